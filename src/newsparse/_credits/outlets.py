"""Reading the names of outlets as accounts and lists print them."""

from __future__ import annotations

import re
from typing import Final

from newsparse._credits.lexicon import NOBODY
from newsparse._credits.names import SENTENCE, is_known, is_outlet, is_person

__all__ = ["outlets_of", "tidy"]

_ACCOUNT: Final = re.compile(
    r"^(?:我的小伙伴|网友|官方|由)?(?:微信|新浪|腾讯|搜狐|知乎|头条|百家|今日头条|网易)?(?:公众(?:号|平台)|公众号平台|订阅号|服务号|视频号|头条号|百家号|企鹅号|微博|专栏|号|客户端|帐号|账号)? ?[:：@ ]? ?(?=[“\"「『《【＂‘'@])"
    r"|^(?:微信|新浪|腾讯)?(?:公众号|公众平台|订阅号|服务号|视频号|头条号|百家号|微博|专栏|账号|公号|官方账号)(?: ?[:：|｜丨/] ?|[ ])"
    r"|^[^“「《：:，、]{0,12}(?:(?:微信)?公众号|特邀作者|专栏作者|签约作者)(?=[“「《])|^我的小伙伴|^微信(?=公众号)(?!公众号[A-Za-z一-鿿])"
)
_ACCOUNT_END: Final = re.compile(
    r"(?<=[”\"」』》】’]) ?(?:微信)?(?:公众号|公众平台|订阅号|视频号|微博|客户端|APP|App|一文|专栏|栏目)?(?:等)?$"
)
_PLATFORM: Final = re.compile(
    r"(?:新浪微博|微博|推特|抖音|小红书|[Bb]站|知乎|快手|微信|Twitter|Instagram|Facebook|Weibo|X|twitter|ins|INS)(?:用户|博主|网友)? ?[:：]? ?(?=@)"
)
_TAIL: Final = re.compile(
    r"(?:(?:官方)?微信公众号|原创稿件|(?<=..)原创|综合报道|综合整理|综合|等报道|等媒体|等综合|的报道|报道|等)$"
)
_QUOTES: Final = str.maketrans("", "", '“”"《》「」『』【】＂‘’[]〔〕')
_SPLIT: Final = re.compile(
    r"\s*[、，,；;|｜丨＋+]\s*|\s*[/／]\s*(?!/)|\s+(?=[@“《【])|(?<=[”》】])\s*(?=[“《【@])|(?<=[一-鿿”》】])\s+(?=[一-鿿“《【])"
    r"|(?<=[报社网台闻视布道])\s*[和及与](?=[^讯]{2})|(?<=[”》])[和及与]|(?<=[一-鿿])@"
)
_MIXED: Final = re.compile("^ ?综合(?:整理)?(?:自|于)?[:： ]?(?=.)")
_DATE: Final = re.compile(
    r"(?:\d{2,4}[年./-])?\d{1,2}[月./-]\d{1,2}日?(?: ?\d\d?[:：]\d\d(?:[:：]\d\d)?)?|第?\d+版|\d\d?[:：]\d\d.*|\d+"
)
_STOPS: Final = re.compile(r"[。！？!?…：:]|https?|\w@\w|^\d+[^\d]{0,2}$")


_NUMBER: Final = re.compile(r"[-_— ]*\d{6,}$")


def tidy(name: str) -> str:
    """
    Return an outlet's name without what is printed around it.

    >>> [tidy(n) for n in ("微信公众号“看云”", "《某某日报》", "@某地发布", "微信公众号：看云")]
    ['看云', '某某日报', '某地发布', '看云']
    """
    name = name.strip(" 。.;；，,、:：-—_*")
    name = _NUMBER.sub("", name)
    name = _ACCOUNT_END.sub("", _ACCOUNT.sub("", name))
    return name.translate(_QUOTES).strip(" @#。.;；，,、:：-—_")


def outlets_of(text: str, *, strict: bool) -> list[str] | None:
    """
    Read a list of outlets.

    Args:
        text: What stands after a word such as 来源, brackets taken out.
        strict: Take outlets that are known or end like one only.

    Returns:
        The names, fewer than words where some name nobody; `None` where a word is no outlet.
    """
    out: list[str] = []
    if "@" in text:
        text = _PLATFORM.sub("", text)
    text = _MIXED.sub("", text)
    at = text.find("综合")
    if at > 1 and is_outlet(tidy(text[:at])) and text[at + 2 :].strip("自：: "):
        text = f"{text[:at]}、{text[at + 2 :].lstrip('自：: ')}"
    for piece in _SPLIT.split(
        _ACCOUNT.sub(lambda m: "" if m[0].strip().endswith((":", "：", "|", "｜", "丨", "/")) else m[0], text.strip())
    ):
        quoted = any(c in piece for c in '“《「【"@')
        if not (name := tidy(piece)) or _DATE.fullmatch(name) or NOBODY.fullmatch(name):
            continue
        if len(name) > 2 and not is_known(name):
            name = _TAIL.sub("", name).rstrip(" ·") or name
            if NOBODY.fullmatch(name):
                continue
        if _STOPS.search(name) or len(name) > (60 if name.isascii() else 30):
            return None
        if (
            is_outlet(name)
            or is_person(name)
            or (not strict and (quoted or _plain(name)))
            or (name.isascii() and (name[0].isupper() or name[0].isdigit()) and not name.isdigit())
        ):
            out.append(name)
        else:
            return None
    return out


def _plain(name: str) -> bool:
    hit = SENTENCE.search(name)
    return hit is None or (hit[0] in "的我们" and len(name) <= 8)
