"""Form strays: what stands in the rows of the form beside the cells that are read, and would be lost without a word."""

from ...cluster.call import ClusterCall
from ...errors import InvalidValueError
from . import typed
from .form_rows import Place, Rows
from .slots import FIRST, LINE, YEARS, Slots, box_rows, columns

_TOLD = 20  # cells of a sheet that are told one by one; more are no slips, but a column too many or too few
_TARGET = (FIRST, FIRST + 1)  # of a target the cells of its number and its label


def tell_strays(rows: Rows, call: ClusterCall, slots: Slots) -> None:
    """Tell what stands in the rows of the form where they have no cell."""
    _tell_units(rows, call)
    _tell_targets(rows, call)
    found: dict[int, list[tuple[Place, int]]] = {}
    for code, cells in {**slots.single, **box_rows(call), **slots.repeated}.items():
        known = {column for slot in cells for column in (slot.column, *slot.row)}
        for place in [rows.single[code]] if code in rows.single else rows.listed.get(code, ()):
            beside = _beside(place, known)
            if beside:
                found.setdefault(id(place.problems), []).append((place, beside[0]))
    for strays in found.values():
        if len(strays) > _TOLD:
            place, column = strays[0]
            message = "从这里起有 {count} 行的内容不在要填的格子里；插入或删去过列的，请还原"
            place.add(column, InvalidValueError(message, count=len(strays)))
        else:
            for place, column in strays:
                place.add(column, InvalidValueError("这里不是要填的格子，没有读；请移到要填的格子，或者删掉"))


def _beside(place: Place, known: set[int]) -> list[int]:
    """The columns of a row in which something stands, but for those that are known."""
    return sorted(at for at, value in place.row.cells.items() if at not in known and not typed.is_blank(value))


def _tell_targets(rows: Rows, call: ClusterCall) -> None:
    """Tell which targets have no year above them."""
    years = rows.single.get(YEARS)
    known = {*_TARGET, *(years.row.cells if years is not None else ())}
    for line in call.targets:
        place = rows.single.get(line.field)
        if place is not None and (beside := _beside(place, known)):
            place.add(beside[0], InvalidValueError("这一列上面没有年份，没有读；请写上年份，或者删掉"))


def _tell_units(rows: Rows, call: ClusterCall) -> None:
    """Tell where something else stands than the unit that the form prints, in which a number is read."""
    column = columns(LINE)[2]
    for line in call.indicators:
        place = rows.single.get(line.field)
        cell = None if place is None else place.cell(column)
        if place is not None and not typed.is_blank(cell) and not (isinstance(cell, str) and cell.strip() == line.unit):
            message = "这一格印的是单位“{unit}”，数按它读；请改回，数填在右边，别的单位写在数的后面"
            place.add(column, InvalidValueError(message, unit=line.unit))
