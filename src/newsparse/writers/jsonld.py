"""JSON-LD: a NewsArticle of schema.org, for search engines and knowledge graphs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newsparse._credits.names import is_person
from newsparse._written.exchange import credits_of_block, json_line, urn, web_uri
from newsparse._written.role_codes import MARC, ROLE_CODES
from newsparse._written.serial import compact, time_text
from newsparse.models import Article, Credit
from newsparse.typing import Writer

__all__ = ["WRITER"]


def dumps(article: Article) -> str:
    """
    Return *article* as a NewsArticle on one line.

    Args:
        article: What to write.

    Returns:
        The line, closed by a newline; it may stand in a page's script element as it is.
    """
    source = article.source
    fields: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": urn(article),
        "identifier": article.id,
        "headline": article.title,
        "datePublished": time_text(article.published),
        "dateModified": time_text(article.updated),
        "url": web_uri(article.url),
        "inLanguage": article.language,
        "description": article.summary,
        "publisher": {"@type": "Organization", "name": source.name} if source.name else None,
        "articleSection": [name for name in dict.fromkeys((source.channel, source.section)) if name],
        "keywords": list(article.tags),
        "image": list(_pictures(article)),
        "articleBody": article.text or None,
    }
    for credit in article.credits:
        place = ROLE_CODES[credit.role].schema
        if place == "editor" and not is_person(credit.name):
            # Of all who work on a story, schema.org wants only its editor to be a person.
            place = "contributor"
        fields.setdefault(place, []).append(_credited(credit, place))
    return json_line(compact(fields)) + "\n"


def _credited(credit: Credit, place: str) -> dict[str, Any]:
    if credit.role == "source":
        party = {"@type": "Organization", "name": credit.name}
        return {"@type": "CreativeWork", "publisher": party, "creditText": credit.label}
    outlet = {"@type": "Organization", "name": credit.affiliation} if credit.affiliation else None
    party = {"@type": "Person" if is_person(credit.name) else "Organization", "name": credit.name}
    if party["@type"] == "Person":
        party |= {"affiliation": outlet, "jobTitle": credit.label}  # type: ignore[dict-item]  # a dictionary of JSON
    elif outlet:
        party |= {"parentOrganization": outlet}  # type: ignore[dict-item]  # the same
    if place != "contributor" and party["@type"] == "Person":
        return party
    # A role stands between, and says what they did: in the word printed, and for machines.
    known = f"{MARC}{ROLE_CODES[credit.role].marc}"
    return {"@type": "Role", "roleName": [word for word in (credit.label, known) if word], place: party}


def _pictures(article: Article) -> Iterator[dict[str, Any]]:
    takers = {}
    for index, block in enumerate(article.blocks):
        if block.kind == "image":
            takers[block.url] = credits_of_block(article, index)
    # The one that stands for the story comes first.
    lead = article.lead_image
    for image in dict.fromkeys((*((lead,) if lead else ()), *article.images)):
        if (url := web_uri(image.url)) is None:
            continue
        taken = "、".join([credit.name for credit in takers.get(image.url, ()) if credit.role == "photographer"])
        yield {
            "@type": "ImageObject",
            "url": url,
            "caption": image.caption,
            "description": image.alt,
            "creditText": taken or None,
            "width": _pixels(image.width),
            "height": _pixels(image.height),
        }


def _pixels(size: int | None) -> dict[str, Any] | None:
    # A bare number is no distance to schema.org; E37 is the pixel of UN/CEFACT.
    return {"@type": "QuantitativeValue", "value": size, "unitCode": "E37"} if size else None


WRITER = Writer(id="jsonld", label="JSON-LD (schema.org NewsArticle)", suffix=".jsonld", dumps=dumps, lines=True)
