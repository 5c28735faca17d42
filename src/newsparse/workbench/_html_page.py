"""The frame of the pages that the workbench writes: one file, nothing loaded, nothing run."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from html import escape

from newsparse._display.width import shown

__all__ = ["html_page", "text_html"]

_STYLE = """\
:root { color-scheme: light dark; --paper: #fdfcfa; --ink: #1d1b18; --faint: #6a645c; --line: #ded9d1;
  --panel: #f4f1ec; --gone: #fbe9e7; --gone-ink: #9c2a1c; --mark: #e7eef8; --mark-ink: #1f4f8f; --bar: #4a7ab8;
  --bad: #c0583f; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #191816; --ink: #e8e4dd; --faint: #a39c91; --line: #3a3732; --panel: #23211e; --gone: #3a2320;
    --gone-ink: #f0a596; --mark: #20303f; --mark-ink: #9cc4f2; --bar: #6f9fd8; --bad: #e08a73; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 1.2rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.65 system-ui, "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif;
  overflow-wrap: anywhere; -webkit-text-size-adjust: 100%; }
h1 { font-size: 1.45rem; line-height: 1.3; margin: 0 0 .3rem; }
h2 { font-size: 1.1rem; margin: 2rem 0 .6rem; }
a { color: var(--mark-ink); }
.faint { color: var(--faint); font-size: .85rem; }
pre { white-space: pre-wrap; margin: 0; font: .82rem/1.5 ui-monospace, Menlo, Consolas, monospace; }
details { margin: 1rem 0; border: 1px solid var(--line); border-radius: .5rem; padding: .5rem .8rem; }
summary { cursor: pointer; }
"""


def text_html(text: str) -> str:
    r"""
    Give *text* as the content of an element or of a quoted attribute.

    >>> text_html("<b>\u202e&")
    '&lt;b&gt;�&amp;'
    """
    return escape(shown(text))


def html_page(title: str, style: str, body: str) -> str:
    """
    Give a whole page.

    Args:
        title: As text.
        style: More CSS.
        body: As HTML; who gives it has escaped it.

    Returns:
        HTML that loads nothing: its policy forbids all but its own style, which is named by its digest.
    """
    css = f"{_STYLE}{style}"
    digest = b64encode(sha256(css.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return (
        '<!DOCTYPE html>\n<html lang="zh">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{text_html(title)}</title>\n<style>{css}</style>\n</head>\n<body>\n{shown(body)}</body>\n</html>\n"
    )
