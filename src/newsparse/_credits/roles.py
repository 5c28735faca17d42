"""The words with which Chinese newsrooms say who did what, and the role each stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from attrs import evolve, frozen

from newsparse.models import Role

__all__ = [
    "HARD",
    "HEAD",
    "HINT",
    "RANKS",
    "RISKY",
    "ROLES",
    "Found",
    "Zone",
    "roles_of",
    "traditional",
    "unique",
    "words",
]

Zone: TypeAlias = Literal["head", "tail", "body"]
"""Where a line stands: before the story's first paragraphs, after the last, or between."""


@frozen
class Found:
    """One person or organisation that a line names, and what they did."""

    role: Role
    """What they did."""
    name: str
    """Who."""
    affiliation: str | None = None
    """The outlet named with a person, or `None`."""
    label: str | None = None
    """The role word printed, blanks inside it taken out; `None` where a form has none."""


def unique(found: Iterable[Found]) -> tuple[Found, ...]:
    """Return each person once in each role, with the first label and the first affiliation given."""
    out: dict[tuple[Role, str], Found] = {}
    for one in found:
        first = out.setdefault((one.role, one.name), one)
        if first.affiliation is None and one.affiliation is not None:
            out[one.role, one.name] = evolve(first, affiliation=one.affiliation)
    return tuple(out.values())


# Traditional forms of the characters that occur in our words, surnames and
# outlets. One to one, so that a word can be turned over as it stands.
_SIMPLIFIED: Final = (
    "记编辑责摄图来译对报导员网综讯电术监制总统筹审复签终实习见约驻华区执笔写讲述访谈拍视频剪后华设计画题头说"
    "陈刘张杨赵黄吴孙马罗郑谢韩冯邓许苏卢蒋贾叶阎余潘钟谭陆范韦邹严万钱汤龚贺赖庞齐纪龙颜倪苗吕丁顾毕乔邱连骆"
    "萧闻单欧缪鲍华项祝费简岳宁车侯党关宫东闽庄卫业环时体选题馆长云乌习传丽兰广汉采觉资号户剧观财经济凤腾维达线页载创发国众门产证汇联军农检"
)
_TRADITIONAL: Final = (
    "記編輯責攝圖來譯對報導員網綜訊電術監製總統籌審複簽終實習見約駐華區執筆寫講述訪談拍視頻剪後華設計畫題頭說"
    "陳劉張楊趙黃吳孫馬羅鄭謝韓馮鄧許蘇盧蔣賈葉閻余潘鍾譚陸范韋鄒嚴萬錢湯龔賀賴龐齊紀龍顏倪苗呂丁顧畢喬邱連駱"
    "蕭聞單歐繆鮑華項祝費簡岳寧車侯黨關宮東閩莊衛業環時體選題館長雲烏習傳麗蘭廣漢採覺資號戶劇觀財經濟鳳騰維達線頁載創發國眾門產證匯聯軍農檢"
)
_TURN: Final = str.maketrans(_SIMPLIFIED, _TRADITIONAL)


def traditional(word: str) -> str:
    """Return *word* in the characters of Taiwan and Hong Kong, as far as this package needs them."""
    return word.translate(_TURN)


