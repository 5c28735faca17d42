"""The how-to is followed literally: its commands are run, its changes are made, and what it shows is what comes."""

from __future__ import annotations

import doctest
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import newsparse
from newsparse._cli import main

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "how-to" / "add-a-source.md"
HEPAN = Path(__file__).parent / "fixtures" / "hepan"
BLOCK = re.compile(r"^```(console|diff|text)\n(.*?)^```", re.DOTALL | re.MULTILINE)
NEEDS_A_CLONE = "newsparse cleaners | "


@pytest.mark.timeout(60)
def test_the_run_is_a_real_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(HEPAN, tmp_path / "hepan")
    monkeypatch.chdir(tmp_path)
    blocks = BLOCK.findall(PAGE.read_text(encoding="utf-8"))
    run = 0
    for kind, text in blocks:
        if kind == "diff":
            change(tmp_path / "mine", text)
            continue
        if kind == "text":
            written = (tmp_path / "mine" / "hepan.py").read_text(encoding="utf-8")
            assert [part for part in text.split("…\n") if part not in written] == []
            continue
        for command, shown in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", text, re.MULTILINE):
            if not command.startswith(("newsparse ", "pytest ")) or NEEDS_A_CLONE in command:
                continue
            run += 1
            got = newsparse_says(command, capfd) if command.startswith("newsparse") else pytest_says(command)
            assert_shown(command, shown, got)
    assert run == 7


def newsparse_says(command: str, capfd: pytest.CaptureFixture[str]) -> str:
    assert main(shlex.split(command)[1:]) == 0
    out, err = capfd.readouterr()
    return out + err


def pytest_says(command: str) -> str:
    """Run pytest as a reader does; where the package is not installed its plug-in has to be named."""
    env = {
        **os.environ,
        "PYTHONPATH": str(Path(newsparse.__file__).parents[1]),
        "PYTHONUTF8": "1",
        "PYTEST_ADDOPTS": "",
    }
    arguments = ["-m", "pytest", "-p", "pytest_newsparse", "-p", "no:cacheprovider", *shlex.split(command)[1:]]
    done = subprocess.run([sys.executable, *arguments], env=env, capture_output=True, encoding="utf-8", check=False)
    return done.stdout


def change(folder: Path, text: str) -> None:
    """Make a change in the one file that holds the lines to be taken out."""
    lines = text.splitlines(keepends=True)
    old = "".join(line[1:] for line in lines if line[0] == "-")
    new = "".join(line[1:] for line in lines if line[0] == "+")
    (path,) = [path for path in folder.rglob("*.*") if path.is_file() and old in path.read_text(encoding="utf-8")]
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def assert_shown(command: str, shown: str, got: str) -> None:
    """Compare what the page shows, ``…`` for anything, with what came."""
    checker = doctest.OutputChecker()
    want = shown.replace("…", "...")
    # A line of dots alone stands for any number of lines, none too.
    assert checker.check_output(want, got, doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE), f"$ {command}\n{got}"
