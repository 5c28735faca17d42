"""Hashtags inside the story and lines of tags."""

from __future__ import annotations

import re

from newsparse._lines import Kind, Line
from newsparse.rules import Compiled

__all__ = ["gather", "judge"]

_HASHTAG = re.compile(r"#([^#\n]{1,48})#")
_LINE = re.compile(r"^(?:标签|话题标签|关键词|关键字|标签云|Tags?|TAGS?)\s*[：:]\s*(.+)$")
_LETTERS = "标话关Tt"
"""What a line of tags may begin with."""
_HASHES = re.compile(r"^(?:[#＃][^\s#＃]{1,24}\s*){1,12}$")


def _is_tag(text: str) -> bool:
    return bool(text.strip()) and text == text.strip() and not re.search(r"[。；;]", text) and not text.isdigit()


def judge(lines: list[Line], compiled: Compiled) -> None:
    """Read hashtags; take out lines that hold nothing but tags."""
    text_kind, tag_line = Kind.TEXT, compiled.on("tag-line")
    for line in lines:
        if line.kind != text_kind:
            continue
        if line.region is not None and line.region.kind == "tag" and line.removed is None:
            element = line.region.element
            whole = element is not None and element.tag == "a"
            line.tags = (line.text.strip(" #＃"),) if whole else _split(_LINE.sub(r"\1", line.text))
            line.remove("tag", line.region.rule)
            continue
        if line.removed is not None or line.caption_of >= 0:
            continue
        text = line.text
        if tag_line and len(text) <= 120 and line.context.kind != "cell":
            if text[0] in _LETTERS and (found := _LINE.match(text)):
                line.tags = _split(found[1])
                line.remove("tag", "tag-line")
                continue
            if (
                text.startswith(("#", "＃"))
                and not text.endswith(("#", "＃"))
                and text.count("#") > 1
                and _HASHES.match(text)
            ):
                line.tags = _split(text)
                line.remove("tag", "tag-line")
                continue
        if "#" in text and compiled.on("hashtag"):
            line.tags = tuple(tag for tag in _HASHTAG.findall(text) if _is_tag(tag))


def _split(text: str) -> tuple[str, ...]:
    parts = re.split(r"[#＃]|(?<!\w)\s+|\s+(?!\w)|[、，,；;|]|\s{1,}", text)
    return tuple(part.strip() for part in parts if part.strip())


def gather(lines: list[Line]) -> tuple[str, ...]:
    """All tags in reading order, each once."""
    return tuple(dict.fromkeys(tag for line in lines for tag in line.tags))
