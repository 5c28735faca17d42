"""
中央社 (CNA), the Taiwanese news agency, in traditional script.

Seen in posts of 2021-03: a picture and its caption in one box above the story, a form
to subscribe to a letter amid it, and links to other stories below it.
"""

from __future__ import annotations

from newsparse.rules import Cleaner, Drop

CLEANER = Cleaner(
    id="cna",
    label="中央社",
    names=("台湾中央通讯社", "中央社", "cna"),
    hosts=("cna.com.tw",),
    marks=("imgcdn.cna.com.tw", "moreArticle-link", "subscriInnTitle"),
    drop=(
        Drop(selector="div.SubscriptionInner", kind="promotion", name="letter"),
        Drop(selector="div.moreArticle", kind="related", name="more-articles"),
    ),
    captions=("div.picinfo",),
)
