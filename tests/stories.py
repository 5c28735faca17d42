"""What the tests of the writers share."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from importlib import import_module

from hypothesis import HealthCheck, settings
from selectolax.lexbor import LexborHTMLParser

from newsparse.models import (
    Article,
    Credit,
    Heading,
    Image,
    Paragraph,
    Provenance,
    Removed,
    Run,
    Source,
    Where,
)
from newsparse.typing import Writer

ONE = "0" * 32

hard = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])


def writer(name: str) -> Writer:
    found = import_module(f"newsparse.writers.{name}").WRITER
    assert isinstance(found, Writer)
    return found


def paragraph(*parts: str | tuple[str, str]) -> Paragraph:
    """A paragraph of plain texts and of pairs of text and mark."""
    return Paragraph(
        runs=tuple(
            Run(text=part) if isinstance(part, str) else Run(text=part[0], marks=(part[1],))  # type: ignore[arg-type]  # a pair names a mark
            for part in parts
        )
    )


STORY = Article(
    id="0123456789abcdef0123456789abcdef",
    title="海淀：“12_00”",
    title_restored="海淀：“12:00”",
    source=Source(id="qutoutiao", name="趣头条", channel="分类", section="新媒体"),
    published=datetime(2022, 1, 18, 10, 14, 8, tzinfo=UTC),
    language="zh-Hans",
    credits=(
        Credit(role="photographer", name="浦峰", affiliation="新京报", where=Where(part="caption", index=1)),
        Credit(role="editor", name="樊一婧", label="编辑", where=Where(part="removed", index=0)),
    ),
    blocks=(
        paragraph("1月18日下午，启动核酸检测。"),
        Image(url="http://static.1sapp.com/a.jpeg", caption="新京报记者 浦峰 摄", width=3000, height=1928),
        Heading(level=2, runs=(Run(text="全面封控社区"),)),
    ),
    tags=("核酸检测",),
    removed=(Removed(kind="credit", text="编辑 樊一婧", html="<p>编辑 樊一婧</p>", rule="credit-line", position=3),),
    provenance=Provenance(path=("archive", "0001.md"), format="front_matter", cleaner="qutoutiao"),
)


ADDRESSES = {"href", "src", "poster", "data-poster"}
TAGS = {
    "html", "head", "meta", "title", "style", "body", "article", "header", "h1", "h2", "h3", "h4", "h5", "h6", "p",
    "div", "footer", "time", "a", "strong", "em", "code", "sub", "sup", "br", "figure", "figcaption", "img", "video",
    "audio", "ul", "ol", "li", "blockquote", "table", "tbody", "tr", "td", "th", "pre", "hr",
}  # fmt: skip


def assert_safe(html: str) -> None:
    for node in LexborHTMLParser(html).root.traverse(include_text=False):  # type: ignore[union-attr]  # a page has a root
        tag = node.tag or ""
        assert tag in TAGS or tag.startswith("-"), tag
        for name, value in node.attributes.items():
            assert not name.startswith("on")
            assert name != "style"
            if name in ADDRESSES:
                bare = re.sub(r"[\x00-\x20]", "", value or "").lower()
                assert not bare.startswith(("javascript:", "vbscript:", "data:text"))
