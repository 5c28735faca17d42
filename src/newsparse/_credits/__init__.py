"""
The grammar of credits: who made or published a story.

`read_line` reads lines that hold nothing else, `read_inline` by-lines inside
sentences, `read_caption` the credits of pictures.
"""

from __future__ import annotations

from newsparse._credits.inline import read_inline
from newsparse._credits.line import read_line
from newsparse._credits.photo import looks_like_caption, read_caption
from newsparse._credits.roles import HINT, Found, Zone

__all__ = ["HINT", "Found", "Zone", "looks_like_caption", "read_caption", "read_inline", "read_line"]
