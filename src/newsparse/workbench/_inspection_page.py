"""Inspections as a page: the original beside the result."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from newsparse._display.card import named_source
from newsparse._written.body import block_html
from newsparse.models import Block, Credit
from newsparse.workbench._html_page import html_page, text_html
from newsparse.workbench._inspect import Inspection, Row, Verdict

__all__ = ["credit_line", "inspection_page"]

_STYLE = """\
article { margin-bottom: 3rem; }
.head { border-bottom: 2px solid var(--line); padding-bottom: .8rem; margin-bottom: .8rem; }
.row, .names { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0 1.2rem; }
.names { font-size: .85rem; color: var(--faint); }
.row { border-top: 1px solid var(--line); padding: .55rem 0; }
.was p, .is p { margin: 0; }
.was p + p { margin-top: .25rem; }
.is :is(h1, h2, h3, h4, h5, h6) { font-size: 1.08rem; margin: 0; }
.is :is(ul, ol, blockquote) { margin: 0; padding-left: 1.4rem; }
.is blockquote { border-left: 3px solid var(--line); padding-left: .8rem; }
.is figure { margin: 0; }
.is .scroll { overflow-x: auto; }
.is td, .is th { border: 1px solid var(--line); padding: .2rem .5rem; text-align: left; overflow-wrap: normal;
  min-width: 4rem; }
.is table { border-collapse: collapse; }
.picture { display: block; background: var(--panel); border: 1px dashed var(--line); border-radius: .4rem;
  padding: .5rem .7rem; font-size: .8rem; color: var(--faint); }
figcaption { font-size: .88rem; color: var(--faint); padding-top: .25rem; white-space: pre-line; }
.gone .was { background: var(--gone); border-left: 3px solid var(--gone-ink); padding: .3rem .6rem;
  border-radius: 0 .4rem .4rem 0; }
.gone del { text-decoration-color: var(--gone-ink); text-decoration-thickness: 1px; }
.gone .is { color: var(--gone-ink); }
.rule { display: inline-block; max-width: 100%; font: .76rem/1.5 ui-monospace, Menlo, Consolas, monospace; border-radius: .3rem;
  padding: 0 .4rem; background: var(--mark); color: var(--mark-ink); }
