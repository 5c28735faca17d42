"""
The header of the RSSHub-to-Hexo archive, read by its own rules.

The archive's exporter pasted values into a template and knew no YAML, so its
headers are not YAML either: a title may be a number, a lone ``#``, hold its
own quotes, or run over many lines. What is certain is the template: the same
keys, at column 0, in one order. Everything between two keys belongs to the
first of them.
"""

from __future__ import annotations

import html
import re
from typing import NamedTuple

from newsparse._issues import issue
from newsparse.models import Issue

__all__ = ["ArchiveHeader", "read_archive_header", "undo_entities"]


class ArchiveHeader(NamedTuple):
    """A header of the archive's dialect, values unquoted and otherwise as written."""

    fields: dict[str, object]
    """By key, in the order of the template; ``categories`` is a list, ``comments`` a bool."""
    title: str | None
    """On one line, entities undone; `None` where it is blank."""
    issues: tuple[Issue, ...]
    """What was not as the template has it."""
    end: int
    """The index of the first character after the closing fence's line."""


_REGULAR = re.compile(
    r"\n*---\ntitle: '([^'\n]+)'\ncategories: \n - ([^\n]+)\n - ([^\n]+)\n - ([^\n]+)\n"
    r"headimg: '([^'\n]*)'\nauthor: ([^'\"\n][^\n]*)\ncomments: false\ndate: ([^'\"\n][^\n]*)\nthumbnail: '([^'\n]*)'\n---\n"
)
"""The template as most posts show it: one match reads it whole (55 of 60 in the corpus)."""

_OPENING = re.compile(r"\s*---[ \t]*\n(?=title:)")
_ITEM = re.compile(r"[ \t]*-(?:[ \t]+|$)")
_KEY_LIKE = re.compile(r"[A-Za-z_][\w-]*:(?:\s|$)", re.ASCII)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
"""Only with its semicolon: `html.unescape` alone would turn ``A&copyB`` into ``A©B``."""

_LAST_KEYS = ("author", "comments", "date", "thumbnail")
"""The keys after ``categories``; ``headimg`` stands before them since the second layout of 2021."""

_RUN = 3
"""So many double quotes on both sides are the exporter's, never the author's (7 to 11 were seen)."""


def undo_entities(text: str) -> str:
    """
    Undo HTML entities, once, and only those that end in a semicolon.

    Args:
        text: A header's value.

    Returns:
        The text as a reader should see it.

    >>> undo_entities("&#123;前端&#125; A&amp;B R&D")
    '{前端} A&B R&D'

    """
    return _ENTITY.sub(lambda match: html.unescape(match[0]), text) if "&" in text else text


def read_archive_header(text: str) -> ArchiveHeader | None:
    r"""
    Read the header of an archived post.

    Args:
        text: The whole post, byte-order mark taken off, lines ended by newlines.

    Returns:
        The header, or `None` where the text has another one, or none.

    >>> header = read_archive_header(
    ...     "---\ntitle: 12_00\ncategories: \n    - 新媒体\n    - 某站 - 快讯\n"
    ...     "author: 某站 - 快讯\ncomments: false\ndate: Invalid Date\nthumbnail: \n---\n正文"
    ... )
    >>> header.title, header.fields["categories"]
    ('12_00', ['新媒体', '某站 - 快讯'])

    """
    match = _REGULAR.match(text)
    if match is None:
        return _read_by_keys(text)
    title, section, source, channel, headimg, author, date, thumbnail = match.groups()
    if "&#12" in match[0]:
        title, section, source, channel, headimg, author, date, thumbnail = map(_braces, match.groups())
    fields: dict[str, object] = {
        "title": title,
        "categories": [section.strip(), source.strip(), channel.strip()],
        "headimg": headimg,
        "author": author.strip(),
        "comments": False,
        "date": date.strip(),
        "thumbnail": thumbnail,
    }
    shown, issues = _shown(title)
    return ArchiveHeader(fields, shown, issues, match.end())


def _braces(value: str) -> str:
    # The exporter escaped braces in the whole file, header included, because
    # Hexo's templates would have run them.
    return value.replace("&#123;", "{").replace("&#125;", "}")


def _shown(title: str) -> tuple[str | None, tuple[Issue, ...]]:
    shown = title
    issues: tuple[Issue, ...] = ()
    if "\n" in shown:
        shown = " ".join([part for line in shown.split("\n") if (part := line.strip())])
    if "&" in shown and (undone := undo_entities(shown)) != shown:
        shown = undone
        issues = (issue("title-entities", "the title held HTML entities, which were undone", "title"),)
    shown = shown.strip()
    if not shown:
        return None, (issue("title-missing", "the title is blank", "title"),)
    return shown, issues


