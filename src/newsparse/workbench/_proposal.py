"""A proposal as a file to edit, and a case to begin with."""

from __future__ import annotations

import errno
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newsparse._api import Parser
from newsparse._inputs.names import PathLike
from newsparse.rules import Cleaner, Drop, TextRule
from newsparse.testing import write_case
from newsparse.workbench._evidence import Sample
from newsparse.workbench._finding import Finding
from newsparse.workbench._learn import Proposal

__all__ = ["cleaner_of", "cleaner_source", "write_proposal"]

_EXAMPLE = 50
"""Characters of an example in a comment."""
_USUAL = 120
_SUFFIXES = {"front-matter": ".md", "html": ".html"}
_SELECTORS = ("players", "captions", "credits", "authors", "tags", "decoration_addresses")
# What Python's source may not hold, or would hide.
_ODD = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff]")


def cleaner_of(proposal: Proposal) -> Cleaner:
    """
    Make a cleaner of a proposal, just as it is.

    Args:
        proposal: As `newsparse.workbench.learn` gives it.

    Raises:
        CleanerError: The id is none.

    .. versionadded:: 0.1.0
    """
    found = proposal.findings
    fields: dict[str, Any] = {name: tuple([one.value for one in found if one.field == name]) for name in _SELECTORS}
    return Cleaner(
        id=proposal.id,
        label=proposal.label,
        names=proposal.names,
        hosts=proposal.hosts,
        drop=tuple([Drop(selector=one.value, kind=one.kind) for one in found if one.field == "drop"]),
        texts=tuple([_text_rule(name, one) for name, one in _named(found)]),
        **fields,
    )


def _named(findings: tuple[Finding, ...]) -> list[tuple[str, Finding]]:
    texts = [one for one in findings if one.field == "texts"]
    return [(f"{one.place}-{number}", one) for number, one in enumerate(texts, 1)]


def _text_rule(name: str, one: Finding) -> TextRule:
    return TextRule(name=name, pattern=one.value, kind=one.kind, place=one.place, max_length=_longest(one))


def _longest(one: Finding) -> int:
    return max(_USUAL, len(one.example) + 40)  # numbers may grow, and ends change


def cleaner_source(proposal: Proposal) -> str:
    """
    Write a proposal as a Python file for a person to edit.

    Args:
        proposal: As `newsparse.workbench.learn` gives it.

    Returns:
        The source of a module with one ``CLEANER``; comments say in how many posts each part was seen.

    .. versionadded:: 0.1.0
    """
    return "\n".join(_source(proposal)) + "\n"


def _source(proposal: Proposal) -> Iterator[str]:
    found = proposal.findings
    rules = {"drop": "Drop", "texts": "TextRule"}
    used = sorted({rules[one.field] for one in found if one.field in rules})
    yield f"# {_plain(proposal.label)}: proposed from {proposal.posts} stories by newsparse learn."
    yield "# Read each part before you keep it; the comments say in how many stories it was seen, and show one."
    yield ""
    yield "from __future__ import annotations"
    yield ""
    yield f"from newsparse.rules import {', '.join(['Cleaner', *used])}"
    yield ""
    yield "CLEANER = Cleaner("
    yield f"    id={_literal(proposal.id)},"
    yield f"    label={_literal(proposal.label)},"
    for name, values in (("names", proposal.names), ("hosts", proposal.hosts)):
        if values:
            yield f"    {name}=({', '.join(map(_literal, values))},),"
    for name in ("drop", *_SELECTORS, "texts"):
        some = [one for one in found if one.field == name]
        if some:
            yield f"    {name}=("
            for label, one in _named(tuple(some)) if name == "texts" else [("", one) for one in some]:
                yield f"        # {one.posts} of {proposal.posts}: {_short(one.example) or 'no text'}"
                yield f"        {_call(label, one)},"
            yield "    ),"
    yield ")"
    if proposal.handled:
        yield ""
        yield "# The shared rules take these out already:"
        for one in proposal.handled:
            yield f"# {one.posts} of {proposal.posts}: {_short(one.example)}"


