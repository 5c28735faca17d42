# the numbers are hours, minutes and the like
"""
Times as posts write them, to aware datetimes.

A time that names its offset keeps it. One that names none gets the zone that
the caller gives, never the machine's, and an issue. The result always has a
fixed offset: a zone's rules are applied here, once, so that an article means
the same wherever it is read. `Asia/Shanghai` and `UTC` need no time-zone
database: the first is +08:00, and +09:00 in the summers of 1986 to 1991, by
the table below. Other zones come from `zoneinfo`. What the reader cannot know,
such as a missing year or the day that 昨天 was, is not guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from newsparse._issues import issue
from newsparse.errors import NewsparseError
from newsparse.models import Issue

__all__ = ["check_zone", "parse_date"]

_CHINA = timezone(timedelta(hours=8))
_CHINA_SUMMER = timezone(timedelta(hours=9))

_SUMMERS = {
    1986: ((5, 4), (9, 14)),
    1987: ((4, 12), (9, 13)),
    1988: ((4, 17), (9, 11)),
    1989: ((4, 16), (9, 17)),
    1990: ((4, 15), (9, 16)),
    1991: ((4, 14), (9, 15)),
}
"""China's daylight saving time, each from and to 2 o'clock; rule PRC of the IANA database (2020b and later)."""

_PLAUSIBLE = range(1900, 2100)
"""Years that a news post can be of; the archive holds one of the year 0900."""

_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}

_NAMED = {
    "z": 0,
    "ut": 0,
    "utc": 0,
    "gmt": 0,
    "北京时间": 480,
    "hkt": 480,
    "jst": 540,
    "kst": 540,
    "est": -300,
    "edt": -240,
    "cdt": -300,
    "mst": -420,
    "mdt": -360,
    "pst": -480,
    "pdt": -420,
}
"""Minutes east of UTC. ``CST`` is not here: China's or America's, the caller's zone tells."""

_CST = "cst"
_CST_AMERICA = -360

_RFC = re.compile(r"[A-Z][a-z]{2}, ([0-9]{2}) ([A-Z][a-z]{2}) ([0-9]{4}) ([0-9]{2}):([0-9]{2}):([0-9]{2}) GMT")
"""What RSSHub writes; nearly every post."""

_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_ZONE = (
    r"(?:\s*(?P<zone>(?:utc|gmt)?\s*[+\-−][0-9]{1,2}(?::?[0-9]{2})?|z|ut|utc|gmt|cst|hkt|jst|kst|est|edt|cdt|mst|mdt|pst|pdt"
    r"|北京时间)(?:\s*\([^()]{0,40}\))?)?"
)
_CLOCK = (
    r"(?P<half>上午|下午|凌晨|清晨|早上|早晨|早|中午|午后|傍晚|晚上|晚间|晚|夜间|午夜|深夜|am|pm)?\s*"
    r"(?P<hour>[0-9]{1,2})\s*(?::|时|點|点|時)\s*"
    r"(?:(?P<minute>[0-9]{1,2})\s*(?:(?::|分)\s*(?:(?P<second>[0-9]{1,2})(?:[.,](?P<fraction>[0-9]{1,9}))?\s*秒?)?)?)?"
    r"(?:\s*(?P<half2>am|pm|a\.m\.|p\.m\.))?"
)
_WEEKDAY = r"(?:\s*[(\[]?\s*(?:星期|周|週|礼拜)[一二三四五六日天]\s*[)\]]?\s*,?)?"
_LABEL = re.compile(r"(?:发布|發佈|发表|更新|修改|创建|编辑|出版)?(?:时间|時間|日期|于|於)\s*[:：]?\s*")

