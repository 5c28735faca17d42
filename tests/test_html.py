"""The walk: what a body's HTML shows, line by line."""

from __future__ import annotations

import pytest

from newsparse._markup.html import read_lines
from newsparse._markup.lines import Kind, Line, Look, Region
from newsparse._markup.looks import colour_look, style_looks
from newsparse._markup.selectors import Matcher

REGIONS: Matcher[Region] = Matcher.of(
    [
        ("div.ad", Region("drop", "ad", "promotion")),
        ("div.player", Region("player", "player", "player")),
        ("figcaption, span.note", Region("caption", "note")),
        ("p.title", Region("heading", "title", level=3)),
    ]
)


def read(html: str) -> list[Line]:
    return read_lines(html, REGIONS, look_attribute="cms-style", look_words={"strong-Bold": Look.STRONG})


def texts(html: str) -> list[str]:
    return [line.text for line in read(html) if line.kind == Kind.TEXT]


def looks(html: str) -> int:
    (line,) = read(html)
    assert line.all == line.any
    return line.all


class TestText:
    @pytest.mark.parametrize(
        ("html", "expected"),
        [
            ("", []),
            ("<frameset><noframes>甲</noframes></frameset>", ["甲"]),
            ("  \n ", []),
            ("散的字", ["散的字"]),
            ("<p>甲</p><p>乙</p>", ["甲", "乙"]),
            ("甲<p>乙</p>丙", ["甲", "乙", "丙"]),
            ("<div>甲<div>乙</div>丙</div>", ["甲", "乙", "丙"]),
            ("<p>\u3000\u3000甲\u3000乙 \n 丙&nbsp;</p>", ["甲 乙 丙"]),
            ("<p>甲\u200b乙\ufeff</p><p>\u200b</p><p>\ufeff <b>\u200b</b></p>", ["甲乙"]),
            ("<p> </p><p><br></p><p><strong></strong></p><p>　</p>", []),
            ("<p>博雅<strong>西</strong><strong>园</strong></p>", ["博雅西园"]),
            ("<p>a <b>b</b> c<i> d</i></p>", ["a b c d"]),
            ("<p>a<b> </b>b</p>", ["a b"]),
            ("<p>a<span></span>b</p>", ["ab"]),
            ("<p>甲<b>\u200b</b>乙</p>", ["甲 乙"]),
            ("<p>甲<b>乙\ufeff</b></p>", ["甲乙"]),
            ("<p>1 &lt; 2 &amp;amp; 3</p>", ["1 < 2 &amp; 3"]),
            ("<custom-tag>甲</custom-tag>乙", ["甲乙"]),
            ("<p>甲<!-- 看不见 -->乙</p><script>x</script><style>y</style><noscript>z</noscript>", ["甲乙"]),
            ("甲<template>看不见</template><title>乙</title>", ["甲乙"]),
            ("<center>甲</center><dl><dt>乙</dt><dd>丙</dd></dl><footer>丁</footer>", ["甲", "乙", "丙", "丁"]),
        ],
    )
    def test_lines_are_parted_by_blocks_and_folded(self, html: str, expected: list[str]) -> None:
        assert texts(html) == expected

    def test_pieces_keep_looks_and_links(self) -> None:
        (line,) = read('<p>甲<b>乙</b><a href="/x">丙</a><a>丁</a></p>')
        assert line.pieces == [("甲", 0, None), ("乙", 1, None), ("丙", 0, "/x"), ("丁", 0, None)]
        assert (line.all, line.any, line.href) == (0, 1, None)

    def test_pieces_that_differ_only_in_what_is_no_mark_are_one(self) -> None:
        (line,) = read('<p><font color="red">甲</font>乙</p>')
        assert line.pieces == [("甲乙", 0, None)]

    def test_a_link_around_all_of_a_line_is_its_link(self) -> None:
        (line,) = read('<p><a href="/x">甲<b>乙</b></a></p>')
        assert line.href == "/x"
        assert read('<p><a href="/x">甲</a></p>')[0].href == "/x"

    def test_a_break_ends_a_line_not_a_paragraph(self) -> None:
        one, two, three = read("<p>甲<br>乙<br><br> 丙</p>")
        assert one.para == two.para == three.para
        assert (one.gap, two.gap, three.gap) == (0, 1, 2)

    def test_paragraphs_have_numbers_of_their_own(self) -> None:
        one, two = read("<p>甲</p><br><p>乙</p>")
        assert one.para != two.para
        assert one.owner != two.owner
        assert two.gap == 0

    def test_the_element_of_a_line_is_the_innermost_that_holds_no_other(self) -> None:
        one, two = read("<div><p>甲</p></div><div>乙<br></div>")
        assert one.element.html == "<p>甲</p>"
        assert two.element.html == "<div>乙<br></div>"
        assert [line.element for line in read("<p>甲<br>乙</p>")] == [None, None]


