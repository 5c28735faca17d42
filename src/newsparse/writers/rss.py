"""RSS 2.0 with the whole story in it: a feed for readers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from email.utils import format_datetime

from newsparse._written.body import article_body_html
from newsparse._written.exchange import feed_head, urn, web_uri
from newsparse.models import Article
from newsparse.typing import Writer

__all__ = ["WRITER", "feed"]

_NAMESPACES = (
    ' xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:media="http://search.yahoo.com/mrss/"'
)
# XML has no word for these, not even escaped.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;"})


def feed(articles: Iterable[Article], *, title: str | None = None, home: str | None = None) -> Iterator[str]:
    """
    Yield a feed of *articles* in pieces, without holding them.

    Args:
        articles: The items.
        title: What the feed is called; by default as the first article's source.
        home: The address of the page that the feed belongs to; by default the
            beginning of the first article's address.

    >>> from newsparse.models import Article
    >>> pieces = list(feed([Article(id="0" * 32, title="渡口")], title="江岸晚报", home="https://paper.example.cn/"))
    >>> len(pieces), "<title>渡口</title>" in pieces[1]
    (3, True)

    .. versionadded:: 0.1.0
    """
    title, home, found = feed_head(articles, title, home)
    # A channel has to have a link; a name is one, too.
    link = web_uri(home) or "urn:newsparse:feed"
    yield (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"{_NAMESPACES}>\n<channel>\n'
        f"{_element('title', title)}{_element('link', link)}{_element('description', title)}"
        "<generator>newsparse</generator>\n"
    )
    for article in found:
        yield f"<item>\n{''.join(_item(article))}</item>\n"
    yield "</channel>\n</rss>\n"


def _element(name: str, text: str | None, attributes: str = "") -> str:
    return f"<{name}{attributes}>{_clean(text).translate(_TEXT)}</{name}>\n" if text else ""


def _clean(text: str) -> str:
    return _ILLEGAL.sub("\ufffd", text)


def _item(article: Article) -> Iterator[str]:
    # An item has to have a title or a description.
    yield _element("title", article.title or article.text[:40] or article.id)
    yield _element("link", web_uri(article.url))
    yield _element("guid", urn(article), ' isPermaLink="false"')
    if article.published is not None:
        yield _element("pubDate", format_datetime(article.published))
    for credit in article.credits:
        if credit.role in {"reporter", "author"}:
            yield _element("dc:creator", credit.name)
        elif credit.role == "source":
            yield _element("dc:source", credit.name)
        else:
            yield _element("dc:contributor", f"{credit.label or credit.role} {credit.name}")
    yield _element("dc:publisher", article.source.name)
    yield _element("dc:language", article.language)
    for tag in article.tags:
        yield _element("category", tag)
    yield _element("description", article.summary)
    if article.blocks:
        # A section that holds its own end is closed before it, and another begun.
        story = _clean(article_body_html(article.blocks)).replace("]]>", "]]]]><![CDATA[>")
        yield f"<content:encoded><![CDATA[{story}]]></content:encoded>\n"
    lead = article.lead_image
    if lead is not None and (picture := web_uri(lead.url)):
        yield f'<media:content url="{picture.translate(_TEXT)}" medium="image"/>\n'


def dumps(article: Article) -> str:
    """
    Return a feed of one article.

    Args:
        article: What to write.
    """
    return "".join(feed((article,)))


WRITER = Writer(id="rss", label="RSS 2.0", suffix=".xml", dumps=dumps, dumps_all=feed)
