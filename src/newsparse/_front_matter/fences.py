"""Where a front matter begins and ends, and in which language it is written."""

from __future__ import annotations

import json
import re
from typing import Literal, NamedTuple

__all__ = ["Parts", "split_front_matter"]

_KEY = re.compile(r"""[ \t]*\{?[ \t]*(?:[\w"'][\w \-"'./]{0,60}?)[ \t]*[:：=](?:\s|$|\S)""")
_SURE_KEY = re.compile(r"""["']?[A-Za-z_][\w-]{0,40}["']?[ \t]*[:：](?:[ \t]|$)|[A-Za-z_]{2,20}：""")

_HEADER_MAX = 1 << 21
"""Characters of a header, a hundred thousand categories. What is longer is not read as one: YAML's time and memory for it stay bounded."""


_OWN = "\nnewsparse:\n  version: "
_OWN_MAX = 1 << 22
"""The same for a header that newsparse wrote: it may hold all that was removed from a long page."""


_NAMED: dict[str, Literal["yaml", "toml", "json"]] = {
    "---yaml": "yaml",
    "---yml": "yaml",
    "---toml": "toml",
    "---json": "json",
}
"""11ty's fences that name the language."""


class Parts(NamedTuple):
    """A text cut in two."""

    language: Literal["yaml", "toml", "json"]
    """Of the header."""
    header: str
    """Without the fences."""
    body: str
    """As it stands after the line of the closing fence."""
    fault: str | None = None
    """What was wrong with the fences, where anything was."""


def split_front_matter(text: str) -> Parts | None:
    r"""
    Cut a text into front matter and body.

    Args:
        text: The text, byte-order mark taken off, lines ended by newlines.

    Returns:
        The parts, or `None` where the text has no front matter: no fence, or
        nothing between the fences that looks like a key.

    >>> split_front_matter("---\ntitle: 一\n---\n正文")
    Parts(language='yaml', header='title: 一\n', body='正文', fault=None)
    >>> split_front_matter("第一段\n\n---\n\n第二段") is None
    True

    """
    start = len(text) - len(text.lstrip())
    first = _line(text, start)
    fence = first.rstrip()
    if fence.startswith("---") and not fence.strip("-"):
        return _fenced(text, start + len(first) + 1, "-", "yaml")
    if fence.startswith("+++") and not fence.strip("+"):
        return _fenced(text, start + len(first) + 1, "+", "toml")
    if (named := _NAMED.get(fence)) is not None:
        return _fenced(text, start + len(first) + 1, "-", named)
    if fence == ";;;":
        parts = _fenced(text, start + len(first) + 1, ";", "json")
        return parts._replace(header="{" + parts.header.strip().rstrip(",") + "}") if parts is not None else None
    if text.startswith("{", start):
        return _json(text, start)
    if _SURE_KEY.match(first):
        return _headless(text, start)
    return None


def _line(text: str, start: int) -> str:
    end = text.find("\n", start)
    return text[start:] if end < 0 else text[start:end]


def _fenced(text: str, start: int, mark: str, language: Literal["yaml", "toml", "json"]) -> Parts | None:
    if start >= len(text):
        return None
    at = start
    fence = "\n" + mark * 3
    longest = _OWN_MAX if mark == "-" and text.find(_OWN, start, start + _HEADER_MAX) >= 0 else _HEADER_MAX
    # A closing fence directly below the opening one leaves an empty header.
    found = start - 1 if text.startswith(mark * 3, start) else text.find(fence, start, start + longest)
    while found >= 0:
        line = _line(text, found + 1)
        if not line.strip(mark + " \t"):
            header = text[start : found + 1]
            if header.strip() and not _has_key(header):
                return None
            return Parts(language, header, text[found + 1 + len(line) + 1 :])
        at = found + 1
        found = text.find(fence, at, start + longest)
    if mark == "-":
        return _unclosed(text, start)
    return None


def _has_key(header: str) -> bool:
    return any(_KEY.match(line) for line in header.split("\n"))


def _unclosed(text: str, start: int) -> Parts | None:
    """Take the lines that are keys, or belong to one, up to the first blank line."""
    at = start
    while at < len(text) and at - start < _HEADER_MAX:
        line = _line(text, at)
        if not line.strip() or line.rstrip() == "...":
            break
        if at == start and not _SURE_KEY.match(line):
            return None
        if line[:1] not in (" ", "\t", "-") and not _KEY.match(line):
            break
        at += len(line) + 1
    if at == start:
        return None
    ended = _line(text, at).rstrip() == "..."
    body = text[at + 4 :] if ended else text[at:]
    return Parts("yaml", text[start:at], body, None if ended else "the front matter has no closing fence")


def _headless(text: str, start: int) -> Parts | None:
    """Hexo lets the opening fence go: keys, then a line of dashes."""
    at = start
    while at < len(text) and at - start < _HEADER_MAX:
        line = _line(text, at)
        if line.startswith("---") and not line.strip("- \t"):
            return Parts("yaml", text[start:at], text[at + len(line) + 1 :], "the front matter has no opening fence")
        if line.strip() and line[:1] not in (" ", "\t", "-", "#") and not _SURE_KEY.match(line):
            return None
        at += len(line) + 1
    return None


def _json(text: str, start: int) -> Parts | None:
    if text[start + 1 : start + 2] not in ("\n", " ", "\t", '"'):
        return None
    try:
        value, end = json.JSONDecoder().raw_decode(text[:_HEADER_MAX], start)
    except (ValueError, RecursionError):
        return None
    body = text[end:].lstrip(" \t")
    # An object that fills the text, or one of many, is a document of its own.
    if not isinstance(value, dict) or not body.strip() or body[0] != "\n" or body.lstrip()[:1] in ("{", "["):
        return None
    return Parts("json", text[start:end], body[1:])
