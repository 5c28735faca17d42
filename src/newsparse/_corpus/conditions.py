"""Conditions that the articles of a corpus are filtered by."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import partial
from typing import TypeAlias, get_args

from newsparse._suggest import did_you_mean
from newsparse.models import Article, Role

__all__ = ["Condition", "Day", "Names", "conditions"]

Condition: TypeAlias = tuple[str, Callable[[Article], bool]]
"""What to call it, and whether an article meets it; it pickles."""
Names: TypeAlias = str | Iterable[str]
"""One name, or several of which one is enough."""
Day: TypeAlias = str | date | datetime
"""A moment, or the beginning of a day, a month or a year: ``2022-01-18``, ``2022-01``, ``2022``."""

_SHORT = re.compile(r"(\d{4})(?:-(\d\d))?")
_ROLES = get_args(Role)


def conditions(
    *,
    zone: str,
    source: Names | None,
    since: Day | None,
    before: Day | None,
    tag: Names | None,
    credit: Names | None,
    role: Role | Iterable[Role] | None,
    text: str | re.Pattern[str] | None,
) -> tuple[Condition, ...]:
    """Return a condition for each argument that is given; see `Corpus.where`."""
    out: list[Condition] = []
    if source is not None:
        sources = _set(source, "source")
        out.append((f"source={source!r}", partial(_is_of, sources)))
    if since is not None:
        out.append((f"since={str(since)!r}", partial(_is_since, _moment(since, zone, "since"))))
    if before is not None:
        out.append((f"before={str(before)!r}", partial(_is_before, _moment(before, zone, "before"))))
    if tag is not None:
        out.append((f"tag={tag!r}", partial(_is_tagged, _set(tag, "tag"))))
    if credit is not None or role is not None:
        names = None if credit is None else _set(credit, "credit")
        roles = None if role is None else _roles(role)
        label = ", ".join([f"{key}={value!r}" for key, value in (("credit", credit), ("role", role)) if value])
        out.append((label, partial(_is_credited, names, roles)))
    if text is not None:
        pattern = _pattern(text)
        label = text if isinstance(text, str) else pattern.pattern
        out.append((f"text={label!r}", partial(_says, pattern)))
    return tuple(out)


def _is_of(sources: frozenset[str], article: Article) -> bool:
    return not sources.isdisjoint((article.source.id, article.source.name))


def _is_since(start: datetime, article: Article) -> bool:
    return article.published is not None and article.published >= start


def _is_before(end: datetime, article: Article) -> bool:
    return article.published is not None and article.published < end


def _is_tagged(tags: frozenset[str], article: Article) -> bool:
    return not tags.isdisjoint(article.tags)


def _is_credited(names: frozenset[str] | None, roles: frozenset[str] | None, article: Article) -> bool:
    return any(
        (roles is None or credit.role in roles)
        and (names is None or credit.name in names or credit.affiliation in names)
        for credit in article.credits
    )


def _says(pattern: re.Pattern[str], article: Article) -> bool:
    return bool(pattern.search(article.title or "") or pattern.search(article.text))


def _set(names: Names, what: str) -> frozenset[str]:
    given: object = names
    several = (given,) if isinstance(given, str) or not isinstance(given, Iterable) else tuple(given)
    for name in several:
        if not isinstance(name, str):
            raise TypeError(f"{what}: a text, or several, was expected, not {names!r}")
    return frozenset(several)


def _roles(role: Role | Iterable[Role]) -> frozenset[str]:
    roles = _set(role, "role")
    for name in sorted(roles):
        if name not in _ROLES:
            hint = did_you_mean(name, _ROLES)
            raise ValueError(f"role: there is none called {name!r}{hint}; there are {', '.join(_ROLES)}")
    return roles


def _pattern(text: str | re.Pattern[str]) -> re.Pattern[str]:
    given: object = text
    if isinstance(text, str):
        return re.compile(re.escape(text))
    if not isinstance(given, re.Pattern) or not isinstance(given.pattern, str):
        raise TypeError(f"text: a text or a compiled pattern of text was expected, not {text!r}")
    return text


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
