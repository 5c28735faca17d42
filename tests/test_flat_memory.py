"""A long run holds no more than a short one."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

# Posts are made as they are asked for, and each lies on the disk only while it is read.
RUN = textwrap.dedent("""
    import resource, sys
    from pathlib import Path
    import newsparse

    count, workers, home = int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
    PARTS = ("清晨的渡口上，", "几位老人提着", "刚买来的青菜", "慢慢走着。", "江面起了薄雾，", "对岸的灯还亮着。")

    def body(n):
        lines = ("".join(PARTS[(n * k + j) % 6] for j in range(8)) for k in range(1, 8))
        return "".join(f"<p>{line}</p>" for line in lines)

    def posts():
        paths = [home / f"{n}.md" for n in range(2000)]
        for n, path in enumerate(paths):
            path.write_text(f"---\\ntitle: 第{n}天\\n---\\n{body(n)}<p>编辑：李明</p>", encoding="utf-8")
        for n in range(count):
            yield paths[n % 2000]

    run = newsparse.iter_articles(posts(), workers=workers, progress=lambda summary: None)
    read = sum(1 for article in run if article.text)
    assert read == count == run.summary.read
    # What getrusage says of a process itself is at least what its parent had when it started it.
    peak = next(line.split()[1] for line in Path("/proc/self/status").read_text().splitlines() if "VmHWM" in line)
    print(peak, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
""")


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux says how much a process had at most")
@pytest.mark.timeout(300)
@pytest.mark.parametrize("workers", [1, 2])
def test_eight_thousand_posts_take_the_memory_of_two_hundred(
    workers: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    peaks = []
    for count in (200, 8_000):
        command = [sys.executable, "-c", RUN, str(count), str(workers), str(tmp_path_factory.mktemp("posts"))]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        peaks.append([int(kilobytes) / 1024 for kilobytes in done.stdout.split()])
    growth = [long - short for short, long in zip(*peaks, strict=True)]
    assert max(growth) < 30, f"MiB of this process and of the largest worker: {peaks}"