# Grouped by role. A word stands here if newsrooms print it in front of a name;
# a word that also begins lines of other kinds (设计：简洁大方) is in _RISKY too.
_WORDS: Final[dict[tuple[Role, ...], str]] = {
    ("reporter",): (
        # Ranks of reporters, then what they do; LABELS.md counts correspondents among them.
        "记者 实习记者 见习记者 首席记者 特约记者 特派记者 驻外记者 全媒体记者 融媒体记者 融媒记者 新媒体记者 文字记者 "
        "出镜记者 资深记者 高级记者 主任记者 特派员 本报记者 本刊记者 本网记者 本台记者 小记者 数字记者 调查记者 "
        "实习生 见习生 实习 见习 通讯员 特约通讯员 全媒体通讯员 文 文字 撰文 撰稿 撰写 采写 采访 采访整理 采访撰文 采访记者 "
        "采写记者 执笔 主笔 特约撰稿 特约撰稿人 撰稿人 文案 报道 整理 记录 采访人 记录整理 整理记录 文稿 写稿 作者记者 撰稿记者 "
        "文字整理 参与采写 参与记者 联合采写 联合报道 特约记者兼编辑 校园记者 学生记者 大学生记者 出镜 主创记者 执行记者 采写整理 稿件采写 文本"
    ),
    ("author",): (
        # Who signs the piece without being called a reporter; 评论员 and 研究员 are ranks.
        "作者 本文作者 原作者 报告作者 文章作者 原创作者 讲述人 讲述者 讲述 口述 口述者 口述人 自述 自述人 原创 答主 投稿人 "
        "投稿 供稿人 供稿 供稿单位 来稿 评论员 特约评论员 首席评论员 本报评论员 专栏作者 专栏作家 特约作者 特约研究员 分析师 研究员 评论作者 "
        "署名 笔者 作者简称 视频作者 第一作者 主讲人 本期作者 创作者 知乎作者 博主 UP主"
    ),
    ("photographer",): (
        "摄影 摄影师 摄影记者 首席摄影记者 摄 图 图片 图片摄影 图片提供 图片来源 图片来自 图片授权 图片供图 图片版权 图源 图片源 配图 供图 "
        "题图 题图来源 题图来自 题图摄影 头图摄影 封面摄影 头图 头图来源 头图来自 封面 封面图 封面来源 封面图片 封面图源 封面图自 头图自 题图自 配图自 首图自 封面图来源 封面图片来源 首图来源 首图 "
        "文中图片来源 文内图片来源 本文图片 本文图片来源 本文图片来自 图片记者 图片作者 图自 文中配图 本文配图 配图来源 插图来源 "
        "文内图片 文中图片 内文图片 图片出处 照片来源 照片 照片提供 摄影作者 图片支持 图据 航拍 本文题图 封图 封图来源 全文图片来源 "
        "首图来自 封面图来自 封面来自 图片素材来源 配图来自 图片取自 图来源 资料图来源 原图来源 导语图来源"
    ),
    ("videographer",): (
        "视频 视频剪辑 剪辑 摄像 摄像记者 视频记者 视频拍摄 视频制作 视频来源 视频素材 视频后期 后期 后期制作 后期剪辑 拍摄 "
        "拍摄剪辑 摄制 视频摄制 拍客 短视频 短视频制作 视频提供 视频作者 摄像剪辑 剪辑师 摄像师 视频创作 视频源 视频记录 音视频 跟拍 "
        "视频包装 视频素材来源 导演 编导 视频编导 执行导演 摄影摄像 掌机"
    ),
    ("editor",): (
        "编辑 责编 责任编辑 主编 副主编 执行主编 栏目主编 值班编辑 值班主编 值班编委 值班总编 值班总编辑 值班主任 值班责编 值班 "
        "总编 总编辑 副总编 副总编辑 编委 编审 执行编辑 首席编辑 见习编辑 实习编辑 新媒体编辑 微信编辑 网络编辑 网站编辑 文字编辑 "
        "图片编辑 视频编辑 版面编辑 责任主编 本期编辑 本文编辑 文章编辑 运营编辑 高级编辑 资深编辑 值班审核 审核 监审 审稿 审签 "
        "审定 审阅 审发 初审 复审 终审 一审 二审 三审 终审发布 签审 责审 责任审核 编发 采编 小编 编 审 责编编辑 全媒体编辑 融媒编辑 "
        "融媒体编辑 编辑审核 责任编审 主审 审 终审编辑 核稿 核稿编辑 复核 编排 编辑整理 整理编辑 内容编辑 音频编辑 三审三校 主任 "
        "页面编辑 频道主编 频道编辑 频道总监 执行总编 联席主编 内容主编 内容总监 值班副总编 值班监审 责任监审 编辑制作 编辑排版 "
        "发布编辑 推送编辑 本期主编 实习责编 责任总编 本版编辑 本版责编 版面责编 本期责编 编辑人 轮值主编 客户端编辑 公众号编辑 "
        "微信责编 网编 责任网编 新闻编辑 科学编辑 科普编辑 学术编辑 见习责编 助理编辑 组稿 组版编辑 编校 编审人员 本文责编 流程编辑 图编 微编 综编 整编 文编 终校审核 审校编辑"
    ),
    (
        "proofreader",
    ): "校对 责任校对 校 审校 校审 校验 校阅 审读 校稿 值班校对 终校 初校 复校 校译 审校人员 一校 二校 三校",
    (
        "translator",
    ): "翻译 编译 实习编译 译者 译 译校 译文 本文译者 编译整理 中文翻译 翻译者 译制 编译者 编译作者 翻译整理 听译",
    ("designer",): (
        "设计 制图 美编 美术编辑 美术 美术设计 视觉设计 视觉 版式 版式设计 平面设计 海报 海报设计 海报制作 封面设计 插画 插图 绘图 "
        "漫画 漫画作者 图表 图解 作图 动画 动画制作 排版 排版设计 排版编辑 图文排版 配图设计 图片制作 图片设计 设计师 平面 页面设计 "
        "H5设计 H5制作 H5 可视化 数据可视化 制版 组版 美工 手绘 绘画 绘制 UI设计 UI 图片处理 信息图 版面设计 长图制作 长图 动图 "
        "三维动画 特效 包装 海报设计师 创意设计 题图设计 视觉中心"
    ),
    ("producer",): (
        "监制 总监制 制片 制片人 统筹 总统筹 策划 总策划 出品 出品人 总制片 总制片人 联合监制 执行监制 执行统筹 内容统筹 项目统筹 "
        "视频统筹 制作 制作人 总导演 联合出品 总出品人 策划统筹 统筹策划 执行策划 栏目策划 选题策划 制作统筹 摄制统筹 联合制作 "
        "视频监制 报道统筹 采访统筹 新媒体统筹 本期监制 责任监制 值班监制 出品单位 专题策划 主策划 运营统筹 主办 制作方 "
        "出品方 协调 总顾问 项目负责人 制作单位"
    ),
    ("source",): (
        "来源 文章来源 稿件来源 内容来源 新闻来源 信息来源 消息来源 本文来源 素材来源 报告来源 原文来源 综合来源 资料来源 转自 转载自 "
        "来自 综合 综合自 内容综合 出处 摘自 选自 文源 稿源 原载 首发 来源综合 内容来自 本文转自 本文来自 文章来自 转载 转载来源 原标题来源 "
        "文图来源 图文来源 文字来源 素材 部分来源 部分内容来源 线索来源 来源网站 原文 综合整理自 整理自 编译自 原文出处 文章出处 "
        "来源出处 资料 文字来自 新闻出处 部分素材来源 发布来源 文稿来源 转载于 转引自 内容来源于 素材综合 文图综合 "
        "综合素材来源 文字图片来源 内容参考 素材来自 图文来自 节选自 文素材来源 报道来源 来源单位 来源媒体 原刊 via source 原文来自 原文链接 原文地址 来源链接 信源 稿件出处"
    ),
    # Two jobs in one word.
    ("reporter", "photographer"): (
        "图文 文图 摄影报道 文并摄 撰文摄影 文摄 采写摄影 文字摄影 文字图片 图片文字 摄影撰文 文影 采访摄影 图文记者 图文作者 图文报道 图文供稿 图文提供"
    ),
    ("reporter", "videographer"): "采写视频 文字视频 文视频 采访拍摄 采访摄像",
    ("photographer", "videographer"): "图片视频 摄影视频 图视频 视频图片 视频截图提供",
    ("reporter", "editor"): "编写 撰文编辑 采访编辑",
    ("editor", "proofreader"): "编辑校对 责编校对",
    # Named, but none of the roles we keep: the line is still only a credit.
    (): (
        "配音 播音 朗读 朗诵 主播 主持 主持人 音乐 运营 技术 技术支持 实施 配乐 音频 录音 音效 发布时间 发稿时间 时间 日期 发布日期 "
        "更新时间 值班电话 爆料人 旁白 诵读 解说 嘉宾 播报 灯光 化妆 场务 发布 法律顾问 本期主播 声音 开发 程序 前端 前端开发 "
        "数据 数据支持 测试 推广 商务 原文标题 原标题 受访者 感谢 鸣谢 特别鸣谢 手语 手语翻译 演播 调色 收音 文字校录 签发"
    ),
}

