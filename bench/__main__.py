# a script, not a package
"""
How long newsparse takes, against the floor and against its peers, and what memory; README.md says how.

The floor is ``frontmatter.loads(text)`` and ``LexborHTMLParser(body)``: what any reader of such posts must do.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import frontmatter
import made
import tasks
from resources import allocations, corpus, stages
from tasks import Sample
from timing import Row, measure, table

import newsparse
from newsparse._version import __version__

SEEDS = Path(__file__).parent.parent / "tests" / "fixtures" / "seeds"


def read_posts(texts: Iterable[tuple[str, str]]) -> list[Sample]:
    """Give what of pairs of name and text both sides can read."""
    samples: list[Sample] = []
    for name, text in texts:
        try:
            body = frontmatter.loads(text).content
            newsparse.loads(text)
        except Exception as error:  # noqa: BLE001  # whatever PyYAML makes of a broken header
            print(f"left out: {name}: {type(error).__name__}")
        else:
            samples.append(Sample(text=text, html=f"<html><body>{body}</body></html>"))
    return samples


def from_places(places: Iterable[Path]) -> list[Sample]:
    """Read posts, and saved pages, from files and folders."""
    files = [file for place in places for file in (sorted(place.rglob("*.md")) if place.is_dir() else [place])]
    return read_posts((file.name, file.read_text(encoding="utf-8", errors="replace")) for file in files)


def made_posts(count: int) -> list[Sample]:
    """Make posts."""
    return read_posts((name, data.decode("utf-8", "replace")) for name, data in map(made.post, range(count)))


def made_pages(count: int) -> list[Sample]:
    """Make saved pages."""
    pages = [made.page(number).decode() for number in range(count)]
    return [Sample(text=page, html=page, front_matter=False) for page in pages]


def forms_of(count: int) -> dict[str, bytes]:
    """Give the same made stories in the forms that loaders read."""
    articles = [newsparse.loads(text) for text in (sample.text for sample in made_posts(count))]
    lines = "".join([newsparse.dumps(article, "jsonl") for article in articles])
    return {"feed": made.feed(range(count)), "jsonl": lines.encode()}


def linear(rounds: int, longest: int) -> list[dict[str, float]]:
    """Time made posts of growing length."""
    found = []
    for size in (10_000, 100_000, 1_000_000, 10_000_000):
        if size > longest:
            break
        (sample,) = read_posts([("long", made.post(0, seed=2, size=size)[1].decode())])
        row = measure(tasks.own_tasks(), [sample], max(2, min(rounds, 20_000_000 // size)))
        per = len(sample.text) / 1000
        own, floor = row["newsparse.loads"], row["floor"]
        found.append({"characters": len(sample.text), "newsparse": own["median"] / per, "floor": floor["median"] / per})
    return found


def run(options: argparse.Namespace) -> dict[str, Any]:
    """Measure all, and print it."""
    own, rounds = tasks.own_tasks(), options.rounds
    everything = {**own, **tasks.peer_tasks()}
    posts = made_posts(options.sample)
    times: dict[str, dict[str, Row]] = {}

    def take(name: str, title: str, chosen: dict[str, tasks.Task], samples: Sequence[Sample], times_each: int) -> None:
        times[name] = measure(chosen, samples, max(2, times_each))
        table(title, times[name])

    if options.posts:
        given = from_places(options.posts)
        take("given", f"{len(given)} posts given", everything, given, rounds)
    seeds = from_places([SEEDS])
    take("seeds", f"{len(seeds)} seeds", everything, seeds, rounds)
    take("made", f"{len(posts)} made posts", everything, posts, rounds // 4)
    long = read_posts([("long", made.post(0, seed=2, size=min(1_000_000, options.longest))[1].decode())])
    take("long", f"a post of {len(long[0].text):,} characters", everything, long, rounds // 8)
    pages = made_pages(max(1, options.sample // 4))
    take("pages", f"{len(pages)} saved pages", everything, pages, rounds // 4)
    take("writers", f"writers, {len(posts)} made posts", tasks.writer_tasks(posts), posts, rounds // 4)
    heads = [Sample(text=f"---{sample.text.split('---', 2)[1]}---\n<p>。</p>\n", html="") for sample in posts]
    take("headers", f"headers of {len(posts)} made posts", tasks.header_tasks(), heads, rounds // 2)

    stories = min(50, options.sample)
    times["loaders"] = measure(tasks.loader_tasks(forms_of(stories)), long, max(2, rounds // 4), per=stories)
    table(f"loaders, {stories} made stories in one input", times["loaders"])

    found: dict[str, Any] = {"times": times, "lengths": linear(rounds, options.longest)}
    print("\nlength: microseconds for 1,000 characters")
    for row in found["lengths"]:
        print(f"{row['characters']:>12,.0f}{row['newsparse']:10.1f}   floor {row['floor']:.1f}")
    found["stages"] = stages([sample.text for sample in posts], options.seconds)
    print("\nstages of newsparse.loads, made posts")
    for name, share in found["stages"].items():
        print(f"{name:20}{share:10.1%}")
    found["memory"] = allocations([sample.text for sample in posts])
    print("\nmemory, an article")
    for name, value in found["memory"].items():
        print(f"{name:20}{value:10,.0f}")
    if options.archive:
        with tempfile.TemporaryDirectory() as folder:
            made.write(Path(folder), options.archive)
            files = sorted(str(file) for file in Path(folder).rglob("*.md"))
            found["corpus"] = corpus(files, max(1, options.archive // 100), options.runs)
        print(f"\na made archive of {options.archive:,} posts")
        for name, values in found["corpus"].items():
            print(f"{name:26}" + "   ".join([f"{value:,.0f} {what}" for what, value in values.items()]))
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print tables, and write JSON where asked to."""
    parser = argparse.ArgumentParser(prog="python bench", description="Time newsparse against the floor and its peers.")
    parser.add_argument("posts", nargs="*", type=Path, help="folders or posts of your own, besides")
    parser.add_argument("--rounds", type=int, default=40, help="how often, for the seeds; larger samples less often")
    parser.add_argument("--sample", type=int, default=100, help="how many posts are made for what is timed one by one")
    parser.add_argument("--longest", type=int, default=10_000_000, help="characters of the longest post")
    parser.add_argument("--archive", type=int, default=20_000, help="how many for whole programs; 0 for none")
    parser.add_argument("--runs", type=int, default=3, help="how often whole programs run")
    parser.add_argument("--seconds", type=float, default=10, help="how long the profile is taken")
    parser.add_argument("--json", type=Path, help="where to write the numbers")
    parser.add_argument("--made", type=Path, metavar="FOLDER", help="only write the made archive there")
    options = parser.parse_args(arguments)
    if options.made is not None:
        made.write(options.made, options.archive)
        return 0
    found = run(options)
    if options.json is not None:
        about = {
            "newsparse": __version__,
            "python": platform.python_version(),
            "machine": platform.machine(),
            "peers": tasks.peer_versions(),
            "rounds": options.rounds,
            "sample": options.sample,
            "archive": options.archive,
        }
        options.json.write_text(json.dumps({"about": about, **found}, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
