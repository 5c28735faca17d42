"""Plain text to HTML, for formats whose bodies have no markup."""

from __future__ import annotations

import re
from html import escape

__all__ = ["html_of_picture", "html_of_text", "is_html"]

_MARKUP = re.compile(
    r"</?(?:p|div|br|img|figure|section|h[1-6]|ul|ol|li|blockquote|table|strong|span|a)\b[^<>]{0,2000}>", re.IGNORECASE
)


def is_html(text: str) -> bool:
    """
    Tell whether a text that may be either is HTML.

    >>> is_html("<p>早安</p>"), is_html("3 < 5，5 > 3")
    (True, False)
    """
    return _MARKUP.search(text) is not None


def html_of_text(text: str) -> str:
    r"""
    Give each line of a text as a paragraph.

    >>> html_of_text("早安。\n\n3 < 5")
    '<p>早安。</p><p>3 &lt; 5</p>'
    """
    return "".join([f"<p>{escape(line.strip(), quote=False)}</p>" for line in text.splitlines() if line.strip()])


def html_of_picture(address: str, caption: str = "") -> str:
    """
    Give a picture that a format names beside its text.

    >>> html_of_picture("https://example.cn/a.jpg", "新建的渡口")
    '<figure><img src="https://example.cn/a.jpg"><figcaption>新建的渡口</figcaption></figure>'
    """
    below = f"<figcaption>{escape(caption, quote=False)}</figcaption>" if caption else ""
    return f'<figure><img src="{escape(address)}">{below}</figure>'
