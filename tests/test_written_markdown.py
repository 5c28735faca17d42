from __future__ import annotations

import re

import pytest
import yaml
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser
from stories import ADDRESSES, STORY, TAGS, hard, paragraph, writer
from strategies import articles, blocks, runs, some

import newsparse
from newsparse._written.block_markdown import blocks_markdown
from newsparse.models import (
    Article,
    Block,
    Cell,
    Code,
    Heading,
    Image,
    Listing,
    Paragraph,
    Quote,
    Rule,
    Run,
    Table,
)

MARKDOWN = MarkdownIt("commonmark").enable("table")


def squeeze(text: str) -> str:
    return re.sub(r"[\s\x00\ufffd\x1c-\x1f]+", "", text)


def rendered(parts: tuple[Block, ...]) -> LexborHTMLParser:
    return LexborHTMLParser(MARKDOWN.render(blocks_markdown(parts)))


def body_text(tree: LexborHTMLParser) -> str:
    return squeeze(tree.body.text()) if tree.body else ""


@hard
@given(st.lists(runs, min_size=1, max_size=3))
def test_markdown_shows_every_character_and_mark_of_a_paragraph(texts: list[tuple[Run, ...]]) -> None:
    parts = tuple(Paragraph(runs=each) for each in texts)
    tree = rendered(parts)
    assert squeeze("".join(part.text for part in parts)) == body_text(tree)
    for mark in ("strong", "em", "code", "sub", "sup"):
        expected = squeeze("".join(run.text for part in parts for run in part.runs if mark in run.marks))
        assert expected == squeeze("".join(node.text() for node in tree.css(mark))), mark
    assert not tree.css("h1, h2, ul, ol, blockquote, hr, pre, table, img, script")


@hard
@given(runs)
def test_markdown_shows_every_character_in_headings_cells_items_and_quotes(text: tuple[Run, ...]) -> None:
    part = Paragraph(runs=text)
    expected = squeeze(part.text)
    for block in (
        Heading(level=2, runs=text),
        Table(rows=((Cell(runs=text),), (Cell(), Cell()))),
        Table(rows=((Cell(runs=text, header=True),), ())),
        Listing(ordered=True, items=((part,), ())),
        Listing(ordered=False, items=((part, Rule()),)),
        Quote(blocks=(part, Quote(blocks=()))),
    ):
        assert expected == body_text(rendered((block,))), block.kind


@hard
@given(some(blocks, 4))
def test_markdown_is_safe_whatever_it_holds(parts: tuple[Block, ...]) -> None:
    tree = rendered(parts)
    for node in tree.css("*"):
        assert node.tag in TAGS | {"thead"}
        assert not any(name.startswith("on") or name == "style" for name in node.attributes)
        for name in ADDRESSES & set(node.attributes):
            bare = re.sub(r"[\x00-\x20]", "", node.attributes[name] or "").lower()
            assert not bare.startswith(("javascript:", "vbscript:", "data:text"))


@hard
@given(articles)
def test_markdown_has_a_front_matter_that_reads_back(article: Article) -> None:
    front = writer("markdown").dumps(article).removeprefix("---\n").split("\n---\n", 1)[0]
    read = yaml.load(front, Loader=yaml.BaseLoader)  # noqa: S506  # it builds text, lists and dictionaries only
    assert article.title == read.get("title")
    assert list(article.tags) == read.get("tags", [])
    assert article.id == read["id"]


@hard
@given(articles)
def test_markdown_is_a_fixed_point_once_it_was_read(article: Article) -> None:
    again = newsparse.loads(writer("markdown").dumps(article))
    for name in ("id", "title", "source", "published", "updated", "url", "language", "summary", "tags"):
        assert getattr(article, name) == getattr(again, name), name
    assert [evolve(credit, where=None) for credit in article.credits] == list(again.credits)
    written = writer("markdown").dumps(again)
    assert written == writer("markdown").dumps(newsparse.loads(written))


def test_markdown_of_a_story_reads_back_as_it_stands() -> None:
    text = "---\ntitle: 渡口\ndate: 2022-01-18T00:00:00Z\n---\n<p>渡口今天开放，<strong>菜农</strong>不必绕行。</p><p>编辑：李明</p>"
    article = newsparse.loads(text)
    blocks = (*article.blocks, *STORY.blocks, paragraph("本文来源：新京报"), paragraph("扫码关注公众号"))
    written = writer("markdown").dumps(evolve(article, blocks=blocks))
    again = newsparse.loads(written)
    sizeless = tuple(evolve(one, width=None, height=None) if one.kind == "image" else one for one in blocks)
    assert sizeless == again.blocks
    assert written == writer("markdown").dumps(again)
    assert again.issues == ()


