"""
HTML that newsparse wrote, back to the very blocks it was written of.

This is the inverse of `newsparse._written.body` and nothing more: no rule judges, no
white space is folded, and whatever newsparse would not have written is
refused, so that the general reader can take over.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Any, TypeAlias

from newsparse.models import Block, Cell, Code, Heading, Image, Listing, Mark, Media, Paragraph, Quote, Rule, Run, Table

__all__ = ["blocks_from_body"]

_Values: TypeAlias = dict[str, str]

# newsparse escapes "<" and every quote inside a value, so tokens end where they seem to, and reading is linear.
_TOKEN = re.compile(
    r'<(?P<end>/?)(?P<tag>[a-z][a-z0-9]*+)(?P<attributes>(?: [a-z-]++(?:="[^"<]*+")?)*+)>|(?P<text>[^<]++)'
)
_ATTRIBUTE = re.compile(r' ([a-z-]++)(?:="([^"<]*+)")?')
_MARKS: dict[str, Mark] = {"strong": "strong", "em": "em", "code": "code", "sub": "sub", "sup": "sup"}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_TEXT = frozenset(("p", "td", "th", *_HEADINGS))
_FIGURES = frozenset(("video", "audio"))
_INSIDE: dict[str, frozenset[str]] = {
    "ul": frozenset(("li",)),
    "ol": frozenset(("li",)),
    "table": frozenset(("tbody",)),
    "tbody": frozenset(("tr",)),
    "tr": frozenset(("td", "th")),
    "pre": frozenset(("code",)),
    "figure": frozenset(("img", "video", "audio", "a", "figcaption")),
    "figcaption": frozenset(("br",)),
    **dict.fromkeys(_TEXT, frozenset(("a", "br", *_MARKS))),
    **dict.fromkeys(
        ("", "li", "blockquote"), frozenset(("p", "figure", "ul", "ol", "blockquote", "table", "pre", "hr", *_HEADINGS))
    ),
}
_MAX_DEPTH = 200
_MAX_MARKS = 16


class _Foreign(Exception):  # noqa: N818  # no error: it ends the reading, and never leaves this module
    """The HTML is not newsparse's."""


def blocks_from_body(html: str) -> tuple[Block, ...] | None:
    """
    Return the blocks that `article_body_html` made *html* of.

    Args:
        html: The body.

    Returns:
        The blocks, or `None` for HTML that newsparse did not write.

    >>> blocks = blocks_from_body("<p>博雅西园<strong>20分钟</strong></p>")
    >>> [(run.text, run.marks) for run in blocks[0].runs]
    [('博雅西园', ()), ('20分钟', ('strong',))]
    >>> blocks_from_body("<p>博雅西园<font>20分钟</font></p>") is None
    True
    """
    reader, place = _Reader(), 0
    try:
        while place < len(html):
            found = _TOKEN.match(html, place)
            if found is None:
                return None
            place = found.end()
            if (text := found["text"]) is not None:
                if len(reader.stack) > 1 and "\n" in text:
                    return None  # a line end inside a block is an editor's work
                reader.text(unescape(text) if "&" in text else text)
            elif found["end"]:
                reader.close(found["tag"])
            else:
                reader.open(
                    found["tag"], {name: unescape(value) for name, value in _ATTRIBUTE.findall(found["attributes"])}
                )
    except _Foreign:
        return None
    return tuple(reader.blocks) if len(reader.stack) == 1 else None


