"""Feeds: RSS 2.0 and 0.9x, RDF (RSS 1.0), Atom, JSON Feed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from newsparse._foreign.text_body import html_of_text
from newsparse._front_matter.archive import undo_entities
from newsparse._urls import unproxy
from newsparse.errors import FormatError
from newsparse.models import FrozenMap, Issue, RawPost
from newsparse.typing import Input, Loader

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

__all__ = ["LOADER"]

_ID = "feed"

_XML = re.compile(
    r"\ufeff?(?>(?>\s+|<\?.*?\?>|<!--.*?-->)*)(?:<!DOCTYPE\s+(?=rss|feed|rdf)|<)(?:\w+:)?(?:rss|feed|rdf)\b",
    re.IGNORECASE | re.DOTALL,
)
_JSON = re.compile(r'"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org\\?/version')
_SNIFFED = 4096

_BODIES = frozenset(("description", "content:encoded", "content", "summary", "content_html", "content_text"))
"""Elements that `RawPost` holds under other names; the metadata need not hold them twice."""
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|bmp)(?:$|[?#@!])", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_PERSON = re.compile(r"\S+@\S+\s*\((.+)\)")
"""What RSS 2.0 asks for: an address, and the name in brackets."""


def _sniff(text: str) -> float:
    first = text[:64].lstrip("\ufeff \t\r\n")[:1]
    if first == "<":
        return 1.0 if _XML.match(text[:_SNIFFED]) else 0.0
    if first == "{":
        return 1.0 if _JSON.search(text[:_SNIFFED]) else 0.0
    return 0.0


def _load(source: Input) -> Iterator[RawPost]:
    text = source.text.lstrip("\ufeff")
    try:
        items, issues = _json_items(text) if text.lstrip()[:1] == "{" else _xml_items(text)
    except RecursionError as error:
        raise FormatError("the feed is nested too deep") from error
    used: set[str] = set()
    for number, (name, fields) in enumerate(items, 1):
        # An identifier that comes twice, or none, leaves the number to tell items apart.
        place = name if name and name not in used else f"{name} {number}".strip()
        used.add(place)
        met = [*issues]
        if not fields["body"]:
            message = "the item has neither content nor a description"
            met.append(Issue(code="feed-item-without-body", message=message, path=("body",), severity="warning"))
        elif fields.pop("short", False):
            message = "the item has a summary only; it was taken for the body"
            met.append(Issue(code="feed-item-summary-only", message=message, path=("body",)))
        fields.pop("short", None)
        yield RawPost(
            **fields,
            format=_ID,
            path=(*source.path, place),
            encoding=source.encoding,
            replaced=source.replaced,
            issues=tuple(met),
        )
    if not used:
        raise FormatError("the feed holds no items")


_Items = tuple[Iterable[tuple[str, dict[str, Any]]], tuple[Issue, ...]]
"""Each item's identifier and fields, and what was met in the feed."""


def _xml_items(text: str) -> _Items:
    from newsparse._foreign.feed_xml import IllFormedError, children_of, name_of, parse_feed  # noqa: PLC0415  # 5 ms that posts need not pay

    try:
        root, issues = parse_feed(text)
    except IllFormedError as error:
        return _loose_items(text, error)
    kind = name_of(root.tag)
    if kind in {"atom:feed", "feed"}:
        name = _plain(next((_text(child) for key, child in children_of(root) if key in {"atom:title", "title"}), None))
        entries = [child for key, child in children_of(root) if key in {"atom:entry", "entry"}]
        return (_atom(entry, name) for entry in entries), issues
    if kind not in {"rss", "rdf:RDF"}:
        raise FormatError(f"not a feed: its root is {kind}")
    # RSS 1.0 has its items beside the channel, the others have them inside.
    channels = [child for key, child in children_of(root) if key == "channel"]
    name = _plain(
        next((_text(child) for channel in channels for key, child in children_of(channel) if key == "title"), None)
    )
    entries = [child for place in (root, *channels) for key, child in children_of(place) if key == "item"]
    return (_rss(entry, name) for entry in entries), issues


