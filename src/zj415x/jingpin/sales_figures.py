"""Sales of a product over several years, and what those that are short or blank would have to be (附件2 二5)."""

from attrs import evolve

from ..rules.change import ChangeKind, Handle, Lever, Ways
from ..values.money import Money
from ..words import Phrase
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
