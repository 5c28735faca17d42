"""Links that are no part of a story: to other stories, to shops, to where the story is from."""

from __future__ import annotations

import re

from newsparse._credits import read_line
from newsparse._lines import Line

__all__ = ["ADDRESS", "is_address_of", "is_bar", "is_original", "take_related"]

ADDRESS = ("http://", "https://", "www.")
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


def is_address_of(above: Line, text: str) -> bool:
    """Tell the address below 消息来源： from one that the story gives."""
    if " " in text:
        return False
    if above.text.endswith(("：", ":")):
        return read_line(above.text, zone="tail") == ()
    return is_original(above.text)


def is_original(text: str) -> bool:
    """Tell 原文：某网 | 某某题, the title of what a story was taken from; its address stands below."""
    return text.startswith(("原文：", "原文:", "原文出处：", "出处：")) and len(text) <= 90
