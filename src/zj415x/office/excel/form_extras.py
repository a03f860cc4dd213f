"""Form extras: the sheets beside the form: targets, further facts, detailed lists, and the options."""

from collections.abc import Iterable
from operator import attrgetter
from typing import Any

from ...cluster.application import ClusterApplication
from ...cluster.call import ClusterCall
from ...printed.form import Indicator
from ...values.kind import MOST_ROWS
from .cell import letters
from .form_sheet import entry, runs, segments_of
from .labels import (
    ANNUAL_OUTPUT,
    CLASSIFIED,
    DESIGNATED,
    EVIDENCE,
    FACTS,
    FACTS_TITLE,
    FALLBACKS,
    FONT_NOTE,
    GROWTH,
    HIGHLAND,
    LIST_COUNTS,
    LIST_NAMES,
    NUMBER,
    OPTIONS_SHEET,
    ORDER_LABEL,
    PROJECTS_TITLE,
    SCOPE,
    SUBSTITUTE,
    TARGET_LABEL,
    TARGETS_NOTES,
    TARGETS_TITLE,
    TITLE_HEADS,
    TITLES,
    TRACK,
    YEAR,
)
from .slots import (
    COUNTS,
    FACT,
    FIRST,
    HEADING,
    ORDER,
    YEARS,
    Slots,
    boxes_of,
    has_figures,
    lists_of,
    says,
    says_none,
    target_manner,
    written,
)
from .style import (
    CENTRED,
    FIGURE,
    HEAD,
    HEADING_FONT,
    LABEL,
    LONGEST_LIST,
    NOTE,
    PART,
    TITLE_FONT,
    UNWRAPPED,
    Box,
    Canvas,
    Look,
    put,
    styled,
)

TARGETS_WIDTHS, YEAR_WIDTH = (6.0, 52.0), 13.0
FACTS_WIDTHS = (46.0, 40.0, 14.0, 18.0)
PROJECTS_WIDTHS = (5.0, 18.0, 18.0, 26.0, 14.0, 13.0, 13.0, 20.0, 9.0, 12.0)
_SPARE, _LEAST_ROWS = 2, 5  # blank rows to fill in
_ROW = 24.0


def years_of(call: ClusterCall, app: ClusterApplication | None) -> tuple[int, ...]:
    """Return the years of the columns: the application's, in its order, then the remaining printed ones."""
    years = tuple(target.year for target in (app.targets if app is not None else None) or ())
    return (*years, *(year for year in call.target_years if year not in years))


def draw_targets(canvas: Canvas, call: ClusterCall, app: ClusterApplication | None) -> None:
    """Draw the table of targets (附1-3 二), a column a year."""
    years, columns = years_of(call, app), (app.targets if app is not None else None) or ()
    title = TARGETS_TITLE.format(first=call.target_years[0], last=call.target_years[-1])
    _title(canvas, title)
    heads = (NUMBER, TARGET_LABEL, *(YEAR.format(year=year) for year in years))
    canvas.add(YEARS, [Box(head, 1, HEAD) for head in heads])
    for line in call.targets:
        manner = target_manner(line)
        held = [getattr(one, line.name) for one in columns] + [None] * (len(years) - len(columns))
        cells = [Box(None if value is None else manner.write(value), 1, FIGURE) for value in held]
        canvas.add(line.field, [Box(line.number, 1, FIGURE), Box(_target_label(line), 1), *cells])
    noted = (
        [line.number for line in call.targets if line.each_year],
        [line.number for line in call.targets if not line.asked_of(software=True)],
    )
    for note, numbers in zip(TARGETS_NOTES, noted, strict=True):
        canvas.add(HEADING, [Box(note.format(numbers=runs(numbers), scope=SCOPE), len(canvas.widths), NOTE)])


def _target_label(line: Indicator) -> str:
    label = f"{line.label}（{line.unit}）"
    return label if line.substitute is None else SUBSTITUTE.format(label=label, substitute=line.substitute)


def draw_facts(canvas: Canvas, slots: Slots, call: ClusterCall, app: ClusterApplication | None) -> None:
    """Draw the facts that the form has no cell for, and below them those that only a program needs."""
    _title(canvas, FACTS_TITLE)
    track = None if app is None else app.track
    held: dict[str, Any] = {"track": None if track is None else track.name}
    held["highland"] = None if track is None or track.printed else track.highland
    for code, label in {"track": TRACK, "highland": HIGHLAND, **FACTS}.items():
        value = held.get(code) if code in held or app is None else attrgetter(code)(app)
        _fact(canvas, slots, code, label, value)
    _list(canvas, slots, "titles", TITLES, TITLE_HEADS, app)
    _list(canvas, slots, "evidence", EVIDENCE, (), app)
    _list(canvas, slots, "classified", CLASSIFIED, (), app)
    _heading(canvas, LIST_COUNTS)
    names = {table.field: table.title for table in (*call.tables, *call.project_tables)} | LIST_NAMES
    for field in (*lists_of(call), "x_types", YEARS):
        rows = None if app is None else attrgetter(field)(app)
        code = f"{COUNTS}{field}"
        _fact(canvas, slots, code, str(names[field]), count_to_state(slots, field, rows))
    ticked = None if app is None else app.x_types
    _fact(canvas, slots, ORDER, ORDER_LABEL, order_to_state(boxes_of(call), ticked))
    for font, others in FALLBACKS.items():
        canvas.add(HEADING, [Box(FONT_NOTE.format(font=font, others="、".join(others)), len(FACTS_WIDTHS), NOTE)])


