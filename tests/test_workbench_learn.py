"""``newsparse learn``: what recurs around stories is found, and the stories are left alone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from made_sources import MADE, Made, Plant
from workbench import post

import newsparse
from newsparse import Article, CleanerError, FormatError, NewsparseError, Parser
from newsparse._cli import main
from newsparse._display.width import columns
from newsparse._markup.elements import read_elements
from newsparse.testing import check_case, read_case
from newsparse.workbench import Finding, Proposal, cleaner_of, cleaner_source, learn, read_cleaner, write_proposal

CORPUS = os.environ.get("NEWSPARSE_CORPUS")


def write(folder: Path, posts: tuple[str, ...]) -> Path:
    folder.mkdir(exist_ok=True)
    for number, text in enumerate(posts):
        (folder / f"{number:03}.md").write_text(text, encoding="utf-8")
    return folder


def is_found(plant: Plant, articles: list[Article]) -> bool:
    if plant.what == "credit":
        return all(article.credits for article in articles)
    if plant.what == "caption":
        return all(any(plant.text in (image.caption or "") for image in article.images) for article in articles)
    if plant.what == "picture":
        return not any(image.url == plant.text for article in articles for image in article.images)
    return not any(plant.text in article.text for article in articles)


@pytest.mark.parametrize("made", MADE, ids=lambda made: made.label)
class TestMadeSources:
    def articles(self, made: Made, folder: Path) -> list[Article]:
        parser = Parser(cleaners=[cleaner_of(learn(write(folder / "posts", made.posts)))])
        return [parser.loads(text) for text in made.posts]

    def test_nine_of_ten_plants_are_found(self, made: Made, tmp_path: Path) -> None:
        articles = self.articles(made, tmp_path)
        assert {article.source.name for article in articles} == {made.label}
        missed = [plant.name for plant in made.plants if not is_found(plant, articles)]
        assert len(made.plants) == 10
        assert len(missed) <= 1, missed

    def test_the_shared_rules_alone_do_not_find_them(self, made: Made) -> None:
        articles = [Parser(cleaner="generic").loads(text) for text in made.posts]
        assert sum(not is_found(plant, articles) for plant in made.plants) >= 6

    def test_no_line_of_a_story_is_taken(self, made: Made, tmp_path: Path) -> None:
        for article, story in zip(self.articles(made, tmp_path), made.stories, strict=True):
            assert [line for line in story if line not in article.text] == []

    def test_no_caption_is_taken(self, made: Made, tmp_path: Path) -> None:
        for article, captions in zip(self.articles(made, tmp_path), made.captions, strict=True):
            shown = article.text + "".join(image.caption or "" for image in article.images)
            assert [text for text in captions if text not in shown] == []

    def test_the_file_is_the_cleaner_and_its_case_holds(self, made: Made, tmp_path: Path) -> None:
        proposal = learn(write(tmp_path / "posts", made.posts), id="made")
        path, case = write_proposal(proposal, tmp_path / "out")
        assert read_cleaner(path) == cleaner_of(proposal)
        assert check_case(case, Parser(cleaners=[read_cleaner(path)])) == {}
        assert read_case(case).is_unread
        assert read_case(case).expected["source"] == "made"
        assert (case / "input.md").read_text(encoding="utf-8") in made.posts


class TestWhatIsSeen:
    def learn(self, folder: Path, bodies: list[str], **settings: str | float) -> Proposal:
        posts = [post(body, title=f"早市第{number}日") for number, body in enumerate(bodies)]
        return learn(write(folder / "hepan", tuple(posts)), **settings)  # type: ignore[arg-type]  # by name

    def bodies(self, extra: str, count: int = 6) -> list[str]:
        stories = MADE[1].stories
        return [
            f"<p>{stories[n][0]}</p>{extra.replace('STORY', stories[n][1]).replace('N', str(n))}" for n in range(count)
        ]

    def test_names_hosts_and_what_the_shared_rules_do_already(self, tmp_path: Path) -> None:
        extra = "<p><img src='https://img.hepan.example.cn/N.jpg'></p><p>△ 第N摊</p><p>扫描二维码关注我们的公众号</p>"
        proposal = self.learn(tmp_path, self.bodies(extra))
        assert (proposal.id, proposal.label, proposal.posts, proposal.known) == ("hepan", "河畔报", 6, False)
        assert proposal.hosts == ("img.hepan.example.cn",)
        assert proposal.findings == ()
        assert [(one.field, one.posts, one.example) for one in proposal.handled] == [
            ("texts", 6, "扫描二维码关注我们的公众号")
        ]

    def test_hosts_of_everybody_say_nothing(self, tmp_path: Path) -> None:
        proposal = self.learn(tmp_path, self.bodies("<p><img src='https://mmbiz.qpic.cn/N.jpg'></p>"))
        assert proposal.hosts == ()

    @pytest.mark.parametrize(
        "extra",
        [
            "<p>后记</p><p>STORY</p>",
            "<p><img src='N.jpg'></p><p>资料图</p>",
            "<p class='q'>问：</p><p>STORY</p>",
            "<table><tr><td class='h'>摊位编号与名称</td><td>N</td></tr><tr><td>一</td><td>二</td></tr></table>",
            "<p>STORY<span class='name'>河畔早市管理处</span>STORY</p>",
        ],
        ids=["heading", "caption", "question", "table", "words inside a sentence"],
    )
    def test_what_recurs_as_part_of_stories_is_left_alone(self, tmp_path: Path, extra: str) -> None:
        assert self.learn(tmp_path, self.bodies(extra)).findings == ()

    @pytest.mark.parametrize(
        ("extra", "field", "value", "kind"),
        [
            ("<p class='ed'>责任编辑：李明</p>", "credits", "p.ed", "credit"),
            ("<p class='was'>原标题：第N个早市</p>", "drop", "p.was", "title"),
            ("<p class='tags'>标签：早市 第N日</p>", "tags", "p.tags", "tag"),
            ("<p class='say'>本文版权归河畔早市所有，抄录请问一声</p>", "drop", "p.say", "notice"),
            ("<p class='more'>往期的早市，第N日起</p>", "drop", "p.more", "related"),
            ("<div class='video-box' data-id='N'></div>", "players", "div.video-box", "player"),
            ("<div class='clearfix tail-box'><i>河畔早市，天天都开</i></div>", "drop", "div.tail-box", "promotion"),
            ("<div id='end'><div class='in'>河畔早市，天天都开</div></div>", "drop", "div#end", "promotion"),
        ],
    )
    def test_what_a_box_is_for(self, tmp_path: Path, extra: str, field: str, value: str, kind: str) -> None:
        (found,) = self.learn(tmp_path, self.bodies(extra)).findings
        assert (found.field, found.value, found.kind, found.posts) == (field, value, kind, 6)

    def test_a_box_whose_texts_the_shared_rules_take_out_alike_is_for_the_same(self, tmp_path: Path) -> None:
        goods = ("豆腐", "青菜", "竹篮", "鸭蛋", "米糕", "山笋")
        bodies = [f"{body}<p class='k'>标签：早市、{goods[n]}</p>" for n, body in enumerate(self.bodies(""))]
        (found,) = self.learn(tmp_path, bodies).findings
        assert (found.field, found.value, found.kind) == ("tags", "p.k", "tag")

    def test_a_box_that_is_empty_in_most_posts_shows_nothing(self, tmp_path: Path) -> None:
        bodies = [
            f"{body}<p class='say'>{'' if n else '河畔早市，天天都开'}</p>" for n, body in enumerate(self.bodies(""))
        ]
        assert self.learn(tmp_path, bodies).findings == ()

    def test_a_credit_that_the_shared_rules_leave_stays(self, tmp_path: Path) -> None:
        # The paragraph below is about the one who is named.
        bodies = [f"<p>设计师：何小平</p><p>何小平说，{body.removeprefix('<p>')}" for body in self.bodies("")]
        assert self.learn(tmp_path, bodies).findings == ()

    def test_last_lines_that_begin_alike_and_run_on_are_sentences(self, tmp_path: Path) -> None:
        goods = (
            "豆腐摊要添一口锅",
            "青菜摊换到桥东头",
            "竹篮摊多编两样新的",
            "鸭蛋摊说是歇一天",
            "米糕摊请大家赶早",
            "山笋摊等雨停了来",
        )
        bodies = [f"{body}<p>明天的早市上，{goods[n]}，别的都照旧</p>" for n, body in enumerate(self.bodies(""))]
        assert self.learn(tmp_path, bodies).findings == ()

    @pytest.mark.parametrize(
        "caption",
        [
            "▲卖WHAT的摊位。本报记者 陈子昂 摄",
            "卖WHAT的摊位。本报记者 陈子昂 摄",
            "▲卖WHAT的摊位。老张 摄",
            "▲卖WHAT的摊位",
        ],
    )
    def test_captions_that_name_who_took_the_picture_are_captions(self, tmp_path: Path, caption: str) -> None:
        bodies = self.bodies(f"<p><img src='N.jpg'></p><p class='pic-desc'>{caption}</p><p>STORY</p>")
        bodies = [body.replace("WHAT", what) for body, what in zip(bodies, "葱蒜姜茶藕梨", strict=True)]
        (found,) = self.learn(tmp_path, bodies).findings
        assert (found.field, found.value) == ("captions", "p.pic-desc")

    @pytest.mark.parametrize(
        "extra",
        [
            "<p><img src='N.jpg'></p><p class='ed'>本报记者 陈子昂 责任编辑：李明</p>",
            "<p>STORY</p><p class='ed'>摄影：陈子昂</p>",
        ],
    )
    def test_a_credit_line_is_one_below_a_picture_too(self, tmp_path: Path, extra: str) -> None:
        (found,) = self.learn(tmp_path, self.bodies(extra)).findings
        assert (found.field, found.value) == ("credits", "p.ed")

    def test_a_box_with_standing_headings_stays(self, tmp_path: Path) -> None:
        extra = "<h2 class='h'>第N日的早市都卖些什么</h2><p>STORY</p>"
        assert self.learn(tmp_path, self.bodies(extra)).findings == ()

    def test_posts_that_show_nothing_of_how_stories_are_set(self, tmp_path: Path) -> None:
        posts = [post("<p>早市</p>" * 2001, title=f"清单{n}") for n in range(4)]
        posts += [post("<p>早市今天照常开，天天见</p>", title=f"快讯{n}") for n in range(4)]
        posts += [post(f"<p>早市</p><img src='https://[::1/{n}.jpg'>", title=f"坏地址{n}") for n in range(4)]
        proposal = learn(write(tmp_path / "posts", tuple(posts)))
        assert (proposal.posts, proposal.findings, proposal.hosts) == (8, (), ())

    def test_a_source_that_is_known_keeps_its_id(self, tmp_path: Path) -> None:
        posts = tuple(post(body, title=str(n), source="趣头条") for n, body in enumerate(self.bodies("")))
        proposal = learn(write(tmp_path / "posts", posts))
        assert (proposal.id, proposal.known) == ("qutoutiao", True)

    def test_the_same_story_counts_once(self, tmp_path: Path) -> None:
        posts = tuple([post(self.bodies("<p>河畔报，天天见</p>")[0])] * 5)
        with pytest.raises(FormatError, match="1 story is too few"):
            learn(write(tmp_path / "posts", posts))

    def test_what_cannot_be_read_is_raised_or_handed_over(self, tmp_path: Path) -> None:
        folder = write(tmp_path / "posts", MADE[0].posts)
        (folder / "bad.md").write_text("no post", encoding="utf-8")
        with pytest.raises(NewsparseError, match="not a post"):
            learn(folder)
        errors: list[NewsparseError] = []
        assert learn(folder, on_error=errors.append).posts == 24
        assert len(errors) == 1

    def test_of_many_posts_some_are_held(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("newsparse.workbench._learn._KEPT", 10)
        proposal = learn(write(tmp_path / "posts", MADE[0].posts))
        assert proposal.posts <= 10
        assert "div.app-wrap" in {one.value for one in proposal.findings}

    def test_posts_of_one_feed_make_a_case_too(self, tmp_path: Path) -> None:
        items = "".join(
            f"<item><title>早市第{n}日</title><link>https://www.hepan.example.cn/{n}</link><description>{body.replace('<', '&lt;')}</description></item>"
            for n, body in enumerate(self.bodies("<div class='app'>河畔报，口袋里的早市</div>"))
        )
        feed = tmp_path / "hepan.xml"
        feed.write_text(
            f'<?xml version="1.0"?><rss version="2.0"><channel><title>河畔报</title>{items}</channel></rss>', "utf-8"
        )
        proposal = learn(feed)
        assert proposal.hosts == ("www.hepan.example.cn",)
        path, case = write_proposal(proposal, tmp_path / "out")
        assert check_case(case, Parser(cleaners=[read_cleaner(path)])) == {}
        assert "口袋里" not in read_case(case).expected["text"]


class TestFile:
    def proposal(self, **changes: object) -> Proposal:
        fields: dict[str, object] = {"id": "demo", "label": "河畔报", "posts": 3}
        return Proposal(**{**fields, **changes})  # type: ignore[arg-type]  # by name

    @pytest.mark.parametrize(
        "text",
        ['"""', "'''\"", "a\\", "a\\\"'", "\n1/0", "\r1/0", "\x00", "\u2028", "\u202e", "\ud800", "x" * 300, " "],
    )
    def test_whatever_posts_hold_is_no_code(self, text: str, tmp_path: Path) -> None:
        finding = Finding(field="decoration_addresses", value="a", posts=3, example=text)
        proposal = self.proposal(label=text, names=(text,), findings=(finding,), handled=(finding,))
        path = tmp_path / "demo.py"
        path.write_text(cleaner_source(proposal), encoding="utf-8")
        assert read_cleaner(path) == cleaner_of(proposal)

    def test_an_id_that_is_none_writes_nothing(self, tmp_path: Path) -> None:
        with pytest.raises(CleanerError, match="河畔 › id: an id is lower-case ASCII"):
            write_proposal(self.proposal(id="河畔"), tmp_path)
        assert list(tmp_path.iterdir()) == []


