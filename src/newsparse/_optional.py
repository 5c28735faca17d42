"""Libraries that only some users need."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from newsparse.errors import NewsparseError

__all__ = ["OptionalTypes", "optional"]


def optional(module: str, *, extra: str, use: str) -> Any:
    """
    Import a library that an extra brings.

    Args:
        module: What to import.
        extra: The extra that installs it.
        use: What needs it, as the subject of a sentence.

    Raises:
        NewsparseError: It is not installed; the message names the extra.

    >>> optional("no_such_library", extra="plot", use="a plot")
    Traceback (most recent call last):
    ...
    newsparse.errors.NewsparseError: a plot needs no_such_library: pip install 'newsparse[plot]'
    """
    try:
        return import_module(module)
    except ImportError as error:
        name = module.partition(".")[0]
        raise NewsparseError(f"{use} needs {name}: pip install 'newsparse[{extra}]'") from error


class OptionalTypes:
    """
    The types of a library, for those who ask what a signature says: imported then, and anything where it is not installed.

    >>> OptionalTypes("no_such_library").Table
    typing.Any
    >>> hasattr(OptionalTypes("json"), "__name__")
    False
    """

    def __init__(self, module: str) -> None:
        self._module = module

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # asked of whatever stands in a module, and no reason to import the library
            raise AttributeError(name)
        try:
            return getattr(import_module(self._module), name)
        except ImportError:
            return Any
