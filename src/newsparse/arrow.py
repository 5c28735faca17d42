"""
Articles as Arrow columns and Parquet files; needs the extra ``arrow``.

`parse_batch` is the whole library as one pure function from record batch to
record batch: any engine that runs such functions – Polars, DuckDB, Daft, Ray,
Spark – runs newsparse.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from io import BytesIO

from newsparse._api import Parser
from newsparse._columns.parquet import Parts, read_files
from newsparse._columns.pyarrow import pa
from newsparse._columns.rows import SCHEMA, articles_of, batch_of, row_of
from newsparse._inputs.names import read_input
from newsparse._pipeline import read_articles
from newsparse._runs.articles import OnError, check_on_error
from newsparse.errors import FormatError, NewsparseError
from newsparse.models import Article

__all__ = ["SCHEMA", "from_batch", "parse_batch", "read_parquet", "to_batch", "write_parquet"]

_INPUT = {"path": pa.string(), "bytes": pa.binary()}


def parse_batch(batch: pa.RecordBatch, *, parser: Parser | None = None) -> pa.RecordBatch:
    r"""
    Read a batch of posts.

    The function is pure and pickles, with its settings too:
    ``functools.partial(parse_batch, parser=Parser(strict=True))``.

    Args:
        batch: With the columns ``path`` (text) and ``bytes`` (binary); others
            are passed over. A few hundred posts make a good batch; Arrow's
            own limit is 2 GB a column.
        parser: The settings; the default ones if `None`.

    Returns:
        A batch of `SCHEMA`, in the order of the posts: a row an article, so
        several for a feed or an archive. A post that cannot be read is a row
        of its own, with the reason in ``error`` and the path in ``provenance``.

    Raises:
        FormatError: The columns are not there, or hold something else.

    >>> import pyarrow as pa
    >>> from newsparse.arrow import SCHEMA, parse_batch
    >>> post = "---\ntitle: 早安\n---\n<p>新的一天开始了。</p>".encode()
    >>> batch = pa.RecordBatch.from_pydict({"path": ["a.md", "b.md"], "bytes": [post, b""]})
    >>> articles = parse_batch(batch)
    >>> articles.schema == SCHEMA
    True
    >>> articles.select(["path", "text", "error"]).to_pylist()
    [{'path': 'a.md', 'text': '新的一天开始了。', 'error': None}, {'path': 'b.md', 'text': None, 'error': 'the input is empty'}]

    .. versionadded:: 0.1.0
    """
    parser = parser or Parser()
    paths, inputs = (_column(batch, name, kind).to_pylist() for name, kind in _INPUT.items())
    return to_batch(item for path, data in zip(paths, inputs, strict=True) for item in _read(parser, path, data))


def _column(batch: pa.RecordBatch, name: str, kind: pa.DataType) -> pa.Array:
    if name not in batch.schema.names:
        raise FormatError(f"a batch of posts has the columns {' and '.join(_INPUT)}, not {batch.schema.names}")
    try:
        return batch.column(name).cast(kind)
    except pa.ArrowException as error:
        raise FormatError(f"{kind} was expected, not {batch.schema.field(name).type}", path=(name,)) from error


def _read(parser: Parser, path: str | None, data: bytes | None) -> Iterator[Article | NewsparseError]:
    outer = () if path is None else (path,)
    if data is None:
        yield FormatError("there are no bytes", path=outer)
        return
    for found in read_input(BytesIO(data), parser.limits):
        if isinstance(found, NewsparseError):
            yield found.within(*outer)
            continue
        member, inner = found
        try:
            yield from read_articles(parser, member, (*outer, *inner))
        except NewsparseError as error:
            yield error


def to_batch(articles: Iterable[Article | NewsparseError]) -> pa.RecordBatch:
    r"""
    Return articles as a record batch of `SCHEMA`.

    Args:
        articles: In the order of the rows. An error gives a row that holds
            nothing but the reason and the path.

    >>> import newsparse
    >>> from newsparse.arrow import to_batch
    >>> batch = to_batch([newsparse.loads("---\ntitle: 早安\n---\n<p>新的一天开始了。</p>")])
    >>> batch.column("title").to_pylist()
    ['早安']

    .. versionadded:: 0.1.0
    """
    return batch_of(map(row_of, articles))


def from_batch(batch: pa.RecordBatch) -> Iterator[Article | NewsparseError]:
    """
    Yield the articles of a record batch, equal to those it was made of.

    Args:
        batch: Of `SCHEMA`. Columns may be missing; what they held takes the
            default of the field then.

    Yields:
        An article a row, or the error that stands in its place.

    Raises:
        FormatError: The batch is none of articles.

    >>> from newsparse import Article
    >>> from newsparse.arrow import from_batch, to_batch
    >>> article = Article(id="0" * 32, title="早安")
    >>> list(from_batch(to_batch([article]))) == [article]
    True

    .. versionadded:: 0.1.0
    """
    return articles_of(batch)


def write_parquet(
    articles: Iterable[Article | NewsparseError],
    path: str | os.PathLike[str],
    *,
    part_rows: int | None = None,
    partition_by: str | Iterable[str] = (),
) -> tuple[str, ...]:
    r"""
    Write articles to Parquet, in flat memory however many there are.

    Args:
        articles: What to write; an iterator is read once.
        path: A file that ends in ``.parquet``, or else a folder for parts.
        part_rows: The most articles a part of a folder holds; 50,000 if `None`.
        partition_by: Any of ``source_id``, ``year`` and ``month`` (of
            publication, in UTC, as ``2022-01``): a folder
            ``source_id=sina`` and so on for each value.

    Returns:
        The files. They appear when all are whole, or not at all.

    Raises:
        FormatError: The folder holds Parquet files already.
        ValueError: ``part_rows`` or ``partition_by`` is none of those above.
        OSError: A file cannot be written.

    >>> import newsparse, tempfile
    >>> from newsparse.arrow import read_parquet, write_parquet
    >>> article = newsparse.loads("---\ntitle: 早安\n---\n<p>新的一天开始了。</p>")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     files = write_parquet([article], f"{folder}/corpus.parquet")
    ...     list(read_parquet(files[0])) == [article]
    True

    .. versionadded:: 0.1.0
    """
    names = (partition_by,) if isinstance(partition_by, str) else tuple(partition_by)
    with Parts(os.fspath(path), part_rows=part_rows, partition_by=names) as parts:
        for article in articles:
            parts.write(article)
    return parts.files


def read_parquet(path: str | os.PathLike[str], *, on_error: OnError = "raise") -> Iterator[Article]:
    """
    Yield the articles of a Parquet file, or of a folder of them.

    Args:
        path: What `write_parquet`, or an engine that ran `parse_batch`, wrote.
        on_error: What a row that holds an error does: ``"raise"``, ``"skip"``,
            or a function that is given the error.

    Yields:
        Articles equal to those that were written.

    Raises:
        FormatError: There is no Parquet file, or one holds no articles.
        NewsparseError: A row holds an error.
        ValueError: ``on_error`` is none of those above.

    .. versionadded:: 0.1.0
    """
    check_on_error(on_error)
    return _articles(read_files(os.fspath(path)), on_error)


def _articles(items: Iterable[Article | NewsparseError], on_error: OnError) -> Iterator[Article]:
    for item in items:
        if isinstance(item, Article):
            yield item
        elif on_error == "raise":
            raise item
        elif callable(on_error):
            on_error(item)
