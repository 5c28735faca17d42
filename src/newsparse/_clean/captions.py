"""Which lines are captions, and of which picture."""

from __future__ import annotations

import re

from newsparse._clean import caption_company, caption_regions
from newsparse._clean.boilerplate import DATE
from newsparse._clean.caption_company import ENDS
from newsparse._clean.caption_regions import names_file, take
from newsparse._clean.headings import SERIES
from newsparse._clean.plain_titles import LEADS_IN
from newsparse._credits import looks_like_caption
from newsparse._markup.lines import SHOWN, Kind, Line, Look
from newsparse.rules import Compiled

__all__ = ["judge"]

_POINTER = re.compile(r"^[▲△▼▽↑⬆️◆👆☝🔼]+$")
_SOFT = Look.CENTRE | Look.GREY | Look.SMALL
_OPENING = re.compile(
    "^(?:延伸阅读|新闻多一点|新闻链接|相关链接|背景链接|新闻背景|名词解释|事件回顾|新闻延伸|记者手记)"
)
_WRAPPED = re.compile("【?[（(][^（()）。]{4,60}[)）]】?")
_SPEECH = re.compile(r"(?:[^：:“「]{1,30}[：:])?[“「].*[。！？!?…][”」]$")
"""A sentence that somebody says, with or without the words that say who."""
_MOMENT = re.compile(
    r"(?:\d{4}年)?\d{1,2}月\d{1,2}日，[^，。；：“]{2,20}在[^，。；：“]{1,14}(?:[中上]|现场|[赛会]后)[^，。；：“]{0,6}。"
)
"""3月20日，甲在比赛中。: what a news photo shows, as agencies write it."""
_ASIDE = re.compile("[。！？!?][（(][^（()）]{1,8}[)）]$")
_FIRST = re.compile(r"^(?:一是|首先|其一|第一[，、]|一要)")
_DOWN = re.compile(r"^[↓▼▽⬇👇🔽️]+$")
_DOWN_END = ("↓", "▼", "👇", "⬇", "⬇️", "——", "→")
_CALLS = ("！", "？", "!", "?")
_OPENS = re.compile(
    r"^(?:[，。、；．]|[（(]?[一二三四五六七八九十\d]+[、.．）)]|第[一二三四五六七八九十]|[a-zA-Z][.、．)）]|[■●◆▌丨|#【]|\[\d|N[Oo][.．]\s?\d|Q[:：\d]|问[：:]|"
    rf"(?:{SERIES})[一二三四五六七八九十\d]{{1,2}}\s*[：:丨|、])"
)


def judge(lines: list[Line], compiled: Compiled) -> bool:
    """
    Find captions, the surest kinds first; the rest by the company of those found.

    Returns:
        Whether a line below a picture was left that could be one in other company.
    """
    text = Kind.TEXT
    if all(line.kind == text and line.region is None for line in lines):
        return False
    if compiled.on("caption-region"):
        caption_regions.judge(lines)
    if all(line.kind not in SHOWN for line in lines):
        return False
    # What was taken out parts no picture from its caption, so that cleaning again finds the same.
    places = [
        n
        for n, line in enumerate(lines)
        if line.removed is None or (line.rule == "end-mark" and (_POINTER.match(line.text) or _DOWN.match(line.text)))
    ]
    kept = [lines[n] for n in places]
    had = [line.caption_of for line in kept]
    left = _by_place(kept, compiled)
    for line, before in zip(kept, had, strict=True):
        if line.caption_of != before:
            line.caption_of = places[line.caption_of]
    return left


