"""What styles and colours do to the look of text."""

from __future__ import annotations

import re
from functools import lru_cache

from newsparse._markup.lines import Look

__all__ = ["HIDDEN", "colour_look", "style_looks"]

_STYLE = re.compile(
    r"text-align\s*:\s*(?P<align>\w+)|(?<![-\w])color\s*:\s*(?P<colour>#[0-9a-fA-F]{3,6}|rgba?\([^)]{0,60}\)|[a-z]+)"
    r"|font-weight\s*:\s*(?P<weight>\w+)|font-size\s*:\s*(?P<size>\d{1,4}(?:\.\d{1,4})?)px|display\s*:\s*(?P<none>none)",
    re.IGNORECASE,
)
HIDDEN = 1 << 20
"""A bit beside those of `Look`: the element is not shown."""
_PLAIN_COLOURS = frozenset(
    {"black", "inherit", "windowtext", "initial", "unset", "currentcolor", "white", "transparent"}
)


@lru_cache(maxsize=4096)
def colour_look(value: str) -> int:
    """Tell coloured text from grey and from ordinary black."""
    value = value.strip().lower()
    if value.startswith("#"):
        digits = value[1:]
        if len(digits) in {3, 4}:
            digits = "".join(digit * 2 for digit in digits)
        try:
            parts = [int(digits[place : place + 2], 16) for place in (0, 2, 4)]
        except ValueError:
            return 0
    elif value.startswith("rgb"):
        parts = [int(float(number)) for number in re.findall(r"\d{1,4}(?:\.\d+)?", value)[:3]]
    elif value in _PLAIN_COLOURS:
        return 0
    elif "grey" in value or "gray" in value:
        return int(Look.GREY)
    else:
        return int(Look.COLOUR)
    if len(parts) != 3:
        return 0
    low, high = min(parts), max(parts)
    if high - low > 56:  # a hue that a reader sees
        return int(Look.COLOUR)
    return int(Look.GREY) if 96 <= high <= 215 and high - low <= 40 else 0  # darker passes for black


@lru_cache(maxsize=4096)
def style_looks(value: str) -> tuple[int, int]:
    """Read the looks that a ``style`` sets and those that it takes away."""
    add = drop = 0
    for found in _STYLE.finditer(value):
        if align := found["align"]:
            if align.lower() == "center":
                add |= Look.CENTRE
            else:
                drop |= Look.CENTRE
        elif found["colour"]:
            drop |= Look.COLOUR | Look.GREY
            add |= colour_look(found["colour"])
        elif weight := found["weight"]:
            if weight.lower() in {"bold", "bolder", "600", "700", "800", "900"}:
                add |= Look.STRONG
            else:
                drop |= Look.STRONG
        elif found["size"]:
            size = float(found["size"])
            drop |= Look.SMALL | Look.BIG
            # Body text on these sites is 14 to 17 px.
            add |= Look.SMALL if size < 14 else Look.BIG if size > 17 else 0  # see above
        else:
            add |= HIDDEN
    return add, drop
