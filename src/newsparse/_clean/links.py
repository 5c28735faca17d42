"""Links that are no part of a story: to other stories, to shops, to where the story is from."""

from __future__ import annotations

import re

from newsparse._credits import read_line
from newsparse._markup.lines import Line

__all__ = ["is_bar", "names_origin", "take_related"]

_ADDRESS = ("http://", "https://", "www.")
"""What a bare address begins with."""

_TITLE = re.compile(
    r"(?:[（(]?[一二三四五六七八九十\d]{1,3}[、.．）)] ?)?(?:猜你喜欢|(?:相关|相關|推荐|推薦|延伸|往期|更多|热门|熱門|精彩|历史)(?:阅读|閱讀|文章|链接|連結|推荐|推薦|回顾|内容|精选|好文|新聞|報導)|你可能(?:还|也)?(?:感兴趣|喜欢).{0,6}) ?[:：]?"
)
_BARS = re.compile(r"[\s|｜丨/·•]*")


def take_related(lines: list[Line], texts: list[int]) -> None:
    """Take out the links to other stories that a title of its own announces, where nothing stands below them."""
    links = 0
    for place in range(len(texts) - 1, -1, -1):
        line = lines[texts[place]]
        if line.removed is not None:
            continue
        if line.href is not None or all(href is not None for text, _, href in line.pieces if text.strip()):
            links += 1
            continue
        if links and len(line.text) <= 12 and _TITLE.fullmatch(line.text):
            for n in texts[place:]:
                if lines[n].removed is None:
                    lines[n].remove("related", "related")
        return


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
