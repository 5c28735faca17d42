"""
Dockone.

Seen in posts of 2021-03 to 2022-09: no paragraphs, lines parted by ``<br>``
between ``<h1>`` and ``<h4>``; translations end in a line 原文链接, which the
shared rules read.
"""

from __future__ import annotations

from newsparse.rules import Cleaner, TextRule

CLEANER = Cleaner(
    id="dockone",
    label="Dockone",
    names=("DockOne.io", "分布式实验室"),
    hosts=("dockone.io",),
    marks=("aw-upload-img-list", "aw-upload-file-list", "img-polaroid"),
    texts=(
        # 点击某公司了解更多解决方案 closes articles that vendors wrote.
        TextRule(name="learn-more", pattern=r"点击\S.{0,24}了解(?:更多|详情)", place="tail", max_length=48),
    ),
    roots=("div.markitup-box",),
    # Titles are <hN> or bold here; plain short lines are quotations' signers (——某人，某职) and lists.
    without=("heading-plain",),
)
