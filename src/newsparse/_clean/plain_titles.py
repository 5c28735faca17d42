"""Titles that nothing sets apart: short lines without a stop between paragraphs."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from newsparse._markup.lines import Line

__all__ = ["LABEL", "LEADS_IN", "is_prose", "judge", "rows"]

_SENTENCE = re.compile(r"[。；;，,]$|[。]|[：:]$|[。！!？?…][”’」]?$")
LABEL = re.compile(
    r"^[—–-]{1,2}|^(?:编者按|編者按|编者的话)$|^(?:问|答|Q\d*|A\d*|记者|主持人|网友|评论|律师|专家|家长)\s*[：:.、]|^[表图]\d*[：:]"
)
_QUOTED = re.compile(r"^[“「].{0,60}[”」]$|^(?:19|20)\d\d(?:[/.-]|年(?:\d|[，：]|$))")
_SPEAKER = re.compile(r"^(?:[一-鿿]{2,4}|[QA]\d*)[：:]\s*\S")
_PERSONA = re.compile(r"^\S{1,8}\s*[|｜丨]\s*\d{1,3}岁")
_STOPPED = re.compile(r"[。；;，,：:、…？?~～〜↓▼👇⬇→]$|。|[啊吧呢嘛呀][！!]$")
_PAUSED = re.compile("[。；，,：]$|。")
_WISH = re.compile("(?:祝|愿|希望|期待|但愿|让我们|谢谢|感谢|加油|致敬)")
_ORDINAL = re.compile(r"^\d{1,2}。(?=[一-鿿])")
LEADS_IN = re.compile(r"(?:下面|以下)(?:就?是|为)|.*如下$")
"""A line that only names the text below it, which is no title."""
_BACK = re.compile(
    r"^(?:(?:本文)?(?:部分)?参考资料|参考文献|参考来源|参考链接|网友热议|网友评论|网友留言|事件回顾|新闻背景|背景资料|名词解释|延伸阅读|附录|写在最后|写在文末)[：:]?$"
)


def judge(lines: list[Line], story: Sequence[int], free: Sequence[int], alone: Callable[[int], bool]) -> None:
    """Plain titles: short lines without a stop between long paragraphs, in a post that has long paragraphs."""
    long = sum([len(lines[n].text) >= 50 for n in story])
    candidates = []
    titles = set(free)
    for place, n in enumerate(story):
        line = lines[n]
        size = len(line.text)
        if not 4 <= size <= 32 or n not in titles or line.heading or line.context.kind in {"item", "cell", "quote"}:
            continue
        if _BACK.match(line.text):
            line.make_heading("heading-plain")
            if "参考" in line.text:
                break  # below stand the titles of papers
            continue
        if (
            any("岁" in lines[m].text[:16] and _PERSONA.match(lines[m].text) for m in story[place + 1 : place + 3])
            and not _PAUSED.search(line.text)
            and not _PERSONA.match(line.text)
            and size <= 24
        ):
            if alone(n):
                candidates.append(n)
            continue
        if (
            _STOPPED.search(_ORDINAL.sub("", line.text) if line.text[0].isdigit() else line.text)
            or LABEL.match(line.text)
            or _QUOTED.match(line.text)
            or _PERSONA.match(line.text)
            or LEADS_IN.match(line.text)
        ):
            continue
        if line.text.endswith(("！", "!", "”", "）", ")")) and (size > 24 or _WISH.match(line.text)):
            continue
        if not alone(n):
            continue
        candidates.append(n)
    in_row = rows(candidates, story)
    lone = [n for n in candidates if in_row[n] <= 2]  # verse is no title
    if not candidates or long < 2 or len(lone) > max(3, long // 2 + 1):  # lists, verse, dialogue
        return
    marks = set(candidates)
    for place, n in enumerate(story):
        if n not in marks:
            continue
        below = lines[story[place + 1]] if place + 1 < len(story) else None
        above = lines[story[place - 1]] if place else None
        if below is None or above is None:
            continue
        if in_row[n] > 2:  # a list, not a title and its subtitle
            continue
        if story[place + 1] in marks:
            below = lines[story[place + 2]] if place + 2 < len(story) else None
        after = place + 1 + (story[place + 1] in marks)
        if below is not None and _PERSONA.match(below.text) and after + 1 < len(story):
            below = lines[story[after + 1]]  # who speaks in the section
        if place > 1 and (story[place - 1] in marks or (len(above.text) < 4 and _SENTENCE.search(above.text) is None)):
            above = lines[story[place - 2]]
        if (
            below is not None
            and (is_prose(below) or _SPEAKER.match(below.text))
            and (
                is_prose(above) or above.text.endswith(("〜", "～", "~")) or _SPEAKER.match(above.text) or above.heading
            )
        ):
            lines[n].make_heading("heading-plain")
    if any(lines[n].rule == "heading-plain" for n in candidates):
        _questions(lines, story, alone)


_ASKS = re.compile(
    r"^(?!那|可|但|你|您|我|大家|这|而|所以|为何会这样|问|答|“[^”]*”?[？?]?$)[^。！？，；：]{6,26}(?<![呢吗吧么])[？?]$"
)


def _questions(lines: list[Line], story: Sequence[int], alone: Callable[[int], bool]) -> None:
    """Titles that ask, beside titles that tell."""
    for place, n in enumerate(story):
        line = lines[n]
        if (
            line.heading
            or line.kept
            or not _ASKS.match(line.text)
            or line.context.kind in {"item", "cell", "quote"}
            or not alone(n)
        ):
            continue
        if (
            0 < place < len(story) - 1
            and is_prose(lines[story[place + 1]])
            and is_prose(lines[story[place - 1]])
            and not lines[story[place + 1]].text.startswith("答")  # of a list of questions
        ):
            line.make_heading("heading-plain")


def rows(found: Sequence[int], free: Sequence[int]) -> dict[int, int]:
    """How many found lines stand in a row with each of them, counted once for all."""
    marks = set(found)
    sizes: dict[int, int] = {}
    row: list[int] = []
    for n in (*free, -1):
        if n in marks:
            row.append(n)
        elif row:
            sizes.update(dict.fromkeys(row, len(row)))
            row = []
    return sizes


def is_prose(line: Line) -> bool:
    """Tell a sentence of the story from one more short line."""
    return len(line.text) >= 40 or (
        len(line.text) >= 18 and line.text.endswith(("。", "！", "？", "”", "：", "；", "…"))
    )
