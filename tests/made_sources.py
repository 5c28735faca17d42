"""Made-up sources: stories that nobody else tells, and what their sites put around them."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import TypeAlias

from attrs import field, frozen

_WHO = "摆渡人 豆腐匠 守闸人 修钟师傅 养蜂人 邮差 茶馆老板 木匠 放映员 裁缝 渔夫 理发师 打更人 船工 泥瓦匠".split()  # noqa: SIM905  # a row of words
_WHERE = "东河桥头 北门老街 柳树湾 旧码头 石板巷 磨坊旁 槐花坡 钟楼下 晒谷场 三岔口 水塔边 竹林里".split()  # noqa: SIM905  # a row of words
_WHEN = "天刚亮时 午后 傍晚 入冬以前 雨停之后 赶集那天 开春第一周 月底 清早 黄昏".split()  # noqa: SIM905  # a row of words
_DID = "修好了漏水的木船 把积了灰的招牌重新漆过 数清了仓里的每一袋谷子 教孩子们辨认河边的水鸟 给邻居送去新磨的豆浆 把断了弦的胡琴调好 在门口摆出一排刚编的竹篮 记下了当天的水位和风向".split()  # noqa: SIM905  # a row of words
_SAID = "今年的水比往年清 这门手艺还得有人学 等桥修好了日子会更方便 大家都愿意搭把手 天冷以前总能做完 孩子们放学后常来看".split()  # noqa: SIM905  # a row of words


class Teller:
    """Tells stories, the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311  # no secret
        self.number = 100 * seed

    def sentence(self) -> str:
        pick = self.random.choice
        self.number += self.random.randint(1, 9)
        return (
            f"{pick(_WHEN)}，{pick(_WHERE)}的{pick(_WHO)}{pick(_DID)}，前后用了{self.number}个钟头，他说{pick(_SAID)}。"
        )

    def paragraph(self) -> str:
        return "".join(self.sentence() for _ in range(self.random.randint(1, 3)))

    def title(self) -> str:
        pick = self.random.choice
        self.number += 1
        return f"{pick(_WHERE)}的{pick(_WHO)}：第{self.number}回"

    def name(self) -> str:
        pick = self.random.choice
        return pick("王李张刘陈杨赵黄周吴徐孙") + pick("小大文明志春") + pick("河山云林海波")


@frozen
class Plant:
    """Something that stands around the stories of a source."""

    name: str
    text: str
    """What must not be left in the text; a picture's address for `picture`."""
    what: str = "text"
    """``text``, ``picture``, ``caption`` or ``credit``."""


@frozen
class Made:
    """The posts of a source."""

    label: str
    posts: tuple[str, ...]
    stories: tuple[tuple[str, ...], ...]
    """The lines of each story."""
    plants: tuple[Plant, ...]
    captions: tuple[tuple[str, ...], ...] = field(default=())


_Layout: TypeAlias = Callable[[Teller, int], tuple[str, tuple[str, ...], tuple[str, ...]]]


def _made(label: str, layout: _Layout, plants: tuple[Plant, ...], count: int) -> Made:
    posts, stories, captions = [], [], []
    for number in range(count):
        teller = Teller(number + 1)
        title = teller.title()
        body, story, below = layout(teller, number)
        posts.append(
            f"---\ntitle: '{title}'\nsource: {label}\ndate: 2022-01-{number % 28 + 1:02}T08:00:00+08:00\n---\n\n<div>   \n{body}\n</div>\n"
        )
        stories.append(story)
        captions.append(below)
    return Made(label, tuple(posts), tuple(stories), plants, tuple(captions))


