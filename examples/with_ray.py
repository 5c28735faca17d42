"""A folder of posts to articles in Parquet, by Ray Data: ``python with_ray.py archive/ corpus/``."""

import sys

import pyarrow as pa
import ray

from newsparse.arrow import SCHEMA, parse_batch


def parse(posts: pa.Table) -> pa.Table:
    """Read a batch of posts."""
    return pa.Table.from_batches(map(parse_batch, posts.to_batches()), SCHEMA)


def main(folder: str, out: str) -> None:
    """Write the articles of the posts in *folder*."""
    posts = ray.data.read_binary_files(folder, include_paths=True, file_extensions=["md"])
    posts.map_batches(parse, batch_format="pyarrow", batch_size=256).write_parquet(out)


if __name__ == "__main__":
    main(*sys.argv[1:])
