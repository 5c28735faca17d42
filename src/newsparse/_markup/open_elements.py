"""
The elements that are open while one goes through the tags of markup.

The tags are gone through as the standard has a parser do it, as far as depth
goes. Where it is not sure that an end tag ends something, it ends nothing, so
that what is found is not less than what the parser will build. Among drawings,
menus of choices and frames the standard has corners that are not followed:
there it may be less, by a number and not by a power.
"""

from __future__ import annotations

import re
from collections import defaultdict

from newsparse._limits import Limits
from newsparse._markup.tags import ATTRIBUTE, TOKEN, lowered
from newsparse.errors import LimitError

__all__ = ["DRAWINGS", "FORMATTING", "OpenElements"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NEVER_OPEN = _words(
    "area base br col embed hr img input link meta param source track wbr keygen image frame"
    # Of each of these there is one, whatever the tags say.
    " html head body"
)
FORMATTING = _words("a b big code em font i nobr s small strike strong tt u")
_ENDS_ITS_LIKE = _words("p li dd a nobr")
"""These end the one of their kind before them."""
DRAWINGS = _words("svg math")
_ENDS_A_DRAWING = _words(
    "b big blockquote body br center code dd div dl em embed h1 head hr i img li listing menu meta nobr ol p pre ruby"
    " s small span strong strike sub sup table tt u ul var"
)
_LOOK = re.compile("color|face|size", re.ASCII | re.IGNORECASE)
"""A font with one of these ends a drawing too."""
_KIND = {
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), "h1"),
    **dict.fromkeys(("thead", "tfoot"), "tbody"),
    "th": "td",
    "dt": "dd",
}
"""Elements that end each other."""
_ROWS = {
    "td": ("td",),
    "tr": ("tr", "td"),
    **dict.fromkeys(("tbody", "caption", "colgroup"), ("tbody", "caption", "colgroup", "tr", "td")),
}
"""What ends, inside a table, where one of these begins."""

# How far the end tag of something outside reaches past an element. `_PLAIN` holds nothing back, a wall everything.
_PLAIN, _OPEN, _SPECIAL, _WALL = range(4)
_TEXT_OF_DRAWING = {"svg": _words("foreignobject desc title"), "math": _words("mi mo mn ms mtext")}
_ENDS_TEXT = frozenset().union(*_TEXT_OF_DRAWING.values(), ("annotation-xml",))
"""Inside these stands HTML again."""
_HOLDS = {
    **dict.fromkeys(_words("address div p"), _OPEN),
    **dict.fromkeys(
        _words(
            "article aside blockquote center details dialog dir dd dl fieldset figcaption figure footer form h1 header hgroup li listing"
            " main menu nav noscript ol plaintext pre search section summary tbody tr colgroup ul"
        ),
        _SPECIAL,
    ),
    **dict.fromkeys(
        _words("applet caption marquee object table td template button frameset select svg math text-of-drawing"), _WALL
    ),
}
_HELD_BY = {
    **dict.fromkeys(_HOLDS, _WALL),
    "noscript": _OPEN,
    **dict.fromkeys(("li", "dd"), _SPECIAL),
    **dict.fromkeys(("frameset", "select", "svg", "math", "text-of-drawing"), _OPEN),
}
"""What an end tag does not reach past; that of a plain element reaches past plain ones only."""

_BOUNDS = _words("applet caption marquee object td template")
"""What is formatted outside of these is not inside."""
_LEAVES_PARAGRAPH = frozenset(
    kind for kind, holds in {**_HOLDS, "hr": _OPEN}.items() if holds in {_OPEN, _SPECIAL} and kind not in _ROWS
) - {"noscript"}
_ENDED_BY_RUBY = _words("p li dd option rb rp rt rtc")
_OPENS_AGAIN = _words("area br embed img input keygen wbr image")

_REPEATED = 20_000
"""Elements that may be opened again, beside ten for each tag; a page with a font left open has one for each paragraph."""
_ALIKE = 3
"""The standard has no more than so many equal elements opened again."""


