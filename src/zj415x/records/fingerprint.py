"""Fingerprint: the digest of a document as it was read, and those of an edition's parts.

A document is digested as canonical JSON of what is filled in: blanks and sections without anything are left out, so
that a field which a later version adds changes no digest. Of a person it only says which fields are filled in: neither
the persons nor a digest that could be guessed from them enters a receipt.
"""

from collections.abc import Callable
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

import attrs

from ..exchange import dump, dump_tables
from ..notice import Notice
from ..printed.track import Track
from ..rules.receipt import EditionDigests
from ..values.blank import kind_declared, without_blank
from ..values.canonical import canonical_json, digest_of, sorted_json
from ..values.check import is_section

Write = Callable[[Any], Any]


def document_digest(subject: Any) -> str:
    """Compute the digest of an application or a product."""
    return digest_of(filled_in(subject))


def filled_in(subject: Any) -> bytes:
    """Write what is filled in of a subject as canonical JSON, without its persons."""
    cls: Any = type(subject)
    return sorted_json(_writer(cls)(subject))


@cache
def edition_digests(notice: Notice) -> EditionDigests:
    """Compute the digests of an edition's tables, clauses and readings, once."""
    tables = dump_tables(notice)
    clauses = {name: tables.pop(name) for name in list(tables) if name.endswith("_clauses")}
    readings = tables.pop("readings")
    parts = {"tables": tables, "clauses": clauses, "readings": readings}
    return EditionDigests(**{name: digest_of(canonical_json(part)) for name, part in parts.items()})


@cache
def _writer(cls: Any) -> Write:
    """Compile what takes the filled-in fields of a class, as JSON-ready data in the order of their names."""
    known: dict[str, Any] = {}
    lines = [*_taking(cls, "value", "found", known), "return found"]
    exec("\n ".join(["def write(value):", *lines]), known)
    write: Write = known["write"]
    return write


def _taking(cls: Any, owner: str, into: str, known: dict[str, Any]) -> list[str]:
    """Spell the statements that take the filled-in fields of an object into a dict.

    ``known`` holds what they use, by name.
    """
    declared = get_type_hints(cls, include_extras=True)
    lines = [f"{into} = {{}}"]
    for field in sorted(attrs.fields(cls), key=lambda field: field.name):
        optional, kind = without_blank(declared[field.name])
        value, item = f"{owner}.{field.name}", f"{into}['{field.name}']"
        if is_section(field):
            lines += [*_taking(kind, value, field.name, known), f"if {field.name}: {item} = {field.name}"]
        elif optional:
            lines.append(f"if (x := {value}) is not None: {item} = {_spelt(kind, 'x', known)}")
        else:
            lines.append(f"{item} = {_spelt(kind, value, known)}")
    return lines


def _spelt(declared: Any, value: str, known: dict[str, Any]) -> str:
    """Spell the expression that makes a value of a declared type JSON-ready."""
    kind, name = kind_declared(declared), f"known{len(known)}"
    if kind is None:
        if get_origin(declared) is tuple:
            return f"[{_spelt(get_args(declared)[0], 'item', known)} for item in {value}]"
        known[name] = _track if declared is Track else _writer(declared)
        return f"{name}({value})"
    if kind.private:
        return "True"
    if kind.members:
        known[name] = {value: word for word, value in kind.members.items()}
        return f"{name}[{value}]"
    if kind.write is None or kind.json == "integer":
        return value
    known[name] = kind.write
    return f"{name}({value})"


def _track(track: Track) -> object:
    """Make a track JSON-ready: its name, or what is stated of a track that the notice does not name, in order."""
    made = dump(track)
    return dict(sorted(made.items())) if isinstance(made, dict) else made
