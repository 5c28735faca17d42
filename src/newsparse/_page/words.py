# ruff: noqa: SIM905  # words in a row are easier to read than a list of them
"""
The words by which Chinese pages name their parts, and the lines that every page prints.

Names of elements are judged token by token, never as substrings (``ad`` is not in
``padding``). A word stands here because many publishing systems use it, not because one
page does; what a single site does belongs to that site's cleaner.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

KNOWN: Final = 3
"""The whole name is one that publishing systems give to the story's own box."""
GOOD: Final = 2
"""A token says article or text; layouts use the same words, so it weighs little."""
PLAIN: Final = 1
"""The name says nothing."""
NOISE: Final = 0
"""A token names something that is never the story."""

KNOWN_NAMES: Final = frozenset(
    # WeChat; Sina; NetEase; Sohu; Tencent; ifeng; Toutiao
    "js_content artibody endtext post_text post_body mp-editor content-article"
    " artical_real main_content article-content article_content articlecontent"
    " post_text syl-article-base imedia-article"
    # party papers: People, Xinhua, CCTV, China News, Guangming, Youth; e-papers (Founder)
    " rm_txt_con p-detail content_area cnt_bd left_zw contentmain articlebody"
    " ozoom founder-content contenttext artcontent text_con rwb_zw rm_txt_zw p_content"
    " u-maintext articlebox text_area abody maincon main_text fontzoom icontent tempnewscontentdiv"
    # finance: Eastmoney, Yicai
    " contentbody m-txt"
    # government and university systems: TRS, Founder, Visual SiteBuilder, Sudy
    " ucap-content zoom trs_editor trs_uceditor view-trs_uceditor v_news_content"
    " vsb_content vsb_content_2 vsb_content_4 vsb_content_100 wp_articlecontent"
    # WordPress, Hexo, Typecho and the blogs
    " entry-content post-content article-entry post_content blogpost-body"
    " cnblogs_post_body blog_content sina_blog_body articalcontent content_views markdown-body"
    # Discuz!, phpWind; then what many smaller systems share
    " t_f t_fsz read_tpc tpc_content message_content"
    " article-body article_body articletext article-text article_text contenttxt content_txt"
    " news_txt news-txt newscontent news_content news-content newstext news_text newstxt"
    " txt_con text_content textbody detail-content detail_content detailcontent"
    " art_content art-content rich_text rich_media_content story-body arc_body arc-body"
    " nr_content cont_txt con_txt".split()
)
# `newsparse._page.content` names a layout as often as a story: the raw sums below decide between them.

GOOD_TOKENS: Final = frozenset(
    "article articles artical arti art artibody content contents cont con text txt body detail details"
    " news story post entry editor neirong zhengwen wenzhang nr zw wz blog essay read".split()
)

NOISE_TOKENS: Final = frozenset(
    # frames of the page
    "header head footer foot nav navi navbar navigation menu topbar topnav subnav breadcrumb"
    " breadcrumbs crumb crumbs sidebar siderbar side aside toolbar gotop backtop copyright"
    " friendlink friendlinks links login register search popup modal dialog mask pagination pager"
    " pagenav paging"
    # what stands round a story
    " comment comments cmt reply replies discuss feedback related relate relation relates"
    " relevant recommend recommends recommended recommendation recom rank ranking ranks hot"
    " hotnews hotlist share sharing qrcode tags keywords prevnext disclaimer statement"
    " subscribe vote survey bdsharebuttonbox guess"
    " ad ads adv advert adverts advertise advertisement sponsor promo promotion banner"
    # the same in pinyin
    " guanggao pinglun xiangguan tuijian fenxiang paihang daohang dibu erweima ewm mianze"
    " tuiguang sousuo jubao".split()
)

_TOKEN: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


