"""From arguments to a parser and to articles."""

from __future__ import annotations

import shutil
import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Generator
from contextlib import closing
from typing import Any, Literal

from attrs import define, field

from newsparse import Article, NewsparseError, Parser
from newsparse._cli.progress import Progress
from newsparse._cli.saying import say
from newsparse._cli.wrong import WrongUseError
from newsparse._inputs.names import nothing
from newsparse._runs.articles import LeaveOut, events
from newsparse._runs.events import Ended
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
        say(f"skipped {error}")


@define
class Reading:
    """A run over many inputs, and the account of it."""

    parser: Parser
    on_error: Literal["skip", "raise"]
    workers: int = 1
    read: int = 0
    skipped: int = 0
    issues: Counter[str] = field(factory=Counter)

    def articles(
        self,
        paths: list[str],
        progress: Progress,
        *,
        ended: Callable[[dict[str, Any]], None],
        then: Callable[[Article], Any] | None = None,
        leave_out: LeaveOut | None = None,
        not_meant: Callable[[str], bool] = nothing,
    ) -> Generator[Any, None, None]:
        """
        Yield the articles of *paths* in order, saying on standard error what was skipped.

        Args:
            paths: What to read.
            progress: Who is told how far it is.
            ended: Is given an account of each input, after its articles.
            then: What to make of each article where it was parsed.
            leave_out: What not to read.
            not_meant: What not to read of that which is found rather than named.
        """
        read, issues = 0, Counter[str]()
        run = events(self.parser, paths, workers=self.workers, then=then, leave_out=leave_out, not_meant=not_meant)
        with closing(run):
            for event in run:
                if not isinstance(event, Ended):
                    read += 1
                    issues.update([one if isinstance(one, str) else one.code for one in event.issues])
                    yield event
                    continue
                if event.error is not None:
                    if self.on_error == "raise":
                        raise event.error
                    progress.say(f"skipped {event.error}")
                skipped = int(event.error is not None)
                self.count(read, skipped, issues)
                ended({"path": event.path, "read": read, "skipped": skipped, "issues": issues})
                progress.ended()
                read, issues = 0, Counter[str]()

    def count(self, read: int, skipped: int, issues: Counter[str]) -> None:
        """Count inputs that were read here, or by the run that this one goes on with."""
        self.read += read
        self.skipped += skipped
        self.issues.update(issues)

    def report(self) -> None:
        """Say on standard error what became of the run, unless it was one post that was read."""
        if self.read == 1 and not self.skipped:
            return
        parts = [f"{self.read} read", f"{self.skipped} skipped"]
        parts += [f"{code} {count}" for code, count in self.issues.most_common()]
        say(", ".join(parts))
