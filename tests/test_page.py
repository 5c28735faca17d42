"""The main-content finder: any page gives an answer, in time that grows with its length."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from newsparse._page import find_story, read

TEXT = "记者从市里获悉，新建的渡口今天起开放，市民可以免费乘船往返两岸。"
STORY = f"<p>{TEXT}</p>" * 6

SOUP = st.lists(
    st.sampled_from(
        [
            *(
                f"<{tag}{attribute}>"
                for tag in (
                    "div",
                    "p",
                    "span",
                    "a",
                    "h1",
                    "li",
                    "td",
                    "section",
                    "article",
                    "template",
                    "form",
                    "o:p",
                    "svg",
                )
                for attribute in (
                    "",
                    " class='article'",
                    " class='ad comment'",
                    " hidden",
                    " style='display:none'",
                    " href=/x",
                    " itemprop=articleBody",
                )
            ),
            *(f"</{tag}>" for tag in ("div", "p", "a", "span", "h1", "td", "section")),
            *(
                "<table>",
                "<script type='application/ld+json'>",
                "</script>",
                "<meta property='og:title' content='记者从'>",
                "<title>",
                "</title>",
                "<header>",
            ),
            *(TEXT, TEXT * 3, "相关阅读", "首页", "2022-01-18 18:14", "来源：某报", "\u3000", "3小时前", "回复"),
        ]
    ),
    max_size=60,
).map("".join)


class TestSoup:
    @given(SOUP)
    def test_any_page_gives_an_answer(self, html: str) -> None:
        found = read(html)
        assert found.body is None or found.body

    @given(SOUP)
    def test_finder_changes_nothing_and_its_roots_stand_apart(self, html: str) -> None:
        tree = LexborHTMLParser(html)
        before = tree.html
        found = find_story(tree)
        assert tree.html == before
        if found is not None:
            assert len({node.mem_id for node in found.roots}) == len(found.roots) > 0

    @pytest.mark.parametrize("html", ["", "文字", "<frameset><frame src=x></frameset>", "<title></title>"])
    def test_next_to_nothing(self, html: str) -> None:
        assert read(html).body is None

    @pytest.mark.parametrize(
        "make",
        [
            pytest.param(lambda n: f"<p>{TEXT}</p>" * n, id="wide"),
            pytest.param(lambda n: "<div>" * (n // 5) + STORY, id="deep"),
            pytest.param(lambda n: f"<p>{TEXT}</p><div hidden>x</div>" * n, id="hidden"),
            pytest.param(lambda n: "<div>相关阅读<div>" * (n // 10) + STORY, id="heads"),
            pytest.param(lambda n: STORY + "<div><nav>" * (n // 40) + "<button>x</button>" * n, id="controls"),
            pytest.param(lambda n: STORY + "<img src=data:x>" * n, id="pictures"),
            pytest.param(
                lambda n: f"<section><div>{STORY}</div>" + "<div class=x>短句</div>" * n + "</section>", id="siblings"
            ),
            pytest.param(lambda n: f"<title>{'渡口今天开放' * n}</title>" + STORY + "<p>渡口</p>" * n, id="title"),
            pytest.param(
                lambda n: f"<article><h1>渡口今天开放</h1>{STORY}</article><article><h1>短</h1>句</article>" * (n // 8),
                id="articles",
            ),
            pytest.param(lambda n: f"<p>渡口今天</p><p>{TEXT}</p>" + "<p>渡口今天开放</p>" * n, id="titles"),
            pytest.param(
                lambda n: (
                    STORY + f"<div class=item><h3><a href=/x>某地的新闻标题一则</a></h3><p>{TEXT}</p></div>" * (n // 4)
                ),
                id="items",
            ),
            pytest.param(
                lambda n: "<div id=app></div><script>{'渡口今天开放', " + '"content": "<p>短",' * n + "}</script>",
                id="scripts",
            ),
            pytest.param(lambda n: f"<base href=https://a.cn/><p>{TEXT}<a href=/x>渡口</a></p>" * n, id="links"),
        ],
    )
    def test_time_grows_with_length(self, make: Any) -> None:
        def cost(n: int) -> float:
            made = make(n)
            html = (
                ("" if made.startswith("<title>") else "<title>渡口今天开放</title>") + "<h1>渡口今天开放</h1>" + made
            )
            start = time.process_time()
            read(html)
            return time.process_time() - start

        # Four times the length may take ten times as long, never sixteen: a busy machine is allowed for.
        assert min(cost(4000) for _ in range(3)) < 10 * min(cost(1000) for _ in range(3)) + 0.02
