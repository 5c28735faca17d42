"""Saved web pages: the story's part of one, and what the page says of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urljoin

from attrs import evolve, frozen
from selectolax.lexbor import LexborHTMLParser, LexborNode

from newsparse._limits import DEFAULT, Limits
from newsparse._markup.nesting import check_nesting
from newsparse._markup.pictures import LAZY
from newsparse._page.content import find_story, read_page
from newsparse._page.fields import Fields, read_fields, stated_body
from newsparse._page.trim import Story

__all__ = ["Fields", "Page", "Story", "body_at", "find_story", "read"]

_CONTROLS = "nav, footer, button, select, textarea, svg, input, canvas, script, style, noscript, template"
"""Elements that hold what a page does, never what it tells; the finder passes them over too."""

_LINKS = frozenset(("href", "src", "poster", *LAZY))
_SETS = frozenset(("srcset", "data-srcset"))
_LINKED = "img, a, source, video, audio, iframe, embed"
_SAVED_FROM = re.compile(
    r"<!--\s*(?:saved from url=\(\d+\)|[^>]{0,300}?url:\s*)(https?://[^\s<>]{4,2000})", re.IGNORECASE
)
"""What browsers and their extensions write at the beginning of a page that they save."""
_BEGINNING = 2048
_SOURCE_SHOWN = ('class="line-content"', 'id="viewsource"')
"""What Chromium and Firefox write round a page's source when they show it."""
_SHOWN = 20_000
"""Characters in which one of them stands; styles may stand before it."""
_WEB = ("http://", "https://")


@frozen(kw_only=True)
class Page:
    """What newsparse takes from a saved page; plain data, the tree is let go."""

    body: str | None
    """HTML of the elements that hold the story, without what in them is not story; `None` where there is no story."""
    fields: Fields
    """What the page says of its story."""


def read(html: str, limits: Limits = DEFAULT) -> Page:
    """
    Read a saved page.

    Args:
        html: The page's text.
        limits: Its nodes, depth and attributes are looked at.

    Returns:
        The story's HTML and the page's statements about it.

    Raises:
        LimitError: The page is beyond one of the limits.

    >>> page = read("<title>雨后的集市</title><h1>雨后的集市</h1><p>记者一早来到镇上，集市已经热闹起来，菜摊从桥头排到了渡口。</p>")
    >>> page.fields.title
    '雨后的集市'
    >>> page.body
    '<body><h1></h1><p>记者一早来到镇上，集市已经热闹起来，菜摊从桥头排到了渡口。</p></body>'
    """
    check_nesting(html, limits)
    tree = LexborHTMLParser(html)
    if any(mark in html[:_SHOWN] for mark in _SOURCE_SHOWN) and (source := _source(tree)):
        html = source
        check_nesting(html, limits)
        tree = LexborHTMLParser(html)
    scan, story = read_page(tree)
    fields = read_fields(tree, scan, story)
    base = _base(tree, html, fields.url)
    if base is not None:
        fields = evolve(
            fields,
            url=None if fields.url is None else _absolute(fields.url, base),
            image=None if fields.image is None else _absolute(fields.image, base),
        )
    if story is None:
        return Page(body=stated_body(tree, scan), fields=fields)
    return Page(body=_body(story, base, folded=[*scan.folded, *(story.roots if scan.shown else ())]), fields=fields)


def _source(tree: LexborHTMLParser) -> str:
    """Give the page whose source a browser showed, and which was saved as shown; empty where it is none."""
    lines = [node.text() for node in tree.css("td.line-content, body#viewsource pre")]
    source = "\n".join(lines).strip()
    return source if source.startswith("<") else ""


