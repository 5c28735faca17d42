r"""
Many articles at once: filtered, counted, compared, and as columns.

>>> import newsparse
>>> posts = ["---\ntitle: 渡口重开\ndate: 2022-01-18 10:00:00\n---\n<p>老渡口开放了。</p>", "---\ntitle: 初雪\n---\n<p>下雪了。</p>"]
>>> corpus = newsparse.Corpus(map(newsparse.loads, posts))
>>> [article.title for article in corpus.where(since="2022-01", text="渡口")]
['渡口重开']
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from attrs import evolve, field, frozen

from newsparse._api import Parser, iter_articles
from newsparse._corpus.conditions import Condition, Day, Names, conditions
from newsparse._corpus.dataset_card import dataset_card
from newsparse._corpus.description import Description, Tally
from newsparse._corpus.near import Entry, Pairs, near_pairs, same_stories
from newsparse._display.tables import Table, tables_html, tables_text
from newsparse._field_docs import list_fields
from newsparse._inputs.held_file import HeldFile
from newsparse._inputs.names import BinaryFile, Input, PathLike, check_input
from newsparse._inputs.whole_file import whole_file
from newsparse._optional import OptionalTypes, optional
from newsparse._runs.articles import OnError, check_on_error, check_workers
from newsparse.errors import FormatError, NewsparseError
from newsparse.models import Article, Card, Role

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa
else:
    pd, pl, pa = map(OptionalTypes, ("pandas", "polars", "pyarrow"))

__all__ = ["Corpus"]

_BATCH = 500
"""Articles of one record batch."""
_ROWS = 10
"""Articles that a notebook shows."""
_LOOKED_AT = 1000
"""Articles that are read to find so many: whoever looks at a corpus does not wait for all of it."""


def _inputs(given: Input | Iterable[Input | Article]) -> PathLike | tuple[PathLike | Article | HeldFile, ...]:
    if isinstance(given, str | os.PathLike):
        return given
    if isinstance(given, BinaryFile):
        return (_held(given),)
    if isinstance(given, bytes | bytearray | memoryview):
        check_input(given)
    if isinstance(given, Article) or not isinstance(given, Iterable):
        raise TypeError(f"a path, or several paths or articles, were expected, not {type(given).__name__}")
    return tuple(map(_held, given))


def _held(given: Input | Article | HeldFile) -> PathLike | Article | HeldFile:
    """Give an input that can be read again: an open file is empty the second time."""
    if isinstance(given, Article | HeldFile):
        return given
    check_input(given)
    return given if isinstance(given, str | os.PathLike) else HeldFile.of(given)


@frozen(repr=False, eq=False)
class Corpus:
    """
    A lazy collection of articles; each time it is iterated over, its inputs are read anew.

    It is immutable: a filter gives another corpus. A notebook shows its
    beginning as a table, and so does `print`. Whatever takes Arrow streams
    takes a corpus: ``polars.DataFrame(corpus)``, ``pyarrow.table(corpus)``.

    .. versionadded:: 0.1.0
    """

    inputs: PathLike | tuple[PathLike | Article | HeldFile, ...] = field(converter=_inputs)
    """
    A folder, a path, a glob, an archive, an open binary file, or any iterable of these; or an iterable of articles.

    A file that is open is read into memory at once, for it can be read but once.
    """
    parser: Parser | None = field(default=None, kw_only=True)
    """The settings for reading; the default ones if `None`."""
    on_error: OnError = field(default="raise", kw_only=True)
    """As for `newsparse.iter_articles`."""
    workers: int = field(default=1, kw_only=True)
    """As for `newsparse.iter_articles`."""
    _conditions: tuple[Condition, ...] = field(default=(), kw_only=True)

    def __attrs_post_init__(self) -> None:
        check_workers(self.workers)
        check_on_error(self.on_error)
        if not isinstance(self.parser, Parser | None):
            raise TypeError(f"parser: a Parser was expected, not {self.parser!r}")

    def __iter__(self) -> Iterator[Article]:
        return self._read()

    def _read(self, skipped: list[NewsparseError] | None = None) -> Iterator[Article]:
        tests = [test for _, test in self._conditions]
        return (article for article in self._all(skipped) if all(test(article) for test in tests))

    def _all(self, skipped: list[NewsparseError] | None = None) -> Iterator[Article]:
        paths: list[Input] = []
        if not isinstance(self.inputs, str | os.PathLike):
            held = [one for one in self.inputs if isinstance(one, Article)]
            if held:
                if len(held) < len(self.inputs):
                    raise TypeError("a corpus is made of articles or of paths, not of both")
                return iter(held)
            paths = [
                one.opened() if isinstance(one, HeldFile) else one
                for one in self.inputs
                if not isinstance(one, Article)
            ]
        on_error = self.on_error
        if skipped is not None and on_error != "raise":
            given = on_error

            def on_error(error: NewsparseError) -> None:
                skipped.append(error)
                if callable(given):
                    given(error)

        read = iter_articles if self.parser is None else self.parser.iter_articles
        inputs = self.inputs if isinstance(self.inputs, str | os.PathLike) else paths
        return read(inputs, on_error=on_error, workers=self.workers)

    @property
    def _zone(self) -> str:
        return "Asia/Shanghai" if self.parser is None else self.parser.timezone

    def where(
        self,
        *,
        source: Names | None = None,
        since: Day | None = None,
        before: Day | None = None,
        tag: Names | None = None,
        credit: Names | None = None,
        role: Role | Iterable[Role] | None = None,
        text: str | re.Pattern[str] | None = None,
    ) -> Corpus:
        """
        Return a corpus of the articles that meet all of the conditions given, besides those it has already.

        Where several names are given for one, one of them is enough.

        Args:
            source: The source's id or name.
            since: Published then or later: a `datetime.datetime`, a day, or
                a text such as ``2022-01-18``, ``2022-01`` or ``2022``, whose
                zone is the parser's. An article without a time meets neither this nor the next.
            before: Published earlier.
            tag: One of the tags.
            credit: The name of somebody credited, or their outlet's.
            role: A role that somebody has, or several of which one is enough; with *credit*, that these have.
            text: What title or text hold; a compiled pattern is searched for.

        Raises:
            ValueError: A day cannot be read, or there is no such role.
            TypeError: A condition is of another kind than expected.

        >>> from newsparse import Article, Corpus, Credit
        >>> one = Article(id="1" * 32, title="渡口", credits=(Credit(role="editor", name="李明"),))
        >>> corpus = Corpus([one, Article(id="2" * 32, title="初雪")])
        >>> corpus.where(credit=["李明", "王芳"], role="editor")
        <Corpus of 2 articles, credit=['李明', '王芳'], role='editor'>
        >>> corpus.where(credit="李明").where(text="雪").count()
        0
        """
        more = conditions(
            zone=self._zone, source=source, since=since, before=before, tag=tag, credit=credit, role=role, text=text
        )
        return evolve(self, conditions=(*self._conditions, *more))

    def filter(self, test: Callable[[Article], bool]) -> Corpus:
        """
        Return a corpus of the articles for which a function says so.

        Args:
            test: Given each article.
        """
        return evolve(self, conditions=(*self._conditions, (getattr(test, "__name__", "filter"), test)))

    def collect(self) -> Corpus:
        """Return a corpus of the same articles, read once and held in memory."""
        return Corpus(tuple(self), parser=self.parser)

    def count(self) -> int:
        """Count the articles, which reads them all."""
        return sum(1 for _ in self)

    def describe(self) -> Description:
        """Count articles by source and month, lengths, credits, tags and issues, which reads them all."""
        tally = Tally(self._zone)
        skipped: list[NewsparseError] = []
        for article in self._read(skipped):
            tally.add(article)
        return tally.description(skipped=len(skipped))

    def duplicates(self) -> tuple[tuple[Entry, ...], ...]:
        """
        Return the stories that are there more than once: those with one `Article.id`.

        Returns:
            A group a story, in each the earliest first.
        """
        return same_stories(self)

    def near_duplicates(self, threshold: float = 0.8, *, across_sources: bool = True) -> Pairs:
        """
        Return pairs of articles that say nearly the same, and which of each came first.

        Similarity is that of the sets of all stretches of four characters,
        estimated by MinHash with a standard error of at most 0.03; texts of
        fewer than fifty letters are passed over.

        Args:
            threshold: The least similarity, more than 0 and at most 1.
            across_sources: Leave out pairs of one source, as is done by default.

        Raises:
            NewsparseError: rensa is not installed (the extra ``duplicates``).
            ValueError: The threshold is none.
        """
        return near_pairs(self, threshold, across=across_sources)

    def write(self, path: PathLike, format: str | None = None) -> None:  # noqa: A002  # the word that users know
        """
        Write all articles to one file, without holding them.

        The file appears when it is whole, so it may be one that the corpus is read from.

        Args:
            path: The file.
            format: The id of a writer that sets several articles in one file:
                ``jsonl``, ``ninjs``, ``jsonld``, ``rss``, ``jsonfeed``; if `None`, the one that the
                file's name promises, and ``jsonl`` where it promises nothing or ends in ``.json``.

        Raises:
            PluginError: There is no such writer.
            FormatError: It holds one article a file, or the name promises what is not written.
            NewsparseError: An article cannot be read.
            OSError: The file cannot be written.
        """
        from newsparse import _registry  # noqa: PLC0415  # importing newsparse stays cheap
        from newsparse._promised import format_for  # noqa: PLC0415  # the same

        writers = _registry.writers()
        if format is None:
            of_many = {name: writer for name, writer in writers.items() if writer.lines or writer.dumps_all}
            format = format_for(path, of_many, "jsonl")  # noqa: A001  # as above
        writer = _registry.named(writers, format, "writer")
        if not (writer.lines or writer.dumps_all):
            raise FormatError(f"{writer.id} holds one article a file; newsparse.dump writes one")
        pieces = writer.dumps_all(self) if writer.dumps_all else map(writer.dumps, self)
        with whole_file(os.fspath(path)) as file:
            file.writelines(piece.encode("utf-8", "backslashreplace") for piece in pieces)

    def to_arrow(self) -> pa.Table:
        """
        Return a ``pyarrow.Table`` with the columns of `newsparse.arrow`.

        Raises:
            NewsparseError: pyarrow is not installed (the extra ``arrow``).
        """
        return self._stream().read_all()

    def to_pandas(self) -> pd.DataFrame:
        """
        Return a ``pandas.DataFrame`` with the columns of `newsparse.arrow`.

        Raises:
            NewsparseError: pandas or pyarrow is not installed (the extra ``pandas``).
        """
        optional("pandas", extra="pandas", use="to_pandas")
        return self.to_arrow().to_pandas()

    def to_polars(self) -> pl.DataFrame:
        """
        Return a ``polars.DataFrame`` with the columns of `newsparse.arrow`.

        Raises:
            NewsparseError: polars or pyarrow is not installed (the extra ``polars``).
        """
        frame: pl.DataFrame = optional("polars", extra="polars", use="to_polars").from_arrow(self.to_arrow())
        return frame

    def to_dataset(self) -> Any:
        """
        Return a ``datasets.Dataset`` of Hugging Face, held in memory.

        Raises:
            NewsparseError: datasets is not installed (the extra ``datasets``).
        """
        datasets = optional("datasets", extra="datasets", use="to_dataset")
        table = self.to_arrow()
        # Columns that are there for other uses of the table than this.
        return datasets.Dataset(
            table.drop_columns([name for name in ("input", "error", "exact") if _is_empty(table[name])])
        )

    def write_dataset(self, folder: PathLike, *, title: str, license: str | None = None) -> None:  # noqa: A002  # the hub's word
        """
        Write a folder that Hugging Face's ``load_dataset`` reads and its hub takes: Parquet files and a card.

        Nothing but the numbers for the card is held in memory.

        Args:
            folder: Where to; it is made if it is not there.
            title: What the data set is called.
            license: The hub's identifier of a licence, such as ``cc-by-4.0``.

        Raises:
            NewsparseError: pyarrow is not installed (the extra ``arrow``).
            FormatError: The folder holds data already.
        """
        from newsparse.arrow import write_parquet  # noqa: PLC0415  # the extra "arrow"

        tally = Tally(self._zone)
        write_parquet(tally.passing(self), os.path.join(folder, "data"))  # noqa: PTH118  # any path
        card = dataset_card(tally.description(), title=title, license=license)
        with whole_file(os.path.join(folder, "README.md")) as file:  # noqa: PTH118  # the same
            file.write(card.encode("utf-8", "backslashreplace"))

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self._stream().__arrow_c_stream__(requested_schema)

    def _stream(self) -> Any:
        """Return a reader of record batches, which are made while it is read."""
        from newsparse._columns.pyarrow import pa  # noqa: PLC0415  # the extra "arrow"
        from newsparse.arrow import SCHEMA, to_batch  # noqa: PLC0415  # the same

        articles = iter(self)
        batches = iter(lambda: list(islice(articles, _BATCH)), [])
        return pa.RecordBatchReader.from_batches(SCHEMA, map(to_batch, batches))

    def __repr__(self) -> str:
        if isinstance(self.inputs, str | os.PathLike):
            held = repr(os.fspath(self.inputs))
        else:
            kind = "article" if any(isinstance(one, Article) for one in self.inputs) else "input"
            held = f"of {len(self.inputs)} {kind}{'' if len(self.inputs) == 1 else 's'}"
        return f"<Corpus {', '.join([held, *[label for label, _ in self._conditions]])}>"

    def __str__(self) -> str:
        return tables_text((self._beginning(),))

    def _repr_html_(self) -> Card:
        return tables_html((self._beginning(),))

    def _beginning(self) -> Table:
        """Return the first articles as a table; an error ends it, for showing something never raises."""
        rows: list[tuple[str | int | None, ...]] = []
        looked, note = 0, ""
        try:
            for article in self._all():
                if len(rows) == _ROWS or looked == _LOOKED_AT:
                    note = (
                        f", the first {len(rows)}"
                        if len(rows) == _ROWS
                        else f", {len(rows)} of the first {looked:,} read"
                    )
                    break
                looked += 1
                if all(test(article) for _, test in self._conditions):
                    rows.append(_row(article))
        except NewsparseError as error:
            note = f'; reading stopped at {error} (on_error="skip" passes over it)'
        title = f"{repr(self)[1:-1]}{note}"
        return Table(
            title=title, head=("published", "source", "title", "characters", "pictures", "issues"), rows=tuple(rows)
        )


list_fields(Corpus)


def _row(article: Article) -> tuple[str | int | None, ...]:
    when = None if article.published is None else article.published.isoformat(sep=" ", timespec="minutes")
    source = article.source.name or article.source.id
    return (when, source, article.title, len(article.text), len(article.images), len(article.issues))


def _is_empty(column: Any) -> bool:
    return bool(column.null_count == len(column))
