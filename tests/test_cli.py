"""The command line, as a user meets it."""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest

import newsparse
from newsparse import _registry
from newsparse._cli import main
from newsparse._cli.arguments import argument_parser
from newsparse._cli.cleaners import card
from newsparse._cli.completion import _actions as actions
from newsparse._cli.completion import complete
from newsparse._cli.reading import Reading
from newsparse._cli.tables import table
from newsparse._display.width import columns
from newsparse._inputs.whole_file import whole_file
from newsparse.rules import RULES, Cleaner, Decision, Drop, TextRule, Variant, rule_names

SEEDS = Path(__file__).parent / "fixtures" / "seeds"
SINA = str(SEEDS / "sina.md")
QUTOUTIAO = str(SEEDS / "qutoutiao.md")
SINA_TITLE = "北京丰台万柳园小区已经完成2710人的核酸采样工作"

Output = pytest.CaptureFixture[str]


def command(*arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "newsparse", *arguments],
        check=False,
        input=stdin,
        capture_output=True,
        env={**os.environ, **environment},
    )


@pytest.fixture
def bad(tmp_path: Path) -> str:
    path = tmp_path / "bad.md"
    path.write_bytes(b"")
    return str(path)


# -- parse -----------------------------------------------------------------------------------------------------------


def test_parse_writes_an_article_a_line(capfd: Output) -> None:
    assert main(["parse", str(SEEDS)]) == 0
    out, err = capfd.readouterr()
    articles = [json.loads(line) for line in out.splitlines()]
    assert [QUTOUTIAO, SINA] == [article["path"] for article in articles]
    assert articles[1]["title"] == SINA_TITLE
    assert err == "newsparse: 2 read, 0 skipped\n"


@pytest.mark.parametrize(("name", "count"), [("rss", "<item>"), ("jsonfeed", '"content_html"')])
def test_parse_writes_one_feed_of_many_articles(name: str, count: str, tmp_path: Path, capfd: Output) -> None:
    target = tmp_path / "feed"
    assert main(["parse", str(SEEDS), "--to", name, "-o", str(target)]) == 0
    feed = target.read_text(encoding="utf-8")
    assert feed.count(count) == 2
    capfd.readouterr()
    assert main(["parse", SINA, QUTOUTIAO, "--to", name]) == 0
    assert capfd.readouterr().out.count(count) == 2


def test_parse_writes_a_feed_a_file_into_a_folder(tmp_path: Path) -> None:
    assert main(["parse", str(SEEDS), "--to", "rss", "-o", f"{tmp_path}/"]) == 0
    assert ["qutoutiao.xml", "sina.xml"] == sorted(path.name for path in tmp_path.iterdir())


def test_a_feed_of_nothing_leaves_the_file_that_was_there(bad: str, tmp_path: Path) -> None:
    target = tmp_path / "feed.xml"
    target.write_text("old", encoding="utf-8")
    assert main(["parse", bad, "--to", "rss", "-o", str(target)]) == 1
    assert target.read_text(encoding="utf-8") == "old"


def test_parse_says_nothing_of_one_post_that_was_read(capfd: Output) -> None:
    assert main(["parse", SINA, "--to", "text"]) == 0
    out, err = capfd.readouterr()
    assert out.startswith(f"{SINA_TITLE}\n\n【丰台")
    assert err == ""


@pytest.mark.parametrize("name", ["json", "markdown", "html", "hexo"])
def test_parse_writes_each_format(capfd: Output, name: str) -> None:
    assert main(["parse", SINA, "--to", name]) == 0
    assert capfd.readouterr().out == newsparse.dumps(newsparse.load(SINA), name)


def test_a_post_that_cannot_be_read_is_skipped_named_and_counted(capfd: Output, bad: str) -> None:
    assert main(["parse", bad, SINA]) == 1
    out, err = capfd.readouterr()
    assert len(out.splitlines()) == 1
    first, last = err.splitlines()
    assert first.startswith(f"newsparse: skipped {bad}: ")
    assert last == "newsparse: 1 read, 1 skipped"


