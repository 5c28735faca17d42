"""Captions that nothing sets apart, told by the captions and pictures around them."""

from __future__ import annotations

import re

from newsparse._clean.caption_regions import take
from newsparse._markup.lines import Kind, Line, Look

__all__ = ["ENDS", "judge"]

ENDS = ("。", "！", "？", "；", "：", "，", "…", ":", "!", "?")
_SHOWS = re.compile(
    r"截图|示意|资料图|效果图|现场图|图源|图[：:]|[左右上下前后中][一二三图侧起者]|从左至右|左起|供图|摄|照$|图$|海报|剧照|合影|公告|画面|走势|来源|（[左右中上下]"
)


def judge(lines: list[Line], plain: list[tuple[int, int]]) -> None:
    """
    Plain short lines after pictures.

    They are captions where they say what a picture shows, where another picture
    follows at once, or where most pictures of the post have such a line while
    headings look different.
    """
    marked = any(
        line.heading
        or line.context.kind == "heading"
        or (line.is_story and line.all & Look.STRONG and len(line.text) <= 40)
        for line in lines
    )
    taken = sum(1 for line in lines if line.caption_of >= 0)
    pictures = sum(1 for line in lines if line.kind == Kind.IMAGE and line.removed is None)
    verse = _is_verse(lines)
    beside = [line for line in lines if line.caption_of >= 0] + [lines[at] for _, at in plain]
    same = any("下同" in line.text for line in beside)  # who took the next pictures as well
    each = taken > 0 and pictures > 1 and taken + len(plain) == pictures  # then a line longer than titles is one
    rare = pictures >= 4 and (taken + len(plain)) * 3 <= pictures  # where hardly a picture has one, none has
    for n, at in plain:
        after = lines[at]
        below = next((lines[m] for m in range(at + 1, len(lines)) if lines[m].removed is None), None)
        if after.all & Look.STRONG and not (below is not None and below.kind == Kind.IMAGE):
            continue
        shows = len(after.text) <= 50 and _SHOWS.search(after.text) is not None
        between = below is not None and below.kind == Kind.IMAGE
        company = same or (not verse and ((each and len(after.text) >= 16) or marked or taken >= 2 or len(plain) >= 4))
        if not shows and not between and (rare or _runs_on(lines, at)):
            continue
        if shows or between or (company and len(after.text) <= 40):
            take(after, n, "caption-plain")


def _is_verse(lines: list[Line]) -> bool:
    """Tell a post that is written in short lines without stops, as WeChat accounts like to."""
    texts = verse = row = 0
    for line in lines:
        if not line.is_story or line.kind != Kind.TEXT:
            row = 0  # what stands between two pictures runs on to nothing
            continue
        texts += 1
        row = row + 1 if len(line.text) <= 24 and not line.text.endswith(ENDS) else 0
        verse += row > 1
    return verse >= 8 and verse * 2 >= texts


def _runs_on(lines: list[Line], at: int) -> bool:
    """Tell verse: the line is followed by one more short line without a stop."""
    below = lines[at + 1] if at + 1 < len(lines) else None
    return (
        below is not None
        and below.is_story
        and below.kind == Kind.TEXT
        and not below.heading
        and below.context.kind != "heading"
        and not below.all & Look.STRONG
        and len(below.text) < 24
        and "：" not in below.text
        and not below.text.startswith("#")
        and not below.text.endswith(("。", "！", "？", "”", "："))
    )
