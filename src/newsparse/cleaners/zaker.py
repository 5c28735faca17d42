"""
ZAKER, an app that gathers other papers' stories.

Seen in posts of 2021-06 to 2022-09.  A picture stands in boxes of its own, which
the parser pulled out of their paragraph: what followed the picture there is bare
text of the outer ``div`` now, a caption or the next paragraph of the story.  What
tells them apart is that a paragraph ends as a sentence does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from newsparse._markup.lines import Kind, Line
from newsparse.models import RawPost
from newsparse.rules import Cleaner, Decision

_SENTENCE = re.compile(r"[。！？；：，、…!?;:,][”’\"』」）)]?$")
_LONGEST = 40
_STRIP_WIDTH = 1080
_STRIP_RATIO = 4.5


def box_captions(lines: Sequence[Line], post: RawPost) -> Iterable[Decision]:
    """Short bare text behind a picture's box, without a sentence's end."""
    for n, (picture, line) in enumerate(pairwise(lines), 1):
        if picture.kind != Kind.IMAGE or line.kind != Kind.TEXT or line.context.kind != "root":
            continue
        if picture.picture is None or "data-original" not in picture.picture.attributes:
            continue
        # The outer div was opened before the box, a paragraph below it after.
        bare = line.owner < picture.owner and line.region is None
        if bare and len(line.text) <= _LONGEST and not _SENTENCE.search(line.text):
            yield Decision(line=n, action="caption", rule="box-caption")


def strips(lines: Sequence[Line], post: RawPost) -> Iterable[Decision]:
    """Full-width strips that part a story's sections: the same size more than once."""
    sizes: dict[int, tuple[int, int]] = {}
    for n, line in enumerate(lines):
        picture = line.picture
        if line.kind != Kind.IMAGE or picture is None or picture.width is None or not picture.height:
            continue
        if picture.width == _STRIP_WIDTH and picture.width >= _STRIP_RATIO * picture.height:
            sizes[n] = (picture.width, picture.height)
    times = Counter(sizes.values())
    for n, size in sizes.items():
        if times[size] > 1:
            yield Decision(line=n, action="remove", rule="strip", kind="decoration")


CLEANER = Cleaner(
    id="zaker",
    label="ZAKER",
    names=("ZAKER", "Zaker"),
    hosts=("myzaker.com",),
    marks=("content_img_div", "id_imagebox_", "recommend_bottom", "zk_decsimg"),
    captions=("div.zk_decsimg",),
    # A lost video: nothing is left of it but an id in data-zkinfo.
    players=("div.zk_upvideo",),
    steps=(box_captions, strips),
    roots=("#content",),
)
