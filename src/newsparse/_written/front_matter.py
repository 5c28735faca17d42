"""A front matter that every YAML reader understands alike: every text in double quotes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from json import JSONEncoder
from typing import Any

__all__ = ["front_matter", "quote"]

_encode = JSONEncoder(ensure_ascii=False).encode

# YAML has no place for these inside quotes, or folds them as line ends.
_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_LONG_KEY = 1000
"""A key of more than 1,024 characters needs a question mark before it."""


def quote(text: str) -> str:
    r"""
    Return *text* in double quotes, valid in JSON and in YAML.

    >>> print(quote('独家: "12_00" #万柳园\n'))
    "独家: \"12_00\" #万柳园\n"
    """
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", _encode(text))


def front_matter(fields: Mapping[str, Any]) -> str:
    """
    Return *fields* between two fences.

    Lists take a line an entry, mappings one level deep a line a key, all else
    is set in one line. `None`, empty lists and empty mappings are left out.

    Args:
        fields: Keys that are plain words, and dictionaries, lists and scalars.

    Returns:
        The lines, both fences included, each closed by a newline.

    >>> print(front_matter({"title": "007", "tags": ["核酸"], "newsparse": {"version": 1}}), end="")
    ---
    title: "007"
    tags:
      - "核酸"
    newsparse:
      version: 1
    ---
    """
    return "".join(["---\n", *_lines(fields, ""), "---\n"])


def _lines(fields: Mapping[str, Any], indent: str) -> list[str]:
    lines = []
    for key, value in fields.items():
        if value is None or value in ([], {}):
            continue
        if isinstance(value, list):
            lines.append(f"{indent}{key}:\n")
            lines += [f"{indent}  - {_flow(item)}\n" for item in value]
        elif isinstance(value, Mapping) and not indent:
            lines.append(f"{key}:\n")
            lines += _lines(value, "  ")
        else:
            lines.append(f"{indent}{key}: {_flow(value)}\n")
    return lines


def _flow(value: Any) -> str:
    if isinstance(value, str):
        return quote(value)
    if isinstance(value, Mapping):
        return f"{{{', '.join([f'{_key(key)}: {_flow(item)}' for key, item in value.items()])}}}"
    if isinstance(value, list):
        return f"[{', '.join([_flow(item) for item in value])}]"
    return _encode(value)


def _key(key: str) -> str:
    text = quote(key)
    return text if len(text) < _LONG_KEY else f"? {text}"
