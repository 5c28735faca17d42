"""Parts of the reference that are made of the code and shown at work: rules, issues, roles, commands; and a check that all is there."""

from __future__ import annotations

import json
import os
import pkgutil
import re
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import get_args

import yaml
from docutils import nodes
from issue_examples import EXAMPLES, FORMATS, UNSHOWN
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import ExtensionError
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

import newsparse
from newsparse import _registry
from newsparse._cli.arguments import argument_parser
from newsparse._credits.roles import ROLES, traditional
from newsparse._field_docs import HEADING
from newsparse._issues import ISSUES
from newsparse.models import Role
from newsparse.rules import RULES
from newsparse.workbench import Inspection, inspect

SHORT = """---
title: 渡口重开
source: 海港晚报
date: 2022-03-09 08:00:00+08:00
url: https://harbour.example.com/a/1.html
---
<p>停了两年的渡口今天开放。</p><h2>头班船</h2><p>清晨六点离岸。</p><p>责任编辑：林小舟</p>"""
CASES = Path(__file__).parents[2] / "tests" / "cleaners" / "generic"
Part = tuple[str, str, list[nodes.Node]]
"""A name, what it is called in an address, and what is said of it."""


def text(said: str) -> nodes.paragraph:
    """Return a paragraph."""
    return nodes.paragraph("", said)


def code(shown: str, language: str) -> nodes.literal_block:
    """Return a block of code."""
    return nodes.literal_block(shown, shown, language=language)


def visible(line: str) -> str:
    """Return a line with what cannot be seen as an escape."""
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in line)


def short(shown: str) -> str:
    """Return HTML or a line with the beginnings of its long texts."""
    return re.sub("([\u3000-\uffef]{20})[^<>\n]{12,}", r"\1…", shown)


def body_of(post: str) -> str:
    """Return the body of a post in the archive's dialect, without the wrapper."""
    body = post.split("---", 2)[2].strip()
    return short(
        body.removeprefix("<div>")
        .removesuffix("</div>")
        .strip()
        .replace("</p><", "</p>\n<")
        .replace("</div><p", "</div>\n<p")
    )


def judged(inspection: Inspection, rule: str) -> Iterator[str]:
    """Yield what a rule decided, a line each."""
    for row in inspection.rows:
        kind = "removed" if row.block is None else row.block.kind
        for verdict in row.verdicts:
            named = {rule, f"{rule}:"} & set(f"{verdict.rule} {verdict.reason}".split())
            made = ", ".join(f"{credit.role} {credit.name}" for credit in verdict.credits)
            also = made or ", ".join(f"#{tag}" for tag in verdict.tags)
            if named or (rule in {"byline", "hashtag"} and also):
                yield f"{'caption' if verdict.part == 'caption' else kind}: {short(verdict.text) or '(a picture)'}" + (
                    f" → {also}" if also else ""
                )


def rules() -> Iterator[Part]:
    """Each shared rule on the case that shows it, and the look-alike that it leaves alone."""
    for rule, meaning in RULES.items():
        case, kept = (CASES / name for name in (rule, f"{rule}-kept"))
        (inspection,) = inspect(str(case / "input.md"))
        lines = "\n".join(judged(inspection, rule))
        if not lines:
            raise ExtensionError(f"the case of the rule {rule} does not show it")
        reason = yaml.safe_load((kept / "case.yaml").read_text(encoding="utf-8"))["reason"]
        said: list[nodes.Node] = [text(f"{meaning[0].upper()}{meaning[1:]}.")]
        said += [code(body_of((case / "input.md").read_text(encoding="utf-8")), "html"), code(lines, "text")]
        yield rule, f"rule-{rule}", [*said, text(f"Left alone: {reason}.")]


def issues() -> Iterator[Part]:
    """Each code with the shortest input that has it."""
    for name, meaning in ISSUES.items():
        said: list[nodes.Node] = [text(f"{meaning[0].upper()}{meaning[1:]}.")]
        if name not in UNSHOWN:
            given = EXAMPLES[name]
            article = newsparse.Parser(format=FORMATS.get(name)).loads(given)
            found = [issue for issue in article.issues if issue.code == name]
            if not found:
                raise ExtensionError(f"the example of the issue {name} does not have it")
            lines = repr(given)[:400].splitlines() if isinstance(given, bytes) else map(visible, given.splitlines())
            path = " › ".join(found[0].path)
            said += [
                code("\n".join(line if isinstance(given, bytes) else line[:88] for line in lines), "text"),
                text(f"{found[0].severity}: {path}{': ' if path else ''}{found[0].message}"),
            ]
        yield name, f"issue-{name}", said


