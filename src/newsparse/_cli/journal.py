"""The account of a run on disk: which inputs are done, so that an interrupted run can go on."""

from __future__ import annotations

import json
import os
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from attrs import define, field

from newsparse._cli.wrong import WrongUseError

__all__ = ["Done", "Journal", "Part", "journal_of_folder", "part_file"]

_EVERY = 0.5
"""Seconds after which a killed run would have to read again what it had read."""


@define
class Done:
    """What an interrupted run had done."""

    inputs: Counter[tuple[str, ...]] = field(factory=Counter)
    """How often each input was read to its end, by its path: one may be named twice."""
    files: list[str] = field(factory=list)
    """The files that were written for them, where each article has its own."""
    end: int = 0
    """The bytes that were written for them, where all go to one file."""
    read: int = 0
    """How many articles they gave."""
    skipped: int = 0
    """How many of them gave none, or no more."""
    issues: Counter[str] = field(factory=Counter)
    """How often each issue was met in them."""

    def add(self, record: dict[str, Any]) -> None:
        """Count an input."""
        self.inputs[tuple(record["path"])] += 1
        self.files += record["files"]
        self.end = record["end"]
        self.read += record["read"]
        self.skipped += record["skipped"]
        self.issues.update(record["issues"])

    def leave_out(self, path: tuple[str, ...]) -> bool:
        """Tell whether an input is done, once for each time that it is."""
        if not self.inputs.get(path):
            return False
        self.inputs[path] -= 1
        return True


class Journal:
    """
    A line for each input that was read to its end, below one with the run's settings.

    What a killed run has left of it is read first where the run is to go on.
    """

    def __init__(self, path: Path, settings: dict[str, Any], *, resume: bool, size: int | None = None) -> None:
        """
        Begin, or go on with, a journal.

        Args:
            path: The journal; it is there once something was written.
            settings: Those of the run.
            resume: Whether to go on.
            size: Bytes of the file that all articles go to, if there is one. What the
                journal knows beyond them was lost with the machine.

        Raises:
            WrongUseError: The run to go on with had other settings.
        """
        self.done = Done()
        self._path = path
        self._valid = self._read(settings, size) if resume else 0
        self._lines = [] if self._valid else [settings]
        self._file: IO[bytes] | None = None
        self._written = time.monotonic()

    def _read(self, settings: dict[str, Any], size: int | None) -> int:
        try:
            lines = self._path.read_bytes().splitlines(keepends=True)
        except FileNotFoundError:
            return 0
        valid = 0
        for line in lines:
            try:
                record = json.loads(line)
            except ValueError:
                break  # half a line, of a run that was killed
            if not line.endswith(b"\n") or (valid and size is not None and record["end"] > size):
                break
            if not valid and record != settings:
                raise WrongUseError(
                    "the interrupted run had other options or another version; give the same, or leave out --resume"
                )
            if valid:
                self.done.add(record)
            valid += len(line)
        return valid

    def note(self, record: dict[str, Any]) -> bool:
        """Note an input, and tell whether it is time to write what was noted."""
        self._lines.append(record)
        return time.monotonic() - self._written > _EVERY

    def write(self) -> None:
        """Write what was noted; the articles stand where they belong already."""
        if self._file is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self._path.open("r+b" if self._valid else "wb")
            self._file.truncate(self._valid)
            self._file.seek(self._valid)
        self._file.write(b"".join([json.dumps(line).encode() + b"\n" for line in self._lines]))
        self._file.flush()
        self._lines = []
        self._written = time.monotonic()

    @property
    def begun(self) -> bool:
        """Whether there is a file."""
        return self._file is not None or bool(self._valid)

    def close(self, *, remove: bool) -> None:
        """Close the file, or remove it."""
        if self._file is not None:
            self._file.close()
        if remove:
            self._path.unlink(missing_ok=True)


