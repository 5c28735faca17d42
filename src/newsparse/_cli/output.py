"""Where articles go: standard output, one file, or a file each."""

from __future__ import annotations

import os
import re
import sys
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from newsparse import Article
from newsparse._cli.journal import Done, Journal, Part, journal_of_folder, part_file
from newsparse._cli.written import ODD, Written, written_by
from newsparse._cli.wrong import NothingReadError, WrongUseError
from newsparse._inputs.whole_file import whole_file
from newsparse.typing import Writer

__all__ = ["Folder", "Output", "Single", "is_folder", "output_for"]

_LONGEST = 255
"""Bytes in the name of a file or folder."""
_DEEPEST = 900
"""Bytes in a path below the folder; macOS takes 1,024 in all."""
_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"|?*]|^(?=(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$))|[. ]$', re.IGNORECASE)
"""What a name may not hold, be or end in on Windows: an archive of one system is read on another."""


class Output(ABC):
    """Takes articles, as they are written or, where they are written together, as they are."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer

    @property
    def then(self) -> Callable[[Article], Written] | None:
        """What to make of each article where it was parsed."""
        return written_by(self.writer)

    @abstractmethod
    def write(self, article: Written) -> None:
        """Take one article."""

    def write_all(self, articles: Iterable[Any]) -> None:
        """Take all of them."""
        for article in articles:
            self.write(article)

    @abstractmethod
    def ended(self, record: dict[str, Any]) -> None:
        """Note that all articles of an input were written."""

    @property
    @abstractmethod
    def done(self) -> Done | None:
        """What the run had done that this one goes on with."""


class Single(Output):
    """One stream for all of them."""

    def __init__(self, writer: Writer, stream: IO[bytes] | Part, target: str | None) -> None:
        super().__init__(writer)
        self._stream = stream
        self._target = target
        self._first: bytes | None = None
        self.count = 0

    @property
    def then(self) -> Callable[[Article], Written] | None:
        """What to make of each article where it was parsed; a feed is one file of many."""
        return super().then if self.writer.dumps_all is None else None

    def write(self, article: Written) -> None:
        """Take one article."""
        if self.count and not self.writer.lines:
            raise _one_a_file(self.writer)
        _spare_input(article.path, self._target)
        if self.writer.lines:
            self._stream.write(article.data)
        else:
            # A second article would be refused, and the first had no business on standard output.
            self._first = article.data
        self.count += 1

    def write_all(self, articles: Iterable[Any]) -> None:
        """Take all of them."""
        if self.writer.dumps_all is None:
            super().write_all(articles)
            return
        for piece in self.writer.dumps_all(self._passing(articles)):
            self._stream.write(piece.encode("utf-8", ODD))

    def _passing(self, articles: Iterable[Article]) -> Iterator[Article]:
        for article in articles:
            _spare_input(article.provenance.path, self._target)
            self.count += 1
            yield article

    def ended(self, record: dict[str, Any]) -> None:
        """Note that all articles of an input were written."""
        if isinstance(self._stream, Part):
            self._stream.note(record)

    @property
    def done(self) -> Done | None:
        """What the run had done that this one goes on with."""
        return self._stream.journal.done if isinstance(self._stream, Part) else None

    def finish(self) -> None:
        """Write what waited."""
        if self._first is not None:
            self._stream.write(self._first)


def is_folder(target: str) -> bool:
    """Tell whether what ``-o`` names is a folder whatever goes there."""
    return target.endswith(("/", os.sep)) or Path(target).is_dir()


def _holds_many(writer: Writer) -> bool:
    return writer.lines or writer.dumps_all is not None


def _one_a_file(writer: Writer) -> WrongUseError:
    return WrongUseError(f"{writer.id} holds one article a file; for several give -o FOLDER/, or --to jsonl")


class Folder(Output):
    """A file for each, laid out as their inputs were."""

    def __init__(self, writer: Writer, folder: str, inputs: list[str], journal: Journal) -> None:
        super().__init__(writer)
        self._folder = folder
        self._roots = [root for root in inputs if Path(root).is_dir()]
        self._journal = journal
        self._taken = set(journal.done.files)
        # Where thousands have one name, the next number is not to be looked for from 2.
        self._numbers: dict[str, int] = {}
        self._files: list[str] = []

    def write(self, article: Written) -> None:
        """Take one article."""
        path = os.path.join(self._folder, *self._name(article))  # noqa: PTH118  # names as given, not as pathlib tidies them
        stem, suffix = os.path.splitext(path)  # noqa: PTH122  # the same
        first = path.casefold()
        number = self._numbers.get(first, 1)
        while path.casefold() in self._taken:
            number += 1
            path = f"{stem}-{number}{suffix}"
        self._numbers[first] = number
        self._taken.add(path.casefold())
        self._files.append(path.casefold())
        _spare_input(article.path, path)
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        with whole_file(path) as stream:
            stream.write(article.data)

    def ended(self, record: dict[str, Any]) -> None:
        """Note that all articles of an input were written."""
        due = self._journal.note({**record, "end": 0, "files": self._files})
        # A run that reads nothing leaves no folder behind.
        if self._taken and (due or not self._journal.begun):
            self._journal.write()
        self._files = []

    @property
    def done(self) -> Done:
        """What the run had done that this one goes on with."""
        return self._journal.done

    def _name(self, article: Written) -> list[str]:
        outer, *members = article.path or (article.id,)
        root = max((root for root in self._roots if _is_in(outer, root)), key=len, default=None)
        outer = os.path.relpath(outer, root) if root is not None else Path(outer).name
        parts = [part for name in (outer, *members) for part in re.split(r"[\\/]+", name)]
        # A member of an archive may be called anything, "../../.bashrc" too.
        parts = [_fit(_UNSAFE.sub("_", part)) for part in parts if part not in {"", ".", ".."}] or [article.id]
        if len("/".join(parts).encode("utf-8", "surrogateescape")) > _DEEPEST:
            parts = [parts[0], article.id]
        return [*parts[:-1], _fit(Path(parts[-1]).stem, self.writer.suffix)]


def _is_in(path: str, folder: str) -> bool:
    return Path(path).is_relative_to(folder)


def _fit(stem: str, suffix: str = "") -> str:
    room = _LONGEST - len(suffix) - len("-999")
    return stem.encode("utf-8", "surrogateescape")[:room].decode("utf-8", "ignore") + suffix


def _spare_input(path: tuple[str, ...], target: str | None) -> None:
    if path:
        _spare(path[0], target)


def _spare(source: str, target: str | None) -> None:
    if target and os.path.exists(target) and os.path.exists(source) and os.path.samefile(source, target):  # noqa: PTH110, PTH121  # strings as given
        raise WrongUseError(f"{source} would be written over itself; give another -o")


@contextmanager
def output_for(
    writer: Writer, target: str | None, inputs: list[str], settings: dict[str, Any], *, resume: bool
) -> Iterator[Output]:
    """
    Open what ``-o`` names, or standard output.

    Args:
        writer: The format.
        target: The name, or `None`.
        inputs: What is to be read, which is never written over.
        settings: Those of the run, which one that goes on with it must have, too.
        resume: Whether to go on with an interrupted run.
    """
    if target is None:
        if len(inputs) > 1 and not _holds_many(writer):
            raise _one_a_file(writer)
        single = Single(writer, sys.stdout.buffer, None)
        yield single
        single.finish()
        return
    several = len(inputs) > 1 or any(not Path(path).is_file() and path != "-" for path in inputs)
    if is_folder(target) or (several and not _holds_many(writer)):
        with journal_of_folder(target, settings, resume=resume) as journal:
            yield Folder(writer, target, inputs, journal)
        return
    for path in inputs:
        _spare(path, target)
    parent = Path(os.path.realpath(target)).parent
    if not parent.is_dir():
        raise WrongUseError(f"{target} cannot be written: there is no folder {parent.name!r}; create the folder first")
    # Only of lines is a part worth something.
    regular = not Path(target).exists() or Path(target).is_file()
    if resume and not (writer.lines and regular):
        raise WrongUseError("--resume is for -o FOLDER/ and for -o FILE of a format of lines, such as jsonl")
    with (
        suppress(NothingReadError),
        part_file(target, settings, resume=resume) if writer.lines and regular else whole_file(target) as stream,
    ):
        single = Single(writer, stream, target)
        yield single
        if not single.count and not (single.done and single.done.read):
            raise NothingReadError
        single.finish()
