"""Escapes of JSON that stand for half a character."""

from __future__ import annotations

import re

__all__ = ["without_halves"]

# An escape at a time, so that a backslash that is escaped itself begins none.
_ESCAPE = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(u[dD][89a-fA-F][0-9a-fA-F]{2})|.)", re.DOTALL
)


def without_halves(text: str) -> str:
    r"""
    Return JSON with U+FFFD for each half of a surrogate pair, at the same places.

    JSON may hold what no encoding has; an article that held it could not be written.

    >>> without_halves(r'["\ud83d\ude00", "\ud83d", "\\ud83d"]')
    '["\\ud83d\\ude00", "\\ufffd", "\\\\ud83d"]'
    """
    if "\\ud" not in text and "\\uD" not in text:
        return text
    return _ESCAPE.sub(lambda found: "\\ufffd" if found[1] else found[0], text)
