"""A folder of posts, a file each, to articles in Parquet, by Daft: ``python with_daft.py archive/ corpus/``."""

import sys

import daft
import pyarrow as pa

from newsparse.arrow import SCHEMA, parse_batch


@daft.func.batch(return_dtype=daft.DataType.from_arrow_type(pa.struct(list(SCHEMA))))
def parse(path: daft.Series, data: daft.Series) -> pa.Array:
    """Read a batch of posts; Daft wants a row for each, so a feed or an archive cannot be among them."""
    batch = pa.RecordBatch.from_arrays([path.to_arrow(), data.to_arrow()], names=["path", "bytes"])
    return parse_batch(batch).to_struct_array()


def main(folder: str, out: str) -> None:
    """Write the articles of the posts in *folder*."""
    posts = daft.from_glob_path(f"{folder}/**/*.md")
    articles = posts.select(parse(posts["path"], posts["path"].download()).alias("article"))
    articles.select(*[articles["article"].get(name).alias(name) for name in SCHEMA.names]).write_parquet(out)


if __name__ == "__main__":
    main(*sys.argv[1:])