def _loose_items(text: str, reason: FormatError) -> _Items:
    from newsparse._foreign.feed_loose import read_loosely  # noqa: PLC0415  # few feeds need it

    name, items = read_loosely(text, reason)
    source = _plain(name)
    for _, fields in items:
        fields.update(
            title=_plain(fields["title"]),
            source=source,
            summary=_plain(fields["summary"]),
            authors=tuple(dict.fromkeys(filter(None, map(_plain, fields["authors"])))),
            tags=tuple(dict.fromkeys(filter(None, map(_plain, fields["tags"])))),
            cover=unproxy(fields["cover"]) if fields["cover"] else None,
            metadata=FrozenMap(fields["metadata"]),
        )
    message = f"the feed is no well-formed XML, and was read all the same: {reason.reason}"
    return items, (Issue(code="feed-ill-formed", message=message, path=reason.path, severity="warning"),)


def _text(element: Element) -> str:
    return "".join(element.itertext()).strip()


def _plain(text: str | None) -> str | None:
    """A title's text: entities undone once more, for many feeds escape them twice; markup taken off."""
    if not text:
        return None
    if "<" in text:
        text = _TAG.sub("", text)
    return " ".join(undo_entities(text).split()) or None


def _gather(entry: Element) -> dict[str, list[Element]]:
    from newsparse._foreign.feed_xml import children_of  # noqa: PLC0415  # as above

    found: dict[str, list[Element]] = {}
    for key, child in children_of(entry):
        found.setdefault(key, []).append(child)
    return found


def _first(found: Mapping[str, list[Element]], *keys: str) -> str | None:
    return next((text for key in keys for one in found.get(key, ()) if (text := _text(one))), None)


def _markup(elements: list[Element] | None) -> str:
    """Give HTML that is written as text, as it should be, or as elements."""
    from newsparse._foreign.feed_xml import inner_html  # noqa: PLC0415  # as above

    return next((html for one in elements or () if (html := inner_html(one).strip() if len(one) else _text(one))), "")


def _metadata(found: Mapping[str, list[Element]]) -> FrozenMap:
    fields: dict[str, object] = {}
    for key, elements in found.items():
        if key.removeprefix("atom:") in _BODIES:
            continue
        values = [_text(one) or one.get("href") or one.get("url") or one.get("term") or "" for one in elements]
        fields[key] = values[0] if len(values) == 1 else values
    return FrozenMap(fields)


def _cover(found: Mapping[str, list[Element]]) -> str | None:
    for key in ("media:content", "enclosure", "media:thumbnail", "itunes:image", "image"):
        for one in found.get(key, ()):
            address = one.get("url") or one.get("href") or ""
            kind = one.get("type") or one.get("medium") or ""
            if address and (
                kind.startswith("image")
                or key.endswith(("thumbnail", "image"))
                or (not kind and _PICTURE.search(address))
            ):
                return unproxy(address)
    return None


def _rss(entry: Element, name: str | None) -> tuple[str, dict[str, Any]]:
    found = _gather(entry)
    about = next((value for key, value in entry.attrib.items() if key.endswith("}about")), None)
    guid = _first(found, "guid", "dc:identifier") or about or _first(found, "link") or ""
    full, short = _markup(found.get("content:encoded")), _markup(found.get("description"))
    link = _first(found, "link") or (guid if guid.startswith(("http://", "https://")) else about)
    tags = [_plain(_text(one)) for key in ("category", "dc:subject") for one in found.get(key, ())]
    authors = [_plain(_PERSON.sub(r"\1", _text(one))) for key in ("dc:creator", "author") for one in found.get(key, ())]
    return guid, {
        "body": full or short,
        "title": _plain(_first(found, "title", "dc:title", "media:title")),
        "published": _first(found, "pubDate", "dc:date", "dcterms:issued", "dcterms:created"),
        "updated": _first(found, "atom:updated", "dcterms:modified"),
        "source": name,
        "url": link,
        "summary": _plain(short) if full and short and short != full else None,
        "authors": tuple(dict.fromkeys(filter(None, authors))),
        "tags": tuple(dict.fromkeys(filter(None, tags))),
        "cover": _cover(found),
        "metadata": _metadata(found),
    }


