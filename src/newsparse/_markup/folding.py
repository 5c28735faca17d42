"""Text gathered on a walk over a body, folded to lines."""

from __future__ import annotations

from newsparse._markup.lines import Context, Kind, Line, Region

__all__ = ["bare", "code_line", "text_line"]


def text_line(
    pieces: list[tuple[str, int, str | None]],
    owner: int,
    para: int,
    gap: int,
    context: Context,
    region: Region | None,
) -> Line | None:
    """Fold the text gathered since the last line; `None` where all of it is blank."""
    out: list[tuple[str, int, str | None]] = []
    every, some, blank = -1, 0, False
    link: str | None = None
    linked = True
    for raw, bits, href in pieces:
        text = " ".join(raw.split())
        if "\u200b" in text or "\ufeff" in text:
            text = bare(text)
        if not text:
            blank = blank or bool(out and raw)
            continue
        every &= bits
        some |= bits
        if out:
            linked = linked and href == link
            last, last_bits, last_href = out[-1]
            joint = " " if blank or raw[0].isspace() else ""
            if last_href == href and (last_bits ^ bits) & 31 == 0:
                out[-1] = (last + joint + text, last_bits & bits, href)
            else:
                out.append((joint + text, bits, href))
        else:
            link = href
            out.append((text, bits, href))
        blank = raw[-1].isspace()
    if not out:
        return None
    text = out[0][0] if len(out) == 1 else "".join([piece[0] for piece in out])
    return Line(Kind.TEXT, text, out, every, some, owner, para, gap, context, region, link if linked else None)


def bare(text: str) -> str:
    """Take out zero-width blanks, which no reader sees."""
    return " ".join(text.replace("\u200b", "").replace("\ufeff", "").split())


def code_line(
    pieces: list[tuple[str, int, str | None]], owner: int, para: int, context: Context, region: Region | None
) -> Line | None:
    """Keep the text of a listing as it stands; `None` where all of it is blank."""
    text = "".join([piece[0] for piece in pieces]).replace("\r\n", "\n").strip("\n")
    if not text.strip():
        return None
    return Line(Kind.CODE, text, [], 0, 0, owner, para, 0, context, region)