class _Reader:
    def __init__(self) -> None:
        self.blocks: list[Block] = []
        # Open elements: tag, what it has gathered, its attributes.
        self.stack: list[tuple[str, list[Any], _Values]] = [("", self.blocks, {})]
        # Open inline elements of a text, and what they set.
        self.inline: list[str] = []
        self.marks: tuple[Mark, ...] = ()
        self.href: str | None = None
        self.fresh = True

    def open(self, tag: str, values: _Values) -> None:
        outer, gathered, _ = self.stack[-1]
        if tag not in _INSIDE.get(outer, ()) or len(self.stack) > _MAX_DEPTH:
            raise _Foreign
        if tag == "br":
            self.text("\n")
        elif tag == "hr":
            gathered.append(Rule())
        elif tag == "img":
            gathered.append((tag, values))
        elif outer not in _TEXT:
            self.stack.append((tag, [], values))
        elif len(self.inline) > _MAX_MARKS:
            raise _Foreign
        elif tag != "a":
            self.marks += (_MARKS[tag],)
            self.inline.append(tag)
            self.fresh = True
        elif self.inline:
            raise _Foreign  # newsparse sets a link outermost
        else:
            self.href = values.get("href")
            self.inline.append(tag)
            self.fresh = True

    def close(self, tag: str) -> None:
        self.fresh = True
        if self.inline:
            if self.inline.pop() != tag:
                raise _Foreign
            if tag == "a":
                self.href = None
            else:
                self.marks = self.marks[:-1]
            return
        opened, gathered, values = self.stack.pop()
        if opened != tag or not self.stack:
            raise _Foreign
        self.stack[-1][1].append(_made(tag, gathered, values))

    def text(self, text: str) -> None:
        tag, gathered, _ = self.stack[-1]
        if tag in _TEXT:
            if self.fresh:
                gathered.append(([], self.marks, self.href))
                self.fresh = False
            gathered[-1][0].append(text)
        elif tag in {"code", "figcaption", "a"}:
            gathered.append(text)
        elif tag or text.strip("\r\n"):
            raise _Foreign


def _made(tag: str, gathered: list[Any], values: _Values) -> Any:
    if tag == "p":
        return Paragraph(runs=_runs(gathered))
    if tag in _HEADINGS:
        return Heading(level=_HEADINGS[tag], runs=_runs(gathered))
    if tag in {"td", "th"}:
        return Cell(runs=_runs(gathered), header=tag == "th")
    if tag in {"li", "tr"}:
        return tuple(gathered)
    if tag in {"ul", "ol"}:
        return Listing(ordered=tag == "ol", items=tuple(gathered))
    if tag == "blockquote":
        return Quote(blocks=tuple(gathered))
    if tag == "table":
        return Table(rows=tuple(row for body in gathered for row in body[1]))
    if tag == "pre":
        return _code(gathered)
    if tag == "figure":
        return _figure(gathered, values)
    return tag, gathered, values


def _runs(gathered: list[Any]) -> tuple[Run, ...]:
    return tuple(Run(text="".join(parts), marks=marks, href=href) for parts, marks, href in gathered)


def _code(gathered: list[Any]) -> Code:
    if len(gathered) != 1:
        raise _Foreign
    _, text, values = gathered[0]
    return Code(text="".join(text), language=(values.get("class") or "").removeprefix("language-") or None)


def _figure(gathered: list[Any], values: _Values) -> Image | Media:
    tags = [part[0] for part in gathered]
    if tags[:1] in ([], ["figcaption"]) or tags[1:] not in ([], ["figcaption"]):
        raise _Foreign
    tag, given = gathered[0][0], gathered[0][-1]
    caption = "".join(gathered[1][1]) if len(gathered) > 1 else None
    if tag == "img":
        return Image(
            url=given.get("src") or "",
            caption=caption,
            alt=given.get("alt") or None,
            width=_pixels(given.get("width")),
            height=_pixels(given.get("height")),
        )
    if tag in _FIGURES:
        poster = given.get("poster" if tag == "video" else "data-poster")
        return Media(url=given.get("src"), poster=poster, caption=caption, media_type=tag)
    if given.get("class") != "embed":
        raise _Foreign
    return Media(url=given.get("href"), poster=given.get("data-poster"), caption=caption, media_type="embed")


def _pixels(value: str | None) -> int | None:
    if value is None:
        return None
    if not (value.isascii() and value.isdecimal() and len(value) < 10):  # int() is quadratic in the digits
        raise _Foreign
    return int(value)