def _by_place(lines: list[Line], compiled: Compiled) -> bool:
    """Judge the lines after pictures; tell whether one was left that could be a caption in other company."""
    left = False
    owners, sizes, bold_rare, centred = _shares(lines)
    titles = _title_looks(lines)
    plain: list[tuple[int, int]] = []
    bold: list[tuple[int, int]] = []
    small = compiled.on("caption-look") and _small_headings_caption(lines)
    for n, line in enumerate(lines):
        if line.kind not in SHOWN or line.removed is not None:
            continue
        at = n + 1
        if at < len(lines) and compiled.on("caption-form") and _free(lines[at]) and names_file(lines[at].text):
            lines[at].remove("decoration", "caption-form")
            at += 1  # the caption stands below it
        if (
            at < len(lines)
            and compiled.on("caption-form")
            and _POINTER.match(lines[at].text)
            and lines[at].removed in {None, "decoration"}
        ):
            if at + 1 < len(lines) and _free(lines[at + 1]) and len(lines[at + 1].text) <= 120:
                take(lines[at], n, "caption-form")
                lines[at].removed = None
                take(lines[at + 1], n, "caption-form")
            continue
        if at >= len(lines):
            continue
        after = lines[at]
        if (
            after.kind == Kind.TEXT
            and after.removed is None
            and after.context.kind == "figure"
            and after.context is line.context
            and after.caption_of < 0
            and not after.href
            and len(after.text) <= 160
        ):
            take(after, n, "caption-region")
            after.heading = 0
            continue
        if line.kind == Kind.MEDIA:
            continue
        if small and after.context.kind == "heading" and after.context.detail >= _SMALL and after.removed is None:
            take(after, n, "caption-look")
            after.heading = 0
            continue
        if _is_note(after) and compiled.on("caption-form"):
            take(after, n, "caption-form")
            continue
        if not _free(after):
            continue
        if after.context.kind == "figure" and after.context is line.context and after.href and len(after.text) <= 8:
            after.remove("decoration", "caption-region")
            continue
        if compiled.on("caption-own") and _is_own(lines, n, at, owners, sizes):
            take(after, n, "caption-own")
            _second(lines, n, at)
        elif compiled.on("caption-form") and (
            looks_like_caption(after.text)
            or _is_alt(line, after)
            or _MOMENT.fullmatch(after.text)
            or _is_repeated(lines, at)
        ):
            take(after, n, "caption-form")
            _second(lines, n, at)
        elif compiled.on("caption-look") and _is_apart(line, after, centred=centred):
            take(after, n, "caption-look")
            _second(lines, n, at)
        elif compiled.on("caption-look") and bold_rare and _is_bold_caption(after):
            bold.append((n, at))
        elif (
            len(after.text) <= 60
            and not _title_look(after, titles)
            and not _OPENING.match(after.text)
            and not _SPEECH.match(after.text)
            and not _ASIDE.search(after.text)
            and not _announces(lines, at)
            and not after.text.endswith((*ENDS[:7], *_DOWN_END))
            and not (at + 1 < len(lines) and _DOWN.match(lines[at + 1].text))
            and not _OPENS.match(after.text)
        ):
            plain.append((n, at))
        left = left or after.caption_of < 0
    if len(bold) > 1 and len(bold) * 3 >= sum([line.kind == Kind.IMAGE and line.removed is None for line in lines]):
        for n, at in bold:
            take(lines[at], n, "caption-look")
    if plain and compiled.on("caption-plain"):
        caption_company.judge(lines, plain)
    return left


def _shares(lines: list[Line]) -> tuple[dict[int, int], dict[int, int], bool, bool]:
    """How many lines and characters each element holds; whether bold text is rare, and whether most is set apart."""
    owners: dict[int, int] = {}
    sizes: dict[int, int] = {}
    texts = strong = soft = 0
    text = Kind.TEXT
    for line in lines:
        if line.kind == text:
            owner = line.owner
            owners[owner] = owners.get(owner, 0) + 1
            sizes[owner] = sizes.get(owner, 0) + len(line.text)
        if line.is_story:
            texts += 1
            strong += line.all & Look.STRONG
            soft += bool(line.all & _SOFT)
    return owners, sizes, strong * 2 <= texts, soft * 2 > texts


def _free(line: Line) -> bool:
    return (
        line.kind == Kind.TEXT
        and line.removed is None
        and line.caption_of < 0
        and not line.heading
        and not line.kept
        and line.context.kind not in {"heading", "cell"}
        and (len(line.text) > 24 or DATE.match(line.text) is None)  # no time is longer
    )


def _is_note(line: Line) -> bool:
    """A note to a chart, which some editors set as a small heading."""
    return (
        line.context.kind == "heading"
        and line.removed is None
        and len(line.text) <= 80
        and line.text.startswith(("注：", "注:", "图：", "图源", "来源：", "数据来源", "图片来源", "▲", "△"))
    )


_SMALL = 5
"""From this level on the tag of a heading is small print."""


def _small_headings_caption(lines: list[Line]) -> bool:
    """Tell an editor that sets captions as small headings: there are several, and all stand right below pictures."""
    small = [
        n
        for n, line in enumerate(lines)
        if line.context.kind == "heading" and line.context.detail >= _SMALL and line.kind == Kind.TEXT
    ]
    return len(small) > 1 and all(n > 0 and lines[n - 1].kind == Kind.IMAGE and len(lines[n].text) <= 90 for n in small)


