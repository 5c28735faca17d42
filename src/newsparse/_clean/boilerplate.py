"""
Lines that are no part of the story: promotion, notices, related stories, end marks, credit lines.

One search over hint words picks the few lines that are looked at closely; a
long paragraph in mid-story costs one search.  Head and tail are counted in
lines that stay, so that cleaning again finds them where they were.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from attrs import define, field

from newsparse._clean import appendices, links
from newsparse._clean.bare_credits import bare_credit
from newsparse._credits import HINT, Found, looks_like_caption, read_line
from newsparse._markup.lines import Kind, Line
from newsparse.models import RemovedKind
from newsparse.rules import Compiled, TextRule

__all__ = ["DATE", "judge"]

_HINT = re.compile(
    r"二维码|扫|长按|识别|关注|点击|戳|APP|App|app|客户端|公众号|微信|微博|阅读原文|在看|点赞|转发|分享|投稿|爆料|报料|热线|合作|"
    r"版权|转载|授权|侵|声明|免责|参考|不代表|仅代表|投资|原创|来源于|来自网络|源自网络|源于网络|自网络|相关|推荐|延伸|往期|更多|猜你|敬请|查看|传送门|登录|继续阅读|更文|征文|创作|打赏|赞赏|\||｜|"
    r"END|End|end|完|下载|评论|留言|互动|话题|编辑部|邮箱|订阅|直播|报名|购买|广告|收藏|WeChat|加群|进群|入群|上一篇|下一篇|上一章|下一章|这里是|请联系|联系我|▼|↓|※|＊",
)
_WARNING = re.compile(
    r"切勿|不要|请勿|警惕|谨防|不得|严禁|诈骗|陌生|来历不明|须|需要?先|可以?通过|可通过|即可|一律|乘客|市民|游客"
)
DATE = re.compile(
    r"^(?:\d{1,2} [A-Z][a-z]{2,8} \d{4}|\d{4}[-/年.]\d{1,2}[-/月.]\d{1,2}日?)(?: \d{1,2}:\d\d(?::\d\d)?)?$"
)
"""A line that is nothing but a time."""
_LENGTH = re.compile(
    r"(?:(?:本文|全文)?[共约約全]*(?:字[数數][约約]?[:：]? ?)?\d[\d,.]* ?字[，, |｜·]*)?(?:(?:建[议議]|[预預][计計])?[约約]?(?:[閱阅][读讀]|收[听聽])(?:[时時][间間长長]|全文|本文|大约|[约約]|需要?|[:： ])*\d+(?:[-~～—]\d+)? ?分[鐘钟])?"
)
"""How many words a story has, or how many minutes it takes."""
_ORNAMENT = re.compile(r"^[\s\-—–_=＝*＊·•∙●○◆◇■□★☆▼▽▲△↓↑⬇️👇🔽…~～﹏.。|丨/\\>»›<+＋✦✧❖※#▷▶►▸▹◁◀◄◂◃▪▫◦︎]+$")
_END = re.compile(
    r"^[\W_]*(?:the\s+end|end|fin|news|全文完|本文完|完|全文结束|本文结束|正文结束|正文完|未完待续|ueditor_page_break_tag)[\W_]*$",
    re.IGNORECASE,  # the last of them is the page break of an editor that many sites use
)

_ELLIPSES = ("……", "…………")
"""Dots that stand for what was left out; longer rows part the text."""
_MARKS = "tTeEfFnN全本完正未丨"
"""The letters that an end mark or an ornament may begin with."""

_PROMOTION = re.compile(
    r"^.{0,24}?(?:"
    r"(?:扫描|扫码|扫一扫|长按|识别|微信扫|扫上方|扫下方)[^。；]{0,18}(?:二维码|下图|上图|图片|关注|添加|下载|加入|报名|查看|观看|参与|领取|进群|订阅|开户|购买|咨询)|"
    r"(?:下方|上方|下图|上图|文末|海报|右侧|左侧)[^。；，]{0,8}二维码|二维码[^。；]{0,6}(?:关注|添加|下载|报名|进群|加入|打赏)|"
    r"扫码(?:关注|下载|进|加|添加|报名|领取|查看|观看|立即|参与|订阅|分享|咨询)|(?:即刻|立即|马上|快来)扫码|"
    r"(?:点击|戳|轻触)(?:下方|上方|文末|左下角|右下角|图片|蓝字|此处|这里|“?阅读原文|“?在看|链接|卡片|标题|视频|关注)|"
    r"点(?:个|亮|击)[“「]?(?:在看|赞)|点[“「]?在看|点赞[^。]{0,8}(?:在看|转发|分享|关注|评论)|一键三连|"
    r"(?:请|欢迎|敬请|记得|可|快来|赶快|更多[^。]{0,16}|精彩[^。]{0,10})(?:持续|继续|搜索|点击|长按|扫码|微信)?关注[^。]{0,24}(?:公众号|微信|视频号|我们|微博|账号|头条号|官微|平台|栏目|直播)|"
    r"(?:关注|搜索|添加|加)[^。，]{0,14}(?:公众号|微信号|视频号|官方微信|微信公号|服务号)|关注[^。，]{0,12}(?:不迷路|了解更多|获取更多|查看更多|看更多)|"
    r"(?:打开|下载|登录|点击|尽在|上|进入)[^。，]{0,14}(?:APP|App|app|客户端|小程序)[^。]{0,16}(?:查看|下载|阅读|观看|更多|精彩|即可|了解|报料|爆料|$)|"
    r"(?:商务合作|合作联系|广告合作|投稿邮箱|联系邮箱|新闻热线|爆料热线|报料热线|爆料方式|客服热线|加盟热线|投稿请|欢迎投稿|有奖征集)|"
    r"(?:购买|下单|领券|抢购|优惠|报名|直播|预约)(?:链接|入口|地址|通道|方式)|【广告】|(?:免费|立即|限时)(?:领取|报名|抢购|开户|试用)|"
    r"(?:合作|咨询|投稿|转载|进群|入群)[^。，]{0,4}请?(?:加|添加|联系)[^。，]{0,6}(?:微信|QQ|小编)|加小编(?:微信|QQ|，)|(?:报料|爆料|联系我们|投稿)[^。]{0,8}(?:[：: ]|发送?至|邮箱) ?(?:[\w.-]+@[\w.-]+|\d{3,4}-\d{7,8})$|(?:微信号?|WeChat) ?[：:] ?[A-Za-z][\w-]{4,30}$|(?:^|[，,！!（(])[报爆]料有奖[！!]?[)）]?$|找记者、求报道|海量资讯|分享(?:到|至|给)[^。]{0,6}(?:朋友圈|好友|微博|微信)|给作者打赏|随意(?:打赏|赞赏)|(?:打赏|赞赏)支持|"
    r"(?:欢迎|请|快)[^。，]{0,4}(?:转发|分享)[^。，]{0,4}朋友圈|"
    # Paywalls, and the contests of sites that people write for.
    r"(?:订阅|登录|注册|付费|开通|购买|加入)[^。]{0,14}(?:继续阅读|(?:阅读|查看|解锁|浏览)(?:全文|更多|完整))|继续阅读全文|"
    r"(?:参与|参加)[^。]{0,16}(?:更文|征文|新人创作|日新计划|写作挑战|创作活动|创作挑战)"
    r")"
)
_NOTICE = re.compile(
    # The first characters of all that follows spare most places the walk through it: five times as fast.
    r"(?=[观意版著未请不禁谢严转如若是无需欲欢侵免郑特风并仅供据投入图素内文配照资视稿本向传联通授独（(声*注])"
    r"(?:版权(?:归|所有|声明|属)|著作权|未经[^。]{0,10}(?:授权|许可|允许|同意)[^。]{0,10}(?:转载|使用|摘|复制|不得|禁止|严禁|请勿)|"
    r"(?:请勿|不得|禁止|谢绝|严禁)[^。，]{0,4}转载|转载(?:请|须|需|时请|必|联系|合作|授权|规则)|(?:如|若|需|欲)[^。，]{0,4}转载|欢迎转载|转载(?:本文|此文|该文|本篇|文章)[，,]?(?:请|须|需|时)|(?:观点|内容|意见)[^。，]{0,6}仅代表作者|"
    r"侵权[^。]{0,16}(?:联系|删|告知|通知|投诉|处理|必究|追究|请)|侵权(?:必究)?[。！!]?$|侵删|(?:如|若|是否|无意)[^。]{0,16}(?:侵权|侵犯[^。]{0,6}(?:版|您|你|原作|权利人|著作))|侵犯[^。]{0,10}(?:权|版)[^。]{0,12}(?:请|联系我|告知|通知)|免责声明|免责条款$|郑重声明|特别声明|风险提示[：:]|(?:不|并不|仅)代表[^。]{0,14}(?:观点|立场|意见)|"
    r"(?:仅供|供)(?:读者)?参考|不构成[^。]{0,10}(?:建议|依据)|据此(?:操作|投资|入市)|风险自(?:担|负)|投资有风险|入市有风险|"
    r"(?:图片|图文|素材|内容|文章|配图|照片|资料|视频)[^。，]{0,8}(?:来源于?|来自于?|源自|源于|取自|均来自|均源自|转自)[^。，]{0,4}(?:网络|互联网)|"
    r"(?:内容|文章|稿件|本文)[^。，]{0,6}(?:系|为|属)[^。，]{0,10}(?:原创|独家|转载)|文责自负|向原创者?致敬|"
    r"传递更多信息|(?:联系|通知)(?:我们|本站|本网|本号|作者|小编|删除)[^。]{0,10}(?:删除|处理|更正|授权)?[。！!]?$|(?:授权|独家)(?:发布|转载|刊载|首发)[。！!]?$|"
    r"^[（(]?声明[：:]|(?:如有|若有)[^。，]{1,8}，?(?:可|请)联系|^\*?注[：:].{0,20}(?:网络|图片))"
)
# 这里是某某，专注讲述健康故事。 and 如果你有…的经历，欢迎投稿至 a@b.cn, below the story.
_OF_ACCOUNT = re.compile(
    r"^这里是[^，。]{2,12}，[^。，]{0,6}(?:专注|关注|分享|讲述|记录)[^。]{2,20}。?$|(?:投稿|来稿)(?:请?发?送?)?[至到给][：:]? ?[\w.-]+@[\w.-]+[。！)）]?$"
)
_HANDED_OUT = re.compile(
    "[【（(\\[](?:以下|本文)(?:[內内]容|文章|文字)?[為为由系是]?(?:[廠厂]商|官方|合作方|[廣广]告主?)[^。]{0,8}(?:提供|[資资]料|原文|投稿|[內内]容)[^。]{0,4}[】）)\\]]"
)
"""【以下內容為廠商提供資料原文】, before a press release."""
_RELATED = re.compile(
    r"^[【\[（(▼▲◆■●·>》→\s]*(?:相关|推荐|延伸|拓展|扩展|更多|往期|热门|精彩|关联|历史|近期|你可能|您可能|大家都在)"
    r"(?:阅读|新闻|报道|文章|链接|推荐|回顾|内容|资讯|精选|专题|热文|好文|视频|感兴趣|看)[】\]）)：:▼↓\s]*|^猜你喜欢|^点击(?:阅读|查看)(?:全文|更多|原文|详情)|"
    r"^(?:查看|阅读)(?:全文|原文|更多|知乎讨论|详情)|^(?:此前|早前|前情)(?:报道|回顾|提要)[：:]|^阅读原文|^传送门 ?[：:]|^(?:上一篇|下一篇|上一章|下一章)\s*[：:]"
)
_INTERACTION = re.compile(
    r"(?:讨论话题|今日互动|话题互动|互动话题|评论区|留言区|(?:欢迎|请|可以?|不妨|快来)(?:大家)?[^。，]{0,14}(?:留言|评论区?|讨论|投票|交流)|"
    r"(?:对此|对于此事|这件事|那么)?[，,]?(?:你|您|大家|各位)(?:们)?(?:又)?(?:怎么|如何|有什么|有何)(?:看|想说|看法|评价|认为)|^(?![^，。]*(?:[\d《]|将于))[^，。]{0,22}，?敬请(?:期待|关注|留意)|(?:感谢|谢谢)(?:您的|你的|大家的?)?(?:阅读|观看|收看|关注))"
)
_TELLS = re.compile(r"[^。！]{12}[。！]")
"""A sentence before the question: the line ends the story and is part of it."""

_REPORTED = re.compile(
    r"(?:说|表示|称|指出|提醒|介绍|认为|透露|告诉记者)[：:，,“「]|记者(?:了解|注意|从|在|看)|(?:专家|律师|警方|法官|民警)[^。]{0,6}提醒"
)
"""Somebody is heard: such a sentence is story even where it speaks of rights and risks."""
_OF_RIGHTS = re.compile("转载|侵权|侵删|版权归|免责声明|原创致敬")
"""A notice in mid-story speaks of these."""
_OURS = re.compile(r"转载|本[文站网号刊报平]|声明|免责|小编|原作者|公众号")
"""Unless it speaks of the text itself."""

_LONGEST = {"head": 90, "tail": 320, "body": 70}
"""No promotion or notice that is told by its text is longer."""

_STEP = re.compile(r"^(?:\d{1,2}|[一二三四五六七八九十①-⑩]|步骤.?|第.步)\s*[.．、:：]")
"""A numbered step explains how something is done: it is story."""


@define
class Asked:
    """What was looked at, so that nothing is looked at twice as the same."""

    lines: dict[int, tuple[str, bool, bool]] = field(factory=dict)
    """As what each line was: its zone, whether it stood at the very end, whether right after a picture."""
    ends: set[int] = field(factory=set)
    """The lines of head and tail."""

    def needs_more(self, lines: list[Line]) -> bool:
        """Tell whether captions or headings have been found where head and tail were counted."""
        return any(lines[n].caption_of >= 0 or lines[n].heading for n in self.ends)


_POINTERS = frozenset("▲△▼▽↑⬆◆👆☝🔼")
"""Below a picture these may point to it, above its caption."""


def judge(lines: list[Line], compiled: Compiled, asked: Asked | None = None) -> Asked:
    """
    Judge head, tail and middle, in this order.

    Args:
        lines: The lines, changed in place.
        compiled: The cleaner.
        asked: What a call before this one gave.
    """
    asked = Asked() if asked is None else asked
    text = Kind.TEXT
    texts = [
        n
        for n, line in enumerate(lines)
        if line.kind == text
        and line.removed is None
        and line.caption_of < 0
        and not line.kept
        and line.context.kind != "cell"
        and (line.region is None or line.region.kind not in {"caption", "tag"})
    ]
    if compiled.cleaner.credits:
        _credit_regions(lines, texts)
    if compiled.on("related"):
        appendices.take_related(lines, texts)
    if compiled.on("notice"):
        appendices.take_column(lines, texts)
    if compiled.on("credit-line"):
        appendices.take_author(lines, texts)
    if compiled.on("interaction"):
        links.take_unfolding(lines, texts)
    first, last = _head(lines, texts, compiled, asked), _tail(lines, texts, compiled, asked)
    seen = asked.ends = first | last
    for n in texts:
        line = lines[n]
        if n not in seen and line.removed is None and len(line.text) <= 120:  # no lone line is longer
            _judge_line(lines, n, "body", compiled, asked)
    if (
        texts
        and all(lines[n].removed is not None for n in texts)
        and not any(line.is_story or line.caption_of >= 0 for line in lines)
    ):
        # A body that is nothing but one such line is a short story, not boilerplate.
        for n in texts:
            if lines[n].rule in {"promotion", "notice", "related", "interaction"}:
                lines[n].removed, lines[n].rule = None, ""
        asked.lines.clear()
    return asked


def _credit_regions(lines: list[Line], texts: list[int]) -> None:
    for n in texts:
        line = lines[n]
        if line.region is not None and line.region.kind == "credit":
            line.credits = read_line(line.text, zone="tail") or ()
            line.remove("credit", line.region.rule)


def _weight(line: Line) -> bool:
    """Tell a line that is surely text of the story."""
    return len(line.text) >= 36 and not line.heading  # a long sentence


def _head(lines: list[Line], texts: list[int], compiled: Compiled, asked: Asked) -> set[int]:
    seen: set[int] = set()
    weight = 0
    for place, n in enumerate(texts):
        if weight >= 2 or place > 12:  # two paragraphs are no head any more
            break
        seen.add(n)
        line = lines[n]
        if line.removed is None:
            _judge_line(lines, n, "head" if not weight else "body", compiled, asked)
        if line.removed is None and _weight(line):
            weight += 1
    return seen


def _tail(lines: list[Line], texts: list[int], compiled: Compiled, asked: Asked) -> set[int]:
    seen: set[int] = set()
    weight = kept = 0
    for n in reversed(texts):
        line = lines[n]
        seen.add(n)
        if line.removed is None:
            if len(line.text) <= 400:  # disclaimers run long
                _judge_line(lines, n, "tail" if not weight else "body", compiled, asked, place=kept)
            if line.removed is None:
                kept += 1
                weight += _weight(line)
        if weight >= 2 or kept > 6:  # see _head
            break
    return seen


def _after_picture(lines: list[Line], n: int) -> bool:
    return n > 0 and lines[n - 1].kind == Kind.IMAGE and lines[n - 1].removed is None


@lru_cache(maxsize=4096)
def _rules(compiled: Compiled, zone: str) -> tuple[tuple[int, Callable[[str], re.Match[str] | None], TextRule], ...]:
    """A cleaner's own rules for a zone: how long a line they look at, and their patterns."""
    return tuple(
        (rule.max_length, pattern.match, rule) for rule, pattern in compiled.texts if rule.place in {"anywhere", zone}
    )


