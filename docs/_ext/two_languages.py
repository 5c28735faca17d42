"""Pages in Chinese below ``zh/``, tied to those of the same name in English; and a map of the site for language models."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

CHINESE = "zh/"
_TAGS = {"en": "", "zh-CN": CHINESE}
# A browser makes a blank of a line's end, and Chinese has none.
_LINE_END = re.compile("(?<=[\u3001-\u9fff\uff01-\uff5e])\n(?=[\u201c\u3001-\u9fff\uff01-\uff5e])")


def join_lines(app: Sphinx, tree: nodes.document) -> None:
    """Take the ends of source lines out of Chinese text."""
    for text in list(tree.findall(nodes.Text)) if app.env.docname.startswith(CHINESE) else ():
        if not isinstance(text.parent, nodes.literal_block | nodes.doctest_block):
            text.parent.replace(text, nodes.Text(_LINE_END.sub("", text)))


def tag_language(app: Sphinx, page: str, _: str, context: dict[str, Any], __: object) -> None:
    """Say which language a page is in, and where it is in the other one."""
    chinese = page.startswith(CHINESE)
    context["language"] = "zh-CN" if chinese else "en"
    plain = page.removeprefix(CHINESE)
    if {plain, CHINESE + plain} <= app.env.found_docs:
        for tag, folder in _TAGS.items():
            address = context["pathto"](folder + plain)
            context["metatags"] = (
                f'{context.get("metatags", "")}\n<link rel="alternate" hreflang="{tag}" href="{address}">'
            )


def write_llms(app: Sphinx, error: Exception | None) -> None:
    """Write ``llms.txt``: each page with its first sentence, in the order of the contents."""
    if error is not None or app.builder.name != "html":
        return
    out: list[str] = []
    for name in in_order(app, app.config.root_doc):
        tree = app.env.get_doctree(name)
        title = app.env.titles[name].astext()
        said = (node.astext() for node in tree.findall(nodes.paragraph) if isinstance(node.parent, nodes.section))
        first = next(said, "")
        if name == app.config.root_doc:
            out += [f"# {title}", "", f"> {' '.join(first.split())}", ""]
        elif name.endswith("/index"):
            out += ["", f"## {'中文' if name.startswith(CHINESE) else title}", ""]
        else:
            sentence = " ".join(first.split()).partition(". ")[0].partition("。")[0].rstrip(".:")
            out.append(f"- [{title}]({app.builder.get_target_uri(name)})" + (f": {sentence}" if sentence else ""))
    (Path(app.outdir) / "llms.txt").write_text("\n".join(out) + "\n", encoding="utf-8")


def in_order(app: Sphinx, name: str) -> list[str]:
    """Return a page and those below it, each once."""
    out = [name]
    for below in app.env.toctree_includes.get(name, []):
        out += in_order(app, below)
    return out


def setup(app: Sphinx) -> dict[str, bool]:
    """Take part in the build."""
    app.connect("doctree-read", join_lines)
    app.connect("html-page-context", tag_language)
    app.connect("build-finished", write_llms)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
