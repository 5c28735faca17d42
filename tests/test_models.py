"""The values that newsparse gives hold what they were given, and do not change."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

import newsparse
from newsparse import Article, FrozenMap


class TestFrozenMap:
    def test_it_cannot_be_changed(self) -> None:
        found = newsparse.loads("---\ntitle: 早安\n---\n<p>新的一天。</p>").metadata
        with pytest.raises(TypeError):
            found["title"] = "晚安"  # type: ignore[index]  # that is the point
        with pytest.raises(AttributeError, match=r"^FrozenMap is immutable: cannot set title$"):
            found.title = "晚安"
        assert dict(found) == {"title": "早安"}

    def test_what_lies_in_it_cannot_be_changed_either(self) -> None:
        names = ["甲"]
        found = FrozenMap({"names": names, "inner": {"a": "b"}})
        names.append("乙")
        assert found["names"] == ("甲",)
        assert isinstance(found["inner"], FrozenMap)

    def test_it_shows_what_it_holds(self) -> None:
        found = FrozenMap({"title": "早安"})
        assert repr(found) == "FrozenMap({'title': '早安'})"
        assert eval(repr(found), {"FrozenMap": FrozenMap}) == found  # noqa: S307  # our own text

    def test_equal_ones_hash_and_pickle_alike(self) -> None:
        one, other = FrozenMap({"a": "1", "b": {"c": "2"}}), FrozenMap({"b": {"c": "2"}, "a": "1"})
        assert one == other
        assert hash(one) == hash(other) == hash(pickle.loads(pickle.dumps(one)))  # noqa: S301  # our own bytes


@pytest.mark.parametrize(
    "fields", [{"published": "2022-01-01"}, {"source": "新浪"}, {"blocks": 5}, {"title": 3, "published": 3}]
)
def test_an_article_with_a_wrong_field_shows_itself_all_the_same(fields: dict[str, Any]) -> None:
    found = repr(Article(id="1" * 32, **fields))
    assert found == f"<Article {fields.get('title')!r}, with a field of a wrong kind>"
