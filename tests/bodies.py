"""Bodies as the archive's sources write them, for properties that must hold of any."""

from __future__ import annotations

from hypothesis import strategies as st

# Made-up lines, each of a form that some rule asks for, beside plain sentences that no rule may touch.
LINES = (
    "今天上午，示例市的几位居民在河边种下了第一批柳树，并约好来年春天再来看看它们长得怎么样。",
    "据示例研究所的一份报告，去年全市共建成口袋公园三十七个，比前一年多了十二个，居民步行十分钟即可到达。",
    "“我们每天都来，风雨无阻。”一位不愿透露姓名的老人说。",
    "这是一个短句。",
    "短标题一则",
    "又一个小标题",
    "一、第一部分",
    "■ 现场",
    "01",
    "问：您怎么看？",
    "编辑：李某某",
    "示例报记者 王某 摄影记者 赵某",
    "（记者 王某）",
    "文/示例报记者 王某",
    "来源：示例日报",
    "来源：",
    "责任编辑：钱某 SF001",
    "图为活动现场。示例社记者 孙某 摄",
    "▲",
    "△居民在河边种树。",
    "图源：示例图库",
    "扫描二维码关注我们",
    "长按识别下方二维码，关注示例公众号",
    "更多精彩内容请下载示例APP",
    "版权归原作者所有，未经授权请勿转载",
    "投资有风险，入市需谨慎。本文不构成投资建议。",
    "相关阅读：",
    "推荐阅读",
    "点击阅读原文",
    "你怎么看？欢迎留言讨论",
    "（完）",
    "- END -",
    "* * *",
    "———",
    "原标题：示例市种下柳树",
    "示例市种下柳树",
    "示例社某地1月2日电 （记者 王某）示例市种下柳树，居民约好来年再看。",
    "#示例话题#",
    "标签：柳树 公园",
    "#柳树 #公园 #春天",
    "Hello, world",
    "a",
    "𠮷",
    "&amp;lt;",
    "&nbsp;",
    "　　缩进的一段文字，没有句号",
    " 前后有空白 ",
    "\u200b",
    "\ufeff零宽",
    "1 &lt; 2 &amp;&amp; 3 > 2",
    "视频加载中，请稍候",
    "海量资讯、精准解读，尽在示例APP",
)

