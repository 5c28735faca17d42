"""Plain dictionaries to articles, checked on the way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, TypeVar, get_args

from newsparse.errors import FormatError
from newsparse.models import (
    Article,
    Block,
    Cell,
    Code,
    Credit,
    FrozenMap,
    Heading,
    Image,
    Issue,
    Listing,
    Mark,
    Media,
    Paragraph,
    Provenance,
    Quote,
    Removed,
    RemovedKind,
    Role,
    Rule,
    Run,
    Severity,
    Source,
    Table,
    Where,
)

__all__ = ["article_from_dict"]

_T = TypeVar("_T")
_Dict = Mapping[str, Any]

_MARKS = frozenset(get_args(Mark))
_ROLES = frozenset(get_args(Role))
_KINDS = frozenset(get_args(RemovedKind))
_SEVERITIES = frozenset(get_args(Severity))
_PARTS = frozenset(("block", "caption", "removed"))
_MEDIA = frozenset(("video", "audio", "embed"))
_MAX_DEPTH = 100
"""Lists and quotes inside each other; far more than a page has, far less than the interpreter's stack."""
_MAX_LEVEL = 6


def article_from_dict(data: object) -> Article:
    """
    Return the article that `article_to_dict` made *data* of.

    Keys that are missing take the default of the field, unknown keys are
    passed over, and ``images``, ``text`` and ``path`` are derived, not read.
    Whole numbers and true and false may be given as text, as a front matter
    does.

    Args:
        data: A dictionary of dictionaries, lists and scalars.

    Returns:
        The article.

    Raises:
        FormatError: A value is missing or not what the field holds; the
            error's path leads to it.

    >>> article = article_from_dict({"id": "0" * 32, "title": "海淀", "published": "2022-01-18T10:14:08+00:00"})
    >>> article.title, article.published.hour
    ('海淀', 10)
    >>> article_from_dict({"id": "0" * 32, "blocks": [{"kind": "图"}]})
    Traceback (most recent call last):
    ...
    newsparse.errors.FormatError: blocks › 0 › kind: no such kind of block: '图'

    .. versionadded:: 0.1.0
    """
    data = _mapping(data)
    return Article(
        id=_text(data, "id"),
        title=_maybe(data, "title"),
        title_restored=_maybe(data, "title_restored"),
        source=_inside(data, "source", _source) or Source(id="generic"),
        published=_time(data, "published"),
        updated=_time(data, "updated"),
        url=_maybe(data, "url"),
        language=_maybe(data, "language"),
        summary=_maybe(data, "summary"),
        credits=_each(data, "credits", _credit),
        blocks=_each(data, "blocks", _block),
        lead_image=_inside(data, "lead_image", _image),
        tags=_each(data, "tags", _string),
        removed=_each(data, "removed", _removed),
        issues=_each(data, "issues", _issue),
        metadata=_inside(data, "metadata", FrozenMap) or FrozenMap(),
        provenance=_inside(data, "provenance", _provenance) or Provenance(),
    )


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 40 else f"{text[:39]}…"  # as much as fits a line


def _wrong(expected: str, value: object, *path: str) -> FormatError:
    return FormatError(f"{expected} was expected, not {_shown(value)}", path=path)


def _mapping(value: object) -> _Dict:
    if not isinstance(value, Mapping):
        raise _wrong("a mapping", value)
    return value


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise _wrong("text", value)
    return value


def _text(data: _Dict, key: str, default: str | None = None) -> str:
    value = data.get(key, default)
    if not isinstance(value, str):
        if key not in data:
            raise FormatError("is missing", path=(key,))
        raise _wrong("text", value, key)
    return value


def _maybe(data: _Dict, key: str) -> str | None:
    value = data.get(key)
    if value is not None and not isinstance(value, str):
        raise _wrong("text", value, key)
    return value


def _count(data: _Dict, key: str, default: int | None = None) -> int:
    value = _maybe_count(data, key)
    if value is None:
        if default is None:
            raise FormatError("is missing", path=(key,))
        return default
    return value


def _maybe_count(data: _Dict, key: str) -> int | None:
    value = data.get(key)
    if value is None or value.__class__ is int:
        return value
    if (
        isinstance(value, str) and value.isascii() and value.removeprefix("-").isdecimal() and len(value) < 20
    ):  # int() is quadratic in the digits
        return int(value)
    raise _wrong("a whole number", value, key)


def _flag(data: _Dict, key: str) -> bool:
    value = data.get(key, False)
    if value is True or value == "true":
        return True
    if value is False or value == "false":
        return False
    raise _wrong("true or false", value, key)


def _choice(data: _Dict, key: str, choices: frozenset[str], default: str | None = None) -> Any:
    value = _text(data, key, default)
    if value not in choices:
        raise FormatError(f"not one of {', '.join(sorted(choices))}: {_shown(value)}", path=(key,))
    return value


def _time(data: _Dict, key: str) -> datetime | None:
    value = _maybe(data, key)
    if value is None:
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError as error:
        raise FormatError(f"not a time in ISO 8601: {_shown(value)}", path=(key,)) from error
    if moment.tzinfo is None:
        raise FormatError(f"a time without a zone: {_shown(value)}", path=(key,))
    return moment


