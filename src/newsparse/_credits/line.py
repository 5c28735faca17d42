"""Whole lines: lists of role heads, and the sentences in which an account says where its story is from."""

from __future__ import annotations

import re
from typing import Final

from attrs import evolve

from newsparse._credits.grammar import one_each, parse
from newsparse._credits.heads import unwrap
from newsparse._credits.inline import bracket, strip_where
from newsparse._credits.lexicon import NOBODY
from newsparse._credits.names import is_bare_name, is_known, is_outlet, is_person, is_surnamed, merge, split_outlet
from newsparse._credits.notes import read_note
from newsparse._credits.outlets import outlets_of, tidy
from newsparse._credits.roles import HARD, HINT, Found, Zone, unique, words
from newsparse.models import Role

__all__ = ["compose", "read_line"]

_NOTE: Final = re.compile("编者按[:：] ?(?=(?:本文|文章|转)[来转]?[自载])")
# Nothing else begins so: wherever it stands, it is the account's own line.
_OURS: Final = re.compile(
    "(?:本文|文章)(?:转载?自|来自|首发于|来源于?|经授权转载自|作者)(?:微信公众号|公众号|[:：“「【])|转载?自(?:微信)?公众号"
)
_LONG: Final = re.compile(
    "[^。]{0,12}(?:本文|本稿|文章|转载|转自|轉載|轉自|作者|来源|來源|[记記]者|编者按|原创|综合)|[（(【\\[]"
)
_LONGEST: Final = 200
_LONGEST_WRAPPED: Final = 400

_ADDRESS: Final = re.compile(
    r"(?:原文|来源|參考|參考資料|文章|新闻|消息|本文|信息|视频|稿件|内容|转载|引用|引用来源|译文)?(?:链接|連結|鏈接|地址|网址|网站|来源|出处|原文|原链接|源|转自|转载自|via|Via|VIA|source|Source|SOURCE|link|Link|From|from|Ref|ref)"
    r"(?:链接|地址|网址)? ?[:：|丨/]? ?[（(]?(?=https?://|www\.)\S+"
)
_LINKED: Final = words("原文链接 原文地址 原文連結 原文鏈接 来源链接 文章来源 消息来源 消息來源 資料來源 新聞來源 原文")
"""A link's text that says where the story is from, or the head of one in the next line."""
_BARE_ADDRESS: Final = re.compile(r"(?:链接|地址|网址)[:：]")
_URL: Final = re.compile(r"(?:https?://|www\.)[!-~]+")

