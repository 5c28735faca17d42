"""What the markup says of a picture: its largest address and its size."""

from __future__ import annotations

import re

from newsparse._markup.lines import Picture
from newsparse._markup.selectors import Attributes
from newsparse._urls import unproxy

__all__ = ["LAZY", "picture"]

LAZY = (
    # In the order of trust: names that promise the full picture come first.
    "data-gif-url",
    "zoomfile",
    "data-original-src",
    "data-original",
    "data-actualsrc",
    "data-lazy-src",
    "data-src",
    "data-imgurl",
    "data-echo",
    "data-lazyload",
    "real_src",
    "_src",
    "file",
)
_LARGER = frozenset({*LAZY, "srcset", "data-srcset"})
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|bmp|avif)(?:[?#@!].*)?$", re.IGNORECASE)
# The letter before what must not stand before it, so that only places with that letter are tried.
_SIZED = re.compile(r"[wW](?<![a-zA-Z].)(\d{2,5})[hH](\d{2,5})(?![a-zA-Z0-9])")
_STYLED = re.compile(r"(?<![-\w])(width|height)\s*:\s*(\d+)(?:\.\d+)?px", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_WIDTHS = ("data-width", "data-w", "data-original-width", "w", "width", "_width", "data-rawwidth")
_HEIGHTS = ("data-height", "data-h", "data-original-height", "h", "height", "_height", "data-rawheight")

_SIZE_NAMES = frozenset({*_WIDTHS, *_HEIGHTS, "data-size", "style"})


def picture(attributes: Attributes, href: str | None) -> Picture:
    """
    Read an ``<img>``.

    Args:
        attributes: Its attributes.
        href: The link around it.

    >>> picture({"src": "s.gif", "data-original": "https://a.cn/1.jpg", "data-size": "1080,719"}, None).width
    1080
    """
    url = _address(attributes, href)
    width, height = _size(attributes, url)
    alt = " ".join((attributes.get("alt") or "").split()) or None
    return Picture(url, alt, width, height, attributes)


def _address(attributes: Attributes, href: str | None) -> str:
    if href and _PICTURE.search(href) and not href.startswith("#"):
        # A thumbnail inside a link to the picture itself.
        return unproxy(href.strip())
    if not _LARGER.isdisjoint(attributes):
        for name in LAZY:
            value = (attributes.get(name) or "").strip()
            if value and ("/" in value) and not value.startswith("data:"):
                return unproxy(value)
        if srcset := attributes.get("srcset") or attributes.get("data-srcset"):
            best = _widest(srcset)
            if best:
                return unproxy(best)
    source = (attributes.get("src") or "").strip()
    return unproxy(source) if source[:5] != "data:" else source


def _widest(srcset: str) -> str | None:
    """Give the address with the largest width or density of a ``srcset``."""
    best, most = None, -1.0
    for candidate in re.split(r",\s+|,(?=https?:|//)", srcset.strip()):
        words = candidate.split()
        if not words:
            continue
        size = 1.0
        if len(words) > 1 and (found := re.match(r"[\d.]+", words[-1])):
            try:
                size = float(found[0])
            except ValueError:
                size = 1.0
        if size > most:
            best, most = words[0].strip(","), size
    return best


def _size(attributes: Attributes, url: str) -> tuple[int | None, int | None]:
    if not _SIZE_NAMES.isdisjoint(attributes):
        if pair := attributes.get("data-size"):
            numbers = _DIGITS.findall(pair)
            if len(numbers) == 2:  # width and height
                return int(numbers[0][:6]), int(numbers[1][:6])
        width, height = _first(attributes, _WIDTHS), _first(attributes, _HEIGHTS)
        if width is not None and height is None and (ratio := attributes.get("data-ratio")):
            try:
                height = round(width * float(ratio))
            except (ValueError, OverflowError):
                height = None
        if width is not None and height is not None:
            return width, height
        if style := attributes.get("style"):
            for name, value in _STYLED.findall(style):
                if name.lower() == "width":
                    width = width if width is not None else int(value[:6])
                else:
                    height = height if height is not None else int(value[:6])
        if width is not None or height is not None:
            return width, height
    if found := _SIZED.search(url):
        return int(found[1]), int(found[2])
    return None, None


def _first(attributes: Attributes, names: tuple[str, ...]) -> int | None:
    for name in names:
        value = attributes.get(name)
        if value and "%" not in value and (found := _DIGITS.match(value)) is not None:
            return int(found[0][:6])
    return None
