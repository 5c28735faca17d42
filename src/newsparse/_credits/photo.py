"""Credits inside captions, and the forms by which a line shows that it is a caption."""

from __future__ import annotations

import re
from typing import Final

from attrs import evolve

from newsparse._credits.grammar import parse
from newsparse._credits.lexicon import NOBODY
from newsparse._credits.names import is_known, is_outlet, is_person, people_of, person_before
from newsparse._credits.outlets import outlets_of
from newsparse._credits.roles import Found, unique
from newsparse.models import Role

__all__ = ["looks_like_caption", "read_caption"]

_LONGEST: Final = 1000
_HINT: Final = re.compile(
    r"[摄攝图圖源供影译设制製据據料视插漫]|提供|来自|來自|[|｜丨/／]|©|[Pp]hoto|[Ii]mage|[Cc]redit|[Ss]ource|[Cc]ourtesy|via|[（(]|发$|發$"
)

# A credit's head where it may stand anywhere in a caption; first the characters that one begins with.
_HEAD: Final = re.compile(
    r"(?=[数来源資來资參参文论制图照题头封配插视截原影本圖海剧取提供授版出摄拍作由引翻攝製设绘漫PpIiCcSsVv©])(?:"
    r"(?P<data>数据来源|数据|資料來源|资料来源|參考資料|参考资料|参考文献|文献来源|论文|来源论文|制图数据来源|数据源)[:：]"
    r"|(?P<word>(?:图片|照片|题图|头图|封面图?|配图|插图|资料图片?|视频截图|截图|原图|影像|本文图片|圖片|照片|题图|视频|海报|剧照|图表|圖|图)?(?:来源于|来源|來源|来自于|来自|來自|源自|源于|取自|取材自|提供|授权|版权|版权归|供图|出处|摄影|拍摄|作者|由|引自|截自|翻拍自|源)"
    r"|图自|圖自|图据|圖據|图取自|图截自|供图|供圖|摄影师?|攝影|摄影记者|本文图片|本文配图|图片|圖片|照片|制图|製圖|设计|绘图|漫画|插画|视频|摄|攝|图|圖|[Pp]hoto(?: [Cc]redit|s)?|[Ii]mage(?: [Cc]redit|s)?|[Cc]redit|[Ss]ource|[Cc]ourtesy(?: of)?|[Vv]ia|©|©️)"
    r"(?P<mark> ?[:：丨｜|/／│] ?| by |(?<=[A-Za-z影图摄攝圖计提]) (?=\S)|(?<=[自据據]) ?|(?<=[来來]自) ?|(?<=[来源來]于) ?|(?<=由) ?|(?<=源) (?=\S)|(?<=©) ?|(?<=[来來]源) |(?<=[供题头本文配]图) |(?<=图源)(?=\S)))"
)
_STRONG: Final = re.compile(
    r"自$|据$|據$|[来來]源|图源|源$|来自|來自|于$|供[图圖]|版权|授权|[Cc]redit|©|[Cc]ourtesy|出处"
)
_STOP: Final = re.compile(r"[。；;！？!?）)】\]\n]|，下同|，以下同|（下同|, ?下同")
_DROP: Final = re.compile(r"(?:，|,|、)?(?:下同|以下同|以下均同|上同|同下|图文无关|资料图片?|资料|制图|等|图)$")
_AGENCY_END: Final = re.compile(
    r"(?:发|發|图|圖|图片|供图|供圖|提供|供|资料图|资料|摄|攝|摄影|攝影|拍摄|影像|航拍|制图|截图|绘制|製圖|绘图|漫画|配图|视频)$"
)
_PARENS: Final = re.compile(r"[（(【\[]([^（()）【】\[\]]{1,60})[)）】\]]")
_AGENCY: Final = re.compile(
    r"(?:新华社|中新社|法新社|路透社?|美联社?|视觉中国|影像中国|人民图片|光明图片|VCG|CFP|东方IC|IC photo|ICphoto|Getty(?: Images)?|盖蒂(?:图片社?)?|人民视觉|Reuters|AFP|AP|EPA|新华|图虫创意?|摄图网|全景网?|全景视觉|Pixabay|Unsplash|Pexels|Shutterstock|NASA|ESA|Xinhua|维基百科|Wikipedia|Wikimedia Commons|站酷海洛|澎湃影像|达志影像|達志影像|歐新社|美聯社|路透|法新社|中央社|共同社|韩联社|Pixiv|Flickr|Unsplash\.com|pixabay\.com)",
    re.IGNORECASE,
)
_NONE: Final = re.compile(
    r"研究[部院所]$|^Wind|iFin[dD]|Choice|统计局|同花顺|海关总署|截图$|截屏$|网友$|用户$|受访者|资料图$|资料图片$|网络|示意图$|效果图$|剧照$|海报$|论文|参考|文献|数据|翻摄自|翻攝自|監視器|et al|招股书|公告$|财报|年报|研报|报告$|说明书|[Dd]oi|DOI|(?<!日)(?<!晚)(?<!快)报表|《(?:Nature|Science|Cell)|[Jj]ournal of|\d{4}\)$"
)
_GIVE: Final = ("供图", "供圖", "提供", "供")


