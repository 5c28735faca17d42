"""What a folder may hold beside files that stand still: each is skipped with its name, and nothing waits."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import newsparse
from newsparse import Summary
from newsparse._inputs import names as _inputs

POST = "---\ntitle: 渡口\n---\n<p>渡口今天开放。</p>"

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has neither such links nor such pipes")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = tmp_path / "archive"
    (home / "里").mkdir(parents=True)
    (home / "a.md").write_text(POST, encoding="utf-8")
    (home / "里" / "z.md").write_text(POST, encoding="utf-8")
    return home


def skipped(inputs: Any, read: int, workers: int = 1) -> dict[str, str]:
    """Read all, and give the reasons by name."""
    run = newsparse.iter_articles(inputs, on_error="skip", workers=workers)
    assert len(list(run)) == read
    summary: Summary = run.summary
    return {Path(path).name: reason for path, reason in summary.skipped}


PIPE = "it is a pipe, a socket or a device, which is not read unless it is named"


@pytest.mark.parametrize("workers", [1, 2])
def test_pipes_sockets_and_devices_are_skipped(folder: Path, workers: int, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(folder / "pipe.md")
    (folder / "zero.md").symlink_to("/dev/zero")
    monkeypatch.chdir(folder)  # the name of a socket is short
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket.md")
        expected = {"pipe.md": PIPE, "socket.md": PIPE, "zero.md": PIPE}
        assert expected == skipped(folder, 2, workers)
        assert expected == skipped(f"{folder}/*.md", 1, workers)


def test_a_pipe_that_is_named_is_read(folder: Path) -> None:
    os.mkfifo(folder / "pipe.md")
    with subprocess.Popen([sys.executable, "-c", f"open({str(folder / 'pipe.md')!r}, 'w').write({POST!r})"]):
        assert skipped(folder / "pipe.md", 1, workers=2) == {}


@pytest.mark.parametrize("workers", [1, 2])
def test_links_that_lead_nowhere_or_round_are_skipped(folder: Path, workers: int) -> None:
    (folder / "round.md").symlink_to("round.md")
    (folder / "nowhere.md").symlink_to("缺.md")
    (folder / "里" / "up").symlink_to("..")
    (folder / "good.md").symlink_to("里/z.md")
    assert skipped(folder, 3, workers) == {
        "round.md": "cannot read it: Too many levels of symbolic links",
        "nowhere.md": "cannot read it: No such file or directory",
        "up": "it is a link to a folder, which is not followed; name the folder",
    }


def test_a_folder_that_is_a_link_is_read_where_it_is_named(folder: Path) -> None:
    (folder.parent / "link").symlink_to(folder)
    assert skipped(folder.parent / "link", 2) == {}


def test_a_folder_without_permission_is_skipped(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scandir = os.scandir

    def refuse(path: Any) -> Any:
        if str(path).endswith("里"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)  # root may read all
    assert skipped(folder, 1) == {"里": "cannot read it: Permission denied"}
    assert skipped(folder / "里", 0) == {"里": "cannot read it: Permission denied"}


@pytest.mark.parametrize("workers", [1, 2])
def test_a_file_that_vanishes_is_skipped(folder: Path, workers: int, monkeypatch: pytest.MonkeyPatch) -> None:
    walk = _inputs._walk

    def and_remove(name: str, not_meant: Any) -> Iterator[Any]:
        found = list(walk(name, not_meant))
        (folder / "a.md").unlink()
        yield from found

    monkeypatch.setattr(_inputs, "_walk", and_remove)
    assert skipped(folder, 1, workers) == {"a.md": "cannot read it: No such file or directory"}


def test_a_file_that_changes_while_it_is_read_is_skipped(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, fstat = folder / "a.md", os.fstat

    def and_append(number: int) -> os.stat_result:
        state = fstat(number)
        with path.open("a", encoding="utf-8") as file:
            file.write("<p>又一行。</p>")
        return state

    monkeypatch.setattr(os, "fstat", and_append)
    assert skipped([path], 0) == {"a.md": "it changed while it was read"}
