"""Strings on which a pattern may take longer than in proportion, made from the pattern itself."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from re import _constants as ops  # type: ignore[attr-defined]  # the only parser of patterns there is
from re import _parser as parser  # type: ignore[attr-defined]  # as above
from typing import Any

import attrs

import newsparse
from newsparse._registry import cleaners
from newsparse.rules import compiled

ROOT = Path(newsparse.__file__).parent

# What a class of characters is tried with: some of each kind that patterns ask for.
_TRIED = (
    *"好记：，。 （a0Z",
    *string.printable,
    *"　！？、；“”‘’《》【】〔〕）—…·△▲#＃@＠\u200b\ufeff\xa0一十中人日电",
)
_CATEGORY: dict[Any, Callable[[str], bool]] = {
    ops.CATEGORY_DIGIT: str.isdigit,
    ops.CATEGORY_SPACE: str.isspace,
    ops.CATEGORY_WORD: lambda one: one.isalnum() or one == "_",
    ops.CATEGORY_NOT_DIGIT: lambda one: not one.isdigit(),
    ops.CATEGORY_NOT_SPACE: lambda one: not one.isspace(),
    ops.CATEGORY_NOT_WORD: lambda one: not (one.isalnum() or one == "_"),
}


def _one_of(items: Any) -> str:
    """A character of a class."""
    negated = bool(items) and items[0][0] is ops.NEGATE
    for op, value in items if not negated else ():
        if op is ops.LITERAL:
            return str(chr(value))
        if op is ops.RANGE:
            return str(chr(value[0]))
    for one in _TRIED:
        found = any(
            (op is ops.LITERAL and ord(one) == value)
            or (op is ops.RANGE and value[0] <= ord(one) <= value[1])
            or (op is ops.CATEGORY and _CATEGORY[value](one))
            for op, value in items
        )
        if found is not negated:
            return str(one)
    return "\U0010fffd"


def sample(parsed: Any, most: int = 1) -> str:
    """A string that a pattern may match, each part as seldom as it allows, but *most* times where it may be missing."""
    out = ""
    for op, value in parsed:
        if op is ops.LITERAL:
            out += chr(value)
        elif op is ops.NOT_LITERAL:
            out += "a" if value != ord("a") else "b"
        elif op is ops.ANY:
            out += "好"
        elif op is ops.IN:
            out += _one_of(value)
        elif op is ops.BRANCH:
            out += sample(value[1][0], most)
        elif op is ops.SUBPATTERN:
            out += sample(value[3], most)
        elif op is ops.ATOMIC_GROUP:
            out += sample(value, most)
        elif op in {ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT}:
            out += sample(value[2], most) * max(value[0], min(most, value[1]))
    return out


def _inside(parsed: Any, before: str = "") -> Iterator[tuple[str, str]]:
    """Yield each repeated part, and a string that leads to it."""
    for op, value in parsed:
        if op in {ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT}:
            if value[1] > 8:
                if part := sample(value[2]):
                    yield before, part
                for other in _alternatives(value[2]):
                    yield before, other
            yield from _inside(value[2], before)
        elif op is ops.BRANCH:
            for one in value[1]:
                yield from _inside(one, before)
        elif op is ops.SUBPATTERN:
            yield from _inside(value[3], before)
        elif op is ops.ATOMIC_GROUP:
            yield from _inside(value, before)
        elif op in {ops.ASSERT, ops.ASSERT_NOT}:
            yield from _inside(value[1], before)
        before += sample([(op, value)])


def _alternatives(parsed: Any) -> Iterator[str]:
    for op, value in parsed:
        if op is ops.BRANCH:
            for one in value[1]:
                if part := sample(one):
                    yield part
        elif op is ops.SUBPATTERN:
            yield from _alternatives(value[3])


def pumps(pattern: re.Pattern[str], most: int = 12) -> list[tuple[str, str]]:
    """Give beginnings, and what to repeat after each, so that a match is begun often and ends badly."""
    parsed = parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)
    whole, short = sample(parsed), sample(parsed, 0)
    found = dict.fromkeys(_inside(parsed))
    every = list(found)
    # A match that is begun at each place is the other half of what takes long.
    every += [("", before + part) for before, part in found if before]
    every += [("", before) for before, _ in found if before]
    every += [("", whole), ("", short), ("", whole[:-1]), ("", short[:1]), ("", "好"), ("", " "), ("", "a")]
    return [pump for pump in dict.fromkeys(every) if pump[1]][:most]


def _patterns_in(value: object, seen: set[int]) -> Iterator[re.Pattern[str]]:
    if id(value) in seen:
        return
    seen.add(id(value))
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, Mapping):
        for one in (*value.keys(), *value.values()):
            yield from _patterns_in(one, seen)
    elif isinstance(value, tuple | list | set | frozenset):
        for one in value:
            yield from _patterns_in(one, seen)
    elif attrs.has(type(value)):
        for field in type(value).__attrs_attrs__:  # type: ignore[attr-defined]  # what `attrs.has` asks for
            yield from _patterns_in(getattr(value, field.name, None), seen)
    elif hasattr(value, "__self__"):
        # ``re.compile(…).search`` kept under a name of its own.
        yield from _patterns_in(value.__self__, seen)


def _written_out(path: Path) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Patterns that stand in a call of `re`, inside a function or not, each with the call's name."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
        ):
            first = node.args[0] if node.args else None
            if node.func.value.id == "re" and isinstance(first, ast.Constant) and isinstance(first.value, str):
                flags = re.NOFLAG
                for part in ast.walk(node):
                    if isinstance(part, ast.Attribute) and isinstance(
                        found := getattr(re, part.attr, None), re.RegexFlag
                    ):
                        flags |= found
                yield node.func.attr, re.compile(first.value, flags)


def patterns() -> dict[str, re.Pattern[str]]:
    """Every pattern of the package by the module it stands in, rules of cleaners included."""
    found: dict[tuple[str, int], tuple[str, re.Pattern[str]]] = {}
    places: list[tuple[str, object]] = []
    for info in walk_packages(newsparse.__path__, "newsparse."):
        if not info.name.endswith("__main__"):
            module = import_module(info.name)
            places += [(f"{info.name}.{name}", value) for name, value in vars(module).items()]
            if module.__file__:
                places += [(f"{info.name}.{how}", one) for how, one in _written_out(Path(module.__file__))]
    places += [(f"newsparse.cleaners.{name}", compiled(cleaner)) for name, cleaner in cleaners().items()]
    for place, value in places:
        for pattern in _patterns_in(value, set()):
            if isinstance(pattern.pattern, str):
                found.setdefault((pattern.pattern, pattern.flags), (place, pattern))
    return {f"{place}: {pattern.pattern[:60]}": pattern for place, pattern in found.values()}
