"""Columns: the columns that a sheet is read by, and their headers as people write them."""

import re
from collections.abc import Mapping

from attrs import Factory, field

from ...hooks import frozen
from ...values.name import loosely
from .labels import UNIT_BEHIND, YEARLY
from .sheet import Value

_BRACKETS = re.compile(r"\(.*\)")
_ROUND = str.maketrans("[]【】〔〕", "()()()")


@frozen(kw_only=True)
class Layout:
    """The columns of a table; ``names``: field -> accepted headers, the printed one first.

    ``needed``: the fields that every entry has; ``expected``: the columns that the table must have; ``merged``: the
    columns whose cells may be merged over several rows. ``lenient``: whoever reads the entries reports
    what they lack, and columns without a field.
    """

    names: Mapping[str, tuple[str, ...]]
    needed: tuple[str, ...]
    expected: tuple[str, ...]
    merged: tuple[str, ...]
    lenient: bool = False

    keys: Mapping[str, str] = field(
        init=False, repr=False, default=Factory(lambda layout: _keys(layout.names), takes_self=True)
    )

    def field_of(self, header: Value) -> str | None:
        """Find the field whose column has this header."""
        return self.keys.get(header_key(header))


def _keys(names: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {header_key(header): name for name, several in names.items() for header in several}


def named(printed: tuple[str, ...], aliases: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """List the accepted headers of each column: the printed one first, then the usual variants."""
    return {name: (label, *others) for label, (name, others) in zip(printed, aliases.items(), strict=True)}


def header_key(header: Value) -> str:
    """Fold a header for comparing: brackets and their content, a unit behind /, width and spaces are ignored."""
    return UNIT_BEHIND.sub("", _BRACKETS.sub("", folded_header(header))) if isinstance(header, str) else ""


def folded_header(header: str) -> str:
    """Fold a header for comparing, brackets and their content kept; an asterisk marks what has to be filled in."""
    return loosely("".join(header.split())).translate(_ROUND).strip(":*?").replace(*YEARLY)
