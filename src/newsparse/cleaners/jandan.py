"""
煎蛋 (Jandan).

Seen in posts of 2021-04 to 2022-09: a remark of the editor in a ``<blockquote>``,
a stock picture, the story, and the address it was translated from.
"""

from __future__ import annotations

from newsparse.rules import Cleaner, TextRule

CLEANER = Cleaner(
    id="jandan",
    label="煎蛋",
    names=("jandan", "煎蛋网"),
    hosts=("jandan.net",),
    texts=(
        # Only below the story: addresses inside it (链接→…) are part of it.
        TextRule(name="source-address", pattern=r"https?://[!-~]+$", kind="credit", place="tail", max_length=400),
    ),
    roots=("div.post",),
)
