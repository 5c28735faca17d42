"""Posts with a front matter: the archive's own dialect, Hexo, Jekyll, Hugo."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from attrs import evolve

from newsparse._foreign.markdown import is_markdown, markdown_to_html
from newsparse._front_matter.archive import ArchiveHeader, read_archive_header, undo_entities
from newsparse._front_matter.fences import Parts, split_front_matter
from newsparse._front_matter.fields import map_fields
from newsparse._front_matter.flat import read_flat_header
from newsparse._front_matter.loose import has_doubtful_hash, plain_title, read_loose_header
from newsparse._metadata import plain_values
from newsparse._urls import unproxy
from newsparse._written.post import article_from_markdown, article_from_post, is_markdown_post, is_post
from newsparse.errors import FormatError
from newsparse.models import Article, FrozenMap, Issue, Provenance, RawPost
from newsparse.typing import Input, Loaded, Loader

if TYPE_CHECKING:
    from newsparse._clean import Cleaned

__all__ = ["LOADER"]

_ID = "front-matter"

_WRAPPER_HEAD = "\n<div>   \n"
_WRAPPER_TAIL = "  \n</div>\n            "
"""What the exporter's template put around an item's HTML, blanks included."""

_LEVELS = 3
"""Section, source and channel."""

_SNIFFED = 1 << 16
"""Characters that are looked at to tell the format."""

_TITLE = re.compile(r"\s*<h1\b[^<>]*>(.{1,400}?)</h1>", re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
_CAPTIONED = re.compile(r"(?:<p>|(?<=<li>))(<img [^<>]*>)\n((?:<em>[^<>]*</em>(?:<br />\n)?)+)(?:</p>|(?=</li>))")
"""A picture and its caption, as they come out of Markdown that newsparse wrote."""

_PLACEHOLDER = re.compile(r"https?://picsum\.photos/|/images/404\.gif$|(?:^|/)undefined$")
"""What the exporter wrote where an item had no picture."""


def _sniff(text: str) -> float:
    beginning = text[:_SNIFFED].lstrip("\ufeff")
    if "\r" in beginning:
        beginning = _newlines(beginning)
    if read_archive_header(beginning) is not None:
        return 1.0
    parts = split_front_matter(beginning)
    if parts is None:
        return 0.0
    if parts.fault is not None:
        return 0.4
    return 0.5 if parts.language == "json" else 0.9


def _load(source: Input) -> Iterator[Loaded]:
    text = source.text
    if text[:1] == "\ufeff":
        text = text.lstrip("\ufeff")
    if "\r" in text:
        text = _newlines(text)
    header = read_archive_header(text)
    if header is not None:
        yield _archived(header, text, source)
        return
    parts = split_front_matter(text)
    if parts is None:
        msg = "no front matter: the text does not begin with a fence and keys"
        raise FormatError(msg)
    yield _other(parts, source)


def _newlines(text: str) -> str:
    # HTML makes the same of them; headers are read by lines.
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _archived(header: ArchiveHeader, text: str, source: Input) -> RawPost:
    fields = header.fields
    body = text[header.end :]
    if body.startswith(_WRAPPER_HEAD) and body.endswith(_WRAPPER_TAIL):
        body = body[len(_WRAPPER_HEAD) : -len(_WRAPPER_TAIL)]
    section, name, channel = _places(fields)
    cover = str(fields.get("headimg") or fields["thumbnail"])
    return RawPost(
        body=body,
        title=header.title,
        published=str(fields["date"]) or None,
        naive_zone="UTC",
        source=name,
        channel=channel,
        section=section,
        cover=unproxy(undo_entities(cover)) if cover and not _PLACEHOLDER.search(cover) else None,
        metadata=FrozenMap(fields),
        format=_ID,
        path=source.path,
        encoding=source.encoding,
        replaced=source.replaced,
        issues=header.issues,
    )


def _places(fields: Mapping[str, object]) -> tuple[str | None, str | None, str | None]:
    """Give section, source and channel; the older layout has the last two in one: 趣头条 - 分类."""
    categories = fields["categories"]
    names = [undo_entities(str(name)) for name in categories] if isinstance(categories, list) else []
    section = names[0] if names else None
    if len(names) >= _LEVELS:
        channel = names[2].removeprefix("| ").strip()
        return section or None, names[1] or None, channel or None
    both = names[1] if len(names) > 1 else undo_entities(str(fields["author"]))
    name, _, channel = both.partition(" - ")
    return section or None, name.strip() or None, channel.removeprefix("| ").strip() or None


def _other(parts: Parts, source: Input) -> Loaded:
    issues: list[Issue] = []
    if parts.fault is not None:
        issues.append(Issue(code="header-unfenced", message=parts.fault, severity="warning"))
    fields = _read(parts, issues)
    if "newsparse" in fields and is_post(fields):
        try:
            return _written(fields, parts.body, source, tuple(issues))
        except FormatError as error:
            # The rest of the post is worth keeping.
            message = f"what newsparse wrote of the post cannot be read, so it was read like any other: {error.reason}"
            issues.append(Issue(code="newsparse-post-unreadable", message=message, path=error.path, severity="warning"))
    if is_markdown_post(fields):
        try:
            return _written_markdown(fields, parts.body, source, tuple(issues))
        except FormatError as error:
            message = f"what newsparse wrote of the post cannot be read, so it was read like any other: {error.reason}"
            issues.append(Issue(code="newsparse-post-unreadable", message=message, path=error.path, severity="warning"))
    body = parts.body
    if is_markdown(body, source.path[-1] if source.path else ""):
        body, more = markdown_to_html(body)
        issues.extend(more)
    said = map_fields(fields, issues)
    if said["title"] is None and (heading := _TITLE.match(body)) is not None:
        # Notes of Obsidian have their title in the body.
        said["title"] = undo_entities(_TAG.sub("", heading[1])).strip() or None
    return RawPost(
        body=body,
        metadata=FrozenMap(fields),
        format=_ID,
        path=source.path,
        encoding=source.encoding,
        replaced=source.replaced,
        **said,
        issues=tuple(issues),
    )


def _written(fields: dict[str, Any], body: str, source: Input, issues: tuple[Issue, ...]) -> Article:
    """Give the article that a post was written of. It has been cleaned, and is not cleaned again."""
    try:
        article = article_from_post(fields, body)
    except FormatError:
        article = _rewritten(fields, body)
    return evolve(
        article,
        issues=(*issues, *article.issues),
        provenance=evolve(article.provenance, path=source.path, encoding=source.encoding, replaced=source.replaced),
    )


def _written_markdown(fields: dict[str, Any], body: str, source: Input, issues: tuple[Issue, ...]) -> Article:
    """Give the article that Markdown was written of: its story was cleaned, and is taken as it stands."""
    html, more = markdown_to_html(body)
    html = _CAPTIONED.sub(r"<figure>\1<figcaption>\2</figcaption></figure>", html)
    article = article_from_markdown(fields, _as_it_stands(html).blocks)
    provenance = Provenance(
        path=source.path,
        format=_ID,
        encoding=source.encoding,
        replaced=source.replaced,
        cleaner=article.source.id,
    )
    return evolve(article, issues=(*issues, *more), metadata=FrozenMap(fields), provenance=provenance)


def _as_it_stands(body: str) -> Cleaned:
    """Make blocks of a body. The markup may say what a caption is; else no rule judges, or it would take out what was kept."""
    from newsparse._clean import clean  # noqa: PLC0415  # 10 ms that other posts pay later
    from newsparse.rules import RULES, Cleaner, compiled  # noqa: PLC0415  # the same

    off = frozenset(RULES) - {"caption-region"}
    return clean(RawPost(body=body), compiled(Cleaner(id="generic", label=""), off))


def _rewritten(fields: dict[str, Any], body: str) -> Article:
    """Read the body that somebody has rewritten: its blocks are taken as they stand, all else as it was."""
    article = article_from_post(fields, body, ())
    body, issues = markdown_to_html(body) if is_markdown(body) else (body, ())
    cleaned = _as_it_stands(body)
    article = evolve(article, blocks=cleaned.blocks, removed=(*article.removed, *cleaned.removed))
    message = "somebody changed the body since newsparse wrote it; its blocks were taken as they stand now"
    return evolve(
        article,
        lead_image=next((image for image in article.images if article.lead_image == image), None),
        # Blocks have moved; removed entries stand where they stood.
        credits=tuple(
            credit if credit.where is None or credit.where.part == "removed" else evolve(credit, where=None)
            for credit in article.credits
        ),
        issues=(*issues, Issue(code="newsparse-post-changed", message=message, path=("body",))),
    )


def _read(parts: Parts, issues: list[Issue]) -> dict[str, Any]:
    if not parts.header.strip():
        return {}
    if parts.language == "yaml":
        return _read_yaml(parts.header, issues)
    try:
        if parts.language == "toml":
            import tomllib  # noqa: PLC0415  # 5 ms that most runs need not pay

            read: object = tomllib.loads(parts.header)
        else:
            met: list[Issue] = []
            read = json.loads(
                parts.header,
                parse_int=str,
                parse_float=str,
                parse_constant=str,
                object_pairs_hook=lambda pairs: _first_of_equals(pairs, met),
            )
            issues.extend(met)
    except (ValueError, RecursionError) as error:
        # The body is worth keeping; what the header said is lost.
        message = f"the {parts.language.upper()} header cannot be read: {error}"
        issues.append(Issue(code="header-unreadable", message=message, severity="error"))
        return {}
    plain = plain_values(read)
    return plain if isinstance(plain, dict) else {}


def _first_of_equals(pairs: list[tuple[str, Any]], issues: list[Issue]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for key, value in pairs:
        if key in fields:
            message = f"the key {key} stands twice; its first value was kept, not {value!r:.60}"
            issues.append(Issue(code="header-duplicate-key", message=message, path=(key,), severity="warning"))
        else:
            fields[key] = value
    return fields


def _read_yaml(header: str, issues: list[Issue]) -> dict[str, Any]:
    flat = read_flat_header(header)
    if flat is not None:
        return flat
    from newsparse._front_matter.events import TextYAMLHandler  # noqa: PLC0415  # python-frontmatter and PyYAML take 14 ms

    handler = TextYAMLHandler()
    if "\nnewsparse:\n" in header:
        # newsparse writes plain YAML: nothing in it is to be mended.
        try:
            fields = handler.load(header)
        except FormatError:
            pass
        else:
            if is_post(fields):
                return fields
    reason: FormatError | None = None
    if not has_doubtful_hash(header):
        met: list[Issue] = []
        try:
            fields = handler.load(header, issues=met)
        except FormatError as error:
            reason = error
        else:
            issues.extend(met)
            if isinstance(fields.get("title", "?"), str) and fields.get("title") != "":
                return fields
            title = plain_title(header)
            if title and title[0] not in "'\"":
                fields["title"] = title
                message = "YAML reads the title as something other than text; its text was kept"
                issues.append(Issue(code="title-irregular", message=message, path=("title",), severity="warning"))
            return fields
    loose = read_loose_header(header, handler.load)
    if loose is not None:
        issues.extend(loose[1])
        return loose[0]
    message = f"the YAML header cannot be read: {reason}" if reason else "the YAML header cannot be read"
    issues.append(Issue(code="header-unreadable", message=message, severity="error"))
    return {}


LOADER = Loader(id=_ID, label="post with front matter (the archive, Hexo, Jekyll, Hugo)", sniff=_sniff, load=_load)
