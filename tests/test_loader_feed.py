"""Feeds: RSS, RDF, Atom, JSON Feed."""

from __future__ import annotations

import json
import sys
import time
from contextlib import suppress
from html import escape
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse.errors import FormatError, NewsparseError
from newsparse.loaders.feed import LOADER
from newsparse.loaders.front_matter import LOADER as POSTS
from newsparse.models import FrozenMap, RawPost
from newsparse.typing import Input

CASES = sorted((Path(__file__).parent / "loaders" / "feed").iterdir())
FIELDS = ("title", "published", "updated", "source", "url", "summary", "cover", "body")


def load(text: str) -> list[RawPost]:
    return [post for post in LOADER.load(Input(text=text, path=("feed.xml",))) if isinstance(post, RawPost)]


def rss(item: str, channel: str = "<title>某某网</title>") -> str:
    return f"<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel>{channel}<item>{item}</item></channel></rss>"


def plain(value: object) -> Any:
    if isinstance(value, FrozenMap):
        return {key: plain(one) for key, one in value.items()}
    return [plain(one) for one in value] if isinstance(value, tuple) else value


def shown(post: RawPost) -> dict[str, Any]:
    return {
        "path": list(post.path),
        **{name: getattr(post, name) for name in FIELDS},
        "authors": list(post.authors),
        "tags": list(post.tags),
        "issues": [issue.code for issue in post.issues],
        "metadata": plain(post.metadata),
    }


class TestCases:
    @pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
    def test_items(self, folder: Path) -> None:
        assert yaml.safe_load((folder / "case.yaml").read_text(encoding="utf-8"))["reason"]
        (given_file,) = folder.glob("input.*")
        expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
        assert expected == [shown(post) for post in load(given_file.read_text(encoding="utf-8"))]

    @pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
    def test_is_recognised(self, folder: Path) -> None:
        (given_file,) = folder.glob("input.*")
        assert LOADER.sniff(given_file.read_text(encoding="utf-8")) == 1.0


class TestSniff:
    @pytest.mark.parametrize(
        "text",
        [
            "",
            "---\ntitle: rss\n---\n<rss>",
            "<html><rss>",
            "<rssx>",
            "<?xml version='1.0'?><note/>",
            "{}",
            '{"version": "1"}',
            '{"id": "x"}',
            "<!DOCTYPE html><rss>",
            "<!--" * 5000,
            "<?a?>" * 800,
            "文字",
        ],
    )
    def test_something_else(self, text: str) -> None:
        assert LOADER.sniff(text) == 0.0

    @pytest.mark.parametrize(
        "text", ["\ufeff\n<rss>", "<rdf:RDF>", "<a:feed>", "<!DOCTYPE rss [<!ENTITY a 'b'>]><rss>"]
    )
    def test_feed(self, text: str) -> None:
        assert LOADER.sniff(text) == 1.0


class TestPipeline:
    def test_items_become_articles(self, tmp_path: Path) -> None:
        path = tmp_path / "sina.xml"
        path.write_bytes((CASES[0].parent / "rss-as-rsshub-writes-it" / "input.xml").read_bytes())
        first, second = newsparse.iter_articles(path)
        assert (first.title, first.text) == ("渡口今天开放 市民可乘船往返", "新建的渡口今天开放。")
        assert first.credits[0].name == "李明"
        assert first.published is not None
        assert first.published.isoformat() == "2022-01-18T10:14:08+00:00"
        assert first.provenance.path == (str(path), "https://finance.example.com.cn/china/2022-01-18/doc-1.shtml")
        assert first.provenance.format == "feed"
        assert [issue.code for issue in second.issues] == ["feed-item-without-body", "body-empty"]

    def test_several_items_are_for_iter_articles(self) -> None:
        with pytest.raises(FormatError, match="iter_articles"):
            newsparse.loads((CASES[0].parent / "atom" / "input.xml").read_text(encoding="utf-8"))

    def test_bytes_in_the_encoding_that_the_feed_declares(self) -> None:
        text = "<?xml version='1.0' encoding='gb2312'?>" + rss(
            "<title>渡口开放</title><description>新建的渡口今天开放。</description>"
        )
        assert newsparse.loads(text.encode("gb18030")).title == "渡口开放"


BODY = '<p onclick="x()" style="color:red">新建的渡口<br>今天开放。<img src="/a.jpg"></p><a href="b.html">全文</a>'
ILL_FORMED = (
    "<rss version='2.0'><channel><title>河边网</title>"
    f"<item><title>渡口 A &amp; B</title><link>https://example.cn/1</link><guid>1</guid><author>a@example.cn (李明)</author>"
    f"<pubDate>Tue, 18 Jan 2022 10:14:08 GMT</pubDate><category>交通</category><description><![CDATA[{BODY}]]></description>"
    "<enclosure url='https://example.cn/c.jpg' type='image/jpeg'/></item>"
    "<item><title>第二篇</title><description>&lt;p&gt;船。&lt;/p&gt;</description></item></chanel>"
)


