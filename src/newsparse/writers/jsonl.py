"""JSON Lines: an article a line, for corpora."""

from __future__ import annotations

from json import JSONEncoder

from newsparse._written.serial import article_to_dict
from newsparse.models import Article
from newsparse.typing import Writer

__all__ = ["WRITER"]

_encode = JSONEncoder(ensure_ascii=False).encode

# JSON allows these inside a string; programs that cut a file into lines with
# `str.splitlines` would cut there.
_BREAKS = {"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def dumps(article: Article) -> str:
    """
    Return *article* as one line of JSON, closed by a newline.

    Args:
        article: What to write.

    Returns:
        The line.
    """
    line = _encode(article_to_dict(article))
    for char, escape in _BREAKS.items():
        if char in line:
            line = line.replace(char, escape)
    return line + "\n"


WRITER = Writer(id="jsonl", label="JSON Lines", suffix=".jsonl", dumps=dumps, lines=True)
