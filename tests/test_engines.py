"""The examples for engines: a folder of posts gives the same rows as one process."""

from __future__ import annotations

import json
import re
import warnings
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from test_arrow import POST

from newsparse import iter_articles
from newsparse.arrow import write_parquet

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"
SEEDS = Path(__file__).parent / "fixtures" / "seeds"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of posts, one of which cannot be read, and the examples within reach."""
    monkeypatch.syspath_prepend(EXAMPLES)
    archive = tmp_path / "archive"
    for number, text in enumerate(["", POST, *[path.read_text(encoding="utf-8") for path in SEEDS.glob("*.md")]] * 3):
        path = archive / f"{number % 2}" / f"{number}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return archive


@pytest.mark.timeout(60)  # Daft starts a runtime of its own
@pytest.mark.parametrize("engine", ["polars", "duckdb", "daft"])
def test_an_engine_gives_the_rows_of_one_process(engine: str, folder: Path, tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what engines say of their own matters
        pytest.importorskip(engine, reason=f"{engine} is not installed: it is in the group engines")
        check = import_module("check")
        expected = check.expected(str(folder))
        assert len(expected) == 12
        assert sum("the input is empty" in row for row in expected) == 3
        assert expected == check.run(engine, str(folder), str(tmp_path / check.target(engine)))


@pytest.mark.timeout(60)  # it starts a process
def test_a_reader_for_datatrove_gives_the_stories(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # it keeps its logs there
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # as above
        pytest.importorskip("datatrove", reason="datatrove is not installed: it is too large for a group")
        import_module("with_datatrove").main(str(folder), str(tmp_path / "out"))
    documents = [json.loads(line) for line in (tmp_path / "out" / "00000.jsonl").read_text("utf-8").splitlines()]
    expected = [(article.id, article.text) for article in iter_articles(folder, on_error="skip")]
    assert sorted(expected) == sorted((document["id"], document["text"]) for document in documents)


@pytest.mark.parametrize("engine", ["duckdb", "polars", "datasets"])
def test_the_questions_of_the_how_to_can_be_asked(engine: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.chdir(tmp_path)
    write_parquet(iter_articles(SEEDS), tmp_path / "corpus")
    page = (ROOT / "docs" / "how-to" / "make-a-corpus-in-parquet.md").read_text(encoding="utf-8")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # as above
        found = pytest.importorskip(engine, reason=f"{engine} is not installed: it is in the group engines")
        if engine == "duckdb":
            (question,) = re.findall(r"^```sql\n(.*?)^```", page, re.DOTALL | re.MULTILINE)
            assert ("editor", "蒋晓桐", 1) in found.sql(question).fetchall()
            return
        (question,) = re.findall(rf"^```python\n([^`]*\b{engine}\b[^`]*)^```", page, re.MULTILINE)
        *statements, last = question.strip().splitlines()
        names: dict[str, Any] = {}
        exec("\n".join(statements), names)  # noqa: S102  # the page is ours
        answer = eval(last, names)  # noqa: S307  # the same
    assert "北京丰台万柳园小区已经完成2710人的核酸采样工作" in list(answer["title"])


def test_rows_are_compared_as_a_whole(folder: Path) -> None:
    check = import_module("check")
    articles = list(iter_articles(folder, on_error="skip"))
    rows = check.expected(str(folder))
    assert len(set(rows)) == len(rows) == len(articles) + 3
