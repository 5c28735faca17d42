"""``newsparse learn``."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from newsparse._cli.page import Line
from newsparse._cli.reading import Skipped, parser_of
from newsparse._cli.saying import say
from newsparse._cli.screen import put
from newsparse._cli.tables import table
from newsparse._cli.wrong import WrongUseError
from newsparse._width import shown, wrap
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
    if not 0 < arguments.share <= 1:
        raise WrongUseError(f"--share is more than 0 and at most 1, not {arguments.share:g}")
    if arguments.id is not None:
        try:
            Cleaner(id=arguments.id, label=arguments.id)  # before all posts are read
        except CleanerError as error:
            raise WrongUseError(f"--id: {error.reason}") from error
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
