"""Where the time goes, what memory it takes, how fast a corpus goes."""

from __future__ import annotations

import os
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import tracemalloc
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from types import FrameType

import newsparse

__all__ = ["allocations", "corpus", "stages"]

_ROOT = str(Path(newsparse.__file__).parent)
_STAGES = {
    "_markup": "tree and walk",
    "loaders": "header",
    "_front_matter": "header",
    "_written": "header",
    "_clean": "rules",
    "rules": "rules",
    "_credits": "credits",
    "_blocks": "blocks",
    "_urls": "blocks",
    "models": "blocks",
    "_recognize": "source",
    "_decode": "decoding",
    "_dates": "dates",
    "_language": "language",
}
"""Which part of the way a module belongs to; all others are the rest."""


def stages(texts: Sequence[str | bytes], seconds: float) -> dict[str, float]:
    """
    Sample where `newsparse.loads` is, a thousand times a second of the processor.

    Returns:
        The share of each stage. What C does counts for the module that called it.
    """
    counts: Counter[str] = Counter()

    def look(_: int, frame: FrameType | None) -> None:
        while frame is not None:
            path = frame.f_code.co_filename
            if path.startswith(_ROOT):
                module = Path(path[len(_ROOT) + 1 :]).parts[0].removesuffix(".py")
                counts[_STAGES.get(module, "the rest")] += 1
                return
            frame = frame.f_back

    before = signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, 0.001, 0.001)
    try:
        end = perf_counter() + seconds
        while perf_counter() < end:
            for text in texts:
                newsparse.loads(text)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
    total = sum(counts.values())
    return {name: count / total for name, count in counts.most_common()}


def allocations(texts: Sequence[str | bytes]) -> dict[str, float]:
    """
    Measure what articles take of memory.

    Returns:
        Medians of the bytes that an article holds, and of the most that were
        in use while it was read; blocks on average.
    """
    for text in texts:
        newsparse.loads(text)  # what is remembered from post to post is not theirs
    blocks = sys.getallocatedblocks()
    articles = [newsparse.loads(text) for text in texts]
    blocks = sys.getallocatedblocks() - blocks
    del articles
    peaks, held = [], []
    tracemalloc.start()
    for text in texts:
        tracemalloc.reset_peak()
        before, _ = tracemalloc.get_traced_memory()
        article = newsparse.loads(text)
        after, peak = tracemalloc.get_traced_memory()
        peaks.append(peak - before)
        held.append(after - before)
        del article
    tracemalloc.stop()
    return {
        "bytes held": statistics.median(held),
        "blocks held": blocks / len(texts),
        "bytes at most": statistics.median(peaks),
        "bytes of input": statistics.median([len(text.encode() if isinstance(text, str) else text) for text in texts]),
    }


_ITER = "import newsparse; [None for _ in newsparse.iter_articles(PLACE, workers={workers}, on_error='skip')]"
_PARSE = "from newsparse._cli import main; main(['parse', PLACE, '--to', '{format}', '-o', OUT + '.{format}'])"
_RUNS = {
    "iter_articles": _ITER.format(workers=1),
    "iter_articles, 2 workers": _ITER.format(workers=2),
    "parse --to jsonl": _PARSE.format(format="jsonl"),
    "parse --to parquet": _PARSE.format(format="parquet"),
}
_PEAK = "import re; print(re.search(r'VmHWM:\\s*(\\d+)', open('/proc/self/status').read())[1])"
"""What the system says of a process's own memory; what it says of a child counts the parent's, too."""


def corpus(files: list[str], few: int, rounds: int) -> dict[str, dict[str, float]]:
    """
    Run whole programs over an archive, each in a process of its own, in turns.

    Args:
        files: Of the archive.
        few: How many of them make the small archive that memory is compared with.
        rounds: How often.

    Returns:
        For each program the median posts a second, microseconds of the
        processor a post, bytes read and written a post, and the peak megabytes of the small and of the
        whole archive (Linux only; of the first process).
    """
    found: dict[str, dict[str, list[float]]] = {}
    with tempfile.TemporaryDirectory() as folder:
        small, whole = Path(folder, "small"), Path(folder, "whole")
        for place, chosen in ((small, files[:few]), (whole, files)):
            place.mkdir()
            for number, file in enumerate(chosen):
                (place / f"{number:08}.md").symlink_to(file)
        for name, code in [*_RUNS.items()] * rounds:
            for place, what in ((small, "few"), (whole, "all")):
                try:
                    seconds, processor, peak = _run(code, str(place), f"{folder}/out")
                except subprocess.CalledProcessError as error:
                    print(f"left out: {name}: {error.stderr.splitlines()[-1]}")
                    found.pop(name, None)
                    break
                row = found.setdefault(name, {})
                row.setdefault(f"megabytes of {what}", []).append(peak)
            else:
                row.setdefault("posts a second", []).append(len(files) / seconds)
                row.setdefault("microseconds of processor", []).append(processor / len(files) * 1e6)
                written = sum([file.stat().st_size for file in Path(folder).glob("out.*")])
                row.setdefault("bytes read", []).append(sum(map(os.path.getsize, files)) / len(files))
                row.setdefault("bytes written", []).append(written / len(files))
                for file in Path(folder).glob("out.*"):
                    file.unlink()
    return {name: {key: statistics.median(values) for key, values in row.items()} for name, row in found.items()}


def _run(code: str, place: str, out: str) -> tuple[float, float, float]:
    """Give seconds of the clock, those of the processor, and megabytes at most; of workers, only the seconds."""
    code = f"PLACE, OUT = {place!r}, {out!r}; {code}; {_PEAK}"
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin = perf_counter()
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    seconds = perf_counter() - begin
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return seconds, processor, int(run.stdout.split()[-1]) / 1024
