"""What the command line says of itself, on standard error."""

from __future__ import annotations

import sys
from contextlib import suppress

__all__ = ["say"]


def say(message: str) -> None:
    """Write one line; a run goes on where standard error is full, or nobody reads it any more."""
    with suppress(OSError):
        print(f"newsparse: {' '.join(message.split())}", file=sys.stderr)
