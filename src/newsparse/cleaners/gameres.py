"""
GameRes 游资网.

Seen in posts of 2021-01 to 2022-08: a Discuz forum, so one cell of a layout table
(later none) with lines parted by breaks.  Headings are red, captions small and grey
below their picture, a video leaves an empty mark, and small grey lines at the end
name the source and its address.  Pages give the day only.
"""

from __future__ import annotations

from newsparse.rules import Cleaner, TextRule

CLEANER = Cleaner(
    id="gameres",
    label="GameRes 游资网",
    names=("GameRes 游资网", "GameRes", "GameRes游资网", "游资网", "gameres"),
    hosts=("gameres.com",),
    marks=("ignore_js_op", "postmessage_", "aimg_", "di.gameres.com"),
    players=('ignore_js_op span[id^="flv_"]',),
    texts=(
        TextRule(
            name="source-address",
            pattern=r"(?:地址|原文|原文链接)[：:]\s*https?://\S+$",
            kind="credit",
            place="tail",
            max_length=300,
        ),
    ),
    roots=("td.t_f",),
    # Its captions are small and grey; a plain line below a picture goes on with the story.
    without=("caption-plain",),
)
