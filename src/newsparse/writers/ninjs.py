"""IPTC ninjs 3.1: a news object, for newsrooms' systems."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from newsparse._written.body import article_body_html
from newsparse._written.exchange import byline, credits_of_block, json_line, urn, web_uri
from newsparse._written.role_codes import IPTC, role_uri
from newsparse._written.serial import compact, time_text
from newsparse.models import Article, Block, Credit, Image, Media
from newsparse.typing import Writer

__all__ = ["WRITER"]

_STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
}


def dumps(article: Article) -> str:
    """
    Return *article* as a news object on one line.

    Args:
        article: What to write.

    Returns:
        The line, closed by a newline.
    """
    text = article.text
    plain = [{"contentType": "text/plain", "charCount": len(text), "value": text}] if text else []
    marked = [{"contentType": "text/html", "value": article_body_html(article.blocks)}] if article.blocks else []
    page = web_uri(article.url)
    fields = {
        "uri": urn(article),
        "standard": _STANDARD,
        "type": "text",
        "representationType": "full",
        "language": article.language,
        "firstCreated": time_text(article.published),
        "versionCreated": time_text(article.updated),
        "headlines": [{"value": article.title}] if article.title else [],
        "descriptions": [{"role": "summary", "value": article.summary}] if article.summary else [],
        "by": byline(article) or None,
        "bodies": marked + plain,
        "infoSources": [*_distributor(article), *_parties(article.credits)],
        "subjects": [{"name": tag} for tag in article.tags],
        "renditions": [{"name": "web", "href": page, "contentType": "text/html"}] if page else [],
        "associations": list(_associations(article)),
        "altIds": [{"role": "newsparse", "value": article.id}],
    }
    return json_line(compact(fields)) + "\n"


def _distributor(article: Article) -> Iterator[dict[str, Any]]:
    if article.source.name:
        yield {"name": article.source.name, "role": f"{IPTC}distributor"}


def _parties(credits: Iterable[Credit]) -> Iterator[dict[str, Any]]:  # noqa: A002  # the field's name
    for credit in credits:
        yield {"name": credit.name, "role": role_uri(credit.role), "literal": credit.label}


def _associations(article: Article) -> Iterator[dict[str, Any]]:
    number = 0
    for index, block in enumerate(article.blocks):
        for part in _shown(block):
            number += 1
            yield _association(article, part, index, number)


def _shown(block: Block) -> Iterator[Image | Media]:
    if block.kind in {"image", "media"}:
        yield block
    elif block.kind == "list":
        for item in block.items:
            for part in item:
                yield from _shown(part)
    elif block.kind == "quote":
        for part in block.blocks:
            yield from _shown(part)


def _association(article: Article, block: Image | Media, index: int, number: int) -> dict[str, Any]:
    size: dict[str, Any] = {}
    kind, alt = "picture", None
    if block.kind == "image":
        # A size of nought is a page's way to hide a picture, not its size.
        size, alt = {"width": block.width or None, "height": block.height or None}, block.alt
    elif block.media_type != "embed":
        kind = block.media_type
    else:
        kind = "component"
    href = web_uri(block.url)
    texts = (("caption", block.caption), ("alt", alt))
    return {
        "name": f"{kind}-{number}",
        "uri": urn(article, kind, str(number)),
        "type": kind,
        "descriptions": [{"role": role, "value": text} for role, text in texts if text],
        "infoSources": list(_parties(credits_of_block(article, index))),
        "renditions": [{"name": "original", "href": href, **size}] if href else [],
    }


WRITER = Writer(id="ninjs", label="IPTC ninjs 3.1", suffix=".json", dumps=dumps, lines=True)
