"""
快媒体 (kuai.media), which links to other media's stories.

Seen in posts of 2021-06 to 2022-08: one link around a picture, 摘要 and the first
lines of the story, and 点击阅读全文 @site behind an icon.
"""

from __future__ import annotations

from newsparse.rules import Cleaner, Drop

CLEANER = Cleaner(
    id="kuai",
    label="快媒体",
    names=("kuai.media",),
    hosts=("kuai.media",),
    marks=("kuai.media/go.php",),
    # The icon of a link to elsewhere is in it too.
    drop=(Drop(selector="span.more", kind="related", name="read-on"),),
)
