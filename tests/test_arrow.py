"""Articles as Arrow columns: the schema, one pure function, and the way back."""

from __future__ import annotations

import io
import pickle
import subprocess
import sys
import zipfile
from datetime import UTC, datetime, timedelta, timezone
from functools import partial
from pathlib import Path

import pyarrow as pa
import pytest
from attrs import evolve, fields_dict
from hypothesis import given
from stories import ONE, STORY, hard
from strategies import articles

import newsparse
from newsparse import Article, FormatError, FrozenMap, Image, Issue, NewsparseError, Parser
from newsparse.arrow import SCHEMA, from_batch, parse_batch, to_batch

SEEDS = sorted((Path(__file__).parent / "fixtures" / "seeds").glob("*.md"))
POST = "---\ntitle: 早安\ndate: 2022-01-18 08:00:00\n---\n<p>新的一天开始了。</p>"


def batch_of(*posts: tuple[str | None, bytes | None]) -> pa.RecordBatch:
    paths, data = zip(*posts, strict=True)
    return pa.RecordBatch.from_pydict({"path": pa.array(paths, pa.string()), "bytes": pa.array(data, pa.binary())})


def seeds() -> pa.RecordBatch:
    return batch_of(*[(str(path), path.read_bytes()) for path in SEEDS])


# -- the schema ------------------------------------------------------------------------------------------------------


def test_the_schema_has_a_column_for_every_field() -> None:
    assert set(fields_dict(Article)) | set(STORY.to_dict()) <= set(SCHEMA.names)


def test_columns_that_people_query_are_plain() -> None:
    row = to_batch([STORY]).to_pylist()[0]
    assert (STORY.title, STORY.text, STORY.published) == (row["title"], row["text"], row["published"])
    assert ["浦峰", "樊一婧"] == [credit["name"] for credit in row["credits"]]
    assert STORY.to_dict()["images"] == [{"kind": "image", **image} for image in row["images"]]
    assert STORY.to_dict()["source"] == row["source"]
    assert list(STORY.tags) == row["tags"]


def test_a_time_is_an_instant_beside_its_offset() -> None:
    morning = datetime(2022, 1, 18, 8, tzinfo=timezone(timedelta(hours=8)))
    batch = to_batch([Article(id=ONE, published=morning)])
    assert datetime(2022, 1, 18, tzinfo=UTC) == batch.column("published")[0].as_py()
    assert [8 * 3600] == batch.column("published_offset").to_pylist()
    (article,) = from_batch(batch)
    assert isinstance(article, Article)
    assert article.published is not None
    assert morning.isoformat() == article.published.isoformat()


# -- the way back ----------------------------------------------------------------------------------------------------


@hard
@given(articles)
def test_any_article_comes_back(article: Article) -> None:
    assert [article] == list(from_batch(to_batch([article])))


@pytest.mark.parametrize(
    "article",
    [
        Article(id=ONE, title="half \ud83d of a pair", tags=("\udc80",)),
        Article(id=ONE, issues=(Issue(code="a", message="b", path=("名\udcff.md",)),)),
        Article(id=ONE, metadata=FrozenMap({"\udc80": ["\udc81"], "n": 10**30})),
        Article(id=ONE, lead_image=Image(url="a.png", width=10**30), blocks=(Image(url="a.png", width=10**30),)),
        Article(id=ONE, published=datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14)))),
        Article(id=ONE, updated=datetime.max.replace(tzinfo=timezone(timedelta(hours=-14)))),
    ],
    ids=["surrogates", "path", "metadata", "numbers", "first-day", "last-day"],
)
def test_what_no_column_can_hold_comes_back_all_the_same(article: Article) -> None:
    batch = to_batch([STORY, article])
    batch.validate(full=True)
    assert [STORY, article] == list(from_batch(batch))


def test_a_row_that_fits_is_not_written_twice() -> None:
    rows = to_batch([STORY, Article(id=ONE, title="\udc80")]).to_pylist()
    assert [True, False] == [row["exact"] is None for row in rows]
    assert rows[1]["title"] == "\ufffd"


def test_input_that_was_kept_comes_back() -> None:
    article = Parser(keep_input=True).loads(POST.encode())
    for given_ in (article, evolve(article, title="\udc80")):
        (back,) = from_batch(to_batch([given_]))
        assert isinstance(back, Article)
        assert POST.encode() == back.input


def test_columns_may_be_missing_or_in_another_order() -> None:
    batch = to_batch([STORY]).select(["title", "published", "id"])
    assert [Article(id=STORY.id, title=STORY.title, published=STORY.published)] == list(from_batch(batch))


