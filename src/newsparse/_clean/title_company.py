"""Section titles told by the titles around them, and bold lines of verse, which are none."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from newsparse._clean.plain_titles import is_prose
from newsparse._markup.lines import Line, Look

__all__ = ["above_titles", "below_numbers", "boxed", "labels", "leave_verse"]

_ENDS = ("。", "；", "：", ":", "，", ",", "…")
_PAUSES = frozenset("，。！？：～↓")
_NUMBER = re.compile(r"#?0?\d{1,2}|PART ?[.．]? ?\d{1,2}", re.IGNORECASE)
_FIRST = ("（一）", "(一)", "一、", "第一章")
_SPEAKER = re.compile("记者|主持|网友|律师|专家|嘉宾|[问答][：:]$")


def leave_verse(lines: list[Line], story: Sequence[int]) -> None:
    """
    Take back the titles among short lines: a post in verse sets bold what it stresses.

    Names and ingredients stand in short lines as well: they hold figures and blanks, or no mark at all.
    """
    short = [n for n in story if len(lines[n].text) <= 24]  # as long as lines of verse get
    if len(short) < 8 or len(short) * 2 < len(story):
        return
    if sum(lines[n].text[-1] in _PAUSES for n in short) < 2:
        return
    at = 0
    while at < len(story):
        end = at
        while end < len(story) and lines[story[end]].rule == "heading-look":
            end += 1
        if end == at:
            at += 1
            continue
        above, below = story[max(0, at - 2) : at], story[end : end + 2]
        if above and below and all(_is_verse(lines[n].text) for n in (*above, *below)):
            for n in story[at:end]:
                lines[n].heading, lines[n].rule = 0, ""
        at = end


def _is_verse(text: str) -> bool:
    return (
        len(text) <= 24
        and not any(char.isdecimal() for char in text)
        and (" " not in text or text.endswith(("：", ":")))
    )


def labels(lines: list[Line], story: Sequence[int], free: Sequence[int], alone: Callable[[int], bool]) -> None:
    """Bold lines that end in a colon: above a title, as 居民疑问：, or one of several over long text, as 土地安排：."""
    found = [
        n
        for n in free
        if lines[n].text[-1] in "：:"
        and lines[n].all & Look.STRONG
        and not lines[n].heading
        and 3 <= len(lines[n].text) <= 20
        and "，" not in lines[n].text
        and lines[n].context.kind not in {"item", "cell"}
        and alone(n)
    ]
    if not found:
        return
    follow = dict(pairwise(story))
    rest = []
    for n in reversed(found):
        below = lines[follow[n]] if n in follow else None
        if below is None:
            continue
        if below.rule == "heading-look" and below.all & Look.STRONG:
            lines[n].make_heading("heading-look")
        elif len(below.text) >= 36 and not below.any & Look.STRONG and 5 <= len(lines[n].text) <= 10:
            rest.append(n)
    names = {lines[n].text for n in rest}
    if len(names) < 2 or len(names) < len(rest) or any(map(_SPEAKER.search, names)):  # who speaks comes back
        return
    for n in rest:
        lines[n].make_heading("heading-look")


def below_numbers(lines: list[Line], story: Sequence[int], alone: Callable[[int], bool]) -> None:
    """One or two short lines between a number that is a title and the text are what it numbers."""
    for place, n in enumerate(story):
        if not lines[n].heading or _NUMBER.fullmatch(lines[n].text) is None:
            continue
        end = place + 1
        while end < len(story) and end < place + 3 and _may_be_numbered(lines[story[end]]) and alone(story[end]):
            end += 1
        named = story[place + 1 : end]
        if named and end < len(story) and is_prose(lines[story[end]]) and not lines[named[-1]].text.endswith(_ENDS):
            for m in named:
                lines[m].make_heading("heading-prefix")


def _may_be_numbered(line: Line) -> bool:
    return not line.heading and not line.kept and len(line.text) <= 24 and not line.text.endswith(_ENDS[:4])


def above_titles(lines: list[Line], story: Sequence[int], free: Sequence[int], alone: Callable[[int], bool]) -> None:
    """A short line between text and the first of several numbered titles stands over all of them; a word over one."""
    may = set(free)
    for above, n, below in zip(story, story[1:], story[2:], strict=False):
        if (
            lines[below].heading
            and (lines[below].text.startswith(_FIRST) or len(lines[n].text) < 4)
            and n in may
            and not lines[n].heading
            and 2 <= len(lines[n].text) <= 16
            and not lines[n].text.endswith((*_ENDS, "！", "？", "）", "”"))
            and lines[n].context.kind not in {"item", "cell"}
            and is_prose(lines[above])
            and alone(n)
        ):
            lines[n].make_heading("heading-prefix")


def boxed(lines: list[Line], free: Sequence[int], alone: Callable[[int], bool]) -> None:
    """Where 【步道】 is a title, 【护栏】 is one too, even if nothing but pictures follow."""
    boxes = [n for n in free if lines[n].text[0] == "【" and lines[n].text[-1] == "】" and len(lines[n].text) <= 20]
    if len(boxes) > 1 and any(lines[n].heading for n in boxes):
        for n in boxes:
            if not lines[n].heading and alone(n):
                lines[n].make_heading("heading-prefix")