class TestIllFormed:
    def test_is_read_and_its_bodies_are_left_alone(self) -> None:
        first, second = load(ILL_FORMED)
        assert (first.title, first.published, first.source) == ("渡口 A & B", "Tue, 18 Jan 2022 10:14:08 GMT", "河边网")
        assert (first.url, first.authors, first.tags) == ("https://example.cn/1", ("李明",), ("交通",))
        assert (first.cover, first.path) == ("https://example.cn/c.jpg", ("feed.xml", "1"))
        assert first.body == BODY
        assert (second.title, second.body) == ("第二篇", "<p>船。</p>")
        assert [issue.code for issue in first.issues] == ["feed-ill-formed"]
        assert first.metadata["id"] == "1"

    def test_summary_beside_a_full_text(self) -> None:
        (post,) = load(
            "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>题</title><summary>简介。</summary>"
            "<content type='text'>一 &lt; 二。\n三。</content><author><name>李明</name></author></entry></fed>"
        )
        assert (post.body, post.summary) == ("<p>一 &lt; 二。</p><p>三。</p>", "简介。")

    def test_cut_short(self) -> None:
        assert [post.title for post in load(rss("<title>渡口</title>")[:-23])] == ["渡口"]

    def test_what_the_reader_raises_does_not_escape(self) -> None:
        with pytest.raises(FormatError, match="not well-formed"):
            load("<item>&#x110000;")

    def test_time_grows_with_length(self) -> None:
        def cost(n: int) -> float:
            text = "<rss><channel>" + "<item><title>渡口</b>" * n
            start = time.process_time()
            load(text)
            return time.process_time() - start

        assert min(cost(4000) for _ in range(3)) < 10 * min(cost(1000) for _ in range(3)) + 0.05


class TestRefused:
    @pytest.mark.parametrize(
        "declaration",
        [
            "<!DOCTYPE rss [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]>",
            "<?xml version='1.0'?>\n<!-- x --><!doctype rss SYSTEM 'x' [ <!ENTITY f SYSTEM 'file:///etc/passwd'> ]>",
        ],
    )
    def test_entities(self, declaration: str) -> None:
        with pytest.raises(FormatError, match="declares entities of its own"):
            load(declaration + rss("<title>&b;</title>"))

    def test_second_declaration(self) -> None:
        with pytest.raises(FormatError, match="more than one document type"):
            load("<!DOCTYPE rss><!DOCTYPE rss [<!ENTITY a 'b'>]>" + rss("<title>&a;</title>"))

    def test_declaration_that_hides_its_end(self) -> None:
        with pytest.raises(FormatError, match="not well-formed"):
            load("<!DOCTYPE rss SYSTEM 'a>b' [<!ENTITY a 'b'>]>" + rss("<title>&a;</title>"))

    def test_ill_formed_beyond_mending_names_the_line(self) -> None:
        with pytest.raises(FormatError, match=r"^line 3: the feed is not well-formed XML: mismatched tag"):
            load("<?xml version='1.0'?>\n\n<rss><channel></rss>")

    def test_the_extra_is_named_where_it_is_missing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "feedparser", None)
        with pytest.raises(FormatError, match=r"^line 1: .*mismatched tag.*pip install 'newsparse\[feed\]'"):
            load(ILL_FORMED)

    def test_other_root(self) -> None:
        with pytest.raises(FormatError, match="not a feed: its root is note"):
            load("<note/>")

    def test_no_items(self) -> None:
        with pytest.raises(FormatError, match="holds no items"):
            load("<rss><channel><title>空</title></channel></rss>")

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("{", "no JSON"),
            ('{"version": "x"}', "^items: not a JSON Feed"),
            ('{"items": [3]}', "^items › 1: a mapping"),
            ('{"items": ' + "[" * 100_000, "nested too deep"),
        ],
    )
    def test_json(self, text: str, message: str) -> None:
        with pytest.raises(FormatError, match=message):
            load(text)

    def test_markup_nested_too_deep(self) -> None:
        with pytest.raises(FormatError, match="nested"):
            newsparse.loads(rss("<description>" + "<b>" * 200_000 + "</b>" * 200_000 + "</description>"))