def roles() -> Iterator[Part]:
    """Each role with the words that stand for it, and a line read by the first."""
    turned = {traditional(word) for word in ROLES if traditional(word) != word}
    for role in get_args(Role):
        words = [word for word, of in ROLES.items() if of == (role,) and word not in turned]
        line = f"{words[0]}：浦峰"
        article = newsparse.loads(f"---\ntitle: 渡口\n---\n<p>渡口今天开放。</p><p>{line}</p>")
        credit = article.credits[0] if article.credits else None
        said: list[nodes.Node] = [text("、".join(words) + "。")]
        if credit is not None:
            said.append(
                code(
                    f"{line}\n{json.dumps({'role': credit.role, 'name': credit.name, 'label': credit.label}, ensure_ascii=False)}",
                    "text",
                )
            )
        yield role, f"role-{role}", said
    both = [f"{word} ({', '.join(of)})" for word, of in ROLES.items() if len(of) > 1 and word not in turned]
    yield "Two roles in one word", "role-two", [text("、".join(both) + "。")]
    none = [word for word, of in ROLES.items() if not of and word not in turned]
    yield (
        "Words of no role",
        "role-none",
        [text("The line is a credit, and nobody is credited: " + "、".join(none) + "。")],
    )


def subcommands() -> dict[str, ArgumentParser]:
    """Return the commands by name."""
    os.environ.update(COLUMNS="80", NO_COLOR="1")
    (action,) = (one for one in argument_parser()._actions if isinstance(one, _SubParsersAction))  # noqa: SLF001  # argparse has no other way
    return dict(action.choices)


def commands() -> Iterator[Part]:
    """Each command with its help."""
    for name, parser in subcommands().items():
        yield f"newsparse {name}", f"command-{name}", [code(parser.format_help().rstrip(), "text")]


def formats() -> Iterator[Part]:
    """Each format that is written, with a short article in it."""
    article = newsparse.loads(SHORT)
    for name, writer in sorted(_registry.writers().items()):
        lines = writer.dumps(article).splitlines()
        shown = [line if len(line) <= 100 else f"{line[:100]}…" for line in lines[:24]]
        yield (
            name,
            f"format-{name}",
            [text(f"{writer.label}, {writer.suffix}"), code("\n".join(shown + ["…"] * (len(lines) > 24)), "text")],
        )


PARTS: dict[str, Callable[[], Iterator[Part]]] = {
    "rules": rules,
    "issues": issues,
    "roles": roles,
    "formats": formats,
    "commands": commands,
}


class Parts(SphinxDirective):
    """``reference-parts``: a section for each."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the sections."""
        out: list[nodes.Node] = []
        for name, anchor, said in PARTS[self.arguments[0]]():
            section = nodes.section(ids=[anchor], names=[anchor])
            section += [
                nodes.title(
                    name, "", nodes.literal("", name) if name.isascii() and name.islower() else nodes.Text(name)
                ),
                *said,
            ]
            out.append(section)
        return out


def check_public(_: Sphinx, env: BuildEnvironment) -> None:
    """Warn of public names that the reference lacks; the build takes warnings for errors."""
    objects = env.get_domain("py").objects  # type: ignore[attr-defined]  # of the Python domain
    # A name is documented where it is defined, which need not be where it is offered.
    documented = {name.rpartition(".")[2] for name in objects if name.startswith("newsparse.")}
    modules = ["newsparse", *(found.name for found in pkgutil.walk_packages(newsparse.__path__, "newsparse."))]
    plugins = ("newsparse.loaders", "newsparse.cleaners", "newsparse.writers", "newsparse.__main__")
    for module in modules:
        if module.startswith(plugins) or any(part.startswith("_") for part in module.split(".")):
            continue
        for name in getattr(import_module(module), "__all__", ()):
            if not name.startswith("__") and name not in documented:
                logging.getLogger(__name__).warning("the reference lacks %s.%s", module, name)


def without_fields(  # Sphinx's order of arguments
    _: Sphinx, what: str, name: str, obj: object, options: object, lines: list[str]
) -> None:
    """Cut what `help` lists of the fields off a class's docstring: the reference shows each by itself."""
    if what == "class" and HEADING in lines:
        del lines[lines.index(HEADING) :]


def setup(app: Sphinx) -> dict[str, bool]:
    """Make the directive known, and check at the end of the reading."""
    app.add_directive("reference-parts", Parts)
    app.connect("env-updated", check_public)
    app.connect("autodoc-process-docstring", without_fields, priority=400)  # before napoleon takes it for a section
    return {"parallel_read_safe": True, "parallel_write_safe": True}
