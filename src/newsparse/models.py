"""
What newsparse reads and returns: frozen values of plain data.

The whole model stands on this one page, long as it is: its classes name each
other, and a reader looks for all of them here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any, ClassVar, Literal, TypeAlias

from attrs import field, frozen

from newsparse._field_docs import list_fields

__all__ = [
    "Article",
    "Block",
    "Card",
    "Cell",
    "Code",
    "Credit",
    "FrozenMap",
    "Heading",
    "Image",
    "Issue",
    "Listing",
    "Mark",
    "Media",
    "Paragraph",
    "Provenance",
    "Quote",
    "RawPost",
    "Removed",
    "RemovedKind",
    "Role",
    "Rule",
    "Run",
    "Severity",
    "Source",
    "Table",
    "Where",
]

Mark = Literal["strong", "em", "code", "sub", "sup"]
"""How a run of text is set."""

Role = Literal[
    "reporter",
    "author",
    "photographer",
    "videographer",
    "editor",
    "proofreader",
    "translator",
    "designer",
    "producer",
    "source",
]
"""What somebody did for a story; ``source`` is the outlet it was taken from, ``photographer`` the source of a picture."""

RemovedKind = Literal[
    "credit",
    "tag",
    "promotion",
    "notice",
    "related",
    "player",
    "title",
    "decoration",
    "hidden",
]
"""Why something visible is not part of the story."""

Severity = Literal["info", "warning", "error"]
"""How much an issue may have cost: nothing, perhaps something, surely something."""


class FrozenMap(Mapping[str, Any]):
    """
    An immutable, hashable mapping with string keys.

    Lists given as values become tuples and mappings become `FrozenMap`, all
    the way down, so that an article compares, hashes and pickles as a whole.

    >>> meta = FrozenMap({"author": "趣头条", "categories": ["新媒体", "趣头条"]})
    >>> meta["categories"]
    ('新媒体', '趣头条')
    >>> meta == {"author": "趣头条", "categories": ("新媒体", "趣头条")}
    True
    """

    __slots__ = ("_data", "_hash")

    _data: dict[str, Any]
    _hash: int | None

    def __init__(self, data: Mapping[Any, Any] | None = None) -> None:
        object.__setattr__(self, "_data", {str(k): _freeze(v) for k, v in (data or {}).items()})
        object.__setattr__(self, "_hash", None)

    def __getitem__(self, key: str) -> Any:
        return self._data[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._data)

    def __len__(self) -> int:
        return len(self._data)

    def __hash__(self) -> int:
        if self._hash is None:
            object.__setattr__(self, "_hash", hash(frozenset(self._data.items())))
        return self._hash  # type: ignore[return-value]  # set in the line above

    def __setattr__(self, name: str, value: object) -> None:
        msg = f"FrozenMap is immutable: cannot set {name}"
        raise AttributeError(msg)

    def __reduce__(self) -> tuple[type[FrozenMap], tuple[dict[str, Any]]]:
        return FrozenMap, (self._data,)

    def __repr__(self) -> str:
        return f"FrozenMap({self._data!r})"


def _freeze(value: object) -> object:
    if value.__class__ is str:
        return value
    if isinstance(value, Mapping):
        return value if isinstance(value, FrozenMap) else FrozenMap(value)
    if isinstance(value, list | tuple):
        return tuple(map(_freeze, value))
    return value


class Card(str):
    """HTML that a notebook shows, and that is text to all else."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return str(self)


@frozen(kw_only=True)
class Issue:
    """Something that was wrong with the input, and how it was read all the same."""

    code: str
    """A short stable name, such as ``date-without-zone``; the reference lists all."""
    message: str
    """One sentence for a person."""
    path: tuple[str, ...] = ()
    """Where: file, member, field."""
    severity: Severity = "info"
    """``info`` nothing lost, ``warning`` perhaps something, ``error`` surely something."""


@frozen(kw_only=True)
class Source:
    """Who published the story."""

    id: str
    """The id of the cleaner that knows the source, or ``generic``."""
    name: str | None = None
    """The source's name as the input gives it: 新浪财经."""
    channel: str | None = None
    """The source's channel: 新浪财经－国內."""
    section: str | None = None
    """The archive's section: 金融."""


