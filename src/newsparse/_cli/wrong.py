"""Ends of a run that are no bugs."""

from __future__ import annotations

__all__ = ["NothingReadError", "WrongUseError"]


class NothingReadError(Exception):
    """No article was read: what the output held before is worth more than an empty one."""


class WrongUseError(Exception):
    """The command line asks for what cannot be done."""
