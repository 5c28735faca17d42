# ruff: noqa: SIM905  # words in a row are easier to read than a list of them
"""
Read a saved page once, into lines, boxes and what its head states.

A line is what stands between two breaks of block or ``<br>``; a box is an element that
lays out a page (``div``, ``td``, ``ul``), not one that makes a paragraph (``p``, ``li``).
Each line is weighed here; `newsparse._page.content` chooses among the boxes. The walk keeps a stack
of its own, so that depth costs nothing but memory.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from newsparse._page.parts import Box, Line, Scan
from newsparse._page.words import (
    CLOCK,
    FURNITURE,
    FURNITURE_LENGTH,
    KNOWN,
    LABEL,
    ORIGINAL,
    PLAIN,
    READER,
    SENTENCE,
    TAIL,
    is_dateline,
    judge_element,
    judge_name,
    squeeze,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborHTMLParser, LexborNode

_TEXT, _SKIP, _INLINE, _LINK, _BREAK, _LINE, _BOX, _HEAD, _META = range(9)

_KINDS: Final[dict[str, int]] = {
    "-text": _TEXT,
    "a": _LINK,
    "br": _BREAK,
    "hr": _BREAK,
    "h1": _HEAD,
    "meta": _META,
    "title": _META,
    "link": _META,
    "script": _META,
    **dict.fromkeys(
        "-comment style noscript template textarea select button iframe svg object embed video audio canvas map"
        " input img nav footer source base datalist progress".split(),
        _SKIP,
    ),
    **dict.fromkeys(
        "span b strong em i font u s del ins sub sup small big label abbr cite code q time mark tt"
        " kbd samp var bdo ruby rb rt rp nobr wbr strike acronym o:p head picture".split(),
        _INLINE,
    ),
    **dict.fromkeys(
        "p h2 h3 h4 h5 h6 li dd dt blockquote center pre figure figcaption address tr tbody".split(), _LINE
    ),
}
"""What each tag means for lines; any other tag is a box."""

PROSE_LENGTH: Final = 10
"""Characters from which punctuation makes a line prose; "来源：新华社，" is shorter."""
BARE_LENGTH: Final = 45
"""Characters that make prose without a mark: longer than any title or label."""
LINK_COST: Final = 10
"""What a line of links costs besides its length; a menu of two-letter items must cost too."""
LINK_LIMIT: Final = 40
"""No single line of links costs more: one long linked title is no worse than a short one."""
TITLE_READ: Final = 1000
"""What of a longer title lines are compared with."""
_MARKS: Final = re.compile(r"[\W_]+")
SHORTEST_TITLE: Final = 4
"""Shorter ones are names of channels."""
TITLE_LIMIT: Final = 100
"""Longer lines are no titles."""
LINKED_HEAD: Final = 8
"""Characters of a link at the beginning of a line of prose that make it a head, as lists of stories have."""
SHORT_COST: Final = 3
"""What a short line without punctuation costs: dates, counts, buttons; but sub-heads too."""
FURNITURE_COST: Final = 50
"""What a line of furniture costs: as much as a short paragraph is worth."""
FURNITURE_SENTENCE: Final = 40
"""Lines from this length on are furniture only where they hold no sentence."""
TAIL_LENGTH: Final = 80
"""Longer lines are no heads, nor links to the next story."""
MARK_LENGTH: Final = 40
"""Longer lines are no marks of a reader's text."""


def _read_meta(scan: Scan, node: LexborNode, tag: str) -> None:
    if tag == "script":
        if (node.attrs.get("type") or "").strip().lower() == "application/ld+json":
            scan.data.append(node.text())
        return
    if tag == "title":
        if not scan.title:
            scan.title = " ".join(node.text().split())
            scan.title_key = squeeze(scan.title[:TITLE_READ])
            # 【图片】 and [转载] stand before many a title in forums.
            if (label := LABEL.match(scan.title_key)) is not None:
                scan.title_key += "\n" + scan.title_key[label.end() :]
        return
    found = node.attributes
    if tag == "link":
        if (found.get("rel") or "").lower() == "canonical" and found.get("href"):
            scan.metas.setdefault("canonical", found["href"] or "")
        return
    key = found.get("property") or found.get("name") or found.get("itemprop")
    if key and found.get("content") and (key := key.lower()) not in scan.metas:
        scan.metas[key] = (found["content"] or "").strip()
        if key == "og:title":
            scan.title_key += "\n" + squeeze(scan.metas[key][:TITLE_READ])


