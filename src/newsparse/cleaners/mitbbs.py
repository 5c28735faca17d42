"""
未名新闻 (Mitbbs).

Seen in posts of 2021-04 to 2022-05: indented paragraphs in a ``<span>`` that
every picture breaks, an advertisement in a table, and the site's address in
near-white at the end of each paragraph.
"""

from __future__ import annotations

from newsparse.rules import Cleaner, Drop

CLEANER = Cleaner(
    id="mitbbs",
    label="未名新闻",
    names=("mitbbs", "未名空间"),
    hosts=("mitbbs.com",),
    marks=('color="#F8F8F8"', "black_14p", "news_page_336_280"),
    drop=(
        Drop(selector='font[color="#F8F8F8"]', kind="decoration", name="watermark"),
        Drop(selector="ins.adsbygoogle", kind="promotion", name="advertisement"),
    ),
    # Pictures stand bare beside the spans, and so does the paragraph that the advertisement cut in two.
    without=("caption-own",),
)