def _is_own(lines: list[Line], n: int, at: int, owners: dict[int, int], sizes: dict[int, int]) -> bool:
    picture, after = lines[n], lines[at]
    if picture.owner != after.owner or len(after.text) > 120:
        return False
    if "。" in after.text and _is_amid(lines, n):
        # The story runs on behind a picture that its sentence is broken off for; a caption of one sentence is short.
        told = (owners[after.owner] == 2 or len(after.text) > 30) and lines[n - 1].text.endswith(("。", "”"))
        if "。" in after.text[:-1] or (told and not looks_like_caption(after.text)):
            return False
    if owners[after.owner] <= 2 and sizes[after.owner] <= 140:  # nothing else in the paragraph
        return not _OPENS.match(after.text)
    # In bodies without paragraphs a caption stands on the picture's line or the next one, with a gap below.
    below = lines[at + 1] if at + 1 < len(lines) else None
    closed = below is None or below.para != after.para or below.gap > 1
    if after.any & Look.STRONG or len(after.text) > 48:
        return False
    if after.gap == 0 and (closed or (below is not None and below.gap >= 1)):
        return not _OPENS.match(after.text)
    return after.gap == 1 and closed and len(after.text) <= 48


def _is_amid(lines: list[Line], n: int) -> bool:
    """Tell a picture inside a paragraph, with text before it that no break parts from it."""
    above = lines[n - 1] if n else None
    return above is not None and above.kind == Kind.TEXT and above.owner == lines[n].owner and lines[n].gap == 0


def _second(lines: list[Line], n: int, at: int) -> None:
    """A caption in two lines: the second in the same paragraph, or by its form."""
    below = at + 1
    if below >= len(lines) or not _free(lines[below]) or len(lines[below].text) > 60:
        return
    one, two = lines[at], lines[below]
    if (one.para == two.para and two.gap == 1 and one.owner == two.owner and one.rule != "caption-own") or (
        looks_like_caption(two.text) and not two.text.startswith(("▲", "△", "图"))
    ):
        take(two, n, one.rule)
        return
    # One line a picture below a row of them: 甲树｜John Smith, 乙树｜John Smith.
    while _SHOT_BY.search(one.text) and _SHOT_BY.search(two.text) and one.all & _SOFT == two.all & _SOFT != 0:
        take(two, n, one.rule)
        below += 1
        if below >= len(lines) or not _free(lines[below]) or len(lines[below].text) > 60:
            return
        two = lines[below]


_SHOT_BY = re.compile("[|｜] ?[^，。：:|｜]{2,30}$")


def _is_alt(picture: Line, after: Line) -> bool:
    alt = None if picture.picture is None else picture.picture.alt
    return bool(alt) and alt == after.text and len(after.text) <= 100


def _is_repeated(lines: list[Line], at: int) -> bool:
    """Tell words of the story that a picture is set over once more."""
    text = lines[at].text.rstrip("。")
    if lines[at].all & Look.STRONG or not 12 <= len(text) <= 48:
        return False
    return any(text in line.text for line in lines[:at] if line.kind == Kind.TEXT)


def _is_bold_caption(after: Line) -> bool:
    """A whole sentence set bold under a picture, where a heading would be shorter; what asks or exclaims is story."""
    return bool(after.all & Look.STRONG) and 34 <= len(after.text) <= 120 and not after.text.endswith(_CALLS)


def _is_apart(picture: Line, after: Line, *, centred: bool) -> bool:
    look = after.all & _SOFT
    if look and _WRAPPED.fullmatch(after.text):
        return True  # set bold or not: no title stands in brackets
    if not look or centred or len(after.text) > 90 or after.all & (Look.STRONG | Look.BIG):
        return False
    if after.all & Look.COLOUR and not after.all & Look.GREY:
        return False
    return not _OPENS.match(after.text) and not (
        look == Look.CENTRE and after.text.endswith("。") and len(after.text) > 60
    )


def _announces(lines: list[Line], at: int) -> bool:
    """Tell a line that the enumeration or the wording below it belongs to."""
    below = lines[at + 1] if at + 1 < len(lines) else None
    if below is None or below.kind != Kind.TEXT:
        return False
    text = lines[at].text
    if text[0] == "表" and (below.text == text or any(one.kind == "table" for one in below.context.path)):
        return True  # 表1 …, above its table
    return _FIRST.match(below.text) is not None or LEADS_IN.match(text) is not None


_TITLED = Look.COLOUR | Look.BIG
_SET_APART = _TITLED | Look.CENTRE | Look.STRONG


def _title_looks(lines: list[Line]) -> set[int]:
    """In which colours and sizes two or more short lines are set that no picture stands above."""
    once: set[int] = set()
    twice: set[int] = set()
    above = None
    for line in lines:
        if (
            line.all & _TITLED
            and line.is_story
            and line.kind == Kind.TEXT
            and len(line.text) <= 36
            and not line.text.endswith(("。", "：", "；", "，"))
            and above != Kind.IMAGE
        ):
            look = line.all & _SET_APART
            (twice if look in once else once).add(look)
        above = line.kind
    return twice


def _title_look(line: Line, titles: set[int]) -> bool:
    """Tell a line set apart as the titles are."""
    return not line.all & Look.GREY and line.all & _SET_APART in titles
