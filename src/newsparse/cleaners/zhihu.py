"""
知乎日报 (Zhihu Daily).

Seen in posts of 2021-05 to 2022-08: one answer, with its writer's portrait
(which became the post's lead picture), name and self-description above it and a
link to the discussion below.
"""

from __future__ import annotations

from newsparse.rules import Cleaner, Drop, TextRule

CLEANER = Cleaner(
    id="zhihu",
    label="知乎",
    names=("知乎日报", "zhihu"),
    hosts=("zhimg.com", "zhihu.com"),
    marks=("originUrl", "content-image", "img-place-holder", "js-question-holder"),
    drop=(
        Drop(selector="span.bio", kind="credit", name="author-bio"),
        # Inside the answer in columns, after it in answers.
        Drop(selector="div.view-more", kind="related", name="discussion"),
    ),
    # The name alone, closed by a comma.
    authors=("span.author",),
    decorations=("img.avatar",),
    # Above the answers of the list of hot questions.
    texts=(
        TextRule(
            name="answer-by", pattern=r"(?P<author>\S.{0,23}?)的回答$", kind="credit", place="head", max_length=30
        ),
    ),
    # Captions are always <figcaption>; text beside a picture in one paragraph surrounds a formula, which is a picture here.
    without=("caption-own", "caption-look", "caption-plain"),
    roots=("div.answer", "div.Post-RichTextContainer", "div.RichContent-inner"),
)
