"""
财联社 (CLS): 深度 and 电报.

Seen in posts of 2021-03 to 2022-08.  电报 is bare text that opens with its title in
【】; 深度 is written in Markdown, where editors set the note below a chart as a
third-level heading.  Bylines stand in the dateline, and nothing follows the story.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsparse._markup.lines import Kind, Line
from newsparse.models import RawPost
from newsparse.rules import Cleaner, Decision


def chart_notes(lines: Sequence[Line], post: RawPost) -> Iterable[Decision]:
    """Take an ``<h3>`` right below a picture for its caption: 注：…, 数据来源：…."""
    del post
    for n, line in enumerate(lines[1:], 1):
        context = line.context
        if (
            line.kind == Kind.TEXT
            and context.kind == "heading"
            and context.detail == 3  # sections are h2 or bold paragraphs
            and lines[n - 1].kind == Kind.IMAGE
        ):
            yield Decision(line=n, action="caption", rule="chart-note")


CLEANER = Cleaner(
    id="cls",
    label="财联社",
    names=("财联社", "财联社APP", "cls"),
    hosts=("cls.cn",),
    steps=(chart_notes,),
    roots=("div.detail-content", "div.detail-telegraph-content"),
    # Below a chart stands its note, set as a heading, or the story.
    without=("caption-plain",),
)
