"""Contracts that loaders, steps and writers fulfil."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Literal, Protocol, TypeAlias

from attrs import frozen

from newsparse._field_docs import list_fields
from newsparse._limits import DEFAULT, Limits
from newsparse.models import Article, RawPost, RemovedKind

__all__ = ["Context", "Input", "Line", "Loader", "Picture", "Writer"]


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
    limits: Limits = DEFAULT
    """The parser's; a loader that hands the input to another program looks at them first."""


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


list_fields(Input, Loader, Writer)


class Context(Protocol):
    """A place in the structure of a body."""

    @property
    def kind(self) -> Literal["root", "quote", "list", "item", "table", "row", "cell", "heading", "figure"]:
        """What it is."""

    @property
    def parent(self) -> Context | None:
        """The one around it."""


class Picture(Protocol):
    """What the markup says of a picture."""

    @property
    def url(self) -> str:
        """The largest address that the markup names."""

    @property
    def alt(self) -> str | None:
        """The ``alt`` text."""

    @property
    def width(self) -> int | None:
        """In pixels."""

    @property
    def height(self) -> int | None:
        """In pixels."""


class Line(Protocol):
    """
    What a step of a cleaner may read of a line.

    >>> from collections.abc import Iterator, Sequence
    >>> from newsparse.models import RawPost
    >>> from newsparse.rules import Decision
    >>> from newsparse.typing import Line
    >>> def drop_numbers(lines: Sequence[Line], post: RawPost) -> Iterator[Decision]:
    ...     for n, line in enumerate(lines):
    ...         if line.text.startswith("编号："):
    ...             yield Decision(line=n, action="remove", kind="notice", rule="number")
    """

    @property
    def kind(self) -> int:
        """0 text, 1 a picture, 2 a video or another embed, 3 code, 4 a rule, 5 an empty cell."""

    @property
    def text(self) -> str:
        """Its text, white space folded; ``""`` for a picture."""

    @property
    def all(self) -> int:
        """
        How all of it is set, as bits.

        1 bold, 2 emphasis, 4 code, 8 and 16 sub- and superscript, 32 coloured, 64 grey, 128 small, 256 big,
        512 centred.
        """

    @property
    def any(self) -> int:
        """How a part of it is set, as the same bits."""

    @property
    def para(self) -> int:
        """Lines with the same number are parted by ``<br>`` only."""

    @property
    def gap(self) -> int:
        """How many ``<br>`` stand before it, within its ``para``."""

    @property
    def owner(self) -> int:
        """The number of the block-level element around it."""

    @property
    def context(self) -> Context:
        """Where it stands."""

    @property
    def href(self) -> str | None:
        """The link around a picture, or the one that covers all of a text."""

    @property
    def picture(self) -> Picture | None:
        """Of a picture."""

    @property
    def media_type(self) -> Literal["video", "audio", "embed"]:
        """Of a video or an embed."""

    @property
    def media_url(self) -> str | None:
        """Of a video or an embed."""

    @property
    def removed(self) -> RemovedKind | None:
        """What took it out before the steps."""
