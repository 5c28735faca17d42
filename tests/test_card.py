"""An article shows itself: as a card, as Markdown, to rich, and in one line."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

import pytest
from attrs import evolve
from hypothesis import given
from rich.pretty import pretty_repr
from selectolax.lexbor import LexborHTMLParser
from stories import ADDRESSES, ONE, STORY, TAGS, hard, paragraph
from strategies import articles

from newsparse._display.card_style import STYLE
from newsparse.models import (
    Article,
    Card,
    Code,
    Credit,
    Heading,
    Image,
    Issue,
    Listing,
    Media,
    Quote,
    Removed,
    Rule,
    Run,
    Source,
)

LOADS = {"src", "srcset", "poster", "data-poster", "background", "style"}
CARD_TAGS = TAGS | {"details", "summary", "span"} - {"video", "audio", "meta", "title"}


def attributes_of(html: str) -> list[tuple[str, str, str]]:
    root = LexborHTMLParser(html).root
    assert root is not None
    nodes = list(root.traverse(include_text=False))
    return [(node.tag or "", name, value or "") for node in nodes for name, value in node.attributes.items()]


def text_of(html: str) -> str:
    body = LexborHTMLParser(html).body
    assert body is not None
    for style in body.css("style"):
        style.decompose()
    return " ".join(body.text(separator=" ").split())


@hard
@given(articles)
def test_a_card_is_safe_and_asks_no_server_for_anything(article: Article) -> None:
    html = article.to_card()
    root = LexborHTMLParser(html).root
    assert root is not None
    assert {node.tag for node in root.traverse(include_text=False)} - {"html", "head", "body"} <= CARD_TAGS
    for _, name, value in attributes_of(html):
        assert not name.startswith("on")
        assert name not in LOADS
        if name in ADDRESSES:
            bare = re.sub(r"[\x00-\x20]", "", value).lower()
            assert not bare.startswith(("javascript:", "vbscript:", "data:"))


@hard
@given(articles)
def test_a_card_with_pictures_is_safe(article: Article) -> None:
    for tag, name, value in attributes_of(article.to_card(pictures=True)):
        assert not name.startswith("on")
        assert name not in LOADS or (tag, name) == ("img", "src")
        if name in ADDRESSES:
            bare = re.sub(r"[\x00-\x20]", "", value).lower()
            assert not bare.startswith(("javascript:", "vbscript:", "data:text"))


def test_a_story_never_closes_the_card_or_its_style() -> None:
    evil = "</style></article><script>alert(1)</script>"
    article = Article(
        id=ONE,
        title=evil,
        language=f'"{evil}',
        source=Source(id="generic", name=evil),
        blocks=(paragraph(evil), Code(text=evil, language='x" onclick="alert(1)'), Image(url="a.jpg", alt=evil)),
        tags=(evil,),
        removed=(Removed(kind="notice", text=evil, html=evil, rule=evil, position=0),),
        issues=(Issue(code=evil, message=evil, path=(evil,)),),
    )
    html = article.to_card()
    assert "<script" not in html
    assert html.count("</style>") == html.count("</article>") == 1
    assert "onclick" not in html


def test_every_rule_of_the_style_stays_inside_the_card_and_asks_for_nothing() -> None:
    assert not re.search(r"url\(|@import|position:\s*fixed|</", STYLE)
    inner = re.sub(r"@media[^{]*\{(.*)\}", r"\1", STYLE)
    selectors = [selector.strip() for rule in re.findall(r"([^{}]+)\{", inner) for selector in rule.split(",")]
    assert len(selectors) > 40
    assert [] == [selector for selector in selectors if not selector.startswith(".newsparse-card.newsparse-card")]


def test_a_card_tells_title_source_time_credits_story_removed_and_issues() -> None:
    issue = Issue(code="date-without-zone", message="the time names no zone", path=("date",))
    shown = text_of(evolve(STORY, issues=(issue,)).to_card())
    assert shown == (
        "海淀：“12_00” 趣头条 · 新媒体 › 分类 · 2022年1月18日 星期二 10:14+00:00 "
        "photographer 浦峰（新京报） · 编辑 樊一婧 1月18日下午，启动核酸检测。 "
        "▨ picture · static.1sapp.com · 3000 × 1928 新京报记者 浦峰 摄 全面封控社区 #核酸检测 "
        "1 removed credit 编辑 樊一婧 credit-line "
        "1 issues info date: the time names no zone date-without-zone"
    )


def test_a_channel_that_says_the_source_stands_for_it() -> None:
    source = Source(id="sina", name="新浪财经", channel="新浪财经－国內", section="金融")
    assert text_of(Article(id=ONE, title="渡口", source=source).to_card()) == "渡口 金融 › 新浪财经－国內"


def test_pictures_are_loaded_only_when_asked_for() -> None:
    assert "<img" not in STORY.to_card()
    loaded = STORY.to_card(pictures=True)
    assert '<img src="http://static.1sapp.com/a.jpeg" alt="" width="3000" height="1928"' in loaded
    assert 'referrerpolicy="no-referrer"' in loaded
    # What no browser may load is a box all the same.
    assert "<img" not in Article(id=ONE, blocks=(Image(url="javascript:alert(1)"),)).to_card(pictures=True)


def test_what_is_inside_lists_and_quotes_is_shown_and_headings_stand_below_the_title() -> None:
    picture = Image(url="data:image/gif;base64,R0lGODlh")
    broken = Image(url="http://[::1/a.jpg")
    blocks = (
        Listing(ordered=True, items=((paragraph("一"), picture), (Quote(blocks=(Media(media_type="video"),)),))),
        Heading(level=6, runs=(Run(text="小标题"),)),
        Rule(),
        broken,
    )
    html = Article(id=ONE, blocks=blocks).to_card()
    assert text_of(html) == "(no title) 一 ▨ picture · in the text, 30 characters ▷ video · lost 小标题 ▨ picture"
    assert "<ol><li>" in html
    assert "<h6>小标题</h6>" in html


@pytest.mark.parametrize(
    ("published", "language", "issues", "expected"),
    [
        (datetime(2022, 1, 18, 23, 5, tzinfo=UTC), "zh-Hans", (), "2022年1月18日 星期二 23:05+00:00"),
        (datetime(2022, 1, 18, 23, 5, tzinfo=UTC), None, (), "2022年1月18日 星期二 23:05+00:00"),
        (
            datetime(2022, 1, 19, 7, 5, tzinfo=timezone(timedelta(hours=8))),
            "zh",
            (),
            "2022年1月19日 星期三 07:05+08:00",
        ),
        (datetime(2022, 1, 18, 23, 5, tzinfo=UTC), "en", (), "18 January 2022, 23:05+00:00"),
        (
            datetime(2022, 1, 18, tzinfo=UTC),
            "en",
            (Issue(code="date-without-time", message="midnight was taken", path=("date",)),),
            "18 January 2022",
        ),
        # Only the day is known, so neither an hour nor a zone is.
        (
            datetime(2022, 1, 18, tzinfo=timezone(timedelta(hours=-5))),
            "zh-Hans",
            (Issue(code="date-without-time", message="midnight was taken", path=("date",)),),
            "2022年1月18日 星期二",
        ),
        (datetime(9999, 12, 31, 23, 59, tzinfo=UTC), "zh-Hans", (), "9999年12月31日 星期五 23:59+00:00"),
    ],
)
def test_the_time_is_told_in_words_and_in_the_zone_given(
    published: datetime, language: str | None, issues: tuple[Issue, ...], expected: str
) -> None:
    html = Article(id=ONE, published=published, language=language, issues=issues).to_card()
    assert f'<time datetime="{published.isoformat()}">{expected}</time>' in html


def test_a_picture_that_was_removed_shows_its_markup_without_the_picture_in_it() -> None:
    html = f'<img src="data:image/png;base64,{"A" * 5000}">'
    removed = Removed(kind="decoration", text="", html=html, rule="picture-tiny", position=0)
    card = Article(id=ONE, removed=(removed,)).to_card()
    assert '&lt;img src="data:image/png…"&gt;' in card
    assert "AAAA" not in card


def test_a_notebook_shows_the_card_and_text_stays_text() -> None:
    assert STORY._repr_html_() == STORY.to_card()
    card = STORY.to_card(pictures=True)
    assert isinstance(card, Card)
    assert card._repr_html_() == card


def test_markdown_to_show_has_no_front_matter_and_loads_no_picture() -> None:
    assert STORY._repr_markdown_() == (
        "# 海淀：“12\\_00”\n\n*趣头条 · 新媒体 › 分类*\n\n*2022年1月18日 星期二 10:14+00:00*\n\n"
        "*photographer 浦峰（新京报） · 编辑 樊一婧*\n\n1月18日下午，启动核酸检测。\n\n"
        "[▨ picture](http://static.1sapp.com/a.jpeg)\\\n*新京报记者 浦峰 摄*\n\n## 全面封控社区\n\n"
        "***\n\n1 removed · 0 issues\n"
    )


@hard
@given(articles)
def test_markdown_to_show_has_no_pictures_and_no_markup_that_runs(article: Article) -> None:
    from markdown_it import MarkdownIt  # noqa: PLC0415  # only here

    html = MarkdownIt("commonmark", {"html": True}).enable(["table"]).render(article._repr_markdown_())
    for tag, name, value in attributes_of(html):
        assert tag not in {"img", "video", "audio", "iframe", "script"}
        assert not name.startswith("on")
        assert not re.sub(r"[\x00-\x20]", "", value).lower().startswith(("javascript:", "vbscript:", "data:"))


def test_rich_shows_what_matters_and_nothing_that_is_missing() -> None:
    shown = pretty_repr(STORY)
    assert "published='2022-01-18T10:14:08+00:00'" in shown
    assert "'photographer 浦峰（新京报）'" in shown
    assert "blocks=3" in shown
    assert "url" not in shown
    assert "Article(title=None, source='generic')" == pretty_repr(Article(id=ONE))
    assert len(pretty_repr(Article(id=ONE, blocks=(paragraph("很长" * 999),)))) < 400


def test_the_representation_is_one_short_line() -> None:
    assert repr(STORY) == "<Article '海淀：“12_00”' 趣头条 2022-01-18: 3 blocks, 1 picture>"
    assert repr(Article(id=ONE)) == "<Article None generic: empty>"
    many = evolve(STORY, credits=(Credit(role="editor", name="x"),) * 999, issues=(Issue(code="x", message="x"),))
    assert repr(many).endswith("1 issue>")
    assert len(repr(many)) < 100