# Clauses that go with a credit and say only what others may do with the story.
_HARMLESS: Final = re.compile(
    "授权|版权|转载|侵权|侵删|不代表|未经|删改|改动|下同|联系|已获|略有|如有|如涉|著作权|供参考|仅供|转发|原创|轉載|版權|編輯部|刊发|敬请|首发于|有删减|有删节|编辑整理|题图与|无关|综合编辑|欢迎|点击|关注|所有|查看|协议|CC ?0|CC BY|原标题|原文标题|标题为|题图"
)
_FORBIDDEN: Final = re.compile(
    "不得转载|禁止转载|谢绝转载|请勿转载|未经授权|未经许可|不得擅自|版权所有|独家稿件|违者必究|注明出处|注明来源|注明来自|系原创|不得以任何"
)
_CLAUSE: Final = re.compile(r"[，。；,;！!]\s*(?![^（(“《]{0,60}[）)”》])")
_ACCOUNT: Final = re.compile(
    "(?:(?:本文|本篇文章|此文|文章|原文|本稿|全文|内容|稿件|本篇|该文|以上内容|以上|本内容|图文|文字|素材|本文内容|文章内容|本条)"
    "(?:系|均|是|由|经|部分|综合)?(?:授权|独家|原文|最初|首先|部分)*(?:转载|转|首发|来源|来|摘编?|选|编译|整理|节选|原载|刊载?|发表|发布|源|引|出|取|载|轉|轉載|來|來源|综合)[自于於]?"
    "|(?:经授权|授权|独家)?(?:转载|转|首发|摘编?|选|编译|整理|节选|原载|刊载?|轉|轉載|综合)[自于於])[自于於]?[:：|丨/]? ?(?P<name>.{2,60})"
)
_GIVEN: Final = re.compile(
    r"(?:本文|文章|本稿|本内容)?(?:系|由|经|是|为)(?P<name>(?:微信|公众号|“|「|《|\"|作者)?.{2,40}?)(?:独家)?(?:授权|原创|供稿|投稿|提供|出品|首发)(?:.{0,16})"
)
# 某号（ID：abc）原创，作者：…: the account itself.
_ORIGINAL: Final = re.compile(r"(?P<name>[^（(]{2,20}[（(](?:ID|微信).{2,40}[)）])(?:原创|授权.{0,8})")
_ALL: Final = re.compile(
    r"(?:本文|文中|文内|以上|本|上述|全文|部分|所有|未标注|未注明|除[^除外]{0,8}外)*+(?:图片|配图|文图|文内图|照片|图文|题图|头图|封面图|图|视频|影像|插图|截图|截屏|视频截图|素材)(?:和|及|、|与)?(?:文图|文内图|文中图片|配图|图片|视频|素材|数据|资料|文字)?(?:来源)?(?:为|是|：)?(?:《[^》]{1,40}》(?:的)?(?:电影|官方)?(?:剧照|截图|海报|宣传照)[ ，,]?)?"
    r"(?:[，,])?(?:均|皆|都|全部|部分|全|除署名外|除特别标注外)*(?P<verb>来自于?|来源于?|來自|來源|源于|源自|取自|截自|选自|摄自|出自|为|由|系|据|引自)[:：]? ?(?P<name>.{2,40})"
)
_PICTURE: Final = "(?:本文|文中|文内|内文)?(?:题图|头图|封面图?|配图|文图|插图|图片|图)"
# 题图和文图为《某某》剧照 来自某团
_STILL: Final = re.compile(
    rf"{_PICTURE}(?:(?:和|及|、|与){_PICTURE})?(?:均|皆|都)?[为是]《[^》]{{1,40}}》[^ ，,]{{0,6}}[ ，,]+(?:图源|图自|来自|来源于?|源自|via)[:：]? ?(?P<name>[^ ，。]{{2,30}}|[0-9A-Za-z]{{1,20}} [^ ，。]{{1,20}})"
)
_WITH_PICTURES: Final = re.compile(r"(?<=\S) (?:图片|配图|照片|视频)均?由\S{2,24}(?:提供|供图|拍摄)$")
_SHOT: Final = re.compile(r"(?:截图|截屏|截取|画面|资料图片?|视频|官网|官方|自摄|拍摄|公开.{0,4})$")
_GIVES: Final = re.compile(r"(?:提供|供图|授权|摄影?|拍摄|发布|授权使用)$")


