"""``pytest --newsparse-cases``: case folders of other packages as tests."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from workbench import post

import newsparse
from newsparse import FormatError, Parser
from newsparse.testing import difference, read_case, update_case, write_case

CLEANER = """\
from newsparse.rules import Cleaner, Drop
CLEANER = Cleaner(id="hepan", label="河畔报", drop=(Drop(selector="div.app", name="app"),))
"""
BODY = "<p>清晨六点，早市开张了。</p><div class='app'>河畔报，口袋里的早市</div>"
ABOUT = "origin: made up\ndate: 2022-01-18\nreason: it shows\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    case = tmp_path / "cases" / "hepan" / "plain"
    case.mkdir(parents=True)
    (tmp_path / "hepan.py").write_text(CLEANER, encoding="utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    (case / "input.md").write_text(post(BODY), encoding="utf-8")
    (case / "expected.json").write_text('{"source": "hepan", "text": "清晨六点，早市开张了。"}', encoding="utf-8")
    (case / "case.yaml").write_text(ABOUT, encoding="utf-8")
    return tmp_path


def run(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run pytest as another package would."""
    home = Path(newsparse.__file__).parents[1]
    env = {**os.environ, "PYTHONPATH": str(home), "PYTHONUTF8": "1", "PYTEST_ADDOPTS": ""}
    env["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"  # those that happen to be installed take most of a second
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "pytest_newsparse", "-p", "no:cacheprovider", "-v", *arguments],
        cwd=project,
        env=env,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_nothing_is_collected_and_nothing_imported_until_it_is_asked_for(project: Path) -> None:
    (project / "test_it.py").write_text(
        "import sys\n\ndef test_it():\n    assert not [name for name in sys.modules if name.split('.')[0] == 'newsparse']\n",
        encoding="utf-8",
    )
    done = run(project)
    assert "1 passed" in done.stdout, done.stdout
    assert "plain" not in done.stdout


def test_each_field_is_a_test(project: Path) -> None:
    done = run(project, "--newsparse-cases", "--cleaner-file", "hepan.py")
    assert done.returncode == 0, done.stdout
    for name in ("source", "text", "lint"):
        assert f"plain/case.yaml::{name} PASSED" in done.stdout


def test_settings_name_the_folders_and_the_cleaners(project: Path) -> None:
    (project / "pytest.ini").write_text(
        "[pytest]\nnewsparse_cases = cases\nnewsparse_cleaners = hepan.py\n", encoding="utf-8"
    )
    other = project / "other" / "hepan" / "plain"
    other.mkdir(parents=True)
    (other / "case.yaml").write_text("not: a case\n", encoding="utf-8")
    done = run(project)
    assert "3 passed" in done.stdout, done.stdout


def test_a_difference_is_shown_line_by_line(project: Path) -> None:
    done = run(project, "--newsparse-cases")
    assert done.returncode == 1
    assert "2 failed, 1 passed" in done.stdout
    assert "+text: 河畔报，口袋里的早市" in done.stdout
    assert "Traceback" not in done.stdout


def test_what_nobody_has_read_is_skipped_with_a_word(project: Path) -> None:
    case = project / "cases" / "hepan" / "plain" / "case.yaml"
    case.write_text(f"{ABOUT}unread: yes\n", encoding="utf-8")
    done = run(project, "--newsparse-cases", "--cleaner-file", "hepan.py", "-rs")
    assert "2 passed, 1 skipped" in done.stdout
    assert "nobody has read" in done.stdout


def test_faults_cases_and_cleaners_that_are_wrong_are_named(project: Path) -> None:
    case = project / "cases" / "hepan" / "plain"
    (case / "expected.json").write_text('{"title": "早市开张 - 河畔日报"}', encoding="utf-8")
    assert "title ends in the site's name" in run(project, "--newsparse-cases").stdout
    (case / "expected.json").write_text("{", encoding="utf-8")
    assert "plain: it cannot be read" in run(project, "--newsparse-cases").stdout
    (case / "expected.json").write_text('{"title": "早市开张"}', encoding="utf-8")
    (project / "hepan.py").write_text(CLEANER.replace("div.app", "div.["), encoding="utf-8")
    done = run(project, "--newsparse-cases", "--cleaner-file", "hepan.py")
    assert "hepan.py › hepan › drop: bad selector 'div.['" in done.stdout + done.stderr


def test_cases_are_written_anew_and_the_difference_shown(project: Path) -> None:
    expected = project / "cases" / "hepan" / "plain" / "expected.json"
    before = expected.read_text(encoding="utf-8")
    done = run(project, "--newsparse-cases", "--update-cases")
    assert done.returncode == 0, done.stdout
    assert "cases that were written: read them" in done.stdout
    assert "+text: 河畔报，口袋里的早市" in done.stdout
    assert json.loads(expected.read_text(encoding="utf-8")) == {
        "source": "generic",
        "text": "清晨六点，早市开张了。\n河畔报，口袋里的早市",
    }
    run(project, "--newsparse-cases", "--update-cases", "--cleaner-file", "hepan.py")
    assert json.loads(expected.read_text(encoding="utf-8")) == json.loads(before)
    assert (
        "cases that were written"
        not in run(project, "--newsparse-cases", "--update-cases", "--cleaner-file", "hepan.py").stdout
    )


class TestCases:
    def test_a_case_that_was_written_expects_every_field_and_is_unread(self, tmp_path: Path) -> None:
        case = write_case(
            tmp_path / "demo" / "first", post(BODY).encode(), ".md", Parser(), origin="a: b", date="2022", reason="…"
        )
        assert case.is_unread
        assert (case.about["origin"], case.expected["title"], case.expected["tags"]) == ("a: b", "早市开张", [])
        assert case == read_case(case.folder)
        assert update_case(case.folder) == ""
        (case.folder / "case.yaml").write_text(ABOUT, encoding="utf-8")
        assert not read_case(case.folder).is_unread

    def test_a_source_may_stay_a_name(self, project: Path) -> None:
        folder = project / "cases" / "hepan" / "plain"
        (folder / "expected.json").write_text('{"source": "河畔报", "tags": ["甲"]}', encoding="utf-8")
        assert update_case(folder).splitlines()[-2:] == ["-tags: 甲", "+tags: nothing"]
        assert json.loads((folder / "expected.json").read_text(encoding="utf-8")) == {"source": "河畔报", "tags": []}

    def test_a_case_that_is_wrong_is_not_written(self, project: Path) -> None:
        folder = project / "cases" / "hepan" / "plain"
        (folder / "case.yaml").write_text("origin: a\n", encoding="utf-8")
        with pytest.raises(FormatError, match="it does not say date, reason"):
            update_case(folder)

    def test_differences_of_every_kind_of_field(self) -> None:
        text = difference(
            {"text": "一\n二", "captions": {"a.jpg": "甲"}, "published": None, "credits": [["editor", "李明", None]]},
            {"text": "一\n三", "captions": {"a.jpg": "乙"}, "published": None, "credits": []},
        )
        assert [line for line in text.splitlines() if line[0] in "+-"][2:] == [
            "-text: 二",
            "-captions: a.jpg: 甲",
            "+text: 三",
            "+captions: a.jpg: 乙",
            "-credits: ['editor', '李明', None]",
            "+credits: nothing",
        ]
