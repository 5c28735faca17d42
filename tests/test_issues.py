"""The table of issue codes has all of them, and no more."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import newsparse
from newsparse._issues import ISSUES


def texts(node: ast.AST | None) -> Iterator[str]:
    """Yield the texts that an expression may be."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from texts(node.body)
        yield from texts(node.orelse)


def raised() -> Iterator[str]:
    """Yield every code in the source: ``Issue(code=…)``, and the first argument of `issue`."""
    for path in Path(newsparse.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                if node.func.id == "Issue":
                    yield from texts(next((word.value for word in node.keywords if word.arg == "code"), None))
                elif node.func.id == "issue" and node.args:
                    yield from texts(node.args[0])


def test_the_table_has_every_code_and_no_other() -> None:
    assert set(ISSUES) == set(raised())
    assert list(ISSUES) == sorted(ISSUES)