def read_line(text: str, *, zone: Zone = "body") -> tuple[Found, ...] | None:
    """
    Read a line that only says who made or published the story.

    Args:
        text: One line, white space folded to single blanks.
        zone: Where it stands. Between paragraphs of the story plain names and known outlets
            count only, since stories hold lines of the same form (设计：简洁大方).

    Returns:
        What the line names; ``()`` for a credit line that names nobody who counts; `None` for any
        other line.

    >>> [(f.role, f.name, f.affiliation) for f in read_line("新京报记者 王小明 编辑 李小红", zone="tail")]
    [('reporter', '王小明', '新京报'), ('editor', '李小红', None)]
    >>> read_line("记者：您怎么看？") is None
    True
    """
    if len(text) > _LONGEST and (len(text) > _LONGEST_WRAPPED or text[0] not in "（(【["):
        return None
    if "。" in text and text.find("。") < len(text) - 3 and _LONG.match(text) is None:
        return None  # sentences, and no account's
    if zone != "body" and text[:1] in "WSPET" and (match := _DONE_BY.fullmatch(text)) is not None:
        return (Found(_DONE[match[1][0].upper()], match["name"], None, f"{match[1]} by"),)
    if zone == "head" and text[:1] in "bB" and (match := _BY.fullmatch(text)) is not None:
        return (Found("author", match["name"] or match["pen"], None, match[1] or match[3]),)
    if zone == "tail" and text.startswith("出品") and (match := _STUDIO.fullmatch(text)) is not None:
        return (Found("producer", match[1], None, "出品"),)
    if zone == "tail" and (note := read_note(text)) is not None:
        return note
    if text in _LINKED:
        return ()
    if zone != "body" and text.endswith("出品") and (match := _MADE_BY.fullmatch(text)) and is_outlet(match[1]):
        return (Found("producer", match[1], None, "出品"),)
    if text.startswith(("本", "此")) and "经" in text and _WORKED_ON.fullmatch(text):
        return None
    if HINT.search(text) is None:
        return _bare(text, zone)
    if zone != "body" and text[0] == "本" and (match := _OUR_OWN.fullmatch(text)) and is_surnamed(match[2]):
        return (Found("reporter", match[2], None, match[1]),)
    if (found := one_each(text)) is not None and _HARMLESS.search(text) is None:
        return found
    if text[0] in "（(" and (match := _PAIR.fullmatch(text)) is not None:
        people = merge(match[1].replace("，", " "))
        # 安心 舒心 have the form of names.
        certain = zone != "body" or any(len(word) > 2 for word in people)
        if certain and all(map(is_person, people)):
            return tuple(Found("author", name) for name in people)
    marked = text[0] in _MARKED
    text, wrapped = unwrap(text)
    if text.startswith("编者按") and (match := _NOTE.match(text)):
        text = text[match.end() :]
    strict = zone == "body" and not wrapped and _OURS.match(text) is None
    if not text or text.startswith(("原标题", "原標題")):
        return None
    if "http" in text or "www." in text:
        return _address(text, zone)
    if "原文" in text and text[0] in "作来文" and (match := _ORIGINAL_TITLE.search(text)) is not None:
        text = text[: match.start()]
    if "》" in text and (match := _STILL.fullmatch(text)) is not None:
        stills = outlets_of(match["name"], strict=strict)
        return None if stills is None else tuple(Found("photographer", one) for one in stills)
    if text.startswith("转载本文") and _BLOG.fullmatch(text) is not None:
        return ()
    notice = _HARMLESS.search(text) is not None
    if notice:
        return _sentence(text, strict=strict)
    if "截" in text and _GRABBED.fullmatch(text) is not None:
        return ()
    if text[-1] in "）)" and (match := _DATELINED.fullmatch(text)) and (signed := bracket(match[1], "（", match[2])):
        return tuple(signed)
    if text[-1] in "導道" and (match := _DESK.fullmatch(text)) and (match[1] is None or is_person(match[1])):
        return (Found("reporter", match[1], None, "報導"),) if match[1] else None if strict else ()
    if text[-1] in "电電道導" and _WIRE.search(text):
        text = strip_where(text) or text
    if (found := parse(text, strict=strict)) is not None:
        return found if found or not strict else None
    if (found := compose(text, strict=strict)) is not None:
        return found
    if (found := _pictures(text)) is not None:
        return found
    if text[0] in "文图摄圖攝" and (parted := split_outlet(text[1:])) is not None and (marked or is_known(parted[0])):
        # ►文某网甲: the separator was a picture.
        return (Found("reporter" if text[0] == "文" else "photographer", parted[1], parted[0], text[0]),)
    if (match := _WITH_PICTURES.search(text)) is not None:
        pictures = _pictures(match[0].strip())
        rest = parse(text[: match.start()], strict=strict)
        return None if pictures is None or rest is None else rest + pictures
    if strict:
        return None
    read = _sentence(text, strict=strict) or _bare(text, zone)
    return () if read is None and text[-1] == "》" and _FROM_BOOK.fullmatch(text) is not None else read


