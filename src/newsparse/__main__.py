"""``python -m newsparse`` and the command ``newsparse``."""

from __future__ import annotations

import sys

from newsparse._cli import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
