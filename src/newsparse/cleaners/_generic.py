"""The cleaner for every source without one: the shared rules and nothing else."""

from __future__ import annotations

from newsparse.rules import Cleaner

CLEANER = Cleaner(id="generic", label="any source")
