"""Runs over many inputs, and the account of them."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sized
from contextlib import closing
from typing import TYPE_CHECKING, Literal, Self, TypeAlias

from attrs import define, field, frozen

from newsparse._field_docs import list_fields
from newsparse._inputs.kinds import LINES, POSTS
from newsparse._inputs.names import STDIN, BinaryFile, Input, expand, nothing, read_input
from newsparse._limits import Limits
from newsparse.errors import NewsparseError
from newsparse.models import Article

if TYPE_CHECKING:
    from newsparse._pipeline import Settings
    from newsparse._runs.events import Event, Item, Then

__all__ = ["Articles", "OnError", "Summary", "check_on_error", "check_workers", "events"]

OnError: TypeAlias = Literal["raise", "skip"] | Callable[[NewsparseError], object]

_WHOLE = tuple(suffix for suffix in POSTS if suffix not in LINES)
"""Files that one worker reads; of JSON Lines each worker gets lines."""

LeaveOut: TypeAlias = Callable[[tuple[str, ...]], bool]
"""Tells whether not to read an input, by its path."""


def check_workers(workers: object) -> None:
    """
    Check how many processes a user wants.

    Raises:
        ValueError: It is no such number.
    """
    if not isinstance(workers, int) or workers < 1:
        raise ValueError(f"workers: a number of processes, 1 or more, was expected, not {workers!r}")


def check_on_error(on_error: object) -> None:
    """
    Check what a user wants of errors.

    Raises:
        ValueError: It is no `OnError`.
    """
    if on_error not in ("raise", "skip") and not callable(on_error):
        raise ValueError(f"on_error: 'raise', 'skip' or a function was expected, not {on_error!r}")


@frozen(kw_only=True)
class Summary:
    """What became of the inputs of a run."""

    read: int = 0
    """How many articles were given."""
    skipped: tuple[tuple[str, str], ...] = ()
    """Path and reason of each input that gave none."""
    issues: Mapping[str, int] = field(factory=dict)
    """How often each issue was met, by code."""


list_fields(Summary)


def events(
    parser: Settings,
    inputs: Input | Iterable[Input],
    *,
    workers: int = 1,
    then: Then | None = None,
    leave_out: LeaveOut | None = None,
    not_meant: Callable[[str], bool] = nothing,
) -> Generator[Event, None, None]:
    """
    Yield the articles of many inputs, and after those of each an ``Ended`` that says how it went.

    Args:
        parser: The settings.
        inputs: As `Parser.iter_articles` takes them.
        workers: The number of processes.
        then: What to make of each article where it was parsed; it must pickle when there are workers.
        leave_out: What not to read.
        not_meant: As for `expand`.

    Raises:
        PluginError: A plug-in cannot be loaded.
        WorkerError: A worker process cannot be started.
    """
    # Importing newsparse alone stays cheap.
    from newsparse import _registry  # noqa: PLC0415  # see above
    from newsparse._runs import events  # noqa: PLC0415  # see above

    # A plug-in that cannot be loaded is the fault of no input, and no reason to skip them all.
    _registry.cleaners()
    _registry.loaders()
    then = then or events.as_it_is
    names = expand(inputs, not_meant)
    if workers == 1:
        return events.read_all(parser, _items(names, leave_out, parser.limits, by_name=False), then)
    from newsparse._runs.workers import read_by_workers  # noqa: PLC0415  # see above

    return read_by_workers(parser, _items(names, leave_out, parser.limits, by_name=leave_out is None), then, workers)


def _items(
    names: Iterable[str | BinaryFile | NewsparseError], leave_out: LeaveOut | None, limits: Limits, *, by_name: bool
) -> Iterator[Item]:
    """Yield inputs that were read, and by name those files that a worker may read as well; archives are taken apart here."""
    for name in names:
        if isinstance(name, NewsparseError):
            if leave_out is None or not leave_out(name.path):
                yield name
        elif not isinstance(name, str):
            yield from read_input(name, limits)
        elif leave_out is not None and leave_out((name,)):
            continue
        elif by_name and name != STDIN and name.lower().endswith(_WHOLE) and os.path.isfile(name):  # noqa: PTH113  # a path object costs as much as asking
            yield name
        else:
            for found in read_input(name, limits):
                path = found.path if isinstance(found, NewsparseError) else found[1]
                if leave_out is None or len(path) == 1 or not leave_out(path):
                    yield found


class Articles(Iterator[Article]):
    """
    The articles of many inputs, with a summary of what was read so far.

    Worker processes, where there are some, end with the iterator, and when it
    is closed or nobody holds it any more. ``with`` closes it. One iterator is
    for one thread: give each its own, or hand on the articles.

    >>> import newsparse
    >>> articles = newsparse.iter_articles(["no-such-post.md"], on_error="skip")
    >>> list(articles), articles.summary.skipped
    ([], (('no-such-post.md', 'cannot read it: No such file or directory'),))
    """

    def __init__(
        self,
        parser: Settings,
        inputs: Input | Iterable[Input],
        on_error: OnError,
        progress: Callable[[Summary], object] | None,
        workers: int,
    ) -> None:
        self._inputs = _named(inputs)
        self._account = _Account()
        # The generator must not hold this object: what holds each other lives on after its last user.
        self._run = _articles(self._account, parser, inputs, on_error, progress, workers)

    @property
    def summary(self) -> Summary:
        """What was read and skipped so far."""
        return self._account.summary()

    def __next__(self) -> Article:
        return next(self._run)

    def close(self) -> None:
        """Read no more; worker processes end."""
        self._run.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Articles of {self._inputs}: {self._account.read} read, {len(self._account.skipped)} skipped>"


def _named(inputs: Input | Iterable[Input]) -> str:
    if isinstance(inputs, str | os.PathLike):
        return repr(os.fspath(inputs))
    if isinstance(inputs, BinaryFile):
        return "an open file"
    if not isinstance(inputs, Sized):
        return "several inputs"
    return f"{len(inputs)} input{'' if len(inputs) == 1 else 's'}"


@define
class _Account:
    """What a run counts."""

    read: int = 0
    skipped: list[tuple[str, str]] = field(factory=list)
    issues: Counter[str] = field(factory=Counter)
    _copied: tuple[tuple[str, str], ...] = ()

    def summary(self) -> Summary:
        if len(self._copied) != len(self.skipped):
            # Who follows the progress asks after each input.
            self._copied = tuple(self.skipped)
        return Summary(read=self.read, skipped=self._copied, issues=dict(self.issues))


def _articles(
    account: _Account,
    parser: Settings,
    inputs: Input | Iterable[Input],
    on_error: OnError,
    progress: Callable[[Summary], object] | None,
    workers: int,
) -> Generator[Article, None, None]:
    with closing(events(parser, inputs, workers=workers)) as run:
        for event in run:
            if isinstance(event, Article):
                account.read += 1
                account.issues.update([issue.code for issue in event.issues])
                yield event
                continue
            if event.error is not None:
                if on_error == "raise":
                    raise event.error
                account.skipped.append((" › ".join(event.path), event.error.reason))
                if callable(on_error):
                    on_error(event.error)
            if progress is not None:
                progress(account.summary())
