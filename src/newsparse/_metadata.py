"""Values of TOML, JSON and the like as metadata hold them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time

__all__ = ["plain_values"]


def plain_values(value: object) -> object:
    """
    Turn a value into text, true and false, lists and mappings with string keys.

    >>> plain_values({"draft": False, 7: [1.5, None, date(2022, 1, 18)]})
    {'draft': False, '7': ['1.5', '', '2022-01-18']}
    """
    if isinstance(value, bool | str):
        return value
    if isinstance(value, Mapping):
        return {str(key): plain_values(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain_values(one) for one in value]
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return "" if value is None else str(value)
