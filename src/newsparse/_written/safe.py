"""What may stand in HTML and Markdown that a browser will show."""

from __future__ import annotations

import re

__all__ = ["attribute", "escape", "safe_link", "safe_picture"]

# Browsers drop the ASCII ones inside an address, so "java\tscript:" is a scheme to them; programs that trim drop the others.
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\xad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]+")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):")
_SCHEMES = frozenset(("http", "https", "ftp", "mailto", "tel"))
# SVG is left out: opened by itself it is a document that may hold scripts.
_PICTURE = re.compile(r"data:image/(?:png|gif|jpe?g|webp|bmp|avif|x-icon)[;,]", re.IGNORECASE)

_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\n": "&#10;", "\r": "&#13;", "\x00": "\ufffd"})
_VALUE = str.maketrans({**{chr(key): value for key, value in _TEXT.items()}, '"': "&quot;"})


def safe_link(url: str | None) -> str | None:
    """
    Return *url* where a reader may follow it, else `None`.

    >>> safe_link("//finance.sina.com.cn/a.html"), safe_link("JavaScript:alert(1)")
    ('//finance.sina.com.cn/a.html', None)
    """
    if url is None:
        return None
    found = _SCHEME.match(_UNSEEN.sub("", url))
    return url if found is None or found[1].lower() in _SCHEMES else None


def safe_picture(url: str | None) -> str | None:
    """
    Return *url* where a browser may load a picture from it, else `None`.

    >>> safe_picture("data:image/gif;base64,R0lGODlh"), safe_picture("data:text/html,<script>")
    ('data:image/gif;base64,R0lGODlh', None)
    """
    return url if url is not None and _PICTURE.match(url) else safe_link(url)


def escape(text: str) -> str:
    """
    Return *text* as the content of an element, on one line.

    Line ends become references, so that a line of HTML stays a line and
    Markdown, in which it may stand, sees no empty one.

    >>> escape("A&B <1月18日>")
    'A&amp;B &lt;1月18日&gt;'
    """
    return text.translate(_TEXT)


def attribute(name: str, value: str | int | None) -> str:
    """
    Return an attribute with a blank before it, or nothing for `None`.

    >>> attribute("alt", '"敲门行动"')
    ' alt="&quot;敲门行动&quot;"'
    """
    return "" if value is None else f' {name}="{str(value).translate(_VALUE)}"'
