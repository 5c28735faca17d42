"""The pipeline, and the policy around it: formats, strictness, errors, progress."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, Protocol

from attrs import field, frozen

from newsparse._field_docs import list_fields
from newsparse._inputs.names import BinaryFile, Found, Input, PathLike, check_input, read_bytes, read_input
from newsparse._limits import DEFAULT, Limits
from newsparse._runs.articles import Articles, OnError, Summary, check_on_error, check_workers
from newsparse.errors import FormatError, NewsparseError
from newsparse.models import Article

if TYPE_CHECKING:
    from newsparse import rules
else:

    class _Rules:
        """`newsparse.rules`, imported when it is asked for something, be it by `typing.get_type_hints`."""

        def __getattr__(self, name: str) -> object:
            from newsparse import rules as module  # noqa: PLC0415  # as in _pipeline

            return getattr(module, name)

    rules = _Rules()

__all__ = ["Articles", "Parser", "Summary", "dump", "dumps", "iter_articles", "load", "loads"]


def _pipeline() -> ModuleType:
    """The pipeline, imported when something is read: importing newsparse alone stays cheap."""
    from newsparse import _pipeline as module  # noqa: PLC0415  # see above

    return module


def _cleaners(given: rules.Cleaner | Iterable[rules.Cleaner]) -> tuple[rules.Cleaner, ...]:
    # What is no cleaner in it is said when the parser is checked, so here it may be anything.
    some: Any = given
    return tuple(some) if isinstance(some, Iterable) and not isinstance(some, str) else (some,)


def _names(given: Iterable[str]) -> tuple[str, ...]:
    some: Any = given  # as above
    return tuple(some) if isinstance(some, Iterable) and not isinstance(some, str) else (some,)


_BYTES = (bytes, bytearray, memoryview)


def _unexpected(expected: str, value: object, hint: str, *kinds: type) -> TypeError:
    more = f"; {hint}" if isinstance(value, kinds) else ""
    return TypeError(f"{expected} was expected, not {type(value).__name__}{more}")


@frozen(kw_only=True)
class Parser:
    r"""
    Settings for reading posts; immutable, picklable and safe to share between threads.

    Raises:
        PluginError: No cleaner or loader has the id given, or two cleaners have the same.
        CleanerError: A rule name is unknown.
        FormatError: The time zone or the encoding is unknown.
        TypeError: A setting is of another kind than expected, such as a cleaner that is none.

    >>> from newsparse import Parser
    >>> parser = Parser(without=("heading-plain",))
    >>> parser.loads("---\ntitle: 早安\n---\n<p>你好。</p>").title
    '早安'
    """

    cleaners: tuple[rules.Cleaner, ...] = field(default=(), converter=_cleaners)
    """Added to the installed ones; an equal id overrides."""
    timezone: str = "Asia/Shanghai"
    """The zone of bare times whose source has none."""
    strict: bool = False
    """Raise on the first issue of severity warning or above."""
    keep_input: bool = False
    """Keep the input's bytes in `Article.input`."""
    without: tuple[str, ...] = field(default=(), converter=_names)
    """Names of rules to switch off, shared ones and those of cleaners, as `Removed.rule` has them."""
    cleaner: str | None = None
    """The id of the cleaner to use whatever the post says."""
    format: str | None = None
    """The id of the loader to use whatever the input looks like."""
    encoding: str | None = None
    """The encoding of bytes whatever they look like."""
    limits: Limits = DEFAULT
    """How much of anything an input may hold."""

    def __attrs_post_init__(self) -> None:
        _pipeline().check(self)

    def load(self, source: PathLike | BinaryFile) -> Article:
        """
        Read one article.

        Args:
            source: A path, or an open binary file.

        Raises:
            FormatError: The input is in no known format, or holds several articles.
            DecodeError: The bytes are not text.
            NewsparseError: The file cannot be read.
            TypeError: The source is neither a path nor a file.
        """
        if isinstance(source, str | os.PathLike):
            if os.path.isdir(source):  # noqa: PTH112  # a path object costs as much as the reading
                reason = "this is a folder; read it with iter_articles, or on the command line with newsparse parse"
                raise FormatError(reason, path=(os.fspath(source),))
        elif not isinstance(source, BinaryFile):
            raise _unexpected("a path or an open binary file", source, "loads reads bytes", *_BYTES)
        name = os.fspath(source) if isinstance(source, str | os.PathLike) else getattr(source, "name", None)
        return self._only(read_input(source, self.limits), (name,) if isinstance(name, str) else ())

    def loads(self, text: str | bytes | bytearray | memoryview, *, path: tuple[str, ...] = ()) -> Article:
        """
        Read one article from text or bytes.

        Args:
            text: The input.
            path: What to call it in messages and provenance: the file, and the member inside it.

        Raises:
            FormatError: The input is in no known format, or holds several articles.
            DecodeError: The bytes are not text.
            TypeError: The input is neither text nor bytes, or the path no tuple of texts.
        """
        if not isinstance(text, str | bytes | bytearray | memoryview):
            raise _unexpected("str or bytes", text, "load reads files", os.PathLike, io.IOBase)
        given: object = path
        if not isinstance(given, tuple) or not all(isinstance(part, str) for part in given):
            raise TypeError(f"path: a tuple of texts was expected, such as ('posts.zip', '0012.md'), not {path!r}")
        if isinstance(text, str):
            return self._one(text, path)
        return self._only(read_bytes(bytes(text), path, self.limits), path)

    def iter_articles(
        self,
        inputs: Input | Iterable[Input],
        *,
        on_error: OnError = "raise",
        progress: Callable[[Summary], object] | None = None,
        workers: int = 1,
    ) -> Articles:
        """
        Read many articles, one after the other.

        Args:
            inputs: A folder, a path, a glob, an archive, ``-`` for standard input, an open binary file of any
                of the formats and archives, or any iterable of these; a path that exists is never a glob.
            on_error: ``"raise"``, ``"skip"``, or a function that is given each error.
            progress: Called with the summary after each input.
            workers: The number of processes that read; the articles come in the same order from several.
                Where processes are spawned, the functions of a parser's cleaners have to be in a module.

        Returns:
            An iterator with a ``summary``.

        Raises:
            FormatError: Nothing was found, when the first article is asked for.
            PluginError: A plug-in of another project cannot be loaded, whatever ``on_error`` is.
            WorkerError: A worker process cannot be started, or was ended, over its own input twice, while it read.
            ValueError: ``on_error`` or ``workers`` is none of those above.
            TypeError: An input is neither a path nor a file, or ``progress`` no function.
        """
        check_workers(workers)
        check_on_error(on_error)
        if progress is not None and not callable(progress):
            raise TypeError(f"progress: a function was expected, not {progress!r}")
        if isinstance(inputs, bytes | bytearray | memoryview) or not isinstance(inputs, Iterable):
            check_input(inputs)
        return Articles(self, inputs, on_error, progress, workers)

    def _only(self, found: Iterator[Found], path: tuple[str, ...]) -> Article:
        first = next(found)
        if isinstance(first, NewsparseError):
            raise first
        if next(found, None) is not None:
            raise FormatError("it holds several articles or members; read it with iter_articles", path=path)
        return self._one(*first)

    def _one(self, given: str | bytes, path: tuple[str, ...]) -> Article:
        found: Iterator[Article] = _pipeline().read_articles(self, given, path)
        first = next(found, None)
        if first is None:
            raise FormatError("the input holds no article", path=path)
        if next(found, None) is not None:
            raise FormatError("the input holds several articles; read it with iter_articles", path=path)
        return first


