"""``newsparse show``, and text in columns."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse._cli import main
from newsparse._cli.page import page
from newsparse._display.width import columns, pad, shown, wrap
from newsparse.models import (
    Article,
    Cell,
    Code,
    Heading,
    Image,
    Issue,
    Listing,
    Media,
    Paragraph,
    Quote,
    Removed,
    Rule,
    Run,
    Table,
)

SEEDS = Path(__file__).parent / "fixtures" / "seeds"
SINA = str(SEEDS / "sina.md")
QUTOUTIAO = str(SEEDS / "qutoutiao.md")
SINA_TITLE = "北京丰台万柳园小区已经完成2710人的核酸采样工作"

Output = pytest.CaptureFixture[str]


def test_show_is_a_page_of_80_columns(capfd: Output) -> None:
    assert main(["show", SINA]) == 0
    lines = capfd.readouterr().out.splitlines()
    assert lines[0] == SINA_TITLE
    assert lines[1] == "金融 › 新浪财经－国內 · 2022-01-20 05:38+00:00"
    assert "责任编辑: 蒋晓桐" in lines
    assert max(map(columns, lines)) <= 80
    assert any(line.startswith("── removed: ") for line in lines)
    assert any(line.startswith("promotion ") and line.endswith("(app-qr)") for line in lines)


def test_show_reads_standard_input() -> None:
    data = Path(QUTOUTIAO).read_bytes()
    run = subprocess.run([sys.executable, "-m", "newsparse", "show", "-"], check=True, input=data, capture_output=True)
    assert "海淀封控小区" in run.stdout.decode("utf-8")


def test_show_names_what_it_cannot_read(capfd: Output) -> None:
    assert main(["show", "no-such.md"]) == 1
    assert capfd.readouterr().err.startswith("newsparse: no-such.md: ")


def text_of(article: Article, width: int = 40) -> list[str]:
    return ["".join(text for _, text in line) for line in page(article, width)]


def test_show_tells_a_removed_picture_by_its_address() -> None:
    html = '<p class="a"><img data-src="x" src="https://img.example.cn/1.png?a=1&amp;b=2" style="width: 1px"><img></p>'
    removed = (
        Removed(kind="decoration", text="", html=html, rule="end-mark", position=0),
        Removed(kind="player", text="", html="<video></video>", rule="video", position=0),
    )
    lines = text_of(Article(id="0", removed=removed), 80)
    assert any(line.startswith("decoration  [image] https://img.example.cn/1.png?a=1&b=2 ") for line in lines)
    assert any(line.startswith("player      <video></video> ") for line in lines)


def test_show_has_every_kind_of_block() -> None:
    run = (Run(text="核酸检测"),)
    article = Article(
        id="0",
        blocks=(
            Heading(level=3, runs=run),
            Image(url="a.jpg", caption="浦峰 摄"),
            Image(url="data:image/png;base64," + "A" * 400),
            Image(url="https://example.cn/a/long/address/that/no/terminal/holds.jpg"),
            Media(caption="视频", media_type="video"),
            Media(url="https://v.cn/1"),
            Listing(ordered=True, items=((Paragraph(runs=run), Rule()), ())),
            Listing(ordered=False, items=((Paragraph(runs=run),),)),
            Quote(blocks=(Paragraph(runs=(Run(text="雪\n冰"),)),)),
            Table(rows=((Cell(runs=run), Cell(runs=run)),)),
            Code(text="a\n  b"),
            Rule(),
        ),
        removed=(Removed(kind="decoration", text="", html="<img\n src=x>", rule="r", position=0),),
        issues=(
            Issue(code="date-odd", message="a year 0900", path=("date",), severity="warning"),
            Issue(code="c", message="m"),
        ),
    )
    expected = """\
(no title)

### 核酸检测

[image] a.jpg
  浦峰 摄

[image] data:image/png (422 characters)

[image] https://example.cn/a/long/address/that/no/terminal/holds.jpg

[video] lost
  视频

[embed] https://v.cn/1

1. 核酸检测
   ─────────────────────────────────────
2.

• 核酸检测

│ 雪
│ 冰

核酸检测 | 核酸检测

    a
      b

────────────────────────────────────────

── removed: 1 ──────────────────────────
decoration  [image] x                (r)

── issues: 2 ───────────────────────────
warning     date: a year 0900 (date-odd)
info        m                        (c)"""
    assert expected.split("\n") == [line.rstrip() for line in text_of(article)]


def test_show_cuts_nothing() -> None:
    article = Article(
        id="0",
        removed=(
            Removed(kind="promotion", text="扫描二维码，关注我们的公众号" * 3, rule="promotion", html=None, position=0),
            Removed(kind="credit", text="编辑：李某", rule="div.article > p.article-editor", html=None, position=0),
        ),
    )
    expected = """\
