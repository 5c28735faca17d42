"""``newsparse learn``."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from newsparse._cli.page import Line
from newsparse._cli.reading import Skipped, parser_of
from newsparse._cli.saying import say
from newsparse._cli.screen import put
from newsparse._cli.tables import table
from newsparse._cli.wrong import WrongUseError
from newsparse._display.width import shown, wrap
from newsparse.errors import CleanerError
from newsparse.rules import Cleaner
from newsparse.workbench import Finding, Proposal, learn, write_proposal

__all__ = ["run"]

_WIDTH = 80
_EXAMPLE = 100
_KINDS = ("drop", "texts")
"""The fields whose parts say what is taken out."""


def run(arguments: Namespace) -> int:
    """Tell what recurs in the posts of a source, and write it down as a cleaner."""
    if arguments.id is not None:
        try:
            Cleaner(id=arguments.id, label=arguments.id)  # before all posts are read
        except CleanerError as error:
            raise WrongUseError(f"--id: {error.reason}") from error
    if arguments.output is not None and Path(arguments.output).is_file():
        raise WrongUseError(f"-o names a folder, and {arguments.output} is a file")
    skipped = Skipped()
    proposal = learn(arguments.paths, parser_of(arguments), id=arguments.id, share=arguments.share, on_error=skipped)
    put(_lines(proposal))
    if arguments.output is not None:
        for path in write_proposal(proposal, arguments.output):
            say(f"wrote {path}")
    return 1 if skipped.count else 0


def _lines(proposal: Proposal) -> Iterator[Line]:
    yield [("title", shown(f"{proposal.label} ({proposal.id}): {proposal.posts} stories"))]
    if proposal.known:
        yield [("meta", "an installed cleaner of this id knows the source already")]
    if mixed := _mixed(proposal):
        yield from ([("warning", line)] for line in wrap(shown(mixed), _WIDTH))
    for name, values in (("names", proposal.names), ("hosts", proposal.hosts)):
        if values:
            yield from ([("meta", line)] for line in wrap(shown(f"{name}: {', '.join(values)}"), _WIDTH))
    yield []
    if not proposal.findings:
        yield [("", "nothing recurs that the shared rules do not take out already")]
    yield from _table(proposal.findings, proposal)
    if proposal.handled:
        yield []
        yield [("part", "taken out by the shared rules already")]
        yield from _table(proposal.handled, proposal)


def _mixed(proposal: Proposal) -> str | None:
    """Say so where no source has half of the posts: what recurs in all of them is then little."""
    found = Counter(sample.post.source for sample in proposal.samples if sample.post.source)
    most = max(found.values(), default=0)
    if len(found) == 1 or 2 * most >= sum(found.values()):
        return None
    return f"the posts name {len(found)} sources, none of them in half; give those of one source"


def _table(findings: tuple[Finding, ...], proposal: Proposal) -> Iterator[Line]:
    rows = [
        (f"{one.posts}/{proposal.posts}", one.field, one.kind if one.field in _KINDS else "", shown(_what(one)))
        for one in findings
    ]
    if rows:
        yield from table(("SEEN IN", "FIELD", "KIND", "WHAT"), rows)


def _what(one: Finding) -> str:
    example = " ".join(one.example.split())[:_EXAMPLE]
    if one.field in {"texts", "decoration_addresses"}:
        return f"{example} ({one.place})" if one.field == "texts" else example
    return f"{one.value}: {example}" if example else one.value
