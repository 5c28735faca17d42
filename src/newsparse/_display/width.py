"""Text in columns, where a Chinese character takes two."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import accumulate

__all__ = ["columns", "cut", "pad", "shown", "wrap"]

# A post may hold what a terminal obeys.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
# No line begins with the first, none ends with the second.
_NOT_FIRST = frozenset("，。、；：？！）】》〉」』”’…—·,.;:?!)]}%")
_NOT_LAST = frozenset("（【《〈「『“‘([{")
_WORD = re.compile(r"[^\W\u2e80-\U0003ffff]+(?:(?:://|[-'’./:@_])[^\W\u2e80-\U0003ffff]+)*|\s+|.", re.DOTALL)


@lru_cache(maxsize=8192)
def _column(char: str) -> int:
    if unicodedata.east_asian_width(char) in "WF":
        return 2
    return 0 if unicodedata.category(char) in {"Mn", "Me", "Cf"} else 1


def columns(text: str) -> int:
    """
    Return how many columns *text* takes in a terminal.

    >>> columns("海淀 20分钟"), columns("e\u0301")
    (11, 1)
    """
    return len(text) if text.isascii() else sum(map(_column, text))


def shown(text: str) -> str:
    r"""
    Return *text* without what a terminal would obey.

    >>> shown("红\x1b[31m")
    '红\ufffd[31m'
    """
    return _CONTROL.sub("\ufffd", text.replace("\t", " "))


def pad(text: str, width: int) -> str:
    """
    Return *text* with blanks up to *width* columns.

    >>> pad("海淀", 6) + "|"
    '海淀  |'
    """
    return text + " " * (width - columns(text))


def cut(text: str, width: int) -> str:
    """
    Return *text* in at most *width* columns, an ellipsis at its end where it is longer.

    >>> cut("海淀启动第二轮核酸检测", 9), cut("海淀", 9)
    ('海淀启动…', '海淀')
    """
    if columns(text) <= width:
        return text
    kept = sum(1 for used in accumulate(map(_column, text)) if used < width)
    return f"{text[:kept]}…"


def wrap(text: str, width: int) -> list[str]:
    """
    Break *text* into lines of at most *width* columns.

    Chinese breaks anywhere but before closing and after opening punctuation,
    other words at blanks; one that is too long behind a ``-``, ``/``, ``.`` or ``_`` in it.

    >>> wrap("启动第二轮核酸检测，居民有序。", 18)
    ['启动第二轮核酸检', '测，居民有序。']
    """
    lines: list[str] = []
    for part in text.split("\n"):
        lines += _wrapped(part, max(width, 1))
    return lines


def _wrapped(text: str, width: int) -> list[str]:
    lines, line, used = [], "", 0
    for piece in _pieces(text, width):
        wide = columns(piece)
        if line and used + wide > width and not piece.isspace():
            lines.append(line.rstrip())
            line, used = "", 0
        if line or not piece.isspace():
            line += piece
            used += wide
    lines.append(line.rstrip())
    return lines


def _pieces(text: str, width: int) -> list[str]:
    """Cut *text* where a line may end."""
    out: list[str] = []
    glued = False
    for piece in _WORD.findall(text):
        if (
            out
            and (glued or piece in _NOT_FIRST)
            and columns(out[-1]) + columns(piece) <= width
            and not out[-1].isspace()
        ):
            out[-1] += piece
        elif columns(piece) > width:
            out += _hard(piece, width)
        else:
            out.append(piece)
        glued = piece in _NOT_LAST
    return out


def _hard(word: str, width: int) -> list[str]:
    """Cut a word that no line can hold: behind a mark in it where there is one, as in an address or a code."""
    out = []
    while len(word) > width:
        mark = max(word.rfind(mark, width // 3, width) for mark in "-/._")
        at = mark + 1 or width
        out.append(word[:at])
        word = word[at:]
    return [*out, word]
