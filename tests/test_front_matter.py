"""Posts with a front matter, and what may be wrong with one."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

import newsparse
from newsparse._dates import parse_date
from newsparse._decode import decode
from newsparse._foreign.markdown import is_markdown, markdown_to_html
from newsparse._front_matter.archive import _read_by_keys, read_archive_header
from newsparse.errors import FormatError
from newsparse.loaders.front_matter import LOADER
from newsparse.models import FrozenMap, RawPost
from newsparse.typing import Input

CASES = sorted((Path(__file__).parent / "loaders" / "front-matter").iterdir())


def load(text: str, *path: str) -> RawPost:
    (post,) = LOADER.load(Input(text=text, path=path))
    assert isinstance(post, RawPost)
    return post


def plain(value: object) -> Any:
    if isinstance(value, FrozenMap):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    return value


def codes(post: RawPost) -> list[str]:
    return [issue.code for issue in post.issues]


@pytest.fixture(params=CASES, ids=lambda case: case.name)
def case(request: pytest.FixtureRequest) -> tuple[RawPost, dict[str, Any]]:
    folder: Path = request.param
    text, encoding, replaced, issues = decode((folder / "input.md").read_bytes())
    assert issues == ()
    source = Input(path=("input.md",), text=text, encoding=encoding, replaced=replaced)
    (post,) = LOADER.load(source)
    assert isinstance(post, RawPost)
    return post, json.loads((folder / "expected.json").read_text(encoding="utf-8"))


class TestCases:
    def test_has_input_expectation_and_reason(self) -> None:
        for folder in CASES:
            assert {path.name for path in folder.iterdir()} == {"input.md", "expected.json", "case.yaml"}
            assert yaml.safe_load((folder / "case.yaml").read_text(encoding="utf-8"))["reason"]

    @pytest.mark.parametrize("field", ["title", "source", "channel", "section", "body"])
    def test_field(self, case: tuple[RawPost, dict[str, Any]], field: str) -> None:
        post, expected = case
        assert expected[field] == getattr(post, field)

    def test_published_and_issues(self, case: tuple[RawPost, dict[str, Any]]) -> None:
        post, expected = case
        published, issues = parse_date(post.published, zone=post.naive_zone or "Asia/Shanghai")
        assert expected["published"] == (published.isoformat() if published else None)
        assert sorted(expected["issues"]) == sorted([issue.code for issue in (*post.issues, *issues)])

    def test_metadata(self, case: tuple[RawPost, dict[str, Any]]) -> None:
        post, expected = case
        found = plain(post.metadata)
        assert expected["metadata"] == {key: found.get(key) for key in expected["metadata"]}

    def test_is_recognised(self, case: tuple[RawPost, dict[str, Any]]) -> None:
        assert case[0].format == "front-matter"

    @pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
    def test_sniff(self, folder: Path) -> None:
        score = LOADER.sniff(decode((folder / "input.md").read_bytes())[0])
        assert score == 1.0 if folder.name.startswith("archive-") else 0 < score < 1


class TestNoFrontMatter:
    @pytest.mark.parametrize(
        "text",
        [
            "",
            "\n\n",
            "---",
            "---\n",
            "第一段\n\n---\n\n第二段",
            "---\n第一段\n---\n第二段",
            "---\n\n第一段\n\n---\n",
            "<p>正文</p>",
            '{"title": "甲"}',
            '{"title": "甲"}\n{"title": "乙"}\n',
            "[1, 2]",
            "他说：可以\n\n---\n",
            "+++\n没有等号\n+++\n",
            "----- 分割线 -----\n正文",
        ],
    )
    def test_is_refused(self, text: str) -> None:
        assert LOADER.sniff(text) == 0
        with pytest.raises(FormatError, match="no front matter"):
            load(text)

    def test_an_empty_header_is_one(self) -> None:
        post = load("---\n---\n<p>正文</p>")
        assert post.title is None
        assert post.body == "<p>正文</p>"
        assert codes(post) == ["title-missing"]


class TestArchive:
    REGULAR = (
        "\n---\ntitle: '{}'\ncategories: \n - 甲\n - 乙\n - 丙\nheadimg: '{}'\nauthor: 乙\n"
        "comments: false\ndate: {}\nthumbnail: '{}'\n---\n\n<div>   \n<p>文</p>  \n</div>\n            "
    )

    @pytest.mark.parametrize(
        "cover",
        ["", "https://picsum.photos/400/300?random=12", "/images/404.gif", "https://example.cn/undefined", "undefined"],
    )
    def test_placeholder_is_no_cover(self, cover: str) -> None:
        assert load(self.REGULAR.format("题", cover, "", cover)).cover is None

    def test_cover_is_unproxied(self) -> None:
        cover = "https://cors.zfour.workers.dev/?http://img.example.cn/a.jpg?x=1&amp;y=2"
        post = load(self.REGULAR.format("题", cover, "", cover))
        assert post.cover == "http://img.example.cn/a.jpg?x=1&y=2"
        assert post.metadata["headimg"] == cover

    def test_thumbnail_serves_where_headimg_is_empty(self) -> None:
        assert load(self.REGULAR.format("题", "", "", "https://example.cn/b.jpg")).cover == "https://example.cn/b.jpg"

    def test_author_is_no_author(self) -> None:
        assert load(self.REGULAR.format("题", "", "", "")).authors == ()

    def test_old_macintosh_line_ends(self) -> None:
        text = self.REGULAR.format("题", "", "", "").replace("\n", "\r")
        assert LOADER.sniff(text) == 1.0
        assert load(text).body == "<p>文</p>"

    def test_its_clock_is_utc(self) -> None:
        assert load(self.REGULAR.format("题", "", "2022-01-18 18:14:00", "")).naive_zone == "UTC"

    @pytest.mark.parametrize(
        ("both", "source", "channel"),
        [
            ("某站 - 快讯", "某站", "快讯"),
            ("某站 - 话题 (频道 - 标签)", "某站", "话题 (频道 - 标签)"),
            ("某站", "某站", None),
        ],
    )
    def test_older_layout_has_source_and_channel_in_one(self, both: str, source: str, channel: str | None) -> None:
        text = f"---\ntitle: 题\ncategories: \n    - 甲\n    - {both}\nauthor: {both}\ncomments: false\ndate: x\nthumbnail: \n---\n"
        post = load(text)
        assert (source, channel, "甲") == (post.source, post.channel, post.section)
        text = text.replace(f"    - {both}\n", "")
        post = load(text)
        assert (source, channel, "甲") == (post.source, post.channel, post.section)

    @pytest.mark.parametrize(
        ("written", "title", "issues"),
        [
            ("''", None, ["title-missing"]),
            ("", None, ["title-missing"]),
            ("'", "'", ["title-unquoted"]),
            ("'甲", "'甲", ["title-unquoted"]),
            ("''甲''", "'甲'", ["title-inner-quotes"]),
            ('""甲""', '"甲"', ["title-inner-quotes"]),
            ('"""甲"""', "甲", ["title-repeated-quotes"]),
            ('"""甲""', '""甲"', ["title-inner-quotes"]),
            ('""""""', None, ["title-repeated-quotes", "title-missing"]),
            ('"""\'"""', "'", ["title-repeated-quotes"]),
            ('"""\'甲\'乙"""', "'甲'乙", ["title-repeated-quotes"]),
            ("'甲&nbsp;乙&copy丙'", "甲\u00a0乙&copy丙", ["title-entities"]),
            ("~", "~", ["title-unquoted"]),
            ("[甲]", "[甲]", ["title-unquoted"]),
            ("!甲", "!甲", ["title-unquoted"]),
            ("'categories: 甲'", "categories: 甲", []),
        ],
    )
    def test_title(self, written: str, title: str | None, issues: list[str]) -> None:
        post = load(self.REGULAR.format("{}", "", "", "").replace("'{}'", written, 1))
        assert (title, issues) == (post.title, codes(post))

    @pytest.mark.parametrize(
        "change",
        [
            ("categories: \n", "tags: 丁\ncategories: \n"),
            ("comments: false\n", "comments: false\nlayout: post\n"),
            ("author: 乙\n", ""),
            ("comments: false\n", ""),
            ("date: 日\n", ""),
            (" - 甲\n", " 甲\n"),
            ("categories: \n", "categories: \nlayout: post\n"),
            ("title: '题'\n", "title: 题\n---\n"),
            ("categories: \n - 甲\n - 乙\n - 丙\n", ""),
            ("\n---\n\n", "\n\n"),
            ("\n---\n\n", "\n---x\n\n"),
            ("date: 日\n", "date: 日\n---\n"),
        ],
    )
    def test_another_shape_is_not_the_archives(self, change: tuple[str, str]) -> None:
        text = self.REGULAR.format("题", "图", "日", "图")
        assert read_archive_header(text) is not None
        assert change[0] in text
        assert read_archive_header(text.replace(*change)) is None

    def test_values_over_two_lines_are_joined(self) -> None:
        text = (
            self.REGULAR.format("题", "", "日", "")
            .replace(" - 丙\n", " - 丙\n  丁\n")
            .replace("author: 乙\n", "author: 乙\n  戊\n")
        )
        header = read_archive_header(text)
        assert header is not None
        assert header.fields["categories"] == ["甲", "乙", "丙 丁"]
        assert header.fields["author"] == "乙 戊"
        assert [issue.code for issue in header.issues] == ["header-irregular", "header-irregular"]

    LINE = st.text(st.sampled_from("甲乙 :#&;'\"-_{}\u3000\u00a0a1&#123;"), max_size=12)

    @given(title=LINE, cover=LINE, date=LINE)
    @example(title="&#123;", cover="", date="")
    def test_fast_and_thorough_reader_agree(self, title: str, cover: str, date: str) -> None:
        """The one match for regular headers says what the reader line by line says."""
        text = self.REGULAR.format(title, cover, date, cover)
        fast = read_archive_header(text)
        assert fast == _read_by_keys(text)

    @given(st.text(st.characters(exclude_characters="'\n\r&{}", exclude_categories=["Cs", "Cc", "Z"]), min_size=1))
    def test_quoted_title_comes_back(self, title: str) -> None:
        post = load(self.REGULAR.format("", "", "", "").replace("''", f"'{title}'", 1))
        assert post.title == title


