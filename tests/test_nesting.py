"""Markup that the parser beneath takes too long for is refused before it is parsed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from newsparse._limits import Limits
from newsparse._markup.nesting import check_nesting
from newsparse._page import read
from newsparse.errors import LimitError

FEW = Limits(depth=20)


@pytest.mark.parametrize(
    "html",
    [
        "<div>",
        "<DIV a=b>",
        "<div></b>",
        "<div><br>",
        "<ul><li>",
        "<div><p>x</div><div>",
        "<div title='</div>'>",
        "<div><!-- </div> -->",
        "<div a=b'c>",
        "<div><object></div></object>",
        "<p><button></p>",
        "<li><ul></li>",
        "<dt><noscript></noscript><noscript>",
        "<form><div></form>",
        "<svg><g>",
        "<svg/><div>",
        "<svg><div><style></div></style>",
        "<svg><style><g></g></style><g>",
        "<math><mtext><div>",
        "<table><tr><td>",
        "<select><option></select><select><div>",
        "<template><td>",
        "<textarea></div></textarea><div>",
        "<b><div></b>",
        "<font><p></p>",
        "<a><div>",
        "<p><dialog>",
        "<ak></a\u212a>",
        "<svg><annotation-xml encoding=text/html><td>",
        "<script><!--<script></script><p title='--></script><div><p title=''>",
        "<svg><title><div title='</title></svg><div title=''>",
        "<table><![CDATA[<style></table><table><td>",
        "<frameset>",
    ],
)  # fmt: skip
def test_deep_markup_is_refused(html: str) -> None:
    with pytest.raises(LimitError, match=r"\(limits\.depth\)"):
        check_nesting(html * 2000)


def test_deep_page_is_refused() -> None:
    with pytest.raises(LimitError, match="nested more than 1000"):
        read("<html>" + "<div>" * 100_000)


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<br><p>x<img><li>",
        "<b>y</b></b>",
        "a < b",
        "<p>x</p><div>y</div>",
        "<p>x<p>y",
        "<p><font color=red>x</p>",
        "<table><tr><td>x<tr><td>y</table>",
        "<ul><li>x<li>y</ul>",
        "<dl><dt>x<dd>y</dl>",
        "<h1>x</h2>",
        "<a>x<a>y",
        "<select><option>x<option>y</select>",
        "<svg><path d=x /><g><circle/></g></svg>",
        "<svg><style>x</style><title>y</title></svg>",
        "<script>'<div>'</script>",
        "<style><div></style>",
        "<textarea><div></textarea>",
        "<!-- <div> -->",
        "<![CDATA[<div>]]></div>",
        "<p title='<div>'>x</p>",
        "<form><input></form>",
        "<center><table><td><center>x</center></table></center>",
        "<object><param></object>",
        "<template><p>x</template>",
        "<dialog>x</dialog>",
        "<script>'<div>' // </scripts> <!-- <div> --></script>",
        "<script><!-- <script><div></script> --></script>",
        "<script><!--> <script></script>",
        "<TITLE><div></div ></Title >",
        "<svg><path d=x></svg>",
        "<form>",
        "<li>x<form>y</form>",
        "<ruby>x<rb>y<rt>z</ruby>",
        "<svg><foreignObject><div>x</div></foreignObject></svg>",
        "<svg><g></p>",
        "<svg><image href=x /></svg>",
        "<li><b><table></b><tr><td>x</td></tr></table></b>",
    ],
)  # fmt: skip
def test_many_elements_side_by_side_are_not_deep(html: str) -> None:
    check_nesting(html * 2000)


def test_attributes() -> None:
    many = " ".join(f"a{number}='>'" for number in range(4001))
    with pytest.raises(LimitError, match=r"more than 4000 attributes \(limits\.attributes\)"):
        check_nesting(f"<p {many}>x</p>")
    with pytest.raises(LimitError, match="more than 4000 attributes"):
        check_nesting("".join(f"<body {name}>" for name in many.split()))
    check_nesting(f"<p {many.rpartition(' ')[0]}>x</p>")
    check_nesting("<p title='" + "x / " * 9000 + "'>x</p>")


def test_formatting_left_open() -> None:
    fonts = "".join(f"<font a{number}>" for number in range(400))
    with pytest.raises(LimitError, match="left open for too long"):
        check_nesting(f"<p>{fonts}</p>" + "<p>x</p>" * 1000)


def test_nodes() -> None:
    with pytest.raises(LimitError, match=r"more than 5 tags \(limits\.nodes\)"):
        check_nesting("<br>" * 6, Limits(nodes=5))


_TAGS = st.builds(
    "<{}{}{}>".format,
    st.sampled_from(("", "", "/")),
    st.sampled_from(
        "a b font div p span li ul dt dd dl table tr td th tbody caption option"  # noqa: SIM905  # a row of words
        " object button template dialog svg math desc title frameset option h1 h2 article blockquote pre br input script style noscript nobr marquee details".split()
    ),
    st.sampled_from(("", "", "", " a", " x='>'", ' x="<div>"', " a=b'c", " color=red", "/", ' =">')),
)
_PIECES = st.one_of(
    _TAGS, _TAGS, _TAGS, st.sampled_from(("x", "<!--", "-->", "<!-->", "<![CDATA[", "]]>", "</ x>", "'", ">"))
)


@given(st.lists(_PIECES, max_size=4), st.lists(_PIECES, min_size=1, max_size=6))
@settings(max_examples=400)
def test_what_is_let_through_is_not_deep(start: list[str], again: list[str]) -> None:
    html = "".join(start) + "".join(again) * 60
    try:
        check_nesting(html, FEW)
    except LimitError:
        return
    deepest, waiting = 0, [(LexborHTMLParser(html).root, 0)]
    while waiting:
        node, depth = waiting.pop()
        deepest = max(deepest, depth)
        child = node.child if node is not None else None
        while child is not None:
            if re.match(r"[a-z]", child.tag or ""):
                waiting.append((child, depth + 1))
            child = child.next
    # The parser puts in html, body, and the bodies and rows of tables.
    assert deepest <= 2 * FEW.depth + 5
