"""Files, folders, archives, compressed files and standard input."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import newsparse
from newsparse import Limits, Parser
from newsparse._inputs.kinds import is_archive, is_post
from newsparse._inputs.names import read_input
from newsparse.errors import FormatError, NewsparseError

POSTS = {
    f"posts/{name}.md": f"---\ntitle: 渡口{name}\n---\n<p>第{name}座渡口今天开放。</p>\n".encode() for name in "甲乙丙"
}
TITLES = ["渡口甲", "渡口乙", "渡口丙"]
BESIDE = {
    "__MACOSX/posts/._甲.md": b"\x00\x05\x16\x07",
    "posts/.DS_Store": b"x",
    "posts/.hidden.md": b"x",
    "posts/style.css": b"p {}",
}


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        archive.mkdir("posts")
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(files: dict[str, bytes], mode: str = "w", form: int = tarfile.PAX_FORMAT) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode, format=form, encoding="utf-8") as archive:  # type: ignore[call-overload]
        folder = tarfile.TarInfo("posts")
        folder.type = tarfile.DIRTYPE
        archive.addfile(folder)
        link = tarfile.TarInfo("posts/link.md")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


MAKERS: list[tuple[str, Callable[[dict[str, bytes]], bytes]]] = [
    ("a.zip", zipped),
    ("stored.zip", lambda files: zipped(files, zipfile.ZIP_STORED)),
    ("lzma.zip", lambda files: zipped(files, zipfile.ZIP_LZMA)),
    ("a.tar", tarred),
    ("ustar.tar", lambda files: tarred(files, form=tarfile.USTAR_FORMAT)),
    ("gnu.tar", lambda files: tarred(files, form=tarfile.GNU_FORMAT)),
    ("a.tar.gz", lambda files: tarred(files, "w:gz")),
    ("a.tar.bz2", lambda files: tarred(files, "w:bz2")),
    ("a.tar.xz", lambda files: tarred(files, "w:xz")),
    ("no-suffix-that-says-so", lambda files: tarred(files, "w:gz")),
]


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


class TestArchives:
    @pytest.mark.parametrize(("name", "make"), MAKERS, ids=[name for name, _ in MAKERS])
    def test_members_are_read_in_order(
        self, tmp_path: Path, name: str, make: Callable[[dict[str, bytes]], bytes]
    ) -> None:
        path = write(tmp_path, name, make({**BESIDE, **POSTS}))
        run = newsparse.iter_articles(path)
        articles = list(run)
        assert [article.title for article in articles] == TITLES
        assert [article.provenance.path for article in articles] == [(str(path), member) for member in POSTS]
        assert run.summary.read == 3
        assert list(tmp_path.iterdir()) == [path]

    @pytest.mark.parametrize(("name", "make"), MAKERS, ids=[name for name, _ in MAKERS])
    def test_one_member_can_be_loaded_and_more_name_iter_articles(
        self, tmp_path: Path, name: str, make: Callable[[dict[str, bytes]], bytes]
    ) -> None:
        assert newsparse.load(write(tmp_path, name, make({"a.md": POSTS["posts/甲.md"]}))).title == "渡口甲"
        with pytest.raises(FormatError, match="several articles or members; read it with iter_articles"):
            newsparse.load(write(tmp_path, name, make(POSTS)))

    @pytest.mark.parametrize(("name", "make"), MAKERS[:4], ids=[name for name, _ in MAKERS[:4]])
    def test_no_posts(self, tmp_path: Path, name: str, make: Callable[[dict[str, bytes]], bytes]) -> None:
        path = write(tmp_path, name, make(BESIDE))
        with pytest.raises(FormatError) as caught:
            list(newsparse.iter_articles(path))
        assert str(caught.value) == f"{path}: the archive holds no posts"

    @pytest.mark.parametrize(("name", "make"), MAKERS[:4], ids=[name for name, _ in MAKERS[:4]])
    def test_member_that_is_no_post_is_named(
        self, tmp_path: Path, name: str, make: Callable[[dict[str, bytes]], bytes]
    ) -> None:
        path = write(tmp_path, name, make({**POSTS, "posts/丁.md": b"no post"}))
        run = newsparse.iter_articles(path, on_error="skip")
        assert [article.title for article in run] == TITLES
        ((where, reason),) = run.summary.skipped
        assert where == f"{path} › posts/丁.md"
        assert reason.startswith("not a post")

    def test_a_file_that_is_open_for_text(self, tmp_path: Path) -> None:
        with write(tmp_path, "a.md", POSTS["posts/甲.md"]).open(encoding="utf-8") as file:
            (fault,) = read_input(file)  # type: ignore[arg-type]  # that is the point
        assert str(fault) == f"{file.name}: the file is open for text; open it with mode 'rb'"

    def test_open_file(self) -> None:
        assert newsparse.load(io.BytesIO(zipped({"a.md": POSTS["posts/甲.md"]}))).provenance.path == ("a.md",)

    def test_archive_in_a_folder(self, tmp_path: Path) -> None:
        write(tmp_path, "b.zip", zipped(POSTS))
        write(tmp_path, "a.md.gz", gzip.compress(POSTS["posts/甲.md"]))
        assert [article.title for article in newsparse.iter_articles(tmp_path)] == ["渡口甲", *TITLES]

    def test_archive_inside_an_archive(self, tmp_path: Path) -> None:
        path = write(tmp_path, "a.zip", zipped({"inner.md": zipped(POSTS)}))
        with pytest.raises(FormatError, match=r"a\.zip › inner\.md: an archive inside an archive is not read"):
            list(newsparse.iter_articles(path))
        path = write(tmp_path, "a.zip.gz", gzip.compress(zipped(POSTS)))
        with pytest.raises(FormatError, match="an archive inside a compressed file is not read"):
            list(newsparse.iter_articles(path))

    @pytest.mark.parametrize("make", [zipped, tarred])
    def test_archives_inside_an_archive_are_named(
        self, tmp_path: Path, make: Callable[[dict[str, bytes]], bytes]
    ) -> None:
        inner = {
            "2021.zip": zipped(POSTS),
            "2022/a.md.gz": gzip.compress(b"x"),
            "b.TGZ": b"",
            "__MACOSX/._2021.zip": b"",
        }
        path = write(tmp_path, "a", make({**POSTS, **inner}))
        run = newsparse.iter_articles(path, on_error="skip")
        assert [article.title for article in run] == TITLES
        reason = "an archive inside an archive is not read; unpack it first"
        assert run.summary.skipped == tuple((f"{path} › {name}", reason) for name in list(inner)[:3])

    @pytest.mark.parametrize("name", ["a.mhtml", "a.MHT", "a.html"])
    def test_page_saved_as_mhtml_says_what_to_do(self, tmp_path: Path, name: str) -> None:
        page = (
            b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.com/1.html\r\nMIME-Version: 1.0\r\n"
            b'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----b----"\r\n\r\n\r\n------b----\r\n'
            b"Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<html><p>=E6=B8=A1</html>\r\n"
        )
        path = write(tmp_path, name, page)
        reason = "not a post: this is a page saved as MHTML, which is not read; save it as HTML"
        for given, where in ((tmp_path, str(path)), (write(tmp_path, "a.zip", zipped({name: page})), "")):
            run = newsparse.iter_articles([path, given], on_error="skip")
            assert list(run) == []
            assert len(run.summary.skipped) >= 2
            assert {reason} == {why for _, why in run.summary.skipped}, where


FEED = (
    "<rss version='2.0'><channel><title>河畔报</title>"
    + "".join(f"<item><title>{title}</title><description>今天开放。</description></item>" for title in TITLES)
    + "</channel></rss>"
).encode()
LINES = "".join(newsparse.dumps(newsparse.loads(data), "jsonl") for data in POSTS.values()).encode()


class TestOpenFiles:
    """Files that are open are read as those that are named."""

    @pytest.mark.parametrize("workers", [1, 2])
    @pytest.mark.parametrize(
        "data",
        [*[make(POSTS) for _, make in MAKERS], FEED, LINES, gzip.compress(LINES), gzip.compress(FEED)],
        ids=[*[name for name, _ in MAKERS], "feed", "lines", "lines.gz", "feed.gz"],
    )
    def test_several_articles(self, data: bytes, workers: int) -> None:
        run = newsparse.iter_articles(io.BytesIO(data), workers=workers)
        assert [article.title for article in run] == TITLES

    def test_one_article_and_several_files(self, tmp_path: Path) -> None:
        path = write(tmp_path, "a.md", POSTS["posts/甲.md"])
        with path.open("rb") as file, gzip.open(write(tmp_path, "b.gz", gzip.compress(FEED))) as feed:
            articles = list(newsparse.iter_articles([file, path, feed, io.BytesIO(zipped(POSTS))]))
        assert [article.title for article in articles] == ["渡口甲", "渡口甲", *TITLES, *TITLES]
        assert articles[0].provenance.path == (str(path),)

    def test_member_of_a_zip(self) -> None:
        with zipfile.ZipFile(io.BytesIO(zipped(POSTS))) as archive, archive.open("posts/甲.md") as file:
            assert newsparse.load(file).provenance.path == ("posts/甲.md",)

    def test_zip_is_not_copied_where_the_file_can_go_back(self) -> None:
        class File(io.BytesIO):
            count = 0

            def read(self, size: int | None = -1, /) -> bytes:
                data = super().read(size)
                self.count += len(data)
                return data

        file = File(zipped({**POSTS, "posts/large.bin": bytes(range(256)) * 4000}, zipfile.ZIP_STORED))
        assert [article.title for article in newsparse.iter_articles(file)] == TITLES
        assert file.count < 100_000

    def test_what_can_only_be_read(self) -> None:
        class Answer:
            def __init__(self, data: bytes) -> None:
                self._file = io.BytesIO(data)

            def read(self, size: int = -1, /) -> bytes:
                return self._file.read(size)

        for data in (zipped(POSTS), tarred(POSTS), FEED):
            assert [article.title for article in newsparse.iter_articles(Answer(data))] == TITLES
        with gzip.open(io.BytesIO(gzip.compress(zipped(POSTS)))) as unfolded:
            assert [article.title for article in newsparse.iter_articles(unfolded)] == TITLES

    def test_what_cannot_be_read_is_an_error_in_its_place(self, tmp_path: Path) -> None:
        closed = io.BytesIO(FEED)
        closed.close()
        path = write(tmp_path, "a.md", b"")
        with path.open("wb") as file, path.open(encoding="utf-8") as text:
            run = newsparse.iter_articles([closed, file, text, io.BytesIO(FEED)], on_error="skip")  # type: ignore[list-item]  # a file of text is the mistake
            assert [article.title for article in run] == TITLES
        assert run.summary.skipped == (
            ("", "cannot read it: I/O operation on closed file."),
            (str(path), "cannot read it: read"),
            (str(path), "the file is open for text; open it with mode 'rb'"),
        )


class TestNames:
    @pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
    def test_zip_made_in_china(self, tmp_path: Path, encoding: str) -> None:
        data = zipped({"XXXXXX.md": POSTS["posts/甲.md"]})
        name = {"utf-8": "渡口", "gb18030": "渡口二"}[encoding].encode(encoding)
        path = write(tmp_path, "a.zip", data.replace(b"XXXXXX", name))
        assert newsparse.load(path).provenance.path[1] == name.decode(encoding) + ".md"

    def test_zip_in_no_known_encoding(self, tmp_path: Path) -> None:
        path = write(tmp_path, "a.zip", zipped({"XX.md": POSTS["posts/甲.md"]}).replace(b"XX", b"\xff\x20"))
        assert newsparse.load(path).title == "渡口甲"

    @pytest.mark.parametrize(
        ("raw", "name"), [("渡口二".encode("gb18030"), "渡口二.md"), (b"\xff\x20XXXX", "\ufffd XXXX.md")]
    )
    def test_tar_made_in_china(self, tmp_path: Path, raw: bytes, name: str) -> None:
        data = bytearray(tarred({"XXXXXX.md": POSTS["posts/甲.md"]}, form=tarfile.USTAR_FORMAT))
        place = data.find(b"XXXXXX")
        data[place : place + 6] = raw
        header = place
        data[header + 148 : header + 156] = b" " * 8
        data[header + 148 : header + 156] = b"%06o\0 " % sum(data[header : header + 512])
        assert newsparse.load(write(tmp_path, "a.tar", bytes(data))).provenance.path[1] == name

    @pytest.mark.parametrize("name", ["a.md", "A.MD", "./a.html", "../a.json", "x/y.z/a.jsonl", "a.xhtml"])
    def test_post(self, name: str) -> None:
        assert is_post(name)

    @pytest.mark.parametrize("name", [".a.md", ".git/a.md", "a.png", "a", "__MACOSX/a.md"])
    def test_no_post(self, name: str) -> None:
        assert not is_post(name)


class TestCompressed:
    @pytest.mark.parametrize("compress", [gzip.compress, bz2.compress, lzma.compress])
    def test_file_is_unfolded(self, tmp_path: Path, compress: Callable[[bytes], bytes]) -> None:
        path = write(tmp_path, "a.md.x", compress(POSTS["posts/甲.md"]))
        article = newsparse.load(path)
        assert (article.title, article.provenance.path) == ("渡口甲", (str(path),))

    def test_lines_of_json(self, tmp_path: Path) -> None:
        lines = "".join(newsparse.dumps(newsparse.loads(data), "jsonl") for data in POSTS.values())
        path = write(tmp_path, "corpus.jsonl.gz", gzip.compress(lines.encode()))
        assert [article.title for article in newsparse.iter_articles(path)] == TITLES

    @pytest.mark.parametrize("compress", [gzip.compress, bz2.compress, lzma.compress])
    def test_empty(self, tmp_path: Path, compress: Callable[[bytes], bytes]) -> None:
        with pytest.raises(FormatError, match="the input is empty"):
            newsparse.load(write(tmp_path, "a.md.x", compress(b"")))


class TestDamage:
    @pytest.mark.parametrize(("name", "make"), MAKERS, ids=[name for name, _ in MAKERS])
    def test_cut_short(self, tmp_path: Path, name: str, make: Callable[[dict[str, bytes]], bytes]) -> None:
        noise = "".join(chr(0x4E00 + (number * number * 7919) % 20000) for number in range(30_000))
        post = f"---\ntitle: 长\n---\n<p>{noise}</p>".encode()
        data = make({**POSTS, "long.md": post})
        path = write(tmp_path, name, data[: int(len(data) * 0.6)])
        run = newsparse.iter_articles(path, on_error="skip")
        list(run)
        assert run.summary.skipped
        assert run.summary.skipped[0][0].startswith(str(path))
        assert "damaged" in run.summary.skipped[0][1]

    def test_damaged_member_of_a_zip_does_not_cost_the_others(self, tmp_path: Path) -> None:
        data = zipped(POSTS, zipfile.ZIP_STORED).replace("第乙座".encode(), "第己座".encode())
        path = write(tmp_path, "a.zip", data)
        run = newsparse.iter_articles(path, on_error="skip")
        assert [article.title for article in run] == ["渡口甲", "渡口丙"]
        ((where, reason),) = run.summary.skipped
        assert where == f"{path} › posts/乙.md"
        assert reason.startswith("the archive is damaged: Bad CRC")

    def test_damaged_header_of_a_tar_is_not_its_end(self, tmp_path: Path) -> None:
        data = bytearray(
            tarred({"a.md": POSTS["posts/甲.md"], "b.md": POSTS["posts/乙.md"]}, form=tarfile.USTAR_FORMAT)
        )
        data[data.find(b"b.md")] ^= 0xFF
        path = write(tmp_path, "a.tar", bytes(data))
        with pytest.raises(FormatError, match=r"a\.tar › a\.md: the archive is damaged: a member's header is broken"):
            list(newsparse.iter_articles(path))

    def test_first_header_of_a_tar(self, tmp_path: Path) -> None:
        data = bytearray(tarred(POSTS, form=tarfile.USTAR_FORMAT))
        data[0] ^= 0xFF
        with pytest.raises(FormatError, match=r"a\.tar: the archive is damaged"):
            list(newsparse.iter_articles(write(tmp_path, "a.tar", bytes(data))))

    def test_encrypted_member(self, tmp_path: Path) -> None:
        data = bytearray(zipped({"a.md": POSTS["posts/甲.md"]}))
        for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            at = data.rfind(mark)
            data[at + place] |= 1
        with pytest.raises(FormatError, match=r"a\.zip › a\.md: the archive is encrypted"):
            list(newsparse.iter_articles(write(tmp_path, "a.zip", bytes(data))))

    def test_no_zip_behind_its_mark(self, tmp_path: Path) -> None:
        with pytest.raises(FormatError, match=r"a\.zip: the archive is damaged: File is not a zip file"):
            list(newsparse.iter_articles(write(tmp_path, "a.zip", b"PK\x03\x04" + b"x" * 600)))


class TestLimits:
    def test_ratio(self, tmp_path: Path) -> None:
        parser = Parser(limits=Limits(unfolded=1000))
        bomb = {"a.md": b"x" * 10_000_000, "b.md": b"x"}
        for name, make in MAKERS:
            if name in {"a.zip", "lzma.zip", "a.tar.gz", "a.tar.xz", "a.tar.bz2"}:
                path = write(tmp_path, name, make(bomb))
                with pytest.raises(newsparse.LimitError, match="unfolds to more than 200 times its size"):
                    list(parser.iter_articles(path))
        path = write(tmp_path, "a.md.gz", gzip.compress(b"x" * 10_000_000))
        with pytest.raises(newsparse.LimitError, match="unfolds to more"):
            parser.load(path)

    @pytest.mark.parametrize(("name", "make"), MAKERS[:4], ids=[name for name, _ in MAKERS[:4]])
    def test_members(self, tmp_path: Path, name: str, make: Callable[[dict[str, bytes]], bytes]) -> None:
        with pytest.raises(newsparse.LimitError, match="more than 2 members"):
            list(Parser(limits=Limits(members=2)).iter_articles(write(tmp_path, name, make(POSTS))))

    @pytest.mark.parametrize(("name", "make"), MAKERS[:4], ids=[name for name, _ in MAKERS[:4]])
    def test_large_member_does_not_cost_the_others(
        self, tmp_path: Path, name: str, make: Callable[[dict[str, bytes]], bytes]
    ) -> None:
        path = write(tmp_path, name, make({"large.md": b"x" * 1001, **POSTS}))
        run = Parser(limits=Limits(bytes=1000)).iter_articles(path, on_error="skip")
        assert [article.title for article in run] == TITLES
        assert run.summary.skipped[0][0] == f"{path} › large.md"

    def test_sparse_member(self, tmp_path: Path) -> None:
        info = tarfile.TarInfo("a.md")
        info.pax_headers = {
            "GNU.sparse.major": "0",
            "GNU.sparse.minor": "1",
            "GNU.sparse.map": "0,1",
            "GNU.sparse.size": "99999999",
        }
        info.size = 1
        out = io.BytesIO()
        with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as archive:
            archive.addfile(info, io.BytesIO(b"x"))
        with pytest.raises(FormatError, match=r"a\.md: a sparse member is not read"):
            list(newsparse.iter_articles(write(tmp_path, "a.tar", out.getvalue())))


class TestStandardInput:
    @pytest.mark.parametrize("data", [POSTS["posts/甲.md"], zipped({"a.md": POSTS["posts/甲.md"]})])
    def test_is_read(self, monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        assert newsparse.load("-").provenance.path[0] == "stdin"

    def test_several(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(tarred(POSTS, "w:gz"))))
        assert [article.title for article in newsparse.iter_articles("-")] == TITLES

    def test_command_line(self) -> None:
        command = [sys.executable, "-m", "newsparse", "parse", "-", "--to", "jsonl"]
        run = subprocess.run(command, input=zipped(POSTS), capture_output=True, check=True)
        assert [json.loads(line)["path"] for line in run.stdout.splitlines()] == list(POSTS)


class TestKinds:
    @pytest.mark.parametrize(
        ("name", "hint"),
        [
            ("https://harbour.example.com/a.md", "newsparse never touches the network, so fetch the address first"),
            ("posts/*.md", "a pattern stands for several files, which iter_articles reads"),
        ],
    )
    def test_what_is_no_file_says_what_to_do(self, name: str, hint: str) -> None:
        with pytest.raises(FormatError) as caught:
            newsparse.load(name)
        assert str(caught.value) == f"{name}: cannot read it: No such file or directory; {hint}"

    @pytest.mark.parametrize(
        ("head", "what"),
        [
            (b"Rar!\x1a\x07\x00", "a RAR archive; unpack it first"),
            (b"7z\xbc\xaf\x27\x1c\x00\x04", "a 7-Zip archive; unpack it first"),
            (b"\x28\xb5\x2f\xfd\x04\x00", "a file compressed by Zstandard; unpack it first"),
            (b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", "a PDF"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "a file of Word, Excel or PowerPoint"),
            (b"PAR1\x15\x04", "a Parquet file; newsparse.arrow.read_parquet reads those that newsparse wrote"),
            (b"\x89PNG\r\n\x1a\n\x00", "a picture"),
        ],
    )
    @pytest.mark.parametrize("rest", [b"", b"abc\n" * 50, bytes(range(256)) * 4])
    def test_what_is_no_post_is_told_by_its_kind(self, head: bytes, what: str, rest: bytes) -> None:
        with pytest.raises(NewsparseError, match=rf"^(not text|not a post): this is {what}$"):
            newsparse.loads(head + rest)

    @pytest.mark.parametrize(
        "head", [b"", b"PK", b"BZh9 is no archive", b"---\ntitle: x\n---\n", b"x" * 257 + b"ustard"]
    )
    def test_no_archive(self, head: bytes) -> None:
        assert not is_archive(head)

    def test_folders_of_programs_are_passed_over(self, tmp_path: Path) -> None:
        for folder in (".git", "__MACOSX", "posts"):
            (tmp_path / folder).mkdir()
            write(tmp_path / folder, "a.md", POSTS["posts/甲.md"])
        write(tmp_path, "._a.md", b"x")
        assert [article.provenance.path for article in newsparse.iter_articles(tmp_path)] == [
            (str(tmp_path / "posts/a.md"),)
        ]
