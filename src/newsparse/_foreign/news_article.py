"""schema.org NewsArticle (JSON-LD) to what a loader hands on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from newsparse._foreign.text_body import html_of_picture, html_of_text, is_html
from newsparse._written.role_codes import role_named
from newsparse.errors import FormatError
from newsparse.models import Credit, Role

__all__ = ["articles_in", "fields_of_news_article", "is_news_article"]

_KINDS = re.compile(r"(?:https?://schema\.org/|schema:)?(?:\w*Article|\w*Posting|Report|Review)")

_ROLES: Mapping[str, Role] = {
    "author": "author",
    "creator": "author",
    "editor": "editor",
    "translator": "translator",
    "producer": "producer",
    "contributor": "author",
}
_COMMAS = re.compile(r"[,，;；、]")
_DEPTH = 8
"""Levels of graphs and lists in which articles are looked for."""
_WEB = ("http://", "https://")


def is_news_article(value: object) -> bool:
    """
    Tell whether a value of JSON is a schema.org article of any kind.

    >>> is_news_article({"@type": ["NewsArticle"], "headline": "早安"}), is_news_article({"@type": "Person"})
    (True, False)
    """
    if not isinstance(value, Mapping):
        return False
    return any(isinstance(kind, str) and _KINDS.fullmatch(kind) for kind in _each(value.get("@type")))


def articles_in(value: object, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    """
    Yield the articles of an object with a ``@graph``, an ``ItemList`` or a ``mainEntity``, in order.

    >>> [one["headline"] for one in articles_in({"@graph": [{"@type": "WebSite"}, {"@type": "Article", "headline": "早安"}]})]
    ['早安']
    """
    if depth > _DEPTH:
        return
    if isinstance(value, list):
        for one in value:
            yield from articles_in(one, depth + 1)
    elif isinstance(value, Mapping):
        if is_news_article(value):
            yield value
        else:
            for key in ("@graph", "itemListElement", "item", "mainEntity"):
                yield from articles_in(value.get(key), depth + 1)


def fields_of_news_article(data: Mapping[str, Any]) -> dict[str, Any]:
    """
    Give the fields of a `RawPost`.

    Args:
        data: The article, as JSON has it.

    Returns:
        Fields by name; the pictures follow the text, which does not say where they stood.

    Raises:
        FormatError: It has neither a headline nor a text.

    >>> fields = fields_of_news_article({"headline": "早安", "articleBody": "新的一天。", "author": {"name": "李明"}})
    >>> fields["title"], fields["body"], fields["credits"][0].name
    ('早安', '<p>新的一天。</p>', '李明')
    """
    title, text = _text(data, "headline", "name", "alternativeHeadline"), _text(data, "articleBody", "text")
    if title is None and text is None:
        raise FormatError("the article has neither headline nor articleBody")
    body = "" if text is None else text if is_html(text) else html_of_text(text)
    pictures = [
        found for key in ("image", "associatedMedia") for one in _each(data.get(key)) if (found := _picture(one))
    ]
    body += "".join([html_of_picture(*found) for found in dict(pictures).items() if escape(found[0]) not in body])
    cover = pictures[0][0] if pictures else _address(data.get("thumbnailUrl"))
    section = [name for one in _each(data.get("articleSection")) if (name := _name(one))]
    return {
        "body": body,
        "title": title,
        "published": _text(data, "datePublished", "dateCreated", "uploadDate"),
        "updated": _text(data, "dateModified"),
        "source": _name(data.get("publisher")) or _name(data.get("sourceOrganization")) or _name(data.get("provider")),
        "channel": section[0] if section else None,
        "url": next(filter(None, (_address(data.get(key)) for key in ("url", "mainEntityOfPage", "@id"))), None),
        "language": _name(data.get("inLanguage")),
        "summary": _text(data, "description", "abstract"),
        "credits": tuple(dict.fromkeys(_credits(data))),
        "tags": tuple(dict.fromkeys(_tags(data))),
        "cover": cover,
    }


def _each(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _plain(value: object) -> str | None:
    if isinstance(value, Mapping):
        # A text with a language of its own.
        value = value.get("@value")
    return value.strip() or None if isinstance(value, str) else None


def _text(data: Mapping[str, Any], *keys: str) -> str | None:
    return next((text for key in keys for one in _each(data.get(key)) if (text := _plain(one))), None)


def _name(value: object) -> str | None:
    for one in _each(value):
        name = _text(one, "name", "alternateName", "@value") if isinstance(one, Mapping) else _plain(one)
        if name:
            return name
    return None


def _address(value: object) -> str | None:
    for one in _each(value):
        found = _text(one, "url", "contentUrl", "@id") if isinstance(one, Mapping) else _plain(one)
        if found and found.startswith((*_WEB, "/")):
            return found
    return None


def _picture(value: object) -> tuple[str, str] | None:
    """Give address and caption; the names of those who took it belong to what is printed below it."""
    if not isinstance(value, Mapping):
        return (found, "") if (found := _plain(value)) else None
    if isinstance(kind := value.get("@type"), str) and kind not in {"ImageObject", "Photograph"}:
        return None
    found = _text(value, "contentUrl", "url", "@id")
    caption, credit = _text(value, "caption", "description") or "", _text(value, "creditText") or ""
    return (found, f"{caption} {credit}".strip() if credit not in caption else caption) if found else None


def _credits(data: Mapping[str, Any]) -> Iterator[Credit]:
    for key, role in _ROLES.items():
        for one in _each(data.get(key)):
            words: list[str] = []
            if isinstance(one, Mapping) and one.get("@type") == "Role":
                # A role stands between the article and the person.
                words = [word for word in map(_plain, _each(one.get("roleName"))) if word]
                one = one.get(key)  # noqa: PLW2901  # what it holds is meant from here on
            name = _name(one)
            if name is None:
                continue
            above = None
            if isinstance(one, Mapping):
                words += filter(None, [_text(one, "jobTitle")])
                above = _name(one.get("affiliation") or one.get("worksFor") or one.get("parentOrganization"))
            meant: Role = next(filter(None, map(_role_of, words)), role)
            label = next((word for word in words if not word.startswith(_WEB)), None)
            yield Credit(role=meant, name=name, affiliation=above, label=label)
    for one in _each(data.get("isBasedOn")):
        if isinstance(one, Mapping) and (name := _name(one.get("publisher"))):
            yield Credit(role="source", name=name, label=_text(one, "creditText"))


def _role_of(word: str) -> Role | None:
    from newsparse._credits.roles import roles_of  # noqa: PLC0415  # few files name roles

    return role_named(word) or next(iter(roles_of(word) or ()), None)


def _tags(data: Mapping[str, Any]) -> Iterator[str]:
    for one in _each(data.get("keywords")):
        # One text with commas, or a list of texts and terms.
        name = _name(one) or ""
        yield from filter(None, map(str.strip, _COMMAS.split(name) if isinstance(one, str) else [name]))
