"""Markdown: CommonMark with GitHub's tables, below a YAML front matter."""

from __future__ import annotations

from newsparse._written.block_markdown import blocks_markdown
from newsparse._written.front_matter import front_matter
from newsparse._written.post import GENERATOR
from newsparse._written.serial import article_to_dict, compact
from newsparse.models import Article
from newsparse.typing import Writer

__all__ = ["WRITER"]


def dumps(article: Article) -> str:
    """
    Return *article* as Markdown for people.

    Args:
        article: What to write.

    Returns:
        The front matter, an empty line and the story, closed by a newline.
    """
    fields = article_to_dict(article)
    source = article.source
    front = front_matter(
        {
            "title": article.title,
            "date": fields["published"],
            "updated": fields["updated"],
            "source": source.name,
            "channel": source.channel,
            "section": source.section,
            "url": article.url,
            "language": article.language,
            "summary": article.summary,
            "credits": [compact({**credit, "where": None}) for credit in fields["credits"]],
            "tags": fields["tags"],
            "id": article.id,
            "cleaner": source.id,
            "generator": GENERATOR,
        }
    )
    body = blocks_markdown(article.blocks)
    return f"{front}\n{body}\n" if body else front


WRITER = Writer(id="markdown", label="Markdown", suffix=".md", dumps=dumps)
