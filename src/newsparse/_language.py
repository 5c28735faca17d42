"""The language of a text, told from its script."""

from __future__ import annotations

import re

__all__ = ["language_of"]

# Characters that only one of the two scripts uses, the commonest of each (GB 2312 level 1 against Big5 level 1).
_HANS = frozenset("这来国们说时为会过对学开从还进动样发现业个后长问间员东车马见书买么实给让认话该头点电关门经题没请")
_HANT = frozenset("這來國們說時為會過對學開從還進動樣發現業個後長問間員東車馬見書買麼實給讓認話該頭點電關門經題沒請")
_ONLY_HANS, _ONLY_HANT = _HANS - _HANT, _HANT - _HANS
_HANS_ONLY = re.compile(f"[{''.join(sorted(_ONLY_HANS))}]")
_HANT_ONLY = re.compile(f"[{''.join(sorted(_ONLY_HANT))}]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_HANGUL = re.compile(r"[\uac00-\ud7af]")
_LATIN = re.compile(r"[A-Za-z]{2,}")


def language_of(text: str) -> str | None:
    """
    Tell a text's language as a BCP 47 tag, or `None` where there is too little of it.

    >>> language_of("这个国家的人们说")
    'zh-Hans'
    >>> language_of("這個國家的人們說")
    'zh-Hant'
    """
    text = text[:240]
    hans, hant = len(frozenset(_HANS_ONLY.findall(text))), len(frozenset(_HANT_ONLY.findall(text)))
    if hans > 3 and not hant:  # nearly every text ends here
        return "zh-Hans"
    han = len(_HAN.findall(text))
    if han >= 4:  # a few characters may be a name
        if len(_KANA.findall(text)) * 5 > han:
            return "ja"
        return "zh-Hant" if hant > hans else "zh-Hans" if hans else "zh"
    if len(_HANGUL.findall(text)) >= 4:  # as above
        return "ko"
    return "en" if len(_LATIN.findall(text)) >= 8 else None  # as above
