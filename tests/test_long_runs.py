"""Runs of the command line that are stopped, killed or watched."""

from __future__ import annotations

import io
import json
import os
import random
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

import newsparse
from newsparse._cli import main
from newsparse._cli.journal import Journal
from newsparse._cli.progress import Progress, line_of

POST = "---\ntitle: 第{n}天\nsource: 示例网\n---\n<p>第{n}天的早市开张了，人来人往。</p><p>编辑：李明</p>"
KILLS = int(os.environ.get("NEWSPARSE_KILLS", "3"))
"""How many runs to kill; NEWSPARSE_KILLS=50 kills fifty."""

Captured = pytest.CaptureFixture[str]

pty = pytest.importorskip("pty", reason="Windows has no such terminals")
resource = pytest.importorskip("resource", reason="nor limits")

pytestmark = pytest.mark.timeout(60)  # a busy machine starts processes slowly

BARE = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
"""Without the measure of coverage, which now and then waits for ever once Ctrl-C has met it, and writes files."""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Posts in folders and in an archive, some of which cannot be read, and a file of several."""
    home = tmp_path_factory.mktemp("long") / "archive"
    (home / "金融").mkdir(parents=True)
    for n in range(300):
        text = "没有头" if n % 50 == 7 else POST.format(n=n) + "<p>街上的人越来越多。</p>" * (n % 40)
        (home / ("金融" if n % 2 else "") / f"{n:03}.md").write_text(text, encoding="utf-8")
    lines = "".join(newsparse.dumps(newsparse.loads(POST.format(n=n)), "jsonl") for n in range(1000, 1040))
    (home / "几篇.jsonl").write_text(lines + "{", encoding="utf-8")
    with zipfile.ZipFile(home / "包.zip", "w") as file:
        for n in range(2000, 2100):
            file.writestr(f"{n}.md", POST.format(n=n) if n != 2050 else "")
    return home


def run(*arguments: object, after: float | None = None, end: int = signal.SIGKILL) -> subprocess.CompletedProcess[str]:
    """Run the command, and stop it after some seconds."""
    command = [sys.executable, "-m", "newsparse", "parse", *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            out, err = process.communicate(timeout=after)
        except subprocess.TimeoutExpired:
            process.send_signal(end)
            out, err = process.communicate(timeout=30)
    return subprocess.CompletedProcess(command, process.returncode, out, err)


def contents(place: Path) -> dict[str, bytes]:
    files = [place] if place.is_file() else sorted(path for path in place.rglob("*") if path.is_file())
    return {str(file.relative_to(place)): file.read_bytes() for file in files}


# -- killed, and gone on with ----------------------------------------------------------------------------------------


@pytest.mark.timeout(300)
@pytest.mark.parametrize("number", range(KILLS))
def test_a_run_that_is_killed_and_resumed_gives_what_an_undisturbed_one_gives(
    archive: Path, tmp_path: Path, number: int
) -> None:
    chance = random.Random(number)  # noqa: S311  # the same deaths each time, as far as a clock can
    name, *options = (
        ("all.jsonl",),
        ("all.jsonl", "-j", "2"),
        ("out/", "--to", "hexo"),
        ("out/", "--to", "json", "-j", "2"),
    )[number % 4]
    whole, target = tmp_path / "whole" / name, tmp_path / "killed" / name
    whole.parent.mkdir()
    target.parent.mkdir()
    paths = [archive, archive / "002.md", archive / "000.md"]
    undisturbed = run(*paths, "-o", f"{whole}{'/' * (name[-1] == '/')}", *options)
    for kills in range(40):
        last = run(
            *paths,
            "-o",
            f"{target}{'/' * (name[-1] == '/')}",
            *options,
            "--resume",
            after=chance.uniform(0.2, 1.2) if kills < 6 else None,
        )
        if last.returncode != -signal.SIGKILL:
            break
        if target.is_file():
            # It appears when it is whole: the run was killed on its way out.
            assert contents(whole) == contents(target)
    assert last.returncode == undisturbed.returncode == 1
    assert contents(whole) == contents(target)
    assert last.stderr.splitlines()[-1] == undisturbed.stderr.splitlines()[-1]
    assert sorted(path.name for path in whole.parent.iterdir()) == sorted(path.name for path in target.parent.iterdir())


def test_an_interrupted_run_leaves_whole_lines_and_goes_on(archive: Path, tmp_path: Path) -> None:
    target = tmp_path / "all.jsonl"
    part = tmp_path / "all.jsonl.part"
    command = [sys.executable, "-m", "newsparse", "parse", *[str(archive)] * 10, "-o", str(target)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=BARE) as process:
        while not (part.exists() and part.stat().st_size > 20000):
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    last = [line for line in err.splitlines() if "skipped" not in line]
    assert last == [f"newsparse: interrupted; what was read is in {part}, and --resume goes on with it"]
    kept = [json.loads(line) for line in part.read_text(encoding="utf-8").splitlines()]
    assert len(kept) > 10
    assert not target.exists()
    assert main(["parse", *[str(archive)] * 10, "-o", str(target), "--resume"]) == 1
    read = [json.loads(line)["title"] for line in target.read_text(encoding="utf-8").splitlines()]
    assert [article.title for article in newsparse.iter_articles(archive, on_error="skip")] * 10 == read
    assert [target] == list(tmp_path.iterdir())


def test_without_resume_a_run_begins_anew(archive: Path, tmp_path: Path, capfd: Captured) -> None:
    target = tmp_path / "all.jsonl"
    (tmp_path / "all.jsonl.part").write_text("stale")
    (tmp_path / "all.jsonl.part.log").write_text("stale\n")
    assert main(["parse", str(archive / "002.md"), "-o", str(target)]) == 0
    assert len(target.read_text(encoding="utf-8").splitlines()) == 1
    assert [target] == list(tmp_path.iterdir())


def test_resume_without_anything_to_go_on_with_begins(archive: Path, tmp_path: Path) -> None:
    target = tmp_path / "all.jsonl"
    assert main(["parse", str(archive / "002.md"), "-o", str(target), "--resume"]) == 0
    assert len(target.read_text(encoding="utf-8").splitlines()) == 1


def begun(tmp_path: Path, *lines: str) -> Path:
    """A run that was killed after its first article of three."""
    paths = []
    for n in range(3):
        paths.append(tmp_path / f"{n}.md")
        paths[-1].write_text(POST.format(n=n), encoding="utf-8")
    target = tmp_path / "all.jsonl"
    first = newsparse.dumps(newsparse.load(paths[0]), "jsonl").encode()
    (tmp_path / "all.jsonl.part").write_bytes(first + b'{"id": "half a li')
    settings: dict[str, object] = {
        "to": "jsonl",
        "cleaner": None,
        "format": None,
        "encoding": None,
        "without": [],
        "cleaner_file": [],
        "timezone": None,
    }
    from newsparse._version import __version__  # noqa: PLC0415  # used here alone

    records = [
        {"newsparse": __version__, **settings},
        {"path": [str(paths[0])], "read": 1, "skipped": 0, "issues": {}, "end": len(first), "files": []},
    ]
    log = "".join(json.dumps(record) + "\n" for record in records) + "".join(lines)
    (tmp_path / "all.jsonl.part.log").write_text(log)
    return target


@pytest.mark.parametrize("torn", ["", '{"path": ["', '{"path": []', "\0\0\0\n"])
def test_half_lines_of_a_killed_run_are_dropped(tmp_path: Path, torn: str, capfd: Captured) -> None:
    target = begun(tmp_path, torn)
    assert main(["parse", *(str(tmp_path / f"{n}.md") for n in range(3)), "-o", str(target), "--resume"]) == 0
    titles = [json.loads(line)["title"] for line in target.read_text(encoding="utf-8").splitlines()]
    assert titles == ["第0天", "第1天", "第2天"]
    assert capfd.readouterr().err.startswith("newsparse: 3 read, 0 skipped")


def test_what_was_noted_but_lost_with_the_machine_is_read_again(tmp_path: Path) -> None:
    target = begun(tmp_path)
    (tmp_path / "all.jsonl.part").write_bytes(b"")
    assert main(["parse", str(tmp_path / "0.md"), "-o", str(target), "--resume"]) == 0
    assert json.loads(target.read_text(encoding="utf-8"))["title"] == "第0天"


def test_other_options_do_not_go_on_with_a_run(tmp_path: Path, capfd: Captured) -> None:
    target = begun(tmp_path)
    before = contents(tmp_path)
    own = tmp_path.with_suffix(".py")
    own.write_text(
        'from newsparse.rules import Cleaner\n\nCLEANER = Cleaner(id="hepan", label="河畔报")\n', encoding="utf-8"
    )
    for options in (["--cleaner", "sina"], ["--cleaner-file", str(own)]):
        assert main(["parse", str(tmp_path / "0.md"), "-o", str(target), "--resume", *options]) == 2
        assert "the interrupted run had other options or another version" in capfd.readouterr().err
    assert before == contents(tmp_path)


def test_two_runs_do_not_write_one_file(archive: Path, tmp_path: Path) -> None:
    target = tmp_path / "all.jsonl"
    command = [sys.executable, "-m", "newsparse", "parse", "-", "-o", str(target)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as first:
        while not (tmp_path / "all.jsonl.part").exists():
            time.sleep(0.01)
        second = run(archive / "002.md", "-o", target)
        first.communicate(POST.format(n=1), timeout=30)
    assert (first.returncode, second.returncode) == (0, 2)
    assert f"another run writes {target}.part" in second.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["x.md"],
        ["-", "-o", "x.jsonl"],
        [__file__, "-o", "x.json", "--to", "json"],
        ["x.md", "-o", "/dev/null"],
        ["x.md", "-o", "x/", "--to", "parquet"],
        ["x.md", "-o", "-"],
    ],
)
def test_resume_where_there_is_nothing_to_keep_is_wrong_use(arguments: list[str], capfd: Captured) -> None:
    assert main(["parse", *arguments, "--resume"]) == 2
    assert "--resume " in capfd.readouterr().err


# -- disks and pipes -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "options", [["-o", "all.jsonl"], ["-o", "out/", "--to", "html"], ["-o", "one.json", "--to", "json"]]
)
def test_a_full_disk_is_one_line_and_nothing_half_written(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str]
) -> None:
    big = tmp_path / "big.md"
    big.write_text(POST.format(n=1) + "<p>街上的人越来越多。</p>" * 4000, encoding="utf-8")
    work = tmp_path / "work"
    work.mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "newsparse", "parse", str(big), *options],
        check=False,
        capture_output=True,
        text=True,
        cwd=work,
        env=BARE,
        # A limit for a file's size answers as a full disk does, and needs no rights.
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000)),  # one thread
    )
    assert done.returncode == 1
    name = "out/big.html" if options[1] == "out/" else options[1]
    assert done.stderr == f"newsparse: {name}: File too large\n"
    left = {path.name for path in work.rglob("*") if path.is_file()}
    assert left <= {"all.jsonl.part", "all.jsonl.part.log"}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no such device here")
def test_a_full_standard_output_is_one_line(archive: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "newsparse", "parse", str(archive / "002.md")],
            check=False,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
        )
    assert (done.returncode, done.stderr) == (1, "newsparse: standard output: No space left on device\n")


def test_a_run_goes_on_when_nobody_reads_what_is_said(archive: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "newsparse", "parse", str(archive), "-o", str(tmp_path / "all.jsonl")]
    ours, theirs = os.pipe()
    os.close(ours)
    done = subprocess.run(command, check=False, stderr=theirs)
    os.close(theirs)
    assert done.returncode == 1  # some could not be read
    assert len((tmp_path / "all.jsonl").read_bytes().splitlines()) == 294 + 40 + 99


def test_a_run_without_standard_streams_writes_its_file(archive: Path, tmp_path: Path) -> None:
    code = "import sys; sys.stdout = sys.stderr = None; from newsparse._cli import main; sys.exit(main())"
    options = ["parse", str(archive / "002.md"), "-o", str(tmp_path / "one.jsonl")]
    assert subprocess.run([sys.executable, "-c", code, *options], check=False).returncode == 0
    assert (tmp_path / "one.jsonl").exists()


def test_a_pipe_that_nobody_reads_is_an_error(archive: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    command = [sys.executable, "-m", "newsparse", "parse", *[str(archive / "002.md")] * 3000, "-o", str(pipe)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        pipe.open("rb").close()
        assert process.stderr
        assert process.stderr.read() == f"newsparse: {pipe}: Broken pipe\n"
        assert process.wait(30) == 1


def test_a_closed_pipe_ends_workers_without_a_word(archive: Path) -> None:
    command = [sys.executable, "-m", "newsparse", "parse", *[str(archive / "002.md")] * 3000, "-j", "2"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        err = process.stderr.read()
        assert process.wait(30) == 0
    assert err == ""


# -- a person who looks on -------------------------------------------------------------------------------------------


def on_a_terminal(*arguments: object) -> str:
    """Give what the command shows on standard error when that is a terminal."""
    ours, theirs = pty.openpty()
    with subprocess.Popen([sys.executable, "-m", "newsparse", "parse", *map(str, arguments)], stderr=theirs) as process:
        os.close(theirs)
        shown = b""
        while True:
            try:
                piece = os.read(ours, 4096)
            except OSError:  # the other end was closed
                break
            if not piece:
                break
            shown += piece
        process.wait(30)
    os.close(ours)
    return shown.decode()


def test_a_terminal_gets_a_bar_that_goes_away(archive: Path, tmp_path: Path) -> None:
    paths = [archive / f"{n:03}.md" for n in range(0, 300, 2)] * 10
    shown = on_a_terminal(*paths, "-o", tmp_path / "all.jsonl", "-j", "2")
    assert " of 1,500  " in shown
    assert "/s  0:0" in shown
    assert "\r\x1b[Knewsparse: 1500 read, 0 skipped" in shown


@pytest.mark.parametrize("inputs", [["."] * 5, ["几篇.jsonl"] * 60])
def test_members_and_lines_are_counted_without_an_end_in_sight(
    archive: Path, tmp_path: Path, inputs: list[str]
) -> None:
    shown = on_a_terminal(*[archive / name for name in inputs], "-o", tmp_path / "all.jsonl")
    assert " read  " in shown
    assert " of " not in shown.replace("one of", "")


def test_no_bar_is_shown_on_request(archive: Path, tmp_path: Path) -> None:
    shown = on_a_terminal(*[archive / "002.md"] * 300, "-o", tmp_path / "all.jsonl", "--no-progress")
    assert "\x1b" not in shown


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ((0, 0, 0, 0.0), "━━━━━━━━━━━━━━━━━━━━━━━━  0 of 0  0.0/s  0:00:00 left"),
        ((7, 5, 7, 1.0), "7 read  7.0/s"),
        ((500, 1000, 10, 100.0), "━━━━━━━━━━━━────────────  500 of 1,000  0.1/s  1:23:20 left"),
    ],
)
def test_rate_and_time_left_are_those_of_this_run(given: tuple[int, int, int, float], expected: str) -> None:
    assert expected == line_of(*given)


def test_a_line_that_stays_takes_the_bar_away(capsys: Captured) -> None:
    screen = io.StringIO()
    progress = Progress(10, stream=screen)
    progress.say("skipped")
    assert screen.getvalue() == "\r\x1b[K"
    assert capsys.readouterr().err == "newsparse: skipped\n"


@pytest.mark.parametrize("given", ["0", "-1", "two"])
def test_workers_are_a_number(given: str, capfd: Captured) -> None:
    assert main(["parse", "x.md", "-j", given]) == 2
    assert "1 or more was expected" in capfd.readouterr().err


def test_workers_write_what_one_process_writes(archive: Path, tmp_path: Path, capfd: Captured) -> None:
    written = []
    for workers in ("1", "2"):
        target = tmp_path / f"{workers}.jsonl"
        assert main(["parse", str(archive), "-o", str(target), "-j", workers]) == 1
        written.append((target.read_bytes(), capfd.readouterr().err))
    assert written[0] == written[1]


def test_a_journal_that_nobody_wrote_is_none(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "no.log", {}, resume=True)
    assert journal.done.inputs == {}
    assert not journal.begun
