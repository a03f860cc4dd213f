"""Reading a document back with python-docx, cell by cell."""

import os
from collections.abc import Iterator
from typing import Any

from attrs import frozen

Paragraphs = tuple[str, ...]


@frozen
class Document:
    """The tables of a document, and what stands outside them, in their order."""

    tables: list[list[list[Paragraphs]]]
    lines: list[str]

    def beginning(self, title: str) -> list[list[Paragraphs]]:
        """The table among whose first two rows one begins so."""
        return next(one for one in self.tables if any(row[0][0].startswith(title) for row in one[:2]))

    def facts(self, title: str) -> dict[str, Paragraphs]:
        """What stands beside the labels of a table."""
        rows = (row for row in self.beginning(title) if len(row) % 2 == 0)
        return {row[at][0]: row[at + 1] for row in rows for at in range(0, len(row), 2)}


def read(path: str | os.PathLike[str]) -> Document:
    import docx

    made = docx.Document(os.fspath(path))
    return Document([list(rows(table)) for table in made.tables], [one.text for one in made.paragraphs if one.text])


def rows(table: Any) -> Iterator[list[Paragraphs]]:
    """The rows of a table; a cell over several columns stands once."""
    for row in table.rows:
        cells = {id(cell._tc): cell for cell in row.cells}
        yield [tuple(one.text for one in cell.paragraphs) for cell in cells.values()]
