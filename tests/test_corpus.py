"""Many articles at once."""

from __future__ import annotations

import io
import json
import pickle
import re
import sys
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from attrs import evolve
from attrs.exceptions import FrozenInstanceError
from hypothesis import given, settings
from hypothesis import strategies as st
from stories import ONE, STORY, paragraph
from strategies import articles

import newsparse
from newsparse import Article, Corpus, Credit, NewsparseError, Source
from newsparse._corpus.description import Tally
from newsparse._display.tables import Table, tables_html, tables_markdown, tables_text

SEEDS = Path(__file__).parent / "fixtures" / "seeds"
LONG = "渡口在停航十二年之后重新开放，首日客流是平日的二十倍，票价仍是两元，与停航之前一样，乘客可以用卡支付，也可以投币，候船室里还保留着当年的长椅和时刻表。"


def article(number: int, title: str = "渡口", **fields: Any) -> Article:
    return Article(id=f"{number:032}", title=title, **fields)


def source(name: str) -> Source:
    return Source(id="generic", name=name)


def at(day: int, hour: int = 0) -> datetime:
    return datetime(2022, 1, day, hour, tzinfo=UTC)


def titles(corpus: Corpus) -> list[str | None]:
    return [one.title for one in corpus]


class TestReading:
    def test_a_folder_is_read_anew_each_time(self, tmp_path: Path) -> None:
        post = tmp_path / "a.md"
        post.write_text("---\ntitle: 渡口\n---\n<p>一</p>", encoding="utf-8")
        corpus = Corpus(tmp_path)
        assert titles(corpus) == ["渡口"]
        post.write_text("---\ntitle: 初雪\n---\n<p>一</p>", encoding="utf-8")
        assert titles(corpus) == ["初雪"]

    def test_nothing_is_read_before_it_is_asked_for(self) -> None:
        assert repr(Corpus("no-such-folder").where(tag="雪")) == "<Corpus 'no-such-folder', tag='雪'>"

    def test_an_iterator_of_paths_or_of_articles_can_be_read_twice(self) -> None:
        paths = Corpus(iter([str(SEEDS / "sina.md"), str(SEEDS / "qutoutiao.md")]))
        assert paths.count() == paths.count() == 2
        held = Corpus(article(number) for number in range(3))
        assert held.count() == held.count() == 3
        assert Corpus([]).count() == 0

    def test_articles_and_paths_are_not_mixed(self) -> None:
        with pytest.raises(TypeError, match="not of both"):
            list(Corpus([article(1), "a.md"]))

    @pytest.mark.parametrize(
        ("settings", "error", "message"),
        [
            ({"on_error": "ignore"}, ValueError, "on_error: 'raise', 'skip' or a function was expected, not 'ignore'"),
            ({"workers": 0}, ValueError, "workers: a number of processes, 1 or more, was expected, not 0"),
            ({"parser": "x"}, TypeError, "parser: a Parser was expected, not 'x'"),
        ],
    )
    def test_a_setting_that_is_none_is_refused_at_once(
        self, settings: dict[str, Any], error: type[Exception], message: str
    ) -> None:
        with pytest.raises(error, match=f"^{message}$"):
            Corpus(".", **settings)

    def test_an_open_file_is_read_as_often_as_one_likes(self, tmp_path: Path) -> None:
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w") as archive:
            archive.write(SEEDS / "sina.md", "a.md")
            archive.write(SEEDS / "qutoutiao.md", "b.md")
        data.seek(0)
        corpus = Corpus(data)
        assert [one.source.id for one in corpus] == ["sina", "qutoutiao"]
        assert titles(pickle.loads(pickle.dumps(corpus))) == titles(corpus)  # noqa: S301  # our own
        path = tmp_path / "a.md"
        path.write_bytes((SEEDS / "sina.md").read_bytes())
        with path.open("rb") as file:
            mixed = Corpus([path, file])
        assert [one.provenance.path for one in mixed] == [(str(path),), (str(path),)]
        with path.open(encoding="utf-8") as text, pytest.raises(TypeError, match="open it with mode 'rb'"):
            Corpus(text)

    @pytest.mark.parametrize("wrong", [None, 7, b"a.md", STORY, [7], [b"a.md"]])
    def test_what_is_no_input_is_refused_at_once(self, wrong: Any) -> None:
        with pytest.raises(TypeError, match=f"not {type(wrong[0] if isinstance(wrong, list) else wrong).__name__}"):
            Corpus(wrong)

    def test_the_parser_and_the_policy_are_used(self, tmp_path: Path) -> None:
        (tmp_path / "a.md").write_text("---\ntitle: 渡口\n---\n<p>**粗**</p>", encoding="utf-8")
        (tmp_path / "b.md").write_bytes(b"")
        with pytest.raises(NewsparseError, match="empty"):
            list(Corpus(tmp_path))
        errors: list[NewsparseError] = []
        parser = newsparse.Parser(keep_input=True)
        (one,) = Corpus(tmp_path, parser=parser, on_error=errors.append)
        assert one.input is not None
        assert len(errors) == 1
        assert Corpus(tmp_path, on_error="skip").describe().skipped == 1
        assert Corpus(tmp_path, on_error=errors.append).describe().skipped == 1
        assert len(errors) == 2

    def test_what_was_collected_is_not_read_again(self, tmp_path: Path) -> None:
        (tmp_path / "a.md").write_text("---\ntitle: 渡口\n---\n<p>一</p>", encoding="utf-8")
        corpus = Corpus(tmp_path).where(text="渡口").collect()
        (tmp_path / "a.md").unlink()
        assert titles(corpus) == ["渡口"]

    def test_it_is_immutable(self) -> None:
        with pytest.raises(FrozenInstanceError):
            Corpus("a").inputs = "b"  # type: ignore[misc]  # what the test is about