def test_a_table_of_something_else_is_refused() -> None:
    with pytest.raises(FormatError, match="no column 'id'"):
        list(from_batch(pa.RecordBatch.from_pydict({"name": ["早安"]})))


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"blocks": ["[{"]}, "a row of it is no article: "),
        ({"metadata": ["早安"]}, "a row of it is no article: "),
        ({"exact": ["[1]"]}, "a row of it is no article: "),
        ({"published": [0], "published_offset": [1 << 20]}, "a row of it is no article: "),
        ({"error": ["empty"], "provenance": ["a.md"]}, "a row of it is no article: "),
        ({"published": ["昨天"]}, r"published: timestamp\[us, tz=UTC\] was expected, not string"),
        ({"id": [1]}, "^id: text was expected, not 1"),
    ],
)
def test_a_row_that_is_no_article_is_refused(columns: dict[str, list[object]], message: str) -> None:
    with pytest.raises(FormatError, match=message):
        list(from_batch(pa.RecordBatch.from_pydict({"id": ["0" * 32], **columns})))


# -- one pure function -----------------------------------------------------------------------------------------------


def test_a_batch_gives_what_loads_gives() -> None:
    expected = [Parser().loads(path.read_bytes(), path=(str(path),)) for path in SEEDS]
    assert expected == list(from_batch(parse_batch(seeds())))


def test_the_function_pickles_with_the_settings_of_a_parser() -> None:
    function = pickle.loads(pickle.dumps(partial(parse_batch, parser=Parser(timezone="Europe/Paris"))))  # noqa: S301  # our own
    assert [3600] == function(batch_of(("a.md", POST.encode()))).column("published_offset").to_pylist()


def test_a_post_that_cannot_be_read_is_a_row() -> None:
    batch = parse_batch(batch_of(("a.md", POST.encode()), ("b.md", b"PK"), ("c.md", None), ("d.md", POST.encode())))
    assert batch.schema == SCHEMA
    assert ["a.md", "b.md", "c.md", "d.md"] == batch.column("path").to_pylist()
    first, second, third, last = from_batch(batch)
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert (first.text, last.text) == ("新的一天开始了。", "新的一天开始了。")
    assert isinstance(second, NewsparseError)
    assert str(second).startswith("b.md: not a post")
    assert str(third) == "c.md: there are no bytes"


def test_strictness_gives_rows_too() -> None:
    batch = parse_batch(batch_of(("a.md", b"---\ntitle: x\n---\n")), parser=Parser(strict=True))
    assert ["nothing of the body is story (body-empty)"] == batch.column("error").to_pylist()


def test_an_archive_gives_a_row_a_member() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("1.md", POST)
        archive.writestr("2.md", "")
    rows = parse_batch(batch_of(("posts.zip", file.getvalue()))).to_pylist()
    assert [["posts.zip", "1.md"], ["posts.zip", "2.md"]] == [row["provenance"]["path"] for row in rows]
    assert [None, "the input is empty"] == [row["error"] for row in rows]


def test_an_archive_that_is_damaged_is_a_row() -> None:
    (row,) = parse_batch(batch_of(("posts.gz", b"\x1f\x8b\x08 cut short"))).to_pylist()
    assert row["path"] == "posts.gz"
    assert "damaged" in row["error"]


def test_a_post_may_have_no_path() -> None:
    (row,) = parse_batch(batch_of((None, POST.encode()))).to_pylist()
    assert (row["title"], row["path"]) == ("早安", None)


@pytest.mark.parametrize("kind", [(pa.large_string(), pa.large_binary()), (pa.string_view(), pa.binary_view())])
def test_engines_have_their_own_kinds_of_text(kind: tuple[pa.DataType, pa.DataType]) -> None:
    # No cast: that from strings to views is younger than views.
    columns = [pa.array(column.to_pylist(), one) for column, one in zip(seeds().columns, kind, strict=True)]
    batch = pa.RecordBatch.from_arrays(columns, names=["path", "bytes"])
    assert parse_batch(seeds()) == parse_batch(batch)


def test_a_batch_without_posts_gives_none() -> None:
    batch = parse_batch(seeds().slice(0, 0))
    assert (batch.num_rows, batch.schema) == (0, SCHEMA)


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"path": ["a.md"], "content": [b""]}, r"has the columns path and bytes, not \['path', 'content'\]"),
        ({"path": ["a.md"], "bytes": [1]}, "bytes: binary was expected, not int64"),
    ],
)
def test_a_batch_of_something_else_is_refused(columns: dict[str, list[object]], message: str) -> None:
    with pytest.raises(FormatError, match=message):
        parse_batch(pa.RecordBatch.from_pydict(columns))


def test_without_pyarrow_the_extra_is_named() -> None:
    code = "import sys; sys.modules['pyarrow'] = None; import newsparse.arrow"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "NewsparseError: Arrow and Parquet need pyarrow: pip install 'newsparse[arrow]'" in run.stderr


def test_newsparse_itself_needs_no_pyarrow() -> None:
    code = "import sys; sys.modules['pyarrow'] = None; import newsparse; newsparse.loads('---\\ntitle: a\\n---\\n<p>b</p>')"
    subprocess.run([sys.executable, "-c", code], check=True)
    assert newsparse.loads(POST).title == "早安"
