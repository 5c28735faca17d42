"""``newsparse parse``."""

from __future__ import annotations

import sys
from argparse import Namespace
from contextlib import AbstractContextManager, closing
from typing import Any

from newsparse import _registry
from newsparse._cli.journal import Done
from newsparse._cli.output import Output, is_folder, output_for
from newsparse._cli.own_output import OwnOutput
from newsparse._cli.parquet import PARQUET, Corpus, parquet_for
from newsparse._cli.progress import Progress, is_watched
from newsparse._cli.reading import Reading, parser_of
from newsparse._cli.saying import say
from newsparse._cli.wrong import WrongUseError
from newsparse._inputs.kinds import LINES, POSTS
from newsparse._inputs.names import STDIN, expand
from newsparse._promised import promised
from newsparse._version import __version__
from newsparse.errors import FormatError, PluginError

__all__ = ["run"]

_LINES = "jsonl"
"""What is written if nothing else is asked for."""
STDOUT = "-"
"""What ``-o`` calls standard output."""


def run(arguments: Namespace) -> int:
    """Read posts, write articles."""
    if arguments.paths.count(STDIN) > 1:
        raise WrongUseError("standard input can be read once")
    reading = Reading(parser_of(arguments), arguments.on_error, arguments.workers)
    target = None if arguments.output == STDOUT else arguments.output
    if arguments.to is None:
        arguments.to = _LINES
        if target is not None and not is_folder(target):
            _refuse_suffix(target)
    if arguments.resume and (target is None or STDIN in arguments.paths):
        raise WrongUseError("--resume needs -o, and inputs that can be read again")
    own = OwnOutput(target)
    with _opened(arguments, target) as output:
        plain = output if isinstance(output, Output) else None
        done = plain.done if plain else None
        if done is not None:
            reading.count(done.read, done.skipped, done.issues)
        with (
            closing(_progress(arguments, own, done)) as progress,
            closing(
                reading.articles(
                    arguments.paths,
                    progress,
                    ended=plain.ended if plain else lambda _: None,
                    then=output.then,
                    leave_out=done.leave_out if arguments.resume and done is not None else None,
                    not_meant=own,
                )
            ) as articles,
        ):
            if plain:
                plain.write_all(articles)
            else:
                for article in articles:
                    output.write(article)
    reading.report()
    if not reading.read and target is not None:
        say(f"no article was read, so {target} was not written")
        return 1
    return 1 if reading.skipped else 0


def _refuse_suffix(target: str) -> None:
    """Refuse to write lines of JSON into a file whose name promises something else."""
    try:
        formats = promised(target, _registry.writers())
    except FormatError as error:
        raise WrongUseError(str(error)) from error
    if formats and _LINES not in formats:
        which = " or ".join([f"--to {name}" for name in formats])
        raise WrongUseError(f"{target} would hold JSON Lines, as no --to is given; add {which}")


def _progress(arguments: Namespace, own: OwnOutput, done: Done | None) -> Progress:
    if arguments.no_progress or not is_watched(to_screen=own.target is None and sys.stdout.isatty()):
        return Progress(None)
    names = list(expand([path for path in arguments.paths if path != STDIN], own))
    # How many members an archive has, or a file lines, is known when it was read.
    countable = STDIN not in arguments.paths and all(
        isinstance(name, str) and name.lower().endswith(POSTS) and not name.lower().endswith(LINES) for name in names
    )
    return Progress(len(names) if countable else None, done=done.inputs.total() if done else 0, stream=sys.stderr)


def _opened(arguments: Namespace, target: str | None) -> AbstractContextManager[Output | Corpus]:
    if arguments.to == PARQUET:
        if arguments.resume:
            raise WrongUseError("--resume is for -o FOLDER/ and for -o FILE of a format of lines, such as jsonl")
        return parquet_for(arguments, target)
    if arguments.part_rows is not None or arguments.partition_by:
        raise WrongUseError("--part-rows and --partition-by are for --to parquet")
    try:
        writer = _registry.named(_registry.writers(), arguments.to, "writer")
    except PluginError as error:
        raise WrongUseError(f"{error}, {PARQUET}") from error
    return output_for(writer, target, arguments.paths, _settings(arguments), resume=arguments.resume)


def _settings(arguments: Namespace) -> dict[str, Any]:
    """Give what has to be the same where a run goes on with another."""
    names = ("to", "cleaner", "cleaner_file", "format", "encoding", "without", "timezone")
    return {"newsparse": __version__, **{name: getattr(arguments, name) for name in names}}
