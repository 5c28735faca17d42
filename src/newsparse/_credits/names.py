"""Telling names of people and of outlets from other words."""

from __future__ import annotations

import re
from typing import Final

from newsparse._credits.lexicon import (
    COMPOUND,
    GIVEN,
    KNOWN_OUTLETS,
    LONGEST_OUTLET,
    NOBODY,
    NOT_GIVEN,
    NOT_NAMES,
    OUTLET_END,
    SURNAMES,
)
from newsparse._credits.roles import RANKS, words

__all__ = [
    "SENTENCE",
    "is_bare_name",
    "is_handle",
    "is_known",
    "is_outlet",
    "is_person",
    "is_surnamed",
    "people_of",
    "person_before",
    "split_outlet",
]

_HAN: Final = "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0002ffff"
_FOREIGN: Final = re.compile(rf"(?:[{_HAN}]{{1,8}}|[A-Z]\.?)(?:[·•・．‧][{_HAN}]{{1,10}}){{1,4}}")
_LATIN: Final = re.compile(r"[A-Z][A-Za-zÀ-ɏ.'’-]+(?: (?:[A-Z][A-Za-zÀ-ɏ.'’-]*|de|van|von|der|la|bin)){0,3}")
_HANDLE: Final = re.compile(
    rf"@?[{_HAN}A-Za-zÀ-ɏ0-9_.·•・‧\-~&!]{{1,16}}|[A-Za-zÀ-ɏ0-9_.'’&\-]{{2,24}}(?: [{_HAN}A-Za-zÀ-ɏ0-9_.'’&\-]{{1,16}}){{1,4}}"
)
SENTENCE: Final = re.compile(
    "[的了吗呢吧您你我们嗎們這那]|不是|什么|怎么|可以|应该|好的|是的|没有|因为|所以|如何|进行|使用|采用|支持|需要|感谢|谢谢|负责|修改|检查|无关|与本文|并茂|打印|复制|推荐|赏析|内容|指南|教程|功能|高清|简洁|大方|介绍|说明|权益|收入|资金|自筹|情况"
)
_CODE: Final = re.compile(r"_?[A-Z]{1,4}\d{2,8}|\d+|[a-z]{1,2}\d{3,}|[A-Z]\d{1,2}")
_GLUED_CODE: Final = re.compile(r"(?<=\S)_?(?:[A-Z]{1,4}\d{2,8}|\d{3,})$|_[A-Z]{1,4}\d+$")
_FILLER: Final = re.compile(
    r"(?:发自|發自)?[^报報]{0,8}(?:报道|报导|報導|報道|摄影报道)|(?:发自|發自).{1,8}|综合|整理|联合|实习|等|提供|供稿|供图|文|写|by|联合报道|一线|和|与|及|\d{4}[年./-].{1,8}|\d\d?:\d\d|/|-+|—+|_+|[.。;；!！]"
)
_LISTED: Final = re.compile(r"\s*[、，,；;/／|｜丨&＆+＋×]\s*|\s*-{2,}\s*|\s+[xX]\s+")
_LATIN_WORD: Final = re.compile(r"[A-Za-zÀ-ɏ.'’&-]+")
# 作者：甲 某大学教授: who they are besides, once somebody is named.
_POST: Final = re.compile(
    "(?:教授|研究员|律师|博士|博士生|主任|总监|分析师|学者|经济学家|院长|所长|医师|作家|评论人|合伙人)$"
)


def is_person(word: str) -> bool:
    """
    Tell whether *word* has by itself the form of a person's name.

    >>> [is_person(w) for w in ("王小明", "欧阳明", "让·雷诺", "谢谢", "新华社")]
    [True, True, True, False, False]
    """
    size = len(word)
    if size < 2 or size > 24:
        return False
    if size <= 4 and word[0] in SURNAMES:
        if word in NOT_NAMES or not NOT_GIVEN.isdisjoint(word[1:]) or not word.isalpha() or not word[-1] >= "一":
            return False
        return (size < 4 and word[-2:] not in _STYLED and word[-1] not in "某总氏姓") or word[:2] in COMPOUND
    if size <= 4 and word[:2] in COMPOUND:
        return size > 2 and NOT_GIVEN.isdisjoint(word[2:])
    return _FOREIGN.fullmatch(word) is not None and not is_outlet(word)


def is_surnamed(word: str) -> bool:
    """
    Tell whether *word* is a name where nothing but names may stand, whatever its given name means.

    >>> [is_surnamed(w) for w in ("于海员", "方闻", "高铁站台", "高度", "船员")]
    [True, True, False, False, False]
    """
    return 2 <= len(word) <= 3 and word[0] in SURNAMES and word not in NOT_NAMES and word.isalpha() and word[-1] >= "一"


_STYLED: Final = words(
    "先生 女士 小姐 同学 教授 主任 老师 阿姨 大爷 奶奶 某某 老板 经理 局长 市长 省长 书记 院长 医生 律师 警官"
)


def _given(word: str) -> bool:
    return all(char in GIVEN for char in word)


def is_bare_name(text: str) -> bool:
    """Tell whether *text* is one or more names and nothing else, surely enough to need no role word beside it."""
    words = merge(text)
    return (
        0 < len(words) <= 3
        and all(is_person(word) and (_given(word[1:]) or "·" in word) for word in words)
        and (len(words) > 1 or len(words[0]) > 2 or " " in text)
    )


def is_known(word: str) -> bool:
    """Tell whether *word* is an outlet that we know by name."""
    return word in KNOWN_OUTLETS


