"""Time grows in proportion to length: of every pattern on strings made against it, and of whole parses."""

from __future__ import annotations

import ast
import gc
import os
import re
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from html import escape
from time import process_time

import pytest
from pumping import ROOT, patterns, pumps

import newsparse
from newsparse import NewsparseError

GROWTH = 3
"""What twice the length may take: twice the time, and what a busy machine adds; four times is the square."""
MEASURABLE = 0.05
"""Seconds below which growth is noise."""
MEGABYTE = 1 << 20
LONG = bool(os.environ.get("NEWSPARSE_LONG"))
LONGEST = MEGABYTE if LONG else MEGABYTE // 4
LONGEST_OF_PATTERNS = MEGABYTE if LONG else MEGABYTE // 32
"""Characters of whole parses; of a megabyte where one has the minutes."""

# Patterns that do not run over what an input gives at any length, each with what keeps it short. That they never do is
# shown by the whole parses below, which have the strings made against them as titles, dates, captions, credits, lines.
_ON_SHORT = {
    "newsparse._dates": "the first 200 characters of a date",
    "newsparse._credits": "pieces of lines that a credit may be",
    "newsparse._markup.selectors": "selectors, which a cleaner's author writes",
    "newsparse._cli": "what a user typed",
    "newsparse.testing": "a title that a cleaner's author looks at",
    "newsparse.cleaners": "lines, whose blanks are folded",
    "newsparse.loaders.html._PAGE": "the beginning of an input",
    "newsparse.loaders.feed._PERSON": "the name of an author",
    "newsparse._page.fields": "a title, its blanks folded",
    "newsparse._front_matter.fences._KEY": "a line of a header that is sought at the beginning",
    "newsparse._front_matter.fields": "names of categories",
    "newsparse._pipeline._TAG": "what the parser beneath wrote, in which each tag is closed",
}

_METHODS = {"match", "search", "fullmatch", "sub", "subn", "split", "findall", "finditer"}


@cache
def methods() -> dict[tuple[str, str], set[str]]:
    """How the patterns of a name are used in a module."""
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for path in ROOT.rglob("*.py"):
        module = ".".join(("newsparse", *path.relative_to(ROOT).with_suffix("").parts)).removesuffix(".__init__")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr in _METHODS:
                name = getattr(node.value, "id", getattr(node.value, "attr", None))
                found[module, str(name)].add(node.attr)
    return found


def ways(place: str) -> set[str]:
    """How a pattern is used, in its own module first; one of a rule is searched for."""
    module, _, name = place.rpartition(".")
    if name in _METHODS:
        return {name}
    everywhere = set().union(*(found for (_, other), found in methods().items() if other == name))
    return methods().get((module, name)) or everywhere or {"search"}


def seconds(work: Callable[[], object]) -> float:
    # Collecting is done when many objects were made, which is at one length and not at another.
    gc.disable()
    try:
        begun = process_time()
        work()
        return process_time() - begun
    finally:
        gc.enable()


