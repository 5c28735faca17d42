"""Contracts that loaders, steps and writers fulfil."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from attrs import frozen

from newsparse.models import Article, RawPost

__all__ = ["Input", "Loader", "Writer"]


@frozen(kw_only=True)
class Input:
    """One file, member or string, as the pipeline hands it to a loader."""

    path: tuple[str, ...] = ()
    """The file, and the member inside it; empty for a string."""
    data: bytes | None = None
    """The bytes, or `None` when text was given."""
    text: str = ""
    """The text, byte-order mark taken off, line ends as they stood."""
    encoding: str = "utf-8"
    """Of the bytes."""
    replaced: int = 0
    """How many characters the decoder had to replace."""


Loaded: TypeAlias = RawPost | Article
"""What newsparse wrote (JSON, Hexo posts, pages) is given back as articles; all else as raw posts."""


@frozen(kw_only=True)
class Loader:
    """A format newsparse can read."""

    id: str
    """Lower-case ASCII; also the name for ``format=``."""
    label: str
    """What people call the format."""
    sniff: Callable[[str], float]
    """How surely a text is of this format, 0 (not at all) to 1 (beyond doubt); looks at its beginning only."""
    load: Callable[[Input], Iterator[Loaded]]
    """Yield what the input holds, in order; raise `FormatError` for what is no such format."""


@frozen(kw_only=True)
class Writer:
    """A format newsparse can write."""

    id: str
    """Lower-case ASCII; also the name for ``format=``."""
    label: str
    """What people call the format."""
    suffix: str
    """Of the files it writes, with the dot."""
    dumps: Callable[[Article], str]
    """One article as text."""
    lines: bool = False
    """Whether articles written after each other make one valid file."""
    dumps_all: Callable[[Iterable[Article]], Iterator[str]] | None = None
    """Several articles as one file, piece by piece, for formats that hold many: feeds. `None` where they do not."""
