"""Links that are no part of a story: buttons, rows of links, and where the story is from."""

from __future__ import annotations

import re

from newsparse._credits import read_line
from newsparse._markup.lines import Line

__all__ = ["is_bar", "names_origin", "take_unfolding"]

_ADDRESS = ("http://", "https://", "www.")
"""What a bare address begins with."""

_UNFOLD = re.compile("(?:点击)?(?:展开|查看|阅读)(?:剩余|更多)?(?:全文|全部)")
_BARS = re.compile(r"[\s|｜丨/·•]*")


def take_unfolding(lines: list[Line], texts: list[int]) -> None:
    """Take out the buttons that show the rest of a story; they stand where it was folded."""
    for n in texts:
        line = lines[n]
        if len(line.text) <= 8 and line.href and _UNFOLD.fullmatch(line.text):
            line.remove("promotion", "interaction")


def is_bar(line: Line) -> bool:
    """Tell a row of links with bars between them: three or more, and nothing else."""
    if sum([href is not None for _, _, href in line.pieces]) < 3:
        return False
    rest = [text for text, _, href in line.pieces if not href]
    return any("|" in text or "｜" in text for text in rest) and all(map(_BARS.fullmatch, rest))


def names_origin(lines: list[Line], n: int) -> bool:
    """Tell where a story was taken from: the address below 消息来源：, or 原文：某网 | 某某题 and the address below it."""
    text = lines[n].text
    if text.startswith(_ADDRESS):
        return n > 0 and " " not in text and _announces_address(lines[n - 1].text)
    return _is_original(text) and n + 1 < len(lines) and lines[n + 1].text.startswith(_ADDRESS)


def _announces_address(text: str) -> bool:
    """Tell 消息来源： and the title of what the story was taken from from a line of the story with an address below it."""
    return read_line(text, zone="tail") == () if text.endswith(("：", ":")) else _is_original(text)


def _is_original(text: str) -> bool:
    return text.startswith(("原文：", "原文:", "原文出处：", "出处：")) and len(text) <= 90
