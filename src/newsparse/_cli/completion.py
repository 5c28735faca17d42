"""What a shell offers behind a Tab, with argcomplete."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from typing import Any
from zoneinfo import available_timezones

from newsparse import _registry
from newsparse._cli.parquet import PARQUET
from newsparse.rules import RULES

__all__ = ["complete"]

_VALUES: dict[str, Callable[[], Iterable[str]]] = {
    "cleaner": _registry.cleaners,
    "source": _registry.cleaners,
    "format": _registry.loaders,
    "to": lambda: [*_registry.writers(), PARQUET],
    "without": lambda: RULES,
    "timezone": available_timezones,
}
"""What an option or argument takes, by its name; those that are not here take files, or what nobody can know."""


def complete(parser: argparse.ArgumentParser) -> None:
    """Answer the shell that asks, and end the process; without argcomplete nothing is done."""
    try:
        import argcomplete  # noqa: PLC0415  # the extra "cli"
    except ImportError:
        return
    for action in _actions(parser):
        if action.dest in _VALUES:
            action.completer = _completer(_VALUES[action.dest])  # type: ignore[attr-defined]  # argcomplete looks there
    argcomplete.autocomplete(parser)


def _actions(parser: argparse.ArgumentParser) -> Iterable[argparse.Action]:
    for action in parser._actions:  # noqa: SLF001  # argparse has no other way
        yield action
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            for command in action.choices.values():
                yield from _actions(command)


def _completer(values: Callable[[], Iterable[str]]) -> Callable[..., list[str]]:
    def completer(**_: Any) -> list[str]:
        return list(values())

    return completer
