"""Figures: the changes that would raise mean sales, or the share of R&D, to the standard."""

from collections.abc import Sequence
from decimal import Decimal
from math import prod

from attrs import evolve

from ..hooks import frozen
from ..rules.change import Change, ChangeKind, Handle, Ways
from ..values.money import Money
from ..words import Phrase
from .enterprise import Enterprise, FinancialYear
from .product import JingpinProduct, Sales


def sales_ways(product: JingpinProduct, years: tuple[int, ...], amount: Money, count: int, how: str) -> Ways:
    """Find the changes with which the sales of these years reach the amount: short or blank figures, or blank rows.

    The mean does not depend on the year of a sale, so the change names the last year.
    """
    if not years:
        return ()  # not on sale yet, by the stated launch
    rows = {sales.year: index for index, sales in enumerate(product.sales)}
    amounts = {sales.year: sales.amount.fen for sales in product.sales if sales.amount is not None}
    blank = [year for year in years if year not in amounts]
    if how == "every-year":
        wanted = {year: amount.fen for year in years if year in blank or amounts[year] < amount.fen}
    else:
        lacking = amount.fen * count - sum(amounts.get(year, 0) for year in years)
        last = blank[-1] if blank else years[-1]
        wanted = dict.fromkeys(blank, 0)
        wanted[last] = amounts.get(last, 0) + lacking
    changes = [_selling(product, year, rows[year], Money(fen)) for year, fen in wanted.items() if year not in blank]
    return ((*_blank_sales(product, rows, blank, wanted), *changes),)  # rows first, then fields of a row


def _selling(product: JingpinProduct, year: int, row: int, to: Money) -> Change:
    handle = Handle(f"$.sales[{row}].amount", ChangeKind.PAST)
    return handle.to(to, product.sales[row].amount, Phrase("{year}年销售收入", year=year))


def _blank_sales(
    product: JingpinProduct, rows: dict[int, int], blank: list[int], wanted: dict[int, int]
) -> list[Change]:
    """Fill in the blank years: a single year with a row by its amount, any others by rows."""
    if not blank:
        return []
    first, *others = blank
    if not others and first in rows:
        return [_selling(product, first, rows[first], Money(wanted[first]))]
    kept = list(product.sales)
    for year in blank:
        made = Sales(year=year, amount=Money(wanted[year]))
        if year in rows:
            kept[rows[year]] = evolve(kept[rows[year]], amount=made.amount)
        else:
            kept.append(made)
    total = Money(sum(wanted[year] for year in blank))
    label = Phrase("{year}年销售收入", year=first)
    if others:
        label = Phrase("{years}年销售收入合计", years=tuple(blank))
    kind = ChangeKind.EVIDENCE
    return [Change(field="$.sales", kind=kind, to=tuple(kept), from_=product.sales or None, label=label, total=total)]


# The example revenue of a wholly blank year: any revenue suffices.
_EXAMPLE = 100 * 10**6


