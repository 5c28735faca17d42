"""Cleaning with a cleaner's own selectors and steps, and the shared rules' finer points."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pytest

import newsparse
from newsparse._clean import Cleaned, clean
from newsparse._markup.lines import Line
from newsparse.models import Image, RawPost
from newsparse.rules import Cleaner, Decision, Drop, TextRule, compiled

LONG = "清晨的河堤上，几位老人沿着新修的步道慢慢走着，手里提着刚从早市买来的豆腐和青菜，说今年的春天来得比往年早。"
NEXT = "河堤的另一头，施工队正在给护栏刷第二遍漆，队长说，工期比原先的安排提前了十天，五月中旬就能向附近的居民开放。"
SHOT = '<img src="https://img.example.com/1.jpg" width="800" height="600">'


def cleaned(body: str, title: str = "", *, without: tuple[str, ...] = (), **fields: Any) -> Cleaned:
    cleaner = Cleaner(id="demo", label="示例报", **fields)
    return clean(RawPost(body=body, title=title), compiled(cleaner, frozenset(without)))


def shown(result: Cleaned) -> list[tuple[str, str]]:
    return [
        (block.kind, getattr(block, "text", "") or getattr(block, "caption", None) or "") for block in result.blocks
    ]


def gone(result: Cleaned) -> list[tuple[str, str, str]]:
    return [(entry.kind, entry.rule, entry.text) for entry in result.removed]


class TestSelectors:
    def test_credits(self) -> None:
        result = cleaned(f'<p>{LONG}</p><p class="by">责任编辑：李岸</p><p>{NEXT}</p>', credits=("p.by",))
        assert gone(result) == [("credit", "p.by", "责任编辑：李岸")]
        assert [(credit.role, credit.name) for credit in result.credits] == [("editor", "李岸")]

    def test_an_author_without_a_name_names_nobody(self) -> None:
        body = '<p class="by">{}</p>' + f"<p>{LONG}</p>"
        named, nobody = [cleaned(body.format(text), authors=("p.by",)) for text in ("李岸：", "｜")]
        assert [(credit.role, credit.name) for credit in named.credits] == [("author", "李岸")]
        assert nobody.credits == ()
        assert gone(nobody) == [("credit", "p.by", "｜")]

    def test_headings(self) -> None:
        result = cleaned(f'<p>{LONG}</p><p class="t">旧闸</p><p>{NEXT}</p>', headings=("p.t",))
        assert shown(result)[1] == ("heading", "旧闸")

    def test_tags(self) -> None:
        result = cleaned(f'<p>{LONG}</p><p class="k">标签：步道、河堤 春天</p>', tags=("p.k",))
        assert result.tags == ("步道", "河堤", "春天")
        assert gone(result) == [("tag", "p.k", "标签：步道、河堤 春天")]

    def test_decorations_are_pictures_only(self) -> None:
        result = cleaned(f'<p>{LONG}</p><div class="d">{SHOT}河堤</div>', decorations=("div.d",))
        assert gone(result) == [("decoration", "div.d", "")]

    def test_addresses_of_decorations(self) -> None:
        result = cleaned(f"<p>{LONG}</p>{SHOT}", decoration_addresses=(r"/1\.jpg$",))
        assert gone(result) == [("decoration", "picture-address", "")]

    def test_captions(self) -> None:
        result = cleaned(f'<p>{LONG}</p>{SHOT}<p class="c">{NEXT}</p>', captions=("p.c",))
        assert shown(result)[1] == ("image", NEXT)

    def test_captions_can_be_switched_off(self) -> None:
        result = cleaned(f'<p>{LONG}</p>{SHOT}<p class="c">{NEXT}</p>', captions=("p.c",), without=("caption-region",))
        assert shown(result)[1:] == [("image", ""), ("paragraph", NEXT)]

    def test_a_caption_without_a_picture_is_reported(self) -> None:
        result = cleaned(f'<p class="c">无图</p><p>{LONG}</p>', captions=("p.c",))
        assert gone(result) == [("decoration", "caption-region", "无图")]

    def test_a_caption_above_its_picture(self) -> None:
        result = cleaned(f"<p>{LONG}</p><figure><figcaption>河堤</figcaption>{SHOT}</figure>")
        assert shown(result)[1] == ("image", "河堤")

    def test_what_is_kept_is_left_alone(self) -> None:
        body = f'<p>{LONG}</p><p class="k">编辑：李岸</p><p>{NEXT}</p>'
        assert gone(cleaned(body, keep=("p.k",))) == []
        assert gone(cleaned(body)) == [("credit", "credit-line", "编辑：李岸")]

    def test_a_picture_that_is_kept_may_be_small(self) -> None:
        body = f'<p>{LONG}</p><img class="k" src="1.jpg" width="20" height="20">'
        assert gone(cleaned(body)) == [("decoration", "picture-size", "")]
        assert gone(cleaned(body, keep=("img.k",))) == []


class TestTextRules:
    @pytest.mark.parametrize(("place", "count"), [("anywhere", 3), ("head", 1), ("tail", 1)])
    def test_places(self, place: Any, count: int) -> None:
        body = f"<p>标语甲</p><p>{LONG}</p><p>{NEXT}</p><p>标语甲</p><p>{LONG}</p><p>{NEXT}</p><p>标语甲</p>"
        rule = TextRule(name="slogan", pattern="标语", place=place)
        assert len(gone(cleaned(body, texts=(rule,)))) == count

    def test_longer_lines_are_not_looked_at(self) -> None:
        rule = TextRule(name="slogan", pattern="清晨", max_length=20)
        assert gone(cleaned(f"<p>{LONG}</p><p>清晨好。</p>", texts=(rule,))) == [("promotion", "slogan", "清晨好。")]

    def test_credits_are_read_in_a_line_that_is_a_credit(self) -> None:
        rule = TextRule(name="desk", pattern="编辑：", kind="credit")
        result = cleaned(f"<p>{LONG}</p><p>编辑：李岸</p>", texts=(rule,))
        assert gone(result) == [("credit", "desk", "编辑：李岸")]
        assert [credit.name for credit in result.credits] == ["李岸"]


def deciding(*decisions: Decision) -> Any:
    def step(lines: Sequence[Line], post: RawPost) -> Iterable[Decision]:
        assert post.title == "题"
        assert len(lines) > max(decision.line for decision in decisions)
        return decisions

    return step


class TestSteps:
    def test_remove(self) -> None:
        step = deciding(Decision(line=1, action="remove", rule="x", kind="notice"))
        assert gone(cleaned(f"<p>{LONG}</p><p>乙</p>", "题", steps=(step,))) == [("notice", "x", "乙")]

    def test_heading(self) -> None:
        step = deciding(Decision(line=0, action="heading", rule="x", level=3))
        block = cleaned(f"<p>甲</p><p>{LONG}</p>", "题", steps=(step,)).blocks[0]
        assert block.kind == "heading"
        assert block.level == 3

    def test_caption_of_the_picture_above(self) -> None:
        step = deciding(Decision(line=2, action="caption", rule="x"))
        result = cleaned(f"<p>{LONG}</p>{SHOT}<p>{NEXT}</p>", "题", steps=(step,))
        assert shown(result)[1] == ("image", NEXT)

    def test_a_caption_without_a_picture_stays_text(self) -> None:
        step = deciding(Decision(line=0, action="caption", rule="x"))
        assert shown(cleaned(f"<p>{NEXT}</p><p>{LONG}</p>", "题", steps=(step,)))[0] == ("paragraph", NEXT)

    def test_keep(self) -> None:
        step = deciding(Decision(line=1, action="keep", rule="x"))
        assert gone(cleaned(f"<p>{LONG}</p><p>编辑：李岸</p>", "题", steps=(step,))) == []

    def test_a_step_can_be_switched_off_by_its_rule(self) -> None:
        step = deciding(Decision(line=1, action="remove", rule="x"))
        assert gone(cleaned(f"<p>{LONG}</p><p>乙</p>", "题", steps=(step,), without=("x",))) == []


class TestTitles:
    def test_lost_marks_are_put_back_where_the_body_proves_them(self) -> None:
        assert cleaned("<p>他说“不”，然后走了。</p><p>完</p>", "他说_不_").title_restored == "他说“不”"
        assert cleaned("<p>他说不，然后走了。</p>", "他说_不_").title_restored is None
        assert cleaned("<p>他说不。</p>", "他说不").title_restored is None

    def test_a_dateline_above_the_title_goes_with_it(self) -> None:
        result = cleaned(f"<p>示例社某地1月2日电 题：河边的步道</p><p>{LONG}</p>", "另一个题")
        assert gone(result) == [("title", "title-repeated", "示例社某地1月2日电 题：河边的步道")]

    def test_the_outlet_behind_an_original_title(self) -> None:
        result = cleaned(f"<p>原标题：河边的步道 来源：示例晚报</p><p>{LONG}</p>")
        assert [(credit.role, credit.name) for credit in result.credits] == [("source", "示例晚报")]

    def test_the_headline_that_the_title_was_cut_from(self) -> None:
        title = "旧水闸今春重新开放 沿河步道延长三公里"
        headline = "等了两年！旧水闸今春重新开放，沿河步道延长三公里，附游览路线"
        assert gone(cleaned(f"<p>{headline}</p><p>{LONG}</p>", title)) == [("title", "title-repeated", headline)]
        told = "记者从河道管理处获悉，旧水闸今春重新开放，沿河步道延长三公里。"
        assert gone(cleaned(f"<p>{told}</p><p>{LONG}</p>", title)) == []
        half = "等了两年！旧水闸今春重新开放，附游览路线"
        assert gone(cleaned(f"<p>{half}</p><p>{LONG}</p>", title)) == []

    def test_a_heading_below_the_channels_links_repeats_it(self) -> None:
        channel = "<p>首页</p><p>要闻</p><p>本地</p>"
        title = "旧水闸今春重新开放"
        for body in (f"{channel}<h1>{title}</h1><p>{LONG}</p>", f"{channel}<p>{title}</p><p>{LONG}</p>"):
            removed = gone(cleaned(body, title))
            assert removed == ([("title", "title-repeated", title)] if "<h1>" in body else [])


class TestCaptions:
    @pytest.mark.parametrize("text", ["下面是通知的内容", "以下为通知", "通知全文如下"])
    def test_a_line_that_names_the_text_below_it_is_none(self, text: str) -> None:
        body = f"<p>{LONG}</p><p>{SHOT}</p><p>{text}</p><blockquote><p>{NEXT}</p></blockquote>"
        assert shown(cleaned(body))[1:3] == [("image", ""), ("paragraph", text)]
        told = f"<p>{LONG}</p><p>{SHOT}</p><p>通知截图</p><blockquote><p>{NEXT}</p></blockquote>"
        assert shown(cleaned(told))[1] == ("image", "通知截图")

    def test_a_sentence_that_trails_off_is_none(self) -> None:
        body = f"<p>{LONG}</p><p>{SHOT}</p><p>%s</p><p>{SHOT}</p><p>{NEXT}</p>"
        assert shown(cleaned(body % "河堤的另一头，漆还没有干……"))[1] == ("image", "")
        assert shown(cleaned(body % "河堤的另一头，漆还没有干"))[1] == ("image", "河堤的另一头，漆还没有干")

    def test_a_numbered_title_between_pictures_is_none(self) -> None:
        parts = "".join(f"<p><b>NO．{n}旧水闸</b></p><p>{SHOT}</p><p>{LONG}</p>" for n in (1, 2))
        result = cleaned(f"<p>{NEXT}</p><p>{SHOT}</p>{parts}")
        assert [text for kind, text in shown(result) if kind == "heading"] == ["NO．1旧水闸", "NO．2旧水闸"]

    def test_verse_has_none(self) -> None:
        verse = ["清晨的河堤上", "老人们慢慢走着", "手里提着青菜", "说起今年的春天", "它来得比往年早", "花也开得更盛"]
        told = "".join(f"<p>{line}</p>" for line in verse)
        body = told + f"<p>{SHOT}</p><p>河堤的另一头</p><p>有人喊了声：“漆干了”</p>" + told + told
        plain = f"<p><b>旧闸</b></p><p>{LONG}</p>" * 2
        assert ("image", "") in shown(cleaned("<p><b>春天</b></p>" + body))
        assert ("image", "河堤的另一头") in shown(cleaned(f"{plain}<p>{SHOT}</p><p>河堤的另一头</p><p>{NEXT}</p>"))

    def test_a_pointer_above_its_caption(self) -> None:
        result = cleaned(
            f"<p>{LONG}</p><p>{SHOT}</p><p>▲</p><p>步道尽头的旧水闸，摄于去年春天的一个早晨。</p><p>{NEXT}</p>"
        )
        assert shown(result)[1] == ("image", "▲\n步道尽头的旧水闸，摄于去年春天的一个早晨。")

    def test_the_alternative_text_as_a_line(self) -> None:
        shot = '<img src="https://img.example.com/1.jpg" alt="步道尽头，有一座旧水闸。">'
        result = cleaned(f"<p>{LONG}</p><p>{shot}</p><p>步道尽头，有一座旧水闸。</p><p>{NEXT}</p>")
        assert shown(result)[1] == ("image", "步道尽头，有一座旧水闸。")

    def test_a_note_set_as_a_heading(self) -> None:
        result = cleaned(f"<p>{LONG}</p><p>{SHOT}</p><h4>数据来源：示例年鉴</h4><p>{NEXT}</p>")
        assert shown(result)[1] == ("image", "数据来源：示例年鉴")

    def test_in_text_parted_by_breaks(self) -> None:
        body = f"{LONG}<br><br>{SHOT}<br>步道尽头的旧水闸<br><br>{NEXT}<br><br>{LONG}"
        assert shown(cleaned(body))[1] == ("image", "步道尽头的旧水闸")
        glued = f"{LONG}<br><br>{SHOT}步道尽头的旧水闸<br>{NEXT}<br>{LONG}"
        assert shown(cleaned(glued))[1] == ("image", "步道尽头的旧水闸")

    def test_text_that_runs_on_around_a_picture_is_none(self) -> None:
        body = f"<p>{LONG}</p><p>如下图所示：{SHOT}漆还没有干。工期提前了十天。</p><p>{NEXT}</p>"
        assert shown(cleaned(body))[2:4] == [("image", ""), ("paragraph", "漆还没有干。工期提前了十天。")]
        told = f"<p>{LONG}</p><p>如下图所示：{SHOT}步道尽头的旧水闸。</p><p>{NEXT}</p>"
        assert shown(cleaned(told))[2] == ("image", "步道尽头的旧水闸。")

    def test_two_bold_sentences_under_pictures(self) -> None:
        bold = "这是一句很长的图片说明，讲的是步道尽头的旧水闸，它建于六十年代，至今还在使用，只是很少打开"
        body = f"<p>{LONG}</p>" + f"<p>{SHOT}</p><p><b>{bold}</b></p><p>{NEXT}{LONG}</p>" * 2
        assert [text for kind, text in shown(cleaned(body)) if kind == "image"] == [bold, bold]

    def test_a_second_line_that_has_the_form_of_one(self) -> None:
        two = ("图为步道尽头的旧水闸。", "建于六十年代的旧水闸，资料图片")
        result = cleaned(f"<p>{LONG}</p><p>{SHOT}</p><p>{two[0]}</p><p>{two[1]}</p><p>{NEXT}</p>")
        assert shown(result)[1:] == [("image", "\n".join(two)), ("paragraph", NEXT)]

    def test_a_line_set_like_the_titles_is_one(self) -> None:
        title = '<p style="color:#de5650">{}</p>'
        body = f"<p>{LONG}</p><p>{SHOT}</p>" + "".join(
            f"{title.format(text)}<p>{NEXT}{LONG}</p>" for text in ("旧水闸", "新步道", "老渡口")
        )
        assert ("image", "") in shown(cleaned(body))
        assert [text for kind, text in shown(cleaned(body)) if kind == "heading"] == ["旧水闸", "新步道", "老渡口"]

    def test_a_coloured_line_is_none(self) -> None:
        body = (
            f'<p>{LONG}</p><p>{SHOT}</p><p style="text-align:center;color:#de5650">旧水闸</p><p>{NEXT}</p><p>{LONG}</p>'
        )
        assert ("image", "") in shown(cleaned(body))

    def test_the_name_of_a_file_is_none(self) -> None:
        body = f'<p>{LONG}</p><div>{SHOT}<div class="image-caption">image.png</div></div><p>{NEXT}</p>'
        result = cleaned(body)
        assert shown(result)[1] == ("image", "")
        assert gone(result) == [("decoration", "caption-region", "image.png")]

    def test_a_caption_in_two_lines(self) -> None:
        result = cleaned(f"<p>{LONG}</p>{SHOT}<p>图为新修的步道。<br>步道尽头是一座旧水闸。</p><p>{NEXT}</p>")
        assert [block.caption for block in result.blocks if block.kind == "image"] == [
            "图为新修的步道。\n步道尽头是一座旧水闸。"
        ]

    def test_the_caption_stands_below_the_name_of_the_file(self) -> None:
        result = cleaned(f"<p>{LONG}</p>{SHOT}<p>image.png</p><p>图为步道。王明 摄</p><p>{NEXT}</p>")
        assert gone(result) == [("decoration", "caption-form", "image.png")]
        assert [block.caption for block in result.blocks if block.kind == "image"] == ["图为步道。王明 摄"]

    def test_bold_questions_are_none(self) -> None:
        asked = "河堤的另一头还要刷多久的漆，附近的居民什么时候能够走上这一段新修好的步道呢？"
        told = "河堤的另一头还在刷漆，附近的居民要到五月中旬才能够走上这一段新修好的步道"
        for text, captions in ((asked, []), (told, [told] * 2)):
            body = f"<p>{LONG}</p>" + f"<p>{SHOT}</p><p><b>{text}</b></p><p>{NEXT}{LONG}</p>" * 2
            assert [caption for kind, caption in shown(cleaned(body)) if kind == "image" and caption] == captions

    def test_bold_brackets_below_a_picture(self) -> None:
        note = '<p style="text-align: center; font-size: 12px"><b>（河道管理处处长 李岸）</b></p>'
        body = f"<p>{LONG}</p><p><b>旧水闸</b></p><p>{NEXT}</p><p>{SHOT}</p>{note}<p>{LONG}</p>"
        assert [text for kind, text in shown(cleaned(body)) if kind in {"heading", "image"}] == [
            "旧水闸",
            "（河道管理处处长 李岸）",
        ]

    def test_what_was_taken_out_parts_no_picture_from_its_caption(self) -> None:
        body = f"<p>{LONG}</p><p>{SHOT}</p><p hidden>看不见</p><p>图为步道。</p><p>{NEXT}</p>"
        assert shown(cleaned(body))[1] == ("image", "图为步道。")


class TestPictures:
    def test_a_placeholder(self) -> None:
        assert gone(cleaned(f'<p>{LONG}</p><img src="undefined"><img>')) == [("decoration", "picture-address", "")] * 2

    def test_one_side_may_be_enough(self) -> None:
        assert gone(cleaned(f'<p>{LONG}</p><img src="1.jpg" width="1"><img src="2.jpg" height="500">')) == [
            ("decoration", "picture-size", "")
        ]

    def test_a_square_of_the_size_in_its_name_is_an_icon(self) -> None:
        body = f'<p>{LONG}</p><img src="https://img.example.com/{{}}.png">'
        assert gone(cleaned(body.format("li_48x48"))) == [("decoration", "picture-address", "")]
        assert gone(cleaned(body.format("li_480x480"))) == []

    def test_a_wide_picture_with_a_link_is_a_banner_outside_the_story(self) -> None:
        album = '<a href="https://www.example.com/album"><img src="1.jpg" width="800" height="200"></a>'
        large = album.replace("www.example.com/album", "cors.zfour.workers.dev/?http://img.example.com/1.jpg")
        assert gone(cleaned(f"<p>{LONG}</p>{album}")) == [("decoration", "picture-banner", "")]
        assert gone(cleaned(f"<p>{LONG}</p>{album.replace('200', '600')}")) == []
        assert gone(cleaned(f"<p>{LONG}</p>{large}")) == []
        assert gone(cleaned(f"<p>{LONG}</p>{album}<p>{NEXT}</p>")) == []
        assert gone(cleaned(album)) == []

    def test_below_an_english_end(self) -> None:
        result = cleaned(f"<p>{LONG}</p><p>END</p>{SHOT}")
        assert gone(result) == [("decoration", "end-mark", "END"), ("decoration", "picture-after-end", "")]

    def test_a_body_of_pictures_alone_has_no_end(self) -> None:
        assert gone(cleaned(SHOT)) == []

    @pytest.mark.parametrize("rule", ["picture-size", "picture-address", "picture-repeated"])
    def test_rules_can_be_switched_off(self, rule: str) -> None:
        bodies = {
            "picture-size": '<img src="1.jpg" width="1" height="1">',
            "picture-address": '<img src="https://img.example.com/icon/1.jpg">',
            "picture-repeated": SHOT * 3,
        }
        assert gone(cleaned(f"<p>{LONG}</p>{bodies[rule]}", without=(rule,))) == []

    def test_an_image_in_the_data_leads_nothing(self) -> None:
        result = cleaned(f'<p>{LONG}</p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">{SHOT}')
        assert result.lead_image == Image(url="https://img.example.com/1.jpg", width=800, height=600)

    def test_a_small_one_neither(self) -> None:
        assert cleaned(f'<p>{LONG}</p><img src="1.jpg" width="70" height="60">').lead_image is None


class TestIdentity:
    def test_of_what_is_read_whatever_the_markup(self) -> None:
        one = cleaned(f"<p>{LONG}</p>{SHOT}", "题")
        two = cleaned(f"<div><b>{LONG[:9]}</b>{LONG[9:]}<br></div><p>{SHOT}</p>", " 题 ")
        assert one.id == two.id
        assert len(one.id) == 32

    @pytest.mark.parametrize(
        ("body", "title"), [(f"<p>{LONG}</p>", "题"), (f"<p>{LONG}</p>{SHOT}", "提"), (f"<p>{NEXT}</p>{SHOT}", "题")]
    )
    def test_title_text_and_pictures_count(self, body: str, title: str) -> None:
        assert cleaned(body, title).id != cleaned(f"<p>{LONG}</p>{SHOT}", "题").id

    def test_cleaners_do_not(self) -> None:
        body = f"<p>{LONG}</p><div class=ad>买</div>"
        assert cleaned(body).id == cleaned(body, drop=(Drop(selector="div.ad"),)).id


def test_a_body_that_is_one_such_line_is_a_story() -> None:
    assert shown(cleaned("<p>欢迎在评论区留言。</p>")) == [("paragraph", "欢迎在评论区留言。")]


def test_a_bare_name_beside_another_line_about_the_story() -> None:
    result = cleaned(f"<p>王小河</p><p>来源：示例晚报</p><p>{LONG}</p><p>{NEXT}</p>")
    assert ("author", "王小河") in [(credit.role, credit.name) for credit in result.credits]


@pytest.mark.parametrize(
    ("lines", "author"),
    [
        ("<p>来源：示例晚报</p><p>王小河</p>", "王小河"),
        # Who signs in letters may be the first word of the story as well.
        (f"<p>by Connor Lau</p><p>Connor Lau在河堤上住了三十年。{NEXT}</p>", "Connor Lau"),
    ],
)
def test_who_signs_above_the_story_is_its_author(lines: str, author: str) -> None:
    result = cleaned(f"{lines}<p>{LONG}</p><p>{NEXT}</p>")
    assert [credit.name for credit in result.credits if credit.role == "author"] == [author]


def test_one_person_on_two_lines_is_one_credit_with_the_outlet_that_one_of_them_names() -> None:
    result = cleaned(f"<p>{LONG}</p><p>{NEXT}</p><p>记者 王小河</p><p>远山日报记者 王小河</p>")
    assert [(credit.name, credit.affiliation) for credit in result.credits] == [("王小河", "远山日报")]


def test_a_source_that_the_header_names_may_sign_the_last_paragraph() -> None:
    post = RawPost(body=f"<p>{LONG}</p><p>{NEXT}（河岸拾零）</p>", source="河岸拾零")
    result = clean(post, compiled(Cleaner(id="demo", label="示例报")))
    assert [(credit.role, credit.name) for credit in result.credits] == [("source", "河岸拾零")]
    assert clean(post.__class__(body=post.body), compiled(Cleaner(id="demo", label="示例报"))).credits == ()


def test_a_button_for_tips_is_promotion_at_the_end() -> None:
    assert gone(cleaned(f"<p>{LONG}</p><p>{NEXT}</p><p>打赏</p>")) == [("promotion", "promotion", "打赏")]
    assert gone(cleaned(f"<p>{LONG}</p><p>{NEXT}</p><p>打赏</p><p>{LONG}</p><p>{NEXT}</p>")) == []


def test_a_linked_line_in_mid_story_leads_to_another() -> None:
    body = f"<p>{LONG}</p><p>{NEXT}</p>{{}}<p>{LONG}</p><p>{NEXT}</p>"
    linked = '<p><a href="https://www.example.com/2">相关阅读：旧闸往事</a></p>'
    assert gone(cleaned(body.format(linked))) == [("related", "related", "相关阅读：旧闸往事")]
    assert gone(cleaned(body.format("<p>相关阅读：旧闸往事</p>"))) == []


@pytest.mark.parametrize("style", ["color:#de5650", "font-size:20px"])
def test_a_look_that_most_lines_have_makes_no_heading(style: str) -> None:
    few = f'<p>{LONG}</p><p style="{style}">旧闸新貌</p><p>{NEXT}</p>'
    most = "".join(f'<p style="{style}">{text}</p>' for text in (LONG, "旧闸新貌", NEXT))
    for body, found in ((few, True), (most, False)):
        assert (("heading", "旧闸新貌") in shown(cleaned(body, without=("heading-plain",)))) is found


def test_a_coloured_link_is_no_heading() -> None:
    body = f'<p>{LONG}</p><p style="color:#de5650"><a href="https://www.example.com/2">旧闸新貌</a></p><p>{NEXT}</p>'
    assert ("heading", "旧闸新貌") not in shown(cleaned(body, without=("heading-plain",)))


def test_a_word_that_a_series_counts_by_begins_headings() -> None:
    body = f"<p>{NEXT}</p><p>误区一：河堤走不得</p><p>{LONG}</p><p>误区二：水闸没有用</p><p>{NEXT}</p>"
    assert [text for kind, text in shown(cleaned(body)) if kind == "heading"] == [
        "误区一：河堤走不得",
        "误区二：水闸没有用",
    ]


def test_what_looks_back_is_a_heading() -> None:
    body = f"<p>{LONG}</p><p>{NEXT}</p><p>事件回顾</p><p>{LONG}</p>"
    assert ("heading", "事件回顾") in shown(cleaned(body))


def test_a_title_above_the_one_who_speaks() -> None:
    body = f"<p>{LONG}</p><p>{NEXT}</p>{{}}<p>{LONG}</p>"
    assert ("heading", "守闸的人") in shown(cleaned(body.format("<p>守闸的人</p><p>王小河 | 61岁 守闸人</p>")))
    among = shown(cleaned(body.format("<p>守闸的人<br>王小河 | 61岁 守闸人</p>")))
    assert ("paragraph", "守闸的人\n王小河 | 61岁 守闸人") in among


def test_a_number_and_a_title_set_bold_are_two_headings() -> None:
    body = f"<p>{LONG}</p><p><b>01</b></p><p><b>旧闸新貌</b></p><p>{NEXT}</p><p>{LONG}</p>"
    assert [text for kind, text in shown(cleaned(body)) if kind == "heading"] == ["01", "旧闸新貌"]


def test_a_word_and_a_number_counted_from_one_are_headings() -> None:
    parts = [f"<p>见闻{number}</p><p>{LONG}</p>" for number in (1, 2, 3)]
    result = cleaned(f"<p>{NEXT}</p>" + "".join(parts))
    assert [text for kind, text in shown(result) if kind == "heading"] == ["见闻1", "见闻2", "见闻3"]
    assert all(kind != "heading" for kind, _ in shown(cleaned(f"<p>{NEXT}</p>" + "".join(parts[1:]))))


def test_references_below_a_story_are_no_headings() -> None:
    papers = "".join(f"<p>{number}．《河堤护栏养护研究》，示例学报</p><p>{number}</p>" for number in (1, 2, 3))
    result = cleaned(f"<p>{LONG}</p><p>{NEXT}</p><p>旧闸新貌</p><p>{LONG}</p><p>本文参考资料</p>{papers}")
    assert [text for kind, text in shown(result) if kind == "heading"] == ["旧闸新貌", "本文参考资料"]


def test_a_question_with_its_answer_below_is_no_heading() -> None:
    body = f"<p>{LONG}</p><p>旧闸新貌</p><p>{NEXT}</p><p>步道何时向居民开放？</p>"
    assert ("heading", "步道何时向居民开放？") in shown(cleaned(f"{body}<p>{LONG}</p>"))
    assert ("paragraph", "步道何时向居民开放？") in shown(cleaned(f"{body}<p>答：{LONG}</p>"))


def test_a_line_that_points_to_the_picture_below_is_no_heading() -> None:
    body = f"<p>{LONG}</p><p>%s</p><p>{SHOT}</p><p>{NEXT}</p>"
    assert ("heading", "从河堤上看，旧闸换了新貌") in shown(cleaned(body % "从河堤上看，旧闸换了新貌"))
    assert ("paragraph", "从河堤上看，旧闸换了新貌↓↓") in shown(cleaned(body % "从河堤上看，旧闸换了新貌↓↓"))


def test_dots_that_stand_for_more_lines_are_text() -> None:
    body = "<p>二十三，修河堤</p><p>二十四，刷护栏</p><p>%s</p>" + f"<p>{LONG}</p><p>{NEXT}</p>"
    assert gone(cleaned(body % "……")) == []
    assert gone(cleaned(body % "…………")) == []
    assert gone(cleaned(body % "。。。。")) == []
    assert gone(cleaned(body % "……………………")) == [("decoration", "end-mark", "……………………")]


@pytest.mark.parametrize(
    "above",
    [
        '<figure><img src="https://img.example.cn/1.jpg"><figcaption>桥头的早市</figcaption></figure>',
        '<figure><img src="https://img.example.cn/1.jpg"><span><a href="/c">要闻</a></span></figure>',
        '<p><a href="/c">要闻</a></p>',
    ],
)
def test_a_time_below_a_caption_or_the_channels_link_is_no_story(above: str) -> None:
    removed = gone(cleaned(f"{above}<p>2021-03-18 10:20</p><p>{LONG}</p><p>{NEXT}</p>"))
    assert ("decoration", "end-mark", "2021-03-18 10:20") in removed


def test_a_time_below_text_signs_it_or_counts_days() -> None:
    assert gone(cleaned(f"<p>改道大事记</p><p>2021年3月18日</p><p>{LONG}</p><p>2021年4月2日</p><p>{NEXT}</p>")) == []


def test_the_page_break_of_an_editor_is_decoration() -> None:
    mark = "_ueditor_page_break_tag_"
    assert gone(cleaned(f"<p>{LONG}</p>{mark}<p>{NEXT}</p>")) == [("decoration", "end-mark", mark)]


def test_a_line_of_hashtags_is_one_of_tags() -> None:
    result = cleaned(f"<p>#河堤的春天#</p><p>#新步道##旧闸#</p><p>#1#</p><p>{LONG}</p><p>{NEXT}#早市#</p>")
    assert gone(result) == [("tag", "tag-line", "#河堤的春天#"), ("tag", "tag-line", "#新步道##旧闸#")]
    assert result.tags == ("河堤的春天", "新步道", "旧闸", "早市")


@pytest.mark.parametrize("text", ["他住在3#楼和5#楼之间的院子里。", "他同时用C#和F#写程序，已经有十年了。"])
def test_a_number_sign_behind_a_letter_or_digit_opens_no_hashtag(text: str) -> None:
    assert newsparse.loads(f"---\ntitle: 早安\n---\n<p>{text}</p>").tags == ()


class TestLinks:
    def test_links_that_a_title_announces_at_the_very_end(self) -> None:
        links = "".join(f'<li><a href="https://www.example.com/{n}">老河道的{n}年</a></li>' for n in (10, 20))
        body = f"<p>{LONG}</p><p>{NEXT}</p><h2>四、猜你喜欢</h2><ol>{links}</ol>"
        assert gone(cleaned(body)) == [
            ("related", "related", "四、猜你喜欢"),
            ("related", "related", "老河道的10年"),
            ("related", "related", "老河道的20年"),
        ]
        assert gone(cleaned(body, without=("related",))) == []
        signed = cleaned(f'{body}<p class="by">责任编辑：李岸</p>', credits=("p.by",))
        assert gone(signed) == [*gone(cleaned(body)), ("credit", "p.by", "责任编辑：李岸")]
        assert gone(cleaned(body + f"<p>{LONG}</p>")) == []  # the story goes on
        assert gone(cleaned(body.replace("四、猜你喜欢", "四、书目"))) == []

    def test_links_without_breaks_between(self) -> None:
        links = "".join(f'<a href="https://www.example.com/{n}">老河道的{n}年</a>' for n in (10, 20))
        body = f"<p>{LONG}</p><p>{NEXT}</p><div><div>延伸閱讀</div>{links}</div>"
        related = [("related", "related", "延伸閱讀"), ("related", "related", "老河道的10年老河道的20年")]
        assert gone(cleaned(body)) == related
        assert gone(cleaned(body.replace(links, f"{links}等兩種"))) == []

    def test_a_row_of_links_with_bars_between(self) -> None:
        row = " | ".join(f'<a href="https://www.example.com/{n}">步道的第{n}段</a>' for n in (1, 2, 3))
        assert gone(cleaned(f"<ul><li>{row}</li></ul><p>{LONG}</p><p>{NEXT}</p>")) == [
            ("related", "related", "步道的第1段 | 步道的第2段 | 步道的第3段")
        ]
        assert gone(cleaned(f"<p>{row} | 河堤</p><p>{LONG}</p><p>{NEXT}</p>")) == []

    def test_the_address_that_the_line_above_announces(self) -> None:
        url = "https://www.example.com/2021/08/river"
        body = f'<p>{LONG}</p><p>{NEXT}</p><p>%s</p><p><a href="{url}">{url}</a></p>'
        assert gone(cleaned(body % "消息来源：")) == [
            ("credit", "credit-line", "消息来源："),
            ("credit", "credit-line", url),
        ]
        assert gone(cleaned(body % "消息来源：", without=("credit-line",))) == []
        assert gone(cleaned(body % "报名网址是：")) == []
        more = f"<p>{LONG}</p><p>{NEXT}</p><p>消息来源：</p><p>{url} 里有河堤的图</p>"
        assert gone(cleaned(more)) == []


@pytest.mark.parametrize(
    "line",
    [
        "请<span>订阅或登录</span>，以继续阅读全文！",
        "这是我参与8月更文挑战的第15天，活动详情查看：<a href='https://www.example.com/'>8月更文挑战</a>",
        "传送门：<a href='https://www.example.com/'>老河道的三十年</a>",
    ],
)
def test_paywalls_contests_and_shops(line: str) -> None:
    assert len(gone(cleaned(f"<p>{LONG}</p><p>{NEXT}</p><p>{line}</p>"))) == 1
    assert len(gone(cleaned(f"<p>{line}</p><p>{LONG}</p><p>{NEXT}</p>"))) == 1


@pytest.mark.parametrize(
    "line", ["閱讀時間 11 分鐘", "本文约3200字，建议阅读10分钟", "全文共5,341字", "预计阅读时间：5分钟"]
)
def test_how_long_a_story_is_is_no_story(line: str) -> None:
    assert gone(cleaned(f"<p>{line}</p><p>{LONG}</p><p>{NEXT}</p>")) == [("notice", "notice", line)]
    assert gone(cleaned(f"<p>{LONG}</p><p>每天阅读30分钟</p><p>{NEXT}</p>")) == []


def test_a_wish_at_the_end_is_no_heading() -> None:
    body = f"<p>{LONG}{NEXT}</p><p>{NEXT}{LONG}</p><p>%s</p><p>{LONG}</p>"
    assert not any(kind == "heading" for kind, _ in shown(cleaned(body % "祝愿各位都有平安的一年！")))
    assert any(kind == "heading" for kind, _ in shown(cleaned(body % "步道的尽头")))


def test_where_each_item_is_from_is_credited() -> None:
    items = "".join(f"<p>{LONG}（来源：{name}）</p><p>{NEXT}</p>" for name in ("央视新闻", "新京报", "界面"))
    result = cleaned(f"<p>{LONG}</p><p>{NEXT}</p>{items}<p>{LONG}</p>")
    assert [(credit.role, credit.name) for credit in result.credits] == [
        ("source", "央视新闻"),
        ("source", "新京报"),
        ("source", "界面"),
    ]


def test_a_masthead_between_stars_is_decoration() -> None:
    body = f"<p><b>★</b></p><p><b>NEWS</b></p><p><b>★</b></p><p>{LONG}</p><p>{NEXT}</p>"
    assert [text for _, _, text in gone(cleaned(body))] == ["★", "NEWS", "★"]


@pytest.mark.parametrize(
    ("line", "title", "kept"),
    [
        ("北岸新区河堤步道与护栏改造工程进展通报", "临川市河堤步道与护栏改造工程进展通报_", True),
        ("全区河堤步道与沿线护栏改造工程一季度进展通报", "某县河堤步道与沿线护栏改造工程一季度进展通报", False),
        ("全区河堤步道与沿线护栏改造工程一季度进展通报。", "某县河堤步道与沿线护栏改造工程一季度进展通报", True),
        ("全区步道通报", "某县步道通报", True),
        ("某县河堤步道与沿线护栏改造工程一季度进展通报（二）", "某县河堤步道与沿线护栏改造工程一季度进展通报", False),
    ],
)
def test_a_headline_in_which_one_word_is_another(line: str, title: str, *, kept: bool) -> None:
    result = cleaned(f"<p>{line}</p><p>{LONG}</p><p>{NEXT}</p>", title)
    assert (("title", "title-repeated", line) not in gone(result)) is kept


def test_what_a_column_says_of_itself_below_the_story_is_a_notice() -> None:
    about = "<div>【看河人】專欄介紹</div><p>看河人每月一篇，寫河堤上的人與事。</p><p>執筆者都住在河邊。</p>"
    result = cleaned(f"<p>{LONG}</p><p>{NEXT}</p>{about}")
    assert [text for _, _, text in gone(result)] == [
        "【看河人】專欄介紹",
        "看河人每月一篇，寫河堤上的人與事。",
        "執筆者都住在河邊。",
    ]
    assert gone(cleaned(f"<p>{LONG}</p><p>{NEXT}</p>{about}", without=("notice",))) == []
    signed = cleaned(f'<p>{LONG}</p><p>{NEXT}</p>{about}<p class="by">责任编辑：李岸</p>', credits=("p.by",))
    assert [kind for kind, _, _ in gone(signed)] == ["notice"] * 3 + ["credit"]
    assert gone(cleaned(f"<p>{LONG}</p><p>栏目介绍</p>" + f"<p>{NEXT}</p>" * 6)) == []  # the story goes on


def test_a_column_on_itself_in_the_last_line() -> None:
    about = "本栏目以回信的方式回答读者的问题，来信请寄：river@example.com。"
    assert gone(cleaned(f"<p>{LONG}</p><p>{NEXT}</p><p>{about}</p>")) == [("notice", "notice", about)]
    assert gone(cleaned(f"<p>{LONG}</p><p>{about}</p><p>{NEXT}</p>")) == []


@pytest.mark.parametrize("lines", [("李小岸", "地方史学者，住在河边。"), ("李小岸，地方史学者，住在河边。",)])
def test_who_the_author_is_in_lines_of_their_own(lines: tuple[str, ...]) -> None:
    below = "".join(f"<p>{line}</p>" for line in lines)
    body = f"<p>{LONG}</p><p>{NEXT}</p><p><strong>作者简介：</strong></p>{below}"
    result = cleaned(body)
    assert [text for _, _, text in gone(result)] == ["作者简介：", *lines]
    assert [(credit.role, credit.name) for credit in result.credits] == [("author", "李小岸")]
    assert cleaned(body, without=("credit-line",)).credits == ()
    assert gone(cleaned(body.replace("李小岸", "他常在河边"))) == []  # no name


def test_a_name_set_bold_above_the_story_is_the_authors() -> None:
    name, long = "<p><strong>何小平</strong></p>", f"<p>{LONG}{NEXT}</p>"
    result = cleaned(f"{name}{long}<p><strong>旧闸的故事</strong></p><p>{NEXT}</p>")
    assert [(credit.role, credit.name) for credit in result.credits] == [("author", "何小平")]
    about_people = cleaned(f"{name}{long}<p><strong>高建国</strong></p>{long}")
    assert about_people.credits == ()
    assert cleaned(f"{name}{long}<p>何小平说，旧闸还能再用二十年。</p>").credits == ()
    assert cleaned(f"<p><strong>关键词</strong></p>{long}").credits == ()
    assert cleaned(f"<p>{LONG}</p>{name}{long}").credits == ()


def test_what_an_account_says_below_the_story() -> None:
    says = "这里是看河人，专注讲述河边的故事。"
    asks = "如果你也有住在河边的经历，或者想讲讲自己家乡的河堤与旧闸，欢迎投稿至 river@example.com"
    by = "作者：李小岸"
    result = cleaned(f"<p>{LONG}</p><p>{NEXT}</p><p>{by}</p><p><strong>{says}</strong></p><p>{asks}</p>")
    assert [(kind, text) for kind, _, text in gone(result)] == [
        ("credit", by),
        ("promotion", says),
        ("promotion", asks),
    ]
    assert gone(cleaned(f"<p>{says}</p><p>{LONG}</p><p>{NEXT}</p>" + f"<p>{LONG}</p>" * 2)) == []


def test_the_button_that_unfolds_a_story() -> None:
    button = '<div><a href="javascript:;"><em>{}</em></a></div>'
    body = f"<p>{LONG}</p><p>{NEXT}</p>{button.format('展开全文')}<p>{LONG}</p><p>{NEXT}</p>"
    assert gone(cleaned(body)) == [("promotion", "interaction", "展开全文")]
    assert gone(cleaned(body.replace("展开全文", "展开长卷"))) == []
    assert gone(cleaned(body, without=("interaction",))) == []


@pytest.mark.parametrize("text", ["编者按", "步道目前有三个看点——"])
def test_bold_lead_ins_are_no_headings(text: str) -> None:
    body = f"<p><strong>{text}</strong></p><p>{LONG}</p><p><strong>旧闸的故事</strong></p><p>{NEXT}</p>"
    assert [entry for entry in shown(cleaned(body)) if entry[0] == "heading"] == [("heading", "旧闸的故事")]


@pytest.mark.parametrize("below", ["", "<hr>"])
def test_a_line_a_picture_below_a_row_of_them(below: str) -> None:
    look = '<p style="text-align: center; font-size: 12px; color: rgb(160, 160, 160);">{}</p>'
    named = ["左起：垂柳｜John Smith", "水杉（幼树）｜John Smith", "枫杨 | river87"]
    body = f"<p>{LONG}</p>{SHOT}{''.join(map(look.format, named))}{below}<p>{NEXT}</p>" + f"<p>{LONG}</p>" * 3
    result = cleaned(body)
    assert [block.caption for block in result.blocks if isinstance(block, Image)] == ["\n".join(named)]
    assert [(credit.role, credit.name) for credit in result.credits] == [
        ("photographer", "John Smith"),
        ("photographer", "river87"),
    ]


def test_the_sentence_behind_a_picture_amid_text_is_story() -> None:
    rest = "河对岸的旧闸也在这个春天换上了新的木板，守闸的人说还能再用二十年。"
    body = f"{LONG}<br><br>{NEXT}{SHOT}{rest}<br><br>{LONG}<br><br>{NEXT}"
    assert ("paragraph", rest) in shown(cleaned(body))


def test_who_wrote_what_follows_is_not_the_pictures_above() -> None:
    body = f"<p>{LONG}</p><p>{NEXT}</p><h3>《旧闸》</h3><p>{SHOT}</p><p>{{}}</p>" + f"<p>{LONG}</p><p>{NEXT}</p>" * 3
    result = cleaned(body.format("<strong>文 | [英] 约翰·史密斯 译 | 李小岸</strong>"))
    assert [(credit.role, credit.name) for credit in result.credits] == [
        ("reporter", "约翰·史密斯"),
        ("translator", "李小岸"),
    ]
    assert ("heading", "文 | [英] 约翰·史密斯 译 | 李小岸") not in shown(result)


class TestPicturesInCompany:
    STRIP = '<p><img src="https://img.example.com/%d.png" data-size="480,45"></p>'

    def test_strips_in_a_row_are_screenshots(self) -> None:
        body = f"<p>{LONG}</p><p>{NEXT}</p>%s"
        assert gone(cleaned(body % "".join(self.STRIP % n for n in range(3)))) == []
        assert len(gone(cleaned(body % "".join(self.STRIP % n for n in range(2))))) == 2
        assert len(gone(cleaned(body % (self.STRIP % 1 * 3)))) == 3

    def test_strips_as_wide_as_other_screenshots_are_screenshots(self) -> None:
        shots = [self.STRIP % n + f"<p>{text}</p>" for n, text in enumerate((LONG, NEXT, LONG))]
        assert len(gone(cleaned("".join(shots[:2])))) == 2
        assert gone(cleaned("".join(shots).replace("480,45", "480,84", 2))) == []
        assert len(gone(cleaned("".join(shots).replace("480,45", "640,84", 2)))) == 1

    def test_a_wide_animation_above_the_story_is_the_accounts(self) -> None:
        wide = '<p><img src="https://img.example.com/h.gif" data-size="600,120"></p>'
        story = f"<p>{LONG}</p><p>{NEXT}</p>"
        assert gone(cleaned(wide + story)) == [("decoration", "picture-banner", "")]
        assert gone(cleaned(wide.replace("gif", "png") + story)) == []
        assert gone(cleaned(wide.replace("120", "480") + story)) == []
        assert gone(cleaned(story + wide)) == []
        assert gone(cleaned(wide)) == []

    def test_a_strip_below_the_source_ends_the_story(self) -> None:
        strip = '<img src="https://img.example.com/1.png" data-size="717,62">'
        code = '<img src="https://img.example.com/2.jpeg" data-size="640,640">'
        story = f"<p>{LONG}</p><p>{NEXT}</p>"
        assert len(gone(cleaned(f"{story}<p>来源：示例晚报</p>{strip}{code}"))) == 3
        assert len(gone(cleaned(f"{story}<p>来源：示例晚报</p>{code}"))) == 1
        assert gone(cleaned(f"{story}{strip}{code}")) == []


class TestTextBelowPictures:
    def test_text_around_a_picture_in_the_middle_of_a_paragraph_is_story(self) -> None:
        around = f"<p>{LONG}{SHOT}%s</p><p>{NEXT}</p>"
        assert shown(cleaned(around % "第二天，队长又来到堤上，发现护栏已经刷完。"))[1:] == [
            ("image", ""),
            ("paragraph", "第二天，队长又来到堤上，发现护栏已经刷完。"),
            ("paragraph", NEXT),
        ]
        assert shown(cleaned(around % "图为新修的步道。"))[1] == ("image", "图为新修的步道。")
        assert shown(cleaned(around % "新修的步道"))[1] == ("image", "新修的步道")

    def test_bold_sentences_below_few_of_the_pictures_are_story(self) -> None:
        bold = "<p><b>河堤上的老人一边走一边说，今年的春天来得比往年早，豆腐和青菜也比往年的新鲜%s</b></p>"
        two = f"<p>{SHOT}</p>{bold % '。'}<p>{LONG}</p><p>{SHOT}</p>{bold % '。'}<p>{NEXT}</p><p>{LONG}</p>"
        captions = [text for kind, text in shown(cleaned(two)) if kind == "image"]
        assert len(list(filter(None, captions))) == 2
        more = two + f"<p>{SHOT}</p><p>{LONG}</p>" * 5
        calling = two.replace("新鲜。", "新鲜！")
        for body in (more, calling):
            assert not any(text for kind, text in shown(cleaned(body)) if kind == "image")

    def test_what_goes_for_the_next_pictures_too(self) -> None:
        body = f"<p>{LONG}</p><p>{SHOT}</p><p>%s</p><p>{NEXT}</p><p>{SHOT}</p><p>漆还没有干的护栏</p><p>{LONG}</p>"
        captions = [text for kind, text in shown(cleaned(body % "堤上的老人 采访对象供图（下同）")) if kind == "image"]
        assert captions == ["堤上的老人 采访对象供图（下同）", "漆还没有干的护栏"]
        alone = [text for kind, text in shown(cleaned(body % "堤上的老人 采访对象供图")) if kind == "image"]
        assert alone == ["堤上的老人 采访对象供图", ""]

    @pytest.mark.parametrize(("first", "captions"), [("看山大学公告截图", 2), ("看山大学的回复", 0)])
    def test_where_each_picture_has_a_line_and_one_is_sure_all_are(self, first: str, captions: int) -> None:
        body = f"<p>{LONG}</p><p>{SHOT}</p><p>{first}</p><p>{NEXT}</p><p>{SHOT}</p><p>%s</p><p>{LONG}</p><p>{NEXT}</p>"
        result = cleaned(body % "看山大学的新护栏首次得到河堤管理委员会批准")
        assert [bool(text) for kind, text in shown(result) if kind == "image"] == [captions > 0] * 2

    def test_the_moment_that_a_news_photo_shows(self) -> None:
        body = f"<p>{LONG}</p><p>{SHOT}</p><p>%s</p><p>{NEXT}</p>"
        for text, caption in (("3月20日，李岸在比赛中。", True), ("3月20日，李岸在早市买了豆腐。", False)):
            assert [bool(caption) for kind, caption in shown(cleaned(body % text)) if kind == "image"] == [caption]

    def test_words_of_the_story_set_below_a_picture_once_more(self) -> None:
        words = "施工队正在给护栏刷第二遍漆"
        body = f"<p>{LONG}</p><p>{NEXT}</p><p>{SHOT}</p><p>%s。</p><p>{LONG[:-1]}，鱼也便宜。</p>"
        for text, caption in ((words, f"{words}。"), (words.replace("二", "三"), "")):
            assert [caption for kind, caption in shown(cleaned(body % text)) if kind == "image"] == [caption]

    @pytest.mark.parametrize(
        "text",
        ["队长隔着半条街问几位坐在桥头晒太阳的老人：“有谁愿意来给护栏刷一天的漆？”", "还有人请他把船也刷一遍。（笑）"],
    )
    def test_what_somebody_says_and_an_aside_end_the_storys_sentences(self, text: str) -> None:
        body = f"<p>{LONG}</p><p>{SHOT}</p><p>{text}</p><p>{SHOT.replace('1.', '2.')}</p><p>{NEXT}</p>"
        assert ("paragraph", text) in shown(cleaned(body))

    def test_the_title_of_a_table_is_no_caption(self) -> None:
        table = "<table>%s<tr><td>年</td><td>护栏</td></tr><tr><td>2021</td><td>三里</td></tr></table>"
        title = "表1 护栏的长度"
        for head in ("", f"<caption>{title}</caption>"):
            result = cleaned(f"<p>{LONG}</p><p>{SHOT}</p><p>{title}</p>{table % head}<p>{NEXT}</p>")
            assert ("image", "") in shown(result)

    def test_the_source_with_its_reporter_is_no_caption(self) -> None:
        body = f"<p>{LONG}</p><p>{NEXT}</p><p>{SHOT}</p><p>来源：看山日报客户端 记者：李岸</p><p>流程编辑：u010</p>"
        assert credits_of(cleaned(body)) == [("source", "看山日报客户端"), ("reporter", "李岸")]

    def test_the_covers_source_at_the_end_is_no_caption(self) -> None:
        body = f"<p>{LONG}</p><p>{NEXT}</p><p>{SHOT}</p><p>封面图片来源：每经记者 李岸 摄</p>"
        assert gone(cleaned(body)) == [("credit", "credit-line", "封面图片来源：每经记者 李岸 摄")]


def credits_of(result: Cleaned) -> list[tuple[str, str]]:
    return [(credit.role, credit.name) for credit in result.credits]


class TestLinesUnderTheTitle:
    def test_the_authors_go_on_in_the_next_line(self) -> None:
        body = f"<p>作者 | 王小河 李岸</p><p>周小满 林 一</p><p>编辑 | 何小平</p><p>{LONG}</p><p>{NEXT}</p>"
        names = ["王小河", "李岸", "周小满", "林一"]
        assert credits_of(cleaned(body)) == [*(("author", name) for name in names), ("editor", "何小平")]

    def test_a_line_of_other_words_does_not(self) -> None:
        body = f"<p>作者 | 王小河 李岸</p><p>河堤 旧闸</p><p>{LONG}</p><p>{NEXT}</p>"
        assert credits_of(cleaned(body)) == [("author", "王小河"), ("author", "李岸")]
        editor = body.replace("作者", "编辑").replace("河堤 旧闸", "周小满 林汀兰")
        assert ("editor", "周小满") not in credits_of(cleaned(editor))

    def test_an_outlet_alone_above_its_credits(self) -> None:
        story = f"<p>{LONG}</p><p>{NEXT}</p>"
        assert credits_of(cleaned(f"<p>堤边财经</p><p>作 者 | 王小河</p>{story}"))[0] == ("source", "堤边财经")
        assert credits_of(cleaned(f"<p>堤边财经</p>{story}")) == []
        assert credits_of(cleaned(f"<p>堤边财经</p><p>{SHOT}</p>{story}")) == []


class TestSmallHeadings:
    """Some editors set captions, and others footnotes, in the tag of a small heading."""

    PICTURE = f"<p>{SHOT}</p>"

    def test_below_each_picture_they_are_captions(self) -> None:
        body = (
            f"<h2>河堤</h2><p>{LONG}</p>{self.PICTURE}<h5>新修的步道</h5><p>{NEXT}</p>"
            f"<p>{SHOT.replace('1.jpg', '2.jpg')}</p><h5>第二遍漆</h5><p>{LONG}</p>"
        )
        result = cleaned(body)
        assert [block for block in shown(result) if block[0] in {"heading", "image"}] == [
            ("heading", "河堤"),
            ("image", "新修的步道"),
            ("image", "第二遍漆"),
        ]

    def test_elsewhere_as_well_they_are_titles(self) -> None:
        body = f"<h5>步道</h5><p>{LONG}</p>{self.PICTURE}<h5>护栏</h5><p>{NEXT}</p>"
        assert [text for kind, text in shown(cleaned(body)) if kind == "heading"] == ["步道", "护栏"]

    def test_a_lone_one_below_the_only_picture_is_a_title(self) -> None:
        body = f"<p>{LONG}</p>{self.PICTURE}<h5>护栏</h5><p>{NEXT}</p>"
        assert ("heading", "护栏") in shown(cleaned(body))

    def test_footnotes_are_text(self) -> None:
        body = f"<p>{LONG}[1]</p><p>{NEXT}</p><h3>注释：</h3><h3>[1]河堤：沿江的土坝</h3><h3>[2] 闸：1960 年建</h3>"
        assert shown(cleaned(body))[2:] == [
            ("heading", "注释："),
            ("paragraph", "[1]河堤：沿江的土坝"),
            ("paragraph", "[2] 闸：1960 年建"),
        ]


def test_questions_asked_in_turn_are_headings_however_long() -> None:
    asked = "对一个住在河边的人来说，到底是步道的宽度重要，还是它离家的远近更重要，两样又该怎么取舍？"
    body = "".join([f"<p><b>问题{n}：{asked}</b></p><p>{LONG}</p>" for n in "一二三"])
    assert [kind for kind, _ in shown(cleaned(body))] == ["heading", "paragraph"] * 3
    once = f"<p>{NEXT}</p><p><b>问题一：{asked}</b></p><p>{LONG}</p>"
    assert [kind for kind, _ in shown(cleaned(once))] == ["paragraph"] * 3


def test_letters_take_half_the_room_of_a_character_in_a_title() -> None:
    title = "世界河堤管理者组织（The World Embankment Keepers Organization，WEKO）"
    body = f"<p>{LONG}</p><p><b>{title}</b></p><p>{NEXT}</p>"
    assert shown(cleaned(body))[1] == ("heading", title)


def test_the_title_below_an_editors_preface_is_repeated() -> None:
    body = f"<p>{LONG}</p><blockquote>{NEXT}</blockquote><hr><h2>河堤上的春天</h2><p>{LONG}</p>"
    assert gone(cleaned(body, "河堤上的春天")) == [("title", "title-repeated", "河堤上的春天")]
    assert gone(cleaned(body.replace("h2", "p"), "河堤上的春天")) == gone(cleaned(body, "河堤上的春天"))
    # A section may have the story's name.
    for section in (body.replace("h2", "h4"), body.replace("<hr>", "")):
        assert gone(cleaned(section, "河堤上的春天")) == []
    assert gone(cleaned(body.replace("<hr>", "").replace("h2", "h1"), "河堤上的春天")) != []


@pytest.mark.parametrize(
    "url",
    [
        "https://tva3.sinaimg.cn/crop.0.0.512.512.1024/61ff32dejw8ev91yl3hkdj20e80e8jrt.jpg",
        "https://cors.zfour.workers.dev/?http://tvax1.sinaimg.cn/crop.1.0.179.179.1024/a.jpg",
        "https://www.example.com/news/2021/10/20/static/image/external-link.gif",
        "https://cors.zfour.workers.dev/?http://www.example.com/images/logo.png",
    ],
)
def test_portraits_of_accounts_and_icons_of_links_are_decoration(url: str) -> None:
    result = cleaned(f'<p>{LONG}</p><p>{NEXT}</p><p><img src="{url}"></p>')
    assert gone(result) == [("decoration", "picture-address", "")]


def test_a_picture_of_an_account_is_none_of_its_portraits() -> None:
    result = cleaned(f'<p>{LONG}</p><p><img src="https://tva1.sinaimg.cn/large/006y8mN6ly1.jpg"></p><p>{NEXT}</p>')
    assert gone(result) == []


def test_a_picture_below_the_story_that_offers_a_subscription() -> None:
    offer = (
        '<p><a href="https://www.example.com/subscribe/?from=blog"><img src="https://img.example.com/9.jpg"></a></p>'
    )
    assert gone(cleaned(f"<p>{LONG}</p><p>{NEXT}</p>{offer}")) == [("decoration", "picture-banner", "")]
    assert gone(cleaned(f"<p>{LONG}</p>{offer}<p>{NEXT}</p>")) == []


def test_the_title_of_the_original_and_its_address() -> None:
    body = f"<p>{LONG}</p><p>{NEXT}</p><p>原文：河堤要闻 | 步道开放</p><p>http://www.example.com/a.htm?from=b</p>"
    assert [entry[0] for entry in gone(cleaned(body))] == ["credit", "credit"]
    assert gone(cleaned(f"<p>{LONG}</p><p>{NEXT}</p><p>原文：吾道一以贯之</p>")) == []


@pytest.mark.parametrize("note", ["【以下內容為廠商提供資料原文】", "（以下内容由厂商提供）"])
def test_the_note_above_a_press_release(note: str) -> None:
    assert gone(cleaned(f"<p>{LONG}</p><p>{note}</p><p>{NEXT}</p>")) == [("notice", "notice", note)]


def test_a_text_rule_may_name_the_author() -> None:
    rule = TextRule(name="answer-by", pattern=r"(?P<author>\S{1,20})的回答$", kind="credit", place="head")
    result = cleaned(f"<p>爱走路的人的回答</p><p>{LONG}</p><p>{NEXT}</p>", texts=(rule,))
    assert gone(result) == [("credit", "answer-by", "爱走路的人的回答")]
    assert [(credit.role, credit.name) for credit in result.credits] == [("author", "爱走路的人")]


def test_a_body_in_one_block_signs_at_both_ends() -> None:
    body = f"<p>新京报快讯（记者李岸）{LONG} {NEXT} 新京报记者李岸 图片来源公告截图编辑王堤 校对陈闸</p>"
    assert [(credit.role, credit.name, credit.affiliation) for credit in cleaned(body).credits] == [
        ("reporter", "李岸", "新京报"),
        ("editor", "王堤", None),
        ("proofreader", "陈闸", None),
    ]


@pytest.mark.parametrize("text", ["<b>报料有奖</b>", "（下载看山新闻，报料有奖！）"])
def test_what_a_paper_pays_for_news_is_promotion(text: str) -> None:
    result = cleaned(f"<p>{LONG}</p><p>{NEXT}</p><p>看山新闻记者 李岸</p><p>{text}</p>")
    assert [kind for kind, _, _ in gone(result)] == ["credit", "promotion"]
    assert shown(cleaned(f"<p>{text}</p><p>{LONG}</p>")) == [("paragraph", LONG)]


def test_who_speaks_and_as_what_above_the_text_is_its_author() -> None:
    who = "（李岸，看山大学河流研究所所长）"
    assert credits_of(cleaned(f"<p>{who}</p><p>{LONG}</p><p>{NEXT}</p>")) == [("author", "李岸")]
    for text in ("（河堤，看山大学河流研究所所长）", "（李岸，看山大学）"):
        assert ("paragraph", text) in shown(cleaned(f"<p>{text}</p><p>{LONG}</p><p>{NEXT}</p>"))


@pytest.mark.parametrize("text", ["来源：某网", "▲", "猜你喜欢"])
def test_a_figure_of_nothing_but_text_is_judged_as_text(text: str) -> None:
    figure = f'<p>{LONG}</p><p>{NEXT}</p><figure class="pic-desc"><p>{text}</p></figure>'
    assert gone(cleaned(figure)) == gone(cleaned(f"<p>{LONG}</p><p>{NEXT}</p><p>{text}</p>")) != []
