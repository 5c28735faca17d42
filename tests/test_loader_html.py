"""Saved web pages: the story's part of a page, and what the page says of it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml
from loader_pages import lines_of

import newsparse
from newsparse._page.fields import strip_site
from newsparse.loaders.html import LOADER
from newsparse.models import RawPost
from newsparse.typing import Input

CASES = sorted((Path(__file__).parent / "loaders" / "html").iterdir())

TEXT = "记者从市里获悉，新建的渡口今天起开放，市民可以免费乘船往返两岸。"
STORY = f"<p>{TEXT}</p>" * 6


def load(html: str) -> RawPost:
    (post,) = LOADER.load(Input(text=html, path=("page.html",)))
    assert isinstance(post, RawPost)
    return post


def page(body: str = STORY, *, head: str = "", title: str = "渡口今天开放_某某网") -> str:
    return f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>"


def story(top: str = "", *, head: str = "") -> RawPost:
    return load(page(f"<div><h1>渡口今天开放</h1>{top}<div>{STORY}</div></div>", head=head))


@pytest.mark.parametrize("piece", ["<p>渡口开了。</p>", "<div class=x><h1>渡口</h1><p>开了。</p></div>", "渡口开了。"])
def test_a_piece_of_a_page_is_taken_whole(piece: str) -> None:
    assert load(piece).body == piece
    assert load(piece).issues == ()
    assert load(f"<title>渡口</title>{piece}").body == ""


class TestCases:
    def test_has_input_expectation_and_reason(self) -> None:
        for folder in CASES:
            assert {path.name for path in folder.iterdir()} == {"input.html", "expected.json", "case.yaml"}
            assert yaml.safe_load((folder / "case.yaml").read_text(encoding="utf-8"))["reason"]

    @pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
    def test_fields_and_lines(self, folder: Path) -> None:
        post = load((folder / "input.html").read_text(encoding="utf-8"))
        expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
        assert expected == {
            "title": post.title,
            "published": post.published,
            "source": post.source,
            "issues": [issue.code for issue in post.issues],
            "body": lines_of(post.body),
        }

    @pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
    def test_is_recognised(self, folder: Path) -> None:
        assert LOADER.sniff((folder / "input.html").read_text(encoding="utf-8")) == 0.9


class TestSniff:
    @pytest.mark.parametrize(
        "text",
        [
            "<!DOCTYPE html><p>",
            "\n\n<HTML lang=zh>",
            "<!-- saved from url=(0014)about:internet -->\n<!doctype  html>",
            '<?xml version="1.0"?><!DOCTYPE html PUBLIC "x">',
            "\ufeff<head>",
            "<body>",
        ],
    )
    def test_page(self, text: str) -> None:
        assert LOADER.sniff(text) == 0.9

    def test_part_of_a_page(self) -> None:
        assert LOADER.sniff("<div class=a>") == 0.3

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "---\ntitle: x\n---\n<html>",
            "<rss>",
            "<?xml version='1.0'?><feed>",
            '{"id": 1}',
            "<htmlx>",
            "<p>文字</p>",
            "文字 <html>",
        ],
    )
    def test_something_else(self, text: str) -> None:
        assert LOADER.sniff(text) == 0.0


class TestPipeline:
    def test_page_becomes_an_article(self) -> None:
        text = page(
            f"<div><h1>渡口今天开放</h1><p>2022-01-18 18:14 来源：江边日报</p><div>{STORY}<p>责任编辑：李明</p></div>"
            '<ul><li><a href="/1">别的新闻标题一则在此</a></li><li><a href="/2">别的新闻标题又一则</a></li></ul></div>'
        )
        article = newsparse.loads(text)
        assert article.provenance.format == "html"
        assert article.title == "渡口今天开放"
        assert article.text == "\n".join([TEXT] * 6)
        assert article.published is not None
        assert article.published.isoformat() == "2022-01-18T18:14:00+08:00"
        assert [one.name for one in article.credits] == ["江边日报", "李明"]

    def test_page_without_story_says_so(self) -> None:
        post = load(page("<div><a href=/>首页</a></div>"))
        assert post.body == ""
        assert [(issue.code, issue.severity, issue.path) for issue in post.issues] == [
            ("page-without-story", "error", ("body",))
        ]

    def test_strict_refuses_a_page_without_story(self) -> None:
        with pytest.raises(newsparse.StrictError, match="page-without-story"):
            newsparse.Parser(strict=True).loads(page("<div><a href=/>首页</a></div>"))


class TestBody:
    def test_controls_and_scripts_are_left_out(self) -> None:
        post = load(
            page(
                f"<div><h1>渡口今天开放</h1><div>{STORY}<nav>菜单<button>提交</button></nav><script>var a;</script>"
                f"<svg><text>图标</text></svg><select><option>选项</select><textarea>稿</textarea>{STORY}</div></div>"
            )
        )
        assert lines_of(post.body) == [TEXT] * 12

    def test_hidden_part_is_left_out(self) -> None:
        post = story()
        again = load(
            page(f"<div><h1>渡口今天开放</h1><div>{STORY}<div style='display: none'>{STORY}</div></div></div>")
        )
        assert lines_of(again.body) == lines_of(post.body)
        inline = load(page(f"<div><h1>渡口今天开放</h1><div>{STORY}<p>后记<span hidden>{TEXT}</span></p></div></div>"))
        assert lines_of(inline.body) == [*[TEXT] * 6, "后记"]

    def test_hidden_story_is_shown(self) -> None:
        post = load(
            page(
                f"<h1>渡口今天开放</h1><div class=c hidden style='display:none'>{STORY}<p style='color:red;display:none'>{TEXT}</p></div>"
            )
        )
        assert lines_of(post.body) == [TEXT] * 7
        assert newsparse.loads(page(f"<h1>渡口今天开放</h1><div style='display:none'>{STORY}</div>")).text == "\n".join(
            [TEXT] * 6
        )

    def test_nested_drops_are_taken_out_once(self) -> None:
        inner = "<div class='related'><nav><button>x</button></nav><div hidden><div hidden>藏</div></div><a href=/1>相关的新闻一则在此处</a></div>"
        post = load(page(f"<div><h1>渡口今天开放</h1><div>{STORY}{inner}{STORY}</div></div>"))
        assert lines_of(post.body) == [TEXT] * 12

    def test_parts_beside_each_other_are_joined(self) -> None:
        post = load(
            page(
                f"<h1>渡口今天开放</h1><div><div class=part>{STORY}</div><div class=ad><a href=/x>买房</a></div><div class=part>{STORY}</div></div>"
            )
        )
        assert lines_of(post.body) == [TEXT] * 12

    def test_comments_under_any_name_are_left_out(self) -> None:
        comments = "".join(
            f"<div><p>这座渡口修得真好，下次还要来，{n}。</p><i>{n}小时前</i><i>回复</i></div>" for n in range(5)
        )
        post = load(page(f"<div><h1>渡口今天开放</h1><div>{STORY}</div><div class=x>{comments}</div></div>"))
        assert lines_of(post.body) == [TEXT] * 6

    def test_title_once_more_is_no_story(self) -> None:
        post = load(page(f"<div><h1>渡口今天开放</h1><div><p>原标题：江边渡口，今天开放</p>{STORY}</div></div>"))
        assert lines_of(post.body)[-6:] == [TEXT] * 6

    def test_story_without_head_or_title(self) -> None:
        assert lines_of(load(STORY).body) == [TEXT] * 6

    @pytest.mark.parametrize(
        "below",
        [
            "<p>本文由江边笔记授权发布，观点只代表作者本人，转载此文须经作者同意，并请附上出处和本页的链接。</p>",
            "<p>江边网版权与免责声明：</p><p>如作品内容和版权有问题，请在三十日内同我们联系，我们会尽快处理。</p>",
            "<p>热点栏目 <a href=/1>自选股</a> <a href=/2>数据中心</a> <a href=/3>行情</a></p>",
        ],
    )
    def test_what_may_be_done_with_the_text_is_left_out(self, below: str) -> None:
        assert lines_of(load(page(f"<div><h1>渡口今天开放</h1><div>{STORY}{below}</div></div>")).body) == [TEXT] * 6

    @pytest.mark.parametrize(
        "line",
        [
            "听新闻",
            "00:00 / 03:21",
            "收藏 分享 打印",
            "【字体：大 中 小】",
            "浏览次数：12",
            "当前位置：首页 > 新闻 > 正文",
        ],
    )
    def test_buttons_before_the_text_are_left_out(self, line: str) -> None:
        assert (
            lines_of(load(page(f"<div><h1>渡口今天开放</h1><div><p>{line}</p>{STORY}</div></div>")).body) == [TEXT] * 6
        )

    @pytest.mark.parametrize("line", ["赞(12)", "收藏", "评论 3", "举报 反馈"])
    def test_buttons_behind_the_text_are_left_out(self, line: str) -> None:
        assert (
            lines_of(load(page(f"<div><h1>渡口今天开放</h1><div>{STORY}<p>{line}</p></div></div>")).body) == [TEXT] * 6
        )

    @pytest.mark.parametrize("line", ["广告", "請繼續往下閱讀...", "视频加载中，请稍候...", "自动播放"])
    def test_labels_in_mid_story_are_left_out(self, line: str) -> None:
        post = load(page(f"<div><h1>渡口今天开放</h1><div>{STORY}<p>{line}</p>{STORY}</div></div>"))
        assert lines_of(post.body) == [TEXT] * 12

    def test_teaser_before_the_title_is_no_story(self) -> None:
        teaser = "<div><p>昨天的大雨一直下到半夜，县城的三条街道积水，路过的行人请留意脚下。</p></div>"
        assert lines_of(load(page(f"{teaser}<h1>渡口今天开放</h1><div>{STORY}</div>")).body) == [TEXT] * 6

    def test_next_story_below_is_left_out(self) -> None:
        other = f"<article><h1>江边的早晨</h1><time>2022-01-17</time>{STORY}{STORY}</article>"
        post = load(page(f"<main><article><h1>渡口今天开放</h1>{STORY}</article>{other}</main>"))
        assert lines_of(post.body) == [TEXT] * 6

    @pytest.mark.parametrize("name", ["hot-article", "share_content", "recommend_detail", "ad_content"])
    @pytest.mark.parametrize("texts", [STORY, "".join(f"<div>{TEXT}</div>" for _ in range(6))], ids=["p", "div"])
    def test_body_below_the_title_is_one_under_any_name(self, name: str, texts: str) -> None:
        post = load(page(f"<h1>渡口今天开放</h1><div class={name}>{texts}</div>{self.LIST}<div><p>{TEXT}</p></div>"))
        assert lines_of(post.body) == [TEXT] * 6

    def test_one_sentence_under_such_a_name(self) -> None:
        post = load(page(f"<h1>渡口今天开放</h1><div class=hot><p>{TEXT}</p></div>{self.LIST}"))
        assert lines_of(post.body) == [TEXT]

    def test_sentence_below_the_title_goes_before_a_few_more_below_a_list(self) -> None:
        near = "船票两元，请各位乘客自备零钱，上船时投币，概不找零。"
        far = f"<div>{f'<p>{TEXT}</p>' * 4}</div>"
        post = load(page(f"<h1>渡口今天开放</h1><div><p>{near}<a href=/map>地图</a></p></div>{self.LIST}{far}"))
        assert lines_of(post.body) == [f"{near}地图"]

    def test_subhead_may_be_an_h1(self) -> None:
        post = load(page(f"<h1>渡口今天开放</h1><article>{STORY}<h1>路是怎么修的</h1>{STORY}</article>"))
        assert lines_of(post.body) == [*[TEXT] * 6, "路是怎么修的", *[TEXT] * 6]

    def test_boxes_that_are_paragraphs_with_lists_of_links_among_them(self) -> None:
        boxed = f"<div class=p><div>{TEXT}</div></div>" * 3
        others = "<ul>" + "".join(f"<li><a href=/{n}>某地的新闻标题一则第{n}条</a></li>" for n in range(9)) + "</ul>"
        post = load(page(f"<main><h1>渡口今天开放</h1>{boxed}{others}{boxed}<div>{others}</div>{boxed}</main>"))
        assert lines_of(post.body) == [TEXT] * 9

    def test_round_up_of_linked_heads_is_a_story(self) -> None:
        items = "".join(f"<h3><a href=/{n}>江边好走的地方之{n}</a></h3><p>{TEXT}</p>" for n in range(5))
        post = load(page(f"<h1>渡口今天开放</h1><p>2022-01-18 18:14</p><div><p>{TEXT}</p>{items}</div>"))
        assert len(lines_of(post.body)) == 11

    def test_paragraphs_may_open_with_links(self) -> None:
        items = f"<p><a href=/q>江边船业股份有限公司</a>公告说，{TEXT}</p>" * 5
        post = load(page(f"<h1>渡口今天开放</h1><p>2022-01-18 18:14</p><div><p>{TEXT}</p>{items}</div>"))
        assert len(lines_of(post.body)) == 6

    @pytest.mark.parametrize("top", ["", "<p>2022-01-18 18:14</p>"])
    @pytest.mark.parametrize(
        "texts",
        [
            f"<p>{TEXT}</p>",
            f"<p>{TEXT}</p>" * 2,
            f"<p>{TEXT}<a href=/1>[详细]</a></p>",
            f"<p>{TEXT}</p><a href=/1>全文</a>",
        ],
        ids=["one", "two", "details", "all"],
    )
    def test_list_of_linked_heads_is_none(self, top: str, texts: str) -> None:
        items = "".join(f"<h3><a href=/{n}>江边好走的地方之{n}</a></h3>{texts}" for n in range(9))
        assert load(page(f"<h1>渡口今天开放</h1>{top}<div>{items}</div>")).body == ""

    COLUMN = "<h3>专题</h3><p><a href=/z>江边的四季专题报道</a></p><p>秋天的渡口最好看，两岸的芦苇一直白到山脚下。</p>"
    LIST = "<ul>" + "".join(f"<li><a href=/{n}>某地的新闻标题一则第{n}条</a></li>" for n in range(6)) + "</ul>"

    @pytest.mark.parametrize("column", [COLUMN, COLUMN + LIST, LIST + f"<p>{TEXT}</p>"])
    def test_column_beside_a_short_story_is_left_out(self, column: str) -> None:
        main = f"<div><h1>渡口今天开放</h1><p>2022-01-18 18:14</p><div>{STORY[: len(STORY) // 2]}</div></div>"
        assert lines_of(load(page(f"<div>{main}<div>{column}</div></div>")).body) == [TEXT] * 3

    def test_short_story_with_other_things_in_its_box(self) -> None:
        inner = f"<p>{TEXT}</p><p>{TEXT}</p><p>未经授权不得转载</p><p>上一篇：<a href=/1>某地的新闻标题一则</a></p><div><h3>您可能感兴趣的</h3>{self.LIST}</div>"
        post = load(page(f"<h1>渡口今天开放</h1><div>{inner}</div>{self.LIST}"))
        assert lines_of(post.body) == [TEXT] * 2

    def test_links_before_half_of_its_paragraphs_do_not_make_a_story_comments(self) -> None:
        link = "<p>相关阅读：<a href=/1>某地的新闻标题一则</a></p>"
        post = load(page(f"<h1>渡口今天开放</h1><div>{f'<p>{TEXT}</p>' * 3}{f'{link}<p>{TEXT}</p>' * 3}</div>"))
        assert lines_of(post.body) == [TEXT] * 6

    def test_row_of_links_in_mid_story_is_left_out(self) -> None:
        row = "<p>栏目 <a href=/1>自选股</a> <a href=/2>数据中心</a> <a href=/3>行情</a></p>"
        assert (
            lines_of(load(page(f"<div><h1>渡口今天开放</h1><div>{STORY}{row}{STORY}</div></div>")).body) == [TEXT] * 12
        )

    def test_card_of_an_advertisement_is_left_out(self) -> None:
        card = "<a href=/ad><div><b>好房在售</b></div></a>"
        post = load(page(f"<div><h1>渡口今天开放</h1><div>{STORY}{card}{STORY}</div></div>"))
        assert lines_of(post.body) == [TEXT] * 12

    def test_short_notice_of_a_missing_page_is_no_story(self) -> None:
        assert (
            load(
                page(
                    "<h1>出错了</h1><p>您要查看的文章不存在，可能已经被作者删除，请返回首页浏览其他内容。</p>",
                    title="出错了",
                )
            ).body
            == ""
        )

    def test_sign_in_page_is_no_story(self) -> None:
        text = "请输入手机号和验证码，未注册的手机号将自动创建，如有疑问请拨打电话，我们将竭诚为您服务。"
        assert load(page(f"<h1>用户登录</h1><p>{text}</p>" + f"<p>{text}</p>", title="用户登录")).body == ""


class TestScripts:
    HELD = json.dumps({"detail": {"title": "渡口今天开放", "content": STORY}, "list": [{"content": "<p>短</p>"}]})

    @pytest.mark.parametrize("kind", ["", ' type="application/json"'])
    def test_story_that_a_script_holds(self, kind: str) -> None:
        post = load(page(f"<div id=app></div><script{kind}>{self.HELD}</script>"))
        assert lines_of(post.body) == [TEXT] * 6
        assert post.issues == ()

    @pytest.mark.parametrize(
        "script",
        [
            HELD.replace(json.dumps("渡口今天开放")[1:-1], "另一则"),
            json.dumps([{"title": "渡口今天开放", "content": STORY}, {"title": "别的", "content": STORY}]),
            json.dumps({"title": "渡口今天开放", "content": TEXT * 6}),
            '{"title": "渡口今天开放", "content": "' + STORY + r'\x"}',
            " " * 3_000_001 + HELD,
        ],
        ids=["of another page", "of a list", "without markup", "no JSON", "long"],
    )
    def test_scripts_that_hold_no_story(self, script: str) -> None:
        post = load(page(f"<div id=app></div><script>{script}</script>"))
        assert [issue.code for issue in post.issues] == ["page-without-story"]


class TestFields:
    def test_json_ld(self) -> None:
        data = {
            "@context": "https://schema.org",
            "@graph": [
                {"@type": "WebSite", "name": "某某网"},
                {
                    "@type": ["NewsArticle"],
                    "headline": "渡口今天开放",
                    "datePublished": "2022-01-18T18:14:00+08:00",
                    "author": [{"name": "王芳"}, "李明"],
                    "publisher": {"name": "江边日报"},
                    "image": [{"url": "https://pic.example/a.jpg"}],
                    "description": "渡口开放了。",
                    "url": "https://news.example/1.html",
                },
            ],
        }
        post = story(head=f'<script type="application/ld+json">{json.dumps(data)}</script>')
        assert post.published == "2022-01-18T18:14:00+08:00"
        assert (post.title, post.source, post.authors) == ("渡口今天开放", "江边日报", ("王芳 李明",))
        assert (post.cover, post.url) == ("https://pic.example/a.jpg", "https://news.example/1.html")
        assert post.summary == "渡口开放了。"

    @pytest.mark.parametrize(
        "data", ["{不是", "[" * 3000, "3", '[{"a": 1}, [1], {"@type": ["Thing", 3]}]', "x" * 300_001]
    )
    def test_odd_json_ld_is_passed_over(self, data: str) -> None:
        assert story(head=f'<script type="application/ld+json">{data}</script>').title == "渡口今天开放"

    @pytest.mark.parametrize(
        "data",
        [
            '{"@type": "NewsArticle", "headline": "渡口今天开放", "datePublished": "2022-01-18T18:14:00+08:00",}',
            '/* <![CDATA[ */ {"@type": "NewsArticle", "datePublished": "2022-01-18T18:14:00+08:00"} /* ]]> */',
            '{"@type": "NewsArticle", "description": "他说"好"", "datePublished": "2022-01-18T18:14:00+08:00"}',
            (
                '{"@type": "ReportageNewsArticle", "datePublished": "2021-05-05", "headline": "别的"}'
                '</script><script type="application/ld+json">'
                '{"@type": "NewsArticle", "datePublished": "2022-01-18T18:14:00+08:00", "headline": "渡口今天开放"}'
            ),
        ],
        ids=["comma", "CDATA", "quotation marks", "several"],
    )
    def test_json_ld_with_a_flaw_or_of_several_stories(self, data: str) -> None:
        post = story(head=f'<script type="application/ld+json">{data}</script>')
        assert post.published == "2022-01-18T18:14:00+08:00"

    def test_baidu_block_has_a_date_only(self) -> None:
        post = story(
            head='<script type="application/ld+json">{"title": "渡口今天开放", "images": ["a.jpg"], "pubDate": "2022-01-18T18:14:05"}</script>'
        )
        assert (post.published, post.cover) == ("2022-01-18T18:14:05", "a.jpg")

    def test_metas(self) -> None:
        post = story(
            head='<meta property="og:title" content="渡口今天开放"><meta property="og:site_name" content="【江边网】">'
            '<meta property="og:image" content="https://pic.example/a.jpg"><meta name="author" content="王芳">'
            '<meta name="description" content="一句  话"><meta property="article:published_time" content="2022-01-18T18:14:00Z">'
            '<meta name="source" content="某报"><meta name="x"><link rel="canonical" href="https://news.example/1.html"><link rel=icon>'
        )
        assert (post.title, post.source, post.authors, post.summary) == ("渡口今天开放", "江边网", ("王芳",), "一句 话")
        assert (post.published, post.url) == ("2022-01-18T18:14:00Z", "https://news.example/1.html")
        assert post.metadata["source"] == "某报"

    def test_staff_numbers_are_no_authors(self) -> None:
        assert story(head='<meta name="author" content="10457">').authors == ()
        assert story(head='<meta name="author" content="name, a@example">').authors == ()

    @pytest.mark.parametrize(
        ("top", "head", "published"),
        [
            ("<p>2022年1月18日 18:14</p>", "", "2022年1月18日 18:14"),
            ("<p>2022-01-18</p>", "", "2022-01-18"),
            ("<p>發佈時間：18:14 2022-01-18 HKT</p>", "", "2022-01-18 18:14"),
            ("<p>2022-01-18</p>", '<meta name="PubDate" content="2022-01-17">', "2022-01-17"),
            ("<p>2022-01-18 18:14</p>", '<meta name="PubDate" content="2022-01-18">', "2022-01-18 18:14"),
            ("<time datetime='2022-01-18T18:14'>刚刚</time>", "", "2022-01-18T18:14"),
            ("", '<meta name="pubdate" content="昨天">', None),
        ],
    )
    def test_date(self, top: str, head: str, published: str | None) -> None:
        assert story(top, head=head).published == published

    def test_list_has_no_date(self) -> None:
        items = "".join(f"<li><a href=/{n}>某地的新闻标题一则第{n}条</a> 2022-01-18</li>" for n in range(20))
        assert load(page(f"<h1>国内新闻</h1><ul>{items}</ul>", title="国内新闻")).published is None

    def test_label_alone_on_its_line(self) -> None:
        post = story("<div>来源</div><div>江边日报</div>")
        assert post.metadata["source"] == "江边日报"
        assert story("<div>作者：</div><div>王芳</div><div>作者：王芳</div>").metadata["byline"] == "作者：王芳"

    @pytest.mark.parametrize(
        ("top", "source"),
        [
            ("<p>江边日报　2022-01-18 18:14</p>", "江边日报"),
            ("<p>2022-01-18 18:14</p><p>江边日报</p>", "江边日报"),
            ("<p>来源：《江边日报》 2022-01-18</p>", "江边日报"),
            ("<p>來源：江邊時報</p>", "江邊時報"),
            ("<p>来源：江边网-《江边日报》</p>", "江边网-《江边日报》"),
            ("<p>王芳 2022-01-18 18:14</p><p>二百人读过</p>", None),
        ],
    )
    def test_source(self, top: str, source: str | None) -> None:
        assert story(top).metadata.get("source") == source

    def test_nobody_is_no_credit(self) -> None:
        post = story("<p>2022-01-18 来源：未知 作者：admin 编辑：李明 点击：12</p>")
        assert [(credit.role, credit.name) for credit in post.credits] == [("editor", "李明")]

    def test_editors_below_the_text(self) -> None:
        below = "<div>1 2 下一页</div><div>【编辑:李明】</div><div>图片编辑：王芳</div><p>编辑部热线请拨打公告栏上的号码，随时欢迎来电。</p><p>编辑：赵平</p>"
        post = load(page(f"<div><h1>渡口今天开放</h1><div id=zoom>{STORY}</div>{below}</div>"))
        assert [(credit.role, credit.name) for credit in post.credits] == [("editor", "李明"), ("editor", "王芳")]

    def test_account_of_a_platform_is_the_source(self) -> None:
        platform = '<meta property="og:site_name" content="微信公众平台">'
        assert story("<a href=javascript:; id=js_name> 江边发布 </a>", head=platform).source == "江边发布"
        assert story(head=platform).source == "微信公众平台"

    def test_time_that_only_a_script_tells(self) -> None:
        script = '<script>var a = 1;</script><script>var ct = "1642500845";</script>'
        platform = '<meta property="og:site_name" content="微信公众平台">'
        assert story(head=platform + script).published == "1642500845"
        assert story(head=platform).published is None
        assert story(head=script).published is None
        held = page("<textarea class=article-time>1642500845177</textarea>")
        assert load(held).published == "1642500845177"
        article = newsparse.loads(held)
        assert article.published == datetime(2022, 1, 18, 10, 14, 5, tzinfo=UTC)
        assert "date-from-number" in [issue.code for issue in article.issues]
        assert load(held.replace("1642", "昨天")).published is None

    def test_time_with_its_half_of_the_day(self) -> None:
        assert story("<p>2022年1月18日 星期二 下午6:14</p>").published == "2022年1月18日 星期二 下午6:14"

    @pytest.mark.parametrize(
        ("head", "printed"),
        [
            ("渡口今天开放 - 江边闲谈 - 江边论坛 - Powered by Discuz!", "[闲谈]渡口今天开放"),
            ("【图片】渡口今天开放【江边吧】_百度贴吧", "渡口今天开放"),
            ("渡口今天开放 _ 江边志", "<a href=/1>渡口今天开放</a>"),
        ],
    )
    def test_title_of_a_thread(self, head: str, printed: str) -> None:
        assert load(page(f"<h1>{printed}</h1><div>{STORY}</div>", title=head)).title == "渡口今天开放"

    def test_head_in_other_marks(self) -> None:
        top = "<div>渡口“今天”开放：首班船六点半</div><p>2022-01-18 18:14</p>"
        post = load(page(f"<div>{top}<div><p>{TEXT}</p></div></div>", title='渡口"今天"开放:首班船六点半_某某网'))
        assert (post.title, post.published) == ('渡口"今天"开放:首班船六点半', "2022-01-18 18:14")
        assert lines_of(post.body) == [TEXT]

    def test_author_before_the_head(self) -> None:
        head = "江边渡口今天起重新开放"
        assert load(page(f"<h3>{head}</h3><div>{STORY}</div>", title=f"王芳 {head} - 江边時報")).title == head

    def test_long_line_is_no_byline(self) -> None:
        assert "byline" not in story("<p>" + "记者在江边走访时看到的船只" * 10 + "</p>").metadata

    def test_date_above_the_title(self) -> None:
        post = load(page(f"<p>2022-01-18 18:14</p><div><h1>渡口今天开放</h1><div>{STORY}</div></div>"))
        assert post.published == "2022-01-18 18:14"

    def test_picture_of_the_story(self) -> None:
        pictures = (
            "<div class=related><img src=/rel.jpg><a href=/1>相关的新闻一则在此处</a><a href=/2>相关的新闻又一则在此</a></div>"
            "<img src=/static/logo.png><img src='data:image/gif;base64,x'><img src=blank.gif data-original=/a.jpg>"
        )
        assert load(page(f"<div><h1>渡口今天开放</h1><div>{STORY}{pictures}{STORY}</div></div>")).cover == "/a.jpg"
        assert story().cover is None

    def test_picture_that_every_page_shows_is_none(self) -> None:
        assert story(head='<meta property="og:image" content="https://a.example/logo.png">').cover is None
        assert load(page("<a href=/>首页</a>")).cover is None

    @pytest.mark.parametrize(
        ("title", "stripped"),
        [
            ("渡口今天开放_国内新闻_某某网", "渡口今天开放"),
            ("渡口今天开放 - 江边", "渡口今天开放 - 江边"),
            ("渡口-某某网", "渡口-某某网"),
            ("某某网", "某某网"),
        ],
    )
    def test_site_is_taken_off_the_title(self, title: str, stripped: str) -> None:
        assert strip_site(title) == stripped

    def test_site_known_by_name_is_taken_off(self) -> None:
        assert strip_site("渡口今天开放 - 江边", "江边") == "渡口今天开放"

    def test_title_of_the_head_where_none_is_printed(self) -> None:
        assert load(page(STORY)).title == "渡口今天开放"
        assert load(page(STORY, title="")).title is None

    def test_printed_title_where_the_head_has_none(self) -> None:
        assert load(page(f"<h1>江边的早晨</h1><div>{STORY}</div>", title="")).title == "江边的早晨"

    def test_stated_title_where_another_is_printed(self) -> None:
        head = '<meta property="og:title" content="江边的早晨_某某网">'
        assert load(page(f"<h1>别的什么题目</h1><div>{STORY}</div>", head=head, title="")).title == "江边的早晨"
