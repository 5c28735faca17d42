"""A package of another project, which brings a cleaner, a loader and a writer."""

from __future__ import annotations

from collections.abc import Iterator

from newsparse.models import Article, RawPost
from newsparse.rules import Cleaner, TextRule
from newsparse.typing import Input, Loader, Writer


def _load(source: Input) -> Iterator[RawPost]:
    title, _, body = source.text.removeprefix("DEMO ").partition("\n")
    yield RawPost(title=title, body=f"<p>{body}</p>", source="外来报", format="demo", path=source.path)


def _dumps(article: Article) -> str:
    return f"DEMO {article.title}\n{article.text}"


CLEANER = Cleaner(id="demo", label="外来报", texts=(TextRule(name="slogan", pattern="外来报，天天见", place="tail"),))
LOADER = Loader(id="demo", label="demo", sniff=lambda text: float(text.startswith("DEMO ")), load=_load)
WRITER = Writer(id="demo", label="demo", suffix=".demo", dumps=_dumps)
TWIN = Cleaner(id="sina", label="新浪财经")
NAMELESS = object()
