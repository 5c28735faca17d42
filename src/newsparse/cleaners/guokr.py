"""
果壳 (Guokr): 科学人, and 果壳网专栏 with whole pages from WeChat.

Seen in posts of 2021-03 to 2022-06.  The column keeps WeChat's frame (title, writer,
account, collection) around the story; both are set with the xiumi editor, whose
headings are told by an icon or a coloured box.  Press releases are plain paragraphs.
"""

from __future__ import annotations

from newsparse.rules import Cleaner, Drop, TextRule

CLEANER = Cleaner(
    id="guokr",
    label="果壳",
    names=("果壳网", "果壳", "guokr"),
    hosts=("guokr.com",),
    marks=("guokr.com", "xiumi.us"),
    drop=(
        # WeChat's frame: the title again, 原创, the account's card (its picture's address is the page's own).
        Drop(selector="#activity-name", kind="title", name="wechat-title"),
        Drop(selector="#copyright_logo, #profileBt, #js_profile_qrcode", kind="promotion", name="wechat-account"),
        # 收录于话题, 收录于合集 and the number of its posts; the tag between them stays a tag.
        Drop(
            selector="div.article-tag-card__title, span.article-tag-card__title, span.article-tag-card__right",
            kind="related",
            name="wechat-collection",
        ),
        # Links to older stories are blocks of their own here; links inside a sentence lack the editor's mark.
        Drop(selector='a[data-linktype="2"][powered-by="xiumi.us"]', kind="related", name="related-links"),
        Drop(
            selector='section[style*="font-size: 14px"][style*="letter-spacing: 0.5px"]',
            kind="related",
            name="related-title",
        ),
    ),
    credits=("span.rich_media_meta_text",),
    tags=("span.article-tag__item",),
    headings=(
        'section[style*="border-bottom-style: dashed"][style*="font-size: 18px"] > p',
        'section[style*="color: rgb(255, 255, 255)"][style*="font-size: 20px"] > p',
        'section[style*="font-size: 20px"][style*="letter-spacing: 2px"] > p',
    ),
    decorations=(
        # The icon before a heading is a square of 150.
        'img[data-w="150"][data-ratio="1"]',
        "img.profile_avatar",
        # Banners to an album and to the mini-program.
        'a[href*="appmsgalbum"] img',
        "a.weapp_image_link img",
        # The banner above related stories.
        'img[data-ratio="0.349"]',
    ),
    texts=(
        TextRule(name="guokr-notice", pattern=r"本文来自.{1,12}，(?:欢迎转发|未经授权)", kind="notice"),
        TextRule(name="guokr-contact", pattern=r"如(?:需转载|有需要)请联系\s*\S+@", kind="notice", max_length=60),
        TextRule(name="guokr-coming", pattern=r"果壳.{0,40}敬请期待", kind="promotion", place="tail", max_length=60),
    ),
    roots=("#js_content", "#img-content", "div[class*=ArticleContent]"),
)
