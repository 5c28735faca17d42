"""Elements that recur in the posts of a source, and what they seem to be for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from statistics import median
from typing import TypeAlias

from attrs import define, field

from newsparse._credits import read_line
from newsparse._credits.names import is_person
from newsparse._markup.elements import Element
from newsparse.models import RemovedKind
from newsparse.workbench._evidence import Sample, bare, key_of
from newsparse.workbench._finding import Field, Finding

__all__ = ["find_boxes", "inside", "kind_of_words"]

_MOST = 0.8
"""The share of its elements of which has to hold what is said of a selector; pages are never all alike."""
_SHORT = 8
"""Characters; a shorter text recurs by chance, amid stories too."""
_EDGE = 40
"""Characters between an element and the body's beginning or end that leave it at the edge."""
_CAPTION = 80
_PER_POST = 3
_TAKERS = frozenset(("photographer", "videographer"))
_NAME = re.compile(r"[\w\u0080-\uffff-]+")
# Names that say how a box is laid out and not what it is for.
_LAYOUT = re.compile(
    r"clearfix|clear|wrap(?:per)?|box|row|col(?:umn)?|container|content|inner|outer|left|right|fl|fr|text|txt|center"
)
_PLAYER = re.compile(r"video|player|audio", re.IGNORECASE)
_NOTICE = re.compile(r"版权|转载|声明|免责|侵权|授权|不代表|风险")
_RELATED = re.compile(r"相关|推荐|延伸|往期|更多|猜你|热门")

_Place: TypeAlias = tuple[int, int]
"""The indexes of a sample and of an element in it."""
_Pair: TypeAlias = tuple[Sample, Element]
_Test: TypeAlias = Callable[[Sample, Element], bool]


@define(eq=False)
class _Box:
    """All elements that a selector picks."""

    selector: str
    places: list[_Place] = field(factory=list)
    elements: list[_Pair] = field(factory=list)


def find_boxes(samples: Sequence[Sample], need: int) -> list[Finding]:
    """
    Find selectors of what is no part of the story, and of captions and credits.

    Args:
        samples: The posts.
        need: In how many of them an element has to stand.
    """
    boxes: dict[str, _Box] = {}
    for number, sample in enumerate(samples):
        for index, element in enumerate(sample.elements):
            for selector in _selectors(element):
                box = boxes.setdefault(selector, _Box(selector))
                box.places.append((number, index))
                box.elements.append((sample, element))
    found = [
        (box, finding)
        for box in boxes.values()
        if len({number for number, _ in box.places}) >= need and (finding := _judge(box, need)) is not None
    ]
    return _outermost(found, samples)


def inside(sample: Sample, findings: Iterable[Finding]) -> tuple[str, frozenset[str]]:
    """Give the text, blanks left out, and the pictures of all elements of a post that findings are about."""
    selectors = {one.value for one in findings if one.field != "captions"}
    taken = [one for one in sample.elements if not selectors.isdisjoint(_selectors(one))]
    return "\n".join(bare(one.text) for one in taken), frozenset(url for one in taken for url in one.pictures)


def kind_of_words(text: str) -> RemovedKind:
    """
    Guess what a standing text is.

    >>> kind_of_words("版权归本报所有"), kind_of_words("河畔报，天天见")
    ('notice', 'promotion')
    """
    return "notice" if _NOTICE.search(text) else "related" if _RELATED.search(text) else "promotion"


def _selectors(element: Element) -> list[str]:
    out = [f"{element.tag}#{element.id}"] if element.id and _NAME.fullmatch(element.id) else []
    return out + [f"{element.tag}.{name}" for name in element.classes if _NAME.fullmatch(name)]


def _outermost(found: list[tuple[_Box, Finding]], samples: Sequence[Sample]) -> list[Finding]:
    """Leave out what stands inside other finds, and all but the best name of the same elements."""

    def rank(pair: tuple[_Box, Finding]) -> tuple[object, ...]:
        box = pair[0]
        size = median(len(element.text) + 10 * len(element.pictures) for _, element in box.elements)
        name = re.split(r"[.#]", box.selector, maxsplit=1)[1]
        plain = bool(_LAYOUT.fullmatch(name))
        return (-size, plain, _depth(box, samples), -len(box.places), "#" not in box.selector, -len(name), name)

    taken: set[_Place] = set()
    out = []
    for box, finding in sorted(found, key=rank):
        free = [place for place in box.places if not _covered(place, samples, taken)]
        if len(free) * 10 > len(box.places):
            out.append(finding)
            taken.update(box.places)
    return out


def _depth(box: _Box, samples: Sequence[Sample]) -> float:
    """How many elements with names of their own stand around those of a box."""
    depths = []
    for number, index in box.places:
        depth = 0
        while (index := samples[number].elements[index].outer) >= 0:  # the way up
            depth += 1
        depths.append(depth)
    return median(depths)


def _covered(place: _Place, samples: Sequence[Sample], taken: set[_Place]) -> bool:
    number, index = place
    while index >= 0:
        if (number, index) in taken:
            return True
        index = samples[number].elements[index].outer
    return False


