"""
What the HTML parser beneath takes too long for, told before it begins.

Its time grows with the square of how deep elements are nested, of how many
attributes an element has, and of how many formatting elements are left open,
which the standard has it open again in every paragraph that follows.
"""

from __future__ import annotations

import re

from newsparse._limits import DEFAULT, Limits
from newsparse._open_elements import FORMATTING, OpenElements
from newsparse.errors import LimitError

__all__ = ["check_nesting"]

_PLAINLY = r"""(?:\s++[\w:.-]++(?:="[^"<>]*+"|='[^'<>]*+'|=[^\s"'<>=`]++)?+){0,60}+\s*+"""
"""Attributes that can be read in one way only."""
_LEAF = re.compile(
    rf"<(?:(?!html|body|head|plaintext|frame)([a-z][a-z0-9]*+){_PLAINLY}>[^<]*+</\1>|(?:br|img|input|hr|meta|link){_PLAINLY}/?>)"
)
"""An element that holds no other; its mark, U+0001, stands in no such tag."""
_OPENS = re.compile(rf"<(?:{'|'.join(sorted(FORMATTING))})\b", re.IGNORECASE)
_FEW = 8
"""Formatting elements that may all be opened again by each paragraph: ten for each tag are let through below."""


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
    if tags > limits.depth or _may_have_many(html, limits.attributes):
        rest = _without_leaves(html, limits.depth)
        if (
            rest.count("<") > limits.depth
            or len(_OPENS.findall(rest)) > _FEW
            or _may_have_many(rest, limits.attributes)
        ):
            OpenElements(limits).over(html)


def _may_have_many(html: str, most: int) -> bool:
    return len(html) > 2 * most and _gaps(html) > most


def _gaps(html: str) -> int:
    """Count what can stand before an attribute."""
    return sum(map(html.count, " \n\t\r\f/\"'"))


def _without_leaves(html: str, most: int) -> str:
    """
    Take out the elements that hold no other, and those around them, until there are few tags.

    What is plainly begun and ended adds nothing to the depth of anything else;
    most pages are done after two turns, at a twentieth of what the walk costs.
    """
    while html.count("<") > most:
        html, count = _LEAF.subn("\x01", html)
        # Where a turn takes out little, the walk is quicker than more of them.
        if count < most // 20 + 1:
            break
    return html
