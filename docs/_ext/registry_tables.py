"""Tables of what newsparse knows, made from its registry, so that no list has to be kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.application import Sphinx

from newsparse import _registry, errors
from newsparse._inputs.kinds import ARCHIVES, POSTS
from newsparse._issues import ISSUES
from newsparse._written.role_codes import ROLE_CODES, role_uri
from newsparse.rules import RULES

Row = tuple[str, ...]


def sources() -> Iterator[Row]:
    """Id, label, names and hosts of every source."""
    yield "id", "source", "names in front matters", "hosts"
    for name, cleaner in sorted(_registry.cleaners().items()):
        yield f"`{name}", cleaner.label, "、".join(cleaner.names), ", ".join(cleaner.hosts)


def formats() -> Iterator[Row]:
    """Id, label and use of every format."""
    yield "id", "format", "use", "files"
    for name, loader in sorted(_registry.loaders().items()):
        yield f"`{name}", loader.label, "read", ""
    for name, writer in sorted(_registry.writers().items()):
        yield f"`{name}", writer.label, "written", f"`{writer.suffix}"


def names_of_files() -> Iterator[Row]:
    """What a file in a folder or an archive has to be called to be read."""
    yield "what", "its name ends in"
    yield "a post, a page, a feed, JSON", " ".join(POSTS)
    yield "an archive, or something compressed; in folders only", " ".join(ARCHIVES)


def rules() -> Iterator[Row]:
    """Name and meaning of every shared rule."""
    yield "rule", "what it takes for what"
    for name, meaning in RULES.items():
        yield f"`{name}", meaning


def issues() -> Iterator[Row]:
    """Code and meaning of every issue."""
    yield "code", "what it says"
    for code, meaning in ISSUES.items():
        yield f"`{code}", meaning


def role_codes() -> Iterator[Row]:
    """Each role in the words of others."""
    yield "role", "IPTC", "MARC", "written in ninjs as", "schema.org"
    for role, code in ROLE_CODES.items():
        iptc, marc = (f"`{name}" if name else "" for name in (code.iptc and f"cpprole:{code.iptc}", code.marc))
        yield f"`{role}", iptc, marc, f"`{role_uri(role)}", f"`{code.schema}"


TABLES: dict[str, Callable[[], Iterable[Row]]] = {
    "sources": sources,
    "formats": formats,
    "names-of-files": names_of_files,
    "rules": rules,
    "issues": issues,
    "role-codes": role_codes,
}


class Table(Directive):
    """``registry-table``: one of the tables above."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the table."""
        return [self.table(TABLES[self.arguments[0]]())]

    @classmethod
    def table(cls, rows: Iterable[Row]) -> nodes.table:
        """Return rows, the first of which is the head, as a table."""
        head, *body = rows
        table = nodes.table()
        group = nodes.tgroup(cols=len(head))
        group += [nodes.colspec(colwidth=1) for _ in head]
        group += nodes.thead("", cls.row(head))
        group += nodes.tbody("", *map(cls.row, body))
        table += group
        return table

    @staticmethod
    def row(cells: Row) -> nodes.row:
        """Return a row; a cell that begins with a backquote is code."""
        row = nodes.row()
        for text in cells:
            inner = nodes.literal("", text[1:]) if text.startswith("`") else nodes.Text(text)
            row += nodes.entry("", nodes.paragraph("", "", inner))
        return row


class ErrorTree(Directive):
    """``error-tree``: the errors, each below the one that it derives from."""

    def run(self) -> list[nodes.Node]:
        """Return the tree."""
        return [self.branch(errors.NewsparseError)]

    def branch(self, error: type[BaseException]) -> nodes.bullet_list:
        """Return an error and those below it."""
        also = [base.__name__ for base in error.__bases__ if base.__module__ == "builtins" and base is not Exception]
        text = [nodes.literal("", error.__name__), nodes.Text(f" (also {', '.join(also)})" if also else "")]
        item = nodes.list_item("", nodes.paragraph("", "", *text))
        own = [kind for kind in error.__subclasses__() if kind.__name__ in errors.__all__]
        for kind in sorted(own, key=lambda kind: kind.__name__):
            item += self.branch(kind)
        return nodes.bullet_list("", item)


def keep_colons(_: Sphinx, what: str, *rest: list[str]) -> None:
    """Begin the docstring of a field with a comment, or napoleon takes "A tag: ``zh``" for a type and a text."""
    if what == "attribute":
        rest[-1][:0] = ["..", ""]


def setup(app: Sphinx) -> dict[str, bool]:
    """Make the directives known."""
    app.add_directive("registry-table", Table)
    app.add_directive("error-tree", ErrorTree)
    # Before napoleon, which comes at 500.
    app.connect("autodoc-process-docstring", keep_colons, priority=400)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
