"""
虎嗅 (Huxiu).

Seen in posts of 2021-05 to 2022-05.  The credits are one line of remarks at the top
(account, writer, editor, translator, lead picture, original title) and a shorter one
at the end.  ``span.text-remarks`` alone is no sign of them: remarks are also what
stands in brackets inside sentences, references and decks.  Video posts hold a line
about the video, or the title.
"""

from __future__ import annotations

from newsparse.rules import Cleaner, TextRule

CLEANER = Cleaner(
    id="huxiu",
    label="虎嗅",
    names=("虎嗅", "虎嗅网", "虎嗅APP", "huxiu"),
    hosts=("huxiucdn.com", "huxiu.com"),
    marks=("text-remarks", "text-big-title", "text-img-note", "img-center-box"),
    captions=("p.text-img-note", "p[label=图片备注]"),
    headings=("p.text-sm-title", "p.text-big-title", "p[label=大标题]", "p[label=小标题]"),
    texts=(
        # Above stories of the site's own; a film still names nobody.
        TextRule(name="lead-picture", pattern=r"(?:头图|题图)\s*[|｜丨].{1,40}$", kind="credit", place="head"),
    ),
    roots=("#article-content", "div.article__content", "div.article-content-wrap"),
)