class TestCommand:
    def test_it_prints_a_table_and_writes_a_cleaner(self, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
        folder = write(tmp_path / "hepan", MADE[0].posts)
        assert main(["learn", str(folder), "-o", str(tmp_path / "out")]) == 0
        out, err = capfd.readouterr()
        lines = out.splitlines()
        assert lines[0] == "河畔小报 (hepan): 24 stories"
        assert any(line.split() == ["24/24", "drop", "related", "ul.more-list:"] for line in lines) or any(
            line.startswith("24/24    drop      related    ul.more-list: ") for line in lines
        )
        assert max(map(columns, lines)) <= 80
        assert err.splitlines() == [
            f"newsparse: wrote {tmp_path / 'out' / 'hepan.py'}",
            f"newsparse: wrote {tmp_path / 'out' / 'cases' / 'hepan' / 'first'}",
        ]

    def test_nobodys_work_is_written_over(self, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
        folder = write(tmp_path / "hepan", MADE[0].posts)
        (tmp_path / "hepan.py").write_text("mine", encoding="utf-8")
        assert main(["learn", str(folder), "-o", str(tmp_path)]) == 1
        (line,) = capfd.readouterr().err.splitlines()
        assert line == f"newsparse: {tmp_path / 'hepan.py'}: it is there already; give another folder"
        assert (tmp_path / "hepan.py").read_text(encoding="utf-8") == "mine"

    def test_wrong_uses_are_one_line(self, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
        folder = write(tmp_path / "hepan", MADE[0].posts[:2])
        for arguments, code, message in (
            ([str(folder)], 1, "2 stories are too few to tell what recurs; 3 are the least"),
            ([str(folder), "--id", "../河畔"], 2, "--id: an id is lower-case ASCII letters"),
            (
                [str(folder), "--share", "2"],
                2,
                "argument --share: a number above 0, and 1 at most, was expected, not '2'",
            ),
            (
                [str(folder), "--share", "half"],
                2,
                "argument --share: a number above 0, and 1 at most, was expected, not 'half'",
            ),
            ([str(folder), "--share", "0.5"], 1, "2 stories are too few to tell what recurs; 3 are the least"),
            ([str(folder), "-o", str(next(folder.iterdir()))], 2, "-o names a folder, and "),
        ):
            assert main(["learn", *arguments]) == code
            (line,) = capfd.readouterr().err.splitlines()
            assert message in line

    def test_posts_of_many_sources_are_said(self, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
        for sources, said in (("甲乙丙甲", False), ("甲乙丙丁", True)):
            texts = [
                post(f"<p>{MADE[1].stories[n][0]}</p>", title=str(n), source=name) for n, name in enumerate(sources)
            ]
            assert main(["learn", str(write(tmp_path / sources, tuple(texts)))]) == 0
            assert ("the posts name 4 sources, none of them in half" in capfd.readouterr().out) is said

    def test_a_chinese_folder_names_a_source_that_no_post_names(
        self, tmp_path: Path, capfd: pytest.CaptureFixture[str]
    ) -> None:
        texts = tuple(f"---\ntitle: 见闻{n}\n---\n<p>{MADE[1].stories[n][0]}</p>\n" for n in range(4))
        assert main(["learn", str(write(tmp_path / "海港晚报", texts))]) == 0
        assert capfd.readouterr().out.startswith("海港晚报 (source): 4 stories\n")

    def test_a_source_that_is_known_is_said(self, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
        more = "<p>扫描二维码关注我们的公众号</p>"
        posts = tuple(
            post(f"<p>{MADE[1].stories[n][0]}</p>{more}", title=str(n), source="趣头条" if n else "趣闻")
            for n in range(4)
        )
        assert main(["learn", str(write(tmp_path / "hepan", posts))]) == 0
        out = capfd.readouterr().out
        assert "an installed cleaner of this id knows the source already" in out
        assert "taken out by the shared rules already\n" in out

    def test_nothing_is_said_in_words(self, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
        posts = tuple(post(f"<p>{MADE[1].stories[n][0]}</p>", title=str(n)) for n in range(4))
        assert main(["learn", str(write(tmp_path / "hepan", posts))]) == 0
        assert "nothing recurs that the shared rules do not take out already" in capfd.readouterr().out


def test_elements_of_broken_markup() -> None:
    found = read_elements(
        "<p class=a>一<span class=b>二</span></p><div id=c><a href=x>三</a> 四<script>五</script><img src=1.jpg></div>六"
    )
    assert [(one.tag, one.text, one.alone, one.linked, one.pictures) for one in found] == [
        ("p", "一二", True, 0, ()),
        ("span", "二", False, 0, ()),
        ("div", "三 四", True, 1, ("1.jpg",)),
    ]
    (lone,) = read_elements("<i class=a>一</i>二")
    assert (lone.text, lone.alone) == ("一", False)
    assert read_elements("") == read_elements("<frameset><frame src=a></frameset>") == ()
    assert len(read_elements("<div class=a>" * 500 + "深")) == 60


@pytest.mark.skipif(CORPUS is None, reason="NEWSPARSE_CORPUS names no folder of real posts")
class TestRealPosts:
    def paths(self, name: str) -> list[Path]:
        found = sorted(Path(CORPUS or "").glob(f"{name}-*.md"))
        if len(found) < 3:
            pytest.skip(f"the folder has too few posts {name}-*.md")
        return found

    def found(self, name: str) -> set[str]:
        return {one.value for one in learn(self.paths(name)).findings}

    def test_the_tail_of_sina_is_found_as_people_found_it(self) -> None:
        assert {"div.appendQr_wrap", "p.article-editor"} <= self.found("sina")

    def test_next_to_nothing_is_proposed_where_there_is_nothing(self) -> None:
        assert len(self.found("qutoutiao")) <= 1

    @pytest.mark.parametrize("name", ["sina", "qutoutiao"])
    def test_no_text_that_people_kept_is_taken(self, name: str) -> None:
        paths = self.paths(name)
        parser = Parser(cleaners=[cleaner_of(learn(paths))])
        for path in paths:
            mine, theirs = parser.load(path), newsparse.load(path)
            assert [line for line in theirs.text.split("\n") if line not in mine.text] == [], path
