"""The bench runs, what it makes is always the same, and the documentation shows what it wrote."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from newsparse import iter_articles

ROOT = Path(__file__).parents[1]
BENCH = ROOT / "bench"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(BENCH)
    return import_module("made")


def test_the_same_seed_gives_the_same_bytes(made: ModuleType) -> None:
    posts = [made.post(number) for number in range(300)]
    assert posts == [made.post(number) for number in range(300)]
    assert posts != [made.post(number, seed=2) for number in range(300)]
    digest = hashlib.blake2b(repr((posts, made.page(3), made.feed(range(3)))).encode(), digest_size=8)
    assert digest.hexdigest() == "4cb0c87ccc59fefd"


def test_the_made_archive_is_varied_and_damaged(made: ModuleType, tmp_path: Path) -> None:
    made.write(tmp_path, 250)
    articles = iter_articles(tmp_path, on_error="skip")
    read = list(articles)
    assert len(read) + len(articles.summary.skipped) == 250
    assert len({article.source.id for article in read}) >= 10
    assert {block.kind for article in read for block in article.blocks} >= {
        "paragraph",
        "heading",
        "image",
        "list",
        "quote",
        "table",
    }
    assert {"date-invalid", "encoding-guessed", "title-unquoted"} <= set(articles.summary.issues)
    lengths = sorted(len(article.text) for article in read)
    assert lengths[-1] > 20 * lengths[len(lengths) // 10]


@pytest.mark.timeout(120)  # it measures
def test_the_bench_runs(tmp_path: Path) -> None:
    options = [
        "--rounds",
        "2",
        "--sample",
        "4",
        "--longest",
        "20000",
        "--archive",
        "20",
        "--runs",
        "1",
        "--seconds",
        "0.2",
    ]
    file = tmp_path / "figures.json"
    run = subprocess.run(
        [sys.executable, str(BENCH), *options, "--json", str(file)],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    assert "newsparse.loads" in run.stdout
    measured, shown = (
        json.loads(path.read_text("utf-8")) for path in (file, ROOT / "docs/explanation/performance.json")
    )
    assert set(measured) == set(shown)
    assert set(measured["times"]) == set(shown["times"])
    assert measured["times"]["seeds"]["floor"]["ratio"] == 1