class TestFilters:
    corpus = Corpus(
        [
            article(1, "一", source=Source(id="sina", name="新浪财经"), published=at(1, 15), tags=("渡口", "江岸")),
            article(2, "二", source=source("江岸晚报"), published=at(1, 17), blocks=(paragraph("老渡口开放。"),)),
            article(
                3, "三", source=source("江岸晚报"), published=at(31), credits=(Credit(role="editor", name="李明"),)
            ),
            article(4, "渡口", credits=(Credit(role="reporter", name="王芳", affiliation="江岸晚报"),)),
        ]
    )

    @pytest.mark.parametrize(
        ("conditions", "expected"),
        [
            ({}, "一二三渡口"),
            ({"source": "sina"}, "一"),
            ({"source": "新浪财经"}, "一"),
            ({"source": ("sina", "江岸晚报")}, "一二三"),
            ({"source": "江岸"}, ""),
            # The day begins in China, at 16:00 UTC of the day before.
            ({"since": "2022-01-02"}, "二三"),
            ({"since": date(2022, 1, 2)}, "二三"),
            ({"since": datetime(2022, 1, 2)}, "二三"),  # noqa: DTZ001  # a bare time is the parser's
            ({"since": datetime(2022, 1, 2, tzinfo=UTC)}, "三"),
            ({"since": "2022"}, "一二三"),
            ({"since": "2022-02"}, ""),
            ({"before": "2022-01-02"}, "一"),
            ({"since": "2022-01", "before": "2022-02"}, "一二三"),
            ({"tag": "江岸"}, "一"),
            ({"tag": ["没有", "渡口"]}, "一"),
            ({"credit": "李明"}, "三"),
            ({"credit": "江岸晚报"}, "渡口"),
            ({"credit": ["李明", "王芳"]}, "三渡口"),
            ({"role": "reporter"}, "渡口"),
            ({"role": ["reporter", "producer"]}, "渡口"),
            ({"role": []}, ""),
            ({"credit": "李明", "role": "reporter"}, ""),
            ({"text": "渡口"}, "二渡口"),
            ({"text": "."}, ""),
            ({"text": re.compile("^.$")}, "一二三"),
            ({"text": "渡口", "source": "江岸晚报"}, "二"),
        ],
    )
    def test_what_is_left(self, conditions: dict[str, Any], expected: str) -> None:
        assert expected == "".join(filter(None, titles(self.corpus.where(**conditions))))

    def test_filters_add_up_and_leave_the_corpus_as_it_was(self) -> None:
        narrowed = self.corpus.where(source="江岸晚报").where(before="2022-01-15").filter(lambda one: one.title == "二")
        assert titles(narrowed) == ["二"]
        assert self.corpus.count() == 4
        assert repr(narrowed) == "<Corpus of 4 articles, source='江岸晚报', before='2022-01-15', <lambda>>"

    def test_the_zone_of_a_day_is_the_parsers(self) -> None:
        utc = evolve(self.corpus, parser=newsparse.Parser(timezone="UTC"))
        assert titles(utc.where(since="2022-01-02")) == ["三"]

    def test_filters_pickle(self) -> None:
        conditions: dict[str, Any] = {
            "source": "江岸晚报",
            "since": "2022-01",
            "before": "2022-02",
            "tag": ["雪", "渡口"],
            "credit": "李明",
            "role": "editor",
            "text": re.compile("[一二]"),
        }
        for name, value in conditions.items():
            found = self.corpus.where(**{name: value})
            assert list(pickle.loads(pickle.dumps(found))) == list(found), name  # noqa: S301  # our own

    @pytest.mark.parametrize(
        ("condition", "error", "message"),
        [
            ({"credit": 3}, TypeError, "credit: a text, or several, was expected, not 3"),
            ({"tag": 5}, TypeError, "tag: a text, or several, was expected, not 5"),
            ({"tag": ["雪", 5]}, TypeError, r"tag: a text, or several, was expected, not \['雪', 5\]"),
            ({"text": 5}, TypeError, "text: a text or a compiled pattern of text was expected, not 5"),
            ({"text": re.compile(b"x")}, TypeError, "text: a text or a compiled pattern of text was expected, not .*"),
            ({"role": 3}, TypeError, "role: a text, or several, was expected, not 3"),
            (
                {"role": ["editor", "reportr"]},
                ValueError,
                "role: there is none called 'reportr' – did you mean 'reporter'\\?; there are reporter, author, .*",
            ),
        ],
    )
    def test_a_condition_that_cannot_be_met_is_refused_at_once(
        self, condition: dict[str, Any], error: type[Exception], message: str
    ) -> None:
        with pytest.raises(error, match=f"^{message}$"):
            self.corpus.where(**condition)

    @pytest.mark.parametrize("day", ["昨天", "2022-13", "", 7])
    def test_a_day_that_is_none_is_an_error_that_names_it(self, day: Any) -> None:
        with pytest.raises(ValueError, match=f"since: .*{day!r}"):
            self.corpus.where(since=day)


