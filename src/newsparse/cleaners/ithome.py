"""
IT之家 (ITHome).

Seen in posts of 2021-05 to 2022-07.  Every paragraph carries ``data-vmark`` since
2021-09; the exporter lost bylines and editors.  Shops' product cards stand in
``<dir>``, a story's video is an empty link, and a paragraph that is nothing but a
linked title in 《》 leads to another story of the site.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsparse._markup.lines import Kind, Line
from newsparse.models import RawPost
from newsparse.rules import Cleaner, Decision, Drop, TextRule


def linked_titles(lines: Sequence[Line], post: RawPost) -> Iterable[Decision]:
    """Paragraphs that are only 《title》, the title linked to a story of the site."""
    for n, line in enumerate(lines):
        if line.kind != Kind.TEXT or line.context.kind != "root" or not line.text.startswith("《"):
            continue
        if not line.text.endswith("》") or line.text.count("《") != line.text.count("》"):
            continue
        links = [(text, href) for text, _, href in line.pieces if href]
        bare = "".join(text for text, _, href in line.pieces if not href)
        if links and not bare.strip("《》 ") and all("ithome.com/0/" in (href or "") for _, href in links):
            yield Decision(line=n, action="remove", rule="linked-title", kind="related")


CLEANER = Cleaner(
    id="ithome",
    label="IT之家",
    names=("IT 之家", "IT之家", "ithome", "ITHome"),
    hosts=("ithome.com",),
    marks=("data-vmark", "accentTextColor", "ithome_super_player", 'class="s_tag"'),
    drop=(
        # The shop's picture, the product's name, its price and 直达链接.
        Drop(selector="dir, span.card.main-site", kind="promotion", name="product-card"),
    ),
    # No text and no child; the page of the video is its href.
    players=("a.ithome_super_player",),
    texts=(
        TextRule(
            name="buy-link", pattern=r"(?:活动)?(?:购买|下单|领券)(?:入口|链接|地址)[：:].{0,80}$", kind="promotion"
        ),
        TextRule(name="red-packet", pattern=r"(?:天猫|京东|淘宝).{0,24}红包.{0,24}[：:]\s*点此", kind="promotion"),
    ),
    steps=(linked_titles,),
    roots=("#paragraph", "div.post_content", "div.news-content"),
)