_ENGLISH: Final[dict[str, tuple[Role, ...]]] = {
    "Editor": ("editor",),
    "Author": ("author",),
    "Reporter": ("reporter",),
    "Writer": ("reporter",),
    "Source": ("source",),
    "Via": ("source",),
    "via": ("source",),
    "Photo": ("photographer",),
    "Photos": ("photographer",),
    "Image": ("photographer",),
    "Photographer": ("photographer",),
    "Translator": ("translator",),
    "Edit": ("editor",),
    "Text": ("reporter",),
    "Design": ("designer",),
    "Video": ("videographer",),
    "Producer": ("producer",),
    "Credit": ("photographer",),
    "By": ("author",),
}

_RISKY: Final = (
    "设计 制作 视频 图片 摄影 摄像 拍摄 照片 翻译 技术 音乐 音频 数据 封面 包装 动画 海报 版式 视觉 平面 特效 图表 策划 导演 素材 资料 "
    "原文 首发 出品 编导 整理 记录 报道 综合 时间 日期 嘉宾 主持 主持人 后期 开发 程序 测试 推广 商务 感谢 主办 协调 值班 实施 发布 声音 "
    "图 文本 插画 漫画 UI H5 讲述 自述 口述 分析师 研究员 主任 编排 来自 出处 转载 内容参考 复核 制版 校验 文字 审定 见习 实习 "
    "文案 署名 导语 长图 插图 动图 绘制 灯光 博主 原创 创作者 视频素材 采访 原作者 第一作者 解说 美术 剪辑 译文 组版 终审 初审 复审 一审 二审 "
    "美工 受访者 执行导演 制片人 编 校 审 译 总导演 联合出品 出品方 制作方 制作单位 出品单位 Photo Photos Image Video Design Text Edit Credit By 运营"
)
_RANKS: Final = (
    "记者 实习记者 见习记者 首席记者 特约记者 特派记者 驻外记者 全媒体记者 融媒体记者 融媒记者 新媒体记者 文字记者 资深记者 高级记者 主任记者 "
    "特派员 本报记者 本刊记者 本网记者 本台记者 实习生 见习生 通讯员 特约通讯员 全媒体通讯员 评论员 特约评论员 首席评论员 本报评论员 "
    "特约研究员 分析师 研究员 特约撰稿 特约撰稿人 撰稿人 摄影记者 摄影师 首席摄影记者 视频记者 小记者 数字记者 调查记者 校园记者 学生记者 "
    "大学生记者 主笔 图片记者 摄像记者 编辑 见习编辑 实习编辑"
)


