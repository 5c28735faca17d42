"""Saved web pages: the story's part of one, and what the page says of it."""

from __future__ import annotations

from attrs import frozen
from selectolax.lexbor import LexborHTMLParser, LexborNode

from newsparse._nesting import check_nesting
from newsparse._page.content import Story, find_story, read_page
from newsparse._page.fields import Fields, read_fields

__all__ = ["Fields", "Page", "Story", "body_at", "find_story", "read"]

_CONTROLS = "nav, footer, button, select, textarea, svg, input, canvas, script, style, noscript, template"
"""Elements that hold what a page does, never what it tells; the finder passes them over too."""


@frozen(kw_only=True)
class Page:
    """What newsparse takes from a saved page; plain data, the tree is let go."""

    body: str | None
    """HTML of the elements that hold the story, without what in them is not story; `None` where there is no story."""
    fields: Fields
    """What the page says of its story."""


def read(html: str) -> Page:
    """
    Read a saved page.

    Args:
        html: The page's text.

    Returns:
        The story's HTML and the page's statements about it.

    Raises:
        LimitError: The page is nested too deep.

    >>> page = read("<title>雨后的集市</title><h1>雨后的集市</h1><p>记者一早来到镇上，集市已经热闹起来，菜摊从桥头排到了渡口。</p>")
    >>> page.fields.title
    '雨后的集市'
    >>> page.body
    '<body><h1></h1><p>记者一早来到镇上，集市已经热闹起来，菜摊从桥头排到了渡口。</p></body>'
    """
    check_nesting(html)
    tree = LexborHTMLParser(html)
    scan, story = read_page(tree)
    fields = read_fields(tree, scan, story)
    return Page(body=None if story is None else _body(story, shown=scan.shown), fields=fields)


def body_at(html: str, selectors: tuple[str, ...]) -> str | None:
    """
    Give the HTML of the first element that one of *selectors* picks, the first selector first; `None` where none does.

    >>> body_at('<div id="artibody"><p>菜摊从桥头排到了渡口。</p></div>', ("#story", "#artibody"))
    '<div id="artibody"><p>菜摊从桥头排到了渡口。</p></div>'
    """
    tree = LexborHTMLParser(html)
    for selector in selectors:
        root = tree.css_first(selector)
        if root is not None and root.text(strip=True):
            return root.html
    return None


def _body(story: Story, *, shown: bool) -> str:
    # All is picked before anything is taken out: a node's memory goes with the node around it.
    _drop([*story.drop, *(node for root in story.roots for node in root.css(_CONTROLS) if node.mem_id != root.mem_id)])
    if shown:
        for root in story.roots:
            _show(root)
    return "\n".join([html for root in story.roots if (html := root.html)])


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
