"""
A fast reader for the plainest YAML headers, which declines all others.

Most headers are lines of ``key: value`` and lists of ``- item``, with nothing
that YAML reads in any but the obvious way. Reading those by hand costs a fifth
of what libyaml costs. Whatever could mean something else is left to YAML: the
reader answers `None`, and never differs where it answers (a differential test
against PyYAML says so).
"""

from __future__ import annotations

import re

__all__ = ["read_flat_header"]

_NOT = r"\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff"
"""
Declined wherever it stands: what YAML calls a break (U+0085, U+2028, U+2029),
calls unprintable, or Python calls a blank and YAML does not (U+00A0). U+3000 and
its like may stand anywhere but in front: only ASCII blanks are stripped.
"""

_PLAIN = rf"[^\s{_NOT}\-?:,\[\]{{}}#&*!|>'\"%@`\\=~<][^{_NOT}]*+"
"""A plain scalar without an indicator in front."""

_VALUE = rf"({_PLAIN})|'([^'{_NOT}]*)'|\"([^\"\\{_NOT}]*)\""
_LINE = re.compile(rf"([A-Za-z_][A-Za-z0-9_-]*):(?: ++(?:{_VALUE}))? *+")
_ITEM = re.compile(rf"( *+)- ++(?:{_VALUE}) *+")
_TRUTH = {"true": True, "false": False, "True": True, "False": False, "TRUE": True, "FALSE": False}
"""YAML 1.2's words; ``yes`` and ``no`` stay text."""


def read_flat_header(header: str) -> dict[str, object] | None:
    r"""
    Read a header that is a flat mapping of plain values and lists of them.

    Args:
        header: What stands between the fences, lines ended by newlines.

    Returns:
        The values, scalars as text save true and false, or `None` where only
        YAML itself can tell what the header means.

    >>> read_flat_header("title: 两会前瞻\ntags:\n- 财经\n- '007'\ndraft: false\n")
    {'title': '两会前瞻', 'tags': ['财经', '007'], 'draft': False}
    >>> read_flat_header("title: 独家: 标题") is None
    True

    """
    fields: dict[str, object] = {}
    items: list[object] | None = None
    indent = key = ""
    for line in header.split("\n"):
        match = _LINE.fullmatch(line)
        if match is not None:
            if items is not None and not items:
                fields[key] = ""
            key, plain, single, double = match.groups()
            if key in fields:
                return None
            items = None
            if plain is not None:
                if ": " in plain or " #" in plain or (plain := plain.rstrip(" "))[-1] == ":":
                    return None
                fields[key] = _TRUTH.get(plain, plain)
            elif single is not None:
                fields[key] = single
            elif double is not None:
                fields[key] = double
            else:
                items = []
                indent = ""
                fields[key] = items
            continue
        if not line:
            continue
        match = _ITEM.fullmatch(line)
        if match is None or items is None:
            return None
        space, plain, single, double = match.groups()
        if items and space != indent:
            return None
        indent = space
        if plain is not None:
            if ": " in plain or " #" in plain or (plain := plain.rstrip(" "))[-1] == ":":
                return None
            items.append(_TRUTH.get(plain, plain))
        else:
            items.append(single if single is not None else double)
    if items is not None and not items:
        fields[key] = ""
    return fields or None