def read_caption(text: str) -> tuple[Found, ...]:
    """
    Read who made the picture that *text* describes.

    Args:
        text: A caption, white space folded.

    Returns:
        Photographers (designers, where it says 制图) in reading order; empty where it names nobody.

    >>> [(f.name, f.affiliation) for f in read_caption("居民在排队。新京报记者 王小明 摄")]
    [('王小明', '新京报')]
    >>> read_caption("排队的居民。受访者供图")
    ()
    """
    if "\n" in text:
        return unique(one for line in text.split("\n") for one in read_caption(line))
    if len(text) > _LONGEST:
        text = text[-_LONGEST:]
    if _HINT.search(text) is None:
        return ()
    if text[-1] in "摄攝" and (single := _one_shot(text)) is not None:
        return (single,)
    if "摄" in text or "攝" in text:
        text = _STOCK.sub(r"\1/\2\3", text)
    if "照" in text[-8:]:
        text = _FILED.sub("资料图", text)
    found: list[Found] = []
    agency = _SENT.search(text)
    for match in _PARENS.finditer(text):
        found += _piece(match[1].strip(), wrapped=True)
    rest = _PARENS.sub("\n", text) if "（" in text or "(" in text or "【" in text or "[" in text else text
    for piece in rest.split("\n"):
        if stripped := piece.strip(" ▲△▼▽↑↓←→●•"):
            found += _piece(stripped, wrapped=False)
    if len(found) == 2 and (shot := _SHOT_FOR.search(text)) is not None and {shot[1]} <= {one.name for one in found}:
        # 甲摄（人民视觉）: who handed it out.
        found = [evolve(one, affiliation=one.affiliation or shot[1]) for one in found if one.name != shot[1]]
    if agency is not None and found:
        # 新华社发（甲 摄）: the agency sent it out, 甲 took it.
        people = [one for one in found if one.name != agency[1]]
        found = [evolve(one, affiliation=one.affiliation or agency[1]) for one in people] or found
    return unique(found)


# （中央社檔案照片）, （某社资料照片）
_FILED: Final = re.compile("(?:檔案|档案|資料|资料)照片?(?=[）)]?。?$)")
# …。某报记者 甲 摄: the caption of most pictures that reporters take; what could hold another credit is left to the rest.
_ONE_SHOT: Final = re.compile(
    r"[^（）()【】|｜丨/／:：图圖截©a-zA-Z摄攝]*(?:^|[。！？ ])([一-鿿]{2,8})(?:记者|記者) ?([一-鿿]{2,4}) ?([摄攝])"
)


def _one_shot(text: str) -> Found | None:
    match = _ONE_SHOT.fullmatch(text)
    if match is None or match[2][-1] in "摄攝" or not is_known(match[1]) or not is_person(match[2]):
        return None
    return Found("photographer", match[2], match[1], match[3])


# 种子挂在果荚边缘｜vivi1874: an account or a site, written small.
_HANDLE: Final = re.compile(r"(?=[a-z_-]*(?:\d\d|\.[a-z]{2,4}$|_))[a-z][a-z0-9_.-]{3,23}")
_SHOT_FOR: Final = re.compile("摄 ?[（(]([^（()）]{2,12})[)）]。?$")
# 甲摄（人民视觉）: the agency that sells it, as in 甲摄/光明图片.
_STOCK: Final = re.compile(
    " ?([摄攝])(?: ?[（(](人民视觉|视觉中国|光明图片|人民图片|东方IC|中新社|新华社|影像中国)[)）]|[ ，,]*(新华社|中新社)发(?=。?$))"
)
_SENT: Final = re.compile("(新华社|中新社)(?:发|图|照片) ?[（(]")


