from __future__ import annotations

import json as stdlib_json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from stories import ONE, STORY, hard, paragraph, writer
from strategies import articles

from newsparse._written.restore import article_from_dict
from newsparse._written.serial import article_to_dict
from newsparse.errors import FormatError
from newsparse.models import (
    Article,
    Cell,
    FrozenMap,
    Image,
    Table,
)

FIELDS = [
    "id", "title", "title_restored", "source", "published", "updated", "url", "language", "summary", "credits",
    "blocks", "images", "lead_image", "tags", "text", "removed", "issues", "metadata", "provenance", "path",
]  # fmt: skip


def test_json_has_the_documented_keys_in_their_order() -> None:
    data = article_to_dict(STORY)
    assert FIELDS == list(data)
    assert data["path"] == "0001.md"
    assert data["published"] == "2022-01-18T10:14:08+00:00"
    assert data["images"] == [data["blocks"][1]]
    assert {next(iter(block)) for block in data["blocks"]} == {"kind"}


@hard
@given(articles)
def test_json_and_jsonl_give_an_equal_article_back(article: Article) -> None:
    assert article == article_from_dict(stdlib_json.loads(writer("json").dumps(article)))
    line = writer("jsonl").dumps(article)
    assert len(line.splitlines()) == 1
    assert line.endswith("\n")
    assert article == article_from_dict(stdlib_json.loads(line))


def test_metadata_that_json_has_no_word_for_become_text() -> None:
    odd = FrozenMap({"when": datetime(2022, 1, 1, tzinfo=UTC), "not": float("nan"), "n": 3, "none": None, "f": 0.5})
    data = article_to_dict(Article(id=ONE, metadata=odd))
    expected = {"when": "2022-01-01 00:00:00+00:00", "not": "nan", "n": 3, "none": None, "f": 0.5}
    assert expected == stdlib_json.loads(stdlib_json.dumps(data, allow_nan=False))["metadata"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ([], "a mapping was expected, not []"),
        ({}, "id: is missing"),
        ({"id": 3}, "id: text was expected, not 3"),
        ({"id": ONE, "title": 7}, "title: text was expected, not 7"),
        ({"id": ONE, "published": "昨天"}, "published: not a time in ISO 8601: '昨天'"),
        ({"id": ONE, "updated": "2022-01-01T00:00"}, "updated: a time without a zone: '2022-01-01T00:00'"),
        ({"id": ONE, "tags": "核酸"}, "tags: a list was expected, not '核酸'"),
        ({"id": ONE, "tags": ["a", 3]}, "tags › 1: text was expected, not 3"),
        ({"id": ONE, "source": "新浪"}, "source: a mapping was expected, not '新浪'"),
        ({"id": ONE, "credits": [{"role": "主编", "name": "x"}]}, "credits › 0 › role: not one of author, designer"),
        ({"id": ONE, "credits": [{"role": "editor"}]}, "credits › 0 › name: is missing"),
        (
            {"id": ONE, "credits": [{"role": "editor", "name": "x", "where": {"part": "block"}}]},
            "where › index: is mis",
        ),
        ({"id": ONE, "blocks": [{"kind": "图"}]}, "blocks › 0 › kind: no such kind of block: '图'"),
        ({"id": ONE, "blocks": [{"kind": "heading", "level": 9}]}, "blocks › 0 › level: a level of 1 to 6"),
        ({"id": ONE, "blocks": [{"kind": "image", "url": "", "width": "w"}]}, "width: a whole number was expected"),
        ({"id": ONE, "blocks": [{"kind": "list", "ordered": 1}]}, "ordered: true or false was expected, not 1"),
        ({"id": ONE, "blocks": [{"kind": "list", "items": [3]}]}, "blocks › 0 › items › 0 › blocks: a list was"),
        (
            {"id": ONE, "blocks": [{"kind": "quote", "blocks": [{"kind": "paragraph", "runs": [{"text": None}]}]}]},
            "blocks › 0 › blocks › 0 › runs › 0 › text: text was expected, not None",
        ),
        (
            {"id": ONE, "blocks": [{"kind": "paragraph", "runs": [{"text": "x", "marks": ["blink"]}]}]},
            "runs › 0 › marks › 0: not one of code, em, strong, sub, sup: 'blink'",
        ),
        ({"id": ONE, "title": [["很长" * 40]]}, "…"),
    ],
)
def test_what_is_no_article_is_refused_with_the_way_to_it(data: object, message: str) -> None:
    with pytest.raises(FormatError, match=re.escape(message)):
        article_from_dict(data)


def test_lists_without_an_end_are_refused() -> None:
    block: dict[str, object] = {"kind": "rule"}
    for _ in range(150):
        block = {"kind": "quote", "blocks": [block]}
    with pytest.raises(FormatError, match="inside each other"):
        article_from_dict({"id": ONE, "blocks": [block]})


def test_numbers_and_flags_may_be_text_as_in_a_front_matter() -> None:
    rows = [[{"header": "true"}, {"header": "false"}]]
    data = {"id": ONE, "blocks": [{"kind": "image", "url": "", "width": "30"}, {"kind": "table", "rows": rows}]}
    expected = (Image(url="", width=30), Table(rows=((Cell(header=True), Cell()),)))
    assert expected == article_from_dict(data).blocks


def test_text_is_the_title_and_the_story() -> None:
    expected = "海淀：“12_00”\n\n1月18日下午，启动核酸检测。\n全面封控社区\n"
    assert expected == writer("text").dumps(STORY)
    assert writer("text").dumps(Article(id=ONE)) == ""


@pytest.mark.parametrize(
    "name", ["json", "jsonl", "text", "markdown", "html", "hexo", "ninjs", "jsonld", "rss", "jsonfeed"]
)
def test_a_writer_is_named_after_its_module_and_takes_linear_time(name: str) -> None:
    found = writer(name)
    assert name == found.id
    assert found.label
    assert found.suffix.startswith(".")
    many = Article(id=ONE, blocks=tuple(paragraph("核酸*检测", ("雪", "strong"), "。") for _ in range(4000)))
    assert len(found.dumps(many)) > 4000 * 5


def test_the_seeds_are_here() -> None:
    seeds = Path(__file__).parent / "fixtures" / "seeds"
    assert ["qutoutiao.md", "sina.md"] == sorted(path.name for path in seeds.iterdir())


def test_an_article_offers_what_writers_write() -> None:
    assert article_to_dict(STORY) == STORY.to_dict()
    assert writer("markdown").dumps(STORY) == STORY.to_markdown()
    assert writer("html").dumps(STORY) == STORY.to_html()
