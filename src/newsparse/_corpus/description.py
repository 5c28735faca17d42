"""What a corpus holds, in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import datetime, timedelta, timezone, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from attrs import frozen

from newsparse._display.tables import Table, tables_html, tables_markdown, tables_text
from newsparse.models import Article, Card

__all__ = ["Description", "Tally"]

_SHOWN = 15
"""Rows of a table; a description holds all."""
_MONTHS = 36
"""The same of months, whose order is that of time."""
_BEIJING = timezone(timedelta(hours=8))
"""Not every machine has a database of time zones, and this is the usual one."""


@frozen(kw_only=True)
class Description:
    """Numbers of a corpus; `print` and notebooks show them as tables."""

    posts: int
    """How many articles there are."""
    skipped: int
    """How many inputs could not be read."""
    by_source_and_month: Mapping[tuple[str, str | None], int]
    """Articles by the source's name and the month of publication in the parser's zone, ``2022-01``, or `None`."""
    lengths: tuple[int, ...]
    """Characters of each article's text, ascending."""
    credits: Mapping[str, int]
    """Credits by role."""
    names: Mapping[str, int]
    """Credits by name."""
    tags: Mapping[str, int]
    """Articles by tag."""
    issues: Mapping[str, int]
    """Issues by code."""
    languages: Mapping[str, int]
    """Articles by language, where it is known."""

    @property
    def sources(self) -> Mapping[str, int]:
        """Articles by source, the largest first."""
        return _sums(self.by_source_and_month, 0)

    @property
    def months(self) -> Mapping[str, int]:
        """Articles by month, in order; those without a time are left out."""
        return dict(sorted((month, count) for month, count in _sums(self.by_source_and_month, 1).items() if month))

    def quantile(self, share: float) -> int | None:
        """
        Return the length that *share* of the articles does not exceed, or `None` where there are none.

        Args:
            share: 0 to 1; 0.5 is the median.

        Raises:
            ValueError: It is no such number.
        """
        given: object = share
        if not isinstance(given, int | float) or not 0 <= given <= 1:
            raise ValueError(f"share: a number from 0 to 1 was expected, not {share!r}")
        return self.lengths[round(share * (len(self.lengths) - 1))] if self.lengths else None

    def plot(self) -> Any:
        """
        Draw posts by month and source, lengths, credits and issues.

        Returns:
            A figure of matplotlib, which notebooks show; its ``savefig`` writes it.

        Raises:
            NewsparseError: matplotlib is not installed, or no font that has
                the Chinese characters to be shown.
        """
        from newsparse._corpus.plots import figure_of  # noqa: PLC0415  # the extra "plot"

        return figure_of(
            by_source_and_month=self.by_source_and_month,
            lengths=self.lengths,
            credits=self.credits,
            issues=self.issues,
        )

    def tables(self) -> tuple[Table, ...]:
        """Return what is shown."""
        spans = {source: [m for s, m in self.by_source_and_month if s == source and m] for source in self.sources}
        sources = tuple(
            (source, count, min(spans[source], default=None), max(spans[source], default=None))
            for source, count in self.sources.items()
        )
        points = (
            ("shortest", 0.0),
            ("a quarter up to", 0.25),
            ("half up to", 0.5),
            ("nine in ten up to", 0.9),
            ("longest", 1.0),
        )
        lengths = tuple((name, self.quantile(share)) for name, share in points if self.lengths)
        tables = (
            Table(title="posts", head=("read", "skipped"), rows=((self.posts, self.skipped),)),
            _table("sources", ("source", "posts", "first month", "last month"), sources),
            _table("months", ("month", "posts"), tuple(self.months.items()), most=_MONTHS),
            Table(title="characters of the text", head=("posts", "characters"), rows=lengths),
            _table("credits", ("role", "credits"), tuple(self.credits.items())),
            _table("names", ("name", "credits"), tuple(self.names.items())),
            _table("tags", ("tag", "posts"), tuple(self.tags.items())),
            _table("issues", ("code", "issues"), tuple(self.issues.items())),
        )
        return tuple(table for table in tables if table.rows)

    def to_markdown(self) -> str:
        """Return the tables as Markdown, each below a heading."""
        return tables_markdown(self.tables())

    def __str__(self) -> str:
        return tables_text(self.tables())

    def _repr_html_(self) -> Card:
        return tables_html(self.tables())


def _table(title: str, head: tuple[str, ...], rows: tuple[tuple[Any, ...], ...], most: int = _SHOWN) -> Table:
    more = f" ({most} of {len(rows):,})" if len(rows) > most else ""
    return Table(title=f"{title}{more}", head=head, rows=rows[:most], bar=1)


def _sums(counts: Mapping[tuple[str, str | None], int], place: int) -> dict[Any, int]:
    out: Counter[Any] = Counter()
    for key, count in counts.items():
        out[key[place]] += count
    return _sorted(out)


def _sorted(counts: Counter[Any]) -> dict[Any, int]:
    """Sort by number, and by name where that is equal, so that the order of reading does not show."""
    return dict(sorted(counts.items(), key=lambda item: (-item[1], str(item[0]))))


class Tally:
    """Counts articles while they pass by."""

    def __init__(self, timezone: str) -> None:
        self._zone: tzinfo = _BEIJING if timezone == "Asia/Shanghai" else ZoneInfo(timezone)
        self._months: Counter[tuple[str, str | None]] = Counter()
        # How often each length occurs: of these there are thousands, of articles millions.
        self._lengths: Counter[int] = Counter()
        self._counts: dict[str, Counter[str]] = {
            name: Counter() for name in ("credits", "names", "tags", "issues", "languages")
        }

    def passing(self, articles: Iterable[Article]) -> Iterator[Article]:
        """Yield *articles*, counted."""
        for article in articles:
            self.add(article)
            yield article

    def add(self, article: Article) -> None:
        """Count one."""
        month = None if article.published is None else self._month(article.published)
        self._months[article.source.name or article.source.id, month] += 1
        self._lengths[len(article.text)] += 1
        self._counts["credits"].update([credit.role for credit in article.credits])
        self._counts["names"].update([credit.name for credit in article.credits if credit.role != "source"])
        self._counts["tags"].update(article.tags)
        self._counts["issues"].update([issue.code for issue in article.issues])
        if article.language:
            self._counts["languages"][article.language] += 1

    def _month(self, moment: datetime) -> str:
        with suppress(OverflowError):  # in the year 1 or 9999
            moment = moment.astimezone(self._zone)
        return f"{moment.year:04}-{moment.month:02}"

    def description(self, *, skipped: int = 0) -> Description:
        """Return what was counted so far."""
        return Description(
            posts=self._months.total(),
            skipped=skipped,
            by_source_and_month=_sorted(self._months),
            lengths=tuple(sorted(self._lengths.elements())),
            **{name: _sorted(counts) for name, counts in self._counts.items()},
        )
