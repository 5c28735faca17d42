"""Plain text: the title and the story, nothing else."""

from __future__ import annotations

from newsparse.models import Article
from newsparse.typing import Writer

__all__ = ["WRITER"]


def dumps(article: Article) -> str:
    """
    Return the title, an empty line and the story, a line a block.

    Args:
        article: What to write.

    Returns:
        The text, closed by a newline; empty for an article without any.
    """
    parts = [part for part in (article.title, article.text) if part]
    return "\n\n".join(parts) + "\n" if parts else ""


WRITER = Writer(id="text", label="plain text", suffix=".txt", dumps=dumps)
