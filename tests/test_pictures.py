"""What the markup says of a picture."""

from __future__ import annotations

import pytest

from newsparse._markup.pictures import picture
from newsparse._markup.selectors import Attributes


class TestAddress:
    @pytest.mark.parametrize(
        ("attributes", "url"),
        [
            ({"src": " a.jpg "}, "a.jpg"),
            ({"src": None}, ""),
            ({}, ""),
            ({"src": "s.gif", "data-original": "https://img.example.com/1.jpg"}, "https://img.example.com/1.jpg"),
            ({"src": "s.gif", "data-src": "/2.jpg", "zoomfile": "/3.jpg"}, "/3.jpg"),
            ({"src": "s.gif", "_src": "/2.jpg"}, "/2.jpg"),
            ({"src": "s.gif", "real_src": "/2.jpg"}, "/2.jpg"),
            ({"src": "s.gif", "data-lazyload": "/2.jpg"}, "/2.jpg"),
            ({"src": "s.jpg", "data-src": "none"}, "s.jpg"),
            ({"src": "s.jpg", "data-src": "data:image/gif;base64,R0l/"}, "s.jpg"),
            ({"src": "s.jpg", "srcset": "m.jpg 480w, l.jpg 1080w, x.jpg 720w"}, "l.jpg"),
            ({"src": "s.jpg", "srcset": "1.jpg, 2.jpg 2x"}, "2.jpg"),
            ({"src": "s.jpg", "srcset": "https://a.cn/a@s_2,w_8.jpg,https://a.cn/b.jpg 2x"}, "https://a.cn/b.jpg"),
            ({"src": "s.jpg", "data-srcset": "d.jpg 1.5.1x"}, "d.jpg"),
            ({"src": "s.jpg", "srcset": " , "}, "s.jpg"),
            ({"src": "s.jpg", "srcset": "m.jpg 480w, , l.jpg 1080w"}, "l.jpg"),
            ({"src": "https://cors.zfour.workers.dev/?http://img.example.com/1.jpg"}, "http://img.example.com/1.jpg"),
            ({"src": "data:image/gif;base64,R0lGODlhAQABAAAAACw="}, "data:image/gif;base64,R0lGODlhAQABAAAAACw="),
        ],
    )
    def test_the_largest_that_the_markup_names(self, attributes: Attributes, url: str) -> None:
        assert picture(attributes, None).url == url

    def test_a_link_to_a_picture_goes_before_all(self) -> None:
        attributes = {"src": "s_1.jpg", "data-original": "/m/1.jpg"}
        assert picture(attributes, " https://img.example.com/1.jpg?x=1 ").url == "https://img.example.com/1.jpg?x=1"

    @pytest.mark.parametrize("href", ["https://www.example.com/story.html", "#1.jpg", None])
    def test_another_link_does_not(self, href: str | None) -> None:
        assert picture({"src": "1.jpg"}, href).url == "1.jpg"


class TestSize:
    @pytest.mark.parametrize(
        ("attributes", "size"),
        [
            ({"src": "1.jpg"}, (None, None)),
            ({"src": "1.jpg", "data-size": "1080,719"}, (1080, 719)),
            ({"src": "1.jpg", "data-size": "1080"}, (None, None)),
            ({"src": "1.jpg", "width": "600", "height": "400px"}, (600, 400)),
            ({"src": "1.jpg", "width": "100%", "height": "auto"}, (None, None)),
            ({"src": "1.jpg", "data-w": "1080", "data-ratio": "0.5"}, (1080, 540)),
            ({"src": "1.jpg", "data-w": "1080", "data-ratio": "x"}, (1080, None)),
            ({"src": "1.jpg", "style": "WIDTH: 640px; height:20.5px"}, (640, 20)),
            ({"src": "1.jpg", "style": "max-width:640px;line-height:20px"}, (None, None)),
            ({"src": "1.jpg", "width": "600", "style": "width:1px;height:400px"}, (600, 400)),
            ({"src": "1.jpg", "height": "400", "style": "width:9px;height:1px"}, (9, 400)),
            ({"src": "1.jpg", "width": "600", "style": "color:red"}, (600, None)),
            ({"src": "https://n.example.com/w1080h453/1.jpg", "width": "550"}, (550, None)),
            ({"src": "https://n.example.com/w1080h453/1.jpg"}, (1080, 453)),
            ({"src": "https://n.example.com/w1080h453/1.jpg", "alt": "图"}, (1080, 453)),
            ({"src": "https://n.example.com/new10h20x.jpg"}, (None, None)),
            ({"src": "1.jpg", "width": "12345678", "height": ""}, (123456, None)),
            ({"src": "1.jpg", "width": "６00", "height": "²"}, (600, None)),
        ],
    )
    def test_as_the_markup_says(self, attributes: Attributes, size: tuple[int | None, int | None]) -> None:
        found = picture(attributes, None)
        assert (found.width, found.height) == size


def test_alt_is_folded_and_never_empty() -> None:
    assert picture({"src": "1.jpg", "alt": " 河边\n的　柳树 "}, None).alt == "河边 的 柳树"
    assert picture({"src": "1.jpg", "alt": " "}, None).alt is None
    assert picture({"src": "1.jpg", "alt": None}, None).alt is None


def test_all_attributes_are_kept() -> None:
    assert picture({"src": "1.jpg", "data-x": "y"}, None).attributes == {"src": "1.jpg", "data-x": "y"}
