"""Judged lines to blocks, captions and removed entries."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

from attrs import define, field, frozen

from newsparse._markup.lines import MARKS, Context, Kind, Line, Piece
from newsparse.models import (
    Block,
    Cell,
    Code,
    Heading,
    Image,
    Listing,
    Media,
    Paragraph,
    Quote,
    Removed,
    RemovedKind,
    Rule,
    Run,
    Table,
)

__all__ = ["Built", "Part", "build", "flatten_tables"]

Part: TypeAlias = Literal["block", "caption", "removed"]
"""Where a line went."""


@frozen
class Built:
    """Blocks, what was removed, and where each line went."""

    blocks: tuple[Block, ...]
    removed: tuple[Removed, ...]
    where: dict[int, tuple[Part, int]]


@define(eq=False)
class _Frame:
    """An open container."""

    context: Context
    blocks: list[Block] = field(factory=list)
    items: list[Any] = field(factory=list)
    """A list's items, a table's rows, a row's cells, or a cell's pieces."""


def _runs(pieces: list[Piece]) -> tuple[Run, ...]:
    return tuple([Run(text=text, marks=MARKS[bits & 31], href=href) for text, bits, href in pieces])


def build(lines: list[Line]) -> Built:
    """
    Build blocks.

    Args:
        lines: Judged lines.

    Returns:
        Blocks and removed entries; every line is in exactly one of them.
    """
    captions: dict[int, list[str]] = {}
    for line in lines:
        if line.caption_of >= 0:
            if line.removed is not None or lines[line.caption_of].removed is not None:
                # A step gave it to a picture that went; so it is what it was before.
                line.caption_of = -1
            else:
                captions.setdefault(line.caption_of, []).append(line.text)
    builder = _Builder(captions)
    for line in lines:
        if line.removed is not None and line.region is not None and line.text:
            builder.texts.setdefault(id(line.region), []).append(line.text)
    for n, line in enumerate(lines):
        if line.removed is not None:
            builder.remove(n, line, line.removed)
        elif line.caption_of < 0:
            builder.add(n, line, lines)
    return builder.finish(lines)


def flatten_tables(lines: list[Line]) -> None:
    """Unwrap tables that only lay out: pictures, headings or whole stories in cells, or a single column."""
    if all(line.context.kind == "root" for line in lines):
        return
    tables: dict[Context, dict[str, Any]] = {}
    for line in lines:
        if line.region is not None and line.region.kind == "drop":
            continue
        context: Context | None = line.context
        cell = row = None
        inner = False
        while context is not None and context.kind != "root":
            if context.kind == "cell" and cell is None:
                cell = context
            elif context.kind == "row" and row is None:
                row = context
            elif context.kind == "table":
                seen = tables.setdefault(context, {"rows": {}, "rich": False})
                if row is None and cell is None:
                    # A caption, or what stands between the rows: before or after the table.
                    pass
                elif inner or line.kind not in {Kind.TEXT, Kind.EMPTY} or row is None or cell is None:
                    seen["rich"] = True
                else:
                    cells = seen["rows"].setdefault(row, {})
                    cells[cell] = cells.get(cell, 0) + len(line.text)
                inner, cell, row = True, None, None
            elif context.kind in {"list", "heading", "quote"}:
                inner = True
            context = context.parent
    for table, seen in tables.items():
        widths = [len(cells) for cells in seen["rows"].values()]
        longest = max((size for cells in seen["rows"].values() for size in cells.values()), default=0)
        table.flat = seen["rich"] or max(widths, default=0) <= 1 or longest > 400  # no cell of data is that long
    for line in lines:
        line.context = _unwrapped(line.context)
    lines[:] = [line for line in lines if line.kind != Kind.EMPTY or line.context.kind == "cell"]


def _unwrapped(context: Context) -> Context:
    """The innermost context that is no part of a layout table."""
    at: Context | None = context
    while at is not None and at.kind in {"table", "row", "cell", "figure"}:
        table: Context | None = at
        while table is not None and table.kind in {"row", "cell", "figure"}:
            table = table.parent
        if table is None or table.kind != "table" or at.kind == "figure" or (not table.flat and at.kind == "cell"):
            break
        at = at.parent
    return at if at is not None else context


class _Builder:
    def __init__(self, captions: dict[int, list[str]]) -> None:
        self.captions = captions
        self.stack = [_Frame(Context("root"))]
        self.removed: list[Removed] = []
        self.where: dict[int, tuple[Part, int]] = {}
        self.paragraph: list[Piece] = []
        self.last: Line | None = None
        self.regions: dict[int, int] = {}
        self.texts: dict[int, list[str]] = {}
        """The text of each dropped element."""

    @property
    def position(self) -> int:
        return len(self.stack[0].blocks) + (1 if self.paragraph and len(self.stack) == 1 else 0)

    def add(self, n: int, line: Line, lines: list[Line]) -> None:
        stack = self.stack
        if len(stack) > 1 or line.context.kind != "root":
            self.open(line.context.path)
        top = stack[-1]
        if line.kind == Kind.TEXT:
            if top.context.kind == "cell":
                if top.items:
                    top.items.append(("\n", 0, None))
                top.items.extend(line.pieces)
                self.note(n)
                return
            if line.heading:
                self.close_paragraph()
                top.blocks.append(
                    Heading(level=line.heading, runs=_runs(_joined([(t, b & ~1, h) for t, b, h in line.pieces])))
                )
                self.note(n, done=True)
                return
            last = self.last
            if self.paragraph and last is not None and last.para == line.para and line.gap <= 1:
                text, bits, href = self.paragraph[-1]
                # No <br> between: what stood between was taken out of the line.
                self.paragraph[-1] = (text + "\n" * line.gap, bits, href)
                for piece in line.pieces:
                    text, bits, href = self.paragraph[-1]
                    if (bits ^ piece[1]) & 31 == 0 and href == piece[2]:
                        self.paragraph[-1] = (text + piece[0], bits, href)
                    else:
                        self.paragraph.append(piece)
            else:
                if self.paragraph:
                    self.close_paragraph()
                # The walk has joined what is set alike within a line.
                self.paragraph = [*line.pieces]
            self.last = line
            self.where[n] = ("block", len(self.stack[0].blocks))
            return
        if line.kind == Kind.EMPTY:
            return
        self.close_paragraph()
        if line.kind == Kind.IMAGE and line.picture is not None:
            picture = line.picture
            top.blocks.append(
                Image(
                    url=picture.url,
                    caption=self.caption(n),
                    alt=picture.alt,
                    width=picture.width,
                    height=picture.height,
                )
            )
        elif line.kind == Kind.MEDIA:
            top.blocks.append(self.media(n, line, lines))
        elif line.kind == Kind.CODE:
            top.blocks.append(Code(text=line.text, language=_language(line)))
        else:
            top.blocks.append(Rule())
        self.note(n, done=True)

    def caption(self, n: int) -> str | None:
        return "\n".join(self.captions[n]) if n in self.captions else None

    def media(self, n: int, line: Line, lines: list[Line]) -> Media:
        url, kind = line.media_url, line.media_type
        poster = line.picture.url if line.picture is not None else None
        if line.region is not None and line.region.kind == "player":
            for other in lines[n + 1 :]:
                if other.region is not line.region:
                    break
                if other.kind == Kind.IMAGE and other.picture is not None and poster is None:
                    poster = other.picture.url or None
        return Media(url=url, poster=poster, caption=self.caption(n), media_type=kind)

    def note(self, n: int, *, done: bool = False) -> None:
        """Remember the block that a line went to; its index is known once the outermost container is closed."""
        index = len(self.stack[0].blocks)
        if len(self.stack) == 1 and done:
            index -= 1
        self.where[n] = ("block", index)

    def close_paragraph(self) -> None:
        if self.paragraph:
            self.stack[-1].blocks.append(Paragraph(runs=_runs(self.paragraph)))
            self.paragraph = []
        self.last = None

    def open(self, path: tuple[Context, ...]) -> None:
        path = _structural(path)
        depth = 0
        while depth < len(path) and depth + 1 < len(self.stack) and self.stack[depth + 1].context is path[depth]:
            depth += 1
        if len(self.stack) > depth + 1 or len(path) > depth:
            self.close_paragraph()
        while len(self.stack) > depth + 1:
            self.close()
        for context in path[depth:]:
            outer = self.stack[-1]
            if context.kind == "item" and outer.blocks:
                # What stands between a list's items is an item in its place.
                outer.items.append(tuple(outer.blocks))
                outer.blocks = []
            self.stack.append(_Frame(context))

    def close(self) -> None:
        self.close_paragraph()
        frame = self.stack.pop()
        parent = self.stack[-1]
        match frame.context.kind:
            case "quote":
                parent.blocks.append(Quote(blocks=tuple(frame.blocks)))
            case "item":
                parent.items.append(tuple(frame.blocks))
            case "list":
                items = [*frame.items]
                if frame.blocks:
                    items.append(tuple(frame.blocks))
                parent.blocks.append(Listing(ordered=bool(frame.context.detail), items=tuple(items)))
            case "cell":
                parent.items.append(Cell(runs=_runs(_joined(frame.items)), header=bool(frame.context.detail)))
            case "row":
                parent.items.append(tuple(frame.items))
            case _:  # a table
                parent.blocks.append(Table(rows=tuple(frame.items)))

    def remove(self, n: int, line: Line, kind: RemovedKind) -> None:
        region = line.region
        if region is not None and region.kind in {"drop", "player"} and region.element is not None:
            # Everything inside one dropped element is one entry.
            if id(region) in self.regions:
                self.where[n] = ("removed", self.regions[id(region)])
                return
            texts = self.texts.get(id(region), [])
            entry = Removed(
                kind=kind, text="\n".join(texts), html=region.element.html, rule=line.rule, position=self.position
            )
            self.regions[id(region)] = len(self.removed)
        else:
            html = line.element.html if line.element is not None else None
            entry = Removed(kind=kind, text=line.text, html=html, rule=line.rule, position=self.position)
        self.where[n] = ("removed", len(self.removed))
        self.removed.append(entry)

    def finish(self, lines: list[Line]) -> Built:
        while len(self.stack) > 1:
            self.close()
        self.close_paragraph()
        for n, line in enumerate(lines):
            if line.caption_of >= 0 and line.removed is None:
                picture = self.where.get(line.caption_of)
                self.where[n] = ("caption", picture[1] if picture is not None else 0)
        return Built(tuple(self.stack[0].blocks), tuple(self.removed), self.where)


def _structural(path: tuple[Context, ...]) -> tuple[Context, ...]:
    """A path without what gives no block: figures, headings, layout tables; with whole chains for the rest."""
    out: list[Context] = []
    flat = False
    for context in path:
        kind = context.kind
        if kind == "table":
            flat = context.flat
            if not flat:
                out.append(context)
        elif kind in {"row", "cell"}:
            parent = context.parent
            # A row outside a table, or a cell outside a row, lays out nothing.
            if not flat and out and parent is not None and out[-1] is parent:
                out.append(context)
        elif kind == "item":
            if out and out[-1].kind == "list":
                out.append(context)
        elif kind in {"quote", "list"} and not (out and out[-1].kind == "cell"):
            out.append(context)
    return tuple(out)


def _joined(pieces: list[Piece]) -> list[Piece]:
    out: list[Piece] = []
    for text, bits, href in pieces:
        if out and ((out[-1][1] ^ bits) & 31 == 0 and out[-1][2] == href):
            out[-1] = (out[-1][0] + text, bits, href)
        else:
            out.append((text, bits, href))
    return out


def _language(line: Line) -> str | None:
    """Read ``class="language-x"`` off the element or its only child."""
    element = line.element
    if element is None:
        return None
    child = element.child
    for one in (element, child) if child is not None and child.tag == "code" else (element,):
        for word in (one.attributes.get("class") or "").split():
            if word.startswith(("language-", "lang-", "hljs-language-")):
                return word.split("-", 1)[1] or None
    return None
