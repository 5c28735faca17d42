"""When a page says that its story was published: in machine-readable statements, in the lines round the title, in scripts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from newsparse._page.parts import Scan

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

DATE: Final = re.compile(
    r"(?<!\d)((?:19|20)\d\d)\s?(?:[-/.年]|(?<=\s)(?=[01]\d\s?/))\s?(0?[1-9]|1[0-2])\s?[-/.月]\s?(0?[1-9]|[12]\d|3[01])(?!\d)\s?日?"
    r"(?:[\sT|,，]{0,4}(?:星期.|周.)?\s?(?:上午|下午|中午|晚上|凌晨|早上|[AP]M\s)?\s?([01]?\d|2[0-3])\s?[:：时点]\s?([0-5]\d)(?:\s?[:：分]\s?([0-5]\d))?)?"
)
"""2022-01-18 18:14, 2022年1月18日 18:14:05, 2022/1/18, 2022.01.18, 2022 01/18."""

MACHINE_DATES: Final = (
    "article:published_time", "og:release_date", "og:published_time", "datepublished", "weibo:article:create_at",
    "publishdate", "pubdate", "publish_time", "publish-date", "apub:time", "firstcreatedtime", "bytedance:published_time",
    "date", "dc.date", "parsely-pub-date", "sailthru.date",
)  # fmt: skip
"""Names of ``meta`` that hold the date of publication, the most exact first; PubDate is the rule of gov.cn pages."""
_BEFORE: Final = re.compile(r"(?<!\d)((?:[01]?\d|2[0-3]):[0-5]\d)\s{1,3}$")
_SCRIPTED: Final = re.compile(r"""\bct\s?=\s?["'](1\d{9})["']""")
"""Seconds since 1970 in the scripts of WeChat, whose pages print the time only once they ran."""
_MILLISECONDS: Final = re.compile(r"1\d{12}")


def _printed(found: re.Match[str]) -> str:
    """Give a time as it is printed; the year alone above month and day is put before them."""
    text = found.group().strip()
    return re.sub(r"^(\d{4})\s+(\d\d)\s?/\s?", r"\1/\2/", text)


def read_date(
    tree: LexborHTMLParser, scan: Scan, data: dict[str, object], near: list[str], *, on_platform: bool, in_fields: bool
) -> str | None:
    """
    Read when the story was published.

    Args:
        tree: The parsed page.
        scan: The reading of it.
        data: Its JSON-LD.
        near: The lines in which a printed date is believed, the nearest first.
        on_platform: Whether it is a page of WeChat, where only a script tells.
        in_fields: Whether no story is printed, so that fields of a form may hold it.

    Returns:
        The time as the page gives it, in scripts a number since 1970; or ``None``.
    """
    if (time := _time_of_script(tree, on_platform=on_platform, in_fields=in_fields)) is not None:
        return time
    for key in ("datePublished", "pubDate", "dateCreated", "uploadDate"):
        if isinstance(value := data.get(key), str) and DATE.search(value):
            return " ".join(value.split())
    stated = None
    for key in MACHINE_DATES:
        value = scan.metas.get(key)
        found = DATE.search(value) if value else None
        if found and value:
            if found.group(4):
                return value
            stated = stated or value
    # A printed time of day is worth more than a stated day.
    days: str | None = None
    for text in near:
        for found in DATE.finditer(text):
            if found.group(4):
                return _printed(found)
            # In Hong Kong the time stands before the day.
            if days is None and (clock := _BEFORE.search(text[: found.start()])) is not None:
                return f"{_printed(found)} {clock[1]}"
            days = days or _printed(found)
    node = tree.css_first("time[datetime]")
    value = node.attributes.get("datetime") if node is not None else None
    if value and DATE.search(value):
        return value.strip()
    return stated or days


def _time_of_script(tree: LexborHTMLParser, *, on_platform: bool, in_fields: bool) -> str | None:
    """Give the number of a time that a page holds for a script to show."""
    if on_platform:
        scripts = (_SCRIPTED.search(node.text()) for node in tree.css("script:not([src])"))
        return next((found[1] for found in scripts if found is not None), None)
    # Huanqiu keeps story and time in fields of a form.
    field = tree.css_first("textarea.article-time") if in_fields else None
    number = "" if field is None else field.text(strip=True)
    return number if _MILLISECONDS.fullmatch(number) else None
