"""JSON Lines: told from one value that is written over several lines, and read a line at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from newsparse._file_kinds import Found
from newsparse.errors import LimitError

__all__ = ["MAX_LINE", "are_lines", "begins_json", "read_lines"]

MAX_LINE = 1 << 28
"""Bytes of a line, or of a file that has none: as many as a member of an archive may have."""

_OPENS = re.compile(r'\s*\{\s*"')
_BYTES_OPEN = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"')
_GOES_ON = ("[", "{", ",", ":")
_LOOKED_AT = 100
"""Bytes at either end of a line that tell what it is."""


def are_lines(first: str, second: str) -> bool:
    """
    Tell by its first two lines that are not blank whether a text is JSON Lines; either may be broken.

    >>> are_lines('{"id": "1"}', '{"id": "2"}'), are_lines('{"id": "1', '{"id": "2"}')
    (True, True)
    >>> are_lines('{"items": [', '{"id": "1"},'), are_lines('{"id": "1",', '"title": "早安"}')
    (False, False)
    """
    return bool(_OPENS.match(first) and _OPENS.match(second)) and not first.rstrip().endswith(_GOES_ON)


def begins_json(head: bytes) -> bool:
    """Tell by its first bytes whether a file may be JSON Lines."""
    return _BYTES_OPEN.match(head) is not None


def read_lines(stream: BinaryIO, path: tuple[str, ...]) -> Iterator[Found]:
    """
    Yield the lines of a stream that is JSON Lines, or else all it holds.

    Args:
        stream: An open file that begins as JSON does.
        path: What it is called.

    Yields:
        Each line that is not blank, the last part of its path being its number; never more than one is held.
    """
    number, first, skipped = _next_line(stream, 0)
    after, second, between = _next_line(stream, number)
    if not second or not are_lines(_ends(first), _ends(second)):
        # Blank lines are part of a value that goes on below them.
        data = skipped + first + between + second + stream.read(MAX_LINE + 1)
        yield (data, path) if len(data) <= MAX_LINE else _too_long(path)
        return
    for place, line in ((number, first), (after, second)):
        yield line.rstrip(b"\r\n"), (*path, f"line {place}")
    first = second = b""
    number = after
    while True:
        number, line, _ = _next_line(stream, number)
        if not line:
            return
        here = (*path, f"line {number}")
        if len(line) > MAX_LINE:
            yield _too_long(here)
            return
        yield line.rstrip(b"\r\n"), here


def _too_long(path: tuple[str, ...]) -> LimitError:
    return LimitError(f"it is larger than {MAX_LINE >> 20} MiB", path=path)


def _next_line(stream: BinaryIO, number: int) -> tuple[int, bytes, bytes]:
    """Give the next line that is not blank with its number, and what was passed over; no line at the end."""
    blank: list[bytes] = []
    while True:
        line = stream.readline(MAX_LINE + 1)
        number += 1
        if not line or not line.isspace():
            return number, line, b"".join(blank)
        blank.append(line)


def _ends(line: bytes) -> str:
    line = line.removeprefix(b"\xef\xbb\xbf")
    return (line[:_LOOKED_AT] + line[-_LOOKED_AT:]).decode("latin-1")
