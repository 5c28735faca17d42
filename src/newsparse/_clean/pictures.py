"""Story pictures told from dividers, icons, avatars, QR codes and spacers."""

from __future__ import annotations

import re
from collections import Counter

from newsparse._markup.lines import Kind, Line, Picture
from newsparse.models import Image
from newsparse.rules import Compiled

__all__ = ["by_look", "by_place", "can_lead"]

_ADDRESS = re.compile(
    r"(?<![a-z])(?:avatar|qr_?code|erweima|spacer|blank|loading|grey|gray|transparent|placeholder|emoji|emotion|smiley|"
    r"icon|icons|logo|divider|tracking|pixel|external-link)(?![a-z])|/404\.(?:gif|png|jpg)|1x1\.|picsum\.photos/|end_article|"
    # The portraits of Weibo's accounts.
    r"//tva?x?\d?\.sinaimg\.cn/crop\.",
)
_SIZED = re.compile(r"[-_](\d{2,3})[x_](\d{2,3})\.(?:png|jpe?g|gif|webp)$")
_WORDS = (
    "avatar", "qr", "erweima", "spacer", "blank", "loading", "grey", "gray", "transparent", "placeholder", "emo",
    "smiley", "icon", "logo", "divider", "tracking", "pixel", "404", "1x1", "picsum", "end_", "external", "/crop.",
)  # fmt: skip


def _is_furniture(url: str) -> bool:
    """Tell an address that names an icon, an avatar, a QR code or a spacer."""
    name = url.rpartition("/?http")[2].split("?", 1)[0][-80:].lower()  # some archives show pictures through a proxy
    if (sized := _SIZED.search(name)) and sized[1] == sized[2] and 24 <= int(sized[1]) <= 80:
        return True
    for word in _WORDS:
        if word in name:
            return _ADDRESS.search(name) is not None
    return False


def by_look(lines: list[Line], compiled: Compiled) -> None:
    """Judge each picture by its size, its address, and how often it comes back."""
    found = [
        (line, line.picture)
        for line in lines
        if line.kind == Kind.IMAGE and line.removed is None and line.picture is not None
    ]
    if not found:
        return
    times = Counter([picture.url for _, picture in found])
    shots = _shots([picture for _, picture in found if _is_strip(picture)])
    for line, picture in found:
        if line.region is not None and line.region.kind in {"keep", "player"}:
            continue
        width, height = picture.width, picture.height
        if compiled.on("picture-size") and _is_small(width, height) and picture.width not in shots:
            line.remove("decoration", "picture-size")
        elif (
            not picture.url
            or picture.url in {"undefined", "null", "#"}
            or (compiled.addresses is not None and compiled.addresses.search(picture.url))
            or (compiled.on("picture-address") and _is_furniture(picture.url))
        ):
            line.remove("decoration", "picture-address")
        elif compiled.on("picture-repeated") and (
            times[picture.url] > 2 or (times[picture.url] > 1 and _is_code(picture))
        ):  # a divider before each part
            line.remove("decoration", "picture-repeated")


def _shots(strips: list[Picture]) -> set[int | None]:
    """How wide three or more strips are, each another picture: readers' comments, a screenshot each, and no dividers."""
    if len(strips) < 3:
        return set()
    times = Counter([strip.width for strip in strips])
    different = Counter([width for width, _ in {(strip.width, strip.url) for strip in strips}])
    return {width for width, count in different.items() if count > 2 and count == times[width]}


def _is_strip(picture: Picture) -> bool:
    """Tell a picture of one to a few lines of text."""
    return _is_thin(picture, 5) and (picture.height or 0) >= 24


def _is_code(picture: Picture) -> bool:
    """A small square, as QR codes are."""
    width, height = picture.width, picture.height
    return width is not None and height is not None and width <= 430 and abs(width - height) * 12 <= width


def _is_small(width: int | None, height: int | None) -> bool:
    if width is not None and height is not None:
        # Icons; and strips as thin as a line of text.
        return max(width, height) <= 40 or min(width, height) <= 3 or (height <= 60 and width >= 8 * height)
    return (width is not None and width <= 3) or (height is not None and height <= 3)  # spacers


