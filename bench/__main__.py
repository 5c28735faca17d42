# a script, not a package
"""
How long newsparse takes, against the floor: what any reader of such posts must do.

The floor is ``frontmatter.loads(text)`` and ``LexborHTMLParser(body)``.  Both
are timed in turns, post by post and round by round, so that whatever else the
machine does falls on both.  See README.md beside this file.
"""

from __future__ import annotations

import argparse
import gc
import json
import platform
import statistics
import sys
from collections.abc import Callable, Iterable, Sequence
from importlib.metadata import version
from pathlib import Path
from time import perf_counter

import frontmatter
from selectolax.lexbor import LexborHTMLParser

import newsparse

SEEDS = Path(__file__).parent.parent / "tests" / "fixtures" / "seeds"
WRITERS = ("json", "jsonl", "text", "markdown", "hexo", "html")


def read_posts(places: Iterable[Path]) -> list[tuple[str, str]]:
    """Give text and body of each post that both sides can read."""
    posts: list[tuple[str, str]] = []
    for place in places:
        for file in sorted(place.rglob("*.md")) if place.is_dir() else [place]:
            text = file.read_text(encoding="utf-8")
            try:
                body = frontmatter.loads(text).content
                newsparse.loads(text)
            except Exception as error:  # noqa: BLE001  # whatever PyYAML makes of a broken header
                print(f"left out: {file.name}: {type(error).__name__}", file=sys.stderr)
            else:
                posts.append((text, body))
    return posts


def measure(posts: Sequence[tuple[str, str]], rounds: int) -> dict[str, list[float]]:
    """
    Time everything in turns.

    Args:
        posts: Text and body of each.
        rounds: How often.

    Returns:
        For each task the microseconds a post, one number a round.
    """
    articles = [newsparse.loads(text) for text, _ in posts]
    tasks: dict[str, Callable[[int], object]] = {
        "floor": lambda n: (frontmatter.loads(posts[n][0]), LexborHTMLParser(posts[n][1])),
        "loads": lambda n: newsparse.loads(posts[n][0]),
    }
    for writer in WRITERS:
        tasks[f"dumps {writer}"] = lambda n, writer=writer: newsparse.dumps(articles[n], writer)  # type: ignore[misc]
    times: dict[str, list[float]] = {name: [] for name in tasks}
    for turn in range(rounds + 1):
        spent = dict.fromkeys(tasks, 0.0)
        for n in range(len(posts)):
            for name, task in tasks.items():
                begin = perf_counter()
                task(n)
                spent[name] += perf_counter() - begin
        if turn:  # the first round only warms up
            for name, seconds in spent.items():
                times[name].append(seconds / len(posts) * 1e6)
    return times


def summarise(times: dict[str, list[float]]) -> dict[str, dict[str, float]]:
    """Give median, quartiles and minimum of each task, and the median of the rounds' ratios to the floor."""
    out: dict[str, dict[str, float]] = {}
    for name, values in times.items():
        low, middle, high = statistics.quantiles(values, n=4)
        ratios = [value / floor for value, floor in zip(values, times["floor"], strict=True)]
        out[name] = {
            "median": middle,
            "low": low,
            "high": high,
            "least": min(values),
            "ratio": statistics.median(ratios),
        }
    return out


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print a table, and write JSON where asked to."""
    parser = argparse.ArgumentParser(prog="python bench", description="Time newsparse against the floor.")
    parser.add_argument("posts", nargs="*", type=Path, default=[SEEDS], help="folders or posts; the two seeds if none")
    parser.add_argument("--rounds", type=int, default=200, help="how often; 200 if not given")
    parser.add_argument("--json", type=Path, help="where to write the numbers")
    options = parser.parse_args(arguments)
    posts = read_posts(options.posts)
    if not posts or options.rounds < 2:  # quartiles need two
        parser.error("no posts, or fewer than two rounds")
    gc.collect()
    rows = summarise(measure(posts, options.rounds))
    print(f"{len(posts)} posts, {options.rounds} rounds, microseconds a post")
    print(f"{'':16}{'median':>9}{'quartiles':>17}{'least':>9}{'x floor':>9}")
    for name, row in rows.items():
        spread = f"{row['low']:.0f} to {row['high']:.0f}"
        print(f"{name:16}{row['median']:9.0f}{spread:>17}{row['least']:9.0f}{row['ratio']:9.2f}")
    if options.json is not None:
        about = {
            "newsparse": version("newsparse"),
            "python": platform.python_version(),
            "machine": platform.platform(),
            "posts": len(posts),
            "rounds": options.rounds,
        }
        options.json.write_text(json.dumps({**about, "microseconds": rows}, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
