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
from ..rules.change import ChangeKind, Handle
from ..rules.clause import Context
from ..rules.comparison import (
    About,
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
from ..rules.judgement import Judgement
from ..rules.outcome import Comparison, Note, Outcome
from ..values.money import Money
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
    standard, how = ctx.bound, ctx.reading("A47")
    rows = {row.year: row for row in product.enterprise.years}
    spent, earned = [], []
    for year in standard.years:
        row = rows.get(year)
        if row is not None and row.rd_expense is not None and row.main_revenue is not None:
            spent.append(row.rd_expense.fen)
            earned.append(row.main_revenue.fen)
    judgement = _share(spent, earned, standard, how)
    if judgement.outcome is Outcome.UNKNOWN and how != "every-year":
        judgement = _despite_blanks([rows.get(year) for year in standard.years], standard, how) or judgement
    if judgement.met:
        return judgement
    return judgement.but(ways=RdFigures.of(product.enterprise, standard.years).ways(standard.share, how))


def _share(spent: list[int], earned: list[int], standard: RdStandard, how: str) -> Judgement:
    complete = len(earned) == len(standard.years)
    if how == "every-year":
        return _every_year(spent, earned, complete, standard)
    if not complete:
        return at_least(None, standard.share, basis=standard.years, notes=(Note.YEAR_MISSING,))
    part, whole = _ratio(spent, earned, how)
    if whole == 0:
        why = Note.YEAR_WITHOUT_REVENUE if sum(earned) else Note.NO_REVENUE
        return at_least(None, standard.share, basis=standard.years, notes=(why,))
    return share_at_least(part, whole, standard.share, basis=standard.years)


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
    return Judgement(
        outcome=Outcome.of(None if evidence is None else bool(evidence)),
        comparison=Comparison.ONE_OF,
        observed=evidence,
        required=ctx.bound,
        notes=notes,
        ways=() if evidence else ((_EVIDENCE.to(ctx.bound[:1], evidence, among=ctx.bound),),),
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
    sales = product.sales_on_market(ctx.bound.years, full=full)
    partly = full and len(sales) < len(product.sales_on_market(ctx.bound.years))
    known = [sold for sold in sales if sold is not None]
    count = len(ctx.bound.years) if how == "three-years" else len(sales)
    counted = ctx.bound.years[-len(sales) :] if sales else ()

    def reach(amount: Money, notes: tuple[Note, ...]) -> Judgement:
        judgement = compare(amount, (*notes, Note.PART_OF_YEAR) if partly else notes)
        return judgement if judgement.met else judgement.but(ways=sales_ways(product, counted, amount, count, how))

    def compare(amount: Money, notes: tuple[Note, ...]) -> Judgement:
        if how == "every-year" and known:
            weakest = at_least(min(known), amount, notes=(*notes, Note.WEAKEST_YEAR), basis=counted)
            if weakest.outcome is Outcome.UNMET or len(known) == len(sales):
                return weakest
        elif known:
            total = sum([sold.fen for sold in known])
            if len(known) == len(sales):
                over = (*notes, Note.OVER_ALL_YEARS) if count > len(known) else notes
                return mean_at_least(total, count, amount, notes=over, basis=counted)
            enough = mean_at_least(total, count, amount, notes=(*notes, Note.YEAR_MISSING), basis=counted)
            if enough.met:  # for any figures of the blank years
                return enough
        if sales or not partly:
            late = Note.LAUNCH_BLANK if product.launched is None else Note.LAUNCH_LATE
            notes = (*notes, Note.YEAR_MISSING if sales else late)
        return at_least(None, amount, notes=notes, basis=counted)

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


def _despite_blanks(rows: list[FinancialYear | None], standard: RdStandard, how: str) -> Judgement | None:
    """Judge if no blank can change the outcome: enough is spent already, or more revenue only lowers the ratio.

    A blank revenue leaves the mean of the yearly ratios without its year's ratio.
    """
    spent = [None if row is None or row.rd_expense is None else row.rd_expense.fen for row in rows]
    earned = [None if row is None or row.main_revenue is None else row.main_revenue.fen for row in rows]
    part, whole = _ratio([fen or 0 for fen in spent], [fen or 0 for fen in earned], how)
    if whole == 0:
        return None
    about: About = {"basis": standard.years, "notes": (Note.YEAR_MISSING,)}
    judgement = share_at_least(part, whole, standard.share, **about)
    return None if None in (earned if judgement.outcome is Outcome.MET else spent) else judgement


def _every_year(spent: list[int], earned: list[int], complete: bool, standard: RdStandard) -> Judgement:
    """Judge by the weakest year; a year below the share decides even while another is blank."""
    shares = [
        share_at_least(expense, revenue, standard.share, basis=standard.years, notes=(Note.WEAKEST_YEAR,))
        for expense, revenue in zip(spent, earned, strict=True)
        if revenue > 0
    ]
    weakest = min(shares, key=lambda share: cast(Decimal, share.observed), default=None)
    if weakest is not None and (weakest.outcome is Outcome.UNMET or len(shares) == len(standard.years)):
        return weakest
    why = Note.YEAR_WITHOUT_REVENUE if complete else Note.YEAR_MISSING
    return at_least(None, standard.share, basis=standard.years, notes=(why,))
