"""What is timed: the floor, newsparse, and its peers, each a function of one post."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import frontmatter
import yaml
from attrs import frozen
from selectolax.lexbor import LexborHTMLParser

import newsparse
from newsparse import _registry
from newsparse._pipeline import read_articles
from newsparse.typing import Input

__all__ = [
    "PEERS",
    "Sample",
    "Task",
    "header_tasks",
    "loader_tasks",
    "own_tasks",
    "peer_tasks",
    "peer_versions",
    "writer_tasks",
]

FLOOR = "floor"


@frozen(kw_only=True)
class Sample:
    """A post, or a page, in the forms that the tasks take."""

    text: str
    """As newsparse is given it."""
    html: str
    """The body, or the page: all that the peers can read."""
    front_matter: bool = True
    """Whether *text* is a post; the floor of a page is the parse of it alone."""


Task = Callable[[Sample], object]


def _floor(sample: Sample) -> object:
    if sample.front_matter:
        return frontmatter.loads(sample.text), LexborHTMLParser(sample.html)
    return LexborHTMLParser(sample.html)


def own_tasks() -> dict[str, Task]:
    """Give the floor, and newsparse itself."""
    return {FLOOR: _floor, "newsparse.loads": lambda sample: newsparse.loads(sample.text)}


# The peers are given HTML and asked for the text as their documentation does it, with what of title, author and
# date they find anyway.


def _trafilatura() -> Task:
    import trafilatura

    return lambda sample: trafilatura.extract(sample.html)


def _resiliparse() -> Task:
    from resiliparse.extract.html2text import extract_plain_text

    return lambda sample: extract_plain_text(sample.html, main_content=True)


def _readability() -> Task:
    from readability import Document

    return lambda sample: Document(sample.html).summary()


def _newspaper() -> Task:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of nltk, which parsing does not need
        import newspaper

    def read(sample: Sample) -> object:
        article = newspaper.Article("https://news.example.cn/", language="zh", fetch_images=False)
        article.download(input_html=sample.html)
        article.parse()
        return article.text

    return read


def _justext() -> Task:
    import justext

    # It has no stop list for Chinese, and works without one.
    return lambda sample: justext.justext(sample.html, frozenset(), stopwords_low=0, stopwords_high=0)


def _gne() -> Task:
    from gne import GeneralNewsExtractor

    return lambda sample: GeneralNewsExtractor().extract(sample.html)


def _beautifulsoup() -> Task:
    from bs4 import BeautifulSoup

    return lambda sample: BeautifulSoup(sample.html, "lxml").get_text("\n")


PEERS: Mapping[str, Callable[[], Task]] = {
    "resiliparse": _resiliparse,
    "beautifulsoup4": _beautifulsoup,
    "justext": _justext,
    "trafilatura": _trafilatura,
    "readability-lxml": _readability,
    "gne": _gne,
    "newspaper4k": _newspaper,
}
"""Each by the name of its package."""


def peer_versions() -> dict[str, str]:
    """Give the peers that are installed, and their versions."""
    found = {}
    for name in PEERS:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            print(f"left out: {name} is not installed (pip install --group bench)")
    return found


def peer_tasks() -> dict[str, Task]:
    """Give the peers that are installed."""
    return {name: PEERS[name]() for name in peer_versions()}


def writer_tasks(samples: list[Sample]) -> dict[str, Task]:
    """Give each writer, over articles that are read beforehand."""
    articles = {id(sample): newsparse.loads(sample.text) for sample in samples}

    def task(name: str) -> Task:
        return lambda sample: newsparse.dumps(articles[id(sample)], name)

    tasks = {f"dumps {name}": task(name) for name in sorted(_registry.writers())}
    return {"text": lambda sample: articles[id(sample)].text, **tasks}


def header_tasks() -> dict[str, Task]:
    """Give the readers of a front matter: PyYAML's in C, python-frontmatter's, and ours with its account of damage."""
    load = _registry.loaders()["front-matter"].load

    def yaml_load(loader: Any) -> Task:
        return lambda sample: yaml.load(sample.text.split("---", 2)[1], Loader=loader)  # noqa: S506  # both are safe ones

    return {
        "yaml.CSafeLoader": yaml_load(yaml.CSafeLoader),
        "yaml.CBaseLoader": yaml_load(yaml.CBaseLoader),
        "frontmatter.parse": lambda sample: frontmatter.parse(sample.text),
        "newsparse": lambda sample: next(iter(load(Input(text=sample.text)))),
    }


def loader_tasks(inputs: Mapping[str, bytes]) -> dict[str, Task]:
    """Give each form of the same stories, read whole by `newsparse.Parser`; the sample is not looked at."""
    parser = newsparse.Parser()

    def task(data: bytes) -> Task:
        return lambda _: sum(1 for _ in read_articles(parser, data, ()))

    return {name: task(data) for name, data in inputs.items()}
