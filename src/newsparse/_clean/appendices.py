"""What stands below a story under a title of its own: other stories, the column, the author."""

from __future__ import annotations

import re

from newsparse._credits import Found
from newsparse._credits.names import is_person
from newsparse._markup.lines import Line
from newsparse.models import RemovedKind

__all__ = ["take_author", "take_column", "take_related"]

_RELATED = re.compile(
    r"(?:[（(]?[一二三四五六七八九十\d]{1,3}[、.．）)] ?)?(?:猜你喜欢|(?:相关|相關|推荐|推薦|延伸|往期|更多|热门|熱門|精彩|历史)(?:阅读|閱讀|文章|链接|連結|推荐|推薦|回顾|内容|精选|好文|新聞|報導)|你可能(?:还|也)?(?:感兴趣|喜欢).{0,6}) ?[:：]?"
)


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
        if links and len(line.text) <= 12 and _RELATED.fullmatch(line.text):
            _take_below(lines, texts[place:], "related", "related")
        return


_COLUMN = re.compile(
    "(?:【[^】]{2,20}】|[《「][^》」]{2,20}[》」])?(?:本?[专專]栏|本?[专專]欄|本?栏目|本?欄目)(?:介[绍紹]|[简簡]介)[:：]?"
)
"""【某某说】专栏介绍, and below it what the column is."""
_OF_COLUMN = re.compile("本(?:栏目|欄目|专栏|專欄)(?:以|由|将|將|每|欢迎|歡迎|邀请|邀請|旨在|接受|致力)")
"""本栏目以公开回信的方式…, at the very end."""


def take_column(lines: list[Line], texts: list[int]) -> None:
    """Take out what a column says of itself in a few lines below the story."""
    if len(texts) > 2 and _OF_COLUMN.match(lines[texts[-1]].text):
        lines[texts[-1]].remove("notice", "notice")
    for place in range(len(texts) - 2, max(len(texts) - 6, 1), -1):
        line = lines[texts[place]]
        if len(line.text) <= 30 and "介" in line.text and _COLUMN.fullmatch(line.text):
            _take_below(lines, texts[place:], "notice", "notice")
            return


_OF_AUTHOR = re.compile("(?:本文)?作者(?:简介|簡介|介绍|介紹)[:：]?|[关關][于於]作者[:：]?")
"""作者简介：, and below it the name, and below that who it is."""
_NAME_ENDS = re.compile("[，,：:｜| （(]")


def take_author(lines: list[Line], texts: list[int]) -> None:
    """Take out what is said of the author in a few lines below the story, if they begin with the name."""
    for place in range(len(texts) - 2, max(len(texts) - 6, 1), -1):
        line = lines[texts[place]]
        if len(line.text) <= 8 and _OF_AUTHOR.fullmatch(line.text):
            name = _NAME_ENDS.split(lines[texts[place + 1]].text, maxsplit=1)[0]
            if is_person(name):
                _take_below(lines, texts[place:], "credit", "credit-line")
                line.credits = (Found("author", name, None, "作者"),)
            return


def _take_below(lines: list[Line], texts: list[int], kind: RemovedKind, rule: str) -> None:
    for n in texts:
        if lines[n].removed is None:
            lines[n].remove(kind, rule)
