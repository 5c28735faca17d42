from __future__ import annotations

import json as stdlib_json
import re
from datetime import UTC, datetime
from pathlib import Path

import frontmatter
import pytest
import yaml
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from stories import ONE, STORY, assert_safe, hard, writer
from strategies import articles

import newsparse
from newsparse._written.front_matter import front_matter, quote
from newsparse._written.post import article_from_post, is_post
from newsparse.errors import FormatError
from newsparse.models import (
    Article,
    Paragraph,
    Removed,
    Rule,
    Run,
)

SEEDS = Path(__file__).parent / "fixtures" / "seeds"


def reread(post: str) -> Article:
    """Read a post as the loader does: every scalar of the front matter stays text."""
    head, body = post.removeprefix("---\n").split("\n---\n", 1)
    front = yaml.load(head, Loader=yaml.BaseLoader)  # noqa: S506  # it builds text, lists and dictionaries only
    assert is_post(front)
    return article_from_post(front, body)


@hard
@given(articles)
def test_hexo_gives_an_equal_story_back(article: Article) -> None:
    again = reread(writer("hexo").dumps(article))
    for name in ("id", "title", "source", "published", "url", "credits", "blocks", "tags", "removed", "lead_image"):
        assert getattr(article, name) == getattr(again, name), name


@hard
@given(articles)
def test_hexo_is_a_fixed_point_and_holds_no_template_code(article: Article) -> None:
    post = writer("hexo").dumps(article)
    again = reread(post)
    body = post.split("\n---\n", 1)[1]
    assert not re.search(r"[{}]", body)
    if not any(isinstance(value, bool) for value in article.metadata.values()):
        assert body == writer("hexo").dumps(again).split("\n---\n", 1)[1]
    assert_safe(body)


def test_a_hexo_post_looks_like_this() -> None:
    expected = """\
---
title: "海淀：“12_00”"
date: "2022-01-18T10:14:08+00:00"
categories:
  - "新媒体"
  - "趣头条"
  - "分类"
tags:
  - "核酸检测"
newsparse:
  version: 1
  id: "0123456789abcdef0123456789abcdef"
  title_restored: "海淀：“12:00”"
  source: {"id": "qutoutiao", "name": "趣头条", "channel": "分类", "section": "新媒体"}
  language: "zh-Hans"
  credits:
    - {"role": "photographer", "name": "浦峰", "affiliation": "新京报", "where": {"part": "caption", "index": 1}}
    - {"role": "editor", "name": "樊一婧", "label": "编辑", "where": {"part": "removed", "index": 0}}
  removed:
    - {"kind": "credit", "text": "编辑 樊一婧", "html": "<p>编辑 樊一婧</p>", "rule": "credit-line", "position": 3}
  provenance: {"format": "front_matter", "encoding": "utf-8", "replaced": 0, "cleaner": "qutoutiao", \
"cleaner_version": "", "newsparse_version": ""}
---

<p>1月18日下午，启动核酸检测。</p>
<figure><img src="http://static.1sapp.com/a.jpeg" alt="" width="3000" height="1928" loading="lazy" \
referrerpolicy="no-referrer"><figcaption>新京报记者 浦峰 摄</figcaption></figure>
<h2>全面封控社区</h2>
"""
    assert expected == writer("hexo").dumps(STORY)
    assert STORY.blocks == reread(expected).blocks


def test_a_rewritten_hexo_post_takes_the_blocks_it_is_given() -> None:
    post = writer("hexo").dumps(STORY).replace("<p>1月18日下午", "<p><font>1月18日</font>下午")
    with pytest.raises(FormatError, match="newsparse › body: is not as newsparse wrote it"):
        reread(post)
    metadata, body = frontmatter.parse(post)
    assert (Rule(),) == article_from_post(metadata, body, blocks=(Rule(),)).blocks


def test_times_that_a_yaml_reader_understood_are_read() -> None:
    front = {"date": datetime(2022, 1, 18, tzinfo=UTC), "newsparse": {"version": 1, "id": ONE}}
    assert article_from_post(front, "").published == datetime(2022, 1, 18, tzinfo=UTC)


