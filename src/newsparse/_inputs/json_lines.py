"""JSON Lines: told from one value that is written over several lines, and read a line at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from newsparse._inputs.kinds import Found
from newsparse._limits import Limits
from newsparse.errors import LimitError

__all__ = ["are_lines", "begins_json", "read_lines", "too_large"]

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


def read_lines(stream: BinaryIO, path: tuple[str, ...], limits: Limits) -> Iterator[Found]:
    """
    Yield the lines of a stream that is JSON Lines, or else all it holds.

    Args:
        stream: An open file that begins as JSON does.
        path: What it is called.
        limits: Its bytes are those of a line, or of a file that has none.

    Yields:
        Each line that is not blank, the last part of its path being its number; never more than one is held.
    """
    number, first, skipped = _next_line(stream, 0, limits)
    after, second, between = _next_line(stream, number, limits)
    if not second or not are_lines(_ends(first), _ends(second)):
        # Blank lines are part of a value that goes on below them.
        data = skipped + first + between + second + stream.read(limits.bytes + 1)
        yield (data, path) if len(data) <= limits.bytes else too_large(limits, path)
        return
    for place, line in ((number, first), (after, second)):
        yield line.rstrip(b"\r\n"), (*path, f"line {place}")
    first = second = b""
    number = after
    while True:
        number, line, _ = _next_line(stream, number, limits)
        if not line:
            return
        here = (*path, f"line {number}")
        if len(line) > limits.bytes:
            yield too_large(limits, here)
            return
        yield line.rstrip(b"\r\n"), here


def too_large(limits: Limits, path: tuple[str, ...] = ()) -> LimitError:
    """Give the error for what is larger than an input may be."""
    return LimitError(f"it is larger than {limits.bytes} bytes (limits.bytes)", path=path)


def _next_line(stream: BinaryIO, number: int, limits: Limits) -> tuple[int, bytes, bytes]:
    """Give the next line that is not blank with its number, and what was passed over; no line at the end."""
    blank: list[bytes] = []
    while True:
        line = stream.readline(limits.bytes + 1)
        number += 1
        if not line or not line.isspace():
            return number, line, b"".join(blank)
        blank.append(line)


def _ends(line: bytes) -> str:
    line = line.removeprefix(b"\xef\xbb\xbf")
    return (line[:_LOOKED_AT] + line[-_LOOKED_AT:]).decode("latin-1")
