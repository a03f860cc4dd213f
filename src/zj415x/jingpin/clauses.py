"""Clauses: the tests of annex 2's conditions, a plain function each, without messages or side effects.

Each test takes its numbers from the context, that is, from the edition.
"""

from datetime import date
from decimal import Decimal
from math import prod
from typing import cast

from ..errors import UnknownNameError
from ..hooks import frozen
from ..printed.deadline import Deadline
from ..rules.change import ChangeKind, Handle, Ways
from ..rules.clause import Context
from ..rules.comparison import (
    all_hold,
    any_holds,
    at_least,
    fits_a_list,
    holds,
    mean_at_least,
    relieved,
    share_at_least,
    within,
)
from ..rules.deferred import later
from ..rules.judgement import Judgement, conclude
from ..rules.outcome import Comparison, Note, Outcome
from ..values.money import Money, of_fen
from ..values.name import loosely
from .enterprise import FinancialYear
from .figures import RdFigures, sales_ways
from .product import Category, JingpinProduct


@frozen(kw_only=True)
class RdStandard:
    """The minimum share of R&D in main revenue, over these years (附件2 二1)."""

    share: Decimal
    years: tuple[int, ...]


@frozen(kw_only=True)
class SalesStandard:
    """The mean sales a category has to reach, and the lower amount for mountain and island counties (附件2 二5)."""

    category: Category
    amount: Money
    relieved: Money


@frozen(kw_only=True)
class SalesStandards:
    """The printed table of amounts, and the years of the mean."""

    table: tuple[SalesStandard, ...]
    years: tuple[int, ...]

    def of(self, category: Category) -> SalesStandard:
        """Look up the row of a category.

        Raises:
            UnknownNameError: the table has no such row.
        """
        for row in self.table:
            if row.category is category:
                return row
        raise UnknownNameError("产品类别", str(category), ())


_LEGAL_PERSON = Handle("$.enterprise.independent_legal_person")
_IN_PROVINCE = (
    Handle("$.enterprise.rd_institution_in_province"),
    Handle("$.enterprise.production_base_in_province"),
)
_QUALITY_SYSTEM = Handle("$.enterprise.quality_system")
_LAUNCHED = Handle("$.launched", ChangeKind.PAST)
_EVIDENCE = Handle("$.launch_evidence", ChangeKind.EVIDENCE)
_REGISTERED = Handle("$.enterprise.mountain_or_island")
_PRODUCED = Handle("$.enterprise.production_mountain_or_island")
_COMMITMENT = Handle("$.commitment_letter")
_SUBMITTED = Handle("$.submitted")


def is_legal_person(product: JingpinProduct, ctx: Context[None]) -> Judgement:
    """Judge whether the enterprise is an independent legal person (附件2 二1)."""
    return holds(product.enterprise.independent_legal_person, handle=_LEGAL_PERSON)


def has_rd_and_production_in_province(product: JingpinProduct, ctx: Context[tuple[str, str]]) -> Judgement:
    """Judge whether the enterprise has an R&D institution and a production base in the province (附件2 二1)."""
    maker = product.enterprise
    answers = (maker.rd_institution_in_province, maker.production_base_in_province)
    return all_hold(answers, ctx.bound, _IN_PROVINCE)


def rd_share_reaches_minimum(product: JingpinProduct, ctx: Context[RdStandard]) -> Judgement:
    """Judge whether R&D reaches the printed share of main revenue over the last three years (附件2 二1).

    A47: the ratio of the sums, the mean of the yearly ratios, or every single year.
    """
    standard, how, maker = ctx.bound, ctx.reading("A47"), product.enterprise
    rows = {row.year: row for row in maker.years}
    stated = [rows.get(year) for year in standard.years]
    spent, earned = [], []
    for row in stated:
        if row is not None and row.rd_expense is not None and row.main_revenue is not None:
            spent.append(row.rd_expense.fen)
            earned.append(row.main_revenue.fen)
    ways = later(lambda: RdFigures.of(maker, standard.years).ways(standard.share, how))
    if len(earned) == len(stated):
        return _share(spent, earned, standard, how, ways)
    if how == "every-year":
        judgement = _every_year(spent, earned, standard, ways)
    else:
        judgement = _despite_blanks(stated, standard, how, ways)
    return judgement or at_least(None, standard.share, notes=(Note.YEAR_MISSING,), basis=standard.years, ways=ways)