def test_blocks_that_html_cannot_hold_lie_in_the_mapping_until_the_body_is_rewritten() -> None:
    unsafe = (Paragraph(runs=(Run(text="{点}", href="javascript:void(0)"),)),)
    post = writer("hexo").dumps(Article(id=ONE, blocks=unsafe))
    assert unsafe == reread(post).blocks
    with pytest.raises(FormatError, match="is not as newsparse wrote it"):
        reread(post.replace("<p>&#123;点&#125;", "<p>看"))


@given(st.text())
def test_a_quoted_text_is_the_same_text_to_yaml_and_to_json(text: str) -> None:
    assert text == yaml.safe_load(quote(text))
    assert text == stdlib_json.loads(quote(text))


def test_a_key_longer_than_yaml_allows_is_read_all_the_same() -> None:
    written = front_matter({"newsparse": {"metadata": {"长" * 2000: "x"}}})
    metadata, _ = frontmatter.parse(written)
    assert metadata == {"newsparse": {"metadata": {"长" * 2000: "x"}}}


@hard
@given(articles)
def test_newsparse_reads_its_own_hexo_posts(article: Article) -> None:
    again = newsparse.loads(writer("hexo").dumps(article))
    for name in ("id", "title", "source", "published", "updated", "url", "credits", "blocks", "tags", "removed"):
        assert getattr(article, name) == getattr(again, name), name


def test_a_hexo_post_is_not_cleaned_again(tmp_path: Path) -> None:
    article = newsparse.load(SEEDS / "qutoutiao.md")
    paragraph = Paragraph(runs=(Run(text="关注公众号，扫码下载客户端"),))
    article = evolve(article, blocks=(*article.blocks, paragraph))
    path = tmp_path / "post.md"
    newsparse.dump(article, path, "hexo")
    again = newsparse.load(path)
    assert article.blocks == again.blocks
    assert article.metadata == again.metadata
    assert again.issues == ()
    assert again.provenance == evolve(article.provenance, path=(str(path),))


def test_a_body_that_somebody_has_rewritten_is_read_as_it_stands() -> None:
    article = newsparse.load(SEEDS / "qutoutiao.md")
    post = writer("hexo").dumps(article)
    line = next(line for line in post.splitlines() if line.startswith("<p>1月18日"))
    again = newsparse.loads(post.replace(line, "<div class=x>扫码下载客户端。</div>"))
    assert again.text.startswith("扫码下载客户端。\n")
    assert [issue.code for issue in again.issues] == ["newsparse-post-changed"]
    assert (article.id, article.source, article.tags) == (again.id, again.source, again.tags)
    assert [credit.name for credit in article.credits] == [credit.name for credit in again.credits]
    assert {"removed"} == {credit.where.part for credit in again.credits if credit.where is not None}
    assert article.lead_image == again.lead_image
    markdown = newsparse.loads(f"{post.partition(line)[0]}\n\n**重写**的正文。\n")
    assert markdown.text == "重写的正文。"
    assert markdown.lead_image is None


def test_a_long_account_of_what_was_removed_comes_back() -> None:
    removed = Removed(kind="promotion", text="扫码", html=f"<p>扫码</p>{'<i></i>' * 50_000}", rule="x", position=0)
    article = evolve(newsparse.load(SEEDS / "qutoutiao.md"), removed=(removed,), credits=())
    assert newsparse.loads(writer("hexo").dumps(article)).removed == (removed,)


def test_a_mapping_that_is_broken_leaves_a_post_like_any_other() -> None:
    post = '---\ntitle: "开市"\nnewsparse:\n  version: 1\n  id: "0"\n  credits: "x"\n---\n<p>早市开张了。</p>'
    article = newsparse.loads(post)
    assert (article.title, article.text) == ("开市", "早市开张了。")
    assert [(issue.code, issue.path) for issue in article.issues] == [
        ("newsparse-post-unreadable", ("newsparse", "credits"))
    ]
    assert newsparse.loads(post.replace("version: 1", "version: [")).text == "早市开张了。"
