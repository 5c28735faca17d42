"""The tags of markup, told apart as the standard's tokenizer does it."""

from __future__ import annotations

import re

__all__ = ["ATTRIBUTE", "TOKEN", "lowered"]

_BLANK = r"\t\n\f\r "
_NAME = rf"(?:=[^{_BLANK}/>=]*+|[^{_BLANK}/>=]++)"
_VALUE = rf"""[{_BLANK}]*+=[{_BLANK}]*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^{_BLANK}>"'][^{_BLANK}>]*+)?+"""
_ATTRIBUTES = rf"(?:[{_BLANK}/]++|{_NAME}(?:{_VALUE})?+)*+"
_ENDS = rf"(?=[{_BLANK}/>])"

# Inside a comment of a script, another script's end tag is part of it.
_INNER_SCRIPT = rf"<script{_ENDS}(?:[^<-]++|-(?!->)|<(?!/script{_ENDS}))*+(?:</script{_ENDS})?+"
_COMMENT = rf"<!--(?:-?>|(?:[^<-]++|-(?!->)|<(?!/?script{_ENDS})|{_INNER_SCRIPT})*+(?:-->)?+)"
_SCRIPT = rf"(?:[^<]++|<(?!/script{_ENDS}|!--)|{_COMMENT})*+"
_OTHER_RAW = "style|xmp|iframe|noembed|noframes|textarea|title"

ATTRIBUTE = re.compile(f"{_NAME}(?:{_VALUE})?+")
"""One attribute, where the one before it has ended."""

TOKEN = re.compile(
    rf"<(?:(?ai:(?:(script)|({_OTHER_RAW})){_ENDS}({_ATTRIBUTES})>?(?(1){_SCRIPT}|(?:[^<]++|<(?!/\2{_ENDS}))*+))"
    rf"|(/?)([a-zA-Z][^{_BLANK}/>]*+)({_ATTRIBUTES})"
    # An unfinished comment takes all that follows; so does an unfinished quote above.
    r"|!--(?:-?>|.*?(?:--!?>|\Z))|(!\[CDATA\[)|[!?/][^>]*+)",
    re.DOTALL,
)
"""
A tag, or an element whose content is text whatever it looks like, up to its end tag; or a comment.

Groups: ``script``, or the name of another such element, and its attributes;
a slash if it is an end tag, any other tag's name, and its attributes; the
start of a section that drawings may have. The ``>`` of a tag is left.
"""


def lowered(name: str) -> str:
    """Give a tag's name as the standard compares them: of other letters, such as the Kelvin sign, nothing is lowered."""
    return name.lower() if name.isascii() else name
