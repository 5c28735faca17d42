"""``newsparse inspect``, and what it tells of each part of a post."""

from __future__ import annotations

from pathlib import Path

import pytest
from workbench import CASES, SEEDS, assert_self_contained, post

import newsparse
from newsparse import NewsparseError, Parser
from newsparse._cli import main
from newsparse._display.width import columns
from newsparse.rules import Cleaner, Drop, TextRule
from newsparse.workbench import Inspection, explain, inspect
from newsparse.workbench._inspection_page import inspection_page

SINA = SEEDS / "sina.md"
BODY = """\
<p class="top">原标题：早市</p>
<p><img src="https://img.example.cn/1.jpg"></p>
<p>△ 图为早市一角。河畔报记者 王小河 摄</p>
<p>#早市#清晨六点，河畔的早市开张了，卖菜的人从前一天夜里就在桥头排队，等着把最新鲜的青菜摆到摊位上。</p>
<p><strong>豆腐先卖完</strong></p>
<p>八点不到，豆腐已经卖完，摊主说明天会多做两板，也请老主顾们早一些来，免得又空着手回去。</p>
<div class="app-box"><img src="https://img.example.cn/qr.png"><p>下载河畔报客户端</p></div>
<p class="ed">责任编辑：李明</p>"""
MINE = Cleaner(
    id="riverside",
    label="河畔报",
    drop=(Drop(selector="div.app-box", name="app-box"),),
    credits=("p.ed",),
    texts=(TextRule(name="slogan", pattern="河畔报，天天见$"),),
)


def read(tmp_path: Path, text: str, parser: Parser | None = None) -> Inspection:
    path = tmp_path / "post.md"
    path.write_text(text, encoding="utf-8")
    (found,) = inspect(path, parser)
    return found


def test_each_part_with_the_rule_that_decided(tmp_path: Path) -> None:
    found = read(tmp_path, post(BODY), Parser(cleaners=[MINE]))
    told = [
        (row.block.kind if row.block else row.removed.kind, [(v.part, v.rule, v.element) for v in row.verdicts])  # type: ignore[union-attr]  # one of the two
        for row in found.rows
    ]
    assert told == [
        ("title", [("removed", "original-title", "p.top")]),
        ("image", [("block", None, "img"), ("caption", "caption-form", "p")]),
        ("paragraph", [("block", None, "p")]),
        ("heading", [("block", "heading-look", "p")]),
        ("paragraph", [("block", None, "p")]),
        ("promotion", [("removed", "app-box", "div.app-box > img"), ("removed", "app-box", "div.app-box > p")]),
        ("credit", [("removed", "p.ed", "p.ed")]),
    ]
    verdicts = [verdict for row in found.rows for verdict in row.verdicts]
    assert [(v.text, c.role, c.name, c.label) for v in verdicts for c in v.credits] == [
        ("△ 图为早市一角。河畔报记者 王小河 摄", "photographer", "王小河", "摄"),
        ("责任编辑：李明", "editor", "李明", "责任编辑"),
    ]
    assert [verdict.tags for verdict in verdicts if verdict.tags] == [("早市",)]
    assert {verdict.reason for verdict in verdicts if verdict.rule == "app-box"} == {"drop of riverside: 'div.app-box'"}
    assert found.article == Parser(cleaners=[MINE]).load(tmp_path / "post.md")


def test_no_part_of_any_post_is_left_out() -> None:
    count = 0
    for found in inspect([CASES, SEEDS], on_error=lambda _: None):
        count += 1
        article = found.article
        assert list(range(len(article.blocks))) == sorted(row.index for row in found.rows if row.block is not None)
        assert list(range(len(article.removed))) == sorted(row.index for row in found.rows if row.removed is not None)
        for row in found.rows:
            assert row.verdicts
            if row.removed is not None:
                assert {row.removed.rule} == {verdict.rule for verdict in row.verdicts}
    assert count > 100


