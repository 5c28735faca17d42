"""What a worker process does: it takes batches of inputs from a pipe and puts into it what comes of them."""

from __future__ import annotations

import os
import pickle
import signal
import traceback
from collections.abc import Iterator
from multiprocessing import parent_process
from multiprocessing.connection import wait
from queue import SimpleQueue
from threading import Thread
from typing import Any

from newsparse._pipeline import Settings
from newsparse._runs.events import Ended, Event, Item, Then, events_of
from newsparse._runs.wire import pack
from newsparse.errors import NewsparseError, WorkerError

__all__ = ["HINT", "READY", "work"]

READY = b""
"""The first message, for a worker that can start."""

HINT = "put the functions of its cleaners into a module, or use workers=1"
"""What a user can do where a parser does not pickle."""

_MESSAGE_EVENTS = 32
"""Events of a message: a corpus in one file is passed on as it is read."""


def work(pipe: Any, task: Any) -> None:
    """
    Answer batches until there are no more, or the parent is gone.

    Args:
        pipe: This process' end of the pipe. Batches are the inputs, the number of events of the first
            that are known already, and whether to answer input by input; `None` is the end. Answers are the number of inputs
            that ended, the number of events of the next, and the new events of them all.
        task: The parser and what to make of articles, pickled unless this process was forked.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    batches: SimpleQueue[Any] = SimpleQueue()
    Thread(target=_listen, args=(pipe, batches), daemon=True).start()
    try:
        try:
            parser, then = pickle.loads(task) if isinstance(task, bytes) else task  # noqa: S301  # from our parent
        except Exception as error:  # noqa: BLE001  # whatever importing the user's module raises
            fault = WorkerError(f"a worker process cannot have the parser: {type(error).__name__}: {error}; {HINT}")
            pipe.send_bytes(READY)
            for batch in iter(batches.get, None):
                pipe.send_bytes(pack((len(batch[0]), 0, [fault])))
            return
        pipe.send_bytes(READY)
        for items, begun, careful in iter(batches.get, None):
            for answer in _answers(parser, then, items, begun, careful=careful):
                pipe.send_bytes(pack(answer))
    except OSError:
        return  # the parent is gone


def _listen(pipe: Any, batches: SimpleQueue[Any]) -> None:
    """Take batches as they come: a parent that sends never waits for one that answers."""
    parent = parent_process()
    ends = [pipe] if parent is None else [pipe, parent.sentinel]
    try:
        # Forked processes, this one too, hold copies of the pipe's other end, so the parent's death is told apart.
        while wait(ends) == [pipe]:
            batches.put(batch := pipe.recv())
            if batch is None:
                return
    except (EOFError, OSError):
        pass
    os._exit(1)


def _answers(
    parser: Settings, then: Then, items: list[Item], begun: int, *, careful: bool
) -> Iterator[tuple[int, int, list[Event]]]:
    ended, events = 0, []
    for item in items:
        for count, event in enumerate(_sendable_events(parser, item, then), start=1):
            if count > begun:
                events.append(event)
            if len(events) >= _MESSAGE_EVENTS:
                yield ended, count, events
                ended, events = 0, []
        ended, begun = ended + 1, 0
        if careful:
            yield ended, 0, events
            ended, events = 0, []
    if ended:
        yield ended, 0, events


def _sendable_events(parser: Settings, item: Item, then: Then) -> Iterator[Event]:
    try:
        for event in events_of(parser, item, then):
            if isinstance(event, Ended) and event.error is not None:
                yield Ended(event.path, _sendable(event.error))
            else:
                yield event
    except Exception as error:  # noqa: BLE001  # a bug, in a plug-in perhaps, which ends the run in the parent
        error.add_note(f"in a worker process:\n{''.join(traceback.format_exception(error))}")
        yield _sendable(error)


def _sendable(error: Exception) -> Any:
    """Give an error that pickles: itself, without its cause, or what it says."""
    for _ in range(2):
        try:
            pickle.loads(pickle.dumps(error))  # noqa: S301  # our own
        except Exception:  # noqa: BLE001  # exceptions of others pickle as they like
            error.__cause__ = None
        else:
            return error
    plain = (
        NewsparseError(error.reason, path=error.path)
        if isinstance(error, NewsparseError)
        else RuntimeError(f"{type(error).__name__}: {error}")
    )
    for note in getattr(error, "__notes__", ()):
        plain.add_note(note)
    return plain
