"""Time tasks in turns, and say what came out."""

from __future__ import annotations

import gc
import statistics
from collections.abc import Callable, Mapping, Sequence
from time import process_time
from typing import TypeVar

__all__ = ["Row", "measure", "table"]

T = TypeVar("T")
Row = dict[str, float]

_TOO_LONG = 30.0
"""Seconds that a task may take for all samples once; what takes longer is named and left out."""


def measure(
    tasks: Mapping[str, Callable[[T], object]], samples: Sequence[T], rounds: int, *, per: int = 1
) -> dict[str, Row]:
    """
    Time every task on every sample, in turns and round by round.

    Whatever else the machine does then falls on all tasks alike. What counts
    is the time of the processor, not of the clock: other programs' turns are
    no one's. The first round is thrown away.

    Args:
        tasks: By name; the first is what the others are compared with.
        samples: What they are given.
        rounds: How often, at least two.
        per: How many posts a sample holds.

    Returns:
        For each task the median microseconds a post, the quartiles, the
        least, and the median of the rounds' ratios to the first task.
    """
    tasks = dict(tasks)
    times: dict[str, list[float]] = {name: [] for name in tasks}
    failed: dict[str, str] = {}
    for turn in range(rounds + 1):
        spent = dict.fromkeys(tasks, 0.0)
        for sample in samples:
            for name, task in tasks.items():
                begin = process_time()
                try:
                    task(sample)
                except Exception as error:  # noqa: BLE001  # whatever a peer makes of it
                    failed.setdefault(name, f"{type(error).__name__}: {error}"[:200])
                spent[name] += process_time() - begin
        gc.collect()
        for name, seconds in spent.items():
            if turn == 0 and seconds > _TOO_LONG:
                print(f"left out: {name} takes {seconds:.0f} s")
                del tasks[name], times[name]
            elif turn:
                times[name].append(seconds / len(samples) / per * 1e6)
    for name, reason in failed.items():
        print(f"{name} failed on a sample: {reason}")
    first = next(iter(times.values()))
    return {name: _row(values, first) for name, values in times.items()}


def _row(values: list[float], first: list[float]) -> Row:
    low, middle, high = statistics.quantiles(values, n=4)
    ratio = statistics.median([value / other for value, other in zip(values, first, strict=True)])
    return {"median": middle, "low": low, "high": high, "least": min(values), "ratio": ratio}


def table(title: str, rows: Mapping[str, Row]) -> None:
    """Print rows."""
    print(f"\n{title}: microseconds a post")
    print(f"{'':20}{'median':>10}{'quartiles':>20}{'least':>10}{'x first':>9}")
    for name, row in rows.items():
        spread = f"{row['low']:.0f} to {row['high']:.0f}"
        print(f"{name:20}{row['median']:10.0f}{spread:>20}{row['least']:10.0f}{row['ratio']:9.2f}")
