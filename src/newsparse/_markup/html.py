"""A body's HTML to lines, in one walk over what the parser made of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Literal

from selectolax.lexbor import LexborHTMLParser

from newsparse._markup.folding import bare, code_line, text_line
from newsparse._markup.lines import Context, Kind, Line, Look, Picture, Region
from newsparse._markup.looks import HIDDEN, colour_look, style_looks
from newsparse._markup.pictures import picture
from newsparse._markup.selectors import Attributes, Matcher

__all__ = ["read_lines"]

# What the walk does at an element. A block is what the HTML standard lays out as one; anything unknown is inline.
_BLOCK, _LOOK, _BREAK, _IMAGE, _MEDIA, _LINK, _SKIP, _STRUCTURE, _PRE, _RULE, _FONT = range(1, 12)
_ACTIONS: dict[str, int] = {
    **dict.fromkeys(
        [
            "address",
            "article",
            "aside",
            "body",
            "center",
            "dd",
            "details",
            "dialog",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "footer",
            "form",
            "header",
            "hgroup",
            "main",
            "nav",
            "p",
            "search",
            "section",
            "summary",
            "caption",
            "thead",
            "tbody",
            "tfoot",
            "legend",
        ],
        _BLOCK,
    ),
    **dict.fromkeys(["strong", "b", "em", "i", "code", "kbd", "samp", "tt", "sub", "sup", "cite", "var", "dfn"], _LOOK),
    **dict.fromkeys(
        ["script", "style", "template", "noscript", "head", "-comment", "-document_type", "meta", "link", "base"], _SKIP
    ),
    **dict.fromkeys(
        [
            "blockquote",
            "ul",
            "ol",
            "menu",
            "li",
            "table",
            "tr",
            "td",
            "th",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "figure",
        ],
        _STRUCTURE,
    ),
    **dict.fromkeys(["video", "audio", "iframe", "embed", "object"], _MEDIA),
    "br": _BREAK,
    "img": _IMAGE,
    "image": _IMAGE,
    "a": _LINK,
    "pre": _PRE,
    "listing": _PRE,
    "hr": _RULE,
    "font": _FONT,
}
_LOOKS = {
    **dict.fromkeys(("strong", "b"), int(Look.STRONG)),
    **dict.fromkeys(("em", "i", "cite", "var", "dfn"), int(Look.EM)),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), int(Look.CODE)),
    "sub": int(Look.SUB),
    "sup": int(Look.SUP),
}
_STRUCTURES: dict[str, tuple[Any, int]] = {
    "blockquote": ("quote", 0),
    "ul": ("list", 0),
    "menu": ("list", 0),
    "ol": ("list", 1),
    "li": ("item", 0),
    "table": ("table", 0),
    "tr": ("row", 0),
    "td": ("cell", 0),
    "th": ("cell", 1),
    "figure": ("figure", 0),
    **{f"h{level}": ("heading", level) for level in range(1, 7)},
}
_CLOSED = {_BLOCK, _STRUCTURE, _PRE}

_DEEPEST = 100
"""Lists and quotes nest no deeper in an article; browsers stop laying out at 512 levels."""


def read_lines(  # one loop on purpose: calls inside it are what costs
    html: str,
    matcher: Matcher[Region],
    *,
    look_attribute: str | None = None,
    look_words: Mapping[str, int] | None = None,
) -> list[Line]:
    """
    Walk over a body once.

    Every visible character, picture and embed ends up in exactly one line.

    Args:
        html: The body.
        matcher: Regions by selector.
        look_attribute: An attribute in which a source keeps looks of its own, such as Sina's ``cms-style``.
        look_words: The looks that the words in it stand for.

    Returns:
        The lines in reading order.
    """
    tree = LexborHTMLParser(html)
    lines: list[Line] = []
    pieces: list[tuple[str, int, str | None]] = []
    bits = 0
    href: str | None = None
    context = Context("root")
    region: Region | None = None
    owner = serial = para = gap = 0
    in_pre = False
    stack: list[tuple[Any, ...]] = []
    around: list[tuple[str, Attributes]] = []
    find = matcher.find
    tag_rules = matcher.tags
    keys = matcher.keys

    def flush() -> None:
        nonlocal pieces, gap
        line: Line | None
        if in_pre:
            line = code_line(pieces, owner, para, context, region)
        elif len(pieces) > 1:
            line = text_line(pieces, owner, para, gap, context, region)
        else:
            # Most paragraphs are a single text node.
            raw, look, link = pieces[0]
            text = " ".join(raw.split())
            if "\u200b" in text or "\ufeff" in text:
                text = bare(text)
            line = (
                Line(Kind.TEXT, text, [(text, look, link)], look, look, owner, para, gap, context, region, link)
                if text
                else None
            )
        pieces = []
        if line is not None:
            lines.append(line)
            gap = 0

    tag: str
    node = tree.root.child  # type: ignore[union-attr]  # there is always a root
    while node is not None:
        if node.is_text_node:
            # Blanks between paragraphs are most of the text nodes of a body.
            if pieces or in_pre or not node.is_empty_text_node:
                content: str = node.text_content  # type: ignore[assignment]  # a text node has content
                if in_pre and pieces and pieces[-1][0] == "\n" and content[:1] == "\n":
                    # Editors write <br> and a line feed for one line break.
                    content = content[1:]
                if pieces or in_pre or not content.isspace():
                    pieces.append((content, bits, href))
        elif (action := _ACTIONS.get(tag := node.tag, 0)) != _SKIP:  # type: ignore[arg-type,assignment]  # an element has a name
            attributes = node.attributes
            new_bits, new_region = bits, region
            if attributes or tag in tag_rules:
                if (style := attributes.get("style")) is not None:
                    add, drop = style_looks(style)
                    new_bits = new_bits & ~drop | add
                if look_attribute is not None and (words := attributes.get(look_attribute)) and look_words:
                    for word in words.split():
                        new_bits |= look_words.get(word, 0)
                if (align := attributes.get("align")) is not None and action != _IMAGE:
                    new_bits = new_bits | Look.CENTRE if align == "center" else new_bits & ~Look.CENTRE
                if region is None or region.kind not in {"drop", "player"}:
                    found = (
                        None if keys.isdisjoint(attributes) and tag not in tag_rules else find(tag, attributes, around)
                    )
                    if found is not None:
                        new_region = Region(found.kind, found.rule, found.removed_kind, found.level, node)
                    elif new_bits & HIDDEN or "hidden" in attributes:
                        new_region = Region("drop", "hidden", "hidden", element=node)
                new_bits &= ~HIDDEN
                if action == _LINK and context.kind == "figure" and attributes.get("class") == "embed":
                    # So newsparse itself writes an embedded page.
                    action = _MEDIA
            if action == _BREAK:
                if in_pre:
                    pieces.append(("\n", bits, None))
                else:
                    if pieces:
                        flush()
                    gap += 1
            elif action == _IMAGE:
                if pieces:
                    flush()
                para += 1
                line = Line(Kind.IMAGE, "", [], new_bits, new_bits, owner, para, gap, context, new_region, href)
                line.picture = picture(attributes, href)
                line.element = node
                lines.append(line)
                gap = 0
                para += 1
            elif action == _MEDIA:
                if pieces:
                    flush()
                para += 1
                lines.extend(_media(node, tag, attributes, owner, para, context, new_region))
                para += 1
                gap = 0
            elif action == _RULE:
                if pieces:
                    flush()
                para += 1
                line = Line(Kind.RULE, "", [], 0, 0, owner, para, 0, context, new_region)
                line.element = node
                lines.append(line)
                para += 1
                gap = 0
            else:
                if new_region is not region and new_region is not None and new_region.kind == "player":
                    if pieces:
                        flush()
                    para += 1
                    line = Line(Kind.MEDIA, "", [], 0, 0, owner, para, 0, context, new_region)
                    line.element = node
                    line.media_type = "video"
                    line.media_url = (
                        attributes.get("data-vpreview-url") or attributes.get("src") or attributes.get("href")
                    )
                    lines.append(line)
                    para += 1
                child = node.child
                if action in _CLOSED:
                    if pieces:
                        flush()
                    para += 1
                    gap = 0
                elif new_region is not region and pieces and child is not None:
                    # A region is judged by itself, so an inline one parts the line too; an empty one shows nothing.
                    flush()
                if child is not None:
                    stack.append((node, action, bits, href, context, region, owner, len(lines), in_pre))
                    around.append((tag, attributes))
                    if action in _CLOSED:
                        serial += 1
                        owner = serial
                        if action == _STRUCTURE:
                            kind, detail = _STRUCTURES[tag]
                            if (kind != "item" or context.kind == "list") and context.depth < _DEEPEST:
                                context = Context(kind, context, detail)
                            if kind == "heading":
                                new_bits &= ~Look.STRONG
                        elif action == _PRE:
                            in_pre = True
                        elif tag == "center":
                            new_bits |= Look.CENTRE
                    elif action == _LOOK:
                        new_bits |= _LOOKS[tag]
                    elif action == _LINK:
                        href = attributes.get("href") or None
                    elif action == _FONT:
                        if colour := attributes.get("color"):
                            new_bits = new_bits & ~(Look.COLOUR | Look.GREY) | colour_look(colour)
                        if (size := attributes.get("size")) in {"1", "2"}:
                            new_bits |= Look.SMALL
                        elif size in {"4", "5", "6", "7", "+1", "+2"}:
                            new_bits |= Look.BIG
                    bits, region = new_bits, new_region
                    node = child
                    continue
                if tag in {"td", "th"} and context.kind == "row":  # below the deepest level there are no rows
                    cell = Context("cell", context, _STRUCTURES[tag][1])
                    lines.append(Line(Kind.EMPTY, "", [], 0, 0, owner, para, 0, cell, region))
        while True:
            after = node.next
            if after is not None:
                node = after
                break
            if not stack:
                node = None
                break
            top = stack.pop()
            around.pop()
            if top[1] in _CLOSED:
                if pieces:
                    flush()
                para += 1
                gap = 0
                if len(lines) == top[7] and context.kind == "cell":
                    # An empty cell keeps its column.
                    lines.append(Line(Kind.EMPTY, "", [], 0, 0, owner, para, 0, context, region))
                if len(lines) - top[7] == 1 and lines[-1].element is None:
                    lines[-1].element = top[0]
            elif region is not top[5] and pieces:
                flush()
            node, _, bits, href, context, region, owner, _, in_pre = top
    if pieces:
        flush()
    return lines


def _media(
    node: Any, tag: str, attributes: Attributes, owner: int, para: int, context: Context, region: Region | None
) -> list[Line]:
    """A video, recording or embedded page, and the text that stands inside it for browsers that cannot show it."""
    url = attributes.get("src") or attributes.get("data-src") or attributes.get("data") or attributes.get("href")
    if not url and (source := node.css_first("source[src], embed[src]")) is not None:
        url = source.attributes.get("src")
    line = Line(Kind.MEDIA, "", [], 0, 0, owner, para, 0, context, region)
    line.element = node
    kinds: dict[str, Literal["video", "audio", "embed"]] = {"video": "video", "audio": "audio"}
    line.media_type = kinds.get(tag, "embed")
    if url and re.search(r"\.(?:m4a|mp3|aac|wav|ogg)(?:$|[?#])", url, re.IGNORECASE):
        line.media_type = "audio"
    line.media_url = url or None
    if poster := attributes.get("poster") or attributes.get("data-poster"):
        line.picture = Picture(poster, None, None, None, dict(attributes))
    out = [line]
    text, pictures = _inside(node)
    if text or pictures:
        inside = (
            region
            if region is not None and region.kind in {"drop", "player"}
            else Region("drop", "player-text", "player", element=node)
        )
        for given in pictures:
            shown = Line(Kind.IMAGE, "", [], 0, 0, owner, para, 0, context, inside)
            shown.picture = picture(given, None)
            out.append(shown)
        if text:
            out.append(Line(Kind.TEXT, text, [(text, 0, None)], 0, 0, owner, para, 0, context, inside))
    return out


def _inside(node: Any) -> tuple[str, list[Attributes]]:
    """The text and the pictures for browsers that cannot show an embed."""
    texts: list[str] = []
    pictures: list[Attributes] = []
    waiting = [node.child]
    while waiting:
        at = waiting.pop()
        while at is not None:
            action = _ACTIONS.get(at.tag, 0)
            if at.tag == "-text":
                texts.append(at.text_content or "")
            elif action == _IMAGE:
                pictures.append(at.attributes)
            elif action != _SKIP and at.child is not None:
                waiting.append(at.next)
                at = at.child
                continue
            at = at.next
    return bare(" ".join("".join(texts).split())), pictures
