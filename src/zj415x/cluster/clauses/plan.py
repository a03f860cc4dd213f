"""What the implementation plan and its target table have to hold (附1-3)."""

from attrs import frozen

from ...printed.form import Indicator
from ...printed.track import Tier
from ...rules.clause import Context
from ...rules.comparison import filled, holds
from ...rules.judgement import Judgement
from ...rules.outcome import Entry, Note
from ..application import ClusterApplication
from .form import NumberedLines


@frozen(kw_only=True)
class TargetTable:
    """The target table: its lines and its years."""

    lines: NumberedLines
    years: tuple[int, ...]


def target_table_filled(app: ClusterApplication, ctx: Context[TargetTable]) -> Judgement:
    """Is the target table filled, for each of its years and each line asked of this track (附1-3)?"""
    lines, years = ctx.bound.lines, ctx.bound.years
    software = app.track.software
    asked = lines.asked[software]
    columns = {column.year: column for column in app.targets or ()}
    blank: list[Entry] = []
    for year in years:
        column = columns.get(year)
        if column is None or None in lines.values[software](column):
            blank += [
                target_entry(app, line, year) for name, line in asked if column is None or getattr(column, name) is None
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


def target_entry(app: ClusterApplication, line: Indicator, year: int) -> Entry:
    """The entry of a line of the target table for one year; the path ends at its column, where there is one."""
    name = line.name
    places = [place for place, column in enumerate(app.targets or ()) if column.year == year]
    path = f"$.targets[{places[0]}].{name}" if places else "$.targets"
    return Entry(path=path, label=line.label_for(software=app.track.software), number=line.number, year=year)


def plan_uploaded(app: ClusterApplication, ctx: Context[None]) -> Judgement:
    """Is the implementation plan uploaded (附件1 五（一）)? One that is not yet is missing."""
    uploaded = app.plan.uploaded
    if uploaded:
        return filled(1)
    entry = Entry(path="$.plan.uploaded", label=ctx.clause.subject)
    return filled(1, (entry,), notes=() if uploaded is None else (Note.NOT_YET,))


def plan_has_tier_chapter(app: ClusterApplication, ctx: Context[tuple[tuple[Tier, str], ...]]) -> Judgement:
    """Does the plan hold what the outline adds for this tier (附1-3 三)? It adds nothing for a New Star."""
    for tier, subject in ctx.bound:
        if app.tier is tier:
            return holds(app.plan.tier_chapter, subject)
    return Judgement.not_applicable()


def plan_restates_figures(app: ClusterApplication, ctx: Context[None]) -> Judgement:
    """Do the form's figures return in the plan as targets (附1-3 三)?"""
    return holds(app.plan.restates_figures)