── removed: 2 ──────────────────────────
promotion   扫描二维码，关注 (promotion)
            我们的公众号扫描
            二维码，关注我们
            的公众号扫描二维
            码，关注我们的公
            众号
credit      编辑：李某
            (div.article > p.article-editor)"""
    assert expected.split("\n") == [line.rstrip() for line in text_of(article)[2:]]


def test_show_takes_one_post(tmp_path: Path, capfd: Output) -> None:
    corpus = tmp_path / "all.jsonl"
    corpus.write_text(newsparse.dumps(newsparse.load(SINA), "jsonl") * 2, encoding="utf-8")
    assert main(["show", str(corpus)]) == 2
    expected = f"newsparse: {corpus} holds several articles, and show takes one; use newsparse parse (see"
    assert capfd.readouterr().err.startswith(expected)
    with corpus.open("a", encoding="utf-8") as file:
        file.write("{")
    assert main(["show", str(corpus)]) == 2


def test_show_obeys_nothing_that_a_post_holds() -> None:
    article = Article(id="0", title="红\x1b[31m\u202e", blocks=(Code(text="\x1b]0;x\x07"),))
    assert "\x1b" not in "".join(text_of(article))
    assert "\u202e" not in "".join(text_of(article))


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Run `show` as if standard output were a terminal."""

    def run(capfd: Output, **environment: str) -> str:
        for name in ("NO_COLOR", "TERM", "FORCE_COLOR", "COLORTERM"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("TERM", "xterm-256color")
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
        assert main(["show", SINA]) == 0
        return capfd.readouterr().out

    return run


def test_show_is_set_in_colour_in_a_terminal(capfd: Output, terminal: Callable[..., str]) -> None:
    pytest.importorskip("rich")
    out = terminal(capfd)
    assert f"\x1b[1m{SINA_TITLE}\x1b[0m" in out


def test_show_is_plain_where_colour_is_not_wanted(capfd: Output, terminal: Callable[..., str]) -> None:
    assert "\x1b" not in terminal(capfd, NO_COLOR="1")
    assert "\x1b" not in terminal(capfd, TERM="dumb")


def test_show_is_plain_without_rich(
    capfd: Output, terminal: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "rich.console", None)
    out = terminal(capfd)
    assert "\x1b" not in out
    assert SINA_TITLE in out


def test_show_prints_to_whatever_stands_for_standard_output() -> None:
    with redirect_stdout(StringIO()) as out:
        assert main(["show", SINA]) == 0
    assert SINA_TITLE in out.getvalue()


def test_show_takes_one_article_though_the_second_cannot_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with ZipFile(tmp_path / "two.zip", "w") as archive:
        archive.writestr("1.md", "---\ntitle: 甲\n---\n<p>乙。</p>")
        archive.writestr("2.md", "")
    assert main(["show", str(tmp_path / "two.zip")]) == 2
    assert "two.zip holds several articles, and show takes one" in capsys.readouterr().err


# -- width -----------------------------------------------------------------------------------------------------------


@given(st.text(), st.integers(2, 40))
def test_lines_keep_to_the_width_and_lose_nothing_but_blanks(text: str, width: int) -> None:
    text = shown(text)
    lines = wrap(text, width)
    assert max(map(columns, lines), default=0) <= width
    assert "".join(text.split()) == "".join("".join(lines).split())
    assert all(columns(pad(line, width)) == width for line in lines)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("核酸检测，居民有序排队", ["核酸检", "测，居民", "有序排队"]),
        ("居民有（序排队）", ["居民有", "（序排", "队）"]),
        ("the quick fox", ["the", "quick", "fox"]),
        ("123456789abc", ["12345678", "9abc"]),
        ("a\n\nb", ["a", "", "b"]),
        ("", [""]),
    ],
)
def test_lines_break_where_a_reader_expects(text: str, expected: list[str]) -> None:
    assert expected == wrap(text, 8)


def test_blanks_at_the_beginning_of_a_line_are_left_out() -> None:
    assert wrap("  早安 你好", 4) == ["早安", "你好"]


def test_a_word_that_no_line_can_hold_is_cut_behind_a_mark_in_it() -> None:
    assert wrap("title-repeated-quotes 1", 18) == ["title-repeated-", "quotes 1"]
    assert wrap("见 https://a.example.cn/2022/01/18/ab.jpg", 24) == ["见 https://a.example.cn/", "2022/01/18/ab.jpg"]
    assert wrap("a" * 10, 4) == ["aaaa", "aaaa", "aa"]
    assert wrap("abc", 0) == wrap("abc", -5) == ["a", "b", "c"]
