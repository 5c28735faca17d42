"""What a page says of its story in JSON-LD, and what can be told of JSON-LD that is broken."""

from __future__ import annotations

import json
import re
from typing import Final, cast

from newsparse._foreign.text_body import is_html
from newsparse._inputs.json_escapes import without_halves
from newsparse._page.parts import Scan
from newsparse._page.words import squeeze

DATA_LIMIT: Final = 300_000
"""JSON-LD longer than this is a shop's catalogue."""
HELD_LIMIT: Final = 3_000_000
"""Longer scripts are programs."""
_KINDS: Final = ("Article", "Posting", "Report")
_HELD: Final = re.compile(
    r'"(?:content|articleBody|articleContent|newsContent|body|text|html|detail)"\s*:\s*"((?:[^"\\]++|\\.)*+)"'
)
"""A string under a name that scripts give to a story."""
HELD_LENGTH: Final = 150
"""Characters without markup that make such a string a story."""
HELD_LEAD: Final = 2
"""The longest is the page's story where it is so many times as long as the next; else it is one of a list."""
_TAG: Final = re.compile(r"<[^<>]{0,2000}>")
_COMMA: Final = re.compile(r",(?=\s*[}\]])")
_STATED: Final = re.compile(r'"(headline|datePublished|dateModified|pubDate)"\s*:\s*"([^"\\\n]{1,300})"')
_KIND: Final = re.compile(r'"@type"\s*:\s*"\w*(?:Article|Posting)"|"pubDate"')


def read_data(scan: Scan) -> dict[str, object]:
    """Give the JSON-LD object that describes the page's article, or else the first article's; Baidu's block has no type but a date."""
    found: list[dict[str, object]] = []
    for text in scan.data:
        if len(text) <= DATA_LIMIT:
            found += _articles(text)
    for one in found:
        headline = one.get("headline")
        if isinstance(headline, str) and (key := squeeze(headline)) and key in scan.title_key:
            return one
    return found[0] if found else {}


def held_body(scripts: list[str], head: str) -> str | None:
    """
    Give the story's HTML that a page's scripts hold, for pages that a script fills.

    Args:
        scripts: Their texts.
        head: The page's title without the site's name; a script that does not name it tells of something else.

    Returns:
        The HTML, or ``None`` where there is none or several that are alike.

    >>> text = "菜摊从桥头排到了渡口，一早就热闹起来。" * 8
    >>> held_body(['{"title": "雨后的集市", "content": "<p>' + text + '</p>"}'], "雨后的集市")[:10]
    '<p>菜摊从桥头排到'
    """
    names = (head, json.dumps(head)[1:-1])
    found: list[tuple[int, str]] = []
    for text in scripts:
        if head and len(text) <= HELD_LIMIT and any(name in text for name in names):
            for value in _HELD.findall(text):
                try:
                    held = json.loads(f'"{without_halves(value)}"', strict=False)
                except ValueError:
                    continue
                size = len(squeeze(_TAG.sub("", held)))
                if size >= HELD_LENGTH and is_html(held):
                    found.append((size, held))
    found.sort(reverse=True)
    if not found or (len(found) > 1 and found[0][0] < HELD_LEAD * found[1][0]):
        return None
    return found[0][1]


def _articles(text: str) -> list[dict[str, object]]:
    queue: list[object]
    try:
        queue = [json.loads(without_halves(text.strip().rstrip(";")), strict=False)]
    except (ValueError, RecursionError):
        # Comments that hide a script from old browsers stand round it.
        begin = min((place for place in (text.find("{"), text.find("[{")) if place >= 0), default=0)
        text = _COMMA.sub("", text[begin : max(text.rfind("}"), text.rfind("}]") + 1) + 1])
        try:
            queue = [json.loads(without_halves(text), strict=False)]
        except (ValueError, RecursionError):
            # Quotation marks that nobody escaped: what is short and plain is readable all the same.
            return [dict(reversed(_STATED.findall(text)))] if _KIND.search(text) else []
    found: list[dict[str, object]] = []
    for one in queue:
        if isinstance(one, list):
            queue += one[:50]
        elif isinstance(one, dict):
            kind = one.get("@type")
            kinds = kind if isinstance(kind, list) else [kind]
            if (
                any(isinstance(k, str) and k.endswith(_KINDS) for k in kinds)
                or "pubDate" in one
                or "datePublished" in one
            ):
                found.append(cast("dict[str, object]", one))
            elif (graph := one.get("@graph")) is not None:
                queue.append(graph)
    return found
