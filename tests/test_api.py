"""Reading posts: one, many, strictly, tolerantly, with a user's own cleaner."""

from __future__ import annotations

import gzip
import io
import pickle
import re
import sys
import zipfile
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

import newsparse
from newsparse import (
    Article,
    CleanerError,
    FormatError,
    NewsparseError,
    Parser,
    PluginError,
    StrictError,
    Summary,
    _registry,
)
from newsparse._markup.lines import Line
from newsparse.models import RawPost
from newsparse.rules import Cleaner, Decision, Drop, TextRule, Variant
from newsparse.typing import Loader
from newsparse.workbench import read_cleaner

SEEDS = Path(__file__).parent / "fixtures" / "seeds"
POST = """---
title: 河边种下第一批柳树
date: 2022-03-12 09:30:00
source: 示例报
---
<p>今天上午，几位居民在河边种下了第一批柳树。</p>
<p>编辑：李某</p>
"""
NO_DATE = "---\ntitle: 示例\ndate: 昨天\n---\n<p>河水很清，柳树发了芽。</p>"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with posts in it, at two depths, and with what is no post."""
    (tmp_path / "金融").mkdir()
    for name in ("b.md", "a[1].md", "金融/c.markdown"):
        (tmp_path / name).write_text(POST.replace("第一批", name), encoding="utf-8")
    (tmp_path / "picture.jpg").write_bytes(b"\xff\xd8\xff")
    return tmp_path


class TestLoad:
    def test_a_path_as_text_and_as_path(self) -> None:
        path = SEEDS / "sina.md"
        assert newsparse.load(path) == newsparse.load(str(path))

    def test_an_open_file_is_named_after_itself(self) -> None:
        with (SEEDS / "sina.md").open("rb") as file:
            assert newsparse.load(file) == newsparse.load(SEEDS / "sina.md")

    def test_a_buffer_has_no_name(self) -> None:
        article = newsparse.load(io.BytesIO(POST.encode()))
        assert article.provenance.path == ()
        assert article.path is None

    def test_the_articles_path_is_its_file(self) -> None:
        assert newsparse.load(SEEDS / "sina.md").path == str(SEEDS / "sina.md")

    def test_a_file_open_for_text_is_refused(self) -> None:
        with pytest.raises(FormatError, match="open it with mode 'rb'"):
            newsparse.load(io.StringIO(POST))  # type: ignore[arg-type]  # that is the point

    def test_a_file_that_is_not_there_is_named(self, tmp_path: Path) -> None:
        path = tmp_path / "缺.md"
        with pytest.raises(FormatError) as caught:
            newsparse.load(path)
        assert str(caught.value) == f"{path}: cannot read it: No such file or directory"
        assert caught.value.path == (str(path),)

    def test_a_folder_is_no_file(self, tmp_path: Path) -> None:
        with pytest.raises(FormatError, match=r"this is a folder; read it with iter_articles, or .* newsparse parse$"):
            newsparse.load(tmp_path)

    def test_a_name_that_no_system_takes(self) -> None:
        with pytest.raises(FormatError, match="cannot read it: embedded null byte"):
            newsparse.load("a\0b")

    @pytest.mark.parametrize(
        ("data", "reason"),
        [
            (b"", "the input is empty"),
            (b" \r\n\n", "the input is empty"),
            (
                "没有头的一段文字。".encode(),
                "not a post: it begins with no front matter (--- and keys), and is no feed, no web page and no JSON; ",
            ),
            (
                b'{"title": "x",\n "date" "y"}',
                "not a post: it begins as JSON does, but is broken: Expecting ':' delimiter: line 2 column 9 (char 23)",
            ),
            (b"[1, 2]", "not a post: it is JSON, but neither newsparse's own nor a JSON Feed"),
            (b"[" * 100_000, "not a post: it is JSON that is nested too deep"),
        ],
    )
    def test_what_is_no_post_is_named(self, data: bytes, reason: str, tmp_path: Path) -> None:
        path = tmp_path / "x.md"
        path.write_bytes(data)
        with pytest.raises(FormatError) as caught:
            newsparse.load(path)
        assert str(caught.value).startswith(f"{path}: {reason}")

    def test_a_binary_file_is_named(self, tmp_path: Path) -> None:
        path = tmp_path / "x.md"
        path.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 8)
        with pytest.raises(FormatError) as caught:
            newsparse.load(path)
        assert str(caught.value).startswith(f"{path}: ")


class TestLoads:
    def test_text_and_bytes(self) -> None:
        assert newsparse.loads(POST) == newsparse.loads(POST.encode())

    def test_what_holds_bytes_is_read_as_bytes(self) -> None:
        data = POST.encode()
        for given in (bytearray(data), memoryview(data), memoryview(b"." + data)[1:]):
            assert newsparse.loads(given) == newsparse.loads(data)

    def test_line_ends_and_a_byte_order_mark_make_no_difference(self) -> None:
        other = ("\ufeff" + POST.replace("\n", "\r\n")).encode()
        assert newsparse.loads(other).blocks == newsparse.loads(POST).blocks
        assert newsparse.loads(other).id == newsparse.loads(POST).id

    def test_another_encoding_is_told_or_given(self) -> None:
        data = POST.encode("gb18030")
        assert newsparse.loads(data).title == "河边种下第一批柳树"
        assert newsparse.loads(data).provenance.encoding == "gb18030"
        assert Parser(encoding="gb18030").loads(data).blocks == newsparse.loads(POST).blocks

    def test_what_it_gives(self) -> None:
        article = newsparse.loads(POST)
        assert article.title == "河边种下第一批柳树"
        assert article.text == "今天上午，几位居民在河边种下了第一批柳树。"
        assert [(credit.role, credit.name) for credit in article.credits] == [("editor", "李某")]
        assert article.source.id == "generic"
        assert article.source.name == "示例报"
        assert article.provenance.newsparse_version

    def test_the_path_given_is_that_of_messages_and_provenance(self) -> None:
        path = ("posts.zip", "0012.md")
        assert Parser().loads(POST, path=path).provenance.path == path
        with pytest.raises(FormatError) as caught:
            Parser().loads("", path=path)
        assert str(caught.value) == "posts.zip › 0012.md: the input is empty"

    def test_a_body_without_a_story_is_an_issue(self) -> None:
        article = newsparse.loads("---\ntitle: 示例\n---\n<p hidden>看不见</p>")
        assert article.blocks == ()
        assert [issue.code for issue in article.issues][-1:] == ["body-empty"]
        assert [entry.kind for entry in article.removed] == ["hidden"]


class TestOneAndSeveral:
    @pytest.fixture
    def give(self, monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
        def loading(count: int) -> None:
            posts = [RawPost(title=f"第{n}篇", body="<p>正文。</p>") for n in range(count)]
            loader = Loader(id="demo", label="demo", sniff=lambda _: 1.0, load=lambda _: iter(posts))
            monkeypatch.setattr(_registry, "loaders", lambda: {"demo": loader})

        return loading

    def test_several_are_an_error_that_says_what_reads_them(self, give: Callable[[int], None]) -> None:
        give(2)
        with pytest.raises(FormatError, match=r"^a › b: the input holds several articles; read it with iter_articles$"):
            Parser().loads("x", path=("a", "b"))

    def test_none_is_an_error(self, give: Callable[[int], None]) -> None:
        give(0)
        with pytest.raises(FormatError, match=r"^the input holds no article$"):
            newsparse.loads("x")

    def test_all_of_them(self, give: Callable[[int], None], folder: Path) -> None:
        give(2)
        articles = newsparse.iter_articles(folder / "b.md")
        assert titles(articles) == ["第0篇", "第1篇"]
        assert articles.summary.read == 2

    def test_bytes_of_an_archive(self, tmp_path: Path) -> None:
        path = tmp_path / "posts.zip"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("1.md", POST)
            archive.writestr("2.md", POST)
        with pytest.raises(FormatError, match="several articles or members; read it with iter_articles"):
            newsparse.loads(path.read_bytes())
        assert newsparse.loads(gzip.compress(POST.encode())) == newsparse.loads(POST)

    def test_an_archive_of_several_members(self, tmp_path: Path) -> None:
        path = tmp_path / "posts.zip"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("1.md", POST)
            archive.writestr("2.md", "没有头")
        with pytest.raises(FormatError, match=r"posts\.zip: it holds several articles or members"):
            newsparse.load(path)
        with pytest.raises(FormatError, match=r"posts\.zip › 2\.md: not a post"):
            list(newsparse.iter_articles(path))
        articles = newsparse.iter_articles(path, on_error="skip")
        assert titles(articles) == ["河边种下第一批柳树"]
        assert articles.summary.skipped[0][0] == f"{path} › 2.md"


class TestZones:
    @pytest.mark.parametrize(
        ("zone", "expected"),
        [
            ("Asia/Shanghai", datetime(2022, 3, 12, 1, 30, tzinfo=UTC)),
            ("UTC", datetime(2022, 3, 12, 9, 30, tzinfo=UTC)),
            ("America/New_York", datetime(2022, 3, 12, 14, 30, tzinfo=UTC)),
        ],
    )
    def test_a_bare_time_is_in_the_parsers_zone(self, zone: str, expected: datetime) -> None:
        article = Parser(timezone=zone).loads(POST)
        assert article.published == expected
        assert any(issue.path == ("date",) for issue in article.issues)

    def test_a_cleaners_zone_goes_before_the_parsers(self) -> None:
        mine = Cleaner(id="demo", label="示例报", timezone="Asia/Tokyo")
        assert Parser(cleaners=[mine]).loads(POST).published == datetime(2022, 3, 12, 0, 30, tzinfo=UTC)

    def test_an_unknown_zone_is_refused_at_once(self) -> None:
        with pytest.raises(NewsparseError, match="no such time zone: 'Asia/Nowhere'"):
            Parser(timezone="Asia/Nowhere")


class TestStrict:
    def test_a_post_without_faults_passes(self) -> None:
        strict = Parser(strict=True)
        assert strict.load(SEEDS / "sina.md").title

    def test_information_is_no_fault(self) -> None:
        codes = {issue.severity for issue in newsparse.loads(POST).issues}
        assert codes <= {"info"}
        assert Parser(strict=True).loads(POST).title

    def test_a_warning_is_raised_with_its_field_and_code(self) -> None:
        assert newsparse.loads(NO_DATE).published is None
        with pytest.raises(StrictError, match=r"^date: .*\(date-") as caught:
            Parser(strict=True).loads(NO_DATE)
        assert isinstance(caught.value, ValueError)


class TestKeepInput:
    def test_bytes_as_they_were(self) -> None:
        data = ("\ufeff" + POST).encode()
        assert Parser(keep_input=True).loads(data).input == data

    def test_text_as_utf_8(self) -> None:
        assert Parser(keep_input=True).loads(POST).input == POST.encode()

    def test_not_by_default_and_of_no_weight_in_comparison(self) -> None:
        assert newsparse.loads(POST).input is None
        assert Parser(keep_input=True).loads(POST) == newsparse.loads(POST)


class TestRulesSwitchedOff:
    def test_a_shared_rule(self) -> None:
        article = Parser(without=["credit-line"]).loads(POST)
        assert article.text.endswith("编辑：李某")
        assert article.removed == ()

    def test_a_cleaners_rule(self) -> None:
        article = Parser(without=("app-qr",)).load(SEEDS / "sina.md")
        assert "app-qr" not in {entry.rule for entry in article.removed}

    def test_one_name_needs_no_list(self) -> None:
        assert Parser(without="byline").without == ("byline",)

    def test_an_unknown_rule_is_named(self) -> None:
        with pytest.raises(CleanerError) as caught:
            Parser(without=("credit-lime",))
        assert str(caught.value) == "without: no rule is called 'credit-lime' – did you mean 'credit-line'?"


class TestChosenCleanerAndFormat:
    def test_a_cleaner_by_its_id(self) -> None:
        assert Parser(cleaner="sina").loads(POST).source.id == "sina"

    def test_an_unknown_cleaner_is_named_with_those_there_are(self) -> None:
        with pytest.raises(PluginError, match=r"no cleaner is called 'sima'.*'sina'.*; there are .*qutoutiao.*sina"):
            Parser(cleaner="sima")

    def test_a_format_by_its_id(self) -> None:
        assert Parser(format="front-matter").loads(POST).provenance.format == "front-matter"

    def test_an_unknown_format_is_named_with_those_there_are(self) -> None:
        with pytest.raises(PluginError, match=r"no loader is called 'docx'.*; there are .*front-matter"):
            Parser(format="docx")

    def test_a_format_that_the_input_is_not(self) -> None:
        with pytest.raises(FormatError, match="no front matter"):
            Parser(format="front-matter").loads("没有头")


def drop_second(lines: Sequence[Line], post: RawPost) -> Iterable[Decision]:
    """A step in a module, so that it pickles."""
    if post.title:
        yield Decision(line=1, action="remove", rule="second", kind="notice")


MINE = Cleaner(
    id="demo",
    label="示例报",
    drop=(Drop(selector="div.ad", kind="promotion", name="ad"),),
    texts=(TextRule(name="slogan", pattern="示例报，天天见", place="tail"),),
    steps=(drop_second,),
)


class TestOwnCleaner:
    def test_it_is_added_to_the_installed_ones(self) -> None:
        post = POST.replace(
            "<p>编辑：李某</p>", "<p>第二段讲的是别的事。</p><div class=ad>买</div><p>示例报，天天见</p>"
        )
        article = Parser(cleaners=[MINE]).loads(post)
        assert article.source.id == "demo"
        assert [(entry.kind, entry.rule, entry.text) for entry in article.removed] == [
            ("notice", "second", "第二段讲的是别的事。"),
            ("promotion", "ad", "买"),
            ("promotion", "slogan", "示例报，天天见"),
        ]
        assert Parser(cleaners=[MINE]).load(SEEDS / "sina.md").source.id == "sina"

    def test_an_equal_id_overrides(self) -> None:
        mine = Cleaner(id="sina", label="新浪财经", version="mine")
        article = Parser(cleaners=[mine]).load(SEEDS / "sina.md")
        assert article.provenance.cleaner_version == "mine"
        assert "app-qr" not in {entry.rule for entry in article.removed}

    def test_its_rules_can_be_switched_off(self) -> None:
        parser = Parser(cleaners=[MINE], without=["slogan", "ad"])
        post = POST.replace("<p>编辑：李某</p>", "<p>二</p><div class=ad>买东西</div><p>示例报，天天见</p>")
        assert [entry.rule for entry in parser.loads(post).removed] == ["second"]

    def test_an_older_layout_is_chosen_by_the_posts_day(self) -> None:
        old = Cleaner(id="demo", label="示例报", version="old", drop=(Drop(selector="p.old"),))
        mine = Cleaner(
            id="demo", label="示例报", version="new", variants=(Variant(until=date(2022, 3, 12), cleaner=old),)
        )
        parser = Parser(cleaners=[mine])
        assert parser.loads(POST).provenance.cleaner_version == "old"
        assert parser.loads(POST.replace("03-12", "03-13")).provenance.cleaner_version == "new"
        assert parser.loads(NO_DATE.replace("title", "source: 示例报\ntitle")).provenance.cleaner_version == "new"


class TestParser:
    def test_it_pickles_with_its_cleaners(self) -> None:
        parser = Parser(cleaners=[MINE], timezone="UTC", without=["byline"])
        again = pickle.loads(pickle.dumps(parser))  # noqa: S301  # our own bytes
        assert again == parser
        assert again.loads(POST) == parser.loads(POST)

    def test_it_is_immutable_and_hashable(self) -> None:
        parser = Parser(cleaners=[MINE])
        with pytest.raises(AttributeError):
            parser.strict = True  # type: ignore[misc]  # that is the point
        assert len({parser, Parser(cleaners=[MINE])}) == 1

    def test_articles_pickle_and_hash(self) -> None:
        article = newsparse.load(SEEDS / "qutoutiao.md")
        again = pickle.loads(pickle.dumps(article))  # noqa: S301  # our own bytes
        assert again == article
        assert hash(again) == hash(article)

    def test_errors_pickle(self) -> None:
        error = FormatError("not a post", path=("a.md",))
        again = pickle.loads(pickle.dumps(error))  # noqa: S301  # our own bytes
        assert str(again) == "a.md: not a post"


def titles(articles: Iterable[Article]) -> list[str | None]:
    return [article.title for article in articles]


class TestIterArticles:
    def test_a_folder_is_read_whole_and_in_order(self, folder: Path) -> None:
        articles = list(newsparse.iter_articles(folder))
        assert [Path(article.path or "").name for article in articles] == ["a[1].md", "b.md", "c.markdown"]

    def test_a_path(self, folder: Path) -> None:
        assert titles(newsparse.iter_articles(folder / "b.md")) == ["河边种下b.md柳树"]

    def test_a_glob(self, folder: Path) -> None:
        assert titles(newsparse.iter_articles(f"{folder}/**/*.m*")) == [
            "河边种下a[1].md柳树",
            "河边种下b.md柳树",
            "河边种下金融/c.markdown柳树",
        ]

    def test_a_path_that_exists_is_never_a_glob(self, folder: Path) -> None:
        (folder / "a1.md").write_text(POST, encoding="utf-8")
        assert titles(newsparse.iter_articles(str(folder / "a[1].md"))) == ["河边种下a[1].md柳树"]
        (folder / "a[1].md").unlink()
        assert titles(newsparse.iter_articles(str(folder / "a[1].md"))) == ["河边种下第一批柳树"]

    def test_any_iterable_of_these(self, folder: Path) -> None:
        names: list[Any] = [folder / "b.md", str(folder / "金融"), f"{folder}/b.*"]
        assert titles(newsparse.iter_articles(iter(names))) == [
            "河边种下b.md柳树",
            "河边种下金融/c.markdown柳树",
            "河边种下b.md柳树",
        ]

    def test_nothing_is_read_before_it_is_asked_for(self, tmp_path: Path) -> None:
        articles = newsparse.iter_articles(tmp_path / "缺.md")
        with pytest.raises(FormatError, match="No such file"):
            next(articles)

    def test_it_is_an_iterator(self, folder: Path) -> None:
        articles = newsparse.iter_articles(folder)
        assert iter(articles) is articles
        assert next(articles).title == "河边种下a[1].md柳树"
        assert articles.summary.read == 1
        assert len(list(articles)) == 2

    def test_a_folder_without_posts_is_named(self, tmp_path: Path) -> None:
        with pytest.raises(FormatError) as caught:
            list(newsparse.iter_articles(tmp_path))
        assert str(caught.value) == f"{tmp_path}: the folder holds no posts"

    def test_a_glob_that_matches_nothing_is_named(self, tmp_path: Path) -> None:
        with pytest.raises(FormatError) as caught:
            list(newsparse.iter_articles(f"{tmp_path}/*.md"))
        assert str(caught.value) == f"{tmp_path}/*.md: no file matches"

    def test_the_summary_counts_articles_and_issues(self, folder: Path) -> None:
        articles = newsparse.iter_articles(folder)
        assert articles.summary == Summary()
        list(articles)
        assert articles.summary.read == 3
        assert articles.summary.skipped == ()
        assert articles.summary.issues == {"date-without-zone": 3}

    def test_it_says_what_it_is(self, folder: Path) -> None:
        articles = newsparse.iter_articles(folder, on_error="skip")
        next(articles)
        assert repr(articles) == f"<Articles of {str(folder)!r}: 1 read, 0 skipped>"
        assert repr(newsparse.iter_articles(["a", "b"])).startswith("<Articles of 2 inputs: ")
        assert repr(newsparse.iter_articles(["a"])).startswith("<Articles of 1 input: ")
        assert repr(newsparse.iter_articles(iter(["a", "b"]))).startswith("<Articles of several inputs: ")
        assert repr(newsparse.iter_articles(io.BytesIO())).startswith("<Articles of an open file: ")

    def test_with_closes_it(self, folder: Path) -> None:
        with newsparse.iter_articles(folder) as articles:
            next(articles)
        assert list(articles) == []


class TestOnError:
    @pytest.fixture
    def bad(self, folder: Path) -> Path:
        (folder / "aa.md").write_text("没有头", encoding="utf-8")
        return folder

    def test_raise_is_the_default(self, bad: Path) -> None:
        with pytest.raises(FormatError, match=r"aa\.md: not a post"):
            list(newsparse.iter_articles(bad))

    def test_skip_goes_on_and_remembers(self, bad: Path) -> None:
        articles = newsparse.iter_articles(bad, on_error="skip")
        assert len(list(articles)) == 3
        assert articles.summary.read == 3
        ((path, reason),) = articles.summary.skipped
        assert path == str(bad / "aa.md")
        assert reason.startswith("not a post")

    def test_a_callable_is_given_the_error(self, bad: Path) -> None:
        met: list[NewsparseError] = []
        articles = newsparse.iter_articles([bad, bad / "缺.md"], on_error=met.append)
        assert len(list(articles)) == 3
        assert [type(error) for error in met] == [FormatError, FormatError]
        assert str(met[0]).startswith(f"{bad / 'aa.md'}: not a post")
        assert len(articles.summary.skipped) == 2

    def test_what_a_callable_raises_ends_the_run(self, bad: Path) -> None:
        def stop(error: NewsparseError) -> None:
            raise KeyError(str(error))

        with pytest.raises(KeyError, match="not a post"):
            list(newsparse.iter_articles(bad, on_error=stop))

    def test_strict_faults_are_skipped_too(self, folder: Path) -> None:
        (folder / "b.md").write_text(NO_DATE, encoding="utf-8")
        articles = Parser(strict=True).iter_articles(folder, on_error="skip")
        assert len(list(articles)) == 2
        assert [Path(path).name for path, _ in articles.summary.skipped] == ["b.md"]

    def test_progress_is_told_after_each_input(self, bad: Path) -> None:
        seen: list[tuple[int, int]] = []
        articles = newsparse.iter_articles(
            bad, on_error="skip", progress=lambda summary: seen.append((summary.read, len(summary.skipped)))
        )
        list(articles)
        assert seen == [(1, 0), (1, 1), (2, 1), (3, 1)]


class TestDump:
    def test_as_text(self) -> None:
        assert newsparse.dumps(newsparse.loads(POST), "text").strip().endswith("柳树。")

    def test_an_unknown_writer_is_named(self) -> None:
        with pytest.raises(PluginError, match=r"no writer is called 'docx'.*; there are .*json.*markdown"):
            newsparse.dumps(newsparse.loads(POST), "docx")
        with pytest.raises(PluginError, match=r"; newsparse\.arrow\.write_parquet writes Parquet$"):
            newsparse.dumps(newsparse.loads(POST), "parquet")

    def test_to_a_path_and_to_open_files(self, tmp_path: Path) -> None:
        article = newsparse.loads(POST)
        path = tmp_path / "out.json"
        newsparse.dump(article, path)
        text, data = io.StringIO(), io.BytesIO()
        newsparse.dump(article, text)
        newsparse.dump(article, data)
        assert path.read_bytes() == text.getvalue().encode() == data.getvalue() == newsparse.dumps(article).encode()
        with gzip.open(tmp_path / "out.json.gz", "wb") as zipped:
            newsparse.dump(article, zipped)
        assert newsparse.load(tmp_path / "out.json.gz") == article

    @pytest.mark.parametrize(
        ("name", "written"),
        [
            ("a.json", "json"),
            ("a", "json"),
            ("a.json.new", "json"),
            ("a.JSONL", "jsonl"),
            ("a.ndjson", "jsonl"),
            ("a.txt", "text"),
            ("a.html", "html"),
            ("a.htm", "html"),
            ("a.xml", "rss"),
            ("a.rss", "rss"),
            ("a.jsonld", "jsonld"),
        ],
    )
    def test_the_name_of_a_file_says_the_format(self, name: str, written: str, tmp_path: Path) -> None:
        article = newsparse.loads(POST)
        newsparse.dump(article, tmp_path / name)
        assert (tmp_path / name).read_text(encoding="utf-8") == newsparse.dumps(article, written)

    @pytest.mark.parametrize(
        ("name", "message"),
        [
            ("a.md", "a.md: the name alone does not tell what to write; give format='hexo' or format='markdown'"),
            ("a.zip", "a.zip: a name that ends in .zip suits none of hexo, html, json, "),
            ("a.jsonl.gz", "a.jsonl.gz: a name that ends in .gz suits none of "),
            ("a.parquet", "no writer is called 'parquet'"),
        ],
    )
    def test_a_name_that_promises_something_else_is_refused(
        self, name: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        with pytest.raises(NewsparseError) as caught:
            newsparse.dump(newsparse.loads(POST), name)
        assert str(caught.value).startswith(message)
        assert list(tmp_path.iterdir()) == []
        # Who says what to write gets it, whatever the file is called.
        newsparse.dump(newsparse.loads(POST), name, "markdown")
        assert Path(name).read_text(encoding="utf-8") == newsparse.loads(POST).to_markdown()


class TestWrongArguments:
    def test_an_unknown_encoding(self) -> None:
        with pytest.raises(ValueError, match=r"^encoding: no such text encoding: 'foo'$") as caught:
            Parser(encoding="foo")
        assert isinstance(caught.value, NewsparseError)

    def test_an_unknown_zone(self) -> None:
        with pytest.raises(ValueError, match=r"^timezone: no such time zone: 'Mars/Base'") as caught:
            Parser(timezone="Mars/Base")
        assert isinstance(caught.value, NewsparseError)

    @pytest.mark.parametrize("given", ["ignore", None, 5])
    def test_on_error_is_one_of_three(self, given: Any) -> None:
        with pytest.raises(ValueError, match=r"^on_error: 'raise', 'skip' or a function was expected, not "):
            newsparse.iter_articles(SEEDS, on_error=given)

    @pytest.mark.parametrize("name", ["timezone", "cleaner", "format", "encoding"])
    def test_names_are_texts(self, name: str) -> None:
        settings: Any = {name: 8}
        with pytest.raises(TypeError, match=rf"^{name}: a text was expected, not 8$"):
            Parser(**settings)

    @pytest.mark.parametrize("given", [["sina"], "sina", 5, [None]])
    def test_cleaners_are_cleaners(self, given: Any) -> None:
        with pytest.raises(TypeError, match=r"^cleaners: a Cleaner was expected, not "):
            Parser(cleaners=given)

    def test_one_cleaner_needs_no_list(self) -> None:
        given: Any = Cleaner(id="demo", label="示例报")
        assert Parser(cleaners=given) == Parser(cleaners=[given])

    def test_two_cleaners_with_one_id(self) -> None:
        one, other = Cleaner(id="demo", label="示例报"), Cleaner(id="demo", label="示例网")
        with pytest.raises(PluginError, match=r"^cleaners: two cleaners have the id 'demo'$"):
            Parser(cleaners=[one, other])

    @pytest.mark.parametrize(
        ("call", "given", "message"),
        [
            (newsparse.loads, None, "str or bytes was expected, not NoneType"),
            (newsparse.loads, SEEDS, r"str or bytes was expected, not \w+; load reads files"),
            (newsparse.load, 5, "a path or an open binary file was expected, not int"),
            (newsparse.load, b"---", "a path or an open binary file was expected, not bytes; loads reads bytes"),
            (
                newsparse.load,
                bytearray(),
                "a path or an open binary file was expected, not bytearray; loads reads bytes",
            ),
            (newsparse.iter_articles, None, "a path or an open binary file was expected, not NoneType"),
            (
                newsparse.iter_articles,
                b"---",
                "a path or an open binary file was expected, not bytes; io.BytesIO makes a file of bytes",
            ),
            (
                lambda given: list(newsparse.iter_articles([given])),
                b"---",
                "a path or an open binary file was expected, not bytes; io.BytesIO makes a file of bytes",
            ),
            (
                lambda given: newsparse.iter_articles(".", progress=given),
                3,
                "progress: a function was expected, not 3",
            ),
            (
                lambda given: Parser().loads(b"", path=given),
                "s3://b",
                r"path: a tuple of texts was expected, such as \('posts.zip', '0012.md'\), not 's3://b'",
            ),
            (
                lambda given: Parser().loads("", path=given),
                (1,),
                r"path: a tuple of texts was expected, such as \('posts.zip', '0012.md'\), not \(1,\)",
            ),
            (newsparse.dumps, [], "an Article was expected, not list; write several one after the other"),
        ],
    )
    def test_what_was_expected_is_said(self, call: Callable[[Any], object], given: object, message: str) -> None:
        with pytest.raises(TypeError, match=f"^{message}$"):
            call(given)

    @pytest.mark.parametrize(
        ("settings", "message"),
        [
            ({"without": [3]}, "without: names of rules were expected, not 3"),
            ({"without": 3}, "without: names of rules were expected, not 3"),
            ({"strict": "no"}, "strict: True or False was expected, not 'no'"),
            ({"keep_input": 1}, "keep_input: True or False was expected, not 1"),
        ],
    )
    def test_settings_of_another_kind(self, settings: dict[str, Any], message: str) -> None:
        with pytest.raises(TypeError, match=f"^{message}$"):
            Parser(**settings)

    def test_an_offset_is_no_zone(self) -> None:
        with pytest.raises(FormatError, match=r"no such time zone: '\+08:00' \(a name .* such as Asia/Shanghai; "):
            Parser(timezone="+08:00")

    @pytest.mark.parametrize("given", [None, 3])
    def test_formats_are_texts(self, given: Any) -> None:
        with pytest.raises(TypeError, match=f"^format: a text was expected, not {given}$"):
            newsparse.dumps(newsparse.loads(POST), given)

    def test_a_file_can_be_written(self) -> None:
        nothing: Any = None
        with pytest.raises(TypeError, match=r"^a path or an open file was expected, not NoneType$"):
            newsparse.dump(newsparse.loads(POST), nothing)


class TestBrokenSteps:
    @pytest.mark.parametrize(
        ("given", "message"),
        [
            (lambda lines: 1 / 0, "ZeroDivisionError: division by zero"),
            (lambda lines: ["remove"], "a step yields decisions, not 'remove'"),
            (
                lambda lines: [Decision(line=len(lines), action="keep", rule="x")],
                "there is no line 2; the body has 2, ",
            ),
            (lambda lines: [Decision(line=-1, action="keep", rule="x")], "there is no line -1"),
            (lambda lines: [Decision(line=0, action="drop", rule="x")], "x › action: not one of remove, keep, "),  # type: ignore[arg-type]  # the mistake
        ],
    )
    def test_file_cleaner_and_step_are_named(
        self, given: Callable[[Sequence[Line]], Any], message: str, tmp_path: Path
    ) -> None:
        def broken(lines: Sequence[Line], post: RawPost) -> Iterable[Decision]:
            return given(lines)  # type: ignore[no-any-return]  # what a careless author gives

        parser = Parser(cleaners=[Cleaner(id="demo", label="示例报", steps=(broken,))])
        path = tmp_path / "post.md"
        path.write_text(POST, encoding="utf-8")
        separator = " › " if "› action" in message else ": "
        with pytest.raises(CleanerError) as caught:
            parser.load(path)
        assert str(caught.value).startswith(f"{path} › demo › broken{separator}{message}")
        assert list(parser.iter_articles(path, on_error="skip")) == []

    def test_the_line_of_the_steps_code_is_named(self, tmp_path: Path) -> None:
        path = tmp_path / "mine.py"
        path.write_text(
            "import re\n"
            "from functools import partial\n"
            "from newsparse.rules import Cleaner\n"
            "def broken(lines, post, pattern='x'):\n"
            "    if lines:\n"
            "        re.compile(pattern)\n"
            "    return [helped()]\n"
            "def helped():\n"
            "    return 1 / 0\n"
            "def of_two():\n"
            "    return []\n"
            "CLEANER = Cleaner(id='demo', label='示例报', steps=(broken,))\n"
            "BAD = Cleaner(id='demo', label='示例报', steps=(partial(broken, pattern='('),))\n"
            "NOT_CALLED = Cleaner(id='demo', label='示例报', steps=(of_two,))\n",
            encoding="utf-8",
        )
        read = read_cleaner(path)
        module = vars(sys.modules[read.steps[0].__module__])
        for cleaner, end in (
            (read, f": ZeroDivisionError: division by zero ({path}, line 9)"),
            (module["BAD"], f"({path}, line 6)"),
            (module["NOT_CALLED"], "of_two() takes 0 positional arguments but 2 were given"),
        ):
            with pytest.raises(CleanerError) as caught:
                Parser(cleaners=[cleaner]).loads(POST)
            assert str(caught.value).endswith(end)
            assert isinstance(caught.value.__cause__, ZeroDivisionError | re.error | TypeError)


class TestAuthors:
    def test_an_author_in_the_front_matter_is_credited(self) -> None:
        article = newsparse.loads("---\ntitle: 早安\nauthor: 王小明\n---\n<p>新的一天开始了。</p>")
        assert [(credit.role, credit.name, credit.where) for credit in article.credits] == [("author", "王小明", None)]

    def test_an_author_that_only_repeats_the_source_is_none(self) -> None:
        article = newsparse.loads("---\ntitle: 早安\nsource: 示例网\nauthor: 示例网\n---\n<p>新的一天开始了。</p>")
        assert article.credits == ()

    def test_an_author_who_signs_in_the_body_is_named_once(self) -> None:
        article = newsparse.loads("---\ntitle: 早安\nauthor: 王小明\n---\n<p>新的一天开始了。</p><p>作者：王小明</p>")
        assert [(credit.role, credit.name) for credit in article.credits] == [("author", "王小明")]


class TestPagesOfAKnownSource:
    def test_the_story_is_where_the_cleaner_says(self) -> None:
        prose = "清晨的河堤上，几位老人沿着新修的步道慢慢走着，手里提着刚从早市买来的豆腐和青菜。"
        page = (
            '<html><head><title>步道开放</title><link rel="canonical" href="https://news.example.cn/1.html"></head><body>'
            f"<div class=wide>{'<p>' + prose + '</p>' * 1}<p>{prose}</p><p>{prose}</p></div>"
            f"<div id=story><p>{prose}步道今天开放。</p></div></body></html>"
        )
        mine = Cleaner(id="example", label="示例网", hosts=("example.cn",), roots=("#story",))
        article = newsparse.Parser(cleaners=(mine,)).loads(page)
        assert (article.source.id, article.text) == ("example", f"{prose}步道今天开放。")


class TestHostileInput:
    @pytest.mark.parametrize(
        "text",
        [
            '{"title":"a","x":' + "[" * 950 + "]" * 950 + "}\n\n<p>正文</p>",
            '<html><head><script type="application/ld+json">{"@type":"NewsArticle","author":'
            + "[" * 600
            + "]" * 600
            + "}</script></head><body><p>"
            + "新的一天开始了，城里的人们走上街头。" * 20
            + "</p></body></html>",
        ],
        ids=["header", "statements"],
    )
    def test_what_is_nested_deep_ends_no_run(self, text: str, tmp_path: Path) -> None:
        # How deep Python itself goes differs between its versions: it is read, or skipped with a reason.
        path = tmp_path / "deep.md"
        path.write_text(text, encoding="utf-8")
        run = newsparse.iter_articles(path, on_error="skip")
        assert len(list(run)) + len(run.summary.skipped) == 1

    @pytest.mark.parametrize(
        "style", ["font-size:1.2.3px", "color:rgb(" + "9" * 400 + ")", "color:#12", "text-align:;display:none none"]
    )
    def test_styles_that_say_nonsense_cost_nothing(self, style: str) -> None:
        article = newsparse.loads(f'---\ntitle: 早安\n---\n<p style="{style}">新的一天开始了。</p>')
        assert "新的一天开始了。" in article.text + "".join(entry.text for entry in article.removed)

    def test_a_lone_surrogate_is_written_as_its_escape_and_read_as_lost(self, tmp_path: Path) -> None:
        article = evolve(newsparse.loads("---\ntitle: 早安\n---\n<p>新的一天开始了。</p>"), title="早\ud800安")
        newsparse.dump(article, tmp_path / "a.json")
        assert '"早\\ud800安"' in (tmp_path / "a.json").read_text(encoding="utf-8")
        assert newsparse.load(tmp_path / "a.json").title == "早\ufffd安"
