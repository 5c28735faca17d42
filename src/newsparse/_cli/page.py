"""An article as lines for a terminal, each a list of styled stretches."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import TypeAlias

from newsparse import Article, Block
from newsparse._display.card import named_source
from newsparse._display.width import columns, pad, shown, wrap

__all__ = ["Line", "page"]

Line: TypeAlias = list[tuple[str, str]]
"""Style and text; a style is one of title, meta, heading, picture, caption, quote, code, part, rule, kind, warning, or empty."""

_KIND = 11
"""Columns of a removed entry's kind, or an issue's severity."""
_NARROWEST = 12
"""Columns in which a text can still be read."""
_DATA = re.compile(r"(data:[\w.+-]*/?[\w.+-]*)[^\s\"'<>()]*")


def page(article: Article, width: int) -> Iterator[Line]:
    """Yield the lines of *article*: the story, what was removed, what was wrong."""
    yield from _styled("title", article.title or "(no title)", width)
    when = "" if article.published is None else article.published.isoformat(sep=" ", timespec="minutes")
    meta = [part for part in (named_source(article.source), when) if part]
    if meta:
        yield from _styled("meta", " · ".join(meta), width)
    for credit in article.credits:
        known = f" ({credit.affiliation})" if credit.affiliation else ""
        yield from _styled("meta", f"{credit.label or credit.role}: {credit.name}{known}", width)
    if article.tags:
        yield from _styled("meta", " ".join(f"#{tag}" for tag in article.tags), width)
    for block in article.blocks:
        yield []
        yield from _block(block, width)
    if article.removed:
        yield from _part(f"removed: {len(article.removed)}", width)
        for entry in article.removed:
            yield from _entry(entry.kind, entry.text or _without_text(entry.html or ""), entry.rule, width)
    if article.issues:
        yield from _part(f"issues: {len(article.issues)}", width)
        for issue in article.issues:
            where = " › ".join(issue.path)
            yield from _entry(
                issue.severity, f"{where}: {issue.message}" if where else issue.message, issue.code, width
            )


def _styled(style: str, text: str, width: int, indent: str = "") -> Iterator[Line]:
    for line in wrap(shown(text), width - columns(indent)):
        yield [("", indent), (style, line)] if indent else [(style, line)]


def _block(block: Block, width: int) -> Iterator[Line]:
    if block.kind == "paragraph":
        yield from _styled("", block.text, width)
    elif block.kind == "heading":
        yield from _styled("heading", f"{'#' * block.level} {block.text}", width)
    elif block.kind == "image":
        yield _address("image", block.url)
        yield from _styled("caption", block.caption, width, "  ") if block.caption else ()
    elif block.kind == "media":
        yield _address(block.media_type, block.url or "lost")
        yield from _styled("caption", block.caption, width, "  ") if block.caption else ()
    elif block.kind == "list":
        for number, item in enumerate(block.items, 1):
            mark = f"{number}. " if block.ordered else "• "
            yield from _indented(item, width, mark, " " * columns(mark))
    elif block.kind == "quote":
        yield from _indented(block.blocks, width, "│ ", "│ ")
    elif block.kind == "table":
        for row in block.rows:
            yield from _styled("", " | ".join(cell.text.replace("\n", " ") for cell in row), width)
    elif block.kind == "code":
        for text in block.text.split("\n"):
            yield [("code", f"    {shown(text)}")]
    else:
        yield [("rule", "─" * width)]


def _indented(blocks: tuple[Block, ...], width: int, first: str, rest: str) -> Iterator[Line]:
    # A post may nest deeper than a terminal is wide.
    inner = max(width - columns(first), 20)
    lines = [line for block in blocks for line in _block(block, inner)] or [[]]
    for number, line in enumerate(lines):
        yield [("quote", rest if number else first), *line]


def _address(kind: str, url: str) -> Line:
    # Whole and on one line, so that it can be followed or copied.
    return [("picture", shown(f"[{kind}] {_plain(url)}"))]


def _plain(text: str) -> str:
    """Set *text* in one line; of a picture that is written into the text itself, tell the size."""
    return _DATA.sub(lambda found: f"{found[1]} ({len(found[0])} characters)", " ".join(text.split()))


def _without_text(html: str) -> str:
    """Tell a picture by its address: its markup may fill a screen."""
    pictures = _Pictures()
    pictures.feed(html)
    return " ".join(f"[image] {url}" for url in dict.fromkeys(pictures.addresses)) or html


class _Pictures(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        address = dict(attrs).get("src")
        if tag == "img" and address:
            self.addresses.append(address)


def _part(text: str, width: int) -> Iterator[Line]:
    yield []
    yield [("part", f"── {text} {'─' * (width - len(text) - 4)}")]


def _entry(kind: str, text: str, rule: str, width: int) -> Iterator[Line]:
    kind, rule = pad(kind, _KIND), shown(rule)
    room = width - _KIND - columns(rule) - 4
    beside = room >= _NARROWEST
    if not beside:
        # A long selector stands below its text.
        room = width - _KIND - 1
    first, *more = wrap(shown(_plain(text)), room)
    style = "warning" if kind.strip() in {"warning", "error"} else "kind"
    yield [(style, kind), ("", f" {pad(first, room)} "), *([("meta", f"({rule})")] if beside else [])]
    for line in more:
        yield [("", f"{' ' * _KIND} {line}")]
    if not beside:
        yield [("", " " * (_KIND + 1)), ("meta", f"({rule})")]