def _read_by_keys(text: str) -> ArchiveHeader | None:
    opening = _OPENING.match(text)
    if opening is None:
        return None
    start = opening.end()
    spans = _spans(text, start)
    if spans is None:
        return None
    issues: list[Issue] = []
    fields: dict[str, object] = {}
    for key, raw in spans.values:
        value = _braces(raw) if "&#12" in raw else raw
        if key == "title":
            quoted = _read_title(value, issues)
            if quoted is None:
                return None
            fields[key] = quoted
        elif key == "categories":
            items = _read_items(value, issues)
            if items is None:
                return None
            fields[key] = items
        else:
            one = _read_value(key, value, issues)
            if one is None:
                return None
            fields[key] = one == "true" if key == "comments" and one in ("true", "false") else one
    shown, more = _shown(str(fields["title"]))
    return ArchiveHeader(fields, shown, (*issues, *more), spans.end)


class _Spans(NamedTuple):
    values: list[tuple[str, str]]
    end: int


def _spans(text: str, start: int) -> _Spans | None:
    # Each key is looked for once, after the one before it: linear in the text.
    cut = _find_key(text, "categories", start)
    if cut < 0:
        return None
    values = [("title", text[start + len("title:") : cut])]
    key, begin = "categories", cut + len("\ncategories:")
    author = _find_key(text, "author", begin)
    if author < 0:
        return None
    headimg = text.find("\nheadimg:", begin, author)
    if headimg >= 0:
        values.append((key, text[begin:headimg]))
        key, begin = "headimg", headimg + len("\nheadimg:")
    for following in _LAST_KEYS:
        cut = _find_key(text, following, begin)
        if cut < 0:
            return None
        values.append((key, text[begin:cut]))
        key, begin = following, cut + len(following) + 2
    fence = text.find("\n---", begin - 1)
    while fence >= 0:
        end = text.find("\n", fence + 4)
        line = text[fence + 4 :] if end < 0 else text[fence + 4 : end]
        if not line.strip(" \t"):
            values.append((key, text[begin:fence]))
            return _Spans(values, len(text) if end < 0 else end + 1)
        fence = text.find("\n---", fence + 4)
    return None


def _find_key(text: str, key: str, begin: int) -> int:
    # The newline before the key may be the one that ended the key before it.
    return text.find(f"\n{key}:", begin)


def _read_title(raw: str, issues: list[Issue]) -> str | None:
    value = raw.strip()
    first, *rest = value.split("\n")
    if rest:
        # A line that looks like a key, or a fence, is another tool's header,
        # unless a quote is still open: then it is part of the title.
        open_quote = first[:1] in ("'", '"') and value[-1:] == first[:1]
        if not open_quote and any(_KEY_LIKE.match(line) or line.rstrip() == "---" for line in rest):
            return None
        issues.append(issue("title-multiline", f"the title runs over {len(rest) + 1} lines", "title"))
    run = _outer_run(value)
    if run >= _RUN:
        value = value[run:-run]
        message = f"{run} double quotes stood on each side of the title"
        issues.append(issue("title-repeated-quotes", message, "title"))
        if len(value) > 1 and value[0] == value[-1] == "'":
            value = value[1:-1]
    elif len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
        quote, value = value[0], value[1:-1]
        if quote in value:
            message = f"the title holds the quote {quote} that stands around it"
            issues.append(issue("title-inner-quotes", message, "title"))
    elif value:
        issues.append(issue("title-unquoted", "the title stands without quotes", "title"))
    return value


def _outer_run(value: str) -> int:
    """Count the double quotes that stand in equal number on both sides."""
    before = len(value) - len(value.lstrip('"'))
    if before == len(value):
        return before // 2
    return before if before == len(value) - len(value.rstrip('"')) else 0


def _read_items(raw: str, issues: list[Issue]) -> list[str] | None:
    items: list[list[str]] = []
    for line in raw.split("\n"):
        if not line.strip():
            continue
        match = _ITEM.match(line)
        if match is not None:
            items.append([line[match.end() :].strip()])
        elif not items or _KEY_LIKE.match(line) or line.rstrip() == "---":
            return None
        else:
            items[-1].append(line.strip())
    if any(len(item) > 1 for item in items):
        issues.append(issue("header-irregular", "a category runs over several lines", "categories"))
    return [" ".join(item) for item in items]


def _read_value(key: str, raw: str, issues: list[Issue]) -> str | None:
    value = raw.strip()
    if "\n" in value:
        lines = value.split("\n")
        if any(_KEY_LIKE.match(line) or line.rstrip() == "---" for line in lines[1:]):
            return None
        value = " ".join([part for line in lines if (part := line.strip())])
        issues.append(issue("header-irregular", f"the value of {key} runs over {len(lines)} lines", key))
    if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
        value = value[1:-1]
    return value
