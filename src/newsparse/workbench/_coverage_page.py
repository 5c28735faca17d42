"""Coverage as a page with charts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from newsparse.workbench._coverage import Coverage, Look, SourceCoverage
from newsparse.workbench._html_page import html_page, text_html

__all__ = ["coverage_page"]

_STYLE = """\
.facts { display: flex; flex-wrap: wrap; gap: .6rem 2rem; margin: 1rem 0; padding: 0; list-style: none; }
.facts strong { display: block; font-size: 1.6rem; line-height: 1.2; }
.chart { display: grid; grid-template-columns: minmax(6rem, 14rem) minmax(0, 1fr) auto; gap: .35rem .8rem; align-items: center; }
.chart .label { text-align: right; }
.chart .number { font-variant-numeric: tabular-nums; white-space: nowrap; }
svg { display: block; width: 100%; height: 1rem; background: var(--panel); border-radius: .2rem; }
svg.bins { height: 3rem; background: none; border-bottom: 1px solid var(--line); max-width: 24rem; }
rect { fill: var(--bar); }
rect.rest { fill: var(--bad); }
.key span { display: inline-block; width: .8rem; height: .8rem; border-radius: .2rem; background: var(--bar); margin-right: .3rem; }
.key span.rest { background: var(--bad); margin-left: 1rem; }
.looks { padding: 0; list-style: none; margin: .4rem 0; }
.looks li { border-top: 1px solid var(--line); padding: .35rem 0; }
.scale { display: flex; justify-content: space-between; max-width: 24rem; }
@media (max-width: 40rem) {
  body { padding: .8rem; }
  .chart { grid-template-columns: minmax(0, 1fr) auto; }
  .chart .label { text-align: left; grid-column: 1 / -1; margin-bottom: -.3rem; }
}
"""

_KEY = (
    '<section><h2>Posts by source</h2><p class="key faint"><span></span>read by a cleaner of their own'
    '<span class="rest"></span>by the shared rules alone</p>'
)
_ROWS = 60
"""Sources in a chart; what is rarer is in the list below."""


def coverage_page(coverage: Coverage) -> str:
    """
    Show a coverage with charts.

    Args:
        coverage: What to show.

    Returns:
        A page in one piece of HTML, escaped, that loads nothing and runs nothing; the charts are SVG in it.

    .. versionadded:: 0.1.0
    """
    sources = coverage.sources
    parts = [
        f'<header><h1>Coverage of {coverage.posts:,} posts</h1></header>\n<ul class="facts">',
        _fact(f"{len(sources):,}", "sources"),
        _fact(_percent(coverage.known, coverage.posts), "read by a cleaner of their own"),
        _fact(f"{len(coverage.skipped):,}", "could not be read"),
        _fact(f"{sum(coverage.issues.values()):,}", "issues"),
        "</ul>\n",
        _KEY,
        _chart([(one.name, one.known, one.posts, f"{one.posts:,}") for one in sources[:_ROWS]]),
        "</section>\n<section><h2>Share of text taken out</h2>",
        _chart([(one.name, one.share, 0, f"{one.share:.1%}") for one in sources[:_ROWS]]),
        "</section>\n",
    ]
    if coverage.issues:
        parts += ["<section><h2>Issues by code</h2>", _chart(_counted(coverage.issues)), "</section>\n"]
    parts += ["<section><h2>Source by source</h2>", *[_source(one) for one in sources], "</section>\n"]
    if coverage.skipped:
        rows = [
            f"<li>{text_html(path)}<br><span class='faint'>{text_html(why)}</span></li>"
            for path, why in coverage.skipped
        ]
        parts += ["<section><h2>What could not be read</h2><ul class='looks'>", *rows, "</ul></section>\n"]
    return html_page(f"Coverage of {coverage.posts} posts – newsparse", _STYLE, "".join(parts))


def _fact(number: str, what: str) -> str:
    return f"<li><strong>{number}</strong>{what}</li>"


def _percent(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else "–"


def _counted(counts: Mapping[str, int]) -> list[tuple[str, float, float, str]]:
    return [(name, count, 0, f"{count:,}") for name, count in counts.items()]


def _chart(rows: Iterable[tuple[str, float, float, str]]) -> str:
    """Give bars: a label, the length of the bar, the length with its other part, and the number to print."""
    rows = list(rows)
    longest = max([max(part, whole) for _, part, whole, _ in rows], default=0) or 1
    bars = [
        f'<div class="label">{text_html(label)}</div>{_bar(part / longest, whole / longest, f"{label}: {number}")}'
        f'<div class="number">{number}</div>'
        for label, part, whole, number in rows
    ]
    return f'<div class="chart">{"".join(bars)}</div>'


def _bar(part: float, whole: float, label: str) -> str:
    rest = f'<rect class="rest" width="{100 * whole:.2f}" height="10"></rect>' if whole > part else ""
    bar = f'<rect width="{100 * part:.2f}" height="10"></rect>' if part else ""
    return f'<svg role="img" aria-label="{text_html(label)}" viewBox="0 0 100 10" preserveAspectRatio="none">{rest}{bar}</svg>'


def _source(one: SourceCoverage) -> str:
    cleaners = ", ".join([f"{name} ({count:,})" for name, count in one.cleaners.items()])
    issues = ", ".join([f"{code} {count:,}" for code, count in one.issues.items()]) or "none"
    looks = "".join(map(_look, one.looks))
    return (
        f"<details><summary>{text_html(one.name)} – {one.posts:,} post{'s' * (one.posts != 1)}</summary>"
        f"<p>Cleaner: {text_html(cleaners)}<br>Issues: {text_html(issues)}<br>"
        f"With credits: {_percent(one.credited, one.posts)}<br>"
        f"Taken out: {one.share:.1%} of all text, {one.usual:.1%} of the usual post</p>{_bins(one)}"
        f"{f'<p>Worth a look:</p><ul class=looks>{looks}</ul>' if looks else ''}</details>"
    )


def _bins(one: SourceCoverage) -> str:
    """How many posts lost how much of their text."""
    most = max(one.shares) or 1
    bars = [
        f'<rect x="{10 * place + 0.5}" y="{30 - 30 * count / most:.2f}" width="9" height="{30 * count / most:.2f}"></rect>'
        for place, count in enumerate(one.shares)
        if count
    ]
    told = ", ".join([f"{10 * place}–{10 * place + 10} %: {count}" for place, count in enumerate(one.shares) if count])
    return (
        f'<svg class="bins" role="img" aria-label="posts by the share of text taken out: {told}" viewBox="0 0 100 30" '
        f'preserveAspectRatio="none">{"".join(bars)}</svg><div class="scale faint"><span>0 %</span>'
        "<span>of the text taken out</span><span>100 %</span></div>"
    )


def _look(look: Look) -> str:
    detail = f" ({text_html(look.detail)})" if look.detail else ""
    return f'<li>{text_html(look.title)}<br><span class="faint">{look.why}{detail} · {text_html(look.path)}</span></li>'
