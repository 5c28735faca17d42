"""What the tests of page and feed loaders share."""

from __future__ import annotations

import re
from html import unescape

_BREAKS = re.compile(
    r"</?(?:p|div|br|li|ul|ol|td|tr|table|h[1-6]|section|article|figure|figcaption|dl|dd|dt|body|html|blockquote)\b[^>]*>"
)


def lines_of(body: str) -> list[str]:
    """Give a body's visible lines, white space folded; enough for pages made up for tests."""
    text = re.sub(r"<!--.*?-->", "", body, flags=re.DOTALL)
    lines = _BREAKS.sub("\n", text).split("\n")
    folded = [" ".join(unescape(re.sub(r"<[^>]*>", "", line)).split()) for line in lines]
    return [line for line in folded if line]
