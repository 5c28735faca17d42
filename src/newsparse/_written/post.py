"""
What a post or page that newsparse wrote says of itself, and how it is read back.

Such a document has a body for its readers, and one mapping, ``newsparse``,
for what the body cannot hold.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import blake2b
from html import unescape
from json import loads
from typing import Any

from attrs import evolve

from newsparse._written.body import article_body_html
from newsparse._written.body_reader import blocks_from_body
from newsparse._written.restore import article_from_dict
from newsparse._written.serial import article_to_dict, block_to_dict, compact
from newsparse.errors import FormatError
from newsparse.models import Article, Block

__all__ = [
    "GENERATOR",
    "PAGE_END",
    "PAGE_START",
    "article_from_markdown",
    "article_from_page",
    "article_from_post",
    "body_and_rest",
    "is_markdown_post",
    "is_post",
]

_VERSION = 1
_CARRIED = (
    "id",
    "title_restored",
    "source",
    "url",
    "language",
    "summary",
    "credits",
    "lead_image",
    "removed",
    "provenance",
)

_META = re.compile(r'<meta name="newsparse" content="([^"]*)">')
GENERATOR = "newsparse"
"""What Markdown that newsparse wrote says of its origin."""
_ID = re.compile(r"[0-9a-f]{32}")
PAGE_START = '<div class="body">\n'
"""Opens the body of a page that newsparse wrote."""
PAGE_END = "\n</div><!-- body -->\n"
"""Closes it."""


def body_and_rest(article: Article) -> tuple[str, dict[str, Any]]:
    """
    Return the body of a post, and the mapping for all that it cannot hold.

    Title, times and tags are in neither: every format has a place for them.
    Nor is the path that the article was read from, which is nobody's business
    once the post is published.

    Args:
        article: What to write.

    Returns:
        The body, as `article_body_html` gives it, and a dictionary of
        dictionaries, lists and scalars without empty ones. Where HTML cannot
        hold the blocks as they are (an address that no browser may follow),
        they are in it, with a digest of the body that they belong to.
    """
    body = article_body_html(article.blocks)
    fields = article_to_dict(article)
    fields["provenance"]["path"] = []
    rest = {
        "version": _VERSION,
        **compact({name: fields[name] for name in _CARRIED}),
        "metadata": fields["metadata"],
    }
    if blocks_from_body(body) != article.blocks:
        rest["body"] = _digest(body)
        rest["blocks"] = [compact(block_to_dict(block)) for block in article.blocks]
    return body, rest


def is_post(front: Mapping[str, Any]) -> bool:
    """
    Tell whether a front matter is that of a post that newsparse wrote.

    >>> is_post({"title": "海淀", "newsparse": {"version": "1", "id": "0" * 32}}), is_post({"title": "海淀"})
    (True, False)
    """
    rest = front.get("newsparse")
    return isinstance(rest, Mapping) and str(rest.get("version")) == str(_VERSION) and isinstance(rest.get("id"), str)


def article_from_post(front: Mapping[str, Any], body: str, blocks: tuple[Block, ...] | None = None) -> Article:
    """
    Return the article that a post was written of.

    Args:
        front: The front matter; scalars may be given as text.
        body: All that follows it.
        blocks: What to take for the story when somebody has rewritten the
            body since.

    Returns:
        The article; its metadata are those of the post that it was read from first.

    Raises:
        FormatError: The mapping is not what newsparse writes, or the body is
            not and no *blocks* were given.
    """
    try:
        fields = {**front["newsparse"]}
        fields.update(
            title=front.get("title"),
            published=_iso(front.get("date")),
            updated=_iso(front.get("updated")),
            tags=front.get("tags") or (),
        )
        return _restored(fields, body, blocks)
    except FormatError as error:
        error.within("newsparse")
        raise


def is_markdown_post(front: Mapping[str, Any]) -> bool:
    """
    Tell whether a front matter is that of Markdown that newsparse wrote.

    >>> is_markdown_post({"generator": "newsparse", "id": "0" * 32}), is_markdown_post({"id": "0" * 32})
    (True, False)
    """
    name = front.get("id")
    return front.get("generator") == GENERATOR and isinstance(name, str) and _ID.fullmatch(name) is not None


def article_from_markdown(front: Mapping[str, Any], blocks: tuple[Block, ...]) -> Article:
    """
    Return the article that Markdown was written of.

    Args:
        front: The front matter; scalars may be given as text.
        blocks: Those of its body.

    Returns:
        The article; what Markdown has no place for, such as what was removed, is not in it.

    Raises:
        FormatError: The front matter is not what newsparse writes.
    """
    source = {
        "id": front.get("cleaner") or "generic",
        "name": front.get("source"),
        "channel": front.get("channel"),
        "section": front.get("section"),
    }
    fields = {key: front.get(key) for key in ("id", "title", "url", "language", "summary", "credits", "tags")}
    times = {"published": _iso(front.get("date")), "updated": _iso(front.get("updated"))}
    article = article_from_dict({**fields, **times, "source": source})
    return evolve(article, blocks=blocks)


def article_from_page(page: str) -> Article | None:
    """
    Return the article that an HTML page was written of.

    Args:
        page: The whole page.

    Returns:
        The article, or `None` for a page that newsparse did not write, or that somebody has changed since.

    Raises:
        FormatError: The page says that it is newsparse's, and its mapping is not.
    """
    found = _META.search(page)
    if found is None:
        return None
    start = page.find(PAGE_START, found.end())
    end = page.rfind(PAGE_END)
    try:
        fields = loads(unescape(found[1]))
    except (ValueError, RecursionError) as error:
        raise FormatError("not JSON", path=("newsparse",)) from error
    if not is_post({"newsparse": fields}) or start < 0 or end < start + len(PAGE_START) - 1:
        return None
    body = page[start + len(PAGE_START) : end]
    try:
        return _restored(fields, body, None)
    except _RewrittenError:
        return None
    except FormatError as error:
        error.within("newsparse")
        raise


class _RewrittenError(FormatError):
    """The body is no longer the one that newsparse wrote."""


def _restored(fields: dict[str, Any], body: str, blocks: tuple[Block, ...] | None) -> Article:
    kept, digest = fields.pop("blocks", None), fields.pop("body", None)
    if kept is not None and digest == _digest(body):
        return article_from_dict({**fields, "blocks": kept})
    article = article_from_dict(fields)
    read = blocks_from_body(body) if kept is None else None
    if read is None:
        read = blocks
    if read is None:
        raise _RewrittenError("is not as newsparse wrote it", path=("body",))
    return evolve(article, blocks=read)


def _digest(body: str) -> str:
    # Hexo's posts have references for braces, which are code to Hexo.
    body = body.strip().replace("&#123;", "{").replace("&#125;", "}")
    return blake2b(body.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _iso(value: Any) -> Any:
    # A YAML reader that knows times gives them as such.
    return value.isoformat() if hasattr(value, "isoformat") else value
