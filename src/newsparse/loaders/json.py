"""Our own JSON and JSON Lines, back into articles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from json import JSONDecodeError, JSONDecoder
from typing import Any

from newsparse._restore import article_from_dict
from newsparse.errors import FormatError
from newsparse.models import Article
from newsparse.typing import Input, Loader

__all__ = ["LOADER"]

_OURS = re.compile(r'\ufeff?\s*(?:\[\s*)?\{\s*"id"\s*:\s*"[0-9a-f]{32}"')
_OBJECT = re.compile(r'\ufeff?\s*(?:\[\s*)?\{\s*"')
_SNIFFED = 1 << 14
"""Characters in which our keys stand, where the identifier does not come first."""

_BLANK = re.compile(r"\s*")
_NAMED = 5
"""Bad entries that the error names; of more it gives the number."""

_decode = JSONDecoder().raw_decode


def _sniff(text: str) -> float:
    if _OURS.match(text):
        return 1.0
    if _OBJECT.match(text):
        beginning = text[:_SNIFFED]
        if '"blocks"' in beginning and ('"removed"' in beginning or '"provenance"' in beginning):
            return 0.7
    return 0.0


def _load(source: Input) -> Iterator[Article]:
    """
    Yield the articles of one object, of a list, or of lines.

    An entry that is no article does not cost the ones behind it: they are
    given first, and then the error.
    """
    faults = _Faults()
    count = 0
    for line, value in _values(source.text.lstrip("\ufeff"), faults):
        entries = enumerate(value, 1) if isinstance(value, list) else ((0, value),)
        for number, entry in entries:
            count += 1
            try:
                article = article_from_dict(entry)
            except FormatError as error:
                error.within(f"entry {number}" if number else f"line {line}")
                faults.add(error)
            else:
                yield article
    if faults.count == 1:
        # The only article of a file needs no number.
        first = faults.first[0]
        raise first if count != 1 else FormatError(first.reason, path=first.path[1:])
    if faults.count:
        shown = "; ".join([str(fault) for fault in faults.first])
        more = f"; and {faults.count - _NAMED} more" if faults.count > _NAMED else ""
        raise FormatError(f"{faults.count} entries are no articles: {shown}{more}")


class _Faults:
    """What is wrong with a file: the first few errors, and how many there are, for a file may have millions."""

    def __init__(self) -> None:
        self.first: list[FormatError] = []
        self.count = 0

    def add(self, error: FormatError) -> None:
        self.count += 1
        if self.count <= _NAMED:
            self.first.append(error)


def _values(text: str, faults: _Faults) -> Iterator[tuple[int, Any]]:
    """Yield the values that stand one after the other, each with the number of its line."""
    line, counted, place = 1, 0, 0
    while (place := _BLANK.match(text, place).end()) < len(text):  # type: ignore[union-attr]  # it matches nothing, too
        line += text.count("\n", counted, place)
        counted = place
        try:
            value, place = _decode(text, place)
        except JSONDecodeError as error:
            line += text.count("\n", counted, error.pos)
            counted = max(error.pos, counted)
            faults.add(FormatError(f"no JSON: {error.msg}", path=(f"line {line}",)))
            # What follows may be whole; what was read up to the fault is not read again, so the time stays linear.
            place = text.find("\n{", max(error.pos - 1, place))
            if place < 0:
                return
        except (RecursionError, ValueError) as error:
            faults.add(FormatError(f"no JSON that can be read: {error}", path=(f"line {line}",)))
            return
        else:
            yield line, value


LOADER = Loader(id="json", label="JSON and JSON Lines (newsparse's own)", sniff=_sniff, load=_load)
