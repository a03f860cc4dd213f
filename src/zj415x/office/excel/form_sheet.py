"""Form sheet: the form of 附1-2 drawn as the notice prints it, filled in from an application."""

from operator import attrgetter
from typing import Any

from attrs import evolve

from ...cluster.application import ClusterApplication
from ...cluster.call import ClusterCall
from ...printed.form import Cell, Collected, Indicator, Section, Table
from .labels import (
    ASKED,
    AT_MOST,
    BASICS,
    CLASSIFIED_NOTE,
    CONDITIONS,
    DAY_OF,
    FIELDS,
    FORM_TITLE,
    ITEMISED,
    LANDMARKS,
    LINE_HEADS,
    MOBILE,
    NOT_ASKED,
    NUMBER,
    NUMERALS,
    ONLY_ASKED,
    OPINION,
    OPINIONS,
    ORGANISATION,
    ORGANISATION_FIELDS,
    PEOPLE,
    POSITION,
    SCOPE,
    SEAL,
    SECTION,
    SUBSTITUTE,
    SUMMARY_HEADS,
    WITHIN,
)
from .slots import ARRANGEMENT, BOXES, FIELD, HEADING, LINE, SIX, Slot, Slots, box_rows, is_numbered, spans_of, written
from .style import CENTRED, ENTRY, FIGURE, HEAD, LABEL, NOTE, PART, SMALL, TITLE_FONT, Box, Canvas, Look

WIDTH = 12
WIDTHS = (6.5,) * 10 + (9.0,) * 2
_SEAL, _ENTRY = 56.0, 48.0
_BLANK_ROWS = 5  # blank rows of a table without a printed number of rows


def draw_form(canvas: Canvas, slots: Slots, call: ClusterCall, app: ClusterApplication | None) -> None:
    """Draw the whole form."""
    pen = _Pen(canvas, slots, call, app)
    canvas.add(HEADING, [Box(FORM_TITLE, WIDTH, Look(TITLE_FONT, CENTRED, framed=False))], least=40)
    pen.basics()
    pen.heading(CONDITIONS)
    sections = tuple(dict.fromkeys(line.section for line in call.indicators))
    for numeral, section in zip(NUMERALS, sections, strict=False):
        pen.section(numeral, section)
    pen.organisation(NUMERALS[len(sections)])
    canvas.add(HEADING, [Box(CLASSIFIED_NOTE, WIDTH, NOTE)])


