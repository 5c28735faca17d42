"""Drawings of a description, by matplotlib."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from io import BytesIO
from typing import Any

from newsparse._optional import optional
from newsparse.errors import NewsparseError

__all__ = ["chinese_font", "figure_of"]

_FONTS = (
    "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN", "PingFang SC", "Hiragino Sans GB",
    "Microsoft YaHei", "SimHei", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei", "Heiti SC", "STHeiti", "Droid Sans Fallback",
    "Noto Sans CJK JP", "Noto Sans CJK TC", "Noto Sans TC", "PingFang TC", "Microsoft JhengHei", "Arial Unicode MS", "SimSun",
    "Noto Serif CJK SC", "Noto Serif CJK JP", "Songti SC",
)  # fmt: skip
"""Those that show simplified Chinese best come first."""
_SOURCES = 9
"""Told apart by colour; the rest are one."""
_OTHERS = "others"
_BARS = 12
_LONGEST_GAP = 60
"""Months without posts that are shown as they are; more of them are a wrong time's, which would leave no room for the others."""
_BREAK = "…"
_PLAIN = "DejaVu Sans"
"""It comes with matplotlib."""


def figure_of(
    *,
    by_source_and_month: Mapping[tuple[str, str | None], int],
    lengths: tuple[int, ...],
    credits: Mapping[str, int],  # noqa: A002  # the field's name
    issues: Mapping[str, int],
) -> Any:
    """
    Draw posts by month and source, lengths, credits and issues; the fields are those of a `Description`.

    Args:
        by_source_and_month: Articles by source and month.
        lengths: Characters of each article.
        credits: Credits by role.
        issues: Issues by code.

    Raises:
        NewsparseError: matplotlib is not installed, or no font for the characters.
    """
    figure = _figure_class()(figsize=(11, 7), layout="constrained")
    for_months, for_lengths, for_credits, for_issues = figure.subplots(2, 2).flat
    _draw_months(for_months, by_source_and_month)
    for_lengths.hist(lengths, bins=min(40, max(5, len(lengths) // 5)))
    for_lengths.set(title="characters of the text", xlabel="characters", ylabel="posts")
    _draw_bars(for_credits, "credits", credits)
    _draw_bars(for_issues, "issues", issues)
    return figure


def _draw_months(axes: Any, counts: Mapping[tuple[str, str | None], int]) -> None:
    months = _months({month for _, month in counts if month})
    sources: Counter[str] = Counter()
    for (source, _), count in counts.items():
        sources[source] += count
    named = [source for source, _ in sources.most_common(_SOURCES)]
    heights: Counter[tuple[str, str | None]] = Counter()
    for (source, month), count in counts.items():
        heights[source if source in named else _OTHERS, month] += count
    bottom = [0] * len(months)
    for source in [*named, _OTHERS]:
        bars = [heights[source, month] for month in months]
        if any(bars):
            axes.bar(range(len(months)), bars, bottom=bottom, label=source)
            bottom = [low + bar for low, bar in zip(bottom, bars, strict=True)]
    step = max(1, len(months) // _BARS)
    ticks = [place for place, month in enumerate(months) if place % step == 0 or month == _BREAK]
    axes.set_xticks(ticks, [months[place] for place in ticks], rotation=45, ha="right")
    axes.set(title="posts by month and source", ylabel="posts")
    if months:
        fonts = {"family": _fonts_for(named), "size": "small"}
        axes.legend(prop=fonts, loc="upper left", bbox_to_anchor=(1, 1), frameon=False)


def _months(found: Iterable[str]) -> list[str]:
    """
    Give all months from the first to the last, those without posts as well.

    >>> _months(["2022-02", "2021-11", "0900-01"])
    ['0900-01', '…', '2021-11', '2021-12', '2022-01', '2022-02']
    """
    out: list[str] = []
    last: int | None = None
    for number in sorted(12 * int(month[:4]) + int(month[5:]) - 1 for month in found):
        if last is not None:
            between = range(last + 1, number)
            out += [_BREAK] if len(between) > _LONGEST_GAP else map(_month, between)
        out.append(_month(number))
        last = number
    return out


def _month(number: int) -> str:
    return f"{number // 12:04}-{number % 12 + 1:02}"


def _draw_bars(axes: Any, title: str, counts: Mapping[str, int]) -> None:
    rows = list(counts.items())[:_BARS][::-1]
    axes.barh(range(len(rows)), [count for _, count in rows])
    axes.set_yticks(range(len(rows)), [name for name, _ in rows])
    axes.set(title=title if rows else f"{title}: none", **({} if rows else {"xticks": []}))


@lru_cache(maxsize=1)
def _figure_class() -> Any:
    figure = optional("matplotlib.figure", extra="plot", use="a plot")

    class Figure(figure.Figure):  # type: ignore[misc, name-defined]  # a class of an optional library
        """A figure that notebooks show, although it is none of pyplot's, which would keep it for ever."""

        def _repr_png_(self) -> bytes:
            out = BytesIO()
            self.savefig(out, format="png", dpi=110)
            return out.getvalue()

    return Figure


def _fonts_for(texts: Iterable[str]) -> list[str]:
    if all(text.isascii() for text in texts):
        return [_PLAIN]
    return [chinese_font(), _PLAIN]


@lru_cache(maxsize=1)
def chinese_font() -> str:
    """
    Return the name of an installed font that shows Chinese.

    Raises:
        NewsparseError: There is none; the message says how to get one.
    """
    manager = optional("matplotlib.font_manager", extra="plot", use="a plot")
    installed = {font.name for font in manager.fontManager.ttflist}
    for name in _FONTS:
        if name in installed:
            return name
    raise NewsparseError(
        "no installed font shows Chinese: install one, such as Noto Sans CJK (on Debian the package fonts-noto-cjk), "
        "and remove matplotlib's list of fonts, which it keeps in matplotlib.get_cachedir()"
    )
