"""Tables and a plot of the latest figures of ``bench/``, made from its JSON, so that no number is copied."""

from __future__ import annotations

import html
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from docutils.parsers.rst import Directive
from registry_tables import Row, Table
from sphinx.application import Sphinx

FILE = Path(__file__).parents[1] / "explanation" / "performance.json"
_POSTS = 100_000_000
_DAY = 86_400


def figures() -> dict[str, Any]:
    """Give what was measured."""
    found: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return found


def about(found: dict[str, Any]) -> Iterator[Row]:
    """Give versions and sizes."""
    yield "what", "which"
    yield (
        "newsparse, Python",
        f"{found['about']['newsparse']}, {found['about']['python']} on {found['about']['machine']}",
    )
    yield "peers", ", ".join([f"{name} {version}" for name, version in found["about"]["peers"].items()])
    yield "made posts, rounds", f"{found['about']['sample']}, {found['about']['rounds']}"
    yield "made archive", f"{found['about']['archive']:,} posts"


def times(name: str) -> Callable[[dict[str, Any]], Iterator[Row]]:
    """Give the table of a sample."""

    def rows(found: dict[str, Any]) -> Iterator[Row]:
        yield "", "µs, median", "quartiles", "× first"
        for task, row in found["times"][name].items():
            spread = f"{row['low']:,.0f}–{row['high']:,.0f}"
            yield f"`{task}", f"{row['median']:,.0f}", spread, f"{row['ratio']:.2f}"

    return rows


def lengths(found: dict[str, Any]) -> Iterator[Row]:
    """Give the cost of growing lengths."""
    yield "characters", "newsparse, µs for 1,000", "floor, µs for 1,000"
    for row in found["lengths"]:
        yield f"{row['characters']:,.0f}", f"{row['newsparse']:.0f}", f"{row['floor']:.0f}"


def stages(found: dict[str, Any]) -> Iterator[Row]:
    """Give the shares of the stages."""
    yield "stage", "share"
    for name, share in found["stages"].items():
        yield name, f"{share:.0%}"


def memory(found: dict[str, Any]) -> Iterator[Row]:
    """Give the memory of an article."""
    yield "an article", ""
    for name, value in found["memory"].items():
        yield name, f"{value:,.0f}"


def corpus(found: dict[str, Any]) -> Iterator[Row]:
    """Give what whole programs took."""
    yield "program", "µs of processor a post", "MB at most, a hundredth", "MB at most, all"
    for name, row in found["corpus"].items():
        processor = f"{row['microseconds of processor']:,.0f}"
        yield f"`{name}", processor, f"{row['megabytes of few']:.0f}", f"{row['megabytes of all']:.0f}"


def scale(found: dict[str, Any]) -> Iterator[Row]:
    """Work out what a hundred million posts take."""
    row = found["corpus"]["parse --to parquet"]
    yield "cores", "time", "reads, MB/s", "writes, MB/s", "files opened a second"
    for cores in (1, 2, 16, 64, 256, 1024):
        seconds = _POSTS * row["microseconds of processor"] / 1e6 / cores
        span = f"{seconds / _DAY:.1f} days" if seconds > _DAY else f"{seconds / 3600:.1f} hours"
        rate = _POSTS / seconds
        read, written = (f"{row[what] * rate / 1e6:,.1f}" for what in ("bytes read", "bytes written"))
        yield f"{cores:,}", span, read, written, f"{rate:,.0f}"


TABLES: dict[str, Callable[[dict[str, Any]], Iterable[Row]]] = {
    "about": about,
    "lengths": lengths,
    "stages": stages,
    "memory": memory,
    "corpus": corpus,
    "scale": scale,
    **{name: times(name) for name in ("seeds", "made", "long", "pages", "writers", "headers", "loaders")},
}


class BenchTable(Table):
    """``bench-table``: one of the tables above."""

    def run(self) -> list[nodes.Node]:
        """Return the table."""
        return [self.table(TABLES[self.arguments[0]](figures()))]


class BenchPlot(Directive):
    """``bench-plot``: the times of a sample as bars."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the picture."""
        rows = figures()["times"][self.arguments[0]]
        return [nodes.raw("", plot({name: row["median"] for name, row in rows.items()}), format="html")]


def plot(values: dict[str, float]) -> str:
    """Return bars as SVG, the quickest first."""
    ordered = sorted(values.items(), key=lambda item: item[1])
    most, height = ordered[-1][1], 26
    bars = []
    for number, (name, value) in enumerate(ordered):
        y, width = number * height, max(1, 420 * value / most)
        colour = "#2563eb" if name.startswith("newsparse") else "#9ca3af"
        bars.append(
            f'<text x="150" y="{y + 17}" text-anchor="end">{html.escape(name)}</text>'
            f'<rect x="158" y="{y + 4}" width="{width:.1f}" height="18" rx="2" fill="{colour}"/>'
            f'<text x="{164 + width:.1f}" y="{y + 17}">{value:,.0f} µs</text>'
        )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 660 {len(ordered) * height}" role="img" '
        'aria-label="Microseconds a post" style="max-width:660px" font-size="13" fill="currentColor">'
        f"{''.join(bars)}</svg>"
    )


def setup(app: Sphinx) -> dict[str, bool]:
    """Make the directives known."""
    app.add_directive("bench-table", BenchTable)
    app.add_directive("bench-plot", BenchPlot)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
