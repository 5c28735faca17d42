"""The page that describes a data set on a hub: YAML for machines, tables for people."""

from __future__ import annotations

from newsparse._corpus.description import Description
from newsparse._version import __version__
from newsparse._written.front_matter import front_matter

__all__ = ["dataset_card"]

_SIZES = (
    (1_000, "n<1K"),
    (10_000, "1K<n<10K"),
    (100_000, "10K<n<100K"),
    (1_000_000, "100K<n<1M"),
    (10_000_000, "1M<n<10M"),
)
_LARGER = "10M<n<100M"


def dataset_card(description: Description, *, title: str, license: str | None) -> str:  # noqa: A002  # the hub's name
    """
    Return the text of a data set's ``README.md``.

    Args:
        description: The numbers of what it holds.
        title: What it is called.
        license: The hub's identifier of a licence, such as ``cc-by-4.0``, or
            `None`: then the card says that nobody has given one.
    """
    size = next((name for most, name in _SIZES if description.posts < most), _LARGER)
    front = front_matter(
        {
            "pretty_name": title,
            "language": sorted({language.split("-")[0] for language in description.languages}),
            "license": license or "unknown",
            "size_categories": [size],
            "tags": ["news"],
            "configs": [{"config_name": "default", "data_files": "data/*.parquet"}],
        }
    )
    rights = (
        f"Licence: {license}."
        if license
        else "No licence is stated. The rights in each text and picture remain with those who published it."
    )
    return (
        f"{front}\n# {title}\n\n"
        f"{description.posts:,} news articles, read and cleaned by newsparse {__version__}: a row an article, with the\n"
        "story as `text`, and with title, source, time, credits, pictures and tags beside it. `removed` holds what was\n"
        "taken out of the story, with the rule that did; `issues` what was wrong with the input.\n\n"
        f"{rights}\n\n{description.to_markdown()}\n"
    )
