"""Form strays: what stands in the rows of the form beside the cells that are read, and would be lost without a word."""

from collections.abc import Mapping

from ...errors import InvalidValueError
from . import typed
from .form_rows import Place, Rows
from .slots import Slot

_TOLD = 20  # cells of a sheet that are told one by one; more are no slips, but a column too many or too few


def tell_strays(rows: Rows, slots: Mapping[str, tuple[Slot, ...]]) -> None:
    """Tell what stands in rows with these codes where they have no cell."""
    found: dict[int, list[tuple[Place, int]]] = {}
    for code, cells in slots.items():
        known = {column for slot in cells for column in (slot.column, *slot.row)}
        for place in [rows.single[code]] if code in rows.single else rows.listed.get(code, ()):
            beside = [at for at, value in place.row.cells.items() if at not in known and not typed.is_blank(value)]
            if beside:
                found.setdefault(id(place.problems), []).append((place, min(beside)))
    for strays in found.values():
        if len(strays) > _TOLD:
            place, column = strays[0]
            message = "从这里起有 {count} 行的内容不在要填的格子里；插入或删去过列的，请还原"
            place.add(column, InvalidValueError(message, count=len(strays)))
        else:
            for place, column in strays:
                place.add(column, InvalidValueError("这里不是要填的格子，没有读；请移到要填的格子，或者删掉"))
