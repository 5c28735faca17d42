"""
Read what a saved page says of its story: title, date, source, address, site, picture.

Machine-readable statements come first where they are reliable (JSON-LD, Baidu's
``cambrian`` block, ``meta``), then what is printed between title and text. Values are
given as the page has them, white space folded; dates are not parsed here, for the zone
is the caller's business.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import frozen

from newsparse._foreign.text_body import html_of_text, is_html
from newsparse._page.data import held_body, read_data
from newsparse._page.parts import Line, Scan
from newsparse._page.scan import SHORTEST_TITLE
from newsparse._page.times import DATE, read_date
from newsparse._page.words import EDITOR, GOOD, KNOWN, LABEL, judge_name, squeeze

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

    from newsparse._page.trim import Story

_SOURCE: Final = re.compile(
    r"(?:文章|稿件|信息|新闻|消息|本文)?(?:[来來]\s?源|稿源|出处|来自)\s?(?:[：:丨|]|于)\s?[【\[（(《]?\s*([^\s,，;；|丨【】\[\]]{2,30})"
)
_OUTLET: Final = re.compile(
    r"[\u4e00-\u9fffA-Za-z0-9·—-]{1,12}(?:报|網|网|社|周刊|杂志|晨报|晚报|电视台|广播|客户端|融媒|新闻|在线|发布|观察|時報|日報|快讯)"
)
"""A name that nothing but its last word tells to be an outlet's."""
_BYLINE: Final = re.compile(
    r"[来來]\s?源|稿源|出处|作\s?者|[记記]\s?者|[编編]\s?[辑輯]|责编|撰文|通讯员|撰\s?文|文\s?[/：:|丨]"
)
_PLATFORM: Final = "微信公众平台"
"""What every page of WeChat gives as its site; who publishes there is printed."""
_SITE_TAIL: Final = re.compile(
    r"网$|网\W*$|[报報]$|[报報]\s|新[闻聞]|频道|在线|客户端|门户|论坛|博客|公众|平台|日报|晚报|电视台|广播|首页|正文|中心|资讯|快报|\.(?:com|cn|net)|[Nn]ews|国内|国际|财经|社会|娱乐|体育|科技|时政|要闻|滚动|手机|搜狐|新浪|腾讯|知乎|豆瓣|百度|凤凰|政府"
)
_SEPARATOR: Final = re.compile(r"\s*(?:_+|\||｜|--+|—+|–|\s-\s|-(?=[^-]{2,16}$)|\s·\s|>>|<<)\s*")
_STANDING: Final = re.compile(
    r"(?:^|[/_.-])(?:default|logo|share|icon|qrcode|ewm|erweima|blank|placeholder|avatar|loading|lazyload|spacer)(?=[/_.\d-]|$)",
    re.IGNORECASE,
)
"""Words in the addresses of pictures that a site shows with every story."""

NEAR: Final = 12
"""Lines below the title in which a date is believed; further down it belongs to the text or to a list."""
ABOVE: Final = 3
"""Lines above the title likewise: some systems print the date in the bread crumbs."""
BELOW: Final = 4
"""Lines below the text likewise, if they say that they tell it."""
SIGNED: Final = 8
"""Lines below the text among which its editors are looked for."""
POSTED: Final = re.compile(r"^(?:[Pp]osted|发布于|编辑于|发表于|更新于|创建于|最后编辑|本文(?:发布|更新))")
BYLINE_LENGTH: Final = 80
"""A longer line is the text itself."""
SITE_LENGTH: Final = 20
"""Longer tails of a title are no site's name."""
NAME_LENGTH: Final = 30
"""What stands below a label alone on its line is a name where it is no longer."""
HEAD_LENGTH: Final = 10
"""A printed head that is long enough to be the whole one, though the stated one begins otherwise."""
MANY_LINES: Final = 200
"""Lines in which a head is looked for that stands in a link."""
TITLE_LENGTH: Final = 300
"""What of a longer title is read."""
PICTURES: Final = 50
"""Pictures tried before none is named; a bound, not a judgement."""
STATED_LENGTH: Final = 24
"""The shortest story in JSON-LD: one sentence."""


@frozen(kw_only=True)
class Fields:
    """What the page says; ``None`` where it does not."""

    title: str | None
    """The head, without the site's name."""
    published: str | None
    """As printed or as the machine-readable statement has it."""
    byline: str | None
    """The line or lines between title and text that name source, author, editor."""
    signature: str | None
    """The lines below the text that name who edited it."""
    source: str | None
    """Who the page says the text comes from (来源)."""
    author: str | None
    """As ``meta`` or JSON-LD has it."""
    url: str | None
    site: str | None
    image: str | None
    """Address of the lead picture, not resolved."""
    summary: str | None


