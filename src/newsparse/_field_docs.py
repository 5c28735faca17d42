"""
What `help` says of a class: its docstring, and below it those of its fields.

Python throws away the text below a field. It is read from the source when
somebody asks, so that it stands in one place and costs an import nothing.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from inspect import cleandoc, getsource
from itertools import pairwise
from typing import cast

__all__ = ["HEADING", "list_fields"]

HEADING = "Fields:"
"""Stands above the fields; the reference, which shows each by itself, cuts here."""


def list_fields(*classes: type) -> None:
    """Have the docstrings of classes list the fields with their meaning."""
    for one in classes:
        one.__doc__ = _Docstring(one.__doc__ or "")  # type: ignore[assignment]  # a descriptor gives the text


class _Docstring:
    def __init__(self, said: str) -> None:
        self.said = said
        self.whole: str | None = None

    def __get__(self, instance: object, owner: type) -> str:
        if self.whole is None:
            fields = "\n".join([f"    {name}: {meaning}" for name, meaning in _meanings(owner)])
            self.whole = f"{cleandoc(self.said)}\n\n{HEADING}\n{fields}" if fields else self.said
        return self.whole


def _meanings(owner: type) -> Iterator[tuple[str, str]]:
    """Yield the name and the docstring of each field; none where there is no source, as in a frozen program."""
    try:
        (found,) = ast.parse(getsource(owner)).body
    except (OSError, TypeError):
        return
    body = cast("ast.ClassDef", found).body
    for one, below in pairwise(body):
        match one, below:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(said))):
                yield name, " ".join(said.split())
