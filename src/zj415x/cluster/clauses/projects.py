"""Projects: the tests of the growth lines' detailed lists (附1-2 二（四）)."""

from ...hooks import frozen
from ...printed.form import Indicator, Table
from ...rules.clause import Context
from ...rules.judgement import Judgement, conclude
from ...rules.outcome import MOST, Comparison, Entry, Note, Outcome
from ...rules.tally import each_held, filled
from ...values.money import Dollars, Money
from ...values.name import loosely
from ..application import ClusterApplication
from ..form import Project
from .form import fills_software_lines, line_entry, reader_of
from .tables import blank_cells


@frozen(kw_only=True)
class Size:
    """The size of projects that a growth line counts: a total investment from ``least`` up to ``most``.

    Where the line says so, it also counts projects of at least ``dollars``, projects of the programme it names
    (``designated``), and projects with an annual output of at least ``output``.
    """

    least: Money
    most: Money | None = None
    dollars: Dollars | None = None
    designated: bool = False
    output: Money | None = None

    def counts(self, project: Project) -> Outcome:
        """Decide whether the line counts the project; dollars are not comparable with yuan (A29)."""
        total = project.total
        if isinstance(total, Money):
            if self.least <= total and (self.most is None or total <= self.most):
                return Outcome.MET
            ways = [Outcome.UNMET]
        elif total is not None and self.dollars is not None:
            ways = [Outcome.of(total >= self.dollars)]
        else:
            ways = [Outcome.UNKNOWN]
        if self.designated:
            ways.append(Outcome.of(project.designated))
        if self.output is not None:
            ways.append(Outcome.of(None if project.annual_output is None else project.annual_output >= self.output))
        return Outcome.any(ways)


@frozen(kw_only=True)
class ProjectLine:
    """A growth line, its detailed list, and the size of projects it counts; ``software`` for the software tracks."""

    line: Indicator
    rows: Table
    size: Size
    software: Size

    def size_for(self, *, software: bool) -> Size:
        """Choose the size that applies to a software track, or to another track."""
        return self.software if software else self.size


def project_rows_filled(app: ClusterApplication, ctx: Context[tuple[ProjectLine, ...]]) -> Judgement:
    """Judge whether the rows of the detailed lists are complete (附1-2 二（四）); secret lines need no list."""
    asked, missing, blank = 0, 0, list[Entry]()
    for counted in ctx.bound:
        if counted.line.field in (app.classified or ()):
            continue
        table = counted.rows
        rows = reader_of(table.field)(app) or ()
        more, found = blank_cells(rows, table, counted.line.number)
        asked += len(rows) * len(table.cells)
        missing += more
        blank += found
    return filled(asked, tuple(blank[:MOST]), missing=missing)


def lists_match_counts(app: ClusterApplication, ctx: Context[tuple[ProjectLine, ...]]) -> Judgement:
    """Judge whether each growth line's count matches its list, and every listed project has the size it asks for.

    The test skips lines that are blank, secret or without a list.
    """
    software = fills_software_lines(app, ctx)
    outcomes: list[Outcome] = []
    observed: list[int] = []
    required: list[int] = []
    entries: list[Entry] = []
    notes: dict[Note, None] = {}
    for counted in ctx.bound:
        line, name = counted.line, counted.line.name
        count, rows = getattr(app.growth, name), getattr(app.project_lists, name)
        if count is None or rows is None or line.field in (app.classified or ()):
            continue
        size = counted.size_for(software=software)
        found = [size.counts(row) for row in rows]
        outcomes += found
        observed.append(found.count(Outcome.MET))
        required.append(count)
        if count != len(rows):
            # A short list may be incomplete; a longer list contradicts its count.
            outcomes.append(Outcome.UNKNOWN if count > len(rows) else Outcome.UNMET)
            entries.append(line_entry(line, software=software))
        if size.most is not None and any(row.total == size.most for row in rows):
            notes[Note.ON_THE_BOUNDARY] = None
        if observed[-1] == len(rows):
            continue
        for index, (row, outcome) in enumerate(zip(rows, found, strict=True)):
            if outcome is not Outcome.MET and len(entries) < MOST:
                path = f"$.project_lists.{name}[{index}].total"
                entries.append(Entry(path=path, label="总投资额", number=line.number, row=index + 1))
            if outcome is Outcome.UNKNOWN and isinstance(row.total, Dollars) and size.dollars is None:
                notes[Note.STATE_YUAN] = None
    if not required:
        return Judgement.not_applicable()
    return conclude(
        outcome=Outcome.all(outcomes),
        comparison=Comparison.COUNTED,
        observed=tuple(observed),
        required=tuple(required),
        entries=tuple(entries),
        notes=tuple(notes),
    )


def counts_each_project_once(app: ClusterApplication, ctx: Context[tuple[ProjectLine, ...]]) -> Judgement:
    """Judge whether each project appears once in the lists (A28). Only advice: the sizes of two lines overlap."""
    seen: dict[str, tuple[Indicator, int]] = {}
    twice: list[tuple[Entry, str, Entry]] = []
    listed = False
    for counted in ctx.bound:
        line, name = counted.line, counted.line.name
        for index, row in enumerate(getattr(app.project_lists, name) or ()):
            if row.name is not None:
                listed = True
                here = (line, index)
                first = seen.setdefault(loosely(row.name), here)
                if first is not here:
                    twice.append((_named(line, index), row.name, _named(*first)))
    return each_held(Comparison.ONCE, twice) if listed else Judgement.not_applicable()


def _named(line: Indicator, index: int) -> Entry:
    path = f"$.project_lists.{line.name}[{index}]"
    return Entry(path=path, label="项目名称", number=line.number, row=index + 1)
