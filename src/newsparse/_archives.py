"""Members of zip and tar files and what is inside compressed ones: read in place, never written to disk."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO

from newsparse._file_kinds import HEAD, Found, is_archive, is_post, is_tar
from newsparse.errors import FormatError, LimitError, NewsparseError

__all__ = ["MAX_MEMBER", "MAX_MEMBERS", "MAX_RATIO", "read_members"]

MAX_MEMBERS = 2_000_000
"""Members of an archive; each is a post or more."""
MAX_MEMBER = 1 << 28
"""Bytes of a member: posts have thousands, a corpus in JSON Lines millions."""
MAX_RATIO = 200
"""How many times its size an archive may unfold to; pages of one site, packed together, reach 50."""
RATIO_FLOOR = 1 << 26
"""Bytes that any archive may unfold to."""

_FOREIGN = (
    OSError,
    EOFError,
    ValueError,
    RuntimeError,
    LookupError,
    struct.error,
    zlib.error,
    lzma.LZMAError,
    zipfile.BadZipFile,
    tarfile.TarError,
)
"""All that the standard library raises for what is damaged; NotImplementedError is among them."""


def read_members(file: BinaryIO, size: int, path: tuple[str, ...]) -> Iterator[Found]:
    """
    Yield the members of an archive, or what a compressed file holds.

    Directories, links, dotfiles, ``__MACOSX`` and files whose name is not that
    of a post are passed over. A damaged member is an error in its place.

    Args:
        file: The archive, open; a zip needs to be seekable.
        size: Its size in bytes.
        path: What it is called.
    """
    count = 0
    try:
        for found in _members(file, size, path):
            count += 1
            yield found
        if not count:
            yield FormatError("the archive holds no posts", path=path)
    except NewsparseError as error:
        yield error.within(*path)
    except _FOREIGN as error:
        yield _damaged(error, path)


def _members(file: BinaryIO, size: int, path: tuple[str, ...]) -> Iterator[Found]:
    head = file.read(HEAD)
    file.seek(0)
    if head.startswith(b"PK"):
        yield from _zip(file, size, path)
        return
    limit = max(RATIO_FLOOR, MAX_RATIO * size)
    if is_tar(head):
        yield from _tar(file, path)
        return
    opened: Any = gzip.open if head.startswith(b"\x1f\x8b") else bz2.open if head.startswith(b"BZh") else lzma.open
    with opened(file) as unfolded:
        stream = io.BufferedReader(_Bounded(unfolded, limit))
        head = stream.peek(HEAD)[:HEAD]
        if is_tar(head):
            yield from _tar(stream, path)
        elif is_archive(head):
            raise FormatError("an archive inside a compressed file is not read")
        else:
            yield _bounded_read(stream), path


class _Bounded(io.RawIOBase):
    """A stream that refuses to give more than a number of bytes."""

    def __init__(self, source: BinaryIO, limit: int) -> None:
        self._source = source
        self._left = limit

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._source.read(len(buffer))
        self._left -= len(data)
        if self._left < 0:
            raise LimitError(f"it unfolds to more than {MAX_RATIO} times its size")
        buffer[: len(data)] = data
        return len(data)


def _bounded_read(stream: Any) -> bytes:
    data: bytes = stream.read(MAX_MEMBER + 1)
    if len(data) > MAX_MEMBER:
        raise LimitError(f"it is larger than {MAX_MEMBER >> 20} MiB")
    if is_archive(data[:HEAD]):
        raise FormatError("an archive inside an archive is not read")
    return data


def _damaged(error: BaseException, path: tuple[str, ...]) -> FormatError:
    kind = "encrypted" if "encrypted" in str(error) or "password" in str(error) else "damaged"
    fault = FormatError(f"the archive is {kind}: {str(error) or type(error).__name__}", path=path)
    fault.__cause__ = error
    return fault


def _zip(file: BinaryIO, size: int, path: tuple[str, ...]) -> Iterator[Found]:
    left = max(RATIO_FLOOR, MAX_RATIO * size)
    with zipfile.ZipFile(file) as archive:
        members = archive.infolist()
        if len(members) > MAX_MEMBERS:
            raise LimitError(f"it has more than {MAX_MEMBERS} members")
        for member in members:
            name = _zip_name(member)
            if member.is_dir() or not is_post(name):
                continue
            # Members may lie on top of each other, so the sum is what counts.
            left -= member.file_size
            if left < 0:
                raise LimitError(f"it unfolds to more than {MAX_RATIO} times its size")
            try:
                with archive.open(member) as stream:
                    data = _bounded_read(stream)
            except NewsparseError as error:
                yield error.within(*path, name)
            except _FOREIGN as error:
                yield _damaged(error, (*path, name))
            else:
                yield data, (*path, name)


def _zip_name(member: zipfile.ZipInfo) -> str:
    """Undo code page 437, which zipfile takes names for that do not say they are UTF-8; in China they are GBK."""
    name = member.filename
    if name.isascii() or member.flag_bits & 0x800:
        return name
    raw = name.encode("cp437", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name


class _Header(tarfile.TarInfo):
    """A tar's header; a damaged one is an error, where tarfile takes it for the archive's end."""

    @classmethod
    def fromtarfile(cls, tarfile: tarfile.TarFile) -> Any:
        try:
            return super().fromtarfile(tarfile)
        except _HEADER_ERROR as error:
            if type(error).__name__ in {"InvalidHeaderError", "TruncatedHeaderError"}:
                raise _READ_ERROR(f"a member's header is broken: {error}") from error
            raise


_HEADER_ERROR = tarfile.HeaderError
_READ_ERROR = tarfile.ReadError


def _tar(stream: Any, path: tuple[str, ...]) -> Iterator[Found]:
    name = ""
    try:
        with tarfile.open(fileobj=stream, mode="r|", tarinfo=_Header, errors="surrogateescape") as archive:
            count = 0
            while (member := archive.next()) is not None:
                # tarfile keeps all headers that it met; a corpus has too many.
                archive.members = []  # type: ignore[attr-defined]  # public in effect since ever
                count += 1
                if count > MAX_MEMBERS:
                    raise LimitError(f"it has more than {MAX_MEMBERS} members")
                name = _tar_name(member.name)
                if not member.isreg() or not is_post(name):
                    continue
                try:
                    if member.issparse():
                        raise FormatError("a sparse member is not read")
                    data = _bounded_read(archive.extractfile(member))
                except NewsparseError as error:
                    if "times its size" in error.reason:
                        raise
                    yield error.within(*path, name)
                else:
                    yield data, (*path, name)
    except _FOREIGN as error:
        if isinstance(error, NewsparseError):
            raise
        yield _damaged(error, (*path, name) if name else path)


def _tar_name(name: str) -> str:
    try:
        name.encode()
    except UnicodeEncodeError:
        raw = name.encode("utf-8", "surrogateescape")
        try:
            return raw.decode("gb18030")
        except UnicodeDecodeError:
            return raw.decode("utf-8", "replace")
    return name