@frozen(kw_only=True)
class Run:
    """A stretch of text set in one way."""

    text: str
    """Never empty; white space folded, except in code."""
    marks: tuple[Mark, ...] = ()
    """In the order strong, em, code, sub, sup."""
    href: str | None = None
    """The address a link points to, or `None`."""


def _plain(runs: tuple[Run, ...]) -> str:
    return runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])


@frozen(kw_only=True)
class Paragraph:
    """A paragraph; a newline in its text is a line break."""

    kind: ClassVar[Literal["paragraph"]] = "paragraph"
    runs: tuple[Run, ...]
    """At least one."""

    @property
    def text(self) -> str:
        """The runs' text, joined."""
        return _plain(self.runs)


@frozen(kw_only=True)
class Heading:
    """A section's title."""

    kind: ClassVar[Literal["heading"]] = "heading"
    level: int
    """1 to 6; a paragraph that is a heading only by its looks is 2."""
    runs: tuple[Run, ...]
    """At least one."""

    @property
    def text(self) -> str:
        """The runs' text, joined."""
        return _plain(self.runs)


@frozen(kw_only=True)
class Image:
    """A picture that belongs to the story."""

    kind: ClassVar[Literal["image"]] = "image"
    url: str
    """The largest address that the markup names, proxies undone; may be relative or a ``data:`` address."""
    caption: str | None = None
    """As printed, pointer marks and all; lines parted by a newline."""
    alt: str | None = None
    """The ``alt`` text, where it has any."""
    width: int | None = None
    """In pixels, where the markup says so."""
    height: int | None = None
    """In pixels, where the markup says so."""


@frozen(kw_only=True)
class Listing:
    """A bulleted or numbered list."""

    kind: ClassVar[Literal["list"]] = "list"
    ordered: bool
    """Numbered, or not."""
    items: tuple[tuple[Block, ...], ...]
    """The blocks of each item."""


@frozen(kw_only=True)
class Quote:
    """A quoted passage."""

    kind: ClassVar[Literal["quote"]] = "quote"
    blocks: tuple[Block, ...]
    """What is quoted."""


@frozen(kw_only=True)
class Cell:
    """A table's cell."""

    runs: tuple[Run, ...] = ()
    """Empty where the cell is."""
    header: bool = False
    """Whether the markup calls it a header."""

    @property
    def text(self) -> str:
        """The runs' text, joined."""
        return _plain(self.runs) if self.runs else ""


@frozen(kw_only=True)
class Table:
    """A table of data; tables used for layout are unwrapped."""

    kind: ClassVar[Literal["table"]] = "table"
    rows: tuple[tuple[Cell, ...], ...]
    """As written; cells that span several places are not repeated."""


@frozen(kw_only=True)
class Code:
    """Preformatted text."""

    kind: ClassVar[Literal["code"]] = "code"
    text: str
    """Line breaks and blanks as they stand."""
    language: str | None = None
    """Where the markup says so."""


@frozen(kw_only=True)
class Media:
    """A video, a recording or another embedded page."""

    kind: ClassVar[Literal["media"]] = "media"
    url: str | None = None
    """The file or page; `None` for one that the exporter lost."""
    poster: str | None = None
    """The address of the still picture."""
    caption: str | None = None
    """As printed."""
    media_type: Literal["video", "audio", "embed"] = "embed"
    """What it is."""


@frozen(kw_only=True)
class Rule:
    """A line drawn between two parts."""

    kind: ClassVar[Literal["rule"]] = "rule"


Block: TypeAlias = Paragraph | Heading | Image | Listing | Quote | Table | Code | Media | Rule
"""A part of a story; told apart by ``kind``."""


@frozen(kw_only=True)
class Where:
    """The place a credit was read in."""

    part: Literal["block", "caption", "removed"]
    """``caption`` is the caption of the image or media block at that index."""
    index: int
    """Into `Article.blocks` for a block or a caption (of a list or quote: that of the whole), into `Article.removed` otherwise."""


@frozen(kw_only=True)
class Credit:
    """One person or organisation, and what they did for the story."""

    role: Role
    """What they did."""
    name: str
    """Who."""
    affiliation: str | None = None
    """The outlet named with a person: 新京报 in 新京报记者 吴为."""
    label: str | None = None
    """The word printed: 摄影记者."""
    where: Where | None = None
    """Where it was read."""


