"""An article as it is written: made where it was parsed, so that several processes write, too."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from newsparse import Article, _registry
from newsparse.typing import Writer

__all__ = ["Written", "written_by"]

# A reader of UTF-8 has no word for half of a surrogate pair; JSON reads this one back.
ODD = "backslashreplace"


class Written(NamedTuple):
    """An article in a format, and what has to be known of it."""

    data: bytes
    """The file, or the lines, in UTF-8."""
    path: tuple[str, ...]
    """Where it was read."""
    id: str
    """The article's."""
    issues: tuple[str, ...]
    """Codes of what was wrong with it."""


def written_by(writer: Writer) -> Callable[[Article], Written]:
    """Give what makes of an article what is written of it; it pickles, which writers need not."""
    return partial(_written, writer.id)


def _written(name: str, article: Article) -> Written:
    data = _registry.writers()[name].dumps(article).encode("utf-8", ODD)
    return Written(data, article.provenance.path, article.id, tuple([issue.code for issue in article.issues]))
