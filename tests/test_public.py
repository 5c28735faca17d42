"""What is public is named, documented and cheap to import."""

from __future__ import annotations

import inspect
import subprocess
import sys
from importlib import import_module
from types import ModuleType
from typing import get_type_hints

import pytest
from attrs import fields
from test_architecture import MODULES

import newsparse
from newsparse._field_docs import list_fields

PUBLIC = [module for module in MODULES if not any(part.startswith("_") for part in module.split("."))]


def test_all_names_what_is_importable_and_nothing_else() -> None:
    present = {
        name
        for name, value in vars(newsparse).items()
        if not name.startswith("_") and not isinstance(value, ModuleType)
    }
    # Loaded when it is asked for; until then only type checkers see it.
    present = present - {"TYPE_CHECKING"} | {"Corpus"}
    assert set(newsparse.__all__) == present | {name for name in newsparse.__all__ if name.startswith("__")}
    assert sorted(newsparse.__all__) == newsparse.__all__
    assert newsparse.__all__ == dir(newsparse)


@pytest.mark.parametrize("module", PUBLIC)
def test_a_public_module_says_what_it_offers(module: str) -> None:
    found = import_module(module)
    assert found.__doc__
    for name in getattr(found, "__all__", []):
        assert hasattr(found, name), name


@pytest.mark.parametrize("name", newsparse.__all__)
def test_what_is_public_is_documented(name: str) -> None:
    value = getattr(newsparse, name)
    if inspect.isclass(value) or inspect.isfunction(value):
        assert inspect.getdoc(value)


class TestHelp:
    """`help` lists the fields of a class with their meaning."""

    @pytest.mark.parametrize("module", ["newsparse", "newsparse.models", "newsparse.rules", "newsparse.typing"])
    def test_every_field_has_its_line(self, module: str) -> None:
        found = import_module(module)
        classes = [getattr(found, name) for name in found.__all__ if hasattr(getattr(found, name), "__attrs_attrs__")]
        assert len(classes) > 2
        for one in classes:
            _, _, listed = (inspect.getdoc(one) or "").partition("\nFields:\n")
            lines = [line.strip().partition(": ") for line in listed.splitlines()]
            public = [field.name for field in fields(one) if not field.name.startswith("_")]
            assert [name for name, _, _ in lines] == public, one
            assert all(meaning for _, _, meaning in lines), one

    def test_what_a_field_points_into_is_said(self) -> None:
        assert "\n    index: Into `Article.blocks` for a block or a caption" in (newsparse.Where.__doc__ or "")
        assert newsparse.Where(part="block", index=0).__doc__ == newsparse.Where.__doc__

    def test_without_a_source_the_docstring_is_as_it_was(self) -> None:
        found = type("Made", (), {"__doc__": "Made at run time.", "__module__": "nowhere"})
        list_fields(found)
        assert found.__doc__ == "Made at run time."


@pytest.mark.parametrize("module", PUBLIC)
def test_the_type_hints_of_what_is_public_can_be_read(module: str) -> None:
    found = import_module(module)
    for name in getattr(found, "__all__", []):
        value = getattr(found, name)
        if inspect.isclass(value):
            get_type_hints(value)
            for member in vars(value).values():
                called = member.fget if isinstance(member, property) else member
                # What attrs writes knows the names of its class's module up to there; the class's own hints say the same.
                if inspect.isfunction(called) and called.__name__ != "__init__":
                    get_type_hints(called)
        elif inspect.isfunction(value):
            get_type_hints(value)


def test_reading_type_hints_needs_no_parser_to_be_made() -> None:
    assert "newsparse.rules" in loaded("import newsparse, typing; typing.get_type_hints(newsparse.Parser)")
    assert "newsparse.rules" not in loaded("import newsparse")


def loaded(statement: str) -> set[str]:
    code = f"{statement}\nimport sys\nprint('\\n'.join(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return set(run.stdout.split())


def test_import_loads_no_plugin_and_no_optional_library() -> None:
    plugins = {module for module in MODULES if module.split(".")[1:2] in (["cleaners"], ["loaders"], ["writers"])}
    optional = {"rich", "markdown_it", "feedparser", "pyarrow", "pandas", "polars", "argparse"}
    assert plugins
    assert set() == loaded("import newsparse") & (plugins | optional)


def test_help_loads_no_plugin() -> None:
    statement = "from newsparse._cli.arguments import argument_parser; argument_parser().format_help()"
    assert not any(name.startswith(("newsparse.cleaners.", "rich")) for name in loaded(statement))
