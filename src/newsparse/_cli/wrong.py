"""What a user can mend by other arguments."""

from __future__ import annotations

__all__ = ["WrongUseError"]


class WrongUseError(Exception):
    """The command line asks for what cannot be done."""
