"""Look-aheads that spare a pattern most places of a line must name every character that a match can begin with."""

from __future__ import annotations

import re
from re import _constants as ops  # type: ignore[attr-defined]  # the only parser of patterns there is
from re import _parser as parser  # type: ignore[attr-defined]  # as above
from typing import Any

import pytest

from newsparse._clean import boilerplate, bylines
from newsparse._credits import inline, photo, roles

GUARDED = {
    "heads of credits": roles.HEAD,
    "hints of credits": roles.HINT,
    "heads in captions": photo._HEAD,
    "notices": boilerplate._NOTICE,
}


def characters(items: Any) -> set[str]:
    """What one set of a pattern holds."""
    out: set[str] = set()
    for op, value in items:
        if op is ops.LITERAL:
            out.add(chr(value))
        elif op is ops.RANGE:
            out.update(map(chr, range(value[0], value[1] + 1)))
        else:
            raise AssertionError(op)
    return out


def beginnings(pattern: Any) -> tuple[set[str], bool]:
    """The characters that a match can begin with, and whether it can be empty."""
    out: set[str] = set()
    for op, value in pattern:
        if op is ops.LITERAL:
            return out | {chr(value)}, False
        if op is ops.IN:
            return out | characters(value), False
        if op in {ops.AT, ops.ASSERT, ops.ASSERT_NOT}:
            continue
        if op is ops.BRANCH:
            parts = [beginnings(one) for one in value[1]]
        elif op is ops.SUBPATTERN:
            parts = [beginnings(value[3])]
        elif op in {ops.MAX_REPEAT, ops.MIN_REPEAT}:
            first, empty = beginnings(value[2])
            parts = [(first, empty or value[0] == 0)]
        else:
            raise AssertionError(op)
        for first, _ in parts:
            out |= first
        if not any(empty for _, empty in parts):
            return out, False
    return out, True


@pytest.mark.parametrize("name", GUARDED)
def test_a_guard_names_all_beginnings(name: str) -> None:
    pattern: re.Pattern[str] = GUARDED[name]
    guard, *rest = parser.parse(pattern.pattern)
    assert guard[0] is ops.ASSERT
    allowed, _ = beginnings(guard[1][1])
    first, empty = beginnings(rest)
    assert not empty
    assert first <= allowed


@pytest.mark.parametrize(
    "pattern", [boilerplate._HINT, bylines._HINT, inline._WORDS], ids=["boilerplate", "bylines", "inline"]
)
def test_alternatives_that_are_searched_for_in_every_line_begin_with_a_character(pattern: re.Pattern[str]) -> None:
    # Then the engine skips to the characters that one can begin with; a single set among them, [|｜], costs five times as much.
    ((op, (_, alternatives)),) = parser.parse(pattern.pattern)
    assert op is ops.BRANCH
    assert [items for items in alternatives if items[0][0] is not ops.LITERAL] == []