def assert_linear(work: Callable[[int], Callable[[], object]], length: int, longest: int, what: object) -> None:
    """Double the length up to the longest; where the time is measurable, it may not much more than double."""
    before = seconds(work(length))
    while length < longest:
        length *= 2
        took = seconds(work(length))
        if took > MEASURABLE and took > GROWTH * before:
            # Once more, in pairs, for the machine may have been busy: what grows with the square does so in each.
            pairs = [(seconds(work(length // 2)), seconds(work(length))) for _ in range(4)]
            assert any(after < max(MEASURABLE, GROWTH * first) for first, after in pairs), (
                f"{length}: {before:.3f} s, then {took:.3f} s; again {pairs}: {what!r:.200}"
            )
        before = took


def used(pattern: re.Pattern[str], how: str, text: str) -> Callable[[], object]:
    if how in {"match", "search", "fullmatch"}:
        return lambda: getattr(pattern, how)(text)
    return lambda: sum(1 for _ in pattern.finditer(text))


def test_there_are_patterns_to_look_at() -> None:
    assert len(patterns()) > 250
    assert sum(len(pumps(pattern)) for pattern in patterns().values()) > 1500


@pytest.mark.timeout(7200 if LONG else 120)
def test_every_pattern_is_linear() -> None:
    for name, pattern in patterns().items():
        place = name.split(": ")[0]
        if place.startswith(tuple(_ON_SHORT)):
            continue
        for how in ways(place):
            for before, part in pumps(pattern):

                def work(length: int, how: str = how, before: str = before, part: str = part) -> Callable[[], object]:
                    return used(pattern, how, before + part * (length // len(part)) + "\x00")  # noqa: B023  # called at once

                assert_linear(work, LONGEST_OF_PATTERNS // 16, LONGEST_OF_PATTERNS, (name, how, before, part))


def post(text: str) -> str:
    """A post that has a text at every place of one."""
    html, yaml = escape(text), text.replace("\n", " ")
    quoted = yaml.replace("'", "''")
    return (
        f"---\ntitle: '{quoted}'\ncategories: \n - 新媒体\n - {yaml}\nheadimg: '{quoted}'\nauthor: {yaml}\ndate: {yaml}\n---\n\n"
        f"<p>{html}</p><p>记者一早来到镇上，集市已经热闹起来，菜摊从桥头排到了渡口。</p><p>{html}</p>"
        f"<p><img src='https://img.example.com/1.jpg' alt='{html}'></p><p>图：{html}</p><p><strong>{html}</strong></p>"
        f"<p>（{html}）</p><p>编辑：{html}</p><p>末段的话，河边的柳树都绿了，孩子们在跑。</p><p>{html}</p>"
    )


def parsed(text: str) -> Callable[[], object]:
    def work() -> None:
        with suppress(NewsparseError):
            newsparse.loads(text)

    return work


@pytest.mark.timeout(240)
def test_a_post_with_strings_made_against_each_pattern_is_read_in_time() -> None:
    seen = set()
    for name, pattern in patterns().items():
        for before, part in pumps(pattern):
            if (before, part) in seen:
                continue
            seen.add((before, part))

            def work(length: int, before: str = before, part: str = part) -> Callable[[], object]:
                return parsed(post(before + part * (length // len(part)) + "\x01"))

            # Only what takes long is looked at again: 40 us a character of the string, which stands at nine places.
            if seconds(work(2000)) > 0.08:
                assert_linear(work, 2000, 16000, (name, before, part))


SHAPES = {
    "a long line": "雨后的集市",
    "many lines": "<p>雨后的集市，菜摊从桥头排到了渡口。</p>\n",
    "many pictures": "<img src='https://img.example.com/1.jpg'>",
    "pictures and captions": "<p><img src='https://img.example.com/1.jpg' width=600></p><p>图为集市。示例社记者 孙某 摄</p>",
    "figures of one picture": "<figure><img src='https://img.example.com/1.jpg'><figcaption>集市</figcaption></figure>",
    "figures without pictures": "<figure><figcaption>集市</figcaption></figure>",
    "bold headings": "<p><strong>一、集市</strong></p>",
    "headings": "<h2>集市</h2>",
    "titles again": "<h1>早安</h1>",
    "breaks": "集市<br>",
    "empty breaks": "<br>",
    "deep elements in a line": "<p>" + "<span>" * 50 + "集市" + "</span>" * 50 + "</p>",
    "marks": "<b>集</b><i>市</i>",
    "links": "<a href='https://a.example/'>集市</a>，",
    "credits": "<p>编辑：李某 记者 王某 摄影 赵某</p>",
    "credits in a line": "编辑：李某 记者 王某 摄影 赵某 ",
    "hashtags": "#集市# ",
    "lines of hashtags": "<p>#集市 #渡口 #菜摊</p>",
    "promotion": "<p>扫描二维码关注示例公众号</p>",
    "rows": "<tr><td>集市</td><td>渡口</td></tr>",
    "cells": "<td>集市</td>",
    "items": "<li>集市</li>",
    "open paragraphs": "<p>集市",
    "open marks": "<p><b>集市</p>",
    "comments": "<!-- 集市 -->",
    "blanks": " ",
    "blank lines": "\n\n",
    "wide blanks": "　",
    "entities": "&amp;&nbsp;&#20013;",
    "brackets": "<",
    "ampersands": "&",
    "videos": "<video src='https://v.example.com/1.mp4'></video>",
    "hidden": "<p hidden>集市</p>",
    "zero widths": "\u200b",
    "underscores": "_",
}
FORMS: dict[str, Callable[[str], str]] = {
    "body": lambda text: f"---\ntitle: 早安\n---\n{text}",
    "page": lambda text: (
        f"<!DOCTYPE html><html><head><title>早安</title></head><body><h1>早安</h1>{text}</body></html>"
    ),
}
HEADERS: dict[str, Callable[[str], str]] = {
    "a title": lambda text: f"---\ntitle: {text}\n---\n<p>早安</p>",
    "categories": lambda text: "---\ntitle: 早安\ncategories:\n" + "- 集市\n" * (len(text) // 5) + "---\n<p>早安</p>",
    "a list in a row": lambda text: f"---\ntitle: 早安\ncategories: [{'集市, ' * (len(text) // 4)}]\n---\n<p>早安</p>",
    "keys": lambda text: (
        "---\n" + "".join(f"k{number}: 集市\n" for number in range(len(text) // 9)) + "---\n<p>早安</p>"
    ),
    "a header without end": lambda text: "---\ntitle: 早安\n" + "key: 集市\n" * (len(text) // 8),
    "fences": lambda text: "---\n" * (len(text) // 4),
    "a page's title": lambda text: f"<!DOCTYPE html><title>{text}</title><p>早安</p>",
    "items of a feed": lambda text: (
        "<rss><channel>" + "<item><description>集市</description></item>" * (len(text) // 40) + "</channel></rss>"
    ),
    "a feed's prolog": lambda text: "<!-- x -->" * (len(text) // 10) + "<rss/>",
    "JSON": lambda text: '{"id": "' + text,
    "brackets of JSON": lambda text: "[" * len(text),
}


@pytest.mark.timeout(600)
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("form", FORMS)
def test_whole_inputs_are_read_in_proportion_to_their_length(form: str, shape: str) -> None:
    part = SHAPES[shape]
    # A mark's worth of a page costs more than one of text.
    longest = LONGEST if "<" not in part else LONGEST // 4

    def work(length: int) -> Callable[[], object]:
        return parsed(FORMS[form](part * (length // len(part))))

    assert_linear(work, longest // 4, longest, (form, shape))


NUMBERED: dict[str, Callable[[int], str]] = {
    "strips of many widths": lambda n: f"<img src='https://img.example.com/{n}.jpg' width={600 + n // 3} height=60>",
    "lines in colour below pictures": lambda n: f"<img src='{n}.jpg'><p><font color=red>集市{n}</font>",
}


@pytest.mark.timeout(600)
@pytest.mark.parametrize("shape", NUMBERED)
def test_pictures_that_differ_are_read_in_proportion_to_their_number(shape: str) -> None:
    def work(number: int) -> Callable[[], object]:
        return parsed(FORMS["body"]("".join(map(NUMBERED[shape], range(number)))))

    assert_linear(work, 2000, 8000, shape)


@pytest.mark.timeout(600)
@pytest.mark.parametrize("shape", HEADERS)
def test_whole_headers_and_feeds_are_read_in_proportion_to_their_length(shape: str) -> None:
    assert_linear(lambda length: parsed(HEADERS[shape]("集市" * (length // 2))), LONGEST // 16, LONGEST // 4, shape)
