"""Problems: what is wrong in the cells of a workbook, told all at once, and what was left aside."""

import re
from typing import Any

from attrs import define, field, frozen

from ...errors import InvalidDocumentError, InvalidValueError, Zj415xError, quoted
from ...words import Phrase
from .cell import at

# A mobile number, or one with its area code, however it is grouped.
_NUMBER_OF_SOMEBODY = re.compile(r"(?<!\d)(1[3-9]\d([ -]?\d{4}){2}|0\d{2,3}[ -]?\d{7,8})(?!\d)")
MOST = 1000
"""The most problems that are told of one workbook; the rest waits until these are mended."""


@frozen
class Remark:
    """Something of a workbook that was left aside or looked at twice: where it is, and what of it."""

    path: str
    words: Phrase

    def __str__(self) -> str:
        return f"{self.path}：{self.words}"


def place(sheet: str, row: int, column: int) -> str:
    """A cell as a path: 汇总表!D7."""
    return f"{quoted(sheet)}!{at(row, column)}"


@define(eq=False)
class Problems:
    """What is wrong in the cells of one sheet, and what is remarked of it."""

    sheet: str
    remarks: list[Remark] = field(factory=list)
    _faults: list[tuple[int, int, Zj415xError]] = field(factory=list)

    def add(self, row: int, column: int, error: Zj415xError) -> None:
        """Something is wrong in a cell. Raises InvalidDocumentError once that is more than anybody reads."""
        if _NUMBER_OF_SOMEBODY.search(str(error)):
            error = InvalidValueError("所填不符合要求，疑似电话号码，不在此显示")
        self._faults.append((row, column, error))
        if len(self._faults) == MOST:
            more = InvalidValueError("问题过多，请先更正以上 {most} 处", most=MOST)
            raise InvalidDocumentError((*self.faults, (quoted(self.sheet), more)))

    def remark(self, message: str, *, path: str | None = None, **values: Any) -> None:
        """Something was left aside, or read although it may not be meant."""
        words = Phrase(message, **values)
        if len(self.remarks) < MOST and not _NUMBER_OF_SOMEBODY.search(words):
            self.remarks.append(Remark(quoted(self.sheet) if path is None else path, words))

    @property
    def faults(self) -> tuple[tuple[str, Zj415xError], ...]:
        """What is wrong, by its cells, row by row."""
        ordered = sorted(self._faults, key=lambda fault: fault[:2])
        return tuple((place(self.sheet, row, column), error) for row, column, error in ordered)


def settle(*sheets: Problems) -> None:
    """Raise InvalidDocumentError with all that is wrong in these sheets, where anything is."""
    faults = tuple(fault for one in sheets for fault in one.faults)
    if faults:
        raise InvalidDocumentError(faults)
