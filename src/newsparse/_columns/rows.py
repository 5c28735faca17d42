"""Articles to rows of Arrow columns, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta, timezone
from typing import Any

from attrs import evolve

from newsparse._columns.pyarrow import pa
from newsparse._written.restore import article_from_dict
from newsparse._written.serial import article_to_dict
from newsparse.errors import FormatError, NewsparseError
from newsparse.models import Article

__all__ = ["DERIVED", "SCHEMA", "articles_of", "batch_of", "row_of"]

_TIME = pa.timestamp("us", tz="UTC")
_TEXTS = pa.list_(pa.string())


def _struct(**fields: pa.DataType) -> pa.DataType:
    return pa.struct(list(fields.items()))


_IMAGE = _struct(url=pa.string(), caption=pa.string(), alt=pa.string(), width=pa.int64(), height=pa.int64())
_WHERE = _struct(part=pa.string(), index=pa.int64())

SCHEMA = pa.schema(
    {
        "id": pa.string(),
        "title": pa.string(),
        "title_restored": pa.string(),
        "source": _struct(id=pa.string(), name=pa.string(), channel=pa.string(), section=pa.string()),
        "published": _TIME,
        "published_offset": pa.int32(),
        "updated": _TIME,
        "updated_offset": pa.int32(),
        "url": pa.string(),
        "language": pa.string(),
        "summary": pa.string(),
        "text": pa.string(),
        "tags": _TEXTS,
        "credits": pa.list_(
            _struct(role=pa.string(), name=pa.string(), affiliation=pa.string(), label=pa.string(), where=_WHERE)
        ),
        "images": pa.list_(_IMAGE),
        "lead_image": _IMAGE,
        "blocks": pa.string(),
        "removed": pa.list_(
            _struct(kind=pa.string(), text=pa.string(), html=pa.string(), rule=pa.string(), position=pa.int64())
        ),
        "issues": pa.list_(_struct(code=pa.string(), message=pa.string(), path=_TEXTS, severity=pa.string())),
        "metadata": pa.string(),
        "provenance": _struct(
            path=_TEXTS,
            format=pa.string(),
            encoding=pa.string(),
            replaced=pa.int64(),
            cleaner=pa.string(),
            cleaner_version=pa.string(),
            newsparse_version=pa.string(),
        ),
        "path": pa.string(),
        "input": pa.binary(),
        "error": pa.string(),
        "exact": pa.string(),
    }
)
"""The columns of an article; the reference says what each holds."""

DERIVED = frozenset(("text", "images", "path"))
"""Columns that say again what stands elsewhere, and are not read back."""

_JSON = ("blocks", "metadata")
"""Columns of JSON: blocks hold blocks, metadata holds anything, and Arrow's types are neither recursive nor open."""
_TIMES = ("published", "updated")
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001  # the offset is counted apart
_MICROSECOND = timedelta(microseconds=1)


def row_of(item: Article | NewsparseError) -> dict[str, Any]:
    """
    Return an article, or an error, as a row of `SCHEMA`.

    Args:
        item: An article; or the error that stands in its place, whose path
            is then in ``provenance`` and whose reason in ``error``.

    Returns:
        A value for each column; a column that is missing is null.
    """
    if isinstance(item, NewsparseError):
        # The last part of an error's path may be a field; what was read is the first.
        return {"path": next(iter(item.path), None), "provenance": {"path": list(item.path)}, "error": item.reason}
    row = article_to_dict(item)
    for name in _JSON:
        row[name] = json.dumps(row[name], ensure_ascii=False, separators=(",", ":"))
    for name in _TIMES:
        moment: datetime | None = getattr(item, name)
        row[name], row[f"{name}_offset"] = (None, None) if moment is None else _instant(moment)
    row["input"] = item.input
    return row


def _instant(moment: datetime) -> tuple[int, int]:
    """Give microseconds since 1970 in UTC, and the offset in seconds east of it."""
    offset = moment.utcoffset() or timedelta()
    return (moment.replace(tzinfo=None) - _EPOCH - offset) // _MICROSECOND, offset // timedelta(seconds=1)


def batch_of(rows: Iterable[Mapping[str, Any]]) -> pa.RecordBatch:
    """
    Return rows as a record batch.

    What a column cannot hold – half of a surrogate pair, as JSON and names of
    files may have, or a number beyond 64 bits – becomes U+FFFD or null there,
    and the whole row stands in ``exact``.

    Args:
        rows: As `row_of` gives them.

    Returns:
        A batch of `SCHEMA`.
    """
    rows = list(rows)
    try:
        return pa.RecordBatch.from_pylist(rows, schema=SCHEMA)
    except (UnicodeEncodeError, OverflowError, pa.ArrowInvalid):
        return pa.RecordBatch.from_pylist([_fitting(row) for row in rows], schema=SCHEMA)


def _fitting(row: Mapping[str, Any]) -> Mapping[str, Any]:
    fitted = _fit(row)
    if fitted == row:
        return row
    exact = json.dumps({name: value for name, value in row.items() if name not in {*DERIVED, "input"}})
    return {**fitted, "exact": exact}


def _fit(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, int):
        return value if -(1 << 63) <= value < 1 << 63 else None
    if isinstance(value, Mapping):
        return {key: _fit(item) for key, item in value.items()}
    return [_fit(item) for item in value] if isinstance(value, list) else value


def articles_of(batch: pa.RecordBatch) -> Iterator[Article | NewsparseError]:
    """
    Yield the articles of a record batch.

    Args:
        batch: Of `SCHEMA`. Columns may be missing or in another order; what
            they held takes the default of the field then.

    Yields:
        An article a row, or the error that stands in its place.

    Raises:
        FormatError: The batch is none of articles.
    """
    names = batch.schema.names
    if "id" not in names:
        raise FormatError("this is no table of articles: it has no column 'id'")
    for name in _TIMES:
        if name in names:
            # As numbers: a time in UTC may lie outside the years that a datetime can hold.
            try:
                numbers = batch.column(name).cast(_TIME).cast(pa.int64())
            except pa.ArrowException as error:
                raise FormatError(f"{_TIME} was expected, not {batch.schema.field(name).type}", path=(name,)) from error
            batch = batch.set_column(names.index(name), name, numbers)
    for row in batch.to_pylist():
        try:
            restored = _restored(row)
        except NewsparseError:
            raise
        except (ValueError, TypeError, AttributeError, OverflowError) as error:
            # Columns of JSON and of offsets may hold anything.
            raise FormatError(f"a row of it is no article: {error}") from error
        yield restored


def _restored(row: dict[str, Any]) -> Article | NewsparseError:
    given = row.get("input")
    if row.get("exact") is not None:
        row = json.loads(row["exact"])
    if row.get("error") is not None:
        return NewsparseError(row["error"], path=tuple((row.get("provenance") or {}).get("path") or ()))
    for name in _JSON:
        if row.get(name) is not None:
            row[name] = json.loads(row[name])
    for name in _TIMES:
        row[name] = _moment(row.get(name), row.get(f"{name}_offset") or 0)
    article = article_from_dict(row)
    return article if given is None else evolve(article, input=given)


def _moment(instant: int | None, offset: int) -> str | None:
    if instant is None:
        return None
    zone = timezone(timedelta(seconds=offset))
    return (_EPOCH + timedelta(seconds=offset, microseconds=instant)).replace(tzinfo=zone).isoformat()
