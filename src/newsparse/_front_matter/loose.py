"""
YAML headers that are not quite YAML, read as a careful person would.

The header is cut at its keys and every value is read on its own: as YAML where
it is YAML, as the text that plainly was meant where it is not. One bad title
then costs nothing but an issue.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from newsparse._issues import issue
from newsparse.errors import FormatError
from newsparse.models import Issue

__all__ = ["has_doubtful_hash", "plain_title", "read_loose_header"]

# fmt: off
_KNOWN_KEYS = frozenset((
    "title", "subtitle", "date", "updated", "lastmod", "published", "modified", "created", "tags", "tag",
    "categories", "category", "author", "authors", "description", "summary", "excerpt", "keywords",
    "permalink", "url", "link", "slug", "layout", "type", "draft", "comments", "cover", "image", "thumbnail",
    "headimg", "banner", "language", "lang", "source", "channel", "section", "aliases", "weight", "toc",
    "top", "copyright", "mathjax",
))
# fmt: on
"""Keys sure enough to be recognised with a full-width colon, without a space, or indented."""

_LISTS = frozenset(("tags", "tag", "categories", "category", "authors", "keywords", "aliases"))

_ENTRY = re.compile(
    r"""(?:"([^"\n]{1,60})"|'([^'\n]{1,60})'|([^\W_][\w .\-/]{0,40}|_[\w\-]{0,40}))[ \t]*:(?:[ \t]+(.*)|)"""
)
_NEARLY = re.compile(r"[ \t]*([A-Za-z_]{2,20})[ \t]*[:：][ \t]*(?!//)(.*)")
_ITEM = re.compile(r"[ \t]*-(?:[ \t]+(.*)|)")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
_TABS = re.compile(r"^[ ]*\t[ \t]*(?=\S)", re.MULTILINE)
_HASH = re.compile(
    r"^(?:[ ]*-[ ]+|(?:title|subtitle|description|summary|excerpt|author|authors|tags|tag|keywords|category|categories)[ ]*:[ ]+)"
    r"(?:#(?=[^\s#!])|[^'\"\[{|>\s#][^\n]*?[ ]#(?=[^\s#]))",
    re.MULTILINE | re.IGNORECASE,
)
_COMMENT = re.compile(r"[ \t]#[ \t].*")
_TITLE_LINE = re.compile(r"""^(?:title|"title"|'title')[ \t]*:[ \t]*(.*)$""", re.MULTILINE)
_TRUTH = {"true": True, "false": False}
_OPEN_QUOTE_LINES = 20
"""So far a quote that was opened may reach; the longest title seen has ten lines."""

_NESTED = 4
"""Levels of mappings that are mended one by one."""

Load = Callable[[str], dict[str, object]]
"""Reads YAML or raises `FormatError`."""


class _Entry(NamedTuple):
    key: str
    value: str
    rest: list[str]
    exact: bool
    """Whether the key was written as YAML has it."""


def has_doubtful_hash(header: str) -> bool:
    """
    Tell whether YAML would cut a value at a ``#`` that is a hashtag's.

    Args:
        header: What stands between the fences.

    Returns:
        Whether it needs a careful look; ``# `` with a blank after it is a comment.

    >>> has_doubtful_hash("title: 丰台 #万柳园# 检测"), has_doubtful_hash("title: 检测 # 备注")
    (True, False)

    """
    return "#" in header and _HASH.search(header) is not None


def plain_title(header: str) -> str | None:
    """
    Give the text of a title that YAML took for something else.

    Args:
        header: What stands between the fences.

    Returns:
        What stands after ``title:``, or `None` where no line has it.

    >>> plain_title("title: [独家]")
    '[独家]'

    """
    match = _TITLE_LINE.search(header)
    return match[1].strip() if match is not None else None


def read_loose_header(header: str, load: Load) -> tuple[dict[str, object], list[Issue]] | None:
    """
    Read a header that YAML refuses or would read wrongly.

    Args:
        header: What stands between the fences, lines ended by newlines.
        load: Reads YAML or raises `FormatError`.

    Returns:
        The values and what had to be mended, or `None` where nothing in it
        looks like a key.

    """
    issues: list[Issue] = []
    cleaned = _clean(header, issues)
    if cleaned != header and not has_doubtful_hash(cleaned):
        try:
            return load(cleaned), issues
        except FormatError:
            pass
    fields: dict[str, object] = {}
    entries = _entries(cleaned, issues)
    for entry in entries:
        value = _read_entry(entry, load, issues)
        if entry.key in fields:
            message = f"the key {entry.key} stands twice; its first value was kept, not {value!r:.60}"
            issues.append(issue("header-duplicate-key", message, entry.key, severity="warning"))
            if fields[entry.key] != "":
                continue
        fields[entry.key] = value
    return (fields, issues) if fields else None


def _clean(header: str, issues: list[Issue]) -> str:
    cleaned = header.replace("\x85", "\n").replace("\u2028", " ").replace("\u2029", " ")
    cleaned, count = _CONTROL.subn("", cleaned)
    if count:
        message = f"{count} control characters were taken out of the header"
        issues.append(issue("header-control-character", message, severity="warning"))
    if _TABS.search(cleaned):
        cleaned = _TABS.sub(lambda match: match[0].replace("\t", "  "), cleaned)
        issues.append(
            issue("header-tab", "tabs indent the header's lines; each was read as two blanks", severity="warning")
        )
    return cleaned


