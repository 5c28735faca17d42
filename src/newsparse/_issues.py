"""The codes of issues, and what each says; a test holds the table against the code."""

from __future__ import annotations

from newsparse.models import Issue, Severity

__all__ = ["ISSUES", "issue"]

ISSUES: dict[str, str] = {
    "body-empty": "nothing of the body is story",
    "date-from-number": "the time is a number; it was read as seconds, or milliseconds, since 1970",
    "date-implausible": "the year can hardly be that of a post",
    "date-invalid": "the time cannot be read; the article has none",
    "date-relative": "the time is relative to a day that nobody knows any more, such as 昨天; the article has none",
    "date-without-time": "only a day is given; midnight was taken",
    "date-without-year": "the time names no year, and none was guessed; the article has no time",
    "date-without-zone": "the time names no zone; the source's was taken, or the parser's",
    "date-zone-ambiguous": "CST is China's time or America's; which was taken is in the message",
    "encoding-damaged": "bytes that are no characters of the encoding were replaced by U+FFFD",
    "encoding-declared-wrong": "the input names an encoding that it is not written in",
    "encoding-guessed": "nothing names the encoding; the likeliest was taken",
    "feed-ill-formed": "the feed is no well-formed XML; feedparser read it",
    "feed-item-summary-only": "the feed has a summary of the story and no more; it was taken for the body",
    "feed-item-without-body": "the feed has neither the story nor a summary",
    "feed-mended": "the feed's XML is broken; it was mended",
    "header-control-character": "control characters stand in the front matter; they were taken out",
    "header-duplicate-key": "a key stands twice; its first value was kept, unless it is empty",
    "header-irregular": "a value of the front matter is not written as its format wants; what was meant was taken",
    "header-tab": "tabs indent the front matter, which YAML forbids; each was read as two blanks",
    "header-unexpected-value": "a field of the front matter holds another kind of value than it should, such as a list for a time; what could be read of it was",
    "header-unfenced": "a fence of the front matter is missing",
    "header-unread-line": "a line of the front matter belongs to no key",
    "header-unreadable": "the front matter cannot be read; the body was kept",
    "json-without-body": "the entry has no text of its own",
    "lone-surrogates": "halves of surrogate pairs stand in the text; they were replaced by U+FFFD",
    "markdown-not-converted": "the body is Markdown, and markdown-it-py is not installed",
    "mojibake": "the text looks as if it had once been decoded wrongly",
    "newsparse-post-changed": "somebody changed the body of a post that newsparse wrote; its blocks stand as they are now",
    "newsparse-post-unreadable": "a post's mapping from newsparse cannot be read; the post was read like any other",
    "nul-characters": "NUL characters were taken out",
    "page-without-story": "the page holds no story: it is a list, a form, a notice or a shell that a script fills",
    "replacement-characters": "U+FFFD stands in the text: characters had been lost before",
    "title-entities": "the title held HTML entities, which were undone",
    "title-inner-quotes": "the title holds the quotes that it stands in",
    "title-irregular": "the title is not valid YAML, or YAML takes it for no text; its text was kept",
    "title-missing": "there is no title",
    "title-multiline": "the title runs over several lines; they were joined",
    "title-repeated-quotes": "the title stands in more quotes than it needs",
    "title-unquoted": "the title stands without the quotes that this archive gives all of them",
}
"""Each code with its meaning."""


def issue(code: str, message: str, *path: str, severity: Severity = "info") -> Issue:
    """
    Make an issue.

    Args:
        code: One of `ISSUES`.
        message: What was met, with the text it was met in.
        path: The field, where it is of one.
        severity: How much may be lost.
    """
    return Issue(code=code, message=message, path=path, severity=severity)
