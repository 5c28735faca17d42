"""
新浪 (Sina), finance first.

Seen in 33 posts of 2021-03 to 2022-09 beside the labelled ones.  Every post ends
in the app's QR code, which is also the first picture of those without one, and in
the editor; promotion stands in boxes with classes of their own.  Bold, centre and
colour are words of ``cms-style``, on the paragraph or on fonts nested in it; posts
that came through the reprint crawler hold bare paragraphs only.  Further credits,
captions and promotion lie in ``article_adlist`` comments, which are no story.
"""

from __future__ import annotations

from newsparse.rules import Cleaner, Drop, TextRule

CLEANER = Cleaner(
    id="sina",
    label="新浪财经",
    names=("新浪财经", "新浪", "新浪新闻", "新浪科技", "新浪体育", "sina"),
    hosts=("sinaimg.cn", "sina.com.cn", "ivideo.sina.com.cn"),
    marks=("appendQr_wrap", "article_adlist", "news_keyword_pub", "cms-style="),
    drop=(
        Drop(selector="div.appendQr_wrap", kind="promotion", name="app-qr"),
        Drop(
            selector="div.app-kaihu-qr, #app-qihuo-kaihu-qr, div.app-qihuo-kaihu-qr",
            kind="promotion",
            name="account-qr",
        ),
        Drop(selector="blockquote.fin_reference", kind="related", name="fin-reference"),
        Drop(selector="p.jqlblock_cls, div.jqlblock_cls", kind="promotion", name="jql-block"),
    ),
    players=("div.artical-player-wrap", "div.video-2017"),
    captions=("span.img_descr", "div.img_descr"),
    credits=("p.article-editor",),
    look_attribute="cms-style",
    look_words=(
        ("strong-Bold", "bold"),
        ("align-Center", "centre"),
        # Hues in steps of 30; color0, 210, 240 and 330 were seen on titles, color30 on an interviewer's questions.
        *((f"color{n}", "colour") for n in range(0, 360, 30) if n != 30),
    ),
    texts=(
        TextRule(name="sina-app", pattern=r"海量资讯、精准解读", kind="promotion"),
        TextRule(name="sina-research", pattern=r"炒股就看金麒麟", kind="promotion"),
        TextRule(name="sina-video", pattern=r"视频加载中，请稍候", kind="player"),
    ),
    roots=("#artibody", "#article", "div.article", "section.art_content", "#sina_keyword_ad_area2"),
)
