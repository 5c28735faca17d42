"""Captions that the markup names, and taking a line for a caption."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsparse._markup.lines import SHOWN, Kind, Line

__all__ = ["judge", "names_file", "take"]

_FILE = re.compile(r"[^\s，。！？]{1,60}\.(?:png|jpe?g|gif|webp|bmp|heic|svg)|image", re.IGNORECASE)


def names_file(text: str) -> bool:
    """Tell image.png, the name that an editor gives to a picture."""
    return _FILE.fullmatch(text) is not None


def take(line: Line, picture: int, rule: str) -> None:
    """
    Take a line for the caption of a picture, unless it is the name of a file.

    Args:
        line: The line, changed in place.
        picture: The number of the picture's line.
        rule: What found it.
    """
    if names_file(line.text):
        line.remove("decoration", rule)
        return
    line.caption_of, line.rule = picture, rule


def judge(lines: list[Line]) -> None:
    """Captions that the markup names belong to the picture right above them, or to the one in the same figure."""
    named = [n for n, line in enumerate(lines) if _is_named(line) and line.removed is None]
    if not named:
        return
    left = [n for n, line in enumerate(lines) if line.kind in SHOWN and line.removed is None]
    first = left[0] if left else len(lines)
    figures = {line.context for line in lines if line.kind in SHOWN}
    next_above = _next_shown(lines, range(len(lines)))
    next_below = _next_shown(lines, range(len(lines) - 1, -1, -1))
    for n in named:
        line = lines[n]
        above, below = next_above[n], next_below[n]
        figure = line.context if line.context.kind == "figure" else None
        if figure is not None and above >= 0 and lines[above].context is not figure:
            above = -1
        if figure is not None and below >= 0 and lines[below].context is not figure:
            below = -1
        if above < 0 and figure is None:
            below = -1
        picture = above if above >= 0 else below
        if picture >= 0:
            take(line, picture, "caption-region")
        elif figure in figures or (figure is None and first > n):
            # Its picture was taken out; or it is of a video or a picture that the exporter lost.
            line.remove("decoration", "caption-region")


def _is_named(line: Line) -> bool:
    return line.kind == Kind.TEXT and line.region is not None and line.region.kind == "caption"


def _next_shown(lines: list[Line], order: Iterable[int]) -> list[int]:
    """
    Give for each line the picture before it in an order, captions and what was removed aside; -1 where story stands between.

    All are found in one walk: a body may hold nothing but captions.
    """
    found = [-1] * len(lines)
    last = -1
    for n in order:
        found[n] = last
        line = lines[n]
        if line.removed is not None:
            continue
        if line.kind in SHOWN:
            last = n
        elif line.kind == Kind.TEXT and line.caption_of < 0 and not _is_named(line):
            last = -1
    return found