def _judge_line(
    lines: list[Line], n: int, zone: str, compiled: Compiled, asked: Asked, place: int = 9
) -> None:  # what a line is judged by
    line = lines[n]
    text = line.text
    size = len(text)
    if size > 4:  # what is shorter may be a name, and is judged by its neighbours
        key = (zone, place < 2, _after_picture(lines, n))  # see _kind
        if asked.lines.get(n) == key:
            return
        asked.lines[n] = key
    for longest, match, rule in _rules(compiled, zone):
        if size <= longest and (hit := match(text)):
            line.remove(rule.kind, rule.name)
            if rule.kind == "credit":
                author = hit.groupdict().get("author")
                line.credits = (Found("author", author),) if author else read_line(text, zone="tail") or ()
            return
    if (line.context.kind == "heading" or line.heading) and not (zone == "tail" and place == 0):
        return  # but below the last line of a story there is nothing to title
    off = compiled.off
    if (
        size <= 60
        and (text[0] in _MARKS or not text[0].isalnum())
        and "end-mark" not in off
        and (
            _END.match(text)
            or (
                _ORNAMENT.match(text)
                and not (text[0] in _POINTERS and _after_picture(lines, n))
                and text not in _ELLIPSES
                and text.strip("。")
            )
        )
    ):
        line.remove("decoration", "end-mark")
        return
    if (
        size <= 200
        and "credit-line" not in off
        and (size <= 30 or _may_credit(text, size, zone))
        and (HINT.search(text) or (zone == "tail" and (size <= 40 or text[0] in "本此")))
        # Right after a picture a source names the picture's, unless the story is over.
        and not (_after_picture(lines, n) and _is_the_pictures(text, zone))
    ):
        found = read_line(text, zone=zone)  # type: ignore[arg-type]  # one of the three
        if found is not None and not _about_the_named(lines, n, found):
            line.credits = found
            line.remove("credit", "credit-line")
            return
    if zone == "head":
        if "credit-line" not in off and (bare := bare_credit(lines, n)) is not None:
            line.credits = bare
            line.remove("credit", "credit-line")
            return
        # A time below the title is no story; one below the text signs it. No time is longer.
        if size <= 24 and DATE.match(text) and not any(map(_may_be_signed, lines[:n])):
            line.remove("decoration", "end-mark")
            return
        if size <= 40 and text[-1] in "字鐘钟" and "notice" not in off and _LENGTH.fullmatch(text):
            line.remove("notice", "notice")
            return
    if zone == "tail" and "credit-line" not in off and links.names_origin(lines, n):
        line.remove("credit", "credit-line")
        return
    if text[0] in "【（([" and size <= 36 and "notice" not in off and _HANDED_OUT.fullmatch(text):
        line.remove("notice", "notice")
        return
    if size > _LONGEST[zone] or _HINT.search(text) is None:
        return
    kind, name = _kind(line, zone, place)
    if kind is not None and name not in off:
        line.remove(kind, name)


