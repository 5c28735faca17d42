"""``newsparse diff``."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator
from pathlib import Path

from attrs import evolve

from newsparse import Article, Parser, _registry
from newsparse._cli.page import Line
from newsparse._cli.reading import Skipped, parser_of
from newsparse._cli.screen import put
from newsparse._cli.wrong import WrongUseError
from newsparse._display.width import shown, wrap
from newsparse.errors import NewsparseError
from newsparse.workbench import Difference, diff, read_cleaner

__all__ = ["run"]

_WIDTH = 80
_INDENT = "    "


def run(arguments: Namespace) -> int:
    """Show what a change of rules did."""
    skipped = Skipped()
    if arguments.samples < 1:
        raise WrongUseError(f"--samples is 1 or more, not {arguments.samples}")
    parser = parser_of(arguments)
    old: Iterable[Article]
    new: Iterable[Article]
    if arguments.over is None:
        for given in (arguments.old, arguments.new):
            if given.endswith(".py") or (given in _registry.cleaners() and not Path(given).exists()):
                raise WrongUseError(f"{given} is a cleaner; --over FOLDER names the posts to read with both")
        old, new = [parser.iter_articles([path], on_error=skipped) for path in (arguments.old, arguments.new)]
    else:
        if arguments.cleaner is not None:
            raise WrongUseError("with --over, OLD and NEW are the cleaners; leave out --cleaner")
        parsers = [_with(parser, given) for given in (arguments.old, arguments.new)]
        # What cannot be read is the same both times, and named once.
        old = map(_of_any_source, parsers[0].iter_articles(arguments.over, on_error=skipped))
        new = map(_of_any_source, parsers[1].iter_articles(arguments.over, on_error="skip"))
    found = diff(old, new, samples=arguments.samples)
    if found.compared or not skipped.count:
        put(_lines(found))
    return 1 if skipped.count else 0


def _with(parser: Parser, given: str) -> Parser:
    """A parser that cleans every post with the cleaner of a file, or with the installed one of that id."""
    try:
        if given.endswith(".py"):
            cleaner = read_cleaner(given)
            others = [one for one in parser.cleaners if one.id != cleaner.id]
            return evolve(parser, cleaners=(*others, cleaner), cleaner=cleaner.id)
        return evolve(parser, cleaner=given)
    except NewsparseError as error:
        raise WrongUseError(
            f"{error}; with --over, OLD and NEW are cleaners: a .py file, or the id of an installed one"
        ) from error


def _of_any_source(article: Article) -> Article:
    """Leave out whose rules were taken: that these are two was asked for, and is no change."""
    return evolve(article, source=evolve(article.source, id=""))


def _lines(found: Difference) -> Iterator[Line]:
    counts = [f"{found.compared} compared", f"{found.changed} changed"]
    counts += [f"{found.only_old} in OLD only"] if found.only_old else []
    counts += [f"{found.only_new} in NEW only"] if found.only_new else []
    yield [("title", ", ".join(counts))]
    for group in found.groups:
        yield []
        noun = "post" if group.posts == 1 else "posts"
        yield from ([("part", line)] for line in wrap(shown(f"{group.what}: {group.posts} {noun}"), _WIDTH))
        for change in group.samples:
            head = wrap(shown(f"{change.title} ({change.path})"), _WIDTH - 2)
            yield from ([("", "  "), ("meta", line)] for line in head)
            for text in change.lines:
                style = {"-": "warning", "+": "code"}.get(text[0], "")
                for line in wrap(shown(text), _WIDTH - len(_INDENT)):
                    yield [("", _INDENT), (style, line)]
