"""The title repeated in the body, and the marks that the exporter took from it."""

from __future__ import annotations

import re
from itertools import islice, pairwise

from newsparse._markup.lines import Kind, Line
from newsparse.rules import Compiled

__all__ = ["judge", "restore"]

_ORIGINAL = re.compile(
    r"[【\[（(]?(?:原标题|原文标题|原题|標题|原標題|標題)\s*(?:[：:丨|]|(?<=[题題]) (?=[“《「\S])|为\s*[：:《“「])"
)
_OPENING = "【[（(原标標"
"""What such a line may begin with."""
_WORD = re.compile(r"[^\W_]+")
_DATELINE = re.compile(r"^.{2,16}\d{1,2}月\d{1,2}日[电電]\s*题\s*[：:]")
# What the exporter wrote as "_": the characters that Windows refuses in a file's name, and quotation marks.
_LOST = r"[:：/\\?？*＊“”\"‘’'<>《》〈〉|｜丨\[\]【】「」]"
_HEAD = 12
"""Lines at the beginning among which the title may stand again."""
_LONGEST = 200
"""Characters of a title that is looked for in the text; a pattern of a hundred thousand takes seconds to compile."""


def _key(text: str) -> str:
    return "".join(_WORD.findall(text)).lower()


def judge(lines: list[Line], title: str | None, compiled: Compiled) -> None:
    """Take out the title repeated before the story, and 原标题 lines wherever they stand."""
    text = Kind.TEXT
    texts = [line for line in lines if line.kind == text and line.removed is None and line.context.kind != "cell"]
    if compiled.on("original-title"):
        for line in texts:
            if line.text[0] in _OPENING and _ORIGINAL.match(line.text) and len(line.text) < 160:  # titles are shorter
                line.remove("title", "original-title")
    key = _key(title or "")
    if not key or not compiled.on("title-repeated"):
        return
    rule = Kind.RULE
    ruled = {id(below) for above, below in pairwise(lines) if above.kind == rule}
    left = (line for line in texts if line.removed is None)
    head = list(islice(left, _HEAD))
    # A body that is nothing but the title stays body.
    while len(head) > 1 and (place := _repeated(head, title or "", key, ruled)) is not None:
        found = head.pop(place)
        found.remove("title", "title-repeated")
        found.heading = 0
        head += islice(left, 1)  # some posts repeat it twice


def _repeated(head: list[Line], title: str, key: str, ruled: set[int]) -> int | None:
    """Find the first line of the head that is the title."""
    for n, line in enumerate(head[:2]):
        text = _DATELINE.sub("", line.text) if "题" in line.text else line.text
        if text != line.text and len(text) <= 60 and not text.endswith("。"):  # 电 题： always names the title
            return n
        if abs(len(text) - len(title)) <= 12 and _key(text) == key:  # marks and blanks
            return n
    first = head[0].text
    if len(first) <= len(title) + 12 and not first.endswith(_STOPS) and _nearly(_key(first), key):  # marks and blanks
        return 0
    if len(first) <= 3 * len(title) and (parts := _parts(title)) and _in_order(parts, first):
        return 0  # the headline that the site's was cut from
    for n, line in enumerate(head[2:], 2):
        # Right below a rule one in plain text is a heading once it is written.
        level = line.context.detail if line.context.kind == "heading" else 2 if id(line) in ruled else 0
        if not level or _key(line.text) != key:
            continue
        begun = any(len(above.text) >= 36 and above.context.kind not in {"item", "heading"} for above in head[:n])
        if not begun or level == 1 or (level == 2 and id(line) in ruled):  # below an editor's preface, the story's own
            return n
    return None


_STOPS = ("。", "！", "？", "；", "，", "：", "…")


def _nearly(text: str, title: str) -> bool:
    """Tell the headline in which the site put one word for another: 全区 for 某省."""
    size = max(len(text), len(title))
    if not 16 <= size <= 60 or abs(len(text) - len(title)) > 4:  # of what is shorter, two words may be half
        return False
    same = 0
    for order in (1, -1):
        for one, other in zip(text[::order], title[::order], strict=False):
            if one != other:
                break
            same += 1
    return same * 20 >= size * 17  # all but one word of it


def _parts(title: str) -> list[str]:
    """The halves of a title that sites write with a blank between them."""
    parts = [_key(part) for part in title.split()]
    return parts if len(parts) > 1 and all(len(part) >= 6 for part in parts) else []


def _in_order(parts: list[str], text: str) -> bool:
    """Tell a headline that holds all *parts*; a sentence, which ends with a stop, may do so too."""
    if "。" in text:
        return False
    key, at = _key(text), 0
    for part in parts:
        at = key.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return True


def restore(title: str, visible: str) -> str | None:
    """
    Put back the marks that stand as ``_`` in a title, where the text proves them.

    >>> restore("他说_不_", "……他说“不”……")
    '他说“不”'
    """
    if len(title) > _LONGEST:
        return None
    pattern = _LOST.join(re.escape(part) for part in title.split("_"))
    found = re.search(pattern, visible)
    return found[0] if found and found[0] != title else None
