"""Problems: what is wrong in the cells of a workbook, told all at once, and what was left aside."""

import re
from collections.abc import Callable
from typing import Any, TypeVar

from attrs import define, field, frozen

from ...errors import InvalidDocumentError, InvalidValueError, Zj415xError, quoted
from ...phrase import Phrase
from .cell import at

T = TypeVar("T")

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
    """What is wrong in one sheet, by its cells, and what is remarked."""

    sheet: str
    faults: list[tuple[str, Zj415xError]] = field(factory=list)
    remarks: list[Remark] = field(factory=list)

    def add(self, row: int, column: int, error: Zj415xError) -> None:
        """Something is wrong in a cell."""
        if _NUMBER_OF_SOMEBODY.search(str(error)):
            error = InvalidValueError("填的不能用在这里；像是电话号码，不在此显示")
        self.faults.append((place(self.sheet, row, column), error))
        if len(self.faults) == MOST:
            self.faults.append((quoted(self.sheet), InvalidValueError("问题太多，先改以上 {most} 处", most=MOST)))
            self.settle()

    def try_(self, row: int, column: int, read: Callable[[], T]) -> T | None:
        """What can be read of a cell; None, with the problem kept, where it cannot."""
        try:
            return read()
        except Zj415xError as error:
            self.add(row, column, error)
            return None

    def remark(self, message: str, *, path: str | None = None, **values: Any) -> None:
        """Something was left aside, or read although it may not be meant."""
        words = Phrase(message, **values)
        if len(self.remarks) < MOST and not _NUMBER_OF_SOMEBODY.search(words):
            self.remarks.append(Remark(quoted(self.sheet) if path is None else path, words))

    def settle(self) -> None:
        """Raise InvalidDocumentError with all that is wrong, where anything is."""
        if self.faults:
            raise InvalidDocumentError(tuple(self.faults))