def test_a_rule_is_explained_by_the_field_that_holds_it() -> None:
    assert explain("slogan", MINE) == "texts of riverside: '河畔报，天天见$'"
    assert explain("p.ed", MINE) == "credits of riverside"
    assert explain("end-mark", MINE) == "end marks and lines of ornaments"
    assert explain("heading", MINE) == "a heading of the markup"
    assert explain("player-text", MINE) == "what an embed holds for browsers that cannot show it"
    assert "step of riverside" in explain("strip", MINE)


def test_a_caption_names_its_selector(tmp_path: Path) -> None:
    body = '<figure><img src="a.jpg"><figcaption>早市一角</figcaption></figure><p>开张了。</p><p class="t">短</p>'
    (caption,) = [v for row in read(tmp_path, post(body)).rows for v in row.verdicts if v.part == "caption"]
    assert caption.reason == "captions that the markup names: 'figcaption'"


def test_an_article_that_was_read_back_has_blocks_without_verdicts(tmp_path: Path) -> None:
    article = newsparse.load(SINA)
    path = tmp_path / "a.jsonl"
    newsparse.dump(article, path, "jsonl")
    (found,) = inspect(path)
    assert [row.verdicts for row in found.rows] == [()] * (len(article.blocks) + len(article.removed))
    assert [row.removed.rule for row in found.rows if row.removed] == [entry.rule for entry in article.removed]
    assert_self_contained(inspection_page([found]))


def test_what_was_taken_out_stands_in_its_place_after_reading_back_too(tmp_path: Path) -> None:
    before = read(tmp_path, post(BODY), Parser(cleaners=[MINE]))
    newsparse.dump(before.article, tmp_path / "a.json")
    (after,) = inspect(tmp_path / "a.json")
    assert [(row.index, row.block, row.removed) for row in before.rows] == [
        (row.index, row.block, row.removed) for row in after.rows
    ]


def test_an_empty_cell_is_no_part_of_its_own(tmp_path: Path) -> None:
    (row,) = read(tmp_path, post("<table><tr><td>甲</td><td></td><td>乙</td></tr></table>")).rows
    assert [verdict.text for verdict in row.verdicts] == ["甲", "乙"]


