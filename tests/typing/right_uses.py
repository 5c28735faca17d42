"""What type checkers must see: nothing here runs, and `mypy` and `pyright` read it."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, assert_type

import newsparse
from newsparse import Article, Articles, Block, Credit, Image, NewsparseError, Parser, Summary
from newsparse._markup.lines import Line as OwnLine
from newsparse.rules import RULES, Cleaner
from newsparse.typing import Line


def reads(path: Path) -> None:
    assert_type(newsparse.load(path), Article)
    assert_type(newsparse.load(str(path)), Article)
    assert_type(newsparse.load(io.BytesIO()), Article)
    with path.open("rb") as file, gzip.open(path) as unzipped, zipfile.ZipFile(path).open("a.md") as member:
        assert_type(newsparse.load(file), Article)
        assert_type(newsparse.load(unzipped), Article)
        assert_type(newsparse.load(member), Article)
        assert_type(newsparse.iter_articles(member), Articles)
        assert_type(newsparse.iter_articles([path, member, unzipped]), Articles)
    assert_type(newsparse.loads(""), Article)
    assert_type(newsparse.loads(b""), Article)
    assert_type(newsparse.loads(bytearray()), Article)
    assert_type(newsparse.loads(memoryview(b"")), Article)
    assert_type(newsparse.iter_articles(path), Articles)
    assert_type(newsparse.iter_articles([path, "archive.zip"], on_error="skip"), Articles)
    assert_type(newsparse.iter_articles(path).summary, Summary)
    assert_type(newsparse.iter_articles(path).summary.issues, Mapping[str, int])
    for article in newsparse.iter_articles(path):
        assert_type(article, Article)


def handles_errors(path: Path) -> None:
    seen: list[str] = []

    def note(error: NewsparseError) -> None:
        seen.append(error.reason)

    newsparse.iter_articles(path, on_error=note)
    newsparse.iter_articles(path, on_error=print, progress=print)


def looks(article: Article) -> None:
    assert_type(article.title, str | None)
    assert_type(article.published, datetime | None)
    assert_type(article.text, str)
    assert_type(article.blocks, tuple[Block, ...])
    assert_type(article.images, tuple[Image, ...])
    assert_type(article.credits, tuple[Credit, ...])
    assert_type(article.to_dict(), dict[str, Any])
    assert_type([block.text for block in article.blocks if block.kind == "heading"], list[str])


def sets_up(cleaner: Cleaner) -> None:
    assert_type(Parser(), Parser)
    # Any iterable of cleaners or names will do; the fields hold tuples.
    assert_type(Parser(cleaners=[cleaner]).cleaners, tuple[Cleaner, ...])
    assert_type(Parser(cleaners=cleaner).cleaners, tuple[Cleaner, ...])
    assert_type(Parser(without="heading-plain").without, tuple[str, ...])
    assert_type(RULES, Mapping[str, str])


def writes(article: Article, path: Path) -> None:
    assert_type(newsparse.dumps(article), str)
    newsparse.dump(article, path, "hexo")
    newsparse.dump(article, io.StringIO())
    newsparse.dump(article, io.BytesIO())
    with gzip.open(path, "wb") as zipped, path.open("w") as text:
        newsparse.dump(article, zipped)
        newsparse.dump(article, text)


def is_what_steps_are_told(line: OwnLine) -> Line:
    """The lines that steps get have all that `newsparse.typing.Line` promises."""
    return line
