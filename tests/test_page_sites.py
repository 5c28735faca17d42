"""Saved pages in the markup of known publishing systems, their text made up: the story, its times, its credits."""

from __future__ import annotations

import json
from html import escape

import pytest

import newsparse
from newsparse._page import body_at
from newsparse.models import Article

TITLE = "青溪老渡口重新开放 菜农不再绕行十二公里"
NEWS = (
    "本报讯 昨天上午九点，青溪镇的老渡口重新开放，第一班船载着三十多名菜农驶向对岸。",
    "船票两元。",
    "镇里明确，未经许可在航道内采砂的，一律移送水利部门处理。",
    "市民可以扫码关注“青溪交通”公众号，提前查询当天的班次和停航通知，也可以到码头的公告栏查看。",
    "周立民说：“版权归村里的那首渡船号子，我们请了两位老人重新录音。”",
    "如果乘客认为自己的合法权益受到侵犯，可以向镇司法所申请调解，工作人员会在三日内联系当事人。",
    "专家提醒，投资有风险，村民参与集资修船一事须由村民大会表决。",
    "需要指出的是，平台上流传的所谓“收费翻倍”视频侵犯了当事人的名誉权，镇政府已联系发布者删除。",
)
BODY = "".join(f"<p>{text}</p>" for text in NEWS)
MENU = (
    "<ul>"
    + "".join(f"<li><a href='/{n}'>{name}</a></li>" for n, name in enumerate(["首页", "要闻", "国内", "财经", "图片"]))
    + "</ul>"
)  # words in a row are easier to read
OTHERS = "".join(
    f"<li><a href='/n{n}.html'>{head}</a></li>"
    for n, head in enumerate(
        ("老桥封闭检修一个月 车辆绕行路线公布", "县城新增三条公交线路", "今年第一批早稻开镰", "河道采砂专项整治")
    )
)
FOOT = "<div class='footer'>关于我们 | 版权声明<br>ICP备12345678号 版权所有 未经授权禁止转载</div>"


def page(inner: str, *, title: str = f"{TITLE}_青溪网", head: str = "") -> Article:
    return newsparse.loads(
        f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{title}</title>{head}</head><body><div class=nav>{MENU}</div>"
        f"<div class=main><div class=left>{inner}</div><div class=right><h3>热门排行</h3><ul>{OTHERS}</ul></div></div>{FOOT}</body></html>"
    )


