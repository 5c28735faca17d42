"""Finding the role heads of a line, and taking a line out of its brackets."""

from __future__ import annotations

import re
from typing import Final

from attrs import frozen

from newsparse._credits.names import is_outlet, is_person
from newsparse._credits.roles import HEAD, RANKS, roles_of, words
from newsparse.models import Role

__all__ = ["Head", "heads_of", "unwrap"]

# Words of which outlets' names are made: before a mark that also parts lists they are no heads (梨视频/央视新闻).
_NAME_PARTS: Final = words(
    "视频 图片 发布 声音 时间 封面 短视频 视觉 原创 制作 技术 设计 平面 摄影 出品 数据 漫画 动画 音乐 拍客 包装 口述 图 文 综合 编译 出版"
)
_GLUES: Final = RANKS | words("责编 校对 摄影 责任编辑 作者 攝影 編輯 翻译 编译 翻譯 編譯")
# 数据来源, 资金来源: with another word before them these are other words.
_OF: Final = words("来源 來源 出处 资料 素材 综合")
_DATA: Final = ("数据", "资料", "资金", "收入", "數據", "資料")
# Bars that Unicode counts among the letters.
_LETTER_BARS: Final = "丨ㅣ"
_VERB_END: Final = ("自", "于")


@frozen
class Head:
    """A role word where a name may follow."""

    word: str
    roles: tuple[Role, ...]
    start: int
    end: int
    hard: bool


def heads_of(text: str) -> list[Head]:
    """Return the role heads of *text* in reading order."""
    out: list[Head] = []
    at = 0
    while (match := HEAD.search(text, at)) is not None:
        # What is refused may hold a shorter word that is a head.
        at = match.start() + 1
        word = match["word"].replace(" ", "")
        rest = match["rest"]
        start, end = match.span()
        boundary = start == 0 or not text[start - 1].isalnum() or text[start - 1] in _LETTER_BARS
        hard = rest is not None and bool(rest.strip())
        if hard:
            if len(word) == 1 and not boundary:
                continue
            if (
                not boundary
                and word in _NAME_PARTS
                and (rest.strip() not in ":：" or is_outlet(_last(text, start) + word))
            ):
                continue
        elif rest is None:
            verb = word.endswith(_VERB_END) and len(word) > 1 and word != "来自"
            if not (verb and boundary) and not (word in _GLUES and _name_follows(text, end)):
                continue
            hard = verb
        elif not boundary and word not in RANKS:
            continue
        if not boundary and word in _OF and (not out or text[:start].endswith(_DATA)):
            continue
        out.append(Head(word, roles_of(word), start, end, hard))
        at = max(end, at)
    return out


def _last(text: str, end: int) -> str:
    words = text[max(0, end - 20) : end].split()
    return words[-1] if words else ""


def _name_follows(text: str, at: int) -> bool:
    for size in (3, 2, 4):
        stop = at + size
        if is_person(text[at:stop]) and (stop >= len(text) or not text[stop].isalnum() or HEAD.match(text, stop)):
            return True
    foreign = text[at : at + 20].split(" ", 1)[0]
    return "·" in foreign and is_person(foreign.rstrip("）)。，、"))


_PAIRS: Final = {"（": "）", "(": ")", "【": "】", "[": "]", "〔": "〕", "［": "］", "「": "」", "{": "}", "《": ""}
_BULLETS: Final = " ▲△■●◆►▶•·*※★☆◎◇□▼▽▌▎◤▍>＞→-—_～~=+#|丨▷☞👉✎✍✏📷🎬️"


def unwrap(text: str) -> tuple[str, bool]:
    """Return a line without the bullets and the one pair of brackets around it, and whether it had a pair."""
    text = text.strip(_BULLETS).rstrip("；;。. ")
    wrapped = False
    while len(text) > 2:
        close = {"）": ")", ")": "）"}.get(_PAIRS.get(text[0], ""), "") + _PAIRS.get(text[0], "")
        if not close or text[-1] not in close:
            break
        inner = text[1:-1]
        if any(c in inner for c in "（(【[") and _unbalanced(inner):
            # （记者 甲）（编辑 乙）: two pairs, not one.
            return re.sub(r"[)）】\]〕] *[（(【\[〔]", " ", inner), True
        text, wrapped = inner.strip(" "), True
    return text, wrapped


def _unbalanced(text: str) -> bool:
    depth = 0
    for char in text:
        depth += (char in "（(【[〔") - (char in "）)】]〕")
        if depth < 0:
            return True
    return False
