"""
YAML headers, scalars kept as text, by libyaml's events.

Events instead of PyYAML's constructors because they show what a constructor
hides: quotes (``"false"`` is text), equal keys, tags; and because building
from them needs no recursion, so that neither nested brackets nor aliases that
multiply can cost more than a header's length allows.
"""

from __future__ import annotations

from typing import Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from newsparse.errors import FormatError
from newsparse.models import Issue

try:
    from yaml import CBaseLoader as _Loader
except ImportError:  # pragma: no cover - wheels without libyaml
    from yaml import BaseLoader as _Loader  # type: ignore[assignment]  # the same interface in Python

__all__ = ["TextYAMLHandler", "YAMLHeaderError"]

_DEPTH = 32
"""Levels: far more than a header can use, far fewer than a parser minds."""

_NODES = 500_000
"""Values, each alias counted with all it stands for."""

_TRUTH = {"true": True, "false": False, "True": True, "False": False, "TRUE": True, "FALSE": False}


class YAMLHeaderError(FormatError):
    """The header is not YAML, or not a mapping."""


class TextYAMLHandler(YAMLHandler):
    r"""
    python-frontmatter's handler for YAML, reading scalars as the text they are.

    >>> TextYAMLHandler().load("code: 007\nat: 19:30\ndraft: false\n")
    {'code': '007', 'at': '19:30', 'draft': False}
    """

    def load(self, fm: str, **kwargs: object) -> dict[str, Any]:
        """
        Read a header.

        Args:
            fm: What stands between the fences.
            kwargs: ``issues``, a list that receives what was irregular.

        Returns:
            The values by key.

        Raises:
            YAMLHeaderError: The header is no YAML mapping.

        """
        issues = kwargs.get("issues")
        return _read(fm, issues if isinstance(issues, list) else [])


class _Level:
    __slots__ = ("anchor", "pending", "value")

    def __init__(self, value: list[Any] | dict[str, Any], anchor: str | None) -> None:
        self.value = value
        self.anchor = anchor
        self.pending: str | None = None
        """The key that waits for its value."""


def _read(header: str, issues: list[Issue]) -> dict[str, Any]:
    try:
        loader = _Loader(header)
    except (yaml.YAMLError, UnicodeError) as error:
        raise YAMLHeaderError(_reason(error)) from error
    try:
        builder = _Builder(issues)
        while (event := loader.get_event()) is not None and event.__class__ is not yaml.StreamEndEvent:
            builder.feed(event)
    except (yaml.YAMLError, UnicodeError, RecursionError) as error:
        raise YAMLHeaderError(_reason(error)) from error
    finally:
        loader.dispose()
    if not isinstance(builder.root, dict):
        msg = "the header is no mapping of keys to values"
        raise YAMLHeaderError(msg)
    return builder.root


def _reason(error: Exception) -> str:
    problem = getattr(error, "problem", None) or str(error)
    mark = getattr(error, "problem_mark", None)
    return f"{problem}, line {mark.line + 1}" if mark is not None else str(problem)


class _Builder:
    """Builds one document's value from events, with a stack of its own."""

    def __init__(self, issues: list[Issue]) -> None:
        self.issues = issues
        self.root: object = None
        self._stack: list[_Level] = []
        self._anchors: dict[str, tuple[object, int]] = {}
        self._nodes = 0
        self._documents = 0

    def feed(self, event: Any) -> None:
        kind = event.__class__
        if kind is yaml.ScalarEvent:
            self._scalar(event)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            if len(self._stack) >= _DEPTH:
                msg = f"the header is nested more than {_DEPTH} levels deep"
                raise YAMLHeaderError(msg)
            self._stack.append(_Level({} if kind is yaml.MappingStartEvent else [], event.anchor))
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            level = self._stack.pop()
            if level.anchor:
                self._anchors[level.anchor] = (level.value, _size(level.value))
            self._add(level.value, 1)
        elif kind is yaml.AliasEvent:
            if event.anchor not in self._anchors:
                msg = f"an alias without its anchor: *{event.anchor}"
                raise YAMLHeaderError(msg)
            self._add(*self._anchors[event.anchor])
        elif kind is yaml.DocumentStartEvent:
            self._documents += 1
            if self._documents > 1:
                msg = "the header holds two documents"
                raise YAMLHeaderError(msg)

    def _scalar(self, event: Any) -> None:
        value: object = event.value
        if event.implicit[0] and value in _TRUTH:  # implicit: plain, neither quoted nor tagged
            value = _TRUTH[event.value]
        if event.tag is not None and event.tag.startswith("!") and event.tag != "!":
            # "title: !important 标题" was never meant as a tag.
            msg = f"a tag of its own: {event.tag}"
            raise YAMLHeaderError(msg)
        if event.anchor:
            self._anchors[event.anchor] = (value, 1)
        self._add(value, 1)

    def _add(self, value: object, size: int) -> None:
        self._nodes += size
        if self._nodes > _NODES:
            msg = f"the header holds more than {_NODES} values"
            raise YAMLHeaderError(msg)
        if self._stack:
            _put(self._stack[-1], value, self.issues, top=len(self._stack) == 1)
        else:
            self.root = value


def _size(value: object) -> int:
    """Count the values in *value*, with a stack of our own; their number has been bounded before."""
    count, waiting = 0, [value]
    while waiting:
        one = waiting.pop()
        count += 1
        if isinstance(one, dict):
            waiting.extend(one.values())
        elif isinstance(one, list):
            waiting.extend(one)
    return count


def _put(level: _Level, value: object, issues: list[Issue], *, top: bool) -> None:
    holder = level.value
    if isinstance(holder, list):
        holder.append(value)
        return
    key = level.pending
    if key is None:
        if isinstance(value, list | dict):
            # "title: {{ page }}" is a template's hole, not a mapping for a key.
            msg = "a list or mapping stands where a key should"
            raise YAMLHeaderError(msg)
        level.pending = str(value).lower() if isinstance(value, bool) else str(value)
        return
    level.pending = None
    if key in holder:
        path = (key,) if top else ()
        message = f"the key {key} stands twice; its first value was kept, not {value!r:.60}"
        issues.append(Issue(code="header-duplicate-key", message=message, path=path, severity="warning"))
        if holder[key] not in ("", None):
            return
    holder[key] = value