def by_place(lines: list[Line], compiled: Compiled) -> bool:
    """Judge pictures beside promotion lines and around the story; tell whether one was taken out."""
    left = [line for line in lines if line.kind == Kind.IMAGE and line.removed is None]
    if compiled.on("picture-promotion"):
        last = max((n for n, line in enumerate(lines) if line.is_story), default=-1)
        for n, line in enumerate(lines):
            if line.removed == "promotion" and line.rule == "promotion" and line.kind == Kind.TEXT:
                for step in (1, -1):
                    _promote(lines, n, step, last)
    if compiled.on("picture-after-end"):
        _after_end(lines)
    if compiled.on("picture-banner"):
        _banners(lines)
        _animations(lines)
    return any(line.removed is not None for line in left)


def _promote(lines: list[Line], n: int, step: int, last: int) -> None:
    """The QR code of a promotion line: squarish, next to it, with nothing but other such lines between."""
    if not re.search(r"码|长按|识别|下图|上图|图片|关注|添加|↓|▼|下方", lines[n].text):
        return
    at = n + step
    while 0 <= at < len(lines) and lines[at].kind == Kind.TEXT and lines[at].removed in {"promotion", "decoration"}:
        at += step
    if not (0 <= at < len(lines)) or lines[at].kind != Kind.IMAGE or lines[at].removed is not None:
        return
    picture = lines[at].picture
    square = (
        picture is not None
        and picture.width is not None
        and picture.height is not None
        and 0.8 <= picture.width / max(picture.height, 1) <= 1.25  # a QR code
    )
    if square or (step == 1 and "码" in lines[n].text) or (step == 1 and at > last):
        lines[at].remove("promotion", "picture-promotion")


def _after_end(lines: list[Line]) -> None:
    """Logos and follow-us pictures below the last credit, notice or promotion of a story."""
    last = next((n for n in range(len(lines) - 1, -1, -1) if lines[n].is_story), -1)
    if last < 0 or not any(line.kind == Kind.IMAGE for line in lines[last + 1 :]):
        return
    ended = credited = False
    for line in lines[last + 1 :]:
        if (
            line.removed in {"notice", "promotion", "related"}
            or (line.removed == "credit" and re.search(r"编|校|审|監|监", line.text))
            or (
                line.removed == "decoration"
                and line.rule == "end-mark"
                and line.text
                and line.text.lower().strip("-— ") == "end"
            )
            or (credited and line.kind == Kind.IMAGE and _is_thin(line.picture))
        ):
            ended = True
        credited = credited or line.removed == "credit"
        if ended and line.kind == Kind.IMAGE and line.removed is None:
            line.remove("decoration", "picture-after-end")


def _banners(lines: list[Line]) -> None:
    """A picture that links to a page, before or after the story: the banner of an album or a campaign, if wide; an offer."""
    linked = [
        (n, line, line.picture, line.href)
        for n, line in enumerate(lines)
        if line.href and line.kind == Kind.IMAGE and line.removed is None and line.picture is not None
    ]
    if not linked:
        return
    story = [n for n, line in enumerate(lines) if line.is_story]
    if not story:
        return
    for n, line, picture, href in linked:
        outside = n < story[0] or n > story[-1]
        leads = picture.url != href and href.startswith(("http", "//")) and not _FILE.search(href)
        if outside and leads and (_is_thin(picture, 2.4) or _OFFER.search(href)):
            line.remove("decoration", "picture-banner")


def _animations(lines: list[Line]) -> None:
    """Wide animations above a story."""
    begins = next((n for n, line in enumerate(lines) if line.is_story), 0)
    for line in lines[:begins]:
        if line.kind == Kind.IMAGE and line.removed is None and line.picture is not None and _moves(line.picture):
            line.remove("decoration", "picture-banner")


def _moves(picture: Picture) -> bool:
    """Tell a wide animation, as accounts set above their stories."""
    return _is_thin(picture, 4) and picture.url.split("?", 1)[0].lower().endswith(".gif")


def _is_thin(picture: Picture | None, times: float = 8) -> bool:
    """Tell a picture that is so many times as wide as it is high."""
    return (
        picture is not None
        and picture.width is not None
        and picture.height is not None
        and picture.width >= times * picture.height
    )


_OFFER = re.compile("/subscri(?:be|ption)|/(?:vip|membership)/?(?:[?#]|$)")
_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp)(?:[?#@!]|$)", re.IGNORECASE)


def can_lead(image: Image) -> bool:
    """Tell whether a story picture is fit to stand for the story."""
    if image.url.startswith("data:"):
        return False
    return not (image.width is not None and image.height is not None and max(image.width, image.height) < 80)
