"""What the project says of itself holds together."""

from __future__ import annotations

import re
import tomllib
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = SETTINGS["project"]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))

# The tests may run where the workflows are not, in the sdist.
needs_workflows = pytest.mark.skipif(not WORKFLOWS, reason="the workflows are not here")


def dependencies() -> list[str]:
    return [*PROJECT["dependencies"], *[one for extra in PROJECT["optional-dependencies"].values() for one in extra]]


@pytest.mark.parametrize("requirement", dependencies())
def test_a_dependency_has_a_floor_and_no_cap(requirement: str) -> None:
    assert re.fullmatch(r"[a-z][a-z0-9-]*(\[[a-z,]+\])?>=\d+(\.\d+)*", requirement)


def test_one_dependency_has_one_floor() -> None:
    floors: dict[str, set[str]] = {}
    for requirement in dependencies():
        name, _, floor = requirement.partition(">=")
        floors.setdefault(name, set()).add(floor)
    assert {} == {name: found for name, found in floors.items() if len(found) > 1}


def test_the_command_leads_to_a_function() -> None:
    module, _, name = PROJECT["scripts"]["newsparse"].partition(":")
    assert callable(getattr(import_module(module), name))


@needs_workflows
def test_every_python_that_is_promised_is_tested() -> None:
    promised = {word.rpartition(" ")[2] for word in PROJECT["classifiers"] if re.search(r":: 3\.\d+$", word)}
    tested = set(re.findall(r'"(3\.\d+)"', (ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8")))
    assert promised
    assert promised <= tested
    assert PROJECT["requires-python"] == f">={min(promised, key=lambda one: int(one[2:]))}"


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_by_hash_with_the_version_beside_it(workflow: Path) -> None:
    used = re.findall(r"uses: *(.*)", workflow.read_text(encoding="utf-8"))
    assert used
    assert [] == [one for one in used if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one)]