def _atom(entry: Element, name: str | None) -> tuple[str, dict[str, Any]]:
    found = {key.removeprefix("atom:"): elements for key, elements in _gather(entry).items()}
    links = {one.get("rel") or "alternate": one.get("href") for one in reversed(found.get("link", []))}
    full, short = _construct(found.get("content")), _construct(found.get("summary"))
    authors = [_plain(_first(_bare(one), "name") or _text(one)) for one in found.get("author", ())]
    tags = [_plain(one.get("label") or one.get("term") or _text(one)) for one in found.get("category", ())]
    enclosure = links.get("enclosure")
    return _first(found, "id") or links.get("alternate") or "", {
        "body": full or short,
        "short": not full,
        "title": _plain(_first(found, "title")),
        "published": _first(found, "published", "issued", "created") or _first(found, "updated", "modified"),
        "updated": _first(found, "updated", "modified"),
        "source": name,
        "url": links.get("alternate"),
        "summary": _plain(short) if full and short else None,
        "authors": tuple(dict.fromkeys(filter(None, authors))),
        "tags": tuple(dict.fromkeys(filter(None, tags))),
        "cover": _cover(found) or (unproxy(enclosure) if enclosure and _PICTURE.search(enclosure) else None),
        "metadata": _metadata(found),
    }


def _bare(element: Element) -> dict[str, list[Element]]:
    return {key.removeprefix("atom:"): elements for key, elements in _gather(element).items()}


def _construct(elements: list[Element] | None) -> str:
    """Give a text construct of Atom as HTML."""
    from newsparse._foreign.feed_xml import inner_html  # noqa: PLC0415  # as above

    for element in elements or ():
        kind = (element.get("type") or "text").lower()
        if kind in {"xhtml", "application/xhtml+xml"} or (element.get("mode") == "xml" and len(element)):
            # The div is the construct's own wrapper.
            inner = element[0] if len(element) == 1 and str(element[0].tag).endswith("div") else element
            html = inner_html(inner).strip()
        elif kind in {"html", "text/html"} or element.get("mode") == "escaped":
            html = _text(element)
        elif kind.startswith("text"):
            html = html_of_text(_text(element))
        else:
            # Base64 or a document of another kind is no body.
            continue
        if html:
            return html
    return ""


def _json_items(text: str) -> _Items:
    try:
        feed = json.loads(text, parse_int=str, parse_float=str)
    except ValueError as error:
        raise FormatError(f"the feed is no JSON: {error}") from error
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise FormatError("not a JSON Feed: it has no list of items", path=("items",))
    for number, item in enumerate(items, 1):
        if not isinstance(item, dict):
            raise FormatError("a mapping was expected", path=("items", str(number)))
    name, common = _plain(_string(feed, "title")), _names(feed)
    return (_json_item(item, name, common) for item in items), ()


def _string(item: Mapping[str, Any], *keys: str) -> str | None:
    return next((value.strip() for key in keys if isinstance(value := item.get(key), str) and value.strip()), None)


def _names(item: Mapping[str, Any]) -> tuple[str, ...]:
    # Version 1.0 has one author, 1.1 a list of them.
    authors = item.get("authors")
    people = authors if isinstance(authors, list) else [item.get("author")]
    return tuple(
        dict.fromkeys(name for one in people if isinstance(one, dict) and (name := _plain(_string(one, "name"))))
    )


def _json_item(item: Mapping[str, Any], name: str | None, common: tuple[str, ...]) -> tuple[str, dict[str, Any]]:
    full, short = _string(item, "content_html"), _string(item, "summary")
    plain = _string(item, "content_text")
    body = full or (html_of_text(plain) if plain else "")
    tags = item.get("tags")
    cover = _string(item, "image", "banner_image")
    return _string(item, "id", "url") or "", {
        "body": body or (html_of_text(short) if short else ""),
        "short": not body,
        "title": _plain(_string(item, "title")),
        "published": _string(item, "date_published"),
        "updated": _string(item, "date_modified"),
        "source": name,
        "url": _string(item, "url", "external_url"),
        "summary": _plain(short) if body else None,
        "authors": _names(item) or common,
        "tags": tuple(
            dict.fromkeys(
                tag.strip() for tag in (tags if isinstance(tags, list) else ()) if isinstance(tag, str) and tag.strip()
            )
        ),
        "cover": unproxy(cover) if cover else None,
        "metadata": FrozenMap(
            {key: "" if value is None else value for key, value in item.items() if key not in _BODIES}
        ),
    }


LOADER = Loader(id=_ID, label="feed (RSS, Atom, RDF, JSON Feed)", sniff=_sniff, load=_load)
