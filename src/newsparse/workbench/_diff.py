"""What another version of the rules makes of the same posts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import unified_diff
from itertools import zip_longest

from attrs import define, field, frozen

from newsparse.models import Article

__all__ = ["Change", "Difference", "Group", "diff"]

_LONGEST = 200
"""Characters of a line in a sample."""


@frozen(kw_only=True)
class Change:
    """What is different in one post."""

    path: str
    """The file, and the member inside it."""
    title: str
    lines: tuple[str, ...]
    """What was and is, each line with ``-`` or ``+`` before it."""


@frozen(kw_only=True)
class Group:
    """Posts that changed in one way."""

    what: str
    """In words: ``app-box takes out now``, ``headings``, ``credits``."""
    rule: str | None
    """The rule that takes out, or did; `None` where a kept part changed."""
    posts: int
    samples: tuple[Change, ...]
    """Some of them."""


@frozen(kw_only=True)
class Difference:
    """Two versions of the same articles, compared."""

    compared: int
    """Articles in both."""
    changed: int
    """Of these, how many are different in text, credits, pictures or anything else that rules decide."""
    only_old: int
    only_new: int
    groups: tuple[Group, ...]
    """The most frequent first."""


@define
class _Found:
    posts: int = 0
    samples: list[Change] = field(factory=list)


def diff(old: Iterable[Article], new: Iterable[Article], *, samples: int = 3) -> Difference:
    r"""
    Compare two versions of the same articles.

    Args:
        old: As they were.
        new: As they are now. Both are read side by side, and articles are matched by their ids: where the order is
            the same nothing is held in memory.
        samples: How many posts to show of each group.

    Returns:
        What changed, grouped by the rule that did it.

    >>> from newsparse import Parser
    >>> from newsparse.workbench import diff
    >>> post = "---\ntitle: 早市\n---\n<p>早市开张了。</p><p>编辑：李明</p>"
    >>> found = diff([Parser().loads(post)], [Parser(without=("credit-line",)).loads(post)])
    >>> [(group.what, group.posts, group.samples[0].lines) for group in found.groups]
    [('credit-line takes out no longer', 1, ('+ 编辑：李明',)), ('credits', 1, ('- editor: 李明',))]

    .. versionadded:: 0.1.0
    """
    groups: dict[tuple[str, str | None], _Found] = {}
    compared = changed = 0
    left: dict[str, int] = {"old": 0, "new": 0}
    for before, after in _pairs(old, new):
        if before is None or after is None:
            left["new" if before is None else "old"] += 1
            continue
        compared += 1
        found = list(_changes(before, after))
        changed += bool(found)
        for what, rule, lines in found:
            group = groups.setdefault((what, rule), _Found())
            group.posts += 1
            if len(group.samples) < samples:
                path = " › ".join(after.provenance.path or before.provenance.path) or after.id
                group.samples.append(Change(path=path, title=after.title or "(no title)", lines=tuple(lines)))
    ranked = sorted(groups.items(), key=lambda pair: (-pair[1].posts, pair[0][0]))
    return Difference(
        compared=compared,
        changed=changed,
        only_old=left["old"],
        only_new=left["new"],
        groups=tuple(
            [Group(what=what, rule=rule, posts=one.posts, samples=tuple(one.samples)) for (what, rule), one in ranked]
        ),
    )


def _pairs(old: Iterable[Article], new: Iterable[Article]) -> Iterator[tuple[Article | None, Article | None]]:
    """Match articles by id, the same story twice in order; last come those that are in one only."""
    waiting: tuple[dict[str, list[Article]], dict[str, list[Article]]] = ({}, {})
    for pair in zip_longest(old, new):
        for side, article in enumerate(pair):
            if article is None:
                continue
            others = waiting[1 - side].get(article.id)
            if not others:
                waiting[side].setdefault(article.id, []).append(article)
                continue
            other = others.pop(0)
            if not others:
                del waiting[1 - side][article.id]
            yield (article, other) if side == 0 else (other, article)
    for articles in waiting[0].values():
        yield from [(article, None) for article in articles]
    for articles in waiting[1].values():
        yield from [(None, article) for article in articles]


def _changes(old: Article, new: Article) -> Iterator[tuple[str, str | None, list[str]]]:
    """Say what changed: in words, by which rule, and which lines."""
    count = 0
    for change in (*_removed(old, new), *_kept(old, new)):
        count += 1
        yield change
    if not count and old.text != new.text:
        lines = list(unified_diff(old.text.split("\n"), new.text.split("\n"), lineterm="", n=0))[2:]
        yield "text", None, [f"{line[0]} {_cut(line[1:])}" for line in lines if line[0] in "+-"]


def _removed(old: Article, new: Article) -> Iterator[tuple[str, str | None, list[str]]]:
    before = Counter((entry.rule, entry.text or entry.html or "") for entry in old.removed)
    after = Counter((entry.rule, entry.text or entry.html or "") for entry in new.removed)
    gone, back = after - before, before - after
    was = {text: rule for rule, text in back}
    now = {text: rule for rule, text in gone}
    lines: dict[tuple[str, str], list[str]] = {}
    for rule, text in gone:
        if text in was:
            lines.setdefault((f"{rule} takes out instead of {was[text]}", rule), []).append(f"  {_cut(text)}")
        else:
            lines.setdefault((f"{rule} takes out now", rule), []).append(f"- {_cut(text)}")
    for rule, text in back:
        if text not in now:
            lines.setdefault((f"{rule} takes out no longer", rule), []).append(f"+ {_cut(text)}")
    for (what, rule), some in lines.items():
        yield what, rule, some


def _kept(old: Article, new: Article) -> Iterator[tuple[str, str | None, list[str]]]:
    gone = {entry.text for entry in (*old.removed, *new.removed)}
    for what, before, after in (
        ("headings", _headings(old), _headings(new)),
        ("captions", _captions(old), _captions(new)),
        ("credits", _credits(old), _credits(new)),
        ("pictures", [image.url for image in old.images], [image.url for image in new.images]),
        ("tags", [*old.tags], [*new.tags]),
        ("source", [old.source.id], [new.source.id]),
        ("title", [old.title or ""], [new.title or ""]),
        ("time", [str(old.published)], [str(new.published)]),
    ):
        lost, won = Counter(before) - Counter(after), Counter(after) - Counter(before)
        # That a heading was taken out is said already; a caption is missed below its picture, too.
        said = gone if what == "headings" else ()
        lines = [f"- {_cut(text)}" for text in lost if text not in said]
        lines += [f"+ {_cut(text)}" for text in won if text not in said]
        if lines:
            yield what, None, lines


def _headings(article: Article) -> list[str]:
    return [block.text for block in article.blocks if block.kind == "heading"]


def _captions(article: Article) -> list[str]:
    return [image.caption for image in article.images if image.caption]


def _credits(article: Article) -> list[str]:
    return [f"{credit.role}: {credit.name}" for credit in article.credits]


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
