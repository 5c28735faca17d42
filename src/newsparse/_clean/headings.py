"""Section titles: tagged, set apart, prefixed, or plain short lines between paragraphs."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from itertools import pairwise

from newsparse._clean import plain_titles, title_company
from newsparse._clean.plain_titles import LABEL, rows
from newsparse._markup.lines import Kind, Line, Look
from newsparse.rules import Compiled

__all__ = ["SERIES", "judge", "leave_notes"]

_PREFIX = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、.．]|（[一二三四五六七八九十]{1,3}）|[■▌◆●▍▎☛丨|]\s*|第[一二三四五六七八九十]{1,3}[章节部][、：:\s]|PART\s?\.?\s?\d+|Part\s?\.?\s?\d+|N[Oo][.．]\s?\d|#?0\d$|0\d[\s.、|｜丨]|0\d(?=[A-Za-z\u4e00-\u9fff]))"
)
SERIES = (
    "关键词|看点|亮点|变化|焦点|问题|疑问|误区|建议|措施|方法|案例|镜头|场景|故事|"
    "要点|原因|阶段|特点|趋势|重点|难点|热点|提醒|路线|骗局|套路|类型|情形|人物"
)
"""What a series counts: 误区一, 误区二."""
_SERIES = re.compile(
    rf"^[【\[]?(?P<word>{SERIES}|第(?=[一二三四五六七八九十\d]{{1,2}}[一-鿿]?[：:、丨|]))"
    r"(?:[一二三四五六七八九十]{1,2}|\d{1,2})[一-鿿]?[】\]]?\s*[：:、丨| ]\s*(?=\S)"
)
"""误区一：…, 第2禁：…: ordinals that a series counts by."""
_COUNTED = frozenset("【[第").union([word[0] for word in SERIES.split("|")])
"""What the words of a series begin with."""
_MARKED = "一二三四五六七八九十（■▌◆●▍▎☛丨|第PpN#0"
"""What a heading's prefix begins with."""
_GOES_ON = "，。？！、；："
"""What a line begins with whose sentence the editor broke off in the line above."""
_DAY = re.compile(r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日")
_NUMBERED = re.compile(r"[（(]?第?\d+号[）)]?")
_SIGNS = "日号）)"
"""What a day and a number end in."""
_OFFICE = re.compile("(?:委员会|[局厅部署院会]|中心|指挥部|办公室|政府|公司|集团|大学|学校)$")
_FOOTNOTE = re.compile(r"\[\d{1,3}\] ?\S")
"""What opens a note, which some editors set in the tag of a small heading."""


def leave_notes(lines: list[Line]) -> None:
    """Take notes out of the tag of a heading, so that every rule sees them as the text that they are."""
    for line in lines:
        context = line.context
        if context.kind == "heading" and context.parent is not None and _FOOTNOTE.match(line.text):
            line.context = context.parent


def judge(lines: list[Line], compiled: Compiled) -> None:
    """Judge lines that stand alone in their paragraph and have text below them."""
    text = Kind.TEXT
    story = [
        n
        for n, line in enumerate(lines)
        if line.kind == text and line.removed is None and line.caption_of < 0 and line.context.kind != "cell"
    ]
    if not story:
        return
    for n in story:
        line = lines[n]
        if line.context.kind == "heading" and not line.heading:
            line.make_heading("heading", line.context.detail)
    texts = [lines[n].text for n in story]
    others = {
        n
        for n, (line, below) in zip(story, pairwise(texts), strict=False)
        if (below[0] in _GOES_ON or line[-1] in _SIGNS or below[-1] == "日" or line[0] == "[")
        and _no_title(line, below)
    }
    free = [n for n in story if not lines[n].heading and not lines[n].kept and n not in others]
    if len(free) < 2:  # a heading titles something
        return
    paras: dict[int, int] = {}
    for n in story:
        para = lines[n].para
        paras[para] = paras.get(para, 0) + 1
    alone = partial(_alone, lines, paras=paras)
    bold = [n for n in free if lines[n].all & Look.STRONG]
    mostly_bold = bool(bold) and sum([len(lines[n].text) for n in bold]) * 2 > sum([len(lines[n].text) for n in free])
    if compiled.on("heading-look") and not mostly_bold:
        _by_look(lines, free, alone)
        title_company.labels(lines, story, free, alone)
        if any(lines[n].rule == "heading-look" for n in free):
            title_company.leave_verse(lines, story)
    if compiled.on("heading-prefix"):
        _by_prefix(lines, free, alone)
        title_company.below_numbers(lines, story, alone)
    if compiled.on("heading-look"):
        for n in free[:-1]:
            line, below = lines[n], lines[n + 1]
            if (
                line.all & Look.STRONG
                and _NUMBER.match(line.text)
                and below.is_story
                and below.all & Look.STRONG
                and len(below.text) <= 36
            ):
                for title in (line, below):
                    title.make_heading("heading-look")
    if (
        compiled.on("heading-plain")
        and not any(lines[n].rule == "heading" for n in story)
        and sum([lines[n].rule == "heading-look" for n in story]) < 4  # a post that sets its titles apart sets all
    ):
        plain_titles.judge(lines, story, free, alone)
    if compiled.on("heading-prefix") and any(lines[n].heading for n in story):
        title_company.above_titles(lines, story, free, alone)
        title_company.boxed(lines, free, alone)


def _no_title(text: str, below: str) -> bool:
    """Tell the beginning of a sentence that goes on below, a note, a day, the number of a document, and who signs it."""
    return below[0] in _GOES_ON or _FOOTNOTE.match(text) is not None or (len(text) <= 30 and _closes(text, below))


def _closes(text: str, below: str) -> bool:
    """Tell a day, the number of a document, and who signs it above the day."""
    return (
        _DAY.fullmatch(text) is not None
        or _NUMBERED.fullmatch(text) is not None
        or (_DAY.fullmatch(below) is not None and _OFFICE.search(text) is not None)
    )


def _alone(lines: list[Line], n: int, paras: dict[int, int]) -> bool:
    line = lines[n]
    if paras[line.para] == 1:
        return True
    # In <br>-parted text a heading has a blank line above or below it.
    below = lines[n + 1] if n + 1 < len(lines) else None
    above = lines[n - 1] if n else None
    opens = line.gap != 1 or above is None or above.para != line.para
    return opens and (below is None or below.para != line.para or below.gap > 1)


def _below(lines: list[Line], n: int) -> Line | None:
    below = (lines[at] for at in range(n + 1, len(lines)))
    return next((line for line in below if line.removed is None and line.caption_of < 0), None)


def _by_look(lines: list[Line], free: list[int], alone: Callable[[int], bool]) -> None:
    apart = Look.STRONG | Look.COLOUR | Look.BIG
    found = []
    if not any(lines[n].all & (apart | Look.CENTRE) for n in free):
        return
    for n in _asked_in_turn(lines, free):
        lines[n].make_heading("heading-look")
    centred = sum(1 for n in free if lines[n].all & Look.CENTRE)
    coloured = sum(1 for n in free if lines[n].all & Look.COLOUR)
    big = sum(1 for n in free if lines[n].all & Look.BIG)
    for n in free:
        line = lines[n]
        look = line.all & apart
        if coloured * 2 > len(free):
            look &= ~Look.COLOUR
        if big * 2 > len(free):
            look &= ~Look.BIG
        if not look and line.all & Look.CENTRE and centred * 3 <= len(free) and not line.all & (Look.GREY | Look.SMALL):
            look = Look.CENTRE
        if not look or line.heading or _is_long(line.text) or line.context.kind in {"item", "cell"}:
            continue
        if (
            LABEL.match(line.text)
            or not _title_like(
                line.text.rstrip("；;")
                if look & Look.STRONG and not re.search("[，,；;]", line.text[:-1])
                else line.text
            )
            or (not look & Look.STRONG and not alone(n))
        ):
            continue
        if not look & Look.STRONG and line.href:
            continue
        found.append(n)
    # A run of three or more is a poster or a lead, not titles.
    in_row, marks = rows(found, free), set(found)
    for n in found:
        if in_row[n] <= 3 and _has_story(lines, n, marks):
            lines[n].make_heading("heading-look")


def _is_long(text: str) -> bool:
    """Tell a line that is longer than titles are, in Chinese characters, of which two letters take the room of one."""
    return len(text) > _TITLE and (len(text) + len(_WIDE.findall(text))) / 2 > _TITLE


_TITLE = 45
_WIDE = re.compile(r"[^\x20-\xff]")


def _asked_in_turn(lines: list[Line], free: list[int]) -> list[int]:
    """问题一：…？, 问题二：…？: three or more set bold, which may run longer than other titles."""
    found: dict[str, list[int]] = {}
    for n in free:
        line = lines[n]
        if (
            line.all & Look.STRONG
            and len(line.text) <= 100
            and line.text[0] in _COUNTED
            and line.text.endswith(("？", "?"))
            and line.context.kind not in {"item", "cell"}
            and (match := _SERIES.match(line.text)) is not None
        ):
            found.setdefault(match["word"], []).append(n)
    return [n for places in found.values() if len(places) > 2 for n in places]


_NUMBER = re.compile(r"^(?:#?0?\d{1,2}|[一二三四五六七八九十]|PART\s?\.?\s?\d+)[.、．]?$", re.IGNORECASE)


def _has_story(lines: list[Line], n: int, marks: set[int]) -> bool:
    for at in range(n + 1, len(lines)):
        line = lines[at]
        if line.removed is not None or line.caption_of >= 0 or at in marks or line.heading:
            continue
        return True
    return False


def _title_like(text: str) -> bool:
    """A title has no full stop inside and no stop at its end but a question mark."""
    if "。" in text or text.endswith(("；", ";", "，", ",", "：", ":", "…", "、", "——")):
        return False
    return not (text.endswith(("！", "!", "？", "?", "”", "」")) and len(text) > 32)  # sentences set bold


def _by_prefix(lines: list[Line], free: list[int], alone: Callable[[int], bool]) -> None:
    series: dict[str, int] = {}
    for n in free:
        if (
            len(lines[n].text) <= 36
            and lines[n].text[0] in _COUNTED
            and (match := _SERIES.match(lines[n].text))
            and _title_like(lines[n].text.rstrip("；;"))
            and alone(n)
        ):
            series[match["word"]] = series.get(match["word"], 0) + 1
    _by_number(lines, free, alone)
    for n in free:
        line = lines[n]
        if (
            series
            and not line.heading
            and len(line.text) <= 36
            and (match := _SERIES.match(line.text))
            and series.get(match["word"], 0) > 1
            and line.context.kind not in {"item", "cell"}
            and _title_like(line.text.rstrip("；;"))
            and alone(n)
            and n + 1 < len(lines)
            and not _SERIES.match(lines[n + 1].text)
        ):
            line.make_heading("heading-prefix")
            continue
        longest = 48 if line.all & Look.STRONG else 36  # a sentence set bold is longer
        if line.heading or len(line.text) > longest or line.context.kind in {"item", "cell"}:
            continue
        if line.text[0] in _MARKED and _PREFIX.match(line.text) and _title_like(line.text) and alone(n):
            below = _below(lines, n)
            if below is not None and not _PREFIX.match(below.text):
                lines[n].make_heading("heading-prefix")


_COUNT = re.compile("([一-鿿]{2,4})([一二三四五六七八九十]|[1-9][0-9]?)")


def _by_number(lines: list[Line], free: list[int], alone: Callable[[int], bool]) -> None:
    """见证1, 见证2: a word and a number on a line of their own, counted from one."""
    found: dict[str, list[int]] = {}
    for n in free:
        text = lines[n].text
        if 3 <= len(text) <= 6 and (match := _COUNT.fullmatch(text)) and alone(n):
            found.setdefault(match[1], []).append(n)
    for word, places in found.items():
        if len(places) > 1 and lines[places[0]].text in {f"{word}1", f"{word}一"}:
            for n in places:
                lines[n].make_heading("heading-prefix")