class TestLooks:
    @pytest.mark.parametrize(
        ("html", "look"),
        [
            ("<p><strong>甲</strong></p>", Look.STRONG),
            ("<b><i>甲</i></b>", Look.STRONG | Look.EM),
            ("<code>a</code>", Look.CODE),
            ("<sub>2</sub>", Look.SUB),
            ("<sup>2</sup>", Look.SUP),
            ('<p style="text-align: center">甲</p>', Look.CENTRE),
            ('<p align="center">甲</p>', Look.CENTRE),
            ('<center><p align="left">甲</p></center>', 0),
            ('<center><p style="text-align:left">甲</p></center>', 0),
            ("<center>甲</center>", Look.CENTRE),
            ('<font color="#de5650" size="4">甲</font>', Look.COLOUR | Look.BIG),
            ('<font color="#888" size="1">甲</font>', Look.GREY | Look.SMALL),
            ('<font face="x" size="3">甲</font>', 0),
            ('<span style="color:#888"><span style="color:#000">甲</span></span>', 0),
            ('<b><span style="font-weight:normal">甲</span></b>', 0),
            ('<span style="font-weight:700;font-size:20px">甲</span>', Look.STRONG | Look.BIG),
            ('<span style="font-size:12px">甲</span>', Look.SMALL),
            ('<span style="font-size:16px">甲</span>', 0),
            ('<p cms-style="font-L strong-Bold">甲</p>', Look.STRONG),
            ('<p cms-style="">甲</p>', 0),
            ("<h2><b>甲</b></h2>", Look.STRONG),
            ('<h2 style="font-weight:bold">甲</h2>', 0),
        ],
    )
    def test_what_the_markup_sets(self, html: str, look: int) -> None:
        assert looks(html) == look

    def test_looks_end_with_their_element(self) -> None:
        assert [line.all for line in read('<p style="text-align:center">甲</p><p>乙</p>')] == [Look.CENTRE, 0]

    @pytest.mark.parametrize(
        ("value", "look"),
        [
            ("#de5650", Look.COLOUR),
            ("#f00", Look.COLOUR),
            ("#888888", Look.GREY),
            ("#333", 0),
            ("#ffffff", 0),
            ("#12", 0),
            ("#gggggg", 0),
            ("rgb(255, 0, 0)", Look.COLOUR),
            ("rgba(153,153,153,.5)", Look.GREY),
            ("rgb(1,2)", 0),
            ("black", 0),
            ("windowtext", 0),
            ("dimgray", Look.GREY),
            ("LightGrey", Look.GREY),
            ("red", Look.COLOUR),
        ],
    )
    def test_colours(self, value: str, look: int) -> None:
        assert colour_look(value) == look

    def test_a_style_takes_away_what_it_sets_otherwise(self) -> None:
        add, drop = style_looks("background-color:red;max-color:1;text-align:left")
        assert (add, drop) == (0, Look.CENTRE)


