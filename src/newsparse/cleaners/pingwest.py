"""
品玩 (PingWest).

Seen in posts of 2021-04 to 2022-02: topic, title and summary in one text, parted
by line feeds that the exporter kept from lost markup.
"""

from __future__ import annotations

from newsparse.rules import Cleaner

CLEANER = Cleaner(
    id="pingwest",
    label="品玩",
    names=("PingWest", "PingWest品玩"),
    hosts=("pingwest.com",),
    # One text is all there is; no rule for what surrounds stories may take it.
    without=("interaction", "promotion", "notice", "related", "credit-line"),
    roots=("div.article-style", "div.article-content"),
)
