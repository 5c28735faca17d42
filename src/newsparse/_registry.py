"""Finds loaders, cleaners and writers: this package's own by walking it, others' by entry points."""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module
from importlib.metadata import entry_points
from types import MappingProxyType
from typing import TypeVar

from newsparse._suggest import did_you_mean
from newsparse.errors import NewsparseError, PluginError
from newsparse.rules import Cleaner
from newsparse.typing import Loader, Writer

__all__ = ["cleaners", "loaders", "named", "writers"]

T = TypeVar("T", Loader, Cleaner, Writer)


@lru_cache(maxsize=3)
def _found(package: str, attribute: str) -> dict[str, object]:
    out: dict[str, object] = {}
    origins: dict[str, str] = {}
    home = import_module(f"newsparse.{package}")
    for module in sorted(info.name for info in pkgutil.iter_modules(home.__path__)):
        name = f"newsparse.{package}.{module}"
        try:
            plugin = getattr(import_module(name), attribute, None)
        except NewsparseError as error:
            raise error.within(f"{name.replace('.', '/')}.py") from error.__cause__
        if plugin is not None:
            _add(out, origins, plugin, name)
    for point in sorted(entry_points(group=f"newsparse.{package}"), key=lambda point: point.name):
        try:
            plugin = point.load()
        except Exception as error:
            raise PluginError(
                f"cannot load {point.value}: {error}", path=(f"newsparse.{package}", point.name)
            ) from error
        _add(out, origins, plugin, point.value)
    return out


def _add(out: dict[str, object], origins: dict[str, str], plugin: object, origin: str) -> None:
    name = getattr(plugin, "id", None)
    if not isinstance(name, str):
        raise PluginError(f"{origin} is no plug-in: it has no id")
    if name in out:
        raise PluginError(f"two plug-ins have the id {name!r}: {origins[name]} and {origin}")
    out[name], origins[name] = plugin, origin


def loaders() -> Mapping[str, Loader]:
    """All loaders by id."""
    return MappingProxyType(_found("loaders", "LOADER"))  # type: ignore[arg-type]  # by the attribute's contract


def cleaners() -> Mapping[str, Cleaner]:
    """All cleaners by id, the generic one included."""
    return MappingProxyType(_found("cleaners", "CLEANER"))  # type: ignore[arg-type]  # by the attribute's contract


def writers() -> Mapping[str, Writer]:
    """All writers by id."""
    return MappingProxyType(_found("writers", "WRITER"))  # type: ignore[arg-type]  # by the attribute's contract


def named(plugins: Mapping[str, T], name: str, what: str) -> T:
    """
    Give the plug-in with an id.

    Raises:
        PluginError: There is none; the message lists what there is.
    """
    if name not in plugins:
        labelled = next((one for one, plugin in plugins.items() if plugin.label == name), name)
        hint = did_you_mean(labelled, plugins)
        # It is one on the command line, but its rows are no text.
        more = "; newsparse.arrow.write_parquet writes Parquet" if what == "writer" and name == "parquet" else ""
        raise PluginError(f"no {what} is called {name!r}{hint}; there are {', '.join(sorted(plugins))}{more}")
    return plugins[name]
