"""
趣头条 (Qutoutiao).

Seen in 36 posts of 2021-03 to 2022-09 beside the labelled ones: paragraphs, line
breaks, bold and pictures, no class or id at all, so the shared rules do the work.
Its stories are copies of newspapers, WeChat accounts and other portals, whose
standing lines came along.
"""

from __future__ import annotations

from newsparse.rules import Cleaner, TextRule

CLEANER = Cleaner(
    id="qutoutiao",
    label="趣头条",
    names=("趣头条", "qutoutiao"),
    hosts=("1sapp.com", "qutoutiao.net", "qtt.om.gtimg.com"),
    texts=(
        # NetEase's link under a gallery picture, in stories copied from there.
        TextRule(name="netease-gallery", pattern=r"打开网易新闻\s*查看(?:更多|精彩)图片$", kind="promotion"),
        # A newspaper's pointer to its own pages.
        TextRule(
            name="printed-page",
            pattern=r"[（(](?:详见|下转|上接|相关报道见)\s*(?:今日|本期|本报)?\s*[A-Z]?\d{1,3}\s*版[）)]$",
            kind="notice",
        ),
        # A newspaper's site asks to be followed, after its own credit.
        TextRule(
            name="follow-outlet",
            pattern=r"关注[^，。]{2,12}[网报台]，了解[^，。]{2,16}[。！]?$",
            kind="promotion",
            place="tail",
        ),
    ),
)