class _Format:
    """A formatting element that was begun and not ended."""

    __slots__ = ("kind", "place", "written")

    def __init__(self, kind: str, written: str) -> None:
        self.kind = kind
        self.written = written
        self.place = -1
        """Among the open elements; less than 0 where something around it has ended, so that it is to be opened again."""


class OpenElements:
    """The elements that are open while one goes through the tags."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._open: list[tuple[str, _Format | None]] = []
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        """Of each kind, its places among the open ones."""
        self._held: tuple[list[int], ...] = ([], [], [], [])
        """The places of those that hold back so much or more."""
        self._formats: list[list[_Format]] = [[]]
        """Those that apply, a list for each bound that is open."""
        self._closed = False
        """Whether one of them is to be opened again."""
        self._in_form = False
        self._tags = self._repeated = 0
        self._attributes_of_page = 0

    def over(self, html: str) -> None:
        """Go through all tags; raise `LimitError` at the first that is too much."""
        at = 0
        while at >= 0:
            start, at = at, -1
            before = start
            for found in TOKEN.finditer(html, start):
                script, raw, raw_rest, end, written, rest, cdata = found.groups()
                if self._closed and found.start() > before:
                    self._open_again()
                before = found.end() + 1
                if cdata:
                    at = html.find("]]>" if self._in_drawing() else ">", found.end())
                    break
                if raw_rest is not None:
                    if self._goes_into(lowered(script or raw), raw_rest):
                        at = found.end(3)
                        break
                elif written is not None:
                    self._tags += 1
                    name = lowered(written)
                    if end:
                        self._end(_KIND.get(name, name))
                    else:
                        self._begin(name, rest)

    def _goes_into(self, name: str, rest: str) -> bool:
        """Begin an element whose content is text, and tell whether it holds tags all the same."""
        self._tags += 1
        if self._in_drawing() or self._places.get("frameset"):
            self._begin(name, rest)
            return True
        self._count_attributes(name, rest)
        return False

    def _begin(self, name: str, rest: str) -> None:
        kind = _KIND.get(name, name)
        self._count_attributes(name, rest)
        if self._in_drawing() and not self._leaves_drawing(kind, rest):
            if rest[-1:] != "/":
                self._push_drawn(name, rest)
        elif self._places.get("frameset"):
            self._push(kind)
        else:
            self._start(kind, name + rest)

    def _count_attributes(self, name: str, rest: str) -> None:
        most = self._limits.attributes
        if name in {"html", "body"}:
            # Those of a second one go to the first.
            count = self._attributes_of_page = self._attributes_of_page + len(ATTRIBUTE.findall(rest))
        else:
            count = len(ATTRIBUTE.findall(rest)) if len(rest) >= 2 * most else 0
        if count > most:
            raise LimitError(f"an element has more than {most} attributes (limits.attributes)")

    def _in_drawing(self) -> bool:
        holding = self._held[_OPEN]
        return bool(holding) and self._open[holding[-1]][0] in DRAWINGS

    def _leaves_drawing(self, kind: str, rest: str) -> bool:
        leaves = kind in _ENDS_A_DRAWING or (kind == "font" and _LOOK.search(rest) is not None)
        if leaves:
            self._cut(self._held[_OPEN][-1])
        return leaves

    def _push_drawn(self, name: str, rest: str) -> None:
        around = self._open[self._held[_OPEN][-1]][0]
        if name in _TEXT_OF_DRAWING[around] or (
            around == "math" and name == "annotation-xml" and "encoding" in rest.lower()
        ):
            self._push("text-of-drawing")
        else:
            self._push(name if name in DRAWINGS else f"drawn {name}")

    def _start(self, kind: str, written: str) -> None:
        if kind in _LEAVES_PARAGRAPH:
            self._end("p")
        if kind in _ROWS:
            if not self._starts_row(kind):
                return
        elif kind in _ENDS_ITS_LIKE:
            self._end(kind)
        elif kind in {"input", "select"} and self._last("select") > -1:
            # The second one only ends the first.
            self._end("select")
            return
        elif kind == "form":
            if self._in_form:
                return
            self._in_form = True
        elif kind == "table" and self._open and self._open[-1][0] in {"table", "tbody", "tr", "colgroup"}:
            self._end("table")
        elif kind in {"rb", "rp", "rt", "rtc"} and self._last("ruby") >= 0:
            while self._open[-1][0] in _ENDED_BY_RUBY:
                self._cut(len(self._open) - 1)
        elif kind in {"option", "h1"} and self._open and self._open[-1][0] == kind:
            self._cut(len(self._open) - 1)
        if kind in NEVER_OPEN:
            if kind in _OPENS_AGAIN:
                self._open_again()
        elif kind in FORMATTING:
            self._open_again()
            self._format(_Format(kind, written))
        else:
            if kind not in _LEAVES_PARAGRAPH and kind not in _ROWS:
                self._open_again()
            if kind not in DRAWINGS or written[-1] != "/":
                self._push(kind)

    def _format(self, one: _Format) -> None:
        applying = self._formats[-1]
        alike = [other for other in applying if other.written == one.written]
        if len(alike) >= _ALIKE:
            applying.remove(alike[0])
        applying.append(one)
        self._push(one.kind, one)

    def _open_again(self) -> None:
        if self._closed:
            self._closed = False
            for one in self._formats[-1]:
                if one.place < 0:
                    self._repeated += 1
                    self._push(one.kind, one)
            if self._repeated > _REPEATED + 10 * self._tags:
                raise LimitError("its formatting elements are left open for too long (limits.depth)")

    def _push(self, kind: str, format_: _Format | None = None) -> None:
        place = len(self._open)
        if place >= self._limits.depth:
            raise LimitError(f"its elements are nested more than {place} levels deep (limits.depth)")
        self._open.append((kind, format_))
        self._places[kind].append(place)
        for level in range(_OPEN, _HOLDS.get(kind, _PLAIN) + 1):
            self._held[level].append(place)
        if format_ is not None:
            format_.place = place
        if kind in _BOUNDS:
            self._formats.append([])
            self._closed = False

    def _cut(self, place: int) -> None:
        """End the element at a place and all inside it."""
        for kind, format_ in reversed(self._open[place:]):
            self._places[kind].pop()
            if format_ is not None:
                format_.place = -1
                self._closed = True
            if kind in _BOUNDS:
                self._formats.pop()
                self._closed = True
        del self._open[place:]
        for holding in self._held:
            while holding and holding[-1] >= place:
                holding.pop()

    def _last(self, kind: str) -> int:
        places = self._places.get(kind)
        return places[-1] if places else -1

    def _end(self, kind: str) -> None:
        if kind in FORMATTING and (one := next((one for one in reversed(self._formats[-1]) if one.kind == kind), None)):
            self._end_format(one)
            return
        if kind in _ENDS_TEXT and self._last("text-of-drawing") >= 0:
            kind = "text-of-drawing"
        place = self._last(f"drawn {kind}" if kind not in DRAWINGS and self._in_drawing() else kind)
        if kind == "form":
            self._in_form = False
            if place < len(self._open) - 1:
                # It ends alone, and what is in it goes on.
                return
        if kind in _ROWS or kind == "table":
            # Inside a table nothing holds these back but a template.
            if place >= self._last("table") >= 0 and place > self._last("template"):
                self._cut(place)
            return
        if kind == "p" and self._in_drawing():
            self._cut(self._held[_OPEN][-1])
        if place >= 0 and place >= self._last_held(_HELD_BY.get(kind, _OPEN)):
            self._cut(place)

    def _end_format(self, one: _Format) -> None:
        if 0 <= one.place < self._last_held(_WALL):
            return
        self._formats[-1].remove(one)
        if one.place > self._last_held(_OPEN):
            self._cut(one.place)
        # Where it holds a block, the standard ends it before the block and begins another inside: as many are open as before.

    def _last_held(self, level: int) -> int:
        holding = self._held[level]
        return holding[-1] if holding else -1

    def _starts_row(self, kind: str) -> bool:
        """End the rows and cells that a part of a table ends; tell whether it is opened itself."""
        table = self._last("table")
        if max(map(self._last, ("template", *DRAWINGS))) > table:
            return True
        for other in _ROWS[kind]:
            if (place := self._last(other)) > table >= 0:
                self._cut(place)
        return table >= 0
