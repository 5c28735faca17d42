"""
Search that finds Chinese words.

Chinese parts no words by blanks, and a dictionary that parts them does so in the index by the
sentence and in the browser not at all. So both sides cut a run of Chinese into its characters
and its pairs of neighbours: a query matches where all of its pairs stand.
"""

from __future__ import annotations

import re

from sphinx.application import Sphinx
from sphinx.search.en import SearchEnglish

_RUN = re.compile("([\u3400-\u9fff]+)")


class SearchBoth(SearchEnglish):
    """English words, and pairs of Chinese characters."""

    lang = "zh-pairs"
    # The stemmer in the browser is called after it.
    language_name = "English"
    js_splitter_code = """
function splitQuery(query) {
  const terms = [];
  for (const part of query.split(/([\\u3400-\\u9fff]+)/u)) {
    if (!/^[\\u3400-\\u9fff]/u.test(part)) terms.push(...part.split(/[^\\p{Letter}\\p{Number}_]+/gu).filter(Boolean));
    else if (part.length === 1) terms.push(part);
    else for (let at = 0; at + 1 < part.length; at++) terms.push(part.slice(at, at + 2));
  }
  return terms;
}
"""

    def split(self, input: str) -> list[str]:  # noqa: A002  # Sphinx's name
        """Return the words of a text."""
        terms: list[str] = []
        for part in _RUN.split(input):
            terms += pairs(part) if _RUN.match(part) else super().split(part)
        return terms

    def word_filter(self, word: str) -> bool:
        """Say whether a word goes into the index; a single Chinese character does."""
        return bool(_RUN.match(word)) or super().word_filter(word)


def pairs(run: str) -> list[str]:
    """Return the characters of a run, and each with its neighbour."""
    return [*run, *(run[at : at + 2] for at in range(len(run) - 1))]


def setup(app: Sphinx) -> dict[str, bool]:
    """Make the language known."""
    app.add_search_language(SearchBoth)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
