"""Imports point left only, and plug-ins stand alone."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import newsparse

ROOT = Path(newsparse.__file__).parent
MODULES = {
    ".".join(("newsparse", *path.relative_to(ROOT).with_suffix("").parts)).removesuffix(".__init__"): path
    for path in sorted(ROOT.rglob("*.py"))
}
PLUGINS = ("loaders", "cleaners", "writers")

# The chain, from left to right. A private module that is not named is a helper, such as `_dates`.
CHAIN = (
    ("errors", "_field_docs"),
    ("models",),
    ("_limits",),
    ("typing", "_version"),
    ("(helpers)",),
    ("rules", "_blocks", "_clean"),
    PLUGINS,
    ("_registry",),
    ("_recognize",),
    ("_pipeline",),
    ("_runs",),
    ("_api",),
    ("", "testing", "arrow", "corpus"),
    ("workbench",),
    ("_cli", "__main__"),
)
RANKS = {name: rank for rank, names in enumerate(CHAIN) for name in names}


def part_of(module: str) -> str:
    return module.removeprefix("newsparse").removeprefix(".").split(".")[0]


def rank_of(module: str) -> int:
    part = part_of(module)
    if part not in RANKS:
        assert part.startswith("_"), f"{module} is public and has no place in the chain"
    return RANKS.get(part, RANKS["(helpers)"])


def imports_of(module: str) -> Iterator[str]:
    """Yield what the import statements of *module* name, those inside functions too."""
    tree = ast.parse(MODULES[module].read_text(encoding="utf-8"))
    lazy: set[ast.AST] = set()
    if module == "newsparse.models":
        # The one exception: `Article.to_html` and its like import a writer inside the method.
        classes = [node for node in tree.body if isinstance(node, ast.ClassDef) and node.name == "Article"]
        methods = [node for found in classes for node in found.body if isinstance(node, ast.FunctionDef)]
        lazy = {
            node for found in methods if found.name.startswith(("to_", "_repr_", "__rich_")) for node in ast.walk(found)
        }
    for node in ast.walk(tree):
        if node in lazy:
            continue
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports by a relative path"
            assert node.module
            for name in node.names:
                full = f"{node.module}.{name.name}"
                yield full if full in MODULES else node.module


@pytest.mark.parametrize("module", MODULES)
def test_imports_point_left(module: str) -> None:
    for found in imports_of(module):
        if found.split(".")[0] != "newsparse":
            continue
        assert found in MODULES, f"{module} imports {found}, which is not there"
        assert rank_of(found) <= rank_of(module), f"{module} imports {found}, which stands to its right"


@pytest.mark.parametrize("module", [module for module in MODULES if part_of(module) in PLUGINS])
def test_plugins_never_import_each_other(module: str) -> None:
    assert [] == [found for found in imports_of(module) if part_of(found) in PLUGINS and found.startswith("newsparse")]


def test_there_is_no_ring_of_imports() -> None:
    graph = {module: {found for found in imports_of(module) if found in MODULES} for module in MODULES}
    assert len(MODULES) == len(list(TopologicalSorter(graph).static_order()))


def test_who_walks_over_trees_knows_selectolax_and_nobody_else() -> None:
    users = {module for module in MODULES if any(found.startswith("selectolax") for found in imports_of(module))}
    assert {part_of(module) for module in users} == {"_markup", "_page"}
