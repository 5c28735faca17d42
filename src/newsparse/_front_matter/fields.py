"""What the usual keys of front matters mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from newsparse._front_matter.archive import undo_entities
from newsparse._issues import issue
from newsparse._urls import unproxy
from newsparse.models import Issue

__all__ = ["map_fields"]

_PUBLISHED = (
    "date",
    "published",
    "pubdate",
    "publishdate",
    "published_at",
    "date_published",
    "created",
    "datetime",
    "time",
)
_UPDATED = ("updated", "lastmod", "modified", "last_modified_at", "date_modified", "updated_at")
_TAGS = ("tags", "tag", "keywords")
_CATEGORIES = ("categories", "category")
_AUTHORS = ("authors", "author", "by")
_SUMMARY = ("description", "excerpt", "summary", "abstract")
_URL = ("url", "link", "canonical_url", "canonical", "original_url", "source_url", "permalink")
_COVER = ("cover", "headimg", "image", "cover_image", "featured_image", "banner", "thumbnail", "top_img", "img")
_LANGUAGE = ("language", "lang", "locale")
_CHINESE = {
    "标题": "title",
    "日期": "date",
    "时间": "date",
    "发布时间": "date",
    "作者": "author",
    "标签": "tags",
    "分类": "categories",
    "摘要": "summary",
    "来源": "source",
    "链接": "url",
}
_ARCHIVE_LEVELS = 3
"""Section, source and channel."""
_NOTHING = ("null", "Null", "NULL", "~")
"""YAML's words for no value. Metadata keep them as text; exporters put them into quotes, too."""
_PARTS = re.compile(r"\s*[,，、;；]\s*")
_MARKS = re.compile(r"\s*[#＃]+\s*")
_ADDRESS = re.compile(r"\s*(?:https?://|/(?!:)(?!.*/:))")
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")


def map_fields(fields: Mapping[str, Any], issues: list[Issue]) -> dict[str, Any]:
    """
    Map a front matter's keys to those of a `newsparse.models.RawPost`.

    Args:
        fields: The front matter as read.
        issues: Receives what was irregular.

    Returns:
        Arguments for `RawPost`; only what the front matter says.

    >>> found = map_fields({"Title": "两会", "tags": "财经, 股市", "categories": [["新闻", "国内"]]}, [])
    >>> found["title"], found["tags"], found["section"], found["channel"]
    ('两会', ('财经', '股市'), '新闻', '国内')

    """
    lower: dict[str, Any] = {}
    for key, value in fields.items():
        lower.setdefault(key.lower(), None if value.__class__ is str and value.strip() in _NOTHING else value)
    for chinese, key in _CHINESE.items():
        if chinese in lower:
            lower.setdefault(key, lower[chinese])
    nested = lower.get("taxonomies")
    if isinstance(nested, Mapping):
        # Zola keeps tags and categories there.
        lower = {**nested, **lower}
    found: dict[str, Any] = {
        "title": _title(lower.get("title"), issues),
        "published": _first(lower, _PUBLISHED, issues),
        "updated": _first(lower, _UPDATED, issues),
        "summary": _undone(_first(lower, _SUMMARY, issues)),
        "url": _url(lower, issues),
        "language": _language(lower, issues),
        "cover": _cover(lower, issues),
        "tags": _names(lower, _TAGS, issues, strip="#＃"),
        "authors": _names(lower, _AUTHORS, issues),
        "source": _undone(_first(lower, ("source",), issues)),
        "channel": _undone(_first(lower, ("channel",), issues)),
        "section": _undone(_first(lower, ("section",), issues)),
    }
    categories = _category_path(lower, issues)
    if len(categories) == _ARCHIVE_LEVELS and categories[1] in found["authors"]:
        # A post of the archive that another tool has written anew: there the
        # author repeats the source.
        section, source, channel = categories
        found.update(section=section, source=source, channel=channel, authors=())
    elif categories:
        found["section"] = found["section"] or categories[0]
        if len(categories) > 1:
            found["channel"] = found["channel"] or categories[-1]
    return found


def _title(value: object, issues: list[Issue]) -> str | None:
    shown = "" if value is None or isinstance(value, list | Mapping) else _undone(_text(value)) or ""
    if "\n" in shown:
        shown = " ".join([part for line in shown.split("\n") if (part := line.strip())])
    if not shown:
        issues.append(Issue(code="title-missing", message="the front matter gives no title", path=("title",)))
        return None
    return shown


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value).strip()


