"""
36氪 (36Kr): stories (资讯) and flashes (快讯).

Seen in posts of 2021-05 to 2022-09.  Ordinary words are linked to companies of
that name (``a.project-link``), often across the borders of words; from 2022-07 on
some posts repeat the title and hold nothing else.  A flash is bare text that ends
with its source in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from newsparse._markup.lines import Kind, Line
from newsparse.models import RawPost
from newsparse.rules import Cleaner, Decision, TextRule

_NOTE = re.compile(r"(?:\*?注|来源|数据来源|资料来源)\s*[：:]")
_LONGEST = 120


def figure_notes(lines: Sequence[Line], post: RawPost) -> Iterable[Decision]:
    """Notes and sources of a chart, one paragraph each below it; they are no credits of the story."""
    below = False
    for n, line in enumerate(lines):
        if line.kind == Kind.IMAGE:
            below = True
        elif (
            below
            and line.kind == Kind.TEXT
            and line.region is None
            and len(line.text) <= _LONGEST
            and _NOTE.match(line.text)
        ):
            yield Decision(line=n, action="caption", rule="figure-note")
        else:
            below = False


CLEANER = Cleaner(
    id="kr36",
    label="36氪",
    names=("36kr", "36Kr", "36氪", "36氪快讯"),
    hosts=("36krcdn.com", "36kr.com", "36dianping.com"),
    marks=("project-link", "data-img-size-val", "editor-note", "img.36krcdn.com"),
    captions=("p.img-desc", "p[label=图片描述]"),
    # 2021-08 to 2022-01; before and after, the same sentence is a plain paragraph at the top or the end.
    credits=("p.editor-note",),
    texts=(
        # 2021-05 and 06: the credit line calls itself an editor's introduction, and says nothing else.
        TextRule(
            name="credit-introduction", pattern=r"编者按[：:]\s*本文来自.{2,110}发布。?$", kind="credit", place="head"
        ),
        # A column that describes itself, in a quote above its translations.
        TextRule(name="translation-bureau", pattern=r"神译局是36氪旗下编译团队", kind="promotion", place="head"),
    ),
    steps=(figure_notes,),
    roots=("div.articleDetailContent", "div.kr-rich-text-wrapper", "section.textblock"),
)
