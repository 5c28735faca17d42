"""JSON: one article, whole, and readable back."""

from __future__ import annotations

from json import JSONEncoder
from typing import Any

from newsparse._written.serial import article_to_dict
from newsparse.models import Article
from newsparse.typing import Writer

__all__ = ["WRITER"]

# With an indent the standard library leaves its C encoder, and takes ten times
# as long. So the C encoder writes the parts, and the lines are set here.
_encode = JSONEncoder(ensure_ascii=False).encode


def dumps(article: Article) -> str:
    """
    Return *article* as JSON, a line a field and a line an entry of a list.

    Args:
        article: What to write.

    Returns:
        One JSON object, closed by a newline.
    """
    fields = ",\n".join([f'  "{name}": {_value(value)}' for name, value in article_to_dict(article).items()])
    return f"{{\n{fields}\n}}\n"


def _value(value: Any) -> str:
    if value and isinstance(value, list):
        entries = ",\n".join([f"    {_encode(entry)}" for entry in value])
        return f"[\n{entries}\n  ]"
    return _encode(value)


WRITER = Writer(id="json", label="JSON", suffix=".json", dumps=dumps)