# 本报记者 甲, alone in its line: nothing but a name may follow.
_OUR_OWN: Final = re.compile("(本[报刊网社](?:见习|特约|实习)?记者) ?([一-鿿]{2,3})")
# （本文摘自《某某 13：某某的人》）: a book, which is no outlet.
_FROM_BOOK: Final = re.compile("(?:本文|本篇|文章|内容)?(?:摘编?|节?选)自《[^》]{1,60}》")
# 作者：甲 来源：某站，原文：为什么…？
_ORIGINAL_TITLE: Final = re.compile("[，,；; ] ?原文(?:标题)? ?[:：丨｜|] ?[^。]{2,80}$")
# 本访谈经过编辑和精简。 says how, not by whom.
_WORKED_ON: Final = re.compile("[本此][^，。：:]{1,6}经过?[^，。：:]{0,6}(?:编辑|整理|删减|精简)[^，。：:]{0,8}。?")
# （中央社記者甲台北18日電）, 編譯甲／綜合報導
_WIRE: Final = re.compile(
    r"(?:记者|記者).{2,12}\d{1,2}日[专專]?[电電]$|(?:记者|記者)[一-鿿]{2,8}(?:报道|報道|報導)$|^(?:编译|編譯|记者|記者)[^／/ ]{2,8} ?[／/] ?[一-鿿]{2,6}(?:報導|報道|报道|报导|外電)$"
)
# 出品｜某某研究: the account that brought the story out; behind a colon a film's studio may stand.
_STUDIO: Final = re.compile(r"出品 ?[｜|丨/／] ?([^\s，。；：|｜丨/／]{2,16})")
_MADE_BY: Final = re.compile(r"([一-鿿A-Za-z0-9·]{2,10}) ?出品")
# 转载本文请联系原作者获取授权，同时请注明本文来自甲科学网博客。 A notice: the author stands under the title.
_BLOG: Final = re.compile("转载本文请联系原?作者.{0,12}注明本文来自[^，。]{2,12}科学网博客。?")
# 截图来源：某站 names nobody.
_GRABBED: Final = re.compile(
    r"[△▲]? ?(?:图片|视频|网页|微博)?截[图屏](?:自(?![动己带拍])|来自|来源[:：]) ?[^。，：:！？ ]{2,30}。?"
)
# 某社北京1月8日电（记者 甲）, with nothing behind it
_DATELINED: Final = re.compile("(【?[^（(。，！？：]{2,30}(?:[讯訊电電]|消息)】?) ?[（(]([^（()）]{2,60})[)）]")
# 國際中心／甲報導
_DESK: Final = re.compile("[一-鿿]{2,6}(?:中心|頻道|新聞)[／/](?:綜合|([一-鿿]{2,3}))(?:[一-鿿]{2})??(?:報導|報道)")
# 《某某日报》（2022年1月8日 第1版）
_ISSUE: Final = re.compile(
    r"[（(]?《? ?(?P<name>[一-鿿]{3,12}) ?》? ?[（(]? ?\d{4}年\d{1,2}月\d{1,2}日[ ，,]*(?:第? ?[A-Z]?\d{1,2} ?版)? ?[)）]*"
)
# by John Smith, under the title; By：小山.
_BY: Final = re.compile(
    r"(?i:(by)) ?(?:[:：] ?)?(?P<name>[A-Z][A-Za-zÀ-ɏ.'’-]+(?: [A-Z][A-Za-zÀ-ɏ.'’-]*){1,3})|(?i:(by)) ?[:：] ?(?P<pen>[一-鿿A-Za-z0-9_·]{2,16})"
)
_DONE_BY: Final = re.compile(
    r"(Written|Words|Story|Photo(?:s|graphy)?|Edited|Translated) [Bb]y:? ?(?P<name>[A-Z][A-Za-zÀ-ɏ.'’-]+(?: [A-Z][A-Za-zÀ-ɏ.'’-]*){1,3})"
)
_DONE: Final[dict[str, Role]] = {
    "W": "reporter",
    "S": "reporter",
    "P": "photographer",
    "E": "editor",
    "T": "translator",
}
# （王小明 李小红）, alone in a line between paragraphs.
_PAIR: Final = re.compile(r"[（(] ?([一-鿿]{2,4}(?:[ 、，][一-鿿]{2,4}){1,3}) ?[)）]")
_MARKED: Final = "►▶▲■●"