_NUMERIC = re.compile(
    r"(?P<year>[0-9]{4})\s*(?P<sep>[-/.年])\s*(?P<mon>[0-9]{1,2})\s*(?:[-/.月])\s*(?P<day>[0-9]{1,2})\s*[日号號]?"
    rf"{_WEEKDAY}(?:(?:\s*[t,]\s*|\s*){_CLOCK}{_ZONE})?",
    re.IGNORECASE,
)
_DIGITS = re.compile(
    r"(?P<year>[0-9]{4})(?P<mon>[0-9]{2})(?P<day>[0-9]{2})"
    r"(?:t?(?P<hour>[0-9]{2})(?P<minute>[0-9]{2})(?P<second>[0-9]{2})?" + _ZONE + ")?",
    re.IGNORECASE,
)
_ENGLISH = (
    re.compile(
        rf"(?:[a-z]{{3,9}}\.?,?\s+)?(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?[\s-]+{_MONTH},?[\s-]+"
        rf"(?P<year>[0-9]{{4}}|[0-9]{{2}})(?:,?\s+(?:at\s+)?{_CLOCK}{_ZONE})?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?:[a-z]{{3,9}}\.?,?\s+)?{_MONTH}\s+(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?,?\s+"
        rf"(?P<year>[0-9]{{4}})(?:,?\s+(?:at\s+)?{_CLOCK}{_ZONE})?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?:[a-z]{{3,9}}\.?,?\s+)?{_MONTH}\s+(?P<day>[0-9]{{1,2}})\s+{_CLOCK}\s+"
        r"(?:(?P<zone>[a-z]{1,4})\s+)?(?P<year>[0-9]{4})",
        re.IGNORECASE,
    ),
)
_EPOCH = re.compile(r"1[0-9]{9}(?:[0-9]{3})?")
"""Seconds or milliseconds since 1970, from September 2001 on; shorter numbers are no times."""

_RELATIVE = re.compile(
    r"(?:刚刚|刚才|今天|今日|昨天|昨日|前天|前日|明天|today|yesterday)|[0-9一二三四五六七八九十几半两]+\s*个?\s*"
    r"(?:秒|秒钟|分|分钟|小时|天|日|周|星期|月|年)\s*(?:之)?前|[0-9]+\s*(?:second|minute|hour|day|week|month|year)s?\s+ago"
    r"|(?:去年|今年|前年|明年|上月|本月|上个月|这个月|上周|本周|下周)|^(?:周|星期|礼拜)[一二三四五六日天]",
    re.IGNORECASE,
)
_YEARLESS = re.compile(r"[0-9]{1,2}\s*月\s*[0-9]{1,2}\s*[日号號]?|[0-9]{1,2}[-/.][0-9]{1,2}(?:\s|$)")

_NUMERAL = re.compile(r"[〇零○一二三四五六七八九十廿卅两]+(?=\s*[年月日号號时時点點分秒])")
_NUMERALS = {
    char: number
    for number, chars in enumerate(("〇零○", "一", "二两", "三", "四", "五", "六", "七", "八", "九"))
    for char in chars
}
_REPUBLIC = re.compile(r"^(?:中华|中華)?民[国國]\s*(?P<year>[0-9]{1,3}|元)\s*年")
_REPUBLIC_BEGAN = 1911
_HALF_PAST = re.compile(r"(?<=[时時点點])\s*半")
_QUARTER = re.compile(r"(?<=[时時点點])\s*([1-3一二三])刻")
_BEIJING = re.compile(r"^北京时间\s*[：:，,]?\s*(?P<first>.*)|(?P<last>.*?)\s*\(\s*北京时间\s*\)", re.DOTALL)
_DEED = re.compile(r"\s*(?:首次)?(?:发布|發佈|发表|更新|修改|编辑|上传|首发)于?$")
"""What a page prints behind a time."""

_WIDE = str.maketrans("０１２３４５６７８９：／－．（），\u3000\u00a0", "0123456789:/-.(),  ")
_LONGEST = 100
"""Characters: no date is longer (JavaScript's form, with its zone spelt out, has 55), and the patterns are not made for more."""

_AFTERNOON = frozenset(("下午", "午后", "傍晚", "晚上", "晚间", "晚", "夜间", "pm", "p.m."))
_EVENING = frozenset(("晚上", "晚间", "晚", "夜间", "午夜", "深夜"))
_NOON = "中午"


def parse_date(
    text: str | datetime | None, *, zone: str = "Asia/Shanghai"
) -> tuple[datetime | None, tuple[Issue, ...]]:
    """
    Read a time of publication.

    Args:
        text: As the input writes it; a `datetime` is only made aware.
        zone: The IANA name of the zone of times that name none.

    Returns:
        The aware time, or `None` where there is none or none can be told, and
        an issue for everything that was added, doubted or not understood.

    Raises:
        NewsparseError: There is no such zone.

    >>> parse_date("Tue, 18 Jan 2022 10:14:08 GMT")[0].isoformat()
    '2022-01-18T10:14:08+00:00'
    >>> time, issues = parse_date("2022年1月18日 下午6时14分")
    >>> time.isoformat(), issues[0].code
    ('2022-01-18T18:14:00+08:00', 'date-without-zone')
    >>> parse_date("1月18日 18时")[1][0].code
    'date-without-year'

    """
    if isinstance(text, str) and (match := _RFC.fullmatch(text)):
        day, name, year, hour, minute, second = match.groups()
        month = _MONTHS.get(name.lower())
        if month is not None and (number := int(year)) in _PLAUSIBLE:
            try:
                return datetime(number, month, int(day), int(hour), int(minute), int(second), tzinfo=UTC), ()
            except ValueError:
                pass
    if text is None:
        return None, ()
    if isinstance(text, datetime):
        return _settle(text, zone, [])
    return _parse(text, zone)


