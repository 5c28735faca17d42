"""
What type checkers must refuse: nothing here runs, and `mypy` and `pyright` read it.

Each line says the error that it must give; where a checker finds none, it
reports the comment as unused.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import assert_never

import newsparse
from newsparse import Article, Block, Credit, Heading, Image, Issue, Paragraph, Parser
from newsparse.models import RawPost
from newsparse.rules import RULES, Cleaner, Decision, Drop, TextRule
from newsparse.typing import Input, Line, Loader, Writer


def frozen_fields(article: Article, parser: Parser, cleaner: Cleaner) -> None:
    article.title = "早安"  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
    article.provenance.format = "hexo"  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
    parser.strict = True  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
    cleaner.label = "示例报"  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]


def frozen_contents(article: Article) -> None:
    article.blocks.append(Heading(level=2, runs=()))  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    article.metadata["title"] = "早安"  # type: ignore[index]  # pyright: ignore[reportIndexIssue]
    RULES["promotion"] = ""  # type: ignore[index]  # pyright: ignore[reportIndexIssue]


def what_may_be_missing(article: Article) -> None:
    article.title.strip()  # type: ignore[union-attr]  # pyright: ignore[reportOptionalMemberAccess]
    article.published.isoformat()  # type: ignore[union-attr]  # pyright: ignore[reportOptionalMemberAccess]


def settings_of_another_kind() -> None:
    Parser(cleaners=["sina"])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
    Parser(timezone=8)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def fields_by_position(parser: Parser) -> None:
    Issue("title-missing", "there is none")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    parser.iter_articles("archive", "skip")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]


def choices(path: Path) -> None:
    newsparse.iter_articles(path, on_error="ignore")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    Credit(role="cook", name="李明")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    Issue(code="x", message="x", severity="fatal")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    Drop(selector="div", kind="advert")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    TextRule(name="x", pattern="x", place="middle")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    Decision(line=0, action="delete", rule="x")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def names_that_do_not_exist() -> None:
    repr(newsparse.parse)  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownArgumentType]


def inputs(article: Article) -> None:
    newsparse.load(b"---")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    newsparse.loads(Path("post.md"))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    newsparse.dumps([article])  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    Article(id="x", published="2021-08-04")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    Cleaner(id="x", label="x", hosts="example.com")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def error_handlers(path: Path) -> None:
    def takes_nothing() -> None: ...

    newsparse.iter_articles(path, on_error=takes_nothing)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def forgotten_kinds(block: Block) -> str:
    match block:
        case Paragraph() | Heading():
            return block.text
        case Image():
            return block.url
        case _:
            assert_never(block)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def fields_of_other_kinds(block: Block) -> None:
    if block.kind == "image":
        repr(block.runs)  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownArgumentType]
    repr(block.text)  # type: ignore[union-attr]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownArgumentType]


def plug_ins() -> None:
    def loads_articles_at_once(source: Input) -> RawPost:
        return RawPost(body=source.text)

    def dumps_bytes(article: Article) -> bytes:
        return article.text.encode()

    def changes_lines(lines: Sequence[Line], post: RawPost) -> Iterator[Decision]:
        for line in lines:
            line.text = post.title or ""  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
        yield Decision(line=0, action="keep", rule="x")

    def decides_by_name(lines: Sequence[Line], post: RawPost) -> Iterator[str]:
        yield from (line.text for line in lines if post.source)

    Loader(id="x", label="x", sniff=len, load=loads_articles_at_once)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    Writer(id="x", label="x", suffix=".x", dumps=dumps_bytes)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    Cleaner(id="x", label="x", steps=(changes_lines,))
    Cleaner(id="x", label="x", steps=(decides_by_name,))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def times(article: Article) -> datetime:
    return article.published  # type: ignore[return-value]  # pyright: ignore[reportReturnType]
