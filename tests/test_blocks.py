"""Judged lines to blocks, captions and removed entries."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from newsparse._blocks import Built, build, flatten_tables
from newsparse._markup.html import read_lines
from newsparse._markup.lines import Line, Region
from newsparse._markup.selectors import Matcher
from newsparse.models import Block, Cell, Code, Heading, Image, Listing, Media, Paragraph, Quote, Rule, Run, Table

REGIONS: Matcher[Region] = Matcher.of(
    [("div.ad", Region("drop", "ad", "promotion")), ("div.player", Region("player", "player", "player"))]
)
Judge = Callable[[list[Line]], object]


def built(html: str, judge: Judge | None = None) -> Built:
    lines = read_lines(html, REGIONS)
    flatten_tables(lines)
    for line in lines:
        if line.region is not None and (line.region.kind == "drop" or (line.text and not line.media_url)):
            line.remove(line.region.removed_kind, line.region.rule)
        if line.context.kind == "heading":
            line.heading = line.context.detail
    if judge is not None:
        judge(lines)
    return build(lines)


def blocks(html: str, judge: Judge | None = None) -> tuple[Block, ...]:
    return built(html, judge).blocks


def p(*texts: str) -> Paragraph:
    return Paragraph(runs=tuple(Run(text=text) for text in texts))


def cells(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell(runs=(Run(text=text),) if text else ()) for text in texts)


class TestParagraphs:
    @pytest.mark.parametrize(
        ("html", "expected"),
        [
            ("<p>甲</p><p>乙</p>", ["甲", "乙"]),
            ("<p>甲<br>乙</p>", ["甲\n乙"]),
            ("<p>甲<br><br>乙</p>", ["甲", "乙"]),
            ("甲<br>乙<br><br>丙<br>\u3000\u3000丁", ["甲\n乙", "丙\n丁"]),
            ("甲<br><p>乙</p>", ["甲", "乙"]),
            ("<div>甲<div>乙</div>丙</div>", ["甲", "乙", "丙"]),
            ("", []),
        ],
    )
    def test_one_break_is_a_newline_and_two_part_paragraphs(self, html: str, expected: list[str]) -> None:
        assert list(blocks(html)) == [p(text) for text in expected]

    def test_marks_and_links(self) -> None:
        assert blocks('<p>甲<b>乙<sup>2</sup></b><a href="/x">丙</a></p>') == (
            Paragraph(
                runs=(
                    Run(text="甲"),
                    Run(text="乙", marks=("strong",)),
                    Run(text="2", marks=("strong", "sup")),
                    Run(text="丙", href="/x"),
                )
            ),
        )

    def test_runs_of_one_kind_are_joined_over_a_break(self) -> None:
        assert blocks("<p><b>甲<br>乙</b>丙</p>") == (
            Paragraph(runs=(Run(text="甲\n乙", marks=("strong",)), Run(text="丙"))),
        )

    def test_a_removed_line_leaves_its_neighbours(self) -> None:
        assert blocks("<p>甲<br>乙<br>丙</p>", lambda lines: lines[1].remove("notice", "x")) == (p("甲\n丙"),)


class TestHeadings:
    def test_levels(self) -> None:
        assert blocks("<h1>甲</h1><p>乙</p><h6>丙</h6>") == (
            Heading(level=1, runs=(Run(text="甲"),)),
            p("乙"),
            Heading(level=6, runs=(Run(text="丙"),)),
        )

    def test_bold_is_no_mark_of_a_heading(self) -> None:
        assert blocks("<h2><b>甲</b>乙<i>丙</i></h2>") == (
            Heading(level=2, runs=(Run(text="甲乙"), Run(text="丙", marks=("em",)))),
        )

    def test_a_heading_in_the_midst_of_lines(self) -> None:
        def judge(lines: list[Line]) -> None:
            lines[1].heading = 2

        assert [block.kind for block in blocks("<p>甲<br>乙<br>丙</p>", judge)] == ["paragraph", "heading", "paragraph"]


class TestLists:
    def test_ordered_or_not(self) -> None:
        assert blocks("<ul><li>甲</li><li>乙</li></ul><ol><li>丙</li></ol>") == (
            Listing(ordered=False, items=((p("甲"),), (p("乙"),))),
            Listing(ordered=True, items=((p("丙"),),)),
        )

    def test_nested(self) -> None:
        assert blocks("<ul><li>甲<ol><li>乙</li><li>丙</li></ol>丁</li></ul>") == (
            Listing(
                ordered=False,
                items=((p("甲"), Listing(ordered=True, items=((p("乙"),), (p("丙"),))), p("丁")),),
            ),
        )

    def test_several_blocks_in_an_item(self) -> None:
        assert blocks('<ul><li><p>甲</p><p>乙</p><img src="1.jpg"></li></ul>') == (
            Listing(ordered=False, items=((p("甲"), p("乙"), Image(url="1.jpg")),)),
        )

    def test_two_lists_side_by_side_are_two(self) -> None:
        assert len(blocks("<ul><li>甲</li></ul><ul><li>乙</li></ul>")) == 2

    def test_an_item_without_a_list_is_a_paragraph(self) -> None:
        assert blocks("<li>甲</li><li>乙</li>") == (p("甲"), p("乙"))

    def test_text_beside_the_items_is_an_item_in_its_place(self) -> None:
        assert blocks("<ul>甲<li>乙</li></ul>") == (Listing(ordered=False, items=((p("甲"),), (p("乙"),))),)

    def test_an_item_whose_text_is_removed_goes(self) -> None:
        assert blocks("<ul><li>甲</li><li><div class=ad>乙</div></li></ul>") == (
            Listing(ordered=False, items=((p("甲"),),)),
        )


class TestQuotes:
    def test_what_is_quoted(self) -> None:
        assert blocks("<blockquote><p>甲</p><p>乙</p></blockquote>丙") == (Quote(blocks=(p("甲"), p("乙"))), p("丙"))

    def test_nested_and_with_lists(self) -> None:
        assert blocks("<blockquote>甲<blockquote>乙</blockquote><ul><li>丙</li></ul></blockquote>") == (
            Quote(blocks=(p("甲"), Quote(blocks=(p("乙"),)), Listing(ordered=False, items=((p("丙"),),)))),
        )

    def test_a_quote_in_an_item(self) -> None:
        assert blocks("<ul><li><blockquote>甲</blockquote></li></ul>") == (
            Listing(ordered=False, items=((Quote(blocks=(p("甲"),)),),)),
        )


class TestTables:
    def test_of_data(self) -> None:
        html = "<table><thead><tr><th>年</th><th>数</th></tr></thead><tr><td>2020</td><td><b>2</b>5</td></tr></table>"
        assert blocks(html) == (
            Table(
                rows=(
                    (Cell(runs=(Run(text="年"),), header=True), Cell(runs=(Run(text="数"),), header=True)),
                    (
                        Cell(runs=(Run(text="2020"),)),
                        Cell(runs=(Run(text="2", marks=("strong",)), Run(text="5"))),
                    ),
                )
            ),
        )

    def test_an_empty_cell_keeps_its_column(self) -> None:
        html = "<table><tr><td>甲</td><td>乙</td><td>丙</td></tr><tr><td>1</td><td></td><td>3</td></tr></table>"
        (table,) = blocks(html)
        assert isinstance(table, Table)
        assert [[cell.text for cell in row] for row in table.rows] == [["甲", "乙", "丙"], ["1", "", "3"]]

    def test_a_caption_stands_before_its_table(self) -> None:
        html = "<table><caption>题</caption><tr><td>甲</td><td>乙</td></tr></table>"
        assert blocks(html) == (p("题"), Table(rows=(cells("甲", "乙"),)))

    def test_paragraphs_and_breaks_in_a_cell_are_lines(self) -> None:
        html = "<table><tr><td><p>甲</p><p>乙</p></td><td>丙<br>丁</td></tr></table>"
        assert blocks(html) == (Table(rows=(cells("甲\n乙", "丙\n丁"),)),)

    @pytest.mark.parametrize(
        ("html", "kinds"),
        [
            ("<table><tr><td>甲</td></tr><tr><td>乙</td></tr></table>", "paragraph paragraph"),
            ('<table><tr><td>甲</td><td><img src="1.jpg"></td></tr></table>', "paragraph image"),
            ("<table><tr><td><h2>甲</h2></td><td>乙</td></tr></table>", "heading paragraph"),
            ("<table><tr><td><ul><li>甲</li></ul></td><td>乙</td></tr></table>", "list paragraph"),
            ("<table><tr><td><blockquote>甲</blockquote></td><td>乙</td></tr></table>", "quote paragraph"),
            ("<table><caption>题</caption><tr><td>甲</td></tr></table>", "paragraph paragraph"),
            (f"<table><tr><td>{'长' * 401}</td><td>乙</td></tr></table>", "paragraph paragraph"),
            ("<table><tr><td>甲</td><td hidden>乙</td></tr></table>", "paragraph"),
            (
                "<table><tr><td><table><tr><td>甲</td><td>乙</td></tr></table></td><td>丙</td></tr></table>",
                "table paragraph",
            ),
            ("<table><tr><td><table><tr><td>甲</td></tr></table></td></tr></table>", "paragraph"),
        ],
    )
    def test_for_layout_are_unwrapped(self, html: str, kinds: str) -> None:
        assert " ".join(block.kind for block in blocks(html)) == kinds

    def test_a_list_that_a_rule_which_is_switched_off_leaves_in_a_cell_is_its_text(self) -> None:
        def judge(lines: list[Line]) -> None:
            for line in lines:
                line.removed = None

        html = '<table><tr><td>甲</td><td>乙<div class="ad"><ul><li>丙</li><li>丁</li></ul></div></td></tr></table>'
        assert blocks(html, judge) == (Table(rows=(cells("甲", "乙\n丙\n丁"),)),)

    def test_in_a_list_and_in_a_quote(self) -> None:
        table = "<table><tr><td>甲</td><td>乙</td></tr></table>"
        expected = Table(rows=(cells("甲", "乙"),))
        assert blocks(f"<ul><li>{table}</li></ul>") == (Listing(ordered=False, items=((expected,),)),)
        assert blocks(f"<blockquote>{table}</blockquote>") == (Quote(blocks=(expected,)),)


class TestPicturesAndMedia:
    def test_captions_are_joined(self) -> None:
        def judge(lines: list[Line]) -> None:
            lines[1].caption_of = lines[2].caption_of = 0

        got = built('<img src="1.jpg" width="600" height="400" alt="柳"><p>甲</p><p>乙</p><p>丙</p>', judge)
        assert got.blocks == (Image(url="1.jpg", caption="甲\n乙", alt="柳", width=600, height=400), p("丙"))
        assert got.where == {0: ("block", 0), 1: ("caption", 0), 2: ("caption", 0), 3: ("block", 1)}

    def test_a_caption_whose_picture_is_removed_is_text(self) -> None:
        def judge(lines: list[Line]) -> None:
            lines[1].caption_of = 0
            lines[0].remove("decoration", "x")

        assert blocks('<img src="1.jpg"><p>甲</p>', judge) == (p("甲"),)

    def test_a_removed_line_is_no_caption(self) -> None:
        def judge(lines: list[Line]) -> None:
            lines[1].caption_of = 0
            lines[1].remove("notice", "x")

        got = built('<img src="1.jpg"><p>甲</p>', judge)
        assert got.blocks == (Image(url="1.jpg"),)
        assert [entry.text for entry in got.removed] == ["甲"]

    def test_a_player_takes_its_picture_for_a_poster(self) -> None:
        def judge(lines: list[Line]) -> None:
            lines[1].remove("player", "player")

        html = '<div class="player" src="/v.mp4"><img src="p.jpg"></div><img src="2.jpg">'
        assert blocks(html, judge) == (Media(url="/v.mp4", poster="p.jpg", media_type="video"), Image(url="2.jpg"))

    def test_a_player_without_one(self) -> None:
        def judge(lines: list[Line]) -> None:
            lines[1].remove("player", "player")

        got = built('<div class="player" src="/v.mp4">加载中</div>', judge)
        assert got.blocks == (Media(url="/v.mp4", media_type="video"),)
        assert [(entry.kind, entry.text) for entry in got.removed] == [("player", "加载中")]

    def test_a_video_with_its_own(self) -> None:
        assert blocks('<video src="v.mp4" poster="p.jpg"></video>') == (
            Media(url="v.mp4", poster="p.jpg", media_type="video"),
        )

    def test_rules(self) -> None:
        assert blocks("甲<hr>乙") == (p("甲"), Rule(), p("乙"))


class TestCode:
    @pytest.mark.parametrize(
        ("html", "language"),
        [
            ("<pre>x</pre>", None),
            ("<pre><code>x</code></pre>", None),
            ('<pre class="a language-python"><code>x</code></pre>', "python"),
            ('<pre><code class="lang-go">x</code></pre>', "go"),
            ('<pre><code class="hljs-language-c">x</code></pre>', "language-c"),
            ('<pre><span class="lang-go">x</span></pre>', None),
            ('<pre class="language-">x</pre>', None),
        ],
    )
    def test_language(self, html: str, language: str | None) -> None:
        assert blocks(html) == (Code(text="x", language=language),)

    def test_two_parts_of_one_element_have_none(self) -> None:
        assert [block.kind for block in blocks("<pre>x<hr>y</pre>")] == ["code", "rule", "code"]


class TestRemoved:
    def test_one_element_is_one_entry(self) -> None:
        got = built('<p>甲</p><div class="ad"><p>乙</p><img src="q.png"><p>丙</p></div><p>丁</p>')
        (entry,) = got.removed
        assert (entry.kind, entry.rule, entry.text, entry.position) == ("promotion", "ad", "乙\n丙", 1)
        assert entry.html is not None
        assert entry.html.startswith('<div class="ad"><p>乙</p><img')
        assert got.where == {0: ("block", 0), 1: ("removed", 0), 2: ("removed", 0), 3: ("removed", 0), 4: ("block", 1)}

    def test_lines_that_were_apart_stay_apart(self) -> None:
        got = built('<div class="ad">图片丨甲社<br>编辑丨乙<p>审核<b>丨</b>丙</p>监制丨丁</div>')
        assert [entry.text for entry in got.removed] == ["图片丨甲社\n编辑丨乙\n审核丨丙\n监制丨丁"]

    def test_a_line_with_an_element_of_its_own_and_one_without(self) -> None:
        def judge(lines: list[Line]) -> None:
            for line in lines[1:]:
                line.remove("notice", "x")

        got = built("甲<p>乙</p>丙<br>丁", judge)
        assert [entry.html for entry in got.removed] == ["<p>乙</p>", None, None]
        assert [entry.position for entry in got.removed] == [1, 1, 1]

    def test_a_picture_has_no_text(self) -> None:
        def judge(lines: list[Line]) -> None:
            lines[0].remove("decoration", "x")

        (entry,) = built('<img src="1.gif">甲', judge).removed
        assert (entry.text, entry.html, entry.position) == ("", '<img src="1.gif">', 0)

    def test_positions_count_the_outermost_blocks(self) -> None:
        def judge(lines: list[Line]) -> None:
            lines[2].remove("notice", "x")

        (entry,) = built("<p>甲</p><ul><li>乙</li><li>丙</li></ul><p>丁</p>", judge).removed
        assert entry.position == 1


def test_where_each_line_went_inside_a_container() -> None:
    where: dict[int, Any] = built("<p>甲</p><ul><li>乙</li><li><p>丙</p></li></ul><p>丁</p>").where
    assert where == {0: ("block", 0), 1: ("block", 1), 2: ("block", 1), 3: ("block", 2)}
