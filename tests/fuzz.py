"""
Read hostile input for as long as one likes: ``python tests/fuzz.py --seconds 3600``.

Each round draws from another seed; a failure is shrunk, printed with the input,
and written to a file. Once it is mended, the file goes to ``fixtures/hostile``.
"""

from __future__ import annotations

import argparse
import secrets
import sys
import traceback
from pathlib import Path
from time import monotonic

from hostile import check, inputs
from hypothesis import HealthCheck, given, seed, settings

ROUND = 500
"""Inputs drawn from one seed."""


def run_round(number: int) -> tuple[int, int, bytes | None, str]:
    """
    Read as many inputs as a round has.

    Returns:
        How many inputs and articles there were, and the smallest input that failed and how.
    """
    counts = [0, 0]
    last = b""

    @seed(number)
    @settings(max_examples=ROUND, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(inputs)
    def once(data: bytes) -> None:
        nonlocal last
        last = data
        counts[0] += 1
        counts[1] += check(data)

    try:
        once()
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt):
            raise
        return counts[0], counts[1], last, "".join(traceback.format_exception(error, limit=-8))
    return counts[0], counts[1], None, ""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60, help="how long; 60 if not said")
    parser.add_argument("--seed", type=int, help="of the first round, so that a run can be repeated")
    parser.add_argument("--out", type=Path, default=Path("fuzz-found"), help="folder for what fails")
    parser.add_argument("--keep-going", action="store_true", help="go on after a failure")
    given = parser.parse_args()
    number = secrets.randbelow(1 << 32) if given.seed is None else given.seed
    end = monotonic() + given.seconds
    rounds = examples = articles = failures = 0
    while monotonic() < end:
        done, read, failed, how = run_round(number + rounds)
        rounds, examples, articles = rounds + 1, examples + done, articles + read
        if failed is not None:
            failures += 1
            sys.stdout.write(f"{how}\n{failed!r}\n")
            given.out.mkdir(parents=True, exist_ok=True)
            file = given.out / f"{number + rounds - 1}.bin"
            file.write_bytes(failed)
            if not given.keep_going:
                break
    sys.stdout.write(f"{rounds} rounds, {examples} inputs, {articles} articles, {failures} failures\n")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
