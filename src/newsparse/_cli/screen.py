"""Styled lines on standard output: with rich where it is installed and wanted, plain otherwise."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from io import TextIOWrapper

from newsparse._cli.page import Line

__all__ = ["put"]

_STYLES = {
    "title": "bold",
    "meta": "dim",
    "heading": "bold cyan",
    "picture": "blue",
    "caption": "italic",
    "quote": "dim",
    "code": "green",
    "part": "bold yellow",
    "rule": "dim",
    "kind": "yellow",
    "warning": "bold red",
}


def put(lines: Iterable[Line]) -> None:
    """Print *lines*."""
    if isinstance(sys.stdout, TextIOWrapper):
        # A terminal that cannot show Chinese shall still show the rest.
        sys.stdout.reconfigure(errors="replace")
    if sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and _rich(lines):
        return
    for line in lines:
        print("".join([text for _, text in line]).rstrip())


def _rich(lines: Iterable[Line]) -> bool:
    try:
        from rich.console import Console  # noqa: PLC0415  # the extra "cli"
        from rich.text import Text  # noqa: PLC0415  # the extra "cli"
    except ImportError:
        return False
    console = Console(highlight=False, soft_wrap=True)
    for line in lines:
        console.print(Text.assemble(*[(text, _STYLES.get(style, "")) for style, text in line]))
    return True
