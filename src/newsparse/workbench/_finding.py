"""Something that recurs in the posts of a source."""

from __future__ import annotations

from typing import Literal, TypeAlias

from attrs import frozen

from newsparse.models import RemovedKind
from newsparse.rules import Place

__all__ = ["Field", "Finding"]

Field: TypeAlias = Literal["drop", "players", "captions", "credits", "authors", "tags", "texts", "decoration_addresses"]


@frozen(kw_only=True)
class Finding:
    """Something that recurs in the posts of a source."""

    field: Field
    """The field of `newsparse.rules.Cleaner` that it is for."""
    value: str
    """A selector, or a regular expression for texts and addresses."""
    kind: RemovedKind = "promotion"
    """What it seems to be, where it is to be taken out."""
    place: Place = "anywhere"
    """Of a text: where it stands."""
    posts: int
    """In how many posts it was seen."""
    example: str
    """One of its texts, or an address; ``""`` where it holds neither."""
