"""Document: reading a document back with python-docx, cell by cell."""

import os
from collections.abc import Iterator
from typing import Any

from attrs import frozen

Paragraphs = tuple[str, ...]


@frozen
class Document:
    """The tables of a document, and the text outside them, in order."""

    tables: list[list[list[Paragraphs]]]
    lines: list[str]

    def beginning(self, title: str) -> list[list[Paragraphs]]:
        """Find the table with one of its first two rows starting like this."""
        return next(table for table in self.tables if any(row[0][0].startswith(title) for row in table[:2]))

    def facts(self, title: str) -> dict[str, Paragraphs]:
        """Return the values beside the labels of a table."""
        rows = (row for row in self.beginning(title) if len(row) % 2 == 0)
        return {row[at][0]: row[at + 1] for row in rows for at in range(0, len(row), 2)}


def read(path: str | os.PathLike[str]) -> Document:
    import docx

    made = docx.Document(os.fspath(path))
    return Document(
        [list(rows(table)) for table in made.tables],
        [paragraph.text for paragraph in made.paragraphs if paragraph.text],
    )


def rows(table: Any) -> Iterator[list[Paragraphs]]:
    """Return the rows of a table; a cell that spans columns appears once."""
    for row in table.rows:
        cells = {id(cell._tc): cell for cell in row.cells}
        yield [tuple(paragraph.text for paragraph in cell.paragraphs) for cell in cells.values()]