@lru_cache(maxsize=4096)
def judge_name(name: str) -> int:
    """
    Say what the value of a ``class`` or ``id`` attribute tells of its element.

    A site's pages repeat a few hundred names, hence the cache.

    >>> judge_name("clearfix TRS_Editor") == KNOWN
    True
    >>> judge_name("padding-left") == PLAIN
    True
    >>> judge_name("article-comment") == NOISE
    True
    """
    for whole in name.lower().split():
        if whole in KNOWN_NAMES or whole.startswith(("postmessage_", "vsb_content")):
            return KNOWN
    tokens = {token.lower() for token in _TOKEN.findall(name)}
    if tokens & NOISE_TOKENS:
        return NOISE
    return GOOD if tokens & GOOD_TOKENS else PLAIN


def judge_element(found: dict[str, str | None], tag: str) -> int:
    """Say what an element's name, tag and role tell of it."""
    if found.get("itemprop") == "articleBody":
        return KNOWN
    marks = [judge_name(value) for value in (found.get("class"), found.get("id")) if value]
    if tag in ("header", "aside"):
        marks.append(NOISE)
    elif tag in ("article", "founder-content"):
        marks.append(GOOD if tag == "article" else KNOWN)
    if KNOWN in marks:
        return KNOWN
    if NOISE in marks:
        return NOISE
    return max(marks, default=PLAIN)


SENTENCE: Final = re.compile(r"[。！？；，]|……|[A-Za-z]{2}[.,?!] [A-Z“\"a-z]")
"""A mark that running text has and a menu, a date line or a head has not."""

FURNITURE: Final = re.compile(
    # who runs the site
    r"ICP[备证]|[公网]安备|许可证|版[权權]所有|[Cc]opyright|All [Rr]ights|©|举报(?:电话|邮箱|中心|热线)"
    r"|(?:客服|热线|服务|广告)电话|(?:读者|新闻|爆料)热线|(?:主办|承办|主管|运营|技术支持)(?:单位)?[：:]|网站地图|增值电信"
    # what may be done with the text
    r"|[未非][经經].{0,20}(?:[授受][权權]|许可|允许|同意).{0,20}(?:[转轉][载載]|摘编|复制|使用|不得|禁止|严禁|请勿|镜像)|转载.{0,8}注明|侵权.{0,12}(?:联系|删除|处理)|(?:如有|如|若|涉嫌|涉及).{0,12}侵犯.{0,30}(?:联系|删除|处理)"
    r"|信息(?:存储|发布)(?:空间)?(?:服务|平台)|不代表.{0,16}(?:观点|立场|看法)|(?:仅供|供)(?:读者|投资者|参考).{0,8}(?:参考|建议)|风险自担"
    r"|^Notice: |^\W*(?:特别|免责|版权|郑重|重要|法律)(?:声明|提示|说明)"
    # what readers may do
    r"|(?:发表|查看|全部|网友|最新|精彩|热门|我要)(?:评论|回复|跟贴|跟帖)|条评论|还没有评论|(?:登录|注册).{0,6}(?:后|账号|即可)"
    r"|扫[一码描].{0,12}(?:关注|下载|二维码|分享)|关注.{0,8}公众号|下[载載].{0,6}(?:客户端|APP)|Google ?新[闻聞]》?.{0,6}(?:关注|追蹤|訂閱)|浏览器.{0,10}(?:版本|升级|不支持|无法播放)"
    r"|^\W*(?:剩余|剩餘|还剩).{0,12}(?:付费|付費|订阅|訂閱)|(?:订阅|開通|开通).{0,4}后.{0,8}阅读|已是.{0,4}会员|^本帖最后由|^下载附件|^.{0,6}加载中"
    r"|^(?:楼主|沙发|板凳|\d+[楼#])|只看(?:该作者|楼主)|发表于|^(?:回复|举报|赞|顶|踩|引用)(?:\W|\d|$)"
)
"""Lines that many pages print and no story is made of; judged only where a line is short for a paragraph."""

FURNITURE_LENGTH: Final = 240
"""Longer lines may speak of copyright and be story."""

