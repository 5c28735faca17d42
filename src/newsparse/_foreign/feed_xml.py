"""Feeds in XML to plain elements: entities refused, the commonest faults mended."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from html import escape
from html.entities import html5
from xml.etree import ElementTree as ET

from newsparse.errors import FormatError
from newsparse.models import Issue

__all__ = ["IllFormedError", "children_of", "inner_html", "name_of", "parse_feed", "prolog_end"]

_PROLOG = re.compile(r"(?>(?>\s+|<\?.*?\?>|<!--.*?-->)*)", re.DOTALL)
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]*(\[)?[^\[>]*>?", re.IGNORECASE)

_CDATA = re.compile(r"(<!\[CDATA\[.*?(?:\]\]>|\Z))", re.DOTALL)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_REFERENCE = re.compile(r"&(?:([A-Za-z][A-Za-z0-9]{1,31});|(#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});)?")
_XML_NAMES = frozenset(("amp", "lt", "gt", "quot", "apos"))

_PREFIXES = {
    "http://www.w3.org/2005/Atom": "atom",
    "http://purl.org/atom/ns#": "atom",
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://channel.netscape.com/rdf/simple/0.9/": "",
    "http://backend.userland.com/rss2": "",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://search.yahoo.com/mrss/": "media",
    "http://search.yahoo.com/mrss": "media",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://www.w3.org/1999/xhtml": "xhtml",
    "http://www.w3.org/XML/1998/namespace": "xml",
}
"""What the names of a feed's vocabularies are called here, whatever prefix the feed gives them."""


class IllFormedError(FormatError):
    """The feed is no XML."""


def prolog_end(text: str, place: int = 0) -> int:
    """Give the place behind white space, comments and processing instructions."""
    return _PROLOG.match(text, place).end()  # type: ignore[union-attr]  # it matches nothing, too


def parse_feed(text: str) -> tuple[ET.Element, tuple[Issue, ...]]:
    r"""
    Parse a feed.

    Args:
        text: The feed, decoded; what its declaration says of an encoding is passed over.

    Returns:
        The root and what had to be mended.

    Raises:
        FormatError: The feed declares entities.
        IllFormedError: It is not well-formed beyond mending.

    >>> root, issues = parse_feed("<rss><channel><title>早&nbsp;安 A&B</title></channel></rss>")
    >>> root[0][0].text, issues[0].code
    ('早\xa0安 A&B', 'feed-mended')
    """
    start = prolog_end(text)
    doctype = _DOCTYPE.match(text, start)
    if doctype is not None:
        if doctype[1]:
            raise FormatError(
                "the feed declares entities of its own (a DTD with an internal subset); such are not read"
            )
        # An external subset is never fetched, and without it the declaration says nothing.
        start = prolog_end(text, doctype.end())
    if text.startswith("<!", start):
        raise FormatError("the feed has more than one document type declaration")
    body = text[start:]
    try:
        return ET.fromstring(body), ()  # noqa: S314  # no declaration is left in it, hence no entity
    except ET.ParseError:
        mended = _mend(body)
    try:
        root = ET.fromstring(mended)  # noqa: S314  # as above
    except ET.ParseError as error:
        line = text.count("\n", 0, start) + error.position[0]
        raise IllFormedError(f"the feed is not well-formed XML: {error.msg}", path=(f"line {line}",)) from error
    message = "characters that XML forbids, or references that it does not know, were mended"
    return root, (Issue(code="feed-mended", message=message, severity="warning"),)


def _mend(text: str) -> str:
    parts = _CDATA.split(_CONTROLS.sub("", text))
    parts[::2] = [_REFERENCE.sub(_resolve, part) for part in parts[::2]]
    return "".join(parts)


def _resolve(found: re.Match[str]) -> str:
    name, number = found[1], found[2]
    if name in _XML_NAMES:
        return found[0]
    if name and (text := html5.get(f"{name};")):
        return escape(text)
    if number:
        code = int("0" + number[1:], 0) if number[1] == "x" else int(number[1:])
        legal = code <= sys.maxunicode and not _CONTROLS.match(chr(code))
        return found[0] if legal else "\ufffd"
    return "&amp;" + found[0][1:]


def name_of(tag: str) -> str:
    """
    Give an element's name with the prefix by which its vocabulary is known here.

    >>> name_of("{http://purl.org/dc/elements/1.1/}creator"), name_of("title"), name_of("{urn:x}y")
    ('dc:creator', 'title', '{urn:x}y')
    """
    if tag[:1] != "{":
        return tag
    space, _, local = tag[1:].partition("}")
    prefix = _PREFIXES.get(space)
    return tag if prefix is None else f"{prefix}:{local}" if prefix else local


def children_of(element: ET.Element) -> Iterator[tuple[str, ET.Element]]:
    """Yield an element's children with their names; the parser leaves out comments and instructions."""
    for child in element:
        yield name_of(child.tag), child


def inner_html(element: ET.Element) -> str:
    """
    Write what an element of XHTML holds as HTML.

    >>> inner_html(ET.fromstring('<div xmlns="http://www.w3.org/1999/xhtml"><p>早<br/>安 &lt;</p></div>'))
    '<p>早<br>安 &lt;</p>'
    """
    for one in element.iter():
        one.tag = one.tag.rpartition("}")[2]
    parts = [escape(element.text or "", quote=False)]
    parts += [ET.tostring(child, encoding="unicode", method="html") for child in element]
    return "".join(parts)
