"""Hexo's own reader, hexo-front-matter of npm, reads our posts back equal; run where node finds it."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from stories import STORY, hard, writer
from strategies import articles

from newsparse._written.post import article_from_post, is_post
from newsparse.models import Article

NODE = shutil.which("node") or ""
READ = """
const { parse } = require('hexo-front-matter');
const lines = require('readline').createInterface({ input: process.stdin });
lines.on('line', (line) => process.stdout.write(JSON.stringify(parse(JSON.parse(line))) + '\\n'));
"""
FIELDS = ("id", "title", "source", "published", "url", "credits", "blocks", "tags", "removed", "lead_image")


@cache
def is_installed() -> bool:
    found = [NODE, "-e", "require.resolve('hexo-front-matter')"]
    return bool(NODE) and subprocess.run(found, capture_output=True, check=False).returncode == 0


pytestmark = pytest.mark.skipif(
    not is_installed(), reason="node does not find hexo-front-matter: npm install hexo-front-matter, and set NODE_PATH"
)


@pytest.fixture(scope="module")
def read() -> Iterator[Callable[[str], dict[str, Any]]]:
    with subprocess.Popen([NODE, "-e", READ], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as node:
        assert node.stdin is not None
        assert node.stdout is not None
        stdin, stdout = node.stdin, node.stdout

        def ask(post: str) -> dict[str, Any]:
            stdin.write(json.dumps(post) + "\n")
            stdin.flush()
            return dict(json.loads(stdout.readline()))

        yield ask
        stdin.close()


@hard
@given(article=articles)
def test_hard_articles_come_back_equal(read: Callable[[str], dict[str, Any]], article: Article) -> None:
    front = read(writer("hexo").dumps(article))
    assert is_post(front)
    again = article_from_post(front, front["_content"])
    for name in FIELDS:
        assert getattr(article, name) == getattr(again, name), name


def test_what_themes_use(read: Callable[[str], dict[str, Any]]) -> None:
    front = read(writer("hexo").dumps(STORY))
    assert front["title"] == STORY.title
    assert front["tags"] == list(STORY.tags)
    assert front["categories"] == ["新媒体", "趣头条", "分类"]
    assert front["date"] == "2022-01-18T10:14:08+00:00"
