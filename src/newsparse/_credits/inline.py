"""By-lines inside paragraphs that stay story."""

from __future__ import annotations

import re
from typing import Final

from attrs import evolve

from newsparse._credits.grammar import parse
from newsparse._credits.names import is_known, is_outlet, is_person, merge
from newsparse._credits.outlets import outlets_of, tidy
from newsparse._credits.photo import read_caption
from newsparse._credits.roles import Found, unique

__all__ = ["bracket", "read_inline", "strip_where"]

_HINT: Final = re.compile(r"[（([【][^（）()]{2,20}[)）\]】]$|[讯訊电電] ?[（(]|文[/／|｜丨]")
_WORDS: Final = re.compile("记者|記者|通讯员|作者|編譯|【|编辑|編輯|评论员|特派员|原标题|摄影师|译者|譯者|核稿|来源：")
_PARENS: Final = re.compile(r"[（(〔［【\[]([^（()）〔〕［］【】\[\]]{2,90})[)）〕］】\]]")
_ROLE: Final = re.compile(
    "记者|記者|编辑|編輯|通讯员|通訊員|评论员|实习生|特派员|編譯|翻譯|作者|文[/／|｜丨]|图[/／]文|摄影|撰文|翻译|编译|采写|责编|校对|执笔|撰稿|译者|譯者|核稿"
)
_TITLE: Final = re.compile(r"原标题[:：].{2,80} (?:来源|稿源)[:： ] ?(?P<name>\S{2,20})$")


def read_inline(text: str, *, first: bool, last: bool) -> tuple[Found, ...]:
    """
    Read the by-lines inside a paragraph of the story.

    Args:
        text: The paragraph, white space folded.
        first: Whether it is among the first paragraphs.
        last: Whether it is among the last.

    Returns:
        Whom it names as its makers; empty for most paragraphs. People it quotes are none of them.

    >>> [(f.role, f.name, f.affiliation) for f in read_inline("中新网北京1月1日电（记者 王小明）今天……", first=True, last=False)]
    [('reporter', '王小明', '中新网')]
    """
    if _WORDS.search(text) is None and _HINT.search(text) is None:
        return ()
    found: list[Found] = []
    for match in _PARENS.finditer(text):
        inner = match[1].strip()
        if _ROLE.search(inner) is None:
            if match.start() < 40 and first and (one := _bare_dateline(text, match, inner)):
                found += one
            continue
        near = match.start() < 60 or len(text) - match.end() < 40
        if not near and text[match.start()] != "【":
            continue
        found += bracket(text[: match.start()] if match.start() <= 60 else text[:61], text[match.start()], inner)
    if not found and first and (opened := _opening(text)):
        found += opened
    if last and (closed := _closing(text)) and (not found or found[0].role == "source" or len(closed) > 1):
        found += closed
    if not found and text.startswith("原标题") and (titled := _TITLE.match(text)):
        found += [Found("source", name, None, "来源") for name in outlets_of(titled["name"], strict=False) or ()]
    return unique(found)


def bracket(before: str, mark: str, inner: str) -> list[Found]:
    """Read *inner*, which stands in brackets behind *before*: a dateline's outlet goes to the names."""
    cut = inner
    # 财联社（上海，编辑 甲）讯: a place before the names.
    if (comma := max(inner.find("，"), inner.find(","))) > 0 and comma <= 8 and _ROLE.search(inner[:comma]) is None:
        cut = inner[comma + 1 :].strip()
    # 【某某网讯-某报记者 甲】: whose site it is on, and who writes.
    cut = _HOUSE.sub(_ranked, strip_where(_ON_SITE.sub("", cut)))
    read = parse(cut, strict=True)
    if read is None and mark == "【":
        read = parse(cut, strict=False)
    outlet = _dateline(before)
    if read is None and outlet is not None and (match := _MIXED.fullmatch(cut)) is not None:
        # 某报某地1日电（甲 某网记者 乙）: 甲 writes for the dateline's outlet.
        words, rest = match[1].replace("、", " ").split(), parse(match[2], strict=True)
        if rest and all(map(is_person, words)):
            read = (*(Found("reporter", word, outlet) for word in words), *rest)
    if read is None and outlet is not None:
        # Desks sign with pen names: 财联社（上海，编辑 潇湘）讯.
        read = parse(cut.replace(" ", "：", 1), strict=False) if cut.count(" ") == 1 else None
    if read is None and outlet is not None:
        read = _after_names(cut)
    if not read:
        return []
    return [
        one if one.affiliation or outlet is None or one.role == "source" else evolve(one, affiliation=outlet)
        for one in read
    ]