def _bare(text: str, zone: Zone) -> tuple[Found, ...] | None:
    # 王小明, alone under the title; （某某日报） alone at the end.
    if (
        zone == "tail"
        and (issue := _ISSUE.fullmatch(text)) is not None
        and is_outlet(issue["name"].removesuffix("海外版"))
    ):
        return (Found("source", issue["name"]),)
    if zone == "body" or len(text) > 24:
        return None
    inner, wrapped = unwrap(text)
    people = merge(inner)
    if not people:
        return None
    if (zone == "head" and is_bare_name(inner)) or ((wrapped or text[0] in _BULLETS) and all(map(is_person, people))):
        return tuple(Found("author", name) for name in people)
    if wrapped and is_known(name := tidy(inner)):
        return (Found("source", name),)
    return None


_BULLETS: Final = "□◎○■◇☉"


def _address(text: str, zone: Zone) -> tuple[Found, ...] | None:
    match = _ADDRESS.match(text)
    if match is None and zone == "tail" and _BARE_ADDRESS.match(text) and (url := _URL.search(text)):
        match = url
    if match is None:
        rest = _URL.sub("", text).strip(" ()（）:：")
        return parse(rest, strict=zone == "body") if rest != text and len(rest) > 2 else None
    url = _URL.search(text)
    rest = (text[url.end() :] if url else "").strip(" ，,。；;()（）")
    if not rest:
        return ()
    return parse(rest, strict=False)


def _sentence(text: str, *, strict: bool) -> tuple[Found, ...] | None:
    """Read clauses one by one: accounts, role heads, and what goes with them."""
    found: list[Found] = []
    credited = False
    account = False
    forbidden = _FORBIDDEN.search(text) is not None
    left: list[str] = []
    for clause in filter(None, (part.strip(" *") for part in _CLAUSE.split(text))):
        if left and not strict and _HARMLESS.search(clause) is None and len(left[-1]) + len(clause) < 120:
            # 记者：甲，乙: the comma parted names, not clauses.
            joined = parse(f"{left[-1]}，{clause}", strict=strict)
            if joined is not None:
                found = [one for one in found if one not in (parse(left[-1], strict=strict) or ())] + list(joined)
                left[-1] = f"{left[-1]}，{clause}"
                continue
        if (one := _account(clause)) is not None:
            found += one
            account = True
        elif (one := parse(clause, strict=strict)) is not None or (
            clause.endswith("综合整理") and (one := compose(clause, strict=strict)) is not None
        ):
            left.append(clause)
            found += one
            credited = True
        elif (one := _pictures(clause)) is not None:
            found += one
            credited = True
        elif (match := _ORIGINAL.fullmatch(clause)) is not None:
            found.append(Found("source", tidy(_drop_parens(match["name"])), None, "原创"))
            credited = True
        elif _HARMLESS.search(clause) is None or len(clause) > 80:
            return None
    if account and forbidden and not credited:
        # 本文来自某网，未经授权不得转载: the house speaks of itself.
        return None
    return unique(found) if credited or account else None


