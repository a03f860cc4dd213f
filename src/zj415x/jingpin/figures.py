"""Figures: mean sales and the share of R&D of an enterprise's product."""

from collections.abc import Sequence
from decimal import Decimal
from math import prod

from attrs import evolve, frozen

from ..rules.change import ChangeKind, Handle, Lever, Ways
from ..values.money import Money
from ..words import Phrase
from .enterprise import Enterprise, FinancialYear
from .product import JingpinProduct, Sales


def sales_ways(product: JingpinProduct, years: tuple[int, ...], amount: Money, count: int, how: str) -> Ways:
    """How the sales in these years could reach the amount: those that are short or blank, or the blank rows.

    Where in the years the sales fall makes no difference to their mean: it is said of the last one.
    """
    if not years:
        return ()  # not on sale yet, as far as it is stated
    rows = {one.year: place for place, one in enumerate(product.sales)}
    amounts = {one.year: one.amount.fen for one in product.sales if one.amount is not None}
    blank = [year for year in years if year not in amounts]
    if how == "every-year":
        wanted = {year: amount.fen for year in years if amounts.get(year, -1) < amount.fen}
    else:
        lacking = amount.fen * count - sum(amounts.get(year, 0) for year in years)
        last = blank[-1] if blank else years[-1]
        wanted = dict.fromkeys(blank, 0)
        wanted[last] = max(0, amounts.get(last, 0) + lacking)
    levers = [_selling(product, year, rows.get(year), Money(fen)) for year, fen in wanted.items() if year not in blank]
    return ((*_blank_sales(product, rows, blank, wanted), *levers),)  # rows first, then what stands in one


def _selling(product: JingpinProduct, year: int, row: int | None, to: Money) -> Lever:
    now = None if row is None else product.sales[row].amount
    return Handle(f"$.sales[{row}].amount", ChangeKind.PAST).to(to, now, Phrase("{year}年销售收入", year=year))


def _blank_sales(
    product: JingpinProduct, rows: dict[int, int], blank: list[int], wanted: dict[int, int]
) -> list[Lever]:
    """The blank years: one that has a row by its amount, several, or one without a row, as rows."""
    if len(blank) == 1 and blank[0] in rows:
        return [_selling(product, blank[0], rows[blank[0]], Money(wanted[blank[0]]))]
    if not blank:
        return []
    kept = list(product.sales)
    for year in blank:
        made = Sales(year=year, amount=Money(wanted[year]))
        if year in rows:
            kept[rows[year]] = evolve(kept[rows[year]], amount=made.amount)
        else:
            kept.append(made)
    total = Money(sum(wanted[year] for year in blank))
    label = Phrase("{year}年销售收入", year=blank[0])
    if len(blank) > 1:
        label = Phrase("{years}年销售收入合计", years=tuple(blank))
    kind = ChangeKind.EVIDENCE
    return [Lever(path="$.sales", kind=kind, to=tuple(kept), now=product.sales or None, label=label, total=total)]


# What a year of which nothing is stated is filled with for an example: any revenue does.
_EXAMPLE = 100 * 10**6


