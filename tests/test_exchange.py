"""Exports that others read: checked with their schemas and by readers that are not ours."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any, get_args
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
from attrs import evolve
from hypothesis import example, given
from stories import ONE, STORY, assert_safe, hard, paragraph, writer
from strategies import articles, urls

import newsparse
from newsparse._written.exchange import json_line, web_uri
from newsparse._written.role_codes import ROLE_CODES, role_uri
from newsparse.models import Article, Credit, Image, Listing, Media, Quote, Role, Source, Where
from newsparse.writers import jsonfeed, rss

FULL = evolve(
    STORY,
    url="https://paper.example.cn/a/渡口.html",
    summary="渡口重开。",
    updated=datetime(2022, 1, 18, 20, 0, tzinfo=timezone(timedelta(hours=8))),
    lead_image=STORY.images[0],
    credits=(
        *STORY.credits,
        Credit(role="reporter", name="吴为", affiliation="新京报", label="记者"),
        Credit(role="translator", name="陈晨", label="译"),
        Credit(role="source", name="江岸晚报", label="来源"),
    ),
    blocks=(*STORY.blocks, Media(url="//v.example.cn/1.mp4", caption="视频", media_type="video"), Media()),
)


def schema_errors(value: object) -> list[str]:
    jsonschema = pytest.importorskip("jsonschema")
    referencing = pytest.importorskip("referencing")
    schema = json.loads(Path(os.environ["NEWSPARSE_NINJS_SCHEMA"]).read_text(encoding="utf-8"))
    # It names a schema of GeoJSON on the web, for places, which we do not write.
    anything = referencing.Resource.from_contents({}, default_specification=referencing.jsonschema.DRAFT202012)
    registry = referencing.Registry(retrieve=lambda _: anything)
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    validator = jsonschema.Draft202012Validator(schema, registry=registry, format_checker=checker)
    return [f"{list(error.path)}: {error.message}" for error in validator.iter_errors(value)]


# The schema is IPTC's, and not ours to hand on with the project.
needs_schema = pytest.mark.skipif(
    "NEWSPARSE_NINJS_SCHEMA" not in os.environ,
    reason="set NEWSPARSE_NINJS_SCHEMA to the path of IPTC's ninjs-schema_3.1.json to check ninjs with it",
)

# Types of schema.org are had from npm alone, by a compiler that no other test needs; `.ci/run` has both.
needs_types = pytest.mark.skipif(
    "NEWSPARSE_SCHEMA_DTS" not in os.environ,
    reason="set NEWSPARSE_SCHEMA_DTS to a folder in which `npm install typescript@5 schema-dts` was run, to check JSON-LD",
)


class TestAddresses:
    @pytest.mark.parametrize(
        ("url", "expected"),
        [
            ("http://a.cn/b.jpg", "http://a.cn/b.jpg"),
            ("//a.cn/b.jpg", "https://a.cn/b.jpg"),
            ("HTTP://a.cn/", "http://a.cn/"),
            (
                "https://a.cn/渡口 1.jpg?x=[1]#二#三",
                "https://a.cn/%E6%B8%A1%E5%8F%A3%201.jpg?x=%5B1%5D#%E4%BA%8C%23%E4%B8%89",
            ),
            ("https://a.cn/100%/%E6%B8%A1", "https://a.cn/100%25/%E6%B8%A1"),
            ("https://例子.cn/a", "https://xn--fsqu00a.cn/a"),
            ("https://reader:word@例子.cn:80/a", "https://reader:word@xn--fsqu00a.cn:80/a"),
            ("https://a.example\n.cn/b/\tc.jpg", "https://a.example.cn/b/c.jpg"),
            ("a/b.jpg", None),
            ("javascript:alert(1)", None),
            ("data:image/gif;base64,R0lGODlh", None),
            ("https:///a", None),
            ("https://a.cn:port/", None),
            ("https://[::1/", None),
            ('https://a"b.cn/', None),
            ("", None),
            (None, None),
        ],
    )
    def test_only_what_is_on_the_web_is_an_address(self, url: str | None, expected: str | None) -> None:
        assert expected == web_uri(url)

    @hard
    @given(urls)
    @example("https://a.cn/\ud800")
    def test_an_address_holds_only_what_an_address_may_hold(self, url: str) -> None:
        found = web_uri(url)
        assert found is None or re.fullmatch(r"https?://[A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]+", found)
        assert found is None or urlsplit(found).hostname
        assert found == web_uri(found)


class TestRoles:
    def test_every_role_has_a_code_and_all_codes_differ(self) -> None:
        assert set(get_args(Role)) == set(ROLE_CODES)
        assert len(ROLE_CODES) == len({role_uri(role) for role in ROLE_CODES})
        assert all(code.iptc or code.marc for code in ROLE_CODES.values())


class TestNinjs:
    def test_what_it_holds(self) -> None:
        data = json.loads(newsparse.dumps(FULL, "ninjs"))
        assert data["uri"] == "urn:newsparse:0123456789abcdef0123456789abcdef"
        assert (data["firstCreated"], data["versionCreated"]) == (
            "2022-01-18T10:14:08+00:00",
            "2022-01-18T20:00:00+08:00",
        )
        assert data["headlines"] == [{"value": "海淀：“12_00”"}]
        assert data["by"] == "吴为（新京报）"
        assert [body["contentType"] for body in data["bodies"]] == ["text/html", "text/plain"]
        assert data["bodies"][1] == {"contentType": "text/plain", "charCount": len(FULL.text), "value": FULL.text}
        assert data["infoSources"] == [
            {"name": "趣头条", "role": "http://cv.iptc.org/newscodes/contentprodpartyrole/distributor"},
            {"name": "浦峰", "role": "http://id.loc.gov/vocabulary/relators/pht"},
            {"name": "樊一婧", "role": "http://cv.iptc.org/newscodes/contentprodpartyrole/editor", "literal": "编辑"},
            {"name": "吴为", "role": "http://id.loc.gov/vocabulary/relators/rpt", "literal": "记者"},
            {"name": "陈晨", "role": "http://id.loc.gov/vocabulary/relators/trl", "literal": "译"},
            {
                "name": "江岸晚报",
                "role": "http://cv.iptc.org/newscodes/contentprodpartyrole/contentSource",
                "literal": "来源",
            },
        ]
        picture, video, lost = data["associations"]
        assert picture["renditions"] == [
            {"name": "original", "href": "http://static.1sapp.com/a.jpeg", "width": 3000, "height": 1928}
        ]
        assert picture["descriptions"] == [{"role": "caption", "value": "新京报记者 浦峰 摄"}]
        assert [party["name"] for party in picture["infoSources"]] == ["浦峰"]
        assert (video["type"], video["renditions"][0]["href"]) == ("video", "https://v.example.cn/1.mp4")
        assert (lost["type"], "renditions" in lost) == ("component", False)
        assert data["renditions"][0]["href"] == "https://paper.example.cn/a/%E6%B8%A1%E5%8F%A3.html"

    def test_pictures_inside_lists_and_quotes_are_associated_too(self) -> None:
        one, other = Image(url="http://a.cn/1.jpg"), Image(url="http://a.cn/2.jpg")
        blocks = (Listing(ordered=False, items=((one,), (Quote(blocks=(other, paragraph("引"))),))),)
        data = json.loads(newsparse.dumps(Article(id=ONE, blocks=blocks), "ninjs"))
        assert ["picture-1", "picture-2"] == [one["name"] for one in data["associations"]]

    @needs_schema
    def test_the_schema_refuses_what_is_wrong(self) -> None:
        data = json.loads(newsparse.dumps(FULL, "ninjs"))
        assert schema_errors({**data, "headline": "x"})
        assert schema_errors({**data, "type": "article"})

    @needs_schema
    @hard
    @given(articles)
    @example(FULL)
    def test_it_is_valid_against_the_schema(self, article: Article) -> None:
        assert [] == schema_errors(json.loads(newsparse.dumps(article, "ninjs")))


class TestJsonLd:
    def test_what_it_holds(self) -> None:
        data = json.loads(newsparse.dumps(FULL, "jsonld"))
        assert (data["@context"], data["@type"]) == ("https://schema.org", "NewsArticle")
        assert data["publisher"] == {"@type": "Organization", "name": "趣头条"}
        assert data["articleBody"] == FULL.text
        assert data["author"] == [
            {
                "@type": "Person",
                "name": "吴为",
                "affiliation": {"@type": "Organization", "name": "新京报"},
                "jobTitle": "记者",
            }
        ]
        assert data["editor"] == [{"@type": "Person", "name": "樊一婧", "jobTitle": "编辑"}]
        assert data["contributor"] == [
            {
                "@type": "Role",
                "roleName": ["http://id.loc.gov/vocabulary/relators/pht"],
                "contributor": {
                    "@type": "Person",
                    "name": "浦峰",
                    "affiliation": {"@type": "Organization", "name": "新京报"},
                },
            }
        ]
        assert data["isBasedOn"] == [
            {
                "@type": "CreativeWork",
                "publisher": {"@type": "Organization", "name": "江岸晚报"},
                "creditText": "来源",
            }
        ]
        assert data["image"] == [
            {
                "@type": "ImageObject",
                "url": "http://static.1sapp.com/a.jpeg",
                "caption": "新京报记者 浦峰 摄",
                "creditText": "浦峰",
                "width": {"@type": "QuantitativeValue", "value": 3000, "unitCode": "E37"},
                "height": {"@type": "QuantitativeValue", "value": 1928, "unitCode": "E37"},
            }
        ]

    @needs_types
    @pytest.mark.timeout(120)
    def test_it_has_the_types_of_the_vocabulary(self, tmp_path: Path) -> None:
        every = tuple(
            Credit(role=role, name=name, affiliation="江岸区", label="x")
            for role in get_args(Role)
            for name in ("李明", "江岸区融媒体中心")
        )
        right = [FULL, Article(id=ONE), evolve(FULL, credits=every)]
        lines = [f"const a{n}: T = {newsparse.dumps(article, 'jsonld')}" for n, article in enumerate(right)]
        head = 'import type {NewsArticle, WithContext} from "schema-dts";\ntype T = WithContext<NewsArticle>;\n'
        wrong = '// @ts-expect-error\nconst wrong: T = {"@context": "https://schema.org", "@type": "NewsArticle", "headlin": "x"};\n'
        (tmp_path / "check.ts").write_text(head + "".join(lines) + wrong, encoding="utf-8")
        (tmp_path / "node_modules").symlink_to(Path(os.environ["NEWSPARSE_SCHEMA_DTS"]).resolve() / "node_modules")
        options = "--noEmit --strict --skipLibCheck --target es2022 --module esnext --moduleResolution bundler"
        tsc = ["node", "node_modules/typescript/bin/tsc", *options.split()]
        done = subprocess.run([*tsc, "check.ts"], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout

    def test_an_outlet_is_no_person(self) -> None:
        credit = Credit(role="author", name="江岸区融媒体中心", affiliation="江岸区", label="供稿")
        (author,) = json.loads(newsparse.dumps(Article(id=ONE, credits=(credit,)), "jsonld"))["author"]
        assert author == {
            "@type": "Role",
            "roleName": ["供稿", "http://id.loc.gov/vocabulary/relators/aut"],
            "author": {
                "@type": "Organization",
                "name": "江岸区融媒体中心",
                "parentOrganization": {"@type": "Organization", "name": "江岸区"},
            },
        }

    def test_an_outlet_that_edited_is_a_contributor(self) -> None:
        credit = Credit(role="editor", name="江岸区融媒体中心", label="编辑")
        data = json.loads(newsparse.dumps(Article(id=ONE, credits=(credit,)), "jsonld"))
        assert "editor" not in data
        assert data["contributor"][0]["roleName"] == ["编辑", "http://id.loc.gov/vocabulary/relators/edt"]

    @hard
    @given(articles)
    def test_it_may_stand_in_a_script_element(self, article: Article) -> None:
        line = newsparse.dumps(article, "jsonld")
        assert "<" not in line
        assert len(line.splitlines()) == 1
        assert json.loads(line)["identifier"] == article.id


def reread(text: str) -> Any:
    feedparser = pytest.importorskip("feedparser")
    found = feedparser.parse(text.encode(), sanitize_html=False, resolve_relative_uris=False)
    assert not found.bozo, found.get("bozo_exception")
    return found


class TestRss:
    def test_what_another_reader_finds(self) -> None:
        found = reread("".join(rss.feed([FULL, evolve(FULL, id=ONE, title="第二篇")])))
        assert found.version == "rss20"
        assert (found.feed.title, found.feed.link) == ("趣头条", "https://paper.example.cn/")
        first, second = found.entries
        assert (first.title, second.title) == ("海淀：“12_00”", "第二篇")
        assert first.id == "urn:newsparse:0123456789abcdef0123456789abcdef"
        assert first.link == "https://paper.example.cn/a/%E6%B8%A1%E5%8F%A3.html"
        assert first.published_parsed[:6] == (2022, 1, 18, 10, 14, 8)
        assert first.author == "吴为"
        assert [one["name"] for one in first.contributors] == ["photographer 浦峰", "编辑 樊一婧", "译 陈晨"]
        assert [tag.term for tag in first.tags] == ["核酸检测"]
        assert first.summary == "渡口重开。"
        assert (
            first.content[0].value
            == newsparse.dumps(FULL, "html").split('<div class="body">\n')[1].split("\n</div>")[0]
        )
        assert first.media_content == [{"url": "http://static.1sapp.com/a.jpeg", "medium": "image"}]

    @hard
    @given(articles)
    def test_any_article_is_well_formed_and_safe(self, article: Article) -> None:
        text = newsparse.dumps(article, "rss")
        (item,) = ET.fromstring(text).findall("channel/item")  # noqa: S314  # ours
        assert item.findtext("guid") == f"urn:newsparse:{article.id}"
        assert item.findtext("title")
        assert_safe(item.findtext("{http://purl.org/rss/1.0/modules/content/}encoded") or "")

    def test_what_xml_has_no_word_for_is_replaced(self) -> None:
        story = Article(id=ONE, title="渡\x00口\x1b", blocks=(paragraph("]]>\ufffe<b>", "\r"),))
        (item,) = ET.fromstring(newsparse.dumps(story, "rss")).findall("channel/item")  # noqa: S314  # ours
        assert item.findtext("title") == "渡\ufffd口\ufffd"
        encoded = item.findtext("{http://purl.org/rss/1.0/modules/content/}encoded")
        assert encoded == "<p>]]&gt;\ufffd&lt;b&gt;&#13;</p>"

    def test_a_feed_of_nothing_is_a_feed(self) -> None:
        found = reread("".join(rss.feed([])))
        assert (found.feed.title, found.entries) == ("newsparse", [])

    def test_title_and_home_may_be_given(self) -> None:
        found = reread("".join(rss.feed([FULL], title="A & B <c>", home="https://b.cn/x")))
        assert (found.feed.title, found.feed.link) == ("A & B <c>", "https://b.cn/x")


class TestJsonFeed:
    def test_what_another_reader_finds(self) -> None:
        other = pytest.importorskip("jsonfeed")
        found = other.Feed.parse_string("".join(jsonfeed.feed([FULL])))
        (item,) = found.items
        assert (found.version, found.title) == ("https://jsonfeed.org/version/1.1", "趣头条")
        assert (item.id, item.title) == ("urn:newsparse:0123456789abcdef0123456789abcdef", "海淀：“12_00”")
        assert (item.content_text, item.tags) == (FULL.text, ["核酸检测"])
        assert [author.name for author in item.authors] == ["吴为"]

    def test_what_it_holds(self) -> None:
        data = json.loads("".join(jsonfeed.feed([FULL, Article(id=ONE)])))
        assert data["version"] == "https://jsonfeed.org/version/1.1"
        assert (data["title"], data["home_page_url"]) == ("趣头条", "https://paper.example.cn/")
        first, second = data["items"]
        assert set(first) == {
            "id", "url", "title", "content_html", "content_text", "summary", "image", "date_published",
            "date_modified", "authors", "tags", "language", "_newsparse",
        }  # fmt: skip
        assert first["authors"] == [{"name": "吴为"}]
        assert first["_newsparse"]["credits"][1] == {"role": "editor", "name": "樊一婧", "label": "编辑"}
        # An item has to have a content, even where there is none.
        assert second == {"id": f"urn:newsparse:{ONE}", "content_text": "", "_newsparse": {"source": {"id": "generic"}}}

    @hard
    @given(articles)
    def test_any_article_gives_what_the_standard_asks_for(self, article: Article) -> None:
        data = json.loads(newsparse.dumps(article, "jsonfeed"))
        (item,) = data["items"]
        assert isinstance(data["title"], str)
        assert isinstance(item["content_text"], str)
        assert_safe(item.get("content_html", ""))
        for name in ("url", "image"):
            assert item.get(name, "http").startswith("http")


@pytest.mark.parametrize("name", ["rss", "jsonfeed"])
def test_a_feed_is_written_while_it_is_read(name: str) -> None:
    taken: list[int] = []

    def many() -> Iterator[Article]:
        for number in range(1000):
            taken.append(number)
            yield Article(id=f"{number:032}", title=f"第{number}篇", source=Source(id="generic", name="江岸晚报"))

    dumps_all = writer(name).dumps_all
    assert dumps_all is not None
    pieces = dumps_all(many())
    next(pieces)
    next(pieces)
    assert len(taken) <= 2
    assert sum(1 for _ in pieces) == 1000


@pytest.mark.parametrize("name", ["rss", "jsonfeed"])
def test_what_is_exported_can_be_read_again(name: str) -> None:
    back = newsparse.loads(newsparse.dumps(FULL, name))
    assert back.title == FULL.title
    assert back.published == FULL.published
    assert back.text == FULL.text
    assert back.tags == FULL.tags
    assert "吴为" in {credit.name for credit in back.credits}


def test_a_line_of_json_is_one_line_to_every_program() -> None:
    assert json_line("</script>\u2028\x85") == '"\\u003c/script>\\u2028\\u0085"'
    where = Where(part="caption", index=1)
    assert STORY.credits[0].where == where
