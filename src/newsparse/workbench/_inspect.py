"""What became of each part of a post, and by which rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal, TypeAlias

from attrs import field, frozen

from newsparse._api import Parser
from newsparse._inputs.names import PathLike
from newsparse._markup.lines import Kind, Line
from newsparse.errors import NewsparseError
from newsparse.models import Article, Block, Credit, Removed, Where
from newsparse.rules import RULES, Cleaner
from newsparse.workbench._read import Traced, read_traced

__all__ = ["Inspection", "Row", "Verdict", "explain", "inspect"]

Part: TypeAlias = Literal["block", "caption", "removed"]

_KINDS: dict[int, Literal["text", "image", "media", "code", "rule"]] = {
    Kind.TEXT: "text",
    Kind.IMAGE: "image",
    Kind.MEDIA: "media",
    Kind.CODE: "code",
    Kind.RULE: "rule",
}
_FIELDS = ("players", "captions", "credits", "authors", "headings", "tags", "decorations", "keep")
_MARKUP = "heading"
"""What a line judged by its own ``<hN>`` carries for a rule."""
_ANCESTORS = 3
"""Elements named in a place: enough to write a selector by."""


@frozen(kw_only=True)
class Verdict:
    """What became of one line of the body: a stretch of text between breaks, a picture, an embed."""

    kind: Literal["text", "image", "media", "code", "rule"]
    """What the line is."""
    text: str
    """White space folded; the address of a picture or an embed."""
    part: Part
    """Where it went."""
    rule: str | None
    """The name of the rule that decided; `None` where none did, and the line is story."""
    reason: str
    """What the rule is about, in a few words."""
    element: str
    """The element it stood in, as selectors name it: ``div.app-box > p.note``; ``""`` where it has none of its own."""
    credits: tuple[Credit, ...] = ()
    """Who was read in it."""
    tags: tuple[str, ...] = ()
    """The tags read in it."""


@frozen(kw_only=True)
class Row:
    """A block, or something removed, and the lines it was made of."""

    index: int
    """Into `Article.blocks`, or into `Article.removed`."""
    block: Block | None = None
    """The block; `None` for what was removed."""
    removed: Removed | None = None
    """What was removed; `None` for a block."""
    verdicts: tuple[Verdict, ...] = ()
    """In reading order, captions with their picture; empty for an article that was read back and not cleaned."""


@frozen(kw_only=True)
class Inspection:
    """An article, and how each part of it was decided."""

    article: Article
    """As `Parser.load` gives it."""
    rows: tuple[Row, ...]
    """Every block and every removed entry, in reading order."""
    body: str = field(default="", repr=False)
    """The body's HTML as it was; ``""`` for an article that was read back."""


def inspect(
    inputs: PathLike | Iterable[PathLike],
    parser: Parser | None = None,
    on_error: Callable[[NewsparseError], object] | None = None,
) -> Iterator[Inspection]:
    r"""
    Read posts, and tell of each part what became of it.

    Args:
        inputs: As `Parser.iter_articles` takes them.
        parser: The settings; the default ones where none are given.
        on_error: Is given what cannot be read; without it the first such error is raised.

    Yields:
        An inspection for each article.

    Raises:
        NewsparseError: A post cannot be read.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from newsparse.workbench import inspect
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "post.md")
    ...     _ = path.write_text("---\ntitle: 早市\n---\n<p>早市开张了。</p><p class='ed'>编辑：李明</p>", encoding="utf-8")
    ...     rows = [row for found in inspect(path) for row in found.rows]
    >>> [(verdict.text, verdict.part, verdict.rule, verdict.element) for row in rows for verdict in row.verdicts]
    [('早市开张了。', 'block', None, 'p'), ('编辑：李明', 'removed', 'credit-line', 'p.ed')]

    .. versionadded:: 0.1.0
    """
    for article, traced in read_traced(inputs, parser or Parser(), on_error):
        if traced is None:
            yield Inspection(article=article, rows=tuple(_read_back(article)))
        else:
            yield Inspection(article=article, rows=tuple(_rows(article, traced)), body=traced.post.body)


