"""
证券时报网 (STCN): 快讯 and 要闻.

Seen in posts of 2021-03 to 2022-05: plain paragraphs.  Names of listed companies are
linked, also where the word means something else; the links part no words.  Stories
that were first written for WeChat keep its spacers and repeat their first title.
"""

from __future__ import annotations

from newsparse.rules import Cleaner, Drop

CLEANER = Cleaner(
    id="stcn",
    label="证券时报",
    names=("证券时报网", "证券时报", "e公司", "stcn"),
    hosts=("stcn.com",),
    marks=("trsHotWords", "oldsrc=", "info.stcn.com"),
    drop=(Drop(selector="p#activity-name", kind="title", name="wechat-title"),),
    decorations=('img[data-w="1"]', 'img[_width="1px"]'),
    roots=("div.detail-content", "#ctrlfscont", "div.txt_con"),
)
