"""Lines after the story that say in words who its author is, or whose the pictures are."""

from __future__ import annotations

import re
from typing import Final

from newsparse._credits.lexicon import NOBODY
from newsparse._credits.names import is_outlet, is_person, is_surnamed, merge
from newsparse._credits.photo import read_caption
from newsparse._credits.roles import Found
from newsparse.models import Role

__all__ = ["read_note"]

# （本文作者甲系某某大学教授）, （作者为某所研究员）. The verb is certain enough to take any two to four characters before it.
_AUTHOR: Final = re.compile(
    r"(?P<open>[（(【\[])?(?P<word>(?:本文|文章)?作者)(?:[:：] ?)?(?P<name>[一-鿿]{2,4}|[一-鿿]{1,8}·[一-鿿·]{1,16})?[，, ]{0,2}(?:系|是|为|現為|现为|現任|现任|曾任|毕业于|任职于|就职于|來自|来自)(?P<rest>[^。！？；]{3,90})[。]?[）)】\]]?[。]?"
)
_CLOSED: Final = ("）", ")", "】", "]", "）。")
_POST: Final = re.compile(
    "(?:教授|研究员|研究生|律师|博士|博士生|硕士|主任|总监|分析师|学者|学家|院长|所长|医师|医生|作家|评论[员人]|撰稿人|专栏作者|记者|编辑|合伙人|创始人|负责人|顾问|职员|教师|老师|工程师|会长|理事|委员|書記|书记|部长|处长|主編|主编|成员)$"
)
# 作者：甲，某所研究负责人；公众号：某某（ID：abc）: a name, and in clauses who that is and where to find them.
_SIGNED: Final = re.compile(
    r"(?P<word>作者(?:简介|介绍|簡介|介紹)?|[关關][于於]作者) ?[:：丨｜|] ?@?(?P<name>[^，,。；;：:、（( ]{1,20})(?:[（(][^（()）]{1,30}[)）])?[，,；;。 ] ?(?P<rest>.{4,100})"
)
_FOUND_AT: Final = re.compile(r"(?:公众号|微信号?|微博|知乎|个人网站|邮箱|[Ii][Dd]) ?[:：@]")
_HEAD_MARK: Final = re.compile(
    "(?:编辑|责编|校对|来源|来自|摄影|图片|出品|监制|翻译|译者|设计|记者|策划|主编|原标题|头图|题图|出处) ?[:：丨｜|/]|来自|取自|源自|供图"
)
# （甲、乙对本文采写亦有贡献）
_HELPED: Final = re.compile(
    r"[（(](?P<names>[^（()），。]{2,24}?) ?对(?:本文|此文)(?:的?(?:采访|采写|整理|报道|写作|编辑))*[亦也均]?有(?:所)?贡献[)）]。?"
)
_HOLLOW: Final = re.compile(r"(?<=[）)】\]]) ?(?:推荐|相关|延伸)阅读 ?[:：]?$")
# 某某镇供图
_HANDED: Final = re.compile(r"[^\s，。：:；！？、（(“]{2,16} ?(?:供图|供圖)")
# 某某葡萄编译整理: the house itself.
_HOUSE: Final = re.compile(r"(?P<name>[^\s，。：:；！？、（(]{2,10}?)(?:编译整理|整理编译|(?P<plain>编译))")
# 本文由 @甲 原创发布于某站。未经许可，禁止转载。
_POSTED: Final = re.compile(
    r"(?:本文|本篇|文章)由 ?@? ?(?P<name>[^，。；@]{1,24}?) ?(?P<how>原创|翻译|编译|授权|投稿)?(?:发布|发表|首发|投稿)[于在到][^，。；]{2,20}[。，；,;]?[^。]{0,40}[。！]?"
)
# 此系列文由甲撰寫，以「某授權條款」釋出。
_LICENSED: Final = re.compile(
    r"[本此][^，。；]{0,4}[文篇作章]?由 ?(?P<name>[^，。；]{2,16}?) ?(?:撰[寫写]|所著|[創创]作|著)[，,] ?[^。]{0,12}[「“《]?[^。]{0,60}(?:授[權权]|[許许]可|CC)[^。]{0,40}。?"
)
_NOT_A_HOUSE: Final = ("本文", "以上", "综合", "小编", "自行", "重新", "网络")


def read_note(text: str) -> tuple[Found, ...] | None:
    """
    Read a note that stands after the story.

    Args:
        text: One line, white space folded.

    Returns:
        Whom it names; ``()`` where it only tells of somebody; `None` for any other line.

    >>> [(f.role, f.name) for f in read_note("（本文作者王小明系某某大学教授）")]
    [('author', '王小明')]
    >>> read_note("他是本文作者的老师。") is None
    True
    """
    if "作者" in text[:6]:
        if (signed := _SIGNED.fullmatch(text)) is not None and _tells(signed["rest"]):
            return (Found("author", signed["name"], None, signed["word"]),)
        text = _HOLLOW.sub("", text)
        match = _AUTHOR.fullmatch(text)
        if match is None or not ((match["open"] and text.endswith(_CLOSED)) or _POST.search(match["rest"])):
            return None
        return (Found("author", match["name"], None, match["word"]),) if match["name"] else ()
    if "贡献" in text and (match := _HELPED.fullmatch(text)) is not None:
        people = merge(match["names"].replace("和", " "))
        return tuple(Found("reporter", name) for name in people) if all(map(is_surnamed, people)) else None
    if "由" in text[2:4] and (match := _POSTED.fullmatch(text)) is not None:
        role: Role = "translator" if match["how"] in {"翻译", "编译"} else "author"
        return (Found(role, match["name"].strip(), None, "本文由"),)
    if text.startswith(("本", "此")) and "由" in text[1:7] and (match := _LICENSED.fullmatch(text)) is not None:
        return (Found("author", match["name"], None, "由"),)
    if text.endswith(("供图", "供圖")) and _HANDED.fullmatch(text):
        if NOBODY.fullmatch(text) or NOBODY.fullmatch(text[:-2].rstrip()):
            return ()
        return read_caption(text) or None
    if (match := _HOUSE.fullmatch(text)) is not None and not match["name"].startswith(_NOT_A_HOUSE):
        if match["plain"] and not (is_outlet(match["name"]) or is_person(match["name"])):
            return None  # 重新编译, of a program
        return (Found("translator", match["name"], None, text[match.end("name") :]),)
    return None


def _tells(rest: str) -> bool:
    """Tell what is said of an author from more names and more credits."""
    if _HEAD_MARK.search(rest):
        return False
    if _FOUND_AT.search(rest):
        return True
    pieces = [piece.strip() for piece in re.split("[，,；;、。 ]", rest) if piece.strip()]
    return not any(map(is_person, pieces)) and any(len(piece) > 5 for piece in pieces)  # longer than pen names
