"""
格隆汇 (Gelonghui).

Seen in posts of 2020-10 to 2022-04: flat paragraphs between runs of empty ones,
section titles in centred blue ``<h3>`` (a number and a title apart), 早报 with
drawn column titles, and invitations to talks (集结令) with an assistant's QR code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsparse._markup.lines import Kind, Line, Look
from newsparse.models import RawPost
from newsparse.rules import Cleaner, Decision, TextRule

_ASSISTANT = re.compile(r"扫码联系\S{0,8}助理")
_ITEM = re.compile(r"\d{1,2}\. ?\S")


def morning(lines: Sequence[Line], post: RawPost) -> Iterator[Decision]:
    """
    Read 早报: column titles drawn as pictures, and numbered items in bold.

    So much of such a post is bold that bold says nothing in the shared rules.
    """
    if not (post.title or "").startswith("早报"):
        return
    for n, line in enumerate(lines):
        if line.kind == Kind.IMAGE and line.picture is not None:
            if "margin-top: 0px" in (line.picture.attributes.get("style") or ""):
                yield Decision(line=n, action="remove", rule="column-banner", kind="decoration")
        elif line.kind == Kind.TEXT and line.all & Look.STRONG and len(line.text) <= 60 and _ITEM.match(line.text):
            yield Decision(line=n, action="heading", rule="numbered-item")


def assistants(lines: Sequence[Line], _: RawPost) -> Iterator[Decision]:
    """Find the assistant's QR code: the picture below a line that bids to scan it."""
    for n, line in enumerate(lines[1:], 1):
        if line.kind == Kind.IMAGE and lines[n - 1].kind == Kind.TEXT and _ASSISTANT.search(lines[n - 1].text):
            yield Decision(line=n, action="remove", rule="assistant-qr", kind="promotion")


CLEANER = Cleaner(
    id="gelonghui",
    label="格隆汇",
    names=("gelonghui",),
    hosts=("gelonghui.com",),
    marks=("#3daad6", "img3.gelonghui.com"),
    texts=(
        TextRule(name="assistant", pattern=r"扫码联系\S{0,8}助理", max_length=60),
        TextRule(name="replay", pattern=r"(?:l ?)?回放[：:].*SVIP", max_length=120),
        # The column describes itself below the invitation.
        TextRule(name="column", pattern=r"(?:l ?)?集结令[：:]", max_length=120),
    ),
    steps=(morning, assistants),
    # Captions, where there are any, are centred; plain lines below a chart are the story.
    without=("caption-plain", "caption-own"),
    roots=("article.article-with-html",),
)
