"""An article as a card to read in a notebook: HTML, Markdown, and fields for a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

from attrs import evolve

from newsparse._display.card_style import STYLE
from newsparse._written.block_markdown import blocks_markdown
from newsparse._written.body import block_html
from newsparse._written.safe import attribute, escape, safe_link, safe_picture
from newsparse.models import (
    Article,
    Block,
    Card,
    Credit,
    Heading,
    Image,
    Issue,
    Media,
    Paragraph,
    Removed,
    Rule,
    Run,
    Source,
)

__all__ = ["article_card", "card_fields", "card_markdown", "named_source"]

_DAYS = "一二三四五六日"
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DATA = re.compile(r"(data:[\w.+-]*/?[\w.+-]*)[^\s\"'<>()]*")
_LONGEST = 400
"""Characters of the markup of something that had no text."""


def article_card(article: Article, *, pictures: bool = False) -> Card:
    """
    Return *article* as a card: HTML that stands alone and is safe to show.

    Args:
        article: What to show.
        pictures: Load the pictures; otherwise nothing is asked of any server,
            and each picture is a box with a link.

    Returns:
        One element. Its style reaches nothing outside it, and takes colours
        from the page around it, so that it suits light and dark themes.
    """
    fold = _removed(article.removed) + _issues(article.issues)
    return Card(
        f'<article class="newsparse-card"{attribute("lang", article.language)}><style>{STYLE}</style>\n'
        f"{_header(article)}"
        f'<div class="np-story">\n{"".join([_block(block, pictures) for block in article.blocks])}</div>\n'
        f"{_footer(article)}{fold}</article>"
    )


def card_markdown(article: Article) -> str:
    """
    Return *article* as Markdown to read: no front matter, and links for pictures.

    Args:
        article: What to show.
    """
    title = (Heading(level=1, runs=(Run(text=article.title),)),) if article.title else ()
    meta = [Paragraph(runs=(Run(text=text, marks=("em",)),)) for text in _meta(article) if text]
    notes = Paragraph(runs=(Run(text=f"{len(article.removed)} removed · {len(article.issues)} issues"),))
    return blocks_markdown((*title, *meta, *map(_linked, article.blocks), Rule(), notes)) + "\n"


def card_fields(article: Article) -> Iterator[tuple[str, Any]]:
    """
    Yield name and value of what a terminal should show of *article*; what is missing is left out.

    Args:
        article: What to show.
    """
    source = article.source
    yield "title", article.title
    yield "source", source.name or source.id
    for name, moment in (("published", article.published), ("updated", article.updated)):
        if moment is not None:
            yield name, moment.isoformat()
    yield from ((name, value) for name in ("url", "language") if (value := getattr(article, name)))
    counts = {
        "credits": [_credit(credit) for credit in article.credits],
        "tags": list(article.tags),
        "blocks": len(article.blocks),
        "images": len(article.images),
        "text": _clipped(article.text, 80),
        "removed": len(article.removed),
        "issues": [issue.code for issue in article.issues],
    }
    yield from ((name, value) for name, value in counts.items() if value)


def named_source(source: Source) -> str:
    """
    Say who published a story, and in which section and channel; empty where nothing is known.

    >>> named_source(Source(id="qutoutiao", name="趣头条", channel="分类", section="新媒体"))
    '趣头条 · 新媒体 › 分类'
    >>> named_source(Source(id="sina", name="新浪财经", channel="新浪财经－国內", section="金融"))
    '金融 › 新浪财经－国內'
    """
    named = source.name or (source.id if source.id != "generic" else None)
    if named and source.channel and source.channel.startswith(named):
        named = None
    place = " › ".join(dict.fromkeys(filter(None, (source.section, source.channel))))
    return " · ".join(filter(None, (named, place)))


def _clipped(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _header(article: Article) -> str:
    title = escape(article.title) if article.title else '<span class="np-none">(no title)</span>'
    named, when, people = _meta(article)
    moment = ""
    if article.published is not None:
        moment = f"<time{attribute('datetime', article.published.isoformat())}>{escape(when)}</time>"
    lines = [" · ".join([part for part in (escape(named), moment) if part]), escape(people)]
    return f"<header><h1>{title}</h1>{''.join([f'<p>{line}</p>' for line in lines if line])}</header>\n"


def _meta(article: Article) -> tuple[str, str, str]:
    """Return who published it, when, and who made it; empty where nothing is known."""
    people = " · ".join([_credit(credit) for credit in article.credits])
    return named_source(article.source), _spoken(article), people


def _credit(credit: Credit) -> str:
    known = f"（{credit.affiliation}）" if credit.affiliation else ""
    return f"{credit.label or credit.role} {credit.name}{known}"


def _spoken(article: Article) -> str:
    """Say the time of publication, its offset as given: 2022年1月18日 星期二 18:14+08:00."""
    moment = article.published
    if moment is None:
        return ""
    only_day = any(issue.code == "date-without-time" and "updated" not in issue.path for issue in article.issues)
    clock = "" if only_day else moment.isoformat(timespec="minutes")[11:]
    if article.language and not article.language.lower().startswith("zh"):
        day = f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"
        return f"{day}, {clock}" if clock else day
    return f"{moment.year}年{moment.month}月{moment.day}日 星期{_DAYS[moment.weekday()]} {clock}".rstrip()


def _block(block: Block, pictures: bool) -> str:  # noqa: FBT001  # our own calls, a few lines below
    if block.kind == "image":
        return _figure(_picture(block, pictures), block.caption)
    if block.kind == "media":
        return _figure(_player(block), block.caption)
    if block.kind == "list":
        tag = "ol" if block.ordered else "ul"
        items = ["".join([_block(part, pictures) for part in item]) for item in block.items]
        return f"<{tag}>{''.join([f'<li>{item}</li>' for item in items])}</{tag}>\n"
    if block.kind == "quote":
        return f"<blockquote>{''.join([_block(part, pictures) for part in block.blocks])}</blockquote>\n"
    if block.kind == "table":
        return f'<div class="np-scroll">{block_html(block)}</div>\n'
    if block.kind == "code":
        # Without the class that names the language: a page may have a meaning of its own for it.
        return f"<pre><code>{escape(block.text)}</code></pre>\n"
    if block.kind == "heading":
        # Below the title, which is the first.
        return f"{block_html(evolve(block, level=min(block.level + 1, 6)))}\n"
    return f"{block_html(block)}\n"


def _figure(inner: str, caption: str | None) -> str:
    text = f"<figcaption>{'<br>'.join(map(escape, caption.split(chr(10))))}</figcaption>" if caption else ""
    return f"<figure>{inner}{text}</figure>\n"


def _picture(image: Image, load: bool) -> str:  # noqa: FBT001  # as above
    if load and (src := safe_picture(image.url)):
        size = f"{attribute('width', image.width)}{attribute('height', image.height)}"
        return (
            f"<img{attribute('src', src)}{attribute('alt', image.alt or '')}{size}"
            ' loading="lazy" decoding="async" referrerpolicy="no-referrer">'
        )
    size = f"{image.width} × {image.height}" if image.width and image.height else ""
    return _box("▨", "picture", image.url, (image.alt or "", size))


def _player(media: Media) -> str:
    return _box("▷", media.media_type, media.url, ("" if media.url else "lost",))


def _box(sign: str, kind: str, url: str | None, more: tuple[str, ...]) -> str:
    parts = [escape(part) for part in (kind, _host(url), *more) if part]
    text = f'<span class="np-sign">{sign}</span> {" · ".join(parts)}'
    href = safe_link(url)
    if href:
        link = f'{attribute("href", href)} target="_blank" rel="noopener noreferrer" referrerpolicy="no-referrer"'
        return f'<a class="np-box"{link}>{text}</a>'
    return f'<span class="np-box">{text}</span>'


def _host(url: str | None) -> str:
    if not url:
        return ""
    if url[:5].lower() == "data:":
        return f"in the text, {len(url)} characters"
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _footer(article: Article) -> str:
    parts = [f'<span class="np-tag">#{escape(tag)}</span>' for tag in article.tags]
    if href := safe_link(article.url):
        link = f'{attribute("href", href)} target="_blank" rel="noopener noreferrer" referrerpolicy="no-referrer"'
        parts.append(f'<a class="np-url"{link}>{escape(href)}</a>')
    return f"<footer>{' '.join(parts)}</footer>\n" if parts else ""


def _removed(removed: tuple[Removed, ...]) -> str:
    lines = []
    for entry in removed:
        shown = escape(entry.text) if entry.text else f"<code>{escape(_markup(entry.html))}</code>"
        lines.append((entry.kind, shown, entry.rule))
    return _fold("removed", lines)


def _issues(issues: tuple[Issue, ...]) -> str:
    lines = []
    for issue in issues:
        where = f"{escape(' › '.join(issue.path))}: " if issue.path else ""
        lines.append((issue.severity, f"{where}{escape(issue.message)}", issue.code))
    return _fold("issues", lines)


def _fold(what: str, lines: Sequence[tuple[str, str, str]]) -> str:
    if not lines:
        return ""
    items = "".join(
        [
            f"<li><span{attribute('class', f'np-kind np-{kind}')}>{escape(kind)}</span> <span>{shown} "
            f'<code class="np-rule">{escape(rule)}</code></span></li>\n'
            for kind, shown, rule in lines
        ]
    )
    return f"<details><summary>{len(lines)} {what}</summary><ul>\n{items}</ul></details>\n"


def _markup(html: str | None) -> str:
    """Cut a picture that is written into the text, and what is left where it is long."""
    return _clipped(_DATA.sub(lambda found: f"{found[1]}…", html or ""), _LONGEST)


def _linked(block: Block) -> Block:
    """Put a link in the place of every picture, for Markdown has no other way not to load it."""
    if block.kind == "image":
        return _link("▨ " + " ".join(["picture", *(block.alt or "").split()]), block.url, block.caption)
    if block.kind == "media":
        return _link(f"▷ {block.media_type}", block.url, block.caption)
    if block.kind == "list":
        return evolve(block, items=tuple(tuple(map(_linked, item)) for item in block.items))
    if block.kind == "quote":
        return evolve(block, blocks=tuple(map(_linked, block.blocks)))
    return block


def _link(text: str, url: str | None, caption: str | None) -> Paragraph:
    href = None if url is None or url[:5].lower() == "data:" else url
    runs = (Run(text=text, href=href), *((Run(text=f"\n{caption}", marks=("em",)),) if caption else ()))
    return Paragraph(runs=runs)
