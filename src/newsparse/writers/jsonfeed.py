"""JSON Feed 1.1: a feed for readers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from newsparse._written.body import article_body_html
from newsparse._written.exchange import feed_head, json_line, urn, web_uri
from newsparse._written.serial import compact, credit_to_dict, source_to_dict, time_text
from newsparse.models import Article
from newsparse.typing import Writer

__all__ = ["WRITER", "feed"]


def feed(articles: Iterable[Article], *, title: str | None = None, home: str | None = None) -> Iterator[str]:
    """
    Yield a feed of *articles* in pieces, an item a line, without holding them.

    Args:
        articles: The items.
        title: What the feed is called; by default as the first article's source.
        home: The address of the page that the feed belongs to; by default the
            beginning of the first article's address.

    >>> from newsparse.models import Article
    >>> print("".join(feed([Article(id="0" * 32, title="渡口")], title="江岸晚报")), end="")
    {"version": "https://jsonfeed.org/version/1.1", "title": "江岸晚报", "items": [
    {"id": "urn:newsparse:00000000000000000000000000000000", "title": "渡口", "content_text": "", "_newsparse": {"source": {"id": "generic"}}}
    ]}

    .. versionadded:: 0.1.0
    """
    title, home, found = feed_head(articles, title, home)
    head = {"version": "https://jsonfeed.org/version/1.1", "title": title, "home_page_url": web_uri(home)}
    yield f'{json_line(compact(head))[:-1]}, "items": ['
    mark = "\n"
    for article in found:
        yield f"{mark}{json_line(_item(article))}"
        mark = ",\n"
    yield "\n]}\n"


def _item(article: Article) -> dict[str, Any]:
    lead = article.lead_image
    authors = dict.fromkeys(credit.name for credit in article.credits if credit.role in {"reporter", "author"})
    fields = {
        "id": urn(article),
        "url": web_uri(article.url),
        "title": article.title,
        "content_html": article_body_html(article.blocks) or None,
        "content_text": article.text,
        "summary": article.summary,
        "image": None if lead is None else web_uri(lead.url),
        "date_published": time_text(article.published),
        "date_modified": time_text(article.updated),
        "authors": [{"name": name} for name in authors],
        "tags": list(article.tags),
        "language": article.language,
        # The format leaves names that begin so to those who write it.
        "_newsparse": {
            "source": source_to_dict(article.source),
            "credits": [{**credit_to_dict(credit), "where": None} for credit in article.credits],
        },
    }
    return compact(fields)  # type: ignore[no-any-return]  # of a dictionary, a dictionary


def dumps(article: Article) -> str:
    """
    Return a feed of one article.

    Args:
        article: What to write.
    """
    return "".join(feed((article,)))


WRITER = Writer(id="jsonfeed", label="JSON Feed 1.1", suffix=".json", dumps=dumps, dumps_all=feed)
