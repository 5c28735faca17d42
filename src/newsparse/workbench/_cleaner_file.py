"""A cleaner that lies in a file of its own, installed nowhere."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path
from traceback import extract_tb
from types import ModuleType

from newsparse._inputs.names import PathLike
from newsparse.errors import CleanerError, PluginError
from newsparse.rules import Cleaner

__all__ = ["read_cleaner", "read_cleaners"]


def read_cleaner(path: PathLike) -> Cleaner:
    """
    Run a Python file and give its ``CLEANER``.

    The file is code and may do what any code may; run what you have read.

    Args:
        path: The file, such as ``newsparse learn`` writes it.

    Raises:
        CleanerError: The file cannot be read or run, holds no cleaner, or the cleaner is wrong in itself; the
            message names the file, the cleaner and the field, or the file's line.
    """
    name = os.fspath(path)
    try:
        source = Path(name).read_bytes()
    except OSError as error:
        raise CleanerError(f"cannot read it: {error.strerror or error}", path=(name,)) from error
    digest = blake2b(os.path.abspath(name).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()  # noqa: PTH100  # a name as given
    module = ModuleType(f"newsparse_cleaner_{digest}")
    module.__file__ = name
    # Where a step is pickled, its module is looked up by name.
    sys.modules[module.__name__] = module
    try:
        exec(compile(source, name, "exec"), vars(module))  # noqa: S102  # the user's own code is what this runs
    except CleanerError as error:
        raise error.within(name) from error.__cause__
    except SyntaxError as error:
        raise CleanerError(error.msg, path=(name, f"line {error.lineno or 1}")) from error
    except (Exception, SystemExit) as error:
        lines = [frame.lineno for frame in extract_tb(error.__traceback__) if frame.filename == name]
        where = (f"line {lines[-1]}",) if lines else ()
        raise CleanerError(f"{type(error).__name__}: {error}", path=(name, *where)) from error
    cleaner = vars(module).get("CLEANER")
    if not isinstance(cleaner, Cleaner):
        raise CleanerError("there is no CLEANER = Cleaner(…) in it", path=(name,))
    return cleaner


def read_cleaners(paths: Iterable[PathLike]) -> tuple[Cleaner, ...]:
    """
    Read several such files.

    Raises:
        CleanerError: As `read_cleaner`.
        PluginError: Two of them have the same id.
    """
    seen: dict[str, str] = {}
    cleaners = []
    for path in paths:
        cleaner = read_cleaner(path)
        if cleaner.id in seen:
            raise PluginError(f"the id {cleaner.id!r} is that of {seen[cleaner.id]}, too", path=(os.fspath(path), "id"))
        seen[cleaner.id] = os.fspath(path)
        cleaners.append(cleaner)
    return tuple(cleaners)
