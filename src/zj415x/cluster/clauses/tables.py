"""Tables: the tests of the form's list tables, of 组织保障, and of text lengths (附1-2)."""

from typing import Any

from ...hooks import frozen
from ...printed.form import Cell, Table
from ...rules.clause import Context
from ...rules.comparison import at_most
from ...rules.judgement import Judgement
from ...rules.outcome import MOST, Comparison, Entry, Note
from ...rules.tally import each_held, filled
from ...words import Phrase
from ..application import ClusterApplication
from .form import reader_of


@frozen(kw_only=True)
class Texts:
    """The texts with a length limit: in blanks, and in the cells of tables."""

    blanks: tuple[tuple[Cell, int], ...]
    tables: tuple[tuple[Table, tuple[tuple[Cell, int], ...]], ...]

    @classmethod
    def of(cls, blanks: tuple[Cell, ...], tables: tuple[Table, ...]) -> "Texts":
        """Pick the cells with a limit from blanks and tables."""
        listed = tuple((table, _limited(table.cells)) for table in tables)
        return cls(blanks=_limited(blanks), tables=tuple(limited for limited in listed if limited[1]))


def _limited(cells: tuple[Cell, ...]) -> tuple[tuple[Cell, int], ...]:
    return tuple((cell, cell.limit) for cell in cells if cell.limit is not None)


def table_filled(app: ClusterApplication, ctx: Context[Table]) -> Judgement:
    """Judge whether a list table is filled in, within its number of rows (附1-2 二).

    Fewer rows than requested (列举…3家) add a note (A38); any number of excess rows is a single finding.
    """
    table = ctx.bound
    rows = getattr(app, table.field)
    if rows is None:
        return filled(1, (Entry(path=f"$.{table.field}", label=table.title),))
    if table.most is not None and len(rows) > table.most:
        entry = Entry(path=f"$.{table.field}", label=table.title)
        return at_most(len(rows), table.most, subject=Phrase("{table}行数", table=table.title), entries=(entry,))
    notes = [Note.FEWER_ROWS] if table.asked is not None and len(rows) < table.asked else []
    for cell in table.cells:
        if cell.asked is not None and any(
            names is not None and len(names) != cell.asked for names in (getattr(row, cell.field) for row in rows)
        ):
            notes.append(Note.OTHER_NUMBER)
    missing, blank = blank_cells(rows, table)
    # An empty table is complete: it states that there are none.
    asked = max(1, len(rows) * len(table.cells))
    return filled(asked, tuple(blank), notes=tuple(notes), missing=missing)


def blank_cells(rows: tuple[Any, ...], table: Table, number: int | None = None) -> tuple[int, list[Entry]]:
    """Count the blank cells, and list the first of them, row by row; ``number``: the line that the table details."""
    missing, blank = 0, list[Entry]()
    for index, row in enumerate(rows):
        values = table.values(row)
        if all(values):
            continue
        for cell, value in zip(table.cells, values, strict=True):
            if value is None:  # zero and an empty list are answers
                missing += 1
                if missing <= MOST:
                    path = f"$.{table.field}[{index}].{cell.field}"
                    blank.append(Entry(path=path, label=cell.label, number=number, row=index + 1))
    return missing, blank


def organisation_described(app: ClusterApplication, ctx: Context[tuple[Cell, ...]]) -> Judgement:
    """Judge whether each line of 组织保障 states 有 or 无, with a summary for 有 (附1-2 二（五）)."""
    blank: list[Entry] = []
    asked = 0
    contradicted = False
    for cell in ctx.bound:
        path, _, _ = cell.field.rpartition(".")
        arrangement = getattr(app.organisation, path.rpartition(".")[2])
        asked += 1
        if arrangement.exists is None:
            blank.append(Entry(path=f"$.{path}.exists", label=cell.label))
        elif arrangement.exists:
            asked += 1
            if arrangement.summary is None:
                blank.append(Entry(path=f"$.{cell.field}", label=Phrase("{cell}简介", cell=cell.label)))
        contradicted |= arrangement.exists is False and arrangement.summary is not None
    notes = (Note.SUMMARY_THOUGH_NONE,) if contradicted else ()
    return filled(asked, tuple(blank), notes=notes)


def texts_within_length(app: ClusterApplication, ctx: Context[Texts]) -> Judgement:
    """Judge whether each text is within its number of characters (附1-2: 300字以内, 100字以内).

    White space does not count by default (A39). The printed form is for reference only (A40).
    """
    too_long: list[tuple[Entry, int, int]] = []
    for cell, limit in ctx.bound.blanks:
        text = reader_of(cell.field)(app)
        # A cheap test first: most texts are short under either count.
        if text is not None and len(text) > limit and (count := _count(text, ctx.reading("A39"))) > limit:
            too_long.append((Entry(path=f"$.{cell.field}", label=cell.label), count, limit))
    for table, limited in ctx.bound.tables:
        for index, row in enumerate(getattr(app, table.field) or ()):
            for cell, limit in limited:
                text = getattr(row, cell.field)
                if text is not None and len(text) > limit and (count := _count(text, ctx.reading("A39"))) > limit:
                    path = f"$.{table.field}[{index}].{cell.field}"
                    label = Phrase("{table}：{cell}", table=table.title, cell=cell.label)
                    too_long.append((Entry(path=path, label=label, row=index + 1), count, limit))
    return each_held(Comparison.AT_MOST, too_long)


def _count(text: str, counted: str) -> int:
    return len(text) if counted == "all-characters" else sum(not char.isspace() for char in text)
