"""
少数派 (sspai), the community's Matrix.

Seen in posts of 2021-04 to 2022-09: one editor's markup, figures with captions,
and a hidden bar of counts and share buttons after the story.
"""

from __future__ import annotations

from newsparse.rules import Cleaner, Drop, TextRule

CLEANER = Cleaner(
    id="sspai",
    label="少数派",
    names=("少数派 sspai", "少数派", "sspai"),
    hosts=("sspai.com",),
    marks=("ss-img-wrapper", "wangEditor-txt", "article-side-share-btn"),
    drop=(
        # Counts, share links and 扫码分享; hidden until the page's script shows it.
        Drop(selector="div.article-side", kind="promotion", name="side-bar"),
    ),
    texts=(
        # Above a story that the front page recommends, and below most.
        TextRule(name="matrix-title", pattern=r"Matrix 首页推荐$", kind="promotion", place="head", max_length=20),
        TextRule(name="matrix", pattern=r"Matrix 是少数派的写作社区", kind="promotion", place="head"),
        TextRule(name="matrix-views", pattern=r"文章代表作者个人观点，少数派", kind="notice", place="head"),
        TextRule(
            name="site-links",
            pattern=r"> ?.{0,60}(?:少数派|sspai|年度之选|年终盘点)",
            kind="promotion",
            place="tail",
            max_length=90,
        ),
    ),
    roots=("div.content.wangEditor-txt", "div.articleWidth-content"),
    # The site's own promotion never stands among the story; a poster with a code that
    # an author invites to, and the line above it, are what the author writes about.
    # The editor gives every picture a caption of its own, so a short paragraph below one is the story.
    without=("promotion", "picture-promotion", "caption-plain"),
)
