"""From one input to its articles: decode, load, recognise, clean, assemble."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC
from typing import Protocol

from attrs import evolve

from newsparse import _registry
from newsparse._clean import Trace, clean
from newsparse._credits.names import is_person
from newsparse._dates import check_zone, parse_date
from newsparse._decode import decode, tidy
from newsparse._inputs.json_escapes import without_halves
from newsparse._inputs.json_lines import too_large
from newsparse._inputs.kinds import foreign_kind
from newsparse._language import language_of
from newsparse._limits import Limits
from newsparse._markup.nesting import check_nesting
from newsparse._page import body_at
from newsparse._recognize import recognize
from newsparse._suggest import did_you_mean
from newsparse._version import __version__
from newsparse.errors import (
    CleanerError,
    DecodeError,
    FormatError,
    LimitError,
    NewsparseError,
    PluginError,
    StrictError,
)
from newsparse.models import Article, Credit, Issue, Provenance, RawPost, Source
from newsparse.rules import RULES, Cleaner, compiled, rule_names
from newsparse.typing import Input, Loader

__all__ = ["Settings", "check", "read_articles"]


_TAG = re.compile(r"<[^<>]*>")
_LEAST = 5
"""A known place with a smaller share of what the finder found is no story."""


class Settings(Protocol):
    """What the pipeline asks of a parser."""

    @property
    def cleaners(self) -> tuple[Cleaner, ...]:
        """Added to the installed ones."""

    @property
    def timezone(self) -> str:
        """The zone of bare times."""

    @property
    def strict(self) -> bool:
        """Whether to raise on issues."""

    @property
    def keep_input(self) -> bool:
        """Whether to keep the input's bytes."""

    @property
    def without(self) -> tuple[str, ...]:
        """Rules to switch off."""

    @property
    def cleaner(self) -> str | None:
        """The cleaner to use."""

    @property
    def format(self) -> str | None:
        """The loader to use."""

    @property
    def encoding(self) -> str | None:
        """The encoding to use."""

    @property
    def limits(self) -> Limits:
        """How much of anything an input may hold."""


def _cleaners(parser: Settings) -> Mapping[str, Cleaner]:
    found = _registry.cleaners()
    if not parser.cleaners:
        return found
    given = {cleaner.id: cleaner for cleaner in parser.cleaners}
    # The given ones stand first: of two that know the same name or host, the first is taken.
    return {**given, **found, **given}


def check(parser: Settings) -> None:
    """
    Check a parser's settings.

    Raises:
        PluginError: No cleaner or loader has the id given, or two cleaners have the same.
        CleanerError: A rule name is unknown.
        FormatError: The time zone or the encoding is unknown.
        TypeError: A setting is of another kind than expected, such as a cleaner that is none.
    """
    given: object
    for name, given in (
        ("timezone", parser.timezone),
        ("cleaner", parser.cleaner or ""),
        ("format", parser.format or ""),
        ("encoding", parser.encoding or ""),
    ):
        if not isinstance(given, str):
            raise TypeError(f"{name}: a text was expected, not {given!r}")
    for name, given in (("strict", parser.strict), ("keep_input", parser.keep_input)):
        if not isinstance(given, bool):
            raise TypeError(f"{name}: True or False was expected, not {given!r}")
    for given in parser.without:
        if not isinstance(given, str):
            raise TypeError(f"without: names of rules were expected, not {given!r}")
    if not isinstance(parser.limits, Limits):
        raise TypeError(f"limits: Limits(…) was expected, not {parser.limits!r}")
    try:
        check_zone(parser.timezone)
    except NewsparseError as error:
        raise FormatError(error.reason, path=("timezone",)) from error
    if parser.encoding is not None:
        try:
            decode(b"", parser.encoding)
        except DecodeError as error:
            raise error.within("encoding") from None
    ids: set[str] = set()
    cleaners: tuple[object, ...] = parser.cleaners
    for cleaner in cleaners:
        if not isinstance(cleaner, Cleaner):
            hint = f"; cleaner={cleaner!r} names an installed one" if isinstance(cleaner, str) else ""
            raise TypeError(f"cleaners: a Cleaner was expected, not {cleaner!r}{hint}")
        if cleaner.id in ids:
            raise PluginError(f"two cleaners have the id {cleaner.id!r}", path=("cleaners",))
        ids.add(cleaner.id)
    if parser.cleaner is not None:
        _registry.named(_cleaners(parser), parser.cleaner, "cleaner")
    if parser.format is not None:
        _registry.named(_registry.loaders(), parser.format, "loader")
    if parser.without:
        known = set(RULES).union(*map(rule_names, _cleaners(parser).values()))
        for name in parser.without:
            if name not in known:
                raise CleanerError(f"no rule is called {name!r}{did_you_mean(name, known)}", path=("without",))


