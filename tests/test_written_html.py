from __future__ import annotations

import pytest
from hypothesis import given
from selectolax.lexbor import LexborHTMLParser
from stories import STORY, assert_safe, hard, writer
from strategies import articles, blocks, some

from newsparse._written.body import article_body_html
from newsparse._written.body_reader import blocks_from_body
from newsparse._written.post import article_from_page
from newsparse._written.safe import safe_link
from newsparse.errors import FormatError
from newsparse.models import (
    Article,
    Block,
    Cell,
    Code,
    Heading,
    Image,
    Listing,
    Media,
    Paragraph,
    Quote,
    Rule,
    Run,
    Table,
)


@hard
@given(articles)
def test_html_is_safe_whatever_the_article_holds(article: Article) -> None:
    assert_safe(writer("html").dumps(article))


@hard
@given(some(blocks))
def test_every_block_is_a_line_of_html(parts: tuple[Block, ...]) -> None:
    html = article_body_html(parts)
    assert_safe(html)
    assert len(parts) == len(html.split("\n")) if parts else html == ""
    assert "\r" not in html


@hard
@given(articles)
def test_a_page_reads_back_and_is_a_fixed_point(article: Article) -> None:
    page = writer("html").dumps(article)
    again = article_from_page(page)
    assert again is not None
    assert page == writer("html").dumps(again)
    assert (article.title, article.blocks, article.published, article.credits) == (
        again.title,
        again.blocks,
        again.published,
        again.credits,
    )


def test_a_page_shows_who_wrote_it_and_when() -> None:
    page = writer("html").dumps(STORY)
    header = LexborHTMLParser(page).css_first("header")
    assert header is not None
    assert ["海淀：“12_00”", "趣头条 · 分类 · 2022-01-18 10:14+00:00", "photographer 浦峰 · 编辑 樊一婧"] == [
        node.text() for node in header.css("h1, p")
    ]
    assert "#核酸检测" in page
    assert '<html lang="zh-Hans">' in page


@pytest.mark.parametrize(
    "page",
    [
        "<p>x</p>",
        '<meta name="newsparse" content="{}"><div class="body">\n\n</div><!-- body -->\n',
        '<meta name="newsparse" content="{&quot;version&quot;: 1, &quot;id&quot;: &quot;0&quot;}"><p>x',
        '<meta name="newsparse" content="{&quot;version&quot;: 1, &quot;id&quot;: &quot;0&quot;}">'  # noqa: ISC004  # one page on two lines
        '<div class="body">\n<font>x\n</div><!-- body -->\n',
    ],
)
def test_a_page_of_somebody_else_is_not_read(page: str) -> None:
    assert article_from_page(page) is None


def test_a_page_with_a_broken_mapping_is_an_error() -> None:
    page = writer("html").dumps(STORY)
    with pytest.raises(FormatError, match="newsparse: not JSON"):
        article_from_page(page.replace('content="{', 'content="[{'))
    with pytest.raises(FormatError, match="newsparse › tags: a list was expected"):
        article_from_page(page.replace("[&quot;核酸检测&quot;]", "3"))


@hard
@given(some(blocks))
def test_html_reads_back_to_the_same_blocks_or_to_what_reads_back(parts: tuple[Block, ...]) -> None:
    read = blocks_from_body(article_body_html(parts))
    assert read is not None
    assert read == blocks_from_body(article_body_html(read))


def test_html_holds_every_kind_of_block() -> None:
    run = Run(text="李\n<&“雪”>")
    link = Run(text="x", marks=("strong", "em"), href="http://a.cn/?b=1&copy=2")
    parts: tuple[Block, ...] = (
        Paragraph(runs=(run, link, Run(text="y", marks=("sub",)))),
        Heading(level=3, runs=(run,)),
        Image(url="u", caption="c\nd", alt="x", width=3),
        Listing(ordered=True, items=((Paragraph(runs=(run,)), Quote(blocks=(Rule(),))), ())),
        Listing(ordered=False, items=((Listing(ordered=True, items=()),),)),
        Table(rows=((Cell(header=True), Cell(runs=(run, link))), ())),
        Code(text="\n a\r\n\n\t{{x}}&#10;", language="py"),
        Code(text=""),
        Media(),
        Media(url="https://v.cn/1", poster="p", caption="说明"),
        Media(url="x", poster="p", media_type="audio"),
        Media(url="x", poster="p", media_type="video"),
        Media(media_type="video"),
        Rule(),
    )
    assert parts == blocks_from_body(article_body_html(parts))


@pytest.mark.parametrize(
    "html",
    [
        "文字",
        "<p>x",
        "<p>x</h2>",
        "</p>",
        "<p><font>x</font></p>",
        "<div><p>x</p></div>",
        "<p>x<!-- y --></p>",
        "<p><strong>x</em></p>",
        "<p><strong><a>x</a></strong></p>",
        "<ul>x</ul>",
        "<p>a\nb</p>",
        "<pre></pre>",
        "<figure></figure>",
        "<figure><figcaption>x</figcaption></figure>",
        "<figure><img><img></figure>",
        "<figure><a>x</a></figure>",
        '<figure><img width="9999999999999"></figure>',
        "<p>" + "<strong>" * 99,
        "<blockquote>" * 999,
        "<p x='1'>x</p>",
    ],
)
def test_html_that_newsparse_would_not_write_is_left_to_the_general_reader(html: str) -> None:
    assert blocks_from_body(html) is None


@pytest.mark.parametrize(
    "url", ["javascript:x", " java\nscript:x", "\x01javascript:x", "data:text/html,x", "file:///etc"]
)
def test_an_address_that_runs_is_no_link(url: str) -> None:
    assert safe_link(url) is None
    assert article_body_html((Paragraph(runs=(Run(text="x", href=url),)),)) == "<p>x</p>"