def _may_be_signed(line: Line) -> bool:
    """Tell text from the channel's link and from captions, which stand above a time below the title as well."""
    return (
        line.is_story
        and line.href is None
        and line.context.kind != "figure"
        and (line.region is None or line.region.kind != "caption")
    )


def _about_the_named(lines: list[Line], n: int, found: tuple[Found, ...]) -> bool:
    """设计师：甲, and below it a paragraph about 甲: the story presents people."""
    below = lines[n + 1].text if n + 1 < len(lines) and lines[n + 1].kind == Kind.TEXT else ""
    return len(below) >= 36 and any(one.role != "source" and below.startswith(one.name) for one in found)


def _is_the_pictures(text: str, zone: str) -> bool:
    """Tell a credit right after a picture that may be the picture's; at the end 封面图片来源 names the cover's."""
    if zone == "tail" and text.startswith(_COVER):
        return False
    return looks_like_caption(text) or (zone == "body" and len(text) <= 40 and _WRITTEN_BY.match(text) is None)


# 文 | 甲 译 | 乙, below the cover of a chapter: no picture is written.
_WRITTEN_BY = re.compile("(?:文|撰文|采写|编译) ?[|｜丨/／]")
_COVER = ("封面", "题图", "头图", "首图")


def _may_credit(text: str, size: int, zone: str) -> bool:
    """A credit line that is not very short is bracketed; only the longer forms of 本文来自…授权发布。 are sentences."""
    if text.endswith(("。", "”", "！", "？", "；")) and not text.startswith(
        ("本文", "此文", "此系列", "本系列", "（", "(", "【", "[", "原文", "转", "作者", "文", "来源")
    ):
        return False
    return zone != "body" or size <= 80 or text.startswith(("（", "(", "【", "[", "本文"))


