"""``newsparse parse --to parquet``."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from newsparse import Article
from newsparse._cli.wrong import NothingReadError, WrongUseError

if TYPE_CHECKING:
    from newsparse._columns.parquet import Parts

__all__ = ["PARQUET", "Corpus", "parquet_for"]

PARQUET = "parquet"
"""What ``--to`` calls it. It is no writer, for those give a text an article."""


class Row(NamedTuple):
    """An article as columns, and what was wrong with it."""

    values: dict[str, Any]
    """Those of `newsparse.arrow.SCHEMA`."""
    issues: tuple[str, ...]
    """Codes of what was wrong with it."""


class Corpus:
    """Takes articles, whose rows are made where they were parsed: by many workers, not by the one that writes."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    @property
    def then(self) -> Callable[[Article], Row]:
        """What to make of each article where it was parsed; it pickles."""
        return _row

    def write(self, row: Row) -> None:
        """Take one article."""
        self._parts.write_row(row.values)


def _row(article: Article) -> Row:
    from newsparse._columns.rows import row_of  # noqa: PLC0415  # pyarrow, which others need not pay

    return Row(row_of(article), tuple([issue.code for issue in article.issues]))


@contextmanager
def parquet_for(arguments: Namespace, target: str | None) -> Iterator[Corpus]:
    """Open what ``-o`` names."""
    if target is None:
        raise WrongUseError("parquet cannot go to standard output; give -o corpus/ or -o corpus.parquet")
    from newsparse._columns.parquet import Parts  # noqa: PLC0415  # as above

    try:
        parts = Parts(target, part_rows=arguments.part_rows, partition_by=tuple(arguments.partition_by))
    except ValueError as error:
        raise WrongUseError(str(error)) from error
    with suppress(NothingReadError), parts:
        yield Corpus(parts)
        if not parts.rows:
            raise NothingReadError
