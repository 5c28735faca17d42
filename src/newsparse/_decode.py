"""
Bytes to text: byte-order marks, declared and guessed encodings, damage.

The ladder: a byte-order mark; UTF-16 told by its zero bytes; strict UTF-8;
then every likely encoding at once, the winner told by common characters less
five times the characters that had to be replaced. What a page says of its own
encoding is one more candidate, never a proof: such declarations lie.

Text leaves without a byte-order mark, without NUL characters (taken out: no
format here has a use for them and every parser beneath treats them apart) and
without lone surrogates (replaced by U+FFFD: no output could be encoded
otherwise). Mojibake that the input already held is reported and left alone.
"""

from __future__ import annotations

import codecs
import re

from newsparse._issues import issue
from newsparse.errors import DecodeError
from newsparse.models import Issue

__all__ = ["decode", "tidy"]

_HEAD = 2048
"""Browsers look for a declaration in the first 1024 bytes; front matter may stand before it."""

_SAMPLE = 1 << 16
"""Bytes on which encodings are compared: enough to be sure, and the time stays linear."""

_REPLACED_COST = 5
"""A replaced character against common ones. Without, short texts are misread (139 of 150 right, 150 with); from 10 on, damaged ones."""

_FEWEST_ZEROS = 2
_ZEROS = 0.01
"""Share of zero bytes in UTF-16: 0.05 and more in the corpus, even with its tags taken out."""

_TOO_MUCH_CONTROL = 0.02
"""Share of control characters above which bytes are no text; random bytes have 0.11."""

_TOO_MUCH_DAMAGE = 0.3
"""Share of replaced characters above which a guess is worthless."""

_COMMON = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多"
    "行学法所民得经之进着等部度家电力里如水化高自理起小现实加都两体制当使点从业本去把性好应开它合还因由其些然前外天政四日"
    "社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立"
    "這個國們時來會說對為過學產種後發動經進關與問題體機當從業還開無現實兩點應資訊記者圖報導據稱"
)
"""The commonest characters of written Chinese, simplified and traditional; any text of a few sentences has dozens."""

_KANA_HANGUL = re.compile("[\u3040-\u30ff\uac00-\ud7a3]")

