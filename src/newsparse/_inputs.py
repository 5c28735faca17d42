# ruff: noqa: PTH110, PTH112, PTH113, PTH118, PTH207  # names stay as they were given, and a path object costs as much as the reading
"""What a user names, to bytes: files, folders, globs, archives, standard input."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import BinaryIO, TypeAlias

from newsparse._file_kinds import ARCHIVES, HEAD, POSTS, Found, is_archive, may_be_read
from newsparse.errors import FormatError, NewsparseError

__all__ = ["STDIN", "Found", "PathLike", "expand", "read_input"]

PathLike: TypeAlias = str | os.PathLike[str]

STDIN = "-"
"""The name that stands for standard input."""

_STDIN_NAME = "stdin"


def read_input(source: PathLike | BinaryIO) -> Iterator[Found]:
    """
    Read a file, or the members of an archive.

    Args:
        source: A path, ``-``, or an open binary file.

    Yields:
        Each input's bytes and path; for a member of an archive the path has
        two parts. What cannot be read is an error in its place.
    """
    if not isinstance(source, str | os.PathLike):
        named = getattr(source, "name", None)
        yield from _read_open(source, (named,) if isinstance(named, str) else ())
        return
    name = os.fspath(source)
    if name == STDIN:
        yield from _read_open(sys.stdin.buffer, (_STDIN_NAME,))
        return
    try:
        with open(name, "rb") as file:  # noqa: PTH123  # as above
            head = file.peek(HEAD)[:HEAD]
            if is_archive(head):
                yield from _members(file, os.fstat(file.fileno()).st_size, (name,))
                return
            data = file.read()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error  # a ValueError for a name that holds a NUL
        fault = FormatError(f"cannot read it: {reason}", path=(name,))
        fault.__cause__ = error
        yield fault
        return
    yield data, (name,)


def _read_open(source: BinaryIO, path: tuple[str, ...]) -> Iterator[Found]:
    data: object = source.read()
    if not isinstance(data, bytes):
        yield FormatError("the file is open for text; open it with mode 'rb'")
    elif is_archive(data[:HEAD]):
        yield from _members(BytesIO(data), len(data), path)
    else:
        yield data, path


def _members(file: BinaryIO, size: int, path: tuple[str, ...]) -> Iterator[Found]:
    from newsparse._archives import read_members  # noqa: PLC0415  # 15 ms that plain files need not pay

    return read_members(file, size, path)


def expand(inputs: PathLike | Iterable[PathLike]) -> Iterator[str | NewsparseError]:
    """
    Yield the names of the files that are meant.

    Args:
        inputs: A folder, a path, a glob, ``-`` for standard input, or any
            iterable of these; a path that exists is never a glob.

    Yields:
        Names, in order; what cannot be found is an error in its place.
    """
    if isinstance(inputs, str | os.PathLike):
        inputs = (inputs,)
    for given in inputs:
        name = os.fspath(given)
        if os.path.isdir(name):
            found = sorted(_walk(name))
            if not found:
                yield FormatError("the folder holds no posts", path=(name,))
            yield from found
        elif os.path.exists(name) or not glob.has_magic(name):
            yield name
        else:
            matched = sorted(path for path in glob.glob(name, recursive=True) if os.path.isfile(path))
            if not matched:
                yield FormatError("no file matches", path=(name,))
            yield from matched


def _walk(name: str) -> Iterator[str]:
    suffixes = POSTS + ARCHIVES
    for folder, folders, files in os.walk(name):
        # What a program keeps for itself beside the posts is none: .git, .obsidian.
        folders[:] = [one for one in folders if one[:1] != "." and one != "__MACOSX"]
        yield from [os.path.join(folder, file) for file in files if may_be_read(file, suffixes)]