def _boxes(teller: Teller, number: int) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Boxes with names of their own, as a content system writes them."""
    story = [teller.paragraph() for _ in range(4)]
    caption = f"{teller.random.choice(_WHERE)}的{teller.number}号摊位"
    heading = "结语" if number % 2 else "写在最后"
    body = (
        f'<div class="art-top clearfix"><span>河畔小报</span> <span>第{number + 300}期</span></div>'
        f'<p class="art-p">{story[0]}</p>'
        f'<div class="pic"><img src="https://img.hepan.example.cn/{number}.jpg"><p class="pic-note">{caption}</p></div>'
        f'<p class="art-p">{story[1]}</p>'
        f"<blockquote class='ad-in'>河畔小报月卡，每天一角钱读遍全城</blockquote>"
        f'<p class="art-p">{story[2]}</p><h3 class="art-h">{heading}</h3><p class="art-p">{story[3]}</p>'
        f'<div class="app-wrap"><div class="left"><img src="https://img.hepan.example.cn/code.png"></div><div class="right">河畔小报，口袋里的码头</div></div>'
        f'<p class="duty">当班编辑：{teller.name()}</p>'
        f'<ul class="more-list"><li><a href="/{number}a">{teller.title()}</a></li><li><a href="/{number}b">{teller.title()}</a></li></ul>'
        f'<div id="share-row"><a href="#">传给朋友</a> <a href="#">贴到墙上</a></div>'
        f'<p class="foot">河畔小报社出版　{number + 20}人正在读</p>'
        f'<div class="zan"><img src="https://img.hepan.example.cn/zan.png"></div>'
    )
    return body, (*story, heading), (caption,)


_BOX_PLANTS = (
    Plant("masthead", "河畔小报 第"),
    Plant("caption", "号摊位", "caption"),
    Plant("advert amid the story", "每天一角钱"),
    Plant("app box", "口袋里的码头"),
    Plant("code", "https://img.hepan.example.cn/code.png", "picture"),
    Plant("editor", "当班编辑", "credit"),
    Plant("other stories", "more-list"),
    Plant("share row", "传给朋友"),
    Plant("footer", "人正在读"),
    Plant("like button", "https://img.hepan.example.cn/zan.png", "picture"),
)


def _bare_lines(teller: Teller, number: int) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Paragraphs and nothing else: what recurs is told by its words alone."""
    story = [teller.paragraph() for _ in range(5)]
    below = "资料图" if number % 3 == 0 else f"{teller.random.choice(_WHO)}在{teller.random.choice(_WHERE)}"
    body = (
        f"<p>山谷电台文字版，收听约需{number % 7 + 3}分钟</p><p>频率不变，山谷常在</p><p>{story[0]}</p>"
        f'<p><img src="https://pic.shangu.example.com/{number}.jpg"></p><p>{below}</p><p>轻触图片可放大</p>'
        f"<p>{story[1]}</p><p>一、</p><p>{story[2]}</p><p>二、</p><p>{story[3]}</p><p><strong>后记</strong></p><p>{story[4]}</p>"
        f"<p>—— 山谷电台 ——</p><p>明早播出：{teller.title()}</p><p>您已听完第{number + 1000}段</p>"
        f'<p><img src="https://pic.shangu.example.com/static/tower.png"></p>'
        f"<p>山谷电台由谷中各村合办，文字版由志愿者听写，若与播出有出入，以播出为准，欢迎来信指正，地址是谷口邮局三号信箱。</p>"
        f"<p>晚安，谷里的朋友</p><p>节目单见每周一的布告栏</p>"
    )
    return body, tuple(story), (below,)


_LINE_PLANTS = (
    Plant("masthead", "山谷电台文字版"),
    Plant("motto", "频率不变"),
    Plant("enlarge", "轻触图片可放大"),
    Plant("signature", "—— 山谷电台"),
    Plant("tomorrow", "明早播出"),
    Plant("counter", "您已听完第"),
    Plant("tower", "https://pic.shangu.example.com/static/tower.png", "picture"),
    Plant("imprint", "谷口邮局三号信箱"),
    Plant("good night", "晚安，谷里的朋友"),
    Plant("programme", "布告栏"),
)


