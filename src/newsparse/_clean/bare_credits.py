"""Lines under the title that name somebody and say no role: the author, more authors, the outlet."""

from __future__ import annotations

import re

from newsparse._credits import Found, read_line
from newsparse._credits.lexicon import GIVEN
from newsparse._credits.names import is_bare_name, is_outlet, is_person, is_surnamed, merge
from newsparse._markup.lines import Kind, Line, Look

__all__ = ["bare_credit"]

_BY = re.compile(r"by ([A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,3})")
_WHO = re.compile(
    r"[（(](?P<name>[一-鿿]{2,4})[，,、：: ][^（()）。；]{2,34}(?:校长|院长|所长|主任|主席|总裁|总经理|理事长|秘书长|会长|行长|部长|局长|教授|导师|院士|研究员|经济学家|分析师|律师|委员|专家|博士)[)）]"
)
"""（甲，某大学教授）, as a line of its own: who wrote what follows."""
_LONGEST_NAMES = 40
"""No line of names under the title is longer."""


def bare_credit(lines: list[Line], n: int) -> tuple[Found, ...] | None:
    """
    Read a line of the head as one that names the author, more authors or the outlet.

    Args:
        lines: The lines, judged down to the one above.
        n: The line's number.

    Returns:
        What it names; `None` for any other line.
    """
    if (author := _bare_author(lines, n)) is not None:
        return (Found(role="author", name=author),)
    line = lines[n]
    if len(line.text) > _LONGEST_NAMES:
        return None
    if (who := _WHO.fullmatch(line.text)) is not None and is_surnamed(who["name"]):
        return (Found(role="author", name=who["name"]),)
    above = lines[n - 1] if n else None
    if above is not None and above.credits and above.para != line.para and " " in line.text:
        role = above.credits[-1].role
        people = merge(line.text)
        if role in {"author", "reporter"} and all(map(is_person, people)):
            return tuple(Found(role=role, name=name) for name in people)
    if len(line.text) <= 12 and is_outlet(line.text):
        below = lines[n + 1] if n + 1 < len(lines) else None
        if below is not None and below.kind == Kind.TEXT and read_line(below.text, zone="head"):
            return (Found(role="source", name=line.text),)
    return None


def _bare_author(lines: list[Line], n: int) -> str | None:
    """The author whose name stands alone under the title."""
    text = lines[n].text
    if (match := _BY.fullmatch(text)) is not None:
        return match[1]
    if len(text) > 4:  # as long as Chinese names get
        return None
    title_above = n > 0 and lines[n - 1].removed == "title"
    if _opens(lines, n):
        return text
    prose_below = n + 1 < len(lines) and len(lines[n + 1].text) > 60  # a paragraph
    if (title_above and prose_below and len(text) > 2 and is_person(text)) or (
        is_bare_name(text) and _beside_credit(lines, n)
    ):
        return text.replace(" ", "")
    return None


def _opens(lines: list[Line], n: int) -> bool:
    """Tell a name set bold, above all that the story shows; what the story tells of later is no author of it."""
    line = lines[n]
    if len(line.text) != len("王小明") or not line.all & Look.STRONG or not is_person(line.text):
        return False
    if GIVEN.isdisjoint(line.text[1:]):
        return False  # 关键词, 方法论
    below = [other for other in lines[n + 1 :] if other.kind == Kind.TEXT]
    return (
        not any(other.removed is None for other in lines[:n])
        and bool(below)
        and len(below[0].text) > 60
        and not any(line.text in other.text for other in below)
        and not any(other.all & Look.STRONG and len(other.text) <= 4 and is_person(other.text) for other in below)
    )


def _beside_credit(lines: list[Line], n: int) -> bool:
    """A bare name under the title is the author's only beside another line about the story."""
    above = lines[n - 1] if n else None
    below = lines[n + 1] if n + 1 < len(lines) else None
    if above is not None and above.removed in {"title", "credit"}:
        return True
    return below is not None and below.kind == Kind.TEXT and read_line(below.text, zone="head") is not None
