"""The CSS subset that cleaners select by."""

from __future__ import annotations

import pytest

from newsparse._markup.selectors import Attributes, Matcher, parse_selector
from newsparse.errors import CleanerError

Around = list[tuple[str, Attributes]]


def matches(selector: str, tag: str, attributes: Attributes | None = None, around: Around | None = None) -> bool:
    return parse_selector(selector).matches(tag, attributes or {}, around or [])


class TestCompounds:
    @pytest.mark.parametrize(
        ("selector", "attributes"),
        [
            ("p", {}),
            ("P", {}),
            ("*.a", {"class": "a"}),
            ("p#x", {"id": "x"}),
            (".a.b", {"class": "b c a"}),
            ("[hidden]", {"hidden": None}),
            ("p[data-w='1']", {"data-w": "1"}),
            ('p[data-w="1"]', {"data-w": "1"}),
            ("p[ label = 图片描述 ]", {"label": "图片描述"}),
            ("[src^=//]", {"src": "//a.cn/1.jpg"}),
            ("[src$='.m4a']", {"src": "a.m4a"}),
            ("[style*='text-indent: 2em']", {"style": "x;text-indent: 2em;"}),
            ("[class~=a]", {"class": "b a"}),
            ("p.中文", {"class": "中文"}),
            (" p ", {}),
        ],
    )
    def test_what_matches(self, selector: str, attributes: Attributes) -> None:
        assert matches(selector, "p", attributes)

    @pytest.mark.parametrize(
        ("selector", "attributes"),
        [
            ("div", {}),
            ("p#x", {"id": "y"}),
            ("p#x", {}),
            (".a.b", {"class": "a"}),
            (".a", {"class": None}),
            (".a", {"class": "ab"}),
            ("[hidden]", {}),
            ("[data-w='1']", {"data-w": None}),
            ("[src^=//]", {"src": "a//"}),
            ("[src$='.m4a']", {"src": "a.m4a?x"}),
            ("[style*=indent]", {"style": ""}),
            ("[class~=a]", {"class": "ab"}),
        ],
    )
    def test_what_does_not(self, selector: str, attributes: Attributes) -> None:
        assert not matches(selector, "p", attributes)


class TestAncestors:
    AROUND: Around = [("div", {"class": "box"}), ("section", {}), ("div", {"id": "in"})]  # noqa: RUF012  # read only

    @pytest.mark.parametrize(
        "selector",
        ["div p", "div > p", ".box p", ".box section > div > p", ".box > section p", "#in>p", "section div p"],
    )
    def test_what_matches(self, selector: str) -> None:
        assert matches(selector, "p", {}, self.AROUND)

    @pytest.mark.parametrize("selector", ["section > p", ".box > p", "ul p", "div > .box p", "p > p", "div div div p"])
    def test_what_does_not(self, selector: str) -> None:
        assert not matches(selector, "p", {}, self.AROUND)

    def test_blanks_and_angles_inside_a_test_are_no_combinators(self) -> None:
        assert matches("div > p[title='a > b c']", "p", {"title": "a > b c"}, [("div", {})])

    def test_an_attribute_of_an_ancestor(self) -> None:
        assert matches("p[data-x=y] > strong", "strong", {}, [("p", {"data-x": "y"})])


class TestErrors:
    @pytest.mark.parametrize(
        ("selector", "reason"),
        [
            ("div.ad[", "cannot read '['"),
            ("p:first-child", "cannot read ':first-child'"),
            ("p + p", "cannot read '+'"),
            ("", "it is empty"),
            ("a >", "it is empty"),
            (".a*", "cannot read '*'"),
        ],
    )
    def test_what_cannot_be_read_is_named(self, selector: str, reason: str) -> None:
        with pytest.raises(CleanerError) as caught:
            parse_selector(selector)
        assert str(caught.value) == f"bad selector {selector!r}: {reason}"

    def test_what_matches_everything_is_refused(self) -> None:
        with pytest.raises(CleanerError, match=r"bad selector '\*': it matches everything"):
            Matcher.of([("*", 1)])


class TestMatcher:
    MATCHER = Matcher.of(
        [
            ("p", "tag"),
            ("[data-x]", "attribute"),
            (".a, .b", "class"),
            (".a", "later"),
            ("#i", "id"),
            ("div.deep .c", "inside"),
            ("[title='a,b'], em", "comma"),
        ]
    )

    @pytest.mark.parametrize(
        ("tag", "attributes", "value"),
        [
            ("p", {}, "tag"),
            ("p", {"data-x": None}, "attribute"),
            ("p", {"class": "x a", "data-x": ""}, "class"),
            ("p", {"class": "b"}, "class"),
            ("p", {"class": "a", "id": "i"}, "id"),
            ("p", {"id": "j"}, "tag"),
            ("span", {"id": None}, None),
            ("span", {"class": "c"}, None),
            ("span", {"class": None, "title": "a,b"}, "comma"),
            ("em", {}, "comma"),
            ("span", {}, None),
        ],
    )
    def test_ids_go_before_classes_attributes_and_tags(
        self, tag: str, attributes: Attributes, value: str | None
    ) -> None:
        assert self.MATCHER.find(tag, attributes, []) == value

    def test_ancestors_count(self) -> None:
        assert self.MATCHER.find("span", {"class": "c"}, [("div", {"class": "deep"})]) == "inside"

    def test_candidates_that_fail_are_passed_over(self) -> None:
        matcher = Matcher.of([("p#i", 1), ("p.c", 2), ("p[x]", 3), ("div > span", 4), ("span", 5)])
        assert matcher.find("span", {"id": "i", "class": "c", "x": ""}, []) == 5
        assert Matcher.of([("div > b", 1)]).find("b", {}, []) is None

    def test_an_empty_one_finds_nothing(self) -> None:
        empty: Matcher[int] = Matcher.of([])
        assert empty.find("p", {"id": "x", "class": "y"}, []) is None
