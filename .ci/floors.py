"""Print the oldest version that pyproject.toml allows of each thing newsparse and its extras need."""

import tomllib
from pathlib import Path

project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
extras = project["optional-dependencies"].values()
for requirement in sorted({*project["dependencies"], *[one for extra in extras for one in extra]}):
    print(requirement.replace(">=", "=="))