def _undone(text: str | None) -> str | None:
    return undo_entities(text) if text else None


def _first(fields: Mapping[str, Any], keys: tuple[str, ...], issues: list[Issue]) -> str | None:
    for key in keys:
        text = _meant(key, fields.get(key), issues)
        if text:
            return text
    return None


def _meant(key: str, value: object, issues: list[Issue], fits: Callable[[str], object] = bool) -> str:
    """Give the text of a field that should hold one: of a list its first, of a mapping its name."""
    if isinstance(value, str):
        return value.strip()
    inner = value
    while isinstance(inner, list):
        inner = next((one for one in inner if one and one not in _NOTHING), None)
    if isinstance(inner, Mapping):
        inner = inner.get("name") or inner.get("title")
    text = inner.strip() if isinstance(inner, str) and fits(inner) else ""
    _doubt(key, value, issues, f"{text!r:.60} was taken" if text else "nothing was taken")
    return text


def _doubt(key: str, value: object, issues: list[Issue], said: str = "not all was taken") -> None:
    """Report a value that is of another kind than its field should have, unless it is empty."""
    if value is True or value is False:
        # Themes are set up so: author: false.
        issues.append(issue("header-unexpected-value", f"{key} is {str(value).lower()}", key))
    elif value:
        kind = "a mapping" if isinstance(value, Mapping) else "a list"
        issues.append(
            issue("header-unexpected-value", f"{key} is {kind}, {said}: {value!r:.80}", key, severity="warning")
        )


def _url(fields: Mapping[str, Any], issues: list[Issue]) -> str | None:
    for key in _URL:
        value = fields.get(key)
        if isinstance(value, list | Mapping):
            value = _meant(key, value, issues, _ADDRESS.match)
        # Hexo's and Jekyll's permalinks may be patterns: /:year/:title/
        if isinstance(value, str) and _ADDRESS.match(value):
            return value.strip()
    return None


def _language(fields: Mapping[str, Any], issues: list[Issue]) -> str | None:
    value = _first(fields, _LANGUAGE, issues)
    return value.replace("_", "-") if value and _LANGUAGE_TAG.fullmatch(value) else None


def _cover(fields: Mapping[str, Any], issues: list[Issue]) -> str | None:
    for key in _COVER:
        given = value = fields.get(key)
        if isinstance(value, list) and value:
            value = value[0]
        if isinstance(value, Mapping):
            value = next(
                (value[name] for name in ("url", "image", "src", "path") if isinstance(value.get(name), str)), None
            )
        if isinstance(value, str):
            if value.strip():
                return unproxy(undo_entities(value.strip()))
        elif not isinstance(given, bool):  # whether a theme shows one
            _doubt(key, given, issues)
    return None


def _names(fields: Mapping[str, Any], keys: tuple[str, ...], issues: list[Issue], strip: str = "") -> tuple[str, ...]:
    for key in keys:
        value = given = fields.get(key)
        if isinstance(value, str):
            # "#渔业 #港口" and "#渔业#港口#" are tags, whatever parts them.
            value = (_MARKS if strip and _MARKS.search(value) else _PARTS).split(value.strip())
        elif isinstance(value, Mapping):
            value = [value]
        if not isinstance(value, list):
            _doubt(key, given, issues)
            continue
        found = []
        lost = False
        for one in value:
            if isinstance(one, Mapping):
                one = one.get("name") or one.get("title") or [one]  # noqa: PLW2901  # authors with their addresses
            if isinstance(one, list | Mapping):
                lost = lost or bool(one)
            else:
                name = undo_entities(_text(one).strip(strip)).strip()
                if name and name not in _NOTHING:
                    found.append(name)
        if lost:
            _doubt(key, given, issues)
        if found:
            return tuple(dict.fromkeys(found))
    return ()


def _category_path(fields: Mapping[str, Any], issues: list[Issue]) -> list[str]:
    """Give the first category from the outermost level in: Hexo's flat list is one path, nested lists are several."""
    for key in _CATEGORIES:
        value = given = fields.get(key)
        if isinstance(value, str):
            value = _PARTS.split(value)
        if isinstance(value, Mapping):
            value = list(value)
        if not isinstance(value, list):
            _doubt(key, given, issues)
        elif value:
            if isinstance(value[0], list):
                value = value[0]
            if any(isinstance(one, list | Mapping) for one in value):
                _doubt(key, given, issues)
            return [
                name for one in value if not isinstance(one, list | Mapping) and (name := undo_entities(_text(one)))
            ]
    return []