READER: Final = re.compile(
    r"^(?:\d+\s*(?:秒|分钟|分鐘|小时|小時|天|个月|月|年)前|刚刚|剛剛|(?:今天|昨天|前天)?\s?\d\d?:\d\d)|发表于|^(?:回复|回覆|举报|点赞|赞|顶|踩|引用)(?:\W|\d|$)"
    r"|(?:回复|回覆|举报|点赞|赞|顶)\s*[(（]?\d*[)）]?$|^\D{0,12}\d{4}[-/.]\d\d?[-/.]\d\d?\s\d\d?:\d\d(?::\d\d)?$"
)
"""What stands beside each text that a reader wrote: when, and what others may do with it."""

CLOCK: Final = re.compile(r"^\d\d?[:：]\d\d(?:[:：]\d\d)?$")
"""Nothing but a time of day: what a reader's text has, and a timetable's cell and an entry of a chronicle too."""

DATELINE: Final = re.compile(
    r"\d{4}\s?[-/.年]\s?\d\d?\s?[-/.月]\s?\d\d?"
    r"|^\W*(?:[来來]源|来自|出处|稿源|时间|時間|日期|[发發][布佈]时?[间間]?|(?:阅读|浏览|点击|访问)(?:次数|数|量)?|字号|字体)[：:\s(（]"
    r"|^(?:大|中|小|原创|字号)$|^(?:您?(?:当前|现在)?的?(?:所在)?位置|首页)\s?[：:>＞»›]"
)
"""A line between title and text that says when and whence; the fields hold it."""

BUTTON: Final = re.compile(
    r"^\W*+(?:(?:关注|收藏|分享|打印|打赏|赞赏|喜欢|点赞|赞|踩|转发|评论|阅读|浏览|阅读原文|听新闻|收听|朗读|(?:语音)?播报|播放"
    r"|暂停|纠错|举报|反馈|订阅|放大|缩小|默认|登录|注册|\d\d:\d\d|AI导读)[\W\d万wk]{0,12}+){1,6}$"
)
"""Buttons and counters before the text and behind it."""

LABELS: Final = re.compile(
    r"(发布时间|发布日期|發布時間|發佈日期|更新时间|更新時間|时间|時間|日期|信息来源|来源|來源|作者|编辑|編輯|浏览|阅读|点击|访问|字体|字号|稿源|出处|发布机构|发布者)(?:次数|数|量)?\s*[：:]"
    r"|(发布|阅读量?|浏览量?|收藏|点赞数?|评论数?|热度)\s*\d"
)
"""The labels and counters of a dateline."""

DATELINE_LABELS: Final = 2
"""So many of them make a line a dateline."""

LABEL: Final = re.compile(r"[【\[(（][^】\])）]{1,8}[】\])）](?=.)")
"""What kind of page it is, before its title."""

ORIGINAL: Final = re.compile(r"^\W*(?:本文)?原(?:标题|题|文标题)\s?(?:[：:丨|为]|《)")
"""The title that a story had where it was taken from."""

TAIL: Final = re.compile(
    r"^[\W_]*(?:(?:相关|相關|推荐|推薦|延伸|热门|熱門|热点|更多|精彩|猜你|为您|为你|大家都在|编辑|今日|最新|本类|关联|往期|重点)[\s·・|]{0,3}"
    r"(?:阅读|閱讀|新闻|新聞|报道|報導|文章|日志|链接|推荐|推薦|资讯|热点|内容|喜欢|喜歡|专题|看|搜|图文|视频|话题|回顾|热门|主题|评论|排行)"
    r"|(?:阅读)?(?:上|下|前|后)一(?:篇|页|条|个)|(?:网友|全部|最新|精彩|发表|热门|我要)(?:评论|跟贴|跟帖|回复|留言)"
    r"|(?:[分共]享(?:到|至|给|給|此文|本文|让更多)|返回(?:首页|列表|顶部)|打印|关闭(?:窗口)?|点击排行|新闻排行|评论区|相关推荐)).{0,24}$|^相关$"
    r"|^[\W_]*(?:阅读)?(?:上|下|前|后)一(?:篇|条|个)\s?[：:].{0,80}$|^[\W_]*[您你]可能(?:还|也)?(?:会|对)?(?:感兴趣|喜欢).{0,6}$"
    r"|^[\u4e00-\u9fff]{0,8}(?:版权(?:与|及|和)免责|免责|版权)声明\W*$"
    r"|^(?:关于(?:我们|本站|博主)|(?:本站|网站|站点)公告|公告栏|联系我们|关注我们|友情链接|(?:用户|网友)?(?:评论|留言)|个人(?:简介|资料)|博主(?:简介|信息))$"
)
"""A head after which a page goes on to other things; only where it opens a short line."""

