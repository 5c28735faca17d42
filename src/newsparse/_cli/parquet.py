"""``newsparse parse --to parquet``."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Protocol

from newsparse import Article
from newsparse._cli.wrong import WrongUseError

__all__ = ["PARQUET", "Sink", "parquet_for"]

PARQUET = "parquet"
"""What ``--to`` calls it. It is no writer, for those give a text an article."""


class Sink(Protocol):
    """Takes articles."""

    def write(self, article: Article, /) -> None:
        """Take one article."""


class _NothingError(Exception):
    """No article was read: an empty corpus is no use to anybody."""


@contextmanager
def parquet_for(arguments: Namespace, target: str | None) -> Iterator[Sink]:
    """Open what ``-o`` names."""
    if target is None:
        raise WrongUseError("parquet cannot go to standard output; give -o corpus/ or -o corpus.parquet")
    from newsparse._parquet import Parts  # noqa: PLC0415  # pyarrow, which others need not pay

    try:
        parts = Parts(target, part_rows=arguments.part_rows, partition_by=tuple(arguments.partition_by))
    except ValueError as error:
        raise WrongUseError(str(error)) from error
    with suppress(_NothingError), parts:
        yield parts
        if not parts.rows:
            raise _NothingError
