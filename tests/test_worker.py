"""What a worker process answers, asked here, where its end is seen."""

from __future__ import annotations

import errno
import multiprocessing
import os
import signal
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from queue import SimpleQueue
from types import SimpleNamespace
from typing import Any

import pytest
from deadly_steps import OddError

import newsparse
from newsparse import FormatError, NewsparseError, Parser, WorkerError
from newsparse._runs import events, worker, workers
from newsparse._runs.events import Ended, as_it_is
from newsparse._runs.wire import unpack

SEEDS = Path(__file__).parent / "fixtures" / "seeds"
POST = "---\ntitle: 第{n}天\n---\n<p>第{n}天的早市开张了。</p>"

fork = pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="this system forks no process")


class LocalError(NewsparseError):
    """An error of a plug-in that no other process can import."""

    __module__ = "nowhere"


@pytest.mark.parametrize(
    ("error", "sent"),
    [
        (FormatError("a reason", path=("a.md",)), FormatError("a reason", path=("a.md",))),
        (LocalError("a reason", path=("a.md",)), NewsparseError("a reason", path=("a.md",))),
        (OddError("很", "怪"), RuntimeError("OddError: 很 怪")),
    ],
)
def test_an_error_that_does_not_pickle_is_sent_as_what_it_says(error: Exception, sent: Exception) -> None:
    error.__cause__ = OddError("很", "怪")
    error.add_note("a note")
    got = worker._sendable(error)
    assert (type(got), str(got), got.__notes__, got.__cause__) == (type(sent), str(sent), ["a note"], None)


def items(count: int) -> list[events.Item]:
    return [(POST.format(n=n).encode(), (f"{n}.md",)) for n in range(count)]


@pytest.mark.parametrize("careful", [False, True])
def test_what_is_known_of_the_first_input_is_not_answered_again(careful: bool) -> None:  # noqa: FBT001  # both ways
    answers = list(worker._answers(Parser(), as_it_is, items(2), 1, careful=careful))
    events = [event for _, _, events in answers for event in events]
    assert [event if isinstance(event, Ended) else event.title for event in events] == [
        Ended(("0.md",)),
        "第1天",
        Ended(("1.md",)),
    ]
    assert [ended for ended, _, _ in answers] == ([1, 1] if careful else [2])


def test_a_bug_is_an_answer_with_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> Iterator[Any]:
        raise KeyError("a bug")

    monkeypatch.setattr(events, "read_articles", broken)
    ((ended, _, (error,)),) = worker._answers(Parser(), as_it_is, items(1), 0, careful=False)
    assert ended == 1
    assert isinstance(error, KeyError)
    assert error.__notes__[0].startswith("in a worker process:\nTraceback ")


@pytest.fixture
def pipe() -> Iterator[tuple[Connection, Connection]]:
    here, there = multiprocessing.Pipe()
    yield here, there
    here.close()
    there.close()


class EndedError(Exception):
    """Stands for the end of the process."""


def end(code: int) -> None:
    raise EndedError(code)


def test_a_worker_whose_parent_is_gone_ends(
    pipe: tuple[Connection, Connection], monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = pipe
    monkeypatch.setattr(os, "_exit", end)
    here.send(([], 0, False))
    here.close()
    batches = SimpleQueue[Any]()
    with pytest.raises(EndedError, match="1"):
        worker._listen(there, batches)
    assert (batches.get(), batches.empty()) == (([], 0, False), True)


def test_a_worker_hears_that_its_parent_ended_although_another_process_holds_the_pipe(
    pipe: tuple[Connection, Connection], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, there = pipe
    parent, sentinel = multiprocessing.Pipe()
    monkeypatch.setattr(os, "_exit", end)
    monkeypatch.setattr(worker, "parent_process", lambda: SimpleNamespace(sentinel=sentinel))
    parent.close()
    with sentinel, pytest.raises(EndedError, match="1"):
        worker._listen(there, SimpleQueue[Any]())


@pytest.fixture
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have `work` leave this process its signals, and hear of a batch and of the end."""
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    monkeypatch.setattr(worker, "_listen", lambda pipe, batches: [batches.put((items(2), 0, False)), batches.put(None)])


@pytest.mark.usefixtures("quiet")
def test_what_cannot_be_unpickled_is_the_answer_to_every_batch(pipe: tuple[Connection, Connection]) -> None:
    here, there = pipe
    worker.work(there, b"no pickle")
    assert here.recv_bytes() == worker.READY
    ended, begun, (fault,) = unpack(here.recv_bytes())
    assert (ended, begun, type(fault)) == (2, 0, WorkerError)
    assert str(fault).startswith("a worker process cannot have the parser: UnpicklingError: ")


@pytest.mark.usefixtures("quiet")
def test_nobody_is_told_when_the_parent_takes_no_answer(pipe: tuple[Connection, Connection]) -> None:
    here, there = pipe
    here.close()
    worker.work(there, (Parser(), as_it_is))


# -- what the parent does --------------------------------------------------------------------------------------------


def alive() -> list[Any]:
    return [child for child in multiprocessing.active_children() if child.name == "newsparse worker"]


def test_a_file_that_is_gone_counts_nothing(tmp_path: Path) -> None:
    assert workers._size(str(tmp_path / "gone.md")) == 0


@pytest.mark.parametrize(
    ("code", "how"),
    [
        (0, "ended with exit code 0"),
        (-int(signal.SIGTERM), "was killed by SIGTERM"),
        (-999, "was killed by signal 999"),
    ],
)
def test_how_a_process_ended_is_said(code: int, how: str) -> None:
    assert workers._end_of(code) == how


def test_a_process_that_cannot_be_started_is_an_error_with_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> None:
        raise OSError(errno.EAGAIN, "Resource temporarily unavailable")

    monkeypatch.setattr(multiprocessing.process.BaseProcess, "start", refuse)
    with pytest.raises(WorkerError, match=r"cannot start a worker process: .*unavailable; use workers=1"):
        next(newsparse.iter_articles(SEEDS, workers=2))


def test_workers_start_where_signals_cannot_be_held_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(signal, "pthread_sigmask", raising=False)
    assert len(list(newsparse.iter_articles(SEEDS, workers=2))) == 2
    assert alive() == []


def test_a_copy_in_another_process_leaves_the_workers_to_their_owner(monkeypatch: pytest.MonkeyPatch) -> None:
    run = newsparse.iter_articles(SEEDS / "sina.md", workers=2)
    next(run)
    with monkeypatch.context() as patch:
        patch.setattr(os, "getpid", lambda: -1)
        run.close()
    (worker,) = alive()
    worker.kill()
    worker.join()


@fork
def test_a_worker_that_does_not_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    def linger(pipe: Any, task: Any) -> None:
        worker.work(pipe, task)
        time.sleep(60)

    monkeypatch.setattr(workers, "get_context", lambda: multiprocessing.get_context("fork"))
    monkeypatch.setattr(workers, "work", linger)
    monkeypatch.setattr(workers, "_PATIENCE", 0.1)
    assert len(list(newsparse.iter_articles(SEEDS, workers=2))) == 2
    assert alive() == []
