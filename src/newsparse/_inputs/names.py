# ruff: noqa: PTH110, PTH112, PTH113, PTH114, PTH118, PTH206, PTH207  # names stay as they were given, and a path object costs as much as the reading
"""What a user names or has open, to bytes: files, folders, globs, archives, standard input."""

from __future__ import annotations

import glob
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from io import BufferedReader, BytesIO, FileIO, RawIOBase, UnsupportedOperation
from itertools import islice, takewhile
from typing import Any, Protocol, TypeAlias, runtime_checkable

from newsparse._inputs.json_lines import begins_json, read_lines, too_large
from newsparse._inputs.kinds import ARCHIVES, HEAD, POSTS, Found, is_archive, may_be_read
from newsparse._limits import DEFAULT, Limits
from newsparse.errors import FormatError, NewsparseError

__all__ = [
    "STDIN",
    "BinaryFile",
    "Found",
    "Input",
    "PathLike",
    "check_input",
    "expand",
    "nothing",
    "read_bytes",
    "read_input",
    "read_inputs",
]

PathLike: TypeAlias = str | os.PathLike[str]


@runtime_checkable
class BinaryFile(Protocol):
    """A file that is open for bytes, as `open`, `zipfile.ZipFile.open` and `gzip.open` give it, or an `io.BytesIO`."""

    def read(self, size: int = ..., /) -> bytes:
        """Give as many bytes as that, or less where there are no more."""


Input: TypeAlias = PathLike | BinaryFile
"""One of those that are read: a file, folder or pattern by its name, or a file that is open."""

STDIN = "-"
"""The name that stands for standard input."""

_STDIN_NAME = "stdin"
_PART = 1 << 20
"""Bytes that are asked for at once; most files are smaller."""


def check_input(given: object) -> None:
    """
    Check that something is the name of an input or a file that is open.

    Raises:
        TypeError: It is neither.
    """
    if not isinstance(given, str | os.PathLike | BinaryFile):
        hint = "; io.BytesIO makes a file of bytes" if isinstance(given, bytes | bytearray | memoryview) else ""
        raise TypeError(f"a path or an open binary file was expected, not {type(given).__name__}{hint}")


def read_inputs(inputs: Input | Iterable[Input], limits: Limits = DEFAULT) -> Iterator[Found]:
    """
    Read what is named, one input after the other.

    Args:
        inputs: A folder, a path, a glob, ``-`` for standard input, an open binary file, or any
            iterable of these; a path that exists is never a glob.
        limits: Its bytes, and what it says of archives, are looked at.

    Yields:
        Each input's bytes and path; for a member of an archive the path has
        two parts, and for a line of JSON Lines its number comes last. What
        cannot be read is an error in its place.
    """
    for name in expand(inputs):
        if isinstance(name, NewsparseError):
            yield name
        else:
            yield from read_input(name, limits)


def read_input(source: Input, limits: Limits = DEFAULT) -> Iterator[Found]:
    """
    Read a file, or the members of an archive.

    Args:
        source: A path, ``-``, or an open binary file.
        limits: As above.

    Yields:
        Each input's bytes and path; for a member of an archive the path has
        two parts. What cannot be read is an error in its place.
    """
    if not isinstance(source, str | os.PathLike):
        named = getattr(source, "name", None)
        yield from _read_open(source, (named,) if isinstance(named, str) else (), limits)
        return
    name = os.fspath(source)
    if name == STDIN:
        yield from _read_open(sys.stdin.buffer, (_STDIN_NAME,), limits)
        return
    try:
        with open(name, "rb") as file:  # noqa: PTH123  # as above
            before = os.fstat(file.fileno())
            found = _contents(file, (name,), limits)
            first = list(islice(found, 1))
            # What came in one piece was read at once; an archive's members and lines are read as they are asked for.
            after = os.fstat(file.fileno())
            # A pipe changes whenever it is written to.
            if stat.S_ISREG(after.st_mode) and (before.st_size, before.st_mtime_ns) != (
                after.st_size,
                after.st_mtime_ns,
            ):
                yield FormatError("it changed while it was read", path=(name,))
                return
            yield from first
            yield from found
    except (OSError, ValueError) as error:
        yield _unreadable(error, name)


def read_bytes(data: bytes, path: tuple[str, ...], limits: Limits = DEFAULT) -> Iterator[Found]:
    """Yield bytes as they are; or the members of the archive, or what is in the compressed file, that they are."""
    if is_archive(data[:HEAD]):
        yield from _contents(BufferedReader(BytesIO(data)), path, limits)
    else:
        yield data, path


def _read_open(source: BinaryFile, path: tuple[str, ...], limits: Limits) -> Iterator[Found]:
    try:
        head: object = source.read(HEAD)
        if isinstance(head, bytes):
            yield from _contents(BufferedReader(_Rest(head, source)), path, limits)
        else:
            yield FormatError("the file is open for text; open it with mode 'rb'", path=path)
    except (OSError, ValueError) as error:
        yield _unreadable(error, *path)


