"""What of the chosen boxes is the story: insertions, what stands before it and what follows it are left out."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from newsparse._page.parts import Box, Line, Scan
from newsparse._page.scan import (
    FURNITURE_COST,
    LINKED_HEAD,
    PROSE_LENGTH,
    SHORTEST_TITLE,
    TAIL_LENGTH,
    is_card,
    is_head,
    opens_with_head,
)
from newsparse._page.words import (
    BUTTON,
    CREDIT,
    DATELINE,
    EDITOR,
    INSERTED,
    MISSING,
    NOISE,
    NOTICE,
    RELATED,
    SENTENCE,
    SIGN_IN,
    TAIL,
    UNFOLD,
    squeeze,
)

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

FLASH_LENGTH: Final = 24
"""The shortest story: one sentence under the page's own title."""
SURE_LENGTH: Final = 150
"""Prose from which a story is believed without a title above it."""
MANY: Final = 3
"""So many texts, each with a time or a button of its own, are comments; a story has one dateline."""
LIST_SHARE: Final = 0.6
"""The share of texts with a linked head of their own that makes a list of stories."""
ITEM_SHARE: Final = 0.85
"""The same where the text next below counts too, which in a story stands between two links to others."""
ITEM_LINES: Final = 2
"""Texts under such a head that a list shows of a story."""
DROP_BELOW: Final = -45.0
"""A box inside the story goes when it weighs less: two lines of links; not one caption, nor one link."""
TAIL_SHARE: Final = 0.2
"""A head like 相关阅读 ends the story only where little prose follows it; else it heads an insertion."""
LETTER: Final = re.compile(r"[^\W_]")
CAPTION_DEPTH: Final = 4
"""Elements above a line among which its ``figure`` is looked for."""


@frozen(eq=False)
class Story:
    """Where on the page the story stands."""

    roots: tuple[LexborNode, ...]
    """The elements that hold it, in document order, none inside another; mostly one."""
    drop: tuple[LexborNode, ...]
    """Nodes inside the roots that are not story: related links, share bars, comments. Text nodes too."""
    first: int = field(default=0)
    """Index of its first line of prose."""
    size: float = field(default=0.0)
    """Characters of prose."""
    last: int = field(default=-1)
    """Index of its last line of prose."""


def trim(scan: Scan, roots: list[int]) -> Story | None:
    """
    Leave out what in the chosen boxes is not story, and ask whether the rest is one.

    Args:
        scan: The reading of the page, its sums run up.
        roots: Indexes of the chosen boxes.

    Returns:
        The story, or ``None``: too little text, a list of stories, a notice, a form.
    """
    boxes, lines = scan.boxes, scan.lines
    drop, kept = _drop_boxes(scan, roots)
    at = scan.title_line
    if at >= 0 and any(boxes[root].first <= at < boxes[root].last for root in roots):
        cut = next((index for index, line in enumerate(kept) if line is lines[at]), -1) + 1
        drop += _nodes(kept[:cut])
        kept = kept[cut:]
    kept = _end(kept, drop)
    prose = [index for index, line in enumerate(kept) if line.weight > 0]
    if not prose:
        return None
    last = prose[-1]
    # Above its first picture's caption a story prints its byline.
    first = next((index for index in prose if not _is_caption(kept[index])), prose[0])
    _clear_ends(kept, first, last, drop)
    total = sum(kept[index].weight for index in prose)
    if total < FLASH_LENGTH:
        return None
    heads, covered = _headed(kept[: last + 1])
    listed = heads > MANY and heads >= LIST_SHARE * len(prose)
    if (listed or (heads > MANY and covered >= ITEM_SHARE * len(prose))) and not _has_lead(scan, kept[prose[0]]):
        return None
    if not listed:
        drop += _nodes(_insertions(kept, first, last))
    if total < SURE_LENGTH and MISSING.search(scan.title + " ".join(kept[index].text for index in prose)):
        return None
    if total < 2 * SURE_LENGTH and SIGN_IN.search(scan.title):
        return None
    places = {id(line): index for index, line in enumerate(lines)}
    start, end = places[id(kept[prose[0]])], places[id(kept[last])]
    return Story(tuple(boxes[root].node for root in roots), tuple(drop), start, total, end)