def read_articles(
    parser: Settings, given: str | bytes, path: tuple[str, ...], trace: Trace | None = None
) -> Iterator[Article]:
    """
    Yield the articles of one input.

    Args:
        parser: The settings.
        given: The input.
        path: What to call it.
        trace: Is told, before each article that is cleaned, how it was.

    Raises:
        NewsparseError: It cannot be read; the message has the path to what was wrong.
    """
    try:
        if len(given) > parser.limits.bytes:
            raise too_large(parser.limits)
        if isinstance(given, bytes):
            text, encoding, replaced, issues = _decoded(given, parser.encoding)
            item = Input(path=path, data=given, text=text, encoding=encoding, replaced=replaced, limits=parser.limits)
        else:
            text, issues = tidy(given)
            item = Input(path=path, text=text, limits=parser.limits)
        if not item.text.strip():
            raise FormatError("the input is empty")
        if item.text[:64].lstrip()[:1] in {"{", "["} and (mended := without_halves(item.text)) != item.text:
            item = evolve(item, text=mended)
            issues += (Issue(code="lone-surrogates", message="lone surrogates were replaced", severity="warning"),)
        loader = _loader(parser, item)
        for loaded in loader.load(item):
            article = (
                _kept(parser, loaded, issues, given)
                if isinstance(loaded, Article)
                else _parse(parser, loaded, item, issues, given, trace)
            )
            if parser.strict:
                _refuse(article)
            yield article
    except NewsparseError as error:
        if path and error.path[: len(path)] != path:
            error.within(*path)
        raise
    except RecursionError as error:
        # Headers, JSON and statements inside pages nest as deep as who wrote them likes.
        raise LimitError("it is nested too deep", path=path) from error
    except MemoryError as error:
        raise LimitError("it takes more memory than there is", path=path) from error


def _decoded(data: bytes, encoding: str | None) -> tuple[str, str, int, tuple[Issue, ...]]:
    try:
        return decode(data, encoding)
    except DecodeError as error:
        if kind := foreign_kind(data):
            raise DecodeError(f"not text: this is {kind}") from error
        raise


def _loader(parser: Settings, item: Input) -> Loader:
    loaders = _registry.loaders()
    if parser.format is not None:
        return _registry.named(loaders, parser.format, "loader")
    score, best = max((loader.sniff(item.text), name) for name, loader in sorted(loaders.items(), reverse=True))
    if score <= 0:
        if kind := foreign_kind(item.data or b""):
            raise FormatError(f"not a post: this is {kind}")
        raise FormatError(
            f"not a post: {_what_is_missing(item.text)}; format= or --format names one of {', '.join(sorted(loaders))}"
        )
    return loaders[best]


def _what_is_missing(text: str) -> str:
    beginning = text.lstrip("\ufeff \t\r\n")
    if beginning[:1] in {"{", "["}:
        try:
            json.loads(beginning)
        except ValueError as error:
            return f"it begins as JSON does, but is broken: {error}"
        except RecursionError:
            return "it is JSON that is nested too deep"
        return "it is JSON, but neither newsparse's own nor a JSON Feed, a schema.org article or ninjs"
    return "it begins with no front matter (--- and keys), and is no feed, no web page and no JSON"


