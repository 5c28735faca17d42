"""What the documentation shows is what happens."""

from __future__ import annotations

import doctest
import re
import shutil
from pathlib import Path

import pytest

import newsparse
from newsparse import errors, models
from newsparse._cli import main

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "tests" / "fixtures" / "seeds"
READMES = ["README.md", "README.zh-CN.md"]
PAGES = sorted(path for path in (ROOT / "docs").rglob("*.md") if ">>> " in path.read_text(encoding="utf-8"))


def test_the_documentation_has_examples() -> None:
    assert {"index.md", "first-article.md", "add-a-source.md"} <= {page.name for page in PAGES}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT / "docs").as_posix())
def test_examples_of_a_page_run(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(SEEDS, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    names = {**vars(errors), **vars(models)}
    text = re.sub(r"^```.*$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    found = doctest.DocTestParser().get_doctest(text, names, page.stem, str(page), 0)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    report: list[str] = []
    runner.run(found, out=report.append)
    assert runner.tries
    assert not runner.failures, "".join(report)


@pytest.mark.parametrize("name", READMES)
def test_the_example_of_the_readme_is_true(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    (example,) = re.findall(
        r"^```python\n(.*?)^```", (ROOT / name).read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )
    names: dict[str, object] = {}
    exec(example, names)  # noqa: S102  # the README is ours
    assert len(capsys.readouterr().out.splitlines()) == 2
    names["article"] = newsparse.load(SEEDS / "qutoutiao.md")
    shown = re.findall(r"^(article\S+) +# ('.*)$", example, re.MULTILINE)
    assert len(shown) == 3
    for expression, value in shown:
        assert value == repr(eval(expression, names))  # noqa: S307  # the README is ours


def test_the_page_on_json_has_every_key() -> None:
    def keys(value: object) -> set[str]:
        if isinstance(value, dict):
            return set(value) | {key for name, inner in value.items() if name != "metadata" for key in keys(inner)}
        return {key for inner in value for key in keys(inner)} if isinstance(value, list) else set()

    page = (ROOT / "docs" / "reference" / "json.md").read_text(encoding="utf-8")
    written = set(re.findall(r"[a-z_]+", " ".join(re.findall(r"`([^`]+)`", page))))
    body = "<p>早安</p><ul><li>一</li></ul><table><tr><td>二</td><td>三</td></tr></table><pre>四</pre><video src='https://a.example/v.mp4'></video><hr><p>五</p>"
    posts = [newsparse.load(path) for path in SEEDS.glob("*.md")] + [
        newsparse.loads(f"---\ntitle: 渡口\ndate: 昨天\n---\n{body}")
    ]
    found = set().union(*(keys(post.to_dict()) for post in posts))
    assert {"rows", "media_type", "ordered", "severity"} <= found
    assert set() == found - written


def test_the_readmes_have_the_same_commands() -> None:
    english, chinese = (
        re.findall(r"^```sh\n(.*?)^```", (ROOT / name).read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
        for name in READMES
    )
    assert english
    assert english == chinese


@pytest.mark.parametrize("name", [*READMES, "CONTRIBUTING.md"])
def test_links_beside_the_documentation_lead_somewhere(name: str) -> None:
    targets = re.findall(r"\]\(([^)#]+)", (ROOT / name).read_text(encoding="utf-8"))
    assert [] == [target for target in targets if "://" not in target and not (ROOT / target).exists()]


@pytest.mark.parametrize("page", ["tutorial/first-article.md", "how-to/use-the-command-line.md"])
def test_what_show_prints_in_the_documentation_is_true(
    page: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(SEEDS)
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    examples = re.findall(r"^\$ newsparse (show .*)\n((?:[^`\n].*\n|\n)+)```", text, re.MULTILINE)
    assert examples
    for arguments, shown in examples:
        assert main(arguments.split()) == 0
        out = capsys.readouterr().out
        for part in shown.split("…\n"):
            assert part in out