.gone .rule { background: none; padding: 0; color: var(--gone-ink); font-weight: 600; }
.note { font-size: .8rem; color: var(--faint); margin: .15rem 0 0; }
@media (max-width: 40rem) {
  body { padding: .8rem; }
  .names { display: none; }
  .row { grid-template-columns: minmax(0, 1fr); gap: .4rem; }
  .same .was { display: none; }
  .other .was { color: var(--faint); font-size: .88rem; border-left: 3px solid var(--line); padding-left: .6rem; }
}
"""

_ADDRESS = 160
"""Characters of an address that are shown; a picture may be written into its address whole."""


def inspection_page(inspections: Iterable[Inspection]) -> str:
    """
    Show inspections side by side with the originals.

    Args:
        inspections: One or more.

    Returns:
        A page in one piece of HTML, escaped, that loads nothing and runs nothing.

    .. versionadded:: 0.1.0
    """
    found = list(inspections)
    title = found[0].article.title if len(found) == 1 else f"{len(found)} posts"
    return html_page(f"{title or 'A post'} – newsparse inspect", _STYLE, "".join(map(_article, found)))


def _article(inspection: Inspection) -> str:
    article = inspection.article
    made = article.provenance
    facts = [named_source(article.source)]
    if article.published is not None:
        facts.append(article.published.isoformat(sep=" ", timespec="minutes"))
    removed, story = sum(len(entry.text) for entry in article.removed), len(article.text)
    read = f"cleaner {made.cleaner} {made.cleaner_version} · {made.format} · {made.encoding} · {' › '.join(made.path)}"
    parts = "1 part" if len(article.removed) == 1 else f"{len(article.removed)} parts"
    share = f"{parts} removed, {removed} of {removed + story} characters"
    credits_ = "".join([f"<li>{_credit(credit)}</li>" for credit in article.credits])
    issues = "".join(
        [f"<li>{text_html(f'{issue.severity}: {issue.message} ({issue.code})')}</li>" for issue in article.issues]
    )
    tags = " ".join(f"#{tag}" for tag in article.tags)
    return (
        f'<article>\n<header class="head"><h1>{text_html(article.title or "(no title)")}</h1>\n'
        f'<div class="faint">{text_html(" · ".join([fact for fact in facts if fact]))}<br>{text_html(read)}<br>{share}'
        f"{f'<br>{text_html(tags)}' if tags else ''}</div></header>\n"
        f"{f'<h2>Credits</h2><ul>{credits_}</ul>' if credits_ else ''}"
        f"{f'<h2>Issues</h2><ul>{issues}</ul>' if issues else ''}"
        '<h2>Part by part</h2>\n<div class="names"><div>as it stood</div><div>what it became</div></div>\n'
        f"{''.join(map(_row, inspection.rows))}"
        f"{f'<details><summary>The body as HTML</summary><pre>{text_html(inspection.body)}</pre></details>' if inspection.body else ''}"
        "</article>\n"
    )


def credit_line(credit: Credit) -> str:
    """Tell of a credit in one line, with the word it was read by."""
    known = f" ({credit.affiliation})" if credit.affiliation else ""
    by = f", by the word {credit.label}" if credit.label else ""
    return f"{credit.role}: {credit.name}{known}{by}"


def _credit(credit: Credit) -> str:
    where = f" – in {credit.where.part} {credit.where.index}" if credit.where is not None else ""
    return text_html(credit_line(credit) + where)


def _row(row: Row) -> str:
    tag = "del" if row.removed is not None else "span"
    was = "".join([_original(list(run), tag) for _, run in groupby(row.verdicts, key=lambda verdict: verdict.element)])
    if row.removed is not None:
        entry = row.removed
        if not was:
            was = f"<p><del>{_lines(entry.text or entry.html or '')}</del></p>"
        reason = row.verdicts[0].reason if row.verdicts else ""
        result = (
            f'<p>removed {row.index}: {text_html(entry.kind)} <span class="rule">{text_html(entry.rule)}</span></p>'
            f'<p class="note">{text_html(reason)}</p>'
        )
    else:
        result = (
            f'{_block(row.block)}<p class="note">block {row.index}: {row.block.kind}</p>{_decided(row)}'
            if row.block is not None
            else ""
        )
    kind = "gone" if row.removed is not None else "same" if _is_same(row) else "other"
    return f'<div class="row {kind}"><div class="was">{was}</div><div class="is">{result}{_read(row.verdicts)}</div></div>\n'


def _is_same(row: Row) -> bool:
    """Tell a paragraph that came through as it was: on a phone once is enough."""
    return (
        row.block is not None
        and row.block.kind == "paragraph"
        and row.block.text == "\n".join([verdict.text for verdict in row.verdicts])
        and all(verdict.rule is None for verdict in row.verdicts)
    )


def _original(verdicts: Sequence[Verdict], tag: str) -> str:
    lines = "".join([f"<p><{tag}>{_verdict(verdict)}</{tag}></p>" for verdict in verdicts])
    element = verdicts[0].element
    # A bare <p> says nothing that a selector could use.
    named = not {".", "#"}.isdisjoint(element)
    return lines + (f'<p class="note">{text_html(element)}</p>' if named else "")


def _verdict(verdict: Verdict) -> str:
    if verdict.kind in {"text", "code"}:
        return _lines(verdict.text)
    return f'<span class="picture">{text_html(_short(f"{verdict.kind} {verdict.text}"))}</span>'


def _decided(row: Row) -> str:
    """The rules that decided about a block, each once, with what they are about."""
    rules = dict.fromkeys(
        [(verdict.part, verdict.rule, verdict.reason) for verdict in row.verdicts if verdict.rule is not None]
    )
    return "".join(
        [
            f'<p class="note">{"caption: " if part == "caption" else ""}<span class="rule">{text_html(rule or "")}</span> {text_html(reason)}</p>'
            for part, rule, reason in rules
        ]
    )


def _read(verdicts: Sequence[Verdict]) -> str:
    """Who and what was read in the lines."""
    found = [text_html(credit_line(credit)) for verdict in verdicts for credit in verdict.credits]
    found += [text_html(f"tag: {tag}") for verdict in verdicts for tag in verdict.tags]
    return "".join([f'<p class="note">{one}</p>' for one in found])


def _block(block: Block) -> str:
    """Show a block without loading its pictures."""
    if block.kind in {"image", "media"}:
        name = block.kind if block.kind == "image" else block.media_type
        caption = f"<figcaption>{text_html(block.caption)}</figcaption>" if block.caption else ""
        return f'<figure><span class="picture">{text_html(_short(f"{name} {block.url or chr(8212)}"))}</span>{caption}</figure>'
    if block.kind == "list":
        items = "".join([f"<li>{''.join(map(_block, item))}</li>" for item in block.items])
        return f"<ol>{items}</ol>" if block.ordered else f"<ul>{items}</ul>"
    if block.kind == "quote":
        return f"<blockquote>{''.join(map(_block, block.blocks))}</blockquote>"
    if block.kind == "table":
        return f'<div class="scroll">{block_html(block)}</div>'
    return block_html(block)


def _lines(text: str) -> str:
    return "<br>".join(map(text_html, text.split("\n")))


def _short(address: str) -> str:
    return address if len(address) <= _ADDRESS else f"{address[:_ADDRESS]}… ({len(address)} characters)"