def _breaks(teller: Teller, number: int) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Text between line breaks in one box, the rest in spans and sections; some of it in some posts only."""
    story = [teller.paragraph() for _ in range(4)]
    odd = number % 2
    body = (
        f'<section class="s1"><span class="from">林场简报</span></section><div class="txt">{story[0]}<br><br>{story[1]}<br><br>'
        f'<span class="strong">{story[2]}</span><br><br>{story[3]}</div>'
        f"{'<div class=vip-tip>余下内容请到林场阅览室借阅</div>' if odd else ''}"
        f'<div class="player-bar"><span>播放</span> <span>00:{number % 50 + 10}</span></div>'
        f'<section class="bottom"><p>林场简报编写组</p><p>电话转{number % 3 + 3}号分机</p></section>'
        f'<div class="tree-line"><img src="https://cdn.linchang.example.net/line.png"></div>'
        f'<div class="seal">盖章有效　仿冒无用</div><p class="writer">{teller.name()}</p>'
        f'<div class="qa"><a href="/q/{number}">关于这条简报的提问，一共{number}条</a></div>'
        f'<div class="copyr">本简报文字归林场所有，抄录请注明</div>'
    )
    return body, tuple(story), ()


_BREAK_PLANTS = (
    Plant("masthead", "林场简报\n"),
    Plant("reading room", "林场阅览室"),
    Plant("player", "播放"),
    Plant("writers", "林场简报编写组"),
    Plant("telephone", "号分机"),
    Plant("trees", "https://cdn.linchang.example.net/line.png", "picture"),
    Plant("seal", "仿冒无用"),
    Plant("writer", "writer", "credit"),
    Plant("questions", "关于这条简报的提问"),
    Plant("rights", "抄录请注明"),
)


def _mixed(teller: Teller, number: int) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """A site that changed: half of the posts have a head, the other half a tail; and what varies is a name or a number."""
    story = [teller.paragraph() for _ in range(4)]
    old = number < 15
    head = f"<p class='lead-in'>【海岛来信】第{number}封</p><p>投递员：海鸥{number % 4}号</p>" if old else ""
    tail = "" if old else "<p>海岛来信每旬寄出，收信免费</p><p>回信请投灯塔下的绿色信箱</p>"
    body = (
        f"{head}<article><p>{story[0]}</p><figure><img src='//img.haidao.example.org/{number}.png'><figcaption>潮水退到第{number}级台阶</figcaption></figure>"
        f"<p>{story[1]}</p><div class='weather'>今日潮高{number}厘米，宜出海</div><p>{story[2]}</p><p>{story[3]}</p></article>{tail}"
        f"<p><span class='sign'>写信人　{teller.name()}</span></p><p>邮戳日期：{number % 28 + 1}号</p>"
        f"<div class='stamp'><img src='//img.haidao.example.org/stamp.gif'></div><p>潮起潮落，见字如面</p>"
        f"<nav class='pager'><a href='/{number}'>上一封：{teller.title()}</a></nav><p>来信整理：岛上邮局</p>"
    )
    return body, tuple(story), (f"潮水退到第{number}级台阶",)


_MIXED_PLANTS = (
    Plant("letter head", "【海岛来信】"),
    Plant("carrier", "投递员"),
    Plant("weather amid the story", "今日潮高"),
    Plant("every ten days", "收信免费"),
    Plant("answer", "绿色信箱"),
    Plant("postmark", "邮戳日期"),
    Plant("stamp", "//img.haidao.example.org/stamp.gif", "picture"),
    Plant("motto", "见字如面"),
    Plant("pager", "上一封"),
    Plant("post office", "岛上邮局"),
)

MADE = (
    _made("河畔小报", _boxes, _BOX_PLANTS, 24),
    _made("山谷电台", _bare_lines, _LINE_PLANTS, 20),
    _made("林场简报", _breaks, _BREAK_PLANTS, 30),
    _made("海岛来信", _mixed, _MIXED_PLANTS, 30),
)
