"""Conditions that the articles of a corpus are filtered by."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import TypeAlias

from newsparse.models import Article, Role

__all__ = ["Condition", "Day", "Names", "conditions"]

Condition: TypeAlias = tuple[str, Callable[[Article], bool]]
"""What to call it, and whether an article meets it."""
Names: TypeAlias = str | Iterable[str]
"""One name, or several of which one is enough."""
Day: TypeAlias = str | date | datetime
"""A moment, or the beginning of a day, a month or a year: ``2022-01-18``, ``2022-01``, ``2022``."""

_SHORT = re.compile(r"(\d{4})(?:-(\d\d))?")


def conditions(
    *,
    zone: str,
    source: Names | None,
    since: Day | None,
    before: Day | None,
    tag: Names | None,
    credit: Names | None,
    role: Role | None,
    text: str | re.Pattern[str] | None,
) -> tuple[Condition, ...]:
    """Return a condition for each argument that is given; see `Corpus.where`."""
    out: list[Condition] = []
    if source is not None:
        sources = _set(source)
        out.append(
            (f"source={source!r}", lambda article: not sources.isdisjoint((article.source.id, article.source.name)))
        )
    if since is not None:
        start = _moment(since, zone, "since")
        out.append((f"since={str(since)!r}", lambda a: a.published is not None and a.published >= start))
    if before is not None:
        end = _moment(before, zone, "before")
        out.append((f"before={str(before)!r}", lambda a: a.published is not None and a.published < end))
    if tag is not None:
        tags = _set(tag)
        out.append((f"tag={tag!r}", lambda article: not tags.isdisjoint(article.tags)))
    if credit is not None or role is not None:
        names = None if credit is None else _set(credit)
        label = ", ".join([f"{key}={value!r}" for key, value in (("credit", credit), ("role", role)) if value])
        out.append((label, lambda article: _credited(article, names, role)))
    if text is not None:
        found = re.compile(re.escape(text)).search if isinstance(text, str) else text.search
        label = text if isinstance(text, str) else text.pattern
        out.append((f"text={label!r}", lambda a: bool(found(a.title or "") or found(a.text))))
    return tuple(out)


def _set(names: Names) -> frozenset[str]:
    return frozenset((names,) if isinstance(names, str) else names)


def _credited(article: Article, names: frozenset[str] | None, role: Role | None) -> bool:
    return any(
        (role is None or credit.role == role) and (names is None or credit.name in names or credit.affiliation in names)
        for credit in article.credits
    )


def _moment(day: Day, zone: str, name: str) -> datetime:
    if isinstance(day, datetime) and day.tzinfo is not None:
        return day
    from newsparse._dates import parse_date  # noqa: PLC0415  # importing newsparse stays cheap

    written = str(day)
    if short := _SHORT.fullmatch(written):
        written = f"{short[1]}-{short[2] or '01'}-01"
    moment, _ = parse_date(written, zone=zone)
    if moment is None:
        raise ValueError(f"{name}: a day, a month or a year such as '2022-01' was expected, not {day!r}")
    return moment