@frozen(kw_only=True)
class Removed:
    """Something visible that is no part of the story."""

    kind: RemovedKind
    """What it is."""
    text: str
    """Its text, white space folded; ``""`` for a picture."""
    html: str | None
    """The element it stood in, `None` where it had none of its own."""
    rule: str
    """The name of the rule that took it out."""
    position: int
    """The index in `Article.blocks` of the block that follows it."""


@frozen(kw_only=True)
class Provenance:
    """Where an article came from and what made it."""

    path: tuple[str, ...] = ()
    """The file, and the member inside it."""
    format: str = ""
    """The id of the loader."""
    encoding: str = "utf-8"
    """Of the bytes; ``utf-8`` when text was given."""
    replaced: int = 0
    """How many characters the decoder had to replace."""
    cleaner: str = "generic"
    """The cleaner's id."""
    cleaner_version: str = ""
    """The cleaner's version."""
    newsparse_version: str = ""
    """The version of newsparse."""


@frozen(kw_only=True)
class RawPost:
    """
    What a loader hands on: the fields as the format writes them, and the body's HTML.

    Nothing in it has been judged yet: times are strings, the body is as it was.
    """

    body: str = ""
    """HTML, without the format's own wrapper."""
    title: str | None = None
    """Quoting and entities undone."""
    published: str | datetime | None = None
    """The time of publication as written."""
    updated: str | datetime | None = None
    """The time of the last change as written."""
    naive_zone: str | None = None
    """The zone of times that name none, where the format itself settles it (the archive's exporter ran on UTC)."""
    source: str | None = None
    """The source's name as written."""
    channel: str | None = None
    """The source's channel."""
    section: str | None = None
    """The archive's section."""
    url: str | None = None
    """The address of the story's page."""
    language: str | None = None
    """A BCP 47 tag."""
    summary: str | None = None
    """A summary that the format keeps apart from the body."""
    authors: tuple[str, ...] = ()
    """Authors that the format names apart from the body."""
    credits: tuple[Credit, ...] = ()
    """Those that it names with their role."""
    tags: tuple[str, ...] = ()
    """Tags that the format names apart from the body."""
    cover: str | None = None
    """The address of the picture that the format names for the story."""
    metadata: FrozenMap = field(factory=FrozenMap)
    """The fields as written, unknown ones included."""
    format: str = ""
    """The loader's id."""
    path: tuple[str, ...] = ()
    """The file, and the member inside it."""
    encoding: str = "utf-8"
    """Of the bytes."""
    replaced: int = 0
    """How many characters the decoder had to replace."""
    issues: tuple[Issue, ...] = ()
    """What the loader met."""


