"""The shortest input that has each issue; the reference shows what is made of it."""

from __future__ import annotations

import newsparse

_STORY = "<p>停了两年的渡口今天重新开放。</p>"
_HEXO = f"""---
title: '渡口重开'
categories:\x20
 - 示例
 - 示例报
 - 要闻
headimg: 'https://img.example.com/1.jpg'
author: 示例报
comments: false
date: Tue, 18 Jan 2022 10:14:08 GMT
thumbnail: 'https://img.example.com/1.jpg'
---

{_STORY}"""


def _post(*header: str, body: str = _STORY) -> str:
    return "\n".join(("---", *(header or ("title: 渡口重开",)), "---", body))


def _dated(date: str) -> str:
    return _post("title: 渡口重开", f"date: {date}")


def _titled(title: str) -> str:
    return _HEXO.replace("'渡口重开'", title)


_WRITTEN = newsparse.dumps(newsparse.loads(_post()), "hexo")


def _feed(item: str, end: str = "</channel></rss>") -> str:
    return f'<rss version="2.0"><channel><title>海港晚报</title><item><title>渡口重开</title>{item}</item>{end}'


FORMATS = {"header-unreadable": "front-matter"}
"""What an example has to be taken for, where it does not look like it."""
UNSHOWN = {"markdown-not-converted"}
"""Codes that depend on what is installed."""
EXAMPLES: dict[str, str | bytes] = {
    "body-empty": _post(body="<p> </p>"),
    "date-from-number": _dated("1642500848"),
    "date-implausible": _dated("1022-01-18 10:00:00+08:00"),
    "date-invalid": _dated("正月初五"),
    "date-relative": _dated("昨天 10:00"),
    "date-without-time": _dated("2022-01-18"),
    "date-without-year": _dated("1月18日 10:00"),
    "date-without-zone": _dated("2022-01-18 10:00:00"),
    "date-zone-ambiguous": _dated("Tue, 18 Jan 2022 10:14:08 CST"),
    "encoding-damaged": _post(body=_STORY).encode() + b"<p>\xff\xfe\xfa</p>" + "<p>头班船坐满了人。</p>".encode(),
    "encoding-declared-wrong": b'<?xml version="1.0" encoding="gb2312"?>'
    + _feed(f"<description>{_STORY[3:-4]}</description>").encode(),
    "encoding-guessed": _post(body=_STORY + "<p>头班船坐满了赶早市的人。</p>").encode("gb18030"),
    "feed-ill-formed": _feed("<description>头班船<b>坐满了人。</description>"),
    "feed-item-summary-only": '<feed xmlns="http://www.w3.org/2005/Atom"><title>海港晚报</title><entry><title>渡口重开</title><summary>渡口今天开放。</summary></entry></feed>',
    "feed-item-without-body": _feed("<link>https://harbour.example.com/1.html</link>"),
    "feed-mended": _feed("<description>头班船 & 末班船</description>"),
    "header-control-character": _post("title: 渡口\x01重开"),
    "header-duplicate-key": _post("title: 渡口重开", "title: 渡口又开"),
    "header-irregular": _post("title: 渡口重开", "author: [示例报"),
    "header-tab": _post("title: 渡口重开", "tags:", "\t- 渡口"),
    "header-unexpected-value": _post("title: 渡口重开", "source: [海港晚报, 浦江晨报]"),
    "header-unfenced": f"title: 渡口重开\ndate: 2022-01-18 10:00:00+08:00\n---\n{_STORY}",
    "header-unread-line": _post("渡口", "title: 渡口重开"),
    "header-unreadable": _post("title= 渡口重开"),
    "json-without-body": '{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "渡口重开"}',
    "lone-surrogates": _post(body="<p>渡口\ud83d今天开放。</p>"),
    "mojibake": _post("title: 渡口重开".encode().decode("latin-1"), body=_STORY.encode().decode("latin-1")),
    "newsparse-post-changed": _WRITTEN.replace("今天", "<font>昨天</font>"),
    "newsparse-post-unreadable": _WRITTEN.replace("  version: 1", "  version: 1\n  credits: 7"),
    "nul-characters": _post(body="<p>渡口\x00今天开放。</p>"),
    "page-without-story": "<!doctype html><html><head><title>登录</title></head><body><form><input name=user></form></body></html>",
    "replacement-characters": _post(body="<p>渡\ufffd今天开放。</p>"),
    "title-entities": _titled("'渡口&amp;码头'"),
    "title-inner-quotes": _titled("'船长说'开船''"),
    "title-irregular": _post("title: 渡口: 今天: 重开"),
    "title-missing": _post("date: 2022-01-18 10:00:00+08:00"),
    "title-multiline": _titled("'渡口\n重开'"),
    "title-repeated-quotes": _titled('"""渡口重开"""'),
    "title-unquoted": _titled("渡口重开"),
}