def _piece(text: str, *, wrapped: bool) -> list[Found]:
    """Read one stretch of a caption: heads first, then names before 摄, then agencies."""
    if (found := _by_head(text, wrapped=wrapped)) is not None:
        return found
    text = text.rstrip(" 。.；;，,")
    if (found := _before(text, wrapped=wrapped)) is not None:
        return found
    if wrapped:
        return [Found("photographer", text)] if _AGENCY.fullmatch(text) else []
    for mark in "|｜丨":
        if mark in text:
            # 水熊虫 | John Doe / Wikimedia Commons
            last = text.rsplit(mark, 1)[1].strip()
            if (last.isascii() or is_outlet(last)) and len(last) <= 60:
                if _HANDLE.fullmatch(last) or _AGENCY.fullmatch(last):
                    return [Found("photographer", last)]
                return [Found("photographer", one) for one in outlets_of(last, strict=True) or ()]
    for mark in "/／":
        if mark in text:
            before, last = text.rsplit(mark, 1)
            last = last.strip()
            if (
                (is_outlet(last) or _AGENCY.fullmatch(last))
                and before.endswith(("摄", "攝"))
                and (found := _before(before, wrapped=wrapped))
            ):
                return [evolve(one, affiliation=one.affiliation or last) for one in found]
            if _AGENCY.fullmatch(last) or is_known(last):
                return [Found("photographer", last)]
    last = text.rsplit(" ", 1)[-1]
    if last != text and _AGENCY.fullmatch(last):
        return [Found("photographer", last)]
    return []


def _by_head(text: str, *, wrapped: bool) -> list[Found] | None:
    found: list[Found] | None = None
    at = 0
    while (match := _HEAD.search(text, at)) is not None:
        at = match.end()
        if match["data"]:
            return found or []
        start, word = match.start(), match["word"]
        before = text[start - 1] if start else ""
        strong = _STRONG.search(word) is not None
        if before == "截":
            found = found or []  # 截图自某网: whose page it is, not who made it
            continue
        if (
            before
            and before.isalnum()
            and not (strong and len(word) > 1 and word not in {"来源", "来自", "来源于", "由"})
        ):
            continue
        if word in {"由", "作者", "提供"} and start:
            continue
        stop = _STOP.search(text, at)
        following = _HEAD.search(text, at + 1)
        end = min(
            stop.start() if stop else len(text),
            following.start() if following and text[following.start() - 1] in " ，,、；;/|｜" else len(text),
        )
        names = text[at:end].strip(' ，,、：:/|｜“”"')
        one = _named(names, word, strict=not (strong or wrapped))
        if one is None:
            continue
        found = (found or []) + one
        at = max(at, end)
    return found


def _named(names: str, word: str, *, strict: bool) -> list[Found] | None:
    if names.endswith(("截图", "截屏", "截圖")) or "截" in word:
        return []
    for given in _GIVE:
        names = names.removesuffix(given)
    names = _DROP.sub("", names).strip(" ，,、")
    role: Role = "designer" if word in {"制图", "製圖", "设计", "绘图", "漫画", "插画"} else "photographer"
    if word == "视频":
        role = "videographer"
    if names.startswith("《") and names.endswith("》"):
        if not is_known(names[1:-1]) and _PAPER.search(names) is None:
            return []  # a film
        names = names[1:-1]
    if not names or NOBODY.fullmatch(names) or _NONE.search(names):
        return []
    if (match := _ON.fullmatch(names)) is not None:
        return [Found(role, match[1], match[2], word)]
    if (match := _FOR.fullmatch(names)) is not None:
        return [Found(role, match[2], match[1], word)]
    inner = parse(names, strict=True)
    if inner is not None:
        return [Found(role, one.name, one.affiliation, word) for one in inner]
    for end in ("摄影", "摄", "攝影", "攝", "图", "圖"):
        if names.endswith(end) and (before := _before(names, wrapped=True)) is not None:
            return before
    people = people_of(names, strict=True)
    if people is not None and (people or not strict):
        return [Found(role, name, outlet, word) for name, outlet in people]
    outlets = outlets_of(_abbreviated(names), strict=strict)
    if outlets is None or (strict and any(len(one) > 16 and not is_known(one) for one in outlets)):
        return None
    return [Found(role, one, None, word) for one in outlets]


