"""JSON and JSON Lines: newsparse's own, schema.org articles (JSON-LD), IPTC ninjs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from json import JSONDecodeError, JSONDecoder
from typing import Any

from newsparse._foreign.news_article import articles_in, fields_of_news_article, is_news_article
from newsparse._foreign.ninjs import fields_of_ninjs, is_ninjs
from newsparse._inputs.json_lines import are_lines
from newsparse._metadata import plain_values
from newsparse._written.restore import article_from_dict
from newsparse.errors import FormatError
from newsparse.models import FrozenMap, Issue, RawPost
from newsparse.typing import Input, Loaded, Loader

__all__ = ["LOADER"]

_ID = "json"

_OURS = re.compile(r'\ufeff?\s*(?:\[\s*)?\{\s*"id"\s*:\s*"[0-9a-f]{32}"')
_OBJECT = re.compile(r'\ufeff?\s*(?:\[\s*)?\{\s*"')
_SCHEMA = re.compile(r'"@type"\s*:\s*(?:\[\s*)?"[^"\n]{0,40}(?:Article|Posting|Report|Review)"|"@graph"\s*:')
_NINJS = re.compile(r'"(?:bodies|headlines|infoSources|renditions)"\s*:\s*\[|"representationType"\s*:')
_SNIFFED = 1 << 14
"""Characters in which the keys stand by which a format is known."""

_NAMED = 5
"""Bad entries that the error names; of more it gives the number."""

_LEFT_OUT = frozenset(("articleBody", "text", "bodies"))
"""Keys that `RawPost` holds under other names; the metadata need not hold them twice."""

_BLANK = re.compile(r"\s*")
_decode = JSONDecoder().raw_decode


def _sniff(text: str) -> float:
    if _OURS.match(text):
        return 1.0
    if _OBJECT.match(text):
        beginning = text[:_SNIFFED]
        if '"blocks"' in beginning and ('"removed"' in beginning or '"provenance"' in beginning):
            return 0.7
        if _SCHEMA.search(beginning) or ('"uri"' in beginning and _NINJS.search(beginning)):
            return 0.6
    return 0.0


def _load(source: Input) -> Iterator[Loaded]:
    """
    Yield the articles of one object, of a list, or of lines.

    An entry that is no article does not cost the ones behind it: they are
    given first, and then the error.
    """
    faults = _Faults()
    count = 0
    for path, value in _entries(source.text.lstrip("\ufeff"), faults):
        count += 1
        try:
            loaded = _loaded(value, source, path)
        except FormatError as error:
            error.within(*path)
            faults.add(error)
        else:
            yield loaded
    if faults.count == 1:
        raise faults.first[0]
    if faults.count:
        shown = "; ".join([str(fault) for fault in faults.first])
        more = f"; and {faults.count - _NAMED} more" if faults.count > _NAMED else ""
        raise FormatError(f"{faults.count} entries are no articles: {shown}{more}")
    if not count:
        raise FormatError("the JSON holds no article")


class _Faults:
    """What is wrong with a file: the first few errors, and how many there are, for a file may have millions."""

    def __init__(self) -> None:
        self.first: list[FormatError] = []
        self.count = 0

    def add(self, error: FormatError) -> None:
        self.count += 1
        if self.count <= _NAMED:
            self.first.append(error)


def _loaded(value: Any, source: Input, path: tuple[str, ...]) -> Loaded:
    if is_news_article(value):
        fields = fields_of_news_article(value)
    elif is_ninjs(value):
        fields = fields_of_ninjs(value)
    else:
        return article_from_dict(value)
    issues: tuple[Issue, ...] = fields.pop("issues", ())
    if not fields["body"]:
        message = "the entry has no text of its own"
        issues += (Issue(code="json-without-body", message=message, path=("body",), severity="warning"),)
    return RawPost(
        **fields,
        metadata=FrozenMap({key: plain_values(one) for key, one in value.items() if key not in _LEFT_OUT}),
        format=_ID,
        path=(*source.path, *path),
        encoding=source.encoding,
        replaced=source.replaced,
        issues=issues,
    )


_Entry = tuple[tuple[str, ...], Any]
"""A value, and the path to it inside the file: empty for the only one."""


def _entries(text: str, faults: _Faults) -> Iterator[_Entry]:
    lines = _lines(text)
    (_, first), (_, second) = next(lines, (0, "")), next(lines, (0, ""))
    for path, value in _by_line(text, faults) if are_lines(first, second) else _whole(text, faults):
        if isinstance(value, Mapping) and (is_news_article(value) or not _is_linked_data(value)):
            yield path, value
            continue
        # A page's JSON-LD describes its site and its author too.
        linked = not isinstance(value, list) or any(map(_is_linked_data, value))
        parts = list(articles_in(value)) if linked else value
        for number, part in enumerate(parts, 1):
            yield (path if len(parts) == 1 else (*path, f"entry {number}")), part


def _is_linked_data(value: object) -> bool:
    return isinstance(value, Mapping) and ("@graph" in value or "@type" in value)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines that are not blank, with their numbers; other separators than the newline may stand in strings."""
    place = number = 0
    while place < len(text):
        number += 1
        end = text.find("\n", place)
        line = text[place:] if end < 0 else text[place:end]
        place = len(text) if end < 0 else end + 1
        if line and not line.isspace():
            yield number, line


def _by_line(text: str, faults: _Faults) -> Iterator[_Entry]:
    for number, line in _lines(text):
        path = (f"line {number}",)
        for _, value in _whole(line, faults, path):
            yield path, value


def _whole(text: str, faults: _Faults, path: tuple[str, ...] = ()) -> Iterator[_Entry]:
    """Yield the values that stand one after the other, up to the first that is broken."""
    place = _BLANK.match(text).end()  # type: ignore[union-attr]  # it matches nothing, too
    while place < len(text):
        start = place
        try:
            value, place = _decode(text, place)
        except JSONDecodeError as error:
            faults.add(FormatError(f"no JSON: {error.msg}", path=path or (f"line {error.lineno}",)))
            return
        except (RecursionError, ValueError) as error:
            line = text.count("\n", 0, start) + 1
            faults.add(FormatError(f"no JSON that can be read: {error}", path=path or (f"line {line}",)))
            return
        place = _BLANK.match(text, place).end()  # type: ignore[union-attr]  # as above
        yield path, value


LOADER = Loader(
    id=_ID, label="JSON and JSON Lines (newsparse's own, schema.org articles, ninjs)", sniff=_sniff, load=_load
)
