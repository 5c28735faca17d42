"""schema.org articles and ninjs, read into articles; JSON Lines, read a line at a time."""

from __future__ import annotations

import io
import json
import tarfile
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import newsparse
from newsparse._inputs.json_lines import read_lines
from newsparse._limits import DEFAULT, Limits
from newsparse.errors import FormatError
from newsparse.loaders.json import LOADER
from newsparse.models import Credit, RawPost
from newsparse.typing import Input

NEWS: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "新渡口开放",
    "datePublished": "2022-01-18T18:14:00+08:00",
    "dateModified": "2022-01-19T08:00:00+08:00",
    "author": [{"@type": "Person", "name": "李明", "jobTitle": "记者", "affiliation": {"name": "河边日报"}}],
    "editor": {"@type": "Person", "name": "王芳"},
    "publisher": {"@type": "Organization", "name": "河边网"},
    "articleSection": ["本地", "交通"],
    "articleBody": "新建的渡口今天开放，菜农不必再绕行。\n\n头班船六点开。",
    "image": [{"@type": "ImageObject", "url": "https://example.cn/a.jpg", "caption": "渡口的早晨"}, "https://example.cn/b.jpg"],
    "keywords": "渡口,交通，集市",
    "description": "渡口开了。",
    "inLanguage": "zh-Hans",
    "mainEntityOfPage": {"@type": "WebPage", "@id": "https://example.cn/1.html"},
    "wordCount": 28,
}  # fmt: skip
NINJS: dict[str, Any] = {
    "uri": "urn:example:1",
    "type": "text",
    "standard": {"name": "ninjs", "version": "3.1"},
    "firstCreated": "2022-01-18T10:14:00Z",
    "versionCreated": "2022-01-19T00:00:00Z",
    "language": "zh-Hans",
    "headlines": [{"role": "short", "value": "渡口"}, {"role": "main", "value": "新渡口开放"}],
    "descriptions": [{"value": "渡口开了。"}],
    "bodies": [
        {"contentType": "text/plain", "value": "新建的渡口今天开放，菜农不必再绕行。"},
        {"contentType": "text/html", "value": "<p>新建的渡口今天开放，<strong>菜农</strong>不必再绕行。</p>"},
    ],
    "infoSources": [
        {"name": "李明", "role": "https://cv.iptc.org/newscodes/cpprole/reporter"},
        {"name": "浦峰", "role": "http://id.loc.gov/vocabulary/relators/pht"},
        {"name": "河边网", "role": "source"},
    ],
    "subjects": [{"name": "交通"}, {"literal": "渡口"}],
    "associations": [
        {
            "uri": "urn:example:1:a",
            "type": "picture",
            "descriptions": [{"value": "渡口的早晨"}],
            "renditions": [
                {"href": "https://example.cn/s.jpg", "width": 120},
                {"href": "https://example.cn/a.jpg", "width": 1200},
            ],
        },
        {"uri": "urn:example:1:b", "type": "video", "renditions": [{"href": "https://example.cn/b.mp4"}]},
    ],
    "renditions": [{"href": "https://example.cn/1.html", "contentType": "text/html"}],
}


def text_of(value: object, **options: Any) -> str:
    return json.dumps(value, ensure_ascii=False, **options)


def several(value: object, tmp_path: Path) -> list[newsparse.Article]:
    path = tmp_path / "a.json"
    path.write_text(value if isinstance(value, str) else text_of(value), encoding="utf-8")
    return list(newsparse.iter_articles(path))


