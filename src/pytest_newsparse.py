"""
Case folders as tests: ``pytest --newsparse-cases FOLDER``.

pytest loads this module wherever newsparse is installed, so it imports nothing
of it, and does nothing until it is asked to.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from newsparse import Parser

_CASE = "case.yaml"
_WRITTEN = "newsparse case"
_PARSER = pytest.StashKey["Parser"]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options and the settings."""
    group = parser.getgroup("newsparse")
    group.addoption("--newsparse-cases", action="store_true", help="take each folder with a case.yaml for a case")
    group.addoption("--update-cases", action="store_true", help="write what is read now as what the cases expect")
    group.addoption(
        "--cleaner-file",
        action="append",
        default=[],
        metavar="FILE",
        help="add the cleaner in a Python file to the installed ones; may be given again",
    )
    parser.addini("newsparse_cases", "folders whose cases are always run", type="paths", default=[])
    parser.addini("newsparse_cleaners", "Python files, each with a cleaner to add", type="paths", default=[])


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect a case."""
    if file_path.name != _CASE:
        return None
    config = parent.config
    folders: list[Path] = config.getini("newsparse_cases")
    if not config.getoption("--newsparse-cases") and not any(file_path.is_relative_to(folder) for folder in folders):
        return None
    return _Case.from_parent(parent, path=file_path)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Show what was written, for a person to read."""
    written = [
        value
        for report in terminalreporter.stats.get("passed", [])
        for name, value in getattr(report, "user_properties", [])
        if name == _WRITTEN
    ]
    if written:
        terminalreporter.section("cases that were written: read them")
        for text in written:
            terminalreporter.write_line(text)


def _parser(config: pytest.Config) -> Parser:
    if _PARSER not in config.stash:
        from newsparse import NewsparseError, Parser  # noqa: PLC0415  # not before a case is met
        from newsparse.workbench import read_cleaners  # noqa: PLC0415  # as above

        files = [*config.getini("newsparse_cleaners"), *config.getoption("--cleaner-file")]
        try:
            config.stash[_PARSER] = Parser(cleaners=read_cleaners(files))
        except NewsparseError as error:
            raise pytest.UsageError(str(error)) from error
    return config.stash[_PARSER]


class _Case(pytest.File):
    """The folder of a case."""

    def collect(self) -> Iterator[pytest.Item]:
        """Give a test for each field, and one for what no person would have written."""
        from newsparse import NewsparseError  # noqa: PLC0415  # as in _parser
        from newsparse.testing import read_case  # noqa: PLC0415  # as in _parser

        try:
            case = read_case(self.path.parent)
        except NewsparseError as error:
            raise self.CollectError(str(error)) from None
        if self.config.getoption("--update-cases"):
            yield _Update.from_parent(self, name="update")
            return
        for name in case.expected:
            yield _Field.from_parent(self, name=name)
        yield _Lint.from_parent(self, name="lint")


class _Item(pytest.Item):
    @property
    def folder(self) -> Path:
        return self.path.parent

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, 0, f"{self.folder.parent.name}/{self.folder.name}: {self.name}"

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], *_: Any, **__: Any) -> Any:
        # Where in this file it was raised tells nobody anything.
        from newsparse import NewsparseError  # noqa: PLC0415  # as in _parser

        if isinstance(excinfo.value, AssertionError | NewsparseError):
            return str(excinfo.value)
        return super().repr_failure(excinfo)


class _Field(_Item):
    """One field of a case."""

    def runtest(self) -> None:
        from newsparse.testing import check_case, difference  # noqa: PLC0415  # as in _parser

        wrong = check_case(self.folder, _parser(self.config))
        if self.name in wrong:
            want, got = wrong[self.name]
            raise AssertionError(difference({self.name: want}, {self.name: got}))


class _Lint(_Item):
    """What no person would have written; and whether a person has read it."""

    def runtest(self) -> None:
        from newsparse.testing import lint_case, read_case  # noqa: PLC0415  # as in _parser

        case = read_case(self.folder)
        if faults := lint_case(case):
            raise AssertionError("\n".join(faults))
        if case.is_unread:
            pytest.skip(f"nobody has read {self.folder / 'expected.json'} yet; see {_CASE} beside it")


class _Update(_Item):
    """Writes a case anew."""

    def runtest(self) -> None:
        from newsparse.testing import update_case  # noqa: PLC0415  # as in _parser

        if text := update_case(self.folder, _parser(self.config)):
            self.user_properties.append((_WRITTEN, f"{self.folder}\n{text}"))
