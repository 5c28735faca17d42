"""The two posts that the project began with, as a person reads them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

import newsparse
from newsparse import Article, Source

SEEDS = Path(__file__).parent / "fixtures" / "seeds"
PICTURES = "http://static.1sapp.com/qupost/img/2022/01/18"


def credits_of(article: Article) -> list[tuple[str, str, str | None, str | None]]:
    """Role, name, affiliation, and the part of the article that each credit was read in."""
    return [
        (credit.role, credit.name, credit.affiliation, credit.where.part if credit.where else None)
        for credit in article.credits
    ]


def paragraphs(article: Article) -> list[str]:
    return [block.text for block in article.blocks if block.kind == "paragraph"]


class TestQutoutiao:
    @pytest.fixture
    def article(self) -> Article:
        return newsparse.load(SEEDS / "qutoutiao.md")

    def test_title_and_time(self, article: Article) -> None:
        assert article.title == "海淀封控小区博雅西园启动第二轮全员核酸检测"
        assert article.title_restored is None
        assert article.published == datetime(2022, 1, 18, 10, 14, 8, tzinfo=UTC)
        assert article.updated is None

    def test_source(self, article: Article) -> None:
        assert article.source == Source(id="qutoutiao", name="趣头条", channel="分类", section="新媒体")
        assert article.provenance.cleaner == "qutoutiao"
        assert article.provenance.format == "front-matter"
        assert article.provenance.path == (str(SEEDS / "qutoutiao.md"),)

    def test_credits_are_read_from_captions_and_the_two_last_lines(self, article: Article) -> None:
        assert credits_of(article) == [
            ("photographer", "浦峰", "新京报", "caption"),
            ("reporter", "吴为", "新京报", "removed"),
            ("editor", "樊一婧", None, "removed"),
            ("proofreader", "刘越", None, "removed"),
        ]

    def test_credits_say_which_caption_and_which_line(self, article: Article) -> None:
        indexes = [credit.where.index for credit in article.credits if credit.where]
        assert indexes == [1, 0, 1, 1]
        assert [credit.label for credit in article.credits] == ["摄", "记者", "编辑", "校对"]

    def test_headings_are_the_bold_paragraphs_joined_where_the_markup_splits_them(self, article: Article) -> None:
        headings = [block for block in article.blocks if block.kind == "heading"]
        assert [(block.level, block.text) for block in headings] == [
            (2, "疫情发生后，博雅西园20分钟全面封控社区"),
            (2, "发动辖区社区干部对口支援，逐楼逐户“敲门行动”"),
            (2, "保障居民生活物资供应；安排专车24小时保障就医需求"),
        ]
        assert all(len(block.runs) == 1 and not block.runs[0].marks for block in headings)

    def test_images_have_their_own_address_their_caption_and_their_size(self, article: Article) -> None:
        assert [(image.url, image.caption, image.width, image.height) for image in article.images] == [
            (
                f"{PICTURES}/ff4798e004aefda377f1b88958710d4e.jpeg",
                "当天下午，社区进行第二轮全员核酸检测。新京报记者 浦峰 摄",
                3000,
                1928,
            ),
            (
                f"{PICTURES}/d04b311c2b546be5c418852fec84dfa4.jpeg",
                "快递员根据楼号把包裹放在相应货架上。新京报记者 浦峰 摄",
                3000,
                2116,
            ),
            (
                f"{PICTURES}/80c778a91ef6492d1225cecebd962705.jpeg",
                "所有包裹送进小区前都先进行消毒。新京报记者 浦峰 摄",
                3000,
                2000,
            ),
        ]

    def test_lead_image_is_the_first(self, article: Article) -> None:
        assert article.lead_image == article.images[0]

    def test_text_from_its_first_paragraph_to_its_last(self, article: Article) -> None:
        lines = article.text.split("\n")
        assert lines[0] == ("1月18日下午，因近期报告新冠阳性病例而采取管控措施的博雅西园社区启动了第二轮全员核酸检测。")
        assert lines[-1] == (
            "此外，社区以楼栋为群拉建专门微信群，隔离人员可随时反馈生活需要，整理汇总后由街道、社区、物业等"
            "值班值守人员化身“护理员”“保洁员”“代购员”，实现线上“点单”，线下“点对点”配送的24小时“不打烊服务”。"
        )
        assert len(lines) == 14
        assert len(paragraphs(article)) == 11

    def test_order_of_the_blocks(self, article: Article) -> None:
        assert " ".join(block.kind for block in article.blocks) == (
            "paragraph image heading paragraph paragraph paragraph image heading paragraph paragraph paragraph paragraph "
            "image heading paragraph paragraph paragraph"
        )

    def test_removed_are_the_two_credit_lines_and_nothing_else(self, article: Article) -> None:
        assert [(gone.kind, gone.rule, gone.text, gone.position) for gone in article.removed] == [
            ("credit", "credit-line", "新京报记者 吴为 摄影记者 浦峰", 17),
            ("credit", "credit-line", "编辑 樊一婧 校对 刘越", 17),
        ]

    def test_the_rest(self, article: Article) -> None:
        assert article.tags == ()
        assert article.issues == ()
        assert article.language == "zh-Hans"
        assert article.url is None
        assert article.metadata["author"] == "趣头条"
        assert article.metadata["categories"] == ("新媒体", "趣头条", "分类")
        assert article.metadata["comments"] is False


class TestSina:
    @pytest.fixture
    def article(self) -> Article:
        return newsparse.load(SEEDS / "sina.md")

    def test_title_and_time(self, article: Article) -> None:
        assert article.title == "北京丰台万柳园小区已经完成2710人的核酸采样工作"
        assert article.published == datetime(2022, 1, 20, 5, 38, 55, tzinfo=UTC)

    def test_source(self, article: Article) -> None:
        assert article.source == Source(id="sina", name="新浪财经", channel="新浪财经－国內", section="金融")

    def test_credits(self, article: Article) -> None:
        assert credits_of(article) == [
            ("reporter", "蒲长廷", "北京青年报", "removed"),
            ("editor", "蒋晓桐", None, "removed"),
        ]

    def test_the_qr_code_that_the_front_matter_names_is_no_picture_of_the_story(self, article: Article) -> None:
        assert article.metadata["headimg"] == "https://n.sinaimg.cn/finance/cece9e13/20200514/343233024.png"
        assert article.images == ()
        assert article.lead_image is None

    def test_blocks_are_six_paragraphs_without_headings(self, article: Article) -> None:
        assert [block.kind for block in article.blocks] == ["paragraph"] * 6

    def test_text_from_its_first_paragraph_to_its_last(self, article: Article) -> None:
        lines = article.text.split("\n")
        assert lines[0] == (
            "【丰台#万柳园小区已经完成2710人的核酸采样#工作】1月19日，丰台区新增3例核酸检测阳性者，均为冷链从业人员，"
            "且均居住在丰台区玉泉营街道万柳园社区万柳园小区18号楼1单元。19日10时，玉泉营街道立即调动机关、社区干部以及"
            "下沉干部、保安近400人组成工作队，对小区封控区、管控区进行管理，人员只进不出。同时搭建帐篷、围挡等疫情防控设施，"
            "采取敲门行动逐一通知小区居民要进行核酸检测采样，做好开展全员核酸检测的准备。"
        )
        assert lines[-1] == (
            "除此之外，玉泉营街道还协调引进了相关单位为居民提供蔬菜、水果、米、面、粮、油等生活必需品供应服务，"
            "全力以赴做好管控区域内的服务保障，及时解决群众需求。"
        )
        assert len(lines) == 6

    def test_tags(self, article: Article) -> None:
        assert article.tags == ("万柳园小区已经完成2710人的核酸采样",)

    def test_removed_are_the_credits_and_the_box_with_the_qr_code(self, article: Article) -> None:
        assert [(gone.kind, gone.rule, gone.text, gone.position) for gone in article.removed] == [
            ("credit", "credit-line", "文/北京青年报记者 蒲长廷", 6),
            ("promotion", "app-qr", "海量资讯、精准解读，尽在新浪财经APP", 6),
            ("credit", "p.article-editor", "责任编辑：蒋晓桐", 6),
        ]

    def test_the_box_is_kept_whole_for_who_wants_it(self, article: Article) -> None:
        box = article.removed[1].html
        assert box is not None
        assert "343233024.png" in box
        assert "<style" not in box

    def test_the_rest(self, article: Article) -> None:
        assert article.issues == ()
        assert article.language == "zh-Hans"


@pytest.mark.parametrize("name", ["qutoutiao", "sina"])
def test_bytes_text_and_file_give_the_same_article(name: str) -> None:
    path = SEEDS / f"{name}.md"
    data = path.read_bytes()
    from_bytes, from_text = newsparse.loads(data), newsparse.loads(data.decode())
    assert from_bytes == from_text
    assert newsparse.load(path).blocks == from_text.blocks
    assert newsparse.load(path).id == from_text.id
