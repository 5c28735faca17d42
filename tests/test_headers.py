"""Headers of all kinds: what is read fast, what YAML reads, what no text may do."""

from __future__ import annotations

import contextlib
import string
import time
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsparse._front_matter.events import TextYAMLHandler, YAMLHeaderError
from newsparse._front_matter.fences import split_front_matter
from newsparse._front_matter.flat import read_flat_header
from newsparse.errors import NewsparseError
from newsparse.loaders.front_matter import LOADER
from newsparse.models import Issue, RawPost
from newsparse.typing import Input


def load(text: str, *path: str) -> RawPost:
    (post,) = LOADER.load(Input(text=text, path=path))
    assert isinstance(post, RawPost)
    return post


class TestYAML:
    HANDLER = TextYAMLHandler()

    @pytest.mark.parametrize(
        "header",
        [
            "a: &x [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n"
            + "".join(
                f"{new}: &{new} [{', '.join(['*' + old] * 10)}]\n" for old, new in zip("xbcdef", "bcdefg", strict=True)
            ),
            "a: &x [*x]",
            "a: " + "[" * 200,
            "a: " + "{b: " * 200,
            "- " * 200,
            "a: *b",
            "a: 1\n--- \nb: 2",
            "一句话",
            "a: {[b]: c}",
            "a: !b c",
            "a: \x00",
            "a: \ud800",
            "a: '",
        ],
    )
    def test_is_refused(self, header: str) -> None:
        with pytest.raises(YAMLHeaderError):
            self.HANDLER.load(header)

    def test_anchors_are_followed(self) -> None:
        assert self.HANDLER.load("a: &x [{b: 1}]\nb: *x\nc: &y z\nd: *y") == {
            "a": [{"b": "1"}],
            "b": [{"b": "1"}],
            "c": "z",
            "d": "z",
        }

    def test_quoted_true_is_text(self) -> None:
        assert self.HANDLER.load("a: 'true'\nb: true\nc: !!str true") == {"a": "true", "b": True, "c": "true"}

    def test_equal_keys_below_the_top_are_reported(self) -> None:
        issues: list[Issue] = []
        assert self.HANDLER.load("a: {b: 1, b: 2}\ntrue: 3\nc:\nc: 4", issues=issues) == {
            "a": {"b": "1"},
            "true": "3",
            "c": "4",
        }
        assert [issue.path for issue in issues] == [(), ("c",)]


SCALAR = st.text(st.sampled_from("甲乙a1 :#-'\"[]{},&*!|>%@`?~=<\\\t\u3000\u00a0\u2028\x85\x7f\ufeff"), max_size=8)
HEADER = st.lists(
    st.one_of(
        st.builds("{}: {}".format, st.sampled_from(["title", "date", "tags", "a_b", "true"]), SCALAR),
        st.builds("{}:{}".format, st.sampled_from(["title", "tags"]), SCALAR),
        st.builds("{}- {}".format, st.sampled_from(["", "  ", " "]), SCALAR),
        SCALAR,
    ),
    max_size=6,
).map("\n".join)


def truth(value: Any) -> Any:
    """PyYAML's own base loader tells nothing of true and false: make both the same."""
    if isinstance(value, list):
        return [truth(one) for one in value]
    if isinstance(value, dict):
        return {str(key): truth(one) for key, one in value.items()}
    return str(value).lower() if str(value).lower() in ("true", "false") else value


class TestFlat:
    @given(HEADER)
    @settings(max_examples=600, deadline=None)
    @example("title: 'a'\ntags:\n- b\n  - c")
    @example("a: b\n c: d")
    @example("title: a\u3000")
    @example("tags:\n- a: b")
    @example("title: a:")
    @example("title: -")
    def test_never_differs_from_yaml_where_it_answers(self, header: str) -> None:
        found = read_flat_header(header)
        if found is not None:
            assert truth(yaml.load(header, Loader=yaml.BaseLoader)) == truth(found)  # noqa: S506  # text only
            assert TextYAMLHandler().load(header) == found

    def test_reads_what_is_plain(self) -> None:
        header = 'title: 两会 2022\nn: 007\na: \'x: #y\'\nb: "it\'s"\ntags:\n  - 一\n  - "二"\nempty:\nlast: true\n'
        assert read_flat_header(header) == {
            "title": "两会 2022",
            "n": "007",
            "a": "x: #y",
            "b": "it's",
            "tags": ["一", "二"],
            "empty": "",
            "last": True,
        }

    @pytest.mark.parametrize(
        "header",
        [
            "",
            "a: b: c",
            "a: b #c",
            "a: 'it''s'",
            "a: [b]",
            "a: b\n  c",
            "a: b\na: c",
            "a:\n- b\n - c",
            "a: |\n b",
            "a: b\n- c",
            "# a",
            'a: "\\n"',
        ],
    )
    def test_declines_the_rest(self, header: str) -> None:
        assert read_flat_header(header) is None