def _entries(header: str, issues: list[Issue]) -> list[_Entry]:
    entries: list[_Entry] = []
    open_quote = ""
    waited = 0
    for line in header.split("\n"):
        known = _known(line)
        if open_quote and known is None and waited < _OPEN_QUOTE_LINES:
            entries[-1].rest.append(line)
            waited += 1
            if line.rstrip().endswith(open_quote):
                open_quote = ""
            continue
        entry = None
        if line[:1] not in (" ", ""):
            match = _ENTRY.fullmatch(line)
            if match is not None:
                entry = _Entry(match[1] or match[2] or match[3].rstrip(), (match[4] or "").strip(), [], exact=True)
        if entry is None and known is not None and (line[:1] != " " or _may_step_out(entries)):
            entry = known
        if entry is not None:
            entries.append(entry)
            quote = entry.value[:1]
            open_quote = quote if quote in ("'", '"') and quote not in entry.value[1:] else ""
            waited = 0
        elif not line.strip() or line.startswith("#"):
            if entries and entries[-1].value[:1] in ("|", ">"):
                entries[-1].rest.append(line)
        elif entries:
            entries[-1].rest.append(line)
        else:
            issues.append(
                issue("header-unread-line", f"no key stands before it: {line.strip()!r:.60}", severity="warning")
            )
    return entries


def _known(line: str) -> _Entry | None:
    match = _NEARLY.fullmatch(line)
    if match is None or match[1].lower() not in _KNOWN_KEYS:
        return None
    return _Entry(match[1], match[2].strip(), [], exact=False)


def _may_step_out(entries: list[_Entry]) -> bool:
    # An indented key belongs to the mapping above it, unless the line above
    # already has a value of its own.
    return not entries or (bool(entries[-1].value) and entries[-1].value[:1] not in "|>'\"" and not entries[-1].rest)


def _read_entry(entry: _Entry, load: Load, issues: list[Issue], depth: int = 0) -> object:
    if not entry.exact:
        message = f"the line of {entry.key} is not YAML (its colon or its indent); read as a key and its value"
        issues.append(issue("header-irregular", message, entry.key, severity="warning"))
    chunk = "\n".join([f"value: {entry.value}", *entry.rest])
    doubtful = has_doubtful_hash("\n".join([f"{entry.key}: {entry.value}", *entry.rest]))
    # Lines at column 0 would be keys of their own here: not this value's.
    if not doubtful and all(line[:1] in (" ", "-", "") for line in entry.rest):
        try:
            loaded = load(chunk)
        except FormatError:
            pass
        else:
            value = loaded.get("value")
            if len(loaded) == 1 and (entry.key != "title" or isinstance(value, str)):
                return value
    value = _mend(entry, load, issues, depth)
    message = f"the value of {entry.key} is not YAML; read as the text {str(value)!r:.60}"
    issues.append(
        issue("header-irregular" if entry.key != "title" else "title-irregular", message, entry.key, severity="warning")
    )
    return value


def _mend(entry: _Entry, load: Load, issues: list[Issue], depth: int) -> object:
    if not entry.value and depth < _NESTED and (nested := _nested(entry.rest)) is not None:
        entries = _entries(nested, issues)
        return {one.key: _read_entry(one, load, issues, depth + 1) for one in reversed(entries)} if entries else ""
    items = [match for line in entry.rest if line.strip() and (match := _ITEM.fullmatch(line))]
    lines = [line for line in entry.rest if line.strip()]
    if items and not entry.value and _ITEM.fullmatch(lines[0]):
        found: list[list[str]] = []
        for line in lines:
            match = _ITEM.fullmatch(line)
            if match is not None:
                found.append([_COMMENT.sub("", match[1] or "")])
            else:
                found[-1].append(line.strip())
        return [_scalar(" ".join(parts)) for parts in found]
    text = entry.value
    if text[:1] in ("|", ">") and not text[1:].strip("+-0123456789"):
        text = ""
    text = " ".join([part for part in (text, *map(str.strip, lines)) if part])
    if entry.key.lower() in _LISTS and len(text) > 1 and text[0] == "[" and text[-1] == "]":
        return [_scalar(part.strip()) for part in re.split("[,，]", text[1:-1]) if part.strip()]
    return _scalar(text)


def _nested(lines: list[str]) -> str | None:
    """Give the lines of a mapping below a key without their indent."""
    full = [line for line in lines if line.strip()]
    indent = len(full[0]) - len(full[0].lstrip(" ")) if full else 0
    if not indent or not _ENTRY.fullmatch(full[0][indent:]) or any(line[:indent].strip() for line in full):
        return None
    return "\n".join([line[indent:] for line in full])


def _scalar(text: str) -> object:
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        return text[1:-1].replace('\\"', '"') if text[0] == '"' else text[1:-1]
    return _TRUTH.get(text, text)