_ON_SITE: Final = re.compile("^[一-鿿]{2,10}[讯訊][-—]{1,2}")
# 某网/甲 编译/乙: the outlet stands where a role would.
_HOUSE: Final = re.compile(r"^([一-鿿A-Za-z]{2,8}) ?[/／] ?([一-鿿]{2,4})(?= |$)")


def _ranked(match: re.Match[str]) -> str:
    return f"{match[1]}记者 {match[2]}" if is_known(match[1]) and is_person(match[2]) else match[0]


_MIXED: Final = re.compile(r"((?:[一-鿿]{2,4}[ 、])+)([一-鿿·]{2,16}(?:记者|通讯员) .+)")
_REPORTED_BY: Final = re.compile("(.*?(?:记者|記者)) ?([一-鿿]{2,4})(?:报道|報道|報導|专?电|專?電)$")


def _after_names(inner: str) -> tuple[Found, ...] | None:
    # （甲 乙 某报记者 丙）: the first have the dateline's outlet.
    words = inner.replace("、", " ").split()
    size = 0
    while size < len(words) and is_person(words[size]):
        size += 1
    rest = parse(" ".join(words[size:]), strict=True) if 0 < size < len(words) else None
    return (*[Found("reporter", word) for word in words[:size]], *rest) if rest else None


_PLACE_END: Final = re.compile(r"(?:[／/]|(?<=[一-鿿]) )?[一-鿿]{2,6}(?:\d{1,2}日)?(?:电|電|报道|報導|報道)$")


def strip_where(inner: str) -> str:
    """Return a by-line without the place, day and 电 or 报道 behind its names."""
    # 〔记者甲／台北报导〕, （中央社记者甲台北18日电）
    if not inner.endswith(("电", "電", "报道", "報導", "報道")):
        return inner
    if "／" in inner or "/" in inner:
        return re.split("[／/]", inner)[0]
    alone = _REPORTED_BY.match(inner)
    if alone is not None and is_person(alone[2]):
        return alone[1] + alone[2]
    head = re.match(
        r"(.*?(?:记者|記者) ?(?:[一-鿿]{2,4}、)*)([一-鿿]{2,4}?)[一-鿿]{2,4}(?:\d{1,2}日)?[专專]?(?:电|電|报道|報道|報導)$",
        inner,
    )
    if head:
        rest = inner[head.start(2) :]
        for size in (3, 2):
            if is_person(rest[:size]):
                return head[1] + rest[:size]
    return _PLACE_END.sub("", inner)


def _dateline(before: str) -> str | None:
    """Return the outlet of the dateline that *before* is, if it is one and nothing more."""
    before = before.strip(" 【】[]●■")
    if not before or len(before) > 40:
        return None
    sizes = range(min(_LONGEST_OUTLET, len(before)), 1, -1)
    for size in sizes:
        if is_known(before[:size]) and _REST.fullmatch(before, size):
            return before[:size] + ("客户端" if before.startswith("客户端", size) else "")
    if before.endswith(("讯", "电", "消息", "訊", "電")):
        for size in sizes:
            name = before[:size]
            if (is_outlet(name) or _SHORT.fullmatch(name)) and name[0] != "本" and _REST.fullmatch(before, size):
                return name
    return None