class TestFields:
    def test_identifier_is_the_address_where_it_is_a_permanent_link(self) -> None:
        (post,) = load(rss("<guid>https://news.example/1</guid><description>早安。</description>"))
        assert (post.url, post.path) == ("https://news.example/1", ("feed.xml", "https://news.example/1"))

    def test_comments_between_elements_are_none(self) -> None:
        (post,) = load(rss("<!-- x --><title>早<!-- y -->安</title><?z?><description>早安。</description>"))
        assert (post.title, post.path) == ("早安", ("feed.xml", "1"))

    def test_unknown_vocabulary_stays_in_the_metadata(self) -> None:
        (post,) = load(rss("<x:y xmlns:x='urn:x'>甲</x:y><x:y xmlns:x='urn:x'>乙</x:y>"))
        assert post.metadata == {"{urn:x}y": ("甲", "乙")}

    @pytest.mark.parametrize(
        ("element", "cover"),
        [
            ("<enclosure url='https://a.example/a.jpg' type='image/jpeg'/>", "https://a.example/a.jpg"),
            ("<enclosure url='https://a.example/a.mp4' type='video/mp4'/>", None),
            ("<enclosure url='https://a.example/a.webp'/>", "https://a.example/a.webp"),
            ("<enclosure/>", None),
            (
                "<i:image xmlns:i='http://www.itunes.com/dtds/podcast-1.0.dtd' href='https://a.example/a'/>",
                "https://a.example/a",
            ),
        ],
    )
    def test_cover(self, element: str, cover: str | None) -> None:
        assert load(rss(element))[0].cover == cover

    def test_name_beside_an_address(self) -> None:
        assert load(rss("<author>wang@news.example (王芳)</author>"))[0].authors == ("王芳",)

    def test_empty_feed_title(self) -> None:
        assert load(rss("<title>x</title>", channel="<title> </title>"))[0].source is None

    def test_content_as_elements_without_a_wrapper(self) -> None:
        text = "<feed xmlns='http://purl.org/atom/ns#'><entry><content mode='xml'><p>早</p><p>安</p></content></entry></feed>"
        assert load(text)[0].body == "<p>早</p><p>安</p>"

    def test_feed_without_a_namespace(self) -> None:
        assert (
            load("<feed><entry><title>早</title><content type='html'/><content>安</content></entry></feed>")[0].body
            == "<p>安</p>"
        )

    def test_json_feed_with_odd_values(self) -> None:
        (post,) = load(
            '{"items": [{"id": 3, "title": ["x"], "content_html": "<p>早安</p>", "tags": "x", "authors": [3]}]}'
        )
        assert (post.title, post.tags, post.authors, post.path) == (None, (), (), ("feed.xml", "3"))


SOUP = (
    "<rss> <channel> <item> </item> <title> </title> <description> </description> </channel> </rss> <![CDATA[ ]]> & &nbsp; "
    "&#0; &#x110000; <b/> 文字 <!-- --> <!DOCTYPE_rss> <feed> <entry> </entry> </feed>"
)


@given(st.lists(st.sampled_from([part.replace("_", " ") for part in SOUP.split()]), max_size=25).map("".join))
def test_any_soup_gives_posts_or_an_error(text: str) -> None:
    with suppress(NewsparseError):
        assert load(text)


@pytest.mark.parametrize(
    "make",
    [
        lambda n: rss("</item><item>".join(["<title>x</title><description>y</description>"] * n)),
        lambda n: rss("<title>" + "&" * n + "</title>"),
        lambda n: "<?a?>" * n + "<rss/>",
        lambda n: "<!DOCTYPE " + "x" * n,
        lambda n: rss("<![CDATA[" * n),
    ],
)
def test_time_grows_with_length(make: Any) -> None:
    def cost(n: int) -> float:
        text = make(n)
        start = time.process_time()
        with suppress(NewsparseError):
            load(text)
        return time.process_time() - start

    assert min(cost(4000) for _ in range(3)) < 10 * min(cost(1000) for _ in range(3)) + 0.05


SINA = sorted((Path(__file__).parent / "cleaners" / "sina").glob("*/input.md"))
SEEDS = sorted((Path(__file__).parent / "fixtures" / "seeds").glob("*.md"))


@pytest.mark.parametrize("path", [*SINA, *SEEDS], ids=lambda path: path.parent.name + "/" + path.stem[:8])
@pytest.mark.parametrize("kind", ["rss", "atom", "json"])
def test_a_feed_of_rsshub_gives_what_the_archived_post_gives(path: Path, kind: str) -> None:
    """The archive was made of such feeds: what it did to the item's HTML, its braces, is undone by HTML itself."""
    text = path.read_text(encoding="utf-8")
    archived = newsparse.loads(text)
    (post,) = POSTS.load(Input(text=text))
    assert isinstance(post, RawPost)
    body = post.body.replace("&#123;", "{").replace("&#125;", "}")
    title, source = post.title or "", post.source or ""
    if kind == "json":
        item = {
            "id": "https://example.cn/1",
            "title": title,
            "content_html": body,
            "date_published": "2022-01-18T10:14:08Z",
        }
        feed = json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": source, "items": [item]})
    elif kind == "atom":
        feed = (
            f"<feed xmlns='http://www.w3.org/2005/Atom'><title>{escape(source)}</title><entry><id>1</id><title>{escape(title)}</title>"
            f"<updated>2022-01-18T10:14:08Z</updated><content type='html'><![CDATA[{body.replace(']]>', ']]]]><![CDATA[>')}]]></content></entry></feed>"
        )
    else:
        feed = (
            f"<?xml version='1.0' encoding='UTF-8'?><rss version='2.0'><channel><title><![CDATA[{source}]]></title><item><title><![CDATA[{title}]]></title>"
            f"<description><![CDATA[{body.replace(']]>', ']]]]><![CDATA[>')}]]></description><pubDate>Tue, 18 Jan 2022 10:14:08 GMT</pubDate></item></channel></rss>"
        )
    read = newsparse.loads(feed)
    for name in ("title", "blocks", "images", "credits", "tags", "lead_image", "removed", "id"):
        assert getattr(archived, name) == getattr(read, name), name
    assert read.source.id == archived.source.id