texts = st.sampled_from(LINES)
_blanks = st.sampled_from(("", " ", "\n", "\n\n  ", "&nbsp;", "　", "\t", "<!-- 正文 -->", "<br>", "<br><br>"))
_pictures = st.sampled_from(
    (
        "https://img.example.com/1.jpg",
        "https://img.example.com/2.png",
        "https://img.example.com/w1080h453/3.jpg",
        "https://img.example.com/w1080h453.jpg",
        "//img.example.com/4.webp",
        "5.gif",
        "",
        "data:image/gif;base64,R0lGODlhAQABAAAAACw=",
        "https://cors.zfour.workers.dev/?http://img.example.com/6.jpeg",
        "https://img.example.com/qrcode/7.png",
        "https://img.example.com/8 (1).png",
    )
)
_sizes = st.sampled_from(
    (
        "",
        ' data-size="1080,719"',
        ' width="600" height="400"',
        ' width="1" height="1"',
        ' width="30" height="30"',
        ' width="300" height="300"',
        ' width="100%"',
        ' data-w="1080" data-ratio="0.5"',
        ' style="width:640px;height:20px"',
        ' alt="示例图"',
        ' alt="图为活动现场。示例社记者 孙某 摄"',
        ' data-original="https://img.example.com/9.jpg"',
        " hidden",
        ' srcset="https://img.example.com/10.jpg 1x, https://img.example.com/11.jpg 2x"',
    )
)
images = st.builds(lambda url, size: f'<img src="{url}"{size}>', _pictures, _sizes)
embeds = st.sampled_from(
    (
        '<iframe src="https://v.example.com/1.html"></iframe>',
        '<video src="https://v.example.com/2.mp4" poster="https://img.example.com/p.jpg"></video>',
        "<video><source src='https://v.example.com/3.mp4'>您的浏览器不支持播放</video>",
        '<audio src="https://v.example.com/4.mp3"></audio>',
        '<video src="https://v.example.com/5.m4a"></video>',
        '<embed src="https://v.example.com/6.swf">',
        '<object data="https://v.example.com/7.swf">请安装插件</object>',
        '<object><embed src="https://v.example.com/8.swf"></object>',
        '<video src="https://v.example.com/9.mp4"><img src="https://img.example.com/v.jpg"></video>',
        "<iframe></iframe>",
        '<audio src="https://v.example.com/10.mp3" data-poster="https://img.example.com/q.jpg"></audio>',
    )
)
unseen = st.sampled_from(
    (
        "<script>var text = '看不见';</script>",
        "<style>.a&#123;color:red&#125;</style>",
        "<noscript><img src='n.jpg'>看不见</noscript>",
        "<template><p>看不见</p></template>",
        "<!-- 看不见 -->",
        "<!--article_adlist[ <p>看不见</p> ]article_adlist-->",
    )
)
_inline_tags = st.sampled_from(
    (
        "strong",
        "b",
        "em",
        "i",
        "code",
        "sub",
        "sup",
        "span",
        "u",
        "a",
        'a href="https://www.example.com/a"',
        'a href="https://img.example.com/big.jpg"',
        'font color="#de5650"',
        'font color="#888888"',
        'font size="5"',
        'font size="1"',
        'span style="color:#888"',
        'span style="color:rgb(255,0,0)"',
        'span style="font-weight:bold"',
        'span style="font-weight:normal"',
        'span style="font-size:12px"',
        'span style="display:none"',
        'span class="img_descr"',
        "font cms-style=strong-Bold",
        "a hidden",
    )
)
_block_tags = st.sampled_from(
    (
        "p",
        "p",
        "p",
        "div",
        "section",
        "center",
        'p style="text-align:center"',
        'p align="center"',
        'p style="color:#6d6d6d"',
        'p style="font-size:20px"',
        'p class="article-editor"',
        'p class="ori_titlesource"',
        'div class="appendQr_wrap"',
        'div class="img_wrapper"',
        'div class="img_descr"',
        'div class="video-2017"',
        'div style="display:none"',
        "div hidden",
        "h1",
        "h2",
        "h3",
        "h6",
        "blockquote",
        'blockquote class="fin_reference"',
        "pre",
        "figure",
        "figcaption",
        "ul",
        "ol",
        "li",
        "dl",
        "dd",
        "article",
        "footer",
        "details",
        "form",
    )
)


def _wrap(tag: str, inner: str) -> str:
    return f"<{tag}>{inner}</{tag.split(' ', 1)[0]}>"


inline: st.SearchStrategy[str] = st.recursive(
    st.one_of(texts, texts, texts, images, _blanks, unseen),
    lambda inner: st.builds(_wrap, _inline_tags, st.lists(inner, max_size=3).map("".join)),
    max_leaves=4,
)
lines = st.lists(st.one_of(inline, texts, st.just("<br>")), max_size=4).map("".join)
_paragraphs = st.builds(_wrap, st.sampled_from(("p", "p", "p", "div", "h2", 'p style="text-align:center"')), lines)
_lists = st.builds(
    lambda tag, items: _wrap(tag, "".join(_wrap("li", item) for item in items)),
    st.sampled_from(("ul", "ol")),
    st.lists(lines, max_size=3),
)
_rows = st.lists(
    st.lists(st.builds(_wrap, st.sampled_from(("td", "th", "td")), lines), max_size=3).map(
        lambda cells: _wrap("tr", "".join(cells))
    ),
    max_size=3,
)
_tables = st.builds(
    lambda head, rows, tail: _wrap("table", head + "".join(rows) + tail),
    st.sampled_from(("", "<caption>示例表</caption>", "<thead><tr><th>甲</th><th>乙</th></tr></thead>", "表外的字")),
    _rows,
    st.sampled_from(("", "<tfoot><tr><td>注</td></tr></tfoot>")),
)
_figures = st.builds(
    lambda picture, caption, first: _wrap("figure", caption + picture if first else picture + caption),
    st.one_of(images, embeds),
    st.one_of(st.just(""), texts.map(lambda text: _wrap("figcaption", text))),
    st.booleans(),
)
blocks: st.SearchStrategy[str] = st.recursive(
    st.one_of(_paragraphs, _paragraphs, _lists, _tables, _figures, lines, images, embeds, st.just("<hr>"), _blanks),
    lambda inner: st.builds(_wrap, _block_tags, st.lists(inner, max_size=4).map("".join)),
    max_leaves=8,
)
bodies = st.lists(blocks, max_size=8).map("".join)
titles = st.sampled_from(("示例市种下柳树", "短标题一则", "又_一个", ""))
"""Titles, some of which the bodies repeat."""


