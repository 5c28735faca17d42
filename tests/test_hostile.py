"""Any bytes give an article or a `NewsparseError`, soon, without the network, another file or code of the input's."""

from __future__ import annotations

import io
import json
import pickle
import re
import tarfile
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import process_time

import pytest
from attrs import asdict
from hostile import FOUND, check, edited, inputs, nothing_else_happens, tarred, zipped
from hypothesis import given, settings

import newsparse
from newsparse import LimitError, Limits, NewsparseError, Parser

DOCS = Path(__file__).parents[1] / "docs"
HEAD = "---\ntitle: 早安\ndate: 2022-01-18 10:00:00\n---\n"
PATIENCE = 5
"""How many times as long as it should a bomb may take on a busy machine."""


@pytest.mark.timeout(120)
@given(inputs)
@settings(max_examples=400)
def test_any_bytes_give_an_article_or_an_error(data: bytes) -> None:
    check(data)


@pytest.mark.parametrize("path", sorted(FOUND.glob("*")), ids=lambda path: path.name)
def test_what_was_found_stays_mended(path: Path) -> None:
    check(path.read_bytes())


def test_the_watch_sees_what_nobody_may_do(tmp_path: Path) -> None:
    for work in (
        lambda: (tmp_path / "x").write_text("x"),
        lambda: Path("/etc/hostname").read_bytes(),
        lambda: exec("1"),  # noqa: S102  # that is the point
        lambda: __import__("socket").create_connection(("127.0.0.1", 9)),
        lambda: __import__("os").system("true"),
    ):
        with pytest.raises(BaseException, match=r"open|exec|socket|system"), nothing_else_happens():
            work()


def test_edits_are_what_they_are_called() -> None:
    assert [edited(b"abcd", [(what, 1, 2, b"X")]) for what in ("insert", "delete", "double", "set", "cut")] == [
        b"aXbcd", b"ad", b"abcbcd", b"aXcd", b"a",
    ]  # fmt: skip


