"""Files that appear when they are whole."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import IO

__all__ = ["whole_file"]


@contextmanager
def whole_file(path: str) -> Iterator[IO[bytes]]:
    """
    Open a file that appears when it is whole, or not at all.

    A device or a pipe is written as it is.
    """
    target = Path(os.path.realpath(path))
    # The same each time, so that what a killed run has left is written over by the one that goes on.
    mark = blake2b(target.name.encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()
    part = target.with_name(f".newsparse-{mark}")
    try:
        if target.exists() and not stat.S_ISREG(target.stat().st_mode):
            with target.open("wb") as device:
                yield device
            return
        part.unlink(missing_ok=True)
        try:
            with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666), "wb") as stream:
                yield stream
            part.replace(target)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    except OSError as error:
        error.filename = path  # that of the temporary file tells nobody anything, and a full disk names none
        raise
