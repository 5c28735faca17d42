"""Parquet: parts of a set size, partitions, whole or not at all, and back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from pyarrow import dataset, parquet
from stories import ONE, STORY, hard
from strategies import articles

from newsparse import Article, FormatError, NewsparseError, Source, iter_articles
from newsparse._cli import main
from newsparse._columns import parquet as _parquet
from newsparse.arrow import SCHEMA, read_parquet, write_parquet

SEEDS = Path(__file__).parent / "fixtures" / "seeds"
SINA = str(SEEDS / "sina.md")


def numbered(count: int, **fields: object) -> list[Article]:
    return [Article(id=f"{number:032}", **fields) for number in range(count)]  # type: ignore[arg-type]  # as given


def names(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


@hard
@given(article=articles)
def test_any_article_comes_back(article: Article, tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.getbasetemp() / "any.parquet"
    write_parquet([STORY, article], file)
    assert [STORY, article] == list(read_parquet(file))


def test_a_folder_holds_parts_of_a_set_size(tmp_path: Path) -> None:
    files = write_parquet(numbered(5), tmp_path / "corpus", part_rows=2)
    assert ["part-00000.parquet", "part-00001.parquet", "part-00002.parquet"] == names(tmp_path / "corpus")
    assert [2, 2, 1] == [parquet.read_metadata(file).num_rows for file in files]
    assert numbered(5) == list(read_parquet(tmp_path / "corpus"))


def test_every_file_has_the_schema(tmp_path: Path) -> None:
    for path in write_parquet([STORY], tmp_path / "corpus"):
        assert parquet.read_schema(path) == SCHEMA


def test_no_articles_make_an_empty_table(tmp_path: Path) -> None:
    (file,) = write_parquet([], tmp_path / "corpus.parquet")
    assert parquet.read_schema(file) == SCHEMA
    assert [] == list(read_parquet(file))


def test_rows_wait_only_so_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_parquet, "_MOST_WAITING", 5_000)
    (file,) = write_parquet(numbered(9), tmp_path / "corpus.parquet")
    assert parquet.read_metadata(file).num_row_groups == 3
    assert numbered(9) == list(read_parquet(file))


def test_a_corpus_is_parted_as_asked(tmp_path: Path) -> None:
    day = datetime(2022, 1, 18, tzinfo=UTC)
    items: list[Article | NewsparseError] = [
        Article(id=ONE, source=Source(id="sina"), published=day),
        Article(id=ONE, source=Source(id="zaker"), published=day),
        Article(id=ONE, source=Source(id="sina")),
        NewsparseError("the input is empty", path=("a.md",)),
    ]
    write_parquet(items, tmp_path, partition_by=["source_id", "month"])
    assert [
        "source_id=__HIVE_DEFAULT_PARTITION__/month=__HIVE_DEFAULT_PARTITION__/part-00000.parquet",
        "source_id=sina/month=2022-01/part-00000.parquet",
        "source_id=sina/month=__HIVE_DEFAULT_PARTITION__/part-00000.parquet",
        "source_id=zaker/month=2022-01/part-00000.parquet",
    ] == names(tmp_path)
    table = dataset.dataset(tmp_path, partitioning="hive").to_table()
    assert {"sina", "zaker", None} == set(table.column("source_id").to_pylist())
    assert table.num_rows == 4


def test_a_year_is_a_folder(tmp_path: Path) -> None:
    last = datetime.max.replace(tzinfo=UTC)
    write_parquet([Article(id=ONE, published=last)], tmp_path, partition_by="year")
    assert ["year=9999/part-00000.parquet"] == names(tmp_path)


def test_an_instant_that_no_calendar_holds_has_no_year(tmp_path: Path) -> None:
    first = datetime.min.replace(tzinfo=timezone(timedelta(hours=8)))
    write_parquet([Article(id=ONE, published=first)], tmp_path, partition_by="year")
    assert ["year=__HIVE_DEFAULT_PARTITION__/part-00000.parquet"] == names(tmp_path)
    assert [first] == [article.published for article in read_parquet(tmp_path)]


@pytest.mark.parametrize("name", ["../../x", "a/b", "\udc80", "龙" * 500])
def test_a_partition_stays_in_the_folder(tmp_path: Path, name: str) -> None:
    write_parquet([Article(id=ONE, source=Source(id=name))], tmp_path / "corpus", partition_by="source_id")
    (file,) = names(tmp_path)
    assert file.startswith("corpus/source_id=")
    assert file.count("/") == 2


def test_many_partitions_keep_few_files_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_parquet, "_MOST_OPEN", 2)
    monkeypatch.setattr(_parquet, "_MOST_WAITING", 1)
    items = [Article(id=f"{number:032}", source=Source(id=f"s{number % 4}")) for number in range(8)]
    write_parquet(items, tmp_path, partition_by="source_id")
    assert sorted(items, key=lambda item: item.id) == sorted(read_parquet(tmp_path), key=lambda item: item.id)


def failing() -> Iterator[Article]:
    yield from numbered(3)
    raise KeyboardInterrupt


def test_a_run_that_fails_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        write_parquet(failing(), tmp_path / "corpus", part_rows=2)
    assert [] == names(tmp_path)


def test_a_run_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    file = tmp_path / "corpus.parquet"
    write_parquet([STORY], file)
    with pytest.raises(KeyboardInterrupt):
        write_parquet(failing(), file)
    assert [STORY] == list(read_parquet(file))


def test_a_disk_that_is_full_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: object) -> pa.RecordBatch:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(_parquet, "batch_of", full)
    with pytest.raises(OSError, match="No space left"):
        write_parquet([STORY], tmp_path / "corpus")
    assert [] == names(tmp_path)


def test_two_corpora_do_not_mix(tmp_path: Path) -> None:
    write_parquet([STORY], tmp_path, partition_by="year")
    with pytest.raises(FormatError, match="holds Parquet files already"):
        write_parquet([STORY], tmp_path)


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"partition_by": "yaer"}, "partition_by: 'yaer' is none of source_id, year, month – did you mean 'year'?"),
        ({"part_rows": 0}, "part_rows: a part has at least one row, not 0"),
    ],
)
def test_wrong_settings_are_named(tmp_path: Path, settings: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=f"^{message.replace('?', '[?]')}$"):
        write_parquet([], tmp_path, **settings)  # type: ignore[arg-type]  # wrong on purpose


def test_one_file_has_no_partitions(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="give a folder"):
        write_parquet([], tmp_path / "a.parquet", partition_by="year")


def test_rows_of_errors_are_told_apart(tmp_path: Path) -> None:
    file = tmp_path / "corpus.parquet"
    fault = NewsparseError("not a date", path=("a.md", "date"))
    write_parquet([STORY, fault], file)
    with pytest.raises(NewsparseError, match=r"^a\.md › date: not a date$"):
        list(read_parquet(file))
    errors: list[NewsparseError] = []
    assert [STORY] == list(read_parquet(file, on_error="skip")) == list(read_parquet(file, on_error=errors.append))
    assert [str(fault)] == [str(error) for error in errors]
    with pytest.raises(ValueError, match="on_error"):
        read_parquet(file, on_error="ignore")  # type: ignore[arg-type]  # wrong on purpose


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    bad = tmp_path / "bad.parquet"
    bad.write_bytes(b"nothing of the kind")
    other = tmp_path / "other.parquet"
    parquet.write_table(pa.table({"name": ["早安"]}), other)
    wrong = tmp_path / "wrong.parquet"
    parquet.write_table(pa.table({"id": [ONE], "blocks": ['[{"kind":"图"}]']}), wrong)
    (tmp_path / "empty").mkdir()
    for path, message in (
        (bad, "bad.parquet: cannot read it"),
        (tmp_path / "none.parquet", "none.parquet: cannot read it"),
        (tmp_path / "empty", "empty: the folder holds no Parquet files"),
        (other, "other.parquet: this is no table of articles: it has no column 'id'"),
        (wrong, "wrong.parquet › blocks › 0 › kind: no such kind of block: '图'"),
    ):
        with pytest.raises(FormatError, match=message):
            list(read_parquet(path))


# -- the command line ------------------------------------------------------------------------------------------------

Output = pytest.CaptureFixture[str]


def test_parse_writes_a_corpus(tmp_path: Path, capfd: Output) -> None:
    corpus = tmp_path / "corpus"
    assert main(["parse", str(SEEDS), "--to", "parquet", "-o", str(corpus), "--part-rows", "1"]) == 0
    assert capfd.readouterr().err == "newsparse: 2 read, 0 skipped\n"
    assert ["part-00000.parquet", "part-00001.parquet"] == names(corpus)
    assert list(iter_articles(SEEDS)) == list(read_parquet(corpus))


@pytest.mark.timeout(60)  # it starts processes
def test_workers_write_the_same_corpus(tmp_path: Path, capfd: Output) -> None:
    for number in range(70):
        body = f"<p>渡口的第{number}天。</p>" if number % 10 else ""
        (tmp_path / f"{number:02}.md").write_text(f"---\ntitle: 渡口\n---\n{body}", encoding="utf-8")
    for workers in ("1", "2"):
        arguments = ["parse", str(tmp_path), "--to", "parquet", "-o", str(tmp_path / f"{workers}.parquet")]
        assert main([*arguments, "--workers", workers]) == 0
        assert capfd.readouterr().err == "newsparse: 70 read, 0 skipped, body-empty 7\n"
    one, two = (list(read_parquet(tmp_path / f"{workers}.parquet")) for workers in (1, 2))
    assert len(one) == 70
    assert one == two


def test_parse_parts_a_corpus(tmp_path: Path) -> None:
    arguments = ["parse", SINA, "--to", "parquet", "-o", str(tmp_path)]
    assert main([*arguments, "--partition-by", "source_id", "--partition-by", "year"]) == 0
    assert ["source_id=sina/year=2022/part-00000.parquet"] == names(tmp_path)


def test_formats_names_parquet(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["formats"]) == 0
    assert "parquet" in capsys.readouterr().out.splitlines()[-1]


def test_parse_writes_no_empty_corpus(tmp_path: Path) -> None:
    (tmp_path / "bad.md").write_bytes(b"")
    assert main(["parse", str(tmp_path / "bad.md"), "--to", "parquet", "-o", str(tmp_path / "corpus")]) == 1
    assert ["bad.md"] == names(tmp_path)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--to", "parquet"], "parquet cannot go to standard output"),
        (["--to", "parquet", "-o", "corpus", "--partition-by", "day"], "partition_by: 'day' is none of"),
        (["--to", "parquet", "-o", "corpus", "--part-rows", "0"], "a part has at least one row"),
        (["--partition-by", "year"], "--part-rows and --partition-by are for --to parquet"),
        (["--to", "json", "--part-rows", "5"], "--part-rows and --partition-by are for --to parquet"),
    ],
)
def test_wrong_use_of_parquet_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: Output, arguments: list[str], message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["parse", SINA, *arguments]) == 2
    assert message in capfd.readouterr().err
    assert [] == names(tmp_path)


# -- other readers ---------------------------------------------------------------------------------------------------


def test_datasets_reads_a_corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    datasets = pytest.importorskip("datasets", reason="datasets is not installed: it is in the group engines")
    files = write_parquet(iter_articles(SEEDS), tmp_path / "corpus", part_rows=1)
    rows = datasets.load_dataset("parquet", data_files=list(files), split="train", cache_dir=str(tmp_path / "cache"))
    assert [article.text for article in iter_articles(SEEDS)] == rows["text"][:]
    assert [article.to_dict()["credits"] for article in iter_articles(SEEDS)] == rows["credits"][:]
    assert [article.to_dict()["blocks"] for article in iter_articles(SEEDS)] == list(map(json.loads, rows["blocks"]))