def body_at(html: str, selectors: tuple[str, ...], url: str | None = None) -> str | None:
    """
    Give the HTML of the story where the places are known at which a site prints it.

    Args:
        html: The page's text.
        selectors: CSS selectors, the best first; the first that picks text decides. With commas it names
            several parts of the story, in their order.
        url: The page's address, against which those in it are resolved.

    Returns:
        The HTML; `None` where no selector picks text.

    >>> body_at('<div id="artibody"><p>菜摊从桥头排到了渡口。</p></div>', ("#story", "#artibody"))
    '<div id="artibody"><p>菜摊从桥头排到了渡口。</p></div>'
    """
    tree = LexborHTMLParser(html)
    for selector in selectors:
        roots: list[LexborNode] = []
        for part in selector.split(","):
            root = tree.css_first(part.strip())
            if root is None or not root.text(strip=True):
                continue
            if not any(_holds(one, root) or _holds(root, one) for one in roots):
                roots.append(root)
        if roots:
            return _body(Story(tuple(roots), ()), _base(tree, html, url), folded=())
    return None


def _holds(outer: LexborNode, inner: LexborNode) -> bool:
    above: LexborNode | None = inner
    while above is not None:
        if above.mem_id == outer.mem_id:
            return True
        above = above.parent
    return False


def _base(tree: LexborHTMLParser, html: str, url: str | None) -> str | None:
    """Give what relative addresses of a page are relative to, where the page tells."""
    if (url is None or not url.startswith(_WEB)) and (saved := _SAVED_FROM.search(html[:_BEGINNING])) is not None:
        url = saved[1]
    node = tree.css_first("base[href]")
    stated = (node.attributes.get("href") or "").strip() if node is not None else ""
    base = _absolute(stated, url) if stated and url else stated or url
    return base if base and base.startswith(_WEB) else None


def _absolute(address: str, base: str) -> str:
    address = address.strip()
    if not address or address.startswith((*_WEB, "#", "data:")):
        return address
    try:
        return urljoin(base, address)
    except ValueError:
        # No address at all, such as //[x.
        return address


def _body(story: Story, base: str | None, *, folded: Sequence[LexborNode]) -> str:
    # All is picked before anything is taken out: a node's memory goes with the node around it.
    _drop([*story.drop, *(node for root in story.roots for node in root.css(_CONTROLS) if node.mem_id != root.mem_id)])
    for node in folded:
        _show(node)
    for root in story.roots:
        if base is not None:
            _resolve(root, base)
    return "\n".join([html for root in story.roots if (html := root.html)])


def _resolve(root: LexborNode, base: str) -> None:
    for node in root.css(_LINKED):
        for name, value in node.attributes.items():
            if value is None:
                continue
            if name in _LINKS:
                if (found := _absolute(value, base)) != value:
                    node.attrs[name] = found
            elif name in _SETS:
                node.attrs[name] = ", ".join([_candidate(one, base) for one in value.split(", ")])


def _candidate(text: str, base: str) -> str:
    """Resolve the address in ``a.jpg 2x``."""
    address, blank, rest = text.strip().partition(" ")
    return f"{_absolute(address, base)}{blank}{rest}"


def _drop(nodes: list[LexborNode]) -> None:
    """Take nodes out of the tree: the outermost only, for taking one out frees all inside it."""
    dropped = {node.mem_id: node for node in nodes}
    inside: dict[int, bool] = {}
    outermost = []
    for node in dropped.values():
        path: list[int] = []
        above = node.parent
        found = False
        # What was learnt of an ancestor serves all below it, so that many nodes at a great depth stay cheap.
        while above is not None:
            place = above.mem_id
            if place in inside:
                found = inside[place]
                break
            path.append(place)
            if place in dropped:
                found = True
                break
            above = above.parent
        inside.update(dict.fromkeys(path, found))
        if not found:
            outermost.append(node)
    for node in outermost:
        node.decompose()


def _show(root: LexborNode) -> None:
    """Undo what hides the story until a script of the page shows it."""
    for node in (root, *root.css("[hidden], [style*=isplay]")):
        found = node.attributes
        if "hidden" in found:
            del node.attrs["hidden"]
        if "isplay" in (found.get("style") or ""):
            del node.attrs["style"]
