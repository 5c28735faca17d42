"""``newsparse parse``."""

from __future__ import annotations

import sys
from argparse import Namespace
from contextlib import AbstractContextManager

from newsparse import _registry
from newsparse._cli.output import Output, output_for
from newsparse._cli.parquet import PARQUET, Sink, parquet_for
from newsparse._cli.reading import Reading, parser_of
from newsparse._cli.wrong import WrongUseError
from newsparse._inputs import STDIN
from newsparse.errors import PluginError

__all__ = ["run"]

STDOUT = "-"
"""What ``-o`` calls standard output."""


def run(arguments: Namespace) -> int:
    """Read posts, write articles."""
    if arguments.paths.count(STDIN) > 1:
        raise WrongUseError("standard input can be read once")
    reading = Reading(parser_of(arguments), arguments.on_error)
    target = None if arguments.output == STDOUT else arguments.output
    with _opened(arguments, target) as output:
        articles = reading.articles(arguments.paths)
        if isinstance(output, Output):
            output.write_all(articles)
        else:
            for article in articles:
                output.write(article)
    reading.report()
    if not reading.read and target is not None:
        print(f"newsparse: no article was read, so {target} was not written", file=sys.stderr)
        return 1
    return 1 if reading.skipped else 0


def _opened(arguments: Namespace, target: str | None) -> AbstractContextManager[Sink]:
    if arguments.to == PARQUET:
        return parquet_for(arguments, target)
    if arguments.part_rows is not None or arguments.partition_by:
        raise WrongUseError("--part-rows and --partition-by are for --to parquet")
    try:
        writer = _registry.named(_registry.writers(), arguments.to, "writer")
    except PluginError as error:
        raise WrongUseError(str(error)) from error
    return output_for(writer, target, arguments.paths)
