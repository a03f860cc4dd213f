"""Plan: the tests of the implementation plan and its target table (附1-3)."""

from ...hooks import frozen
from ...printed.form import Indicator
from ...printed.track import Tier
from ...rules.clause import Context, Force
from ...rules.comparison import holds
from ...rules.judgement import Judgement
from ...rules.outcome import Entry, Note
from ...rules.tally import filled
from ..application import ClusterApplication
from .form import NumberedLines, fills_software_lines


@frozen(kw_only=True)
class TargetTable:
    """The target table: its lines and its years."""

    lines: NumberedLines
    years: tuple[int, ...]


def target_table_filled(app: ClusterApplication, ctx: Context[TargetTable]) -> Judgement:
    """Judge whether the target table is filled in, for each year and each of the track's lines (附1-3; A67)."""
    lines, years = ctx.bound.lines, ctx.bound.years
    software = fills_software_lines(app, ctx)
    asked = lines.asked[software]
    columns = {column.year: column for column in app.targets or ()}
    blank: list[Entry] = []
    for year in years:
        column = columns.get(year)
        if column is None or None in lines.values[software](column):
            blank += [
                target_entry(app, line, year, software=software)
                for name, line in asked
                if column is None or getattr(column, name) is None
            ]
    notes = []
    extra = tuple(
        line.number
        for name, line in lines.not_asked[software]
        if any(getattr(column, name) is not None for column in columns.values())
    )
    if extra:
        notes.append(Note.FILLED_THOUGH_NOT_ASKED)
    if not columns.keys() <= set(years):
        notes.append(Note.OTHER_YEARS)
    return filled(len(asked) * len(years), tuple(blank), notes=tuple(notes), basis=extra)


def target_entry(app: ClusterApplication, line: Indicator, year: int, *, software: bool) -> Entry:
    """Build the entry of a line of the target table for a year; without that year's column, the path is the table's."""
    name = line.name
    indexes = [index for index, column in enumerate(app.targets or ()) if column.year == year]
    path = f"$.targets[{indexes[0]}].{name}" if indexes else "$.targets"
    return Entry(path=path, label=line.label_for(software=software), number=line.number, year=year)


def plan_uploaded(app: ClusterApplication, ctx: Context[None]) -> Judgement:
    """Judge whether the implementation plan is uploaded (附件1 五（一）); a plan not yet uploaded leaves it unknown."""
    uploaded = app.plan.uploaded
    if uploaded:
        return filled(1)
    entry = Entry(path="$.plan.uploaded", label=ctx.clause.subject)
    return filled(1, (entry,), notes=() if uploaded is None else (Note.NOT_YET,))


def plan_has_tier_chapter(app: ClusterApplication, ctx: Context[tuple[tuple[Tier, str], ...]]) -> Judgement:
    """Judge whether the plan has the outline's chapter for the tier (附1-3 三); a New Star has none.

    The chapter holds 原则上, because the outline is for reference (参考), unless read as required (A68).
    """
    for tier, subject in ctx.bound:
        if app.tier is tier:
            judgement = holds(app.plan.tier_chapter, subject)
            return judgement.but(force=Force.REQUIRED) if ctx.reading("A68") == "required" else judgement
    return Judgement.not_applicable()


def plan_restates_figures(app: ClusterApplication, ctx: Context[None]) -> Judgement:
    """Judge whether the plan restates the form's figures as targets (附1-3 三)."""
    return holds(app.plan.restates_figures)