def _inside(data: _Dict, key: str, read: Callable[[_Dict], _T]) -> _T | None:
    value = data.get(key)
    if value is None:
        return None
    try:
        return read(_mapping(value))
    except FormatError as error:
        error.within(key)
        raise


def _each(data: _Dict, key: str, read: Callable[[Any], _T]) -> tuple[_T, ...]:
    return _items(data.get(key) or (), key, read)


def _items(values: object, key: str, read: Callable[[Any], _T]) -> tuple[_T, ...]:
    if not isinstance(values, list | tuple):
        raise _wrong("a list", values, key)
    number, items = 0, []
    try:
        for number, value in enumerate(values):  # noqa: B007  # the number names the bad one below
            items.append(read(value))  # a comprehension would not know where it failed
    except FormatError as error:
        error.within(key, str(number))
        raise
    return tuple(items)


def _source(data: _Dict) -> Source:
    return Source(
        id=_text(data, "id", "generic"),
        name=_maybe(data, "name"),
        channel=_maybe(data, "channel"),
        section=_maybe(data, "section"),
    )


def _where(data: _Dict) -> Where:
    return Where(part=_choice(data, "part", _PARTS), index=_count(data, "index"))


def _credit(data: object) -> Credit:
    data = _mapping(data)
    return Credit(
        role=_choice(data, "role", _ROLES),
        name=_text(data, "name"),
        affiliation=_maybe(data, "affiliation"),
        label=_maybe(data, "label"),
        where=_inside(data, "where", _where),
    )


def _removed(data: object) -> Removed:
    data = _mapping(data)
    return Removed(
        kind=_choice(data, "kind", _KINDS),
        text=_text(data, "text", ""),
        html=_maybe(data, "html"),
        rule=_text(data, "rule", ""),
        position=_count(data, "position", 0),
    )


def _issue(data: object) -> Issue:
    data = _mapping(data)
    return Issue(
        code=_text(data, "code"),
        message=_text(data, "message", ""),
        path=_each(data, "path", _string),
        severity=_choice(data, "severity", _SEVERITIES, "info"),
    )


def _provenance(data: _Dict) -> Provenance:
    return Provenance(
        path=_each(data, "path", _string),
        format=_text(data, "format", ""),
        encoding=_text(data, "encoding", "utf-8"),
        replaced=_count(data, "replaced", 0),
        cleaner=_text(data, "cleaner", "generic"),
        cleaner_version=_text(data, "cleaner_version", ""),
        newsparse_version=_text(data, "newsparse_version", ""),
    )


def _mark(value: object) -> Any:
    if not isinstance(value, str) or value not in _MARKS:
        raise FormatError(f"not one of {', '.join(sorted(_MARKS))}: {_shown(value)}")
    return value


def _run(data: object) -> Run:
    data = _mapping(data)
    return Run(text=_text(data, "text"), marks=_each(data, "marks", _mark), href=_maybe(data, "href"))


def _cell(data: object) -> Cell:
    data = _mapping(data)
    return Cell(runs=_each(data, "runs", _run), header=_flag(data, "header"))


def _row(values: object) -> tuple[Cell, ...]:
    return _items(values, "cells", _cell)


def _image(data: _Dict) -> Image:
    return Image(
        url=_text(data, "url"),
        caption=_maybe(data, "caption"),
        alt=_maybe(data, "alt"),
        width=_maybe_count(data, "width"),
        height=_maybe_count(data, "height"),
    )


def _heading(data: _Dict) -> Heading:
    level = _count(data, "level")
    if not 1 <= level <= _MAX_LEVEL:
        raise _wrong(f"a level of 1 to {_MAX_LEVEL}", level, "level")
    return Heading(level=level, runs=_each(data, "runs", _run))


def _media(data: _Dict) -> Media:
    return Media(
        url=_maybe(data, "url"),
        poster=_maybe(data, "poster"),
        caption=_maybe(data, "caption"),
        media_type=_choice(data, "media_type", _MEDIA, "embed"),
    )


_FLAT: dict[str, Callable[[_Dict], Block]] = {
    "paragraph": lambda data: Paragraph(runs=_each(data, "runs", _run)),
    "heading": _heading,
    "image": _image,
    "table": lambda data: Table(rows=_each(data, "rows", _row)),
    "code": lambda data: Code(text=_text(data, "text"), language=_maybe(data, "language")),
    "media": _media,
    "rule": lambda _: Rule(),
}


def _block(data: object, depth: int = 0) -> Block:
    data = _mapping(data)
    kind = _text(data, "kind")
    if kind in _FLAT:
        return _FLAT[kind](data)
    if depth > _MAX_DEPTH:
        raise FormatError(f"more than {_MAX_DEPTH} lists and quotes inside each other")

    def block(value: object) -> Block:
        return _block(value, depth + 1)

    if kind == "quote":
        return Quote(blocks=_each(data, "blocks", block))
    if kind == "list":
        return Listing(
            ordered=_flag(data, "ordered"),
            items=_each(data, "items", lambda item: _items(item, "blocks", block)),
        )
    raise FormatError(f"no such kind of block: {_shown(kind)}", path=("kind",))
