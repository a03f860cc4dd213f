"""Form sheets: the sheets of the form's workbook, drawn as the notice prints them and filled in from an application."""

from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Any

from attrs import evolve

from ...cluster.application import ClusterApplication
from ...cluster.call import ClusterCall
from ...notice import Notice
from ...printed.form import Cell, Collected, Indicator, Section, Table
from ...values.kind import MOST_ROWS
from ..files import ranges_of, tables_of
from . import labels, slots, style, typed
from .sheet import letters
from .slots import FIRST, HEADING, Slot, Slots
from .style import FIGURE, HEAD, LABEL, NOTE, Box, Canvas, Look

_WIDTH, _WIDTHS = 12, (6.5,) * 10 + (9.0,) * 2
_TARGETS_WIDTHS, _YEAR_WIDTH = (6.0, 52.0), 13.0
_FACTS_WIDTHS = (46.0, 40.0, 14.0, 18.0)
_PROJECTS_WIDTHS = (5.0, 18.0, 18.0, 26.0, 14.0, 13.0, 13.0, 20.0, 9.0, 12.0)
_SEAL, _ENTRY, _ROW = 56.0, 48.0, 24.0
_BLANK_ROWS = 5  # blank rows of a table without a printed number of rows
_SPARE, _LEAST_ROWS = 2, 5  # blank rows to fill in


def book_of(notice: Notice, application: ClusterApplication | None) -> Any:
    """Build the workbook, ready to save."""
    call = notice.clusters
    rows, made = slots.slots_of(call), style.book(notice, labels.FORM_TITLE)
    names = (labels.FORM_SHEET, labels.TARGETS_SHEET, labels.FACTS_SHEET, labels.PROJECTS_SHEET, labels.OPTIONS_SHEET)
    form, targets, facts, projects, options = (made.create_sheet(name) for name in names)
    sources = _draw_options(options, rows, call)
    # The columns of the targets: the application's years, in its order, then the remaining printed ones.
    stated = tuple(target.year for target in (application.targets if application is not None else None) or ())
    years = (*stated, *(year for year in call.target_years if year not in stated))
    for sheet, widths, draw in (
        (form, _WIDTHS, _Pen.form),
        (targets, (*_TARGETS_WIDTHS, *(_YEAR_WIDTH,) * len(years)), _Pen.targets),
        (facts, _FACTS_WIDTHS, _Pen.facts),
        (projects, _PROJECTS_WIDTHS, _Pen.projects),
    ):
        canvas = Canvas(sheet, widths, sources)
        draw(_Pen(canvas, rows, call, application, years))
        canvas.finish()
        style.page(sheet, landscape=sheet is projects, repeated="1:2" if sheet is projects else "1:1")
    options.sheet_state = "hidden"  # only the drop-down lists use it; nobody prints it
    return made


