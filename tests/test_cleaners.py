"""The case folders of the cleaners: one test a field, and what a set of cases must be."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import newsparse
from newsparse import Article, FormatError, Parser
from newsparse._registry import cleaners
from newsparse.rules import RULES
from newsparse.testing import FIELDS, Case, check_case, lint_case, read_case, value_of

HOME = Path(__file__).parent / "cleaners"
FOLDERS = sorted(folder for folder in HOME.glob("*/*") if folder.is_dir())
_FIELDS = [
    (folder, name)
    for folder in FOLDERS
    if (folder / "expected.json").is_file()
    for name in json.loads((folder / "expected.json").read_text(encoding="utf-8"))
]


def _id(value: object) -> str:
    return "-".join(value.parts[-2:]) if isinstance(value, Path) else str(value)


@pytest.mark.parametrize(("folder", "name"), _FIELDS, ids=_id)
def test_field(folder: Path, name: str) -> None:
    case = read_case(folder)
    article = newsparse.load(case.input)
    want: Any = case.expected[name]
    got = value_of(article, name)
    if name == "source" and want == article.source.name:
        got = want  # a person may write either
    assert want == got


@pytest.mark.parametrize("folder", FOLDERS, ids=_id)
class TestCase:
    def test_it_can_be_read_and_says_where_it_is_from(self, folder: Path) -> None:
        case = read_case(folder)
        assert case.about["reason"]

    def test_no_field_is_expected_that_there_is_not(self, folder: Path) -> None:
        assert set(read_case(folder).expected) <= set(FIELDS)

    def test_its_expectation_is_a_persons(self, folder: Path) -> None:
        assert lint_case(read_case(folder)) == []

    def test_a_shared_rule_that_is_switched_off_takes_nothing(self, folder: Path) -> None:
        path = read_case(folder).input
        # By the name picture-address go a source's own addresses as well.
        used = {entry.rule for entry in newsparse.load(path).removed} & RULES.keys() - {"picture-address"}
        for rule in used:
            assert rule not in {entry.rule for entry in Parser(without=(rule,)).load(path).removed}

    def test_what_no_field_expects_is_not_there(self, folder: Path) -> None:
        """A case that names no tags expects none, and so on."""
        case = read_case(folder)
        article = newsparse.load(case.input)
        empty: dict[str, Any] = {"tags": []}
        for name, nothing in empty.items():
            if name not in case.expected:
                assert value_of(article, name) == nothing

    def test_its_folder_is_named_after_a_cleaner(self, folder: Path) -> None:
        assert folder.parent.name in cleaners()


@pytest.mark.parametrize("name", sorted(cleaners()))
class TestEachCleaner:
    def test_it_has_a_case_that_it_reads(self, name: str) -> None:
        positive = [case for case in _cases(name) if not case.is_look_alike]
        assert positive
        assert any(newsparse.load(case.input).source.id == name for case in positive)

    def test_it_has_a_look_alike(self, name: str) -> None:
        assert any(case.is_look_alike for case in _cases(name))

    def test_its_id_is_its_modules_name(self, name: str) -> None:
        module = "_generic" if name == "generic" else name
        assert (Path(newsparse.__file__).parent / "cleaners" / f"{module}.py").is_file()


def _cases(name: str) -> list[Case]:
    return [read_case(folder) for folder in FOLDERS if folder.parent.name == name]


def test_each_shared_rule_has_a_case_that_shows_it_and_one_that_it_must_leave_alone() -> None:
    shown = {folder.name.removesuffix("-kept") for folder in FOLDERS if folder.parent.name == "generic"}
    kept = {folder.name.removesuffix("-kept") for folder in FOLDERS if folder.name.endswith("-kept")}
    assert set(RULES) - shown == set()
    assert set(RULES) - kept == set()


class TestRunner:
    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        folder = tmp_path / "demo" / "plain"
        folder.mkdir(parents=True)
        (folder / "input.md").write_text(
            "---\ntitle: 早安\nsource: 示例报\n---\n<p>新的一天开始了。</p>", encoding="utf-8"
        )
        (folder / "expected.json").write_text('{"title": "早安", "text": "新的一天开始了。"}', encoding="utf-8")
        (folder / "case.yaml").write_text("origin: made up\ndate: 2022-01\nreason: it shows\n", encoding="utf-8")
        return folder

    def test_a_case_that_holds(self, folder: Path) -> None:
        assert check_case(folder) == {}
        case = read_case(folder)
        assert (case.cleaner, case.is_look_alike, case.about["date"]) == ("demo", False, "2022-01")

    def test_differences_by_field(self, folder: Path) -> None:
        (folder / "expected.json").write_text('{"title": "晚安", "source": "示例报", "tags": []}', encoding="utf-8")
        assert check_case(folder, Parser()) == {"title": ("晚安", "早安")}

    def test_an_input_without_an_expectation(self, folder: Path) -> None:
        (folder / "expected.json").unlink()
        with pytest.raises(FormatError, match=r"plain › expected\.json: it is missing"):
            read_case(folder)

    def test_a_case_of_which_nobody_says_where_it_is_from(self, folder: Path) -> None:
        (folder / "case.yaml").unlink()
        with pytest.raises(FormatError, match=r"plain › case\.yaml: it is missing"):
            read_case(folder)

    def test_an_expectation_without_an_input(self, folder: Path) -> None:
        (folder / "input.md").unlink()
        with pytest.raises(FormatError, match="a case has one input, not 0"):
            read_case(folder)

    @pytest.mark.parametrize("text", ["{}", "[]"])
    def test_an_expectation_of_nothing(self, folder: Path, text: str) -> None:
        (folder / "expected.json").write_text(text, encoding="utf-8")
        with pytest.raises(FormatError, match="it expects nothing"):
            read_case(folder)

    @pytest.mark.parametrize(("name", "text"), [("expected.json", "{"), ("case.yaml", "a: [")])
    def test_what_cannot_be_read(self, folder: Path, name: str, text: str) -> None:
        (folder / name).write_text(text, encoding="utf-8")
        with pytest.raises(FormatError, match="it cannot be read"):
            read_case(folder)

    def test_a_field_that_there_is_not(self, folder: Path) -> None:
        (folder / "expected.json").write_text('{"titel": "早安"}', encoding="utf-8")
        with pytest.raises(FormatError, match=r"expected\.json › titel: no such field; there are title"):
            read_case(folder)

    @pytest.mark.parametrize(
        ("text", "missing"), [("origin: a\ndate: b\n", "reason"), ("", "origin, date, reason"), ("- a\n", "origin")]
    )
    def test_a_case_that_does_not_say_where_it_is_from(self, folder: Path, text: str, missing: str) -> None:
        (folder / "case.yaml").write_text(text, encoding="utf-8")
        with pytest.raises(FormatError, match=f"it does not say {missing}"):
            read_case(folder)

    @pytest.mark.parametrize(
        ("expected", "fault"),
        [
            ({"text": "乱\ufffd码"}, "text holds a character that a decoder replaced"),
            ({"text": "<b>粗</b>"}, "text holds markup: '<b>粗</b>'"),
            ({"captions": {"a.jpg": "甲&nbsp;乙"}}, "captions holds markup: '甲&nbsp;乙'"),
            ({"text": "一\n\u3000\u3000二"}, "text holds blanks at an end: '一\\n\\u3000\\u3000二'"),
            ({"credits": [["editor", "李某 ", None]]}, "credits holds blanks at an end: '李某 '"),
            ({"title": "河边种柳_示例网"}, "title ends in the site's name: '河边种柳_示例网'"),
            ({"title": "河边种柳 - 示例日报"}, "title ends in the site's name: '河边种柳 - 示例日报'"),
        ],
    )
    def test_lint_finds_what_no_person_writes(self, folder: Path, expected: dict[str, Any], fault: str) -> None:
        assert lint_case(Case(folder=folder, input=folder / "input.md", expected=expected)) == [fault]

    def test_lint_passes_what_a_person_writes(self, folder: Path) -> None:
        expected = {"title": "1 < 2 - 一道题", "text": "一\n二 & 三", "tags": ["甲"], "published": None}
        assert lint_case(Case(folder=folder, input=folder / "input.md", expected=expected)) == []

    def test_each_field_can_be_read(self) -> None:
        article: Article = newsparse.load(Path(__file__).parent / "fixtures" / "seeds" / "qutoutiao.md")
        assert {name: type(value_of(article, name)).__name__ for name in FIELDS} == {
            "title": "str",
            "published": "str",
            "source": "str",
            "credits": "list",
            "tags": "list",
            "text": "str",
            "headings": "list",
            "images": "list",
            "captions": "dict",
            "removed": "list",
            "lead_image": "str",
        }
