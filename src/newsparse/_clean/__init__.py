"""
Cleaning: a body's HTML to blocks, and everything that was taken out.

The walk makes lines, the rules judge them one after the other, and what they
left is built into blocks.  Each rule is a plain function over the lines; the
order below is the order in which they are asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from hashlib import blake2b
from typing import TypeAlias

from attrs import frozen

from newsparse._blocks import Built, build, flatten_tables
from newsparse._clean import boilerplate, bylines, captions, headings, pictures, tags, titles
from newsparse._credits import Found
from newsparse._markup.html import read_lines
from newsparse._markup.lines import SHOWN, Context, Kind, Line
from newsparse.models import Block, Credit, Image, RawPost, Removed
from newsparse.models import walk as walk_blocks
from newsparse.rules import Compiled

__all__ = ["Cleaned", "Trace", "clean"]

Trace: TypeAlias = Callable[[RawPost, Compiled, list[Line], Built], object]
"""Is given a post, its cleaner, its lines as they were judged, and what was built of them."""


@frozen(kw_only=True)
class Cleaned:
    """What cleaning gives."""

    id: str
    blocks: tuple[Block, ...]
    removed: tuple[Removed, ...]
    credits: tuple[Credit, ...]
    tags: tuple[str, ...]
    lead_image: Image | None
    title_restored: str | None
    text: str
    """A sample of the visible text before cleaning, to tell its script."""


def clean(post: RawPost, compiled: Compiled, trace: Trace | None = None) -> Cleaned:
    """
    Clean a post's body.

    Args:
        post: The post.
        compiled: The cleaner, made ready.
        trace: Who wants to see how it was done.

    Returns:
        Blocks, what was removed, credits and tags.
    """
    cleaner = compiled.cleaner
    lines = read_lines(
        post.body, compiled.matcher, look_attribute=cleaner.look_attribute, look_words=compiled.look_words
    )
    flatten_tables(lines)
    headings.leave_notes(lines)
    visible = "\n".join([line.text for line in lines])
    _regions(lines, compiled)
    for step in compiled.steps:
        _apply(lines, step(lines, post), compiled)
    pictures.by_look(lines, compiled)
    titles.judge(lines, post.title, compiled)
    tags.take_lines(lines, compiled)
    asked = boilerplate.judge(lines, compiled)
    if any(line.removed is not None for line in lines[:12]):
        # What stood above the title is gone only now.
        titles.judge(lines, post.title, compiled)
    image = Kind.IMAGE
    if any(line.kind == image for line in lines) and pictures.by_place(lines, compiled):
        # What stood right after a picture stands so no more.
        boilerplate.judge(lines, compiled, asked)
    left = captions.judge(lines, compiled)
    headings.judge(lines, compiled)
    if left and any(line.heading and line.context.kind != "heading" for line in lines):
        # Lines below pictures are judged by their company, and that has headings only now.
        captions.judge(lines, compiled)
    if asked.needs_more(lines) and any(line.caption_of >= 0 and line.rule != "caption-region" for line in lines):
        # Head and tail are counted in lines of the story, and captions are known only now.
        boilerplate.judge(lines, compiled, asked)
    tags.judge(lines, compiled)
    bylines.judge(lines, compiled, post.source)
    built = build(lines)
    if trace is not None:
        trace(post, compiled, lines, built)
    images = [block for block in walk_blocks(built.blocks) if block.kind == "image"]
    return Cleaned(
        id=_identify(post.title, visible, lines),
        blocks=built.blocks,
        removed=built.removed,
        credits=bylines.gather(lines, built.where),
        tags=tags.gather(lines),
        lead_image=next((image for image in images if pictures.can_lead(image)), None),
        title_restored=titles.restore(post.title, visible) if post.title and "_" in post.title else None,
        text=visible[:2000],
    )


_WORD = re.compile(r"\w+")


def _identify(title: str | None, visible: str, lines: list[Line]) -> str:
    digest = blake2b(digest_size=16)
    digest.update("".join(_WORD.findall(title or "")).replace("_", "").encode("utf-8", "surrogatepass"))
    digest.update(b"\0")
    digest.update("".join(_WORD.findall(visible)).replace("_", "").encode("utf-8", "surrogatepass"))
    for line in lines:
        if line.kind == Kind.IMAGE and line.picture is not None:
            digest.update(b"\0" + line.picture.url.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _regions(lines: list[Line], compiled: Compiled) -> None:
    """Judge what selectors picked."""
    pictured: set[Context] | None = None
    for line in lines:
        region = line.region
        if region is None or not compiled.on(region.rule):
            continue
        if region.kind == "drop" or (region.kind == "player" and line.kind != Kind.MEDIA):
            line.remove(region.removed_kind, region.rule)
        elif region.kind == "decoration" and line.kind == Kind.IMAGE:
            line.remove("decoration", region.rule)
        elif region.kind == "heading" and line.kind == Kind.TEXT:
            line.make_heading(region.rule, region.level)
        elif region.kind == "keep":
            line.kept = True
        elif region.kind == "caption" and line.context.kind == "figure":
            if pictured is None:
                pictured = {other.context for other in lines if other.kind in SHOWN}
            if line.context not in pictured:
                # A figure of nothing but text is text, and judged as such.
                line.region = None
        elif region.kind == "author" and line.kind == Kind.TEXT:
            if name := line.text.strip(" ，,、:：|｜·"):
                line.credits = (Found(role="author", name=name),)
            line.remove("credit", region.rule)


def _apply(lines: list[Line], decisions: object, compiled: Compiled) -> None:
    for decision in decisions:  # type: ignore[attr-defined]  # an iterable of decisions
        line = lines[decision.line]
        if not compiled.on(decision.rule):
            continue
        if decision.action == "remove":
            line.remove(decision.kind, decision.rule)
        elif decision.action == "heading":
            line.make_heading(decision.rule, decision.level)
        elif decision.action == "caption":
            at = next((n for n in range(decision.line - 1, -1, -1) if lines[n].kind in SHOWN), -1)
            line.caption_of, line.rule = at, decision.rule
        else:
            line.kept, line.rule = True, decision.rule
