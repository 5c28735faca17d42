"""What a cleaner is made of, and what is wrong with a wrong one."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from newsparse import CleanerError
from newsparse._markup.lines import Look
from newsparse.rules import RULES, Cleaner, Decision, Drop, TextRule, Variant, compiled


class TestWrongCleaners:
    @pytest.mark.parametrize(
        ("fields", "message"),
        [
            ({"drop": (Drop(selector="div["),)}, "demo › drop: bad selector 'div[': cannot read '['"),
            ({"captions": ("p:hover",)}, "demo › captions: bad selector 'p:hover': cannot read ':hover'"),
            ({"players": ("*",)}, "demo › players: bad selector '*': it matches everything"),
            ({"keep": ("",)}, "demo › keep: bad selector '': it is empty"),
            ({"texts": (TextRule(name="x", pattern="("),)}, "demo › texts: bad pattern: missing ), "),
            ({"decoration_addresses": ("[",)}, "demo › decoration_addresses: bad pattern: unterminated"),
            (
                {"without": ("heading-plian",)},
                "demo › without: no rule is called 'heading-plian' – did you mean 'heading-plain'?",
            ),
            ({"captions": "p.note"}, "demo › captions: a tuple was expected, not str: ('p.note',)"),
            ({"captions": ["p.note"]}, "demo › captions: a tuple was expected, not list"),
            ({"drop": Drop(selector="p")}, "demo › drop: a tuple was expected, not Drop: (Drop("),
            ({"drop": ("p.ad",)}, "demo › drop: Drop was expected, not 'p.ad'"),
            ({"names": (5,)}, "demo › names: text was expected, not 5"),
            ({"steps": ("drop_ads",)}, "demo › steps: a function was expected, not 'drop_ads'"),
            ({"look_words": ("Bold",)}, "demo › look_words: a word and a look were expected, not 'Bold'"),
            ({"look_words": (("Bold", "fat"),)}, "demo › look_words: not one of bold, centre, "),
            ({"look_attribute": 5}, "demo › look_attribute: text was expected, not 5"),
            ({"version": 2}, "demo › version: text was expected, not 2"),
            (
                {"hosts": ("https://www.x.cn/",)},
                "demo › hosts: an address, not a host: 'https://www.x.cn/'; give 'www.x.cn'",
            ),
            ({"timezone": "Mars/Base"}, "demo › timezone: no such time zone: 'Mars/Base'"),
        ],
    )
    def test_cleaner_and_field_are_named(self, fields: dict[str, Any], message: str) -> None:
        with pytest.raises(CleanerError) as caught:
            Cleaner(id="demo", label="示例报", **fields)
        assert str(caught.value).startswith(message)

    @pytest.mark.parametrize(
        ("make", "message"),
        [
            (lambda: Drop(selector="p.ad", kind="advert"), "p.ad › kind: not one of "),  # type: ignore[arg-type]  # the mistake
            (lambda: TextRule(name="x", pattern="x", kind="promo"), "'promo' – did you mean 'promotion'?"),  # type: ignore[arg-type]  # the mistake
            (lambda: TextRule(name="x", pattern="x", place="end"), "x › place: not one of head, tail, anywhere: 'end'"),  # type: ignore[arg-type]  # the mistake
            (lambda: Decision(line=0, action="keep", rule="x", kind="a"), "x › kind: not one of "),  # type: ignore[arg-type]  # the mistake
        ],
    )
    def test_a_word_that_is_none_of_the_choices(self, make: Callable[[], object], message: str) -> None:
        with pytest.raises(CleanerError) as caught:
            make()
        assert message in str(caught.value)

    @pytest.mark.parametrize("name", ["", "Demo", "示例", "1a", "a b"])
    def test_ids_are_plain(self, name: str) -> None:
        with pytest.raises(CleanerError, match="an id is lower-case ASCII"):
            Cleaner(id=name, label="示例报")


class TestSwitchedOff:
    CLEANER = Cleaner(
        id="demo",
        label="示例报",
        drop=(Drop(selector="div.ad", name="ad"), Drop(selector="div.qr")),
        texts=(TextRule(name="slogan", pattern="天天见"),),
        without=("heading-plain", "div.qr"),
    )

    def test_by_the_cleaner(self) -> None:
        ready = compiled(self.CLEANER)
        assert not ready.on("heading-plain")
        assert ready.on("heading-look")
        assert ready.matcher.find("div", {"class": "qr"}, []) is None
        assert ready.matcher.find("div", {"class": "ad"}, []) is not None

    def test_by_the_caller(self) -> None:
        ready = compiled(self.CLEANER, frozenset({"ad", "slogan", "of-another"}))
        assert ready.matcher.find("div", {"class": "ad"}, []) is None
        assert ready.texts == ()

    def test_a_cleaner_is_compiled_once(self) -> None:
        assert compiled(self.CLEANER) is compiled(self.CLEANER)


class TestVariants:
    OLD = Cleaner(id="demo-2020", label="示例报", version="2020")
    OLDER = Cleaner(id="demo", label="示例报", version="2019")
    CLEANER = Cleaner(
        id="demo",
        label="示例报",
        version="now",
        variants=(Variant(until=date(2020, 12, 31), cleaner=OLD), Variant(until=date(2019, 12, 31), cleaner=OLDER)),
    )

    @pytest.mark.parametrize(
        ("day", "version"),
        [
            (date(2019, 5, 1), "2019"),
            (date(2019, 12, 31), "2019"),
            (date(2020, 1, 1), "2020"),
            (date(2021, 1, 1), "now"),
            (None, "now"),
        ],
    )
    def test_the_layout_of_a_day(self, day: date | None, version: str) -> None:
        found = self.CLEANER.at(day)
        assert (found.version, found.id) == (version, "demo")


def test_words_for_looks() -> None:
    mine = Cleaner(
        id="demo", label="示例报", look_attribute="cms-style", look_words=(("Bold", "bold"), ("grey1", "grey"))
    )
    assert compiled(mine).look_words == {"Bold": Look.STRONG, "grey1": Look.GREY}


def test_cleaners_pickle_and_hash() -> None:
    mine = TestSwitchedOff.CLEANER
    assert pickle.loads(pickle.dumps(mine)) == mine  # noqa: S301  # our own bytes
    assert hash(pickle.loads(pickle.dumps(mine))) == hash(mine)  # noqa: S301  # our own bytes


def test_each_shared_rule_says_what_it_is() -> None:
    assert all(text and text == text.strip() and not text.endswith(".") for text in RULES.values())


def test_the_table_of_shared_rules_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        RULES["promotion"] = ""  # type: ignore[index]  # that is the point
