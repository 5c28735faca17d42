"""Cleaners in files: used, and refused at once with the file and the field."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from workbench import post

from newsparse import CleanerError, Parser, PluginError
from newsparse._cli import main
from newsparse.workbench import read_cleaner, read_cleaners

HEAD = "from newsparse.rules import Cleaner, Decision, Drop, TextRule\n"


def write(path: Path, fields: str, *, name: str = "riverside") -> Path:
    path.write_text(f"{HEAD}CLEANER = Cleaner(id={name!r}, label='河畔报', {fields})\n", encoding="utf-8")
    return path


def test_a_cleaner_is_read_and_leaves_nothing_behind(tmp_path: Path) -> None:
    path = write(tmp_path / "mine.py", "drop=(Drop(selector='div.app'),)")
    assert read_cleaner(path).drop[0].selector == "div.app"
    assert [path] == list(tmp_path.iterdir())


def test_a_parser_with_steps_of_a_file_is_pickled(tmp_path: Path) -> None:
    path = tmp_path / "mine.py"
    path.write_text(
        f"{HEAD}def step(lines, post):\n    return [Decision(line=1, action='remove', rule='second')]\n"
        "CLEANER = Cleaner(id='riverside', label='河畔报', steps=(step,))\n",
        encoding="utf-8",
    )
    parser = pickle.loads(pickle.dumps(Parser(cleaners=[read_cleaner(path)])))  # noqa: S301  # our own
    assert parser.loads(post("<p>一句话。</p><p>又一句。</p>")).removed[0].rule == "second"


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ("drop=(Drop(selector='div.['),)", r"^{file} › riverside › drop: bad selector 'div\.\['"),
        ("captions=('p:hover',)", r"^{file} › riverside › captions: bad selector 'p:hover'"),
        ("texts=(TextRule(name='a', pattern='('),)", r"^{file} › riverside › texts: bad pattern"),
        ("without=('heading-plane',)", r"^{file} › riverside › without: no rule .* did you mean 'heading-plain'\?"),
        ("drop=(Drop(selector='p', kind='advert'),)", r"^{file} › p › kind: not one of"),
        ("drop=Drop(selector='p')", r"^{file} › riverside › drop: a tuple was expected"),
        ("timezone='Asia/Nowhere'", r"^{file} › riverside › timezone: "),
        ("selectors=()", r"^{file} › line 2: TypeError: .*selectors"),
    ],
)
def test_a_wrong_one_names_file_and_field(tmp_path: Path, fields: str, message: str) -> None:
    path = write(tmp_path / "mine.py", fields)
    with pytest.raises(CleanerError, match=message.replace("{file}", str(path))):
        read_cleaner(path)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x = (", r"mine\.py › line 1: "),
        ("\n1 / 0", r"mine\.py › line 2: ZeroDivisionError"),
        ("import newsparse_is_not_there", r"mine\.py › line 1: ModuleNotFoundError"),
        ("x = 1", r"mine\.py: there is no CLEANER"),
        ("CLEANER = 1", r"mine\.py: there is no CLEANER"),
        ("x = '\0'", r"mine\.py › line 1: "),
        ("\nimport sys\nsys.exit(3)", r"mine\.py › line 3: SystemExit: 3"),
    ],
)
def test_what_is_no_cleaner(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "mine.py"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CleanerError, match=message):
        read_cleaner(path)
    with pytest.raises(CleanerError, match="cannot read it"):
        read_cleaner(tmp_path / "not-there.py")


def test_two_files_with_one_id_are_both_named(tmp_path: Path) -> None:
    one, two = write(tmp_path / "one.py", ""), write(tmp_path / "two.py", "")
    with pytest.raises(PluginError, match=rf"^{two} › id: the id 'riverside' is that of {one}, too"):
        read_cleaners([one, two])


def test_the_command_line_takes_it(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path / "mine.py", "drop=(Drop(selector='div.app', name='app'),)")
    (tmp_path / "post.md").write_text(post("<p>开张了。</p><div class='app'>天天见</div>"), encoding="utf-8")
    given = [str(tmp_path / "post.md"), "--cleaner-file", str(path)]
    assert main(["parse", *given, "--to", "text"]) == 0
    assert "天天见" not in capfd.readouterr().out
    assert main(["show", *given]) == 0
    assert "(app)" in capfd.readouterr().out
    write(path, "drop=(Drop(selector='div.['),)")
    assert main(["parse", *given]) == 2
    (line,) = capfd.readouterr().err.splitlines()
    assert line.startswith(f"newsparse: {path} › riverside › drop: bad selector 'div.['")
