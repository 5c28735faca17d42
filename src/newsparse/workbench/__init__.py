"""
A workbench for those who clean a source of their own.

`inspect` tells what became of each part of a post; `learn` reads the posts of a source and proposes a cleaner;
`coverage` tells how well an archive is known; `diff` compares two versions of the same articles.

Each function takes posts and gives frozen values; the command line, and the
pages that it writes, only show them.
"""

from newsparse.workbench._cleaner_file import read_cleaner, read_cleaners
from newsparse.workbench._coverage import Coverage, Look, SourceCoverage, coverage
from newsparse.workbench._diff import Change, Difference, Group, diff
from newsparse.workbench._finding import Finding
from newsparse.workbench._inspect import Inspection, Row, Verdict, explain, inspect
from newsparse.workbench._learn import Proposal, learn
from newsparse.workbench._proposal import cleaner_of, cleaner_source, write_proposal

__all__ = [
    "Change",
    "Coverage",
    "Difference",
    "Finding",
    "Group",
    "Inspection",
    "Look",
    "Proposal",
    "Row",
    "SourceCoverage",
    "Verdict",
    "cleaner_of",
    "cleaner_source",
    "coverage",
    "diff",
    "explain",
    "inspect",
    "learn",
    "read_cleaner",
    "read_cleaners",
    "write_proposal",
]
