"""How far a run is, for a person who looks on."""

from __future__ import annotations

import os
import shutil
import sys
import time
from typing import TextIO

from newsparse._cli.saying import say

__all__ = ["Progress", "is_watched", "line_of"]

_EVERY = 0.1
"""Seconds between two looks."""
_CLEAR = "\r\x1b[K"
_BAR = 24


class Progress:
    """A line on standard error that is written over as the run goes on; nothing where nobody looks."""

    def __init__(self, total: int | None, *, done: int = 0, stream: TextIO | None = None) -> None:
        """
        Begin.

        Args:
            total: How many inputs there are, where that is known.
            done: How many an interrupted run had read.
            stream: The terminal, or `None` where nobody looks.
        """
        self._total = total
        self._before = done
        self._done = done
        self._stream = stream
        self._begun = self._drawn = time.monotonic()

    def ended(self) -> None:
        """Count an input."""
        self._done += 1
        if self._stream is None:
            return
        now = time.monotonic()
        if now - self._drawn >= _EVERY:
            self._drawn = now
            text = line_of(self._done, self._total, self._done - self._before, now - self._begun)
            width = shutil.get_terminal_size().columns
            self._put(f"{_CLEAR}{text[: width - 1]}")

    def say(self, message: str) -> None:
        """Write a line that stays."""
        self.close()
        say(message)

    def close(self) -> None:
        """Take the bar away."""
        self._put(_CLEAR)

    def _put(self, text: str) -> None:
        if self._stream is not None:
            self._stream.write(text)
            self._stream.flush()


def is_watched(*, to_screen: bool) -> bool:
    """Tell whether a person looks on; articles that go to the same screen leave no room."""
    return sys.stderr.isatty() and not to_screen and os.environ.get("TERM") != "dumb"


def line_of(done: int, total: int | None, lately: int, seconds: float) -> str:
    """
    Say how far a run is.

    Args:
        done: How many inputs were read.
        total: How many there are, where that is known.
        lately: How many were read by this run.
        seconds: How long it took.

    >>> line_of(6000, 20000, 6000, 7.5)
    '━━━━━━━─────────────────  6,000 of 20,000  800/s  0:00:18 left'
    >>> line_of(6000, None, 6000, 7.5)
    '6,000 read  800/s'
    """
    rate = lately / seconds if seconds else 0.0
    speed = f"{rate:,.0f}/s" if rate >= 10 else f"{rate:.1f}/s"
    if total is None or done > total:  # a file had several
        return f"{done:,} read  {speed}"
    share = done / total if total else 1.0
    filled = int(share * _BAR)
    left = round((total - done) / rate) if rate else 0
    clock = f"{left // 3600}:{left // 60 % 60:02}:{left % 60:02}"
    return f"{'━' * filled}{'─' * (_BAR - filled)}  {done:,} of {total:,}  {speed}  {clock} left"
