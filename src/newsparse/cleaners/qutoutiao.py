"""
趣头条 (Qutoutiao).

Seen in 36 posts of 2021-03 to 2022-09 beside the labelled ones: paragraphs, line
breaks, bold and pictures, no class or id at all, so the shared rules do the work.
In two of them the captions were bare text behind the paragraph of their picture.
Its stories are copies of newspapers, WeChat accounts and other portals, whose
standing lines came along.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsparse._markup.lines import Kind, Line
from newsparse.models import RawPost
from newsparse.rules import Cleaner, Decision, TextRule

_LONGEST = 120


def bare_captions(lines: Sequence[Line], post: RawPost) -> Iterable[Decision]:
    """Text between the paragraphs of two pictures, where the story stands in paragraphs: all of it is captions."""
    del post
    bare = [
        n
        for n, line in enumerate(lines)
        if line.kind == Kind.TEXT
        and n
        and lines[n - 1].kind == Kind.IMAGE
        and line.owner < lines[n - 1].owner
        and line.context.kind == "root"
        and len(line.text) <= _LONGEST
        and "转载" not in line.text
    ]
    if not bare:
        return
    owner = lines[bare[0]].owner
    texts = [line.owner for line in lines if line.kind == Kind.TEXT]
    # One more line of the kind, without a picture above it, and the story has no paragraphs.
    if texts.count(owner) == len(bare) and len(texts) >= 2 * len(bare):
        for n in bare:
            yield Decision(line=n, action="caption", rule="bare-caption")


CLEANER = Cleaner(
    id="qutoutiao",
    label="趣头条",
    names=("趣头条", "qutoutiao"),
    hosts=("1sapp.com", "qutoutiao.net", "qtt.om.gtimg.com"),
    texts=(
        # NetEase's link under a gallery picture, in stories copied from there.
        TextRule(name="netease-gallery", pattern=r"打开网易新闻\s*查看(?:更多|精彩)图片$", kind="promotion"),
        # A newspaper's pointer to its own pages.
        TextRule(
            name="printed-page",
            pattern=r"[（(](?:详见|下转|上接|相关报道见)\s*(?:今日|本期|本报)?\s*[A-Z]?\d{1,3}\s*版[）)]$",
            kind="notice",
        ),
        # A newspaper's site asks to be followed, after its own credit.
        TextRule(
            name="follow-outlet",
            pattern=r"关注[^，。]{2,12}[网报台]，了解[^，。]{2,16}[。！]?$",
            kind="promotion",
            place="tail",
        ),
    ),
    steps=(bare_captions,),
)
