"""Lines and pictures that recur in the posts of a source, told by what they say and not by markup."""

from __future__ import annotations

import os.path
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Literal, TypeAlias

from attrs import define, field

from newsparse._credits import read_line
from newsparse.models import RemovedKind
from newsparse.rules import Place
from newsparse.workbench._boxes import inside, kind_of_words
from newsparse.workbench._evidence import Sample, Seen, bare
from newsparse.workbench._finding import Finding

__all__ = ["find_lines", "find_pictures"]

_MOST = 0.8
_STORY = 36
"""Characters; a line of its own that is as long is a sentence of the story."""
_SHORTEST = 4
_HEAD = 6
"""Characters that lines with a changing end have in common at least."""
_LABEL = re.compile(r"[^：:]{3,12}[：:]")
_CHANGING = 24
"""Characters of a changing end; behind a label twice as many."""
_LINE = 60
_USUAL = 120
"""What `newsparse.rules.TextRule` looks at where nothing else is said."""

_Zone: TypeAlias = Literal["head", "tail", "picture", "story"]


@define(eq=False)
class _Repeat:
    """A text, and where it stands."""

    zones: Counter[_Zone] = field(factory=Counter)
    posts: set[int] = field(factory=set)
    seen: list[Seen] = field(factory=list)


def find_lines(
    samples: Sequence[Sample], need: int, boxes: Sequence[Finding]
) -> tuple[list[Finding], tuple[Finding, ...]]:
    """
    Find lines that stand at the head, the tail or around pictures of many posts.

    Args:
        samples: The posts.
        need: In how many of them a line has to stand.
        boxes: What was found already.

    Returns:
        What stays, and what the shared rules take out already.
    """
    free = [_free(sample, boxes) for sample in samples]
    often = Counter(key for lines in free for key in {line.key for line in lines if not line.is_picture})
    repeats: dict[str, _Repeat] = {}
    ends: dict[str, _Repeat] = {}
    for number, lines in enumerate(free):
        for zone, line in _zones(lines, often, need):
            if often[line.key] >= need:
                _note(repeats, line.key, number, zone, line)
            elif zone == "tail" and _HEAD < len(line.text) <= _LINE and not line.stays_apart:
                _note(ends, _beginning(line.text), number, zone, line)
    stays: list[Finding] = []
    handled: list[Finding] = []
    for repeat in repeats.values():
        # Three pictures of meetings may be called 会议现场; what half of the posts say below pictures is no caption.
        enough = max(need, len(samples) / 2) if any(line.may_caption for line in repeat.seen) else need
        if len(repeat.posts) < enough:
            continue
        if (finding := _standing(repeat)) is not None:
            (handled if _is_handled(repeat) else stays).append(finding)
    changing = [one for one in ends.values() if len(one.posts) >= need and not _is_handled(one)]
    stays += [finding for finding in map(_changing, changing) if finding is not None]
    return stays, tuple(sorted(handled, key=lambda one: (-one.posts, one.value)))


def find_pictures(samples: Sequence[Sample], need: int, boxes: Sequence[Finding]) -> list[Finding]:
    """Find pictures that many posts show and the shared rules leave in."""
    found: dict[str, set[int]] = {}
    for number, sample in enumerate(samples):
        _, taken = inside(sample, boxes)
        for line in sample.lines:
            if line.is_picture and line.removed is None and line.text not in taken and "//" in line.text:
                found.setdefault(line.text, set()).add(number)
    return [
        Finding(
            field="decoration_addresses",
            value=re.escape(re.sub(r"^[a-z]*:?//|[?#].*", "", address)),
            kind="decoration",
            posts=len(posts),
            example=address,
        )
        for address, posts in found.items()
        if len(posts) >= need
    ]


def _free(sample: Sample, boxes: Sequence[Finding]) -> list[Seen]:
    """The lines of a post that stand in no box that was found."""
    text, pictures = inside(sample, boxes)
    return [
        line for line in sample.lines if not (line.text in pictures if line.is_picture else bare(line.text) in text)
    ]


