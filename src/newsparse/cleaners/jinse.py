"""
金色财经 (Jinse).

Seen in posts of 2021-04 to 2022-08: bare text, one sentence of a story (头条) or
a whole flash (快讯) that opens with its title in 【】.
"""

from __future__ import annotations

from newsparse.rules import Cleaner

CLEANER = Cleaner(
    id="jinse",
    label="金色财经",
    names=("jinse",),
    hosts=("jinse.com", "jinse.cn", "jinse.com.cn"),
    # One text is all there is; no rule for what surrounds stories may take it.
    without=("title-repeated", "interaction", "promotion", "notice", "related", "credit-line"),
    roots=("div.js-article-detail", "div.js-article"),
)