def explain(rule: str, cleaner: Cleaner) -> str:
    """
    Say what a rule is about.

    Args:
        rule: Its name, as `Removed.rule` has it.
        cleaner: The cleaner that was used.

    Returns:
        The words of ``newsparse.rules.RULES``, or the field of the cleaner that holds the rule.

    >>> from newsparse.rules import Cleaner, Drop
    >>> from newsparse.workbench import explain
    >>> demo = Cleaner(id="demo", label="示例报", drop=(Drop(selector="div.app", name="app-box"),))
    >>> explain("app-box", demo), explain("end-mark", demo)
    ("drop of demo: 'div.app'", 'end marks and lines of ornaments')
    """
    own = _own(rule, cleaner)
    if own is not None:
        return own
    if rule == _MARKUP:
        return "a heading of the markup"
    if rule == "player-text":
        return "what an embed holds for browsers that cannot show it"
    return RULES.get(rule) or f"a step of {cleaner.id}, or a selector that all sources share"


def _own(rule: str, cleaner: Cleaner) -> str | None:
    """Find a rule in the fields of its cleaner."""
    for drop in cleaner.drop:
        if rule == (drop.name or drop.selector):
            return f"drop of {cleaner.id}: {drop.selector!r}"
    for text in cleaner.texts:
        if rule == text.name:
            return f"texts of {cleaner.id}: {text.pattern!r}"
    for name in _FIELDS:
        if rule in getattr(cleaner, name):
            return f"{name} of {cleaner.id}"
    return None


def _rows(article: Article, traced: Traced) -> Iterator[Row]:
    gathered: dict[tuple[bool, int], list[Verdict]] = {}
    for n, line in enumerate(traced.lines):
        part, index = traced.built.where.get(n, ("", 0))
        if part and line.kind in _KINDS:
            gathered.setdefault((part == "removed", index), []).append(_verdict(line, part, index, traced))
    for (gone, index), verdicts in gathered.items():
        if gone:
            yield Row(index=index, removed=article.removed[index], verdicts=tuple(verdicts))
        else:
            yield Row(index=index, block=article.blocks[index], verdicts=tuple(verdicts))


def _verdict(line: Line, part: Any, index: int, traced: Traced) -> Verdict:
    cleaner = traced.compiled.cleaner
    rule = _rule(line, part)
    picture = line.picture
    return Verdict(
        kind=_KINDS[line.kind],
        text=line.text or line.media_url or (picture.url if picture is not None else ""),
        part=part,
        rule=rule,
        reason=_reason(rule, line, cleaner),
        element=_place(line),
        credits=tuple(
            Credit(
                role=found.role,
                name=found.name,
                affiliation=found.affiliation,
                label=found.label,
                where=Where(part=part, index=index),
            )
            for found in line.credits
        ),
        tags=line.tags,
    )


def _rule(line: Line, part: Part) -> str | None:
    if part != "block" or line.heading or line.kept:
        return line.rule or (line.region.rule if line.region is not None else None)
    if line.kind == Kind.MEDIA and line.region is not None and line.region.kind == "player":
        return line.region.rule
    return None


def _reason(rule: str | None, line: Line, cleaner: Cleaner) -> str:
    if rule is None:
        return "no rule took it out"
    region = line.region
    if rule == "caption-region" and region is not None and region.kind == "caption":
        # The rule is shared, the selector may be the cleaner's.
        return f"{explain(rule, cleaner)}: {region.rule!r}"
    return explain(rule, cleaner)


def _place(line: Line) -> str:
    node = line.element
    if node is None and line.region is not None:
        node = line.region.element
    names: list[str] = []
    while node is not None and len(names) < _ANCESTORS and node.tag not in {"html", "body"}:
        given = node.attributes
        name = f"{node.tag}#{given['id']}" if given.get("id") else node.tag
        # A plain element around says nothing that a selector could use.
        if not names or given.get("id") or given.get("class"):
            names.append(".".join([name, *(given.get("class") or "").split()]))
        node = node.parent
    return " > ".join(reversed(names))


def _read_back(article: Article) -> Iterator[Row]:
    """Rows of an article whose cleaning was long ago."""
    waiting = list(enumerate(article.removed))
    for place, block in enumerate(article.blocks):
        while waiting and waiting[0][1].position <= place:
            index, entry = waiting.pop(0)
            yield Row(index=index, removed=entry)
        yield Row(index=place, block=block)
    for index, entry in waiting:
        yield Row(index=index, removed=entry)