class TestShowing:
    def test_the_beginning_as_a_table_of_text(self) -> None:
        assert str(Corpus(SEEDS)).replace(str(SEEDS), "seeds") == (
            "Corpus 'seeds'\n"
            "published               source    title                                           characters  pictures  issues\n"
            "2022-01-18 10:14+00:00  趣头条    海淀封控小区博雅西园启动第二轮全员核酸检测           1,193         3       0\n"
            "2022-01-20 05:38+00:00  新浪财经  北京丰台万柳园小区已经完成2710人的核酸采样工作         839         0       0"
        )

    def test_only_the_beginning_is_read(self) -> None:
        many = Corpus(article(number, f"第{number}篇") for number in range(2000))
        assert "第9篇" in str(many)
        assert "第10篇" not in str(many)
        assert str(many).startswith("Corpus of 2000 articles, the first 10\n")
        # A filter that hardly anything meets does not make a notebook wait for the whole archive.
        rare = str(many.filter(lambda one: one.title in {"第5篇", "第1500篇"}))
        assert "2 of" not in rare
        assert "1 of the first 1,000 read" in rare

    def test_html_is_escaped_and_stands_alone(self) -> None:
        html = Corpus([article(1, "<script>alert(1)</script>", source=source('"><b>'))])._repr_html_()
        assert "<script" not in html
        assert "<b>" not in html
        assert html.startswith('<div class="newsparse-card np-wide"><style>')

    def test_showing_never_raises(self, tmp_path: Path) -> None:
        (tmp_path / "a.md").write_text("---\ntitle: 渡口\n---\n<p>一</p>", encoding="utf-8")
        (tmp_path / "b.md").write_bytes(b"")
        shown = str(Corpus(tmp_path))
        assert "渡口" in shown
        assert "b.md: the input is empty" in shown
        assert "on_error" in Corpus("no-such-folder")._repr_html_()
        assert str(Corpus([])) == "Corpus of 0 inputs"

    @pytest.mark.timeout(60)
    @settings(max_examples=15)
    @given(st.lists(articles, max_size=3))
    def test_any_articles_can_be_shown_described_and_compared(self, many: list[Article]) -> None:
        corpus = Corpus(many)
        assert "<script" not in corpus._repr_html_()
        assert len(str(corpus).splitlines()) <= len(many) + 2
        description = corpus.describe()
        assert description.posts == len(many)
        assert "<script" not in description._repr_html_()
        assert str(description)
        assert description.to_markdown()
        assert all(len(group) > 1 for group in corpus.duplicates())


