"""
Inputs read by several processes, in the order they were given.

Each worker has a pipe of its own and gets batches of inputs through it; what
comes of them is taken in the order of the batches, and only so much ahead of
it that memory stays flat. A pool of the standard library breaks as a whole
when one of its processes is killed. Here the worker is replaced and its batch
sent again, now input by input; the one that kills its reader again is named.
"""

from __future__ import annotations

import os
import pickle
import signal
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import wait
from typing import Any

from attrs import define, field

from newsparse._pipeline import Settings
from newsparse._runs.events import Ended, Event, Item, Then, path_of
from newsparse._runs.wire import unpack
from newsparse._runs.worker import HINT, READY, work
from newsparse.errors import NewsparseError, WorkerError

__all__ = ["read_by_workers"]

_BATCH_ITEMS = 32
"""Inputs of a batch; more would make passing them on hardly cheaper."""
_BATCH_BYTES = 1 << 19
"""Bytes of a batch; so many as a worker reads in some hundredths of a second."""
_QUEUED = 2
"""Batches that a worker has: the one it reads, and the next, so that it never waits."""
_AHEAD = 4
"""Batches, for each worker, that are given out and whose events nobody has asked for yet."""
_EVENTS_AHEAD = 1 << 10
"""When more events wait, only the worker whose turn it is is listened to."""
_STILLBORN = 2
"""Processes, one after the other, that may be killed before they can read."""
_PATIENCE = 5
"""Seconds that a worker with nothing left to do has to end."""


def read_by_workers(parser: Settings, items: Iterable[Item], then: Then, workers: int) -> Generator[Event, None, None]:
    """
    Yield what `read_all` does, read by several processes.

    Args:
        parser: The settings.
        items: What to read.
        then: What to make of each article, in the worker.
        workers: The number of processes.

    Raises:
        WorkerError: A worker process cannot be started.
    """
    team = _Team(parser, then, workers)
    batches = _batches(items, workers)
    following = next(batches, None)
    given: deque[_Batch] = deque()
    at_once = True
    try:
        while following is not None or given:
            while following is not None and len(given) < _AHEAD * workers and team.give(following):
                given.append(following)
                following = next(batches, None)
            first = given[0]
            while first.events:
                event = first.events.popleft()
                if isinstance(event, Exception):
                    raise event
                yield event
            if first.items:
                team.listen(first, to_all=sum(len(batch.events) for batch in given) < _EVENTS_AHEAD)
            else:
                given.popleft()
        at_once = False
    finally:
        team.end(at_once=at_once)


