"""Our own JSON and JSON Lines, back into articles."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
import yaml

import newsparse
from newsparse.errors import FormatError
from newsparse.loaders.json import LOADER
from newsparse.models import Article
from newsparse.typing import Input

CASES = sorted((Path(__file__).parent / "loaders" / "json").iterdir())


def load(text: str) -> list[Article]:
    return [one for one in LOADER.load(Input(text=text)) if isinstance(one, Article)]


def article(number: int = 1) -> Article:
    return newsparse.loads(
        f"---\ntitle: 渡口开放{number}\ndate: 2022-01-18\n---\n<p>第{number}座渡口今天开放。</p><p>编辑：李明</p>"
    )


def lines(count: int) -> str:
    return "".join(newsparse.dumps(article(number), "jsonl") for number in range(count))


class TestCases:
    @pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
    def test_titles_and_error(self, folder: Path) -> None:
        assert yaml.safe_load((folder / "case.yaml").read_text(encoding="utf-8"))["reason"]
        (given,) = folder.glob("input.*")
        expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
        titles: list[str | None] = []
        error = None
        try:
            titles.extend(one.title for one in LOADER.load(Input(text=given.read_text(encoding="utf-8"))))
        except FormatError as fault:
            error = str(fault)
        assert (expected["titles"], expected["error"]) == (titles, error)

    @pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
    def test_is_recognised(self, folder: Path) -> None:
        (given,) = folder.glob("input.*")
        assert LOADER.sniff(given.read_text(encoding="utf-8")) > 0.5


@pytest.mark.parametrize("format_id", ["json", "jsonl"])
def test_what_was_written_comes_back_equal(format_id: str) -> None:
    assert newsparse.loads(newsparse.dumps(article(), format_id)) == article()


def test_several_are_for_iter_articles(tmp_path: Path) -> None:
    path = tmp_path / "corpus.jsonl"
    path.write_text(lines(3), encoding="utf-8")
    assert [one.title for one in newsparse.iter_articles(path)] == ["渡口开放0", "渡口开放1", "渡口开放2"]
    with pytest.raises(FormatError, match="iter_articles"):
        newsparse.load(path)


def test_bad_line_does_not_cost_the_others(tmp_path: Path) -> None:
    path = tmp_path / "corpus.jsonl"
    path.write_text(lines(1) + '{"id": "x", \n' + lines(2), encoding="utf-8")
    run = newsparse.iter_articles(path, on_error="skip")
    assert len(list(run)) == 3
    assert run.summary.skipped[0][0] == f"{path} › line 2"
    with pytest.raises(FormatError, match=r"corpus\.jsonl › line 2: not a post: it begins as JSON does, but is broken"):
        list(newsparse.iter_articles(path))


def test_many_bad_lines_are_counted() -> None:
    with pytest.raises(FormatError, match=r"^8 entries are no articles: line 1 › title: .*; and 3 more$"):
        load('{"id": "x", "title": 3}\n' * 8)


def test_deep_and_odd_values_are_named() -> None:
    with pytest.raises(FormatError, match="line 1: no JSON that can be read"):
        load('{"a": ' + "[" * 100_000)
    with pytest.raises(FormatError, match="line 1: no JSON that can be read"):
        load('{"a": ' + "9" * 5000 + "}")


def test_end_of_a_list_that_broke_off() -> None:
    with pytest.raises(FormatError, match="no JSON"):
        load("[" + newsparse.dumps(article()))


def test_other_separators_do_not_part_lines() -> None:
    made = load(json.dumps({"id": "x", "title": "a\u2028b"}, ensure_ascii=False) + "\n" + json.dumps({"id": "y"}))
    assert [one.title for one in made] == ["a\u2028b", None]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{not json",
        "{}",
        "[1, 2]",
        '{"title": "x", "blocks": []}',
        '{"version": "https://jsonfeed.org/version/1.1"}',
        "---\ntitle: x",
    ],
)
def test_something_else(text: str) -> None:
    assert LOADER.sniff(text) == 0.0


def test_identifier_first_is_beyond_doubt() -> None:
    assert LOADER.sniff(newsparse.dumps(article())) == LOADER.sniff(lines(2)) == 1.0


@pytest.mark.parametrize(
    "make", [lambda n: '{"a":[1,\n' * n, lambda n: '{"a" 1}\n' * n, lambda n: '{"id": "x", "title": 3}\n' * n]
)
def test_time_grows_with_length(make: Any) -> None:
    def cost(n: int) -> float:
        text = make(n)
        start = time.process_time()
        with pytest.raises(FormatError):
            load(text)
        return time.process_time() - start

    assert min(cost(8000) for _ in range(3)) < 10 * min(cost(2000) for _ in range(3)) + 0.05
