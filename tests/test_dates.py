"""Times as posts write them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse._dates import check_zone, parse_date
from newsparse.errors import NewsparseError


def read(text: str | datetime | None, zone: str = "Asia/Shanghai") -> tuple[str | None, list[str]]:
    time, issues = parse_date(text, zone=zone)
    return (time.isoformat() if time else None), [issue.code for issue in issues]


EXACT = [
    ("Tue, 18 Jan 2022 10:14:08 GMT", "2022-01-18T10:14:08+00:00"),
    ("Tue, 18 Jan 2022 10:14:08 +0800", "2022-01-18T10:14:08+08:00"),
    ("18 Jan 2022 10:14 EST", "2022-01-18T10:14:00-05:00"),
    ("Tue, 8 Jan 22 10:14:08 UT", "2022-01-08T10:14:08+00:00"),
    ("Tue, 18 Jan 99 10:14:08 Z", "1999-01-18T10:14:08+00:00"),
    ("  Tue, 18 Jan 2022 10:14:08 GMT\n", "2022-01-18T10:14:08+00:00"),
    ("2022-01-18T10:14:08Z", "2022-01-18T10:14:08+00:00"),
    ("2022-01-18T10:14:08.125Z", "2022-01-18T10:14:08.125000+00:00"),
    ("2022-01-18T10:14:08,5+08:00", "2022-01-18T10:14:08.500000+08:00"),
    ("2022-01-18 10:14:08 +0530", "2022-01-18T10:14:08+05:30"),
    ("2022-01-18 10:14 -8", "2022-01-18T10:14:00-08:00"),
    ("2022-01-18 10:14 UTC+8", "2022-01-18T10:14:00+08:00"),
    ("2022-01-18 10:14 −03:00", "2022-01-18T10:14:00-03:00"),
    ("2022-01-18 18:14 北京时间", "2022-01-18T18:14:00+08:00"),
    ("20220118T101408Z", "2022-01-18T10:14:08+00:00"),
    ("Tue Jan 18 2022 18:14:08 GMT+0800 (中国标准时间)", "2022-01-18T18:14:08+08:00"),
    ("Tue Jan 18 18:14:08 UTC 2022", "2022-01-18T18:14:08+00:00"),
    ("2022-01-18 10:14:08 Asia/Shanghai", "2022-01-18T10:14:08+08:00"),
    ("1988-07-01 10:14:08 Asia/Shanghai", "1988-07-01T10:14:08+09:00"),
    ("2022-01-18T10:14+08:00[Asia/Shanghai]", "2022-01-18T10:14:00+08:00"),
    ("2022年1月18日 下午6时14分 Asia/Shanghai", "2022-01-18T18:14:00+08:00"),
    ("2022-01-18 10:14:08 Etc/UTC", "2022-01-18T10:14:08+00:00"),
]

NAIVE = [
    ("2021-10-28 14:08:07", "2021-10-28T14:08:07+08:00"),
    ("2021-10-28T14:08", "2021-10-28T14:08:00+08:00"),
    ("2022/1/18 18:14", "2022-01-18T18:14:00+08:00"),
    ("2022.01.18 18:14", "2022-01-18T18:14:00+08:00"),
    ("2022年1月18日 18:14", "2022-01-18T18:14:00+08:00"),
    ("2022年1月18日18时14分", "2022-01-18T18:14:00+08:00"),
    ("2022年1月18日18时14分8秒", "2022-01-18T18:14:08+08:00"),
    ("2022年1月18日18时", "2022-01-18T18:00:00+08:00"),
    ("2022年1月18日18点", "2022-01-18T18:00:00+08:00"),
    ("2022年01月18日 星期二 18:14", "2022-01-18T18:14:00+08:00"),
    ("2022年1月18日（周二）18:14", "2022-01-18T18:14:00+08:00"),
    ("２０２２年１月１８日　１８：１４", "2022-01-18T18:14:00+08:00"),
    ("2022年1月18日 上午9:05", "2022-01-18T09:05:00+08:00"),
    ("2022年1月18日 下午6时14分", "2022-01-18T18:14:00+08:00"),
    ("2022年1月18日 下午 12:30", "2022-01-18T12:30:00+08:00"),
    ("2022年1月18日 下午18:14", "2022-01-18T18:14:00+08:00"),
    ("2022年1月18日 上午12:30", "2022-01-18T00:30:00+08:00"),
    ("2022年1月18日 凌晨1:30", "2022-01-18T01:30:00+08:00"),
    ("2022年1月18日 中午12:30", "2022-01-18T12:30:00+08:00"),
    ("2022年1月18日 中午1点", "2022-01-18T13:00:00+08:00"),
    ("2022年1月18日 晚上12点", "2022-01-19T00:00:00+08:00"),
    ("2022年1月18日 深夜11点", "2022-01-18T23:00:00+08:00"),
    ("2022年1月18日 深夜1点", "2022-01-18T01:00:00+08:00"),
    ("2022-01-18 6:14 PM", "2022-01-18T18:14:00+08:00"),
    ("Jan 18, 2022 6:14 pm", "2022-01-18T18:14:00+08:00"),
    ("January 18, 2022 at 18:14", "2022-01-18T18:14:00+08:00"),
    ("18 January 2022, 18:14", "2022-01-18T18:14:00+08:00"),
    ("发布时间：2022-01-18 18:14", "2022-01-18T18:14:00+08:00"),
    ("发布于 2022-01-18 18:14", "2022-01-18T18:14:00+08:00"),
    ("2022-01-18 24:00", "2022-01-19T00:00:00+08:00"),
    ("2022-01-18 23:59:60", "2022-01-18T23:59:59+08:00"),
    ("202201181814", "2022-01-18T18:14:00+08:00"),
    ("20220118181408", "2022-01-18T18:14:08+08:00"),
]

DAYS = [
    "2022-01-18",
    "2022/1/18",
    "2022年1月18日",
    "2022.1.18",
    "20220118",
    "Jan 18, 2022",
    "18 January 2022",
    "2022年1月18号 星期二",
]

NOTHING = [
    ("Invalid Date", "date-invalid"),
    ("1月18日 18时", "date-without-year"),
    ("01-18 18:14", "date-without-year"),
    ("昨天", "date-relative"),
    ("昨天 18:14", "date-relative"),
    ("3小时前", "date-relative"),
    ("三天前", "date-relative"),
    ("刚刚", "date-relative"),
    ("2 hours ago", "date-relative"),
    ("2022-13-01", "date-invalid"),
    ("2022-02-30 10:00", "date-invalid"),
    ("Tue, 32 Jan 2022 10:14:08 GMT", "date-invalid"),
    ("Tue, 18 Foo 2022 10:14:08 GMT", "date-invalid"),
    ("2022-01-18 25:00", "date-invalid"),
    ("2022-01-18 下午 25:00", "date-invalid"),
    ("2022-01-18 24:01", "date-invalid"),
    ("2022-01-18 10:61", "date-invalid"),
    ("2022-01-18 10:00 +99:00", "date-invalid"),
    ("2022-01-18 10:00 +0899", "date-invalid"),
    ("Tue Jan 18 18:14:08 BLA 2022", "date-invalid"),
    ("2022年1月", "date-invalid"),
    ("2022", "date-invalid"),
    ("0001-01-01T00:00:00Z", "date-invalid"),
    ("9999-12-31 24:00", "date-invalid"),
    ("{{ date }}", "date-invalid"),
    ("2022-01-18 10:14 Asia/Nowhere", "date-invalid"),
    ("2022-01-18 10:14 ../zoneinfo", "date-invalid"),
    ("正月初五 Asia/Shanghai", "date-invalid"),
    ("昨天 10:14 Asia/Shanghai", "date-relative"),
    ("x" * 5000, "date-invalid"),
]


@pytest.mark.parametrize(("text", "expected"), EXACT)
def test_an_offset_that_is_given_is_kept(text: str, expected: str) -> None:
    assert read(text) == (expected, [])


@pytest.mark.parametrize(("text", "expected"), NAIVE)
def test_a_time_without_zone_gets_the_callers(text: str, expected: str) -> None:
    assert read(text) == (expected, ["date-without-zone"])


@pytest.mark.parametrize("text", DAYS)
def test_a_day_is_its_midnight(text: str) -> None:
    assert read(text) == ("2022-01-18T00:00:00+08:00", ["date-without-time"])


@pytest.mark.parametrize(("text", "code"), NOTHING)
def test_what_cannot_be_known_is_not_guessed(text: str, code: str) -> None:
    assert read(text) == (None, [code])


def test_blanks_around_it_are_no_part_of_a_time_and_nothing_is_so_long() -> None:
    assert read("\u3000" * 300 + "2022-01-18" + " " * 300) == read("2022-01-18")
    text = "2022-01-18 " * 30
    time, (told,) = parse_date(text)
    assert (time, told.code) == (None, "date-invalid")
    assert len(told.message) < len(text) / 4


@pytest.mark.parametrize("text", [None, "", "  \u3000"])
def test_nothing_is_nothing(text: str | None) -> None:
    assert read(text) == (None, [])


@pytest.mark.parametrize("text", ["Sat, 01 Jan 0900 00:00:00 GMT", "0900-01-01T00:00:00Z"])
def test_a_year_that_cannot_be_is_kept_and_doubted(text: str) -> None:
    assert read(text) == ("0900-01-01T00:00:00+00:00", ["date-implausible"])


def test_the_beginning_of_unix_time_is_doubted() -> None:
    assert read("1970-01-01T00:00:00Z") == ("1970-01-01T00:00:00+00:00", ["date-implausible"])


def test_seconds_and_milliseconds_since_1970() -> None:
    assert read("1642500848") == ("2022-01-18T10:14:08+00:00", ["date-from-number"])
    assert read("1642500848123") == ("2022-01-18T10:14:08+00:00", ["date-from-number"])


def test_cst_is_chinas_or_americas() -> None:
    assert read("2022-01-18 10:14 CST") == ("2022-01-18T10:14:00+08:00", ["date-zone-ambiguous"])
    assert read("2022-01-18 10:14 CST", "America/Chicago") == ("2022-01-18T10:14:00-06:00", ["date-zone-ambiguous"])


@pytest.mark.parametrize(
    ("text", "zone", "expected"),
    [
        ("2022-01-18 10:14", "UTC", "2022-01-18T10:14:00+00:00"),
        ("2022-07-18 10:14", "America/New_York", "2022-07-18T10:14:00-04:00"),
        ("2022-01-18 10:14", "Asia/Tokyo", "2022-01-18T10:14:00+09:00"),
        ("1985-07-18 10:14", "Asia/Shanghai", "1985-07-18T10:14:00+08:00"),
        ("1988-07-18 10:14", "Asia/Shanghai", "1988-07-18T10:14:00+09:00"),
        ("1988-12-18 10:14", "Asia/Shanghai", "1988-12-18T10:14:00+08:00"),
    ],
)
def test_the_zones_own_rules_hold(text: str, zone: str, expected: str) -> None:
    assert read(text, zone) == (expected, ["date-without-zone"])


@given(st.datetimes(datetime(1950, 1, 1), datetime(2037, 1, 1)).map(lambda time: time.replace(microsecond=0)))  # noqa: DTZ001  # a wall clock
def test_shanghai_needs_no_database(time: datetime) -> None:
    """The table built in says what the IANA database says."""
    pytest.importorskip("zoneinfo")
    from zoneinfo import ZoneInfo  # noqa: PLC0415  # may be missing on the system

    found, _ = parse_date(time)
    assert found is not None
    assert found.utcoffset() == time.replace(tzinfo=ZoneInfo("Asia/Shanghai")).utcoffset()


def test_datetimes_get_a_fixed_offset() -> None:
    from zoneinfo import ZoneInfo  # noqa: PLC0415  # used here alone

    assert read(datetime(2022, 1, 18, tzinfo=UTC)) == ("2022-01-18T00:00:00+00:00", [])
    assert read(datetime(2022, 1, 18)) == ("2022-01-18T00:00:00+08:00", ["date-without-zone"])  # noqa: DTZ001  # that is the point
    time, _ = parse_date(datetime(2022, 7, 18, tzinfo=ZoneInfo("Europe/Berlin")))
    assert time is not None
    assert time.tzinfo == timezone(timedelta(hours=2))


def test_a_wrong_zone_is_named() -> None:
    assert check_zone("Asia/Shanghai") == "Asia/Shanghai"
    for name in ("Asia/Nowhere", "../etc/passwd", "", "\0"):
        with pytest.raises(NewsparseError, match="no such time zone"):
            check_zone(name)


@given(st.datetimes(datetime(1905, 1, 1), datetime(2095, 1, 1), timezones=st.timezones()))  # noqa: DTZ001  # bounds are naive
def test_iso_format_comes_back(time: datetime) -> None:
    offset = time.utcoffset()
    if offset is None or offset.seconds % 60:
        return
    found, issues = parse_date(time.isoformat())
    assert issues == ()
    assert found == time.replace(tzinfo=timezone(offset))


@given(
    st.one_of(
        st.text(),
        st.text(st.sampled_from("0123456789年月日时分上午下午 :-/.TZ+天前")),
        st.text(st.sampled_from("0123456789 :-")),
    )
)
def test_any_text_gives_an_aware_time_or_none(text: str) -> None:
    time, issues = parse_date(text)
    assert time is None or time.utcoffset() is not None
    assert time is not None or bool(issues) == bool(text.strip())
    if time is not None:
        assert time.astimezone(UTC) == time


class TestChineseForms:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("二〇二二年一月十八日", "2022-01-18T00:00:00+08:00"),
            ("二零二二年十二月三十一日 二十三时五十九分", "2022-12-31T23:59:00+08:00"),
            ("二〇二二年十月十日星期一", "2022-10-10T00:00:00+08:00"),
            ("2022年一月廿三日", "2022-01-23T00:00:00+08:00"),
            ("民国111年1月18日", "2022-01-18T00:00:00+08:00"),
            ("民國111年1月18日 下午3點", "2022-01-18T15:00:00+08:00"),
            ("民国元年1月1日", "1912-01-01T00:00:00+08:00"),
            ("2022年1月18日 下午6点半", "2022-01-18T18:30:00+08:00"),
            ("2022年1月18日 十点一刻", "2022-01-18T10:15:00+08:00"),
            ("北京时间2022年1月18日 18:14", "2022-01-18T18:14:00+08:00"),
            ("2022-01-18 18:14（北京时间）", "2022-01-18T18:14:00+08:00"),
            ("2022年1月18日 18:14 更新", "2022-01-18T18:14:00+08:00"),
            ("发表于 2022-01-18 18:14", "2022-01-18T18:14:00+08:00"),
        ],
    )
    def test_is_read(self, text: str, expected: str) -> None:
        time = parse_date(text)[0]
        assert time is not None
        assert time.isoformat() == expected

    def test_beijing_is_a_zone(self) -> None:
        time, issues = parse_date("北京时间2022年1月18日 18:14", zone="UTC")
        assert time is not None
        assert (time.isoformat(), issues) == ("2022-01-18T18:14:00+08:00", ())

    @pytest.mark.parametrize(
        "text", ["三天前", "两年前", "二十分钟前", "上周五", "去年5月", "今年1月18日", "周二 18:14", "本月初"]
    )
    def test_relative_ones_are_not_guessed(self, text: str) -> None:
        assert [issue.code for issue in parse_date(text)[1]] == ["date-relative"]

    @pytest.mark.parametrize(
        "text", ["十", "十年", "半", "一九九九年七月", "民国年1月1日", "二〇二二年二月三十日", "年月日"]
    )
    def test_no_time(self, text: str) -> None:
        time, issues = parse_date(text)
        assert (time, [issue.code for issue in issues]) == (None, ["date-invalid"])
