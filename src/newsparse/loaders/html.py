"""Saved web pages: the story's part of a page, and what the page says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import asdict, evolve

from newsparse._written.post import article_from_page
from newsparse.models import Article, Credit, FrozenMap, Issue, Provenance, RawPost
from newsparse.typing import Input, Loader

if TYPE_CHECKING:
    from newsparse._page import Fields

__all__ = ["LOADER"]

_ID = "html"

_PAGE = re.compile(
    # Each comment is read in one way only; in four of 2,000 characters there would be more ways than time.
    r"\s*+(?>(?:<\?xml[^>]{0,200}>|(?><!--.{0,2000}?-->))\s*+){0,4}+<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_PART = re.compile(
    r"\s*<(?:meta|title|link|base|script|style|article|main|section|div|table|center|h1)\b", re.IGNORECASE
)
_WHOLE = re.compile(r"<(?:!doctype|html|head|body|title|meta)\b", re.IGNORECASE)
"""What a page has, and not what somebody cut out of one."""

_SNIFFED = 4096

_NO_CREDIT = re.compile(
    r"(?:(?:发布|发表|更新|编辑)?(?:时间|日期|于)\s{0,3}[：:]?\s{0,3})?(?:19|20)\d\d\s?[-/.年]\s?\d\d?\s?[-/.月]\s?\d\d?\s?日?"
    r"(?:[\sT]{0,3}\d\d?\s?[:：时]\s?\d\d(?:\s?[:：分]\s?\d\d)?)?"
    r"|(?:浏览|阅读|点击|访问|评论|查看|人气|热度|围观|收藏|点赞|跟贴|参与)(?:次数|数|量)?\s{0,3}[：:]?\s{0,3}[\d,.]{0,12}\s?[万千]?\s?[次人]?"
    r"|[\d,.]{1,12}\s?[万千]?\s?(?:次|人|条)?(?:浏览|阅读|点击|评论|围观)"
    r"|字[号体]\s{0,3}[：:]?\s{0,3}[\[【(（]?\s{0,3}(?:[大中小]\s{0,3}){1,5}[\]】)）]?|\[\s{0,3}(?:[大中小]\s{0,3}){1,5}\]|打印|关闭窗口|分享(?:到|至)?\s{0,3}[：:]?"
)
"""What a page prints in the same line, and no credit has: times, counters, buttons."""

_WRITTEN = '<meta name="newsparse" '
"""Stands in the head of pages that newsparse itself wrote."""


def _sniff(text: str) -> float:
    # Posts and feeds are told apart by their first character or two, so a page costs them next to nothing.
    beginning = text[:_SNIFFED].lstrip("\ufeff")
    if _PAGE.match(beginning):
        return 0.9
    return 0.3 if _PART.match(beginning) else 0.0


def _load(source: Input) -> Iterator[RawPost | Article]:
    if _WRITTEN in source.text[:_SNIFFED] and (article := article_from_page(source.text)) is not None:
        # It was cleaned before it was written, and says what it was.
        provenance = Provenance(path=source.path, format=_ID, encoding=source.encoding, replaced=source.replaced)
        yield evolve(article, provenance=provenance)
        return
    from newsparse._page import read  # noqa: PLC0415  # 10 ms that runs without pages need not pay

    page = read(source.text, source.limits)
    fields, body = page.fields, page.body
    if body is None and _WHOLE.search(source.text, 0, _SNIFFED) is None:
        # Who cuts out a piece gives what he takes for the story, however short it is.
        body = source.text
    issues: tuple[Issue, ...] = ()
    if body is None:
        message = "the page holds no story: it is a list, a form, a notice or a shell that a script fills"
        issues = (Issue(code="page-without-story", message=message, path=("body",), severity="error"),)
    yield RawPost(
        body=body or "",
        title=fields.title,
        published=fields.published,
        source=fields.site or fields.source,
        url=fields.url,
        summary=fields.summary,
        authors=() if fields.author is None else (fields.author,),
        credits=_credits(fields),
        cover=fields.image,
        metadata=FrozenMap({name: value for name, value in asdict(fields).items() if value is not None}),
        format=_ID,
        path=source.path,
        encoding=source.encoding,
        replaced=source.replaced,
        issues=issues,
    )


def _credits(fields: Fields) -> tuple[Credit, ...]:
    """Read whom the lines between title and text name, among times and counters, and those below the text."""
    from newsparse._credits import Found, read_line  # noqa: PLC0415  # as above

    found: list[Found] = []
    for line in (fields.byline, *(fields.signature or "").split("\n")):
        text = " ".join(_NO_CREDIT.sub(" ", line or "").split()).strip("|｜·丨/,， ")
        found += (read_line(text, zone="head") if text else None) or ()
    named: list[Credit] = []
    for one in found:
        # A page names one source; what stands behind it is a place, or a button.
        if one.role != "source" or all(credit.role != "source" for credit in named):
            named.append(Credit(role=one.role, name=one.name, affiliation=one.affiliation, label=one.label))
    return tuple(dict.fromkeys(named))


LOADER = Loader(id=_ID, label="saved web page (HTML)", sniff=_sniff, load=_load)
