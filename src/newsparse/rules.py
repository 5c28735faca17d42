"""
What a cleaner is made of: who a source is, what its markup means, and the names of the shared rules.

A `Cleaner` is compiled when it is made, so that what is wrong in it is said at
once; so what it is and how it is made ready stand together here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Literal, TypeAlias, get_args

from attrs import evolve, field, fields, frozen

from newsparse._dates import check_zone
from newsparse._field_docs import list_fields
from newsparse._markup.lines import REGIONS, Line, Look, Region
from newsparse._markup.selectors import Matcher
from newsparse._raised import where_raised
from newsparse._suggest import did_you_mean
from newsparse.errors import CleanerError, NewsparseError
from newsparse.models import RawPost, RemovedKind

__all__ = ["RULES", "Action", "Cleaner", "Decision", "Drop", "Place", "Step", "TextRule", "Variant"]

RULES: Mapping[str, str] = MappingProxyType(
    {
        "hidden": "what the markup hides",
        "title-repeated": "the title once more before the story",
        "original-title": "a line 原标题：… or 原文标题：…",
        "credit-line": "a line that only says who made or published the story",
        "byline": "a byline inside a sentence, which stays",
        "promotion": "scan, follow, download and share lines",
        "notice": "copyright, reprint and disclaimer lines",
        "related": "links to other stories",
        "end-mark": "end marks and lines of ornaments",
        "interaction": "questions to the reader after the story",
        "hashtag": "hashtags inside the story, which stay",
        "tag-line": "a line of tags",
        "caption-region": "captions that the markup names",
        "caption-own": "text in the picture's own paragraph",
        "caption-form": "a line after a picture that is a caption by its form",
        "caption-look": "a line after a picture that is set apart by its look",
        "caption-plain": "a plain short line after a picture",
        "picture-size": "spacers, icons and dividers",
        "picture-repeated": "a picture that keeps coming back",
        "picture-address": "pictures whose address says icon, avatar or QR code",
        "picture-promotion": "the picture of a promotion line",
        "picture-banner": "wide linked pictures before or after the story",
        "picture-after-end": "pictures after the end of the story",
        "heading-look": "bold, coloured or centred lines that title what follows",
        "heading-prefix": "lines with a heading's prefix: 一、 ■ 丨 01",
        "heading-plain": "plain short lines that title what follows",
    }
)
"""The shared rules by name; ``without=`` of a cleaner or a parser switches them off."""

Place: TypeAlias = Literal["head", "tail", "anywhere"]
Action: TypeAlias = Literal["remove", "keep", "heading", "caption"]

_KINDS, _PLACES, _ACTIONS = get_args(RemovedKind), get_args(Place), get_args(Action)


def _choose(value: object, choices: tuple[str, ...], *path: str) -> None:
    if value not in choices:
        hint = did_you_mean(value, choices) if isinstance(value, str) else ""
        raise CleanerError(f"not one of {', '.join(choices)}: {value!r}{hint}", path=path)


@frozen(kw_only=True)
class Drop:
    """An element that is no part of the story."""

    selector: str
    """A CSS selector of the subset that `newsparse._markup.selectors` reads."""
    kind: RemovedKind = "promotion"
    """What is in it."""
    name: str | None = None
    """The rule's name; the selector where none is given."""

    def __attrs_post_init__(self) -> None:
        _choose(self.kind, _KINDS, self.name or self.selector, "kind")


@frozen(kw_only=True)
class TextRule:
    """A line that is no part of the story, told by its text."""

    name: str
    """The rule's name, unique within the cleaner."""
    pattern: str
    """A regular expression that the folded line must match from its beginning; its group ``author`` names one."""
    kind: RemovedKind = "promotion"
    """What the line is."""
    place: Place = "anywhere"
    """Before the story, after it, or anywhere."""
    max_length: int = 120
    """In characters; longer lines are not looked at."""

    def __attrs_post_init__(self) -> None:
        _choose(self.kind, _KINDS, self.name, "kind")
        _choose(self.place, _PLACES, self.name, "place")


@frozen(kw_only=True)
class Decision:
    """What a step says of one line."""

    line: int
    """The index of the line."""
    action: Action
    """``caption`` is of the picture before the line."""
    rule: str
    """The step's name for it."""
    kind: RemovedKind = "promotion"
    """For ``remove``."""
    level: int = 2
    """For ``heading``."""

    def __attrs_post_init__(self) -> None:
        _choose(self.action, _ACTIONS, self.rule, "action")
        _choose(self.kind, _KINDS, self.rule, "kind")


Step: TypeAlias = Callable[[Sequence[Line], RawPost], Iterable[Decision]]
"""A function for what data cannot say: it reads the lines and yields decisions; it changes nothing."""


@frozen(kw_only=True)
class Variant:
    """An older layout of a source."""

    until: date
    """The last day (UTC) of the layout."""
    cleaner: Cleaner
    """What held then; its id is the current one's."""


