"""A limit that answers before the parse what the parser beneath takes too long for."""

from __future__ import annotations

import re
from collections import Counter

from newsparse.errors import LimitError

__all__ = ["MAX_DEPTH", "check_nesting"]

MAX_DEPTH = 10_000
"""Elements inside each other; browsers stop at 512. Lexbor's time grows with the square: 20,000 take a second, 100,000 half a minute."""

_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")

_NEVER_DEEP = frozenset(
    "area base br col embed hr img input link meta source track wbr"  # noqa: SIM905  # a row of words
    " p li dd dt option tr td th tbody thead tfoot".split()
)
"""Void, or closed by the next of their kind, so that a page with many of them unclosed is flat."""


def check_nesting(html: str) -> None:
    """
    Refuse markup that is nested too deep.

    Args:
        html: The markup.

    Raises:
        LimitError: Its elements may be nested deeper than `MAX_DEPTH`.

    >>> check_nesting("<div><p>早安</p></div>")
    >>> check_nesting("<div>" * 10_001)
    Traceback (most recent call last):
    ...
    newsparse.errors.LimitError: its elements are nested more than 10000 levels deep
    """
    # No page in use has so many tags that the second look is ever taken.
    if html.count("<") <= MAX_DEPTH:
        return
    depth = 0
    opened: Counter[str] = Counter()
    for closing, written in _TAG.findall(html):
        name = written.lower()
        if name in _NEVER_DEEP:
            continue
        if not closing:
            opened[name] += 1
            depth += 1
            if depth > MAX_DEPTH:
                raise LimitError(f"its elements are nested more than {MAX_DEPTH} levels deep")
        elif opened[name]:
            # An end without a beginning closes nothing.
            opened[name] -= 1
            depth -= 1