@frozen(kw_only=True)
class Article:
    """A clean story and everything known about it."""

    id: str
    """BLAKE2b-128, 32 hexadecimal digits, over title, visible text and picture addresses of the input."""
    title: str | None = None
    """Quoting and entities undone; `None` where the input gives none."""
    title_restored: str | None = None
    """The title with the marks that the exporter replaced by ``_``, where the body proves them."""
    source: Source = field(factory=lambda: Source(id="generic"))
    """Who published it."""
    published: datetime | None = None
    """When: aware, offset kept as given; `None` where that cannot be known."""
    updated: datetime | None = None
    """When it was changed last: aware as well, or `None`."""
    url: str | None = None
    """The address of the story's page."""
    language: str | None = None
    """A BCP 47 tag: ``zh-Hans``, ``zh-Hant``, ``en``, …"""
    summary: str | None = None
    """A summary that the input keeps apart from the body."""
    credits: tuple[Credit, ...] = ()
    """In reading order, one entry a person and role."""
    blocks: tuple[Block, ...] = ()
    """The story."""
    lead_image: Image | None = None
    """One of `images` that can stand for the story, or `None`."""
    tags: tuple[str, ...] = ()
    """Hashtags and tag lines, without their marks, each once."""
    removed: tuple[Removed, ...] = ()
    """Everything visible that is in no block and no caption."""
    issues: tuple[Issue, ...] = ()
    """Everything that was wrong with the input."""
    metadata: FrozenMap = field(factory=FrozenMap)
    """The front matter as written; scalars stay text, except true and false."""
    provenance: Provenance = field(factory=Provenance)
    """Where it came from and what made it."""
    input: bytes | None = field(default=None, repr=False, eq=False)
    """The input's bytes, kept only by ``Parser(keep_input=True)``."""

    @property
    def images(self) -> tuple[Image, ...]:
        """The image blocks in reading order, nested ones included."""
        return tuple(block for block in walk(self.blocks) if block.kind == "image")

    @property
    def text(self) -> str:
        """
        The story as plain text.

        A line a block or list item, a table row a line with its cells parted
        by a tab; no captions, credits or promotion, no bullets or pipes.
        """
        return "\n".join([line for block in self.blocks if (line := _TEXT[block.kind](block)) is not None])

    @property
    def path(self) -> str | None:
        """The last file or member that the article was read from."""
        return self.provenance.path[-1] if self.provenance.path else None

    def to_dict(self) -> dict[str, Any]:
        """Dictionaries, lists and scalars, with the keys that the JSON has."""
        from newsparse._written.serial import article_to_dict  # noqa: PLC0415  # models know no format

        return article_to_dict(self)

    def to_markdown(self) -> str:
        """Markdown below a front matter."""
        from newsparse.writers.markdown import WRITER  # noqa: PLC0415  # models know no format

        return WRITER.dumps(self)

    def to_html(self) -> str:
        """A page of HTML that stands alone and is safe to show."""
        from newsparse.writers.html import WRITER  # noqa: PLC0415  # models know no format

        return WRITER.dumps(self)

    def to_card(self, *, pictures: bool = False) -> Card:
        """
        A card to read in a notebook: HTML that stands alone, is safe to show, and suits light and dark themes.

        Args:
            pictures: Load the pictures from where they are; otherwise a box
                with a link stands for each, and no server is asked for anything.

        .. versionadded:: 0.1.0
        """
        from newsparse._display.card import article_card  # noqa: PLC0415  # models know no format

        return article_card(self, pictures=pictures)

    def _repr_html_(self) -> str:
        return self.to_card()

    def _repr_markdown_(self) -> str:
        from newsparse._display.card import card_markdown  # noqa: PLC0415  # models know no format

        return card_markdown(self)

    def __rich_repr__(self) -> Iterator[tuple[str, Any]]:
        from newsparse._display.card import card_fields  # noqa: PLC0415  # models know no format

        yield from card_fields(self)

    def __repr__(self) -> str:
        try:
            when = "" if self.published is None else f" {self.published:%Y-%m-%d}"
            counts = {"block": self.blocks, "picture": self.images, "issue": self.issues}
            parts = [f"{len(found)} {name}{'' if len(found) == 1 else 's'}" for name, found in counts.items() if found]
            return f"<Article {self.title!r} {self.source.name or self.source.id}{when}: {', '.join(parts) or 'empty'}>"
        except Exception:  # noqa: BLE001  # fields are not checked, and who looks for the wrong one needs to see something
            return f"<Article {self.title!r}, with a field of a wrong kind>"


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Yield blocks in reading order, those inside lists and quotes after their container."""
    for block in blocks:
        yield block
        if block.kind == "list":
            for item in block.items:
                yield from walk(item)
        elif block.kind == "quote":
            yield from walk(block.blocks)


def _lines(blocks: tuple[Block, ...]) -> str | None:
    lines = [line for block in blocks if (line := _TEXT[block.kind](block)) is not None]
    return "\n".join(lines) if lines else None


def _table_text(table: Table) -> str | None:
    rows = ["\t".join([cell.text.replace("\n", " ") for cell in row]) for row in table.rows]
    return "\n".join(rows) if rows else None


def _list_text(listing: Listing) -> str | None:
    lines = [line for item in listing.items if (line := _lines(item)) is not None]
    return "\n".join(lines) if lines else None


_TEXT: dict[str, Callable[[Any], str | None]] = {
    "paragraph": lambda block: _plain(block.runs),
    "heading": lambda block: _plain(block.runs),
    "list": _list_text,
    "quote": lambda block: _lines(block.blocks),
    "table": _table_text,
    "code": lambda block: block.text,
    "image": lambda _: None,
    "media": lambda _: None,
    "rule": lambda _: None,
}

list_fields(*[found for found in list(globals().values()) if hasattr(found, "__attrs_attrs__")])