def test_on_error_raise_ends_the_run_in_one_line(capfd: Output, bad: str) -> None:
    assert main(["parse", bad, SINA, "--on-error", "raise"]) == 1
    out, err = capfd.readouterr()
    assert out == ""
    assert err.startswith(f"newsparse: {bad}: ")
    assert len(err.splitlines()) == 1


def test_a_path_that_is_not_there_is_skipped(capfd: Output) -> None:
    assert main(["parse", "no-such.md"]) == 1
    assert "skipped no-such.md: " in capfd.readouterr().err


def test_parse_writes_one_file(tmp_path: Path, capfd: Output) -> None:
    target = tmp_path / "all.jsonl"
    assert main(["parse", str(SEEDS), "-o", str(target)]) == 0
    assert capfd.readouterr().out == ""
    assert len(target.read_text(encoding="utf-8").splitlines()) == 2
    assert [target] == list(tmp_path.iterdir())


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, bad: str) -> None:
    target = tmp_path / "all.jsonl"
    target.write_text("old")
    assert main(["parse", SINA, bad, "--on-error", "raise", "-o", str(target)]) == 1
    assert target.read_text() == "old"
    assert {target, Path(bad)} == set(tmp_path.iterdir())


def test_a_folder_is_laid_out_as_the_input_was(tmp_path: Path) -> None:
    archive, target = tmp_path / "archive", tmp_path / "out"
    for name in ("金融/新浪.v2.md", "新媒体/趣头条.md"):
        (archive / name).parent.mkdir(parents=True)
        (archive / name).write_bytes(Path(SINA).read_bytes())
    assert main(["parse", str(archive), "--to", "html", "-o", str(target)]) == 0
    assert {"金融/新浪.v2.html", "新媒体/趣头条.html"} == {
        path.relative_to(target).as_posix() for path in target.rglob("*.*")
    }


def test_equal_names_do_not_overwrite_each_other(tmp_path: Path) -> None:
    paths = [tmp_path / "a" / "x.md", tmp_path / "b" / "X.md"]
    for path in paths:
        path.parent.mkdir()
        path.write_bytes(Path(SINA).read_bytes())
    target = tmp_path / "out"
    assert main(["parse", *map(str, paths), "--to", "json", "-o", f"{target}/"]) == 0
    assert {"x.json", "X-2.json"} == {path.name for path in target.iterdir()}


def test_a_long_name_is_cut_to_what_a_disk_takes(tmp_path: Path) -> None:
    path = tmp_path / f"{'核' * 84}.md"
    path.write_bytes(Path(SINA).read_bytes())
    assert main(["parse", str(path), "--to", "jsonl", "-o", f"{tmp_path / 'out'}/"]) == 0
    (written,) = (tmp_path / "out").iterdir()
    assert written.name.startswith("核" * 80)
    assert written.suffix == ".jsonl"


@pytest.mark.parametrize(
    ("member", "expected"),
    [
        ("核" * 99 + "/a.md", "核" * 83 + "/a.txt"),
        ("nul/con.tar.md", "_nul/_con.tar.txt"),
        ("一. /二./a.md", "一._/二_/a.txt"),
        ("/".join(["核" * 20] * 20) + "/a.md", f"{newsparse.load(SINA).id}.txt"),
        ("../../a.md", "a.txt"),
        ("C:/a?.md", "C_/a_.txt"),
    ],
)
def test_a_member_of_an_archive_gets_a_name_that_every_disk_takes(tmp_path: Path, member: str, expected: str) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.write(SINA, member)
    assert main(["parse", str(tmp_path / "a.zip"), "--to", "text", "-o", f"{tmp_path / 'out'}/"]) == 0
    (written,) = (tmp_path / "out").rglob("*.txt")
    assert written.relative_to(tmp_path / "out" / "a.zip").as_posix() == expected