@pytest.mark.parametrize("address", ["https://img.example.com/渡口.jpg", "https://img.example.com/%E6%B8%A1.jpg?a=b&c"])
def test_addresses_read_back_as_they_stand(address: str) -> None:
    article = newsparse.loads(f"---\ntitle: 渡口\n---\n<p>天亮了，渡口开了。</p><p><img src='{address}'></p>\n")
    assert newsparse.loads(writer("markdown").dumps(article)).images[0].url == address


def test_a_broken_front_matter_of_ours_leaves_a_post_like_any_other() -> None:
    written = writer("markdown").dumps(STORY).replace('"role": "editor"', '"role": "boss"')
    article = newsparse.loads(written)
    assert "newsparse-post-unreadable" in [issue.code for issue in article.issues]
    assert article.title == STORY.title


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (paragraph("博雅西园", ("20分钟", "strong"), "全面封控"), "博雅西园**20分钟**全面封控"),
        (paragraph("推出", ("“敲门行动”", "strong"), "之后"), "推出<strong>“敲门行动”</strong>之后"),
        (paragraph(("提示：", "strong"), "明日降雪"), "<strong>提示：</strong>明日降雪"),
        (paragraph(("提示：", "strong"), "“雪”"), "**提示：**“雪”"),
        (paragraph(("“雪”", "strong")), "**“雪”**"),
        (paragraph("a", ("b", "strong"), ("c", "em")), "a**b**<em>c</em>"),
        (paragraph("H", ("2", "sub"), "O"), "H<sub>2</sub>O"),
        (paragraph("用", ("a`b", "code")), "用``a`b``"),
        (paragraph("# 井号"), "\\# 井号"),
        (paragraph("1. 一\n- 二\n> 三"), "1\\. 一\\\n\\- 二\\\n\\> 三"),
        (paragraph("一\n---"), "一\\\n\\---"),
        (paragraph("1.5亿元"), "1.5亿元"),
        (paragraph("A*B_C|D\\E<b>&lt;R&D"), "A\\*B\\_C\\|D\\\\E\\<b>\\&lt;R&D"),
        (Paragraph(runs=(Run(text="看！"), Run(text="图!"), Run(text="这", href="a(1).html"))), "看！图\\![这](a\\(1\\).html)"),
        (Heading(level=2, runs=(Run(text="C#"),)), "## C\\#"),
        (Image(url="a b.jpg", alt="[图]", caption="△ 一\n二"), "![\\[图\\]](a%20b.jpg)\n*△ 一*\\\n*二*"),
        (Listing(ordered=True, items=((paragraph("一"),), (paragraph("二"),))), "1. 一\n2. 二"),
        (Quote(blocks=(paragraph("一"), paragraph("二"))), "> 一\n>\n> 二"),
        (
            Table(rows=((Cell(runs=(Run(text="甲|乙"),), header=True),), (Cell(runs=(Run(text="1\n2"),)), Cell()))),
            "| 甲\\|乙 |  |\n| --- | --- |\n| 1<br>2 |  |",
        ),
        (Code(text="a\n```\nb", language="py"), "````py\na\n```\nb\n````"),
        (Rule(), "***"),
        (Paragraph(runs=()), ""),
        (Heading(level=2, runs=()), ""),
        (Table(rows=((),)), ""),
        (Listing(ordered=False, items=()), ""),
    ],
)  # fmt: skip
def test_markdown_of(block: Block, expected: str) -> None:
    assert expected == blocks_markdown((block,))


def test_lists_in_a_row_stay_two() -> None:
    one = Listing(ordered=False, items=((paragraph("一"),),))
    assert blocks_markdown((one, one, one)) == "- 一\n\n+ 一\n\n- 一"
    assert len(rendered((one, one, one)).css("ul")) == 3


def test_markdown_of_an_article() -> None:
    expected = """\
---
title: "海淀：“12_00”"
date: "2022-01-18T10:14:08+00:00"
source: "趣头条"
channel: "分类"
section: "新媒体"
language: "zh-Hans"
credits:
  - {"role": "photographer", "name": "浦峰", "affiliation": "新京报"}
  - {"role": "editor", "name": "樊一婧", "label": "编辑"}
tags:
  - "核酸检测"
id: "0123456789abcdef0123456789abcdef"
cleaner: "qutoutiao"
generator: "newsparse"
---

1月18日下午，启动核酸检测。

![](http://static.1sapp.com/a.jpeg)
*新京报记者 浦峰 摄*

## 全面封控社区
"""
    assert expected == writer("markdown").dumps(STORY)
