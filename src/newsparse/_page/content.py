"""
Find the story on a saved Chinese page.

A page is read once, into lines (what stands between two breaks of block or ``<br>``) and
boxes (elements that lay out a page: ``div``, ``td``, ``ul``, not ``p``). A line outside
links with a sentence's punctuation counts for its length, a line of links or of a page's
furniture counts against. Sums run up the boxes, and the box with the largest sum is the
story's: what an outer box adds is links, dates and buttons, so its sum is smaller, unless
it holds further parts of the story. Nothing in it is bound to a site.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from newsparse._page.scan import (
    FURNITURE_COST,
    PROSE_LENGTH,
    TAIL_LENGTH,
    Box,
    Line,
    Scan,
    is_card,
    opens_with_head,
    scan_page,
)
from newsparse._page.words import DATELINE, GOOD, KNOWN, MISSING, NOISE, PLAIN, SENTENCE, SIGN_IN, TAIL, UNFOLD

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

INSERTION_COST: Final = 20
"""What a box without text costs inside a box with paragraphs: an advertisement in mid-story."""
NAME_FACTOR: Final = {KNOWN: 1.5, GOOD: 1.15, PLAIN: 1.0, NOISE: 1.0}
"""How much a name is worth beside the text; 1.3 to 2.0 for known names chose the same boxes."""
BEFORE_TITLE: Final = 0.3
"""The share that text before the page's title keeps: teasers, notices."""
SURE_LENGTH: Final = 150
"""Prose from which a story is believed without a title above it."""
FLASH_LENGTH: Final = 24
"""The shortest story: one sentence under the page's own title."""
LIST_SHARE: Final = 0.6
"""The share of texts with a linked head of their own that makes a list of stories."""
NEAR_LINES: Final = 40
"""Lines below the title among which a story begins: date, source, buttons to share, a table of contents."""
NEAR_LINKS: Final = 15
"""Lines of links among them; more is a menu, and what follows it may be anything."""
NEAR_BONUS: Final = 60.0
"""What it is worth to begin there, less with every line: one sentence against a reader's comment, nothing to a long story."""
CLIMB: Final = 4
"""Levels above the chosen box in which further parts are looked for; the title mostly ends it sooner."""
CLEAN_SHARE: Final = 0.6
"""The share of a further part's prose that its links may not eat up."""
MANY: Final = 3
"""So many texts, each with a time or a button of its own, are comments; a story has one dateline."""
NAMED_LENGTH: Final = 30
"""Characters without prose that make a story in a box with a known name."""
LINKED_SHARE: Final = 0.3
"""More in links, against what is not, makes it a list of stories."""
DROP_BELOW: Final = -45.0
"""A box inside the story goes when it weighs less: two lines of links; not one caption, nor one link."""
TAIL_SHARE: Final = 0.2
"""A head like 相关阅读 ends the story only where little prose follows it; else it heads an insertion."""


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


def find_story(tree: LexborHTMLParser) -> Story | None:
    """
    Find the elements that hold the story of a page.

    Args:
        tree: A parsed page. It is read, not changed.

    Returns:
        The elements to read and the nodes inside to leave out, or ``None`` where the page
        holds no story: a front page, a list, an error page, a form.
    """
    return read_page(tree)[1]


def read_page(tree: LexborHTMLParser) -> tuple[Scan, Story | None]:
    """Read a page and find its story; the reading serves `read_fields`, which wants the same line numbers."""
    scan = scan_page(tree)
    story = choose_story(scan)
    if story is None and scan.hidden:
        # Some pages keep the story hidden for a script to show.
        shown = scan_page(tree, hide=False)
        story = choose_story(shown)
        if story is not None:
            return shown, story
    if story is None:
        story = _take_named(scan)
    return scan, story


