"""``newsparse formats``, and how tables are set."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Sequence

from newsparse import _registry
from newsparse._cli.page import Line
from newsparse._cli.parquet import PARQUET
from newsparse._cli.screen import put
from newsparse._display.width import columns, pad, wrap

__all__ = ["run", "table"]

_WIDTH = 80
_GAP = "  "
_NARROWEST = 12
"""Columns of the last one, whatever a plug-in has in the others."""


def run(arguments: Namespace) -> int:
    """List formats."""
    head = ("ID", "USE", "FILES", "FORMAT")
    rows = [(loader.id, "reads", "", loader.label) for _, loader in sorted(_registry.loaders().items())]
    rows += [(writer.id, "writes", writer.suffix, writer.label) for _, writer in sorted(_registry.writers().items())]
    rows.append((PARQUET, "writes", ".parquet", "Parquet, an article a row (with the extra arrow)"))
    put(table(head, rows))
    return 0


def table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Iterable[Line]:
    """Yield a table of 80 columns, or of more where the others leave the last too few; it is wrapped."""
    widths = [max(columns(row[place]) for row in (head, *rows)) for place in range(len(head) - 1)]
    room = max(_NARROWEST, _WIDTH - sum(widths) - len(_GAP) * len(widths))
    for row in (head, *rows):
        cells = [pad(text, width) for text, width in zip(row, widths, strict=False)]
        for last in wrap(row[-1], room):
            yield [("heading" if row is head else "", _GAP.join([*cells, last]))]
            cells = [" " * width for width in widths]
