"""How the documentation is built."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE / "_ext"))

from newsparse._version import __version__  # noqa: E402  # below the path that finds our own extension

project = "newsparse"
author = "newsparse contributors"
copyright = author  # noqa: A001  # Sphinx's name for it
release = version = __version__

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.doctest",
    "sphinx.ext.napoleon",
    "sphinx_copybutton",
    "bench_figures",
    "chinese_search",
    "reference_parts",
    "registry_tables",
    "runs",
    "two_languages",
]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = "newsparse"
html_static_path = ["_static"]
html_favicon = "_static/favicon.svg"
html_css_files = ["site.css"]
html_search_language = "zh-pairs"
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
copybutton_exclude = ".linenos, .gp, .go"

# Docstrings write a name in backquotes; it becomes a link where there is something to link to.
default_role = "py:obj"
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_default_options = {"members": True, "undoc-members": True}
autodoc_type_aliases = {name: name for name in ("Block", "Mark", "Role", "RemovedKind", "Severity", "OnError", "Step")}
napoleon_google_docstring = True
napoleon_numpy_docstring = False
# Only our own names must resolve: the build reaches no other project's index.
nitpick_ignore_regex = [
    ("py:.*", r"(?!newsparse\.).*"),
    ("py:.*", r"newsparse\.[a-z]+\.(Block|Mark|Role|RemovedKind|Severity|Loaded|Place|Step)"),
    ("py:.*", r"newsparse\.(?:workbench\.)?_.*"),
]

# Every example runs beside copies of the two posts that the tests use.
doctest_global_setup = f"""
import os, shutil, tempfile
from newsparse.errors import *
from newsparse.models import *
seeds = tempfile.TemporaryDirectory()
shutil.copytree({str(HERE.parent / "tests" / "fixtures" / "seeds")!r}, seeds.name, dirs_exist_ok=True)
os.chdir(seeds.name)
"""
doctest_test_doctest_blocks = "default"
trim_doctest_flags = True
