"""Bytes to text."""

from __future__ import annotations

import codecs
import contextlib
import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsparse._decode import decode, tidy
from newsparse.errors import DecodeError, NewsparseError

SIMPLIFIED = (
    "---\ntitle: 港口恢复通航\n---\n<p>昨天下午，海湾的港口重新开放，第一批渔船已经回到这里。有关部门说，"
    "目前的天气和水流都没有问题，他们会继续看着这个地方的情况，也要求所有的人在出海之前先了解天气。</p>\n"
)
TRADITIONAL = (
    "---\ntitle: 港口恢復通航\n---\n<p>昨天下午，海灣的港口重新開放，第一批漁船已經回到這裡。有關部門說，"
    "目前的天氣和水流都沒有問題，他們會繼續看著這個地方的情況，也要求所有的人在出海之前先了解天氣。</p>\n"
)


def read(data: bytes, **more: str) -> tuple[str, str, int, list[str]]:
    text, encoding, replaced, issues = decode(data, **more)
    return text, encoding, replaced, [issue.code for issue in issues]


class TestLadder:
    def test_utf_8(self) -> None:
        assert read(SIMPLIFIED.encode()) == (SIMPLIFIED, "utf-8", 0, [])

    @pytest.mark.parametrize(
        ("mark", "encoding"),
        [
            (codecs.BOM_UTF8, "utf-8"),
            (codecs.BOM_UTF16_LE, "utf-16-le"),
            (codecs.BOM_UTF16_BE, "utf-16-be"),
            (codecs.BOM_UTF32_LE, "utf-32-le"),
            (codecs.BOM_UTF32_BE, "utf-32-be"),
        ],
    )
    def test_byte_order_marks(self, mark: bytes, encoding: str) -> None:
        assert read(mark + SIMPLIFIED.encode(encoding)) == (SIMPLIFIED, encoding, 0, [])

    @pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
    @pytest.mark.parametrize("text", [SIMPLIFIED, "---\ntitle: plain\n---\nbody\n"])
    def test_utf_16_without_a_mark(self, text: str, encoding: str) -> None:
        assert read(text.encode(encoding)) == (text, encoding, 0, ["encoding-guessed"])

    def test_gb18030_and_big5(self) -> None:
        assert read(SIMPLIFIED.encode("gb18030")) == (SIMPLIFIED, "gb18030", 0, ["encoding-guessed"])
        assert read(TRADITIONAL.encode("big5")) == (TRADITIONAL, "big5hkscs", 0, ["encoding-guessed"])
        assert read(TRADITIONAL.encode("gb18030")) == (TRADITIONAL, "gb18030", 0, ["encoding-guessed"])

    @pytest.mark.parametrize(
        ("text", "encoding"), [(SIMPLIFIED, "utf-8"), (SIMPLIFIED, "gb18030"), (TRADITIONAL, "big5hkscs")]
    )
    def test_damaged_bytes(self, text: str, encoding: str) -> None:
        """One bad byte in two hundred: the encoding is still told, and what was lost is counted."""
        right = 0
        for seed in range(30):
            chance = random.Random(seed)  # noqa: S311  # a test's, and the same each time
            data = bytearray((text * 8).encode(encoding))
            for _ in range(len(data) // 200):
                data[chance.randrange(len(data))] = chance.choice((0x80, 0xFF, 0xC0))
            found, name, replaced, codes = read(bytes(data))
            right += name == encoding
            assert replaced == 0 or "encoding-damaged" in codes
            assert found.count("\ufffd") == replaced
        assert right >= 28

    def test_a_few_rare_characters_are_told_by_what_would_be_lost(self) -> None:
        assert read("渔舟唱晚".encode("gbk")) == ("渔舟唱晚", "gb18030", 0, ["encoding-guessed"])

    def test_a_cut_end_costs_one_character(self) -> None:
        assert read(SIMPLIFIED.encode()[:-12])[1:3] == ("utf-8", 1)

    def test_lost_characters_of_the_input_are_not_ours(self) -> None:
        assert read("甲\ufffd乙".encode()) == ("甲\ufffd乙", "utf-8", 0, ["replacement-characters"])
        assert read("甲\ufffd乙".encode() + b"\xff")[2] == 1


class TestDeclared:
    META = '<html><head><meta charset="{}"></head><body>{}</body></html>'

    def test_right(self) -> None:
        page = self.META.format("gb2312", SIMPLIFIED)
        assert read(page.encode("gb18030")) == (page, "gb18030", 0, [])
        assert read(self.META.format("utf-8", SIMPLIFIED).encode())[3] == []

    def test_japanese_and_korean_are_read_where_declared(self) -> None:
        page = self.META.format("shift_jis", "これはひらがなの文章です。とてもながいので、まちがえません。")
        assert read(page.encode("cp932")) == (page, "cp932", 0, [])
        page = '<?xml version="1.0" encoding="euc-kr"?><p>한국어로 쓴 문장입니다. 충분히 길게 적었습니다.</p>'
        assert read(page.encode("cp949")) == (page, "cp949", 0, [])

    @pytest.mark.parametrize("lie", ["iso-8859-1", "big5", "utf-16", "utf-8", "no-such-thing", "base64"])
    def test_a_lie_is_not_believed(self, lie: str) -> None:
        page = self.META.format(lie, SIMPLIFIED)
        text, encoding, _, codes = read(page.encode("gb18030"))
        assert (text, encoding) == (page, "gb18030")
        assert ("encoding-declared-wrong" in codes) is (lie not in ("no-such-thing", "base64"))

    def test_utf_8_under_another_name(self) -> None:
        page = self.META.format("gb2312", SIMPLIFIED)
        assert read(page.encode()) == (page, "utf-8", 0, ["encoding-declared-wrong"])

    def test_by_a_name_that_only_escapes_tell(self) -> None:
        page = self.META.format("iso-2022-jp", "日本")
        assert read(page.encode("iso-2022-jp")) == (page, "iso2022_jp", 0, [])


class TestForced:
    def test_is_obeyed(self) -> None:
        assert read(SIMPLIFIED.encode("gbk"), encoding="GB2312") == (SIMPLIFIED, "gb18030", 0, [])
        assert read(b"\xe9", encoding="latin-1")[:2] == ("é", "cp1252")

    def test_damage_is_counted(self) -> None:
        assert read(b"a\xffb", encoding="utf-8") == ("a\ufffdb", "utf-8", 1, ["encoding-damaged"])

    def test_marks_are_taken_off(self) -> None:
        assert read("甲".encode("utf-8-sig"), encoding="utf-8") == ("甲", "utf-8", 0, [])
        assert read("甲".encode("utf-16"), encoding="utf-16")[0] == "甲"
        assert read("甲".encode("utf-8-sig"), encoding="utf-8-sig")[0] == "甲"

    @pytest.mark.parametrize("name", ["", "no-such", "base64", "rot13", "utf-7", "unicode_escape", "idna", "\0", "甲"])
    def test_unknown_names_are_errors(self, name: str) -> None:
        with pytest.raises(DecodeError, match="no such text encoding"):
            decode(b"a", name)


class TestBinary:
    @pytest.mark.parametrize(
        "data",
        [
            b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4,
            b"PK\x03\x04" + bytes(64) + bytes(range(128)) * 4,
            bytes(1000),
            b"\x7fELF" + bytes(range(32)) * 30,
            random.Random(1).randbytes(3000),  # noqa: S311  # a test's
        ],
    )
    def test_is_refused(self, data: bytes) -> None:
        with pytest.raises(DecodeError, match="not text"):
            decode(data)

    @pytest.mark.parametrize("head", ["", "<meta charset=gbk>"])
    def test_a_stray_nul_is_taken_out(self, head: str) -> None:
        text = head + SIMPLIFIED * 2
        assert read(text.encode() + b"\0") == (text, "utf-8", 0, ["nul-characters"])

    def test_nothing_is_nothing(self) -> None:
        assert read(b"") == ("", "utf-8", 0, [])


class TestMojibake:
    @pytest.mark.parametrize("wrong", ["gb18030", "cp1252", "latin-1"])
    def test_is_reported_and_left(self, wrong: str) -> None:
        broken = SIMPLIFIED.encode().decode(wrong, "ignore")
        assert read(broken.encode())[::3] == (broken, ["mojibake"])

    def test_a_mark_read_as_gbk(self) -> None:
        assert read("锘挎柊闂".encode())[3] == ["mojibake"]

    def test_lost_characters_read_as_gbk(self) -> None:
        assert read("甲锟斤拷乙".encode())[3] == ["mojibake"]

    @pytest.mark.parametrize(
        ("meant", "wrong"),
        [("gb18030", "latin-1"), ("gb18030", "big5"), ("gb18030", "utf-8"), ("utf-8", "big5"), ("utf-8", "cp1252")],
    )
    def test_characters_that_were_lost_on_the_way(self, meant: str, wrong: str) -> None:
        broken = SIMPLIFIED.encode(meant).decode(wrong, "replace")
        assert "mojibake" in read(broken.encode())[3]

    def test_title_of_a_few_characters(self) -> None:
        assert read("早安新闻".encode().decode("gb18030").encode())[3] == ["mojibake"]
        assert read("早安".encode().decode("latin-1").encode().decode("latin-1").encode())[3] == ["mojibake"]

    @pytest.mark.parametrize(
        "text",
        [
            "早安新闻",
            "Où êtes-vous? Ça va très bien, naïve façade, déjà vu.",
            "Größe, Äpfel, Straße",
            "Привет, мир",
            "日本語の文章です",
            "한국어 문장",
        ],
    )
    def test_short_and_foreign_texts_are_none(self, text: str) -> None:
        assert read(text.encode())[3] == []

    @pytest.mark.parametrize("text", ["一把锛，两把锛。他用的锛是祖父的。", "São Paulo，naïve。", "锟铻是一把宝剑。"])
    def test_rare_characters_are_none(self, text: str) -> None:
        assert read(text.encode())[3] == []


class TestTidy:
    def test_lone_surrogates_are_replaced(self) -> None:
        text, issues = tidy("甲\ud800乙")
        assert text == "甲\ufffd乙"
        assert [issue.code for issue in issues] == ["lone-surrogates", "replacement-characters"]

    def test_mark_and_nul_go(self) -> None:
        assert tidy("\ufeff甲\0")[0] == "甲"

    def test_plain_text_is_the_same_object(self) -> None:
        text, issues = tidy(SIMPLIFIED)
        assert text is SIMPLIFIED
        assert issues == ()


@given(
    st.one_of(
        st.binary(),
        st.text().map(lambda text: text.encode("utf-8", "replace")),
        st.text(st.characters(codec="gb18030")).map(lambda text: text.encode("gb18030")),
    )
)
@settings(max_examples=500, deadline=None)
def test_any_bytes_give_clean_text_or_an_error_of_ours(data: bytes) -> None:
    try:
        text, encoding, replaced, issues = decode(data)
    except NewsparseError:
        return
    assert "\0" not in text
    assert not text.startswith("\ufeff")
    text.encode()
    assert codecs.lookup(encoding)
    assert replaced == 0 or any(issue.code == "encoding-damaged" for issue in issues)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff")))
def test_utf_8_comes_back(text: str) -> None:
    assert decode(text.encode())[0] == text


@pytest.mark.parametrize(
    "data",
    [
        b"\xff" * 2_000_000,
        b"\x81\x30" * 1_000_000,
        SIMPLIFIED.encode("gb18030") * 10_000,
        b"<meta " * 300_000 + b"\xff",
    ],
)
def test_no_bytes_take_long(data: bytes) -> None:
    begun = time.perf_counter()
    with contextlib.suppress(DecodeError):
        decode(data)
    assert time.perf_counter() - begun < 5
