"""
游民星空 (Gamersky).

Seen in posts of 2021-04 to 2022-07: one sentence that announces the story, or
its title again; no markup, no picture.
"""

from __future__ import annotations

from newsparse.rules import Cleaner

CLEANER = Cleaner(
    id="gamersky",
    label="游民星空",
    names=("gamersky",),
    hosts=("gamersky.com",),
    roots=("div.Mid2L_con",),
    # One sentence is all there is; no rule for what surrounds stories may take it.
    without=("interaction", "promotion", "notice", "related", "credit-line"),
)
