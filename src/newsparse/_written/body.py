"""Blocks to HTML; `newsparse._written.body_reader` is the way back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from newsparse._written.safe import attribute, escape, safe_link, safe_picture
from newsparse.models import Block, Code, Heading, Image, Listing, Media, Paragraph, Quote, Run, Table

__all__ = ["article_body_html", "block_html"]


def article_body_html(blocks: tuple[Block, ...]) -> str:
    """
    Return *blocks* as HTML that is safe to show, a line a block.

    It holds no script, handler or style; an address that a browser would run
    is left out and its text kept; an embedded page becomes a link.

    Args:
        blocks: The blocks of an article.

    Returns:
        The lines, without one around them and without a newline at the end.

    >>> from newsparse.models import Image, Paragraph, Run
    >>> paragraph = Paragraph(runs=(Run(text="博雅西园"), Run(text="20分钟", marks=("strong",))))
    >>> print(article_body_html((paragraph, Image(url="a.jpg", caption="新京报记者 浦峰 摄"))))
    <p>博雅西园<strong>20分钟</strong></p>
    <figure><img src="a.jpg" alt="" loading="lazy" referrerpolicy="no-referrer"><figcaption>新京报记者 浦峰 摄</figcaption></figure>

    .. versionadded:: 0.1.0
    """
    return "\n".join([block_html(block) for block in blocks])


def block_html(block: Block) -> str:
    """Return one block as one line of HTML."""
    return _BLOCKS[block.kind](block)


def _lines(text: str) -> str:
    return "<br>".join([escape(line) for line in text.split("\n")])


def _run(run: Run) -> str:
    html = _lines(run.text)
    for mark in reversed(run.marks):
        html = f"<{mark}>{html}</{mark}>"
    href = safe_link(run.href)
    return html if href is None else f"<a{attribute('href', href)}>{html}</a>"


def _runs(runs: tuple[Run, ...]) -> str:
    return "".join([_run(run) for run in runs])


def _blocks(blocks: tuple[Block, ...]) -> str:
    return "".join([block_html(block) for block in blocks])


def _paragraph(block: Paragraph) -> str:
    return f"<p>{_runs(block.runs)}</p>"


def _heading(block: Heading) -> str:
    return f"<h{block.level}>{_runs(block.runs)}</h{block.level}>"


def _caption(text: str | None) -> str:
    return f"<figcaption>{_lines(text)}</figcaption>" if text else ""


def _image(block: Image) -> str:
    # The sites refuse a picture to a page that is not theirs, unless it keeps quiet about where it stands.
    img = (
        f"<img{attribute('src', safe_picture(block.url))}{attribute('alt', block.alt or '')}"
        f"{attribute('width', block.width)}{attribute('height', block.height)}"
        ' loading="lazy" referrerpolicy="no-referrer">'
    )
    return f"<figure>{img}{_caption(block.caption)}</figure>"


def _listing(block: Listing) -> str:
    tag = "ol" if block.ordered else "ul"
    return f"<{tag}>{''.join([f'<li>{_blocks(item)}</li>' for item in block.items])}</{tag}>"


def _quote(block: Quote) -> str:
    return f"<blockquote>{_blocks(block.blocks)}</blockquote>"


def _table(block: Table) -> str:
    rows = []
    for row in block.rows:
        cells = [f"<th>{_runs(cell.runs)}</th>" if cell.header else f"<td>{_runs(cell.runs)}</td>" for cell in row]
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table><tbody>{''.join(rows)}</tbody></table>"


def _code(block: Code) -> str:
    language = f"language-{block.language}" if block.language else None
    return f"<pre><code{attribute('class', language)}>{escape(block.text)}</code></pre>"


def _media(block: Media) -> str:
    url, poster = safe_link(block.url), safe_picture(block.poster)
    if block.media_type == "embed":
        # A frame would load a foreign page, so a reader decides by a click.
        inner = f'<a class="embed"{attribute("href", url)}{attribute("data-poster", poster)}>{escape(url or "")}</a>'
    elif block.media_type == "video":
        inner = f'<video{attribute("src", url)}{attribute("poster", poster)} controls preload="none"></video>'
    else:
        inner = f'<audio{attribute("src", url)}{attribute("data-poster", poster)} controls preload="none"></audio>'
    return f'<figure class="media">{inner}{_caption(block.caption)}</figure>'


_BLOCKS: dict[str, Callable[[Any], str]] = {
    "paragraph": _paragraph,
    "heading": _heading,
    "image": _image,
    "list": _listing,
    "quote": _quote,
    "table": _table,
    "code": _code,
    "media": _media,
    "rule": lambda _: "<hr>",
}