_SHORT: Final = re.compile("[^本我该此据][网网報报]")
_LONGEST_OUTLET: Final = 14
_REST: Final = re.compile(
    r"[·•-]?[一-鿿·、]{0,14}? ?(?:\d{4} ?年 ?)?(?:\d{1,2} ?月 ?)?(?:\d{1,2} ?日 ?)?(?:电|電|讯|訊|消息|专电|报道|客户端)?[ ，,]*(?:题[:：].*)?"
)


def _bare_dateline(text: str, match: re.Match[str], inner: str) -> list[Found]:
    # 中新社北京1月1日电（王小明 李小红）: names alone, right behind a dateline.
    before = text[: match.start()].rstrip()
    if not before.endswith(("电", "電", "讯")) or (outlet := _dateline(before)) is None:
        return []
    words = merge(inner)
    if not all(is_person(word) for word in words):
        return []
    return [Found("reporter", word, outlet) for word in words]


_OPEN_RANK: Final = re.compile(
    r"(?:■|●|▲|◎|□|☉|文[/／|｜丨])? ?(?:(?P<line>[^\s，。（(【]{2,10}[讯電电訊]) |【(?P<boxed>[^\s，。（(】]{2,10}[讯電电訊])】 ?)?(?P<who>[^\s，。,：:“”（(！？、；【]{0,16}(?:记者|記者|评论员|通讯员)) ?(?P<names>[^，。,；;：:“”！？（(]{2,40})"
)
_RANKED: Final = re.compile("(?:通讯员|实习生|记者|摄影)[一-鿿]{0,4}")
_REPORT: Final = re.compile(
    r"^(?P<names>.{2,24}?)(?: |／|/|发自|發自)(?P<where>[^ ，。]{0,10})(?:报道|报导|報導|報道|电)(?:[ ：:]|$|　)"
)


def _opening(text: str) -> list[Found]:
    """Read 某报记者甲 北京报道 今年以来…: a by-line that the paragraph runs on from."""
    match = _OPEN_RANK.match(text)
    if match is None or match["who"].startswith(("据", "據")):
        return []
    names = match["names"]
    if (report := _REPORT.match(names)) is not None:
        # 记者甲 通讯员乙报道: the second name stands where a place would.
        second = report["where"] if _RANKED.match(report["where"]) else ""
        signed = _signed(match, f"{report['names']} {second}".rstrip())
        outlet = match["who"].removesuffix("记者")
        if not signed and report["where"] and is_known(outlet) and _RARE.fullmatch(report["names"]):
            # Between an outlet's 记者 and 某地报道 stands a name, whatever the surname.
            signed = [Found("reporter", report["names"], outlet, "记者")]
        return signed
    first = names.split(" ", 1)[0]
    line = match["line"] or match["boxed"]
    if first.endswith(("报道", "報道", "報導")) and (line or match["who"] not in _NO_OUTLET):
        # 本报记者甲北京报道, 某网讯 记者甲报道
        name = _DAY.sub("", first[:-2])
        if not all(map(is_person, name.split("、"))):
            name = strip_where(f"记者{first}").removeprefix("记者")
        return _signed(match, name) if all(map(is_person, name.split("、"))) else []
    # 本报记者 甲 乙 今年以来…: names set apart by blanks, then a text.
    words = names.split(" ")
    people: list[str] = []
    for word in words:
        if not is_person(word) and not (people and _RANKED.fullmatch(word)):
            break
        people.append(word)
    if not people or len(people) == len(words) or len(text) < 30 or (match["who"] in _NO_OUTLET and not line):
        return []
    if words[len(people)].startswith(_GOES_ON):
        return []  # 某报记者 甲 从警方获悉: a sentence about the reporter
    return _signed(match, " ".join(people))


_DAY: Final = re.compile(r"(?:(?:\d{4}年)?\d{1,2}月)?\d{1,2}日$")
_NO_OUTLET: Final = ("记者", "記者")
_GOES_ON: Final = tuple(
    "从 在 就 对 向 与 为 由 到 获悉 采访 了解 来到 近日 跟随 走进 发现 注意 探访 实地 独家 梳理 表示 看到 致电 联系 现场 多方 通过 查询 查阅 登录 拨打 随 前往 专访 也 还 曾 將 从".split()  # noqa: SIM905 (a list of words)
)