BOMBS: dict[str, Callable[[], str | bytes]] = {
    "100,000 elements inside each other": lambda: HEAD + "<div>" * 100_000,
    "8,000 lists inside each other": lambda: HEAD + "<ul><li>" * 8000,
    "8,000 lists, closed": lambda: HEAD + "<ul><li>x" * 8000 + "</li></ul>" * 8000,
    "formatting crossed in 28 KB": lambda: HEAD + ("<b i>" * 10 + "<i i>" * 10 + "x</b>" * 10) * 200,
    "formatting crossed, each another": lambda: (
        HEAD + "".join(f"<b i{n}>" for n in range(1000)) + "".join(f"<i i{n}>" for n in range(1000)) + "x</b>" * 1000
    ),
    "formatting left open": lambda: HEAD + "<p>" + "".join(f"<font a{n}>" for n in range(500)) + "<p>x</p>" * 500,
    "8,000 attributes": lambda: HEAD + "<p " + " ".join(f"a{n}=1" for n in range(8000)) + ">x</p>",
    "8,000 attributes, marks in them": lambda: HEAD + "<p " + " ".join(f"a{n}='>'" for n in range(8000)) + ">x</p>",
    "10,000 pages in one": lambda: HEAD + "".join(f"<body a{n}>" for n in range(10_000)),
    "100,000 brackets": lambda: "[" * 100_000,
    "100,000 braces": lambda: '{"a":' * 100_000,
    "brackets in a header": lambda: "---\ntitle: " + "[" * 10_000 + "\n---\n<p>x</p>",
    "aliases that multiply": lambda: (
        "---\na: &a [x,x,x,x,x,x,x,x,x]\n"
        + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [{','.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(9))
        + "title: 早安\n---\n<p>x</p>"
    ),
    "entities that multiply": lambda: (
        "<!DOCTYPE rss [<!ENTITY a 'x'>"
        + "".join(f"<!ENTITY {chr(98 + n)} '{('&' + chr(97 + n) + ';') * 10}'>" for n in range(12))
        + "]><rss><channel><item><title>&m;</title><description>x</description></item></channel></rss>"
    ),
    "elements inside each other in a feed": lambda: "<rss><channel><item>" + "<a>" * 5000,
    "comments before a page": lambda: "<!-- x -->" * 5000 + "<html><p>x",
    "blanks in a header": lambda: "---\ntitle: 早安\ndate: 0" + " " * 40_000 + "\x01\n---\n<p>x</p>",
    "a title of marks": lambda: f"---\ntitle: {'_' * 20_000}\n---\n<p>{'：' * 20_000}</p>",
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_answered_at_once(name: str) -> None:
    given = BOMBS[name]()
    took = []
    for _ in range(2):  # the first imports what it needs, which is no part of the answer
        begun = process_time()
        with suppress(NewsparseError), nothing_else_happens():
            newsparse.loads(given)
        took.append(process_time() - begun)
    assert min(took) < 0.05 * PATIENCE


def test_a_line_of_a_hundred_megabytes_is_refused_or_read(tmp_path: Path) -> None:
    path = tmp_path / "line.md"
    path.write_bytes(HEAD.encode() + b"x" * 2_000_000)
    with pytest.raises(LimitError, match=r"line\.md: it is larger than 1000000 bytes \(limits\.bytes\)"):
        Parser(limits=Limits(bytes=1_000_000)).load(path)
    assert len(newsparse.load(path).text) == 2_000_000


def test_a_file_without_end_is_not_read_to_it() -> None:
    with pytest.raises(LimitError, match="larger than 1000 bytes"):
        Parser(limits=Limits(bytes=1000)).load("/dev/zero")


def test_the_table_of_limits_is_true() -> None:
    rows = re.findall(
        r"^\| `(\w+)` \| (\d+) \|", (DOCS / "explanation" / "security.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert {name: str(value) for name, value in asdict(Limits()).items()} == dict(rows)


def test_limits_are_numbers() -> None:
    with pytest.raises(TypeError, match=r"^limits\.depth: a whole number was expected, not 'deep'$"):
        Limits(depth="deep")  # type: ignore[arg-type]  # that is the point
    with pytest.raises(ValueError, match=r"^limits\.depth: 1 or more was expected, not 0$"):
        Limits(depth=0)
    with pytest.raises(TypeError, match=r"^limits: Limits\(…\) was expected, not 3$"):
        Parser(limits=3)  # type: ignore[arg-type]  # as above
    assert pickle.loads(pickle.dumps(Parser(limits=Limits(depth=3)))).limits.depth == 3  # noqa: S301  # our own


@pytest.mark.parametrize(
    ("limits", "given", "message"),
    [
        (Limits(bytes=10), HEAD, "it is larger than 10 bytes (limits.bytes)"),
        (Limits(depth=3), HEAD + "<div>" * 4, "body: its elements are nested more than 3 levels deep (limits.depth)"),
        (Limits(nodes=3), HEAD + "<br>" * 4, "body: it has more than 3 tags (limits.nodes)"),
        (Limits(attributes=2), HEAD + "<p a b c>x", "body: an element has more than 2 attributes (limits.attributes)"),
        (Limits(depth=3), "<!DOCTYPE html><html>" + "<div>" * 4, "its elements are nested more than 3 levels deep (limits.depth)"),
    ],
)  # fmt: skip
def test_a_limit_is_named(limits: Limits, given: str, message: str) -> None:
    with pytest.raises(LimitError) as caught:
        Parser(limits=limits).loads(given)
    assert str(caught.value) == message


def test_a_higher_limit_lets_more_through() -> None:
    deep = HEAD + "<div>" * 1500 + "x"
    with pytest.raises(LimitError):
        newsparse.loads(deep)
    assert Parser(limits=Limits(depth=2000)).loads(deep).text == "x"


class TestArchives:
    POST = (HEAD + "<p>正文。</p>").encode()

    def test_a_name_leads_nowhere(self, tmp_path: Path) -> None:
        names = ["../../../etc/cron.d/x.md", "/etc/x.md", "C:\\windows\\x.md", "a/../../b.md"]
        for name, data in (
            ("a.zip", zipped([(one, self.POST) for one in names], zipfile.ZIP_DEFLATED)),
            ("a.tar", tarred([(one, self.POST) for one in names], tarfile.SYMTYPE)),
        ):
            path = tmp_path / "in" / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
            found = list(newsparse.iter_articles(path))
            assert [one.provenance.path[-1] for one in found] == names
        assert sorted(one.name for one in tmp_path.rglob("*")) == ["a.tar", "a.zip", "in"]

    @pytest.mark.parametrize(
        "kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE]
    )
    def test_a_link_or_a_device_is_passed_over(self, kind: bytes) -> None:
        data = tarred([("a.md", self.POST)], kind)
        assert newsparse.load(io.BytesIO(data)).text == "正文。"

    def test_a_link_in_a_zip_is_read_as_what_it_holds(self) -> None:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            link = zipfile.ZipInfo("a.md")
            link.external_attr = 0o120777 << 16
            archive.writestr(link, "/etc/passwd")
        with pytest.raises(NewsparseError, match="not a post"):
            newsparse.load(io.BytesIO(out.getvalue()))

    def test_an_archive_inside_an_archive_is_refused(self) -> None:
        inner = zipped([("a.md", self.POST)], zipfile.ZIP_DEFLATED)
        with pytest.raises(NewsparseError, match="an archive inside an archive"):
            newsparse.load(io.BytesIO(zipped([("b.md", inner)], zipfile.ZIP_STORED)))


class TestHeaders:
    def test_a_tag_makes_no_object(self) -> None:
        post = (
            "---\ntitle: 早安\nx: !!python/object/apply:os.system ['true']\ny: !!python/name:os.system\n---\n<p>x</p>"
        )
        with nothing_else_happens():
            article = newsparse.loads(post)
        assert article.title == "早安"
        assert all(isinstance(value, str | tuple) for value in article.metadata.values())

    def test_a_hundred_thousand_categories_are_read(self) -> None:
        post = "---\ntitle: 早安\ncategories:\n" + "".join(f"- c{n}\n" for n in range(100_000)) + "---\n<p>x</p>"
        begun = process_time()
        article = newsparse.loads(post)
        assert article.title == "早安"
        assert process_time() - begun < 5


class TestFeeds:
    @pytest.mark.parametrize("target", ["file:///etc/hostname", "http://127.0.0.1:9/x", "/etc/hostname"])
    def test_an_entity_of_another_file_is_refused(self, target: str) -> None:
        feed = f"<!DOCTYPE rss [<!ENTITY x SYSTEM '{target}'>]><rss><channel><item><title>&x;</title><description>x</description></item></channel></rss>"
        with nothing_else_happens(), pytest.raises(NewsparseError):
            newsparse.loads(feed)

    def test_a_document_type_of_elsewhere_is_not_fetched(self) -> None:
        feed = "<!DOCTYPE rss SYSTEM 'http://127.0.0.1:9/rss.dtd'><rss><channel><item><title>早安</title><description>x</description></item></channel></rss>"
        with nothing_else_happens():
            assert newsparse.loads(feed).title == "早安"


class TestCharacters:
    @pytest.mark.parametrize(
        "char", ["\x00", "\x01", "\x0b", "\x1b", "\x7f", "\x85", "\ud800", "\ufffe", "\uffff", "\u202e"]
    )
    def test_a_character_that_is_none_is_written_all_the_same(self, char: str) -> None:
        article = newsparse.loads(f"---\ntitle: 早{char}安\n---\n<p>正{char}文。</p>")
        for form in ("json", "jsonl", "hexo", "html", "markdown", "text"):
            newsparse.dumps(article, form).encode()
        assert newsparse.loads(newsparse.dumps(article)) == article

    def test_half_a_character_in_json_is_replaced(self) -> None:
        feed = {
            "version": "https://jsonfeed.org/version/1.1",
            "items": [{"id": "1", "title": "早\ud800安", "content_html": "<p>\U0001f600\udfff</p>"}],
        }
        article = newsparse.loads(json.dumps(feed))
        assert (article.title, article.text) == ("早\ufffd安", "\U0001f600\ufffd")
        assert "lone-surrogates" in {issue.code for issue in article.issues}

    @pytest.mark.parametrize("given", [b"", b"\n", b"\xef\xbb\xbf", b"\x00" * 9, b"\xff\xfe", " \u3000", "\ufeff"])
    def test_what_is_empty_is_an_error(self, given: str | bytes) -> None:
        with pytest.raises(NewsparseError):
            newsparse.loads(given)
