"""``newsparse inspect``."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from newsparse._cli.page import Line
from newsparse._cli.reading import Skipped, parser_of, width_of_output
from newsparse._cli.screen import put
from newsparse._cli.writing import write_page
from newsparse._display.width import columns, shown, wrap
from newsparse.errors import FormatError
from newsparse.workbench import Inspection, Row, Verdict, inspect
from newsparse.workbench._inspection_page import credit_line, inspection_page

__all__ = ["run"]

_MARGIN = 16
"""Columns left of the text: a number and a kind."""


def run(arguments: Namespace) -> int:
    """Show what became of each part of each post."""
    skipped = Skipped()
    one = len(arguments.posts) == 1 and not Path(arguments.posts[0]).is_dir()
    found = inspect(arguments.posts, parser_of(arguments), None if one else skipped)
    if arguments.html is not None:
        inspections = list(found)
        if not inspections:
            raise FormatError("no post could be read")
        write_page(arguments.html, inspection_page(inspections), arguments.posts)
    else:
        put(line for inspection in found for line in _lines(inspection, width_of_output()))
    return 1 if skipped.count else 0


def _lines(inspection: Inspection, width: int) -> Iterator[Line]:
    article, made = inspection.article, inspection.article.provenance
    yield from ([("title", line)] for line in wrap(shown(article.title or "(no title)"), width))
    facts = [article.source.name or article.source.id, f"cleaner {made.cleaner} {made.cleaner_version}".strip()]
    facts += [made.format, made.encoding, *made.path]
    yield from ([("meta", line)] for line in wrap(shown(" · ".join([fact for fact in facts if fact])), width))
    for row in inspection.rows:
        yield []
        yield from _row(row, width)
    for issue in article.issues:
        yield []
        yield from _beside(issue.severity, f"{issue.message} ({issue.code})", width, "warning")
    yield []


def _row(row: Row, width: int) -> Iterator[Line]:
    label, whole = _head(row)
    style = "kind" if row.removed is None else "warning"
    if not row.verdicts:
        yield from _beside(label, whole, width, style)
    for told, run in groupby(row.verdicts, key=lambda verdict: (verdict.part, verdict.rule, verdict.element)):
        verdicts = list(run)
        if told[0] == "caption":
            label = "    caption"
        for verdict in verdicts:
            yield from _beside(label, verdict.text or f"[{verdict.kind}]", width, style)
            label = ""
        yield from _why(verdicts[0], width)
    for verdict in row.verdicts:
        for credit in verdict.credits:
            yield from _beside("", credit_line(credit), width, "caption")
        if verdict.tags:
            yield from _beside("", " ".join(f"#{tag}" for tag in verdict.tags), width, "caption")


def _head(row: Row) -> tuple[str, str]:
    """What stands in the margin, and the whole text where no lines of it are known."""
    if row.removed is not None:
        return f"  ✕ {row.removed.kind}", row.removed.text or row.removed.html or ""
    block = row.block
    kind = block.kind if block is not None else ""
    return f"{row.index:>3} {kind}", getattr(block, "text", None) or getattr(block, "url", None) or ""


def _why(verdict: Verdict, width: int) -> Iterator[Line]:
    told = f"{verdict.rule}: {verdict.reason}" if verdict.rule is not None else "story"
    for line in wrap(shown(f"{told} ← {verdict.element}" if verdict.element else told), width - _MARGIN):
        yield [("", " " * _MARGIN), ("meta", line)]


def _beside(label: str, text: str, width: int, style: str) -> Iterator[Line]:
    """A label in the margin, and a text that is wrapped beside it."""
    margin = label + " " * max(_MARGIN - columns(label), 1)
    for line in wrap(shown(text), width - _MARGIN):
        yield [(style, margin), ("", line)]
        margin = " " * _MARGIN
