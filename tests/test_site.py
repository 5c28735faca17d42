"""The built documentation, and the pages that newsparse writes, in a real browser."""

from __future__ import annotations

import base64
import json
import mimetypes
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from browser import HOST, Browser, browser, path
from selectolax.lexbor import LexborHTMLParser

import newsparse
from newsparse._cli import main

SEEDS = Path(__file__).parent / "fixtures" / "seeds"
SITE = os.environ.get("NEWSPARSE_SITE")
PHONE, DESKTOP = 360, 1280
needs_site = pytest.mark.skipif(
    SITE is None, reason="NO SITE: build the documentation and name its folder in NEWSPARSE_SITE"
)


class FolderBrowser(Browser):
    """A tab that is served from a folder, asks nobody else, and notes what it complains of."""

    folder = Path()

    def look(self, page: str, width: int = DESKTOP, scheme: str = "light") -> tuple[list[str], list[str]]:
        """Load a page; give what the console said, and the addresses asked for that are not in the folder."""
        # What the page before was still asking for is not this one's.
        self._go("about:blank")
        self._ran, self._asked = [], []
        self._call("Log.enable")
        self._call(
            "Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=width == PHONE
        )
        self._call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        self._go(HOST + page)
        self.evaluate("new Promise(done => setTimeout(done, 30))")
        return self._ran, self._asked

    def _go(self, url: str) -> None:
        self._loaded = False
        self._call("Page.navigate", url=url)
        while not self._loaded:
            self._handle(self._read())

    def evaluate(self, expression: str) -> Any:
        """Give the value of an expression of JavaScript, a promise's when it comes."""
        found = self._call("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        return found["result"].get("value")

    def _handle(self, message: dict[str, Any]) -> None:
        method, given = message.get("method"), message.get("params", {})
        if method == "Fetch.requestPaused":
            self._answer(given["requestId"], given["request"]["url"])
        elif method == "Runtime.exceptionThrown":
            self._ran.append(json.dumps(given["exceptionDetails"]))
        elif method == "Log.entryAdded" and given["entry"]["level"] == "error":
            self._ran.append(given["entry"]["text"] + given["entry"].get("url", ""))
        else:
            super()._handle(message)

    def _answer(self, request: str, url: str) -> None:
        target = self.folder / unquote(urlsplit(url).path).lstrip("/")
        if url.startswith(HOST) and target.is_file():
            head = {"name": "content-type", "value": mimetypes.guess_type(target.name)[0] or "text/plain"}
            body = base64.b64encode(target.read_bytes()).decode()
            self._send(
                "Fetch.fulfillRequest",
                {"requestId": request, "responseCode": 200, "responseHeaders": [head], "body": body},
            )
        elif url.startswith("data:"):
            self._send("Fetch.continueRequest", {"requestId": request})
        elif url.endswith("/favicon.ico"):
            self._send("Fetch.fulfillRequest", {"requestId": request, "responseCode": 204})
        else:
            self._asked.append(url)
            self._send("Fetch.failRequest", {"requestId": request, "errorReason": "BlockedByClient"})


@pytest.fixture(scope="module")
def tab() -> Iterator[FolderBrowser]:
    program = path()
    if program is None:
        pytest.skip("NO BROWSER: install Chromium, or name one in CHROMIUM, to see the site as readers do")
    with browser(program, FolderBrowser) as opened:
        yield opened


@pytest.fixture
def site(tab: FolderBrowser) -> FolderBrowser:
    tab.folder = Path(str(SITE))
    return tab


def pages() -> list[str]:
    return sorted(page.relative_to(SITE).as_posix() for page in Path(SITE).rglob("*.html")) if SITE else []


@needs_site
@pytest.mark.parametrize("page", pages())
@pytest.mark.parametrize(("width", "scheme"), [(PHONE, "dark"), (DESKTOP, "light")])
def test_a_page_loads_without_complaint_and_asks_nobody_else(
    page: str, width: int, scheme: str, site: FolderBrowser
) -> None:
    said, asked = site.look(page, width, scheme)
    assert ([], []) == (said, asked)
    # A phone scrolls down only; what is too wide scrolls in its own box.
    assert site.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert ("zh-CN" if page.startswith("zh/") else "en") == site.evaluate("document.documentElement.lang")


@needs_site
def test_every_link_inside_leads_to_a_place_that_is_there() -> None:
    root = Path(str(SITE)).resolve()
    trees = {page: LexborHTMLParser((root / page).read_text(encoding="utf-8")) for page in pages()}
    places = {page: {node.attributes["id"] for node in tree.css("[id]")} for page, tree in trees.items()}
    broken = []
    for page, tree in trees.items():
        for link in tree.css("a[href]"):
            target, _, place = unquote(link.attributes["href"] or "").partition("#")
            if re.match("[a-z]+:", target):
                continue
            found = (root / page).parent.joinpath(target).resolve() if target else root / page
            name = found.relative_to(root).as_posix()
            if not found.is_file() or (place and name in places and place not in places[name]):
                broken.append(f"{page}: {target}#{place}")
    assert broken == []


@needs_site
def test_dark_pages_are_dark(site: FolderBrowser) -> None:
    background = "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3).map(Number)"
    shades = []
    for scheme in ("dark", "light"):
        site.look("index.html", scheme=scheme)
        shades.append(max(site.evaluate(background)))
    dark, light = shades
    assert dark < 64
    assert light > 192


@needs_site
@pytest.mark.parametrize(
    ("query", "page"),
    [
        ("图说", "zh/index.html"),
        ("署名", "zh/index.html"),
        ("压缩包", "zh/tutorial/zip-to-chart.html"),
        ("责任编辑", "reference/roles.html"),
        ("摄", "reference/roles.html"),
        ("penguin", None),
        ("企鹅", None),
        ("hashtag", "reference/rules.html"),
    ],
)
def test_search_finds_words_of_both_languages(query: str, page: str | None, site: FolderBrowser) -> None:
    said, _ = site.look(f"search.html?q={query}")
    assert said == []
    done = "new Promise(done => { const wait = () => /finished|did not match/.test(document.body.innerText) ? done() : setTimeout(wait, 20); wait() })"
    site.evaluate(done)
    # Results are put up one after the other.
    site.evaluate("new Promise(done => setTimeout(done, 400))")
    found = site.evaluate(
        "[...document.querySelectorAll('#search-results li a')].map(link => new URL(link.href).pathname)"
    )
    assert (f"/{page}" in found) if page else found == []


@needs_site
def test_the_two_languages_lead_to_each_other(site: FolderBrowser) -> None:
    for page in ("index.html", "zh/index.html", "tutorial/zip-to-chart.html", "zh/tutorial/zip-to-chart.html"):
        site.look(page)
        links = site.evaluate(
            "[...document.querySelectorAll('link[hreflang]')].map(link => [link.hreflang, new URL(link.href).pathname])"
        )
        plain = page.removeprefix("zh/")
        assert [["en", f"/{plain}"], ["zh-CN", f"/zh/{plain}"]] == links
        other = plain if page.startswith("zh/") else f"zh/{plain}"
        assert f"/{other}" in site.evaluate(
            "[...document.querySelectorAll('.languages a')].map(link => new URL(link.href).pathname)"
        )


@needs_site
def test_code_can_be_copied_without_its_prompts(site: FolderBrowser) -> None:
    site.look("index.html")
    assert site.evaluate("document.querySelectorAll('button.copybtn').length") >= 4


@needs_site
def test_the_map_for_language_models_names_every_page_there_is(site: FolderBrowser) -> None:
    lines = (site.folder / "llms.txt").read_text(encoding="utf-8")
    made = {"genindex.html", "py-modindex.html", "search.html", "index.html"}
    assert [] == [
        page for page in pages() if page not in made and not page.endswith("/index.html") and f"({page})" not in lines
    ]


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize("made", ["inspect", "coverage", "html", "card"])
def test_what_newsparse_writes_loads_without_complaint(
    made: str, width: int, tab: FolderBrowser, tmp_path: Path
) -> None:
    post = SEEDS / "qutoutiao.md"
    page = tmp_path / "page.html"
    article = newsparse.load(post)
    if made in {"inspect", "coverage"}:
        assert main([made, str(post), "--html", str(page)]) == 0
    else:
        page.write_text(article.to_html() if made == "html" else str(article.to_card()), encoding="utf-8")
    tab.folder = tmp_path
    said, asked = tab.look("page.html", width)
    # A written page shows its pictures, as its readers would want; all else asks for nothing.
    pictures = {image.url.replace("http:", "https:") for image in article.images} if made == "html" else set()
    assert set(asked) <= pictures
    assert [] == [line for line in said if "ERR_BLOCKED_BY_CLIENT" not in line]
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