def _sum_boxes(scan: Scan, *, by_name: bool) -> None:
    """Run the sums up; children stand behind their parents, so one loop backwards does it."""
    boxes = scan.boxes
    for one in boxes:
        one.total = one.good = 0.0
    for index in range(len(boxes) - 1, -1, -1):
        one = boxes[index]
        own = one.prose
        below, good = one.total, one.good
        # Paragraphs make a box a body: what little it prints beside them is forgiven to a half.
        junk = min(one.junk, own / 2) if own else one.junk
        total = own - junk + below
        good += own
        if not one.spared and (one.headed or (by_name and one.name == NOISE)):
            total, good = -min(abs(total) + one.junk, 200.0) - INSERTION_COST, 0.0
        one.total, one.good = total, good
        if one.parent >= 0:
            parent = boxes[one.parent]
            if total > 0:
                parent.total += total
                parent.good += good
            else:
                parent.total += max(total, -INSERTION_COST) if parent.prose else total


def choose_story(scan: Scan) -> Story | None:
    """Find the story in a page that was read. Once for each reading: what it learns it notes there."""
    boxes, lines = scan.boxes, scan.lines
    if scan.title_line < 0 and scan.heads:
        # Logos are ``h1`` too; the title is the longest.
        scan.title_line = max(scan.heads, key=lambda index: len(lines[index].text))
    at = scan.title_line
    # Text before the title is not the story; its boxes keep a share, for the title may be told wrong.
    for line in lines[: max(at, 0)]:
        if line.weight > 0:
            boxes[line.box].prose -= line.weight * (1 - BEFORE_TITLE)
    body = max(boxes, key=lambda one: one.prose if 2 * one.marks < one.paragraphs else 0.0)
    anchor = at if at >= 0 else body.first
    for index in range(len(boxes) - 1, -1, -1):
        one = boxes[index]
        # The page itself, and what holds the title, or else most of the text, are never noise whatever they are called.
        if index <= 1 or one.first <= anchor < one.last:
            one.spared = True
        elif one.spared:
            boxes[one.parent].spared = True
        if index:
            boxes[one.parent].marks += one.marks
            boxes[one.parent].paragraphs += one.paragraphs
    _mark_comments(boxes)
    story = _choose(scan, by_name=True) or _choose(scan, by_name=False)
    if story is None and any(one.headed for one in boxes):
        # A chronicle has a time to each text as comments have; where nothing else is found it is the story.
        for one in boxes:
            one.headed = False
        story = _choose(scan, by_name=True)
        if story is not None and not (story.size >= SURE_LENGTH and story.first in _near_title(scan)):
            return None
    return story


def _mark_comments(boxes: list[Box]) -> None:
    """Tell what readers wrote, under whatever name: several boxes alike, or one, with a time or a button to each text."""
    like: dict[int, list[Box]] = {}
    for one in boxes:
        if one.marks and one.paragraphs and 2 * one.marks >= one.paragraphs and not one.spared:
            if one.marks >= MANY:
                one.headed = True
            else:
                like.setdefault(one.parent, []).append(one)
    for group in like.values():
        if len(group) >= MANY:
            for one in group:
                one.headed = True


def _choose(scan: Scan, *, by_name: bool) -> Story | None:
    _sum_boxes(scan, by_name=by_name)
    near = _near_title(scan)
    # A short text is a story only where a title announces it, and where its box's name is not against it.
    story = _take_best(scan, near, range(len(scan.lines)))
    if story is not None and (story.size >= SURE_LENGTH or (by_name and story.first in near)):
        return story
    if by_name and near:
        story = _take_best(scan, near, near)
        if story is not None and story.first in near:
            return story
    return None


def _near_title(scan: Scan) -> range:
    """Give the lines below the title among which a story begins."""
    if scan.title_line < 0:
        return range(0)
    start = stop = scan.title_line + 1
    links = 0
    for line in scan.lines[start : start + NEAR_LINES]:
        links += line.links
        if links > NEAR_LINKS:
            break
        stop += 1
    return range(start, stop)