class TestHidden:
    @pytest.mark.parametrize(
        "html",
        ["<p hidden>甲</p>", '<p style="display:none">甲</p>', "<div style='DISPLAY : none'><p><b>甲</b></p></div>"],
    )
    def test_what_is_hidden_is_a_region(self, html: str) -> None:
        (line,) = read(html)
        assert line.region is not None
        assert (line.region.kind, line.region.rule, line.region.removed_kind) == ("drop", "hidden", "hidden")

    def test_an_inline_one_parts_the_line(self) -> None:
        lines = read("<p>甲<span hidden>乙</span>丙</p>")
        assert [(line.text, line.region is None) for line in lines] == [("甲", True), ("乙", False), ("丙", True)]

    def test_an_empty_one_parts_nothing(self) -> None:
        (line,) = read('<p>甲<span style="display:none" id="mark"></span>乙</p>')
        assert (line.text, line.region) == ("甲乙", None)

    def test_a_hidden_picture_and_embed(self) -> None:
        assert [line.region is not None for line in read("<img src=1.jpg hidden><iframe src=x hidden></iframe>")] == [
            True,
            True,
        ]


class TestRegions:
    def test_all_inside_is_of_one_region(self) -> None:
        lines = read("<div class=ad><p>甲</p><div class=ad><img src=1.jpg></div><p class=title>乙</p></div><p>丙</p>")
        first = lines[0].region
        assert first is not None
        assert first.element.attributes == {"class": "ad"}
        assert [line.region is first for line in lines] == [True, True, True, False]

    def test_two_elements_are_two_regions(self) -> None:
        one, two = read("<p class=title>甲</p><p class=title>乙</p>")
        assert one.region is not two.region
        assert one.region is not None
        assert (one.region.rule, one.region.level) == ("title", 3)

    def test_an_inline_one_parts_the_line(self) -> None:
        lines = read("<p>甲<span class=note>乙</span>丙</p>")
        assert [line.region.rule if line.region else None for line in lines] == [None, "note", None]

    def test_a_rule_for_a_tag_without_attributes(self) -> None:
        (line,) = read("<figure><figcaption>甲</figcaption></figure>")
        assert line.region is not None
        assert line.region.kind == "caption"

    def test_a_player_stands_for_a_video(self) -> None:
        media, text = read('甲<div class=player src="/v.mp4">加载中</div>')[1:]
        assert (media.kind, media.media_type, media.media_url) == (Kind.MEDIA, "video", "/v.mp4")
        assert media.region is text.region
        (only,) = read("<div class=player></div>")
        assert only.media_url is None


