"""A folder of posts to articles in Parquet, by DuckDB: ``python with_duckdb.py archive/ corpus.parquet``."""

import sys

import duckdb
import pyarrow as pa

from newsparse.arrow import SCHEMA, parse_batch

POSTS = "select filename as path, content as bytes from read_blob(?)"


def main(folder: str, out: str) -> None:
    """Write the articles of the posts in *folder*."""
    posts = duckdb.connect().sql(POSTS, params=[f"{folder}/**/*.md"]).to_arrow_reader(256)
    articles = pa.RecordBatchReader.from_batches(SCHEMA, map(parse_batch, posts))
    duckdb.connect().from_arrow(articles).write_parquet(out)


if __name__ == "__main__":
    main(*sys.argv[1:])
