"""``newsparse show``."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from newsparse import Article
from newsparse._cli.page import page
from newsparse._cli.reading import parser_of, width_of_output
from newsparse._cli.screen import put
from newsparse._cli.wrong import WrongUseError
from newsparse.errors import FormatError, NewsparseError

__all__ = ["run"]


def run(arguments: Namespace) -> int:
    """Show a post as a page."""
    post: str = arguments.post
    if Path(post).is_dir():
        raise WrongUseError(f"{post} is a folder, and show takes one post; for a folder use newsparse parse")
    articles = parser_of(arguments).iter_articles([post])
    article = next(articles, None)
    if article is None:  # pragma: no cover - a loader of another project may yield nothing; ours say what is wrong
        raise FormatError("the input holds no article", path=(post,))
    if _has_more(articles):
        raise WrongUseError(f"{post} holds several articles, and show takes one; use newsparse parse")
    put(page(article, width_of_output()))
    return 0


def _has_more(articles: Iterator[Article]) -> bool:
    try:
        return next(articles, None) is not None
    except NewsparseError:
        return True
