"""Posts and how each was cleaned."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from attrs import frozen

from newsparse._api import Parser
from newsparse._blocks import Built
from newsparse._inputs.names import PathLike, read_inputs
from newsparse._markup.lines import Line
from newsparse._pipeline import read_articles
from newsparse.errors import NewsparseError
from newsparse.models import Article, RawPost
from newsparse.rules import Compiled

__all__ = ["Traced", "read_traced"]


@frozen
class Traced:
    """What cleaning one post went through."""

    post: RawPost
    compiled: Compiled
    lines: list[Line]
    """As they were judged."""
    built: Built


def read_traced(
    inputs: PathLike | Iterable[PathLike], parser: Parser, on_error: Callable[[NewsparseError], object] | None = None
) -> Iterator[tuple[Article, Traced | None]]:
    """
    Read articles, each with how it was cleaned.

    Args:
        inputs: As `Parser.iter_articles` takes them.
        parser: The settings.
        on_error: Is given what cannot be read; without it the first such error is raised.

    Yields:
        An article and its trace; `None` for one that newsparse itself wrote, which is not cleaned again.
    """
    held: list[Traced] = []

    def hold(post: RawPost, compiled: Compiled, lines: list[Line], built: Built) -> None:
        held.append(Traced(post, compiled, lines, built))

    for found in read_inputs(inputs, parser.limits):
        try:
            if isinstance(found, NewsparseError):
                raise found
            data, path = found
            for article in read_articles(parser, data, path, hold):
                yield article, held.pop() if held else None
        except NewsparseError as error:
            held.clear()
            if on_error is None:
                raise
            on_error(error)
