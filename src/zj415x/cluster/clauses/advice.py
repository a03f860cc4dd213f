"""Advice: the library's own remarks on contradictory figures, which warn and never decide.

A remark does not apply while one of its figures is blank.
"""

from decimal import Decimal

from ...hooks import frozen
from ...printed.form import Indicator
from ...rules.change import Value
from ...rules.clause import Context
from ...rules.comparison import at_most, fits_a_list
from ...rules.judgement import Judgement, conclude
from ...rules.outcome import Comparison, Entry, Note, Outcome
from ...rules.tally import each_held
from ...values.money import Money
from ...values.name import loosely
from ...values.number import EXACT
from ..application import ClusterApplication
from .form import NumberedLines, fills_software_lines, line_entry, reader_of
from .plan import target_entry


@frozen(kw_only=True)
class Tolerance:
    """Lines that have to agree, and the difference they may show."""

    lines: tuple[Indicator, ...]
    apart: Decimal


@frozen(kw_only=True)
class PartOf:
    """A line whose count is part of another line's count."""

    part: Indicator
    whole: Indicator


@frozen(kw_only=True)
class LikelyOrder:
    """The plausible magnitude of a cluster's revenue: below the province's, and within ``times`` of the floor."""

    lines: tuple[Indicator, ...]
    province: Money
    times: int


@frozen(kw_only=True)
class SameFigure:
    """A line of the target table, and the line of the form with today's figure."""

    target: Indicator
    today: Indicator


def county_fits_a_list(app: ClusterApplication, ctx: Context[None]) -> Judgement:
    """Judge whether a known list has the county as stated, a mountain or island county or none (附件1 四（一）1)."""
    return fits_a_list(app.applicant.county, app.applicant.mountain_or_island)


def stands_below_tier(app: ClusterApplication, ctx: Context[tuple[str, ...]]) -> Judgement:
    """Judge whether the applicant stands below the tier it applies for; the bound is the tiers, from the lowest up."""
    steps = ctx.bound
    lower = None if app.standing is None else steps.index(app.standing.value) < steps.index(app.tier.value)
    return conclude(outcome=Outcome.of(lower), comparison=Comparison.BELOW, observed=app.standing, required=app.tier)


def rd_share_matches_amounts(app: ClusterApplication, ctx: Context[Tolerance]) -> Judgement:
    """Judge whether R&D expense over revenue is the stated share (附1-2 二（二）1-2)."""
    share, expense, revenue = app.innovation.rd_share, app.innovation.rd_expense, app.scale.revenue
    if share is None or expense is None or revenue is None or not revenue.fen:
        return Judgement.not_applicable()
    return _agrees(app, ctx.bound, expense.fen, revenue.fen, share)


def forecast_matches_growth(app: ClusterApplication, ctx: Context[Tolerance]) -> Judgement:
    """Judge whether the forecast continues the stated growth of revenue (附1-2 二（一）1-3)."""
    revenue, growth, forecast = app.scale.revenue, app.scale.revenue_growth, app.scale.revenue_forecast
    if revenue is None or growth is None or forecast is None or not revenue.fen:
        return Judgement.not_applicable()
    return _agrees(app, ctx.bound, forecast.fen - revenue.fen, revenue.fen, growth)


