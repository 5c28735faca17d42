"""
每经网 (NBD, 每日经济新闻).

Seen in posts of 2021-03 to 2021-10, of three kinds: stories copied from the paper's
WeChat account, stories of the site's own editor, and a robot's market reports.
Copies set one and the same picture before each heading and close with a foot:
staff, cover credit, logo, notices, and pictures to tap or scan.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from newsparse._markup.lines import Kind, Line, Look
from newsparse.models import RawPost
from newsparse.rules import Cleaner, Decision, Drop, TextRule

_FOOT = re.compile(r"(?:记者|编辑|校对|视觉)\s*[|｜丨]")
_PROOF = re.compile(r"校对\s*[|｜丨]")


def dividers(lines: Sequence[Line], post: RawPost) -> Iterable[Decision]:
    """Take out a picture that stands at two places or more, each time right above a bold line: the rule before a heading."""
    del post
    places: dict[str, list[int]] = {}
    for n, line in enumerate(lines):
        if line.kind is Kind.IMAGE and line.picture is not None:
            places.setdefault(line.picture.url, []).append(n)
    for found in places.values():
        if len(found) > 1 and all(n + 1 < len(lines) and lines[n + 1].all & Look.STRONG for n in found):
            for n in found:
                yield Decision(line=n, action="remove", kind="decoration", rule="divider")


def foot(lines: Sequence[Line], post: RawPost) -> Iterable[Decision]:
    """Take out the pictures below the staff: the logo, and what readers should tap or scan."""
    del post
    last = max((n for n, line in enumerate(lines) if len(line.text) <= 60 and _PROOF.search(line.text)), default=-1)
    if last < 0:
        last = max((n for n, line in enumerate(lines) if len(line.text) <= 60 and _FOOT.match(line.text)), default=-1)
    if last < 0:
        return
    for n in range(last + 1, len(lines)):
        if lines[n].kind == Kind.IMAGE:
            yield Decision(line=n, action="remove", kind="promotion", rule="foot-picture")


CLEANER = Cleaner(
    id="nbd",
    label="每日经济新闻",
    names=("每经网", "每经", "每日经济新闻", "nbd"),
    hosts=("nbd.com.cn", "nbd-writer-1252627319.cos.ap-shanghai.myqcloud.com"),
    marks=("nbdLazyload", "nbd-mzsm", "当没有勾选文章中显示缩略图时"),
    drop=(Drop(selector="p.nbd-mzsm", kind="notice", name="disclaimer"),),
    credits=(
        # The staff above the story, the robot's reporter below it, the credit of a cover that is not shown.
        'p[style="color:#6d6d6d;font-size: 16px;"]',
        "p.m-original-right",
        'p[style="color:#6d6d6d; font-size:small;"]',
    ),
    texts=(
        TextRule(name="nbd-original", pattern=r"[｜|丨]\s*每日经济新闻\s*nbdnews", kind="notice"),
        TextRule(name="nbd-reprint", pattern=r"(?:未经许可禁止转载|如需转载请向本公众号)", kind="notice"),
        TextRule(name="nbd-disclaimer", pattern=r"[（(]?每经App登载此文", kind="notice", max_length=200),
        # A map of the epidemic, advertised below every story of 2021-08 and 2021-09, now and then over two lines.
        TextRule(
            name="nbd-epidemic", pattern=r"(?:德尔塔毒株全球大流行|查看最新疫情数据)", kind="promotion", place="tail"
        ),
    ),
    steps=(dividers, foot),
    roots=("div.g-articl-text",),
)
