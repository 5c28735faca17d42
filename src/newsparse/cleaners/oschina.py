"""
开源中国 (OSChina): 资讯, and two channels of blogs.

Seen in posts of 2021-04 to 2022-09.  News are written in CKEditor: headings, lists,
code; a project's own links and thanks are the story.  Links leave through
``/action/GoToLink?url=``.  The column 乱弹 rules its parts off with lines of dashes.
"""

from __future__ import annotations

from newsparse.rules import Cleaner, TextRule

CLEANER = Cleaner(
    id="oschina",
    label="开源中国",
    names=("开源中国", "OSCHINA", "oschina"),
    hosts=("oschina.net",),
    marks=("oscimg.oschina.net", "/action/GoToLink?url=", "ckeditor-html5-video"),
    texts=(
        TextRule(
            name="column-rule",
            pattern=r"-{3,}[\s-]*(?:分割线|小小编辑写在篇末的话)\s*-{3,}",
            kind="decoration",
            max_length=60,
        ),
        TextRule(name="column-notice", pattern=r"[（(]以上部分内容来自网络", kind="notice"),
    ),
    roots=("div.article-detail div.content", "div.content"),
    # Screenshots stand below their label and have no captions; the line after one begins the next point.
    without=("caption-plain",),
)
