"""``newsparse diff``: what a change of rules did."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import evolve
from made_sources import MADE
from workbench import SEEDS, post

import newsparse
from newsparse import Article, Parser
from newsparse._cli import main
from newsparse._display.width import columns
from newsparse.rules import Cleaner, Drop
from newsparse.workbench import Difference, diff

OLD = Cleaner(id="hepan", label="河畔报", drop=(Drop(selector="div.app", name="app"),))
BODY = "<p>清晨六点，河畔的早市开张了，卖菜的人从前一天夜里就在桥头排队等着。</p><p class='h'>豆腐</p><div class='app'>天天见</div><p>编辑：李明</p>"


def compare(old: Cleaner, new: Cleaner, body: str = BODY) -> dict[str, tuple[str, ...]]:
    one, two = [Parser(cleaners=[cleaner]).loads(post(body)) for cleaner in (old, new)]
    return {group.what: group.samples[0].lines for group in diff([one], [two]).groups}


def test_nothing_changed() -> None:
    article = newsparse.load(SEEDS / "sina.md")
    assert diff([article], [article]) == Difference(compared=1, changed=0, only_old=0, only_new=0, groups=())


def test_changes_are_told_by_the_rule_that_did_them() -> None:
    bare = evolve(OLD, drop=())
    assert compare(bare, OLD) == {"app takes out now": ("- 天天见",)}
    assert compare(OLD, bare) == {"app takes out no longer": ("+ 天天见",)}
    named = evolve(OLD, drop=(Drop(selector="div.app", name="box"),))
    assert compare(OLD, named) == {"box takes out instead of app": ("  天天见",)}


def test_what_stays_but_becomes_another_thing() -> None:
    assert compare(OLD, evolve(OLD, headings=("p.h",))) == {"headings": ("+ 豆腐",)}
    assert compare(OLD, evolve(OLD, without=("credit-line",))) == {
        "credit-line takes out no longer": ("+ 编辑：李明",),
        "credits": ("- editor: 李明",),
    }
    picture = "<p><img src='a.jpg'></p><p class='c'>早市一角的豆腐摊，摊主正在数钱，旁边是卖葱的人。</p>" + BODY
    assert compare(OLD, evolve(OLD, captions=("p.c",)), picture) == {
        "captions": ("+ 早市一角的豆腐摊，摊主正在数钱，旁边是卖葱的人。",)
    }
    credited = "<p><img src='a.jpg'></p><p class='c'>▲早市一角。李明 摄</p>" + BODY
    lost = compare(OLD, evolve(OLD, credits=("p.c",)), credited)
    assert lost["p.c takes out now"] == lost["captions"] == ("- ▲早市一角。李明 摄",)
    assert "pictures" in compare(OLD, evolve(OLD, decoration_addresses=("a[.]jpg",)), picture)


def test_text_that_changed_for_no_other_reason_is_shown_by_lines() -> None:
    article = newsparse.loads("---\ntitle: 早市\n---\n<p>甲<br>乙</p><p>丙</p>")
    other = evolve(article, blocks=article.blocks[:1])
    (group,) = diff([article], [other]).groups
    assert (group.what, group.rule, group.samples[0].lines) == ("text", None, ("- 丙",))


def test_samples_are_a_few_and_counts_are_all() -> None:
    old = [Parser(cleaners=[OLD]).loads(post(BODY, title=f"第{n}日")) for n in range(7)]
    new = [Parser(cleaners=[evolve(OLD, drop=())]).loads(post(BODY, title=f"第{n}日")) for n in range(7)]
    found = diff(old, new, samples=2)
    assert (found.compared, found.changed) == (7, 7)
    assert [(group.posts, len(group.samples)) for group in found.groups] == [(7, 2)]


class TestPairs:
    def articles(self, *names: str) -> list[Article]:
        return [newsparse.loads(post("<p>早市开张了。</p>", title=name)) for name in names]

    def test_in_any_order_and_some_in_one_only(self) -> None:
        found = diff(self.articles("甲", "乙", "丙"), self.articles("丙", "甲", "丁", "戊"))
        assert (found.compared, found.changed, found.only_old, found.only_new) == (2, 0, 1, 2)

    def test_the_same_story_twice(self) -> None:
        found = diff(self.articles("甲", "甲", "甲"), self.articles("甲", "甲"))
        assert (found.compared, found.only_old, found.only_new) == (2, 1, 0)
        found = diff(self.articles("甲", "甲", "乙"), self.articles("乙", "丙", "甲"))
        assert (found.compared, found.only_old, found.only_new) == (2, 1, 1)

    def test_both_are_read_side_by_side(self) -> None:
        read = [0, 0]
        farthest = 0

        def side(place: int) -> Iterator[Article]:
            nonlocal farthest
            for number in range(20):
                read[place] += 1
                farthest = max(farthest, abs(read[0] - read[1]))
                yield evolve(one, id=f"{number:032}")

        (one,) = self.articles("甲")
        assert diff(side(0), side(1)).compared == 20
        assert farthest == 1


class TestCommand:
    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        folder = tmp_path / "posts"
        folder.mkdir()
        for number, text in enumerate(MADE[0].posts[:5]):
            (folder / f"{number}.md").write_text(text, encoding="utf-8")
        for name, selector in (("old", "div.none"), ("new", "div.app-wrap")):
            (tmp_path / f"{name}.py").write_text(
                "from newsparse.rules import Cleaner, Drop\n"
                f"CLEANER = Cleaner(id='hepan', label='河畔小报', drop=(Drop(selector={selector!r}, name='app'),))\n",
                encoding="utf-8",
            )
        return tmp_path

    def test_two_files(self, folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
        for name in ("old", "new"):
            assert (
                main(
                    [
                        "parse",
                        f"{folder}/posts",
                        "--cleaner-file",
                        f"{folder}/{name}.py",
                        "-o",
                        f"{folder}/{name}.jsonl",
                    ]
                )
                == 0
            )
        capfd.readouterr()
        assert main(["diff", f"{folder}/old.jsonl", f"{folder}/new.jsonl", "--samples", "1"]) == 0
        lines = capfd.readouterr().out.splitlines()
        assert lines[0] == "5 compared, 5 changed"
        assert "app takes out now: 5 posts" in lines
        assert "    - 河畔小报，口袋里的码头" in lines
        assert max(map(columns, lines)) <= 80

    def test_two_cleaners_over_a_folder(self, folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
        (folder / "posts" / "bad.md").write_text("no post", encoding="utf-8")
        arguments = ["diff", f"{folder}/old.py", f"{folder}/new.py", "--over", f"{folder}/posts"]
        assert main(arguments) == 1
        out, err = capfd.readouterr()
        assert out.splitlines()[0] == "5 compared, 5 changed"
        assert len(err.splitlines()) == 1
        assert main(["diff", "generic", f"{folder}/new.py", "--over", f"{folder}/posts/0.md"]) == 0
        assert "app takes out now: 1 post\n" in capfd.readouterr().out

    @pytest.mark.parametrize(
        ("old", "new", "what"),
        [
            ("sina", "generic", "promotion takes out instead of app-qr: 1 post"),
            ("generic", "sina", "app-qr takes out instead of promotion: 1 post"),
            ("sina2.py", "sina", "app-qr takes out instead of promotion: 1 post"),
            ("sina2.py", "generic", None),
        ],
    )
    def test_each_of_two_cleaners_cleans_every_post(
        self,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capfd: pytest.CaptureFixture[str],
        old: str,
        new: str,
        what: str | None,
    ) -> None:
        monkeypatch.chdir(tmp_path)
        Path("sina2.py").write_text(
            "from newsparse.rules import Cleaner\nCLEANER = Cleaner(id='sina2', label='甲')\n", encoding="utf-8"
        )
        assert main(["diff", old, new, "--over", str(SEEDS / "sina.md")]) == 0
        head, *lines = capfd.readouterr().out.splitlines()
        assert head == f"1 compared, {1 if what else 0} changed"
        assert what is None or what in lines
        # That each names itself as the source is no change.
        assert not any(line.startswith("source") for line in lines)

    @pytest.mark.parametrize(
        ("arguments", "code", "message"),
        [
            (["generic", "sina", "--over", "posts", "--cleaner", "sina"], 2, "leave out --cleaner"),
            (["old.jsonl", "new.jsonl"], 1, "old.jsonl: cannot read it"),
            (["old.py", "new.py"], 2, "old.py is a cleaner; --over FOLDER names the posts to read with both"),
            (["generic", "posts"], 2, "generic is a cleaner; --over FOLDER names"),
            (["old.py", "snia", "--over", "posts"], 2, "did you mean 'sina'?"),
            (["not.py", "new.py", "--over", "posts"], 2, "not.py: cannot read it"),
            (["old.py", "new.py", "--over", "posts", "--cleaner", "sina"], 2, "leave out --cleaner"),
            (["old.py", "new.py", "--over", "posts", "--samples", "0"], 2, "--samples is 1 or more, not 0"),
        ],
    )
    def test_wrong_uses_are_one_line(
        self,
        folder: Path,
        monkeypatch: pytest.MonkeyPatch,
        capfd: pytest.CaptureFixture[str],
        arguments: list[str],
        code: int,
        message: str,
    ) -> None:
        monkeypatch.chdir(folder)
        assert main(["diff", *arguments]) == code
        assert message in capfd.readouterr().err.splitlines()[0]
