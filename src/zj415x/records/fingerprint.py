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
from ..values.canonical import canonical_json, digest_of, quoted_text
from ..values.check import is_section

Write = Callable[[Any], str]


def document_digest(subject: Any) -> str:
    """Compute the digest of an application or a product."""
    return digest_of(filled_in(subject))


def filled_in(subject: Any) -> bytes:
    """Write what is filled in of a subject as canonical JSON, without its persons."""
    cls: Any = type(subject)
    write: Write = _writer(cls)
    return write(subject).encode()


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
    """Compile the writer of a class as a single expression, as its writer for the wire is: twice as fast as a loop."""
    declared = get_type_hints(cls, include_extras=True)
    known: dict[str, Any] = {}
    pieces = []
    for index, field in enumerate(sorted(attrs.fields(cls), key=lambda field: field.name)):
        optional, kind = without_blank(declared[field.name])
        known[f"write{index}"] = _write_of(kind)
        value, write = f"value.{field.name}", f"write{index}"
        piece = f"f'\"{field.name}\":{{{{{write}({{}})}}}},'"
        if is_section(field):
            pieces.append(f"'' if (x := {write}({value})) == '{{}}' else f'\"{field.name}\":{{x}},'")
        elif optional:
            pieces.append(f"'' if (x := {value}) is None else {piece.format('x')}")
        else:
            pieces.append(piece.format(value))
    write_all: Write = eval(f"lambda value: '{{%s}}' % ''.join(({', '.join(pieces)},))[:-1]", known)
    return write_all


def _write_of(declared: Any) -> Write:
    """Choose what writes the values of a declared type."""
    kind = kind_declared(declared)
    if kind is not None and kind.private:
        return lambda value: "true"
    if kind is not None and kind.json == "boolean":
        return {True: "true", False: "false"}.__getitem__
    if declared is int or (kind is not None and kind.json == "integer"):
        return str
    if kind is not None and kind.members:
        return {value: quoted_text(word) for word, value in kind.members.items()}.__getitem__
    if kind is not None:
        write = kind.write
        return quoted_text if write is None else lambda value: f'"{write(value)}"'
    if get_origin(declared) is tuple:
        item = _write_of(get_args(declared)[0])
        return lambda values: f"[{','.join([item(value) for value in values])}]"
    if declared is not Track and attrs.has(declared):
        return _writer(declared)
    return lambda value: canonical_json(dump(value)).decode()
