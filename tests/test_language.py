"""A text's language, told from its script."""

from __future__ import annotations

import pytest

from newsparse._language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("这个国家的人们说，去年的雨比往年多。", "zh-Hans"),
        ("這個國家的人們說，去年的雨比往年多。", "zh-Hant"),
        ("山水木人", "zh"),
        ("山水", None),
        ("昨日は雨でしたが、今日は晴れています。東京の天気です。", "ja"),
        ("对日本动画《けいおん》的回顾，这部动画在国内有很多观众，影响了一代人的审美与爱好。", "zh-Hans"),
        ("오늘은 날씨가 좋습니다", "ko"),
        ("One two three four five six seven eight words here", "en"),
        ("OK 1 2 3", None),
        ("", None),
        ("12345 67890", None),
    ],
)
def test_language_of(text: str, language: str | None) -> None:
    assert language_of(text) == language