def _title(canvas: Canvas, text: str) -> None:
    canvas.add(HEADING, [Box(text, len(canvas.widths), Look(TITLE_FONT, CENTRED, framed=False))], least=40)


def _heading(canvas: Canvas, text: str, code: str = HEADING) -> None:
    canvas.add(code, [Box(text, len(canvas.widths), PART)])


def _fact(canvas: Canvas, slots: Slots, code: str, label: str, value: Any) -> None:
    (slot,) = slots.single[code]
    canvas.add(code, [Box(label, FACT[0], LABEL), entry(slot, FACT[1], value)])


def _list(
    canvas: Canvas, slots: Slots, field: str, title: str, heads: Iterable[str], app: ClusterApplication | None
) -> None:
    """Draw a list: a row for each item, then spare rows."""
    rows = (None if app is None else attrgetter(field)(app)) or ()
    cells = slots.repeated[field]
    span = 1 if len(cells) > 1 else len(canvas.widths)
    _heading(canvas, title, f"{HEADING}{field}")
    if heads:
        canvas.add(f"{HEADING}{field}", [Box(head, 1, HEAD) for head in heads])
    for index in range(rows_drawn(len(rows))):
        held = rows[index] if index < len(rows) else None
        canvas.add(field, [entry(slot, span, getattr(held, slot.field, held)) for slot in cells])


def rows_drawn(rows: int) -> int:
    """Return the number of rows of a list, spare ones included; never more than the reader accepts."""
    return min(max(rows + _SPARE, _LEAST_ROWS), MOST_ROWS)


def count_to_state(slots: Slots, field: str, rows: tuple[Any, ...] | None) -> int | None:
    """Return the length to state for a list whose cells do not show it: an empty list, or an item without values."""
    if rows is None:
        return None
    if field == YEARS:
        plain = bool(rows) and all(map(has_figures, rows))
    elif field in slots.repeated:
        cells = [[written(slot, getattr(item, slot.field, item)) for slot in slots.repeated[field]] for item in rows]
        plain = bool(cells) and all(map(says, cells)) and not (len(cells) == 1 and says_none(cells[0]))
    else:
        plain = bool(rows)
    return None if plain else len(rows)


def order_to_state(boxes: tuple[str, ...], ticked: tuple[str, ...] | None) -> str | None:
    """Return the boxes in the application's order, if it differs from the form's."""
    if not ticked or ticked == tuple(box for box in boxes if box in ticked):
        return None
    return "、".join(ticked)


def draw_projects(canvas: Canvas, slots: Slots, call: ClusterCall, app: ClusterApplication | None) -> None:
    """Draw the detailed lists of the growth lines, which share their columns; the heads repeat on each page."""
    _title(canvas, PROJECTS_TITLE)
    (labels,) = {tuple(cell.label for cell in table.cells) for table in call.project_tables}
    canvas.add(HEADING, [Box(head, 1, HEAD) for head in (NUMBER, *labels, DESIGNATED, ANNUAL_OUTPUT)])
    for table in call.project_tables:
        _heading(canvas, f"{GROWTH}{table.title}", f"{HEADING}{table.field}")
        rows = (None if app is None else attrgetter(table.field)(app)) or ()
        for index in range(rows_drawn(len(rows))):
            held = rows[index] if index < len(rows) else None
            cells = [entry(slot, 1, getattr(held, slot.field, None)) for slot in slots.repeated[table.field]]
            canvas.add(table.field, [Box(index + 1, 1, FIGURE), *cells], least=_ROW)


def draw_options(sheet: Any, slots: Slots, call: ClusterCall) -> dict[tuple[str, ...], str]:
    """List the options too long for a cell; return the cells of each list."""
    lists = [segments_of(call)]
    for cells in (*slots.single.values(), *slots.repeated.values()):
        lists += [slot.manner.options for slot in cells if len(",".join(slot.manner.options)) > LONGEST_LIST]
    sources = {}
    for at, options in enumerate(dict.fromkeys(lists), start=FIRST):
        column = letters(at)
        put(styled(sheet.cell(1, at), HEADING_FONT, CENTRED), OPTIONS_SHEET)
        for row, option in enumerate(options, start=2):
            put(styled(sheet.cell(row, at), align=UNWRAPPED), option)
        sheet.column_dimensions[column].width = 60
        sources[options] = f"{OPTIONS_SHEET}!${column}$2:${column}${len(options) + 1}"
    return sources