def test_an_input_is_never_overwritten(tmp_path: Path, capfd: Output) -> None:
    path = tmp_path / "x.md"
    path.write_bytes(Path(SINA).read_bytes())
    for target in (str(path), f"{tmp_path}/"):
        assert main(["parse", str(path), "--to", "hexo", "-o", target]) == 2
        assert f"{path} would be written over itself; give another -o" in capfd.readouterr().err
    assert path.read_bytes() == Path(SINA).read_bytes()
    assert [path] == list(tmp_path.iterdir())


@pytest.mark.parametrize("more", [[], ["-j", "2"], ["--resume"]])
@pytest.mark.parametrize(
    ("to", "target"), [("hexo", "blog/posts/"), ("hexo", "./blog/../blog/posts"), ("jsonl", "all.jsonl")]
)
@pytest.mark.parametrize("inputs", [["."], ["*/**/*.md", "*.jsonl"]])
def test_what_a_run_writes_is_not_read(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: Output,
    inputs: list[str],
    to: str,
    target: str,
    more: list[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    for path, name in (("blog/a.md", SINA), ("blog/posts-of-old/a.md", QUTOUTIAO), ("blog/b.md", QUTOUTIAO)):
        Path(path).parent.mkdir(exist_ok=True, parents=True)
        Path(path).write_bytes(Path(name).read_bytes())
    Path("one.jsonl").write_text(newsparse.dumps(newsparse.load(SINA), "jsonl"), encoding="utf-8")
    before: set[Path] = set()
    for _ in range(3):
        assert main(["parse", *inputs, "--to", to, "-o", target, *more]) == 0
        err = capfd.readouterr().err
        files = {path for path in Path().rglob("*") if path.is_file()}
        assert before in (set(), files)
        assert err.count("is not read, as it is where this run writes\n") == (1 if before else 0)
        assert "newsparse: 4 read, 0 skipped\n" in err
        before = files


def test_a_file_that_standard_output_goes_to_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "b.md").write_bytes(Path(SINA).read_bytes())
    with (tmp_path / "a.jsonl").open("wb") as out:
        ended = subprocess.run(
            [sys.executable, "-m", "newsparse", "parse", tmp_path], check=False, stdout=out, stderr=subprocess.PIPE
        )
    assert ended.returncode == 0
    assert ended.stderr.startswith(f"newsparse: {tmp_path}/a.jsonl is not read, as it is where".encode())
    assert len((tmp_path / "a.jsonl").read_bytes().splitlines()) == 1


def test_a_folder_that_is_named_is_read_though_the_run_writes_into_it(tmp_path: Path, capfd: Output) -> None:
    (tmp_path / "a.md").write_bytes(Path(SINA).read_bytes())
    for inputs in (f"{tmp_path}/", f"{tmp_path}/*.md"):
        assert main(["parse", inputs, "--to", "text", "-o", f"{tmp_path}/"]) == 0
        assert "is not read" not in capfd.readouterr().err
        (tmp_path / "a.txt").unlink()


def test_a_corpus_is_not_written_over_itself(tmp_path: Path, capfd: Output) -> None:
    corpus = tmp_path / "all.jsonl"
    corpus.write_text(newsparse.dumps(newsparse.load(SINA), "jsonl"), encoding="utf-8")
    before = corpus.read_bytes()
    assert main(["parse", str(corpus), "-o", str(corpus)]) == 2
    assert "would be written over itself" in capfd.readouterr().err
    assert before == corpus.read_bytes()


def test_several_articles_need_a_folder_where_a_file_holds_one(capfd: Output) -> None:
    for inputs in ([SINA, QUTOUTIAO], [str(SEEDS)]):
        assert main(["parse", *inputs, "--to", "markdown"]) == 2
        expected = "newsparse: markdown holds one article a file; for several give -o FOLDER/, or --to jsonl"
        assert capfd.readouterr().err.startswith(expected)


def test_articles_of_one_file_are_refused_before_the_first_is_written(tmp_path: Path, capfd: Output) -> None:
    corpus, target = tmp_path / "all.jsonl", tmp_path / "one.html"
    corpus.write_text("".join(newsparse.dumps(newsparse.load(path), "jsonl") for path in (SINA, QUTOUTIAO)))
    for output in ([], ["-o", str(target)]):
        assert main(["parse", str(corpus), "--to", "html", *output]) == 2
        out, err = capfd.readouterr()
        assert out == ""
        assert "html holds one article a file" in err
    assert not target.exists()


def test_a_dash_is_standard_output(tmp_path: Path, capfd: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["parse", SINA, "--to", "text", "-o", "-"]) == 0
    assert capfd.readouterr().out.startswith(SINA_TITLE)
    assert list(tmp_path.iterdir()) == []


def test_a_run_that_reads_nothing_leaves_the_file_as_it_was(tmp_path: Path, capfd: Output, bad: str) -> None:
    target, folder = tmp_path / "all.jsonl", tmp_path / "out"
    target.write_text("old")
    assert main(["parse", bad, "-o", str(target)]) == 1
    assert target.read_text() == "old"
    assert f"no article was read, so {target} was not written" in capfd.readouterr().err
    assert main(["parse", bad, "-o", f"{folder}/"]) == 1
    assert {target, Path(bad)} == set(tmp_path.iterdir())


def test_standard_input_is_a_dash() -> None:
    run = command("parse", "-", "--to", "json", stdin=Path(SINA).read_bytes())
    assert run.returncode == 0
    assert json.loads(run.stdout)["path"] == "stdin"
    run = command("parse", "-", stdin=b"")
    assert run.returncode == 1
    assert run.stderr.startswith(b"newsparse: skipped stdin: ")
    run = command("parse", "-", "--on-error", "raise", stdin=b"")
    assert run.stderr.startswith(b"newsparse: stdin: ")


def test_output_is_utf8_whatever_the_locale() -> None:
    run = command("parse", SINA, "--to", "text", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert run.stdout.decode("utf-8").startswith(SINA_TITLE)


@pytest.mark.skipif(os.name == "nt", reason="Windows answers a closed pipe with EINVAL, not EPIPE")
def test_a_closed_pipe_is_no_traceback() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "newsparse", "parse", *[str(SEEDS)] * 40], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.read(1)
        process.stdout.close()
        err = process.stderr.read()
        assert process.wait() == 0
    assert b"Traceback" not in err
    assert b"Broken" not in err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "the following arguments are required: COMMAND (see: newsparse --help)"),
        (["parse"], "the following arguments are required: PATHS (see: newsparse parse --help)"),
        (["parse", "x", "--on-error", "maybe"], "invalid choice: 'maybe'"),
        (["parse", SINA, "--to", "pdf"], "no writer is called 'pdf'; there are "),
        (["parse", SINA, "--to", "markdwon"], "'markdwon' – did you mean 'markdown'?; there are "),
        (["parse", SINA, "--cleaner", "新浪财经"], "did you mean 'sina'?; there are "),
        (["parse", SINA, "--without", "hashtags"], "no rule is called 'hashtags' – did you mean 'hashtag'?"),
        (["parse", SINA, "--encoding", "gb18303"], "no such text encoding: 'gb18303'"),
        (["pares", SINA], "did you mean 'parse'? (see: newsparse --help)"),
        (["show", str(SEEDS)], "is a folder, and show takes one post; for a folder use newsparse parse"),
        (["parse", SINA, "--cleaner", "nope"], "no cleaner is called 'nope'; there are "),
        (["parse", SINA, "--format", "nope"], "no loader is called 'nope'; there are "),
        (["parse", SINA, "--without", "nope"], "no rule is called 'nope'"),
        (["parse", SINA, "--timezone", "Mars/Base"], "no such time zone: 'Mars/Base'"),
        (["parse", "-", "-"], "standard input can be read once"),
        (["show"], "required: POST (see: newsparse show --help)"),
        (["parse", SINA, "--clenaer", "sina"], "'--cleaner'? (see: newsparse parse --help)"),
        (["parse", SINA, "--timezon=UTC"], "unrecognized arguments: --timezon=UTC – did you mean '--timezone'?"),
        (["formats", "x"], "unrecognized arguments: x (see: newsparse formats --help)"),
        (["cleaners", "snia"], "no cleaner is called 'snia' – did you mean 'sina'?; there are "),
        (["parse", SINA, "-o", "a.parquet"], "a.parquet would hold JSON Lines, as no --to is given; add --to parquet"),
        (
            ["parse", SINA, "-o", "a.md"],
            "a.md would hold JSON Lines, as no --to is given; add --to hexo or --to markdown",
        ),
        (["parse", SINA, "-o", "a.jsonl.gz"], "a.jsonl.gz: a name that ends in .gz suits none of "),
        (["parse", SINA, "--to", "parket"], "text, parquet (see: "),
    ],
)
def test_a_wrong_use_is_one_line_with_the_way_out(capfd: Output, arguments: list[str], message: str) -> None:
    assert main(arguments) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert message in err
    assert "--help)" in err
    assert len(err.splitlines()) == 1