def _kind(line: Line, zone: str, place: int) -> tuple[RemovedKind | None, str]:  # a list of answers
    text, size = line.text, len(line.text)
    if zone in {"tail", "head"}:
        if _NOTICE.search(text) and not (_REPORTED.search(text) and not _OURS.search(text)):
            return "notice", "notice"
        if (
            size <= 80
            and not _STEP.match(text)
            and _PROMOTION.match(text)
            and not (_WARNING.search(text) and size > 30)
        ):
            return "promotion", "promotion"
        if size <= 60 and _RELATED.match(text):
            return "related", "related"
        if zone == "tail" and size <= 120 and _OF_ACCOUNT.search(text):
            return "promotion", "promotion"
        if size == len("赞赏") and text in {"赞赏", "打赏"}:
            return "promotion", "promotion"
        if line.href is None and links.is_bar(line):
            return "related", "related"
        if (
            zone == "tail"
            and place < 2
            and size <= 48
            and (found := _INTERACTION.search(text)) is not None
            and not _TELLS.search(text, 0, found.start())
        ):
            return "promotion", "interaction"
    else:
        if _NOTICE.search(text) and _OF_RIGHTS.search(text) and not (_REPORTED.search(text) and not _OURS.search(text)):
            return "notice", "notice"
        if (
            size <= 44
            and not _STEP.match(text)
            and _PROMOTION.match(text)
            and not _WARNING.search(text)
            and not text.endswith("。")
        ):
            return "promotion", "promotion"
        if size <= 60 and line.href and _RELATED.match(text):
            return "related", "related"
    return None, ""
