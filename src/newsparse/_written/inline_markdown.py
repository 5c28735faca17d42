"""Runs of text to Markdown, emphasis beside Chinese punctuation included."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import get_args

from newsparse._written.safe import safe_link
from newsparse.models import Mark, Run

__all__ = ["address", "inline", "plain"]

_SPECIAL = re.compile(r"[\\`*_\[\]<~|]|&(?=#?[A-Za-z0-9]{1,31};)")
_BLANKS = re.compile(r"[ \t\r\f\v]+")
_ENCODED = re.compile(r"[\x00-\x20\x7f<>`]")
_ESCAPED = re.compile(r"[()\\*_\[\]~|]|&(?=#?[A-Za-z0-9]{1,31};)")
_TICKS = re.compile(r"`+")
_MARKS = get_args(Mark)


def plain(text: str) -> list[str]:
    """Return text without marks as lines of Markdown, outer blanks taken off."""
    text = _BLANKS.sub(" ", text.replace("\x00", "\ufffd").replace("\r\n", "\n"))
    return [_SPECIAL.sub(r"\\\g<0>", line.strip()) for line in text.strip().split("\n")]


def address(url: str) -> str:
    r"""
    Return *url* as the destination of a link.

    >>> print(address("http://a.cn/北京 (1).jpg"))
    http://a.cn/北京%20\(1\).jpg
    """
    url = _ENCODED.sub(lambda found: f"%{ord(found[0]):02X}", url)
    return _ESCAPED.sub(r"\\\g<0>", url)


def inline(runs: tuple[Run, ...], *, pipes: bool = False) -> list[str]:
    """
    Return *runs* as lines of Markdown.

    Args:
        runs: Text as an article holds it.
        pipes: Whether it goes into a table, where a pipe in code needs an escape too.

    Returns:
        One string a line, outer blanks taken off; marks never reach over a line's end.
    """
    lines: list[list[_Piece]] = [[]]
    for run in runs:
        text = _BLANKS.sub(" ", run.text.replace("\x00", "\ufffd").replace("\r\n", "\n"))
        href = safe_link(run.href)
        marks = tuple([mark for mark in _MARKS if mark in run.marks])
        for number, part in enumerate(text.split("\n")):
            if number:
                lines.append([])
            if part:
                _add(lines[-1], part, marks, href)
    shown = [_line(pieces, pipes=pipes) for pieces in lines]
    while shown and not shown[-1]:
        shown.pop()
    first = next((number for number, line in enumerate(shown) if line), 0)
    return shown[first:]


_Piece = tuple[str, tuple[str, ...], str | None]


def _add(pieces: list[_Piece], text: str, marks: tuple[str, ...], href: str | None) -> None:
    """Append a piece with its outer blanks outside of its marks, joined to the piece before where both are alike."""
    core = text.strip()
    if not core:
        marks, href = (), None
    elif (marks or href is not None) and core != text:
        start = text.index(core)
        before, after = text[:start], text[start + len(core) :]
        if before:
            _add(pieces, before, (), None)
        _add(pieces, core, marks, href)
        if after:
            _add(pieces, after, (), None)
        return
    if pieces and pieces[-1][1:] == (marks, href):
        pieces[-1] = (pieces[-1][0] + text, marks, href)
    else:
        pieces.append((text, marks, href))


def _line(pieces: list[_Piece], *, pipes: bool) -> str:
    out: list[str] = []
    before = ""
    for number, (text, marks, href) in enumerate(pieces):
        if number == 0:
            text = text.lstrip()  # noqa: PLW2901  # blanks at a line's ends are the format's
        if number == len(pieces) - 1:
            text = text.rstrip()  # noqa: PLW2901  # see above
        if not text:
            continue
        if href is not None:
            # Brackets are punctuation, so what stands between them may open and close at will.
            shown = f"[{_marked(text, marks, '[', ']', pipes=pipes)}]({address(href)})"
        else:
            after = _first(pieces[number + 1]) if number + 1 < len(pieces) else ""
            shown = _marked(text, marks, before, after, pipes=pipes)
        if before == "!" and shown[0] == "[":
            # An exclamation mark before a link would make it a picture.
            out[-1] = f"{out[-1][:-1]}\\!"
        out.append(shown)
        before = shown[-1]
    return "".join(out).strip()


def _first(piece: _Piece) -> str:
    text, marks, href = piece
    if href is not None:
        return "["
    # Marks beside each other are written as elements, so that their stars are not counted together.
    return "<" if marks else "\\" if _SPECIAL.match(text) else text[0]


def _marked(text: str, marks: tuple[str, ...], before: str, after: str, *, pipes: bool) -> str:
    shown = _SPECIAL.sub(r"\\\g<0>", text)
    if "code" in marks:
        shown = _ticked(text, pipes=pipes)
        marks = tuple(mark for mark in marks if mark != "code")
    if marks in {("strong",), ("em",)} and _opens(before, shown[0]) and _opens(after, shown[-1]):
        star = "**" if marks == ("strong",) else "*"
        return f"{star}{shown}{star}"
    for mark in reversed(marks):
        shown = f"<{mark}>{shown}</{mark}>"
    return shown


def _opens(outside: str, inside: str) -> bool:
    """
    Tell whether stars between these two characters set what is inside.

    CommonMark lets stars beside punctuation open or close only where the other
    side is blank or punctuation too; Chinese writes no blank there.
    """
    if outside and outside in "*_`":
        return False
    return not outside or not _is_mark(inside) or _is_blank_or_punctuation(outside)


@lru_cache(maxsize=4096)
def _is_mark(char: str) -> bool:
    # Newer versions of CommonMark count symbols as punctuation, older ones do
    # not; what stands here must hold for both.
    return unicodedata.category(char)[0] in "PS"


@lru_cache(maxsize=4096)
def _is_blank_or_punctuation(char: str) -> bool:
    category = unicodedata.category(char)
    return category == "Zs" or category[0] == "P" or char == "\t" or (char.isascii() and category[0] == "S")


def _ticked(text: str, *, pipes: bool) -> str:
    fence = "`" * (1 + max(map(len, _TICKS.findall(text)), default=0))
    blank = " " if text[0] == "`" or text[-1] == "`" else ""
    if pipes:
        text = text.replace("|", "\\|")
    return f"{fence}{blank}{text}{blank}{fence}"
