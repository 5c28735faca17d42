"""Which files are posts or archives, by their names and first bytes."""

from __future__ import annotations

from typing import TypeAlias

from newsparse.errors import NewsparseError

__all__ = [
    "ARCHIVES",
    "HEAD",
    "LINES",
    "POSTS",
    "Found",
    "foreign_kind",
    "is_archive",
    "is_post",
    "is_tar",
    "may_be_read",
]

Found: TypeAlias = tuple[bytes, tuple[str, ...]] | NewsparseError
"""The bytes of one input and what to call it, or why it cannot be read."""

POSTS = (
    *(".md", ".markdown", ".mdown", ".html", ".htm", ".xhtml", ".txt"),
    *(".json", ".jsonl", ".ndjson", ".xml", ".rss", ".atom", ".rdf"),
    # No loader reads these, and who saved pages so is to hear of it.
    *(".mhtml", ".mht"),
)
LINES = (".jsonl", ".ndjson")
"""Those of which each line is an input."""
ARCHIVES = (".zip", ".tar", ".tgz", ".tbz", ".tbz2", ".txz", ".gz", ".bz2", ".xz")
"""What a file in a folder is read for; one that is named is read whatever it is called."""

HEAD = 512
"""Bytes that tell an archive: a tar says so at 257."""

_MAGIC = (b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b\x08", b"\xfd7zXZ\x00")
_BZIP = (b"1AY&SY", b"\x17rE8P\x90")
"""What follows ``BZh9``: the first block, or the end of an empty file."""
_TAR = (b"ustar\x00", b"ustar ")
_FOREIGN = (
    (b"Rar!\x1a\x07", "a RAR archive; unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a file compressed by Zstandard; unpack it first"),
    (b"%PDF-", "a PDF"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a file of Word, Excel or PowerPoint"),
    (b"PAR1", "a Parquet file; newsparse.arrow.read_parquet reads those that newsparse wrote"),
    (b"\x89PNG\r\n", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)
"""What people take for an archive of posts, or for a post, and what to tell them."""
_MIME = 4096
"""Bytes that hold the head of a page saved as MHTML."""


def is_post(name: str) -> bool:
    """
    Tell by its name whether a file in a folder or an archive may be a post.

    >>> is_post("posts/0012.md"), is_post("posts/.0012.md"), is_post("__MACOSX/0012.md"), is_post("a.css")
    (True, False, False, False)
    """
    return may_be_read(name, POSTS)


def may_be_read(name: str, suffixes: tuple[str, ...]) -> bool:
    """Tell whether a name has one of the suffixes and is not one that a system or program keeps for itself."""
    if not name.lower().endswith(suffixes):
        return False
    return not any(part == "__MACOSX" or (part[:1] == "." and part.strip(".")) for part in name.split("/"))


def is_tar(head: bytes) -> bool:
    """Tell by its first bytes whether a file is a tar."""
    return head[257:263] in _TAR


def foreign_kind(head: bytes) -> str | None:
    """
    Tell by its first bytes what else a file is, that is no post.

    >>> foreign_kind(b"%PDF-1.7")
    'a PDF'
    """
    beginning = head[:_MIME].lower()
    if b"mime-version:" in beginning and b"multipart/related" in beginning:
        return "a page saved as MHTML, which is not read; save it as HTML"
    return next((what for magic, what in _FOREIGN if head.startswith(magic)), None)


def is_archive(head: bytes) -> bool:
    """Tell by its first bytes whether a file is an archive or compressed."""
    return head.startswith(_MAGIC) or is_tar(head) or (head[:3] == b"BZh" and head[4:10] in _BZIP)
