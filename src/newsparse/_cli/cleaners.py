"""``newsparse cleaners``: the sources, or one of them and the rules that clean its posts."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from newsparse import _registry
from newsparse._cli.page import Line
from newsparse._cli.screen import put
from newsparse._cli.tables import table
from newsparse._cli.wrong import WrongUseError
from newsparse._display.width import shown, wrap
from newsparse._markup.lines import REGIONS
from newsparse.errors import PluginError
from newsparse.rules import RULES, Cleaner

__all__ = ["card", "run"]

_WIDTH = 80
_LABELS = 11
_HEAD = ("FOR", "RULE")
_PLACES = {"head": "lines before the story", "tail": "lines after the story", "anywhere": "lines"}


def run(arguments: Namespace) -> int:
    """List the sources, or show one."""
    cleaners = _registry.cleaners()
    if arguments.source is None:
        head = ("ID", "SOURCE", "VERSION", "HOSTS")
        rows = [(one.id, one.label, one.version, ", ".join(one.hosts)) for _, one in sorted(cleaners.items())]
        put(table(head, rows))
        return 0
    try:
        put(card(_registry.named(cleaners, arguments.source, "cleaner")))
    except PluginError as error:
        raise WrongUseError(str(error)) from error
    return 0


def card(cleaner: Cleaner) -> Iterator[Line]:
    """Yield who a source is, and its rules."""
    yield [("title", f"{cleaner.label} ({cleaner.id}, version {cleaner.version})")]
    yield []
    for label, text in (
        ("names", "、".join(cleaner.names)),
        ("hosts", ", ".join(cleaner.hosts)),
        ("time zone", cleaner.timezone),
        ("marks", " ".join(cleaner.marks)),
        ("on pages", ", ".join(cleaner.roots)),
        ("without", ", ".join(cleaner.without)),
    ):
        for number, line in enumerate(wrap(shown(text), _WIDTH - _LABELS) if text else ()):
            yield [("meta", (label if number == 0 else "").ljust(_LABELS)), ("", line)]
    yield []
    if cleaner.id == "generic":
        yield from table(("RULE", "WHAT IT TAKES FOR WHAT"), [*RULES.items()])
        return
    yield from _rules(cleaner)
    for variant in cleaner.variants:
        yield []
        yield [("part", f"until {variant.until}")]
        yield from _rules(variant.cleaner)
    yield []
    yield [("meta", "The shared rules come after these: newsparse cleaners generic")]


def _rules(cleaner: Cleaner) -> Iterator[Line]:
    rows = [(what, shown(rule)) for what, rule in _rows(cleaner)]
    yield from table(_HEAD, rows) if rows else [[("meta", "no rules of its own")]]


def _rows(cleaner: Cleaner) -> Iterator[tuple[str, str]]:
    for drop in cleaner.drop:
        yield drop.kind, f"{drop.name}: {drop.selector}" if drop.name else drop.selector
    for rule in cleaner.texts:
        yield rule.kind, f"{rule.name}: {_PLACES[rule.place]} {rule.pattern}"
    for place, what in REGIONS:
        for selector in getattr(cleaner, place):
            yield what, selector
    for address in cleaner.decoration_addresses:
        yield "decoration", f"pictures whose address has {address}"
    looks: dict[str, list[str]] = {}
    for word, look in cleaner.look_words:
        looks.setdefault(look, []).append(word)
    yield from [(look, f"{cleaner.look_attribute}: {' '.join(words)}") for look, words in looks.items()]
    for step in cleaner.steps:
        said = (step.__doc__ or "").strip().partition("\n")[0]
        name = getattr(step, "__name__", type(step).__name__)
        yield "step", f"{name}: {said}" if said else name