@frozen
class RdFigures:
    """R&D expense and main revenue of an enterprise in each of some years, in fen; None: blank.

    ``rows`` are the indexes of these years among the enterprise's rows, None for a year without a row.
    """

    enterprise: Enterprise
    years: tuple[int, ...]
    rows: tuple[int | None, ...]
    spent: tuple[int | None, ...]
    earned: tuple[int | None, ...]

    @classmethod
    def of(cls, enterprise: Enterprise, years: tuple[int, ...]) -> "RdFigures":
        """Read the figures of an enterprise."""
        indexes = {row.year: index for index, row in enumerate(enterprise.years)}
        rows = tuple([indexes.get(year) for year in years])
        found = [None if row is None else enterprise.years[row] for row in rows]
        return cls(
            enterprise,
            years,
            rows,
            tuple([None if row is None or row.rd_expense is None else row.rd_expense.fen for row in found]),
            tuple([None if row is None or row.main_revenue is None else row.main_revenue.fen for row in found]),
        )

    def ways(self, share: Decimal, how: str) -> Ways:
        """Find the changes with which the share is reached: a short expense, a single blank figure, or blank rows.

        The sums do not depend on the year of an expense, so the change names the last year; for the mean of ratios it
        names the year of the least revenue, where the least expense suffices.
        """
        blank = [index for index, expense in enumerate(self.spent) if expense is None]
        unstated = [index for index, revenue in enumerate(self.earned) if revenue is None]
        if len(blank) + len(unstated) > 1 or any(self.rows[index] is None for index in (*blank, *unstated)):
            return ((self._filled_in(share, how),),)
        if unstated:
            return self._earning_at_most(unstated[0], share, how)
        earned = [revenue for revenue in self.earned if revenue is not None]
        if how == "every-year":
            wanted = [(index, expense, _part(share, earned[index])) for index, expense in enumerate(self.spent)]
            short = [(index, least) for index, expense, least in wanted if expense is None or expense < least]
            return (tuple([self._spending(index, least) for index, least in short]),)
        if (how == "mean-of-ratios" and 0 in earned) or not any(earned):
            return ()  # without revenue there is no share
        last = len(self.years) - 1
        index = blank[0] if blank else earned.index(min(earned)) if how == "mean-of-ratios" else last
        spent = [0 if position == index else expense or 0 for position, expense in enumerate(self.spent)]
        return ((self._spending(index, _least(spent, earned, index, share, how)),),)

    def _spending(self, index: int, fen: int) -> Change:
        now = self.spent[index]
        path = f"$.enterprise.years[{self.rows[index]}].rd_expense"
        stated = None if now is None else Money(now)
        return Handle(path, ChangeKind.PAST).to(Money(fen), stated, Phrase("{year}年研发投入", year=self.years[index]))

    def _earning_at_most(self, index: int, share: Decimal, how: str) -> Ways:
        """Fill in the single blank revenue with the greatest that still reaches the share, if any does."""
        numerator, denominator = share.as_integer_ratio()
        spent = [expense or 0 for expense in self.spent]
        others = [revenue for revenue in self.earned if revenue is not None]
        most = spent[index] * denominator // numerator  # for this year alone
        if how == "ratio-of-sums":
            most = sum(spent) * denominator // numerator - sum(others)
        elif how == "mean-of-ratios" and 0 not in others:
            whole = prod(others)
            reached = sum(
                expense * (whole // revenue) for expense, revenue in zip(_without(spent, index), others, strict=True)
            )
            lacking = len(spent) * numerator * whole - denominator * reached
            if lacking <= 0:  # the other years suffice for any revenue of this year
                return self._earning(index, Money(1), most=False)
            most = spent[index] * denominator * whole // lacking
        least = 0 if how == "ratio-of-sums" and any(others) else 1  # there is no share of 0
        if most < least:  # no revenue suffices alone: an expense is short, too
            most = spent[index] * denominator // numerator or _EXAMPLE
        return self._earning(index, Money(most), most=True)

    def _earning(self, index: int, to: Money, *, most: bool) -> Ways:
        path = f"$.enterprise.years[{self.rows[index]}].main_revenue"
        return ((Handle(path).to(to, None, Phrase("{year}年主营业务收入", year=self.years[index]), most=most),),)

    def _filled_in(self, share: Decimal, how: str) -> Change:
        """Fill in several blank figures, by example rows that just reach the share."""
        numerator, denominator = share.as_integer_ratio()
        sums = how == "ratio-of-sums" and any(
            expense if revenue is None else revenue for expense, revenue in zip(self.spent, self.earned, strict=True)
        )
        earned = [
            revenue
            if revenue is not None
            else (expense * denominator // numerator if expense else 0 if sums else _EXAMPLE)
            for expense, revenue in zip(self.spent, self.earned, strict=True)
        ]
        spent = [
            expense if expense is not None else _part(share, revenue)
            for expense, revenue in zip(self.spent, earned, strict=True)
        ]
        blank = [index for index, expense in enumerate(self.spent) if expense is None]
        if blank and how != "every-year" and (0 not in earned or how == "ratio-of-sums"):
            index = blank[-1]
            others = [0 if position == index else expense for position, expense in enumerate(spent)]
            spent[index] = max(spent[index], _least(others, earned, index, share, how))
        rows = list(self.enterprise.years)
        for index, year in enumerate(self.years):
            made = FinancialYear(year=year, rd_expense=Money(spent[index]), main_revenue=Money(earned[index]))
            row = self.rows[index]
            if row is None:
                rows.append(made)
            else:
                rows[row] = made
        return Change(
            field="$.enterprise.years",
            kind=ChangeKind.EVIDENCE,
            to=tuple(rows),
            from_=self.enterprise.years or None,
            label="近三年研发投入和主营业务收入，占比",
            total=share,
        )


def _without(figures: Sequence[int], index: int) -> list[int]:
    return [figure for position, figure in enumerate(figures) if position != index]


def _part(share: Decimal, whole: int) -> int:
    """Compute the least part that is at least that share of the whole."""
    numerator, denominator = share.as_integer_ratio()
    return -(-whole * numerator // denominator)


def _least(spent: Sequence[int], earned: Sequence[int], index: int, share: Decimal, how: str) -> int:
    """Compute the least expense in a year with which the sums, or the mean of ratios, reach the share."""
    numerator, denominator = share.as_integer_ratio()
    if how == "ratio-of-sums":
        return _part(share, sum(earned)) - sum(spent)
    whole = prod(earned)
    others = sum(expense * (whole // revenue) for expense, revenue in zip(spent, earned, strict=True))
    lacking = len(earned) * numerator * whole - denominator * others
    return -(-lacking * earned[index] // (denominator * whole))
