"""
CSS selectors compiled into dictionaries that one walk over a tree consults.

One ``css()`` call costs more than walking a paragraph, so a source's selectors
are indexed by the rarest thing they name (an id, a class, an attribute, a tag)
and an element is tested only against those that could match it.  The subset is
what sources need: compound selectors of tag, ``#id``, ``.class``, ``[attr]`` with
``= ^= $= *= ~=``, and the combinators descendant and ``>``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, TypeAlias, TypeVar

from attrs import field, frozen

from newsparse.errors import CleanerError

__all__ = ["Attributes", "Compound", "Matcher", "Selector", "parse_selector"]

Attributes: TypeAlias = Mapping[str, str | None]
"""An element's attributes; a bare attribute has the value `None`."""

T = TypeVar("T")


@frozen
class Test:
    """A condition on one attribute."""

    name: str
    operator: str
    value: str

    def holds(self, attributes: Attributes) -> bool:
        """Tell whether *attributes* meet the condition."""
        if self.name not in attributes:
            return False
        if not self.operator:
            return True
        have = attributes[self.name] or ""
        match self.operator:
            case "=":
                return have == self.value
            case "^=":
                return have.startswith(self.value)
            case "$=":
                return have.endswith(self.value)
            case "*=":
                return self.value in have
            case _:
                return self.value in have.split()


@frozen
class Compound:
    """Conditions on one element."""

    tag: str | None = None
    id: str | None = None
    classes: tuple[str, ...] = ()
    tests: tuple[Test, ...] = ()

    def matches(self, tag: str, attributes: Attributes) -> bool:
        """Tell whether an element meets all conditions."""
        if self.tag is not None and self.tag != tag:
            return False
        if self.id is not None and attributes.get("id") != self.id:
            return False
        if self.classes:
            have = (attributes.get("class") or "").split()
            if not all(name in have for name in self.classes):
                return False
        return all(test.holds(attributes) for test in self.tests)


@frozen
class Selector:
    """A compound and what must stand around it, innermost first."""

    text: str
    compound: Compound
    ancestors: tuple[tuple[str, Compound], ...] = ()
    """Combinator (``" "`` or ``">"``) and compound, from the parent outwards."""

    def matches(self, tag: str, attributes: Attributes, around: Sequence[tuple[str, Attributes]]) -> bool:
        """
        Tell whether an element matches.

        Args:
            tag: The element's name.
            attributes: Its attributes.
            around: Its ancestors' names and attributes, outermost first.
        """
        if not self.compound.matches(tag, attributes):
            return False
        place = len(around) - 1
        for combinator, compound in self.ancestors:
            if combinator == ">":
                if place < 0 or not compound.matches(*around[place]):
                    return False
            else:
                # Nearest first; the chains in use are short, so no backtracking
                # into an earlier choice is needed for a right answer in practice.
                while place >= 0 and not compound.matches(*around[place]):
                    place -= 1
                if place < 0:
                    return False
            place -= 1
        return True


_NAME = r"[\w\u0080-\uffff-]+"
_PART = re.compile(
    rf"""(?P<tag>^[a-zA-Z][\w-]*|^\*)
    |\#(?P<id>{_NAME})
    |\.(?P<cls>{_NAME})
    |\[\s*(?P<attr>[\w:@-]+)\s*(?:(?P<op>[\^$*~]?=)\s*(?P<val>"[^"]*"|'[^']*'|[^\]\s]+))?\s*\]""",
    re.VERBOSE,
)
_SPLIT = re.compile(r"\s*(>)\s*|\s+")


def _compound(text: str, whole: str) -> Compound:
    tag = node_id = None
    classes: list[str] = []
    tests: list[Test] = []
    place = 0
    while place < len(text):
        found = _PART.match(text, place) if place else _PART.match(text)
        if found is None:
            raise CleanerError(f"bad selector {whole!r}: cannot read {text[place:]!r}")
        if found["tag"]:
            tag = None if found["tag"] == "*" else found["tag"].lower()
        elif found["id"]:
            node_id = found["id"]
        elif found["cls"]:
            classes.append(found["cls"])
        else:
            tests.append(Test(found["attr"], found["op"] or "", (found["val"] or "").strip("\"'")))
        place = found.end()
    if not text:
        raise CleanerError(f"bad selector {whole!r}: it is empty")
    return Compound(tag, node_id, tuple(classes), tuple(tests))


