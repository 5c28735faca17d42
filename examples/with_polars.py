"""A folder of posts to articles in Parquet, by Polars: ``python with_polars.py archive/ corpus.parquet``."""

import sys
from pathlib import Path

import polars as pl
import pyarrow as pa

from newsparse.arrow import SCHEMA, parse_batch


def read(path: str) -> bytes:
    """Read a file."""
    return Path(path).read_bytes()


def parse(posts: pl.DataFrame) -> pl.DataFrame:
    """Read a batch of posts."""
    posts = posts.with_columns(bytes=pl.col("path").map_elements(read, return_dtype=pl.Binary))
    return pl.DataFrame(pa.Table.from_batches(map(parse_batch, posts.to_arrow().to_batches()), SCHEMA))


def main(folder: str, out: str) -> None:
    """Write the articles of the posts in *folder*."""
    paths = sorted(str(path) for path in Path(folder).rglob("*.md"))
    posts = pl.LazyFrame({"path": paths})
    schema = pl.DataFrame(SCHEMA.empty_table()).schema
    posts.map_batches(parse, schema=schema, streamable=True).sink_parquet(out)


if __name__ == "__main__":
    main(*sys.argv[1:])