def _is_hidden(found: dict[str, str | None]) -> bool:
    # Not visibility or opacity: WeChat saves its story with both, for a script to show.
    style = found.get("style")
    return "hidden" in found or bool(style and "isplay" in style and "display:none" in squeeze(style.lower()))


def scan_page(
    tree: LexborHTMLParser, *, hide: bool = True
) -> Scan:  # one loop on purpose: calls inside it are what costs
    """Read the page's lines and boxes in one walk without recursion; `hide` leaves out what is not shown."""
    scan = Scan()
    scan.shown = not hide
    root = tree.root
    if root is None:  # pragma: no cover - the parser always makes an html element
        return scan
    boxes, lines = scan.boxes, scan.lines
    kinds = _KINDS
    boxes.append(Box(root, -1, PLAIN, 0))
    box = 0
    nodes: list[LexborNode] = []
    parts: list[str] = []
    linked = 0
    in_head = False

    def flush() -> None:
        nonlocal linked
        text = " ".join("".join(parts).split())
        if text:
            _add_line(scan, text, linked, box, tuple(nodes), in_head=in_head)
        nodes.clear()
        parts.clear()
        linked = 0

    walk: Iterator[LexborNode] = root.iter(include_text=True, skip_empty=True)
    stack: list[tuple[Iterator[LexborNode], int]] = [(walk, _BOX)]
    while stack:
        walk, opened = stack[-1]
        for node in walk:
            tag = node.tag or "-"
            kind = kinds.get(tag, _BOX)
            if kind == _TEXT:
                parts.append(node.text_content or "")
                nodes.append(node)
            elif kind == _LINK:
                if node.attrs.get("href") is None:
                    stack.append((node.iter(include_text=True, skip_empty=True), _INLINE))
                    break
                text = node.text_lexbor()
                if text:
                    parts.append(text)
                    nodes.append(node)
                    linked += len(squeeze(text))
            elif kind == _INLINE:
                if hide and _is_hidden(node.attributes):
                    scan.hidden.append((node, box))
                    continue
                stack.append((node.iter(include_text=True, skip_empty=True), kind))
                break
            elif kind == _SKIP:
                continue
            elif kind == _BREAK:
                if parts:
                    flush()
            elif kind == _META:
                _read_meta(scan, node, tag)
            else:
                if parts:
                    flush()
                found = node.attributes
                if hide and found and _is_hidden(found):
                    scan.hidden.append((node, box))
                    continue
                if kind == _BOX:
                    name = judge_element(found, tag) if found else PLAIN
                    boxes.append(Box(node, box, name, len(lines)))
                    box = len(boxes) - 1
                    if name == KNOWN and judge_name(found.get("id") or "") == KNOWN:
                        boxes[box].spared = True
                elif kind == _HEAD:
                    in_head = True
                stack.append((node.iter(include_text=True, skip_empty=True), kind))
                break
        else:
            stack.pop()
            if opened >= _LINE:
                if parts:
                    flush()
                if opened == _BOX:
                    boxes[box].last = len(lines)
                    boxes[box].end = len(boxes)
                    box = boxes[box].parent
                elif opened == _HEAD:
                    in_head = False
    return scan


