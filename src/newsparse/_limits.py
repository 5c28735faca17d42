"""How much of anything an input may hold."""

from __future__ import annotations

from typing import Any

from attrs import field, frozen

from newsparse._field_docs import list_fields

__all__ = ["DEFAULT", "Limits"]


def _number(_: Any, attribute: Any, value: object) -> None:
    if not isinstance(value, int):
        raise TypeError(f"limits.{attribute.name}: a whole number was expected, not {value!r}")
    if value < 1:
        raise ValueError(f"limits.{attribute.name}: 1 or more was expected, not {value}")


@frozen(kw_only=True)
class Limits:
    r"""
    How much of anything an input may hold; beyond it stands a `LimitError` that names the limit.

    Raises:
        TypeError: A limit is no whole number.
        ValueError: A limit is less than 1.

    >>> import newsparse
    >>> parser = newsparse.Parser(limits=newsparse.Limits(bytes=100))
    >>> parser.loads("---\ntitle: 早安\n---\n" + "<p>新的一天开始了。</p>" * 10)
    Traceback (most recent call last):
    ...
    newsparse.errors.LimitError: it is larger than 100 bytes (limits.bytes)
    """

    bytes: int = field(default=1 << 28, validator=_number)
    """Bytes of a file, of a line of JSON Lines, of a member of an archive; characters of a text."""
    ratio: int = field(default=200, validator=_number)
    """How many times its size an archive may unfold to; `unfolded` is always allowed."""
    unfolded: int = field(default=1 << 26, validator=_number)
    """Bytes that an archive may unfold to whatever its size."""
    members: int = field(default=2_000_000, validator=_number)
    """Members of an archive."""
    nodes: int = field(default=2_000_000, validator=_number)
    """Tags of a body or page."""
    depth: int = field(default=1000, validator=_number)
    """Elements inside each other, in a body or page."""
    attributes: int = field(default=4000, validator=_number)
    """Attributes of an element."""


list_fields(Limits)

DEFAULT = Limits()