def _agrees(app: ClusterApplication, within: Tolerance, part: int, whole: int, stated: Decimal) -> Judgement:
    """Compare part over whole with the stated ratio, by products; the shown ratio is truncated to 0.01 %."""
    numerator, denominator = stated.as_integer_ratio()
    apart, unit = within.apart.as_integer_ratio()
    agrees = abs(part * denominator - numerator * whole) * unit <= apart * whole * denominator
    return conclude(
        outcome=Outcome.of(agrees),
        comparison=Comparison.AGREES,
        observed=EXACT.scaleb(Decimal(part * 10_000 // whole), -4),
        required=stated,
        entries=() if agrees else tuple([line_entry(line, software=app.track.software) for line in within.lines]),
    )


def enterprise_revenue_within_total(app: ClusterApplication, ctx: Context[Indicator]) -> Judgement:
    """Judge whether the cluster's revenue covers its named enterprises' (附1-2 二（一）).

    A repeated name counts once, with the largest of its revenues, whatever the order of its rows.
    """
    revenue = app.scale.revenue
    named = [
        (enterprise.name, enterprise.revenue)
        for enterprise in (*(app.leading_enterprises or ()), *(app.supporting_enterprises or ()))
        if enterprise.name is not None and enterprise.revenue is not None
    ]
    if revenue is None or not named:
        return Judgement.not_applicable()
    total = Money(sum([amount.fen for _, amount in named]))
    if total > revenue:
        # Repeated names matter only now: of several amounts the last one stays, so the largest comes last.
        by_amount = sorted(named, key=lambda enterprise: enterprise[1])
        total = Money(sum([amount.fen for amount in {loosely(name): amount for name, amount in by_amount}.values()]))
    over = total > revenue
    return at_most(total, revenue, entries=(line_entry(ctx.bound, software=False),) if over else ())


def parts_within_whole(app: ClusterApplication, ctx: Context[tuple[PartOf, ...]]) -> Judgement:
    """Judge whether every part's count is at most its whole's (附1-2 二（一）)."""
    out: list[tuple[Entry, int, int]] = []
    looked = False
    for pair in ctx.bound:
        part, whole = reader_of(pair.part.field)(app), reader_of(pair.whole.field)(app)
        if part is not None and whole is not None:
            looked = True
            if part > whole:
                out.append((line_entry(pair.part, software=app.track.software), part, whole))
    return each_held(Comparison.AT_MOST, out, against="整体") if looked else Judgement.not_applicable()


def stock_targets_never_fall(app: ClusterApplication, ctx: Context[NumberedLines]) -> Judgement:
    """Judge whether stocks hold or grow from year to year (附1-3); levels and a year's new count may fall (A32)."""
    columns = sorted(app.targets or (), key=lambda column: column.year)
    out: list[tuple[Entry, int, int]] = []
    looked = False
    software = fills_software_lines(app, ctx)
    for name, line in ctx.bound.asked[software]:
        before = None
        for column in columns:
            now = getattr(column, name)
            if now is not None and before is not None:
                looked = True
                if now < before:
                    out.append((target_entry(app, line, column.year, software=software), now, before))
            before = now if now is not None else before
    return each_held(Comparison.AT_LEAST, out, against="上一年") if looked else Judgement.not_applicable()


def targets_reach_today(app: ClusterApplication, ctx: Context[tuple[int, tuple[SameFigure, ...]]]) -> Judgement:
    """Judge whether the first year's targets reach the form's present figures (附1-3 against 附1-2)."""
    year, pairs = ctx.bound
    column = next((column for column in app.targets or () if column.year == year), None)
    out: list[tuple[Entry, Value, Value]] = []
    looked = False
    software = fills_software_lines(app, ctx)
    if column is not None:
        for pair in pairs:
            aim = getattr(column, pair.target.name)
            today = reader_of(pair.today.field)(app)
            if aim is not None and today is not None:
                looked = True
                if aim < today:
                    out.append((target_entry(app, pair.target, year, software=software), aim, today))
    return each_held(Comparison.AT_LEAST, out, against="申报表所填") if looked else Judgement.not_applicable()


def has_plausible_magnitude(app: ClusterApplication, ctx: Context[LikelyOrder]) -> Judgement:
    """Judge whether revenue has a plausible magnitude, or looks like 万元 typed as 亿元, or the reverse.

    Revenue is implausible above the province's, or far from the floor.
    """
    floor, bound = app.track.floor(app.tier), ctx.bound
    out: list[tuple[Entry, Money, Money]] = []
    notes: dict[Note, None] = {}
    looked = False
    for line in bound.lines:
        revenue = reader_of(line.field)(app)
        if revenue is None or not revenue.fen:
            continue
        looked = True
        if floor is not None and revenue.fen > floor.fen * bound.times:
            out.append((line_entry(line, software=False), revenue, floor))
            notes[Note.UNIT_TOO_LARGE] = None
        elif revenue > bound.province:
            out.append((line_entry(line, software=False), revenue, bound.province))
            notes[Note.UNIT_TOO_LARGE] = None
        elif floor is not None and revenue.fen * bound.times < floor.fen:
            out.append((line_entry(line, software=False), revenue, floor))
            notes[Note.UNIT_TOO_SMALL] = None
    if not looked:
        return Judgement.not_applicable()
    return each_held(Comparison.LIKELY, out, notes=tuple(notes))