_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.\-]{2,40})|<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_:.\-]{2,40})""",
    re.IGNORECASE,
)

_SUPERSETS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "cp936": "gb18030",
    "big5": "big5hkscs",
    "cp950": "big5hkscs",
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
"""What pages mean by a name: its superset, as the WHATWG Encoding Standard has it."""

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)

_CONTROLS = re.compile("[\x01-\x08\x0b\x0e-\x1f\x7f]")
_SURROGATES = re.compile("[\ud800-\udfff]")

_MISREAD = ("锛", "銆", "鐨", "ï¼", "ã€", "ã\x80", "çš„")
"""How ，。的 look when UTF-8 was read as GBK, as cp1252 or as Latin-1: no Chinese text goes without all three."""

_MISREAD_ENOUGH = 2
"""One 锛 may be the adze that it is."""


_MISREADINGS = (("latin-1", "utf-8"), ("gb18030", "utf-8"), ("latin-1", "gb18030"), ("big5", "gb18030"))
"""As what a text was read, and what it is."""
_WINDOWS = {
    ord(bytes([code]).decode("cp1252")): code
    for code in range(0x80, 0xA0)
    if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
} | {0xFFFD: None}
"""Bytes that cp1252 has other characters for than Latin-1."""
_ASCII = re.compile("[\x00-\x7f]+")
_HAN = re.compile("[\u4e00-\u9fff]")
_CERTAIN = 3
_HAN_LIKELY = 10
_LOST = 0.5
"""Share of lost characters, against the others, above which a text was misread as a whole."""
_LOST_IN_UNDOING = 0.35
_RIGHT_ENOUGH = 3


def decode(data: bytes, encoding: str | None = None) -> tuple[str, str, int, tuple[Issue, ...]]:
    """
    Turn bytes into text.

    Args:
        data: The bytes.
        encoding: The encoding's name where the caller knows it; nothing is guessed then.

    Returns:
        The text, the name of the encoding, how many characters had to be
        replaced, and the issues met.

    Raises:
        DecodeError: *encoding* is no text encoding that Python knows, or the
            bytes are not text.

    >>> decode("新闻".encode("gb18030"))[:3]
    ('新闻', 'gb18030', 0)
    >>> decode("新闻".encode())[1:]
    ('utf-8', 0, ())

    """
    if encoding is not None:
        return _forced(data, encoding)
    try:
        text = str(data, "utf-8")
    except UnicodeDecodeError:
        return _guess(data)
    if "\0" in text or "\x1b" in text:
        return _with_zeros(data, text)
    issues: tuple[Issue, ...] = ()
    # Only markup can declare an encoding, and it begins with "<".
    if data[:64].lstrip()[:1] == b"<":
        issues = _check_declared(data, text)
    text, more = tidy(text, checked=True)
    return text, "utf-8", 0, issues + more if more else issues


def tidy(text: str, *, checked: bool = False, replaced: int = 0) -> tuple[str, tuple[Issue, ...]]:
    r"""
    Make text that is already decoded fit for reading.

    Args:
        text: Any string.
        checked: It came out of a decoder, so that it has no lone surrogates.
        replaced: How many U+FFFD that decoder put in.

    Returns:
        The text without byte-order mark and NULs, lone surrogates replaced by
        U+FFFD, and the issues met.

    >>> tidy("\ufeff新\x00闻")[0]
    '新闻'

    """
    issues: list[Issue] = []
    if text[:1] == "\ufeff":
        text = text.lstrip("\ufeff")
    if "\0" in text:
        issues.append(
            issue("nul-characters", f"{text.count(chr(0))} NUL characters were taken out", severity="warning")
        )
        text = text.replace("\0", "")
    if not checked:
        try:
            text.encode()  # a third of the time of a search
        except UnicodeEncodeError:
            text, count = _SURROGATES.subn("\ufffd", text)
            issues.append(issue("lone-surrogates", f"{count} lone surrogates were replaced", severity="warning"))
    if not text.isascii():
        if "\ufffd" in text and (count := text.count("\ufffd") - replaced) > 0:
            issues.append(
                issue("replacement-characters", f"{count} characters had been lost before", severity="warning")
            )
            if count > _LOST * (len(_ASCII.sub("", text)) - count):
                message = "most characters were lost when another encoding, such as GBK, was read as UTF-8"
                issues.append(issue("mojibake", message, severity="warning"))
        # Searches for one character cost 0.04 us on 2,000, for two 1.8: the
        # signs' first characters tell whether a closer look is worth it.
        if "锛" in text or "銆" in text or "锘" in text or "锟" in text or "ï" in text or "ã" in text:
            issues.extend(_mojibake(text))
        # Any Chinese text of a few sentences has these; what has not may be a headline, foreign, or misread.
        if (
            text.count("的") < _RIGHT_ENOUGH  # in most texts this settles it
            and text.count("，") + text.count("。") + text.count("的") < _RIGHT_ENOUGH
            and all(one.code != "mojibake" for one in issues)
        ):
            issues.extend(_misread(text[:_SAMPLE]))
    return text, tuple(issues)


def _mojibake(text: str) -> list[Issue]:
    issues = []
    if "锟斤拷" in text:
        message = "lost characters were read as GBK (锟斤拷): they cannot be restored"
        issues.append(issue("mojibake", message, severity="warning"))
    found = sum([text.count(sign) for sign in _MISREAD])
    right = text.count("，") + text.count("。") + text.count("的")
    if text.startswith(("锘", "ï»¿")) or (found >= _MISREAD_ENOUGH and found > right):
        message = "the text looks like UTF-8 that was read in another encoding; it was left as it is"
        issues.append(issue("mojibake", message, severity="warning"))
    return issues


def _misread(text: str) -> list[Issue]:
    """Tell mojibake by undoing it: what comes out is Chinese, and what went in is not."""
    text = _ASCII.sub("", text).replace("\ufffd", "")
    before = sum(map(text.count, _COMMON)) / max(len(text), 1)
    for read, meant in _MISREADINGS:
        if read == "gb18030" and not _HAN.search(text):
            continue
        data = _bytes_of(text, read)
        if data is None:
            continue
        undone = data.decode(meant, "replace")
        han = len(_HAN.findall(undone))
        lost = undone.count("\ufffd")
        share = sum(map(undone.count, _COMMON)) / max(len(undone), 1)
        # No other text happens to be valid UTF-8 when it is taken for bytes.
        certain = meant == "utf-8" and not lost and (len(undone) if read == "latin-1" else han) >= _CERTAIN
        likely = han >= _HAN_LIKELY and lost <= _LOST_IN_UNDOING * len(undone) and share > max(0.15, 2 * before)
        if certain or likely:
            name = "Latin-1" if read == "latin-1" else read
            message = f"the text looks like {meant} that was read as {name}; it was left as it is"
            return [issue("mojibake", message, severity="warning")]
    return []


def _bytes_of(text: str, encoding: str) -> bytes | None:
    """Give the bytes that were read as the text; what is lost in it is left out."""
    if encoding != "latin-1":
        return text.encode(encoding, "ignore")
    try:
        return text.translate(_WINDOWS).encode("latin-1")
    except UnicodeEncodeError:
        return None


def _look_up(name: str) -> str | None:
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    # Python also calls base64 and rot13 encodings; UTF-7 only ever served attacks.
    if not getattr(found, "_is_text_encoding", True) or found.name in ("utf-7", "idna", "punycode", "undefined"):
        return None
    if found.name in ("unicode_escape", "raw_unicode_escape", "unicode-escape", "raw-unicode-escape", "mbcs", "oem"):
        return None
    return _SUPERSETS.get(found.name, found.name)


def _forced(data: bytes, encoding: str) -> tuple[str, str, int, tuple[Issue, ...]]:
    name = _look_up(encoding)
    if name is None:
        msg = f"no such text encoding: {encoding!r}"
        raise DecodeError(msg)
    for mark, marked in _MARKS:
        if data.startswith(mark) and marked.startswith(name.removesuffix("-sig")):
            data, name = data[len(mark) :], marked
            break
    text, replaced = _replacing(data, name)
    text, issues = tidy(text, checked=True, replaced=replaced)
    return text, name, replaced, _damage(name, replaced) + issues


def _replacing(data: bytes, name: str) -> tuple[str, int]:
    try:
        return data.decode(name), 0
    except UnicodeDecodeError:
        text = data.decode(name, "replace")
    # A U+FFFD that the input itself holds was not our doing.
    own = data.count(b"\xef\xbf\xbd") if name.startswith("utf-8") else 0
    return text, max(text.count("\ufffd") - own, 1)


def _damage(name: str, replaced: int) -> tuple[Issue, ...]:
    if not replaced:
        return ()
    return (
        issue("encoding-damaged", f"{replaced} characters were replaced while decoding {name}", severity="warning"),
    )


def _with_zeros(data: bytes, text: str) -> tuple[str, str, int, tuple[Issue, ...]]:
    """Valid UTF-8 with NUL or ESC characters: UTF-16, ISO-2022, or text with a few strays."""
    name = _sixteen(data)
    if name is not None:
        return _finish(data, name, guessed=True)
    for written in _declared_names(data):
        name = _look_up(written)
        if name is not None and name.startswith(("iso2022", "hz")):
            return _finish(data, name, guessed=False)
    _refuse_binary(text)
    text, issues = tidy(text, checked=True)
    return text, "utf-8", 0, issues


def _sixteen(data: bytes) -> str | None:
    sample = data[: _SAMPLE & ~1]
    low, high = sample[1::2].count(0), sample[0::2].count(0)
    # Markup and line ends have one zero byte each, always on the same side.
    if low + high < _FEWEST_ZEROS or max(low, high) < _ZEROS * len(sample):
        return None
    if low > 9 * high:
        name = "utf-16-le"
    elif high > 9 * low:
        name = "utf-16-be"
    else:
        return None
    text = sample.decode(name, "replace")
    return (
        name if _controls(text) + text.count("\ufffd") + text.count("\0") <= _TOO_MUCH_CONTROL * len(text) + 1 else None
    )


def _controls(text: str) -> int:
    return len(_CONTROLS.findall(text))


def _refuse_binary(text: str, replaced: int = 0) -> None:
    sample = text[:_SAMPLE]
    strange = _controls(sample) + sample.count("\0")
    if strange > _TOO_MUCH_CONTROL * len(sample) + 2:
        msg = "not text: too many control characters"
        raise DecodeError(msg)
    if replaced > _TOO_MUCH_DAMAGE * len(text) + 2:
        msg = f"not text in any encoding known here: {replaced} of {len(text)} characters would be lost"
        raise DecodeError(msg)


def _finish(data: bytes, name: str, *, guessed: bool) -> tuple[str, str, int, tuple[Issue, ...]]:
    text, replaced = _replacing(data, name)
    _refuse_binary(text, replaced)
    issues = _damage(name, replaced)
    if guessed:
        issues = (issue("encoding-guessed", f"the encoding was guessed: {name}"), *issues)
    text, more = tidy(text, checked=True, replaced=replaced)
    return text, name, replaced, issues + more


def _declared_names(data: bytes) -> list[str]:
    return [(name or other).decode("ascii") for name, other in _DECLARED.findall(data[:_HEAD])]


def _check_declared(data: bytes, text: str) -> tuple[Issue, ...]:
    if text.isascii():
        return ()
    for written in _declared_names(data):
        name = _look_up(written)
        if name is not None and not name.startswith("utf-8"):
            message = f"{written} was declared, but the bytes are UTF-8"
            return (issue("encoding-declared-wrong", message),)
    return ()


def _guess(data: bytes) -> tuple[str, str, int, tuple[Issue, ...]]:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _finish(data[len(mark) :], name, guessed=False)
    if b"\0" in data[:_SAMPLE]:
        name16 = _sixteen(data)
        if name16 is not None:
            return _finish(data, name16, guessed=True)
    names = [known for written in _declared_names(data) if (known := _look_up(written))]
    candidates = list(dict.fromkeys([*names, "utf-8", "gb18030", "big5hkscs"]))
    # The sample ends where a line does, so that no character is cut in two.
    sample = data if len(data) <= _SAMPLE else data[: data.rfind(b"\n", 0, _SAMPLE) + 1 or _SAMPLE]
    best, top = candidates[0], None
    for name in candidates:
        score = _score(sample, name)
        if score is not None and (top is None or score > top):
            best, top = name, score
    text, encoding, replaced, issues = _finish(data, best, guessed=best not in names)
    if names and best not in names:
        message = f"{names[0]} was declared, but {best} fits better"
        issues = (issue("encoding-declared-wrong", message), *issues)
    return text, encoding, replaced, issues


def _score(sample: bytes, name: str) -> int | None:
    if name.startswith(("utf-16", "utf-32")):
        # Their marks and zeros have been looked for: without them they are a lie.
        return None
    text, replaced = _replacing(sample, name)
    score = sum(map(text.count, _COMMON)) - _REPLACED_COST * replaced
    if name not in ("gb18030", "big5hkscs", "utf-8"):
        score += len(_KANA_HANGUL.findall(text))
    return score
