"""Who made a story is read off its credit lines, by-lines and captions, and off nothing else."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse._credits import HINT, Found, Zone, grammar, looks_like_caption, read_caption, read_inline, read_line
from newsparse._credits.names import is_person
from newsparse._credits.outlets import tidy
from newsparse._credits.roles import ROLES, roles_of, traditional

Short = list[tuple[str, ...]]


def short(found: tuple[Found, ...] | None) -> Short | None:
    """Return role, name and, where there is one, affiliation."""
    if found is None:
        return None
    return [(one.role, one.name, *([one.affiliation] if one.affiliation else [])) for one in found]


ANYWHERE: list[tuple[str, Short]] = [
    # Role, separator, name; several on a line.
    ("责任编辑：周小川", [("editor", "周小川")]),
    ("编辑 林一 校对 郑晓", [("editor", "林一"), ("proofreader", "郑晓")]),
    ("记者：何小平 高建国", [("reporter", "何小平"), ("reporter", "高建国")]),
    ("文｜何小平 编辑｜高建国", [("reporter", "何小平"), ("editor", "高建国")]),
    ("编 辑 | 何小平、高建国", [("editor", "何小平"), ("editor", "高建国")]),
    ("（编辑：何小平，审核：高建国）", [("editor", "何小平"), ("editor", "高建国")]),
    ("【记者】何小平 【编辑】高建国", [("reporter", "何小平"), ("editor", "高建国")]),
    ("（记者 何小平）（编辑 高建国）", [("reporter", "何小平"), ("editor", "高建国")]),
    ("责任编辑：何小平 AB123", [("editor", "何小平")]),
    ("责任编辑：何小平_NB1234", [("editor", "何小平")]),
    ("记者 李 明 编辑 欧阳 静", [("reporter", "李明"), ("editor", "欧阳静")]),
    ("一审：何小平 二审：高建国 三审：林一", [("editor", "何小平"), ("editor", "高建国"), ("editor", "林一")]),
    (
        "总监制：何小平 摄像：高建国 剪辑：林一",
        [("producer", "何小平"), ("videographer", "高建国"), ("videographer", "林一")],
    ),
    ("译者：何小平 制图：高建国", [("translator", "何小平"), ("designer", "高建国")]),
    ("记者 买买提·阿不都 编辑 何小平", [("reporter", "买买提·阿不都"), ("editor", "何小平")]),
    # The affiliation is glued before a head that a blank or a name follows.
    ("远山日报记者 何小平 摄影记者 高建国", [("reporter", "何小平", "远山日报"), ("photographer", "高建国")]),
    ("远山日报记者何小平", [("reporter", "何小平", "远山日报")]),
    ("远山日报见习记者 何小平", [("reporter", "何小平", "远山日报")]),
    (
        "远山日报·看山新闻 记者 何小平 通讯员 高建国",
        [("reporter", "何小平", "远山日报·看山新闻"), ("reporter", "高建国")],
    ),
    ("文/远山晚报记者 何小平", [("reporter", "何小平", "远山晚报")]),
    ("图/远山晚报记者 何小平", [("photographer", "何小平", "远山晚报")]),
    ("（远山新闻记者：何小平 编辑：高建国）", [("reporter", "何小平", "远山新闻"), ("editor", "高建国")]),
    ("本报记者 何小平", [("reporter", "何小平")]),
    (
        "每经记者 何小平 每经编辑 高建国 林一",
        [("reporter", "何小平", "每经"), ("editor", "高建国", "每经"), ("editor", "林一", "每经")],
    ),
    # Before a hard separator the text belongs to the names before.
    ("图片丨远山检测站编辑丨何小平", [("photographer", "远山检测站"), ("editor", "何小平")]),
    ("审核丨何小平 林一监制丨高建国", [("editor", "何小平"), ("editor", "林一"), ("producer", "高建国")]),
    # A head without a name hands its role on.
    ("作者丨记者 何小平 通讯员 高建国", [("reporter", "何小平"), ("reporter", "高建国")]),
    ("作者丨远山发布评论员 何小平", [("author", "何小平", "远山发布")]),
    ("文、图/何小平", [("reporter", "何小平"), ("photographer", "何小平")]),
    # The role behind the name.
    ("本报记者 何小平 文 高建国 摄", [("reporter", "何小平"), ("photographer", "高建国")]),
    ("何小平/文 高建国/图", [("reporter", "何小平"), ("photographer", "高建国")]),
    ("远山新闻记者 何小平 摄影报道", [("reporter", "何小平", "远山新闻"), ("photographer", "何小平", "远山新闻")]),
    ("记者何小平文/图", [("reporter", "何小平"), ("photographer", "何小平")]),
    # Sources.
    ("来源：远山日报", [("source", "远山日报")]),
    ("【来源：远山网】", [("source", "远山网")]),
    ("来源：《远山日报》（2021年04月22日 第02版）", [("source", "远山日报")]),
    ("来源 / 远山新闻", [("source", "远山新闻")]),
    ("来源|远山新闻、看海日报", [("source", "远山新闻"), ("source", "看海日报")]),
    (
        "内容综合：远山网、@看海发布、@望江日报 等",
        [("source", "远山网"), ("source", "看海发布"), ("source", "望江日报")],
    ),
    ("（素材来源：远山广播电视台 编辑：小北）", [("source", "远山广播电视台"), ("editor", "小北")]),
    ("本文转自【远山晚报】；", [("source", "远山晚报")]),
    (
        "本文来自微信公众号“看山”（ID：kan_shan），作者：小北，36氪经授权发布。",
        [("source", "看山"), ("author", "小北")],
    ),
    (
        "本文来自微信公众号：看山 （ID：kanshan），作者：何小平，编辑：高建国，原文标题：《山》，头图来源：IC photo",
        [("source", "看山"), ("author", "何小平"), ("editor", "高建国"), ("photographer", "IC photo")],
    ),
    (
        "编者按：本文来自微信公众号“看山”（ID:kanshan），作者：何小平，36氪经授权发布。",
        [("source", "看山"), ("author", "何小平")],
    ),
    ("图片由何小平提供", [("photographer", "何小平")]),
    ("（本文图片均来自某片视频截图）", []),
    # Traditional characters.
    ("責任編輯：陳大文", [("editor", "陳大文")]),
    ("撰文：陳大文　攝影：李小龍", [("reporter", "陳大文"), ("photographer", "李小龍")]),
    ("記者陳大文／台北報導", [("reporter", "陳大文")]),
    # What stands around them: a dateline's head, a desk's word, a blank that was forgotten, a code, who they are besides.
    ("【远山网讯】记者 何小平", [("reporter", "何小平", "远山网")]),
    ("编辑：何小平 今日校对：高建国", [("editor", "何小平"), ("proofreader", "高建国")]),
    ("文/新华社何小平摄影记者 高建国", [("reporter", "何小平", "新华社"), ("photographer", "高建国")]),
    ("编辑：boxer", [("editor", "boxer")]),
    ("编辑：诸葛明", [("editor", "诸葛明")]),
    ("记者：何小平、高建国等", [("reporter", "何小平"), ("reporter", "高建国")]),
    ("作者：何小平 系远山大学教师", [("author", "何小平")]),
    ("作者：何小平 远山大学教授 校对：林一", [("author", "何小平"), ("proofreader", "林一")]),
    ("来源： 责编：何小平", [("editor", "何小平")]),
    ("来源：远山日报、互联网等媒体", [("source", "远山日报")]),
    ("远山日报记者 何小平 报道", [("reporter", "何小平", "远山日报")]),
    ("记者 何小平 远山日报记者 何小平", [("reporter", "何小平", "远山日报")]),
    # Who made the pictures.
    ("图片由远山日报记者何小平提供", [("photographer", "何小平", "远山日报")]),
    ("题图为看山者提供", [("photographer", "看山者")]),
    ("本文图片均来自远山网，转载请联系授权", [("photographer", "远山网")]),
]


@pytest.mark.parametrize(("text", "expected"), ANYWHERE)
@pytest.mark.parametrize("zone", ["head", "tail", "body"])
def test_a_plain_credit_line_is_read_wherever_it_stands(text: str, expected: Short, zone: Zone) -> None:
    assert expected == short(read_line(text, zone=zone))
    assert HINT.search(text)


TAIL: list[tuple[str, Short]] = [
    ("远山财经出品", [("producer", "远山财经")]),
    ("头图摄影丨新华社 何小平", [("photographer", "何小平", "新华社")]),
    (
        "远山新闻客户端综合整理，素材来源：看海网、看山晚报等",
        [("source", "远山新闻客户端"), ("source", "看海网"), ("source", "看山晚报")],
    ),
    (
        "素材来源：远山日报记者 何小平 高建国、看海网、看山晚报等",
        [
            ("reporter", "何小平", "远山日报"),
            ("reporter", "高建国", "远山日报"),
            ("source", "看海网"),
            ("source", "看山晚报"),
        ],
    ),
    ("来源：清风看山微信公众号", [("source", "清风看山")]),
    ("来源：看山晚报原创稿件", [("source", "看山晚报")]),
    ("来源：看山日报客户端 记者：何小平", [("source", "看山日报客户端"), ("reporter", "何小平")]),
    ("《 人民日报海外版 》（ 2021年09月20日 第 03 版）", [("source", "人民日报海外版")]),
    # Behind an outlet's reporter only names stand.
    ("大众日报记者 何小平 于海员", [("reporter", "何小平", "大众日报"), ("reporter", "于海员", "大众日报")]),
    ("（总台记者 林佳闻 何鹏）", [("reporter", "林佳闻", "总台"), ("reporter", "何鹏", "总台")]),
    # The paper and whose app it is in.
    (
        "上游新闻 看山晚报慢新闻 记者 何小平 实习生 高文 警方供图",
        [("reporter", "何小平", "看山晚报慢新闻"), ("reporter", "高文")],
    ),
    ("（何小平、高建国对本文采写亦有贡献）", [("reporter", "何小平"), ("reporter", "高建国")]),
    ("来源：远山网 https://example.org/a", [("source", "远山网")]),
    ("转载自微信公众号看山 作者：何小平", [("source", "看山"), ("author", "何小平")]),
    ("本文由作者“看山”原创发布", [("author", "看山")]),
    ("视频来自远山新闻", [("videographer", "远山新闻")]),
    ("据远山网、看海网", [("source", "远山网"), ("source", "看海网")]),
    ("记者：何小平，高建国，转载请注明", [("reporter", "何小平"), ("reporter", "高建国")]),
    ("校对何小平 编辑高建国", [("proofreader", "何小平"), ("editor", "高建国")]),
    ("编辑 何小平 远山日报 记者 高建国", [("editor", "何小平"), ("reporter", "高建国", "远山日报")]),
    ("编辑：何小平 远山日报记者：高建国", [("editor", "何小平"), ("reporter", "高建国", "远山日报")]),
    ("作者：何小平高小平", [("author", "何小平"), ("author", "高小平")]),
    ("记者 远山日报何小平", [("reporter", "何小平", "远山日报")]),
    ("远山工作室 摄", [("photographer", "远山工作室")]),
    ("翻译/何小平 来源/远山网/梨视频", [("translator", "何小平"), ("source", "远山网"), ("source", "梨视频")]),
    ("来源：远山网和看海网", [("source", "远山网"), ("source", "看海网")]),
    ("作者：何小平、123、SF001", [("author", "何小平")]),
    ("编辑 John Smith", [("editor", "John Smith")]),
    ("记者让·雷诺", [("reporter", "让·雷诺")]),
    ("来源：新华社记者 何小平", [("reporter", "何小平", "新华社")]),
    ("编辑：记者 何小平", [("editor", "何小平")]),
    ("图片来源：新华社、《远山报》", [("photographer", "新华社"), ("photographer", "远山报")]),
    ("责任编辑：小北", [("editor", "小北")]),
    ("作者：爱看山的鱼", [("author", "爱看山的鱼")]),
    ("译者：boxer。", [("translator", "boxer")]),
    ("编辑：", []),
    ("作者：佚名", []),
    ("来源：网络", []),
    ("题图：《远山》", []),
    (
        "远山晚报综合自看海日报、微信公众号KanShan、公开资料",
        [("source", "远山晚报"), ("source", "看海日报"), ("source", "微信公众号KanShan")],
    ),
    (
        "来源：远山日报综合看海博物馆官方微博、望江报",
        [("source", "远山日报"), ("source", "看海博物馆官方微博"), ("source", "望江报")],
    ),
    ("（远山新闻综合“我们的山”等报道）", [("source", "远山新闻"), ("source", "我们的山")]),
    ("（远山日报综合）", [("source", "远山日报")]),
    ("来源/梨视频/央视新闻", [("source", "梨视频"), ("source", "央视新闻")]),
    ("（据新华社）", [("source", "新华社")]),
    ("（新华社）", [("source", "新华社")]),
    ("来源：远山广播（版权归原作者所有，如有侵权请联系删除）", [("source", "远山广播")]),
    ("来源：远山日报微信公众号“山中书”", [("source", "山中书")]),
    ("原文链接：https://example.org/a/1，作者：Kiki", [("author", "Kiki")]),
    ("来源：https://example.org/a/1", []),
    ("地址：https://example.org/a/1", []),
    ("链接：《远山》 https://example.org/a/1", []),
    ("来源：远山网 原文标题：远山在哪里", [("source", "远山网")]),
    ("原文链接：A new language that nobody has asked for", []),
    ("原文链接：远山星空 责任编辑：小北", [("source", "远山星空"), ("editor", "小北")]),
    ("2022-01-18 10:14 来源：远山网 作者：何小平", [("source", "远山网"), ("author", "何小平")]),
    (
        "栏目主编：何小平 高建国 文字编辑：林一 本文作者：远山网",
        [("editor", "何小平"), ("editor", "高建国"), ("editor", "林一"), ("author", "远山网")],
    ),
    ("作者：何小平（某大学教授）", [("author", "何小平")]),
    ("（作者：何小平，系某大学教授）", [("author", "何小平")]),
    ("（何小平 高建国）", [("author", "何小平"), ("author", "高建国")]),
    (
        "看山次元（ID:kanshan）原创，作者：何小平、林一",
        [("source", "看山次元"), ("author", "何小平"), ("author", "林一")],
    ),
    ("远山新闻记者 何小平 图片由看海公安提供", [("reporter", "何小平", "远山新闻"), ("photographer", "看海公安")]),
    ("►文观察者网何小平", [("reporter", "何小平", "观察者网")]),
    ("Editor: Jane Roe", [("editor", "Jane Roe")]),
    ("本文由公众号“看山”授权发布", [("source", "看山")]),
    ("转载自：远山网", [("source", "远山网")]),
    ("配音：何小平 编辑：高建国", [("editor", "高建国")]),
    ("出品 | 看山工作室 作者 | 何小平", [("producer", "看山工作室"), ("author", "何小平")]),
    ("出品／看山次元", [("producer", "看山次元")]),
    ("供图：受访者", []),
    ("供图:通讯员", []),
    ("看山综合自远山网、看海晚报等", [("source", "看山"), ("source", "远山网"), ("source", "看海晚报")]),
]


@pytest.mark.parametrize(("text", "expected"), TAIL)
def test_after_the_story_pen_names_and_unknown_outlets_count_too(text: str, expected: Short) -> None:
    assert expected == short(read_line(text, zone="tail"))


def test_a_list_of_many_is_read_to_its_end() -> None:
    names = [f"何{given}" for given in "一二三四五六七八九十山川河海江湖溪泉云雨风雪春秋冬晨"]
    assert short(read_line("编辑：" + "、".join(names), zone="tail")) == [("editor", name) for name in names]


def test_a_bare_name_counts_only_under_the_title_or_behind_a_bullet() -> None:
    assert short(read_line("何晓倩", zone="head")) == [("author", "何晓倩")]
    assert short(read_line("□何小平", zone="head")) == [("author", "何小平")]
    assert read_line("何晓倩", zone="tail") is None
    assert read_line("何晓倩", zone="body") is None
    assert read_line("高温天", zone="head") is None


NEVER = [
    "看这里：https://example.org/a",
    "本文由远山授权发布",
    "本文图片由远山公司所有",
    "远山综合看海",
    "来源：远山网：看海",
    "图：何小平 高建国 远山",
    "",
    "（）",
    "（完）",
    "编辑部",
    "编辑部：010-1234567",
    "编辑器的使用方法",
    "作者权益保障",
    "作者简介",
    "作者这样写道",
    "记者：您怎么看？",
    "记者：请问您对此有何看法",
    "远山基金报记者：在您看来，未来如何？",
    "记者从现场获悉",
    "记者 高兴 地看到",
    "记者手记",
    "记者时间",
    "记者 编辑 主持人",
    "本报记者",
    "责任编辑",
    "来源",
    "设计：简洁大方",
    "视频：全高清1080P",
    "摄影：1亿像素",
    "翻译：支持10种语言",
    "资金来源：自筹",
    "来源：自有资金及自筹资金",
    "数据来源：国家统计局",
    "审核：通过",
    "校对：检查错别字",
    "编辑：修改文本内容",
    "编辑 / 删除",
    "统筹经济社会发展",
    "综合素质",
    "综合考虑、统筹安排",
    "综合来看，市场仍有上涨空间",
    "据悉",
    "据记者了解",
    "据远山社报道，今天上午发生火灾",
    "来自北京的何小平",
    "本文来自远山，未经授权不得转载.",
    "本文系远山网独家稿件，未经授权，不得转载。",
    "本文内容系原创，转载请注明来源",
    "版权归原作者所有，向原创者致敬",
    "原标题：远山日报记者 何小平",
    "“……”何小平说",
    "何小平：我认为这很好",
    "联系人：何小平",
    "董事长：何小平",
    "实习 王先生",
    "雨后丨2002年出生 某学院大二学生",
    "投稿：a@example.org",
    "编者按：这是一段话",
    "文 明 乡 风",
    "图 书 馆",
    "责任编辑：" + "何小平、" * 60,
    "责任编辑：" + "何小平、" * 32,
    "短文：何小平",
    "据媒体报道",
    "【图文 报道】",
    "内核编译",
    "本文来自我们对河堤沿线居民的走访，请勿转载",
    "他说。责任编辑：何小平。后来的事，谁都知道了。",
    "▲河边种树的现场。本报记者 陈子昂 摄",
]


@pytest.mark.parametrize("text", NEVER)
@pytest.mark.parametrize("zone", ["head", "tail", "body"])
def test_lines_of_the_story_are_no_credits(text: str, zone: Zone) -> None:
    assert read_line(text, zone=zone) is None


@pytest.mark.parametrize(
    "text",
    [
        "导演：何小平",
        "音乐：何小平",
        "编辑：小北",
        "设计：小北",
        "监制：无",
        "来源：某某",
        "时间：明天",
        "（某某 某某）",
        "视频 | 音频",
        "作者：佚名",
        "出品／看山次元",
        "供图：受访者",
        "看山综合自远山网、看海晚报等",
    ],
)
def test_between_paragraphs_only_plain_names_count(text: str) -> None:
    assert read_line(text, zone="body") is None


INLINE: list[tuple[str, Short]] = [
    (
        "【远山时报记者 何小平 高建国】纪念活动在某地举行。",
        [("reporter", "何小平", "远山时报"), ("reporter", "高建国", "远山时报")],
    ),
    ("【文/观察者网 何小平】会谈之后，双方发表声明。", [("reporter", "何小平", "观察者网")]),
    ("【环球时报驻美国特派记者 何小平】会谈之后，双方发表声明。", [("reporter", "何小平", "环球时报")]),
    ("有关部门发布了通知，要求保供稳价。（记者何小平）", [("reporter", "何小平")]),
    ("今天上午，大桥通车。摄影师：John Smith", [("photographer", "John Smith")]),
    ("今天上午，大桥通车。摄影师：bDaily Media", [("photographer", "bDaily Media")]),
    ("今天上午，大桥通车。摄影师：何小平", [("photographer", "何小平")]),
    ("今天上午，大橋通車。（譯者：何小平/核稿：高建國）1100322", [("translator", "何小平"), ("editor", "高建國")]),
    ("今天上午，大桥通车。▲(何小平)", [("author", "何小平")]),
    (
        "今天上午，大桥通车。(远山省河口县人民法院 何小平、高建国)",
        [("author", "何小平", "远山省河口县人民法院"), ("author", "高建国", "远山省河口县人民法院")],
    ),
    ("今天上午，大桥通车。（数据宝 何小平）", [("author", "何小平", "数据宝")]),
    ("今天上午，大桥通车。（总台记者 何小平 林一）", [("reporter", "何小平", "总台"), ("reporter", "林一", "总台")]),
    ("中新网北京1月18日电（记者 何小平）今天是个好日子。", [("reporter", "何小平", "中新网")]),
    ("远山晚报讯（记者 何小平）今天是个好日子。", [("reporter", "何小平", "远山晚报")]),
    (
        "远山网4月19日讯(通讯员 何小平 记者 林一)“我来了！”",
        [("reporter", "何小平", "远山网"), ("reporter", "林一", "远山网")],
    ),
    ("本报北京1月18日电（记者何小平）今天是个好日子。", [("reporter", "何小平")]),
    ("财联社（上海，编辑 何小平）讯，今天是个好日子。", [("editor", "何小平", "财联社")]),
    ("财联社1月18日讯（编辑 潮声）今天是个好日子。", [("editor", "潮声", "财联社")]),
    ("中新社北京1月18日电 ( 何小平 ) 今天是个好日子。", [("reporter", "何小平", "中新社")]),
    ("21世纪经济报道记者何小平 北京报道 数据显示，今年的情况好于去年。", [("reporter", "何小平", "21世纪经济报道")]),
    # A name whatever its surname, where the place follows.
    ("21世纪经济报道记者 家小平 广州报道 数据显示，今年的情况好于去年。", [("reporter", "家小平", "21世纪经济报道")]),
    (
        "看山新闻网讯 记者何小平 通讯员高建国报道 近日，记者获悉，渡口的石阶修好了。",
        [("reporter", "何小平", "看山新闻网"), ("reporter", "高建国", "看山新闻网")],
    ),
    ("【看山新闻网讯-远山日报记者 何小平】今年的情况好于去年。", [("reporter", "何小平", "远山日报")]),
    ("上证报中国证券网讯（记者 何小平）今年的情况好于去年。", [("reporter", "何小平", "上证报中国证券网")]),
    ("待查明后将及时通报。来源：看山晚报-远山新闻", [("source", "看山晚报-远山新闻")]),
    (
        "本报记者 何小平 林一 今年以来，各地认真落实各项决策部署，成效十分显著。",
        [("reporter", "何小平"), ("reporter", "林一")],
    ),
    (
        "南都讯 记者何小平 通讯员林一 今天上午，某地发生一起火灾，没有人员伤亡。",
        [("reporter", "何小平", "南都"), ("reporter", "林一", "南都")],
    ),
    ("〔記者陳大文／台北報導〕今天是個好日子。", [("reporter", "陳大文")]),
    ("（中央社記者陳大文台北18日電）今天是個好日子。", [("reporter", "陳大文", "中央社")]),
    ("数量有所减少。（何小平）", [("author", "何小平")]),
    ("大家都来看。（海外网/何小平 实习编译/高建国）", [("reporter", "何小平", "海外网"), ("translator", "高建国")]),
    ("大家都来看。（看法/何小平 编译/高建国）", []),
    ("大家都来看。（图/文 何小平）", [("photographer", "何小平"), ("reporter", "何小平")]),
    ("大家都来看。（新浪财经 何小平）", [("author", "何小平", "新浪财经")]),
    ("取得重大突破。（央视新闻）", [("source", "央视新闻")]),
    ("大家都很高兴。[KanShan 报道]", [("source", "KanShan")]),
    ("大家都很高兴。本报记者 何小平", [("reporter", "何小平")]),
    ("原标题：远山在哪里 来源：央视", [("source", "央视")]),
]


@pytest.mark.parametrize(("text", "expected"), INLINE)
def test_by_lines_inside_a_paragraph_are_read(text: str, expected: Short) -> None:
    assert expected == short(read_inline(text, first=True, last=True))


@pytest.mark.parametrize(
    "text",
    [
        "“我们很高兴。”何小平说。",
        "他告诉记者，今天（星期三）上午，编辑（何某）来到现场。",
        "远山报记者何小平从有关部门获悉，今天上午发生一起火灾，原因正在调查。",
        "远山报记者 何小平 从有关部门获悉，今天上午发生一起火灾，原因正在调查。",
        "记者 何小平 采访了多位业内人士，他们认为，市场仍有上涨空间，未来可期。",
        "记者了解到，今年以来各地都在推进。（完）",
        "他曾任《远山报》编辑（1990年至1995年）。",
        "【编者按】这是一段话。",
        "【环球时报综合报道】有关方面表示，会谈是有益的。",
        "何小平（记者）曾在此工作。",
        "财联社1月18日讯，今天是个好日子。",
        "本报讯 今天是个好日子。",
        "今天是个好日子，" * 9 + "他（记者 何小平）也在场，" + "今天是个好日子，" * 6,
    ],
)
def test_people_in_the_story_are_not_its_makers(text: str) -> None:
    assert read_inline(text, first=True, last=True) == ()


def test_openings_and_endings_count_only_at_the_storys_ends() -> None:
    assert read_inline("数量有所减少。（何小平）", first=True, last=False) == ()
    assert read_inline("本报记者 何小平 今年以来，各地认真落实各项决策部署，成效显著。", first=False, last=False) == ()


CAPTIONS: list[tuple[str, Short]] = [
    ("当天下午，居民在排队。远山报记者 何小平 摄", [("photographer", "何小平", "远山报")]),
    ("资料图：硬币。中新经纬何小平摄", [("photographer", "何小平", "中新经纬")]),
    ("老街（极目新闻见习记者何小平摄）", [("photographer", "何小平", "极目新闻")]),
    ("老街，极目新闻图", [("photographer", "极目新闻")]),
    ("聊天记录。本文图片 远山公安提供", [("photographer", "远山公安")]),
    ("（何小平 高建国 摄）", [("photographer", "何小平"), ("photographer", "高建国")]),
    ("何小平摄/光明图片", [("photographer", "何小平", "光明图片")]),
    ("居民在滑雪。新华社发（何小平 摄）", [("photographer", "何小平", "新华社")]),
    ("图片来源：每经记者 何小平 摄（资料图）", [("photographer", "何小平", "每经")]),
    ("候车 . 图片来自：中国政府网", [("photographer", "中国政府网")]),
    ("▲ 图自远山铁路，下同", [("photographer", "远山铁路")]),
    ("▲图｜某年某种水果产量，前三为甲乙丙（来源：statista）", [("photographer", "statista")]),
    ("(来源：远山公安)", [("photographer", "远山公安")]),
    ("供图/远山盲人学校", [("photographer", "远山盲人学校")]),
    ("图虫创意/供图", [("photographer", "图虫创意")]),
    ("远山公司供图", [("photographer", "远山公司")]),
    ("图/视觉中国", [("photographer", "视觉中国")]),
    ("街头 视觉中国 图", [("photographer", "视觉中国")]),
    ("街头 | NASA", [("photographer", "NASA")]),
    ("街头 | John Doe / Wikimedia Commons", [("photographer", "John Doe"), ("photographer", "Wikimedia Commons")]),
    ("街头。/pexels", [("photographer", "pexels")]),
    ("街头（法新社）", [("photographer", "法新社")]),
    ("Photo by John Doe on Unsplash", [("photographer", "John Doe", "Unsplash")]),
    ("图源：抖音@小北", [("photographer", "小北")]),
    ("图片来源：摄图网-501234567", [("photographer", "摄图网")]),
    ("图：何小平", [("photographer", "何小平")]),
    ("制图：何小平", [("designer", "何小平")]),
    ("老街（圖／記者陳大文攝）", [("photographer", "陳大文")]),
    ("選手（照片來源：Far Hill Games）", [("photographer", "Far Hill Games")]),
    ("街头 市民何小平摄", [("photographer", "何小平")]),
    ("街头 远山新闻何小平摄", [("photographer", "何小平", "远山新闻")]),
    ("街头 中新社 摄", [("photographer", "中新社")]),
    ("街头 远山中心绘制", [("designer", "远山中心")]),
    ("街头。远山网 绘图", [("designer", "远山网")]),
    ("街頭。遠山網 製圖", [("designer", "遠山網")]),
    ("街头/法新社", [("photographer", "法新社")]),
    ("街头 视觉中国", [("photographer", "视觉中国")]),
    ("街头，由何小平提供", [("photographer", "何小平")]),
    ("街头。 摄", []),
    ("图片来源：何小平摄", [("photographer", "何小平")]),
    ("来源：何小平供图", [("photographer", "何小平")]),
    ("视频：何小平", [("videographer", "何小平")]),
    ("街头\n图/视觉中国", [("photographer", "视觉中国")]),
    ("街头 NASA 图" + "，很长" * 400 + "。图/视觉中国", [("photographer", "视觉中国")]),
    # Nobody.
    ("街头的美丽何小平摄", []),
    ("街头 远山 摄", []),
    ("某社报道截图", []),
    ("排队的居民。受访者供图", []),
    ("排队的居民 | 图片来源：对方提供", []),
    ("图源网络", []),
    ("（图片来源于网络，侵删）", []),
    ("会议现场（资料图）", []),
    ("数据来源：国家邮政局", []),
    ("股权结构图 来源：远山公司招股书", []),
    ("那一年的路。/《远山》", []),
    ("图片来源：《远山》剧照", []),
    ("图源：《远山情报》", []),
    ("△图源远山用户", []),
    ("排队的居民。来源:《远山晚报》", [("photographer", "远山晚报")]),
    ("排队的居民。通讯员供图", []),
    ("来源：远山新闻截图", []),
    ("图片截自/远山App", []),
    ("图片来源：Roe et al.", []),
    ("图：南方某地的雪景", []),
    ("他用手机拍摄了全过程", []),
    ("何小平摄于2021年5月", []),
    ("何小平（左）和高建国（右）", []),
    ("普通的一句话", []),
]


@pytest.mark.parametrize(("text", "expected"), CAPTIONS)
def test_photographers_are_read_off_captions(text: str, expected: Short) -> None:
    assert expected == short(read_caption(text))


@pytest.mark.parametrize(
    "text",
    [
        "△图为施工现场",
        "▲ 图自远山铁路，下同",
        "图为施工现场",
        "图：南方某地的雪景",
        "图注：施工现场",
        "街头（资料图）",
        "街头 视觉中国 图",
        "街头。远山报记者 何小平 摄",
        "排队的居民。受访者供图",
        "图片来源：远山网",
        "供图/远山盲人学校",
        "某社报道截图",
        "街头（法新社）",
        "街头（照片來源：Far Hill Games）",
    ],
)
def test_captions_show_by_their_form(text: str) -> None:
    assert looks_like_caption(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "他用手机拍摄了全过程。",
        "这款手机搭载了四摄",
        "工作人员在装摄像头",
        "他爱好摄影",
        "图书馆今天开放。",
        "本文来自微信公众号：看山，作者：何小平，头图来源：IC photo",
        "【来源：远山网】",
        "来源：看山日报客户端 记者：何小平",
        "今天" * 101,
    ],
)
def test_sentences_and_credit_lines_do_not_look_like_captions(text: str) -> None:
    assert not looks_like_caption(text)


def test_the_label_is_the_word_printed() -> None:
    (found,) = read_line("摄影记者 何小平") or ()
    assert Found("photographer", "何小平", None, "摄影记者") == found


def test_one_person_in_one_role_is_one_entry() -> None:
    assert len(read_line("编辑：何小平、何小平") or ()) == 1
    assert short(read_line("编辑：何小平 审核：何小平")) == [("editor", "何小平")]


@pytest.mark.parametrize("word", ["王小明", "欧阳明", "司马长风", "让·雷诺", "陳大文"])
def test_names_have_the_form_of_names(word: str) -> None:
    assert is_person(word)


@pytest.mark.parametrize(
    "word", ["谢谢", "高兴", "新华社", "王先生", "张某", "何小平说", "x", "二十四个字", "齐鲁晚报·齐鲁壹点"]
)
def test_other_words_do_not(word: str) -> None:
    assert not is_person(word)


def test_tables_hold_both_scripts() -> None:
    assert ROLES["責任編輯"] == ROLES["责任编辑"] == ("editor",)
    assert traditional("记者") == "記者"
    assert roles_of("文/图") == ("reporter", "photographer")
    assert tidy("@“远山”") == "远山"


@pytest.mark.parametrize(
    "text",
    [
        "记者" * 20_000,
        "（" * 40_000,
        "（记者 " * 10_000,
        "编辑：" * 10_000,
        "来源：" + "、" * 40_000,
        "图/" * 20_000,
        "何小平 摄 " * 5_000,
        "【】" * 20_000,
    ],
)
def test_long_lines_take_no_long_time(text: str) -> None:
    start = time.perf_counter()
    for zone in ("head", "tail", "body"):
        read_line(text, zone=zone)
        read_line(text[:400], zone=zone)
    read_inline(text, first=True, last=True)
    read_caption(text)
    looks_like_caption(text)
    assert time.perf_counter() - start < 2


def test_exceptions_in_a_row_cost_no_more_than_their_length() -> None:
    started = time.perf_counter()
    assert read_line("本文除外" + "除外" * 90, zone="tail") is None
    assert time.perf_counter() - started < 1


# Forms of party papers, local papers, television, finance and the press of Hong Kong and Taiwan.
BY_LINES: list[tuple[str, Short]] = [
    ("远山日报客户端 | 记者 何小平", [("reporter", "何小平", "远山日报客户端")]),
    ("（作者：见习记者,何小平）", [("reporter", "何小平")]),
    ("作者：本报记者，何小平", [("reporter", "何小平")]),
    (
        "远山晚报·看山眼 记者 林小平 通讯员 高建国",
        [("reporter", "林小平", "远山晚报·看山眼"), ("reporter", "高建国")],
    ),
    ("看山云 记者 林小平", [("reporter", "林小平", "看山云")]),
    ("►文江报网何小平", [("reporter", "何小平", "江报网")]),
    ("（何小平 林一）", [("author", "何小平"), ("author", "林一")]),
    ("远山日报讯（记者 何小平）", [("reporter", "何小平", "远山日报")]),
    ("【远山商报讯】（记者 何小平）", [("reporter", "何小平", "远山商报")]),
    ("新华社北京1月8日电（记者何小平）", [("reporter", "何小平", "新华社")]),
    ("（新华社北京1月8日电 记者何小平）", [("reporter", "何小平", "新华社")]),
    ("（本报北京1月8日电 记者 何小平）", [("reporter", "何小平")]),
    (
        "远山网4月19日讯(通讯员 何小平 记者 林一)",
        [("reporter", "何小平", "远山网"), ("reporter", "林一", "远山网")],
    ),
    ("责编 何小平丨校对 高建国", [("editor", "何小平"), ("proofreader", "高建国")]),
    (
        "初审 何小平 复审 高建国 终审 林一平",
        [("editor", "何小平"), ("editor", "高建国"), ("editor", "林一平")],
    ),
    ("转自：央视新闻微信公众号", [("source", "央视新闻")]),
    ("来源：远山公安官微", [("source", "远山公安官微")]),
    ("来源：新浪微博", [("source", "新浪微博")]),
    ("来源：微信公众号", []),
    (
        "来源：远山新闻综合远山馆官方微博、远山报",
        [("source", "远山新闻"), ("source", "远山馆官方微博"), ("source", "远山报")],
    ),
    ("《人民日报》（2022年01月08日 第 01 版）", [("source", "人民日报")]),
    ("题图和文图为《远山》剧照 来自1927 剧团", [("photographer", "1927 剧团")]),
    ("截图来源：远山网站", []),
    ("深度 | 记者 何小平", [("reporter", "何小平")]),
    ("独家丨记者 何小平", [("reporter", "何小平")]),
    ("来源：今日头条号", [("source", "今日头条号")]),
    ("转载本文请联系原作者获取授权，同时请注明本文来自何小平科学网博客。", []),
    ("记者丨何小平 编辑丨高建国", [("reporter", "何小平"), ("editor", "高建国")]),
    ("撰文、图：何小平", [("reporter", "何小平"), ("photographer", "何小平")]),
    ("Written by John Smith", [("reporter", "John Smith")]),
    ("Photos by John Smith", [("photographer", "John Smith")]),
    ("記者陳大文／台北報導", [("reporter", "陳大文")]),
    ("（中央社記者陳大文台北18日電）", [("reporter", "陳大文", "中央社")]),
    ("（中央社記者陳大文東京18日專電）", [("reporter", "陳大文", "中央社")]),
    ("編譯陳大文／綜合外電", [("translator", "陳大文")]),
    ("編譯陳大文／綜合報導", [("translator", "陳大文")]),
    ("國際中心／陳大文報導", [("reporter", "陳大文")]),
    ("〔即時新聞／綜合報導〕", []),
    ("（記者陳大文報導）", [("reporter", "陳大文")]),
    ("大公文匯全媒體記者陳大文北京報道", [("reporter", "陳大文", "大公文匯")]),
    (
        "（记者：何小平   责编：高建国   网编：林一）",
        [("reporter", "何小平"), ("editor", "高建国"), ("editor", "林一")],
    ),
    ("文/KSH2021", [("reporter", "KSH2021")]),
    # Notes in words.
    ("（本文作者何小平系远山大学（看山校区）河流研究所研究员）", [("author", "何小平")]),
    ("（作者何小平为远山大学教授）推荐阅读：", [("author", "何小平")]),
    ("（作者系远山大学教授）", []),
    ("作者为远山大学河流研究所研究员。", []),
    ("远山镇供图", [("photographer", "远山镇")]),
    ("受访者供图", []),
    ("何小平供图", [("photographer", "何小平")]),
    ("看山游戏编译整理", [("translator", "看山游戏")]),
    ("作者简介：何小平，远山大学历史系教授，著有《远山志》。", [("author", "何小平")]),
    ("（翻译：看山天文馆）", [("translator", "看山天文馆")]),
    ("此系列文由何小平撰寫，以「創用CC 姓名標示 4.0 國際版授權條款」釋出。", [("author", "何小平")]),
    ("本文由何小平撰写，采用知识共享署名许可协议。", [("author", "何小平")]),
    ("（本文摘自《看山 13：山里的人》）", []),
    ("消息來源", []),
    ("远山网编译", [("translator", "远山网")]),
    ("原文链接", []),
    ("本文由 @看山 原创发布于远山网。未经许可，禁止转载。", [("author", "看山")]),
    ("本文由@ 看山 翻译发布于远山网，未经作者许可，禁止转载", [("translator", "看山")]),
    ("作者：何小平；微信公众号：看山。", [("author", "何小平")]),
    ("作者：看山的人，河流研究十二年；公众号：看山（ID：kanshan2021）", [("author", "看山的人")]),
    ("作者：看山，研究河流的价值，涉及水文、地质、历史。", [("author", "看山")]),
    ("作者：何小平，首图来自IC photo", [("author", "何小平"), ("photographer", "IC photo")]),
    ("21综合自《2021河流白皮书》、央视新闻、人民日报等", [("source", "央视新闻"), ("source", "人民日报")]),
]


@pytest.mark.parametrize(("text", "expected"), BY_LINES)
def test_by_lines_of_the_press_are_read_after_the_story(text: str, expected: Short) -> None:
    assert expected == short(read_line(text, zone="tail"))


@pytest.mark.parametrize(
    "text",
    [
        "重新编译",
        "本访谈经过编辑和精简。",
        "翻译：我们明天再来",
        "此稿经编辑略有删减",
        "本文编译整理",
        "作者是一个很有意思的人",
        "作者为何要这样写",
        "他们为这次活动供图，一共三十张",
    ],
)
def test_lines_that_only_look_like_notes(text: str) -> None:
    assert read_line(text, zone="tail") is None


def test_two_names_in_brackets_are_no_story() -> None:
    assert short(read_line("（何小平 林一）", zone="body")) == [("author", "何小平"), ("author", "林一")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("by Connor Lau", [("author", "Connor Lau")]),
        ("By: Connor Lau", [("author", "Connor Lau")]),
        ("By：小山", [("author", "小山")]),
    ],
)
def test_by_counts_under_the_title(text: str, expected: Short) -> None:
    assert short(read_line(text, zone="head")) == expected
    assert HINT.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "（安心 舒心）",
        "（高兴 方便）",
        "今天上午 记者 何小平",
        "他采访的 记者 何小平",
        "北京 记者 何小平",
        "联系人 记者 何小平",
        "深度 记者 何小平",
        "看得见的好片出品",
        "大众日报记者 何小平 四处查看",
        "（他们对本文有贡献）",
        "远山网综合整理，大家都来看",
        "by the way",
        "By the way, 今天",
        "题图为《远山》剧照",
        "截图自动保存到相册",
        "远山日报讯 今天是好日子",
        "《远山》（2022年1月8日）",
        "初审 通过 后再行公布",
        "新聞/綜合報導",
        "记者通过电话报道",
        "远山镇供图",
        "看山游戏编译整理",
        "（作者系远山大学教授）",
    ],
)
@pytest.mark.parametrize("zone", ["head", "body"])
def test_lines_that_only_look_like_by_lines(text: str, zone: Zone) -> None:
    assert read_line(text, zone=zone) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "中国青年报客户端福州2月3日电（何小平 中青报·中青网记者 高建国）今天是个好日子。",
            [("reporter", "何小平", "中国青年报客户端"), ("reporter", "高建国", "中青报·中青网")],
        ),
        (
            "远山新闻网讯 记者唐小平报道 3月19日，今天是个好日子，大家都来看。",
            [("reporter", "唐小平", "远山新闻网")],
        ),
        (
            "远山网讯 （记者 何小平 通讯员 林一）今天。",
            [("reporter", "何小平", "远山网"), ("reporter", "林一", "远山网")],
        ),
        ("远山网记者何小平3月21日报道：今天是个好日子，大家都来看。", [("reporter", "何小平", "远山网")]),
        (
            "远山网记者何小平、林一21日报道：今天是个好日子，大家都来看。",
            [("reporter", "何小平", "远山网"), ("reporter", "林一", "远山网")],
        ),
        ("本报讯 记者何小平报道：今天是个好日子，大家都来看。", [("reporter", "何小平")]),
        ("本报记者何小平北京报道 今天是个好日子，大家都来看看。", [("reporter", "何小平")]),
        ("【大公報訊】記者何小平北京報道：今天是個好日子，大家都來看看。", [("reporter", "何小平", "大公報")]),
        ("鲁网1月8日讯（记者 何小平）今天是好日子。", [("reporter", "何小平", "鲁网")]),
        (
            "（中央社記者何小平、高建國台北18日電）今天是個好日子。",
            [("reporter", "何小平", "中央社"), ("reporter", "高建國", "中央社")],
        ),
        ("〔編譯何小平／綜合報導〕今天是個好日子，大家都來看。", [("translator", "何小平")]),
        ("今天是好日子。（参与采写：何小平）", [("reporter", "何小平")]),
        ("今天是好日子。[远山在线 报道]", [("source", "远山在线")]),
        ("今天是好日子。( 中新经纬 APP )", [("source", "中新经纬")]),
        ("今天是好日子。（来源：央视新闻客户端）", [("source", "央视新闻客户端")]),
        ("今天是好日子。（来源：统计局）", []),
        ("今天大家在看。（他们的客户端）", []),
        ("今天是好日子。【编辑：小北】", [("editor", "小北")]),
        ("今天是好日子。（编译 何小平 台北报道）", [("translator", "何小平")]),
        (
            "远山网1月2日电（何小平 高建国 看海网记者林一）今天是好日子。",
            [("reporter", "何小平", "远山网"), ("reporter", "高建国", "远山网"), ("reporter", "林一", "看海网")],
        ),
        ("远山网1月2日电（何小平 看海网记者 的信）今天是好日子。", []),
        ("中新社北京1月2日电（全文如下）今天是好日子。", []),
        ("据新华社记者何小平报道，今天是个好日子，大家都来看看，今天是个好日子。", []),
        ("记者何小平北京报道 今天是个好日子，大家都来看看，今天是个好日子。", []),
        ("新华社记者何小平报道说，今天是个好日子，大家都来看。", []),
    ],
)
def test_more_by_lines_inside_a_paragraph(text: str, expected: Short) -> None:
    assert expected == short(read_inline(text, first=True, last=True))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("截图自远山公安", []),
        ("截图来源：远山公安", []),
        ("图自远山公安官网截图", []),
        ("街头（图源：远山公安）。", [("photographer", "远山公安")]),
        ("街头。何小平摄（人民视觉）。", [("photographer", "何小平", "人民视觉")]),
        ("街头。何小平 摄（影像中国）", [("photographer", "何小平", "影像中国")]),
        ("街头。何小平 摄 新华社发", [("photographer", "何小平", "新华社")]),
        ("街头。远山公司/供图", [("photographer", "远山公司")]),
        ("翼龙-2H无人机 远山航空公司供图", [("photographer", "远山航空公司")]),
        ("街头。截图自远山网", []),
        ("街头 清晨 何小平 供图", [("photographer", "何小平")]),
        ("街头。何小平 摄（法新社）", [("photographer", "何小平", "法新社")]),
        ("街头。泱波 摄", [("photographer", "泱波")]),
        # The longest run of words that is a credit counts, whatever stands before it.
        ("清晨的街头 新京报记者 何小平 摄", [("photographer", "何小平", "新京报")]),
        (
            "街头的早市 新华社 何小平 高建国 摄",
            [("photographer", "何小平", "新华社"), ("photographer", "高建国", "新华社")],
        ),
        ("街头的人们新华社何小平摄", [("photographer", "何小平", "新华社")]),
    ],
)
def test_more_captions(text: str, expected: Short) -> None:
    assert expected == short(read_caption(text))
    assert looks_like_caption(text)


def test_where_an_item_of_several_is_from_is_no_caption() -> None:
    item = "水文站介绍，今年汛期的水位低于往年；" * 6 + "步道照常开放。（来源：远山新闻）"
    assert not looks_like_caption(item)
    assert looks_like_caption("步道照常开放。（来源：远山新闻）")


def test_a_phone_that_keeps_screenshots_is_no_caption() -> None:
    assert not looks_like_caption("截图自动保存到相册。")


WORDS = [
    "编辑",
    "责任编辑",
    "记者",
    "新京报记者",
    "央视记者",
    "摄影记者",
    "见习记者",
    "校对",
    "编辑记者",
    "每经编辑",
    "监制",
    "作者",
    "视觉",
]
NAMES = ["王小明", "欧阳明月", "李娜", "刘越", "高温", "何处"]
PAIRS = st.lists(
    st.builds("".join, st.tuples(st.sampled_from(WORDS), st.sampled_from(" ：/丨"), st.sampled_from(NAMES))),
    min_size=1,
    max_size=3,
).map(" ".join)


@given(PAIRS, st.booleans())
def test_the_short_way_reads_what_the_grammar_reads(text: str, strict: bool) -> None:  # noqa: FBT001  # hypothesis' way
    found = grammar.one_each(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grammar, "one_each", lambda _: None)
        assert found is None or found == grammar.parse(text, strict=strict)


def test_the_short_way_is_taken() -> None:
    assert grammar.one_each("新京报记者 王小明 摄影记者 李娜") is not None


@pytest.mark.parametrize(
    ("text", "name", "affiliation"),
    [
        ("居民在排队。新京报记者 王小明 摄", "王小明", "新京报"),
        ("根据楼号摆放。新京报记者王小明摄", "王小明", "新京报"),
        ("居民在排队。（新京报记者 王小明 摄）", "王小明", "新京报"),
        ("居民在排队。某地记者 王小明 摄", "王小明", "某地"),
        ("居民在排隊。（攝影／AFP／John Smith）", "John Smith", "AFP"),
        ("居民在排隊。（中央社檔案照片）", "中央社", None),
        ("居民在排队。（新华社资料照片）", "新华社", None),
        ("居民在排队。图/路透社/John Smith", "John Smith", "路透社"),
    ],
)
def test_the_caption_of_most_pictures(text: str, name: str, affiliation: str | None) -> None:
    assert [(one.name, one.affiliation) for one in read_caption(text)] == [(name, affiliation)]


@pytest.mark.parametrize(
    ("text", "expected"), [("本报记者 赵可佳", [("reporter", "赵可佳")]), ("本报记者 从城里来", None)]
)
def test_our_own_reporter(text: str, expected: Short | None) -> None:
    assert short(read_line(text, zone="head")) == expected


def test_what_belongs_to_all_names_nobody() -> None:
    assert read_caption("小喜鹊的实拍图｜作者供图") == ()
    assert read_caption("门店的外景｜model3") == ()
    assert short(read_caption("图丨pixabay")) == [("photographer", "pixabay")]
    assert read_caption("旧时的街市。图片来源：Public Domain") == ()
    assert looks_like_caption("旧时的街市，人来人往。图片来源：John Smith Collection/River via Getty Images")