@frozen(kw_only=True, cache_hash=True)
class Cleaner:
    """
    Everything known about one source.

    Raises:
        CleanerError: A selector, pattern or rule name is wrong; the message names the cleaner and the field.

    >>> from newsparse.rules import Cleaner, Drop
    >>> Cleaner(id="demo", label="示例报", drop=(Drop(selector="div.ad["),))
    Traceback (most recent call last):
    newsparse.errors.CleanerError: demo › drop: bad selector 'div.ad[': cannot read '['
    """

    id: str
    """Lower-case ASCII; also the module's name and the fixtures' folder."""
    label: str
    """The source's own name."""
    names: tuple[str, ...] = ()
    """As front matters write it, beside the label."""
    hosts: tuple[str, ...] = ()
    """Hosts of its pages and pictures; subdomains count."""
    marks: tuple[str, ...] = ()
    """Strings that only this source's markup holds."""
    timezone: str = "Asia/Shanghai"
    """The zone of its bare times."""
    version: str = "1"
    """Raised when the output for a post changes."""
    drop: tuple[Drop, ...] = ()
    """Elements that are no part of the story."""
    players: tuple[str, ...] = ()
    """Selectors of elements that stand for a video, whatever text they hold."""
    captions: tuple[str, ...] = ()
    """Selectors of captions."""
    credits: tuple[str, ...] = ()
    """Selectors of credit lines."""
    authors: tuple[str, ...] = ()
    """Selectors of elements that hold an author's name and nothing else."""
    headings: tuple[str, ...] = ()
    """Selectors of headings that are no ``<hN>``."""
    tags: tuple[str, ...] = ()
    """Selectors of tag lists."""
    decorations: tuple[str, ...] = ()
    """Selectors of pictures that are no part of the story."""
    keep: tuple[str, ...] = ()
    """Selectors of what the shared rules for lines must leave alone."""
    decoration_addresses: tuple[str, ...] = ()
    """Regular expressions searched in the addresses of pictures."""
    look_attribute: str | None = None
    """An attribute with words for looks, such as Sina's ``cms-style``."""
    look_words: tuple[tuple[str, Literal["bold", "centre", "colour", "small", "big", "grey"]], ...] = ()
    """The words in it."""
    texts: tuple[TextRule, ...] = ()
    """Lines told by their text."""
    steps: tuple[Step, ...] = ()
    """Functions for the rest, run before the shared rules for lines."""
    roots: tuple[str, ...] = ()
    """Selectors of the story in the source's web pages, best first."""
    without: tuple[str, ...] = ()
    """Names of shared rules, or of its own, that are switched off."""
    variants: tuple[Variant, ...] = field(default=())
    """Older layouts, in any order."""

    def __attrs_post_init__(self) -> None:
        _check_fields(self)
        _compile(self, frozenset())

    def at(self, day: date | None) -> Cleaner:
        """Give the layout that held on a day."""
        if day is not None:
            for variant in sorted(self.variants, key=lambda variant: variant.until):
                if day <= variant.until:
                    return evolve(variant.cleaner, id=self.id)
        return self


list_fields(Drop, TextRule, Decision, Variant, Cleaner)


@frozen(eq=False)
class Compiled:
    """A cleaner made ready for the walk."""

    cleaner: Cleaner
    matcher: Matcher[Region]
    look_words: dict[str, int]
    texts: tuple[tuple[TextRule, re.Pattern[str]], ...]
    addresses: re.Pattern[str] | None
    off: frozenset[str]
    steps: tuple[Step, ...]
    """The cleaner's, with errors that say whose they are."""

    def on(self, rule: str) -> bool:
        """Tell whether a rule is in force."""
        return rule not in self.off


_LOOKS = {
    "bold": Look.STRONG,
    "centre": Look.CENTRE,
    "colour": Look.COLOUR,
    "small": Look.SMALL,
    "big": Look.BIG,
    "grey": Look.GREY,
}
_COMMON = tuple(
    (selector, Region("caption", selector))
    for selector in (
        # Class names that many systems give to captions; the first is HTML's own element.
        "figcaption",
        ".image-caption",
        ".img-caption",
        ".wp-caption-text",
        ".pic-desc",
        ".img-desc",
        ".image-desc",
        ".pictext",
        ".pgc-img-caption",
        ".picIntro",
        ".picinfo",
    )
)


def rule_names(cleaner: Cleaner) -> set[str]:
    """Give the names of a cleaner's own rules; of its steps those that are written out in them."""
    names = {rule.name for rule in cleaner.texts} | {drop.name or drop.selector for drop in cleaner.drop}
    for step in cleaner.steps:
        # A step tells its rules only with its decisions, and those come after names have to be known.
        written = getattr(getattr(step, "__code__", None), "co_consts", ())
        names.update(text for text in written if isinstance(text, str) and _NAME.fullmatch(text))
    for place, _ in REGIONS:
        names.update(getattr(cleaner, place))
    for variant in cleaner.variants:
        names |= rule_names(variant.cleaner)
    return names


