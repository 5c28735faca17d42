"""
OFweek 维科网, which calls itself 高科技行业门户.

Seen in forty posts of 2021-04 to 2022-09: paragraphs with an indent, captions centred, topics
linked amid the text.  What members sent in has their bylines, and from 2022 on a line
原文标题 : … below it.  Sections are bold, or stand bare between two paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsparse._markup.lines import Kind, Line
from newsparse.models import RawPost
from newsparse.rules import Cleaner, Decision, TextRule

_LONGEST = 32
_STOPS = "。！；，：…!;,:"


def bare_titles(lines: Sequence[Line], post: RawPost) -> Iterable[Decision]:
    """Take text that stands between two paragraphs, in none of its own, for the title of what follows."""
    del post
    for n in range(1, len(lines) - 1):
        line = lines[n]
        if (
            line.kind == Kind.TEXT
            # Elements are numbered as they open: the one around the line opened before those above and below.
            and line.owner < min(lines[n - 1].owner, lines[n + 1].owner)
            and len(line.text) <= _LONGEST
            and line.text[0].isalnum()  # the mark of a page break is bare, too
            and line.text[-1] not in _STOPS
        ):
            yield Decision(line=n, action="heading", rule="bare-title")


CLEANER = Cleaner(
    id="ofweek",
    label="OFweek 维科网",
    names=("高科技行业门户", "OFweek", "维科网", "OFweek维科网", "OFweek高科技行业门户"),
    hosts=("ofweek.com",),
    marks=('class="hrefStyle"', ".ofweek.com/tag-", ".ofweek.com/KW-", ".ofweek.com/CAT-"),
    texts=(
        # Stories of 快科技 end with it, often right below a picture that it does not describe.
        TextRule(name="source-line", pattern=r"来源[：:]\s*快科技$", kind="credit", place="tail", max_length=20),
        # 出品 ｜ 某工作室（id）: the WeChat account behind the name.
        TextRule(name="account", pattern=r"出品\s*[|｜丨／/]\s*[^（）]{2,16}（[\w-]+）$", kind="credit", max_length=40),
        # 文/某某, of which the site lost the stroke.
        TextRule(name="byline-without-stroke", pattern=r"文[一-鿿]{2,3}$", kind="credit", place="head", max_length=4),
        # What a house of market reports says of itself below each.
        TextRule(name="house", pattern=r"新思界产业研究院.{0,6}致力", kind="promotion", place="tail", max_length=200),
    ),
    steps=(bare_titles,),
    roots=("#articleC",),
    # Captions are centred; a plain line below a picture goes on with the story.
    without=("caption-plain",),
)
