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

With pytest, ``pytest --newsparse-cases FOLDER`` runs every case below a folder, a test for each field.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from difflib import unified_diff
from pathlib import Path
from typing import Any, TypeAlias

import yaml
from attrs import field, frozen

from newsparse._api import Parser
from newsparse.errors import FormatError
from newsparse.models import Article

__all__ = [
    "FIELDS",
    "Case",
    "check_case",
    "difference",
    "lint_case",
    "read_case",
    "update_case",
    "value_of",
    "write_case",
]

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

Expected: TypeAlias = Mapping[str, Any]

_EXPECTED = "expected.json"
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
    def is_unread(self) -> bool:
        """Whether a program wrote the expectation and no person has read it yet: ``unread: yes`` in ``case.yaml``."""
        return self.about.get("unread", "no").lower() not in {"no", "false"}

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
    if not (folder / _EXPECTED).exists():
        reason = (
            'it is missing; write in it what a careful reader of the post expects, such as {"title": "…", "text": "…"}'
        )
        raise FormatError(reason, path=(str(folder), _EXPECTED))
    try:
        expected = json.loads((folder / _EXPECTED).read_text(encoding="utf-8"))
        about = yaml.load((folder / "case.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506  # text only
    except OSError as error:
        raise FormatError("it is missing", path=(str(folder), Path(str(error.filename)).name)) from error
    except (ValueError, yaml.YAMLError) as error:
        raise FormatError(f"it cannot be read: {error}", path=(str(folder),)) from error
    if not isinstance(expected, dict) or not expected:
        raise FormatError("it expects nothing", path=(str(folder), _EXPECTED))
    for name in expected:
        if name not in FIELDS:
            raise FormatError(f"no such field; there are {', '.join(FIELDS)}", path=(str(folder), _EXPECTED, name))
    missing = [name for name in _ABOUT if not (isinstance(about, dict) and about.get(name))]
    if missing:
        raise FormatError(f"it does not say {', '.join(missing)}", path=(str(folder), "case.yaml"))
    return Case(folder=folder, input=inputs[0], expected=expected, about={name: str(about[name]) for name in about})


def value_of(article: Article, name: str) -> Any:
    r"""
    Give a field as an expectation writes it.

    >>> import newsparse
    >>> from newsparse.testing import value_of
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
    got = _values(case.input, case.expected, parser)
    return {name: (want, got[name]) for name, want in case.expected.items() if want != got[name]}


def _values(path: Path, expected: Expected, parser: Parser | None) -> dict[str, Any]:
    """Give what is read, for each field that is expected."""
    article = (parser or Parser()).load(path)
    got = {name: value_of(article, name) for name in expected}
    if article.source.name is not None and article.source.name == expected.get("source"):
        got["source"] = article.source.name  # a person may write either
    return got


def update_case(folder: Path, parser: Parser | None = None) -> str:
    """
    Write what is read now as what is expected, for a person to read.

    Args:
        folder: The case; the fields that it expects stay the same ones.
        parser: What to read it with; the default settings where none is given.

    Returns:
        The difference to what was expected, a line of text a line; ``""`` where there is none and nothing was written.

    Raises:
        FormatError: The case itself is wrong.
    """
    case = read_case(folder)
    got = _values(case.input, case.expected, parser)
    if got == case.expected:
        return ""
    (folder / _EXPECTED).write_text(_json(got), encoding="utf-8", newline="\n")
    return difference(case.expected, got)


def difference(want: Expected, got: Expected) -> str:
    r"""
    Show how two sets of fields differ, a line of text a line.

    >>> from newsparse.testing import difference
    >>> print(difference({"text": "一\n二"}, {"text": "一\n三"}))
    --- expected
    +++ read now
    @@ -1,2 +1,2 @@
     text: 一
    -text: 二
    +text: 三
    """
    before, after = _readable(want), _readable(got)
    return "\n".join(unified_diff(before, after, "expected", "read now", lineterm="", n=1))


def _json(values: Expected) -> str:
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"


def _readable(values: Expected) -> list[str]:
    lines = []
    for name, value in values.items():
        parts = value.split("\n") if isinstance(value, str) else value
        if isinstance(parts, dict):
            parts = [f"{key}: {part}" for key, part in parts.items()]
        lines += [f"{name}: {part}" for part in (parts if isinstance(parts, list) else [parts])] or [f"{name}: nothing"]
    return lines


def write_case(folder: Path, data: bytes, suffix: str, parser: Parser, *, origin: str, date: str, reason: str) -> Case:
    """
    Write a case that expects, field by field, what is read now.

    It is marked as unread: nobody has said yet that what is read is right.

    Args:
        folder: Where; it is made, and must not hold a case.
        data: The post.
        suffix: Of the input's file, such as ``.md``.
        parser: What to read it with.
        origin: Where the post is from.
        date: When it was published or taken.
        reason: Why it is a case.

    Returns:
        The case.
    """
    folder.mkdir(parents=True)
    path = folder / f"input{suffix}"
    path.write_bytes(data)
    article = parser.load(path)
    expected = _json({name: value_of(article, name) for name in FIELDS})
    (folder / _EXPECTED).write_text(expected, encoding="utf-8", newline="\n")
    about = yaml.safe_dump({"origin": origin, "date": date, "reason": reason}, allow_unicode=True, sort_keys=False)
    note = "# Read expected.json, mend what is wrong in it, then take out this line and the next.\nunread: yes\n"
    (folder / "case.yaml").write_text(about + note, encoding="utf-8", newline="\n")
    return read_case(folder)


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
