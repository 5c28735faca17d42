"""What happens as inputs are read: articles, and the end of each input."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from typing import Any, TypeAlias

from attrs import frozen

from newsparse._inputs.names import Found, read_input
from newsparse._pipeline import Settings, read_articles
from newsparse.errors import NewsparseError
from newsparse.models import Article

__all__ = ["Ended", "Event", "Item", "Then", "as_it_is", "events_of", "path_of", "read_all"]

Item: TypeAlias = str | Found
"""The name of a file that is yet to be read, or what was read already."""

Then: TypeAlias = Callable[[Article], Any]
"""What is made of each article where it was parsed, in a worker process if there are some."""


@frozen
class Ended:
    """The end of one input."""

    path: tuple[str, ...]
    """What it is called."""
    error: NewsparseError | None = None
    """Why it gave no article, or no more."""


Event: TypeAlias = Any
"""What `Then` made of an article, or an `Ended`."""


def as_it_is(article: Article) -> Article:
    """Give the article itself."""
    return article


def path_of(item: Item) -> tuple[str, ...]:
    """Tell what an input is called."""
    if isinstance(item, str):
        return (item,)
    return item.path if isinstance(item, NewsparseError) else item[1]


def read_all(parser: Settings, items: Iterable[Item], then: Then) -> Generator[Event, None, None]:
    """Yield the events of many inputs, read here, one after the other."""
    for item in items:
        yield from events_of(parser, item, then)


def events_of(parser: Settings, item: Item, then: Then) -> Iterator[Event]:
    """
    Yield what comes of one item: of each input in it the articles, then how it ended.

    Args:
        parser: The settings.
        item: An input, or a file; one that is an archive has several inputs.
        then: What to make of each article. Its errors are nobody's input's, and end the run.
    """
    for found in read_input(item, parser.limits) if isinstance(item, str) else (item,):
        if isinstance(found, NewsparseError):
            yield Ended(found.path, found)
            continue
        articles = read_articles(parser, *found)
        error = None
        while True:
            try:
                article = next(articles, None)
            except NewsparseError as fault:
                error = fault
                break
            if article is None:
                break
            yield then(article)
        yield Ended(found[1], error)
