"""Conclusions: a table with what was found of each row in columns behind its own, as CSV or Parquet."""

import csv
import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date, datetime, time
from decimal import Decimal
from io import TextIOWrapper
from math import isfinite
from typing import Any, BinaryIO, Protocol

from ..cluster.application import ClusterApplication
from ..errors import InvalidValueError, MissingExtraError
from ..hooks import frozen
from ..notice import Notice
from ..office.excel import typed
from ..office.excel.sheet import Figure, Unreadable
from ..office.files import interruptible
from ..printed.track import Tier
from ..rules.clause import Topic
from ..rules.finding import Finding
from ..rules.outcome import Outcome
from ..rules.report import Report
from ..values.number import as_percent, plain
from ..wording.voice import Voice
from .layout import Layout
from .tables import Table

FLAT = (Topic.ELIGIBILITY, Topic.TIMING)
"""The topics that a row can be judged by which describes an application."""
BEHIND = ("verdict", "sentence", "problems")
"""The columns behind those of the clauses."""
_MOST = 1000  # rows that are written together
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
_NUMBER = re.compile(r"[-+]?[0-9]+(\.[0-9]+)?%?")


@frozen(kw_only=True)
class Conclusion:
    """What was found of a row; of a row with problems, these alone. ``kind`` is a category or a tier."""

    city: str | None
    kind: str | None
    outcomes: tuple[str, ...] = ()
    verdict: str | None = None
    sentence: str = ""
    problems: str = ""

    def cells(self, clauses: int) -> tuple[str | None, ...]:
        """List the cells behind those of the row, where so many clauses have a column."""
        outcomes = self.outcomes or (None,) * clauses
        return (*outcomes, self.verdict, self.sentence or None, self.problems or None)


def results_of(layout: Layout, notice: Notice) -> tuple[str, ...]:
    """Name the columns of results: one a clause by which the rows of a table are judged, and those behind them."""
    if layout.subject is ClusterApplication:
        return (*(clause.name for clause in notice.clusters.clauses if clause.topic in FLAT), *BEHIND)
    return (*(clause.name for clause in notice.jingpin.clauses), *BEHIND)


def flat_part(report: Report) -> Report:
    """Narrow the report on an application to what a row says of it."""
    findings = tuple(finding for finding in report.findings if finding.rule.topic in FLAT)
    return Report(findings=findings, readings=report.readings, case=report.case)


def sentence_on(findings: Iterable[Finding], voice: Voice) -> str:
    """Say in one text what is unmet and what is unknown."""
    open_ = (finding for finding in findings if finding.outcome in (Outcome.UNMET, Outcome.UNKNOWN))
    return ("" if voice.catalog is None else " ").join(map(voice.say, open_))


class Writer(Protocol):
    """Writes a table, row by row."""

    def add(self, cells: Sequence[Any], conclusion: Conclusion) -> None:
        """Write a row."""

    def finish(self) -> None:
        """Write what is left."""

    def close(self) -> None:
        """Let go of the file, finished or not."""


def text_of(value: Any) -> str:
    """Write the value of a cell as text: numbers with all their digits, days and moments as the wire has them."""
    match value:
        case None | Unreadable():
            return ""
        case str():
            return value
        case Figure():
            return as_percent(value.value) if value.percent else plain(value.value) + value.unit.strip("…")
        case bool():
            return str(value).upper()
        case Decimal():
            return f"{value:f}"
        case datetime():
            bare = value.time() == time(0) and value.utcoffset() is not None and type(value) is datetime
            return value.date().isoformat() if bare else value.isoformat()
        case date():
            return value.isoformat()
        case list() | tuple():
            names = tuple(map(text_of, value))
            with suppress(InvalidValueError):  # a name that no cell can hold is told with its row
                return typed.names_written(names)
            return "\n".join(names)
    return str(value)


def harmless(text: str) -> str:
    """Keep a spreadsheet from reading typed text as a formula; a plain number stays one."""
    return f"'{text}" if text.startswith(_FORMULA) and not _NUMBER.fullmatch(text) else text


