"""What is seen in the posts of a source, before anything is made of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from attrs import evolve, field, frozen

from newsparse._api import Parser
from newsparse._inputs.names import PathLike
from newsparse._markup.elements import Element, read_elements
from newsparse._markup.lines import Kind
from newsparse.errors import NewsparseError
from newsparse.models import Article, RawPost, RemovedKind
from newsparse.workbench._read import Traced, read_traced

__all__ = ["Sample", "Seen", "bare", "key_of", "read_samples"]

_CAPTIONS = frozenset(("caption-form", "caption-region"))
"""The rules that know a caption by what it says or by its element."""
_LONGEST = 2000
"""Lines; what is longer is a list or a whole site, and shows nothing of how stories are set."""
_DIGITS = re.compile(r"\d+")


def bare(text: str) -> str:
    """
    Give a text without its blanks.

    >>> bare("河畔报 天天见")
    '河畔报天天见'
    """
    return "".join(text.split())


def key_of(text: str) -> str:
    """
    Give what texts have in common that differ by a number.

    >>> key_of("河畔报第 123 期")
    '河畔报第0期'
    """
    return _DIGITS.sub("0", bare(text))


@frozen(kw_only=True)
class Seen:
    """A line of a body, as the shared rules judged it."""

    text: str
    """Of a picture its address."""
    is_picture: bool
    removed: RemovedKind | None
    stays_apart: bool
    """Whether it is a heading, surely a caption, or part of a table."""
    may_caption: bool
    """Whether it passes for a caption only because it stands below a picture."""
    key: str


@frozen(kw_only=True)
class Sample:
    """One post."""

    article: Article
    """As the shared rules alone read it."""
    post: RawPost
    lines: tuple[Seen, ...]
    elements: tuple[Element, ...]
    removed: tuple[tuple[str, RemovedKind], ...]
    """Texts without blanks, the longest first."""
    headings: frozenset[str] = field(factory=frozenset)
    """Texts without blanks."""
    size: int = 0
    """Characters of the body, blanks not counted."""

    def removed_as(self, text: str) -> RemovedKind | None:
        """Give the kind under which the shared rules take out all of a text; `None` where they do not, or by several."""
        left = bare(text)
        kinds = Counter[RemovedKind]()
        for gone, kind in self.removed:
            if gone in left:
                left = left.replace(gone, "")
                kinds[kind] += 1
        return next(iter(kinds)) if not left and len(kinds) == 1 else None


def read_samples(
    inputs: PathLike | Iterable[PathLike], parser: Parser, on_error: Callable[[NewsparseError], object] | None
) -> Iterator[Sample]:
    """Read posts with the shared rules alone, each story once."""
    seen: set[str] = set()
    for article, traced in read_traced(inputs, evolve(parser, cleaner="generic", keep_input=True), on_error):
        # The same story under another path says nothing more of the source; a title without a body is no story.
        name = article.title or article.id
        if traced is None or not 0 < len(traced.lines) <= _LONGEST or article.id in seen or name in seen:
            continue
        seen |= {article.id, name}
        yield _sample(article, traced)


def _sample(article: Article, traced: Traced) -> Sample:
    lines = [
        Seen(
            text=line.text if line.kind == Kind.TEXT or line.picture is None else line.picture.url,
            is_picture=line.kind == Kind.IMAGE,
            removed=line.removed,
            stays_apart=bool(line.heading)
            or (line.caption_of >= 0 and line.rule in _CAPTIONS)
            or line.context.kind in {"cell", "heading"},
            may_caption=line.caption_of >= 0 and line.rule not in _CAPTIONS,
            key=key_of(line.text),
        )
        for line in traced.lines
        if line.kind in {Kind.TEXT, Kind.IMAGE}
    ]
    removed = {(bare(line.text), line.removed) for line in traced.lines if line.removed is not None and line.text}
    return Sample(
        article=article,
        post=traced.post,
        lines=tuple(lines),
        elements=read_elements(traced.post.body),
        removed=tuple(sorted(removed, key=lambda pair: (-len(pair[0]), pair))),
        size=sum(len(bare(line.text)) for line in traced.lines),
        headings=frozenset(bare(line.text) for line in traced.lines if line.heading),
    )
