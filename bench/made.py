"""
A made archive: posts by a seeded generator, of many sources and lengths, some of them damaged.

Nothing in it is anybody's text: sentences are put together from lists of words.
The same seed gives the same bytes on every machine.
"""

from __future__ import annotations

import html
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from random import Random

__all__ = ["feed", "page", "post", "story", "write"]

# Section, name and channel as front matters write them.
_SOURCES = (
    ("新媒体", "趣头条", "分类"), ("金融", "新浪财经", "新浪财经－国內"), ("新媒体", "ZAKER", "频道"), ("编程", "开源中国", "资讯"),
    ("游戏", "游民星空", "资讯"), ("新媒体", "虎嗅网", "资讯"), ("科技", "IT之家", "全部"), ("金融", "格隆汇", "事件"),
    ("阅读", "果壳网", "科学人"), ("新闻", "观察者网", "风闻"), ("新闻", "某地晚报", "要闻"), ("博客", "一个小站", "随笔"),
)  # fmt: skip
_WHO = (
    "社区志愿者",
    "沿河的居民",
    "第三小学的学生",
    "水务站",
    "县图书馆",
    "一家面馆",
    "护林员老周",
    "巡堤的队员",
    "镇上的邮局",
    "修船的师傅",
)
_WHEN = ("清晨", "上周末", "1月18日下午", "入冬以来", "雨停之后", "开学第一天", "昨天傍晚", "连续三天")
_DID = ("清点了", "搬走了", "重新粉刷了", "借出了", "种下了", "测量了", "修好了", "登记了", "分发了", "收到了")
_WHAT = (
    "二十四条长椅",
    "旧码头的栏杆",
    "三百多本图画书",
    "两座水文塔",
    "一批热水壶",
    "北坡的树苗",
    "沿街的路灯",
    "五号桥的桥面",
    "借来的雨衣",
    "十箱苹果",
)
_SO = (
    "大家都说值得",
    "费用由街道承担",
    "剩下的改日再办",
    "具体数字还在统计",
    "这是今年的第一次",
    "预计月底完工",
    "现场没有人受伤",
    "欢迎附近的人来看看",
)
_NAMES = ("李明", "王小雨", "赵一鸣", "陈思远", "孙晓桐", "周立", "吴佳怡", "郑航")
_TAGS = ("渡口", "老街改造", "读书", "防汛", "小镇")
_PROXY = "https://cors.zfour.workers.dev/?"


def _sentence(random: Random) -> str:
    said = f"{random.choice(_WHEN)}，{random.choice(_WHO)}{random.choice(_DID)}{random.choice(_WHAT)}，{random.choice(_SO)}。"
    return f"“{said[:-1]}”，{random.choice(_NAMES)}说。" if random.random() < 0.1 else said


def _sentences(random: Random, most: int) -> str:
    return "".join([_sentence(random) for _ in range(random.randint(1, most))])


def _picture(random: Random, number: int) -> str:
    address = f"http://img{random.randrange(4)}.example.cn/2022/{number:06}/{random.randrange(1 << 32):08x}.jpeg"
    proxy = _PROXY if random.random() < 0.6 else ""
    image = f'<img src="{proxy}{address}" data-size="{random.choice(("3000,1928", "640,480"))}" referrerpolicy="no-referrer">'
    caption = f"{random.choice(_WHEN)}的{random.choice(_WHAT)[-2:]}。本报记者 {random.choice(_NAMES)} 摄"
    kind = random.random()
    if kind < 0.4:
        return f"<p>{image}</p><p>{caption}</p>"
    if kind < 0.6:
        return f"<figure>{image}<figcaption>{caption}</figcaption></figure>"
    return f'<p style="text-align: center;">{image}</p>'


def _block(random: Random, number: int) -> str:
    kind = random.random()
    if kind < 0.68:
        return f"<p>{random.choice(('', '　　'))}{_sentences(random, 4)}</p>"
    if kind < 0.80:
        return _picture(random, number)
    if kind < 0.86:
        return f"<p><strong>{random.choice(_WHO)}{random.choice(_DID)}{random.choice(_WHAT)}</strong></p>"
    if kind < 0.90:
        return f"<h2>{random.choice(_WHAT)}</h2>"
    if kind < 0.93:
        return f"<ul>{''.join([f'<li>{_sentence(random)}</li>' for _ in range(3)])}</ul>"
    if kind < 0.95:
        return f"<blockquote><p>{_sentences(random, 2)}</p></blockquote>"
    if kind < 0.97:
        cells = "".join([f"<tr><td>{random.choice(_WHO)}</td><td>{random.randrange(900)}</td></tr>" for _ in range(4)])
        return f"<table>{cells}</table>"
    return "<p> </p><p><br></p>" if kind < 0.99 else f"{_sentence(random)}<br>{_sentence(random)}<br><br>"


def _ending(random: Random) -> str:
    parts = []
    if random.random() < 0.6:
        parts.append(f"<p>文/本报记者 {random.choice(_NAMES)}</p>")
    if random.random() < 0.6:
        parts.append(f"<p>责任编辑：{random.choice(_NAMES)}</p>")
    if random.random() < 0.3:
        parts.append(f"<p>#{random.choice(_TAGS)}# #{random.choice(_TAGS)}#</p>")
    if random.random() < 0.3:
        parts.append(
            '<div class="qr"><img src="http://img0.example.cn/qr.png"><p>扫描二维码，关注我们的公众号</p></div>'
        )
    if random.random() < 0.2:
        parts.append("<style>.end&#123;color:#333;&#125;</style><!-- 正文结束 -->")
    return "\n".join(parts)