def _clean(value: object) -> str | None:
    text = " ".join(value.split()) if isinstance(value, str) else ""
    return text or None


def _name(value: object) -> str | None:
    if isinstance(value, list):
        names = [name for one in value[:10] if (name := _name(one))]
        return " ".join(names) or None
    if isinstance(value, dict):
        return _clean(value.get("name"))
    return _clean(value)


def _person(value: str | None) -> str | None:
    """Leave out numbers of staff and templates never filled in ("name, email@…")."""
    return _clean(value) if value and not re.fullmatch(r"[\d\s]+|.*@.*|\W*", value) else None


def _address(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("url") or value.get("contentUrl")
    return _clean(value)


def strip_site(title: str, site: str | None = None) -> str:
    """
    Take channel and site off the end of a page's title.

    >>> strip_site("市民广场今起开放_新闻频道_某某网")
    '市民广场今起开放'
    >>> strip_site("小麦-水稻轮作增产")
    '小麦-水稻轮作增产'
    """
    title = title[:TITLE_LENGTH]
    parts: list[tuple[int, int]] = [(found.start(), found.end()) for found in _SEPARATOR.finditer(title)]
    end = len(title)
    for start, stop in reversed(parts):
        tail = title[stop:end].strip()
        if len(squeeze(title[:start])) < SHORTEST_TITLE:
            break
        if tail and tail != site and not (len(tail) <= SITE_LENGTH and _SITE_TAIL.search(tail)):
            break
        end = start
    return title[:end].strip()


def _read_title(scan: Scan, data: dict[str, object], site: str | None) -> str | None:
    stated = _clean(data.get("headline") or data.get("title")) or scan.metas.get("og:title")
    printed = scan.lines[scan.title_line].text if scan.title_line >= 0 else None
    whole = stated or scan.title
    if not whole:
        return printed
    key = squeeze(printed) if printed else ""
    if len(key) >= SHORTEST_TITLE and (
        LABEL.sub("", squeeze(whole), count=1).startswith(key) or squeeze(whole).startswith(key)
    ):
        return printed
    title = strip_site(whole, site)
    # Its author, a column or a series may stand before the head.
    if len(key) >= HEAD_LENGTH and squeeze(title).endswith(key):
        return printed
    start = _SEPARATOR.split(title, maxsplit=1)[0]
    # What stands behind the head is a board or a site that only the page itself can tell.
    if (
        start != title
        and len(head := squeeze(start)) >= SHORTEST_TITLE
        and any(squeeze(line.text).endswith(head) for line in scan.lines[:MANY_LINES])
    ):
        return start
    return title or None


def _spaced(line: Line) -> str:
    """Part what stands in elements of its own: 来源：某报 and 作者：某人 often touch each other."""
    texts = [node.text_content or node.text_lexbor() for node in line.nodes]
    return " ".join(" ".join(texts).split())


def _near_title(scan: Scan, story: Story | None) -> list[str]:
    """Give the lines in which date and source are believed, nearest below the title first."""
    if story is None:
        # The dates of a list are those of its stories.
        return []
    lines = scan.lines
    at = max(scan.title_line, 0)
    stop = min(at + 1 + NEAR, len(lines))
    if story.first > at:
        stop = min(stop, story.first)
    else:
        at = stop = story.first
    # Where menus stand between title and text the date is mostly just above the text.
    close = lines[max(stop, story.first - ABOVE) : story.first]
    # Blogs print below the text when it was posted.
    below = [line for line in lines[story.last + 1 : story.last + 1 + BELOW] if POSTED.search(line.text)]
    return [_spaced(line) for line in [*lines[at:stop], *close, *lines[max(at - ABOVE, 0) : at], *below]]


def _signature(scan: Scan, story: Story | None) -> str | None:
    """Give the lines below the text that say who edited it; they end where other text begins."""
    signed: list[str] = []
    for line in scan.lines[story.last + 1 : story.last + 1 + SIGNED] if story is not None else ():
        if line.weight > 0:
            break
        if not line.links and len(line.text) <= BYLINE_LENGTH and EDITOR.match(text := _spaced(line)):
            signed.append(text)
    return "\n".join(signed) or None


def _unquoted(name: str) -> str:
    """Take off the marks of a whole name, not those inside one."""
    return name.strip("《》") if "《" not in name[1:] else name


def _bare_source(near: list[str]) -> str | None:
    """Give the outlet that stands without a label before a date, or on a line of its own beside one."""
    for index, text in enumerate(near):
        if len(text) > BYLINE_LENGTH or (found := DATE.search(text)) is None:
            continue
        beside = f"{text[: found.start()]} {text[found.end() :]}".split()[:2]
        if not beside:
            beside = [near[place] for place in (index - 1, index + 1) if 0 <= place < len(near)]
        for one in beside:
            if _OUTLET.fullmatch(name := one.strip(" |｜丨·")):
                return name
    return None


def _read_image(scan: Scan, data: dict[str, object], story: Story | None) -> str | None:
    for stated in (_address(data.get("image") or data.get("images")), _clean(scan.metas.get("og:image"))):
        if stated and not _STANDING.search(stated):
            return stated
    if story is None:
        return None
    dropped = {node.mem_id for node in story.drop}
    for root in story.roots:
        for picture in root.css("img")[:PICTURES]:
            if _stands_in(picture, dropped, root):
                continue
            found = picture.attributes
            for key in ("data-original", "data-src", "data-lazy-src", "src"):
                address = (found.get(key) or "").strip()
                if address and not address.startswith("data:") and not _STANDING.search(address):
                    return address
    return None


def _stands_in(node: LexborNode, dropped: set[int], root: LexborNode) -> bool:
    above: LexborNode | None = node
    while above is not None and above.mem_id != root.mem_id:
        if above.mem_id in dropped:
            return True
        above = above.parent
    return False


def read_fields(tree: LexborHTMLParser, scan: Scan, story: Story | None) -> Fields:
    """
    Read the page's statements about its story.

    Args:
        tree: The parsed page.
        scan: The reading of it that `scan_page` gave.
        story: What `choose_story` made of that reading.

    Returns:
        The fields, each ``None`` where the page says nothing.
    """
    metas = scan.metas
    data = read_data(scan)
    site = (
        metas.get("og:site_name")
        or metas.get("sitename")
        or _name(data.get("publisher"))
        or metas.get("application-name")
    )
    if site is None:
        whole = _SEPARATOR.split(scan.title)
        site = whole[-1] if len(whole) > 1 and _SITE_TAIL.search(whole[-1]) else None
    on_platform = site == _PLATFORM
    if on_platform and (account := tree.css_first("#js_name")) is not None:
        site = _clean(account.text())
    site = site.strip("【】[] ") if site else None
    near = _near_title(scan, story)
    bylines: list[str] = []
    source: str | None = None
    for index, line in enumerate(near):
        text = line
        if len(text) > BYLINE_LENGTH:
            continue
        if _BYLINE.search(text):
            # A label alone on its line has its name on the next one.
            if (
                text.rstrip(" ：:").endswith(("来源", "作者", "编辑", "记者"))
                and index + 1 < len(near)
                and len(near[index + 1]) <= NAME_LENGTH
            ):
                text += ("" if text.endswith(("：", ":")) else "：") + near[index + 1]
            if text not in bylines:
                bylines.append(text)
            if source is None and (found := _SOURCE.search(text)):
                source = _unquoted(found.group(1).strip("：:()（）"))
    if source is None:
        source = _bare_source(near)
    return Fields(
        title=_read_title(scan, data, site),
        published=read_date(tree, scan, data, near, on_platform=on_platform, in_fields=story is None),
        byline=" ".join(bylines) or None,
        signature=_signature(scan, story),
        source=source or _clean(metas.get("contentsource") or metas.get("source") or metas.get("mediaid")),
        author=_person(_name(data.get("author")))
        or _person(metas.get("article:author"))
        or _person(metas.get("author")),
        url=metas.get("canonical") or metas.get("og:url") or _address(data.get("url") or data.get("@id")),
        site=site or None,
        image=_read_image(scan, data, story),
        summary=_clean(metas.get("og:description") or metas.get("description") or data.get("description")),
    )


def stated_body(tree: LexborHTMLParser, scan: Scan) -> str | None:
    """
    Give the story that a page holds for a script to show: as the text of a form's field, in its JSON-LD, or in another script.

    Args:
        tree: The parsed page.
        scan: The reading of it.

    Returns:
        The HTML, or ``None``.
    """
    for node in tree.css("textarea")[:PICTURES]:
        found = node.attributes
        name = judge_name(f"{found.get('class') or ''} {found.get('id') or ''}")
        if name in (KNOWN, GOOD) and is_html(held := node.text()):
            return held
    stated = read_data(scan).get("articleBody")
    if isinstance(stated, str) and len(squeeze(stated)) >= STATED_LENGTH:
        return stated if is_html(stated) else html_of_text(stated)
    scripts = [node.text() for node in tree.css("script:not([src])")[:PICTURES]]
    return held_body(scripts, _SEPARATOR.split(scan.title[:TITLE_LENGTH])[0].strip())
