r"""
Archived Chinese news posts as clean, typed articles.

>>> import newsparse
>>> article = newsparse.loads("---\ntitle: 早安\n---\n<p>新的一天开始了。</p>")
>>> article.title
'早安'
"""

from typing import TYPE_CHECKING

from newsparse._api import Articles, Parser, Summary, dump, dumps, iter_articles, load, loads
from newsparse._limits import Limits
from newsparse._version import __version__
from newsparse.errors import (
    CleanerError,
    DecodeError,
    FormatError,
    LimitError,
    NewsparseError,
    PluginError,
    StrictError,
    WorkerError,
)
from newsparse.models import (
    Article,
    Block,
    Cell,
    Code,
    Credit,
    FrozenMap,
    Heading,
    Image,
    Issue,
    Listing,
    Media,
    Paragraph,
    Provenance,
    Quote,
    Removed,
    Rule,
    Run,
    Source,
    Table,
    Where,
)

if TYPE_CHECKING:
    from newsparse.corpus import Corpus

__all__ = [
    "Article",
    "Articles",
    "Block",
    "Cell",
    "CleanerError",
    "Code",
    "Corpus",
    "Credit",
    "DecodeError",
    "FormatError",
    "FrozenMap",
    "Heading",
    "Image",
    "Issue",
    "LimitError",
    "Limits",
    "Listing",
    "Media",
    "NewsparseError",
    "Paragraph",
    "Parser",
    "PluginError",
    "Provenance",
    "Quote",
    "Removed",
    "Rule",
    "Run",
    "Source",
    "StrictError",
    "Summary",
    "Table",
    "Where",
    "WorkerError",
    "__version__",
    "dump",
    "dumps",
    "iter_articles",
    "load",
    "loads",
]

# Type checkers would take it that every name is there.
if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        # What counts and compares is loaded by those who ask for it.
        if name == "Corpus":
            from newsparse.corpus import Corpus  # noqa: PLC0415  # see above

            return Corpus
        from newsparse._renamed import renamed  # noqa: PLC0415  # for slips and old programs only

        # Old names, each with the new one and the version that renamed it.
        return renamed(__name__, name, {})


def __dir__() -> list[str]:
    return __all__