@frozen
class RdFigures:
    """R&D expense and main revenue of an enterprise in each of some years, in fen; None: blank.

    ``rows`` are the places of these years among the enterprise's, None where it has no row.
    """

    enterprise: Enterprise
    years: tuple[int, ...]
    rows: tuple[int | None, ...]
    spent: tuple[int | None, ...]
    earned: tuple[int | None, ...]

    @classmethod
    def of(cls, enterprise: Enterprise, years: tuple[int, ...]) -> "RdFigures":
        """Those of an enterprise."""
        places = {one.year: place for place, one in enumerate(enterprise.years)}
        rows = tuple([places.get(year) for year in years])
        found = [None if row is None else enterprise.years[row] for row in rows]
        return cls(
            enterprise,
            years,
            rows,
            tuple([None if one is None or one.rd_expense is None else one.rd_expense.fen for one in found]),
            tuple([None if one is None or one.main_revenue is None else one.main_revenue.fen for one in found]),
        )

    def ways(self, share: Decimal, how: str) -> Ways:
        """How the share could be reached: the expense that is short, the one figure that is blank, or the blank rows.

        Where in the years an expense falls makes no difference to the sums: it is said of the last one; for the mean of
        ratios it is that of the least revenue, where the least suffices.
        """
        blank = [place for place, one in enumerate(self.spent) if one is None]
        unsaid = [place for place, one in enumerate(self.earned) if one is None]
        if len(blank) + len(unsaid) > 1 or any(self.rows[place] is None for place in (*blank, *unsaid)):
            return ((self._filled_in(share, how),),)
        if unsaid:
            return self._earning_at_most(unsaid[0], share, how)
        earned = [one or 0 for one in self.earned]
        if how == "every-year":
            wanted = [(place, one, _part(share, earned[place])) for place, one in enumerate(self.spent)]
            short = [(place, least) for place, one, least in wanted if one is None or one < least]
            return (tuple([self._spending(place, least) for place, least in short]),) if short else ()
        if (how == "mean-of-ratios" and 0 in earned) or not any(earned):
            return ()  # no share of nothing
        last = len(self.years) - 1
        place = blank[0] if blank else earned.index(min(earned)) if how == "mean-of-ratios" else last
        spent = [0 if other == place else one or 0 for other, one in enumerate(self.spent)]
        return ((self._spending(place, _least(spent, earned, place, share, how)),),)

    def _spending(self, place: int, fen: int) -> Lever:
        now = self.spent[place]
        path = f"$.enterprise.years[{self.rows[place]}].rd_expense"
        said = None if now is None else Money(now)
        return Handle(path, ChangeKind.PAST).to(Money(fen), said, Phrase("{year}年研发投入", year=self.years[place]))

    def _earning_at_most(self, place: int, share: Decimal, how: str) -> Ways:
        """The only blank figure is a revenue: the greatest with which the share is still reached, if any is."""
        numerator, denominator = share.as_integer_ratio()
        spent = [one or 0 for one in self.spent]
        others = [one for one in self.earned if one is not None]
        most = spent[place] * denominator // numerator  # the share of this year alone
        if how == "ratio-of-sums":
            most = sum(spent) * denominator // numerator - sum(others)
        elif how == "mean-of-ratios" and 0 not in others:
            whole = prod(others)
            reached = sum(part * (whole // one) for part, one in zip(_without(spent, place), others, strict=True))
            lacking = len(spent) * numerator * whole - denominator * reached
            if lacking <= 0:  # the other years suffice, whatever is earned in this one
                return self._earning(place, Money(1), most=False)
            most = spent[place] * denominator * whole // lacking
        if most <= 0:  # no revenue suffices by itself: an expense is short, too
            most = spent[place] * denominator // numerator or _EXAMPLE
        return self._earning(place, Money(most), most=True)

    def _earning(self, place: int, to: Money, *, most: bool) -> Ways:
        path = f"$.enterprise.years[{self.rows[place]}].main_revenue"
        return ((Handle(path).to(to, None, Phrase("{year}年主营业务收入", year=self.years[place]), most=most),),)

    def _filled_in(self, share: Decimal, how: str) -> Lever:
        """Several figures are blank: rows with which the share is just reached, as an example."""
        numerator, denominator = share.as_integer_ratio()
        sums = how == "ratio-of-sums" and (any(self.earned) or any(self.spent))
        earned = [
            one if one is not None else (spent * denominator // numerator if spent else 0 if sums else _EXAMPLE)
            for spent, one in zip(self.spent, self.earned, strict=True)
        ]
        spent = [one if one is not None else _part(share, other) for one, other in zip(self.spent, earned, strict=True)]
        blank = [place for place, one in enumerate(self.spent) if one is None]
        if blank and how != "every-year" and (0 not in earned or how == "ratio-of-sums"):
            place = blank[-1]
            others = [0 if other == place else one for other, one in enumerate(spent)]
            spent[place] = max(spent[place], _least(others, earned, place, share, how))
        rows = list(self.enterprise.years)
        for place, year in enumerate(self.years):
            made = FinancialYear(year=year, rd_expense=Money(spent[place]), main_revenue=Money(earned[place]))
            row = self.rows[place]
            if row is None:
                rows.append(made)
            else:
                rows[row] = made
        return Lever(
            path="$.enterprise.years",
            kind=ChangeKind.EVIDENCE,
            to=tuple(rows),
            now=self.enterprise.years or None,
            label="近三年研发投入和主营业务收入，占比",
            total=share,
        )


def _without(figures: Sequence[int], place: int) -> list[int]:
    return [one for other, one in enumerate(figures) if other != place]


def _part(share: Decimal, whole: int) -> int:
    """The least that is that share of the whole."""
    numerator, denominator = share.as_integer_ratio()
    return -(-whole * numerator // denominator)


def _least(spent: Sequence[int], earned: Sequence[int], place: int, share: Decimal, how: str) -> int:
    """The least expense in one year with which the years together, or their mean, reach the share."""
    numerator, denominator = share.as_integer_ratio()
    if how == "ratio-of-sums":
        return max(0, _part(share, sum(earned)) - sum(spent))
    whole = prod(earned)
    others = sum(one * (whole // other) for one, other in zip(spent, earned, strict=True))
    lacking = len(earned) * numerator * whole - denominator * others
    return max(0, -(-lacking * earned[place] // (denominator * whole)))
