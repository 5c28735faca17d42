"""One hard strategy for articles, which every writer has to stand."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any, get_args

from hypothesis import strategies as st

from newsparse.models import (
    Article,
    Block,
    Cell,
    Code,
    Credit,
    FrozenMap,
    Heading,
    Image,
    Issue,
    Listing,
    Mark,
    Media,
    Paragraph,
    Provenance,
    Quote,
    Removed,
    RemovedKind,
    Role,
    Rule,
    Run,
    Severity,
    Source,
    Table,
    Where,
)

# What breaks formats: markup, fences, emphasis beside Chinese punctuation, blanks of all kinds, line ends that only
# some programs know, references, template code.
_NASTY = (
    "“敲门行动”", "**", "*", "_", "__init__", "`", "``", "# ", "#", "1. ", "1)", "- ", "+ ", "> ", "---", "===", "|",
    "| a | b |", "\\", "\\n", "[x](y)", "![", "]", "!", "<script>alert(1)</script>", "<b>", "</p>", "&amp;", "&copy",
    "&#123;", "{{ x }}", "{% raw %}", "：", "，", "（", "）", "。", "△", "￥5", "①", "　", " ", "\u00a0", "\t", "\u200b",
    "\u2028", "\x85", "\ufeff", "'", '"', '"""', "~~~", "~~删~~", "```", ":--", "http://a.cn/?a=1&b=2", "核酸", "海淀区",
    "1月18日", "no", "007", "12_00", "null", "𠮷", "\u0301", "\n", "\r\n", "\n\n", "javascript:alert(1)", "]]>", "<!--",
)  # fmt: skip
_character = st.characters(exclude_categories=["Cs"])

texts = st.lists(st.one_of(st.sampled_from(_NASTY), st.text(_character, max_size=3)), max_size=6).map("".join)
shown = texts.filter(bool)
urls = st.one_of(
    st.sampled_from(
        (
            "http://static.1sapp.com/qupost/img/2022/01/18/ff47.jpeg",
            "//n.sinaimg.cn/finance/a (1).png",
            "https://a.cn/?a=1&copy=2&b=[x]|y",
            "a_b*c.png",
            "#top",
            "",
            "javascript:alert(1)",
            " JAVA\tSCRIPT:alert(1)",
            "data:text/html,<script>alert(1)</script>",
            "data:image/gif;base64,R0lGODlhAQABAAAAACw=",
            "vbscript:x",
            'http://a.cn/"onerror="alert(1)',
            "http://a.cn/`x`<y>\n z",
        )
    ),
    texts,
)
_zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
times = st.datetimes(min_value=datetime(2, 1, 1), max_value=datetime(9998, 1, 1), timezones=_zones)  # noqa: DTZ001  # bounds are naive by contract


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def some(strategy: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[Any]:
    return st.lists(strategy, max_size=most).map(tuple)


def choice(literal: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(get_args(literal))


marks = st.sets(choice(Mark)).map(lambda chosen: tuple(mark for mark in get_args(Mark) if mark in chosen))
runs = some(st.builds(Run, text=shown, marks=marks, href=maybe(urls)), 4)
pixels = maybe(st.integers(0, 99999))
images = st.builds(Image, url=urls, caption=maybe(texts), alt=maybe(texts), width=pixels, height=pixels)
flat: st.SearchStrategy[Block] = st.one_of(
    st.builds(Paragraph, runs=runs),
    st.builds(Paragraph, runs=runs),
    st.builds(Heading, level=st.integers(1, 6), runs=runs),
    images,
    st.builds(Table, rows=some(some(st.builds(Cell, runs=runs, header=st.booleans())))),
    st.builds(Code, text=texts, language=maybe(texts)),
    st.builds(
        Media,
        url=maybe(urls),
        poster=maybe(urls),
        caption=maybe(texts),
        media_type=st.sampled_from(("video", "audio", "embed")),
    ),
    st.just(Rule()),
)
blocks: st.SearchStrategy[Block] = st.recursive(
    flat,
    lambda inner: st.one_of(
        st.builds(Listing, ordered=st.booleans(), items=some(some(inner))),
        st.builds(Quote, blocks=some(inner)),
    ),
    max_leaves=6,
)
metadata = st.dictionaries(
    shown,
    st.recursive(texts | st.booleans(), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(shown, inner)),
    max_size=4,
).map(FrozenMap)
articles: st.SearchStrategy[Article] = st.builds(
    Article,
    id=st.text("0123456789abcdef", min_size=32, max_size=32),
    title=maybe(texts),
    title_restored=maybe(texts),
    source=st.builds(Source, id=shown, name=maybe(texts), channel=maybe(texts), section=maybe(texts)),
    published=maybe(times),
    updated=maybe(times),
    url=maybe(urls),
    language=maybe(texts),
    summary=maybe(texts),
    credits=some(
        st.builds(
            Credit,
            role=choice(Role),
            name=shown,
            affiliation=maybe(texts),
            label=maybe(texts),
            where=maybe(
                st.builds(Where, part=st.sampled_from(("block", "caption", "removed")), index=st.integers(0, 9))
            ),
        )
    ),
    blocks=some(blocks, 4),
    lead_image=maybe(images),
    tags=some(shown),
    removed=some(
        st.builds(
            Removed,
            kind=choice(RemovedKind),
            text=texts,
            html=maybe(texts),
            rule=texts,
            position=st.integers(0, 9),
        )
    ),
    issues=some(st.builds(Issue, code=shown, message=texts, path=some(texts), severity=choice(Severity))),
    metadata=metadata,
    provenance=st.builds(
        Provenance,
        path=some(texts),
        format=texts,
        encoding=texts,
        replaced=st.integers(0, 99),
        cleaner=texts,
        cleaner_version=texts,
        newsparse_version=texts,
    ),
)
