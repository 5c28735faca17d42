"""A folder of posts to articles in Parquet, by Spark: ``python with_spark.py archive/ corpus/``."""

import os
import sys
from collections.abc import Iterator

import pyarrow as pa
from pyspark.sql import SparkSession
from pyspark.sql.pandas.types import from_arrow_schema

from newsparse.arrow import SCHEMA, parse_batch


def parse(posts: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Read batches of posts."""
    return map(parse_batch, posts)


def main(folder: str, out: str) -> None:
    """Write the articles of the posts in *folder*."""
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # its workers take the python3 of the system else
    spark = SparkSession.builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", 256).getOrCreate()
    files = spark.read.format("binaryFile").option("recursiveFileLookup", True).option("pathGlobFilter", "*.md")
    posts = files.load(folder).selectExpr("path", "content as bytes")
    posts.mapInArrow(parse, from_arrow_schema(SCHEMA)).write.parquet(out)


if __name__ == "__main__":
    main(*sys.argv[1:])
