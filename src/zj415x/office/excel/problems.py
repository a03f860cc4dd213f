"""Problems: what is wrong with the cells of a sheet, and what was skipped or is doubtful there."""

import re
from typing import Any

from attrs import define, field

from ...errors import InvalidDocumentError, InvalidValueError, Zj415xError, quoted
from ...hooks import frozen
from ...words import Phrase
from .sheet import at

# A mobile or landline number, in any grouping.
_NUMBER_OF_SOMEBODY = re.compile(r"(?<!\d)(1[3-9]\d([ -]?\d{4}){2}|0\d{2,3}[ -]?\d{7,8})(?!\d)")
MOST = 1000
"""The most problems reported for one workbook; fixing these reveals the rest."""


@frozen
class Remark:
    """A remark on something skipped or doubtful in a workbook: its path, and the message."""

    path: str
    words: Phrase

    def __str__(self) -> str:
        return f"{self.path}：{self.words}"


def cell_path(sheet: str, row: int, column: int) -> str:
    """Name a cell as a path: 汇总表!D7."""
    return f"{quoted(sheet)}!{at(row, column)}"


@define(eq=False)
class Problems:
    """The problems in the cells of one sheet, and its remarks."""

    sheet: str
    remarks: list[Remark] = field(factory=list)
    _faults: list[tuple[int, int, Zj415xError]] = field(factory=list)

    def add(self, row: int, column: int, error: Zj415xError) -> None:
        """Report a problem in a cell. Raises InvalidDocumentError once MOST is reached."""
        if _NUMBER_OF_SOMEBODY.search(str(error)):
            error = InvalidValueError("所填不符合要求，疑似电话号码，不在此显示")
        self._faults.append((row, column, error))
        if len(self._faults) == MOST:
            more = InvalidValueError("问题过多，请先更正以上 {most} 处", most=MOST)
            raise InvalidDocumentError((*self.faults, (quoted(self.sheet), more)))

    def remark(self, message: str, *, cell: tuple[int, int] | None = None, **values: Any) -> None:
        """Remark on something that was skipped, or read although it may be unintended."""
        words = Phrase(message, **values)
        if len(self.remarks) < MOST and not _NUMBER_OF_SOMEBODY.search(words):
            self.remarks.append(Remark(quoted(self.sheet) if cell is None else cell_path(self.sheet, *cell), words))

    @property
    def faults(self) -> tuple[tuple[str, Zj415xError], ...]:
        """The problems, row by row."""
        ordered = sorted(self._faults, key=lambda fault: fault[:2])
        return tuple((cell_path(self.sheet, row, column), error) for row, column, error in ordered)


def settle(*sheets: Problems) -> None:
    """Raise InvalidDocumentError with the problems of these sheets, if any."""
    faults = tuple(fault for sheet in sheets for fault in sheet.faults)
    if faults:
        raise InvalidDocumentError(faults)
