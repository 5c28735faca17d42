"""The elements of a body that a selector could name, for those who look for what recurs."""

from __future__ import annotations

from typing import Any

from attrs import define, field, frozen
from selectolax.lexbor import LexborHTMLParser

from newsparse._markup.pictures import picture

__all__ = ["Element", "read_elements"]

_SKIPPED = frozenset(("script", "style", "template", "noscript", "head", "title", "meta", "link", "base"))
_INLINE = frozenset(
    "a abbr b big cite code em font i img ins kbd label mark q s small span strong sub sup u".split()  # noqa: SIM905  # a row of words
)
_CELLS = frozenset(("td", "th"))
_DEEPEST = 60
"""Boxes of a page nest no deeper; what does is markup gone wrong."""
_LONGEST = 1000
"""Characters of a text that are kept; what is longer is the story itself."""


@frozen(kw_only=True)
class Element:
    """An element with a class or an id."""

    tag: str
    id: str | None
    classes: tuple[str, ...]
    text: str
    """All text inside, white space folded, cut after 1000 characters."""
    pictures: tuple[str, ...]
    """The addresses of the pictures inside, proxies undone."""
    start: int
    """How many characters, blanks not counted, stand before it in the body."""
    end: int
    """The same for its end."""
    follows_picture: bool
    """Whether a picture stands before it and no text between."""
    alone: bool
    """Whether it is all of its paragraph: never false for an element that is laid out as a block."""
    in_cell: bool
    """Whether it stands in a table's cell."""
    linked: int
    """How many of its characters, blanks not counted, are those of links."""
    outer: int
    """The index of the next such element around it, or -1."""


@define(eq=False)
class _Open:
    node: Any
    tag: str
    at: int
    """Its index among the elements that are kept, or -1."""
    first: int
    start: int
    pictures: int
    follows: bool
    in_cell: bool
    linked: int
    lonely: list[int] = field(factory=list)
    """Inline elements inside that are alone if they hold all of this one's text."""


def read_elements(html: str) -> tuple[Element, ...]:
    """
    Walk over a body and gather its elements.

    Args:
        html: The body of a post that was read, and so is within the parser's limits.

    Returns:
        The elements that have a class or an id, in document order.

    >>> [(one.tag, one.classes, one.text) for one in read_elements('<p>开张了。</p><p class="ed">编辑：李明</p>')]
    [('p', ('ed',), '编辑：李明')]
    """
    root = LexborHTMLParser(html).body
    walk = _Walk()
    if root is None:  # a frameset
        return ()
    node: Any = root.child
    while node is not None:
        if walk.enter(node):
            node = node.child
            continue
        while node is not None and node.next is None:
            node = walk.leave() if walk.open else None
        node = node.next if node is not None else None
    return tuple([Element(**one) for one in walk.found])


class _Walk:
    def __init__(self) -> None:
        self.found: list[dict[str, Any]] = []
        self.open: list[_Open] = []
        self.texts: list[str] = []
        self.size = self.linked = self.links = 0
        self.pictures: list[str] = []
        self.after_picture = False

    def enter(self, node: Any) -> bool:
        """Take a node in; tell whether its children come next."""
        tag = node.tag or ""
        if tag == "-text":
            self._text(node.text_content or "")
            return False
        if tag.startswith("-") or tag in _SKIPPED:
            return False
        if tag == "img":
            self.pictures.append(picture(node.attributes, None).url)
            self.after_picture = True
        if tag not in _INLINE:
            self.texts.append(" ")
        around = self.open[-1] if self.open else None
        at = self._keep(node, tag) if len(self.open) < _DEEPEST else -1
        one = _Open(
            node,
            tag,
            at,
            len(self.texts),
            self.size,
            len(self.pictures),
            self.after_picture,
            tag in _CELLS or (around is not None and around.in_cell),
            self.linked,
        )
        self.links += tag == "a"
        self.open.append(one)
        if node.child is None:
            self.leave()
            return False
        return True

    def _text(self, text: str) -> None:
        size = sum(map(len, text.split()))
        if size:
            self.size += size
            self.linked += size if self.links else 0
            self.texts.append(text)
            self.after_picture = False

    def _keep(self, node: Any, tag: str) -> int:
        given = node.attributes
        classes = tuple((given.get("class") or "").split())
        if not classes and not given.get("id"):
            return -1
        outer = next((one.at for one in reversed(self.open) if one.at >= 0), -1)
        self.found.append({"tag": tag, "id": given.get("id") or None, "classes": classes, "outer": outer})
        return len(self.found) - 1

    def leave(self) -> Any:
        """Close the innermost open element and give it back."""
        one = self.open.pop()
        inline = one.tag in _INLINE
        self.links -= one.tag == "a"
        if not inline:
            self.texts.append(" ")
            for at in one.lonely:
                inner = self.found[at]
                inner["alone"] = inner["end"] - inner["start"] == self.size - one.start
        elif self.open:
            self.open[-1].lonely += one.lonely
        if one.at >= 0:
            self.found[one.at].update(
                text=" ".join("".join(self.texts[one.first :]).split())[:_LONGEST] if self.size > one.start else "",
                pictures=tuple(self.pictures[one.pictures :]),
                start=one.start,
                end=self.size,
                follows_picture=one.follows,
                # The body's own text counts as a paragraph that holds more.
                alone=not inline,
                in_cell=one.in_cell,
                linked=self.linked - one.linked,
            )
            if inline and self.open:
                self.open[-1].lonely.append(one.at)
        return one.node
