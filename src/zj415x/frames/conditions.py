"""Conditions: the clauses of annex 2 as expressions: met is true, unmet false, and unknown NULL.

且 and 或 are the AND and OR of SQL, whose NULL is our unknown. Amounts are whole fen; each number and year comes from
the edition's own clause.
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import reduce
from operator import add, and_
from typing import Any, cast

import narwhals as nw

from ..hooks import frozen
from ..jingpin.clauses import RdStandard, SalesStandard, SalesStandards
from ..jingpin.product import Category
from ..printed.deadline import Deadline
from ..rules.clause import Clause
from ..values.blank import INSTANT
from ..values.mountain_island import MOUNTAIN_ISLAND_LISTS
from .cells import Cell, null, whole
from .ratios import mean_is_at_least
from .steps import Steps


@frozen(kw_only=True)
class Facts:
    """The columns of a table of products as typed expressions, by their names; a column that is missing is blank.

    ``category`` is the number of the category among ``categories``.
    """

    values: Mapping[str, nw.Expr]
    category: nw.Expr
    categories: tuple[Category, ...]
    launched: Cell
    submitted: Cell

    def answer(self, name: str) -> nw.Expr:
        """Look up a column of answers."""
        return self.values.get(name, null(nw.Boolean))

    def fen(self, name: str, year: int) -> nw.Expr:
        """Look up a column of a yearly amount."""
        return self.values.get(f"{name}.{year}", null(nw.Int64))

    def county(self, name: str) -> nw.Expr:
        """Look up a column of counties."""
        return self.values.get(name, null(nw.String))


Options = Mapping[str, str]
Condition = Callable[[Facts, Clause[Any], Options], Steps[nw.Expr]]


def _at_least(observed: nw.Expr, required: nw.Expr) -> nw.Expr:
    """不低于: the bound itself suffices."""
    return observed >= required


def _before(observed: nw.Expr, bound: nw.Expr) -> nw.Expr:
    """前: the bound itself is too late."""
    return observed < bound


def _within(observed: nw.Expr, first: nw.Expr, last: nw.Expr) -> nw.Expr:
    """期间: both bounds are included."""
    return (observed >= first) & (observed <= last)


def _answer(name: str) -> Condition:
    def answered(facts: Facts, clause: Clause[Any], options: Options) -> Steps[nw.Expr]:
        yield ()
        return facts.answer(name)

    return answered


def _both_in_province(facts: Facts, clause: Clause[Any], options: Options) -> Steps[nw.Expr]:
    (both,) = yield (
        facts.answer("enterprise.rd_institution_in_province") & facts.answer("enterprise.production_base_in_province"),
    )
    return both


def _evaluated_or_benchmark(facts: Facts, clause: Clause[Any], options: Options) -> Steps[nw.Expr]:
    (either,) = yield (
        facts.answer("enterprise.quality_management_evaluated") | facts.answer("enterprise.quality_benchmark"),
    )
    return either


def _rd_share(facts: Facts, clause: Clause[Any], options: Options) -> Steps[nw.Expr]:
    standard = clause.bound
    assert isinstance(standard, RdStandard)
    numerator, denominator = standard.share.as_integer_ratio()
    spent = [facts.fen("enterprise.rd_expense", year) for year in standard.years]
    earned = [facts.fen("enterprise.main_revenue", year) for year in standard.years]
    if options["A47"] == "every-year":
        reached = yield tuple(
            nw.when(revenue > whole(0)).then(_at_least(expense * whole(denominator), revenue * whole(numerator)))
            for expense, revenue in zip(spent, earned, strict=True)
        )
        return reduce(and_, reached)
    spent_known, earned_known = (reduce(and_, [~each.is_null() for each in figures]) for figures in (spent, earned))
    if options["A47"] == "mean-of-ratios":
        (has_ratios,) = yield (reduce(and_, [revenue != whole(0) for revenue in earned], earned_known),)
        least = [expense.fill_null(0) for expense in spent]
        reach = yield from mean_is_at_least(least, earned, numerator, denominator)
        return nw.when(has_ratios & (spent_known | reach)).then(reach)
    part, total = yield (_sum(spent), _sum(earned))
    (reach,) = yield (_at_least(part * whole(denominator), total * whole(numerator)),)
    # More revenue only lowers the share, more expense only raises it: what is blank may not matter.
    settled = (reach & earned_known) | (~reach & spent_known)
    return nw.when(settled & (total > whole(0))).then(reach)


def _sum(amounts: list[nw.Expr]) -> nw.Expr:
    return reduce(add, [amount.fill_null(0) for amount in amounts])


def _launched_in_window(facts: Facts, clause: Clause[Any], options: Options) -> Steps[nw.Expr]:
    (first, last), launched = cast("tuple[date, date]", clause.bound), facts.launched
    (inside,) = yield (_within(launched.value, launched.literal(first), launched.literal(last)),)
    return inside


def _mean_sales(facts: Facts, clause: Clause[Any], options: Options) -> Steps[nw.Expr]:
    standards, how = clause.bound, options["A48"]
    assert isinstance(standards, SalesStandards)
    amounts = [facts.fen("sales", year) for year in standards.years]
    # Under "full-years" a year counts where the product was on sale from its first day.
    last_days = [date(year, 1, 1) if how == "full-years" else date(year, 12, 31) for year in standards.years]
    on_sale = yield tuple((facts.launched.value <= facts.launched.literal(day)).fill_null(False) for day in last_days)
    counts = yield tuple(sold & ~amount.is_null() for sold, amount in zip(on_sale, amounts, strict=True))
    counted = [nw.when(known).then(amount).otherwise(whole(0)) for known, amount in zip(counts, amounts, strict=True)]
    known, years, total, full, lower = yield (
        _count(counts),
        _count(on_sale),
        reduce(add, counted),
        _amount(facts, standards, lambda row: row.amount.fen),
        _amount(facts, standards, lambda row: row.relieved.fen),
    )

    def reaches(standard: nw.Expr) -> Steps[nw.Expr]:
        if how == "every-year":
            each = yield tuple(
                nw.when(sold).then(_at_least(amount, standard)).otherwise(nw.lit(True))
                for sold, amount in zip(on_sale, amounts, strict=True)
            )
            return nw.when(known > whole(0)).then(reduce(and_, each))
        (enough,) = yield (_at_least(total, standard * (whole(len(amounts)) if how == "three-years" else years)),)
        return nw.when((known > whole(0)) & (enough | (known == years))).then(enough)

    for_all = yield from reaches(full)
    for_entitled = yield from reaches(lower)
    registered = options["A51"] == "registered"
    entitled = facts.answer(f"enterprise.{'' if registered else 'production_'}mountain_or_island")
    return for_all | (entitled & for_entitled)


def _amount(facts: Facts, standards: SalesStandards, of: Callable[[SalesStandard], int]) -> nw.Expr:
    """Choose an amount by the category of each row."""
    chosen = null(nw.Int64)
    for number, category in enumerate(facts.categories):
        chosen = nw.when(facts.category == whole(number)).then(whole(of(standards.of(category)))).otherwise(chosen)
    return chosen


def _count(facts: list[nw.Expr]) -> nw.Expr:
    return reduce(add, [fact.cast(nw.Int64) for fact in facts])


def _in_time(facts: Facts, clause: Clause[Any], options: Options) -> Steps[nw.Expr]:
    """Compare with the opening and the closing; of what is not submitted yet nothing is said (不适用)."""
    at, deadline = facts.submitted, clause.bound
    assert isinstance(deadline, Deadline)
    opens = deadline.opens or INSTANT.low
    (in_time,) = yield (_at_least(at.value, at.literal(opens)) & _before(at.value, at.literal(deadline.closes)),)
    return in_time


def _counties_fit(facts: Facts, clause: Clause[Any], options: Options) -> Steps[nw.Expr]:
    """Say whether a known list has the county as stated; a county that is not stated either way is not asked."""
    home = _fits(facts.county("enterprise.county"), facts.answer("enterprise.mountain_or_island"))
    site = _fits(facts.county("enterprise.production_county"), facts.answer("enterprise.production_mountain_or_island"))
    home, site = yield (home, site)
    return nw.when(home.is_null()).then(site).otherwise(home & site.fill_null(True))


def _fits(county: nw.Expr, stated: nw.Expr) -> nw.Expr:
    lists = [entry.counties for entry in MOUNTAIN_ISLAND_LISTS]
    ever, always = sorted(frozenset.union(*lists)), sorted(frozenset.intersection(*lists))
    fits = nw.when(stated).then(county.is_in(ever)).otherwise(~county.is_in(always))
    return nw.when(~county.is_null() & ~stated.is_null()).then(fits)


CONDITIONS: Mapping[str, Condition] = {
    "legal-person": _answer("enterprise.independent_legal_person"),
    "in-province": _both_in_province,
    "rd-share": _rd_share,
    "quality-system": _answer("enterprise.quality_system"),
    "quality-preferred": _evaluated_or_benchmark,
    "launched-in-window": _launched_in_window,
    "launch-evidence": _answer("launch_evidence"),
    "mean-sales": _mean_sales,
    "commitment": _answer("commitment_letter"),
    "in-time": _in_time,
    "county-on-a-list": _counties_fit,
}
"""The condition of each clause, by its name."""
SILENT = ("in-time", "county-on-a-list")
"""Clauses that do not apply (不适用) where they are NULL, instead of being unknown."""
