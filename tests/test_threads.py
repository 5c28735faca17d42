"""One parser, shared by eight threads, gives what one thread gives."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from newsparse import Article, NewsparseError, Parser
from newsparse.rules import Cleaner, Drop

HERE = Path(__file__).parent
THREADS = 8
TIMES = int(os.environ.get("NEWSPARSE_TIMES", "150"))
"""How many inputs each thread reads; NEWSPARSE_TIMES=10000 takes some minutes."""

PATHS = [
    path
    for path in sorted([*HERE.glob("*/*/*/input.*"), *HERE.glob("fixtures/seeds/*.md")])
    if path.suffix not in {".json", ".jsonl"} or path.stat().st_size < 100_000
]
MINE = Cleaner(id="mine", label="示例网", drop=(Drop(selector="div.ad"),))

Result = Article | str


def read(parser: Parser, data: bytes) -> Result:
    try:
        return parser.loads(data)
    except NewsparseError as error:
        return str(error)


@pytest.mark.timeout(3600 if TIMES > 1000 else 60)
@pytest.mark.parametrize("parser", [Parser(), Parser(cleaners=[MINE], without=("credit-line",), timezone="UTC")])
def test_eight_threads_give_what_one_gives(parser: Parser) -> None:
    inputs = [path.read_bytes() for path in PATHS]
    expected = [read(parser, data) for data in inputs]
    assert len({type(result) for result in expected}) == 2
    start = Barrier(THREADS)

    def differing(seed: int) -> list[str]:
        chance = random.Random(seed)  # noqa: S311  # an order, no secret
        start.wait()
        places = [chance.randrange(len(inputs)) for _ in range(TIMES)]
        return [str(PATHS[place]) for place in places if read(parser, inputs[place]) != expected[place]]

    with ThreadPoolExecutor(THREADS) as pool:
        assert [] == [path for paths in pool.map(differing, range(THREADS)) for path in paths]


@pytest.mark.timeout(60)
def test_threads_that_are_the_first_to_read_agree() -> None:
    """What is found or compiled on first use is so by several threads at once."""
    code = f"""
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
import newsparse

sys.setswitchinterval(1e-6)
inputs = [Path(path).read_bytes() for path in {list(map(str, PATHS[:60]))!r}]
start = Barrier({THREADS})

def read(number):
    start.wait()
    out = []
    for data in inputs[number:] + inputs[:number]:
        try:
            out.append(newsparse.dumps(newsparse.loads(data)))
        except newsparse.NewsparseError as error:
            out.append(str(error))
    return out[len(inputs) - number:] + out[:len(inputs) - number]

with ThreadPoolExecutor({THREADS}) as pool:
    found = list(pool.map(read, range({THREADS})))
assert all(one == found[0] for one in found)
print(len(found[0]))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=50)
    assert done.stderr == ""
    assert done.stdout == f"{min(60, len(PATHS))}\n"