def _judge(box: _Box, need: int) -> Finding | None:
    spoken = [(sample, element) for sample, element in box.elements if element.text]
    shown = [(sample, element) for sample, element in box.elements if element.pictures]
    posts = len({number for number, _ in box.places})
    if sum(one.in_cell or not one.alone for _, one in spoken) * 10 > len(spoken):
        return None
    example = _example(spoken, shown)
    same = _most(spoken, _recurring(spoken, need, lambda one: [key_of(one.text)]))
    still = _most(shown, _recurring(shown, need, lambda one: list(one.pictures)))
    if _PLAYER.search(box.selector) and (same or not spoken):
        return Finding(field="players", value=box.selector, kind="player", posts=posts, example=example)
    if len({sample.article.id for sample, _ in spoken}) < need and not (shown and still):
        return None
    few = len(box.places) <= _PER_POST * posts
    if few and not shown and _most(spoken, _is_credit):
        # Also where it is one editor in all posts: what is dropped is not read.
        return Finding(field="credits", value=box.selector, kind="credit", posts=posts, example=example)
    if (same or not spoken) and (still or not shown):
        short = median(len(one.text) for _, one in spoken) < _SHORT if spoken else False
        if (short and not shown and not _most(spoken, _at_edge)) or _most(spoken, _is_heading, 0.5):
            return None
        kind = _kind(spoken)
        name: Field = "tags" if kind == "tag" else "drop"
        return Finding(field=name, value=box.selector, kind=kind, posts=posts, example=example)
    if _most(spoken, _is_links):
        return Finding(field="drop", value=box.selector, kind="related", posts=posts, example=example)
    if shown or not few:
        return _caption(box, spoken, posts)
    if _most(spoken, lambda sample, one: is_person(one.text.strip(" ，,、:：|｜·"))) and len(box.places) == posts:
        return Finding(field="authors", value=box.selector, kind="credit", posts=posts, example=example)
    kinds = Counter(sample.removed_as(one.text) for sample, one in spoken)
    agreed, count = kinds.most_common(1)[0]
    if agreed is not None and count >= _MOST * len(spoken):
        name = "credits" if agreed == "credit" else "tags" if agreed == "tag" else "drop"
        return Finding(field=name, value=box.selector, kind=agreed, posts=posts, example=example)
    return _caption(box, spoken, posts)


def _caption(box: _Box, spoken: list[_Pair], posts: int) -> Finding | None:
    """Short texts below pictures, each another."""
    if (
        not spoken
        or any(one.pictures for _, one in spoken)
        or not _most(spoken, lambda sample, one: one.follows_picture)
        or not _most(spoken, lambda sample, one: len(one.text) <= _CAPTION, 0.95)
        or median(len(one.text) for _, one in spoken) > _CAPTION / 2
        or _most(spoken, _is_heading, 0.5)
    ):
        return None
    return Finding(field="captions", value=box.selector, posts=posts, example=_example(spoken, []))


def _recurring(pairs: Sequence[_Pair], need: int, values: Callable[[Element], Sequence[str]]) -> _Test:
    """Give a test for elements whose values all stand in so many posts."""
    seen = {(sample.article.id, value) for sample, one in pairs for value in values(one)}
    posts = Counter(value for _, value in seen)
    return lambda _, one: all(posts[value] >= need for value in values(one))


def _most(pairs: Sequence[_Pair], holds: _Test, share: float = _MOST) -> bool:
    return bool(pairs) and sum(holds(sample, one) for sample, one in pairs) >= share * len(pairs)


def _at_edge(sample: Sample, one: Element) -> bool:
    return one.start <= _EDGE or sample.size - one.end <= _EDGE


def _is_credit(_: Sample, one: Element) -> bool:
    """A line that names who made the story; one below a picture that names who took it is the picture's."""
    found = read_line(one.text, zone="tail") or ()
    return bool(found) and not (one.follows_picture and {credit.role for credit in found} <= _TAKERS)


def _is_links(sample: Sample, one: Element) -> bool:
    """Several links and hardly anything else, after the story."""
    size = one.end - one.start
    return one.linked >= _MOST * size and size > _SHORT and sample.size - one.end <= _EDGE


def _is_heading(sample: Sample, one: Element) -> bool:
    return bare(one.text) in sample.headings


def _kind(spoken: Sequence[_Pair]) -> RemovedKind:
    """What a box of standing text is: as the shared rules say, or by its words."""
    kinds = Counter(sample.removed_as(one.text) for sample, one in spoken)
    for kind, _ in kinds.most_common():
        if kind is not None:
            return kind
    return kind_of_words(spoken[0][1].text if spoken else "")


def _example(spoken: Sequence[_Pair], shown: Sequence[_Pair]) -> str:
    if spoken:
        return Counter(one.text for _, one in spoken).most_common(1)[0][0]
    return shown[0][1].pictures[0] if shown else ""
