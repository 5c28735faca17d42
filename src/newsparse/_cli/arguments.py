"""What the command line takes."""

from __future__ import annotations

import argparse
import re
from typing import Any, NoReturn

from newsparse._suggest import did_you_mean

__all__ = ["argument_parser"]

_ABOUT = """\
Turn archived Chinese news posts into clean, typed articles.

  newsparse parse archive/ -o articles.jsonl   a corpus, an article a line
  newsparse parse post.md --to markdown        one post as Markdown
  newsparse show post.md                       read it, and see what was removed
  newsparse inspect post.md                    see which rule decided what
  newsparse coverage archive/                  how well an archive is known
"""

_PARSE = """\
Read posts and write articles.

PATHS are files, folders (read whole), globs, or "-" for standard input.
Articles go to standard output or to -o; what was skipped, and why, to
standard error.
"""

_PARSE_EXAMPLES = """\
examples:
  newsparse parse archive/ -o articles.jsonl
      every post of a folder, an article a line; the file appears when whole
  newsparse parse archive/ -o articles.jsonl -j 4 --resume
      with four processes; what an interrupted run has read is not read again
  newsparse parse archive/ --to hexo -o blog/source/_posts/
      a post a file, in the folders they came from
  newsparse parse archive/ --to parquet -o corpus/ --partition-by year
      columns for DuckDB, Polars, pandas and datasets (needs newsparse[arrow])
  newsparse parse post.md --to json | python -m json.tool
  curl -s https://example.org/post.md | newsparse parse - --to text
  newsparse parse old.md --encoding gb18030 --cleaner sina --without hashtag

exit status:
  0 everything was read, 1 some posts were skipped, 2 wrong use,
  130 interrupted
"""

_SHOW_EXAMPLES = """\
examples:
  newsparse show post.md
  newsparse show post.md --without credit-line
      as if there were no such rule: the line is in the story again
  unzip -p posts.zip 2022/0118.md | newsparse show -
"""

_SHOW = """\
Show a post as a page: the story, then what was removed from it and by which
rule, then what was wrong with the input. With rich installed (pip install
"newsparse[cli]") it is set in colour, unless NO_COLOR is set.
"""

_INSPECT = """\
Show each part of a post in order: its kind, the rule that decided, what was
removed and why, the credits and the words they were read by. With --html the
original stands beside the result, on one page that loads nothing.
"""

_INSPECT_EXAMPLES = """\
examples:
  newsparse inspect post.md
  newsparse inspect post.md --cleaner generic
      what the shared rules alone would do
  newsparse inspect archive/2022/*.md --html page.html
      the originals beside the results, for a browser
"""

_LEARN = """\
Read the posts of one source and tell what recurs at their head, at their tail
and around their pictures. With -o it becomes a cleaner's file to edit, and a
case whose expectation waits to be read.
"""

_LEARN_EXAMPLES = """\
examples:
  newsparse learn hepan/
      what recurs, as a table
  newsparse learn hepan/ -o mine
      a cleaner in mine/hepan.py, a case in mine/cases/hepan/first/
  newsparse show hepan/1.md --cleaner-file mine/hepan.py
"""

_COVERAGE_EXAMPLES = """\
examples:
  newsparse coverage archive/
  newsparse coverage posts.zip --html coverage.html
"""

_COVERAGE = """\
Tell how well an archive is known: by source the posts, the cleaner, the share
of text that was taken out, credits and issues; and the posts worth a look.
"""

_DIFF = """\
Show what a change of rules did: posts whose text, credits or pictures are
different, grouped by the rule that did it. OLD and NEW hold articles, such as
newsparse parse writes; with --over they are two cleaners, each a Python file
or the id of an installed one, and every post is cleaned with both, whatever
source it is of.
"""

_DIFF_EXAMPLES = """\
examples:
  newsparse diff before.jsonl after.jsonl
  newsparse diff sina mine.py --over archive/
"""


_CLEANERS_EXAMPLES = """\
examples:
  newsparse cleaners | grep sina
  newsparse cleaners sina
      who it is, and which rules clean its posts
  newsparse parse post.md --cleaner sina
"""

_FORMATS_EXAMPLES = """\
examples:
  newsparse formats
  newsparse parse post.md --to ninjs
"""


class _Parser(argparse.ArgumentParser):
    def __init__(self, **settings: Any) -> None:
        super().__init__(allow_abbrev=False, formatter_class=argparse.RawDescriptionHelpFormatter, **settings)

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        known, rest = super().parse_known_args(args, namespace)
        if rest:
            # Each command answers for itself: the parser of all would name neither its options nor its help.
            options = [option for action in self._actions for option in action.option_strings]
            self.error(f"unrecognized arguments: {' '.join(rest)}{did_you_mean(rest[0].partition('=')[0], options)}")
        return known, rest

    def error(self, message: str) -> NoReturn:
        found = re.search(r"invalid choice: '(.*)' \(choose from (.*)\)$", message)
        if found is not None:
            message += did_you_mean(found[1], re.findall(r"[\w-]+", found[2]))
        self.exit(2, f"newsparse: {message} (see: {self.prog} --help)\n")


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        from newsparse._version import __version__  # noqa: PLC0415  # for those who ask

        print(f"newsparse {__version__}")
        parser.exit()


def _number(text: str) -> int:
    if text.isdecimal() and int(text) > 0:
        return int(text)
    raise argparse.ArgumentTypeError(f"1 or more was expected, not {text!r}")


