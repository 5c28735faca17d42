"""Which format the name of a file to be written promises."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from newsparse._inputs.kinds import ARCHIVES, POSTS
from newsparse.errors import FormatError
from newsparse.typing import Writer

__all__ = ["format_for", "promised"]

_PARQUET = ".parquet"
_ALSO = {".ndjson": ".jsonl", ".rss": ".xml", ".htm": ".html", ".xhtml": ".html", ".markdown": ".md", ".mdown": ".md"}
"""Other suffixes of formats that are written."""
_NOT_WRITTEN = (*POSTS, *ARCHIVES, ".csv", ".tsv", ".docx", ".xlsx", ".pdf", ".epub")
"""What promises something else than newsparse ever writes."""


def promised(path: str | os.PathLike[str], writers: Mapping[str, Writer]) -> tuple[str, ...]:
    """
    Give the ids of the formats that a name promises, none where it promises nothing.

    Args:
        path: The file.
        writers: Those that there are, by id.

    Raises:
        FormatError: It promises what is not written.
    """
    suffix = Path(path).suffix.lower()
    if suffix == _PARQUET:
        return ("parquet",)
    its = _ALSO.get(suffix, suffix)
    found = {writer.id for writer in writers.values() if writer.suffix == its}
    if its == ".json":
        found.add("jsonl")  # lines of JSON are often called so
    if not found and suffix in _NOT_WRITTEN:
        reason = f"a name that ends in {suffix} suits none of {', '.join(sorted(writers))}"
        raise FormatError(reason, path=(os.fspath(path),))
    return tuple(sorted(found))


def format_for(path: str | os.PathLike[str], writers: Mapping[str, Writer], default: str) -> str:
    """
    Give the id of the format for a file, where nobody said which.

    Args:
        path: The file.
        writers: Those that there are, by id.
        default: What is written where the name promises nothing, or that, too.

    Raises:
        FormatError: The name may promise several formats, or what is not written.
    """
    found = promised(path, writers)
    if not found or default in found:
        return default
    if len(found) > 1:
        which = " or ".join(f"format={name!r}" for name in found)
        raise FormatError(f"the name alone does not tell what to write; give {which}", path=(os.fspath(path),))
    return found[0]
