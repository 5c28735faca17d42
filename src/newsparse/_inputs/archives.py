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

from newsparse._inputs.json_lines import begins_json, read_lines, too_large
from newsparse._inputs.kinds import ARCHIVES, HEAD, Found, is_archive, is_post, is_tar, may_be_read
from newsparse._limits import Limits
from newsparse.errors import FormatError, LimitError, NewsparseError

__all__ = ["read_members"]

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


_NESTED = "an archive inside an archive is not read; unpack it first"


def read_members(file: Any, path: tuple[str, ...], limits: Limits) -> Iterator[Found]:
    """
    Yield the members of an archive, or what a compressed file holds; only a zip needs to be at hand in full.

    Directories, links, dotfiles, ``__MACOSX`` and files whose name is not that
    of a post are passed over. A damaged member is an error in its place, and so is
    an archive.

    Args:
        file: The archive, open for bytes, with a ``peek``.
        path: What it is called.
        limits: Its bytes, members, ratio and unfolded are looked at.
    """
    count = 0
    try:
        for found in _members(file, path, limits):
            count += 1
            yield found
        if not count:
            yield FormatError("the archive holds no posts", path=path)
    except NewsparseError as error:
        yield error.within(*path)
    except _FOREIGN as error:
        yield _damaged(error, path)


def _members(file: Any, path: tuple[str, ...], limits: Limits) -> Iterator[Found]:
    head = file.peek(HEAD)[:HEAD]
    if head.startswith(b"PK"):
        # Its list of members stands at its end.
        yield from _zip(file if file.seekable() else io.BytesIO(_bounded_read(file, limits)), path, limits)
        return
    if is_tar(head):
        yield from _tar(file, path, limits)
        return
    opened: Any = gzip.open if head.startswith(b"\x1f\x8b") else bz2.open if head.startswith(b"BZh") else lzma.open
    folded = _Counted(file)
    with opened(folded) as unfolded:
        stream = io.BufferedReader(_Bounded(unfolded, folded, limits))
        head = stream.peek(HEAD)[:HEAD]
        if is_tar(head):
            yield from _tar(stream, path, limits)
        elif is_archive(head):
            raise FormatError("an archive inside a compressed file is not read")
        else:
            yield from _contents(stream, path, limits)


class _Counted:
    """A file that knows how many bytes were read of it."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.count = 0

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size)
        self.count += len(data)
        return data


class _Bounded(io.RawIOBase):
    """What a compressed file holds, as long as it is in proportion to what was read of it."""

    def __init__(self, source: BinaryIO, folded: _Counted, limits: Limits) -> None:
        self._source = source
        self._folded = folded
        self._limits = limits
        self._count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._source.read(len(buffer))
        self._count += len(data)
        if self._count > max(self._limits.unfolded, self._limits.ratio * self._folded.count):
            raise _unfolds(self._limits)
        buffer[: len(data)] = data
        return len(data)


def _unfolds(limits: Limits) -> LimitError:
    return LimitError(f"it unfolds to more than {limits.ratio} times its size (limits.ratio)")


def _contents(stream: Any, path: tuple[str, ...], limits: Limits) -> Iterator[Found]:
    """Yield a member, or its lines where it is JSON Lines."""
    if begins_json(stream.peek(HEAD)[:HEAD]):
        yield from read_lines(stream, path, limits)
    else:
        data = _bounded_read(stream, limits)
        if is_archive(data[:HEAD]):
            raise FormatError(_NESTED)
        yield data, path


def _bounded_read(stream: Any, limits: Limits) -> bytes:
    data: bytes = stream.read(limits.bytes + 1)
    if len(data) > limits.bytes:
        raise too_large(limits)
    return data


def _damaged(error: BaseException, path: tuple[str, ...]) -> FormatError:
    kind = "encrypted" if "encrypted" in str(error) or "password" in str(error) else "damaged"
    fault = FormatError(f"the archive is {kind}: {str(error) or type(error).__name__}", path=path)
    fault.__cause__ = error
    return fault


def _zip(file: BinaryIO, path: tuple[str, ...], limits: Limits) -> Iterator[Found]:
    left = max(limits.unfolded, limits.ratio * file.seek(0, io.SEEK_END))
    with zipfile.ZipFile(file) as archive:
        members = archive.infolist()
        if len(members) > limits.members:
            raise _too_many(limits)
        for member in members:
            name = _zip_name(member)
            if member.is_dir() or not is_post(name):
                if may_be_read(name, ARCHIVES):
                    yield FormatError(_NESTED, path=(*path, name))
                continue
            # Members may lie on top of each other, so the sum is what counts.
            left -= member.file_size
            if left < 0:
                raise _unfolds(limits)
            try:
                with archive.open(member) as stream:
                    yield from _contents(stream, (*path, name), limits)
            except NewsparseError as error:
                yield error.within(*path, name)
            except _FOREIGN as error:
                yield _damaged(error, (*path, name))


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


def _too_many(limits: Limits) -> LimitError:
    return LimitError(f"it has more than {limits.members} members (limits.members)")


def _tar(stream: Any, path: tuple[str, ...], limits: Limits) -> Iterator[Found]:
    name = ""
    try:
        with tarfile.open(fileobj=stream, mode="r|", tarinfo=_Header, errors="surrogateescape") as archive:
            count = 0
            while (member := archive.next()) is not None:
                # tarfile keeps all headers that it met; a corpus has too many.
                archive.members = []  # type: ignore[attr-defined]  # public in effect since ever
                count += 1
                if count > limits.members:
                    raise _too_many(limits)
                name = _tar_name(member.name)
                if not member.isreg() or not is_post(name):
                    if member.isreg() and may_be_read(name, ARCHIVES):
                        yield FormatError(_NESTED, path=(*path, name))
                    continue
                try:
                    if member.issparse():
                        raise FormatError("a sparse member is not read")
                    yield from _contents(archive.extractfile(member), (*path, name), limits)
                except NewsparseError as error:
                    if error.reason == _unfolds(limits).reason:
                        raise  # what follows would unfold as well
                    yield error.within(*path, name)
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
