"""
Cases for cleaners: a folder with an input, what a person expects of it, and where it came from.

A case is a folder that holds ``input.md`` (made-up text in the source's real markup), ``expected.json`` with any
of the fields below, and ``case.yaml`` with ``origin``, ``date`` and ``reason``; it also says ``kind: look-alike``
where the input only looks like the source, or holds lines that only look like what the cleaner takes out.
Plug-in authors test theirs alike:

>>> from pathlib import Path
>>> from newsparse import Parser
>>> from newsparse.testing import check_case
>>> def check(folder: Path) -> None:
...     assert check_case(folder, Parser(cleaners=[MINE])) == {}
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import yaml
from attrs import field, frozen

from newsparse._api import Parser
from newsparse.errors import FormatError
from newsparse.models import Article

__all__ = ["FIELDS", "Case", "check_case", "lint_case", "read_case", "value_of"]

FIELDS: Mapping[str, Callable[[Article], Any]] = {
    "title": lambda article: article.title,
    "published": lambda article: article.published.isoformat() if article.published else None,
    "source": lambda article: article.source.id,
    "credits": lambda article: [[credit.role, credit.name, credit.affiliation] for credit in article.credits],
    "tags": lambda article: list(article.tags),
    "text": lambda article: article.text,
    "headings": lambda article: [block.text for block in article.blocks if block.kind == "heading"],
    "images": lambda article: [image.url for image in article.images],
    "captions": lambda article: {image.url: image.caption for image in article.images if image.caption},
    "removed": lambda article: [[entry.kind, entry.rule] for entry in article.removed],
    "lead_image": lambda article: article.lead_image.url if article.lead_image else None,
}
"""The fields that an expectation may name, and how each is read off an article."""

_ABOUT = ("origin", "date", "reason")
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>|&(?:[a-zA-Z]+|#\d+);")
_SUFFIX = re.compile(r"\s*[-_|｜–—]\s*[^-_|｜–—\s]{2,12}(?:网|新闻|财经|日报|晚报|头条|资讯|客户端)$")


@frozen(kw_only=True)
class Case:
    """An input and what a person expects of it."""

    folder: Path
    """Where it lies; the folder above it has the cleaner's id for its name."""
    input: Path
    """The post."""
    expected: Mapping[str, Any] = field(factory=dict)
    """The fields as a person reads them."""
    about: Mapping[str, str] = field(factory=dict)
    """Origin, date, reason, and the kind where it is not the plain one."""

    @property
    def is_look_alike(self) -> bool:
        """Whether the cleaner must refuse the input, or leave lines in it alone."""
        return self.about.get("kind") == "look-alike"

    @property
    def cleaner(self) -> str:
        """The id of the cleaner that the case is for."""
        return self.folder.parent.name


def read_case(folder: Path) -> Case:
    """
    Read a case's folder.

    Args:
        folder: It holds one ``input.*``, ``expected.json`` and ``case.yaml``.

    Raises:
        FormatError: One of these is missing or says nothing, or the expectation names a field that there is not.
    """
    inputs = sorted(folder.glob("input.*"))
    if len(inputs) != 1:
        raise FormatError(f"a case has one input, not {len(inputs)}", path=(str(folder),))
    try:
        expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
        about = yaml.load((folder / "case.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506  # text only
    except OSError as error:
        raise FormatError("it is missing", path=(str(folder), Path(str(error.filename)).name)) from error
    except (ValueError, yaml.YAMLError) as error:
        raise FormatError(f"it cannot be read: {error}", path=(str(folder),)) from error
    if not isinstance(expected, dict) or not expected:
        raise FormatError("it expects nothing", path=(str(folder), "expected.json"))
    for name in expected:
        if name not in FIELDS:
            raise FormatError(
                f"no such field; there are {', '.join(FIELDS)}", path=(str(folder), "expected.json", name)
            )
    missing = [name for name in _ABOUT if not (isinstance(about, dict) and about.get(name))]
    if missing:
        raise FormatError(f"it does not say {', '.join(missing)}", path=(str(folder), "case.yaml"))
    return Case(folder=folder, input=inputs[0], expected=expected, about={name: str(about[name]) for name in about})


def value_of(article: Article, name: str) -> Any:
    r"""
    Give a field as an expectation writes it.

    >>> import newsparse
    >>> value_of(newsparse.loads("---\ntitle: 早安\n---\n<p>新的一天开始了。</p><p>编辑：李明</p>"), "credits")
    [['editor', '李明', None]]
    """
    return FIELDS[name](article)


def check_case(folder: Path, parser: Parser | None = None) -> dict[str, tuple[Any, Any]]:
    """
    Read a case's input and compare it with what is expected.

    Args:
        folder: The case.
        parser: What to read it with; the default settings where none is given.

    Returns:
        The fields that differ, each with what was expected and what was got; empty where all is well.

    Raises:
        FormatError: The case itself is wrong.
    """
    case = read_case(folder)
    article = (parser or Parser()).load(case.input)
    got = {name: value_of(article, name) for name in case.expected}
    if article.source.name is not None and article.source.name == case.expected.get("source"):
        got["source"] = article.source.name  # a person may write either
    return {name: (want, got[name]) for name, want in case.expected.items() if want != got[name]}


def lint_case(case: Case) -> list[str]:
    """
    Find what no person would have written into an expectation.

    Returns:
        A sentence for each: replaced characters, markup, indents, a site's name behind the title.
    """
    faults = []
    for name, value in case.expected.items():
        for text in _texts(value):
            if "\ufffd" in text:
                faults.append(f"{name} holds a character that a decoder replaced")
            if _MARKUP.search(text):
                faults.append(f"{name} holds markup: {text[:60]!r}")
            if text != text.strip() or any(line.startswith("\u3000") for line in text.split("\n")):
                faults.append(f"{name} holds blanks at an end: {text[:60]!r}")
    title = case.expected.get("title")
    if isinstance(title, str) and _SUFFIX.search(title):
        faults.append(f"title ends in the site's name: {title!r}")
    return faults


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for pair in value.items() for part in pair for text in _texts(part)]
    if isinstance(value, list):
        return [text for part in value for text in _texts(part)]
    return []
