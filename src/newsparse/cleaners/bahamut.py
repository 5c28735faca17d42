"""
巴哈姆特 GNN (Bahamut GNN), games news in traditional script.

Seen in posts of 2021-03 to 2022-05: paragraphs are ``<div>``, the platforms of a
game stand as a list of links above the story, pictures are items of a list, and
``<figcaption>`` and ``<figure>`` have changed places. Readers' own pieces come
without any of this.
"""

from __future__ import annotations

from newsparse.rules import Cleaner, Drop, TextRule

CLEANER = Cleaner(
    id="bahamut",
    label="巴哈姆特",
    names=("巴哈姆特 GNN",),
    hosts=("gamer.com.tw", "bahamut.com.tw"),
    marks=("bh-grids-img", "gnnPIC", "article_gamercard", "acglink"),
    drop=(
        # 【以下內容為廠商提供資料原文】
        Drop(selector="p.caution", kind="notice", name="press-release"),
    ),
    tags=("ul.platform-tag a",),
    # One picture's, and the one that several in a row share.
    captions=("figure.pic-desc", "figure.common-desc"),
    texts=(
        # Where a status was; what it linked to may stand above.
        TextRule(name="lost-status", pattern="無法取得此篇推文", kind="decoration", max_length=40),
    ),
    roots=("div.GN-lbox3B", "div.MSG-list8C"),
)