def _zones(lines: Sequence[Seen], often: Counter[str], need: int) -> Iterator[tuple[_Zone, Seen]]:
    """Say of each line of text where it stands; nothing of a post in which no sentence shows where the story is."""
    story = [
        n
        for n, line in enumerate(lines)
        if not line.is_picture and line.removed is None and len(line.text) >= _STORY and often[line.key] < need
    ]
    if not story:
        return
    for n, line in enumerate(lines):
        if line.is_picture:
            continue
        # A caption may stand between.
        above = lines[max(n - 2, 0) : n] if n and len(lines[n - 1].text) < _STORY else lines[max(n - 1, 0) : n]
        near = any(other.is_picture for other in (*above, *lines[n + 1 : n + 2]))
        yield "head" if n < story[0] else "tail" if n > story[-1] else "picture" if near else "story", line


def _beginning(text: str) -> str:
    """Give what a line has in common with others that end otherwise: a label, or the first few characters."""
    label = _LABEL.match(text)
    return label[0] if label is not None else text[:_HEAD]


def _note(repeats: dict[str, _Repeat], key: str, number: int, zone: _Zone, line: Seen) -> None:
    repeat = repeats.setdefault(key, _Repeat())
    repeat.zones[zone] += 1
    repeat.posts.add(number)
    repeat.seen.append(line)


def _is_handled(repeat: _Repeat) -> bool:
    return sum(line.removed is not None for line in repeat.seen) >= _MOST * len(repeat.seen)


def _standing(repeat: _Repeat) -> Finding | None:
    """A line that is the same wherever it stands, its numbers aside."""
    seen, count = repeat.seen, len(repeat.seen)
    text = Counter(line.text for line in seen).most_common(1)[0][0]
    apart = sum(line.stays_apart for line in seen)
    if len(text) < _SHORTEST or repeat.zones["story"] > (1 - _MOST) * count or 2 * apart > count:
        return None
    if not _is_handled(repeat) and read_line(text, zone="tail"):
        return None  # a credit, which the shared rules left for a reason
    return _finding(repeat, f"{_pattern(text)}$", text, len(text))


def _changing(repeat: _Repeat) -> Finding | None:
    """Lines at the tail that begin alike: 今日推荐：… ends in another title each day."""
    texts = sorted({line.text for line in repeat.seen})
    common = os.path.commonprefix(texts)  # noqa: RUF071  # no paths: the beginning letter by letter is meant
    longest = max(map(len, texts)) - len(common)
    known = longest <= 2 * _CHANGING if _LABEL.match(common) else longest <= min(_CHANGING, 2 * len(common))
    if not known or any(read_line(text, zone="tail") for text in texts):
        return None
    return _finding(repeat, f"{_pattern(common)}.{{0,{longest + 6}}}$", texts[0], max(map(len, texts)))


def _finding(repeat: _Repeat, pattern: str, text: str, size: int) -> Finding:
    count = len(repeat.seen)
    place: Place = "anywhere"
    for zone in ("head", "tail"):
        if repeat.zones[zone] == count and size <= _USUAL:
            place = zone
    return Finding(
        field="texts",
        value=pattern,
        kind=_kind(repeat.seen, text),
        place=place,
        posts=len(repeat.posts),
        example=text,
    )


def _kind(seen: Iterable[Seen], text: str) -> RemovedKind:
    kinds = Counter(line.removed for line in seen if line.removed is not None)
    return kinds.most_common(1)[0][0] if kinds else kind_of_words(text)


def _pattern(text: str) -> str:
    """A pattern for a text, whatever its numbers."""
    return "".join(
        r"\d+" if digits else re.escape("".join(part)).replace(r"\ ", " ")
        for digits, part in groupby(text, str.isdecimal)
    )
