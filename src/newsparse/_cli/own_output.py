"""What a run itself writes, where it lies among what is to be read."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

from attrs import define

from newsparse._cli.saying import say

__all__ = ["OwnOutput"]


@define
class OwnOutput:
    """Tells what a run writes, or an earlier one wrote, and says once that it is not read."""

    target: str | None
    """What ``-o`` names; `None` for standard output, which may go to a file."""
    _said: bool = False

    def __call__(self, path: str) -> bool:
        """Tell whether a file or folder that was found is the output."""
        with suppress(OSError, ValueError):
            # By the file itself: it is there only once something was written, and may be reached by many names.
            written = os.fstat(sys.stdout.fileno()) if self.target is None else os.stat(self.target)  # noqa: PTH116  # names as given
            is_own = os.path.samestat(written, os.stat(path))  # noqa: PTH116  # the same
            if is_own and not self._said:
                self._said = True
                say(f"{path} is not read, as it is where this run writes")
            return is_own
        return False
