"""HTML and Markdown that newsparse writes run nothing and load nothing but pictures, whatever the input held."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest
from attrs import evolve
from browser import Browser, browser, path
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser
from stories import STORY, TAGS
from vectors import ADDRESSES, MARKUP, TEXT

import newsparse
from newsparse import Article, NewsparseError
from newsparse.models import (
    Cell,
    Code,
    Credit,
    FrozenMap,
    Heading,
    Image,
    Listing,
    Media,
    Paragraph,
    Quote,
    Run,
    Source,
    Table,
)

HEAD = "---\ntitle: 早安\ndate: 2022-01-18 10:00:00\n---\n"

# Where markup comes from: a post, a post in Markdown, a saved page, a feed.
READ = {
    "post": HEAD + "{}",
    "markdown": HEAD + "\n# 早安\n\n{}\n\n**早安**\n",
    "page": "<!DOCTYPE html><html><head><title>{0}</title></head><body><h1>早安</h1><p>记者一早来到镇上，集市已经热闹起来，菜摊从桥头排到了渡口。</p>{0}</body></html>",
    "feed": "<rss version='2.0'><channel><title>早报</title><item><title>早安</title><description><![CDATA[{}]]></description></item></channel></rss>",
}


def article_of(text: str) -> Article:
    """An article that has a text wherever an article has one."""
    run = Run(text=text)
    marked = tuple(Run(text=text, marks=(mark,)) for mark in ("strong", "em", "code", "sub", "sup"))
    runs = (run, *marked, Run(text=text, href="https://a.example/"))
    return evolve(
        STORY,
        title=text,
        title_restored=text,
        summary=text,
        language=text,
        url=f"https://a.example/?{text}",
        source=Source(id=text, name=text, channel=text, section=text),
        tags=(text,),
        credits=(Credit(role="editor", name=text, affiliation=text, label=text),),
        metadata=FrozenMap({text: text}),
        blocks=(
            Paragraph(runs=runs),
            Heading(level=2, runs=runs),
            Image(url="https://img.example.com/1.jpg", caption=text, alt=text),
            Listing(ordered=True, items=((Paragraph(runs=runs), Code(text=text)),)),
            Quote(blocks=(Paragraph(runs=runs),)),
            Table(rows=((Cell(runs=runs, header=True),), (Cell(runs=runs),))),
            Code(text=text, language=text),
            Media(url="https://v.example.com/1", caption=text),
        ),
    )


def article_at(url: str) -> Article:
    """An article that has an address wherever an article has one."""
    return evolve(
        STORY,
        url=url,
        lead_image=Image(url=url),
        blocks=(
            Paragraph(runs=(Run(text="早安", href=url), Run(text="早安", marks=("strong", "code"), href=url))),
            Image(url=url, caption=url, alt=url),
            Table(rows=((Cell(runs=(Run(text="x", href=url),)),),)),
            *(Media(url=url, poster=url, caption=url, media_type=kind) for kind in ("video", "audio", "embed")),
        ),
    )


@cache
def articles() -> tuple[tuple[str, Article], ...]:
    """Every vector read in every way, or put at every place of an article, with its name."""
    found: list[tuple[str, Article]] = []
    for name, form in READ.items():
        for markup in (*MARKUP, *TEXT):
            try:
                found.append(
                    (
                        f"{name}: {markup}",
                        newsparse.loads(form.format(markup) if name != "page" else form.replace("{0}", markup)),
                    )
                )
            except NewsparseError:
                continue
    found += [(text, article_of(text)) for text in TEXT]
    found += [(url, article_at(url)) for url in ADDRESSES]
    return tuple(found)


def rendered(markdown: str, *, html: bool) -> str:
    body = markdown.split("\n---\n", 1)[1]
    return str(MarkdownIt("commonmark", {"html": html}).enable("table").render(body))


def of_feed(rss: str) -> str:
    """The body of a feed's one item."""
    return ET.fromstring(rss).findtext(".//{http://purl.org/rss/1.0/modules/content/}encoded") or ""  # noqa: S314  # our own


WRITTEN: dict[str, Callable[[Article], str]] = {
    "html": lambda article: newsparse.dumps(article, "html"),
    "hexo": lambda article: newsparse.dumps(article, "hexo").split("\n---\n", 1)[1],
    "markdown, its elements shown": lambda article: rendered(newsparse.dumps(article, "markdown"), html=True),
    "markdown, its elements escaped": lambda article: rendered(newsparse.dumps(article, "markdown"), html=False),
    "rss": lambda article: of_feed(newsparse.dumps(article, "rss")),
    "jsonfeed": lambda article: json.loads(newsparse.dumps(article, "jsonfeed"))["items"][0].get("content_html", ""),
    # An article without a body has none there either.
    "ninjs": lambda article: "".join(
        [one["value"] for one in json.loads(newsparse.dumps(article, "ninjs")).get("bodies", ())[:1]]
    ),
    "card": lambda article: article._repr_html_(),
}

_NAMES = {
    "a": {"href", "class", "data-poster"},
    "img": {"src", "alt", "width", "height", "loading", "referrerpolicy"},
    "video": {"src", "poster", "controls", "preload"},
    "audio": {"src", "data-poster", "controls", "preload"},
    "html": {"lang"},
    "meta": {"charset", "http-equiv", "content", "name"},
    "time": {"datetime"},
    "figure": {"class"},
    "div": {"class"},
    "code": {"class"},
    "ol": {"start"},
}
_SCHEME = re.compile(r"([a-z][a-z0-9+.\-]*):", re.IGNORECASE)
_FETCHED = {"http", "https", "data"}
_FOLLOWED = {"http", "https", "ftp", "mailto", "tel"}
_PICTURE = re.compile(r"data:image/(?!svg)", re.IGNORECASE)


