"""Plug-ins: this package's own, and those of other projects by entry points."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from newsparse import CleanerError, PluginError
from newsparse._registry import _add, _found, cleaners, loaders, named, writers
from newsparse.rules import Cleaner

PACKAGE = Path(__file__).parent / "plugin_package"


class TestOwn:
    def test_all_of_the_package_are_found(self) -> None:
        assert {"generic", "qutoutiao", "sina"} <= set(cleaners())
        assert "front-matter" in loaders()
        assert {"json", "jsonl", "markdown", "html", "text", "hexo"} <= set(writers())

    def test_each_is_under_its_own_id(self) -> None:
        for plugins in (cleaners(), loaders(), writers()):
            assert [plugin.id for plugin in plugins.values()] == list(plugins)

    def test_there_is_no_registry_to_change(self) -> None:
        with pytest.raises(TypeError):
            cleaners()["x"] = cleaners()["sina"]  # type: ignore[index]  # that is the point

    def test_by_name(self) -> None:
        assert named(cleaners(), "sina", "cleaner").id == "sina"
        with pytest.raises(PluginError, match=r"^no cleaner is called 'x'; there are .*generic.*sina"):
            named(cleaners(), "x", "cleaner")

    def test_a_label_or_a_slip_is_answered_with_the_id(self) -> None:
        for wrong in ("新浪财经", "sima"):
            with pytest.raises(PluginError, match="did you mean 'sina'"):
                named(cleaners(), wrong, "cleaner")

    def test_two_of_one_id_are_an_error(self) -> None:
        out: dict[str, object] = {}
        origins: dict[str, str] = {}
        _add(out, origins, cleaners()["sina"], "one")
        with pytest.raises(PluginError, match="two plug-ins have the id 'sina': one and two"):
            _add(out, origins, cleaners()["sina"], "two")

    def test_a_module_without_a_plug_in_is_passed_over(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def import_helper(name: str) -> ModuleType:
            return ModuleType(name) if name.endswith(".sina") else import_module(name)

        monkeypatch.setattr("newsparse._registry.import_module", import_helper)
        assert set(_found.__wrapped__("cleaners", "CLEANER")) == set(cleaners()) - {"sina"}

    def test_a_wrong_cleaner_of_the_package_is_named_with_its_file(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def import_wrong(name: str) -> ModuleType:
            if name.endswith(".sina"):
                Cleaner(id="sina", label="新浪", captions=("p.[",))
            return import_module(name)

        monkeypatch.setattr("newsparse._registry.import_module", import_wrong)
        with pytest.raises(CleanerError, match=r"^newsparse/cleaners/sina\.py › sina › captions: bad selector 'p\.\['"):
            _found.__wrapped__("cleaners", "CLEANER")

    def test_what_has_no_id_is_no_plug_in(self) -> None:
        with pytest.raises(PluginError, match="x is no plug-in: it has no id"):
            _add({}, {}, object(), "x")


class TestOtherProjects:
    """Each in a process of its own, with the package as an installer leaves it."""

    def run(self, folder: Path, points: str, code: str) -> subprocess.CompletedProcess[str]:
        shutil.copy(PACKAGE / "newsparse_demo.py", folder)
        information = folder / "newsparse_demo-1.0.dist-info"
        information.mkdir()
        (information / "METADATA").write_text(
            "Metadata-Version: 2.1\nName: newsparse-demo\nVersion: 1.0\n", encoding="utf-8"
        )
        (information / "entry_points.txt").write_text(points, encoding="utf-8")
        path = os.pathsep.join([str(folder), *(entry for entry in sys.path if entry)])
        return subprocess.run(
            [sys.executable, "-X", "utf8", "-c", code],
            env={**os.environ, "PYTHONPATH": path},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def test_a_cleaner_a_loader_and_a_writer_are_used(self, tmp_path: Path) -> None:
        points = "".join(
            f"[newsparse.{group}]\ndemo = newsparse_demo:{name}\n"
            for group, name in (("cleaners", "CLEANER"), ("loaders", "LOADER"), ("writers", "WRITER"))
        )
        code = (
            "import newsparse\n"
            "article = newsparse.loads('DEMO 早安\\n新的一天开始了。<p>外来报，天天见</p>')\n"
            "print(article.source.id, article.provenance.format, [entry.rule for entry in article.removed])\n"
            "print(newsparse.dumps(article, 'demo'))"
        )
        done = self.run(tmp_path, points, code)
        assert done.stderr == ""
        assert done.stdout == "demo demo ['slogan']\nDEMO 早安\n新的一天开始了。\n"

    @pytest.mark.parametrize(
        ("point", "message"),
        [
            (
                "twin = newsparse_demo:TWIN",
                "two plug-ins have the id 'sina': newsparse.cleaners.sina and newsparse_demo:TWIN",
            ),
            ("none = newsparse_demo:NAMELESS", "newsparse_demo:NAMELESS is no plug-in: it has no id"),
            ("lost = newsparse_demo:LOST", "newsparse.cleaners › lost: cannot load newsparse_demo:LOST"),
            ("lost = newsparse_lost", "newsparse.cleaners › lost: cannot load newsparse_lost: No module named"),
        ],
    )
    def test_a_wrong_one_is_named(self, tmp_path: Path, point: str, message: str) -> None:
        code = "import newsparse\nnewsparse.loads('---\\ntitle: a\\n---\\n<p>b</p>')"
        done = self.run(tmp_path, f"[newsparse.cleaners]\n{point}\n", code)
        assert done.returncode == 1
        assert f"PluginError: {message}" in done.stderr

    @pytest.mark.parametrize("more", ["on_error='skip'", "on_error='skip', workers=2"])
    def test_a_wrong_one_ends_a_run_that_skips_bad_posts(self, tmp_path: Path, more: str) -> None:
        code = f"import newsparse\nprint(list(newsparse.iter_articles('no-such-post.md', {more})))"
        done = self.run(tmp_path, "[newsparse.cleaners]\nlost = newsparse_demo:LOST\n", code)
        assert done.stdout == ""
        assert "PluginError: newsparse.cleaners › lost: cannot load newsparse_demo:LOST" in done.stderr
