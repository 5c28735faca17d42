"""``newsparse coverage``."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from newsparse._cli.page import Line
from newsparse._cli.reading import parser_of
from newsparse._cli.screen import put
from newsparse._cli.tables import table
from newsparse._cli.writing import write_page
from newsparse._display.width import cut, shown, wrap
from newsparse.errors import FormatError
from newsparse.workbench import Coverage, SourceCoverage, coverage
from newsparse.workbench._coverage_page import coverage_page

__all__ = ["run"]

_NAME = 22
"""Columns of a source's name."""
_WIDTH = 80
_HEAD = ("SOURCE", "POSTS", "REMOVED", "CREDITS", "CLEANER", "ISSUES")


def run(arguments: Namespace) -> int:
    """Tell how well an archive is known."""
    skipped: list[tuple[str, str]] = []
    articles = parser_of(arguments).iter_articles(
        arguments.paths, on_error=lambda error: skipped.append((" › ".join(error.path), error.reason))
    )
    # The list is filled while the articles are read, and read after them.
    found = coverage(articles, skipped)
    if not found.posts:
        path, reason = found.skipped[0] if found.skipped else (arguments.paths[0], "there is no post")
        raise FormatError(reason, path=(path,))
    if arguments.html is not None:
        write_page(arguments.html, coverage_page(found), arguments.paths)
    put(_lines(found))
    return 1 if found.skipped else 0


def _lines(found: Coverage) -> Iterator[Line]:
    known = f"{found.known / found.posts:.0%} read by a cleaner of their own"
    counts = f"{_counted(found.posts, 'post')} of {_counted(len(found.sources), 'source')}"
    yield [("title", f"{counts}, {known}, {len(found.skipped)} skipped")]
    yield []
    yield from table(_HEAD, [_row(one) for one in found.sources])
    for one in found.sources:
        if one.looks:
            yield []
            yield [("part", shown(f"worth a look: {one.name}"))]
        for look in one.looks:
            detail = f" ({look.detail})" if look.detail else ""
            yield from ([("", line)] for line in wrap(shown(f"{look.path}: {look.why}{detail}"), _WIDTH))
    if found.skipped:
        yield []
        yield [("part", "skipped")]
        for path, reason in found.skipped:
            yield from ([("", line)] for line in wrap(shown(f"{path}: {' '.join(reason.split())}"), _WIDTH))


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _row(one: SourceCoverage) -> tuple[str, ...]:
    return (
        cut(shown(one.name), _NAME),
        str(one.posts),
        f"{one.share:.1%}",
        f"{one.credited / one.posts:.0%}",
        cut(", ".join(one.cleaners), _NAME),
        ", ".join([f"{code} {count}" for code, count in one.issues.items()]),
    )
