"""
雪球 (Xueqiu).

Seen in posts of 2021-03 to 2022-06: a status in one line without markup, cut
off with ``...``, the quoted status behind it in a ``<blockquote>``; net values
of funds in two lines.
"""

from __future__ import annotations

from newsparse.rules import Cleaner

CLEANER = Cleaner(
    id="xueqiu",
    label="雪球",
    names=("xueqiu",),
    hosts=("xueqiu.com", "imedao.com"),
    # Emoji; pictures of statuses lie elsewhere on the host.
    decoration_addresses=(r"imedao\.com/ugc/images/face/",),
    # A status is its own title, and one that asks 你怎么看 or says 点击 has nothing else to say.
    without=("title-repeated", "interaction", "promotion", "notice", "related", "credit-line"),
    roots=("div.article__bd__detail", "div.status-content"),
)