def _nodes(lines: list[Line]) -> list[LexborNode]:
    return [node for line in lines for node in line.nodes]


def _drop_boxes(scan: Scan, roots: list[int]) -> tuple[list[LexborNode], list[Line]]:
    """Leave out boxes that count against the story; give the nodes dropped and the lines kept."""
    boxes, lines = scan.boxes, scan.lines
    drop: list[LexborNode] = []
    kept: list[Line] = []
    begin = boxes[roots[0]].first
    opening = next(
        (index for index in range(max(begin, scan.title_line), len(lines)) if lines[index].weight > 0), begin
    )
    home = _home(scan, roots, opening)
    in_article = _has_article(scan)
    for root in roots:
        start = boxes[root].first
        index = root + 1
        while index < boxes[root].end:
            one = boxes[index]
            if (
                one.total <= DROP_BELOW
                or (one.total < 0 and not one.spared and (one.name == NOISE or one.headed))
                or (one.first > opening and _is_side(one, beside=not home <= index < boxes[home].end))
                or (in_article and one.node.tag == "article" and _is_other(scan, one))
            ):
                drop.append(one.node)
                kept += lines[start : one.first]
                start = one.last
                index = one.end
            else:
                index += 1
        kept += lines[start : boxes[root].last]
        unfolds = [line for line in lines[boxes[root].first : boxes[root].last] if UNFOLD.match(line.text)]
        drop += _nodes(unfolds)
        for node, box in scan.hidden:
            if root <= box < boxes[root].end:
                # Behind a button that shows the rest of the story there is the rest of the story.
                rest = unfolds and len(text := node.text_lexbor()) >= PROSE_LENGTH and SENTENCE.search(text)
                (scan.folded if rest else drop).append(node)
    return drop, kept


def _home(scan: Scan, roots: list[int], opening: int) -> int:
    """Give the smallest box round the story's first line that holds half of its text."""
    boxes = scan.boxes
    most = sum(boxes[root].good for root in roots) / 2
    home = scan.lines[opening].box
    while home not in roots and home > 0 and boxes[home].good < most:
        home = boxes[home].parent
    return home


def _is_side(one: Box, *, beside: bool) -> bool:
    """Whether a box is mostly links, or one beside the story in which half of the texts stand below a linked head."""
    return (one.linked >= MANY and one.linked >= 2 * one.paragraphs) or (
        beside and one.linked > 0 and 2 * one.heads >= one.paragraphs > 0
    )


def _has_article(scan: Scan) -> bool:
    """Whether the title stands in an ``article``, so that a story is one."""
    at = scan.title_line
    return at >= 0 and any(box.first <= at < box.last and box.node.tag == "article" for box in scan.boxes)


def _is_other(scan: Scan, one: Box) -> bool:
    """Whether an ``article`` below the title has a head of its own: the next story, which the page loaded there."""
    at = bisect_left(scan.heads, one.first)
    return scan.title_line < one.first and at < len(scan.heads) and scan.heads[at] < one.last


def _end(kept: list[Line], drop: list[LexborNode]) -> list[Line]:
    """End the story where the page goes on to other things: at a head like 相关阅读, or behind its editor's name."""
    total = rest = sum(line.weight for line in kept if line.weight > 0)
    for index, line in enumerate(kept):
        if rest <= TAIL_SHARE * total and NOTICE.match(line.text):
            drop += _nodes(kept[index:])
            return kept[:index]
        if line.weight > 0:
            rest -= line.weight
        elif rest <= TAIL_SHARE * total and len(line.text) <= TAIL_LENGTH:
            # A label with its link behind it is inserted; a head has its links below it.
            if TAIL.match(line.text) and not (rest and _leads_away(line)):
                drop += _nodes(kept[index:])
                return kept[:index]
            if rest and EDITOR.match(line.text):
                # Names of others who made it may follow, but no text.
                stop = index + 1
                while stop < len(kept) and CREDIT.match(kept[stop].text):
                    stop += 1
                drop += _nodes(kept[stop:])
                return kept[:stop]
    return kept


