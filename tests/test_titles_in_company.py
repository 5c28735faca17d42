"""Section titles told by the lines around them."""

from __future__ import annotations

import pytest

from newsparse._clean import clean
from newsparse.models import RawPost
from newsparse.rules import Cleaner, compiled

LONG = "清晨的河堤上，几位老人沿着新修的步道慢慢走着，手里提着刚从早市买来的豆腐和青菜，说今年的春天来得比往年早。"
NEXT = "河堤的另一头，施工队正在给护栏刷第二遍漆，队长说，工期比原先的安排提前了十天，五月中旬就能向附近的居民开放。"
SHOT = '<img src="https://img.example.com/1.jpg" width="800" height="600">'


def titles(*lines: str) -> list[str]:
    """Lines in ``*…*`` are bold."""
    body = "".join(f"<p><b>{line[1:-1]}</b></p>" if line.startswith("*") else f"<p>{line}</p>" for line in lines)
    result = clean(RawPost(body=body), compiled(Cleaner(id="demo", label="示例报"), frozenset()))
    return [block.text for block in result.blocks if block.kind == "heading"]


class TestWhatIsNoTitle:
    def test_a_sentence_that_goes_on_below(self) -> None:
        assert titles(LONG, "河堤上的护栏为何又要重刷一遍", "？队长说，因为漆受了潮。", NEXT, LONG) == []
        assert titles(LONG, "*河堤上的护栏*", "，前后刷了两遍漆。", NEXT, LONG) == []

    def test_the_number_and_the_signature_of_a_notice(self) -> None:
        notice = ("*河堤管理委员会公告*", "第12号", LONG, "*河堤管理委员会*", "*2021年8月5日*", "*河堤管理条例*", NEXT)
        assert titles(*notice) == ["河堤管理委员会公告", "河堤管理条例"]

    def test_the_year_of_a_title_is_no_date(self) -> None:
        assert titles(LONG, NEXT, "2022年或将全线开放", LONG, NEXT) == ["2022年或将全线开放"]
        assert titles(LONG, NEXT, "2022年3月护栏开工", LONG, NEXT) == []


class TestLabels:
    def test_above_a_title(self) -> None:
        lines = (LONG, "*居民疑问：*", "*护栏为何又要重刷*", NEXT, LONG)
        assert titles(*lines) == ["居民疑问：", "护栏为何又要重刷"]

    def test_several_over_long_text(self) -> None:
        lines = (LONG, "*土地安排：*", NEXT, "*项目验收：*", LONG, NEXT)
        assert titles(*lines) == ["土地安排：", "项目验收："]

    @pytest.mark.parametrize(
        "lines",
        [
            (LONG, "*土地安排：*", NEXT, LONG),
            (LONG, NEXT, LONG, "*土地安排：*"),
            (LONG, "*李岸先生：*", NEXT, "*李岸先生：*", LONG, NEXT),
            (LONG, "*特约律师：*", NEXT, "*本报记者：*", LONG, NEXT),
            (LONG, "*安排如下，请看：*", NEXT, "*验收如下，请看：*", LONG, NEXT),
            (LONG, "*土地安排：*", "一步道。", "*项目验收：*", "二护栏。", NEXT),
        ],
    )
    def test_one_alone_and_people_who_speak_are_none(self, lines: tuple[str, ...]) -> None:
        assert titles(*lines) == []


class TestNumbers:
    def test_the_lines_under_a_number_are_what_it_numbers(self) -> None:
        lines = (LONG, "#01", "新步道、旧护栏，", "究竟修了什么？", NEXT, "#02", "何时开放", LONG)
        assert titles(*lines) == ["#01", "新步道、旧护栏，", "究竟修了什么？", "#02", "何时开放"]

    def test_sentences_under_a_number_are_not(self) -> None:
        assert titles(LONG, "#01", "先说结论。", NEXT, "#02", LONG) == ["#01", "#02"]
        assert titles(LONG, "#01", "先说结论，", NEXT, "#02", LONG) == ["#01", "#02"]
        assert titles(LONG, "#01", "步道", "护栏", "旧闸", NEXT, "#02", LONG) == ["#01", "#02"]

    def test_a_number_that_ends_the_text(self) -> None:
        assert "旧闸" not in titles(LONG, NEXT, "#01", "旧闸")

    def test_a_bold_sentence_with_an_ordinal_may_be_long(self) -> None:
        title = "（一）河堤步道全线贯通，护栏重刷两遍 附近三个小区的居民出门就能上堤散步"
        assert titles(f"*{title}*", SHOT, "*（二）旧闸换新*", SHOT, "*这一段写在最后，说的是堤外的田。*") == [
            title,
            "（二）旧闸换新",
        ]