class TestPicturesAndEmbeds:
    def test_a_picture_is_a_line_of_its_own(self) -> None:
        lines = read('<p>甲<a href="1.jpg"><img src="s.jpg" align="left"></a>乙</p>')
        assert [line.kind for line in lines] == [Kind.TEXT, Kind.IMAGE, Kind.TEXT]
        assert len({line.para for line in lines}) == 3
        assert lines[1].picture is not None
        assert (lines[1].picture.url, lines[1].href) == ("1.jpg", "1.jpg")

    def test_breaks_before_a_picture_are_counted(self) -> None:
        assert [line.gap for line in read("甲<br><img src=1.jpg><br>乙")] == [0, 1, 1]

    @pytest.mark.parametrize(
        ("html", "media_type", "url"),
        [
            ('<iframe src="//v.example.com/1"></iframe>', "embed", "//v.example.com/1"),
            ('<iframe data-src="/1"></iframe>', "embed", "/1"),
            ("<iframe></iframe>", "embed", None),
            ('<video src="1.mp4"></video>', "video", "1.mp4"),
            ('<video><source src="2.mp4"></video>', "video", "2.mp4"),
            ("<video></video>", "video", None),
            ('<video src="3.M4A?x=1"></video>', "audio", "3.M4A?x=1"),
            ('<audio src="4.ogg"></audio>', "audio", "4.ogg"),
            ('<embed src="5.swf">', "embed", "5.swf"),
            ('<object data="6.swf"></object>', "embed", "6.swf"),
            ('<object><embed src="7.swf"></object>', "embed", "7.swf"),
            ('<figure class="media"><a class="embed" href="/8"></a></figure>', "embed", "/8"),
        ],
    )
    def test_embeds(self, html: str, media_type: str, url: str | None) -> None:
        (line,) = read(html)
        assert (line.kind, line.media_type, line.media_url) == (Kind.MEDIA, media_type, url)

    def test_posters(self) -> None:
        for html in ('<video poster="p.jpg"></video>', '<audio src="a.mp3" data-poster="p.jpg"></audio>'):
            (line,) = read(html)
            assert line.picture is not None
            assert line.picture.url == "p.jpg"

    def test_what_stands_inside_for_older_browsers(self) -> None:
        html = '<object data="x">请<b>安装</b>插件<script>x</script><img src="i.jpg"><!-- c --></object>末'
        media, picture, text, last = read(html)
        assert [line.kind for line in (media, picture, text, last)] == [Kind.MEDIA, Kind.IMAGE, Kind.TEXT, Kind.TEXT]
        assert text.text == "请安装插件"
        assert text.region is not None
        assert text.region is picture.region
        assert (text.region.kind, text.region.removed_kind) == ("drop", "player")
        assert media.region is None

    def test_inside_what_is_dropped_it_is_of_that_region(self) -> None:
        media, text = read("<div class=ad><video>旧</video></div>")
        assert media.region is text.region

    def test_a_link_of_that_class_elsewhere_is_a_link(self) -> None:
        assert texts('<p><a class="embed" href="/8">甲</a></p>') == ["甲"]

    def test_a_rule_between_texts(self) -> None:
        assert [line.kind for line in read("甲<hr>乙<hr>")] == [Kind.TEXT, Kind.RULE, Kind.TEXT, Kind.RULE]


class TestCode:
    def test_blanks_and_line_ends_stand(self) -> None:
        (line,) = read("<pre><code>if x:\n    pass\n\n\ty\n</code></pre>")
        assert (line.kind, line.text) == (Kind.CODE, "if x:\n    pass\n\n\ty")

    def test_breaks_inside_are_line_ends(self) -> None:
        (line,) = read("<pre>a<br>b</pre>")
        assert line.text == "a\nb"

    def test_blank_code_is_none(self) -> None:
        assert read("<pre> \n </pre>") == []

    def test_text_above_it_ends(self) -> None:
        assert [line.kind for line in read("甲<pre>x</pre>乙")] == [Kind.TEXT, Kind.CODE, Kind.TEXT]


class TestStructure:
    @pytest.mark.parametrize(
        ("html", "path"),
        [
            ("<p>甲</p>", ""),
            ("<blockquote><p>甲</p></blockquote>", "quote"),
            ("<ul><li>甲</li></ul>", "list item"),
            ("<ol><li><ul><li>甲</li></ul></li></ol>", "list item list item"),
            ("<menu><li>甲</li></menu>", "list item"),
            ("<li>甲</li>", ""),
            ("<table><tr><td>甲</td></tr></table>", "table row cell"),
            ("<table><thead><tr><th>甲</th></tr></thead></table>", "table row cell"),
            ("<h3>甲</h3>", "heading"),
            ("<figure>甲</figure>", "figure"),
        ],
    )
    def test_where_a_line_stands(self, html: str, path: str) -> None:
        (line,) = read(html)
        assert " ".join(context.kind for context in line.context.path) == path

    def test_details(self) -> None:
        assert [line.context.detail for line in read("<h3>甲</h3><h6>乙</h6>")] == [3, 6]
        (one,) = read("<ol><li>甲</li></ol>")
        assert one.context.parent is not None
        assert one.context.parent.detail == 1
        (two,) = read("<table><tr><th>甲</th></tr></table>")
        assert two.context.detail == 1

    def test_a_context_ends_with_its_element(self) -> None:
        one, two = read("<blockquote>甲</blockquote>乙")
        assert one.context.kind == "quote"
        assert two.context.kind == "root"


def test_depth_is_no_matter() -> None:
    assert texts("<div>" * 3000 + "甲" + "</div>" * 3000) == ["甲"]