_NAME = re.compile(rf"(?!(?:{'|'.join((*_ACTIONS, *_KINDS))})$)[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
"""A rule's name, as distinct from the other words of a decision."""


@lru_cache(maxsize=1024)
def compiled(cleaner: Cleaner, without: frozenset[str] = frozenset()) -> Compiled:
    """Compile a cleaner once, and remember it."""
    return _compile(cleaner, without)


def _check(holds: object, otherwise: str) -> None:
    if not holds:
        raise CleanerError(otherwise)


def _compile(cleaner: Cleaner, without: frozenset[str]) -> Compiled:
    """
    Compile a cleaner.

    Args:
        cleaner: The cleaner.
        without: Names of rules that the caller switches off.

    Raises:
        CleanerError: Something in it is wrong.
    """
    off = without | frozenset(cleaner.without)
    pairs: list[tuple[str, Region]] = []
    names = rule_names(cleaner)
    try:
        place = "drop"
        for drop in cleaner.drop:
            name = drop.name or drop.selector
            if name not in off:
                pairs.append((drop.selector, Region("drop", name, drop.kind)))
                Matcher.of(pairs[-1:])
        for place, kind in REGIONS:
            for selector in getattr(cleaner, place):
                if selector in off:
                    continue
                pairs.append((selector, Region(kind, selector, "player" if kind == "player" else "decoration")))
                Matcher.of(pairs[-1:])
        place = "texts"
        texts = tuple((rule, re.compile(rule.pattern)) for rule in cleaner.texts if rule.name not in off)
        place = "decoration_addresses"
        addresses = re.compile("|".join(cleaner.decoration_addresses)) if cleaner.decoration_addresses else None
        place = "without"
        # A caller's list may name rules of other cleaners; a cleaner's own may not.
        for rule in cleaner.without:
            _check(rule in RULES or rule in names, f"no rule is called {rule!r}{did_you_mean(rule, (*RULES, *names))}")
        place = "id"
        _check(re.fullmatch(r"[a-z][a-z0-9_-]*", cleaner.id), "an id is lower-case ASCII letters, digits, - and _")
    except re.error as error:
        raise CleanerError(f"bad pattern: {error}", path=(cleaner.id, place)) from error
    except CleanerError as error:
        raise error.within(cleaner.id, place) from None
    return Compiled(
        cleaner,
        Matcher.of([*pairs, *_COMMON]),
        {word: int(_LOOKS[look]) for word, look in cleaner.look_words},
        texts,
        addresses,
        off,
        tuple(_guarded(cleaner.id, step) for step in cleaner.steps),
    )


def _guarded(cleaner: str, step: Step) -> Step:
    """Give a step whose errors, and decisions that cannot be, are errors of the cleaner."""
    path = (cleaner, getattr(step, "__name__", type(step).__name__))

    def run(lines: Sequence[Line], post: RawPost) -> Iterator[Decision]:
        try:
            decisions: Iterable[Any] = step(lines, post)
            for decision in decisions:
                _check(isinstance(decision, Decision), f"a step yields decisions, not {decision!r:.60}")
                _check(
                    isinstance(decision.line, int) and 0 <= decision.line < len(lines),
                    f"there is no line {decision.line!r}; the body has {len(lines)}, counted from 0",
                )
                yield decision
        except CleanerError as error:
            raise error.within(*path) from error.__cause__
        except MemoryError:
            raise  # that is no fault of the step, but of the post
        except Exception as error:
            raise CleanerError(f"{type(error).__name__}: {error}{where_raised(error)}", path=path) from error

    return run


def _check_fields(cleaner: Cleaner) -> None:
    """Make sure that every field holds what it says; a text where a tuple belongs would be read letter by letter."""
    kinds: dict[str, type] = {"drop": Drop, "texts": TextRule, "variants": Variant}
    for place in [one.name for one in fields(Cleaner)]:
        value = getattr(cleaner, place)
        try:
            if place in {"id", "label", "timezone", "version"}:
                _check(isinstance(value, str), f"text was expected, not {value!r}")
            elif place == "look_attribute":
                _check(value is None or isinstance(value, str), f"text was expected, not {value!r}")
            else:
                _check_items(place, value, kinds.get(place, str))
        except CleanerError as error:
            raise error.within(str(cleaner.id), place) from None
    try:
        check_zone(cleaner.timezone)
    except NewsparseError as error:
        raise CleanerError(error.reason, path=(cleaner.id, "timezone")) from error


def _check_items(place: str, value: Any, kind: type) -> None:
    if not isinstance(value, tuple):
        hint = f": ({value!r},)" if isinstance(value, str | kind) or callable(value) else ""
        raise CleanerError(f"a tuple was expected, not {type(value).__name__}{hint}")
    for item in value:
        if place == "steps":
            _check(callable(item), f"a function was expected, not {item!r}")
        elif place == "look_words":
            _check(
                isinstance(item, tuple) and len(item) == 2, f"a word and a look were expected, not {item!r}"
            )  # a pair
            _choose(item[1], tuple(_LOOKS))
        else:
            name = "text" if kind is str else kind.__name__
            _check(isinstance(item, kind), f"{name} was expected, not {item!r}")
        if place == "hosts":
            host = re.sub(r"^[a-z]+://|[/:].*", "", item)
            _check(host == item, f"an address, not a host: {item!r}; give {host!r}")