def words(text: str) -> frozenset[str]:
    """Return the words of *text*, which parts them by blanks."""
    return frozenset(text.split())


def _both(words: str) -> list[str]:
    out: dict[str, None] = {}
    for word in words.split():
        out[word] = None
        out[traditional(word)] = None
    return list(out)


ROLES: Final[Mapping[str, tuple[Role, ...]]] = MappingProxyType(
    {word: roles for roles, words in _WORDS.items() for word in _both(words)} | _ENGLISH
)
"""Role word → the roles it stands for, in simplified and traditional characters; ``()`` for work that we do not keep."""

RISKY: Final[frozenset[str]] = frozenset(_both(_RISKY))
"""Words that also begin lines of other kinds: a name that is not plainly one does not follow them."""

RANKS: Final[frozenset[str]] = frozenset(_both(_RANKS))
"""What a person *is*: an outlet is glued before (新京报记者), and a name may be glued behind (记者郭彬)."""

HARD: Final = "：:丨｜|/／∣│┃ㅣ︱￨‖︳"
"""Marks that part a role word from its names beyond doubt."""


def _trie(words: Iterable[str]) -> str:
    """
    Return a pattern that matches the longest of *words*, as a tree of common beginnings.

    A flat alternation of nine hundred words costs microseconds at every place that begins like one.
    """
    tree: dict[str, list[str]] = {}
    for word in words:
        tree.setdefault(word[:1], []).append(word[1:])
    branches = [re.escape(first) + _trie(rest) for first, rest in sorted(tree.items()) if first]
    if not branches:
        return ""
    inner = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
    return f"(?:{inner})?" if "" in tree else inner


