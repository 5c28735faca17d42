"""Credits inside sentences and captions, and all credits of a post in reading order."""

from __future__ import annotations

import re
from collections.abc import Mapping

from attrs import evolve

from newsparse._blocks import Part
from newsparse._credits import Found, read_caption, read_inline
from newsparse._markup.lines import Kind, Line
from newsparse.models import Credit, Where
from newsparse.rules import Compiled

__all__ = ["gather", "judge"]

_HINT = re.compile("记者|編輯|编辑|記者|来源：|讯|电|文/|文｜|作者|报道|報道|電|訊|撰文|摄影师|译者|譯者|核稿")
"""A sentence with a byline holds one of these near its beginning or its end."""
_SOURCED = re.compile("[（(【][来來]源[:：]")
_BRACKET = ("）", ")", "】", "]", "）。")


def _hints(text: str) -> bool:
    ends = text[:100] + text[-60:] if len(text) > 160 else text  # where bylines stand
    return text.endswith(_BRACKET) or _HINT.search(ends) is not None


def judge(lines: list[Line], compiled: Compiled, source: str | None = None) -> None:
    """Read what stands in captions and in the story's sentences."""
    text_kind = Kind.TEXT
    story = [
        line
        for line in lines
        if line.kind == text_kind and line.removed is None and line.caption_of < 0 and not line.heading
    ]
    size = len(story)
    if compiled.on("byline"):
        for place, line in enumerate(story):
            text = line.text
            # In mid-story only a reporter in brackets is looked for, and where one item of several is from.
            sourced = text[-1] in "）)】" and _SOURCED.search(text, len(text) - 24) is not None
            if sourced or "记者" in text or "記者" in text or ((place < 3 or place > size - 4) and _hints(text)):
                line.credits = read_inline(line.text, first=place < 2, last=sourced or place >= size - 2)
                if (
                    not line.credits
                    and source
                    and place >= size - 2
                    and re.search(rf"[。！？”][（(\[【]{re.escape(source)}(?: ?报道)?[)）\]】]$", text)
                ):
                    line.credits = (Found(role="source", name=source),)
    for line in lines:
        if line.caption_of >= 0:
            line.credits = read_caption(line.text)
        elif line.removed == "title" and ("来源" in line.text or "來源" in line.text):
            line.credits = _title_source(line.text)


def _title_source(text: str) -> tuple[Found, ...]:
    """原标题 lines now and then name the outlet behind the title."""
    found = re.search(r"[来來]源\s*[：:]\s*([^\s，。；]{2,20})$", text)
    return (Found(role="source", name=found[1], label="来源"),) if found else ()


def _where(place: tuple[Part, int] | None) -> Where | None:
    return Where(part=place[0], index=place[1]) if place is not None else None


def gather(lines: list[Line], where: Mapping[int, tuple[Part, int]]) -> tuple[Credit, ...]:
    """All credits in reading order, each person once a role, with the place they were read in."""
    out: dict[tuple[str, str], Credit] = {}
    for n, line in enumerate(lines):
        for found in line.credits:
            key = (found.role, found.name)
            have = out.get(key)
            if have is None:
                out[key] = Credit(
                    role=found.role,
                    name=found.name,
                    affiliation=found.affiliation,
                    label=found.label,
                    where=_where(where.get(n)),
                )
            elif have.affiliation is None and found.affiliation is not None:
                out[key] = evolve(have, affiliation=found.affiliation)
    return tuple(out.values())
