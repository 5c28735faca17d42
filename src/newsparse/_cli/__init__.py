"""The command line: articles on standard output, everything else on standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module

from newsparse._cli.arguments import argument_parser
from newsparse._cli.saying import say
from newsparse._cli.wrong import WrongUseError
from newsparse.errors import NewsparseError

__all__ = ["main"]

_SKIPPED, _USAGE, _INTERRUPTED = 1, 2, 130


def main(argv: Sequence[str] | None = None) -> int:
    """
    Run the command line.

    Args:
        argv: The arguments, those of the process by default.

    Returns:
        0 when everything was read, 1 when some posts were not, 2 for a wrong use, 130 when it was interrupted.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed before we began, as some services have them
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115  # open till the end
    parser = argument_parser()
    if "_ARGCOMPLETE" in os.environ:
        import_module("newsparse._cli.completion").complete(parser)
    try:
        arguments = parser.parse_args(argv)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else _USAGE
    try:
        # A command's own imports are paid by those who run it, and may take long enough to be interrupted.
        run: Callable[..., int] = import_module(f"newsparse._cli.{arguments.module}").run
        code = run(arguments)
        sys.stdout.flush()
    except KeyboardInterrupt as stop:
        return _failed("; ".join(["interrupted", *map(str, stop.args)]), _INTERRUPTED)
    except WrongUseError as error:
        return _failed(f"{error} (see: newsparse {arguments.command} --help)", _USAGE)
    except NewsparseError as error:
        return _failed(str(error), _SKIPPED)
    except OSError as error:
        if error.filename is None:
            _drop_output()
            if isinstance(error, BrokenPipeError):
                # The reader of standard output, such as `head`, has what it wanted.
                return 0
        return _failed(f"{error.filename or 'standard output'}: {error.strerror or error}", _SKIPPED)
    return code


def _drop_output() -> None:
    """Let what is still in the buffer go nowhere: Python would try once more at its end, and complain."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _failed(message: str, code: int) -> int:
    say(message)
    return code
