"""Pages that a command writes beside its standard output."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from newsparse._cli.saying import say
from newsparse._cli.wrong import WrongUseError
from newsparse._inputs.names import expand
from newsparse._inputs.whole_file import whole_file

__all__ = ["write_page"]


def write_page(target: str, page: str, inputs: Iterable[str]) -> None:
    """Write a page whole or not at all, over none of the inputs, and say where."""
    parent = Path(os.path.realpath(target)).parent
    if Path(target).is_dir() or not parent.is_dir():
        raise WrongUseError(f"{target} cannot be written: a file in a folder that exists is needed")
    if Path(target).exists():
        for path in expand(inputs):
            if isinstance(path, str) and Path(path).exists() and Path(path).samefile(target):
                raise WrongUseError(f"{path} would be written over itself; give another file")
    with whole_file(target) as stream:
        stream.write(page.encode("utf-8", "replace"))
    say(f"wrote {target}")
