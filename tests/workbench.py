"""What the tests of the workbench share."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html import unescape
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

CASES = Path(__file__).parent / "cleaners"
SEEDS = Path(__file__).parent / "fixtures" / "seeds"

LOADING = {"src", "srcset", "poster", "background", "action", "formaction", "ping", "style", "data", "http-equiv"}
TAGS = {
    "html", "head", "meta", "title", "style", "body", "article", "header", "main", "h1", "h2", "h3", "h4", "h5", "h6",
    "p", "div", "span", "a", "strong", "em", "code", "sub", "sup", "br", "figure", "figcaption", "ul", "ol", "li",
    "blockquote", "table", "thead", "tbody", "tr", "td", "th", "pre", "hr", "del", "ins", "details", "summary", "svg",
    "rect", "section", "nav", "caption",
}  # fmt: skip


def post(body: str, *, title: str = "早市开张", source: str = "河畔报") -> str:
    """Give a post as the archive writes it."""
    return (
        f"---\ntitle: '{title}'\nsource: {source}\ndate: 2022-01-18T10:14:08+08:00\n---\n\n<div>   \n{body}\n</div>\n"
    )


def assert_self_contained(page: str) -> None:
    """Nothing is loaded, nothing runs, and the policy would forbid it if it were there."""
    tree = LexborHTMLParser(page)
    policy = None
    for node in tree.root.traverse(include_text=False):  # type: ignore[union-attr]  # a page has a root
        tag = node.tag or ""
        assert tag in TAGS or tag.startswith("-"), tag
        for name, value in node.attributes.items():
            if name == "http-equiv":
                policy = node.attributes["content"] or ""
                continue
            assert name not in LOADING, f"{tag} {name}"
            assert not name.startswith("on"), f"{tag} {name}"
            if name == "href":
                assert re.match(r"(?:https?:|//|#|[^:]*$)", value or ""), value
    (css,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    assert "url(" not in css
    assert "@import" not in css
    assert "prefers-color-scheme: dark" in css
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert b64encode(sha256(unescape(css).encode()).digest()).decode() in policy
    assert '<meta name="viewport" content="width=device-width, initial-scale=1">' in page
