"""What the formats that others read have in common: addresses, identifiers, bylines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from json import JSONEncoder
from typing import Any
from urllib.parse import quote, urlsplit

from newsparse.models import Article, Credit

__all__ = ["affiliated", "byline", "credits_of_block", "feed_head", "json_line", "urn", "web_uri"]

_WEB = re.compile(r"(?:https?:)?//(?=[^/?#\s])", re.IGNORECASE)
# All that RFC 3986 allows in an address, and the sign of what is encoded already.
_ALLOWED = ":/?#[]@!$&'()*+,;=-._~%"
_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
_BREAK = re.compile("[\t\r\n]")
_encode = JSONEncoder(ensure_ascii=False).encode

# A page may hold the JSON in a script element, and programs cut files at the last three.
_ESCAPED = {"<": "\\u003c", "\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def json_line(value: Any) -> str:
    r"""
    Return *value* as JSON on one line, safe inside a page's script element.

    >>> print(json_line({"headline": "</script>渡口"}))
    {"headline": "\u003c/script>渡口"}
    """
    line = _encode(value)
    for char, escape in _ESCAPED.items():
        if char in line:
            line = line.replace(char, escape)
    return line


def web_uri(url: str | None) -> str | None:
    """
    Return *url* as an address on the web that every reader takes, or `None` for what is none.

    >>> web_uri("//img.example.cn/渡口 1.jpg"), web_uri("javascript:alert(1)")
    ('https://img.example.cn/%E6%B8%A1%E5%8F%A3%201.jpg', None)
    """
    if url is None or not _WEB.match(url):
        return None
    # Breaks inside an address are nothing to browsers, nor to urlsplit.
    url = _BREAK.sub("", url if url[0] in "hH" else f"https:{url}")
    try:
        parts = urlsplit(url)
        user, at, host = parts.netloc.rpartition("@")
        if not host.isascii():
            name, colon, port = host.partition(":")
            host = name.encode("idna").decode() + colon + port
        host = user + at + host
        _ = parts.port
    except ValueError:  # a broken host or port; a label too long for the DNS
        return None
    if re.search(r"[^A-Za-z0-9.\-_~:@\[\]%!$&'()*+,;=]", host):
        return None
    start = url.index("//") + 2 + len(parts.netloc)
    rest = quote(url[start:].encode("utf-8", "replace"), safe=_ALLOWED)
    # Only an IP address may have brackets, and an address has one fragment.
    rest = _PERCENT.sub("%25", rest).replace("[", "%5B").replace("]", "%5D")
    path, mark, fragment = rest.partition("#")
    return f"{parts.scheme}://{host}{path}{mark}{fragment.replace('#', '%23')}"


def urn(article: Article, *more: str) -> str:
    """Return an identifier that is the same whatever the story's address."""
    return ":".join(("urn:newsparse", quote(article.id, safe=""), *more))


def affiliated(credit: Credit) -> str:
    """Return the name as it is printed, with the outlet: 李明（江岸晚报）."""
    return f"{credit.name}（{credit.affiliation}）" if credit.affiliation else credit.name


def byline(article: Article) -> str:
    """Return those who wrote the story, or `""`."""
    wrote = [affiliated(credit) for credit in article.credits if credit.role in {"reporter", "author"}]
    return "、".join(dict.fromkeys(wrote))


def credits_of_block(article: Article, index: int) -> tuple[Credit, ...]:
    """Return the credits that stand in the caption of a block."""
    return tuple(
        credit
        for credit in article.credits
        if credit.where is not None and credit.where.part == "caption" and credit.where.index == index
    )


def feed_head(
    articles: Iterable[Article], title: str | None, home: str | None
) -> tuple[str, str | None, Iterator[Article]]:
    """
    Return what a feed is called, where it is at home, and its articles.

    Args:
        articles: What the feed holds; one is read ahead.
        title: As given, or `None` to take the name of the first article's source.
        home: As given, or `None` to take the beginning of the first article's address.
    """
    found = iter(articles)
    first = next(found, None)
    if first is None:
        return title or "newsparse", home, iter(())
    if home is None and (url := web_uri(first.url)) is not None:
        parts = urlsplit(url)
        home = f"{parts.scheme}://{parts.netloc}/"
    return title or first.source.name or "newsparse", home, chain((first,), found)