def _clear_ends(kept: list[Line], first: int, last: int, drop: list[LexborNode]) -> None:
    """Leave out links, buttons, furniture and datelines before the text, all but datelines behind it."""
    for line in kept[:first] + kept[last + 1 :]:
        if line.weight <= 0 and (
            line.links
            or line.weight <= -FURNITURE_COST
            or BUTTON.match(line.text)
            or INSERTED.match(line.text)
            or _leads_away(line)
        ):
            drop += line.nodes
        else:
            # A button behind the text, such as one for larger type.
            links = (node for node in line.nodes if node.tag == "a")
            drop += [link for link in links if (link.attributes.get("href") or "").startswith("javascript:")]
    stamps = sum(1 for line in kept[first:last] if line.weight <= 0 and DATELINE.search(line.text))
    # Where times stand between the texts they head them, and the last one before the first text does too.
    for line in kept[: first - 1 if stamps >= MANY else first]:
        if not line.links and -FURNITURE_COST < line.weight <= 0 and DATELINE.search(line.text):
            drop += line.nodes


def _insertions(kept: list[Line], first: int, last: int) -> list[Line]:
    """Give the lines in mid-story that lead to other stories or goods."""
    return [
        line
        for above, line in zip(kept[first:last], kept[first + 1 : last], strict=False)
        if line.weight <= 0
        and (INSERTED.match(line.text) or (line.links and not above.text.endswith(("：", ":")) and _leads_away(line)))
    ]


def _leads_away(line: Line) -> bool:
    """Whether a line is a menu or a link to another story: its head, or a card, with nothing but a label before it."""
    link = line.nodes[-1]
    if line.links and sum(node.tag == "a" for node in line.nodes) >= MANY:
        return True
    if link.tag != "a":
        return False
    if len(line.nodes) == 1 and is_card(link):
        return True
    head = squeeze(link.text_lexbor())
    label = "".join([node.text_content or node.text_lexbor() for node in line.nodes[:-1]])
    least = SHORTEST_TITLE if LETTER.search(label) else LINKED_HEAD
    return len(head) >= least and not head.endswith(("。", "！", "？", "；")) and bool(RELATED.match(label))


def _is_caption(line: Line) -> bool:
    above = line.nodes[0].parent
    for _ in range(CAPTION_DEPTH):
        if above is None:
            break
        if above.tag in ("figure", "figcaption"):
            return True
        above = above.parent
    return False


def _has_lead(scan: Scan, lead: Line) -> bool:
    """Whether a text stands below the title and a dateline before any linked head, as a round-up of such heads begins."""
    if not scan.title_sure:
        return False
    before = scan.lines[scan.title_line + 1 : scan.lines.index(lead)]
    headed = opens_with_head(lead.nodes) or any(line.links and line.linked >= LINKED_HEAD for line in before)
    return not headed and any(DATELINE.search(line.text) for line in before)


def _headed(lines: list[Line]) -> tuple[int, int]:
    """Count the texts that stand each under a linked head, as on a page that lists stories, and those with the next below."""
    heads = covered = run = 0
    link = False
    for line in lines:
        if line.links:
            link = link or is_head(line)
        elif line.weight > 0:
            if link or opens_with_head(line.nodes):
                heads += 1
                run = 0
            run += 1
            covered += heads > 0 and run <= ITEM_LINES
            link = False
    return heads, covered