PIECES = st.sampled_from(
    [
        "---\n",
        "---",
        "+++\n",
        ";;;\n",
        "{",
        "}",
        "title",
        ": ",
        "：",
        "=",
        "'",
        '"',
        "\n",
        "\r\n",
        "\t",
        " - ",
        "#",
        "categories:",
        "date",
        "甲",
        "<p>",
        "\u3000",
        "\x00",
        "\ufeff",
        "\u2028",
        "[",
        "|\n",
        "&a ",
        "*a",
        *string.punctuation,
    ]
)


class TestAnyText:
    @given(
        st.one_of(
            st.text(),
            st.lists(PIECES, max_size=40).map("".join),
            st.lists(PIECES, max_size=40).map("".join).map("---\ntitle: ".__add__),
        )
    )
    @settings(max_examples=600, deadline=None)
    def test_gives_a_post_or_an_error_of_ours(self, text: str) -> None:
        score = LOADER.sniff(text)
        assert 0 <= score <= 1
        try:
            post = load(text)
        except NewsparseError:
            return
        assert score > 0
        assert isinstance(hash(post), int)
        assert post.title is None or post.title.strip()

    @given(HEADER)
    @settings(max_examples=600, deadline=None)
    def test_title_is_never_lost(self, rest: str) -> None:
        post = load(f"---\ntitle: 甲乙\n{rest}\n---\n<p>文</p>")
        assert post.title is not None
        assert post.title.startswith("甲乙")

    BOMBS = (
        "---\n" + "title: " + "'a\n" * 30_000 + "---\n",
        "---\n" + "a: b\n" * 30_000 + "---\n文",
        "---\n" + "".join(f"k{i}: a: b\n" for i in range(10_000)) + "---\n文",
        "---\ntitle: x\n" + "\n---a" * 50_000,
        "---\n" * 50_000,
        "---\ntitle:\ncategories:\n" * 10_000,
        "---\na: " + "[" * 100_000 + "\n---\n",
        "---\na: " + "- " * 50_000 + "\n---\n",
        "---\ntitle: " + "x #" * 50_000 + "\n---\n",
        "---\n" + "? " * 50_000 + ": a\n---\n",
        "+++\na" + ".a" * 3_000 + " = 1\n+++\n",
        "+++\na = " + "[" * 50_000 + "\n+++\n",
        "{\n" * 50_000,
        '{"a": ' * 50_000,
        "\n" * 200_000 + "---\ntitle: x\n---\n",
        " " * 200_000,
        "---\ntitle: x\n---\n" + "<" * 100_000,
        "---\ntitle: x\n---\n" + "![" * 50_000,
        "---\na: " + " " * 100_000 + "b: c\n---\n",
        "---\n" + "a" * 200_000 + ": b\n---\n",
        "---\ntags:\n- @a\n" + " b\n" * 80_000 + "---\n",
        "---\ntags:\n- @a\n" + "- b\n" * 60_000 + "---\n",
        "---\ntitle: a\ncategories:\n- a\n"
        + " b\n" * 80_000
        + "author: a\ncomments: false\ndate: a\nthumbnail: a\n---\n",
        "---\n" + "\n".join(" " * i + f"k{i}: @" for i in range(600)) + "\n---\n",
        "---\ntitle: @\na:\n" + " b: &x [1]\n c: *x\n" * 8_000 + "---\n",
    )

    @pytest.mark.parametrize("text", BOMBS, ids=range(len(BOMBS)))
    def test_no_text_takes_long(self, text: str) -> None:
        begun = time.process_time()
        LOADER.sniff(text)
        with contextlib.suppress(NewsparseError):
            load(text, "a.html")
        assert time.process_time() - begun < 5


