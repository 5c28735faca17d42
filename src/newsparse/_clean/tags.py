"""Hashtags inside the story and lines of tags."""

from __future__ import annotations

import re

from newsparse._markup.lines import Kind, Line
from newsparse.rules import Compiled

__all__ = ["gather", "judge", "take_lines"]

# 3#楼 and C# open no hashtag.
_HASHTAG = re.compile(r"(?<![A-Za-z0-9])#([^#\n]{1,48})#")
_HASHTAGS = re.compile(r"(?:#[^#\n]{1,48}# ?)+")
"""A line of nothing but hashtags."""
_LINE = re.compile(r"^(?:标签|话题标签|关键词|关键字|标签云|Tags?|TAGS?)\s*[：:]\s*(.+)$")
_FIRST = "标话关Tt#＃"
"""What a line of tags may begin with."""
_HASHES = re.compile(r"^(?:[#＃][^\s#＃]{1,24}\s*){1,12}$")


def _is_tag(text: str) -> bool:
    return bool(text.strip()) and text == text.strip() and not re.search(r"[。；;]", text) and not text.isdigit()


def take_lines(lines: list[Line], compiled: Compiled) -> None:
    """Take out lines that hold nothing but tags, before head and tail are counted in lines that stay."""
    text_kind, tag_line = Kind.TEXT, compiled.on("tag-line")
    for line in lines:
        if line.kind != text_kind or line.removed is not None:
            continue
        text = line.text
        if line.region is not None and line.region.kind == "tag":
            element = line.region.element
            whole = element is not None and element.tag == "a"
            line.tags = (text.strip(" #＃"),) if whole else _split(_LINE.sub(r"\1", text))
            line.remove("tag", line.region.rule)
        elif (
            tag_line and text[0] in _FIRST and len(text) <= 120 and line.caption_of < 0 and line.context.kind != "cell"
        ):
            if (found := _LINE.match(text)) is not None:
                line.tags = _split(found[1])
                line.remove("tag", "tag-line")
            elif text[0] == "#" == text[-1] and (names := _whole(text)):
                line.tags = names
                line.remove("tag", "tag-line")
            elif text[0] in "#＃" and text[-1] not in "#＃" and text.count("#") > 1 and _HASHES.match(text):
                line.tags = _split(text)
                line.remove("tag", "tag-line")


def _whole(text: str) -> tuple[str, ...]:
    names = _HASHTAG.findall(text) if _HASHTAGS.fullmatch(text) else []
    return tuple(names) if all(map(_is_tag, names)) else ()


def judge(lines: list[Line], compiled: Compiled) -> None:
    """Read the hashtags inside what stays."""
    if not compiled.on("hashtag"):
        return
    text_kind = Kind.TEXT
    for line in lines:
        if line.kind == text_kind and "#" in line.text and line.removed is None and line.caption_of < 0:
            line.tags = tuple(tag for tag in _HASHTAG.findall(line.text) if _is_tag(tag))


def _split(text: str) -> tuple[str, ...]:
    parts = re.split(r"[#＃]|(?<!\w)\s+|\s+(?!\w)|[、，,；;|]|\s{1,}", text)
    return tuple(part.strip() for part in parts if part.strip())


def gather(lines: list[Line]) -> tuple[str, ...]:
    """All tags in reading order, each once."""
    return tuple(dict.fromkeys(tag for line in lines for tag in line.tags))