class _Pen:
    """Draws the parts of one sheet."""

    def __init__(
        self, canvas: Canvas, rows: Slots, call: ClusterCall, app: ClusterApplication | None, years: tuple[int, ...]
    ) -> None:
        self._canvas, self._slots, self._call, self._app, self._years = canvas, rows, call, app, years
        self._limits = {cell.field: cell.limit or 0 for cell in call.blanks}

    def value(self, path: str) -> Any:
        """Look up a field of the application; None: blank, or no application."""
        return None if self._app is None else attrgetter(path)(self._app)

    def _across(self, text: str, look: Look, code: str = HEADING, *, least: float = 22) -> None:
        self._canvas.add(code, [Box(text, len(self._canvas.widths), look)], least=least)

    def _title(self, text: str) -> None:
        self._across(text, Look(style.TITLE_FONT, style.CENTRED, framed=False), least=40)

    def _part(self, text: str, code: str = HEADING) -> None:
        """Draw a heading across the sheet."""
        self._across(text, style.PART, code)

    def _heads(self, heads: Sequence[str], spans: Sequence[int], code: str = HEADING) -> None:
        self._canvas.add(code, [Box(head, span, HEAD) for head, span in zip(heads, spans, strict=True)])

    def form(self) -> None:
        """Draw the form of 附1-2."""
        self._title(labels.FORM_TITLE)
        self._basics()
        self._part(labels.CONDITIONS)
        sections = tuple(dict.fromkeys(line.section for line in self._call.indicators))
        for numeral, section in zip(labels.NUMERALS, sections, strict=False):
            self._section(numeral, section)
        self._organisation(labels.NUMERALS[len(sections)])
        self._across(labels.CLASSIFIED_NOTE, NOTE)

    def _basics(self) -> None:
        """Draw 一、集群基本信息."""
        self._part(labels.BASICS)
        self._field("applicant.name")
        self._field("tier")
        self._boxes()
        self._field("segment", options=self.value("track.segments") or _segments_of(self._call))
        self._field("advantages")
        for person, label in labels.PEOPLE.items():
            self._six(person, (label, labels.POSITION, labels.MOBILE))
        for opinion, label in labels.OPINIONS.items():
            self._part(label)
            self._six(opinion, (labels.OPINION, labels.SEAL, labels.DAY_OF), least=_SEAL)

    def _field(self, code: str, *, options: tuple[str, ...] | None = None) -> None:
        (slot,) = self._slots.single[code]
        box = _entry(slot, slots.FIELD[1], self.value(slot.field))
        if options is not None:
            box = evolve(box, options=options, strict=False)
        limit = self._limits.get(code, 0)
        label = labels.FIELDS[code].format(limit=limit)
        self._canvas.add(code, [Box(label, slots.FIELD[0], LABEL), evolve(box, room=limit)])

    def _six(self, code: str, heads: tuple[str, ...], *, least: float = 0) -> None:
        boxes = []
        for slot, label, span in zip(self._slots.single[code], heads, slots.SIX[::2], strict=True):
            boxes += [Box(label, span, LABEL), _entry(slot, span, self.value(slot.field), FIGURE)]
        self._canvas.add(code, boxes, least=least)

    def _boxes(self) -> None:
        """Draw the boxes to tick, two in a row."""
        rows, ticked = slots.box_rows(self._call), self.value("x_types") or ()
        wide, *spans = slots.BOXES
        for index, (code, pair) in enumerate(rows.items()):
            drawn = [Box(labels.FIELDS["x_types"], wide, LABEL, rows=0 if index else len(rows))]
            for slot, (tick, name) in zip(pair, (spans[:2], spans[2:]), strict=False):
                drawn += [_entry(slot, tick, slot.field in ticked, FIGURE), Box(slot.field, name)]
            self._canvas.add(code, drawn)

    def _section(self, numeral: str, section: Section) -> None:
        """Draw a section of 二、集群基础条件: its numbered lines, then its tables."""
        lines = [line for line in self._call.indicators if line.section is section]
        self._part(f"{labels.SECTION.format(numeral=numeral, section=section)}\n{_notes_of(lines)}")
        self._heads(labels.LINE_HEADS, slots.LINE)
        number, label, unit, figure = slots.LINE
        for line in lines:
            (slot,) = self._slots.single[line.field]
            fixed = [Box(line.number, number, FIGURE), Box(_substituted(line, line.label), label)]
            filled = _entry(slot, figure, self.value(slot.field), FIGURE)
            self._canvas.add(line.field, [*fixed, Box(line.unit, unit, FIGURE), filled])
        number = 0
        for table in tables_of(self._call, section):
            number += slots.is_numbered(table)
            self._table(table, number)

    def _table(self, table: Table, number: int) -> None:
        numbered, spans = slots.is_numbered(table), slots.spans_of(table)
        self._part(_caption(table, number))
        heads = [*([labels.NUMBER] if numbered else []), *map(_head, table.cells)]
        self._heads(heads, spans, f"{HEADING}{table.field}")
        rows = self.value(table.field) or ()
        for index in range(max(len(rows), table.most or _BLANK_ROWS)):
            held = rows[index] if index < len(rows) else None
            boxes = [Box(index + 1, spans[0], FIGURE)] if numbered else []
            cells = zip(self._slots.repeated[table.field], spans[len(boxes) :], table.cells, strict=True)
            for slot, span, cell in cells:
                look = style.SMALL if slot.manner.words else FIGURE
                boxes.append(evolve(_entry(slot, span, getattr(held, slot.field, None), look), room=cell.limit or 0))
            self._canvas.add(table.field, boxes, least=_ENTRY)

    def _organisation(self, numeral: str) -> None:
        """Draw （五）组织保障."""
        self._part(labels.SECTION.format(numeral=numeral, section=labels.ORGANISATION))
        limit, spans = self._limits["organisation.mechanism.summary"], slots.ARRANGEMENT
        self._heads([head.format(limit=limit) for head in labels.SUMMARY_HEADS], spans)
        for part, label in labels.ORGANISATION_FIELDS.items():
            code = f"organisation.{part}"
            exists, summary = self._slots.single[code]
            cells = [
                Box(label, spans[0], LABEL),
                _entry(exists, spans[1], self.value(exists.field), FIGURE),
                evolve(_entry(summary, spans[2], self.value(summary.field)), room=limit),
            ]
            self._canvas.add(code, cells)

    def targets(self) -> None:
        """Draw the table of targets (附1-3 二), a column a year."""
        columns, years, printed = self.value("targets") or (), self._years, self._call.target_years
        self._title(labels.TARGETS_TITLE.format(first=printed[0], last=printed[-1]))
        heads = (labels.NUMBER, labels.TARGET_LABEL, *(labels.YEAR.format(year=year) for year in years))
        self._heads(heads, (1,) * len(heads), slots.YEARS)
        for line in self._call.targets:
            manner = slots.target_manner(line)
            held = [getattr(target, line.name) for target in columns] + [None] * (len(years) - len(columns))
            cells = [Box(None if value is None else manner.write(value), 1, FIGURE) for value in held]
            label = _substituted(line, f"{line.label}（{line.unit}）")
            self._canvas.add(line.field, [Box(line.number, 1, FIGURE), Box(label, 1), *cells])
        noted = (
            [line.number for line in self._call.targets if line.each_year],
            [line.number for line in self._call.targets if not line.asked_of(software=True)],
        )
        for note, numbers in zip(labels.TARGETS_NOTES, noted, strict=True):
            self._across(note.format(numbers=_runs(numbers), scope=labels.SCOPE), NOTE)

    def facts(self) -> None:
        """Draw the facts that the form has no cell for, then the list lengths and the box order that no cell shows."""
        self._title(labels.FACTS_TITLE)
        track = self.value("track")
        self._fact("track", labels.TRACK, None if track is None else track.name)
        unprinted = None if track is None or track.printed else track
        self._fact("highland", labels.HIGHLAND, unprinted and unprinted.highland)
        self._fact("software", labels.SOFTWARE, unprinted and (unprinted.software_star or None))
        for code, label in labels.FACTS.items():
            self._fact(code, label, self.value(code))
        self._list("titles", labels.TITLES, labels.TITLE_HEADS)
        self._list("evidence", labels.EVIDENCE)
        self._list("classified", labels.CLASSIFIED)
        self._part(labels.LIST_COUNTS)
        tables = (*self._call.tables, *self._call.project_tables)
        names = {table.field: table.title for table in tables} | labels.LIST_NAMES
        for field in (*slots.lists_of(self._call), "x_types", slots.YEARS):
            self._fact(f"{slots.COUNTS}{field}", str(names[field]), self._count_to_state(field))
        self._fact(slots.ORDER, labels.ORDER_LABEL, self._order_to_state())
        for font, others in labels.FALLBACKS.items():
            self._across(labels.FONT_NOTE.format(font=font, others="、".join(others)), NOTE)

    def _fact(self, code: str, label: str, value: Any) -> None:
        (slot,) = self._slots.single[code]
        self._canvas.add(code, [Box(label, slots.FACT[0], LABEL), _entry(slot, slots.FACT[1], value)])

    def _list(self, field: str, title: str, heads: tuple[str, ...] = ()) -> None:
        """Draw a list: a row for each item, then spare rows."""
        rows, cells = self.value(field) or (), self._slots.repeated[field]
        span = 1 if len(cells) > 1 else len(self._canvas.widths)
        self._part(title, f"{HEADING}{field}")
        if heads:
            self._heads(heads, (1,) * len(heads), f"{HEADING}{field}")
        for index in range(rows_drawn(len(rows))):
            held = rows[index] if index < len(rows) else None
            self._canvas.add(field, [_entry(slot, span, getattr(held, slot.field, held)) for slot in cells])

    def _count_to_state(self, field: str) -> int | None:
        """Find the length to state for a list whose cells do not show it: an empty list, or an item without values."""
        rows = self.value(field)
        if rows is None:
            return None
        if field == slots.YEARS:
            plain = bool(rows) and all(map(slots.has_figures, rows))
        elif field in self._slots.repeated:
            held = self._slots.repeated[field]
            cells = [[slots.written(slot, getattr(item, slot.field, item)) for slot in held] for item in rows]
            none = len(cells) == 1 and typed.says_none(cells[0])
            plain = bool(cells) and all(map(typed.says, cells)) and not none
        else:
            plain = bool(rows)
        return None if plain else len(rows)

    def _order_to_state(self) -> str | None:
        """Write the boxes in the application's order, if it differs from the form's."""
        ticked = self.value("x_types") or ()
        printed = tuple(box for box in slots.boxes_of(self._call) if box in ticked)
        return None if ticked == printed else "、".join(ticked)

    def projects(self) -> None:
        """Draw the detailed lists of the growth lines, which share their columns; the heads repeat on each page."""
        self._title(labels.PROJECTS_TITLE)
        (printed,) = {tuple(cell.label for cell in table.cells) for table in self._call.project_tables}
        heads = (labels.NUMBER, *printed, labels.DESIGNATED, labels.ANNUAL_OUTPUT)
        self._heads(heads, (1,) * len(heads))
        for table in self._call.project_tables:
            self._part(f"{labels.GROWTH}{table.title}", f"{HEADING}{table.field}")
            rows = self.value(table.field) or ()
            for index in range(rows_drawn(len(rows))):
                held = rows[index] if index < len(rows) else None
                cells = [_entry(slot, 1, getattr(held, slot.field, None)) for slot in self._slots.repeated[table.field]]
                self._canvas.add(table.field, [Box(index + 1, 1, FIGURE), *cells], least=_ROW)


