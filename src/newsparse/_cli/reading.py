"""From arguments to a parser and to articles."""

from __future__ import annotations

import shutil
import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Iterator
from typing import Literal

from attrs import define, field

from newsparse import Article, NewsparseError, Parser
from newsparse._cli.wrong import WrongUseError
from newsparse.rules import Cleaner

__all__ = ["Reading", "Skipped", "parser_of", "width_of_output"]

_WIDEST = 80
"""Lines longer than this are hard to read."""


def parser_of(arguments: Namespace) -> Parser:
    """Return the parser that the arguments describe."""
    settings = {"timezone": arguments.timezone} if arguments.timezone else {}
    try:
        return Parser(
            cleaners=cleaners_of(arguments.cleaner_file),
            without=tuple(arguments.without),
            cleaner=arguments.cleaner,
            format=arguments.format,
            encoding=arguments.encoding,
            **settings,
        )
    except (NewsparseError, ValueError, LookupError) as error:
        raise WrongUseError(str(error)) from error


def cleaners_of(paths: list[str]) -> tuple[Cleaner, ...]:
    """Return the cleaners of files that the user names."""
    if not paths:
        return ()
    from newsparse.workbench import read_cleaners  # noqa: PLC0415  # few name any

    return read_cleaners(paths)


def width_of_output() -> int:
    """Return how many columns a line may take."""
    width = shutil.get_terminal_size((_WIDEST, 24)).columns if sys.stdout.isatty() else _WIDEST
    return max(40, min(width, _WIDEST))


@define
class Skipped:
    """Says on standard error what could not be read, and counts it."""

    count: int = 0

    def __call__(self, error: NewsparseError) -> None:
        """Take one error."""
        self.count += 1
        print(f"newsparse: skipped {' '.join(str(error).split())}", file=sys.stderr)


@define
class Reading:
    """A run over many inputs, and the account of it."""

    parser: Parser
    on_error: Literal["skip", "raise"]
    read: int = 0
    skipped: int = 0
    issues: Counter[str] = field(factory=Counter)

    def articles(self, paths: list[str]) -> Iterator[Article]:
        """Yield the articles of *paths* in order, saying on standard error what was skipped."""
        for article in self.parser.iter_articles(paths, on_error="raise" if self.on_error == "raise" else self._skip):
            self.read += 1
            self.issues.update(issue.code for issue in article.issues)
            yield article

    def _skip(self, error: NewsparseError) -> None:
        self.skipped += 1
        print(f"newsparse: skipped {' '.join(str(error).split())}", file=sys.stderr)

    def report(self) -> None:
        """Say on standard error what became of the run, unless it was one post that was read."""
        if self.read == 1 and not self.skipped:
            return
        parts = [f"{self.read} read", f"{self.skipped} skipped"]
        parts += [f"{code} {count}" for code, count in self.issues.most_common()]
        print(f"newsparse: {', '.join(parts)}", file=sys.stderr)
