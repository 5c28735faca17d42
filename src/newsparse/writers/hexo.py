"""Hexo: a post for a blog, readable back."""

from __future__ import annotations

from newsparse._written.front_matter import front_matter
from newsparse._written.post import body_and_rest
from newsparse._written.serial import time_text
from newsparse.models import Article
from newsparse.typing import Writer

__all__ = ["WRITER"]

# Hexo runs Nunjucks over a body, to which "{{" and "{%" are code.
_BRACES = str.maketrans({"{": "&#123;", "}": "&#125;"})


def dumps(article: Article) -> str:
    """
    Return *article* as a post: front matter in Hexo's manner, and the body in HTML.

    Args:
        article: What to write.

    Returns:
        The post, closed by a newline.
    """
    source = article.source
    body, rest = body_and_rest(article)
    front = front_matter(
        {
            "title": article.title,
            "date": time_text(article.published),
            "updated": time_text(article.updated),
            "categories": [name for name in (source.section, source.name, source.channel) if name],
            "tags": list(article.tags),
            "newsparse": rest,
        }
    )
    return f"{front}\n{body.translate(_BRACES)}\n"


WRITER = Writer(id="hexo", label="Hexo post", suffix=".md", dumps=dumps)
