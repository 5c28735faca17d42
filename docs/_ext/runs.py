"""Directives that run while a page is built: what it shows is what happens."""

from __future__ import annotations

import doctest
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import chdir, redirect_stdout
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from newsparse._display.width import columns

SEEDS = Path(__file__).parents[2] / "tests" / "fixtures" / "seeds"
# Legible on light pages and on dark ones.
_GREY = "#808080"
_CHART = {
    "svg.hashsalt": "newsparse",
    "text.color": _GREY,
    **dict.fromkeys(("axes.edgecolor", "axes.labelcolor", "axes.titlecolor", "xtick.color", "ytick.color"), _GREY),
}


class Page:
    """A page being built: a folder with the two posts in it, and the names that its examples have made so far."""

    def __init__(self, text: str) -> None:
        self._home = TemporaryDirectory(prefix="newsparse-docs-")
        self.folder = Path(self._home.name)
        for post in SEEDS.glob("*.md"):
            shutil.copy(post, self.folder)
        self.names: dict[str, Any] = {}
        self._examples = doctest.DocTestParser().get_examples(text)

    def reach(self, line: int) -> None:
        """Run the examples above a line that have not been run; whether they are true is the doctest builder's matter."""
        while self._examples and self._examples[0].lineno < line:
            self.run(self._examples.pop(0).source)

    def run(self, code: str) -> None:
        """Run code in the folder."""
        with chdir(self.folder), redirect_stdout(StringIO()):
            exec(code, self.names)  # noqa: S102  # the pages are ours


class Running(SphinxDirective):
    """What the directives have in common."""

    def page(self) -> Page:
        """Return the page, its examples run up to here."""
        if "newsparse-page" not in self.env.temp_data:
            text = Path(self.env.doc2path(self.env.docname)).read_text(encoding="utf-8")
            # A fence is not what an example prints.
            self.env.temp_data["newsparse-page"] = Page(re.sub(r"^```.*$", "", text, flags=re.MULTILINE))
        page: Page = self.env.temp_data["newsparse-page"]
        page.reach(self.lineno)
        return page

    def shown(self, lines: list[str]) -> str:
        """Return the lines that ``lines`` names (slices of Python, parted by blanks), cut to ``width`` columns."""
        width = self.options.get("width")
        return "\n".join(cut(line, width) if width else line for line in chosen(lines, self.options.get("lines", "0:")))

    def block(self, text: str, language: str) -> nodes.literal_block:
        """Return a block of code."""
        block = nodes.literal_block(text, text, language=language)
        block["classes"] += self.options.get("class", [])
        return block


def chosen(lines: list[str], slices: str) -> Iterator[str]:
    """Yield the lines of each slice, and between two of them a mark for what was left out."""
    for number, part in enumerate(slices.split()):
        if number:
            yield "…"
        start, _, stop = part.partition(":")
        yield from lines[slice(int(start or 0), int(stop) if stop else None)]


def cut(line: str, width: int) -> str:
    """Return a line of at most *width* columns."""
    if columns(line) <= width:
        return line
    while columns(line) >= width:
        line = line[:-1]
    return f"{line}…"


class Run(Running):
    """``run``: a command of newsparse, and what it prints."""

    has_content = True
    option_spec = {  # noqa: RUF012  # docutils' form
        "lines": directives.unchanged,
        "width": directives.nonnegative_int,
        "class": directives.class_option,
    }

    def run(self) -> list[nodes.Node]:
        """Return the command and its output as they stand in a terminal."""
        folder = self.page().folder
        out: list[str] = []
        for command in self.content:
            program, *arguments = shlex.split(command)
            if program != "newsparse":
                raise self.error(f"not a command of newsparse: {command}")
            ran = subprocess.run(  # noqa: S603  # our own command
                [sys.executable, "-m", "newsparse", *arguments],
                cwd=folder,
                env={**os.environ, "COLUMNS": "80", "NO_COLOR": "1", "PYTHONUTF8": "1"},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
                check=False,
            )
            if ran.returncode:
                raise self.error(f"{command}: {ran.stdout}")
            out += [f"$ {command}", *self.shown(ran.stdout.rstrip("\n").splitlines()).splitlines()]
        return [self.block("\n".join(out), "console")]


class Excerpt(Running):
    """``excerpt``: some lines of a file that lies beside the page's examples."""

    required_arguments = 1
    option_spec = {  # noqa: RUF012  # docutils' form
        "lines": directives.unchanged,
        "width": directives.nonnegative_int,
        "language": directives.unchanged,
        "class": directives.class_option,
    }

    def run(self) -> list[nodes.Node]:
        """Return the lines."""
        text = (self.page().folder / self.arguments[0]).read_text(encoding="utf-8")
        lines = [line for line in text.splitlines() if line.strip()]
        return [self.block(self.shown(lines), self.options.get("language", "text"))]


class Chart(Running):
    """``chart``: code that makes a ``figure`` of matplotlib, and the figure."""

    has_content = True
    option_spec = {"alt": directives.unchanged_required}  # noqa: RUF012  # docutils' form

    def run(self) -> list[nodes.Node]:
        """Return the code and the picture."""
        import matplotlib as mpl  # noqa: PLC0415  # only pages with a chart need it

        page = self.page()
        code = "\n".join(self.content)
        name = f"{self.env.docname.replace('/', '-')}-{self.lineno}.svg"
        folder = Path(self.env.doctreedir) / "charts"
        folder.mkdir(exist_ok=True)
        with mpl.rc_context(_CHART):
            page.run(code)
            page.names["figure"].savefig(folder / name, transparent=True, metadata={"Date": None})
        here = Path(self.env.doc2path(self.env.docname)).parent
        image = nodes.image(uri=os.path.relpath(folder / name, here), alt=self.options["alt"])
        image["classes"].append("chart")
        return [self.block(code, "python"), image]


def setup(app: Sphinx) -> dict[str, bool]:
    """Make the directives known."""
    for name, directive in (("run", Run), ("excerpt", Excerpt), ("chart", Chart)):
        app.add_directive(name, directive)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
