"""Run every example whose engine is installed, and compare its rows with one process's: ``python check.py archive/``."""

import sys
import tempfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from time import perf_counter

import pyarrow as pa
from attrs import evolve
from pyarrow import dataset

from newsparse import Article, NewsparseError, dumps
from newsparse.arrow import from_batch, parse_batch

ENGINES = ("polars", "duckdb", "daft", "ray", "spark")


def expected(folder: str) -> list[str]:
    """Give the rows of one process."""
    files = sorted(Path(folder).rglob("*.md"))
    posts = {"path": [str(file) for file in files], "bytes": [file.read_bytes() for file in files]}
    return rows_of([parse_batch(pa.RecordBatch.from_pydict(posts))], folder)


def rows_of(batches: list[pa.RecordBatch], folder: str) -> list[str]:
    """Give articles and errors as lines, in an order of their own."""
    return sorted(_line(item, folder) for batch in batches for item in from_batch(batch))


def _line(item: Article | NewsparseError, folder: str) -> str:
    # Engines put `file:` and what else before a path.
    if isinstance(item, NewsparseError):
        return f"{_inside(item.path[0], folder)}: {item.reason}"
    path = tuple(_inside(part, folder) for part in item.provenance.path)
    return dumps(evolve(item, provenance=evolve(item.provenance, path=path)), "jsonl")


def _inside(path: str, folder: str) -> str:
    return path.rpartition(f"/{Path(folder).name}/")[2]


def target(engine: str) -> str:
    """Say what an engine writes: a file, or a folder of them."""
    return "corpus.parquet" if engine in {"polars", "duckdb"} else "corpus"


def run(engine: str, folder: str, out: str) -> list[str]:
    """Give the rows of an engine."""
    import_module(f"with_{engine}").main(folder, out)
    return rows_of(list(batches_of(out)), folder)


def batches_of(out: str) -> Iterator[pa.RecordBatch]:
    """Read what an engine wrote, whatever it calls its files."""
    files = [str(file) for file in Path(out).rglob("*.parquet")] if Path(out).is_dir() else out
    yield from dataset.dataset(files).to_batches()


def main(folder: str) -> None:
    """Run them, and say how it went."""
    folder = str(Path(folder).resolve())
    wanted = expected(folder)
    for engine in ENGINES:
        with tempfile.TemporaryDirectory() as place:
            begin = perf_counter()
            try:
                found = run(engine, folder, f"{place}/{target(engine)}")
            except ImportError as error:
                print(f"{engine}: left out: {error}")
                continue
            same = "the same rows" if found == wanted else "OTHER ROWS"
            print(f"{engine}: {len(found)} of {len(wanted)} rows, {same}, {perf_counter() - begin:.1f} s")


if __name__ == "__main__":
    main(*sys.argv[1:])
