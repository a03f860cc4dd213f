"""All findings about a product, against bare booleans: python tests/benchmarks/bench_validate.py"""

import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from statistics import median
from timeit import timeit

from zj415x import CHINA, Category, JingpinProduct, Money, Outcome, wan
from zj415x.editions.y2026 import NOTICE
from zj415x.exchange import read_product

CALL = NOTICE.jingpin
ROUNDS, LOOPS = 21, 2000
YEARS = (2023, 2024, 2025)
FIRST, LAST = date(2023, 1, 1), date(2024, 12, 31)
OPENS, CLOSES = datetime(2026, 5, 26, tzinfo=CHINA), datetime(2026, 7, 11, tzinfo=CHINA)
AMOUNTS = {
    Category.ADVANCED_MANUFACTURING: (wan(800), wan(500)),
    Category.DIGITAL_INTEGRATION: (wan(600), wan(300)),
    Category.CONSUMER_SPECIALTY: (wan(600), wan(300)),
}
FEN = {category: (amount.fen, relieved.fen) for category, (amount, relieved) in AMOUNTS.items()}
ZERO = Money(0)


def in_money(product: JingpinProduct) -> tuple[bool, ...]:
    """The ten answers as somebody would write them with the library's amounts, who wants no findings."""
    spent = earned = sold = ZERO
    count = 0
    figures = {one.year: one for one in product.enterprise.years}
    complete, known = True, product.launched is not None
    for year in YEARS:
        one = figures.get(year)
        if one is None or one.rd_expense is None or one.main_revenue is None:
            complete = False
            break
        spent += one.rd_expense
        earned += one.main_revenue
    amounts = {one.year: one.amount for one in product.sales}
    for year in YEARS:
        if product.launched is not None and year >= product.launched.year:
            amount = amounts.get(year)
            if amount is None:
                known = False
                break
            sold += amount
            count += 1
    needed = AMOUNTS[product.category][bool(product.enterprise.mountain_or_island)]
    return facts(
        product,
        complete and earned > ZERO and spent * 100 >= earned * 3,
        known and count > 0 and sold >= needed * count,
    )


def in_fen(product: JingpinProduct) -> tuple[bool, ...]:
    """The same over bare whole numbers: the leanest there is."""
    spent = earned = sold = count = 0
    figures = {one.year: one for one in product.enterprise.years}
    complete, known = True, product.launched is not None
    for year in YEARS:
        one = figures.get(year)
        if one is None or one.rd_expense is None or one.main_revenue is None:
            complete = False
            break
        spent += one.rd_expense.fen
        earned += one.main_revenue.fen
    amounts = {one.year: one.amount for one in product.sales}
    for year in YEARS:
        if product.launched is not None and year >= product.launched.year:
            amount = amounts.get(year)
            if amount is None:
                known = False
                break
            sold += amount.fen
            count += 1
    needed = FEN[product.category][bool(product.enterprise.mountain_or_island)]
    return facts(
        product, complete and earned > 0 and spent * 100 >= earned * 3, known and count > 0 and sold >= needed * count
    )


def facts(product: JingpinProduct, spends: bool, sells: bool) -> tuple[bool, ...]:
    maker = product.enterprise
    return (
        bool(maker.independent_legal_person),
        bool(maker.rd_institution_in_province and maker.production_base_in_province),
        spends,
        bool(maker.quality_system),
        bool(maker.quality_management_evaluated or maker.quality_benchmark),
        product.launched is not None and FIRST <= product.launched <= LAST,
        bool(product.launch_evidence),
        sells,
        bool(product.commitment_letter),
        product.submitted is None or OPENS <= product.submitted < CLOSES,
    )


def main() -> None:
    path = Path(__file__).parents[2] / "examples" / "product.json"
    product = read_product(path.read_bytes(), NOTICE)
    found = tuple(one.outcome is Outcome.MET for one in product.validate(CALL).findings)
    assert found == in_money(product) == in_fen(product), "they do not answer alike"
    asked: dict[str, Callable[[], object]] = {
        "validate, all findings": lambda: product.validate(CALL),
        "booleans, with Money": lambda: in_money(product),
        "booleans, with int": lambda: in_fen(product),
    }
    rounds = [{name: timeit(ask, number=LOOPS) / LOOPS for name, ask in asked.items()} for _ in range(ROUNDS)]
    print(f"CPython {sys.version.split()[0]}, {ROUNDS} interleaved rounds of {LOOPS}, medians")
    for name in asked:
        ratio = median(one["validate, all findings"] / one[name] for one in rounds)
        print(f"{name:24} {median(one[name] for one in rounds) * 1e6:6.1f} µs   validate is {ratio:5.2f} x that")


if __name__ == "__main__":
    main()