# Newsrooms pad two-character words to the width of longer ones: 编 辑：.
_PADDED: Final = [f"{word[0]} {word[1]}" for word in ROLES if len(word) == 2 and not word.isascii()]
_WORK: Final = _trie(
    word
    for word, roles in ROLES.items()
    if word not in RANKS and len(word) <= len("视频剪辑") and roles and not word.isascii() and "source" not in roles
)
_FIRST: Final = "".join(sorted({re.escape(word[0]) for word in [*ROLES, *_PADDED]}))

HEAD: Final = re.compile(
    # The look-ahead spares most places of a line the walk through the tree.
    rf"(?=[{_FIRST}])(?P<word>{_WORK}(?: ?[/／、&＆和与+＋] ?{_WORK})+(?=[{HARD} ]|$)|{_trie([*ROLES, *_PADDED])})(?P<rest> ?[{HARD}]+ ?| |$)?"
)
"""A role word, or several joined by a mark, and the separator behind it; no separator where a name is glued on."""

HINT: Final = re.compile(
    # As in HEAD: the first characters of all that follows.
    rf"(?=[{HARD}记記采作编編责責通评实特校主監监摄攝来來转轉综綜本文图据據封提供地首剪排译摘选撰▲►▶（(【\[统策美翻视原出海漫插初复终题題头頭配BbVvSsh])(?:"
    rf"[{HARD}]|[记記采作]者|[编編][辑輯审審]|责编|責編|通讯员|通訊員|评论员|实习|特派员|校[对對审]|[初复终]审 |主编|监制|監製|[摄攝]|来源|來源|转[自载]|[轉][自載]|综合|綜合|本文|"
    "[题头配插]图|[題頭]圖|图[片自源据]|封面|提供|供图|地址|首发|原文|剪辑|排版|[译编摘选]自|撰[文稿]|文字|^[文图] |^▲?[►▶]|^[（(【]?[据據]|^[（(] ?[一-鿿]{2,4}(?:[ 、，][一-鿿]{2,4}){1,3} ?[)）]$|[统監策][筹制划]|美编|翻译|编译|视频|原创|出品|海报|[【\\[]|漫画|插画|供稿|[Bb]y |[Vv]ia |[Ss]ource|http)"
)
"""What a line must hold to be worth reading with `read_line`."""

_JOINT: Final = re.compile(r"[/／、&＆和与+＋]")


def roles_of(word: str) -> tuple[Role, ...]:
    """
    Return the roles that *word* as matched by `HEAD` stands for.

    >>> roles_of("编 辑")
    ('editor',)
    >>> roles_of("文/图")
    ('reporter', 'photographer')
    """
    word = word.replace(" ", "")
    known = ROLES.get(word)
    if known is not None:
        return known
    return tuple(dict.fromkeys(role for part in _JOINT.split(word) for role in ROLES.get(part, ())))
