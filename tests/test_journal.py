"""A run that ends early leaves what it had done, and the next one goes on with it."""

from __future__ import annotations

import errno
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from newsparse._cli import journal, main
from newsparse._cli.output import Folder, Single

POST = "---\ntitle: 第{n}天\nsource: 示例网\n---\n<p>第{n}天的早市开张了，人来人往。</p>"

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def inputs(tmp_path: Path) -> list[str]:
    """What matches nothing, an archive of three posts, and a post."""
    home = tmp_path / "in"
    home.mkdir()
    with zipfile.ZipFile(home / "包.zip", "w") as file:
        for n in range(3):
            file.writestr(f"{n}.md", POST.format(n=n))
    (home / "3.md").write_text(POST.format(n=3), encoding="utf-8")
    return [str(home / name) for name in ("*.缺", "包.zip", "3.md")]


def failing(kind: type[Single | Folder], count: int, error: BaseException) -> Callable[..., None]:
    """Write as many articles, then fail."""
    write, left = kind.write, [None] * count

    def fail(self: Single | Folder, article: object) -> None:
        if not left:
            raise error
        left.pop()
        write(self, article)  # type: ignore[arg-type]  # what was written of an article

    return fail


def contents(place: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in place.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("kind", "options", "kept"),
    [(Single, ["-o", "all.jsonl"], "all.jsonl.part"), (Folder, ["-o", "out/", "--to", "json"], "out/")],
)
def test_what_an_interrupted_run_had_done_is_not_done_again(
    inputs: list[str],
    kind: type[Single | Folder],
    options: list[str],
    kept: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: Captured,
) -> None:
    monkeypatch.chdir(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(journal, "_EVERY", -1)
        patch.setattr(kind, "write", failing(kind, 2, KeyboardInterrupt()))
        assert main(["parse", *inputs, *options]) == 130
    first = capfd.readouterr().err.splitlines()
    assert first[:-1] == [f"newsparse: skipped {tmp_path}/in/*.缺: no file matches"]
    assert first[-1] == f"newsparse: interrupted; what was read is in {kept}, and --resume goes on with it"

    # Two are left; a third would fail.
    monkeypatch.setattr(kind, "write", failing(kind, 2, AssertionError()))
    assert main(["parse", *inputs, *options, "--resume"]) == 1
    assert capfd.readouterr().err == "newsparse: 4 read, 1 skipped\n"
    monkeypatch.undo()
    monkeypatch.chdir(tmp_path)
    whole = tmp_path / options[1]
    resumed = contents(tmp_path)
    if whole.is_file():
        whole.unlink()
    assert main(["parse", *inputs, *options]) == 1
    assert resumed == contents(tmp_path)


def test_a_run_that_was_interrupted_before_its_first_article_leaves_nothing(
    inputs: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: Captured
) -> None:
    monkeypatch.setattr(Single, "write", failing(Single, 0, KeyboardInterrupt()))
    before = contents(tmp_path)
    assert main(["parse", *inputs[1:], "-o", str(tmp_path / "all.jsonl")]) == 130
    assert capfd.readouterr().err == "newsparse: interrupted\n"
    assert before == contents(tmp_path)


def test_a_full_disk_leaves_what_was_written(
    inputs: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: Captured
) -> None:
    target = tmp_path / "all.jsonl"
    with monkeypatch.context() as patch:
        patch.setattr(Single, "write", failing(Single, 2, OSError(errno.ENOSPC, "No space left on device")))
        assert main(["parse", *inputs[1:], "-o", str(target)]) == 1
    assert capfd.readouterr().err == f"newsparse: {target}: No space left on device\n"
    assert len((tmp_path / "all.jsonl.part").read_bytes().splitlines()) == 2
    assert not target.exists()
    assert main(["parse", *inputs[1:], "-o", str(target), "--resume"]) == 0
    assert len(target.read_bytes().splitlines()) == 4


def test_files_are_written_where_the_system_has_no_such_locks(
    inputs: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "fcntl", None)
    assert main(["parse", inputs[-1], "-o", str(tmp_path / "all.jsonl")]) == 0
    assert len((tmp_path / "all.jsonl").read_bytes().splitlines()) == 1
