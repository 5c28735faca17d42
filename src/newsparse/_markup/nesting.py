"""
What the HTML parser beneath takes too long for, told before it begins.

Its time grows with the square of how deep elements are nested, of how many
attributes an element has, and of how many formatting elements are left open,
which the standard has it open again in every paragraph that follows.
"""

from __future__ import annotations

from newsparse._limits import DEFAULT, Limits
from newsparse._markup.open_elements import DRAWINGS, FORMATTING, NEVER_OPEN, OpenElements
from newsparse._markup.tags import TOKEN, lowered
from newsparse.errors import LimitError

__all__ = ["check_nesting"]

_FEW = 8
"""Formatting elements that may all be opened again by each paragraph: ten for each tag are let through below."""
_IMPLIED = 4
"""So many times as deep as the tags say, a tree is at most: a table's rows have bodies that nobody wrote."""


def check_nesting(html: str, limits: Limits = DEFAULT) -> None:
    """
    Refuse markup that the parser would take too long for.

    Args:
        html: The markup.
        limits: Its nodes, depth and attributes are looked at.

    Raises:
        LimitError: It is, or may be, beyond one of them.

    >>> check_nesting("<div><p>早安</p></div>")
    >>> check_nesting("<div>" * 1001)
    Traceback (most recent call last):
    ...
    newsparse.errors.LimitError: its elements are nested more than 1000 levels deep (limits.depth)
    """
    tags = html.count("<")
    if tags > limits.nodes:
        raise LimitError(f"it has more than {limits.nodes} tags (limits.nodes)")
    # A post is done here: it has not the tags for such a depth, nor the characters for so many attributes.
    if (tags > limits.depth or _may_have_many(html, limits.attributes)) and not _is_plain(html, limits):
        OpenElements(limits).over(html)


def _may_have_many(html: str, most: int) -> bool:
    """Tell by what can stand before an attribute."""
    return len(html) > 2 * most and sum(map(html.count, " \n\t\r\f/\"'")) > most


def _is_plain(html: str, limits: Limits) -> bool:
    """
    Tell markup that is surely within the limits, at a third of what the walk over all open elements costs.

    An end tag ends the element just begun, if it has its name, and else nothing: what the parser has open is among what
    is left open here.
    """
    deepest, most = limits.depth // _IMPLIED, limits.attributes
    open_: list[str] = []
    formats = attributes_of_page = drawings = 0
    for found in TOKEN.finditer(html):
        script, raw, raw_rest, end, name, rest, cdata = found.groups()
        if name is None:
            if cdata or ((script or raw) and (drawings or len(raw_rest) > most)):
                return False
            continue
        if not name.islower():
            name = lowered(name)
        if end:
            if open_ and open_[-1] == name:
                open_.pop()
                formats -= name in FORMATTING
                drawings -= name in DRAWINGS
            continue
        if len(rest) > most:
            return False
        if name in NEVER_OPEN:
            if drawings:
                return False
            if name in {"html", "body"}:
                # Those of a second one go to the first.
                attributes_of_page += len(rest)
            continue
        open_.append(name)
        formats += name in FORMATTING
        drawings += name in DRAWINGS
        if formats > _FEW or len(open_) > deepest or name == "frameset":
            return False
    return attributes_of_page <= most