def _parse(
    parser: Settings,
    post: RawPost,
    item: Input,
    issues: tuple[Issue, ...],
    given: str | bytes,
    trace: Trace | None,
) -> Article:
    cleaners = _cleaners(parser)
    name = parser.cleaner or recognize(post, cleaners)
    zone = post.naive_zone or (cleaners[name].timezone if name != "generic" else parser.timezone)
    published, more = parse_date(post.published, zone=zone)
    updated, still = parse_date(post.updated, zone=zone)
    cleaner = cleaners[name]
    if cleaner.variants:
        cleaner = cleaner.at(published.astimezone(UTC).date() if published is not None else None)
    if cleaner.roots and post.format == "html":
        post = _at_roots(post, item.text, cleaner.roots)
    try:
        check_nesting(post.body, parser.limits)
    except LimitError as error:
        raise error.within(*post.path[len(item.path) :], "body") from None
    cleaned = clean(post, compiled(cleaner, frozenset(parser.without)), trace)
    every = issues + post.issues + _at("date", more) + _at("updated", still)
    if not cleaned.blocks:
        every += (Issue(code="body-empty", message="nothing of the body is story", path=("body",), severity="warning"),)
    return Article(
        id=cleaned.id,
        title=post.title or None,
        title_restored=cleaned.title_restored,
        source=Source(id=cleaner.id, name=post.source, channel=post.channel, section=post.section),
        published=published,
        updated=updated,
        url=post.url,
        language=post.language or language_of(cleaned.text),
        summary=post.summary,
        credits=_with_named(cleaned.credits, post),
        blocks=cleaned.blocks,
        lead_image=cleaned.lead_image,
        tags=tuple(dict.fromkeys((*post.tags, *cleaned.tags))),
        removed=cleaned.removed,
        issues=every,
        metadata=post.metadata,
        provenance=Provenance(
            path=post.path or item.path,
            format=post.format,
            encoding=item.encoding,
            replaced=item.replaced,
            cleaner=cleaner.id,
            cleaner_version=cleaner.version,
            newsparse_version=__version__,
        ),
        input=_input(given) if parser.keep_input else None,
    )


def _at_roots(post: RawPost, page: str, roots: tuple[str, ...]) -> RawPost:
    """Take the story from where its source prints it: the source's own pages are known better than any finder could."""
    body = body_at(page, roots, post.url)
    # A layout that nobody has met may use the same names for less.
    if body is None or _LEAST * _size(body) < _size(post.body):
        return post
    issues = tuple(issue for issue in post.issues if issue.code != "page-without-story")
    return evolve(post, body=body, issues=issues)


def _size(html: str) -> int:
    return len("".join(_TAG.sub("", html).split()))


def _kept(parser: Settings, article: Article, issues: tuple[Issue, ...], given: str | bytes) -> Article:
    """Give an article that was read back, with what its bytes met on the way; what its text holds it said the first time."""
    new = tuple(issue for issue in issues if issue.code.startswith("encoding-") and issue not in article.issues)
    if new:
        article = evolve(article, issues=(*new, *article.issues))
    return evolve(article, input=_input(given)) if parser.keep_input else article


def _input(given: str | bytes) -> bytes:
    return given if isinstance(given, bytes) else given.encode("utf-8", "surrogatepass")


def _with_named(credits: tuple[Credit, ...], post: RawPost) -> tuple[Credit, ...]:  # noqa: A002  # the field's name
    """Put those whom the format names apart from the body before those read in it."""
    if not post.authors and not post.credits:
        return credits
    read = {(credit.role, credit.name) for credit in credits}
    given = tuple(credit for credit in post.credits if (credit.role, credit.name) not in read)
    known = {credit.name for credit in (*credits, *given)}
    # Feeds and pages put outlets there as well, and those are no authors.
    named = dict.fromkeys(name for name in post.authors if name not in known and is_person(name))
    return (*(Credit(role="author", name=name) for name in named), *given, *credits)


def _at(name: str, issues: tuple[Issue, ...]) -> tuple[Issue, ...]:
    return tuple(issue if issue.path else evolve(issue, path=(name,)) for issue in issues)


def _refuse(article: Article) -> None:
    for issue in article.issues:
        if issue.severity != "info":
            raise StrictError(f"{issue.message} ({issue.code})", path=issue.path)