def story(number: int, *, seed: int = 1, size: int | None = None) -> tuple[str, datetime, str]:
    """
    Make a story.

    Args:
        number: Which.
        seed: Of the archive.
        size: Characters of the body, at least; a length as archives have it if `None`.

    Returns:
        Title, time and the body's HTML.
    """
    random = Random(f"{seed}/{number}")
    moment = datetime(2021, 3, 1, tzinfo=UTC) + timedelta(seconds=random.randrange(40_000_000))
    title = f"{random.choice(_WHO)}{random.choice(_DID)}{random.choice(_WHAT)}"
    wanted = size if size is not None else min(60_000, int(random.lognormvariate(7.8, 0.8)))
    blocks, length = [], 0
    while length < wanted:
        blocks.append(_block(random, number))
        length += len(blocks[-1])
    return title, moment, "\n".join([*blocks, _ending(random)])


def post(number: int, *, seed: int = 1, size: int | None = None) -> tuple[str, bytes]:
    """
    Make a post as the archive has it; about one of 25 is damaged in one way or another.

    Returns:
        The name of the file, and its bytes.
    """
    title, moment, body = story(number, seed=seed, size=size)
    random = Random(f"{seed}/{number}/front matter")
    section, source, channel = random.choice(_SOURCES)
    start = body.find('src="')
    image = (
        body[start + 5 : body.index('"', start + 5)] if start >= 0 else f"https://picsum.photos/400/300?random={number}"
    )
    head = (
        f"\n---\ntitle: '{title}'\ncategories: \n - {section}\n - {source}\n - {channel}\nheadimg: '{image}'\n"
        f"author: {source}\ncomments: false\ndate: {format_datetime(moment, usegmt=True)}\nthumbnail: '{image}'\n---\n"
    )
    text = f"{head}\n<div>   \n{body}  \n</div>\n            "
    name = f"{source}/{number:06}.md"
    damage = random.random()
    if damage < 0.005:
        return name, text.encode("gb18030", "replace")
    if damage < 0.010:
        return name, b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
    if damage < 0.015:
        return name, text.replace(f"date: {format_datetime(moment, usegmt=True)}", "date: Invalid Date").encode()
    if damage < 0.020:
        return name, text.replace(f"'{title}'", f"独家: {title} #1").encode()
    if damage < 0.025:
        return name, text[: len(head) + len(body) // 2].encode()  # cut off, in the middle of a tag perhaps
    if damage < 0.030:
        return name, text.replace("</p>", "").replace("<p>", "<p><b>").encode()
    if damage < 0.035:
        data = bytearray(text.encode())
        data[len(data) // 2] = 0xFF
        return name, bytes(data)
    return name, b"" if damage < 0.0355 else text.encode()


def page(number: int, *, seed: int = 1) -> bytes:
    """Make a page as a browser saves it: a head with statements, menus, the story, teasers, a foot."""
    title, moment, body = story(number, seed=seed)
    random = Random(f"{seed}/{number}/page")
    menu = "".join([f'<li><a href="/c{n}/">{random.choice(_TAGS)}</a></li>' for n in range(24)])
    more = "".join(
        [
            f'<div class="item"><a href="/a/{n}.html">{random.choice(_WHO)}{random.choice(_DID)}…</a></div>'
            for n in range(30)
        ]
    )
    script = "<script>window.x=[" + ",".join([str(random.randrange(1 << 20)) for _ in range(400)]) + "];</script>"
    return (
        f'<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{title}_某地晚报网</title>'
        f'<meta property="og:title" content="{html.escape(title)}"><meta property="og:type" content="article">'
        f'<meta property="article:published_time" content="{moment.isoformat()}">'
        f'<style>.nav{{float:left}}</style>{script}</head><body><div class="nav"><ul>{menu}</ul></div>'
        f'<div class="main"><h1>{title}</h1><div class="info">{moment:%Y-%m-%d %H:%M} 来源：某地晚报</div>'
        f'<div class="article-content">{body}</div></div><div class="recommend"><h3>推荐阅读</h3>{more}</div>'
        f'<div class="footer">版权所有 某地晚报</div>{script}</body></html>'
    ).encode()


def feed(numbers: range, *, seed: int = 1) -> bytes:
    """Make an RSS 2.0 feed of stories."""
    items = []
    for number in numbers:
        title, moment, body = story(number, seed=seed)
        link = f"https://news.example.cn/a/{number}.html"
        items.append(
            f"<item><title>{title}</title><link>{link}</link><guid>{link}</guid>"
            f"<pubDate>{format_datetime(moment, usegmt=True)}</pubDate><description>{html.escape(body)}</description></item>"
        )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>某地晚报</title>'
        f"<link>https://news.example.cn/</link>{''.join(items)}</channel></rss>"
    ).encode()


def write(folder: Path, count: int, *, seed: int = 1) -> None:
    """Write an archive of *count* posts, a folder a source."""
    for number in range(count):
        name, data = post(number, seed=seed)
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