def test_an_interrupt_while_it_starts_is_one_line(capfd: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    def import_slowly(name: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("newsparse._cli.import_module", import_slowly)
    assert main(["parse", SINA]) == 130
    assert capfd.readouterr() == ("", "newsparse: interrupted\n")


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a.ndjson", "a", "folder.md/"])
def test_lines_of_json_go_where_the_name_promises_nothing_else(tmp_path: Path, name: str) -> None:
    assert main(["parse", SINA, "-o", f"{tmp_path}/{name}"]) == 0
    assert (tmp_path / name).exists()


def test_rules_of_the_examples_exist(capfd: Output) -> None:
    assert main(["parse", "--help"]) == 0
    named = re.findall(r"--without ([\w-]+)\n", capfd.readouterr().out)
    assert named
    assert main(["parse", SINA, *[part for name in named for part in ("--without", name)]]) == 0


def test_what_a_selector_removed_stays_without_it(capfd: Output) -> None:
    assert main(["show", SINA, "--without", "p.article-editor", "--without", "credit-line"]) == 0
    story, _, removed = capfd.readouterr().out.partition("── removed")
    assert "责任编辑" in story
    assert "责任编辑" not in removed


def test_a_rule_of_a_step_is_known(capfd: Output) -> None:
    assert main(["parse", SINA, "--without", "linked-title"]) == 0
    assert main(["parse", SINA, "--without", "remove"]) == 2
    assert "no rule is called 'remove'" in capfd.readouterr().err


def test_options_reach_the_parser(capfd: Output) -> None:
    options = ["--cleaner", "generic", "--format", "front-matter", "--encoding", "utf-8", "--without", "hashtag"]
    assert main(["parse", SINA, *options, "--timezone", "UTC"]) == 0
    article = json.loads(capfd.readouterr().out)
    assert (article["source"]["id"], article["tags"]) == ("generic", [])


def test_a_folder_that_cannot_be_written_is_one_line(tmp_path: Path, capfd: Output) -> None:
    target = tmp_path / "no" / "x.jsonl"
    assert main(["parse", SINA, "-o", str(target)]) == 2
    err = capfd.readouterr().err
    assert err.startswith(f"newsparse: {target} cannot be written: there is no folder 'no'; create the folder first")
    assert len(err.splitlines()) == 1


def refuse(*_: object, **__: object) -> None:
    raise PermissionError(13, "Permission denied", "a temporary name")


@pytest.mark.parametrize("name", ["x.html", "x.jsonl"])
def test_a_file_that_cannot_be_written_is_named(
    name: str, tmp_path: Path, capfd: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / name
    with monkeypatch.context() as patched:
        patched.setattr(os, "fdopen", refuse)
        code = main(["parse", SINA, "-o", str(target), "--to", target.suffix[1:]])
    assert (code, capfd.readouterr().err) == (1, f"newsparse: {target}: Permission denied\n")


def test_an_interrupt_is_no_traceback(monkeypatch: pytest.MonkeyPatch, capfd: Output) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Reading, "articles", stop)
    assert main(["parse", SINA]) == 130
    assert capfd.readouterr().err == "newsparse: interrupted\n"


@pytest.mark.skipif(os.name == "nt", reason="/dev/null is a device of POSIX")
def test_a_device_is_written_as_it_is() -> None:
    with whole_file("/dev/null") as stream:
        stream.write(b"x")
    assert not Path("/dev/null").is_file()


@pytest.mark.skipif(os.name == "nt", reason="Windows lets only administrators make links")
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "file")
    with whole_file(str(tmp_path / "link")) as stream:
        stream.write(b"x")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_bytes() == b"x"


# -- help and tables -------------------------------------------------------------------------------------------------


COMMANDS = ("parse", "show", "inspect", "learn", "coverage", "diff", "cleaners", "formats")


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("newsparse pa", {"parse "}),
        ("newsparse ", {*COMMANDS, "--version", "--help", "-h"}),
        ("newsparse parse --to json", {"json", "jsonfeed", "jsonl", "jsonld"}),
        ("newsparse show --cleaner quto", {"qutoutiao "}),
        ("newsparse show --without heading-p", {"heading-plain", "heading-prefix"}),
        ("newsparse parse --timezone Asia/Shang", {"Asia/Shanghai "}),
        ("newsparse parse --format front", {"front-matter "}),
    ],
)
def test_a_shell_is_told_how_a_line_may_go_on(line: str, offered: set[str], tmp_path: Path) -> None:
    answer = tmp_path / "answer"
    ran = command(
        COMP_LINE=line,
        COMP_POINT=str(len(line)),
        COMP_TYPE="9",
        _ARGCOMPLETE="1",
        _ARGCOMPLETE_IFS="\n",
        _ARGCOMPLETE_STDOUT_FILENAME=str(answer),
    )
    assert (ran.stdout, ran.stderr) == (b"", b"")
    assert offered == set(answer.read_text(encoding="utf-8").split("\n"))