def _call(label: str, one: Finding) -> str:
    if one.field == "drop":
        return f"Drop(selector={_literal(one.value)}, kind={_literal(one.kind)})"
    if one.field != "texts":
        return _literal(one.value)
    parts = [f"name={_literal(label)}", f"pattern={_literal(one.value)}", f"kind={_literal(one.kind)}"]
    parts += [f"place={_literal(one.place)}"] if one.place != "anywhere" else []
    parts += [f"max_length={_longest(one)}"] if _longest(one) != _USUAL else []
    return f"TextRule({', '.join(parts)})"


def _literal(text: str) -> str:
    r"""
    Write a string as Python.

    >>> _literal("div.app"), _literal(r"第\d+期$")
    ('"div.app"', 'r"第\\d+期$"')
    """
    if _ODD.search(text) or '"' in text or text.endswith("\\"):
        return ascii(text) if _ODD.search(text) else repr(text)
    return f'r"{text}"' if "\\" in text else f'"{text}"'


def _plain(text: str) -> str:
    return " ".join(_ODD.sub(" ", text).split())


def _short(text: str) -> str:
    text = _plain(text)
    return text if len(text) <= _EXAMPLE else f"{text[:_EXAMPLE]}…"


def write_proposal(proposal: Proposal, folder: PathLike) -> tuple[Path, Path]:
    """
    Write a cleaner's file and a case folder.

    The case's expectation is what the proposed cleaner gives now, so it is marked as unread: a person has to
    read it and take the mark away.

    Args:
        proposal: As `newsparse.workbench.learn` gives it.
        folder: Where; ``<id>.py`` and ``cases/<id>/first/`` are made in it.

    Returns:
        The paths of both.

    Raises:
        CleanerError: The id is none.
        OSError: It cannot be written, or is there already.

    .. versionadded:: 0.1.0
    """
    cleaner = cleaner_of(proposal)
    path, case = Path(folder, f"{proposal.id}.py"), Path(folder, "cases", proposal.id, "first")
    for target in (path, case):
        if target.exists():
            # A proposal is written over nobody's work.
            raise FileExistsError(errno.EEXIST, "it is there already; give another folder", str(target))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(cleaner_source(proposal), encoding="utf-8", newline="\n")
    parser = Parser(cleaners=(cleaner,))
    best = max(proposal.samples, key=lambda sample: _shows(sample, cleaner, parser))
    data, suffix = _input(best)
    write_case(
        case,
        data,
        suffix,
        parser,
        origin=" › ".join(best.article.provenance.path) or "unknown",
        date=best.article.published.date().isoformat() if best.article.published is not None else "unknown",
        reason="what newsparse learn found; trim the post to what matters",
    )
    return path, case


def _shows(sample: Sample, cleaner: Cleaner, parser: Parser) -> tuple[int, int]:
    """How much of a cleaner a post shows; the shorter of two that show the same is the better case."""
    data, _ = _input(sample)
    article = parser.loads(data)
    own = {drop.selector for drop in cleaner.drop} | {rule.name for rule in cleaner.texts}
    own |= {*cleaner.players, *cleaner.credits, *cleaner.authors, *cleaner.tags}
    shown = {entry.rule for entry in article.removed} & own
    captions = any(image.caption for image in article.images)
    return len(shown) + captions, -len(data)


def _input(sample: Sample) -> tuple[bytes, str]:
    """Give a post as a file of its own: the file it was, or a front matter for one of many in a file."""
    post, kept = sample.post, sample.article.input
    if kept is not None and post.format in _SUFFIXES:
        return kept, _SUFFIXES[post.format]
    named = {"title": post.title, "source": post.source, "date": post.published, "url": post.url}
    # JSON's strings are YAML's, too.
    lines = [f"{name}: {json.dumps(str(value), ensure_ascii=False)}" for name, value in named.items() if value]
    return "\n".join(["---", *lines, "---", "", post.body, ""]).encode("utf-8", "replace"), ".md"
