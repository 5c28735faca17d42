"""What newsparse wrote is read back by its loaders, and not cleaned again."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from stories import STORY, hard
from strategies import articles

import newsparse
from newsparse.models import Article

SAME = ("title", "source", "published", "url", "credits", "blocks", "tags")


def told(article: Article, *, but: tuple[str, ...] = ()) -> dict[str, object]:
    return {name: getattr(article, name) for name in SAME if name not in but}


@pytest.mark.parametrize("format_id", ["html", "hexo", "json", "jsonl"])
def test_story_comes_back(format_id: str) -> None:
    assert told(STORY) == told(newsparse.loads(newsparse.dumps(STORY, format_id)))


@pytest.mark.parametrize("format_id", ["json", "jsonl"])
def test_json_gives_the_very_article(format_id: str) -> None:
    assert newsparse.loads(newsparse.dumps(STORY, format_id)) == STORY


@hard
@given(articles)
def test_any_article_comes_back_from_a_page(article: Article) -> None:
    assert told(article) == told(newsparse.loads(newsparse.dumps(article, "html")))


@hard
@given(articles)
def test_any_article_comes_back_from_hexo(article: Article) -> None:
    assert told(article) == told(newsparse.loads(newsparse.dumps(article, "hexo")))


@hard
@given(articles)
def test_any_article_comes_back_from_json(article: Article) -> None:
    assert article == newsparse.loads(newsparse.dumps(article, "jsonl"))


def test_page_knows_where_it_was_read() -> None:
    provenance = newsparse.Parser().loads(newsparse.dumps(STORY, "html"), path=("a.html",)).provenance
    assert (provenance.path, provenance.format) == (("a.html",), "html")


def test_page_that_somebody_changed_is_read_like_any_other() -> None:
    page = newsparse.dumps(
        newsparse.loads("---\ntitle: 渡口\n---\n" + "<p>新建的渡口今天开放，市民可以免费乘船往返两岸。</p>" * 8), "html"
    )
    article = newsparse.loads(page.replace("免费", "<font>免费</font>", 1))
    assert article.provenance.format == "html"
    assert len(article.blocks) == 8


def test_post_that_somebody_changed_says_so() -> None:
    post = newsparse.dumps(newsparse.loads("---\ntitle: 渡口\n---\n<p>新建的渡口今天开放。</p>"), "hexo")
    article = newsparse.loads(post.replace("今天", "<font>今天</font>", 1))
    assert "newsparse-post-changed" in [issue.code for issue in article.issues]
    assert article.text == "新建的渡口今天开放。"


def test_json_without_a_place_of_what_was_removed_puts_it_first() -> None:
    article = newsparse.loads("---\ntitle: 渡口\n---\n<p>新的一天开始了。</p><p>编辑：李明</p>")
    data = article.to_dict()
    assert data["removed"][0].pop("position") == 1
    assert newsparse.loads(json.dumps(data)).removed[0].position == 0


def test_a_mapping_called_newsparse_that_is_somebody_elses_is_metadata_like_any_other() -> None:
    article = newsparse.loads("---\ntitle: 渡口\nnewsparse:\n  stars: 5\n---\n<p>新的一天开始了。</p>")
    assert (article.title, article.text, article.issues) == ("渡口", "新的一天开始了。", ())
    assert article.metadata["newsparse"] == {"stars": "5"}


@pytest.mark.parametrize("format_id", ["json", "jsonl", "hexo", "html", "markdown"])
def test_input_and_issues_of_decoding_are_kept(format_id: str) -> None:
    data = newsparse.dumps(STORY, format_id).encode("gb18030")
    article = newsparse.Parser(keep_input=True).loads(data)
    assert article.input == data
    assert [issue.code for issue in article.issues if issue.code.startswith("encoding")] in (
        ["encoding-guessed"],
        ["encoding-declared-wrong", "encoding-guessed"],
    )
