"""Which cleaner knows a post."""

from __future__ import annotations

import pytest

from newsparse import Parser
from newsparse._recognize import recognize
from newsparse._registry import cleaners
from newsparse.models import RawPost
from newsparse.rules import Cleaner

CLEANERS = {
    cleaner.id: cleaner
    for cleaner in (
        Cleaner(id="generic", label="any source"),
        Cleaner(id="beta", label="乙报", names=("Beta News",), hosts=("b.example.com",), marks=("b-box", "b-line")),
        Cleaner(id="alpha", label="甲报", hosts=("example.com", "a.example.org"), marks=("a-box", "a-line")),
    )
}


def of(body: str = "", **fields: str) -> str:
    return recognize(RawPost(body=body, source=fields.get("source"), url=fields.get("url")), CLEANERS)


class TestByFrontMatter:
    @pytest.mark.parametrize("source", ["乙报", "beta news", " Beta News "])
    def test_a_name_whatever_its_case(self, source: str) -> None:
        assert of(source=source) == "beta"

    def test_a_name_that_only_begins_alike_is_another(self) -> None:
        assert of(source="乙报周刊") == "generic"

    def test_a_named_other_source_is_not_overruled_by_pictures_or_marks(self) -> None:
        assert of('<img src="https://a.example.org/1.jpg"><i class="b-box b-line">', source="丙报") == "generic"

    def test_the_name_goes_before_the_address(self) -> None:
        assert of(source="乙报", url="https://a.example.org/1") == "beta"


class TestByHost:
    @pytest.mark.parametrize(
        ("url", "name"),
        [
            ("https://a.example.org/1.html", "alpha"),
            ("//www.a.example.org/1.html", "alpha"),
            ("https://b.example.com/1", "beta"),
            ("https://www.B.example.com/1", "beta"),
            ("https://c.example.com/1", "alpha"),
            ("https://notexample.com/1", "generic"),
            ("https://example.org/1", "generic"),
            ("关于", "generic"),
        ],
    )
    def test_the_address_of_the_page_subdomains_included_nearest_first(self, url: str, name: str) -> None:
        assert of(url=url) == name

    def test_an_address_goes_where_the_name_is_unknown(self) -> None:
        assert of(source="丙报", url="https://a.example.org/1") == "alpha"

    def test_most_pictures(self) -> None:
        alpha, other = '<img src="https://i.a.example.org/1.jpg">', '<img src="https://x.example.net/1.jpg">'
        assert of(alpha) == "alpha"
        assert of(alpha * 2 + other) == "alpha"
        assert of(alpha + other) == "generic"
        assert of('<img src="1.jpg">' * 5 + alpha) == "alpha"

    def test_a_picture_behind_a_proxy(self) -> None:
        assert of('<img src="https://cors.example.net/?http://b.example.com/1.jpg">') == "beta"

    def test_equal_counts_are_no_majority(self) -> None:
        assert of('<img src="//b.example.com/1.jpg"><img src="//a.example.org/1.jpg">') == "generic"


class TestByMarks:
    def test_two_of_one_source(self) -> None:
        assert of('<div class="b-box"><p class="b-line">甲</p></div>') == "beta"

    def test_one_may_be_chance(self) -> None:
        assert of('<div class="b-box">') == "generic"

    def test_of_two_sources_the_ids_decide_whatever_the_order(self) -> None:
        body = '<i class="b-box b-line a-box a-line">'
        assert of(body) == "alpha"
        assert recognize(RawPost(body=body), dict(reversed(CLEANERS.items()))) == "alpha"


def test_nothing_known_is_generic() -> None:
    assert of("<p>甲</p>") == "generic"


def test_no_two_installed_cleaners_claim_one_name() -> None:
    seen: dict[str, str] = {}
    for cleaner in cleaners().values():
        for name in {cleaner.label.casefold(), *(name.casefold() for name in cleaner.names)}:
            assert seen.setdefault(name, cleaner.id) == cleaner.id


def test_a_users_cleaner_takes_part() -> None:
    mine = Cleaner(id="mine", label="丙报")
    assert Parser(cleaners=[mine]).loads("---\ntitle: 甲\nsource: 丙报\n---\n<p>乙。</p>").source.id == "mine"


def test_a_users_cleaner_goes_before_an_installed_one_of_the_same_name_or_host() -> None:
    mine = Cleaner(id="mine", label="新浪财经", hosts=("sina.com.cn",))
    parser = Parser(cleaners=[mine])
    assert parser.loads("---\ntitle: 甲\nsource: 新浪财经\n---\n<p>乙。</p>").source.id == "mine"
    assert parser.loads("---\ntitle: 甲\n---\n<p>乙。</p><img src='https://n.sina.com.cn/1.jpg'>").source.id == "mine"
