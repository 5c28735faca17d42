"""Steps that end, or hurt, the process that runs them; a module, so that every process can import them."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterable, Sequence

from newsparse._markup.lines import Line
from newsparse.models import RawPost
from newsparse.rules import Cleaner, Decision


class OddError(Exception):
    """An exception that does not pickle."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(f"{one} {other}")
        self.hook = lambda: one


def hurt(lines: Sequence[Line], post: RawPost) -> Iterable[Decision]:
    """Do what the title says."""
    title = post.title or ""
    if "杀" in title:
        os.kill(os.getpid(), signal.SIGKILL)
    if "退" in title:
        os._exit(7)
    if "满" in title:
        raise MemoryError
    if "怪" in title:
        raise OddError("很", "怪")
    return ()


DEADLY = Cleaner(id="deadly", label="示例网", steps=(hurt,))
