"""The lines a body is made of: what the walk over the tree yields and the rules judge."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from attrs import define, field, frozen

from newsparse.models import Mark, RemovedKind

if TYPE_CHECKING:
    from newsparse._credits import Found

__all__ = [
    "MARKS",
    "REGIONS",
    "SHOWN",
    "WRITTEN",
    "Context",
    "Kind",
    "Line",
    "Look",
    "Picture",
    "Piece",
    "Region",
    "RegionKind",
]


class Kind:
    """What a line shows: plain numbers, since enum members hash slowly."""

    TEXT = 0
    IMAGE = 1
    MEDIA = 2
    CODE = 3
    RULE = 4
    EMPTY = 5


SHOWN: Final = frozenset({Kind.IMAGE, Kind.MEDIA})
"""Kinds that may have a caption."""

WRITTEN: Final = frozenset({Kind.TEXT, Kind.CODE})
"""Kinds that are text."""


class Look:
    """How text is set, as bits. The first five are kept as marks, the others only help to judge a line."""

    STRONG = 1
    EM = 2
    CODE = 4
    SUB = 8
    SUP = 16
    COLOUR = 32
    GREY = 64
    SMALL = 128
    BIG = 256
    CENTRE = 512


_NAMES: tuple[Mark, ...] = ("strong", "em", "code", "sub", "sup")
MARKS: tuple[tuple[Mark, ...], ...] = tuple(
    tuple(name for place, name in enumerate(_NAMES) if bits >> place & 1) for bits in range(32)
)
"""The marks of each combination of the first five looks."""

Piece: TypeAlias = tuple[str, int, str | None]
"""Text, looks and link of a stretch of a line."""

RegionKind = Literal["drop", "player", "caption", "credit", "author", "heading", "tag", "decoration", "keep"]

REGIONS: Final[tuple[tuple[str, RegionKind], ...]] = (
    ("keep", "keep"),
    ("players", "player"),
    ("captions", "caption"),
    ("credits", "credit"),
    ("authors", "author"),
    ("headings", "heading"),
    ("tags", "tag"),
    ("decorations", "decoration"),
)
"""The fields of a cleaner that hold selectors, and what they take an element for; the first decides."""


@define(eq=False)
class Region:
    """An element that a rule picked by a selector, or the markup by being hidden."""

    kind: RegionKind
    rule: str
    removed_kind: RemovedKind = "decoration"
    level: int = 2
    element: Any = None
    """The selectolax node, for `Removed.html`."""


@define(eq=False)
class Context:
    """A place in the structure: inside a list's item, a cell, a quote, a heading."""

    kind: Literal["root", "quote", "list", "item", "table", "row", "cell", "heading", "figure"]
    parent: Context | None = None
    detail: int = 0
    """A heading's level, 1 for an ordered list, 1 for a header cell."""
    flat: bool = False
    """A table used for layout, unwrapped when blocks are built."""

    depth: int = field(init=False)
    """How many contexts stand around it."""

    def __attrs_post_init__(self) -> None:
        self.depth = 0 if self.parent is None else self.parent.depth + 1

    @property
    def path(self) -> tuple[Context, ...]:
        """All contexts from the outermost to this one, the root left out."""
        path: list[Context] = []
        at: Context | None = self
        while at is not None and at.kind != "root":
            path.append(at)
            at = at.parent
        return tuple(reversed(path))


@frozen
class Picture:
    """What the markup says of a picture."""

    url: str
    alt: str | None
    width: int | None
    height: int | None
    attributes: Mapping[str, str | None]


class Line:
    """
    A stretch of a body that is judged as one.

    It ends where a block-level element begins or ends, at a ``<br>``, and
    around every picture and embed.  The walk fills the first part, the rules
    the second.

    Written out by hand: most lines keep what the second part says by default,
    and to set a dozen fields that nobody changes took longer than the rest.
    """

    kind: int
    """One of `Kind`."""
    text: str
    """Folded; for code as it stands."""
    pieces: list[Piece]
    all: int
    """Looks that every piece has."""
    any: int
    """Looks that some piece has."""
    owner: int
    """The number of the block-level element around it."""
    para: int
    """Lines with one number are parted by ``<br>`` only."""
    gap: int
    """How many ``<br>`` stand before it since the line above, within one ``para``."""
    context: Context
    region: Region | None
    href: str | None
    """The link around a picture; for text the one link that covers all of it."""
    picture: Picture | None = None
    element: Any = None
    """The selectolax node of the innermost element that holds this line and no other."""
    media_type: Literal["video", "audio", "embed"] = "embed"
    media_url: str | None = None

    kept: bool = False
    """A cleaner's own rule vouches for it; the shared rules for lines leave it alone."""
    heading: int = 0
    """The level, or 0."""
    caption_of: int = -1
    """The index of the picture's line, or -1."""
    removed: RemovedKind | None = None
    rule: str = ""
    """The rule that decided."""
    credits: tuple[Found, ...] = ()
    tags: tuple[str, ...] = ()

    def __init__(  # positions cost less than names
        self,
        kind: int,
        text: str,
        pieces: list[Piece],
        all: int,  # noqa: A002  # the field's name
        any: int,  # noqa: A002  # as above
        owner: int,
        para: int,
        gap: int,
        context: Context,
        region: Region | None,
        href: str | None = None,
    ) -> None:
        self.kind = kind
        self.text = text
        self.pieces = pieces
        self.all = all
        self.any = any
        self.owner = owner
        self.para = para
        self.gap = gap
        self.context = context
        self.region = region
        self.href = href

    @property
    def is_story(self) -> bool:
        """Whether it is text of the story as far as is known."""
        return self.removed is None and self.caption_of < 0 and self.kind in WRITTEN

    def remove(self, kind: RemovedKind, rule: str) -> None:
        """Judge the line to be no part of the story."""
        self.removed = kind
        self.rule = rule

    def make_heading(self, rule: str, level: int = 2) -> None:
        """Judge the line to be a section title; one that no markup ranks is of the second level."""
        self.heading = level
        self.rule = rule
