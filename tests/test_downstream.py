"""A project that depends on newsparse, `tests/downstream`, has all it needs in what is public."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from newsdesk import by_month, outline, read_archive, spoken_for, write_all
from newsdesk.plugins import CLEANER

import newsparse
from newsparse import Parser

PROJECT = Path(__file__).parent / "downstream"
SEEDS = Path(__file__).parent / "fixtures" / "seeds"
SOURCES = sorted(PROJECT.rglob("*.py"))

POST = """---
title: 渡口的早市
date: 2021-08-04 06:30:00
source: 海港晚报
---
<p>编号：7</p>
<p>清晨六点，渡口的早市开张了。</p>
<figure><img src="https://harbour.example.com/1.jpg"><figcaption>早市一角</figcaption></figure>
<div class="ad">下载客户端</div>
<ul><li>鱼</li><li>菜</li></ul>
<p>编辑：李明</p>
<p>海港晚报，潮起潮落都在</p>
"""


def imported() -> Iterator[tuple[str, str]]:
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("newsparse"):
                yield from ((node.module or "", name.name) for name in node.names)
            elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "newsparse":
                yield "newsparse", node.attr


@pytest.mark.parametrize(("module", "name"), sorted(set(imported())))
def test_it_uses_what_is_public_and_nothing_else(module: str, name: str) -> None:
    assert not any(part.startswith("_") for part in module.split("."))
    assert name in import_module(module).__all__


def test_an_archive_is_read_with_errors_and_a_summary(tmp_path: Path) -> None:
    (tmp_path / "good.md").write_text(POST, encoding="utf-8")
    (tmp_path / "wrong.json").write_text("{", encoding="utf-8")
    articles, errors, summary = read_archive(tmp_path, Parser(cleaners=[CLEANER]))
    assert ["渡口的早市"] == [article.title for article in articles]
    assert (1, 1) == (summary.read, len(summary.skipped))
    (error,) = errors
    assert f"{tmp_path / 'wrong.json'}: " in error
    assert {"harbour 2021-08": 1} == by_month(articles)


def test_an_article_is_looked_into(tmp_path: Path) -> None:
    article = Parser(cleaners=[CLEANER]).loads(POST)
    assert ["编辑 李明 (no outlet, removed 2)"] == spoken_for(article)
    assert outline(article.blocks) == [
        "paragraph: 清晨六点，渡口的早市开张了。",
        "image: https://harbour.example.com/1.jpg 早市一角",
        "- paragraph: 鱼",
        "- paragraph: 菜",
    ]
    assert ["number", "advertisement", "credit-line", "slogan"] == [entry.rule for entry in article.removed]
    (path,) = write_all([article], tmp_path, "hexo")
    assert newsparse.load(path).blocks == article.blocks


def test_each_kind_of_block_has_a_line() -> None:
    article = newsparse.load(SEEDS / "sina.md")
    assert len(outline(article.blocks)) >= len(article.blocks)
    blocks = newsparse.loads(
        "---\ntitle: 甲\n---\n<h2>乙</h2><p>丙。</p><blockquote><p>丁。</p></blockquote><hr><pre>戊</pre>"
        '<table><tr><th>己</th><td>庚</td></tr></table><video src="https://a.example.com/1.mp4"></video><p>辛。</p>'
    ).blocks
    assert outline(blocks) == [
        "heading: 乙",
        "paragraph: 丙。",
        "> paragraph: 丁。",
        "rule",
        "code: unknown, 1 characters",
        "table: 1 rows, 1 headers",
        "video: https://a.example.com/1.mp4",
        "paragraph: 辛。",
    ]


@pytest.fixture
def installed(tmp_path: Path) -> dict[str, str]:
    """Give the environment of a process in which the project is installed, as an installer leaves it."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    information = tmp_path / f"{project['name']}-{project['version']}.dist-info"
    information.mkdir()
    (information / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n", encoding="utf-8"
    )
    points = [
        line
        for group, named in project["entry-points"].items()
        for line in (f"[{group}]", *(f"{name} = {value}" for name, value in named.items()))
    ]
    (information / "entry_points.txt").write_text("\n".join(points) + "\n", encoding="utf-8")
    path = os.pathsep.join([str(PROJECT / "src"), str(tmp_path), *(entry for entry in sys.path if entry)])
    return {**os.environ, "PYTHONPATH": path}


def test_its_plug_ins_are_found_by_their_entry_points(installed: dict[str, str]) -> None:
    code = (
        "import newsparse\n"
        "article = newsparse.loads('TELEGRAM 渡口的早市\\n编号：7\\n早市开张了。\\n海港晚报，潮起潮落都在')\n"
        "print(article.source.id, article.provenance.format, [entry.rule for entry in article.removed])\n"
        "print(newsparse.dumps(article, 'digest'), end='')"
    )
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code], env=installed, capture_output=True, encoding="utf-8", check=False
    )
    assert done.stderr == ""
    assert done.stdout == "harbour telegram ['number', 'slogan']\n渡口的早市 (海港晚报)\n早市开张了。\n"
