"""A small table as text, HTML or Markdown."""

from __future__ import annotations

from typing import TypeAlias

from attrs import field, frozen

from newsparse._display.card_style import STYLE
from newsparse._display.width import columns, cut, pad, shown
from newsparse._written.safe import escape
from newsparse.models import Card

__all__ = ["Cells", "Table", "tables_html", "tables_markdown", "tables_text"]

Cells: TypeAlias = tuple[str | int | float | None, ...]
"""A row; what is missing is `None`."""

_WIDEST = 48
"""Columns of a text in a terminal."""
_LINE = 20
"""Characters of a cell that is not broken."""
_LONG = '<td class="np-long">'


@frozen(kw_only=True)
class Table:
    """What to show."""

    title: str
    """Stands above it."""
    head: tuple[str, ...]
    """Names of the columns."""
    rows: tuple[Cells, ...]
    """Cells of each row, as many as names."""
    bar: int | None = field(default=None)
    """The column of numbers that are shown as bars too."""


def _numeric(table: Table, place: int) -> bool:
    return any(isinstance(row[place], int | float) for row in table.rows)


def _cell(value: str | float | None) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    return f"{value:,}" if isinstance(value, int) else f"{value:.2f}"


def tables_html(tables: tuple[Table, ...]) -> Card:
    """Return tables as HTML that looks as the card does."""
    shown = "".join(map(_html, tables))
    return Card(f'<div class="newsparse-card np-wide"><style>{STYLE}</style>\n{shown}</div>')


def _html(table: Table) -> str:
    if not table.rows:
        return f"<p>{escape(table.title)}</p>\n"
    numbers = [_numeric(table, place) for place in range(len(table.head))]
    kinds = ['<td class="np-num">' if number else "<td>" for number in numbers]
    tops = ['<th class="np-num">' if number else "<th>" for number in numbers]
    head = "".join([f"{top}{escape(name)}</th>" for top, name in zip(tops, table.head, strict=True)])
    most = max((_size(row, table.bar) for row in table.rows), default=0)
    body = []
    for row in table.rows:
        cells = []
        for kind, value in zip(kinds, row, strict=True):
            text = _cell(value)
            cells.append(f"{_LONG if len(text) > _LINE else kind}{escape(text)}</td>")
        if most:
            # A meter is no style attribute, and is read aloud as what it is.
            cells.append(f'<td><meter max="{most}" value="{_size(row, table.bar)}"></meter></td>')
        body.append(f"<tr>{''.join(cells)}</tr>\n")
    head += "<th></th>" if most else ""
    return (
        f'<div class="np-scroll"><table class="np-rows"><caption>{escape(table.title)}</caption>'
        f"<thead><tr>{head}</tr></thead>\n<tbody>{''.join(body)}</tbody></table></div>\n"
    )


def _size(row: Cells, place: int | None) -> float:
    value = None if place is None else row[place]
    return value if isinstance(value, int | float) else 0


def tables_text(tables: tuple[Table, ...]) -> str:
    """Return tables as text in columns, where a Chinese character takes two."""
    return "\n\n".join(["\n".join(_text(table)) for table in tables])


def _text(table: Table) -> list[str]:
    if not table.rows:
        return [table.title]
    rows = [[cut(" ".join(shown(_cell(value)).split()), _WIDEST) for value in row] for row in (table.head, *table.rows)]
    widths = [max(columns(row[place]) for row in rows) for place in range(len(table.head))]
    numbers = [_numeric(table, place) for place in range(len(table.head))]
    lines = [table.title] if table.title else []
    for row in rows:
        cells = zip(row, widths, numbers, strict=True)
        lines.append("  ".join([_right(text, width) if number else pad(text, width) for text, width, number in cells]))
    return [line.rstrip() for line in lines]


def _right(text: str, width: int) -> str:
    return " " * (width - columns(text)) + text


def tables_markdown(tables: tuple[Table, ...]) -> str:
    """Return tables as Markdown, each below a heading."""
    return "\n\n".join(map(_markdown, tables))


def _markdown(table: Table) -> str:
    rules = ["---:" if _numeric(table, place) else "---" for place in range(len(table.head))]
    rows = [[_guarded(_cell(value)) for value in row] for row in (table.head, *table.rows)]
    lines = [f"| {' | '.join(row)} |" for row in (rows[0], rules, *rows[1:])]
    return "\n".join([f"## {table.title}", "", *lines])


def _guarded(text: str) -> str:
    text = " ".join(text.split())
    for char in "\\`*_[]<>|":
        text = text.replace(char, f"\\{char}")
    return text