_PAPER: Final = re.compile("(?:[日晚早晨今时商快周都画]报|周刊|杂志)》$")
_ON: Final = re.compile(r"([A-Z][\w.'’-]+(?: [\w.'’-]+){0,3}) on ([A-Z]\w+)")
# 摄影／AFP／John Smith: who took it for the agency.
_FOR: Final = re.compile(
    r"(AFP|AP|EPA|Reuters|REUTERS|Xinhua|路透社?|法新社|美联社|美聯社|新华社) ?[/／] ?([A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,3})(?<!Images)(?<!Press)"
)
_ABBREVIATED: Final = re.compile(r"(?<=[a-z])[，,] ?[A-Z]{2,6}$")


def _abbreviated(names: str) -> str:
    # Journal of Nothing，JON: the second is the first once more.
    return _ABBREVIATED.sub("", names)


def _before(text: str, *, wrapped: bool) -> list[Found] | None:
    """Read a name that ends where 摄, 供图 or 图 begins; scan back, so that a long caption costs no more."""
    match = _AGENCY_END.search(text)
    if match is None:
        return None
    word = match[0]
    if word == "截图" or (
        word in {"资料图", "资料", "视频"} and not is_known(text[: match.start()].rstrip().rsplit(" ", 1)[-1])
    ):
        return []
    end = len(text[: match.start()].rstrip(" /／、"))
    role: Role = "designer" if word in _DRAWN else "photographer"
    tail = text[:end]
    cut = max([tail.rfind(c) for c in "。！？!?；;…，,：:｜丨"]) + 1
    segment = tail[cut:].strip(" ▲△|｜丨/／“”")
    if not segment:
        return None
    for mark in (
        () if is_known(segment) else ("本文图片", "图片", "图为", "图/", "图／", "图｜", "图|", "图", "由", "资料图")
    ):
        if segment.startswith(mark) and len(segment) - len(mark) > 1:
            segment = segment[len(mark) :].strip(" 均由")
            break
    # The shortest run of words at the end that is a credit, made longer while it stays one.
    words = segment.split(" ")
    best: list[Found] | None = None
    for size in range(1, min(len(words), 8) + 1):
        part = " ".join(words[-size:])
        one = _credit(
            part,
            word,
            role,
            whole=size == len(words),
            glued=best is None,
            ended=size == len(words) == 1 and cut > 0 and tail[cut - 1] in "。！" and text[end : end + 1] == " ",
        )
        if one is not None:
            best = one
        elif best is not None and size > 2:
            break
    return best


_DRAWN: Final = frozenset({"制图", "绘制", "製圖", "绘图", "漫画"})
_LONGEST_OUTLET: Final = 8
_SHORT: Final = re.compile("[一-鿿]{2,3}")
_NO_NAME: Final = re.compile(
    "记者|网友|本报|资料|自行|翻拍|航拍|图片|视频|市民|读者|作者|同学|游客|村民|手机|现场|供图|受访|居民|官方|警方|家属|学生|本人|当事"
)


def _credit(part: str, word: str, role: Role, *, whole: bool, glued: bool, ended: bool) -> list[Found] | None:
    if NOBODY.fullmatch(part) or (word in _GIVE and _NONE.search(part)):
        return []
    inner = parse(part, strict=True)
    if inner:
        return [Found(role, one.name, one.affiliation, word) for one in inner if one.role != "source"]
    people = people_of(part, strict=True)
    if people:
        return [Found(role, name, outlet, word) for name, outlet in people]
    if word in {"图", "圖", "发", "發", "资料", "资料图", "截图", "航拍", "影像", "视频", "配图"}:
        return [Found(role, part, None, word)] if is_known(part) else None
    if word in _GIVE or word in _DRAWN or word == "图片":
        short = 2 <= len(part) <= (20 if whole else 10)
        if " " in part and not part.isascii():
            return None
        if is_outlet(part) or (word in _GIVE and short and outlets_of(part, strict=False)):
            return [Found(role, part, None, word)]
        return None
    if word in {"摄", "攝"} and ended and _SHORT.fullmatch(part) and _NO_NAME.search(part) is None:
        return [Found(role, part, None, word)]  # 。泱波 摄: pen names too, set apart on both sides
    if glued and (start := person_before(part, len(part))) is not None:
        # …的人们某社甲: the caption runs on into the outlet.
        outlets = (part[at:start] for at in range(max(0, start - _LONGEST_OUTLET), start - 1))
        return [Found(role, part[start:], next(filter(is_known, outlets), None), word)]
    return [Found(role, part, None, word)] if is_known(part) else None