def test_split_finds_the_first_fence() -> None:
    parts = split_front_matter("---\ntitle: a\n----x\n---  \nb\n---\n")
    assert parts is not None
    assert parts.body == "b\n---\n"


def test_equal_keys_in_json_are_reported() -> None:
    post = load('{\n"title": "甲",\n"title": "乙"\n}\n<p>文</p>')
    assert post.title == "甲"
    assert [issue.code for issue in post.issues] == ["header-duplicate-key"]


class TestLoose:
    @pytest.mark.parametrize(
        ("header", "title", "rest", "codes"),
        [
            (
                "title: '甲\n乙: 丙'\nauthor: @老陈",
                "甲 乙: 丙",
                {"author": "@老陈"},
                ["title-irregular", "header-irregular"],
            ),
            ("title: @甲\n\n# 注\nnote: |\n  一\n\n  二\n", "@甲", {"note": "一\n\n二\n"}, ["title-irregular"]),
            ("title: @甲\nnote: |\n  一\n\t二\n", "@甲", {"note": "一\n二\n"}, ["header-tab", "title-irregular"]),
            ("title: @甲\nnote: >\n  一\n 二\n", "@甲", {"note": "一 二"}, ["title-irregular", "header-irregular"]),
            (
                "title: @甲\ntags:\n- a\n b: c: d",
                "@甲",
                {"tags": ("a b: c: d",)},
                ["title-irregular", "header-irregular"],
            ),
            (
                "title: @甲\ntags: [a, '@b', @c, ]",
                "@甲",
                {"tags": ("a", "@b", "@c")},
                ["title-irregular", "header-irregular"],
            ),
            ("title: @甲\n\"k\": b\n'l': c", "@甲", {"k": "b", "l": "c"}, ["title-irregular"]),
            ("一行\ntitle: @甲", "@甲", {}, ["header-unread-line", "title-irregular"]),
            ("title:\ntitle: @甲", "@甲", {}, ["title-irregular", "header-duplicate-key"]),
            (
                "title: @甲\ndraft: true: false",
                "@甲",
                {"draft": "true: false"},
                ["title-irregular", "header-irregular"],
            ),
            ("title: @甲\nmenu:\n", "@甲", {"menu": ""}, ["title-irregular"]),
        ],
    )
    def test_reads_as_a_careful_person_would(
        self, header: str, title: str, rest: dict[str, object], codes: list[str]
    ) -> None:
        post = load(f"---\n{header}\n---\n<p>文</p>")
        assert post.title == title
        assert {key: value for key, value in post.metadata.items() if key != "title"} == rest
        assert sorted(codes) == sorted([issue.code for issue in post.issues])

    def test_what_has_no_key_cannot_be_read(self) -> None:
        post = load("---\ntitle= 甲\n---\n<p>文</p>")
        assert post.body == "<p>文</p>"
        assert [(issue.code, issue.severity) for issue in post.issues] == [
            ("header-unreadable", "error"),
            ("title-missing", "info"),
        ]


class TestFences:
    @pytest.mark.parametrize(
        ("text", "header", "body"),
        [
            ("---\ntitle: 甲\n...\n文", "title: 甲\n", "文"),
            ("---\ntitle: 甲\n  乙\n文", "title: 甲\n  乙\n", "文"),
            ("---\ntitle: 甲", "title: 甲", ""),
            ("---\ntitle: 甲\n---", "title: 甲\n", ""),
            ("-----\ntitle: 甲\n-----\n文", "title: 甲\n", "文"),
            ("title: 甲\n# 注\ntags:\n- a\n---\n文", "title: 甲\n# 注\ntags:\n- a\n", "文"),
        ],
    )
    def test_are_found(self, text: str, header: str, body: str) -> None:
        parts = split_front_matter(text)
        assert parts is not None
        assert (header, body) == (parts.header, parts.body)

    @pytest.mark.parametrize(
        "text",
        ["---\n\ntitle: 甲", "---\n一段话：甲", "title: 甲\n一段话\n---\n", "title: 甲\n\n文", "{\n", "title: 甲"],
    )
    def test_are_not_found(self, text: str) -> None:
        assert split_front_matter(text) is None
