"""How well an archive is known: by source, and by post where a look is worth it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from heapq import nlargest
from statistics import median
from typing import Literal, TypeAlias

from attrs import define, field, frozen

from newsparse.models import Article, FrozenMap

__all__ = ["Coverage", "Look", "SourceCoverage", "coverage"]

Why: TypeAlias = Literal["nothing is left", "much was removed", "issues", "no credits"]

_MUCH = 0.3
"""The share of a post that is not removed from an ordinary one."""
_USUAL = 0.6
"""The share of a source's posts with credits from which one without is odd."""
_ENOUGH = 5
"""Posts that show what is usual."""
_BINS = 10
_NAMELESS = "(no name)"


@frozen(kw_only=True)
class Look:
    """A post that is worth a look, and why."""

    path: str
    """The file, and the member inside it."""
    title: str
    why: Why
    detail: str
    """A few words: the share, or the codes of the issues."""


@frozen(kw_only=True)
class SourceCoverage:
    """What became of the posts of one source."""

    name: str
    """As the posts give it."""
    posts: int
    cleaners: Mapping[str, int] = field(converter=FrozenMap)
    """How many posts each cleaner read, by its id and version: ``sina 1``."""
    known: int
    """How many posts were read by a cleaner of their own, not by ``generic``."""
    issues: Mapping[str, int] = field(converter=FrozenMap)
    """How often each issue was met, by code."""
    removed: int
    """Characters that were taken out."""
    kept: int
    """Characters of text and captions."""
    usual: float
    """The median of the posts' shares of text that was taken out, 0 to 1."""
    shares: tuple[int, ...]
    """How many posts lost up to a tenth of their text, up to two tenths, and so on: ten numbers."""
    credited: int
    """How many posts have credits."""
    looks: tuple[Look, ...]
    """The posts most worth a look."""

    @property
    def share(self) -> float:
        """The share of all text that was taken out, 0 to 1."""
        return self.removed / (self.removed + self.kept) if self.removed else 0.0


@frozen(kw_only=True)
class Coverage:
    """How well an archive is known."""

    sources: tuple[SourceCoverage, ...]
    """The most frequent first."""
    posts: int
    known: int
    """How many posts were read by a cleaner of their own."""
    issues: Mapping[str, int] = field(converter=FrozenMap)
    """How often each issue was met, by code."""
    skipped: tuple[tuple[str, str], ...] = ()
    """Path and reason of what could not be read."""


@frozen
class _Post:
    path: str
    title: str
    share: float
    codes: tuple[str, ...]
    """Of its issues of severity warning or above."""
    is_empty: bool
    has_credits: bool


@define
class _Source:
    cleaners: Counter[str] = field(factory=Counter)
    issues: Counter[str] = field(factory=Counter)
    removed: int = 0
    kept: int = 0
    posts: list[_Post] = field(factory=list)


def coverage(articles: Iterable[Article], skipped: Iterable[tuple[str, str]] = (), *, looks: int = 3) -> Coverage:
    r"""
    Tell how well an archive is known.

    Args:
        articles: All of them; they are read once, and a few numbers of each are kept.
        skipped: Path and reason of what could not be read, as `Summary.skipped` has them; asked for when the articles
            have been read.
        looks: How many posts to name at most for each reason.

    Returns:
        Sources, the most frequent first.

    >>> import newsparse
    >>> from newsparse.workbench import coverage
    >>> post = "---\ntitle: 早市\nsource: 趣头条\n---\n<p>早市开张了。</p><p>编辑：李明</p>"
    >>> [(one.name, dict(one.cleaners), one.credited) for one in coverage([newsparse.loads(post)]).sources]
    [('趣头条', {'qutoutiao 1': 1}, 1)]

    .. versionadded:: 0.1.0
    """
    sources: dict[str, _Source] = {}
    for article in articles:
        _count(sources.setdefault(article.source.name or _NAMELESS, _Source()), article)
    ranked = sorted(sources.items(), key=lambda pair: (-len(pair[1].posts), pair[0]))
    found = tuple([_summed(name, one, looks) for name, one in ranked])
    issues: Counter[str] = Counter()
    for one in sources.values():
        issues.update(one.issues)
    return Coverage(
        sources=found,
        posts=sum(one.posts for one in found),
        known=sum(one.known for one in found),
        issues=dict(issues.most_common()),
        skipped=tuple(skipped),
    )


def _count(source: _Source, article: Article) -> None:
    made = article.provenance
    source.cleaners[f"{made.cleaner} {made.cleaner_version}".strip()] += 1
    source.issues.update(issue.code for issue in article.issues)
    removed = sum(len(entry.text) for entry in article.removed)
    kept = len(article.text) + sum(len(image.caption or "") for image in article.images)
    source.removed += removed
    source.kept += kept
    source.posts.append(
        _Post(
            " › ".join(made.path) or article.id,
            article.title or "(no title)",
            removed / (removed + kept) if removed else 0.0,
            tuple([issue.code for issue in article.issues if issue.severity != "info"]),
            not article.blocks,
            bool(article.credits),
        )
    )


def _summed(name: str, source: _Source, looks: int) -> SourceCoverage:
    posts = source.posts
    bins = Counter(min(int(post.share * _BINS), _BINS - 1) for post in posts)
    return SourceCoverage(
        name=name,
        posts=len(posts),
        cleaners=dict(source.cleaners.most_common()),
        known=sum(count for cleaner, count in source.cleaners.items() if cleaner.split(" ")[0] != "generic"),
        issues=dict(source.issues.most_common()),
        removed=source.removed,
        kept=source.kept,
        usual=median(post.share for post in posts),
        shares=tuple([bins[place] for place in range(_BINS)]),
        credited=sum(post.has_credits for post in posts),
        looks=tuple(_looks(posts, looks)),
    )


def _looks(posts: list[_Post], most: int) -> list[Look]:
    """The posts worth a look: each once, for the gravest reason."""
    out: dict[str, Look] = {}

    def add(found: Iterable[_Post], why: Why) -> None:
        chosen = [post for post in found if post.path not in out][:most]
        for post in chosen:
            detail = {"much was removed": f"{post.share:.0%}", "issues": ", ".join(dict.fromkeys(post.codes))}.get(
                why, ""
            )
            out[post.path] = Look(path=post.path, title=post.title, why=why, detail=detail)

    add([post for post in posts if post.is_empty], "nothing is left")
    much = nlargest(2 * most, [post for post in posts if post.share >= _MUCH], key=lambda post: post.share)
    add(much, "much was removed")
    add(nlargest(3 * most, [post for post in posts if post.codes], key=lambda post: len(post.codes)), "issues")
    bare = [post for post in posts if not post.has_credits]
    if len(posts) >= _ENOUGH and len(bare) <= (1 - _USUAL) * len(posts):
        add(bare, "no credits")
    return list(out.values())