class TestFields:
    def test_usual_keys(self) -> None:
        post = load(
            "---\ntitle: 题\nlastmod: 2022-01-02\ntags: 甲, 乙、丙\nauthors:\n  - name: 老陈\n  - 小李\n"
            "excerpt: 摘要\npermalink: /:year/:title/\nlink: https://example.cn/1\nlang: zh_CN\ncover:\n  image: a.jpg\n"
            "categories:\n  - [新闻, 国内]\n  - [其他]\n---\n<p>文</p>"
        )
        assert post.updated == "2022-01-02"
        assert post.tags == ("甲", "乙", "丙")
        assert post.authors == ("老陈", "小李")
        assert post.summary == "摘要"
        assert post.url == "https://example.cn/1"
        assert post.language == "zh-CN"
        assert post.cover == "a.jpg"
        assert (post.section, post.channel) == ("新闻", "国内")
        assert post.source is None
        assert codes(post) == []

    @pytest.mark.parametrize(
        ("header", "field", "expected"),
        [
            ("tags: '#甲#'", "tags", ("甲",)),
            ("tags: '#甲 #乙# '", "tags", ("甲", "乙")),
            ("tags: #甲 #乙", "tags", ("甲", "乙")),
            ("draft: false #待审\ntags: #甲", "tags", ("甲",)),
            ("tags: [甲, 甲, true]", "tags", ("甲", "true")),
            ("tags: {甲: 1}", "tags", ()),
            ("author: {name: 老陈}", "authors", ("老陈",)),
            ("author: 老陈；小李", "authors", ("老陈", "小李")),
            ("author: [[甲]]", "authors", ()),
            ("categories: 新闻", "section", "新闻"),
            ("categories: {新闻: 国内}", "section", "新闻"),
            ("categories: []", "section", None),
            ("section: 要闻\ncategories: [新闻, 国内]", "section", "要闻"),
            ("taxonomies: {tags: [甲]}", "tags", ("甲",)),
            ("language: 中文", "language", None),
            ("url: 某处", "url", None),
            ("permalink: /:title/", "url", None),
            ("permalink: /a/1.html", "url", "/a/1.html"),
            ("cover: [a.jpg, b.jpg]", "cover", "a.jpg"),
            ("cover: false", "cover", None),
            ("title: true", "title", "true"),
            ("title: ''\ntags: [甲]", "title", None),
            ("title: A&amp;B", "title", "A&B"),
            ("title: |\n  甲\n  乙", "title", "甲 乙"),
            ("Title: 甲", "title", "甲"),
            ("source: 某报", "source", "某报"),
            ("categories: [财经, 某报, 股市]\nauthor: 某报", "source", "某报"),
            ("categories: [财经, 某报, 股市]\nauthor: 某报", "authors", ()),
        ],
    )
    def test_field(self, header: str, field: str, expected: object) -> None:
        assert expected == getattr(load(f"---\n{header}\n---\n<p>文</p>"), field)

    @pytest.mark.parametrize(
        ("line", "field", "expected", "said"),
        [
            (
                "date:\n  - 2022-01-01",
                "published",
                "2022-01-01",
                "date is a list, '2022-01-01' was taken: ['2022-01-01']",
            ),
            ("date: [['', 2022-01-01]]", "published", "2022-01-01", "date is a list, '2022-01-01' was taken: "),
            ("date: [1, 2]", "published", "1", "date is a list, '1' was taken: ['1', '2']"),
            ("date: {a: 1}", "published", None, "date is a mapping, nothing was taken: {'a': '1'}"),
            ("source: [甲报, 乙报]", "source", "甲报", "source is a list, '甲报' was taken: ['甲报', '乙报']"),
            ("source: {name: 甲报}", "source", "甲报", "source is a mapping, '甲报' was taken: "),
            ("summary: [[{a: 1}]]", "summary", None, "summary is a list, nothing was taken: "),
            ("language: [zh]", "language", "zh", "language is a list, 'zh' was taken: "),
            ("url: [某处]", "url", None, "url is a list, nothing was taken: ['某处']"),
            (
                "url: [https://a.example/1]",
                "url",
                "https://a.example/1",
                "url is a list, 'https://a.example/1' was taken",
            ),
            ("author: {a: 1}", "authors", (), "author is a mapping, not all was taken: {'a': '1'}"),
            ("author: [老陈, [小李]]", "authors", ("老陈",), "author is a list, not all was taken: ['老陈', ['小李']]"),
            ("tags: {甲: 1}", "tags", (), "tags is a mapping, not all was taken: "),
            ("categories: [甲, {乙: 丙}]", "section", "甲", "categories is a list, not all was taken: "),
            ("cover: {a: 1}", "cover", None, "cover is a mapping, not all was taken: "),
            ("cover: [[a.jpg]]", "cover", None, "cover is a list, not all was taken: "),
        ],
    )
    def test_another_kind_of_value_is_read_or_reported(
        self, line: str, field: str, expected: object, said: str
    ) -> None:
        post = load(f"---\ntitle: 题\n{line}\n---\n<p>文</p>")
        (met,) = post.issues
        assert expected == getattr(post, field)
        assert (met.code, met.path, met.severity) == ("header-unexpected-value", (line.partition(":")[0],), "warning")
        assert met.message.startswith(said)

    @pytest.mark.parametrize("key", ["date", "source", "author", "tags", "categories"])
    def test_true_and_false_are_reported_too(self, key: str) -> None:
        (met,) = load(f"---\ntitle: 题\n{key}: false\n---\n<p>文</p>").issues
        assert (met.code, met.path, met.severity, met.message) == (
            "header-unexpected-value", (key,), "info", f"{key} is false"
        )  # fmt: skip

    @pytest.mark.parametrize("nothing", ["", "~", "null", "Null", "NULL", "'null'", "[]", "{}"])
    @pytest.mark.parametrize("key", ["date", "updated", "source", "url", "author", "tags", "categories", "cover"])
    def test_nothing_is_no_value(self, key: str, nothing: str) -> None:
        post = load(f"---\ntitle: 题\n{key}: {nothing}\n---\n<p>文</p>")
        assert (post.published, post.updated, post.source, post.url, post.cover) == (None,) * 5
        assert (post.authors, post.tags, post.section, post.issues) == ((), (), None, ())

    def test_nothing_among_names_is_no_name(self) -> None:
        post = load("---\ntitle: ~\ntags:\n- null\n- 甲\nsource: [~, 甲报]\n---\n<p>文</p>")
        assert (post.title, post.tags, post.source) == (None, ("甲",), "甲报")
        assert codes(post) == ["title-missing", "header-unexpected-value"]


