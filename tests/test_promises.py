"""The promises of the design that concern cleaning, each with a test that could fail."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from bodies import bodies, stories, titles
from hypothesis import example, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

import newsparse
from newsparse import Article, Block, NewsparseError, Parser
from newsparse._clean import Cleaned, clean
from newsparse._decode import decode
from newsparse._registry import cleaners, loaders
from newsparse._written.body import article_body_html
from newsparse.models import RawPost, Removed
from newsparse.rules import Cleaner, Drop, compiled
from newsparse.typing import Input

HERE = Path(__file__).parent
POSTS = [
    *sorted((HERE / "fixtures" / "seeds").glob("*.md")),
    *sorted((HERE / "cleaners").glob("*/*/input.md")),
]
CORPUS = os.environ.get("NEWSPARSE_CORPUS")
_LONG = "清晨的河堤上，几位老人沿着新修的步道慢慢走着，手里提着刚从早市买来的豆腐和青菜，说今年的春天来得比往年早。"
_EMBEDS = "video, audio, iframe, embed, object"
_UNSEEN = ["script", "style", "template", "noscript", "head"]


def tidy(text: str) -> Counter[str]:
    """Count the characters that a reader sees."""
    return Counter(mark for mark in text if not mark.isspace() and mark not in "\u200b\ufeff")


def visible(html: str) -> Counter[str]:
    """Count the visible characters of a body by another way than the walk's."""
    tree = LexborHTMLParser(html)
    tree.strip_tags(_UNSEEN)
    return tidy(tree.root.text() if tree.root is not None else "")


