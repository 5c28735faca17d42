"""Articles to plain dictionaries; `newsparse._written.restore` is the way back."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from newsparse.models import Article, Block, Credit, Image, Issue, Provenance, Removed, Run, Source

__all__ = ["article_to_dict", "block_to_dict", "compact", "credit_to_dict", "image_to_dict", "source_to_dict"]


def article_to_dict(article: Article) -> dict[str, Any]:
    """
    Return *article* as dictionaries, lists and scalars, ready for JSON.

    The keys are a contract: the fields of `Article` in their order, with
    ``images`` and ``text`` for those who read only these, and ``path``, the
    last file the article was read from. Times are in ISO 8601.

    Args:
        article: What to write.

    Returns:
        A new dictionary that shares nothing mutable with *article*.

    >>> from newsparse.models import Article, Paragraph, Run
    >>> article = Article(id="0" * 32, title="海淀：核酸检测", blocks=(Paragraph(runs=(Run(text="1月18日"),)),))
    >>> data = article_to_dict(article)
    >>> data["title"], data["text"], data["published"]
    ('海淀：核酸检测', '1月18日', None)
    >>> data["blocks"]
    [{'kind': 'paragraph', 'runs': [{'text': '1月18日', 'marks': [], 'href': None}]}]

    .. versionadded:: 0.1.0
    """
    return {
        "id": article.id,
        "title": article.title,
        "title_restored": article.title_restored,
        "source": source_to_dict(article.source),
        "published": time_text(article.published),
        "updated": time_text(article.updated),
        "url": article.url,
        "language": article.language,
        "summary": article.summary,
        "credits": [credit_to_dict(credit) for credit in article.credits],
        "blocks": [block_to_dict(block) for block in article.blocks],
        "images": [image_to_dict(image) for image in article.images],
        "lead_image": None if article.lead_image is None else image_to_dict(article.lead_image),
        "tags": list(article.tags),
        "text": article.text,
        "removed": [_removed(entry) for entry in article.removed],
        "issues": [_issue(issue) for issue in article.issues],
        "metadata": _plain(article.metadata),
        "provenance": _provenance(article.provenance),
        "path": article.path,
    }


def compact(value: Any) -> Any:
    """
    Return *value* without the keys whose value says nothing: `None` and empty lists.

    >>> compact({"name": "浦峰", "affiliation": None, "where": {"part": "removed", "index": 0}})
    {'name': '浦峰', 'where': {'part': 'removed', 'index': 0}}
    """
    if isinstance(value, dict):
        return {key: compact(item) for key, item in value.items() if item is not None and item not in ([], {})}
    if isinstance(value, list):
        return [compact(item) for item in value]
    return value


def source_to_dict(source: Source) -> dict[str, Any]:
    """Return a source as a dictionary."""
    return {"id": source.id, "name": source.name, "channel": source.channel, "section": source.section}


def credit_to_dict(credit: Credit) -> dict[str, Any]:
    """Return a credit as a dictionary."""
    where = credit.where
    return {
        "role": credit.role,
        "name": credit.name,
        "affiliation": credit.affiliation,
        "label": credit.label,
        "where": None if where is None else {"part": where.part, "index": where.index},
    }


def block_to_dict(block: Block) -> dict[str, Any]:
    """Return a block as a dictionary whose first key is ``kind``."""
    return _BLOCKS[block.kind](block)


def image_to_dict(image: Image) -> dict[str, Any]:
    """Return an image as a dictionary, the same as that of the block."""
    return {
        "kind": "image",
        "url": image.url,
        "caption": image.caption,
        "alt": image.alt,
        "width": image.width,
        "height": image.height,
    }


def time_text(moment: datetime | None) -> str | None:
    """Return a time as ISO 8601 has it, or `None`."""
    return None if moment is None else moment.isoformat()


def _runs(runs: tuple[Run, ...]) -> list[dict[str, Any]]:
    return [{"text": run.text, "marks": list(run.marks), "href": run.href} for run in runs]


_BLOCKS: dict[str, Callable[[Any], dict[str, Any]]] = {
    "paragraph": lambda block: {"kind": "paragraph", "runs": _runs(block.runs)},
    "heading": lambda block: {"kind": "heading", "level": block.level, "runs": _runs(block.runs)},
    "image": image_to_dict,
    "list": lambda block: {
        "kind": "list",
        "ordered": block.ordered,
        "items": [[block_to_dict(part) for part in item] for item in block.items],
    },
    "quote": lambda block: {"kind": "quote", "blocks": [block_to_dict(part) for part in block.blocks]},
    "table": lambda block: {
        "kind": "table",
        "rows": [[{"runs": _runs(cell.runs), "header": cell.header} for cell in row] for row in block.rows],
    },
    "code": lambda block: {"kind": "code", "text": block.text, "language": block.language},
    "media": lambda block: {
        "kind": "media",
        "url": block.url,
        "poster": block.poster,
        "caption": block.caption,
        "media_type": block.media_type,
    },
    "rule": lambda _: {"kind": "rule"},
}


def _removed(entry: Removed) -> dict[str, Any]:
    return {
        "kind": entry.kind,
        "text": entry.text,
        "html": entry.html,
        "rule": entry.rule,
        "position": entry.position,
    }


def _issue(issue: Issue) -> dict[str, Any]:
    return {"code": issue.code, "message": issue.message, "path": list(issue.path), "severity": issue.severity}


def _provenance(provenance: Provenance) -> dict[str, Any]:
    return {
        "path": list(provenance.path),
        "format": provenance.format,
        "encoding": provenance.encoding,
        "replaced": provenance.replaced,
        "cleaner": provenance.cleaner,
        "cleaner_version": provenance.cleaner_version,
        "newsparse_version": provenance.newsparse_version,
    }


def _plain(value: object) -> Any:
    """Return metadata as JSON can hold it; what it has no word for becomes text."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if value is None or isinstance(value, bool | int) or (isinstance(value, float) and math.isfinite(value)):
        return value
    return str(value)