def rows_drawn(rows: int) -> int:
    """Return the number of rows of a list, spare ones included; never more than the reader accepts."""
    return min(max(rows + _SPARE, _LEAST_ROWS), MOST_ROWS)


def _entry(slot: Slot, span: int, value: Any, look: Look = style.ENTRY) -> Box:
    """Make the cell of a value, with its list of choices."""
    return Box(slots.written(slot, value), span, look, slot.manner.options, slot.manner.strict)


def _segments_of(call: ClusterCall) -> tuple[str, ...]:
    return tuple(segment for track in call.tracks for segment in track.segments)


def _notes_of(lines: list[Indicator]) -> str:
    """Write the remarks on lines: enterprises covered, lines with a detailed list, lines for some tracks only."""
    groups = (
        (labels.ITEMISED, [line.number for line in lines if line.itemised]),
        (labels.NOT_ASKED, [line.number for line in lines if line.collected is Collected.NOT_SOFTWARE]),
        (labels.ONLY_ASKED, [line.number for line in lines if line.collected is Collected.ONLY_SOFTWARE]),
    )
    scope = [labels.SCOPE] if lines[0].section is Section.SCALE else []
    return "；".join([*scope, *(note.format(numbers=_runs(numbers)) for note, numbers in groups if numbers)])


