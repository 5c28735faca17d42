"""
观察者网 (Guancha).

Seen in posts of 2021-10 to 2022-07.  Each opens with a bare picture, the one of the
front page; a caption is the centred paragraph below a picture, its text in a grey
``span``.  Story text can be grey outside and black inside, so that the colour alone
says nothing.  Headings are bold paragraphs, there is no ``<hN>``.
"""

from __future__ import annotations

from newsparse.rules import Cleaner, TextRule

CLEANER = Cleaner(
    id="guancha",
    label="观察者网",
    names=("观察者网", "观察者", "guancha"),
    hosts=("guancha.cn",),
    marks=('title="点击查看大图"', 'class="bigimg"', "content-quote", "i.guancha.cn"),
    roots=("div.all-txt", "div.article-txt-content"),
    texts=(TextRule(name="exclusive", pattern=r"本文系观察者网独家稿件", kind="notice"),),
)
