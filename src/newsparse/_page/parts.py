"""What a page is read into: lines, boxes, and what its head states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode


@frozen(eq=False)
class Line:
    """A run of text between two breaks."""

    text: str
    weight: float
    linked: int
    """How many of its characters are in links."""
    links: bool
    """Mostly links."""
    box: int
    """Index of the box it stands in."""
    nodes: tuple[LexborNode, ...]
    """The text nodes and links that make it."""


class Box:
    """An element that lays out a page, with what its lines sum up to."""

    __slots__ = (
        "end", "first", "good", "headed", "heads", "junk", "last", "leafed", "leaves", "linked", "marks", "name", "node", "paragraphs",
        "parent", "prose", "spared", "total",
    )  # fmt: skip

    def __init__(self, node: LexborNode, parent: int, name: int, first: int) -> None:
        self.node = node
        self.parent = parent
        self.name = name
        self.first = first
        """Index of its first line."""
        self.last = first
        """Index behind its last line."""
        self.end = 0
        """Index behind the last box below it."""
        self.prose = 0.0
        """Sum of its own lines, those in no box of its own, that count for it."""
        self.junk = 0.0
        """The same of those that count against."""
        self.headed = False
        """Whether it opens with a head like 相关阅读, or reads like comments."""
        self.paragraphs = 0
        """Lines of prose; of its own first, then of all below it."""
        self.marks = 0
        """Lines such as 3小时前 and 回复, counted likewise."""
        self.heads = 0
        """Linked heads with prose below them or behind, counted likewise."""
        self.leaves = 0
        """Boxes in it that are a paragraph each."""
        self.leafed = 0.0
        """The sum of theirs."""
        self.linked = 0
        """Lines of links; of its own first, then of all below it."""
        self.good = 0.0
        """Sum of all prose kept below it."""
        self.total = 0.0
        self.spared = False
        """Whether the title or a container known by its id stands in it, so that its name cannot damn it."""


class Scan:
    """One reading of the page, shared by the finder and the fields."""

    __slots__ = (
        "begun", "boxes", "clocks", "data", "folded", "heads", "hidden", "lines", "marked", "metas",
        "shown", "title", "title_key", "title_line", "title_sure",
    )  # fmt: skip

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.boxes: list[Box] = []
        self.metas: dict[str, str] = {}
        self.data: list[str] = []
        """Texts of JSON-LD scripts."""
        self.hidden: list[tuple[LexborNode, int]] = []
        """Elements that are not shown, each with the box it stands in."""
        self.folded: list[LexborNode] = []
        """Hidden elements that hold the rest of the story."""
        self.shown = False
        """Whether hidden elements were read as if they were not."""
        self.title = ""
        self.title_key = ""
        self.title_sure = False
        """Whether that line begins the page's title."""
        self.title_line = -1
        """Index of the line that prints the page's title, outside links."""
        self.heads: list[int] = []
        """Indexes of lines in ``h1``."""
        self.begun = False
        """Whether there was prose since the title."""
        self.marked = False
        """Whether since the last prose there was a mark, such as 回复: those of one text count once."""
        self.clocks: list[int] = []
        """Indexes of lines that are times of day and count as marks."""