def _account(clause: str) -> tuple[Found, ...] | None:
    match = _ACCOUNT.fullmatch(clause)
    if match is None:
        match = _GIVEN.fullmatch(clause)
        if match is None or not any(c in clause for c in '“「《"公'):
            return None
    name = _drop_parens(match["name"])
    if "记者 " in name:  # a list of role heads
        return None
    if name.startswith("作者"):
        return tuple(Found("author", one, None, "作者") for one in outlets_of(name[2:], strict=False) or ())
    author = None
    if (cut := name.find("作者")) > 1 and name[cut + 2 : cut + 3] in HARD:
        # 转载自微信公众号“某号” 作者：甲
        name, author = name[:cut], name[cut:]
    outlets = outlets_of(name.removeprefix("微信").removeprefix("公众号"), strict=False)
    if outlets is None:
        return None
    found = [Found("source", one, None, "本文来自") for one in outlets]
    if author is not None:
        found += parse(author, strict=False) or ()
    return tuple(found)


_PARENS: Final = re.compile(r"[（(][^（()）]*[)）]?")


def _drop_parens(text: str) -> str:
    return _PARENS.sub(" ", text).strip(" ，,、：:【】[]")


def _pictures(text: str) -> tuple[Found, ...] | None:
    """Read 本文图片均来自某社."""
    match = _ALL.fullmatch(text)
    if match is None:
        return None
    name = match["name"].strip("“”")
    makers = parse(_GIVES.sub("", name), strict=True)
    if makers:
        return tuple(evolve(one, role="photographer") for one in makers)
    if NOBODY.fullmatch(name) or _SHOT.search(name):
        return ()
    if match["verb"] in "为由系据" and not _GIVES.search(name):
        return None
    outlets = outlets_of(_GIVES.sub("", _drop_parens(name)), strict=True)
    role: Role = "videographer" if text.startswith(("视频", "本文视频")) else "photographer"
    if outlets is None and text.startswith(("题图", "头图", "封面图")) and len(name) <= 16:
        outlets = outlets_of(_GIVES.sub("", _drop_parens(name)), strict=False)
    return None if outlets is None else tuple(Found(role, one) for one in outlets)


_STUDY: Final = re.compile("《[^》]{2,40}(?:白皮书|报告|公报|年鉴|蓝皮书)》[、，, ]?")
"""What is quoted, and no outlet."""
_REPORTED: Final = re.compile(
    r"(?:等)?(?:相关|公开|此前|多家)?(?:媒体|客户端)?(?:消息|报道|報導|内容|信息|资料|媒体|整理|编辑|发布|微博|素材)*$"
)


def compose(text: str, *, strict: bool) -> tuple[Found, ...] | None:
    """Read 某社综合某报、某网报道, 综合自…, 据某社 and the like."""
    if len(text) > 120:
        return None
    at = text.find("综合")
    size = 2
    if at < 0:
        at = text.find("綜合")
    if at < 0 and text.startswith(("据", "據")) and len(text) <= 40:
        at, size = 0, 1
    if at < 0 or at > 20 or any(c in text for c in "。！？!?，；"):
        return None
    before = text[:at].strip(" ，,、（(内容")
    if before.isdigit():
        before = ""  # 21综合自…: a paper that shortens its name to a number
    rest = _STUDY.sub("", text[at + size :].lstrip("自了：: 丨|/整理"))
    rest = _drop_parens(rest)
    rest = rest.removesuffix("综合") if size == 1 else rest
    rest = _REPORTED.sub("", rest).strip(" ，,、")
    if size == 1:
        rest = rest.removesuffix("电").removesuffix("等")
    found: list[Found] = []
    if before and NOBODY.fullmatch(before) is None:
        from_others = not strict and len(before) <= 8 and text[at + 2 : at + 3] == "自" and "、" in rest
        if before.endswith(("记者", "編輯", "编辑", "据")) or not (from_others or is_outlet(before)):
            return None
        found.append(Found("source", before, None, "综合"))
    if rest:
        marked = bool(found) or text[at + 2 : at + 3] in "自：:|丨/ "
        outlets = outlets_of(rest, strict=strict or size == 1 or not marked)
        if outlets is None:
            return None
        found += [Found("source", one, None, "综合") for one in outlets]
    elif size == 1:
        return None
    return unique(found)