class TestMarkdown:
    @pytest.mark.parametrize(
        ("body", "name", "expected"),
        [
            ("一段话\n\n又一段", "a.md", True),
            ("# 题\n\n<div>文</div>", "a.md", True),
            ("<p>文</p>\n# 题", "a.md", False),
            ("一<br>二", "", False),
            ("一<br>**二**", "", True),
            ("一段话", "a.html", False),
            ("![图](a.jpg)", "", True),
        ],
    )
    def test_is_told_from_html(self, body: str, name: str, expected: bool) -> None:  # noqa: FBT001  # a table's column
        assert expected is is_markdown(body, name)

    def test_is_converted(self) -> None:
        pytest.importorskip("markdown_it")
        post = load("---\ntitle: 题\n---\n# 一\n\n文**字**\n\n| a | b |\n|---|---|\n| 1 | 2 |\n", "a.md")
        assert "<h1>一</h1>" in post.body
        assert "<strong>字</strong>" in post.body
        assert "<table>" in post.body

    def test_without_the_extra_paragraphs_are_kept(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(__import__("sys").modules, "markdown_it", None)
        html, issues = markdown_to_html("一 <b>\n\n\n二")
        assert html == "<p>一 &lt;b&gt;</p>\n<p>二</p>\n"
        assert [issue.code for issue in issues] == ["markdown-not-converted"]

    def test_nothing_stays_nothing(self) -> None:
        assert markdown_to_html(" \n") == ("", ())


@pytest.mark.parametrize("line", ["  - 分类{}\n", "  - [分类{}, 二级]\n", "  '分类{}':\n"])
def test_a_hundred_thousand_categories(line: str) -> None:
    header = "title: 渡口\ncategories:\n" + "".join(line.format(number) for number in range(100_000))
    start = time.process_time()
    article = newsparse.loads(f"---\n{header}---\n<p>新建的渡口今天开放。</p>")
    assert time.process_time() - start < 8
    assert (article.title, article.text, article.source.section) == ("渡口", "新建的渡口今天开放。", "分类0")


@pytest.mark.parametrize(
    "header",
    [
        '---json\n{"title": "渡口"}\n---',
        "---yaml\ntitle: 渡口\n---",
        "---yml\ntitle: 渡口\n---",
        '---toml\ntitle = "渡口"\n---',
    ],
)
def test_fences_that_name_the_language(header: str) -> None:
    article = newsparse.loads(f"{header}\n今天开放，菜农不必绕行。\n")
    assert (article.title, article.text) == ("渡口", "今天开放，菜农不必绕行。")


def test_title_of_a_note_is_its_first_heading() -> None:
    article = newsparse.loads("---\ntags: 交通\n---\n# 渡口 *开放*\n\n今天开放，菜农不必绕行。\n")
    assert (article.title, article.text) == ("渡口 开放", "今天开放，菜农不必绕行。")
    assert [issue.code for issue in article.issues] == ["title-missing"]
