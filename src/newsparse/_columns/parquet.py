"""Parquet files of articles, in parts of a set size, written in flat memory."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote

from attrs import define, field

from newsparse._columns.pyarrow import pa, pq
from newsparse._columns.rows import DERIVED, SCHEMA, articles_of, batch_of, row_of
from newsparse._suggest import did_you_mean
from newsparse.errors import FormatError, NewsparseError
from newsparse.models import Article

__all__ = ["PARTITIONS", "Parts", "read_files"]

SUFFIX = ".parquet"
PART_ROWS = 50_000
"""A few hundred megabytes, what engines like best."""
_UNKNOWN = "__HIVE_DEFAULT_PARTITION__"
"""What Hive, and so every engine, calls the folder of the rows whose value is null."""
_MOST_WAITING = 1 << 25
"""Bytes, roughly, of rows that wait to be written."""
_MOST_OPEN = 100
"""Files; systems give a process 256 and more."""
_ROWS_READ = 256


def _published(row: Mapping[str, Any]) -> datetime | None:
    instant = row.get("published")
    if instant is None:
        return None
    try:
        return datetime(1970, 1, 1) + timedelta(microseconds=instant)  # noqa: DTZ001  # in UTC, as the column
    except OverflowError:
        return None


def _year(row: Mapping[str, Any]) -> str | None:
    moment = _published(row)
    return None if moment is None else f"{moment.year:04}"


def _month(row: Mapping[str, Any]) -> str | None:
    moment = _published(row)
    return None if moment is None else f"{moment.year:04}-{moment.month:02}"


PARTITIONS: Mapping[str, Callable[[Mapping[str, Any]], str | None]] = {
    "source_id": lambda row: (row.get("source") or {}).get("id"),
    "year": _year,
    "month": _month,
}
"""What a corpus can be parted by: no column has these names, which readers would take for a clash."""


def _value(value: str | None) -> str:
    """Return what stands in a folder's name: an id may come from outside, and be anything."""
    return quote(value.encode("utf-8", "replace")[:80], safe="") if value else _UNKNOWN


def _size(row: Mapping[str, Any]) -> int:
    """Return about how many bytes a row takes while it waits."""
    text = sum([len(row.get(name) or "") for name in ("text", "blocks", "metadata")])
    html = sum([len(entry["html"] or "") for entry in row.get("removed") or ()])
    return 2_000 + 3 * (text + html) + len(row.get("input") or b"")


@define
class _Part:
    """One file, which has its name when all files are whole."""

    target: Path
    rows: list[dict[str, Any]] = field(factory=list)
    waiting: int = 0
    written: int = 0
    file: pq.ParquetWriter | None = None

    @property
    def unfinished(self) -> Path:
        return self.target.with_name(f".{self.target.name}.unfinished")

    def flush(self) -> None:
        if self.file is None:
            self.target.parent.mkdir(parents=True, exist_ok=True)
            self.file = pq.ParquetWriter(self.unfinished, SCHEMA, compression="zstd")
        self.file.write_batch(batch_of(self.rows))
        self.written += len(self.rows)
        self.rows, self.waiting = [], 0

    def close(self) -> None:
        if self.rows or self.file is None:
            self.flush()
        assert self.file is not None  # noqa: S101  # flush opened it
        self.file.close()


