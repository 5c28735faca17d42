"""A cleaner, a loader and a writer that newsparse finds by their entry points."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from newsparse import FormatError
from newsparse.models import Article, RawPost
from newsparse.rules import Cleaner, Decision, Drop, TextRule
from newsparse.typing import Input, Line, Loader, Writer

__all__ = ["CLEANER", "LOADER", "WRITER"]

_OPENING = "TELEGRAM "


def _load(source: Input) -> Iterator[RawPost]:
    head, _, body = source.text.partition("\n")
    title = head.removeprefix(_OPENING)
    if not title:
        raise FormatError("the telegram has no title", path=("title",))
    paragraphs = "".join(f"<p>{line}</p>" for line in body.splitlines() if line)
    yield RawPost(title=title, body=paragraphs, source="海港晚报", format="telegram", path=source.path)


def _sniff(text: str) -> float:
    return 1.0 if text.startswith(_OPENING) else 0.0


def _dumps(article: Article) -> str:
    return f"{article.title or 'no title'} ({article.source.name})\n{article.text}\n"


def _numbers(lines: Sequence[Line], post: RawPost) -> Iterable[Decision]:
    for index, line in enumerate(lines):
        if line.text.startswith("编号：") and line.context.kind == "root" and post.source:
            yield Decision(line=index, action="remove", kind="notice", rule="number")


CLEANER = Cleaner(
    id="harbour",
    label="海港晚报",
    hosts=("harbour.example.com",),
    drop=(Drop(selector="div.ad", kind="promotion", name="advertisement"),),
    texts=(TextRule(name="slogan", pattern="海港晚报，潮起潮落都在", place="tail"),),
    steps=(_numbers,),
)
LOADER = Loader(id="telegram", label="telegram", sniff=_sniff, load=_load)
WRITER = Writer(id="digest", label="digest", suffix=".txt", dumps=_dumps)