def shown(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Give all texts of blocks, captions included."""
    for block in blocks:
        match block.kind:
            case "paragraph" | "heading" | "code":
                yield block.text
            case "list":
                for item in block.items:
                    yield from shown(item)
            case "quote":
                yield from shown(block.blocks)
            case "table":
                yield from (cell.text for row in block.rows for cell in row)
            case "image" | "media":
                yield block.caption or ""
            case "rule":
                pass


def counted(html: str) -> tuple[int, int]:
    """Count a body's pictures, and the embeds that stand in no other embed."""
    tree = LexborHTMLParser(html)
    tree.strip_tags(_UNSEEN)
    pictures = len(tree.css("img"))
    outer = 0
    for node in tree.css(_EMBEDS):
        around = node.parent
        while around is not None and around.tag not in {"video", "audio", "iframe", "embed", "object"}:
            around = around.parent
        outer += around is None
    return pictures, outer


def kinds(blocks: tuple[Block, ...], kind: str) -> int:
    count = 0
    for block in blocks:
        count += block.kind == kind
        if block.kind == "list":
            count += sum(kinds(item, kind) for item in block.items)
        elif block.kind == "quote":
            count += kinds(block.blocks, kind)
    return count


def gone(removed: tuple[Removed, ...]) -> tuple[int, int]:
    pictures = embeds = 0
    for entry in removed:
        found = counted(entry.html or "")
        pictures += found[0]
        # The text inside an embed is removed; the embed is not.
        embeds += 0 if entry.kind == "player" else found[1]
    return pictures, embeds


def check_nothing_is_lost(body: str, cleaned: Cleaned | Article, *, players: bool = False) -> None:
    have = tidy("".join([*shown(cleaned.blocks), *(entry.text for entry in cleaned.removed)]))
    want = visible(body)
    assert (want - have, have - want) == (Counter(), Counter())
    pictures, embeds = counted(body)
    removed_pictures, removed_embeds = gone(cleaned.removed)
    assert pictures == kinds(cleaned.blocks, "image") + removed_pictures
    if not players:
        assert embeds == kinds(cleaned.blocks, "media") + removed_embeds


def cleaned_by(name: str, body: str, title: str = "") -> Cleaned:
    return clean(RawPost(body=body, title=title), compiled(cleaners()[name]))


def check_again(name: str, first: Cleaned | Article, title: str = "") -> None:
    again = cleaned_by(name, article_body_html(first.blocks), title)
    assert [list(show(block)) for block in again.blocks] == [list(show(block)) for block in first.blocks]
    assert again.blocks == first.blocks


def show(block: Block) -> Iterator[object]:
    yield block.kind
    yield from shown((block,))


names = st.sampled_from(("generic", "generic", "sina"))


@pytest.fixture(params=POSTS, ids=lambda path: "-".join(path.parts[-3:]))
def post(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def body_of(path: Path) -> RawPost:
    text, encoding, replaced, _ = decode(path.read_bytes())
    (raw,) = loaders()["front-matter"].load(Input(path=(path.name,), text=text, encoding=encoding, replaced=replaced))
    assert isinstance(raw, RawPost)
    return raw


class TestNothingIsLost:
    @given(bodies, titles, names)
    @settings(max_examples=300)
    def test_of_any_body(self, body: str, title: str, name: str) -> None:
        check_nothing_is_lost(body, cleaned_by(name, body, title), players=name == "sina")

    def test_of_seeds_and_cases(self, post: Path) -> None:
        article = newsparse.load(post)
        check_nothing_is_lost(body_of(post).body, article, players=bool(cleaners()[article.source.id].players))


@pytest.mark.timeout(60)
class TestCleaningTwice:
    @given(stories, titles, names)
    @settings(max_examples=300)
    def test_of_any_story(self, body: str, title: str, name: str) -> None:
        check_again(name, cleaned_by(name, body, title), title)

    @pytest.mark.parametrize(
        "body",
        [
            "<p>短<br>示例市种下柳树<br>示例市种下柳树</p>",
            "<h2><b>甲乙丙</b>丁戊己</h2><p>末段。</p>",
            '<figure class="media"><a class="embed" href="https://v.example.com/1.html"></a></figure>',
            '<img src="https://img.example.com/1.jpg"><p hidden>看不见</p><p>图为示例。</p>',
            '<img src="https://img.example.com/1.jpg"><table><tr><th>甲</th><th>乙</th></tr></table>',
            "<table><tr><th>甲</th><th>乙</th></tr><tr><td>原标题：丙</td><td>标签：丁</td></tr></table>",
            "<table><tr><td>甲</td><td hidden>乙</td></tr></table>",
            "<table><tr><td>甲</td><td>示例市种下柳树</td></tr></table>",
            '<table><tr><td><img src="https://img.example.com/1.jpg"></td><td>你怎么看？欢迎留言讨论</td></tr></table><p>末段。</p>',
            "<ul>散的字<li>甲</li></ul>",
            '（完）你怎么看？欢迎留言讨论原标题：丙<img src="5.gif" width="1080" height="540">（完）你怎么看？欢迎留言讨论原标题：丙',
            '<p>长按识别下方二维码，关注示例公众号</p><img src="https://img.example.com/3.jpg"><p>———</p>',
            "<p>注</p><p>扫描二维码关注我们</p><p>相关阅读：</p><p>示例市种下柳树</p><p>末段。</p>",
            '<p>一、第一部分</p><img src="https://img.example.com/1.jpg" width="600" height="400"><p>短注</p><p>末段没有图。</p>',
            # A note in the tag of a heading, a small heading below a picture beside one that is told by its look.
            f"<p>{_LONG}</p><p>一条改道的河</p><h6>[1]河志，第三页</h6><p>{_LONG}</p>",
            f'<img src="https://img.example.com/1.jpg"><h6>[1]河志，第三页</h6><p><b>护栏为何重刷</b></p><p>{_LONG}</p>',
            f'<img src="https://img.example.com/1.jpg"><h5>河边的人们</h5><p><b>护栏为何重刷</b></p><p>{_LONG}</p><p>{_LONG}</p>',
            # Credits and labels beside a picture that is taken out.
            f'<img src="https://img.example.com/1.gif" width="800" height="100"><p>（图/文 王明）</p><p>{_LONG}</p>',
            f'<p>标签：河堤</p><img src="https://img.example.com/1.gif" width="800" height="100"><p>{_LONG}</p>',
        ],
    )
    def test_of_what_once_changed(self, body: str) -> None:
        check_again("generic", cleaned_by("generic", body, "示例市种下柳树"), "示例市种下柳树")

    def test_of_a_pointer_between_a_picture_and_a_caption_that_the_markup_names(self) -> None:
        body = '<img src="https://img.example.com/4.webp">▲<figcaption>步道尽头的旧水闸</figcaption>'
        check_again("generic", cleaned_by("generic", body))

    def test_of_a_question_above_a_last_line_of_tags(self) -> None:
        body = "<p>你怎么看？欢迎留言讨论</p><p>（记者 王某）</p><p>#柳树 #公园 #春天</p>"
        check_again("generic", cleaned_by("generic", body))

    def test_of_seeds_and_cases(self, post: Path) -> None:
        article = newsparse.load(post)
        check_again(article.source.id, article, article.title or "")


@pytest.fixture
def corpus() -> list[Path]:
    if CORPUS is None:
        pytest.skip("set NEWSPARSE_CORPUS to a folder of posts to check the promises on all of them")
    return sorted(Path(CORPUS).rglob("*.md"))


@pytest.mark.timeout(600)
class TestCorpus:
    def test_nothing_is_lost(self, corpus: list[Path]) -> None:
        lost = []
        for path in corpus:
            article = newsparse.load(path)
            try:
                check_nothing_is_lost(body_of(path).body, article, players=bool(cleaners()[article.source.id].players))
            except AssertionError as error:
                lost.append((path.name, str(error)[:300]))
        assert lost == []

    def test_cleaning_twice_changes_nothing(self, corpus: list[Path]) -> None:
        changed = []
        for path in corpus:
            article = newsparse.load(path)
            try:
                check_again(article.source.id, article, article.title or "")
            except AssertionError as error:
                changed.append((path.name, str(error)[:300]))
        assert changed == []


_SCRIPT = """
import json, sys
import newsparse
from newsparse import Parser
paths = json.loads(sys.stdin.read())
out = {path: newsparse.dumps(Parser().load(path)) for path in reversed(paths)}
sys.stdout.buffer.write(json.dumps(out).encode())
"""


class TestSameInputSameArticle:
    def test_again_and_in_another_order(self) -> None:
        first = {path: newsparse.load(path) for path in POSTS}
        shuffled = [*POSTS, *POSTS]
        random.Random(7).shuffle(shuffled)  # noqa: S311  # any order will do
        for path in shuffled:
            assert newsparse.load(path) == first[path]
            assert hash(newsparse.load(path)) == hash(first[path])

    @pytest.mark.parametrize("seed", ["0", "4711"])
    def test_in_another_process_whose_sets_have_another_order(self, seed: str) -> None:
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "0", "LC_ALL": "C", "TZ": "America/New_York"}
        environment["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
        done = subprocess.run(
            [sys.executable, "-c", _SCRIPT],
            input=json.dumps([str(path) for path in POSTS]).encode(),
            env=environment,
            stdout=subprocess.PIPE,
            check=True,
        )
        theirs: dict[str, Any] = json.loads(done.stdout)
        ours = {str(path): newsparse.dumps(newsparse.load(path)) for path in POSTS}
        assert theirs == ours

    def test_in_threads_that_share_a_parser(self) -> None:
        parser = Parser()
        expected = [parser.load(path) for path in POSTS] * 4
        with ThreadPoolExecutor(4) as pool:
            assert list(pool.map(parser.load, POSTS * 4)) == expected

    @given(bodies)
    @settings(max_examples=50)
    def test_of_any_body(self, body: str) -> None:
        post = f"---\ntitle: 示例\ndate: 2022-01-18 10:00:00\n---\n{body}"
        assert newsparse.loads(post) == newsparse.loads(post.encode()) == Parser().loads(post)

    def test_wherever_the_file_lies(self, tmp_path: Path) -> None:
        for path in POSTS:
            copy = tmp_path / "别处.md"
            copy.write_bytes(path.read_bytes())
            here, there = newsparse.load(path), newsparse.load(copy)
            assert (here.id, here.blocks, here.removed) == (there.id, there.blocks, there.removed)


class TestMessages:
    """A wrong rule, cleaner or file is named, with the path to it."""

    def test_a_wrong_file_is_named(self, tmp_path: Path) -> None:
        path = tmp_path / "坏.md"
        path.write_text("没有头", encoding="utf-8")
        with pytest.raises(newsparse.FormatError) as caught:
            newsparse.load(path)
        assert str(caught.value).startswith(f"{path}: not a post")

    def test_a_wrong_selector_is_named_with_its_cleaner(self) -> None:
        with pytest.raises(newsparse.CleanerError) as caught:
            Cleaner(id="demo", label="示例报", drop=(Drop(selector="div.ad["),))
        assert str(caught.value) == "demo › drop: bad selector 'div.ad[': cannot read '['"

    def test_an_issue_that_strict_refuses_is_named_with_file_and_field(self, tmp_path: Path) -> None:
        path = tmp_path / "无日期.md"
        path.write_text("---\ntitle: 示例\ndate: 昨天\n---\n<p>正文。</p>", encoding="utf-8")
        with pytest.raises(newsparse.StrictError) as caught:
            Parser(strict=True).load(path)
        assert str(caught.value).startswith(f"{path} › date: ")

    @given(st.binary(max_size=200))
    @example(b"---\ntitle: [\n---\n")
    @example(b"\x00\xff" * 20)
    def test_any_bytes_give_an_article_or_an_error_that_names_the_input(self, data: bytes) -> None:
        try:
            article = Parser().loads(data, path=("posts.zip", "0012.md"))
        except NewsparseError as error:
            message = str(error)
        else:
            assert isinstance(article, Article)
            message = "posts.zip › 0012.md"
        assert message.startswith("posts.zip › 0012.md")
