"""
3DM (3DMGame): 新闻中心.

Seen in posts of 2021-06 to 2022-08, all alike: indented paragraphs, centred pictures
whose ``alt`` repeats the title, a player now and then; no byline, no promotion.
"""

from __future__ import annotations

from newsparse.rules import Cleaner

CLEANER = Cleaner(
    id="dm3",
    label="3DM",
    names=("3DMGame", "3DM", "3DM游戏网", "3dm"),
    hosts=("3dmgame.com",),
    marks=("img.3dmgame.com", "text-indent:2em;"),
    # Its headings are bold and its captions centred; plain short lines are items of a list or lead to a picture or a player.
    without=("heading-plain", "caption-plain"),
    roots=("div.news_warp_center",),
)
