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

from newsparse._page.parts import Box, Scan
from newsparse._page.scan import FURNITURE_COST, LINKED_HEAD, PROSE_LENGTH, scan_page
from newsparse._page.trim import FLASH_LENGTH, MANY, SURE_LENGTH, Story, trim
from newsparse._page.words import GOOD, KNOWN, MISSING, NOISE, PLAIN, SIGN_IN, TAIL

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

INSERTION_COST: Final = 12
"""What a box without text costs inside a box with paragraphs: an advertisement in mid-story."""
NAME_FACTOR: Final = {KNOWN: 1.5, GOOD: 1.15, PLAIN: 1.0, NOISE: 1.0}
"""How much a name is worth beside the text; 1.3 to 2.0 for known names chose the same boxes."""
BODY_SHARE: Final = 0.35
"""The share of the prose below the title that makes a box a body under any name."""
JUNK_SHARE: Final = 1 / 3
"""The share of its own prose that a box's links and furniture may eat up."""
FEW: Final = 2
"""So many boxes that are a paragraph each make the box round them a body."""
BEFORE_TITLE: Final = 0.3
"""The share that text before the page's title keeps: teasers, notices."""
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
NAMED_LENGTH: Final = 30
"""Characters without prose that make a story in a box with a known name."""
LINKED_SHARE: Final = 0.3
"""More in links, against what is not, makes it a list of stories."""


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
        # Paragraphs make a box a body: what little it prints beside them is forgiven to a third.
        body = own + (one.leafed if one.leaves >= FEW else 0.0)
        junk = min(one.junk, body * JUNK_SHARE) if body else one.junk
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
                parent.total += max(total, -INSERTION_COST) if parent.prose or parent.leaves >= FEW else total


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
    for index in scan.clocks:
        # A chronicle's entries are times and texts and nothing else; a reader's text has a name as well.
        if index + 1 < len(lines) and lines[index - 1].weight > 0 and lines[index + 1].weight > 0:
            boxes[lines[index].box].marks -= 1
    body = max(boxes, key=lambda one: 0.0 if _is_marked(one) else one.prose)
    anchor = at if at >= 0 else body.first
    for index in range(len(boxes) - 1, -1, -1):
        one = boxes[index]
        # The page itself, and what holds the title, or else most of the text, are never noise whatever they are called.
        if index <= 1 or one.first <= anchor < one.last:
            one.spared = True
        elif one.spared:
            boxes[one.parent].spared = True
        if index:
            if one.last - one.first == 1 and lines[one.first].weight > 0:
                boxes[one.parent].leaves += 1
                boxes[one.parent].leafed += lines[one.first].weight
            boxes[one.parent].marks += one.marks
            boxes[one.parent].heads += one.heads
            boxes[one.parent].linked += one.linked
            boxes[one.parent].paragraphs += one.paragraphs
    _spare_body(scan)
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


def _spare_body(scan: Scan) -> None:
    """Whatever it is called, what begins right below the title and holds much of the page's prose may be the story."""
    boxes, lines = scan.boxes, scan.lines
    if scan.title_line < 0:
        return
    below = [index for index in range(scan.title_line + 1, len(lines)) if lines[index].weight > 0]
    if not below:
        return
    first = lines[below[0]]
    least = BODY_SHARE * sum(lines[index].weight for index in below)
    place = first.box
    while place > 0 and first.weight < least and boxes[place].last - boxes[place].first == 1:
        place = boxes[place].parent
    one = boxes[place]
    if one.headed or _is_marked(one) or max(one.prose + one.leafed, first.weight) < least:
        return
    while place > 0:
        boxes[place].spared = True
        place = boxes[place].parent


def _mark_comments(boxes: list[Box]) -> None:
    """Tell what readers wrote, under whatever name: several boxes alike, or one, with a time or a button to each text."""
    like: dict[int, list[Box]] = {}
    for one in boxes:
        if _is_marked(one) and not one.spared:
            if one.marks + one.heads >= MANY:
                one.headed = True
            else:
                like.setdefault(one.parent, []).append(one)
    for group in like.values():
        if len(group) >= MANY:
            for one in group:
                one.headed = True


def _is_marked(one: Box) -> bool:
    """Whether half of a box's texts have a time, a button or a linked head each."""
    marks = one.marks + one.heads
    return bool(marks and one.paragraphs) and 2 * marks >= one.paragraphs


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
    begun = False
    for line in scan.lines[start : start + NEAR_LINES]:
        links += line.links
        begun = begun or line.weight > 0
        # Once there was text, what stands below the head of another story is no beginning.
        if links > NEAR_LINKS or (begun and line.links and line.linked >= LINKED_HEAD):
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
            worth += NEAR_BONUS * (1 - (start - near.start) / NEAR_LINES)
        if worth > most or (worth == most and one.parent == best):
            best, most = index, worth
    if most < FLASH_LENGTH or _is_entry(scan, best):
        return None
    roots = _join_parts(scan, best)
    return trim(scan, roots)


def _is_entry(scan: Scan, index: int) -> bool:
    """Whether a box is one of several alike that begin with a linked head: an entry of a list of stories."""
    boxes, lines = scan.boxes, scan.lines
    one = boxes[index]
    if one.parent < 0 or not lines[one.first].links:
        return False
    like = 0
    sibling = one.parent + 1
    while sibling < boxes[one.parent].end:
        other = boxes[sibling]
        like += (
            other.first < other.last
            and lines[other.first].links
            and other.node.tag == one.node.tag
            and other.node.attrs.get("class") == one.node.attrs.get("class")
        )
        sibling = other.end
    return like > MANY


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