def _take_best(scan: Scan, near: range, within: range) -> Story | None:
    """Take the box that is worth most among those with lines in the range."""
    best, most = 0, 0.0
    following = [len(scan.lines)] * (len(scan.lines) + 1)
    for index in range(len(scan.lines) - 1, -1, -1):
        following[index] = index if scan.lines[index].weight > 0 else following[index + 1]
    for index, one in enumerate(scan.boxes):
        if one.total <= 0 or one.first >= within.stop or one.last <= within.start:
            continue
        worth = one.total * NAME_FACTOR[one.name]
        start = following[max(one.first, near.start)] if near else near.stop
        if start < min(one.last, near.stop):
            worth += NEAR_BONUS * (near.stop - start) / NEAR_LINES
        if worth > most or (worth == most and one.parent == best):
            best, most = index, worth
    if most < FLASH_LENGTH:
        return None
    roots = _join_parts(scan, best)
    drop, kept = _drop_boxes(scan, roots)
    return _finish(scan, roots, drop, kept)


def _take_named(scan: Scan) -> Story | None:
    """Take what holds no prose (verse, a list of names, a table) where a box's name says that it is the story."""
    lines, boxes = scan.lines, scan.boxes
    if scan.title_line < 0 or MISSING.search(scan.title) or SIGN_IN.search(scan.title):
        return None
    plain, linked = [0], [0]
    for line in lines:
        linked.append(linked[-1] + line.linked)
        own = 0 if line.weight <= -FURNITURE_COST else len(line.text) - line.linked
        plain.append(plain[-1] + max(own, 0))
    best, most = None, NAMED_LENGTH - 1
    for one in boxes:
        size = plain[one.last] - plain[one.first]
        if one.name != KNOWN or one.headed or one.first <= scan.title_line or 2 * one.marks > one.paragraphs + 1:
            continue
        if size > most and (linked[one.last] - linked[one.first]) <= LINKED_SHARE * size:
            best, most = one, size
    if best is None:
        return None
    return Story((best.node,), (), best.first, float(most), best.last - 1)


def _is_list(lines: list[Line], prose: int) -> bool:
    """Whether texts stand each under a linked head, as on a page that lists stories."""
    headed = 0
    link = False
    for line in lines:
        if line.links:
            link = True
        elif line.weight > 0:
            headed += link or opens_with_head(line.nodes)
            link = False
    return headed > MANY and headed >= LIST_SHARE * prose


def _join_parts(scan: Scan, best: int) -> list[int]:
    """Take boxes beside the chosen one that hold more of the same story: a lead, a second part."""
    boxes, lines, at = scan.boxes, scan.lines, scan.title_line
    roots = [best]
    current = best
    shape = boxes[best].node.attrs.get("class")
    for _ in range(CLIMB):
        parent = boxes[current].parent
        if parent < 1:
            break
        before: list[int] = []
        after: list[int] = []
        sibling = parent + 1
        while sibling < boxes[parent].end:
            if sibling != current:
                (before if sibling < current else after).append(sibling)
            sibling = boxes[sibling].end
        if 0 <= at < boxes[current].first:
            # A lead or an editor's note holds no links; an invitation to vote or buy does.
            roots += [
                one
                for one in before
                if boxes[one].first > at
                and _is_clean(boxes[one])
                and not any(line.linked for line in lines[boxes[one].first : boxes[one].last])
            ]
        last = boxes[current].last
        for one in after:
            sibling_box = boxes[one]
            if sibling_box.first == sibling_box.last:
                continue
            if any(line.weight <= -FURNITURE_COST or TAIL.match(line.text) for line in lines[last : sibling_box.last]):
                break
            last = sibling_box.last
            same = shape is not None and sibling_box.node.attrs.get("class") == shape
            if _is_clean(sibling_box) and (same or sibling_box.name == KNOWN):
                roots.append(one)
        if at < 0 or boxes[parent].first <= at < boxes[parent].last:
            break
        current = parent
    return sorted(roots)