class Part:
    """A file that grows beside the one that it becomes when it is whole."""

    def __init__(self, target: str, settings: dict[str, Any], *, resume: bool) -> None:
        """
        Open it.

        Args:
            target: What it is to become.
            settings: Those of the run.
            resume: Whether to go on with what an interrupted run has left.

        Raises:
            WrongUseError: Another run writes it, or the one to go on with had other settings.
        """
        self._shown = target
        self._target = Path(os.path.realpath(target))
        self._path = self._target.with_name(f"{self._target.name}.part")
        try:
            self._file = os.fdopen(os.open(self._path, os.O_RDWR | os.O_CREAT, 0o666), "r+b")
        except OSError as error:
            error.filename = target
            raise
        try:
            _lock(self._file, target)
            log = self._target.with_name(f"{self._target.name}.part.log")
            self.journal = Journal(log, settings, resume=resume, size=os.fstat(self._file.fileno()).st_size)
            self.end = self.journal.done.end
            self._file.truncate(self.end)
            self._file.seek(self.end)
            if not resume:
                log.unlink(missing_ok=True)
        except BaseException:
            self._file.close()
            raise

    def write(self, data: bytes) -> None:
        """Write an article."""
        self._file.write(data)
        self.end += len(data)

    def note(self, record: dict[str, Any]) -> None:
        """Note an input whose articles were written."""
        if self.journal.note({**record, "end": self.end, "files": []}):
            self._file.flush()
            self.journal.write()

    def become_whole(self) -> None:
        """Take the place of what it is to become."""
        with self._file:
            self._file.flush()
            os.fsync(self._file.fileno())
        self._path.replace(self._target)
        self.journal.close(remove=True)

    def keep(self) -> str:
        """Leave whole articles, and the account of them, for a run that goes on; give their file's name."""
        try:
            self._file.flush()
            self.journal.write()
        finally:
            with suppress(OSError), self._file:
                self._file.truncate(self.end)
            self.journal.close(remove=False)
        return f"{self._shown}.part"

    def remove(self) -> None:
        """Leave nothing."""
        with suppress(OSError):
            self._file.close()
        self._path.unlink(missing_ok=True)
        self.journal.close(remove=True)


@contextmanager
def part_file(target: str, settings: dict[str, Any], *, resume: bool) -> Iterator[Part]:
    """
    Open a file of lines that appears when it is whole.

    A run that is interrupted, or whose disk is full, leaves whole lines beside it, to go on with.
    """
    part = Part(target, settings, resume=resume)
    try:
        yield part
        part.become_whole()
    except KeyboardInterrupt:
        if not part.end:
            part.remove()
            raise
        raise KeyboardInterrupt(f"what was read is in {part.keep()}, and --resume goes on with it") from None
    except OSError as error:
        error.filename = target
        with suppress(OSError):
            part.keep()
        raise
    except BaseException:
        part.remove()
        raise


@contextmanager
def journal_of_folder(folder: str, settings: dict[str, Any], *, resume: bool) -> Iterator[Journal]:
    """Open the journal of a run whose articles have each a file in *folder*; it goes when the run is whole."""
    journal = Journal(Path(folder) / ".newsparse.log", settings, resume=resume)
    try:
        yield journal
    except BaseException as error:
        if journal.begun:
            with suppress(OSError):
                journal.write()
        journal.close(remove=False)
        if isinstance(error, KeyboardInterrupt) and journal.begun:
            raise KeyboardInterrupt(f"what was read is in {folder}, and --resume goes on with it") from None
        raise
    journal.close(remove=True)


def _lock(file: IO[bytes], target: str) -> None:
    try:
        import fcntl  # noqa: PLC0415  # there is none on Windows
    except ImportError:
        return
    try:
        # Unlike flock's, this lock is not inherited by workers, which may outlive a killed run by a moment.
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise WrongUseError(f"another run writes {target}.part; wait for it, or give another -o") from error