def is_outlet(word: str) -> bool:
    """
    Tell whether *word* is an outlet or office, by name or by its ending.

    >>> [is_outlet(w) for w in ("新京报", "某某县融媒体中心", "王小明")]
    [True, True, False]
    """
    if word in KNOWN_OUTLETS:
        return True
    if "·" in word and any(part in KNOWN_OUTLETS or _PAPER.search(part) for part in word.split("·")):
        return True
    if not 3 <= len(word) <= 30 or "@" in word:
        return False
    return OUTLET_END.search(word) is not None and SENTENCE.search(word) is None


# 某某晚报·某眼: the other half may be called anything.
_PAPER: Final = re.compile("..(?:[日晚早晨时商快][报報]|新闻网?|新聞|电视台|電視台|广播|客户端|传媒|在线|融媒)$")


def split_outlet(word: str) -> tuple[str, str] | None:
    """Part an outlet from the person glued behind it, or return `None`."""
    for size in range(min(LONGEST_OUTLET, len(word) - 2), 1, -1):
        if word[:size] in KNOWN_OUTLETS and is_person(word[size:]):
            return word[:size], word[size:]
    for size in (3, 2):
        rest = word[-size:]
        if len(word) - size >= 3 and is_person(rest) and is_outlet(word[:-size]):
            return word[:-size], rest
    return None


def person_before(text: str, end: int) -> int | None:
    """
    Return where the person's name begins that ends at *end*, or `None`.

    What stands before it must be a boundary: no letter, a rank (记者), or an outlet.
    """
    for size in (3, 2, 4):
        start = end - size
        if start < 0 or not is_person(text[start:end]):
            continue
        if start == 0 or not text[start - 1].isalnum() or _RANK_END.search(text, max(0, start - 4), start):
            return start
        if any(text[max(0, start - n) : start] in KNOWN_OUTLETS for n in range(2, 9)):
            return start
    return None


_RANK_END: Final = re.compile(
    "(?:记者|記者|通讯员|摄影师?|攝影|市民|网友|读者|村民|实习生|志愿者|编辑|图/|攝影師|拍客|博主|爱好者|摄)$"
)


_TEAMS: Final = words("团队 工作室 小组 編輯部 编辑部 实验室")


def merge(text: str) -> list[str]:
    """
    Split *text* at blanks and list marks, names padded or spelt in Latin letters kept whole.

    >>> merge("李 明 王小明、John Smith SF001")
    ['李明', '王小明', 'John Smith', 'SF001']
    """
    out: list[str] = []
    for piece in _LISTED.split(text):
        words = piece.split()
        latin = False
        pad = False
        for word in words:
            is_latin = _LATIN_WORD.fullmatch(word) is not None
            if (is_latin and latin) or (latin and word in _TEAMS):
                out[-1] += " " + word
            elif pad and len(word) == 1 and "一" <= word <= "鿿":
                out[-1] += word
                pad = False
                continue
            else:
                out.append(word)
            latin = is_latin
            pad = (len(word) == 1 and word in SURNAMES) or word in COMPOUND
    return out


_PEN: Final = 16
_LONGEST_LATIN: Final = 60


def people_of(text: str, *, strict: bool, pen: int = _PEN) -> list[tuple[str, str | None]] | None:
    """
    Read a list of people, each with the outlet named before them.

    Args:
        text: What stands after a role word, brackets taken out.
        strict: Take names only; otherwise pen names, accounts and offices too.
        pen: How long a pen name may be.

    Returns:
        Pairs of name and affiliation, fewer than words where some name nobody; `None` where
        a word is no name.
    """
    if text.isalpha() and is_person(text):
        return [(text, None)]  # one name: nearly all
    out: list[tuple[str, str | None]] = []
    outlet: str | None = None
    words = merge(text)
    if len(words) > 24:
        return None
    for i, raw in enumerate(words):
        word = raw.strip(" “”\"'‘’《》「」『』@#*:：.。;；!！－-—_~·")
        if not word or _CODE.fullmatch(word) or _FILLER.fullmatch(word):
            continue
        word = _GLUED_CODE.sub("", word)
        if len(word) > 2 and word[-1] == "等":
            word = word[:-1].rstrip()
        if is_person(word):
            out.append((word, outlet))
            continue
        if word in RANKS or NOBODY.fullmatch(word):
            continue  # 作者：见习记者，甲
        if out and _POST.search(word):
            continue
        if out and word.startswith(("系", "现为", "现任", "就职", "供职")):
            break
        if (parted := split_outlet(word)) is not None:
            outlet = parted[0]
            out.append((parted[1], _own(outlet)))
            continue
        if is_outlet(word) and i + 1 < len(words) and any(map(is_person, words[i + 1 :])):
            outlet = _own(word)
            continue
        if len(word) == 6 and is_person(word[:3]) and is_person(word[3:]):
            out += [(word[:3], outlet), (word[3:], outlet)]
            continue
        if strict:
            if _LATIN.fullmatch(word) and " " in word:
                out.append((word, outlet))
                continue
            return None
        long = pen if not word.isascii() else _LONGEST_LATIN
        if (1 < len(word) <= long and is_handle(word) and not (pen < _PEN and "的" in word)) or is_outlet(word):
            out.append((word, outlet))
            continue
        return None
    return out


def _own(outlet: str) -> str | None:
    # 本报 names no outlet: which one it is, only the page around the story knew.
    return None if outlet in _OWN else outlet


_OWN: Final = words("本报 本刊 本网 本社 本台 我报 我台 本报讯 本站 本報 本刊 本網 本臺 本号")


def is_handle(word: str) -> bool:
    """Tell whether *word* could be a pen name or an account: short, one piece, no sentence."""
    if _HANDLE.fullmatch(word) is None or word.isdecimal() or word in NOT_NAMES:
        return False
    hit = SENTENCE.search(word)
    return hit is None or (hit[0] in "的们" and len(word) <= 6)
