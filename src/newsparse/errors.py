"""Every error newsparse raises, under one base class."""

from __future__ import annotations

__all__ = [
    "CleanerError",
    "DecodeError",
    "FormatError",
    "LimitError",
    "NewsparseError",
    "PluginError",
    "StrictError",
    "WorkerError",
]


class NewsparseError(Exception):
    """
    Base of all errors that newsparse raises on purpose.

    The message carries a path that grows on the way up, from the file to the
    part of it that was wrong: ``posts.zip › 0012.md › date: not a date``.

    >>> error = NewsparseError("not a date: '昨天'", path=("date",))
    >>> str(error.within("0012.md").within("posts.zip"))
    "posts.zip › 0012.md › date: not a date: '昨天'"
    """

    def __init__(self, reason: str, *, path: tuple[str, ...] = ()) -> None:
        super().__init__(reason)
        self.reason = reason
        """What went wrong, without the path."""
        self.path: tuple[str, ...] = path
        """Where, from the outermost file to the innermost field."""

    def within(self, *outer: str) -> NewsparseError:
        """
        Say that this error happened inside *outer*.

        Args:
            outer: The names to put in front of the path, outermost first.

        Returns:
            The same error, so that ``raise error.within(name)`` reads well.
        """
        self.path = (*outer, *self.path)
        return self

    def __str__(self) -> str:
        where = " › ".join(self.path)
        return f"{where}: {self.reason}" if where else self.reason

    def __reduce__(self) -> tuple[object, ...]:
        # Exceptions pickle by their positional arguments; ours has a keyword, and a
        # cause, that must survive the trip back from a worker process.
        return _rebuild, (type(self), self.reason, self.path), {"__cause__": self.__cause__}


def _rebuild(kind: type[NewsparseError], reason: str, path: tuple[str, ...]) -> NewsparseError:
    return kind(reason, path=path)


class FormatError(NewsparseError, ValueError):
    """The input, or a parser's setting, is not what a loader, or the caller, took it for."""


class DecodeError(FormatError):
    """The bytes are not text in any encoding that is known here, or the encoding that was asked for is not."""


class LimitError(FormatError):
    """The input is larger, deeper or more numerous than a limit allows."""


class PluginError(NewsparseError, LookupError):
    """No loader, cleaner or writer has that id, or two have the same."""


class CleanerError(NewsparseError, ValueError):
    """A cleaner is wrong in itself: a bad selector, pattern, field or rule name, or a step that fails."""


class StrictError(NewsparseError, ValueError):
    """``strict=True`` met an issue of severity warning or above."""


class WorkerError(NewsparseError, RuntimeError):
    """A worker process could not be started, or was ended while it read that input."""