def test_each_option_offers_what_it_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[argparse.ArgumentParser] = []
    monkeypatch.setattr("argcomplete.autocomplete", given.append)
    complete(argument_parser())
    (parser,) = given
    offered = {action.dest: action.completer() for action in actions(parser) if hasattr(action, "completer")}
    assert set(offered) == {"cleaner", "source", "format", "to", "without", "timezone"}
    assert {"json", "hexo", "parquet"} <= set(offered["to"])
    assert "sina" in offered["cleaner"]


def test_a_shell_that_asks_where_argcomplete_is_not_gets_the_command(
    monkeypatch: pytest.MonkeyPatch, capfd: Output
) -> None:
    monkeypatch.setenv("_ARGCOMPLETE", "1")
    monkeypatch.setitem(sys.modules, "argcomplete", None)
    assert main(["formats"]) == 0
    assert "hexo" in capfd.readouterr().out


@pytest.mark.parametrize("arguments", [["--help"], *([name, "--help"] for name in COMMANDS)], ids=" ".join)
def test_help_teaches_within_80_columns(arguments: list[str], capfd: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert main(arguments) == 0
    out = capfd.readouterr().out
    assert "\n  newsparse " in out, "no example"
    assert max(map(columns, out.splitlines())) <= 80


def test_version(capfd: Output) -> None:
    from newsparse._version import __version__  # noqa: PLC0415  # used here alone

    assert main(["--version"]) == 0
    assert capfd.readouterr().out == f"newsparse {__version__}\n"


@pytest.mark.parametrize(("name", "expected"), [("cleaners", ["qutoutiao", "趣头条"]), ("formats", ["hexo", "writes"])])
def test_tables_fit_80_columns(name: str, expected: list[str], capfd: Output) -> None:
    assert main([name]) == 0
    lines = capfd.readouterr().out.splitlines()
    assert max(map(columns, lines)) <= 80
    (row,) = [line for line in lines if line.split()[0] == expected[0]]
    assert expected[1] in row


@pytest.mark.parametrize("name", sorted(_registry.cleaners()))
def test_a_cleaner_is_shown_within_80_columns_with_all_of_its_rules(name: str, capfd: Output) -> None:
    assert main(["cleaners", name]) == 0
    out = capfd.readouterr().out
    assert max(map(columns, out.splitlines())) <= 80
    cleaner = _registry.cleaners()[name]
    shown = re.sub(r"\s", "", out)
    for part in (cleaner.label, *cleaner.names, *cleaner.hosts, cleaner.timezone, *rule_names(cleaner)):
        if re.search(r"[^a-z-]", part) or f"{part}:" in out:  # of a step's rules only the code knows
            assert re.sub(r"\s", "", part) in shown, part


def test_the_generic_cleaner_is_shown_with_the_shared_rules(capfd: Output) -> None:
    assert main(["cleaners", "generic"]) == 0
    lines = capfd.readouterr().out.splitlines()
    assert {name for name in RULES if any(line.split()[:1] == [name] for line in lines)} == set(RULES)


def test_all_that_a_cleaner_may_have_is_shown() -> None:
    def drop_numbers(lines: object, post: object) -> tuple[Decision, ...]:
        raise AssertionError(lines, post)

    class Counted:
        """Take out what is counted."""

        __call__ = staticmethod(drop_numbers)

    old = Cleaner(id="demo", label="示例报")
    cleaner = Cleaner(
        id="demo",
        label="示例报",
        without=("hashtag",),
        drop=(Drop(selector="div.a"), Drop(selector="div.b", name="b", kind="related")),
        texts=(TextRule(name="c", pattern="编号", place="tail"),),
        players=("div.d",),
        decoration_addresses=("/ico/",),
        look_attribute="cms-style",
        look_words=(("B", "bold"), ("Strong", "bold"), ("Mid", "centre")),
        steps=(drop_numbers, Counted()),
        variants=(Variant(until=date(2019, 1, 1), cleaner=old),),
    )
    assert "\n".join("".join(text for _, text in line).rstrip() for line in card(cleaner)) == (
        "示例报 (demo, version 1)\n"
        "\n"
        "time zone  Asia/Shanghai\n"
        "without    hashtag\n"
        "\n"
        "FOR         RULE\n"
        "promotion   div.a\n"
        "related     b: div.b\n"
        "promotion   c: lines after the story 编号\n"
        "player      div.d\n"
        "decoration  pictures whose address has /ico/\n"
        "bold        cms-style: B Strong\n"
        "centre      cms-style: Mid\n"
        "step        drop_numbers\n"
        "step        Counted: Take out what is counted.\n"
        "\n"
        "until 2019-01-01\n"
        "no rules of its own\n"
        "\n"
        "The shared rules come after these: newsparse cleaners generic"
    )


def test_a_table_has_room_for_its_last_column_whatever_stands_in_the_others() -> None:
    lines = ["".join(text for _, text in line) for line in table(("ID", "HOSTS"), [("长" * 50, "news.example.com")])]
    assert "".join(lines[1:]).replace(" ", "") == "长" * 50 + "news.example.com"


def test_a_table_lines_up_where_characters_are_wide() -> None:
    rows = [("sina", "新浪财经", "很长" * 60), ("x", "y", "z")]
    lines = ["".join(text for _, text in line) for line in table(("ID", "SOURCE", "HOSTS"), rows)]
    assert lines[0].startswith("ID    SOURCE    HOSTS")
    assert lines[-1] == "x     y         z"
    assert columns(lines[1]) in (79, 80)
    assert "很长" * 60 == lines[1].split()[-1] + "".join(lines[2:-1]).replace(" ", "")
