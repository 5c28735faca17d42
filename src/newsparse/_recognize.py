"""Which cleaner knows a post: by front matter, by hosts, by marks in the markup, in that order of trust."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from newsparse.models import RawPost
from newsparse.rules import Cleaner

__all__ = ["recognize"]

_HOST = re.compile(r"(?:https?:)?//([a-zA-Z0-9.-]+\.[a-zA-Z]{2,})")
_IMAGE = re.compile(r"<img\b[^<>]{0,3000}>", re.IGNORECASE)


@lru_cache(maxsize=64)
def _index(cleaners: tuple[Cleaner, ...]) -> tuple[dict[str, str], dict[str, str], tuple[tuple[str, str], ...]]:
    names: dict[str, str] = {}
    hosts: dict[str, str] = {}
    marks: list[tuple[str, str]] = []
    for cleaner in cleaners:
        for name in (cleaner.label, *cleaner.names):
            names.setdefault(name.casefold(), cleaner.id)
        for host in cleaner.hosts:
            hosts.setdefault(host, cleaner.id)
        marks.extend((mark, cleaner.id) for mark in cleaner.marks)
    return names, hosts, tuple(marks)


def recognize(post: RawPost, cleaners: Mapping[str, Cleaner]) -> str:
    """
    Give the id of the cleaner for a post.

    Args:
        post: The post.
        cleaners: The cleaners to choose from, by id; of two with the same name or host, the first is taken.

    Returns:
        An id; ``generic`` where the evidence is too thin.
    """
    names, hosts, marks = _index(tuple(cleaners.values()))
    if post.source and (found := names.get(post.source.strip().casefold())) is not None:
        return found
    if post.url and (host := _HOST.match(post.url)) and (found := _by_host(host[1], hosts)) is not None:
        return found
    if post.source:
        # The front matter names a source that no cleaner knows; pictures from elsewhere do not make it another.
        return "generic"
    seen: Counter[str] = Counter()
    total = 0
    for image in _IMAGE.findall(post.body):
        addresses = _HOST.findall(image)
        if addresses:
            total += 1
            if (found := _by_host(addresses[-1] if len(addresses) == 1 else addresses[0], hosts)) or (
                found := _by_host(addresses[-1], hosts)
            ):
                seen[found] += 1
    if seen:
        best, count = min(seen.items(), key=lambda pair: (-pair[1], pair[0]))
        if count * 2 > total:
            return best
    marked = Counter(cleaner for mark, cleaner in marks if mark in post.body)
    if marked:
        best, count = min(marked.items(), key=lambda pair: (-pair[1], pair[0]))
        if count >= 2:  # one string may be chance
            return best
    return "generic"


def _by_host(host: str, hosts: dict[str, str]) -> str | None:
    parts = host.lower().split(".")
    for place in range(len(parts) - 1):
        if (found := hosts.get(".".join(parts[place:]))) is not None:
            return found
    return None
