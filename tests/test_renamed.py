"""Old names lead to the new ones for a while, and say so."""

from __future__ import annotations

import sys
from types import ModuleType

import pytest

import newsparse
from newsparse._renamed import renamed


@pytest.fixture
def module(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    made = ModuleType("harbour")
    vars(made).update(boats=7, __getattr__=lambda name: renamed("harbour", name, {"ships": ("boats", "2.0")}))
    monkeypatch.setitem(sys.modules, "harbour", made)
    return made


def test_an_old_name_gives_what_the_new_one_does_and_warns_where_it_is_used(module: ModuleType) -> None:
    with pytest.warns(DeprecationWarning, match=r"^harbour\.ships is called boats since 2\.0; the old name") as met:
        assert module.ships == 7
    assert [__file__] == [one.filename for one in met]


def test_a_new_name_does_not_warn(module: ModuleType) -> None:
    assert module.boats == 7


def test_an_old_name_can_be_imported(module: ModuleType) -> None:
    with pytest.warns(DeprecationWarning, match="called boats"):
        exec("from harbour import ships", {})  # noqa: S102  # the module is made above


def test_other_names_are_unknown_as_ever(module: ModuleType) -> None:
    with pytest.raises(AttributeError, match=r"^module 'harbour' has no attribute 'boat'$"):
        _ = module.boat
    assert not hasattr(newsparse, "parse")