class Parts:
    """
    A context in which articles are written to one file, or to the parts of a folder.

    What was written has its name at the end of the context, or is gone where
    an error ended it.
    """

    def __init__(self, path: str, *, part_rows: int | None, partition_by: tuple[str, ...] = ()) -> None:
        for name in partition_by:
            if name not in PARTITIONS:
                hint = did_you_mean(name, PARTITIONS)
                raise ValueError(f"partition_by: {name!r} is none of {', '.join(PARTITIONS)}{hint}")
        if part_rows is not None and part_rows < 1:
            raise ValueError(f"part_rows: a part has at least one row, not {part_rows}")
        self._root = Path(path)
        self._single = self._root.suffix == SUFFIX and not self._root.is_dir()
        if self._single and partition_by:
            raise ValueError(f"partition_by: {path} is one file, which has no partitions; give a folder")
        if not self._single and next(self._root.rglob(f"*{SUFFIX}"), None) is not None:
            raise FormatError("the folder holds Parquet files already, which would mix; give another", path=(path,))
        self._part_rows = part_rows or PART_ROWS
        self._names = partition_by
        self._parts: dict[tuple[str, ...], _Part] = {}
        self._numbers: dict[tuple[str, ...], int] = {}
        self._done: list[_Part] = []
        self._waiting = 0
        self.rows = 0

    def write(self, item: Article | NewsparseError) -> None:
        """Take one article, or the error that stands in its place."""
        self.write_row(row_of(item))

    def write_row(self, row: dict[str, Any]) -> None:
        """Take one row, as `row_of` makes it."""
        key = tuple([f"{name}={_value(PARTITIONS[name](row))}" for name in self._names])
        part = self._parts.get(key) or self._begin(key)
        size = _size(row)
        part.rows.append(row)
        part.waiting += size
        self._waiting += size
        self.rows += 1
        if not self._single and part.written + len(part.rows) == self._part_rows:
            self._end(key)
        elif self._waiting > _MOST_WAITING:
            self._make_room()

    def _begin(self, key: tuple[str, ...]) -> _Part:
        number = self._numbers.get(key, 0)
        self._numbers[key] = number + 1
        target = self._root if self._single else self._root.joinpath(*key, f"part-{number:05}{SUFFIX}")
        return self._parts.setdefault(key, _Part(target))

    def _make_room(self) -> None:
        fullest = max(self._parts.values(), key=lambda part: part.waiting)
        if fullest.file is None:
            opened = [key for key, part in self._parts.items() if part.file is not None]
            if len(opened) >= _MOST_OPEN:
                self._end(opened[0])
        self._waiting -= fullest.waiting
        fullest.flush()

    def _end(self, key: tuple[str, ...]) -> None:
        part = self._parts.pop(key)
        self._done.append(part)
        self._waiting -= part.waiting
        part.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            self.discard()
            return
        if not self.rows and not self._names:
            self._begin(())  # an empty table is one, too
        try:
            for key in list(self._parts):
                self._end(key)
        except BaseException:
            self.discard()
            raise
        for part in self._done:
            part.unfinished.replace(part.target)

    @property
    def files(self) -> tuple[str, ...]:
        """The files that are whole, in the order in which they were begun."""
        return tuple(os.fspath(part.target) for part in self._done)

    def discard(self) -> None:
        """Remove what was written."""
        for part in (*self._parts.values(), *self._done):
            if part.file is not None:
                part.file.close()
                part.unfinished.unlink(missing_ok=True)
        self._parts, self._done = {}, []


def read_files(path: str) -> Iterator[Article | NewsparseError]:
    """
    Yield the articles of a Parquet file, or of all those in a folder, in the order of their names.

    Raises:
        FormatError: There is no file, or one holds no articles; the path says which.
    """
    root = Path(path)
    files = sorted(root.rglob(f"*{SUFFIX}")) if root.is_dir() else [root]
    if not files:
        raise FormatError("the folder holds no Parquet files", path=(path,))
    for file in files:
        try:
            with pq.ParquetFile(file) as table:
                columns = [name for name in table.schema_arrow.names if name in SCHEMA.names and name not in DERIVED]
                for batch in table.iter_batches(_ROWS_READ, columns=columns):
                    yield from articles_of(batch)
        except (OSError, pa.ArrowException) as error:
            raise FormatError(f"cannot read it: {error}", path=(os.fspath(file),)) from error
        except NewsparseError as error:
            raise error.within(os.fspath(file)) from error.__cause__