_BEGIN: Final = re.compile(
    r"[△▲▼▽↑↓◤]|(?:图片|视频|网页|微博)?截[图屏](?:自(?![动己拍行])|来自|来源|源自|于)[^，。]{2,30}。?$|(?:图中)?(?:[从由自]?左[至到往]右(?:依次|分别)?(?:为|是)?|[前后中]?排?左起)[：:]|图 ?\d{1,2}[.．](?!\d)|图 \d{1,2}[｜|:： ]|图(?:为|源|自|注|[:：｜|丨/／]|\d{1,2}[:： ]|片来源|片说明|说|解)|圖(?:為|[:：／/]|說)|(?:资料|示意|效果|配|题|头|组)图(?:[:：|｜]|$)|图片(?:来源|来自|提供|由|：|说明)|供[图圖][/：:｜|]|摄影[:：/｜|]|(?:上|下|左|右|前|中)图(?:为|：|:|是)|[（(](?:图|圖|资料图)|来源[:：](?!.*(?:记者|编辑|作者)).{2,20}$"
)
_END: Final = re.compile(
    r"(?:[^拍航自偷抓实盗所]摄|供图|供圖|攝|资料图片?|资料照片|截图|示意图|效果图|(?:新华社|中新社)发|[（(](?:法新社|路透社?|美联社|新华社|中新社|视觉中国|IC photo|半岛电视台|AFP|AP|Reuters)|视觉中国|东方IC|IC photo|本文图|摄影|图源网络)[）)。]?$|摄[（(][一-鿿A-Za-z ]{2,10}[)）]。?$|[（(](?:资料图片?|资料照片|示意图|图源.{0,14}|图片?来源.{0,16}|(?:照片|圖片|图片)?[来來]源[:：].{1,60}|图[/／|｜:：].{1,16}|.{1,24}(?:摄|攝|供图|提供|截图))[)）]。?$"
    r"|(?:图自|图源|图据|图片来源|图片来自|来源[:：]|图[/／｜|:：]|供图[/：:]|摄影[:：/]) ?[^。！？，]{2,24}(?:，下同)?$"
    r"|(?:图片来源|图片来自|图源) ?[:：｜|/] ?[A-Z][ -~]{2,80}$"
)
_SENTENCE_END: Final = re.compile(
    r"(?:[置双四主副]摄|置.摄|[^一-鿿]三摄|拍摄|航摄|自摄|偷摄|所摄|[了过的]摄影|爱好摄影|学习摄影|[是做学]摄影)[。]?$"
)


def looks_like_caption(text: str) -> bool:
    """
    Tell whether a line that follows a picture is by its form alone a caption.

    >>> looks_like_caption("△图为施工现场"), looks_like_caption("他用手机拍摄了全过程。")
    (True, False)
    """
    if not text or len(text) > 200:
        return False
    if _BEGIN.match(text):
        return True
    if len(text) > 100 and _ITEM.search(text, len(text) - 24) is not None and ("。" in text[:-24] or "；" in text):
        return False
    if text.rstrip("）)。").endswith(("图", "圖", "提供", "资料")) and len(text) <= 80 and read_caption(text):
        return True
    return (
        _END.search(text[-60:]) is not None and _SENTENCE_END.search(text[-8:]) is None and _MAKERS.search(text) is None
    )


# …。（来源：某网）: where an item of several is from, behind sentences longer than what tells of a picture.
_ITEM: Final = re.compile("[。！？”][（(][来來]源[:：][^（()）]{2,20}[)）]$")
_MAKERS: Final = re.compile(
    "(?:作者|编辑|记者|责编|校对|編輯|記者) ?[:：/丨｜|]|^本文[来转]自|^【来源|(?:^[（(]?|整理，)(?:素材|报告|稿件|文章|内容|消息|新闻)来源"
)