def _add_line(scan: Scan, text: str, linked: int, box: int, nodes: tuple[LexborNode, ...], *, in_head: bool) -> None:
    key = squeeze(text)
    size = len(key)
    plain = size - linked
    links = linked > plain
    if links:
        weight = -float(LINK_COST + min(size, LINK_LIMIT))
    elif size < FURNITURE_LENGTH and FURNITURE.search(text):
        # What runs to sentences may be story; the cleaner knows notices better.
        weight = -float(SHORT_COST if size >= FURNITURE_SENTENCE and SENTENCE.search(text) else FURNITURE_COST)
    elif (plain >= PROSE_LENGTH and SENTENCE.search(text)) or (plain >= BARE_LENGTH and not is_dateline(text)):
        weight = float(plain)
    else:
        weight = -float(SHORT_COST)
    tail = weight <= 0 and size <= TAIL_LENGTH and TAIL.match(text) is not None
    if tail:
        # It ends the story, which is the better for nothing that it leads to.
        weight = max(weight, -float(SHORT_COST))
    if in_head and size >= SHORTEST_TITLE:
        scan.heads.append(len(scan.lines))
    if SHORTEST_TITLE <= size <= TITLE_LIMIT and (not links or in_head) and _is_title(scan, key):
        weight = 0.0
    elif weight > 0 and (ORIGINAL.match(text) or (size <= TITLE_LIMIT and key in scan.title_key)):
        # The title once more, or the one that it had elsewhere.
        weight = 0.0
    scan.lines.append(Line(text, weight, linked, links, box, nodes))
    holder = scan.boxes[box]
    holder.linked += links
    if tail:
        mark = box
        while mark > 1 and scan.boxes[mark].first == len(scan.lines) - 1:
            scan.boxes[mark].headed = True
            mark = scan.boxes[mark].parent
    if weight > 0:
        holder.prose += weight
        holder.paragraphs += 1
        scan.marked = False
        scan.begun = True
        if is_head(scan.lines[-2] if len(scan.lines) > 1 else None) or (linked and opens_with_head(nodes)):
            holder.heads += 1
    else:
        holder.junk -= weight
        if not scan.marked and size <= MARK_LENGTH and READER.search(text):
            scan.marked = True
            holder.marks += 1
            if CLOCK.match(text):
                scan.clocks.append(len(scan.lines) - 1)


def _is_title(scan: Scan, key: str) -> bool:
    """Whether a line is the page's title; what is found is noted."""
    alike = False
    if scan.title_sure:
        # An office stands at the head of its announcement's title, and in a cell of its own above it.
        at = len(squeeze(scan.lines[scan.title_line].text))
        if scan.begun or len(key) <= at or not scan.title_key.startswith(key):
            return False
    elif key not in scan.title_key and not (alike := _is_alike(key, scan.title_key)):
        return False
    # A site's name or motto stands in the title too, but behind: it holds until something better is found.
    scan.title_sure = alike or scan.title_key.startswith(key) or "\n" + key in scan.title_key
    if scan.title_sure or (scan.title_line < 0 and len(key) >= PROSE_LENGTH):
        scan.title_line = len(scan.lines)
        scan.begun = False
        return True
    return False


def _is_alike(key: str, title: str) -> bool:
    """Whether a title begins with the same head in other quotation marks, or with another dash."""
    bare = _MARKS.sub("", key)
    return len(bare) >= LINKED_HEAD and _MARKS.sub("", title).startswith(bare)


def is_head(line: Line | None) -> bool:
    """Whether a line of links may head what stands below it; 相关阅读：… only leads elsewhere, and weighs little."""
    return line is not None and line.links and line.weight < -SHORT_COST


def opens_with_head(nodes: tuple[LexborNode, ...]) -> bool:
    """Whether a line begins with a link long enough to be a story's head; a name or a term is shorter."""
    return nodes[0].tag == "a" and len(squeeze(nodes[0].text_lexbor())) >= LINKED_HEAD


def is_card(link: LexborNode) -> bool:
    """Whether a link is laid out as a box, as advertisements in mid-story are."""
    child = link.first_child
    while child is not None:
        if _KINDS.get(child.tag or "-", _BOX) >= _LINE and child.tag != "meta":
            return True
        child = child.next
    return False
