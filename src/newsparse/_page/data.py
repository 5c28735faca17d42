"""What a page says of its story in JSON-LD, and what can be told of JSON-LD that is broken."""

from __future__ import annotations

import json
import re
from typing import Final, cast

from newsparse._json_escapes import without_halves
from newsparse._page.scan import Scan, squeeze

DATA_LIMIT: Final = 300_000
"""JSON-LD longer than this is a shop's catalogue."""
_KINDS: Final = ("Article", "Posting", "Report")
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