def _runs(numbers: Iterable[int]) -> str:
    """Join numbers, with consecutive ones as a range: 4-8、10."""
    return "、".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in ranges_of(numbers))


def _substituted(line: Indicator, label: str) -> str:
    if line.substitute is None:
        return label
    return labels.SUBSTITUTE.format(label=label, substitute=line.substitute)


def _caption(table: Table, number: int) -> str:
    if number:
        return labels.LANDMARKS.format(number=number, title=table.title)
    return (labels.ASKED if table.asked else labels.AT_MOST).format(title=table.title, count=table.most)


def _head(cell: Cell) -> str:
    if cell.asked is not None:
        return labels.ASKED.format(title=f"{cell.label}\n", count=cell.asked)
    if cell.limit is None and cell.label.endswith("）"):
        return "\n（".join(cell.label.rsplit("（", 1))
    return cell.label if cell.limit is None else labels.WITHIN.format(label=cell.label, limit=cell.limit)


def _draw_options(sheet: Any, rows: Slots, call: ClusterCall) -> dict[tuple[str, ...], str]:
    """List the options too long for a cell; return the cells of each list."""
    lists = [_segments_of(call)]
    for cells in (*rows.single.values(), *rows.repeated.values()):
        lists += [slot.manner.options for slot in cells if len(",".join(slot.manner.options)) > style.LONGEST_LIST]
    sources = {}
    for at, options in enumerate(dict.fromkeys(lists), start=FIRST):
        column = letters(at)
        style.put(style.styled(sheet.cell(1, at), style.HEADING_FONT, style.CENTRED), labels.OPTIONS_SHEET)
        for row, option in enumerate(options, start=2):
            style.put(style.styled(sheet.cell(row, at), align=style.UNWRAPPED), option)
        sheet.column_dimensions[column].width = 60
        sources[options] = f"{labels.OPTIONS_SHEET}!${column}$2:${column}${len(options) + 1}"
    return sources
