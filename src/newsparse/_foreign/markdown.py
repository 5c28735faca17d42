"""Markdown bodies to HTML, by markdown-it-py where it is installed."""

from __future__ import annotations

import html
import re

from newsparse.models import Issue

__all__ = ["is_markdown", "markdown_to_html"]

_BLOCK = re.compile(
    r"^ {0,3}</?(?:address|article|aside|blockquote|center|details|div|dl|figure|footer|h[1-6]|header|hr|main|ol|p|pre|section|table|ul)\b",
    re.IGNORECASE | re.MULTILINE,
)
_SIGN = re.compile(
    r"^ {0,3}(?:#{1,6}[ \t]+\S|[-*+][ \t]+\S|>[ \t]?\S|`{3,}|~{3,}|\d{1,9}[.)][ \t]+\S)|!\[[^\]\n]{0,200}\]\(|\]\(\S{1,200}\)|\*\*\S",
    re.MULTILINE,
)
_TAG = re.compile(r"<(?:br|img|a|span|strong|b|font|em|i|video|iframe)\b[^<>]{0,500}>", re.IGNORECASE)
_SAMPLE = 1 << 14
"""Characters that are looked at."""


def is_markdown(body: str, name: str = "") -> bool:
    r"""
    Tell whether a body is Markdown or HTML.

    Args:
        body: What follows the front matter.
        name: The file's name, where there is one.

    Returns:
        Whether it is Markdown. Text without any markup is: it reads the same.

    >>> is_markdown("# 标题\n\n正文"), is_markdown("<p>正文</p>")
    (True, False)

    """
    if name.lower().endswith((".html", ".htm", ".xhtml")):
        return False
    sample = body[:_SAMPLE]
    block = _BLOCK.search(sample)
    if block is not None:
        # Markdown may hold blocks of HTML, HTML only by chance a Markdown sign
        # outside them: what comes first decides.
        sign = _SIGN.search(sample, 0, block.start())
        return sign is not None
    if _TAG.search(sample):
        return _SIGN.search(sample) is not None
    return True


def markdown_to_html(body: str) -> tuple[str, tuple[Issue, ...]]:
    """
    Convert Markdown to HTML.

    Args:
        body: CommonMark, with tables and struck text.

    Returns:
        The HTML, and an issue where markdown-it-py is not installed: the
        paragraphs are kept then, their text as it is.

    """
    if not body.strip():
        return "", ()
    try:
        from markdown_it import MarkdownIt  # noqa: PLC0415  # optional: the extra "markdown"
    except ImportError:
        return _paragraphs(body), (
            Issue(
                code="markdown-not-converted",
                message="the body is Markdown and was kept as plain paragraphs; install newsparse[markdown]",
                path=("body",),
                severity="warning",
            ),
        )

    class Parser(MarkdownIt):
        """Leaves addresses as they are written; what is unsafe in one is the writers' matter."""

        def normalizeLink(self, url: str) -> str:  # noqa: N802  # its name there
            return url

    parser = Parser("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return str(parser.render(body)), ()


def _paragraphs(body: str) -> str:
    parts = [part.strip("\n") for part in re.split(r"\n[ \t]*\n", body)]
    return "".join([f"<p>{html.escape(part, quote=False)}</p>\n" for part in parts if part.strip()])
