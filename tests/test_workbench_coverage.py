"""``newsparse coverage``: how well an archive is known."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_sources import MADE
from workbench import CASES, SEEDS, assert_self_contained, post

import newsparse
from newsparse import Article, Issue, Parser, Source
from newsparse._cli import main
from newsparse._display.width import columns
from newsparse.models import Credit, Paragraph, Provenance, Removed, Run
from newsparse.workbench import coverage
from newsparse.workbench._coverage_page import coverage_page


def article(
    number: int, *, kept: int = 90, removed: int = 10, credited: bool = True, issues: tuple[str, ...] = ()
) -> Article:
    return Article(
        id=f"{number:032}",
        title=f"早市第{number}日",
        source=Source(id="hepan", name="河畔报"),
        blocks=(Paragraph(runs=(Run(text="早" * kept),)),) if kept else (),
        removed=(Removed(kind="promotion", text="天" * removed, html=None, rule="app", position=0),) if removed else (),
        credits=(Credit(role="editor", name="李明"),) if credited else (),
        issues=tuple(Issue(code=code, message="…", severity="warning") for code in issues),
        provenance=Provenance(path=(f"{number}.md",), cleaner="hepan", cleaner_version="2"),
    )


class TestCounting:
    def test_sources_with_their_cleaners_issues_and_shares(self) -> None:
        found = coverage([article(n) for n in range(3)] + [newsparse.load(SEEDS / "sina.md")])
        one, two = found.sources
        assert (one.name, one.posts, dict(one.cleaners), one.known) == ("河畔报", 3, {"hepan 2": 3}, 3)
        assert (one.removed, one.kept, one.share, one.usual) == (30, 270, 0.1, 0.1)
        assert one.shares == (0, 3, 0, 0, 0, 0, 0, 0, 0, 0)
        assert (two.name, dict(two.cleaners), two.credited) == ("新浪财经", {"sina 1": 1}, 1)
        assert (found.posts, found.known, found.skipped) == (4, 4, ())

    def test_what_the_shared_rules_read_is_not_known(self) -> None:
        found = coverage(Parser().loads(text) for text in MADE[0].posts)
        assert (found.posts, found.known, found.sources[0].name) == (24, 0, "河畔小报")

    def test_no_post_and_no_name(self) -> None:
        assert coverage([]).sources == ()
        assert coverage([newsparse.loads("---\ntitle: 甲\n---\n<p>乙</p>")]).sources[0].name == "(no name)"
        assert coverage([article(1, kept=0, removed=0)]).sources[0].share == 0


class TestLooks:
    def looks(self, articles: list[Article]) -> list[tuple[str, str, str]]:
        return [(look.path, look.why, look.detail) for look in coverage(articles).sources[0].looks]

    def test_ordinary_posts_are_not_worth_a_look(self) -> None:
        assert self.looks([article(n) for n in range(9)]) == []

    def test_each_reason_once_the_gravest_first(self) -> None:
        odd = [
            article(10, kept=0, removed=50, issues=("body-empty",)),
            article(11, kept=60, removed=40),
            article(12, issues=("date-invalid", "title-missing")),
            article(13, credited=False),
        ]
        assert self.looks([*[article(n) for n in range(9)], *odd]) == [
            ("10.md", "nothing is left", ""),
            ("11.md", "much was removed", "40%"),
            ("12.md", "issues", "date-invalid, title-missing"),
            ("13.md", "no credits", ""),
        ]

    def test_without_credits_is_odd_only_where_credits_are_usual(self) -> None:
        assert self.looks([article(n, credited=n < 5) for n in range(10)]) == []
        assert len(self.looks([article(n, credited=n < 7) for n in range(10)])) == 3
        assert self.looks([article(1), article(2, credited=False)]) == []

    def test_no_more_than_asked_for(self) -> None:
        found = coverage([article(n, kept=10, removed=90 - n) for n in range(9)], looks=2)
        assert [look.path for look in found.sources[0].looks] == ["0.md", "1.md"]


class TestPage:
    def test_it_is_self_contained(self) -> None:
        found = coverage(newsparse.iter_articles([CASES, SEEDS], on_error="skip"), [("a › b.md", "not a <post>")])
        page = coverage_page(found)
        assert_self_contained(page)
        assert page.count("<svg") > 2 * len(found.sources)
        assert "not a &lt;post&gt;" in page

    def test_what_posts_say_is_text_in_it(self) -> None:
        evil = post("<p>甲</p>", title="<img src=x onerror=alert(1)>", source='"><script>alert(1)</script>')
        page = coverage_page(
            coverage(
                [
                    newsparse.loads(
                        evil,
                    )
                ]
            )
        )
        assert_self_contained(page)
        assert "<script" not in page

    def test_of_nothing(self) -> None:
        assert_self_contained(coverage_page(coverage([])))


class TestCommand:
    def test_it_prints_a_table_and_writes_a_page(self, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
        page = tmp_path / "page.html"
        assert main(["coverage", str(SEEDS), "--html", str(page)]) == 0
        out, err = capfd.readouterr()
        lines = out.splitlines()
        assert lines[0] == "2 posts of 2 sources, 100% read by a cleaner of their own, 0 skipped"
        assert lines[2].split() == ["SOURCE", "POSTS", "REMOVED", "CREDITS", "CLEANER", "ISSUES"]
        assert {line.split()[0] for line in lines[3:5]} == {"新浪财经", "趣头条"}
        assert err == f"newsparse: wrote {page}\n"
        assert main(["coverage", str(SEEDS), "--html", str(page)]) == 0  # what is no post may be written anew
        assert_self_contained(page.read_text(encoding="utf-8"))

    def test_the_page_is_written_over_no_post(self, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
        post = tmp_path / "post.md"
        post.write_text("---\ntitle: 早市\n---\n<p>早市开张了。</p>", encoding="utf-8")
        before = post.read_bytes()
        assert main(["coverage", str(tmp_path), "--html", str(post)]) == 2
        assert f"{post} would be written over itself" in capfd.readouterr().err
        assert before == post.read_bytes()

    def test_long_names_paths_and_reasons_stay_in_80_columns(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.chdir(tmp_path)  # a path of a known length
        (tmp_path / "a.md").write_text(post("<p>甲</p>", source="很长很长的名字" * 9), encoding="utf-8")
        (tmp_path / "b.md").write_text("no post", encoding="utf-8")
        assert main(["coverage", "."]) == 1
        out = capfd.readouterr().out
        assert max(map(columns, out.splitlines())) <= 80
        assert "很长很长的名字很长很… " in out
        assert out.startswith("1 post of 1 source, 0% read by a cleaner of their own, 1 skipped\n")
        assert "./b.md: not a post: it begins with no front matter" in out

    def test_posts_worth_a_look_are_named(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.chdir(tmp_path)
        (tmp_path / "a.md").write_text(
            post("<p>早市</p><p>扫描二维码关注我们的公众号</p><p>照常开</p>"), encoding="utf-8"
        )
        assert main(["coverage", "."]) == 0
        lines = capfd.readouterr().out.splitlines()
        at = lines.index("worth a look: 河畔报")
        assert lines[at + 1] == "./a.md: much was removed (68%)"

    def test_nothing_to_read_is_one_line(self, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
        assert main(["coverage", str(tmp_path)]) == 1
        assert capfd.readouterr().err == f"newsparse: {tmp_path}: the folder holds no posts\n"