class TestTables:
    table = Table(title="a|b", head=("名", "n", "x"), rows=(("渡口|*", 12345, 0.5), (None, None, None)), bar=1)

    def test_text(self) -> None:
        assert tables_text((self.table,)) == "a|b\n名           n     x\n渡口|*  12,345  0.50\n"

    def test_markdown(self) -> None:
        expected = "## a|b\n\n| 名 | n | x |\n| --- | ---: | ---: |\n| 渡口\\|\\* | 12,345 | 0.50 |\n|  |  |  |"
        assert expected == tables_markdown((self.table,))

    def test_html(self) -> None:
        html = tables_html((self.table,))
        assert '<td class="np-num">12,345</td>' in html
        assert '<meter max="12345" value="12345"></meter>' in html
        assert "style=" not in html

    def test_long_texts_are_cut_by_their_width(self) -> None:
        shown = tables_text((Table(title="", head=("t",), rows=(("很长" * 99,), ("a" * 99,))),)).splitlines()
        assert shown[1:] == ["很长" * 11 + "很…", "a" * 47 + "…"]


class TestDescription:
    many = (
        article(
            1,
            source=source("甲"),
            published=datetime(2021, 12, 31, 17, tzinfo=UTC),
            language="zh-Hans",
            blocks=(paragraph("一二三"),),
        ),
        article(2, source=source("甲"), published=at(31, 15), blocks=(paragraph("一"),), tags=("渡口",)),
        article(3, source=source("乙"), credits=(Credit(role="editor", name="李明"), Credit(role="source", name="甲"))),
        article(4, source=Source(id="sina"), published=datetime(9999, 12, 31, 23, tzinfo=UTC)),
    )

    def test_numbers(self) -> None:
        found = Corpus(self.many).describe()
        assert (found.posts, found.skipped) == (4, 0)
        assert found.sources == {"甲": 2, "sina": 1, "乙": 1}
        # 17:00 UTC is the next day, month and year in China.
        assert found.by_source_and_month[("甲", "2022-01")] == 2
        assert found.months == {"2022-01": 2, "9999-12": 1}
        assert found.lengths == (0, 0, 1, 3)
        assert [found.quantile(share) for share in (0, 0.5, 1)] == [0, 1, 3]
        assert found.credits == {"editor": 1, "source": 1}
        assert found.names == {"李明": 1}
        assert found.tags == {"渡口": 1}
        assert found.languages == {"zh-Hans": 1}
        assert Corpus(self.many, parser=newsparse.Parser(timezone="Europe/London")).describe().months["2021-12"] == 1

    def test_what_is_shown(self) -> None:
        shown = str(Corpus(SEEDS).describe())
        assert "posts\nread  skipped\n   2        0" in shown
        assert "趣头条        1  2022-01      2022-01" in shown
        assert "sources" in Corpus(SEEDS).describe()._repr_html_()

    def test_the_order_of_reading_does_not_show(self) -> None:
        one, other = Corpus(self.many).describe(), Corpus(reversed(self.many)).describe()
        assert one == other
        assert str(one) == str(other)

    def test_long_tables_say_what_they_leave_out(self) -> None:
        shown = str(Corpus(article(n, source=source(f"报{n}")) for n in range(40)).describe())
        assert "sources (15 of 40)" in shown

    def test_nothing_has_no_quantile(self) -> None:
        empty = Tally("Asia/Shanghai").description()
        assert empty.quantile(0.5) is None
        assert str(empty) == "posts\nread  skipped\n   0        0"

    @pytest.mark.parametrize("share", [-0.1, 2, "half"])
    def test_a_share_that_is_none_is_an_error(self, share: Any) -> None:
        with pytest.raises(ValueError, match=r"^share: a number from 0 to 1 was expected, not "):
            Corpus([]).describe().quantile(share)


