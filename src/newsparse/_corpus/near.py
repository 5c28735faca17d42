"""Stories that were printed more than once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, overload

from attrs import frozen

from newsparse._display.tables import Table, tables_html, tables_text
from newsparse._optional import optional
from newsparse.models import Article, Card

__all__ = ["Entry", "Pair", "Pairs", "near_pairs", "same_stories"]

_PERMUTATIONS = 256
"""The standard error of the estimate is then at most 0.03."""
_SEED = 1
_SHINGLE = 4
"""Characters: about two words of Chinese."""
_SHORTEST = 50
"""Letters below which nearly all that is alike is a notice, not a story."""
_NO_LETTER = re.compile(r"[\W_]+")
_SHOWN = 20


@frozen(kw_only=True)
class Entry:
    """An article, without its text: enough to find it again."""

    id: str
    """`Article.id`."""
    title: str | None
    """`Article.title`."""
    source: str
    """The source's name, or its id where it has none."""
    published: datetime | None
    """`Article.published`."""
    path: tuple[str, ...]
    """The file, and the member inside it."""

    @classmethod
    def of(cls, article: Article) -> Entry:
        """Return the entry of *article*."""
        return cls(
            id=article.id,
            title=article.title,
            source=article.source.name or article.source.id,
            published=article.published,
            path=article.provenance.path,
        )


@frozen(kw_only=True)
class Pair:
    """Two articles that say nearly the same."""

    first: Entry
    """The one published first; where one has no time, the one that was read first."""
    second: Entry
    """The other."""
    similarity: float
    """The share of four-character stretches that both have, of those that either has; estimated, 0 to 1."""

    @property
    def lag(self) -> timedelta | None:
        """How much later the second was published, or `None` where that is not known."""
        first, second = self.first.published, self.second.published
        return None if first is None or second is None else second - first


@frozen
class Pairs(Sequence[Pair]):
    """Pairs of articles, the most alike first; a notebook shows them as a table."""

    pairs: tuple[Pair, ...]
    """All of them."""

    @overload
    def __getitem__(self, index: int) -> Pair: ...
    @overload
    def __getitem__(self, index: slice) -> Pairs: ...
    def __getitem__(self, index: int | slice) -> Pair | Pairs:
        return Pairs(self.pairs[index]) if isinstance(index, slice) else self.pairs[index]

    def __len__(self) -> int:
        return len(self.pairs)

    def firsts(self) -> Mapping[str, int]:
        """Count how often each source was the first of a pair whose times are both known and differ."""
        return dict(Counter(pair.first.source for pair in self.pairs if pair.lag).most_common())

    def _tables(self) -> tuple[Table, ...]:
        rows = []
        for pair in self.pairs[:_SHOWN]:
            first, second = pair.first, pair.second
            lag = None if pair.lag is None else str(pair.lag)
            rows.append((pair.similarity, first.source, first.title, lag, second.source, second.title))
        shown = f"; {_SHOWN} shown" if len(self.pairs) > _SHOWN else ""
        head = ("alike", "first", "title", "later by", "second", "title")
        found = Table(title=f"{len(self.pairs):,} pairs{shown}", head=head, rows=tuple(rows))
        firsts = self.firsts().items()
        return (found, Table(title="first of a pair", head=("source", "pairs"), rows=tuple(firsts), bar=1))[
            : 2 if firsts else 1
        ]

    def __str__(self) -> str:
        return tables_text(self._tables())

    def _repr_html_(self) -> Card:
        return tables_html(self._tables())


def same_stories(articles: Iterable[Article]) -> tuple[tuple[Entry, ...], ...]:
    """Return the entries that share an id, each group in the order of publication."""
    found: dict[str, list[Entry]] = {}
    for article in articles:
        found.setdefault(article.id, []).append(Entry.of(article))
    return tuple(tuple(sorted(group, key=_when)) for group in found.values() if len(group) > 1)


def near_pairs(articles: Iterable[Article], threshold: float, *, across: bool) -> Pairs:
    """
    Return pairs of articles that are alike.

    Args:
        articles: What to compare; of each the entry and a sketch of 1 KB are kept.
        threshold: The least similarity.
        across: Leave out pairs of one source.
    """
    given: object = threshold
    if not isinstance(given, int | float) or not 0 < given <= 1:
        raise ValueError(f"threshold: more than 0 and at most 1 was expected, not {threshold!r}")
    rensa = optional("rensa", extra="duplicates", use="a search for near-duplicates")
    index = rensa.RMinHashLSH(threshold=threshold, num_perm=_PERMUTATIONS, num_bands=_bands(threshold))
    entries: list[Entry] = []
    sketches: list[Any] = []
    pairs = []
    for article in articles:
        shingles = _shingles(article.text)
        if not shingles:
            continue
        sketch = rensa.RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
        sketch.update(shingles)
        entry = Entry.of(article)
        for key in sorted(index.query(sketch)):
            other = entries[key]
            if across and other.source == entry.source:
                continue
            if (similarity := sketch.jaccard(sketches[key])) >= threshold:
                first, second = sorted((other, entry), key=_when)
                pairs.append(Pair(first=first, second=second, similarity=similarity))
        index.insert(len(entries), sketch)
        entries.append(entry)
        sketches.append(sketch)
    return Pairs(tuple(sorted(pairs, key=lambda pair: -pair.similarity)))


def _when(entry: Entry) -> tuple[bool, float]:
    """Order by time; where there is none, the order of reading stands, for sorting is stable."""
    return entry.published is None, 0.0 if entry.published is None else entry.published.timestamp()


def _shingles(text: str) -> list[str]:
    letters = _NO_LETTER.sub("", text)
    if len(letters) < _SHORTEST:
        return []
    # In an order that does not depend on the process.
    return list(dict.fromkeys(_stretches(letters)))


def _stretches(letters: str) -> Iterator[str]:
    return (letters[at : at + _SHINGLE] for at in range(len(letters) - _SHINGLE + 1))


def _bands(threshold: float) -> int:
    """
    Return the number of bands with which hardly a pair above *threshold* is missed.

    A pair is looked at when all rows of one band agree; the curve of that is
    steepest at ``(1 / bands) ** (1 / rows)``, which is to lie below.
    """
    bands = 1
    while bands < _PERMUTATIONS and (1 / bands) ** (bands / _PERMUTATIONS) > threshold - 0.1:
        bands *= 2
    return bands
