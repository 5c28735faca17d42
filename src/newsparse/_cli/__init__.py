"""The command line: articles on standard output, everything else on standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from newsparse._cli.arguments import argument_parser
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
        0 when everything was read, 1 when some posts were not, 2 for a wrong use.
    """
    parser = argument_parser()
    try:
        arguments = parser.parse_args(argv)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else _USAGE
    # A command's own imports are paid by those who run it.
    run: Callable[..., int] = import_module(f"newsparse._cli.{arguments.module}").run
    try:
        code = run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader, such as `head`, has what it wanted. What is still in the buffer goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return _INTERRUPTED
    except WrongUseError as error:
        return _failed(f"{error} (see: newsparse {arguments.command} --help)", _USAGE)
    except NewsparseError as error:
        return _failed(str(error), _SKIPPED)
    except OSError as error:
        return _failed(f"{error.filename or 'standard output'}: {error.strerror or error}", _SKIPPED)
    return code


def _failed(message: str, code: int) -> int:
    print(f"newsparse: {' '.join(message.split())}", file=sys.stderr)
    return code