class TestDuplicates:
    def test_stories_with_one_id_are_grouped_the_earliest_first(self) -> None:
        late, early, other = article(1, "晚", published=at(3)), article(1, "早", published=at(2)), article(2)
        undated = article(1, "无")
        (group,) = Corpus([undated, late, other, early]).duplicates()
        assert ["早", "晚", "无"] == [entry.title for entry in group]

    def test_pairs_of_other_sources_and_who_was_first(self) -> None:
        pytest.importorskip("rensa")
        changed = LONG.replace("两元", "三元")
        story = [
            article(1, "乙报", source=source("乙"), published=at(2), blocks=(paragraph(LONG),)),
            article(2, "甲报", source=source("甲"), published=at(1, 22), blocks=(paragraph(changed),)),
            article(3, "甲报二", source=source("甲"), published=at(5), blocks=(paragraph(LONG),)),
            article(4, "别的", source=source("丙"), blocks=(paragraph(LONG[::-1]),)),
            article(5, "短", source=source("丙"), blocks=(paragraph("渡口"),)),
        ]
        pairs = Corpus(story).near_duplicates(0.7)
        found = {(pair.first.title, pair.second.title, pair.lag) for pair in pairs}
        assert found == {("甲报", "乙报", timedelta(hours=2)), ("乙报", "甲报二", timedelta(days=3))}
        assert pairs[0].similarity == 1.0
        assert 0.7 <= pairs[1].similarity < 1
        assert pairs.firsts() == {"乙": 1, "甲": 1}
        assert len(pairs[:1]) == 1
        assert "2 pairs" in str(pairs)
        assert "2:00:00" in pairs._repr_html_()
        # 0.88 alike is looked at, for the sketches share a band, and is not enough.
        assert {pair.similarity for pair in Corpus(story).near_duplicates(0.99)} == {1.0}
        within = Corpus(story).near_duplicates(0.7, across_sources=False)
        assert len(within) == 3

    def test_without_pairs(self) -> None:
        pytest.importorskip("rensa")
        none = Corpus([article(1)]).near_duplicates()
        assert (len(none), str(none)) == (0, "0 pairs")
        assert "<p>0 pairs</p>" in none._repr_html_()

    def test_the_estimate_is_near_the_truth(self) -> None:
        pytest.importorskip("rensa")
        one = "".join(chr(0x4E00 + (number * 7919) % 4000) for number in range(1000))
        for kept in (980, 950, 900):
            other = one[:kept] + "".join(chr(0x6000 + (number * 104729) % 4000) for number in range(1000 - kept))
            grams = [{text[at : at + 4] for at in range(len(text) - 3)} for text in (one, other)]
            truth = len(grams[0] & grams[1]) / len(grams[0] | grams[1])
            pair_of = [article(number, blocks=(paragraph(text),)) for number, text in enumerate((one, other))]
            (pair,) = Corpus(pair_of).near_duplicates(0.6, across_sources=False)
            assert pair.similarity == pytest.approx(truth, abs=0.1)

    @pytest.mark.parametrize("threshold", [0, -1, 1.1, "a"])
    def test_a_threshold_that_is_none_is_an_error(self, threshold: Any) -> None:
        with pytest.raises(ValueError, match="threshold"):
            Corpus([]).near_duplicates(threshold)


class TestWriting:
    def test_one_file_of_many(self, tmp_path: Path) -> None:
        corpus = Corpus([STORY, evolve(STORY, id=ONE)])
        for name in ("jsonl", "ninjs", "jsonld"):
            corpus.write(tmp_path / name, name)
            lines = (tmp_path / name).read_text(encoding="utf-8").splitlines()
            assert [newsparse.dumps(one, name) for one in corpus] == [f"{line}\n" for line in lines]
        corpus.write(str(tmp_path / "rss"), "rss")
        assert (tmp_path / "rss").read_text(encoding="utf-8").count("<item>") == 2
        corpus.write(tmp_path / "feed", "jsonfeed")
        assert len(json.loads((tmp_path / "feed").read_text(encoding="utf-8"))["items"]) == 2

    def test_a_format_of_one_article_a_file_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(newsparse.FormatError, match="hexo holds one article a file"):
            Corpus([STORY]).write(tmp_path / "a", "hexo")

    def test_the_name_of_the_file_says_the_format(self, tmp_path: Path) -> None:
        corpus = Corpus([STORY])
        for name, written in (("a", "jsonl"), ("a.json", "jsonl"), ("a.jsonld", "jsonld")):
            corpus.write(tmp_path / name)
            assert (tmp_path / name).read_text(encoding="utf-8") == newsparse.dumps(STORY, written)
        corpus.write(tmp_path / "feed.rss")
        assert "<rss" in (tmp_path / "feed.rss").read_text(encoding="utf-8")
        for name, message in (
            ("a.md", r"a\.md: a name that ends in \.md suits none of jsonfeed, jsonl, jsonld, ninjs, rss$"),
            ("a.parquet", "newsparse.arrow.write_parquet writes Parquet"),
        ):
            with pytest.raises(NewsparseError, match=message):
                corpus.write(tmp_path / name)

    def test_a_file_that_a_corpus_is_read_from_can_be_written(self, tmp_path: Path) -> None:
        path = tmp_path / "all.jsonl"
        Corpus([article(1, "渡口"), article(2, "初雪")]).write(path)
        Corpus(path).where(text="渡口").write(path)
        assert titles(Corpus(path)) == ["渡口"]

    def test_a_file_is_written_whole_or_not_at_all(self, tmp_path: Path) -> None:
        path = tmp_path / "all.jsonl"
        Corpus([STORY]).write(path)
        with pytest.raises(NewsparseError):
            Corpus([path, tmp_path / "none.md"]).write(path)
        assert [STORY] == list(Corpus(path))
        assert [path] == list(tmp_path.iterdir())
        assert not (tmp_path / "a").exists()


