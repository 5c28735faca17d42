"""
快科技 (MyDrivers), formerly 驱动之家.

Seen in posts of 2021-04 to 2022-09, in three layouts of the end: ``- THE END -`` and
tags with a ``#`` each (to 2022-01); a picture, the editor beside 文章纠错, and 话题标签
(2022-04 on); 【本文结束】 and no tags (2022-09).  A story taken from elsewhere names the
outlet as 原文链接 and lacks the note on reprints.  Pictures have no captions.
"""

from __future__ import annotations

from newsparse.rules import Cleaner, Drop, TextRule

CLEANER = Cleaner(
    id="kuaikeji",
    label="快科技",
    names=("快科技（原驱动之家）", "快科技", "驱动之家", "mydrivers"),
    hosts=("mydrivers.com",),
    marks=("newsinfo_vedio", "mydrivers_player", "jiucuo", 'class="bqian"', 'class="zhuanzai"'),
    drop=(
        Drop(selector="p.end", kind="decoration", name="end"),
        Drop(selector="p.zhuanzai", kind="notice", name="reprint"),
        Drop(selector="p.tgbaobei", kind="promotion", name="buy-link"),
        # 文章纠错, glued to the editor's name.
        Drop(selector="a.jiucuo", kind="promotion", name="correction"),
    ),
    # The text 视频, linked; a frame in the same paragraph is a player anyway.
    players=("a.mydrivers_player",),
    credits=("p.url",),
    # A link a tag, with nothing between two of them.
    tags=("p.bqian > a",),
    roots=("div.news_info",),
    # The end is marked; what stands above it is story, and often closes with 敬请期待. The picture of what an
    # advertorial sells stands below the link to buy it.
    without=("interaction", "picture-after-end"),
    decoration_addresses=(r"icons\.mydrivers\.com/",),
    texts=(
        TextRule(name="tag-label", pattern=r"话题标签[：:]$", kind="tag"),
        TextRule(name="buy-link-text", pattern=r"购买链接[：:].{1,40}$", kind="promotion"),
        TextRule(name="advertisement", pattern=r"【广告】", kind="promotion"),
        TextRule(name="video-link", pattern=r"视频(?:地址)?[：:]\s*(?:点此|点击)(?:观看|播放|查看)$", kind="player"),
    ),
)
