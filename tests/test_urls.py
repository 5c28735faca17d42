"""Addresses behind proxies, and relative ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse._urls import unproxy

CORS = "https://cors.zfour.workers.dev/?"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (CORS + "http://a.cn/b.jpg", "http://a.cn/b.jpg"),
        (CORS + "http://a.cn/b.jpg?x=1&y=%20#z", "http://a.cn/b.jpg?x=1&y=%20#z"),
        (CORS + "https%3A%2F%2Fa.cn%2Fb.jpg%3Fx%3D1", "https://a.cn/b.jpg?x=1"),
        (CORS + "//a.cn/b.jpg", "http://a.cn/b.jpg"),
        (CORS + "%2F%2Fa.cn/b.jpg", "http://a.cn/b.jpg"),
        (CORS + CORS + "http://a.cn/b.jpg", "http://a.cn/b.jpg"),
        (CORS + "https://images.weserv.nl/?url=a.cn/b.jpg", "http://a.cn/b.jpg"),
        ("https://images.weserv.nl/?url=https%3A%2F%2Fa.cn%2Fb.jpg&w=8", "https://a.cn/b.jpg"),
        ("https://images.weserv.nl/?w=8&url=ssl:a.cn/b.jpg", "https://a.cn/b.jpg"),
        ("//wsrv.nl/?url=//a.cn/b.jpg", "http://a.cn/b.jpg"),
        ("https://wsrv.nl/?url=http://a.cn/b.jpg", "http://a.cn/b.jpg"),
        ("HTTPS://WSRV.NL/?url=http://wsrv.nl/", "http://wsrv.nl/"),
        ("https://wsrv.nl/?url=", "https://wsrv.nl/?url="),
        ("https://wsrv.nl/", "https://wsrv.nl/"),
        ("wsrv.nl/?url=a", "wsrv.nl/?url=a"),
        ("https://api.workers.dev/?q=1", "https://api.workers.dev/?q=1"),
        ("https://a.cn/?u=x.workers.dev/?http://b.cn", "https://a.cn/?u=x.workers.dev/?http://b.cn"),
        ("https://a.cn/wsrv.nl/?url=b", "https://a.cn/wsrv.nl/?url=b"),
        ("https://a.cn/b.jpg?url=http://c.cn", "https://a.cn/b.jpg?url=http://c.cn"),
        ("data:image/png;base64,AAAA", "data:image/png;base64,AAAA"),
        ("", ""),
    ],
)
def test_unproxy(url: str, expected: str) -> None:
    assert expected == unproxy(url)


def test_proxies_are_undone_to_a_limit() -> None:
    assert unproxy(CORS * 9 + "http://a.cn") == CORS + "http://a.cn"


@given(
    st.lists(st.sampled_from([CORS, "https://wsrv.nl/?url=", "http://a.cn", "//", "%2F", "&", "?", "甲"]), max_size=8)
)
def test_what_is_unproxied_stays(parts: list[str]) -> None:
    once = unproxy("".join(parts))
    assert once == unproxy(once)