def _batches(items: Iterable[Item], workers: int) -> Iterator[_Batch]:
    """Yield batches that grow, so that few inputs are shared out, too; what went wrong already is one of its own."""
    batch, size, count = _Batch(deque()), 0, 0
    for item in items:
        if isinstance(item, NewsparseError):
            if batch.items:
                yield batch
            yield _Batch(deque(), deque([Ended(item.path, item)]))
            batch, size = _Batch(deque()), 0
            continue
        batch.items.append(item)
        size += _size(item)
        count += 1
        if size >= _BATCH_BYTES or len(batch.items) >= min(_BATCH_ITEMS, 1 + count // (_AHEAD * workers)):
            yield batch
            batch, size = _Batch(deque()), 0
    if batch.items:
        yield batch


def _size(item: str | tuple[bytes, tuple[str, ...]]) -> int:
    if not isinstance(item, str):
        return len(item[0])
    try:
        return os.path.getsize(item)  # noqa: PTH202  # a path object costs as much as asking
    except OSError:
        return 0  # the worker says why


@define(eq=False)
class _Batch:
    """Some inputs, and what has come of them so far."""

    items: deque[Item]
    """Those that have not ended."""
    events: deque[Event] = field(factory=deque)
    """What came and was not given on."""
    begun: int = 0
    """How many events of the first item came."""
    careful: bool = False
    """Whether a worker died over it: each item is then answered by itself."""

    def take(self, ended: int, begun: int, events: list[Event]) -> None:
        """Note what a worker says."""
        for _ in range(ended):
            self.items.popleft()
        self.begun = begun
        self.events.extend(events)


@define(eq=False)
class _Worker:
    """A process, this end of its pipe, and the batches it has."""

    process: Any
    pipe: Any
    batches: deque[_Batch] = field(factory=deque)
    ready: bool = False


class _Team:
    """The worker processes of one run."""

    def __init__(self, parser: Settings, then: Then, workers: int) -> None:
        self._context = get_context()
        self._size = workers
        self._workers: list[_Worker] = []
        self._owner = os.getpid()
        self._stillborn = 0
        # A forked process has all that this one has; any other is sent it.
        forked = self._context.get_start_method() == "fork"
        self._task: Any = (parser, then) if forked else _pickled(parser, then)

    def give(self, batch: _Batch) -> bool:
        """Give a batch to the worker that has least to do, or say that all have enough."""
        if not batch.items:
            return True
        least = min(self._workers, key=lambda worker: len(worker.batches), default=None)
        if (least is None or least.batches) and len(self._workers) < self._size:
            least = self._started()
        if least is None or len(least.batches) >= _QUEUED:
            return False
        self._send(least, batch)
        return True

    def listen(self, first: _Batch, *, to_all: bool) -> None:
        """
        Wait for news of some batch, and note it.

        Raises:
            WorkerError: A worker process cannot be started.
        """
        heard = self._workers if to_all else [worker for worker in self._workers if first in worker.batches]
        ready = set(wait([end for worker in heard for end in (worker.pipe, worker.process.sentinel)]))
        for worker in list(heard):
            if worker.pipe in ready or worker.process.sentinel in ready:
                self._hear(worker)

    def _hear(self, worker: _Worker) -> None:
        try:
            # A dead one's last words may still be in the pipe.
            message = worker.pipe.recv_bytes() if worker.pipe.poll() else None
        except (EOFError, OSError):
            message = None
        if message is None:
            self._replace(worker)
        elif message == READY:
            worker.ready = True
            self._stillborn = 0
        else:
            batch = worker.batches[0]
            batch.take(*unpack(message))
            if not batch.items:
                worker.batches.popleft()

    def _replace(self, worker: _Worker) -> None:
        """Bury a worker, and have another go on where it was."""
        self._workers.remove(worker)
        worker.pipe.close()
        worker.process.join()
        how = _end_of(worker.process.exitcode)
        self._stillborn += not worker.ready
        if not worker.ready and (worker.process.exitcode >= 0 or self._stillborn > _STILLBORN):
            reason = f"a worker process {how} before it read anything; a program that is run as a script needs"
            raise WorkerError(f"{reason} if __name__ == '__main__' around what it does, or workers=1")
        if worker.ready and worker.batches:
            batch = worker.batches[0]
            if batch.careful:
                path = path_of(batch.items[0])
                fault = WorkerError(f"the process that read it {how}", path=path)
                batch.take(1, 0, [Ended(path, fault)])
            batch.careful = True
        left = [batch for batch in worker.batches if batch.items]
        if left:
            successor = self._started()
            for batch in left:
                self._send(successor, batch)

    def _send(self, worker: _Worker, batch: _Batch) -> None:
        worker.batches.append(batch)
        with suppress(OSError):  # it is dead, which is heard from its sentinel
            worker.pipe.send((list(batch.items), batch.begun, batch.careful))

    def _started(self) -> _Worker:
        here, there = self._context.Pipe()
        process = self._context.Process(target=work, args=(there, self._task), name="newsparse worker", daemon=True)
        try:
            with _no_interrupts():
                process.start()
        except (OSError, AssertionError) as error:
            # A daemonic process, such as those of multiprocessing.Pool, may have no children.
            here.close()
            raise WorkerError(f"cannot start a worker process: {error}; use workers=1") from error
        finally:
            there.close()
        worker = _Worker(process, here)
        self._workers.append(worker)
        return worker

    def end(self, *, at_once: bool) -> None:
        """End all workers; they have nothing to lose."""
        if os.getpid() != self._owner:
            return  # a process that was forked meanwhile, and has a copy of us
        for worker in self._workers:
            if at_once:
                worker.process.kill()
                continue
            with suppress(OSError):
                worker.pipe.send(None)
        for worker in self._workers:
            worker.process.join(_PATIENCE)
            if worker.process.exitcode is None:
                worker.process.kill()
                worker.process.join()
            worker.pipe.close()
        self._workers.clear()


def _pickled(parser: Settings, then: Then) -> bytes:
    try:
        return pickle.dumps((parser, then))
    except Exception as error:  # pickle raises all sorts
        raise WorkerError(f"the parser cannot be sent to a worker process: {error}; {HINT}") from error


def _end_of(code: int | None) -> str:
    """Say how a process ended."""
    if code is None or code >= 0:
        return f"ended with exit code {code}"
    try:
        return f"was killed by {signal.Signals(-code).name}"
    except ValueError:
        return f"was killed by signal {-code}"


@contextmanager
def _no_interrupts() -> Iterator[None]:
    """Let a process that starts meanwhile know nothing of Ctrl-C, which is this one's to answer."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