class TestColumns:
    corpus = Corpus([STORY, evolve(STORY, id=ONE, published=None)])

    def test_arrow(self) -> None:
        pa = pytest.importorskip("pyarrow")
        from newsparse.arrow import SCHEMA  # noqa: PLC0415  # the extra "arrow"

        table = self.corpus.to_arrow()
        assert table.schema == SCHEMA
        assert table["title"].to_pylist() == ["海淀：“12_00”"] * 2
        assert table.equals(pa.table(self.corpus))
        assert Corpus([]).to_arrow().num_rows == 0

    def test_a_stream_is_made_while_it_is_read(self) -> None:
        pa = pytest.importorskip("pyarrow")
        seen: list[str] = []

        def looks(one: Article) -> bool:
            seen.append(one.id)
            return True

        many = Corpus(article(number) for number in range(1200)).filter(looks)
        reader = pa.RecordBatchReader.from_stream(many)
        assert len(reader.read_next_batch()) == 500
        assert len(seen) < 1200

    def test_pandas(self) -> None:
        pytest.importorskip("pandas")
        frame = self.corpus.to_pandas()
        assert list(frame["published"].dt.year.astype("Int64")) == [2022, None] or frame["published"].isna().sum() == 1

    def test_polars(self) -> None:
        pl = pytest.importorskip("polars")
        frame = self.corpus.to_polars()
        assert frame["id"].to_list() == [STORY.id, ONE]
        assert frame.equals(pl.DataFrame(self.corpus))

    def test_a_dataset_and_its_card(self, tmp_path: Path) -> None:
        pytest.importorskip("pyarrow")
        self.corpus.write_dataset(tmp_path / "set", title="江岸新闻", license="cc-by-4.0")
        card = (tmp_path / "set" / "README.md").read_text(encoding="utf-8")
        _, front, body = card.split("---\n", 2)
        assert yaml.safe_load(front) == {
            "pretty_name": "江岸新闻",
            "language": ["zh"],
            "license": "cc-by-4.0",
            "size_categories": ["n<1K"],
            "tags": ["news"],
            "configs": [{"config_name": "default", "data_files": "data/*.parquet"}],
        }
        assert body.startswith("\n# 江岸新闻\n\n2 news articles")
        assert "| 趣头条 | 2 | 2022-01 | 2022-01 |" in body
        from newsparse.arrow import read_parquet  # noqa: PLC0415  # the extra "arrow"

        assert list(self.corpus) == list(read_parquet(tmp_path / "set" / "data"))
        with pytest.raises(newsparse.FormatError):
            self.corpus.write_dataset(tmp_path / "set", title="x")

    def test_a_card_without_a_licence_says_so(self, tmp_path: Path) -> None:
        pytest.importorskip("pyarrow")
        Corpus([evolve(STORY, tags=("\udc80",))]).write_dataset(tmp_path, title="x")
        card = (tmp_path / "README.md").read_text(encoding="utf-8")
        assert 'license: "unknown"' in card
        assert "No licence is stated." in card

    @pytest.mark.timeout(60)
    def test_a_dataset_of_hugging_face(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("HF_HOME", str(tmp_path / "home"))
        monkeypatch.setenv("HF_HUB_OFFLINE", "1")
        datasets = pytest.importorskip("datasets")
        held = self.corpus.to_dataset()
        assert held["text"][:] == [STORY.text] * 2
        assert not {"input", "error", "exact"} & set(held.column_names)
        self.corpus.write_dataset(tmp_path / "set", title="x")
        read = datasets.load_dataset(str(tmp_path / "set"), split="train", cache_dir=str(tmp_path / "cache"))
        assert read["title"][:] == held["title"][:]


class TestPlots:
    @pytest.mark.timeout(60)
    def test_a_figure_shows_itself_with_a_font_for_chinese(self, monkeypatch: pytest.MonkeyPatch) -> None:
        pytest.importorskip("matplotlib")
        from newsparse._corpus import plots  # noqa: PLC0415  # the extra "plot"

        plots.chinese_font.cache_clear()
        monkeypatch.setattr(plots, "_FONTS", ("No Such Font", *plots._FONTS))
        try:
            font = plots.chinese_font()
        except NewsparseError:
            pytest.skip("no font for Chinese is installed")
        figure = Corpus(TestDescription.many).describe().plot()
        assert figure._repr_png_().startswith(b"\x89PNG")
        legend = figure.axes[0].get_legend().get_texts()
        assert [text.get_text() for text in legend] == ["甲", "sina"]
        assert legend[0].get_fontfamily()[0] == font

    @pytest.mark.timeout(60)
    def test_without_such_a_font_the_message_says_what_to_do(self, monkeypatch: pytest.MonkeyPatch) -> None:
        pytest.importorskip("matplotlib")
        from newsparse._corpus import plots  # noqa: PLC0415  # the extra "plot"

        monkeypatch.setattr(plots, "_FONTS", ())
        plots.chinese_font.cache_clear()
        try:
            with pytest.raises(NewsparseError, match="Noto Sans CJK"):
                Corpus(TestDescription.many).describe().plot()
            # Names in Latin letters need none.
            figure = Corpus([article(1, source=source("Daily"), published=at(1))]).describe().plot()
            assert figure._repr_png_().startswith(b"\x89PNG")
        finally:
            plots.chinese_font.cache_clear()

    @pytest.mark.timeout(60)
    def test_months_without_posts_have_their_place(self) -> None:
        pytest.importorskip("matplotlib")
        times = [datetime(2021, 11, 3, tzinfo=UTC), datetime(2022, 2, 3, tzinfo=UTC), datetime(900, 1, 1, tzinfo=UTC)]
        posts = [article(n, source=source("Daily"), published=time) for n, time in enumerate([*times, None])]
        axes = Corpus(posts).describe().plot().axes[0]
        assert [label.get_text() for label in axes.get_xticklabels()] == [
            "0900-01", "…", "2021-11", "2021-12", "2022-01", "2022-02"
        ]  # fmt: skip
        assert [bar.get_height() for bar in axes.patches] == [1, 0, 1, 0, 0, 1]

    @pytest.mark.timeout(60)
    def test_many_sources_share_a_colour_and_nothing_can_be_drawn(self) -> None:
        pytest.importorskip("matplotlib")
        many = Corpus(article(n, source=source(f"Daily {n}"), published=at(1 + n % 28)) for n in range(20))
        labels = [text.get_text() for text in many.describe().plot().axes[0].get_legend().get_texts()]
        assert labels[-1] == "others"
        assert len(labels) == 10
        assert Corpus([]).describe().plot()._repr_png_()


@pytest.mark.parametrize(
    ("module", "extra", "use"),
    [
        ("pandas", "pandas", lambda corpus: corpus.to_pandas()),
        ("polars", "polars", lambda corpus: corpus.to_polars()),
        ("datasets", "datasets", lambda corpus: corpus.to_dataset()),
        ("rensa", "duplicates", lambda corpus: corpus.near_duplicates()),
        ("matplotlib.figure", "plot", lambda corpus: corpus.describe().plot()),
    ],
)
def test_a_library_that_is_not_installed_is_named_with_its_extra(
    module: str, extra: str, use: Callable[[Corpus], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    if extra == "plot":
        from newsparse._corpus import plots  # noqa: PLC0415  # the extra "plot"

        plots._figure_class.cache_clear()
    with pytest.raises(
        NewsparseError, match=rf"needs {module.split('.', maxsplit=1)[0]}: pip install 'newsparse\[{extra}\]'"
    ):
        use(Corpus([STORY]))
