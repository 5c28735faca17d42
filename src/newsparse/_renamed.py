"""Names that were given up, for the year in which they still answer."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Mapping

__all__ = ["renamed"]


def renamed(module: str, name: str, names: Mapping[str, tuple[str, str]]) -> object:
    """
    Give what an old name of a module stands for, with a `DeprecationWarning`; the last line of its ``__getattr__``.

    Args:
        module: The module's name.
        name: What it was asked for.
        names: Each old name with the new one of the same module, and the version that renamed it.

    Raises:
        AttributeError: It is no old name either.

    >>> renamed("newsparse.models", "Passages", {"Passage": ("Paragraph", "0.2")})
    Traceback (most recent call last):
    AttributeError: module 'newsparse.models' has no attribute 'Passages'
    """
    if name not in names:
        raise AttributeError(f"module {module!r} has no attribute {name!r}", name=name, obj=sys.modules[module])
    new, version = names[name]
    message = f"{module}.{name} is called {new} since {version}; the old name goes a year after that release"
    warnings.warn(message, DeprecationWarning, stacklevel=3)  # past here and past __getattr__
    found: object = getattr(sys.modules[module], new)
    return found