class _Rest(RawIOBase):
    """A file of which the beginning has been read; one on disk or in memory can go back."""

    def __init__(self, head: bytes, file: Any) -> None:
        self._head = head
        self._file = file

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        # Others go back by reading all anew, as gzip's do: a zip in one of these would take for ever.
        return isinstance(self._file, BytesIO | FileIO | BufferedReader) and self._file.seekable()

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        if not self.seekable():
            raise UnsupportedOperation("seek")
        place = int(self._file.seek(offset - len(self._head) if whence == os.SEEK_CUR else offset, whence))
        self._head = b""
        return place

    def readinto(self, buffer: Any) -> int:
        data = self._head or self._file.read(len(buffer))
        data, self._head = data[: len(buffer)], data[len(buffer) :]
        buffer[: len(data)] = data
        return len(data)


def _contents(file: BufferedReader, path: tuple[str, ...], limits: Limits) -> Iterator[Found]:
    head = file.peek(HEAD)[:HEAD]
    if is_archive(head):
        from newsparse._inputs.archives import read_members  # noqa: PLC0415  # 15 ms that plain files need not pay

        yield from read_members(file, path, limits)
    elif begins_json(head):
        yield from read_lines(file, path, limits)
    else:
        data = _bounded(file, limits)
        yield too_large(limits, path) if data is None else (data, path)


def _bounded(file: BufferedReader, limits: Limits) -> bytes | None:
    """Read a file, or nothing where it is too large; one that has no end, such as a device, is not read to it."""
    parts: list[bytes] = []
    left = limits.bytes
    while left >= 0 and (part := file.read(min(_PART, left + 1))):
        parts.append(part)
        left -= len(part)
    return b"".join(parts) if left >= 0 else None


def nothing(_: str) -> bool:
    """Leave out nothing of what is found."""
    return False


def expand(
    inputs: Input | Iterable[Input], not_meant: Callable[[str], bool] = nothing
) -> Iterator[str | BinaryFile | NewsparseError]:
    """
    Yield the names of the files that are meant, and those that are open.

    Args:
        inputs: A folder, a path, a glob, ``-`` for standard input, an open binary file, or any
            iterable of these; a path that exists is never a glob.
        not_meant: Tells which file or folder to leave out, of those that are found rather than named.

    Yields:
        Names, in order; what cannot be found is an error in its place.

    Raises:
        TypeError: One of them is neither a path nor a file.
    """
    # A file that is open is an iterable, too: of lines.
    for given in (inputs,) if isinstance(inputs, str | os.PathLike | BinaryFile) else inputs:
        check_input(given)
        if not isinstance(given, str | os.PathLike):
            yield given
            continue
        name = os.fspath(given)
        if os.path.isdir(name):
            found = sorted(_walk(name, not_meant), key=_place)
            if not found:
                yield FormatError("the folder holds no posts", path=(name,))
            yield from found
        elif os.path.exists(name) or not glob.has_magic(name):
            yield name
        else:
            matched = sorted(
                path
                for path in glob.glob(name, recursive=True)
                if not os.path.isdir(path) and not any(map(not_meant, _on_the_way(path, name)))
            )
            if not matched:
                yield FormatError("no file matches", path=(name,))
            yield from map(_file_or_fault, matched)


def _on_the_way(path: str, pattern: str) -> Iterator[str]:
    """Yield a path and the folders on the way to it that the pattern found and does not name."""
    named = len(list(takewhile(lambda part: not glob.has_magic(part), pattern.split(os.sep))))
    parts = path.split(os.sep)
    return (os.sep.join(parts[:end]) for end in range(named + 1, len(parts) + 1))


def _walk(name: str, not_meant: Callable[[str], bool]) -> Iterator[str | NewsparseError]:
    suffixes = POSTS + ARCHIVES
    faults: list[OSError] = []
    for folder, folders, files in os.walk(name, onerror=faults.append):
        # What a program keeps for itself beside the posts is none: .git, .obsidian.
        folders[:] = [
            one for one in folders if one[:1] != "." and one != "__MACOSX" and not not_meant(os.path.join(folder, one))
        ]
        for one in folders:
            path = os.path.join(folder, one)
            if os.path.islink(path):
                # It may lead back to where it lies, or out of the archive.
                yield FormatError("it is a link to a folder, which is not followed; name the folder", path=(path,))
        for file in files:
            if may_be_read(file, suffixes) and not not_meant(path := os.path.join(folder, file)):
                yield _file_or_fault(path)
    for fault in faults:
        yield _unreadable(fault, fault.filename or name)


def _file_or_fault(path: str) -> str | NewsparseError:
    """Give a file that was found back; to open a pipe may wait for ever. One that is named is read, whatever it is."""
    if os.path.isfile(path) or not os.path.exists(path):
        return path
    return FormatError("it is a pipe, a socket or a device, which is not read unless it is named", path=(path,))


def _place(found: str | NewsparseError) -> str:
    return found if isinstance(found, str) else found.path[0]


def _unreadable(error: OSError | ValueError, name: str = "") -> FormatError:
    reason = getattr(error, "strerror", None) or error  # a ValueError for a name that holds a NUL
    hint = ""
    if isinstance(error, FileNotFoundError):
        if name.startswith(("http://", "https://")):
            hint = "; newsparse never touches the network, so fetch the address first"
        elif glob.has_magic(name):
            hint = "; a pattern stands for several files, which iter_articles reads"
    fault = FormatError(f"cannot read it: {reason}{hint}", path=(name,) if name else ())
    fault.__cause__ = error
    return fault
