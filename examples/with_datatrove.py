"""A reader for datatrove, and a pipeline that writes the stories of a folder: ``python with_datatrove.py archive/ out/``."""

import sys
from collections.abc import Iterator

from datatrove.data import Document
from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.readers.base import BaseDiskReader
from datatrove.pipeline.writers import JsonlWriter
from datatrove.utils.logging import logger

import newsparse


class PostReader(BaseDiskReader):
    """Reads posts as documents; a post that cannot be read is named in the log."""

    name = "newsparse"

    def read_file(self, filepath: str) -> Iterator[Document]:
        """Yield the articles of a file."""
        try:
            with self.data_folder.open(filepath, "rb") as file, self.track_time():
                article = newsparse.load(file)
        except newsparse.NewsparseError as error:
            logger.warning(f"skipped {filepath}: {error}")
            return
        row = article.to_dict()
        metadata = {name: row[name] for name in ("title", "url", "published", "language", "tags", "credits")}
        yield Document(text=article.text, id=article.id, metadata=metadata)


def main(folder: str, out: str) -> None:
    """Write the stories of the posts in *folder*."""
    reader = PostReader(folder, glob_pattern="**/*.md")
    LocalPipelineExecutor([reader, JsonlWriter(out, compression=None)], tasks=1).run()


if __name__ == "__main__":
    main(*sys.argv[1:])
