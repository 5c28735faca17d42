"""
Articles on their way from a worker process: pickled field by field.

attrs' own pickling writes each field's name and sets each field by a search
for it, and takes twice as long; that would eat a tenth of what a second
process gains.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable
from io import BytesIO
from operator import attrgetter
from typing import Any, TypeAlias

from newsparse import models
from newsparse._runs.events import Ended

__all__ = ["pack", "unpack"]

_Reduced: TypeAlias = tuple[Callable[..., Any], tuple[Any, ...]]

_FIELDS: dict[type, tuple[str, ...]] = {
    cls: tuple(field.name for field in cls.__attrs_attrs__)
    for cls in (*vars(models).values(), Ended)
    if isinstance(cls, type) and hasattr(cls, "__attrs_attrs__")
}
"""The frozen classes that events are made of."""
_SETTERS = {cls: tuple(getattr(cls, name).__set__ for name in names) for cls, names in _FIELDS.items()}
"""A slot's own setter: the checks that a constructor makes were passed in the other process."""


def _make(cls: type, *values: object) -> object:
    made: object = object.__new__(cls)
    for put, value in zip(_SETTERS[cls], values):  # noqa: B905  # strict= costs a fifth of it all
        put(made, value)
    return made


def _reducer(cls: type, names: tuple[str, ...]) -> Callable[[Any], _Reduced]:
    if not names:
        return lambda _: (cls, ())
    if len(names) == 1:
        one = attrgetter(names[0])
        return lambda value: (_make, (cls, one(value)))
    several = attrgetter(*names)
    return lambda value: (_make, (cls, *several(value)))


class _Pickler(pickle.Pickler):
    dispatch_table = {cls: _reducer(cls, names) for cls, names in _FIELDS.items()}  # noqa: RUF012  # Pickler's own interface


def pack(value: object) -> bytes:
    """
    Give a value, with articles anywhere in it, as bytes for `unpack`.

    >>> from newsparse.models import Run
    >>> unpack(pack([Run(text="早安", marks=("strong",))]))
    [Run(text='早安', marks=('strong',), href=None)]
    """
    out = BytesIO()
    _Pickler(out, pickle.HIGHEST_PROTOCOL).dump(value)
    return out.getvalue()


def unpack(data: bytes) -> Any:
    """Give back what was packed, by this version in a process that is trusted."""
    return pickle.loads(data)  # noqa: S301  # see above
