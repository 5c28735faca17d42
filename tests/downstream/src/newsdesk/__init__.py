"""What a program does with newsparse: read an archive, look into the articles, write them down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC
from pathlib import Path
from typing import assert_never

import newsparse
from newsparse import Article, Block, NewsparseError, Parser, Summary

__all__ = ["by_month", "outline", "read_archive", "spoken_for", "write_all"]


def read_archive(folder: Path, parser: Parser) -> tuple[list[Article], list[str], Summary]:
    """Give the articles of a folder, the errors met, and the summary."""
    errors: list[str] = []
    totals: list[int] = []

    def note(error: NewsparseError) -> None:
        errors.append(f"{' › '.join(error.path)}: {error.reason}")

    articles = parser.iter_articles(folder, on_error=note, progress=lambda summary: totals.append(summary.read))
    return list(articles), errors, articles.summary


def by_month(articles: Iterable[Article]) -> Mapping[str, int]:
    """Count articles by source and month."""
    counted: Counter[str] = Counter()
    for article in articles:
        month = article.published.astimezone(UTC).strftime("%Y-%m") if article.published else "unknown"
        counted[f"{article.source.id} {month}"] += 1
    return counted


def spoken_for(article: Article) -> list[str]:
    """Give who made a story, as printed, with the place where it was read."""
    said: list[str] = []
    for credit in article.credits:
        where = f"{credit.where.part} {credit.where.index}" if credit.where else "nowhere"
        said.append(f"{credit.label or credit.role} {credit.name} ({credit.affiliation or 'no outlet'}, {where})")
    return said


def outline(blocks: Iterable[Block]) -> list[str]:
    """Give a line for each block; the type checkers see to it that no kind is forgotten."""
    lines: list[str] = []
    for block in blocks:
        match block:
            case newsparse.Paragraph() | newsparse.Heading():
                lines.append(f"{block.kind}: {''.join(run.text for run in block.runs)}")
            case newsparse.Image(url=url, caption=caption):
                lines.append(f"image: {url} {caption or ''}".rstrip())
            case newsparse.Listing(items=items):
                lines.extend(f"- {line}" for item in items for line in outline(item))
            case newsparse.Quote():
                lines.extend(f"> {line}" for line in outline(block.blocks))
            case newsparse.Table(rows=rows):
                lines.append(f"table: {len(rows)} rows, {sum(cell.header for row in rows for cell in row)} headers")
            case newsparse.Code():
                lines.append(f"code: {block.language or 'unknown'}, {len(block.text)} characters")
            case newsparse.Media():
                lines.append(f"{block.media_type}: {block.url or 'lost'}")
            case newsparse.Rule():
                lines.append("rule")
            case _:
                assert_never(block)
    return lines


def write_all(articles: Iterable[Article], folder: Path, format: str) -> list[Path]:  # noqa: A002  # newsparse's word
    """Write each article to a file of its own, named after its id."""
    written: list[Path] = []
    for article in articles:
        path = folder / f"{article.id}.out"
        newsparse.dump(article, path, format)
        written.append(path)
    return written