class TestNewsArticle:
    def test_fields(self) -> None:
        article = newsparse.loads(text_of(NEWS))
        assert article.title == "新渡口开放"
        assert article.published is not None
        assert article.published.isoformat() == "2022-01-18T18:14:00+08:00"
        assert article.updated is not None
        assert (article.source.name, article.source.channel) == ("河边网", "本地")
        assert article.text == "新建的渡口今天开放，菜农不必再绕行。\n头班船六点开。"
        assert [(image.url, image.caption) for image in article.images] == [
            ("https://example.cn/a.jpg", "渡口的早晨"),
            ("https://example.cn/b.jpg", None),
        ]
        assert article.tags == ("渡口", "交通", "集市")
        assert (article.summary, article.language, article.url) == (
            "渡口开了。",
            "zh-Hans",
            "https://example.cn/1.html",
        )
        assert article.credits == (
            Credit(role="reporter", name="李明", affiliation="河边日报", label="记者"),
            Credit(role="editor", name="王芳"),
        )
        assert article.metadata["wordCount"] == "28"
        assert "articleBody" not in article.metadata
        assert article.provenance.format == "json"
        assert article.issues == ()

    @pytest.mark.parametrize(
        "wrap",
        [
            lambda one: {"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "河边网"}, one]},
            lambda one: [{"@context": "https://schema.org", "@type": "Organization", "name": "河边网"}, one],
            lambda one: [one],
            lambda one: {**one, "@type": ["Article", "https://schema.org/NewsArticle"]},
            lambda one: {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": one}]},
            lambda one: {"@type": "WebPage", "mainEntity": one},
        ],
    )
    def test_where_it_stands(self, wrap: Callable[[Any], Any]) -> None:
        assert newsparse.loads(text_of(wrap(NEWS), indent=1)).title == "新渡口开放"

    def test_several_name_their_place(self, tmp_path: Path) -> None:
        graph = {"@graph": [NEWS, {"@type": "Person", "name": "李明"}, {**NEWS, "headline": "第二篇"}]}
        made = several(graph, tmp_path)
        assert [(one.title, one.path) for one in made] == [("新渡口开放", "entry 1"), ("第二篇", "entry 2")]
        with pytest.raises(FormatError, match="iter_articles"):
            newsparse.loads(text_of(graph))

    def test_what_stands_beside_an_article_and_is_no_object_does_not_cost_it(self, tmp_path: Path) -> None:
        path = tmp_path / "a.json"
        path.write_text(text_of([newsparse.loads(text_of(NEWS)).to_dict(), 1]), encoding="utf-8")
        errors: list[newsparse.NewsparseError] = []
        assert [one.title for one in newsparse.iter_articles(path, on_error=errors.append)] == ["新渡口开放"]
        assert list(map(str, errors)) == [f"{path} › entry 2: a mapping was expected, not 1"]

    def test_a_name_alone_is_an_author(self) -> None:
        article = newsparse.loads(text_of({**NEWS, "author": "李明", "editor": None}))
        assert article.credits == (Credit(role="author", name="李明"),)

    def test_a_line_each(self, tmp_path: Path) -> None:
        made = several(f"{text_of(NEWS)}\n\n{text_of({**NEWS, 'headline': '第二篇'})}\n", tmp_path)
        assert [(one.title, one.path) for one in made] == [("新渡口开放", "line 1"), ("第二篇", "line 3")]

    def test_markup_in_the_text_is_read_as_such(self) -> None:
        article = newsparse.loads(
            text_of({**NEWS, "articleBody": '<p>早。</p><img src="https://example.cn/a.jpg"><p>3 &lt; 5。</p>'})
        )
        assert article.text == "早。\n3 < 5。"
        assert [image.url for image in article.images] == ["https://example.cn/a.jpg", "https://example.cn/b.jpg"]

    def test_without_text(self) -> None:
        article = newsparse.loads(text_of({"@type": "NewsArticle", "headline": "只有题目"}))
        assert [issue.code for issue in article.issues] == ["json-without-body", "body-empty"]

    def test_role_between_article_and_person(self) -> None:
        role = {"@type": "Role", "roleName": "photographer", "contributor": {"name": "浦峰"}}
        article = newsparse.loads(text_of({**NEWS, "contributor": role}))
        assert article.credits[-1] == Credit(role="photographer", name="浦峰", label="photographer")

    def test_source_that_it_is_based_on(self) -> None:
        based = [
            {"@type": "CreativeWork", "publisher": {"name": "江边日报"}, "creditText": "来源"},
            {"publisher": 5},
            "x",
        ]
        article = newsparse.loads(text_of({**NEWS, "isBasedOn": based}))
        assert article.credits[-1] == Credit(role="source", name="江边日报", label="来源")
        assert len(article.credits) == 3

    def test_nested_without_end(self, tmp_path: Path) -> None:
        deep: Any = NEWS
        for _ in range(20):
            deep = {"@graph": [deep, 5]}
        with pytest.raises(FormatError, match="holds no article"):
            several(deep, tmp_path)

    def test_nothing_in_it(self) -> None:
        with pytest.raises(FormatError, match="neither headline nor articleBody"):
            newsparse.loads(text_of({"@type": "NewsArticle", "url": "https://example.cn"}))
        with pytest.raises(FormatError, match="holds no article"):
            newsparse.loads(text_of({"@graph": [{"@type": "WebSite"}]}))

    @pytest.mark.parametrize(
        "odd",
        [
            {"author": 5, "image": 7, "keywords": {}, "publisher": [], "editor": None},
            {"author": [[]], "image": [{"@type": "VideoObject", "url": "x"}], "keywords": [None, {"name": "渡口"}]},
            {"headline": {"@value": "题", "@language": "zh"}, "articleBody": ["一。", "二。"], "url": 3},
        ],
    )
    def test_odd_values_do_no_harm(self, odd: dict[str, Any]) -> None:
        assert newsparse.loads(text_of({**NEWS, **odd})).title in {"新渡口开放", "题"}


class TestNinjs:
    def test_fields(self) -> None:
        article = newsparse.loads(text_of(NINJS, indent=2))
        assert article.title == "新渡口开放"
        assert article.published is not None
        assert article.published.isoformat() == "2022-01-18T10:14:00+00:00"
        assert article.text == "新建的渡口今天开放，菜农不必再绕行。"
        assert article.blocks[0].kind == "paragraph"
        assert [run.marks for run in article.blocks[0].runs] == [(), ("strong",), ()]
        assert [(image.url, image.caption) for image in article.images] == [("https://example.cn/a.jpg", "渡口的早晨")]
        assert article.credits == (
            Credit(role="reporter", name="李明"),
            Credit(role="photographer", name="浦峰"),
        )
        assert (article.tags, article.source.name) == (("交通", "渡口"), "河边网")
        assert (article.url, article.language, article.summary) == (
            "https://example.cn/1.html",
            "zh-Hans",
            "渡口开了。",
        )

    def test_plain_text_and_a_byline(self) -> None:
        article = newsparse.loads(
            text_of({"uri": "https://example.cn/2", "bodies": [{"value": "一 < 二。\n三。"}], "by": "李明"})
        )
        assert (article.title, article.text, article.url) == (None, "一 < 二。\n三。", "https://example.cn/2")
        assert article.credits == (Credit(role="author", name="李明"),)

    def test_markdown(self) -> None:
        bodies = [{"contentType": "text/markdown", "value": "## 小标题\n\n新建的渡口今天开放。"}]
        article = newsparse.loads(text_of({"uri": "urn:x", "bodies": bodies}))
        assert [block.kind for block in article.blocks] == ["heading", "paragraph"]

    def test_picture_alone_is_no_article(self) -> None:
        with pytest.raises(FormatError, match="neither headlines nor bodies"):
            newsparse.loads(
                text_of({"uri": "urn:x", "type": "picture", "renditions": [{"href": "https://example.cn/a.jpg"}]})
            )

    def test_body_in_a_form_that_is_not_known(self) -> None:
        bodies = [{"contentType": "application/pdf", "value": "x"}, {"value": ""}]
        article = newsparse.loads(text_of({"uri": "urn:x", "headlines": [{"value": "早安"}], "bodies": bodies}))
        assert [issue.code for issue in article.issues] == ["json-without-body", "body-empty"]

    def test_no_place_is_believed_that_has_no_name(self) -> None:
        odd = {
            "headlines": [3, {"value": 5}],
            "subjects": "x",
            "infoSources": [{}],
            "associations": [{"type": "picture"}],
        }
        assert newsparse.loads(text_of({**NINJS, **odd})).title is None


@pytest.mark.parametrize("format_id", ["ninjs", "jsonld"])
def test_what_newsparse_writes_in_it_comes_back(format_id: str) -> None:
    article = newsparse.loads(
        "---\ntitle: 新渡口开放\ndate: 2022-01-18T10:14:00Z\ntags: [交通]\nauthor: 河边网\n---\n"
        '<p>新建的渡口今天开放，菜农不必再绕行。</p><p><img src="https://example.cn/a.jpg"></p>'
        "<p>河边日报记者 浦峰 摄</p><p>头班船六点开，末班船晚上八点开，票价两元。</p><p>记者：李明 编辑：王芳 校对：陈平</p>"
    )
    again = newsparse.loads(newsparse.dumps(article, format_id))
    for name in ("title", "published", "text", "images", "tags", "language"):
        assert getattr(article, name) == getattr(again, name), name

    def names(one: newsparse.Article) -> set[tuple[str, str, str | None]]:
        return {(credit.role, credit.name, credit.label) for credit in one.credits}

    assert len(names(article)) == 4
    assert names(article) <= names(again) | {("photographer", "浦峰", "摄")}


def test_content_tells_the_format_and_not_the_name() -> None:
    (post,) = LOADER.load(Input(text=text_of(NEWS), path=("a.md",)))
    assert isinstance(post, RawPost)
    assert newsparse.loads('{"title": "雨果的头"}\n\n正文。').provenance.format == "front-matter"


class TestLines:
    ARTICLE = newsparse.loads("---\ntitle: 渡口\ndate: 2022-01-18T00:00:00Z\n---\n<p>新建的渡口今天开放。</p>")

    def test_a_file_is_never_held(self, tmp_path: Path) -> None:
        path = tmp_path / "corpus.jsonl"
        line = newsparse.dumps(self.ARTICLE, "jsonl")
        count = 1_500
        path.write_text(line * count, encoding="utf-8")
        run = newsparse.iter_articles(path)
        next(run)
        tracemalloc.start()
        read = sum(1 for _ in run)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert read == count - 1
        assert peak < path.stat().st_size / 8

    @pytest.mark.parametrize("kind", ["zip", "tar.gz"])
    def test_members_too(self, tmp_path: Path, kind: str) -> None:
        data = (
            newsparse.dumps(self.ARTICLE, "jsonl") * 2 + "{broken\n" + newsparse.dumps(self.ARTICLE, "jsonl")
        ).encode()
        path = tmp_path / f"a.{kind}"
        if kind == "zip":
            with zipfile.ZipFile(path, "w") as archive:
                archive.writestr("b.jsonl", data)
        else:
            with tarfile.open(path, "w:gz") as tar:
                info = tarfile.TarInfo("b.jsonl")
                info.size = len(data)
                tar.addfile(info, io.BytesIO(data))
        run = newsparse.iter_articles(path, on_error="skip")
        assert list(run) == [self.ARTICLE] * 3
        assert [place for place, _ in run.summary.skipped] == [f"{path} › b.jsonl › line 3"]

    @pytest.mark.parametrize(
        ("data", "expected"),
        [
            (b'{"a": 1}\n\n{"b": 2}\n', [(b'{"a": 1}', ("f", "line 1")), (b'{"b": 2}', ("f", "line 3"))]),
            (b'\xef\xbb\xbf{"a": 1}\n{"b": 2', [(b'\xef\xbb\xbf{"a": 1}', ("f", "line 1")), (b'{"b": 2', ("f", "line 2"))]),
            (b'{"a": 1}\n', [(b'{"a": 1}\n', ("f",))]),
            (b'\n\n{"a":\n\n 1}\n', [(b'\n\n{"a":\n\n 1}\n', ("f",))]),
            (b'{"items": [\n{"a": 1},\n{"b": 2}]}', [(b'{"items": [\n{"a": 1},\n{"b": 2}]}', ("f",))]),
        ],
    )  # fmt: skip
    def test_cut(self, data: bytes, expected: object) -> None:
        assert list(read_lines(io.BytesIO(data), ("f",), DEFAULT)) == expected

    def test_line_without_end(self) -> None:
        limits = Limits(bytes=20)
        *_, third = read_lines(io.BytesIO(b'{"a": 1}\n{"a": 2}\n{"a": "' + b"x" * 100), ("f",), limits)
        assert isinstance(third, newsparse.NewsparseError)
        assert str(third) == "f › line 3: it is larger than 20 bytes (limits.bytes)"
        (whole,) = read_lines(io.BytesIO(b'{"a": "' + b"x" * 100), ("f",), limits)
        assert isinstance(whole, newsparse.NewsparseError)

    def test_standard_input_gives_the_first_before_the_last_is_written(self, monkeypatch: pytest.MonkeyPatch) -> None:
        line = newsparse.dumps(self.ARTICLE, "jsonl").encode()

        class Endless(io.RawIOBase):
            def readable(self) -> bool:
                return True

            def readinto(self, buffer: Any) -> int:
                part = (line * (len(buffer) // len(line) + 1))[: len(buffer) // len(line) * len(line) or len(line)]
                buffer[: len(part)] = part
                return len(part)

        class Stdin:
            buffer = io.BufferedReader(Endless(), 1 << 16)

        monkeypatch.setattr("sys.stdin", Stdin())
        run = newsparse.iter_articles("-")
        assert [next(run).title for _ in range(3)] == ["渡口"] * 3
