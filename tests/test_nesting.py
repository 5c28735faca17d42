"""Markup that is nested too deep is refused before it is parsed."""

from __future__ import annotations

import pytest

from newsparse._nesting import check_nesting
from newsparse._page import read
from newsparse.errors import LimitError


@pytest.mark.parametrize("tag", ["<div>", "<DIV a=b>", "<div></b>", "<div><br>"])
def test_deep_markup_is_refused_at_once(tag: str) -> None:
    with pytest.raises(LimitError, match="nested more than 10000"):
        check_nesting("<html>" + tag * 100_000)


def test_deep_page_is_refused() -> None:
    with pytest.raises(LimitError, match="nested more than 10000"):
        read("<html>" + "<div>" * 100_000)


@pytest.mark.parametrize(
    "html", ["", "<div>" * 10_000, "<br><p>x<img><li>" * 12_000, "<b>y</b></b>" * 12_000, "a < b" * 12_000]
)
def test_many_elements_side_by_side_are_not_deep(html: str) -> None:
    check_nesting(html)