class _Pen:
    """Draws the parts of the form."""

    def __init__(self, canvas: Canvas, slots: Slots, call: ClusterCall, app: ClusterApplication | None) -> None:
        self._canvas, self._slots, self._call, self._app = canvas, slots, call, app
        self._limits = {cell.field: cell.limit or 0 for cell in call.blanks}

    def value(self, path: str) -> Any:
        """Look up a field of the application; None: blank, or no application."""
        return None if self._app is None else attrgetter(path)(self._app)

    def heading(self, *lines: str) -> None:
        """Draw a heading across the form."""
        self._canvas.add(HEADING, [Box("\n".join(lines), WIDTH, PART)])

    def basics(self) -> None:
        """Draw 一、集群基本信息."""
        self.heading(BASICS)
        self._field("applicant.name")
        self._field("tier")
        self._boxes()
        segments = self.value("track.segments") or segments_of(self._call)
        self._field("segment", options=segments)
        self._field("advantages")
        for person, label in PEOPLE.items():
            self._six(person, (label, POSITION, MOBILE))
        for opinion, label in OPINIONS.items():
            self.heading(label)
            self._six(opinion, (OPINION, SEAL, DAY_OF), least=_SEAL)

    def _field(self, code: str, *, options: tuple[str, ...] | None = None) -> None:
        (slot,) = self._slots.single[code]
        box = entry(slot, FIELD[1], self.value(slot.field))
        if options is not None:
            box = evolve(box, options=options, strict=False)
        limit = self._limits.get(code, 0)
        label = FIELDS[code].format(limit=limit)
        self._canvas.add(code, [Box(label, FIELD[0], LABEL), evolve(box, room=limit)])

    def _six(self, code: str, labels: tuple[str, ...], *, least: float = 0) -> None:
        boxes = []
        for slot, label, span in zip(self._slots.single[code], labels, SIX[::2], strict=True):
            boxes += [Box(label, span, LABEL), entry(slot, span, self.value(slot.field), FIGURE)]
        self._canvas.add(code, boxes, least=least)

    def _boxes(self) -> None:
        """Draw the boxes to tick, two in a row."""
        rows, ticked = box_rows(self._call), self.value("x_types") or ()
        for index, (code, slots) in enumerate(rows.items()):
            label = Box(FIELDS["x_types"], BOXES[0], LABEL, rows=0 if index else len(rows))
            drawn = [label]
            for slot, spans in zip(slots, (BOXES[1:3], BOXES[3:]), strict=False):
                drawn += [entry(slot, spans[0], slot.field in ticked, FIGURE), Box(slot.field, spans[1])]
            self._canvas.add(code, drawn)

    def section(self, numeral: str, section: Section) -> None:
        """Draw a section of 二、集群基础条件: its numbered lines, then its tables."""
        lines = [line for line in self._call.indicators if line.section is section]
        self.heading(SECTION.format(numeral=numeral, section=section), *notes_of(lines))
        self._canvas.add(HEADING, [Box(head, span, HEAD) for head, span in zip(LINE_HEADS, LINE, strict=True)])
        for line in lines:
            (slot,) = self._slots.single[line.field]
            fixed = [Box(line.number, LINE[0], FIGURE), Box(_label(line), LINE[1]), Box(line.unit, LINE[2], FIGURE)]
            self._canvas.add(line.field, [*fixed, entry(slot, LINE[3], self.value(slot.field), FIGURE)])
        number = 0
        for table in tables_of(self._call, section):
            number += is_numbered(table)
            self._table(table, number)

    def _table(self, table: Table, number: int) -> None:
        spans = spans_of(table)
        self.heading(_title(table, number))
        heads = [*([NUMBER] if is_numbered(table) else []), *map(_head, table.cells)]
        self._canvas.add(
            f"{HEADING}{table.field}", [Box(head, span, HEAD) for head, span in zip(heads, spans, strict=True)]
        )
        slots, rows = self._slots.repeated[table.field], self.value(table.field) or ()
        for index in range(max(len(rows), table.most or _BLANK_ROWS)):
            held = rows[index] if index < len(rows) else None
            first = [Box(index + 1, spans[0], FIGURE)] if is_numbered(table) else []
            cells = [
                evolve(
                    entry(slot, span, getattr(held, slot.field, None), SMALL if slot.manner.words else FIGURE),
                    room=cell.limit or 0,
                )
                for slot, span, cell in zip(slots, spans[len(first) :], table.cells, strict=True)
            ]
            self._canvas.add(table.field, [*first, *cells], least=_ENTRY)

    def organisation(self, numeral: str) -> None:
        """Draw （五）组织保障."""
        self.heading(SECTION.format(numeral=numeral, section=ORGANISATION))
        limit = self._limits["organisation.mechanism.summary"]
        heads = [head.format(limit=limit) for head in SUMMARY_HEADS]
        self._canvas.add(HEADING, [Box(head, span, HEAD) for head, span in zip(heads, ARRANGEMENT, strict=True)])
        for part, label in ORGANISATION_FIELDS.items():
            code = f"organisation.{part}"
            exists, summary = self._slots.single[code]
            cells = [
                Box(label, ARRANGEMENT[0], LABEL),
                entry(exists, ARRANGEMENT[1], self.value(exists.field), FIGURE),
                evolve(entry(summary, ARRANGEMENT[2], self.value(summary.field)), room=limit),
            ]
            self._canvas.add(code, cells)


def entry(slot: Slot, span: int, value: Any, look: Look = ENTRY) -> Box:
    """Make the cell of a value, with its list of choices."""
    return Box(written(slot, value), span, look, slot.manner.options, slot.manner.strict)


def segments_of(call: ClusterCall) -> tuple[str, ...]:
    """List the segments of all tracks."""
    return tuple(segment for track in call.tracks for segment in track.segments)


def notes_of(lines: list[Indicator]) -> list[str]:
    """Write the remarks on lines: enterprises covered, lines with a detailed list, lines for some tracks only."""
    groups = (
        (ITEMISED, [line.number for line in lines if line.itemised]),
        (NOT_ASKED, [line.number for line in lines if line.collected is Collected.NOT_SOFTWARE]),
        (ONLY_ASKED, [line.number for line in lines if line.collected is Collected.ONLY_SOFTWARE]),
    )
    scope = [SCOPE] if lines[0].section is Section.SCALE else []
    return ["；".join([*scope, *(note.format(numbers=runs(numbers)) for note, numbers in groups if numbers)])]


def runs(numbers: list[int]) -> str:
    """Join numbers, with consecutive ones as a range: 4-8、10."""
    made: list[list[int]] = []
    for number in numbers:
        if made and made[-1][-1] == number - 1:
            made[-1].append(number)
        else:
            made.append([number])
    return "、".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in made)


def _label(line: Indicator) -> str:
    if line.substitute is None:
        return line.label
    return SUBSTITUTE.format(label=line.label, substitute=line.substitute)


def tables_of(call: ClusterCall, section: Section) -> list[Table]:
    """Find the list tables of a section, by their clauses."""
    return [
        clause.bound for clause in call.clauses if isinstance(clause.bound, Table) and clause.section == str(section)
    ]


def _title(table: Table, number: int) -> str:
    if number:
        return LANDMARKS.format(number=number, title=table.title)
    return (ASKED if table.asked else AT_MOST).format(title=table.title, count=table.most)


def _head(cell: Cell) -> str:
    if cell.asked is not None:
        return ASKED.format(title=f"{cell.label}\n", count=cell.asked)
    if cell.limit is None and cell.label.endswith("）"):
        return "\n（".join(cell.label.rsplit("（", 1))
    return cell.label if cell.limit is None else WITHIN.format(label=cell.label, limit=cell.limit)