def check_zone(name: str) -> str:
    """
    Make sure that a zone is known.

    Args:
        name: An IANA name such as ``Asia/Shanghai``.

    Returns:
        The name.

    Raises:
        NewsparseError: There is no such zone.

    """
    _localizer(name)
    return name


@lru_cache(maxsize=64)
def _localizer(name: str) -> Callable[[datetime], tzinfo]:
    if name in ("UTC", "Etc/UTC"):
        return lambda _: UTC
    if name == "Asia/Shanghai":
        return _china
    try:
        rules = ZoneInfo(name)
    except (OSError, ValueError, LookupError) as error:
        hint = "such as Asia/Shanghai; on a system without a time-zone database, install tzdata"
        msg = f"no such time zone: {name!r} (a name of the IANA database was expected, {hint})"
        raise NewsparseError(msg) from error
    return lambda naive: timezone(naive.replace(tzinfo=rules).utcoffset() or timedelta())


def _china(naive: datetime) -> tzinfo:
    summer = _SUMMERS.get(naive.year)
    if summer is not None:
        (month, day), (last_month, last_day) = summer
        # Wall clocks without a zone are compared.
        first = naive.replace(month=month, day=day, hour=2, minute=0, second=0, microsecond=0)
        if first <= naive < first.replace(month=last_month, day=last_day):
            return _CHINA_SUMMER
    return _CHINA


def _settle(time: datetime, zone: str, issues: list[Issue]) -> tuple[datetime | None, tuple[Issue, ...]]:
    """Make a time aware and doubt its year."""
    written = time.isoformat(" ")
    if not 1 < time.year < 9999:
        # The zero time of Go and .NET; it cannot even be moved to UTC.
        return None, (issue("date-invalid", f"not a time: {written}", severity="warning"),)
    offset = time.utcoffset()
    if offset is None:
        time = time.replace(tzinfo=_localizer(zone)(time.replace(tzinfo=None)))
        if not any(met.code == "date-without-time" for met in issues):
            issues.append(issue("date-without-zone", f"the time names no zone, {zone} was taken: {written}"))
    elif not isinstance(time.tzinfo, timezone):
        time = time.replace(tzinfo=timezone(offset))
    if time.year not in _PLAUSIBLE or time == datetime(1970, 1, 1, tzinfo=UTC):
        issues.append(issue("date-implausible", f"the year can hardly be right: {written}", severity="warning"))
    return time, tuple(issues)


def _parse(text: str, zone: str) -> tuple[datetime | None, tuple[Issue, ...]]:
    written = text.strip()
    if not written:
        return None, ()
    if len(written) > _LONGEST:
        return None, (issue("date-invalid", f"not a time: {written[:40]!r}…", severity="warning"),)
    plain = written.translate(_WIDE).strip()
    label = _LABEL.match(plain)
    if label is not None:
        plain = plain[label.end() :]
    if not plain.isascii():
        plain = _in_digits(plain)
    issues: list[Issue] = []
    if _EPOCH.fullmatch(plain):
        issues.append(issue("date-from-number", f"read as seconds since 1970: {written}"))
        return _settle(datetime.fromtimestamp(0, UTC) + timedelta(seconds=int(plain[:10])), zone, issues)
    for pattern in (_NUMERIC, _DIGITS, *_ENGLISH):
        match = pattern.fullmatch(plain)
        if match is not None:
            try:
                time = _build(match.groupdict(), zone, issues)
            except (ValueError, OverflowError):
                break
            return _settle(time, zone, issues)
    if "/" in plain and (moment := _at_place(plain)) is not None:
        return moment
    if _RELATIVE.search(plain):
        return None, (
            issue("date-relative", f"the time is relative to an unknown day: {written!r}", severity="warning"),
        )
    if _YEARLESS.match(plain):
        return None, (issue("date-without-year", f"the time names no year: {written!r}", severity="warning"),)
    return None, (issue("date-invalid", f"not a time: {written!r}", severity="warning"),)