class CsvWriter:
    """Writes CSV as spreadsheets in any language open it: UTF-8 with its mark."""

    def __init__(self, file: BinaryIO, headings: Sequence[str], clauses: int) -> None:
        self._text = TextIOWrapper(file, "utf-8-sig", errors="replace", newline="")
        self._rows = csv.writer(self._text)
        self._clauses = clauses
        self._rows.writerow(map(harmless, headings))

    def add(self, cells: Sequence[Any], conclusion: Conclusion) -> None:
        """Write a row."""
        values = (*cells, *conclusion.cells(self._clauses))
        self._rows.writerow([harmless(text_of(value)) for value in values])

    def finish(self) -> None:
        """Write what is left."""
        self._text.flush()

    def close(self) -> None:
        """Let go of the file, which stays open."""
        with suppress(OSError):  # the disk is full
            self._text.detach()


class ParquetWriter:
    """Writes Parquet: columns of Arrow in their types, all others as text.

    Raises:
        MissingExtraError: the extra ``frames`` is not installed.
    """

    def __init__(
        self, file: BinaryIO, table: Table, kept: Sequence[int], headings: Sequence[str], clauses: int
    ) -> None:
        try:
            import pyarrow
            import pyarrow.parquet
        except ImportError:
            raise MissingExtraError("pyarrow", "frames") from None
        self._arrow = pyarrow
        types = [pyarrow.string() if table.schema is None else table.schema.field(index).type for index in kept]
        types += [pyarrow.string()] * (len(headings) - len(types))
        self._schema = pyarrow.schema(list(zip(headings, types, strict=True)))
        self._is_text = table.schema is None
        self._clauses = clauses
        self._waiting: list[Sequence[Any]] = []
        self._file = pyarrow.parquet.ParquetWriter(file, self._schema)

    def add(self, cells: Sequence[Any], conclusion: Conclusion) -> None:
        """Write a row, once there are some."""
        values = [text_of(cell) or None for cell in cells] if self._is_text else cells
        self._waiting.append((*values, *conclusion.cells(self._clauses)))
        if len(self._waiting) >= _MOST:
            self._write()

    def finish(self) -> None:
        """Write the last rows and the index behind them."""
        if self._waiting:
            self._write()
        self._file.close()

    def close(self) -> None:
        """Let go of the file, which stays open."""
        self._file.is_open = False  # pyarrow would write an index when it is collected

    def _write(self) -> None:
        columns = zip(*self._waiting, strict=True)
        arrays = [self._arrow.array(column, kind) for column, kind in zip(columns, self._schema.types, strict=True)]
        self._file.write_batch(self._arrow.record_batch(arrays, schema=self._schema))
        self._waiting.clear()


class BookWriter:
    """Writes a workbook, with an overview on a second sheet."""

    def __init__(self, file: BinaryIO, table: Table, notice: Notice, headings: Sequence[str], clauses: int) -> None:
        from ..office.excel.conclusions import ConclusionBook

        kinds = tuple(Tier) if table.layout.subject is ClusterApplication else notice.jingpin.categories
        self._file = file
        self._clauses = clauses
        self._book = ConclusionBook(notice, headings, map(str, kinds))

    def add(self, cells: Sequence[Any], conclusion: Conclusion) -> None:
        """Write a row."""
        values = (*map(_plain, cells), *conclusion.cells(self._clauses))
        with interruptible():
            self._book.add(values, conclusion.city, conclusion.kind, conclusion.verdict)

    def finish(self) -> None:
        """Draw the overview and write the workbook."""
        with interruptible():
            self._file.write(self._book.content())

    def close(self) -> None:
        """Let go of the sheets."""
        self._book.close()


def _plain(value: Any) -> str | Decimal | int | bool | None:
    """Turn the value of a cell into what a workbook holds; days and moments as text."""
    if isinstance(value, float) and isfinite(value):
        return Decimal(f"{value:.15g}")
    if isinstance(value, Figure) and not (value.percent or value.unit):
        return value.value
    if isinstance(value, int | Decimal):  # a yes or a no too
        return value
    return text_of(value) or None
