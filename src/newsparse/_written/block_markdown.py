"""Blocks to Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from newsparse._written.body import block_html
from newsparse._written.inline_markdown import address, inline, plain
from newsparse._written.safe import safe_picture
from newsparse.models import Block, Cell, Code, Heading, Image, Listing, Paragraph, Quote, Table

__all__ = ["blocks_markdown"]

# What would make a line of a paragraph something else: a heading, a quote, an item, a rule, an underline.
_ITEM = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_FIRST = re.compile(r"[#>]|[-+](?=\s|$)|[-=:][-=:\s|]*$")
_TICKS = re.compile(r"`+")
_LANGUAGE = re.compile(r"[\s`]+")
# A renderer that takes HTML for text reads Markdown in it.
_ACTIVE = str.maketrans({char: f"&#{ord(char)};" for char in "[]`*_~\\"})


def blocks_markdown(blocks: tuple[Block, ...]) -> str:
    """
    Return *blocks* as Markdown, without a newline at the end.

    Args:
        blocks: The blocks of an article.

    Returns:
        The lines; blocks are parted by an empty one.

    >>> from newsparse.models import Image, Paragraph, Run
    >>> paragraph = Paragraph(runs=(Run(text="博雅西园"), Run(text="“20分钟”", marks=("strong",)), Run(text="封控")))
    >>> print(blocks_markdown((paragraph, Image(url="a.jpg", caption="新京报记者 浦峰 摄"))))
    博雅西园<strong>“20分钟”</strong>封控
    <BLANKLINE>
    ![](a.jpg)
    *新京报记者 浦峰 摄*

    .. versionadded:: 0.1.0
    """
    return "\n".join(_lines(blocks))


def _lines(blocks: tuple[Block, ...]) -> list[str]:
    out: list[str] = []
    # Two lists in a row would be read as one, unless their marks differ.
    last_ordered, turn = None, 0
    for block in blocks:
        if block.kind == "list":
            lines = _listing(block, 1 - turn if block.ordered is last_ordered else 0)
        else:
            lines = _BLOCKS[block.kind](block)
        if not lines:
            continue
        if block.kind == "list":
            turn = 1 - turn if block.ordered is last_ordered else 0
            last_ordered = block.ordered
        else:
            last_ordered = None
        if out:
            out.append("")
        out += lines
    return out


def _guarded(line: str) -> str:
    if found := _ITEM.match(line):
        return f"{found[1]}\\{line[len(found[1]) :]}"
    return f"\\{line}" if _FIRST.match(line) else line


def _hard(lines: list[str]) -> list[str]:
    """End every line but the last with a break."""
    return [f"{line}\\" for line in lines[:-1]] + lines[-1:]


def _paragraph(block: Paragraph) -> list[str]:
    return _hard([_guarded(line) for line in inline(block.runs)])


def _heading(block: Heading) -> list[str]:
    text = " ".join([line for line in inline(block.runs) if line])
    # Number signs at its end would be taken for the heading's own.
    text = f"{text[:-1]}\\#" if text.endswith("#") else text
    return [f"{'#' * block.level} {text}"] if text else []


def _image(block: Image) -> list[str]:
    alt = " ".join(plain(block.alt or ""))
    caption = [f"*{line}*" for line in plain(block.caption or "") if line]
    return [f"![{alt}]({address(safe_picture(block.url) or '')})", *_hard(caption)]


def _listing(block: Listing, turn: int) -> list[str]:
    # A list whose items are a block each needs no empty lines.
    loose = any(len(item) > 1 for item in block.items)
    out: list[str] = []
    for number, item in enumerate(block.items, 1):
        mark = f"{number}{'.)'[turn]}" if block.ordered else "-+"[turn]
        indent = " " * (len(mark) + 1)
        lines = _lines(item)
        if out and loose:
            out.append("")
        out.append(f"{mark} {lines[0]}" if lines else mark)
        out += [f"{indent}{line}" if line else "" for line in lines[1:]]
    return out


def _quote(block: Quote) -> list[str]:
    return [f"> {line}" if line else ">" for line in _lines(block.blocks)]


def _row(cells: tuple[Cell, ...]) -> str:
    # A cell is one line.
    return f"| {' | '.join(['<br>'.join(inline(cell.runs, pipes=True)) for cell in cells])} |"


def _table(block: Table) -> list[str]:
    rows = [row for row in block.rows if row]
    if not rows:
        return []
    header = all(cell.header for cell in rows[0])
    # GitHub drops cells beyond the header's, so the header is as wide as the widest row.
    width = max(map(len, rows))
    head = f"{_row(rows[0])}{'  |' * (width - len(rows[0]))}" if header else f"|{'  |' * width}"
    return [head, f"|{' --- |' * width}", *map(_row, rows[header:])]


def _code(block: Code) -> list[str]:
    text = block.text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd")
    fence = "`" * max(3, 1 + max(map(len, _TICKS.findall(text)), default=0))
    return [f"{fence}{_LANGUAGE.sub('-', block.language or '')}", *text.split("\n"), fence]


_BLOCKS: dict[str, Callable[[Any], list[str]]] = {
    "paragraph": _paragraph,
    "heading": _heading,
    "image": _image,
    "quote": _quote,
    "table": _table,
    "code": _code,
    # Markdown has no word for these, and takes HTML.
    "media": lambda block: [block_html(block).translate(_ACTIVE)],
    "rule": lambda _: ["***"],
}