def _share(spent: list[int], earned: list[int], standard: RdStandard, how: str, ways: Ways) -> Judgement:
    """Judge by the complete figures."""
    if how == "every-year":
        weakest = _every_year(spent, earned, standard, ways)
        return weakest or at_least(None, standard.share, notes=(Note.YEAR_WITHOUT_REVENUE,), basis=standard.years)
    part, whole = _ratio(spent, earned, how)
    if whole == 0:
        why = Note.YEAR_WITHOUT_REVENUE if sum(earned) else Note.NO_REVENUE
        return at_least(None, standard.share, notes=(why,), basis=standard.years)
    return share_at_least(part, whole, standard.share, basis=standard.years, ways=ways)


def _ratio(spent: list[int], earned: list[int], how: str) -> tuple[int, int]:
    """Return the ratio of the sums, or the mean of the yearly ratios, as part and whole; 0 is the whole of none."""
    if how == "ratio-of-sums":
        return sum(spent), sum(earned)
    # The mean of fractions over their common denominator, without division.
    whole = prod(earned)
    part = sum(expense * (whole // revenue) for expense, revenue in zip(spent, earned, strict=True)) if whole else 0
    return part, whole * len(earned)


def has_quality_system(product: JingpinProduct, ctx: Context[None]) -> Judgement:
    """Judge whether the enterprise has a quality management system (附件2 二2)."""
    return holds(product.enterprise.quality_system, handle=_QUALITY_SYSTEM)


def has_quality_evaluation_or_benchmark(product: JingpinProduct, ctx: Context[tuple[str, str]]) -> Judgement:
    """Judge whether the enterprise has a quality evaluation, or is a listed benchmark (附件2 二2; A52)."""
    maker = product.enterprise
    return any_holds((maker.quality_management_evaluated, maker.quality_benchmark), ctx.bound)


def launched_in_window(product: JingpinProduct, ctx: Context[tuple[date, date]]) -> Judgement:
    """Judge whether the product came to market between the printed days (附件2 二4)."""
    first, last = ctx.bound
    return within(product.launched, first, last, _LAUNCHED)


def has_launch_evidence(product: JingpinProduct, ctx: Context[tuple[str, ...]]) -> Judgement:
    """Judge whether there is a proof of the launch (附件2 二4), of any kind: the printed list ends in 等 (A49)."""
    evidence = product.launch_evidence
    notes: tuple[Note, ...] = () if evidence else (Note.OPEN_LIST,)
    for kind in evidence or ():
        if kind not in ctx.bound and loosely(kind) not in map(loosely, ctx.bound):
            notes = (Note.OTHER_EVIDENCE,)
    return conclude(
        outcome=Outcome.of(None if evidence is None else bool(evidence)),
        comparison=Comparison.ONE_OF,
        observed=evidence,
        required=ctx.bound,
        notes=notes,
        ways=() if evidence else later(lambda: ((_EVIDENCE.to(ctx.bound[:1], evidence, among=ctx.bound),),)),
    )


def mean_sales_reach_standard(product: JingpinProduct, ctx: Context[SalesStandards]) -> Judgement:
    """Judge whether mean yearly sales since the launch reach the category's amount (附件2 二5).

    The lower amounts for mountain and island counties are a printed table, not a percentage. A51: the county of
    registration or of production decides. A48: the mean is over the years on sale, over the full years among them, or
    over three years, or every single year counts.
    """
    standard = ctx.bound.of(product.category)
    how = ctx.reading("A48")
    full = how == "full-years"
    years = ctx.bound.years
    sales = product.sold_in(years, full=full)
    partly = full and len(sales) < len(product.sold_in(years, full=False))
    known = [sold.fen for sold in sales if sold is not None]
    count = len(years) if how == "three-years" else len(sales)
    counted = years[-len(sales) :] if sales else ()

    def reach(amount: Money, notes: tuple[Note, ...]) -> Judgement:
        ways = later(lambda: sales_ways(product, counted, amount, count, how))
        if partly:
            notes = (*notes, Note.PART_OF_YEAR)
        if how == "every-year" and known:
            weakest = at_least(of_fen(min(known)), amount, notes=(*notes, Note.WEAKEST_YEAR), basis=counted, ways=ways)
            if weakest.outcome is Outcome.UNMET or len(known) == len(sales):
                return weakest
        elif known:
            if len(known) == len(sales):
                over = (*notes, Note.OVER_ALL_YEARS) if count > len(known) else notes
                return mean_at_least(sum(known), count, amount, notes=over, basis=counted, ways=ways)
            enough = mean_at_least(sum(known), count, amount, notes=(*notes, Note.YEAR_MISSING), basis=counted)
            if enough.met:  # for any figures of the blank years
                return enough
        if sales or not partly:
            late = Note.LAUNCH_BLANK if product.launched is None else Note.LAUNCH_LATE
            notes = (*notes, Note.YEAR_MISSING if sales else late)
        return at_least(None, amount, notes=notes, basis=counted, ways=ways)

    maker = product.enterprise
    registered = ctx.reading("A51") == "registered"
    entitled = maker.mountain_or_island if registered else maker.production_mountain_or_island
    handle = _REGISTERED if registered else _PRODUCED
    return relieved(reach, standard.amount, standard.relieved, entitled, handle)


def has_commitment_letter(product: JingpinProduct, ctx: Context[None]) -> Judgement:
    """Judge whether the sealed letter of commitment is uploaded (附件2 三1)."""
    return holds(product.commitment_letter, handle=_COMMITMENT)


def counties_fit_a_list(product: JingpinProduct, ctx: Context[None]) -> Judgement:
    """Judge whether a known list has each county as stated, a mountain or island county or none (附件2 二5)."""
    enterprise = product.enterprise
    home = fits_a_list(enterprise.county, enterprise.mountain_or_island)
    site = fits_a_list(enterprise.production_county, enterprise.production_mountain_or_island)
    return site if home.outcome is not Outcome.UNMET and site.outcome is not Outcome.NOT_APPLICABLE else home


def submitted_in_time(product: JingpinProduct, ctx: Context[Deadline]) -> Judgement:
    """Judge whether the product was submitted while the window was open (附件2 三1); before that it does not apply."""
    return ctx.bound.judge(product.submitted, _SUBMITTED)


def _despite_blanks(rows: list[FinancialYear | None], standard: RdStandard, how: str, ways: Ways) -> Judgement | None:
    """Judge if no blank can change the outcome: enough is spent already, or more revenue only lowers the ratio.

    A blank revenue leaves the mean of the yearly ratios without its year's ratio.
    """
    spent = [None if row is None or row.rd_expense is None else row.rd_expense.fen for row in rows]
    earned = [None if row is None or row.main_revenue is None else row.main_revenue.fen for row in rows]
    part, whole = _ratio([fen or 0 for fen in spent], [fen or 0 for fen in earned], how)
    if whole == 0:
        return None
    judgement = share_at_least(part, whole, standard.share, notes=(Note.YEAR_MISSING,), basis=standard.years, ways=ways)
    return None if None in (earned if judgement.outcome is Outcome.MET else spent) else judgement


def _every_year(spent: list[int], earned: list[int], standard: RdStandard, ways: Ways) -> Judgement | None:
    """Judge by the weakest year, if one is below the share or none is blank or without revenue."""
    shares = [
        share_at_least(expense, revenue, standard.share, notes=(Note.WEAKEST_YEAR,), basis=standard.years, ways=ways)
        for expense, revenue in zip(spent, earned, strict=True)
        if revenue > 0
    ]
    weakest = min(shares, key=lambda share: cast(Decimal, share.observed), default=None)
    decides = weakest is not None and (weakest.outcome is Outcome.UNMET or len(shares) == len(standard.years))
    return weakest if decides else None
