"""What somebody may have meant by a name that does not exist."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["did_you_mean"]


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """
    Return the end of a message that *name* is unknown.

    Args:
        name: What was written.
        known: What could have been.

    Returns:
        ``" – did you mean 'sina'?"``, or nothing where no name is near.

    >>> did_you_mean("snia", ["sina", "zaker"])
    " – did you mean 'sina'?"
    >>> did_you_mean("unheard-of", ["sina", "zaker"])
    ''
    """
    from difflib import get_close_matches  # noqa: PLC0415  # 4 ms that only a mistake need pay

    near = get_close_matches(name, list(known), n=1)
    return f" – did you mean {near[0]!r}?" if near else ""