_COMMA = re.compile(r",(?![^\[]*\])")
_BRACKET = re.compile(r"\[[^\]]*\]")


def parse_selector(text: str) -> Selector:
    """
    Read one selector.

    Raises:
        CleanerError: It is not of the subset that this module knows.

    >>> parse_selector("div.img_box > img.lazy").compound.classes
    ('lazy',)
    >>> parse_selector("p[data-brushtype=text]").compound.tests[0].value
    'text'
    """
    stripped = text.strip()
    held: list[str] = []

    def hold(found: re.Match[str]) -> str:
        held.append(found[0])
        return f"[\x00{len(held) - 1}]"

    # Attribute tests may hold blanks and ">", which are not combinators there.
    parts = _SPLIT.split(_BRACKET.sub(hold, stripped))
    words = parts[::2]
    combinators = [">" if mark else " " for mark in parts[1::2]]

    def restore(word: str) -> str:
        return re.sub(r"\[\x00(\d+)\]", lambda m: held[int(m[1])], word)

    compounds = [_compound(restore(word), stripped) for word in words]
    outward = tuple(zip(reversed(combinators), reversed(compounds[:-1]), strict=True))
    return Selector(stripped, compounds[-1], outward)


@frozen
class Matcher(Generic[T]):
    """Selectors with a value each, indexed for one walk."""

    ids: dict[str, tuple[tuple[Selector, T], ...]] = field(factory=dict)
    classes: dict[str, tuple[tuple[Selector, T], ...]] = field(factory=dict)
    attributes: dict[str, tuple[tuple[Selector, T], ...]] = field(factory=dict)
    tags: dict[str, tuple[tuple[Selector, T], ...]] = field(factory=dict)
    keys: set[str] = field(factory=set)
    """The attributes that an element must have one of, unless its tag has selectors."""

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, T]]) -> Matcher[T]:
        """
        Compile selectors.

        Args:
            pairs: A selector (several parted by commas are several) and its value; earlier ones win.

        Raises:
            CleanerError: A selector cannot be read.
        """
        matcher: Matcher[T] = cls()
        for text, value in pairs:
            for one in _COMMA.split(text):
                selector = parse_selector(one)
                part = selector.compound
                if part.id:
                    table, key = matcher.ids, part.id
                elif part.classes:
                    table, key = matcher.classes, part.classes[0]
                elif part.tests:
                    table, key = matcher.attributes, part.tests[0].name
                elif part.tag:
                    table, key = matcher.tags, part.tag
                else:
                    raise CleanerError(f"bad selector {text!r}: it matches everything")
                table[key] = (*table.get(key, ()), (selector, value))
        if matcher.ids:
            matcher.keys.add("id")
        if matcher.classes:
            matcher.keys.add("class")
        matcher.keys.update(matcher.attributes)
        return matcher

    def find(self, tag: str, attributes: Attributes, around: Sequence[tuple[str, Attributes]]) -> T | None:
        """Give the value of the first selector that an element matches, ids before classes, attributes and tags."""
        if attributes:
            if self.ids and "id" in attributes:
                for selector, value in self.ids.get(attributes["id"] or "", ()):
                    if selector.matches(tag, attributes, around):
                        return value
            if self.classes and (names := attributes.get("class")):
                for name in names.split():
                    if name in self.classes:
                        for selector, value in self.classes[name]:
                            if selector.matches(tag, attributes, around):
                                return value
            if self.attributes:
                for name in attributes:
                    for selector, value in self.attributes.get(name, ()):
                        if selector.matches(tag, attributes, around):
                            return value
        if tag in self.tags:
            for selector, value in self.tags[tag]:
                if selector.matches(tag, attributes, around):
                    return value
        return None
