"""Where an exception of a user's own code was raised."""

from __future__ import annotations

__all__ = ["where_raised"]


def where_raised(error: BaseException) -> str:
    """
    Give the end of a message: the file and the line, in the code that whoever caught the error had called.

    Args:
        error: It was caught by the function that asks.

    Returns:
        ``" (mine.py, line 12)"``, or nothing where the call itself failed.
    """
    from traceback import extract_tb  # noqa: PLC0415  # for mistakes only

    # The first frame is that of whoever caught it; what the called code has called in turn, such as re, has no fault.
    called = extract_tb(error.__traceback__)[1:]
    lines = [frame.lineno for frame in called if frame.filename == called[0].filename]
    return f" ({called[0].filename}, line {lines[-1]})" if lines else ""