# Stories as sources write them: whole paragraphs, pictures with or without captions, and what stands above and below.
_SENTENCES = (
    "今天上午，示例市的几位居民在河边种下了第一批柳树，并约好来年春天再来看看它们长得怎么样。",
    "据示例研究所的一份报告，去年全市共建成口袋公园三十七个，比前一年多了十二个，居民步行十分钟即可到达。",
    "“我们每天都来，风雨无阻。”一位不愿透露姓名的老人说，他的手里提着刚从早市买来的豆腐和青菜。",
    "河堤的另一头，施工队正在给护栏刷第二遍漆，队长说，工期比原先的安排提前了十天，五月中旬就能开放。",
)
sentences = st.sampled_from(_SENTENCES)
_sides = st.sampled_from(('width="600" height="400"', 'data-size="3000,1928"', 'width="1080" height="720"'))
_shots = st.builds(
    lambda number, size: f'<img src="https://img.example.com/s{number}.jpg" {size}>', st.integers(1, 30), _sides
)
_notes = st.sampled_from(("", "图为活动现场。示例社记者 孙某 摄", "△居民在河边种树。", "图源：示例图库"))
_paragraph = st.builds(
    lambda one, two, indent: f"<p>{indent}{one}{two}</p>", sentences, sentences, st.sampled_from(("", "　　"))
)
_shown = st.one_of(
    st.builds(lambda shot, note: f"<p>{shot}</p>" + (f"<p>{note}</p>" if note else ""), _shots, _notes),
    st.builds(lambda shot, note: f"<figure>{shot}<figcaption>{note}</figcaption></figure>", _shots, _notes),
    st.builds(lambda shot, note: f"<p>{shot}<br>{note}</p>", _shots, _notes),
)
_titled = st.builds(
    lambda head, text: head + text,
    st.sampled_from(("<p><strong>旧闸新貌</strong></p>", "<h2>旧闸新貌</h2>", "<p>一、旧河道</p>", "<p>■ 现场</p>")),
    _paragraph,
)
_others = st.sampled_from(
    (
        "<ul><li>第一项要做的事</li><li>第二项要做的事</li></ul>",
        "<table><tr><th>年份</th><th>数量</th></tr><tr><td>2020</td><td>25</td></tr></table>",
        "<blockquote><p>一段引文，讲的是三十年前的河道。</p></blockquote>",
        "<pre><code>print(1)\nprint(2)</code></pre>",
        '<p><iframe src="https://v.example.com/1.html"></iframe></p>',
        "<div style='display:none'>看不见</div>",
        '<p>扫描二维码关注我们</p><p><img src="https://img.example.com/qr.png" width="200" height="200"></p>',
    )
)
_above = st.sampled_from(
    ("", "<p>示例市种下柳树</p>", "<p>原标题：示例市种下柳树</p>", "<p>来源：示例日报</p>", "<p>示例报记者 王某</p>")
)
_below = st.lists(
    st.sampled_from(
        (
            "<p>示例报记者 王某 摄影记者 赵某</p>",
            "<p>编辑：李某某</p>",
            "<p>（完）</p>",
            "<p>来源：示例日报</p>",
            "<p>版权归原作者所有，未经授权请勿转载</p>",
            "<p>长按识别下方二维码，关注示例公众号</p>",
            "<p>标签：柳树 公园</p>",
            '<p class="article-editor">责任编辑：钱某 SF001</p>',
            '<div class="appendQr_wrap"><img src="https://img.example.com/q.png"><div>海量资讯</div></div>',
        )
    ),
    max_size=4,
    unique=True,
).map("".join)
stories = st.builds(
    lambda above, first, middle, last, below: above + first + "".join(middle) + last + below,
    _above,
    _paragraph,
    st.lists(st.one_of(_paragraph, _paragraph, _shown, _titled, _others), max_size=6),
    _paragraph,
    _below,
)