def _share(text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = 0
    if 0 < share <= 1:
        return share
    raise argparse.ArgumentTypeError(f"a number above 0, and 1 at most, was expected, not {text!r}")


def argument_parser() -> argparse.ArgumentParser:
    """Return the parser of the command line; the chosen command is in ``module``."""
    parser = _Parser(prog="newsparse", description=_ABOUT)
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version and stop")
    commands = parser.add_subparsers(metavar="COMMAND", dest="command", required=True)

    parse = commands.add_parser("parse", help="read posts, write articles", description=_PARSE, epilog=_PARSE_EXAMPLES)
    parse.set_defaults(module="parse")
    parse.add_argument("paths", nargs="+", metavar="PATHS", help='files, folders, globs, or "-"')
    parse.add_argument("--to", metavar="FORMAT", help="jsonl (default), json, text, markdown, html, hexo, parquet, …")
    parse.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        help='a file, "-" for standard output, or a folder: one that exists, ends in "/", or has to take several articles of a format '
        "that holds one a file",
    )
    parse.add_argument(
        "--on-error",
        choices=("skip", "raise"),
        default="skip",
        help="what a post that cannot be read does to the run (default: skip)",
    )
    parse.add_argument(
        "-j", "--workers", type=_number, default=1, metavar="N", help="read with N processes (default: 1)"
    )
    parse.add_argument(
        "--resume", action="store_true", help="go on with a run that was interrupted, without loss or doubles"
    )
    parse.add_argument(
        "--no-progress", action="store_true", help="show no progress bar, which only a terminal gets anyway"
    )
    group = parse.add_argument_group("parquet")
    group.add_argument("--part-rows", type=int, metavar="N", help="articles a part of a folder (default: 50000)")
    group.add_argument(
        "--partition-by",
        action="append",
        default=[],
        metavar="KEY",
        help="a folder for each source_id, year or month; may be given again",
    )
    _reading(parse)

    show = commands.add_parser("show", help="read a post in the terminal", description=_SHOW, epilog=_SHOW_EXAMPLES)
    show.set_defaults(module="show")
    show.add_argument("post", metavar="POST", help='a file, or "-" for standard input')
    _reading(show)

    inspect = commands.add_parser(
        "inspect", help="see what became of each part of a post", description=_INSPECT, epilog=_INSPECT_EXAMPLES
    )
    inspect.set_defaults(module="inspect")
    inspect.add_argument("posts", nargs="+", metavar="POST", help='files, folders, globs, or "-"')
    inspect.add_argument("--html", metavar="FILE", help="write a page to look at in a browser")
    _reading(inspect)

    learn = commands.add_parser(
        "learn", help="propose a cleaner for a source", description=_LEARN, epilog=_LEARN_EXAMPLES
    )
    learn.set_defaults(module="learn")
    learn.add_argument("paths", nargs="+", metavar="FOLDER", help="posts of one source; ten show most of what there is")
    learn.add_argument("-o", "--output", metavar="OUT", help="write OUT/ID.py and OUT/cases/ID/first/")
    learn.add_argument("--id", metavar="ID", help="of the cleaner (default: made of the folder's name)")
    learn.add_argument(
        "--share", type=_share, default=0.1, metavar="S", help="in which share of the posts something stands (0.1)"
    )
    _reading(learn)

    coverage = commands.add_parser(
        "coverage", help="tell how well an archive is known", description=_COVERAGE, epilog=_COVERAGE_EXAMPLES
    )
    coverage.set_defaults(module="coverage")
    coverage.add_argument("paths", nargs="+", metavar="FOLDER", help='files, folders, globs, or "-"')
    coverage.add_argument("--html", metavar="FILE", help="write a page with charts, too")
    _reading(coverage)

    diff = commands.add_parser("diff", help="show what a change of rules did", description=_DIFF, epilog=_DIFF_EXAMPLES)
    diff.set_defaults(module="diff")
    diff.add_argument("old", metavar="OLD", help="articles as they were, or a cleaner")
    diff.add_argument("new", metavar="NEW", help="articles as they are now, or a cleaner")
    diff.add_argument("--over", action="append", metavar="FOLDER", help="the posts to read with both cleaners")
    diff.add_argument("--samples", type=int, default=3, metavar="N", help="posts to show of each group (3)")
    _reading(diff)

    cleaners = commands.add_parser(
        "cleaners",
        help="list the sources it knows",
        description="List the sources, or show one of them and its rules.",
        epilog=_CLEANERS_EXAMPLES,
    )
    cleaners.set_defaults(module="cleaners")
    cleaners.add_argument("source", nargs="?", metavar="ID", help="a source to show; generic has the shared rules")
    formats = commands.add_parser(
        "formats",
        help="list the formats it reads and writes",
        description="List the formats.",
        epilog=_FORMATS_EXAMPLES,
    )
    formats.set_defaults(module="tables")
    return parser


def _reading(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("reading")
    group.add_argument("--cleaner", metavar="ID", help='take the rules of this source (see "newsparse cleaners")')
    group.add_argument(
        "--cleaner-file",
        action="append",
        default=[],
        metavar="FILE",
        help="add the cleaner in a Python file, which is run; may be given again",
    )
    group.add_argument("--format", metavar="ID", help='take the input for this (see "newsparse formats")')
    group.add_argument("--encoding", metavar="E", help="the encoding of the bytes, whatever they look like")
    group.add_argument(
        "--without", action="append", default=[], metavar="RULE", help="switch a rule off; may be given again"
    )
    group.add_argument("--timezone", metavar="ZONE", help="the zone of times that name none (default: Asia/Shanghai)")
