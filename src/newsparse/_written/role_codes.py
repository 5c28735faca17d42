"""What other vocabularies call the roles of credits."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from attrs import frozen

from newsparse.models import Role

__all__ = ["IPTC", "MARC", "ROLE_CODES", "RoleCode", "role_named", "role_uri"]

IPTC: Final = "http://cv.iptc.org/newscodes/contentprodpartyrole/"
"""The IPTC's Content Production Party Roles, whose alias is ``cpprole``."""
MARC: Final = "http://id.loc.gov/vocabulary/relators/"
"""The relators of MARC, which the Library of Congress keeps."""


@frozen(kw_only=True)
class RoleCode:
    """A role in the words of others; `None` where they have none that says the same."""

    iptc: str | None
    """The last part of a `IPTC` address."""
    marc: str | None
    """The last part of a `MARC` address."""
    schema: str
    """The property of schema.org's NewsArticle; ``contributor`` where none says what they did."""


ROLE_CODES: Final[Mapping[Role, RoleCode]] = MappingProxyType(
    {
        "reporter": RoleCode(iptc=None, marc="rpt", schema="author"),
        "author": RoleCode(iptc="author", marc="aut", schema="author"),
        "photographer": RoleCode(iptc=None, marc="pht", schema="contributor"),
        "videographer": RoleCode(iptc="cameraOperator", marc="vdg", schema="contributor"),
        "editor": RoleCode(iptc="editor", marc="edt", schema="editor"),
        "proofreader": RoleCode(iptc=None, marc="pfr", schema="contributor"),
        "translator": RoleCode(iptc=None, marc="trl", schema="translator"),
        "designer": RoleCode(iptc=None, marc="dsr", schema="contributor"),
        "producer": RoleCode(iptc="producer", marc="pro", schema="producer"),
        "source": RoleCode(iptc="contentSource", marc=None, schema="isBasedOn"),
    }
)
"""Each role with its codes."""


def role_uri(role: Role) -> str:
    """
    Return the address of a role: the IPTC's where it has that role, else MARC's.

    >>> role_uri("editor"), role_uri("photographer")
    ('http://cv.iptc.org/newscodes/contentprodpartyrole/editor', 'http://id.loc.gov/vocabulary/relators/pht')
    """
    code = ROLE_CODES[role]
    return f"{IPTC}{code.iptc}" if code.iptc else f"{MARC}{code.marc}"


def role_named(word: str) -> Role | None:
    """
    Tell the role that an address, a code or a word of these vocabularies stands for; `None` for any other.

    >>> role_named("http://id.loc.gov/vocabulary/relators/pht"), role_named("cpprole:editor"), role_named("Reporter")
    ('photographer', 'editor', 'reporter')
    """
    return _NAMES.get(word.rpartition("/")[2].rpartition(":")[2].strip().lower())


_NAMES: Final[Mapping[str, Role]] = {
    # The IPTC has more words for some of them.
    "writer": "author",
    "correspondent": "reporter",
    "cameraman": "videographer",
    **{
        name.lower(): role
        for role, code in ROLE_CODES.items()
        for name in (code.iptc, code.marc, role)
        if name is not None
    },
}
