"""Hostile input: strategies for bytes of every kind, and what must hold whatever they are."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import sys
import sysconfig
import tarfile
import zipfile
import zoneinfo
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from time import process_time
from typing import Any

from bodies import bodies
from hypothesis import strategies as st

import newsparse
from newsparse import Article, NewsparseError, Parser
from newsparse._inputs.names import read_input
from newsparse._pipeline import read_articles
from newsparse._registry import writers

HERE = Path(__file__).parent
FOUND = HERE / "fixtures" / "hostile"
"""What fuzzing found; each file was an error once."""

# What a reader may read wrong: markup that opens and never closes, markup inside other kinds of markup, quotes,
# fences, references, numbers too great, names that mean something to Python, and every kind of blank.
_PIECES = (
    "<", ">", "</", "<!", "<!--", "-->", "--!>", "<![CDATA[", "]]>", "<?xml version='1.0'?>", "<?", "?>", "<!DOCTYPE html>",
    "<!DOCTYPE rss [<!ENTITY a 'b'>]>", "&a;", "&#0;", "&#xD800;", "&#x110000;", "&#99999999999999999999;", "&amp", "&copy;", "&",
    "<p>", "</p>", "<div hidden>", "</div>", "<br>", "<b>", "</b>", "<i>", "</i>", "<a href='", "'>", "</a>", '<img src="', '">',
    "<table>", "<tr>", "<td colspan=99999999>", "</table>", "<ul>", "<li>", "</ul>", "<pre>", "\n</pre>", "<svg>", "<math>", "<mtext>",
    "<mglyph>", "<style>", "</style>", "<script>", "</script>", "<template>", "</template>", "<noscript>", "<select>", "<option>",
    "<frameset>", "<body>", "</body>", "<html>", "</html>", "<head>", "<plaintext>", "<textarea>", "<title>", "</title>", "<xmp>",
    "<iframe src=javascript:alert(1)>", "<object data=x>", "<video src=x>", "<source src=y>", "</video>", "<figure>", "<figcaption>",
    "<font color=red>", "</font>", "<h1>", "</h1>", "<h9>", "<hr>", "<nobr>", "<form>", "<input>", "<button>", "<image>", "<o:p>",
    "<div class=body>", "<div style='display:none'>", " width=99999999999999999999", " width=-1", " data-size='1e999,nan'",
    " srcset='a 1x, b 99999999999999999999w'", " style='color:rgb(1,2', ", " align=center", ' class="', " id='", "=", '"', "'", "`",
    "---\n", "\n---\n", "---", "+++\n", "...\n", ": ", ":", "title: ", "\ntitle: ", "date: ", "\ndate: ", "2022-01-18 10:00:00",
    "99999-99-99", "0000-00-00", "2022-02-30T25:61:61+99:99", "Tue, 31 Feb 9999 25:00:00 GMT", "9999-12-31T23:59:59-14:00",
    "0001-01-01T00:00:00+14:00", "1e400", "-1", "2147483648", "1642471200", "99999999999999999999999", "NaN", "Infinity", "null",
    "true", "categories:\n- ", "tags: [", "- ", "]", "{", "}", "[", ",", "!!python/object/apply:os.system ['true']", "&x ", "*x",
    "<<: *x", "? ", "| \n", "> \n", "%YAML 1.1\n", "#", "\t", "newsparse:\n  version: 1\n", "  blocks: ", "layout: post\n",
    "permalink: ", "<rss version='2.0'>", "<channel>", "<item>", "</item>", "</channel></rss>", "<description>", "</description>",
    "<feed xmlns='http://www.w3.org/2005/Atom'>", "<entry>", "</entry></feed>", "<content type='xhtml'>", "<content:encoded>",
    "xmlns:x='", "<x:y>", "<guid>", "<pubDate>", '{"version":"https://jsonfeed.org/version/1.1","items":[', '{"content_html":"',
    '{"id":"00000000000000000000000000000000",', '"blocks":[', '"kind":"paragraph",', '"runs":', '"text":"', '"}', "]}", "\\ud800",
    "\\u0000", "__class__", "{{ x }}", "{% raw %}", "%s%n", "../../etc/passwd", "file:///etc/passwd", "http://127.0.0.1/", "//",
    "javascript:alert(1)", "data:text/html,x", "http://[", "http://[::1", "http://a:99999999/", "https://cors.zfour.workers.dev/?",
    "编辑：", "记者 ", "来源：", "责任编辑：李某 ", "（记者", "摄影", "文/", "图/", "摄", "（", "）", "【", "】", "#", "##", "#话题#", "标签：",
    "△", "▲", "图为", "扫描二维码", "关注", "更多", "阅读原文", "相关阅读：", "原标题：", "（完）", "。", "，", "、", "：", "“", "”", "早安", "𠮷",
    " ", "\n", "\r\n", "\r", "\n\n", "\u3000", "\xa0", "\u200b", "\ufeff", "\u2028", "\x85", "\x00", "\x01", "\x0b", "\x0c", "\x1b[31m",
    "\x7f", "\x9f", "\u202e", "\ufffd", "\uffff", "\u0301", "A", "a", "0", "1", "_", "-", "*", "|", "\\", "/", "~", ".", "?", "!",
)  # fmt: skip

pieces = st.one_of(st.sampled_from(_PIECES), st.sampled_from(_PIECES), st.sampled_from(_PIECES), st.text(max_size=3))
soups = st.lists(pieces, max_size=40).map("".join)
long = st.builds(
    lambda piece, number: piece * number, st.lists(pieces, min_size=1, max_size=3).map("".join), st.integers(2, 300)
)

_fields = st.builds(
    lambda key, mark, value: f"{key}{mark}{value}",
    st.sampled_from(
        ("title", "date", "categories", "tags", "updated", "url", "source", "newsparse", "cover", "- x", "  y", "")
    ),
    st.sampled_from((": ", ":", ": |\n  ", ": '", ': "', ":\n- ", ": [", ": {", " = ", "")),
    st.lists(pieces, max_size=4).map("".join),
)
headers = st.builds(
    lambda start, fields, end: "\n".join([start, *fields, end]),
    st.sampled_from(("---", "---", "---", "+++", "", "\ufeff---", "--- ", "title: x")),
    st.lists(_fields, max_size=6),
    st.sampled_from(("---", "---", "---", "+++", "...", "", "----")),
)
hostile_bodies = st.one_of(soups, bodies, st.builds("{}{}{}".format, soups, long, bodies))
posts = st.builds("{}\n{}".format, headers, hostile_bodies)
pages = st.builds("<!DOCTYPE html><html><head>{}</head><body>{}</body></html>".format, soups, hostile_bodies)
feeds = st.builds(
    "{}<{}>{}<{}>{}</{}>{}".format,
    st.sampled_from(
        ("", "<?xml version='1.0'?>", "<?xml version='1.0' encoding='utf-16'?>", "<!DOCTYPE rss [<!ENTITY a 'b'>]>")
    ),
    st.sampled_from(
        ("rss version='2.0'><channel", "feed xmlns='http://www.w3.org/2005/Atom'", "rdf:RDF xmlns:rdf='x'")
    ),
    soups,
    st.sampled_from(("item><description", "entry><content type='html'", "item><content:encoded")),
    soups,
    st.sampled_from(("description></item></channel></rss", "content></entry></feed", "x")),
    soups,
)


@cache
def fixtures() -> tuple[bytes, ...]:
    """Every input of the other tests."""
    files = [*HERE.glob("cleaners/*/*/input.*"), *HERE.glob("loaders/*/*/input.*"), *HERE.glob("fixtures/*/*")]
    return tuple(path.read_bytes() for path in sorted(files) if path.stat().st_size < 1 << 17)


@cache
def written() -> tuple[bytes, ...]:
    """Articles in every format that newsparse writes."""
    articles = [newsparse.load(path) for path in sorted(HERE.glob("fixtures/seeds/*.md"))]
    articles.append(newsparse.loads("---\ntitle: 早安\n---\n<p>新的一天。</p><ul><li>一<li>二</ul><pre>x</pre>"))
    return tuple(one.dumps(article).encode() for article in articles for _, one in sorted(writers().items()))


_encodings = st.sampled_from(("utf-8", "utf-8", "utf-8", "gb18030", "utf-16", "utf-16-le", "big5", "utf-8-sig"))
written_text = st.builds(
    lambda text, encoding: text.encode(encoding, "replace"), st.one_of(posts, pages, feeds, soups), _encodings
)
plain: st.SearchStrategy[bytes] = st.one_of(
    written_text,
    written_text,
    st.deferred(lambda: st.sampled_from(fixtures())),
    st.deferred(lambda: st.sampled_from(written())),
    st.binary(max_size=300),
)
_edits = st.tuples(
    st.sampled_from(("insert", "delete", "double", "set", "cut")),
    st.integers(0, 1 << 17),
    st.integers(1, 64),
    st.one_of(pieces.map(lambda text: text.encode("utf-8", "surrogatepass")), st.binary(min_size=1, max_size=4)),
)


def edited(data: bytes, edits: list[tuple[str, int, int, bytes]]) -> bytes:
    """Change some places of *data*."""
    for what, place, length, piece in edits:
        at = place % (len(data) + 1)
        match what:
            case "insert":
                data = data[:at] + piece + data[at:]
            case "delete":
                data = data[:at] + data[at + length :]
            case "double":
                data = data[: at + length] + data[at:]
            case "set":
                data = data[:at] + piece + data[at + len(piece) :]
            case _:
                data = data[:at]
    return data


def mutated(base: st.SearchStrategy[bytes]) -> st.SearchStrategy[bytes]:
    return st.one_of(base, st.builds(edited, base, st.lists(_edits, max_size=5)))


_names = st.one_of(
    st.sampled_from(
        (
            "0001.md",
            "a/b.html",
            "../../etc/cron.d/x.md",
            "/etc/x.md",
            "C:\\x.md",
            "a\x00.md",
            "x.zip",
            "f.xml",
            "l.jsonl",
        )
    ),
    pieces.map(lambda text: f"{text}.md"),
)


def zipped(members: list[tuple[str, bytes]], method: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members:
            info = zipfile.ZipInfo(name)
            # The writer warns of a name that comes twice.
            archive.NameToInfo.pop(info.filename, None)
            archive.writestr(info, data, method)
    return out.getvalue()


def tarred(members: list[tuple[str, bytes]], kind: bytes) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", errors="surrogateescape") as archive:
        for number, (name, data) in enumerate(members):
            info = tarfile.TarInfo(name.replace("\x00", "_"))
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
            if number == 0:
                link = tarfile.TarInfo("link.md")
                link.type, link.linkname = kind, "/etc/passwd"
                archive.addfile(link)
    return out.getvalue()


_members = st.lists(st.tuples(_names, mutated(plain)), max_size=3)
_archives: st.SearchStrategy[bytes] = st.one_of(
    st.builds(
        zipped,
        _members,
        st.sampled_from((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)),
    ),
    st.builds(tarred, _members, st.sampled_from((tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE))),
    plain.map(gzip.compress),
)
_packed = st.one_of(_archives, _archives.map(gzip.compress), _archives.map(bz2.compress), _archives.map(lzma.compress))
inputs: st.SearchStrategy[bytes] = st.one_of(mutated(plain), mutated(plain), mutated(plain), mutated(_packed))
"""Bytes of any kind: posts, pages, feeds, JSON, archives, noise, each whole or damaged."""


class Escaped(BaseException):
    """Reading an input did what no reading may do; no `Exception`, so that nobody catches it."""


_REFUSED = (
    "socket.",
    "subprocess.",
    "os.",
    "shutil.",
    "ctypes.",
    "urllib.",
    "ftplib.",
    "smtplib.",
    "tempfile.",
    "pickle.",
)
_HARMLESS = frozenset(("os.listdir", "os.scandir"))
# What reading may open or run: modules that are imported when first needed (codecs, say), and time zones.
_INSTALLED = (*{*sysconfig.get_paths().values()}, str(Path(newsparse.__file__).parent), *zoneinfo.TZPATH)
_watching = False


def _audit(event: str, arguments: tuple[Any, ...]) -> None:
    if not _watching:
        return
    if event == "open":
        refused = not str(arguments[0]).startswith(_INSTALLED) or arguments[1] not in {"r", "rb", None}
    elif event == "exec":
        refused = not arguments[0].co_filename.startswith((*_INSTALLED, "<attrs generated"))
    else:
        refused = event.startswith(_REFUSED) and event not in _HARMLESS
    if refused:
        raise Escaped(event, arguments)


@cache
def _installed() -> None:
    """Load what reading loads when it is first needed, then watch; a hook cannot be taken off again."""
    # Ill-formed feeds go to a program of their own.
    loose = b"<rss><channel><item><description>x</item></channel>"
    markdown = b"---\ntitle: x\n---\n# x\n\n**x**\n"
    for data in (
        *fixtures(),
        *written(),
        markdown,
        loose,
        tarred([], tarfile.SYMTYPE),
        zipped([("x.md", b"")], zipfile.ZIP_LZMA),
    ):
        list(_articles(data, Parser()))
    sys.addaudithook(_audit)


@contextmanager
def nothing_else_happens() -> Iterator[None]:
    """Fail where the network, another process or another file is asked for, or where code is made from text."""
    global _watching  # noqa: PLW0603  # as above
    _installed()
    _watching = True
    try:
        yield
    finally:
        _watching = False


def _articles(data: bytes, parser: Parser) -> Iterator[Article | NewsparseError]:
    for found in read_input(io.BytesIO(data)):
        if isinstance(found, NewsparseError):
            yield found
            continue
        try:
            yield from read_articles(parser, *found)
        except NewsparseError as error:
            yield error


PARSER = Parser()


def check(data: bytes) -> int:
    """
    Read *data*, write what it held, and read that again.

    Returns:
        How many articles it held.

    Raises:
        AssertionError: It took too long, or what was written is not what is read.
        BaseException: Whatever is no `NewsparseError`.
    """
    with nothing_else_happens():
        begun = process_time()
        found = list(_articles(data, PARSER))
        took = process_time() - begun
        assert took < 0.5 + 50e-6 * len(data), f"{took:.2f} s for {len(data)} bytes"
        count = 0
        for one in found:
            if isinstance(one, NewsparseError):
                assert str(one)
                continue
            count += 1
            for name, writer in writers().items():
                text = writer.dumps(one)
                if name == "json":
                    assert PARSER.loads(text) == one
                elif name != "text":
                    # A title or body that is empty leaves nothing to read.
                    list(_articles(text.encode("utf-8", "surrogatepass"), PARSER))
            repr(one)
    return count
