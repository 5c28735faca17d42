"""What recurs in the posts of a source: a cleaner to begin with."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from attrs import frozen

from newsparse import _registry
from newsparse._api import Parser
from newsparse._inputs.names import PathLike
from newsparse._recognize import recognize
from newsparse.errors import FormatError, NewsparseError
from newsparse.workbench._boxes import find_boxes
from newsparse.workbench._evidence import Sample, read_samples
from newsparse.workbench._finding import Finding
from newsparse.workbench._repeats import find_lines, find_pictures

__all__ = ["Proposal", "learn"]

_FEWEST = 3
"""Posts in which something recurs; what two share may be chance."""
_KEPT = 800
"""Posts that are held at once; more tell nothing new."""
_HOST_SHARE = 0.3
_NAME_SHARE = 0.1
# Anybody's pictures lie there, so they tell nothing of a source.
_PUBLIC = re.compile(
    r"(?:^|\.)(?:qpic\.cn|gtimg\.(?:cn|com)|qlogo\.cn|picsum\.photos|weserv\.nl|wsrv\.nl|workers\.dev|alicdn\.com|aliyuncs\.com|"
    r"myqcloud\.com|qiniudn\.com|clouddn\.com|githubusercontent\.com|localhost)$"
)


@frozen(kw_only=True)
class Proposal:
    """What a cleaner for a source may be made of."""

    id: str
    """Of the cleaner: that of an installed one which knows the source, else made of the folder's name."""
    label: str
    """The source's own name, as most posts give it; where none does, the folder's."""
    names: tuple[str, ...] = ()
    """Other names that posts give."""
    hosts: tuple[str, ...] = ()
    """Where its pages and pictures lie."""
    findings: tuple[Finding, ...] = ()
    """What recurs and stays, or is told by markup, most frequent first."""
    handled: tuple[Finding, ...] = ()
    """What recurs and is taken out by the shared rules already."""
    posts: int
    """How many stories were looked at, each counted once; of a large folder some hundred."""
    known: bool = False
    """Whether an installed cleaner knows the source."""
    samples: tuple[Sample, ...] = ()
    """The posts."""


def learn(
    inputs: PathLike | Iterable[PathLike],
    parser: Parser | None = None,
    *,
    id: str | None = None,  # noqa: A002  # the field's name
    share: float = 0.1,
    on_error: Callable[[NewsparseError], object] | None = None,
) -> Proposal:
    """
    Read the posts of one source, and tell what recurs in them.

    Lines and elements count that the stories have in common at the head, at the tail and around pictures; what also
    stands amid stories is story.

    Args:
        inputs: The posts, as `Parser.iter_articles` takes them; ten show most of what there is.
        parser: The settings; whatever cleaner they name, the shared rules alone are used.
        id: Of the cleaner.
        share: In which share of the posts something has to stand; three posts are the least.
        on_error: Is given what cannot be read; without it the first such error is raised.

    Returns:
        A proposal, for a person to read and change.

    Raises:
        FormatError: There are fewer than three stories.
        NewsparseError: A post cannot be read.

    .. versionadded:: 0.1.0
    """
    samples = _thinned(read_samples(inputs, parser or Parser(), on_error))
    if len(samples) < _FEWEST:
        few = "1 story is" if len(samples) == 1 else f"{len(samples)} stories are"
        raise FormatError(f"{few} too few to tell what recurs; {_FEWEST} are the least")
    need = max(_FEWEST, math.ceil(share * len(samples)))
    known = _known(samples)
    label, names = _names(samples)
    boxes = find_boxes(samples, need)
    lines, handled = find_lines(samples, need, boxes)
    pictures = find_pictures(samples, need, boxes)
    found = [*boxes, *lines, *pictures]
    return Proposal(
        id=id or known or _id_of(inputs),
        label=label or _label_of(inputs) or id or known or _id_of(inputs),
        names=names,
        hosts=_hosts(samples),
        findings=tuple(sorted(found, key=lambda one: (-one.posts, one.field, one.value))),
        handled=handled,
        posts=len(samples),
        known=known is not None,
        samples=samples,
    )


def _thinned(samples: Iterable[Sample]) -> tuple[Sample, ...]:
    """Keep some hundred of any number of posts, spread evenly over all of them."""
    kept: list[Sample] = []
    step = 1
    for number, sample in enumerate(samples):
        if number % step == 0:
            kept.append(sample)
        if len(kept) > _KEPT:
            kept, step = kept[::2], 2 * step
    return tuple(kept)


def _known(samples: Sequence[Sample]) -> str | None:
    """The installed cleaner that knows most of the posts."""
    cleaners = _registry.cleaners()
    found = Counter(recognize(sample.post, cleaners) for sample in samples)
    best, count = min(found.items(), key=lambda pair: (-pair[1], pair[0]))
    return best if best != "generic" and 2 * count > len(samples) else None


def _names(samples: Sequence[Sample]) -> tuple[str | None, tuple[str, ...]]:
    found = Counter(sample.post.source.strip() for sample in samples if sample.post.source)
    ranked = sorted(found, key=lambda name: (-found[name], name))
    more = [name for name in ranked[1:] if found[name] >= max(2, _NAME_SHARE * len(samples))]
    return (ranked[0] if ranked else None), tuple(more)


def _hosts(samples: Sequence[Sample]) -> tuple[str, ...]:
    found: Counter[str] = Counter()
    pictured = 0
    for sample in samples:
        addresses = [line.text for line in sample.lines if line.is_picture]
        pictured += bool(addresses)
        addresses += [sample.post.url] if sample.post.url else []
        found.update({host for host in map(_host, addresses) if host and not _PUBLIC.search(host)})
    need = max(_FEWEST, _HOST_SHARE * (pictured or len(samples)))
    return tuple(sorted((host for host in found if found[host] >= need), key=lambda host: (-found[host], host)))


def _host(address: str) -> str | None:
    try:
        host = urlsplit(address if "//" in address else "").hostname
    except ValueError:
        return None
    return host if host and re.fullmatch(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+", host) else None


def _id_of(inputs: object) -> str:
    name = re.sub(r"[^a-z0-9]+", "_", _stem(inputs).lower()).strip("_")
    return name if re.match(r"[a-z]", name) else "source"


def _label_of(inputs: object) -> str | None:
    """The folder's name where it is Chinese: an id cannot be made of it, and a label is what it is."""
    name = _stem(inputs)
    return None if name.isascii() else name


def _stem(inputs: object) -> str:
    given = [inputs] if isinstance(inputs, str) or not isinstance(inputs, Iterable) else list(inputs)
    return Path(str(given[0])).resolve().stem if given else ""