def _at_place(text: str) -> tuple[datetime | None, tuple[Issue, ...]] | None:
    """Read a time with an IANA name behind it, as 10:14 Asia/Shanghai or 10:14+08:00[Asia/Shanghai]; `None` for all else."""
    written, _, zone = text.rstrip("]").replace("[", " ").rpartition(" ")
    try:
        check_zone(zone)
    except NewsparseError:
        return None
    time, issues = _parse(written, zone)
    # The place is the zone that a time without one lacks.
    return None if time is None else (time, tuple([met for met in issues if met.code != "date-without-zone"]))


def _in_digits(text: str) -> str:
    """Rewrite what only Chinese times have: 二〇二二年一月十八日, 民国111年, 6点半, 北京时间, 更新."""
    # Three days ago is no third of a month.
    if not _RELATIVE.search(text):
        text = _NUMERAL.sub(lambda found: _number(found[0]), text)
    text = _HALF_PAST.sub("30分", text)
    text = _QUARTER.sub(lambda found: f"{15 * int(_number(found[1]))}分", text)
    if (found := _REPUBLIC.match(text)) is not None:
        year = 1 if found["year"] == "元" else int(found["year"])
        text = f"{year + _REPUBLIC_BEGAN}年{text[found.end() :]}"
    if (found := _BEIJING.fullmatch(text)) is not None:
        text = f"{found['first'] or found['last']} 北京时间"
    return _DEED.sub("", text)


def _number(text: str) -> str:
    """Give the digits of a numeral: 二〇二二 one by one, 二十三 and 廿三 by tens."""
    text = text.replace("廿", "二十").replace("卅", "三十")
    tens, ten, ones = text.partition("十")
    if not ten:
        return "".join([str(_NUMERALS.get(char, char)) for char in text])
    return f"{_NUMERALS.get(tens, 1)}{_NUMERALS.get(ones, 0)}"


def _build(part: dict[str, str | None], zone: str, issues: list[Issue]) -> datetime:
    year = int(part["year"] or 0)
    if len(part["year"] or "") == 2:
        # RFC 2822, section 4.3.
        year += 2000 if year < 50 else 1900
    name = part.get("month")
    month = _MONTHS[name.lower()] if name else int(part["mon"] or 0)
    day = datetime(year, month, int(part["day"] or 0))  # noqa: DTZ001  # its zone comes last
    if part.get("hour") is None:
        issues.append(issue("date-without-time", f"only a day is given, midnight of {zone} was taken: {day.date()}"))
        return day
    hour, minute, second = (int(part.get(key) or 0) for key in ("hour", "minute", "second"))
    half = (part.get("half") or part.get("half2") or "").lower()
    hour = _hour(hour, half)
    if minute > 59 or second > 60 or (hour == 24 and not half and (minute or second)):
        raise ValueError
    micro = int((part.get("fraction") or "0").ljust(6, "0")[:6])
    time = day + timedelta(hours=hour, minutes=minute, seconds=min(second, 59), microseconds=micro)
    written = part.get("zone")
    return time.replace(tzinfo=_offset(written, time, zone, issues)) if written else time


def _hour(hour: int, half: str) -> int:
    if hour > 24:
        raise ValueError
    if not half or hour > 12:
        return hour
    if half == _NOON:
        return hour + 12 if hour < 10 else hour
    if half in _EVENING and hour == 12:
        # 晚上12点 is the end of the day.
        return 24
    if half in ("午夜", "深夜"):
        return hour + 12 if hour >= 6 else hour
    if half in _AFTERNOON:
        return hour if hour == 12 else hour + 12
    return 0 if hour == 12 else hour


def _offset(written: str, time: datetime, zone: str, issues: list[Issue]) -> tzinfo:
    name = written.lower().replace(" ", "").replace("−", "-")
    if name == _CST:
        here = _localizer(zone)(time)
        china = here.utcoffset(None) in (timedelta(hours=8), timedelta(hours=9))
        issues.append(issue("date-zone-ambiguous", f"CST was taken for {'China' if china else 'America'}'s"))
        return _CHINA if china else timezone(timedelta(minutes=_CST_AMERICA))
    known = _NAMED.get(name)
    if known is not None:
        return timezone(timedelta(minutes=known)) if known else UTC
    digits = name.removeprefix("utc").removeprefix("gmt")
    if digits[:1] not in ("+", "-"):
        raise ValueError
    hours, _, minutes = digits[1:].partition(":")
    if not minutes and len(hours) > 2:
        hours, minutes = hours[:-2], hours[-2:]
    if int(minutes or 0) > 59:
        raise ValueError
    delta = timedelta(hours=int(hours), minutes=int(minutes or 0))
    return timezone(-delta if digits[0] == "-" else delta) if delta else UTC