class TestTitlesOverTitles:
    def test_a_short_line_above_the_first_ordinal(self) -> None:
        part = ("（一）步道修缮", LONG, "（二）护栏重刷", NEXT)
        assert titles(LONG, "展示台", *part, "曝光台", *part) == [
            "展示台", "（一）步道修缮", "（二）护栏重刷", "曝光台", "（一）步道修缮", "（二）护栏重刷",
        ]  # fmt: skip

    def test_a_sentence_there_is_none(self) -> None:
        assert titles(LONG, "分两步走。", "（一）步道修缮", LONG, "（二）护栏重刷", NEXT) == [
            "（一）步道修缮",
            "（二）护栏重刷",
        ]

    def test_a_word_above_a_title(self) -> None:
        assert titles(LONG, NEXT, "行业", "守堤人甘做无名英雄", LONG, NEXT) == ["行业", "守堤人甘做无名英雄"]
        assert titles(LONG, NEXT, "行业。", "守堤人甘做无名英雄", LONG, NEXT) == []

    def test_a_title_in_a_box_over_pictures(self) -> None:
        lines = (LONG, "【守堤人】", NEXT, LONG, "【渔民】", SHOT, "▲船上的渔民")
        assert titles(*lines) == ["【守堤人】", "【渔民】"]
        assert titles(LONG, NEXT, "【渔民】", SHOT, "▲船上的渔民") == []

    def test_people_of_a_series(self) -> None:
        lines = ("人物1：李岸|23岁 客栈老板", "在堤边盘下一间客栈", SHOT, LONG, NEXT, LONG)
        again = ("人物2：周满|24岁 渔民", "从船上到岸上", SHOT, NEXT, LONG, NEXT)
        assert titles(LONG, *lines, *again) == [lines[0], lines[1], again[0], again[1]]

    def test_a_question_about_something_in_quotes(self) -> None:
        lines = (LONG, "旧闸换了新貌", NEXT, "“河长制”给河堤带来哪些变化？", LONG)
        assert titles(*lines) == ["旧闸换了新貌", "“河长制”给河堤带来哪些变化？"]
        assert titles(LONG, "旧闸换了新貌", NEXT, "“何时才能上堤走走？”", LONG) == ["旧闸换了新貌"]


class TestVerse:
    VERSE = (
        "近日",
        "河堤边热闹起来",
        "居民们搬来桌椅",
        "说起了一件新鲜事：",
        "*旧闸要搬家*",
        "搬到哪里去？",
        "就在堤的那一头",
    )

    def test_bold_lines_among_short_ones_are_none(self) -> None:
        assert titles(*self.VERSE, "大家都说好", "从此出门看水") == []

    def test_over_text_they_are(self) -> None:
        lines = (*self.VERSE, "大家都说好", "从此出门看水", "*搬家步骤*", LONG, "*开放时间*", NEXT)
        assert titles(*lines) == ["搬家步骤", "开放时间"]

    def test_lists_are_no_verse(self) -> None:
        lists = ("*食材*", "豆腐 两块", "青菜 一把", "葱 一根", "*调料*", "盐 2克", "油 5克", "糖 1克")
        assert titles(LONG, *lists, "*做法*", "豆腐切块！", "青菜洗净？") == ["食材", "调料", "做法"]
        names = ("*一等奖*", "李岸", "周满", "林汀", "*二等奖*", "何平", "王河", "高田", "唐石", "许青", "郑波")
        assert titles(*names[:4], LONG, *names[4:]) == ["一等奖", "二等奖"]
