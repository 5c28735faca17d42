"""
少数派 (sspai), the community's Matrix.

Seen in posts of 2021-04 to 2022-09: one editor's markup, figures with captions,
and a hidden bar of counts and share buttons after the story.
"""

from __future__ import annotations

from newsparse.rules import Cleaner, Drop

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
    roots=("div.content.wangEditor-txt", "div.articleWidth-content"),
    # The site's own promotion never stands among the story; a poster with a code that
    # an author invites to, and the line above it, are what the author writes about.
    # The editor gives every picture a caption of its own, so a short paragraph below one is the story.
    without=("promotion", "picture-promotion", "caption-plain"),
)