def faults(tag: str, attributes: dict[str, str | None]) -> Iterator[str]:
    """Say what is wrong with an element, as a browser would read it."""
    if tag not in TAGS | {"thead"}:
        yield f"<{tag}>"
    for name, value in attributes.items():
        if name not in _NAMES.get(tag, set()):
            yield f"<{tag} {name}>"
        # Browsers take these off both ends, and out of the middle.
        address = re.sub(r"[\t\n\r]", "", (value or "").strip("".join(map(chr, range(33)))))
        scheme = found[1].lower() if (found := _SCHEME.match(address)) else "https"
        if name in {"src", "poster", "data-poster"} and (
            scheme not in _FETCHED or (scheme == "data" and not _PICTURE.match(address))
        ):
            yield f"{name}={address}"
        if name == "href" and scheme not in _FOLLOWED:
            yield f"{name}={address}"
    if tag == "meta" and (attributes.get("http-equiv") or "Content-Security-Policy") != "Content-Security-Policy":
        yield "<meta http-equiv>"


class _Second(HTMLParser):
    """Another parser, for what one takes for text may be markup to the next."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.found += faults(tag, dict(attributes))


@pytest.mark.timeout(60)
@pytest.mark.parametrize("form", [name for name in WRITTEN if name != "card"])
def test_what_is_written_holds_no_code_and_no_address_that_is_code(form: str) -> None:
    for name, article in articles():
        html = WRITTEN[form](article)
        tree = LexborHTMLParser(html)
        found = [one for node in tree.css("*") for one in faults(node.tag or "", node.attributes)]
        second = _Second()
        second.feed(html)
        assert (name, [], []) == (name, found, second.found)
        styles = tree.css("style")
        assert len(styles) == (form == "html")
        assert all("url" not in style.text() and "import" not in style.text() for style in styles)


def test_a_page_allows_no_code_even_if_it_held_some() -> None:
    policy = LexborHTMLParser(newsparse.dumps(STORY, "html")).css_first("meta[http-equiv]")
    assert policy is not None
    content = policy.attributes["content"] or ""
    assert content.startswith("default-src 'none'; ")
    assert "script" not in content


@pytest.mark.parametrize(
    "markup", ["<img src=x onerror=ran()>", "<a href=javascript:x>", "<p style=x>", "<base href=x>", "<svg>"]
)
def test_the_check_sees_what_is_unsafe(markup: str) -> None:
    tree = LexborHTMLParser(markup)
    assert [one for node in tree.css("body *, base") for one in faults(node.tag or "", node.attributes)]


@pytest.fixture(scope="module")
def tab() -> Iterator[Browser]:
    program = path()
    if program is None:
        pytest.skip("NO BROWSER: install Chromium, or name one in CHROMIUM, to see what pages run and load")
    with browser(program, Browser) as opened:
        yield opened


def pictures_only(asked: list[str]) -> list[str]:
    return [one for one in asked if not one.startswith("Image ")]


@pytest.mark.timeout(300)
class TestBrowser:
    """In a real browser nothing runs, and pictures are all that is asked for."""

    def test_the_vectors_run_where_nobody_takes_care(self, tab: Browser) -> None:
        sample = MARKUP[::6]
        ran = [
            markup
            for markup in sample
            if (done := tab.show(f"<!DOCTYPE html><body>{markup}"))[0] or pictures_only(done[1])
        ]
        # The others need a click, an older browser, or to be read twice.
        assert len(ran) > 0.4 * len(sample)

    @pytest.mark.parametrize("form", WRITTEN)
    def test_what_is_written_runs_nothing(self, tab: Browser, form: str) -> None:
        # One way of reading will do: what comes of the others is checked above.
        every = [
            (name, _bare(WRITTEN[form](article)))
            for name, article in articles()
            if not name.startswith(("page: ", "feed: ", "markdown: "))
        ]
        done = tab.show("<!DOCTYPE html><body>" + "\n\n".join(html for _, html in every))
        if done[0] or pictures_only(done[1]):
            # One of them; find which.
            for name, html in every:
                done = tab.show(f"<!DOCTYPE html><body>{html}")
                assert (name, [], []) == (name, done[0], pictures_only(done[1]))
        assert ([], []) == (done[0], pictures_only(done[1]))
        # A card in a notebook asks for no picture either.
        assert form != "card" or done[1] == []

    def test_a_title_ends_nowhere_but_at_its_end(self, tab: Browser) -> None:
        for text in TEXT:
            done = tab.show(_bare(newsparse.dumps(article_of(text), "html")))
            assert (text, [], []) == (text, done[0], pictures_only(done[1]))

    def test_a_whole_page_shows_its_pictures(self, tab: Browser) -> None:
        assert ([], ["Image https://static.1sapp.com/a.jpeg"]) == tab.show(
            newsparse.dumps(STORY, "html").replace("http://static", "https://static")
        )


def _bare(html: str) -> str:
    """A page without its policy: what stands in it has to be safe by itself."""
    return re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", html)