def test_what_cannot_be_read_is_raised_or_handed_over(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("no post", encoding="utf-8")
    (tmp_path / "b.md").write_text(post("<p>开张了。</p>"), encoding="utf-8")
    with pytest.raises(NewsparseError, match="not a post"):
        list(inspect(tmp_path))
    errors: list[NewsparseError] = []
    assert len(list(inspect(tmp_path, on_error=errors.append))) == 1
    assert [error.path[-1][-4:] for error in errors] == ["a.md"]
    assert len(list(inspect([f"{tmp_path}/*.txt", tmp_path], on_error=errors.append))) == 1
    assert [error.path[-1][-5:] for error in errors[1:]] == ["*.txt", "/a.md"]


class TestPage:
    def test_it_is_self_contained_for_every_post(self) -> None:
        found = list(inspect([CASES, SEEDS], on_error=lambda _: None))
        assert_self_contained(inspection_page(found))

    def test_what_a_post_holds_is_text_in_it(self, tmp_path: Path) -> None:
        evil = (
            "<p>1 &lt;script>alert(1)&lt;/script> 右\u202e左</p><p class='\"><img src=x onerror=alert(1)>'>编辑：李明</p>"
            "<img src='x\" onerror=\"alert(1)'><p><a href='javascript:alert(1)'>甲</a></p><script>alert(2)</script>"
            "<ul><li><img src='https://a.example.cn/1.jpg'>乙</li></ul><blockquote><p>丙</p></blockquote>"
            "<table><tr><td>一</td><td>二</td></tr><tr><td>三</td><td>四</td></tr></table>"
            "<video src='https://a.example.cn/1.mp4'></video><pre>if a &lt; b</pre><hr>"
        )
        page = inspection_page([read(tmp_path, post(evil, title="</title><script>alert(0)</script>"))])
        assert_self_contained(page)
        assert "<script" not in page
        assert "<img" not in page
        assert "\u202e" not in page
        assert "右\ufffd左" in page

    def test_removed_parts_are_marked_with_their_rule(self, tmp_path: Path) -> None:
        page = inspection_page([read(tmp_path, post(BODY))])
        assert "<del>责任编辑：李明</del>" in page
        assert '<span class="rule">credit-line</span>' in page
        assert "editor: 李明, by the word 责任编辑" in page

    def test_long_addresses_are_cut(self, tmp_path: Path) -> None:
        page = inspection_page([read(tmp_path, post(f"<p>甲</p><img src='data:image/png;base64,{'A' * 5000}'>"))])
        assert "… (5028 characters)" in page
        body = page.index("The body as HTML")
        assert body < 6000 + page.index("<body>")


class TestCommand:
    def test_it_prints_lines_of_80_columns(self, capfd: pytest.CaptureFixture[str]) -> None:
        assert main(["inspect", str(SINA)]) == 0
        lines = capfd.readouterr().out.splitlines()
        assert max(map(columns, lines)) <= 80
        at = lines.index("  ✕ credit      责任编辑：蒋晓桐")
        assert lines[at + 1] == "                p.article-editor: credits of sina ← p.article-editor"
        assert lines[at + 2] == "                editor: 蒋晓桐, by the word 责任编辑"

    def test_it_ends_with_what_was_wrong(self, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
        path = tmp_path / "post.md"
        path.write_text("---\ntitle: 早市\ndate: 昨天\n---\n<p>早市开张了。</p>", encoding="utf-8")
        assert main(["inspect", str(path)]) == 0
        (last,) = [line for line in capfd.readouterr().out.splitlines() if "昨天" in line]
        assert last.startswith("warning ")
        assert last.endswith(" (date-relative)")

    def test_it_shows_articles_that_were_read_back(self, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
        newsparse.dump(newsparse.load(SINA), tmp_path / "a.json")
        assert main(["inspect", str(tmp_path / "a.json")]) == 0
        assert "  ✕ credit      责任编辑：蒋晓桐" in capfd.readouterr().out

    def test_it_writes_a_page(self, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
        page = tmp_path / "page.html"
        assert main(["inspect", str(SINA), "--html", str(page)]) == 0
        assert_self_contained(page.read_text(encoding="utf-8"))
        out, err = capfd.readouterr()
        assert (out, err) == ("", f"newsparse: wrote {page}\n")

    def test_it_writes_over_no_post_and_into_no_folder(self, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
        path = tmp_path / "post.md"
        path.write_text(post("<p>开张了。</p>"), encoding="utf-8")
        for target, reason in ((path, "written over itself"), (tmp_path, "a file"), (tmp_path / "no" / "a", "a file")):
            assert main(["inspect", str(path), "--html", str(target)]) == 2
            (line,) = capfd.readouterr().err.splitlines()
            assert reason in line
        assert "开张了" in path.read_text(encoding="utf-8")

    def test_one_of_several_that_cannot_be_read_is_named(
        self, tmp_path: Path, capfd: pytest.CaptureFixture[str]
    ) -> None:
        bad = tmp_path / "bad.md"
        bad.write_text("no post", encoding="utf-8")
        assert main(["inspect", str(bad), str(SINA)]) == 1
        out, err = capfd.readouterr()
        assert "责任编辑：蒋晓桐" in out
        assert err.startswith(f"newsparse: skipped {bad}: not a post")
        (tmp_path / "good.md").write_bytes(SINA.read_bytes())
        assert main(["inspect", str(tmp_path)]) == 1
        assert "责任编辑：蒋晓桐" in capfd.readouterr().out
        assert main(["inspect", str(bad), str(bad), "--html", str(tmp_path / "a.html")]) == 1
        assert capfd.readouterr().err.splitlines()[-1] == "newsparse: no post could be read"
        assert not (tmp_path / "a.html").exists()
