"""Feeds that are no XML, by feedparser where it is installed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO
from typing import Any

from newsparse._foreign.text_body import html_of_text
from newsparse._metadata import plain_values
from newsparse.errors import FormatError

__all__ = ["read_loosely"]

_HEADERS = {"content-type": "application/xml; charset=utf-8"}
"""What the text is given to feedparser as, whatever its declaration says."""

_ENTITY = re.compile(r"<!ENTITY\b", re.IGNORECASE)
_BODIES = frozenset(("content", "summary", "summary_detail", "title_detail"))


def read_loosely(text: str, reason: FormatError) -> tuple[str | None, list[tuple[str, dict[str, Any]]]]:
    """
    Read a feed that is not well-formed.

    Args:
        text: The feed.
        reason: Why it could not be read as XML.

    Returns:
        The feed's name; and each item's identifier and what it says, texts as they stand in the feed.

    Raises:
        FormatError: *reason*, where feedparser finds no item either; or it is not installed.
    """
    try:
        import feedparser  # type: ignore[import-untyped]  # noqa: PLC0415  # optional: the extra "feed"
    except ImportError:
        hint = f"{reason.reason}; pip install 'newsparse[feed]' gives a reader for such feeds"
        raise FormatError(hint, path=reason.path) from reason
    if _ENTITY.search(text):
        # Nobody expands them here, whoever reads the rest.
        raise FormatError(reason.reason, path=reason.path) from reason
    # A stream and not a string, which feedparser might take for an address or a path. The bodies stay as they are.
    stream = BytesIO(text.encode("utf-8", "replace"))
    try:
        read = feedparser.parse(stream, sanitize_html=False, resolve_relative_uris=False, response_headers=_HEADERS)
    except Exception as error:  # on damage it raises what the functions that it calls happen to raise
        raise FormatError(reason.reason, path=reason.path) from error
    if not read.entries:
        raise FormatError(reason.reason, path=reason.path) from reason
    return read.feed.get("title"), [
        # Their own mapping answers for keys that are not there, and warns of it.
        _item(dict(entry))
        for entry in read.entries
    ]


def _item(entry: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    full = next((html for one in entry.get("content", ()) if (html := _html(one))), "")
    short = _html(entry.get("summary_detail", {}))
    link = entry.get("link") or None
    return entry.get("id") or link or "", {
        "body": full or short,
        "title": entry.get("title") or None,
        "published": entry.get("published") or entry.get("updated") or None,
        "updated": entry.get("updated") or None,
        "url": link,
        "summary": short if full and short and short != full else None,
        "authors": [one["name"] for one in entry.get("authors", ()) if one.get("name")],
        "tags": [tag for one in entry.get("tags", ()) if (tag := one.get("label") or one.get("term"))],
        "cover": next((found for one in _pictures(entry) if (found := one.get("url") or one.get("href"))), None),
        "metadata": plain_values(
            {key: value for key, value in entry.items() if key not in _BODIES and not key.endswith("_parsed")}
        ),
    }


def _html(detail: Mapping[str, Any]) -> str:
    value = (detail.get("value") or "").strip()
    return html_of_text(value) if value and detail.get("type") == "text/plain" else value


def _pictures(entry: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    enclosed = [one for one in entry.get("links", ()) if one.get("rel") == "enclosure"]
    named = [*entry.get("media_content", ()), *enclosed]
    pictures = [one for one in named if str(one.get("type") or one.get("medium") or "").startswith("image")]
    return [*pictures, *entry.get("media_thumbnail", ())]