EDITOR: Final = re.compile(
    r"^[\W_]*(?:[\u4e00-\u9fff]{0,4}编辑|责编|責任編輯|編輯|编审|校对|审核)\s*[：:丨|/]\s*\S.{0,40}$"
)
"""Who edited the story: printed when it is told."""

CREDIT: Final = re.compile(r"^[\W_]*[\u4e00-\u9fff ]{1,8}\s*[：:丨|/]\s*\S.{0,40}$")
"""What may stand beside such a line: other labels with names, 来源：某报 too."""

RELATED: Final = re.compile(
    r"^[\W_]*(?:(?:相关|相關|推荐|推薦|延伸|更多|往期|此前|点击进入|点击查看|专题|更多内容)(?:阅读|閱讀|新闻|新聞|报道|報導|文章|链接|推荐|内容|专题)?|专题)?\W*$"
)
"""What stands before a link to another story on its line: nothing, a mark, a label."""

NOTICE: Final = re.compile(
    r"^[\W_]*(?:本文|本稿|文章|以上)(?:内容)?(?:由|为|系|仅|来[源自]|转|首发|授权|版权|只?代表).{0,60}(?:授权|转载|版权|立场|观点|许可|投资建议)"
)
"""What may be done with the text, and whose opinion it is, however long it is put; only behind the text."""

INSERTED: Final = re.compile(
    r"^\W*(?:广告|廣告|推广|贊助廣告|ad(?:vertisement)?|(?:视频)?加载中.{0,10}|(?:自动|正在)播放|[请請]?[继繼][续續]往下[阅閱][读讀])\W*$",
    re.IGNORECASE,
)
"""What labels an advertisement in mid-story."""

UNFOLD: Final = re.compile(
    r"^[\W_]*(?:点击)?(?:展开|阅读|查看|显示)(?:剩余|余下|更多)?(?:全文|全部|内容|阅读|\d{1,3}%)[\W_]*$"
)
"""What shows the rest of a story that a page keeps hidden."""

MISSING: Final = re.compile(
    r"(?:页面|网页|文章|内容|帖子|主题|链接|信息|稿件).{0,8}(?:不存在|已删除|被删除|已下线|找不到|已失效|不见了|无法(?:查看|访问|显示))"
    r"|(?:找不到|未找到|没有找到|无法找到|无法访问).{0,10}(?:页面|网页|文章|内容|帖子)|\b404\b|出错了|违规.{0,8}(?:删除|屏蔽|查看)|请.{0,4}填写"
)
"""What a page says that stands where a story was."""

SIGN_IN: Final = re.compile(r"^(?:用户|会员|账号|帐号|欢迎|统一|请)?\s*(?:登录|登陆|注册|找回密码|身份认证)")
"""A title of a page that asks who one is."""


def is_dateline(text: str) -> bool:
    """Whether a line that is long enough for prose only says when, whence and how often it was read."""
    return len(text) < FURNITURE_LENGTH and len(set(LABELS.findall(text))) >= DATELINE_LABELS


def squeeze(text: str) -> str:
    """Take all white space out, U+3000 and U+00A0 too."""
    return "".join(text.split())
