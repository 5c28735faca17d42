"""What a notebook shows, run by the real Jupyter where it is installed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

SEEDS = Path(__file__).parent / "fixtures" / "seeds"

CELLS = [
    f"import newsparse\ncorpus = newsparse.Corpus({str(SEEDS)!r})\narticle = next(iter(corpus))",
    "article",
    "article.to_card(pictures=True)",
    "corpus",
    "corpus.describe()",
    "corpus.near_duplicates()",
    "corpus.describe().plot()",
]


@pytest.fixture(scope="module")
def outputs() -> list[list[dict[str, Any]]]:
    nbclient = pytest.importorskip("nbclient")
    pytest.importorskip("ipykernel")
    for library in ("rensa", "matplotlib"):
        pytest.importorskip(library)
    v4 = pytest.importorskip("nbformat").v4
    from newsparse._corpus.plots import chinese_font  # noqa: PLC0415  # the extra "plot"
    from newsparse.errors import NewsparseError  # noqa: PLC0415  # beside it

    try:
        chinese_font()
    except NewsparseError as error:
        pytest.skip(str(error))
    notebook = v4.new_notebook(cells=[v4.new_code_cell(cell) for cell in CELLS])
    nbclient.NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    return [[output["data"] for output in cell["outputs"]] for cell in notebook["cells"]]


@pytest.mark.timeout(300)
@pytest.mark.filterwarnings("default")  # Jupyter's own
def test_each_is_shown_as_it_should_be(outputs: list[list[dict[str, Any]]]) -> None:
    _, (article,), (pictures,), (corpus,), (description,), (pairs,), (plot,) = outputs
    assert article["text/html"].startswith('<article class="newsparse-card"')
    assert article["text/markdown"].startswith("# ")
    assert article["text/plain"].startswith("<Article ")
    assert "<img" not in article["text/html"]
    assert "<img" in pictures["text/html"]
    assert "新浪财经" in corpus["text/html"]
    assert "<meter" in description["text/html"]
    assert "0 pairs" in pairs["text/html"]
    assert plot["image/png"].startswith("iVBOR")