list_fields(Parser)


@cache
def _default() -> Parser:
    return Parser()


def load(source: PathLike | BinaryFile) -> Article:
    """
    Read one article with the default settings; see `Parser.load`.

    Args:
        source: A path, or an open binary file.
    """
    return _default().load(source)


def loads(text: str | bytes | bytearray | memoryview) -> Article:
    r"""
    Read one article from text or bytes with the default settings; see `Parser.loads`.

    Args:
        text: The input.

    >>> import newsparse
    >>> article = newsparse.loads("---\ntitle: 早安\n---\n<p>新的一天开始了。</p><p>编辑：李明</p>")
    >>> article.text, article.credits[0].name
    ('新的一天开始了。', '李明')
    """
    return _default().loads(text)


def iter_articles(
    inputs: Input | Iterable[Input],
    *,
    on_error: OnError = "raise",
    progress: Callable[[Summary], object] | None = None,
    workers: int = 1,
) -> Articles:
    """
    Read many articles with the default settings; see `Parser.iter_articles`.

    Args:
        inputs: A folder, a path, a glob, an open binary file, or any iterable of these.
        on_error: ``"raise"``, ``"skip"``, or a function that is given each error.
        progress: Called with the summary after each input.
        workers: The number of processes that read.
    """
    return _default().iter_articles(inputs, on_error=on_error, progress=progress, workers=workers)


def dumps(article: Article, format: str = "json") -> str:  # noqa: A002  # the word that users know
    """
    Write an article as text.

    Args:
        article: The article.
        format: The id of a writer: ``json``, ``jsonl``, ``text``, ``markdown``, …

    Raises:
        PluginError: There is no such writer.
        TypeError: It is no article, or the format no text.
    """
    if not isinstance(article, Article):
        raise _unexpected("an Article", article, "write several one after the other", Iterable)
    if not isinstance(format, str):
        raise TypeError(f"format: a text was expected, not {format!r}")
    from newsparse import _registry  # noqa: PLC0415  # as in _pipeline

    return _registry.named(_registry.writers(), format, "writer").dumps(article)


class WritableFile(Protocol):
    """A file that is open for writing text or bytes, as `open` and `gzip.open` give it, or an `io.StringIO`."""

    def write(self, data: Any, /) -> object:
        """Write all of it."""


def dump(article: Article, file: WritableFile | PathLike, format: str | None = None) -> None:  # noqa: A002  # as above
    """
    Write an article to a file.

    Args:
        article: The article.
        file: A path, or a file open for text or bytes.
        format: The id of a writer; if `None`, the one that the file's name promises, and ``json`` where it
            promises nothing.

    Raises:
        PluginError: There is no such writer.
        FormatError: The name promises several formats, or what is not written.
        TypeError: It is no article, or no file.
    """
    if isinstance(file, str | os.PathLike):
        if format is None:
            from newsparse import _registry  # noqa: PLC0415  # as in _pipeline
            from newsparse._promised import format_for  # noqa: PLC0415  # the same

            format = format_for(file, _registry.writers(), "json")  # noqa: A001  # as above
        text = dumps(article, format)
        # A lone surrogate, which JSON may hold, is written as the escape it came as.
        Path(file).write_text(text, encoding="utf-8", errors="backslashreplace", newline="")
        return
    if not hasattr(file, "write"):
        raise TypeError(f"a path or an open file was expected, not {type(file).__name__}")
    text = dumps(article, "json" if format is None else format)
    try:
        file.write(text)
    except TypeError:
        file.write(text.encode("utf-8", "backslashreplace"))