_RARE: Final = re.compile(rf"(?!{'|'.join(_GOES_ON)}|综合|联合|整理|实习)[一-鿿]{{2,3}}")


def _signed(match: re.Match[str], names: str) -> list[Found]:
    outlet = _dateline(match["line"] or match["boxed"] or "")
    read = parse(f"{match['who']} {names}", strict=True) or ()
    return [evolve(one, affiliation=one.affiliation or outlet) for one in read]


_CLOSE: Final = re.compile(
    r"(?<=[。！？”!?…]) ?[（(]?(?P<line>[^。！？“”（()）]{0,14}(?:记者|記者|通讯员|文[/／]|编辑)[^。！？“”（()）]{2,40})[)）]?$"
)
_SHOT_BY: Final = re.compile("(?<=[。！？”!?]) ?(摄影师[:：] ?(?P<name>[^。！？，,：:]{2,30}))$")
_GLUED: Final = re.compile(r"[。！？”!?…] ?(?:来源|來源|转自|轉自)[:：] ?(?P<name>[^ ，。：:；]{2,20})$")
_GRABBED: Final = re.compile("图片?(?:来源|/|：)?[^ ，。]{0,8}(?:截图|截屏) ?")
_SAID: Final = re.compile("(?:文章|稿件|新闻|信息|内容)?(?:来源|來源|转自|轉自)[:：] ?")
_MEDIUM: Final = re.compile("(?:[日晚时商快]报|新闻|网|客户端|电视台|发布)$")
# （某省某县人民法院 甲、乙）: they write for the body that the story is about.
_BODY: Final = re.compile(
    "[一-鿿]{2}(?:法院|检察院|公安[局厅]|大学|学院|医院|研究[院所]|党校|宣传部|政府|委员会|[支大]队)$"
)
_SIGNED_END: Final = re.compile(" ?(?:APP|App|报道)$")
_SIGNED: Final = re.compile(r"(?<=[。！？”!?]) ?[▲△■□●◆]? ?[（(\[【](?P<name>[^（()）\[\]【】]{2,24})[)）\]】]$")


def _closing(text: str) -> list[Found]:
    tail = text[-70:]
    if (match := _GLUED.search(tail)) is not None:
        outlets = outlets_of(match["name"], strict=True) or []
        known = all(is_known(one) or _MEDIUM.search(one) for one in outlets)
        return [Found("source", one, None, "来源") for one in outlets] if known else []
    if (match := _CLOSE.search(tail)) is not None:
        return list(parse(_GRABBED.sub(" ", match["line"]).strip(), strict=True) or ())
    if "摄影师" in tail and (match := _SHOT_BY.search(tail)) is not None:
        return list(read_caption(match[1]) or (match["name"].isascii() and parse(match[1], strict=False)) or ())
    if (match := _SIGNED.search(tail)) is not None:
        signed = match["name"].strip()
        if (said := _SAID.match(signed)) is not None:
            outlets = outlets_of(signed[said.end() :], strict=True) or []
            known = all(is_known(one) or _MEDIUM.search(one) for one in outlets)
            return [Found("source", one, None, "来源") for one in outlets] if known else []
        app = signed.endswith(("APP", "App", "客户端"))
        if (name := tidy(_SIGNED_END.sub("", signed))) and (is_known(name) or (app and is_outlet(name))):
            return [Found("source", name)]
        if signed.endswith(" 报道") and (name.isascii() or is_outlet(name)):
            return [Found("source", name, None, "报道")]
        words = merge(match["name"])
        outlet = words[0] if len(words) > 1 and (is_known(words[0]) or _BODY.search(words[0])) else None
        people = words if outlet is None else words[1:]
        if people and all(map(is_person, people)):
            return [Found("author", word, outlet) for word in people]
    return []