SYSTEMS = {
    "xinhua": (
        (f"<div class=header><h1>{TITLE}</h1><span class=year><em>2022</em></span><span class=day><em>05</em>/<em>18</em></span>"
        "<span class=time>18:20:11</span><div class=source>来源：新华网</div></div><div id=detail><span id=detailContent>"
        f"{BODY}</span><div id=articleEdit><a href='javascript:void(0);'>字体：<span>小</span></a><span>【责任编辑:李明】</span></div></div>"),
        "2022-05-18T18:20:11+08:00",
        [("source", "新华网"), ("editor", "李明")],
    ),
    "government": (
        (f"<div class=title>{TITLE}</div><div class=ly>发布时间：2022-05-18 17:10　来源：县政府办公室　浏览次数：233 次　字体：[大 中 小]</div>"
        f"<div id=zoom>{BODY}</div><p>上一篇：<a href=1>关于开展春季造林的通知</a></p>"),
        "2022-05-18T17:10:00+08:00",
        [("source", "县政府办公室")],
    ),
    "university": (
        (f"<div class=ar_title><h3>{TITLE}</h3><p>发布日期：2022-05-18 作者：李明 来源：校团委 点击：[<span>122</span>]</p></div>"
        f"<div class=v_news_content>{BODY}</div><p>上一条：<a href=1>学校召开就业工作会</a></p>"),
        "2022-05-18T00:00:00+08:00",
        [("author", "李明"), ("source", "校团委")],
    ),
    "a box each": (
        f"<h1>{TITLE}</h1><div class=author><p>青溪发布</p><span>2022-05-18 18:00</span></div><div class=wrap>"
        + "".join(f"<div class=textWrap><p><span class=bjh-p>{text}</span></p></div>" for text in NEWS)
        + "</div>",
        "2022-05-18T18:00:00+08:00",
        [],
    ),
    "sections": (
        f"<h1 class=rich_media_title>{TITLE}</h1><div>青溪发布 2022-05-18</div><div id=js_content>"
        + "".join(f"<section><section><p><span>{text}</span></p></section></section>" for text in NEWS)
        + "<section><p>编辑 | 李明</p></section></div>",
        "2022-05-18T00:00:00+08:00",
        [("editor", "李明")],
    ),
    "blog, posted below": (
        (f"<div class=post><h1 class=postTitle>{TITLE}</h1><div id=cnblogs_post_body class=blogpost-body>{BODY}</div></div>"
        "<div class=postDesc>posted @ 2022-05-18 20:00 老陈 阅读(122) 评论(2)</div>"),
        "2022-05-18T20:00:00+08:00",
        [],
    ),
    "netease": (
        (f"<h1 class=post_title>{TITLE}</h1><div class=post_info>2022-05-18 18:10:00　来源: <a>青溪发布</a>　浙江 <a class=post_jubao>举报</a></div>"
        f"<div class=post_body>{BODY}</div><div class=post_statement>特别声明：以上内容为自媒体平台用户上传并发布，本平台仅提供信息存储服务。</div>"),
        "2022-05-18T18:10:00+08:00",
        [("source", "青溪发布")],
    ),
    "tables": (
        (f"<table><tr><td><b>{TITLE}</b></td></tr><tr><td>作者：李明 来源：青溪信息港 点击数：122 更新时间：2022-5-18</td></tr>"
        f"<tr><td>{'<br>'.join('　　' + text for text in NEWS)}</td></tr></table>"),
        "2022-05-18T00:00:00+08:00",
        [("author", "李明"), ("source", "青溪信息港")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("inner", "published", "credits"), SYSTEMS.values(), ids=SYSTEMS)
def test_system(inner: str, published: str, credits: object) -> None:  # noqa: A002  # the field's name
    article = page(inner)
    assert article.title == TITLE
    assert article.text.split("\n") == list(NEWS)
    assert article.published is not None
    assert article.published.isoformat() == published
    assert [(credit.role, credit.name) for credit in article.credits] == credits


def test_label_before_the_title_and_comments_below() -> None:
    posts = [
        "昨天去坐了新渡船，跟大家汇报一下。<br>早上六点二十到码头，已经排了十几个人。",
        "沙发，周末也去看看。",
        "末班船是几点？",
        "顶一个，木板确实滑。",
    ]
    inner = "<h3>坐了一趟新渡船</h3>" + "".join(
        f"<div class=l_post><div class=d_author><a>老陈</a></div><div class=d_post_content>{text}</div>"
        f"<div class=core_reply>{n}楼 <span>2022-05-18 20:1{n}</span><a>回复</a></div></div>"
        for n, text in enumerate(posts, 1)
    )
    article = page(inner, title="【图片】坐了一趟新渡船【青溪吧】_百度贴吧")
    assert article.text == "昨天去坐了新渡船，跟大家汇报一下。\n早上六点二十到码头，已经排了十几个人。"


def test_verse_has_no_prose_and_is_a_story_all_the_same() -> None:
    verse = "<p>船泊在雾里<br>桨声是旧的<br>我认得那盏灯<br>它不认得我</p><p>藕在筐里<br>月亮在水里<br>秤杆上挂着一声吆喝</p>"
    article = page(f"<h1>渡口与早市</h1><div class=news_content>{verse}</div>", title="渡口与早市_诗词")
    assert article.text.startswith("船泊在雾里\n桨声是旧的")
    assert article.issues == ()
    listed = page(f"<h1>渡口与早市</h1><div class=news_content><ul>{OTHERS}</ul></div>", title="渡口与早市_诗词")
    assert "page-without-story" in [issue.code for issue in listed.issues]


class TestAddresses:
    INNER = f"<h1>{TITLE}</h1><div class=txt>{BODY}<p><img src='//img.example.cn/a.jpg'></p><p><img src=blank.gif data-original='../b.jpg' srcset='/s.jpg 1x, /l.jpg 2x'></p>{BODY}<p>全文见<a href='/c.html'>这里</a>和<a href='#top'>上面</a>，另有附件。</p></div>"  # fmt: skip
    CANONICAL = '<link rel="canonical" href="https://news.example.cn/2022/05/1.html">'

    @pytest.mark.parametrize(
        ("head", "picture"),
        [
            (CANONICAL, "https://news.example.cn/2022/b.jpg"),
            ('<meta property="og:url" content="https://news.example.cn/2022/05/1.html">', "https://news.example.cn/2022/b.jpg"),
            (CANONICAL + '<base href="/other/place/">', "https://news.example.cn/other/b.jpg"),
            ('<base href="https://cdn.example.cn/x/y/">', "https://cdn.example.cn/x/b.jpg"),
        ],
    )  # fmt: skip
    def test_against_what_the_page_says(self, head: str, picture: str) -> None:
        article = page(self.INNER, head=head)
        assert article.images[0].url == "https://img.example.cn/a.jpg"
        assert article.images[1].url in {picture, picture.rpartition("/")[0] + "/l.jpg", "https://news.example.cn/l.jpg", "https://cdn.example.cn/l.jpg"}  # fmt: skip
        (paragraph,) = [block for block in article.blocks if block.kind == "paragraph" and "全文见" in block.text]
        host = picture.split("/")[2]
        assert [run.href for run in paragraph.runs if run.href] == [f"https://{host}/c.html", "#top"]

    def test_against_where_it_was_saved_from(self) -> None:
        html = f"<!DOCTYPE html>\n<!-- saved from url=(0036)https://news.example.cn/2022/05/1.html -->\n<html><title>{TITLE}</title><body>{self.INNER}</body></html>"
        assert newsparse.loads(html).images[0].url == "https://img.example.cn/a.jpg"

    def test_attribute_without_a_value(self) -> None:
        inner = f"<h1>{TITLE}</h1><div class=txt>{BODY}<p><img src alt=图 data-original='/b.jpg'></p>{BODY}</div>"
        assert page(inner, head=self.CANONICAL).images[0].url == "https://news.example.cn/b.jpg"

    def test_left_alone_where_nothing_is_known(self) -> None:
        assert page(self.INNER).images[0].url == "//img.example.cn/a.jpg"
        assert page(self.INNER, head='<base href="other/">').images[0].url == "//img.example.cn/a.jpg"

    def test_what_is_no_address_is_left_alone(self) -> None:
        inner = f"<h1>{TITLE}</h1><div class=txt>{BODY}<img src='//[x/a.jpg'></div>"
        assert page(inner, head=self.CANONICAL).images[0].url == "//[x/a.jpg"


class TestKnownPlaces:
    @pytest.mark.parametrize(
        ("host", "markup", "cleaner"),
        [
            ("www.ithome.com", "<div class=post_content id=paragraph>{}</div>", "ithome"),
            ("www.nbd.com.cn", "<div class=g-article><div class=g-articl-text>{}</div></div>", "nbd"),
            (
                "36kr.com",
                "<div class='common-width content articleDetailContent kr-rich-text-wrapper'>{}</div>",
                "kr36",
            ),
            ("www.guancha.cn", "<div class='content all-txt'>{}</div>", "guancha"),
            ("xueqiu.com", "<div class=article__bd><div class=article__bd__detail>{}</div></div>", "xueqiu"),
            ("www.3dmgame.com", "<div class=news_warp_center>{}</div>", "dm3"),
            ("www.gamersky.com", "<div class=Mid2L_con>{}</div>", "gamersky"),
            ("finance.sina.com.cn", "<div class=article id=artibody>{}</div>", "sina"),
            ("www.cls.cn", "<div class='m-b-10'>财联社</div><div class=detail-content>{}</div>", "cls"),
            (
                "sspai.com",
                "<div class=article-body><div class='content wangEditor-txt minHeight'>{}</div></div>",
                "sspai",
            ),
        ],
    )
    def test_story_is_taken_from_there(self, host: str, markup: str, cleaner: str) -> None:
        head = f'<link rel="canonical" href="https://{host}/a/1.html">'
        article = page(f"<h1>{TITLE}</h1>{markup.format(BODY)}<div class=hot>{NEWS[0] * 3}</div>", head=head)
        assert article.provenance.cleaner == cleaner
        assert article.text.split("\n") == list(NEWS)

    def test_parts_of_a_story_are_joined_in_their_order(self) -> None:
        head = '<link rel="canonical" href="https://www.cnbeta.com/articles/1.htm">'
        inner = (
            f"<h1>{TITLE}</h1><div class=cnbeta-article-body><div class=article-summary><p>{NEWS[0]}</p></div>"
            f"<div class=article-content id=artibody>{''.join(f'<p>{text}</p>' for text in NEWS[1:])}</div></div>"
        )
        assert page(inner, head=head).text.split("\n") == list(NEWS)

    def test_place_that_holds_next_to_nothing_is_not_believed(self) -> None:
        head = '<link rel="canonical" href="https://www.ithome.com/0/1.htm">'
        article = page(f"<h1>{TITLE}</h1><div id=paragraph>广告</div><div class=news_content>{BODY}</div>", head=head)
        assert article.text.split("\n") == list(NEWS)

    def test_story_that_only_its_place_tells(self) -> None:
        head = '<link rel="canonical" href="https://www.ithome.com/0/1.htm">'
        article = page("<div id=paragraph>早安</div>", head=head, title="")
        assert article.text == "早安"
        assert "page-without-story" not in [issue.code for issue in article.issues]

    def test_no_place(self) -> None:
        assert body_at("<p>早安</p>", ("#a", "div.b, div.c")) is None
        assert body_at("<div class=b>早<div class=c>安</div></div>", ("div.c, div.b",)) == '<div class="c">安</div>'


class TestHeldForAScript:
    def test_story_in_a_field_of_a_form(self) -> None:
        held = escape(f"<article><section>{BODY}</section></article>")
        article = page(
            f"<textarea class=article-title>{TITLE}</textarea><textarea class=article-content>{held}</textarea>"
        )
        assert article.text.split("\n") == list(NEWS)
        assert article.issues == ()

    def test_story_in_json_ld(self) -> None:
        data = json.dumps(
            {"@type": "NewsArticle", "headline": TITLE, "articleBody": "\n".join(NEWS)}, ensure_ascii=False
        )
        article = page("<div id=app></div>", head=f'<script type="application/ld+json">{data}</script>')
        assert article.text.split("\n") == list(NEWS)
        short = page(
            "<div id=app></div>",
            head='<script type="application/ld+json">{"@type": "Article", "articleBody": "早。"}</script>',
        )
        assert "page-without-story" in [issue.code for issue in short.issues]

    def test_field_that_holds_something_else(self) -> None:
        article = page(
            "<textarea class=comment-content><p>写评论</p></textarea><textarea class=content>文字</textarea>"
        )
        assert "page-without-story" in [issue.code for issue in article.issues]

    def test_rest_behind_a_button(self) -> None:
        first, rest = (
            "".join(f"<p>{text}</p>" for text in part) for part in ((NEWS[0] * 3, NEWS[1]), (NEWS[2], *NEWS[3:]))
        )
        inner = "<h1>{}</h1><section class=art_content>{}<a href='javascript:;'>{}</a><div style='display:none'>{}</div></section>"
        assert page(inner.format(TITLE, first, "展开全文", rest)).text.split("\n") == [NEWS[0] * 3, *NEWS[1:]]
        assert page(inner.format(TITLE, first, "分享", rest)).text.split("\n") == [NEWS[0] * 3, NEWS[1]]


class TestSourceThatABrowserShowed:
    SOURCE = f"<!DOCTYPE html>\n<html><head><title>{TITLE}_青溪网</title></head>\n<body><h1>{TITLE}</h1>\n<div>{BODY}</div></body></html>"

    def test_chromium(self) -> None:
        rows = "".join(
            f'<tr><td class="line-number" value="{n}"></td><td class="line-content"><span class="html-tag">{escape(line)}</span></td></tr>'
            for n, line in enumerate(self.SOURCE.split("\n"), 1)
        )
        article = newsparse.loads(f"<html><head></head><body><table><tbody>{rows}</tbody></table></body></html>")
        assert article.title == TITLE
        assert article.text.split("\n") == list(NEWS)

    def test_firefox(self) -> None:
        shown = f'<html><head></head><body id="viewsource"><pre id="line1">{escape(self.SOURCE)}</pre></body></html>'
        assert newsparse.loads(shown).text.split("\n") == list(NEWS)

    def test_story_about_sources(self) -> None:
        inner = f'<h1>{TITLE}</h1><table><tr><td class="line-content">一行</td></tr></table><div>{BODY}</div>'
        assert page(inner).text.split("\n")[-1] == NEWS[-1]


class TestHowMuchIsAStory:
    HEAD = f"<h1>{TITLE}</h1>"
    MANY = "<ul>" + "".join(f"<li><a href='/{n}'>第{n}条旧闻的标题</a></li>" for n in range(30)) + "</ul>"

    def test_one_sentence_below_the_title_but_no_remark(self) -> None:
        sentence, remark = "船票两元，请各位乘客自备零钱，上船时投币，概不找零。", "船票两元，请自备零钱，上船投币。"
        assert page(f"{self.HEAD}<div><p>{sentence}</p></div>").text == sentence
        assert page(f"{self.HEAD}<div><p>{remark}</p></div>").text == ""

    def test_a_sentence_below_the_title_goes_before_more_of_it_far_below(self) -> None:
        far = f"<div><p>{NEWS[5]}</p><p>{NEWS[6]}</p></div>"
        near = f"<div><p>{NEWS[0]}<a href='/map'>渡口地图</a></p></div>"
        assert page(f"{self.HEAD}{near}{self.MANY}{far}").text == f"{NEWS[0]}渡口地图"

    def test_a_few_remarks_of_readers_are_none(self) -> None:
        remarks = (
            "昨天去坐了新渡船，木板确实有点滑。",
            "周末也带孩子去看看，听说风景很好。",
            "末班船是几点，有人知道的话说一声。",
        )
        boxes = "".join(f"<div class=c><span>{n}小时前</span><p>{text}</p></div>" for n, text in enumerate(remarks, 1))
        assert page(f"{self.HEAD}<div>{boxes}</div>").text == ""

    def test_parts_side_by_side_with_nothing_between(self) -> None:
        parts = (NEWS[0], NEWS[5], NEWS[6])
        one, two = (
            f"<div class=part>{''.join(f'<p>{text}</p>' for text in part)}</div>" for part in (parts[:2], parts[2:])
        )
        article = page(f"{self.HEAD}<div class=whole>{one}<div class=gap></div>{two}{self.MANY}</div>")
        assert article.text.split("\n") == list(parts)

    def test_what_is_hidden_elsewhere_matters_not(self) -> None:
        article = page(f"<div style='display:none'>看不见</div>{self.HEAD}<div class=art_content>{BODY}</div>")
        assert article.text.split("\n") == list(NEWS)

    def test_a_long_line_near_the_title_is_no_byline(self) -> None:
        lead = f"<div><a href='/1'>编辑：{'从老桥头沿河堤往东走到渡口' * 8}</a></div>"
        article = page(f"{self.HEAD}{lead}<div>来源：青溪晚报</div><div class=art_content>{BODY}</div>")
        assert [(credit.role, credit.name) for credit in article.credits] == [("source", "青溪晚报")]


def test_what_signs_a_notice_is_text() -> None:
    lines = (
        "青溪渡口改造工程现进行公开招标。",
        "一、资格",
        "1.具有独立法人资格；",
        "联系电话：0570-1234567",
        "青溪县交通运输局",
        "2022年5月18日",
    )
    body = "".join(f"<p>{line}</p>" for line in lines)
    article = page(
        f"<h3>{TITLE}</h3><div>【信息时间：2022-05-18 阅读次数：120】</div><div class=news_content>{body}</div>"
    )
    assert article.text.split("\n") == list(lines)
    dated = newsparse.loads(f"---\ntitle: {TITLE}\n---\n<p>2022年5月18日</p><p>{NEWS[0]}</p>")
    assert dated.text == NEWS[0]