def _is_clean(one: Box) -> bool:
    return one.total >= PROSE_LENGTH and one.total >= CLEAN_SHARE * one.good


def _drop_boxes(scan: Scan, roots: list[int]) -> tuple[list[LexborNode], list[Line]]:
    """Leave out boxes that count against the story; give the nodes dropped and the lines kept."""
    boxes, lines = scan.boxes, scan.lines
    drop: list[LexborNode] = []
    kept: list[Line] = []
    for root in roots:
        start = boxes[root].first
        index = root + 1
        while index < boxes[root].end:
            one = boxes[index]
            if one.total <= DROP_BELOW or (one.total < 0 and not one.spared and (one.name == NOISE or one.headed)):
                drop.append(one.node)
                kept += lines[start : one.first]
                start = one.last
                index = one.end
            else:
                index += 1
        kept += lines[start : boxes[root].last]
        unfolds = [line for line in lines[boxes[root].first : boxes[root].last] if UNFOLD.match(line.text)]
        drop += [node for line in unfolds for node in line.nodes]
        for node, box in scan.hidden:
            if root <= box < boxes[root].end:
                # Behind a button that shows the rest of the story there is the rest of the story.
                rest = unfolds and len(text := node.text_lexbor()) >= PROSE_LENGTH and SENTENCE.search(text)
                (scan.folded if rest else drop).append(node)
    return drop, kept


def _finish(scan: Scan, roots: list[int], drop: list[LexborNode], kept: list[Line]) -> Story | None:
    """Trim what stands before and after the story's lines, and ask whether it is one."""
    boxes, at = scan.boxes, scan.title_line
    if at >= 0 and any(boxes[root].first <= at < boxes[root].last for root in roots):
        title = scan.lines[at]
        cut = next((index for index, line in enumerate(kept) if line is title), -1) + 1
        for line in kept[:cut]:
            drop += line.nodes
        kept = kept[cut:]
    prose = [index for index, line in enumerate(kept) if line.weight > 0]
    if not prose:
        return None
    total = sum(kept[index].weight for index in prose)
    rest = total
    for index, line in enumerate(kept):
        if line.weight > 0:
            rest -= line.weight
        elif rest <= TAIL_SHARE * total and len(line.text) <= TAIL_LENGTH and TAIL.match(line.text):
            for other in kept[index:]:
                drop += other.nodes
            kept = kept[:index]
            prose = [one for one in prose if one < index]
            break
    if not prose:
        return None
    first, last = prose[0], prose[-1]
    for line in kept[:first] + kept[last + 1 :]:
        if line.links or line.weight <= -FURNITURE_COST:
            drop += line.nodes
        else:
            # A button behind the text, such as one for larger type.
            links = (node for node in line.nodes if node.tag == "a")
            drop += [link for link in links if (link.attributes.get("href") or "").startswith("javascript:")]
    stamps = sum(1 for line in kept[first:last] if line.weight <= 0 and DATELINE.search(line.text))
    # Where times stand between the texts they head them, and the last one before the first text does too.
    for line in kept[: first - 1 if stamps >= MANY else first]:
        if not line.links and line.weight > -FURNITURE_COST and DATELINE.search(line.text):
            drop += line.nodes
    cards = [line for line in kept[first:last] if line.links and len(line.nodes) == 1 and is_card(line.nodes[0])]
    drop += [node for line in cards for node in line.nodes]
    if _is_list(kept[: last + 1], len(prose)):
        return None
    total = sum(kept[index].weight for index in prose)
    if total < FLASH_LENGTH:
        return None
    if total < SURE_LENGTH and MISSING.search(scan.title + " ".join(kept[index].text for index in prose)):
        return None
    if total < 2 * SURE_LENGTH and SIGN_IN.search(scan.title):
        return None
    places = {id(line): index for index, line in enumerate(scan.lines)}
    start, end = places[id(kept[first])], places[id(kept[last])]
    return Story(tuple(boxes[root].node for root in roots), tuple(drop), start, total, end)
