"""HTML: a page that stands alone and is safe to show."""

from __future__ import annotations

from json import JSONEncoder

from newsparse._written.body import article_body_html
from newsparse._written.post import PAGE_END, PAGE_START, body_and_rest
from newsparse._written.safe import attribute, escape, safe_link
from newsparse.models import Article
from newsparse.typing import Writer

__all__ = ["WRITER", "article_body_html"]

_encode = JSONEncoder(ensure_ascii=False).encode

# Of use to a machine that keeps an archive, not to one who reads a page.
_LEFT_OUT = ("removed", "metadata", "provenance")

# Whatever slipped through would still not run.
_POLICY = "default-src 'none'; img-src http: https: data:; media-src http: https:; style-src 'unsafe-inline'"
_STYLE = (
    "body{margin:2em auto;max-width:42em;padding:0 1em;line-height:1.7;font-family:system-ui,sans-serif}"
    "img,video{max-width:100%;height:auto}figure{margin:1.5em 0}figcaption,header p,footer{color:#666;font-size:.9em}"
    "table{border-collapse:collapse}td,th{border:1px solid #ccc;padding:.3em .6em}pre{overflow-x:auto}"
)


def dumps(article: Article) -> str:
    """
    Return *article* as a page of its own.

    Args:
        article: What to write.

    Returns:
        The page, closed by a newline.
    """
    body, rest = body_and_rest(article)
    times = {"published": article.published, "updated": article.updated}
    fields = {
        **{name: value for name, value in rest.items() if name not in _LEFT_OUT},
        "title": article.title,
        **{name: moment.isoformat() for name, moment in times.items() if moment is not None},
        "tags": list(article.tags),
    }
    return (
        f"<!DOCTYPE html>\n<html{attribute('lang', article.language)}>\n<head>\n"
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy"{attribute("content", _POLICY)}>\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{escape(article.title or '')}</title>\n"
        f'<meta name="newsparse"{attribute("content", _encode(fields))}>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<article>\n"
        f"{_header(article)}{PAGE_START}{body}{PAGE_END}{_footer(article)}"
        "</article>\n</body>\n</html>\n"
    )


def _header(article: Article) -> str:
    source = article.source
    line = [escape(name) for name in (source.name, source.channel) if name]
    if article.published is not None:
        shown = article.published.isoformat(sep=" ", timespec="minutes")
        line.append(f"<time{attribute('datetime', article.published.isoformat())}>{shown}</time>")
    people = [f"{escape(credit.label or credit.role)} {escape(credit.name)}" for credit in article.credits]
    parts = [f"<h1>{escape(article.title)}</h1>"] if article.title else []
    parts += [f"<p>{' · '.join(part)}</p>" for part in (line, people) if part]
    return "\n".join(["<header>", *parts, "</header>\n"]) if parts else ""


def _footer(article: Article) -> str:
    parts = [escape(f"#{tag}") for tag in article.tags]
    if href := safe_link(article.url):
        parts.append(f"<a{attribute('href', href)}>{escape(href)}</a>")
    return f"<footer>{' '.join(parts)}</footer>\n" if parts else ""


WRITER = Writer(id="html", label="HTML page", suffix=".html", dumps=dumps)
