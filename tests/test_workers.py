"""Several processes read what one reads, and nothing that happens to one of them hurts more than its own post."""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from deadly_steps import DEADLY, hurt

import newsparse
from newsparse import (
    Article,
    CleanerError,
    FormatError,
    LimitError,
    NewsparseError,
    Parser,
    Summary,
    WorkerError,
)
from newsparse._runs import events, workers
from newsparse.rules import Cleaner

SEEDS = Path(__file__).parent / "fixtures" / "seeds"
POST = "---\ntitle: 第{n}天\nsource: 示例网\n---\n<p>第{n}天的早市开张了。</p><p>编辑：李明</p>"
METHODS = [name for name in ("fork", "spawn", "forkserver") if name in multiprocessing.get_all_start_methods()]

pytestmark = pytest.mark.timeout(60)  # a busy machine starts processes slowly


@pytest.fixture(params=METHODS)
def method(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    context = multiprocessing.get_context(request.param)
    monkeypatch.setattr(workers, "get_context", lambda: context)
    return str(request.param)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Posts, one that is none, a feed of several, an archive with a bad member."""
    home = tmp_path / "archive"
    home.mkdir()
    for n in range(150):
        (home / f"{n:03}.md").write_text(POST.format(n=n), encoding="utf-8")
    (home / "070.md").write_text("没有头", encoding="utf-8")
    (home / "071.md").write_bytes(b"")
    lines = "".join(newsparse.dumps(newsparse.loads(POST.format(n=n)), "jsonl") for n in range(200, 300))
    (home / "080.jsonl").write_text(lines, encoding="utf-8")
    (home / "081.jsonl").write_text(lines[:-1] + '\n{"title": 1', encoding="utf-8")
    with zipfile.ZipFile(home / "090.zip", "w") as archive:
        for n in range(300, 340):
            archive.writestr(f"{n}.md", POST.format(n=n) if n != 305 else "没有头")
    (home / "091.md").write_bytes((home / "090.zip").read_bytes())
    return home


def everything(inputs: Any, workers: int, **settings: Any) -> tuple[list[Article], Summary, list[Any], list[Summary]]:
    errors: list[Any] = []
    progress: list[Summary] = []

    def note(error: NewsparseError) -> None:
        errors.append((type(error), str(error), error.path, error.reason, type(error.__cause__)))

    run = Parser(**settings).iter_articles(inputs, on_error=note, progress=progress.append, workers=workers)
    return list(run), run.summary, errors, progress


def alive() -> list[Any]:
    return [child for child in multiprocessing.active_children() if child.name == "newsparse worker"]


def test_several_processes_give_what_one_gives(folder: Path, method: str) -> None:
    inputs = [folder, folder / "缺.md", f"{folder}/*.nothing", folder / "001.md"]
    one, several = everything(inputs, 1), everything(inputs, 2)
    assert one == several
    assert len(one[0]) > 400
    assert len(one[2]) >= 6
    assert alive() == []


def test_settings_reach_the_workers(folder: Path, method: str) -> None:
    settings = {"strict": True, "keep_input": True, "without": ("credit-line",), "timezone": "UTC"}
    one, several = everything(folder, 1, **settings), everything(folder, 3, **settings)
    assert one == several
    assert [article.input for article in one[0]] == [article.input for article in several[0]]


def test_errors_are_raised_in_their_turn(folder: Path, method: str) -> None:
    run = newsparse.iter_articles(folder, workers=2)
    assert [f"第{n}天" for n in range(70)] == [next(run).title for _ in range(70)]
    with pytest.raises(FormatError, match=r"070\.md: not a post"):
        next(run)
    assert alive() == []


@pytest.mark.parametrize("given", [0, -1, 1.5, "2", None])
def test_workers_are_a_number(given: Any) -> None:
    with pytest.raises(ValueError, match=r"^workers: a number of processes, 1 or more, was expected, not "):
        newsparse.iter_articles(SEEDS, workers=given)


def test_few_inputs_start_few_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    run = newsparse.iter_articles(SEEDS / "sina.md", workers=8)
    next(run)
    assert len(alive()) == 1
    run.close()


# -- workers that die ------------------------------------------------------------------------------------------------


@pytest.fixture
def deadly(tmp_path: Path) -> Path:
    """Posts some of which end their reader."""
    home = tmp_path / "deadly"
    home.mkdir()
    titles = {33: "杀", 34: "杀", 40: "退", 50: "满", 60: "怪"}
    for n in range(100):
        (home / f"{n:02}.md").write_text(POST.format(n=f"{n}{titles.get(n, '')}"), encoding="utf-8")
    with zipfile.ZipFile(home / "x.zip", "w") as archive:
        for n in range(40):
            archive.writestr(f"{n:02}.md", POST.format(n=f"{n}{'杀' if n == 20 else ''}"))
    return home


def test_a_killed_worker_costs_its_own_post_and_no_other(deadly: Path, method: str) -> None:
    met: list[NewsparseError] = []
    run = Parser(cleaners=[DEADLY]).iter_articles(deadly, workers=2, on_error=met.append)
    titles = [article.title for article in run]
    lost = {33, 34, 40, 50, 60}
    assert [f"第{n}天" for n in range(100) if n not in lost] + [f"第{n}天" for n in range(40) if n != 20] == titles
    killed = "the process that read it was killed by SIGKILL"
    assert [
        (("33.md",), killed),
        (("34.md",), killed),
        (("40.md",), "the process that read it ended with exit code 7"),
        (("50.md",), "it takes more memory than there is"),
        (("60.md",), f"OddError: 很 怪 ({hurt.__code__.co_filename}, line {hurt.__code__.co_firstlineno + 10})"),
        (("x.zip", "20.md"), killed),
    ] == [
        (
            (Path(error.path[0]).name, *error.path[1:2]) if "zip" in error.path[0] else (Path(error.path[0]).name,),
            error.reason,
        )
        for error in met
    ]
    assert [WorkerError, WorkerError, WorkerError, LimitError, CleanerError] == [type(error) for error in met[:5]]
    assert run.summary.read == len(titles)
    assert len(run.summary.skipped) == 6
    assert alive() == []


def test_a_killed_worker_is_an_error_where_errors_are_raised(deadly: Path) -> None:
    run = Parser(cleaners=[DEADLY]).iter_articles(deadly, workers=2)
    with pytest.raises(WorkerError, match=r"33\.md: the process that read it was killed by SIGKILL"):
        list(run)
    assert alive() == []


def test_a_worker_killed_from_outside_costs_nothing(folder: Path, method: str) -> None:
    run = newsparse.iter_articles(folder, workers=2, on_error="skip")
    titles = [next(run).title]
    os.kill(alive()[0].pid, signal.SIGKILL)
    titles += [article.title for article in run]
    assert [article.title for article in newsparse.iter_articles(folder, on_error="skip")] == titles


def test_workers_that_are_killed_before_they_read_are_replaced_a_few_times(monkeypatch: pytest.MonkeyPatch) -> None:
    def die(*given: Any) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    monkeypatch.setattr(workers, "get_context", lambda: multiprocessing.get_context("fork"))
    monkeypatch.setattr(workers, "work", die)
    with pytest.raises(WorkerError, match="a worker process was killed by SIGKILL before it read anything"):
        list(newsparse.iter_articles(SEEDS, workers=2, on_error="skip"))
    assert alive() == []


def test_all_memory_is_named_without_workers_too(deadly: Path) -> None:
    run = Parser(cleaners=[DEADLY]).iter_articles(deadly / "50.md", on_error="skip")
    assert list(run) == []
    assert run.summary.skipped == ((str(deadly / "50.md"), "it takes more memory than there is"),)


def test_a_corpus_in_one_file_is_passed_on_as_it_is_read(tmp_path: Path) -> None:
    lines = [newsparse.dumps(newsparse.loads(POST.format(n=n)), "jsonl") for n in range(400)]
    (tmp_path / "all.jsonl").write_text("".join(lines), encoding="utf-8")
    run = newsparse.iter_articles(tmp_path / "all.jsonl", workers=2)
    titles = [next(run).title for _ in range(40)]
    # The one that takes over gives no article twice.
    os.kill(alive()[0].pid, signal.SIGKILL)
    titles += [article.title for article in run]
    assert [f"第{n}天" for n in range(400)] == titles


# -- parsers and processes that cannot be had ------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["spawn", "forkserver"])
def test_functions_that_do_not_pickle_are_named_with_the_way_out(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "get_context", lambda: multiprocessing.get_context(name))
    parser = Parser(cleaners=[Cleaner(id="mine", label="示例网", steps=(lambda lines, post: (),))])
    with pytest.raises(WorkerError, match=r"lambda.*put the functions of its cleaners into a module, or use workers=1"):
        list(parser.iter_articles(SEEDS, workers=2))


def test_a_forked_worker_needs_no_module(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "get_context", lambda: multiprocessing.get_context("fork"))
    parser = Parser(cleaners=[Cleaner(id="mine", label="示例网", steps=(lambda lines, post: (),))])
    assert len(list(parser.iter_articles(SEEDS, workers=2))) == 2


def in_a_notebook(code: str) -> subprocess.CompletedProcess[str]:
    """Run code whose functions are in no file."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=50)


def test_functions_of_a_notebook_are_named_too() -> None:
    run = in_a_notebook(f"""
import multiprocessing, newsparse
from newsparse.rules import Cleaner
multiprocessing.set_start_method("spawn")
def step(lines, post):
    return ()
parser = newsparse.Parser(cleaners=[Cleaner(id="mine", label="示例网", steps=(step,))])
try:
    list(parser.iter_articles({str(SEEDS)!r}, workers=2))
except newsparse.WorkerError as error:
    print(error)
""")
    assert "put the functions of its cleaners into a module, or use workers=1" in run.stdout
    assert run.stderr == ""


def test_a_script_without_a_guard_is_told(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(f"""
import multiprocessing, newsparse
multiprocessing.set_start_method("spawn", force=True)
try:
    print(len(list(newsparse.iter_articles({str(SEEDS)!r}, workers=2))))
except newsparse.WorkerError as error:
    print(error)
""")
    run = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=False, timeout=50)
    assert "if __name__ == '__main__'" in run.stdout


def test_a_process_that_may_have_no_children_says_so() -> None:
    with multiprocessing.get_context("fork").Pool(1) as pool:
        assert "use workers=1" in pool.apply(start_workers)


def start_workers() -> str:
    try:
        list(newsparse.iter_articles(SEEDS, workers=2))
    except WorkerError as error:
        return str(error)
    return ""


def test_errors_keep_their_cause_on_the_way() -> None:
    error = FormatError("a reason", path=("a.md",))
    error.__cause__ = OSError(2, "No such file")
    back = pickle.loads(pickle.dumps(error))  # noqa: S301  # our own
    assert (str(back), type(back.__cause__), back.__cause__.args) == (
        "a.md: a reason",
        FileNotFoundError,
        (2, "No such file"),
    )


def test_a_bug_surfaces_as_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> Iterator[Any]:
        raise KeyError("a bug")

    monkeypatch.setattr(workers, "get_context", lambda: multiprocessing.get_context("fork"))
    monkeypatch.setattr(events, "read_articles", broken)
    with pytest.raises(KeyError, match="a bug") as caught:
        list(newsparse.iter_articles(SEEDS, workers=2))
    assert "in a worker process:" in caught.value.__notes__[0]
    assert alive() == []


# -- nothing is left behind ------------------------------------------------------------------------------------------


def test_workers_end_with_an_iterator_that_is_closed(folder: Path, method: str) -> None:
    run = newsparse.iter_articles(folder, workers=2)
    next(run)
    assert alive()
    run.close()
    assert alive() == []
    assert list(run) == []


def test_workers_end_with_an_iterator_that_nobody_holds(folder: Path) -> None:
    gc.disable()
    try:
        run = newsparse.iter_articles(folder, workers=2)
        next(run)
        assert alive()
        del run
        assert alive() == []
    finally:
        gc.enable()


@pytest.mark.parametrize(
    ("name", "end"),
    [(name, signal.SIGKILL) for name in METHODS] + [(METHODS[0], signal.SIGTERM), (METHODS[0], signal.SIGINT)],
)
def test_workers_end_with_their_parent(folder: Path, name: str, end: signal.Signals) -> None:
    code = f"""
import multiprocessing, time, newsparse
multiprocessing.set_start_method({name!r})
run = newsparse.iter_articles({str(folder)!r}, workers=3, on_error="skip")
for n, article in enumerate(run):
    if n == 20:
        print(*[child.pid for child in multiprocessing.active_children()], flush=True)
        time.sleep(30)
"""
    # The measure of coverage now and then waits for ever once Ctrl-C has met it.
    env = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env
    ) as run:
        assert run.stdout
        assert run.stderr
        children = [int(pid) for pid in run.stdout.readline().split()]
        assert len(children) == 3
        run.send_signal(end)
        run.wait(20)
        err = run.stderr.read()
    limit = time.monotonic() + 10
    while any(map(is_alive, children)) and time.monotonic() < limit:
        time.sleep(0.05)
    assert not [pid for pid in children if is_alive(pid)]
    assert err.count("Traceback") == (1 if end is signal.SIGINT else 0), err


def is_alive(pid: int) -> bool:
    try:
        # One that nobody has waited for yet is dead all the same.
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
