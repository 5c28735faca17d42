"""IPTC ninjs 2 and 3 to what a loader hands on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape, unescape
from typing import Any

from newsparse._foreign.markdown import markdown_to_html
from newsparse._foreign.text_body import html_of_picture, html_of_text
from newsparse._written.role_codes import role_named
from newsparse.errors import FormatError
from newsparse.models import Credit, Issue

__all__ = ["fields_of_ninjs", "is_ninjs"]

_OWN = ("bodies", "headlines", "standard", "infoSources", "renditions", "associations", "representationType")
_TEXTS = ("text/html", "text/markdown", "text/plain")
"""Of several bodies the one that says most is read."""
_MAIN = (None, "", "main", "headline", "body", "full")
_WEB = ("http://", "https://")


def is_ninjs(value: object) -> bool:
    """
    Tell whether a value of JSON is a ninjs object: it has a ``uri``, which alone is required, and what only ninjs has.

    >>> is_ninjs({"uri": "urn:x:1", "headlines": [{"value": "早安"}]}), is_ninjs({"uri": "urn:x:1"})
    (True, False)
    """
    return isinstance(value, Mapping) and isinstance(value.get("uri"), str) and any(key in value for key in _OWN)


def fields_of_ninjs(data: Mapping[str, Any]) -> dict[str, Any]:
    """
    Give the fields of a `RawPost`.

    Args:
        data: The news object, as JSON has it.

    Returns:
        Fields by name; pictures that the body does not show follow it.

    Raises:
        FormatError: It has neither a headline nor a body, or is a picture.

    >>> data = {"uri": "urn:x:1", "headlines": [{"value": "早安"}], "bodies": [{"value": "新的一天。"}]}
    >>> fields = fields_of_ninjs(data)
    >>> fields["title"], fields["body"]
    ('早安', '<p>新的一天。</p>')
    """
    title = _main(data.get("headlines")) or _string(data, "title")
    body, issues = _body(data.get("bodies"))
    if title is None and not body:
        raise FormatError("the news object has neither headlines nor bodies")
    pictures = dict(_pictures(data))
    body += "".join([html_of_picture(*found) for found in pictures.items() if escape(found[0]) not in body])
    published = _string(data, "firstCreated", "contentCreated", "versionCreated")
    updated = _string(data, "versionCreated")
    named = tuple(_credits(data))
    source = _string(data, "copyrightHolder")
    if source is None and (first := next((credit for credit in named if credit.role == "source"), None)) is not None:
        # Who published it comes first among them, and is no credit.
        source = first.name
        named = tuple(credit for credit in named if credit is not first)
    uri = data["uri"]
    url = next((one for one in _hrefs(data) if one.startswith(_WEB)), uri if uri.startswith(_WEB) else None)
    return {
        "body": body,
        "title": title,
        "published": published,
        "updated": updated if updated != published else None,
        "source": source,
        "url": url,
        "language": _string(data, "language"),
        "summary": _main(data.get("descriptions")),
        "authors": () if named or not (by := _string(data, "by")) else (by,),
        "credits": named,
        "tags": tuple(dict.fromkeys(filter(None, map(_named, _mappings(data.get("subjects")))))),
        "cover": next(iter(pictures), None),
        "issues": issues,
    }


def _mappings(value: object) -> list[Mapping[str, Any]]:
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []


def _string(data: Mapping[str, Any], *keys: str) -> str | None:
    return next((value.strip() for key in keys if isinstance(value := data.get(key), str) and value.strip()), None)


def _named(data: Mapping[str, Any]) -> str | None:
    return _string(data, "name", "literal")


def _main(value: object) -> str | None:
    """Give the text that is nobody's special version, without markup."""
    texts = [one for one in _mappings(value) if _string(one, "value")]
    texts.sort(key=lambda one: one.get("role") not in _MAIN)  # a stable sort: the first stays first
    if not texts:
        return None
    text = _string(texts[0], "value") or ""
    return unescape(text) if texts[0].get("contentType") == "text/html" else text


def _body(value: object) -> tuple[str, tuple[Issue, ...]]:
    for kind in _TEXTS:
        for one in _mappings(value):
            text = _string(one, "value")
            if text is None or (one.get("contentType") or "text/plain").partition(";")[0] != kind:
                continue
            if kind == "text/markdown":
                return markdown_to_html(text)
            return (text if kind == "text/html" else html_of_text(text)), ()
    return "", ()


def _pictures(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for one in _mappings(data.get("associations")):
        if one.get("type") not in {"picture", "graphic"}:
            continue
        renditions = [found for found in _mappings(one.get("renditions")) if _string(found, "href")]
        if renditions:
            largest = max(renditions, key=lambda found: width if isinstance(width := found.get("width"), int) else 0)
            yield str(_string(largest, "href")), _main(one.get("descriptions")) or ""


def _hrefs(data: Mapping[str, Any]) -> list[str]:
    return [href for one in _mappings(data.get("renditions")) if (href := _string(one, "href"))]


def _credits(data: Mapping[str, Any]) -> Iterator[Credit]:
    for one in _mappings(data.get("infoSources")):
        name, word = _named(one), _string(one, "role")
        if name:
            label = _string(one, "literal")
            yield Credit(role=role_named(word or "") or "source", name=name, label=label if label != name else None)
