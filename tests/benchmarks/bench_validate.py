"""All findings about a product, against bare booleans: python tests/benchmarks/bench_validate.py"""

import sys
from datetime import date, datetime
from pathlib import Path
from statistics import median
from timeit import timeit

from zj415x import CHINA, Category, JingpinProduct, Outcome
from zj415x.editions.y2026 import NOTICE
from zj415x.exchange import read_product

CALL = NOTICE.jingpin
ROUNDS, LOOPS = 21, 2000
YEARS = (2023, 2024, 2025)
FIRST, LAST = date(2023, 1, 1), date(2024, 12, 31)
OPENS, CLOSES = datetime(2026, 5, 26, tzinfo=CHINA), datetime(2026, 7, 11, tzinfo=CHINA)
FEN = 1_000_000
AMOUNTS = {
    Category.ADVANCED_MANUFACTURING: (800 * FEN, 500 * FEN),
    Category.DIGITAL_INTEGRATION: (600 * FEN, 300 * FEN),
    Category.CONSUMER_SPECIALTY: (600 * FEN, 300 * FEN),
}


def plain(product: JingpinProduct) -> tuple[bool, ...]:
    """The same ten answers as somebody would write them who wants no findings."""
    maker = product.enterprise
    spent = earned = 0
    figures = {one.year: one for one in maker.years}
    complete = True
    for year in YEARS:
        one = figures.get(year)
        if one is None or one.rd_expense is None or one.main_revenue is None:
            complete = False
            break
        spent += one.rd_expense.fen
        earned += one.main_revenue.fen
    sold = count = 0
    amounts = {one.year: one.amount for one in product.sales}
    known = product.launched is not None
    if product.launched is not None:
        for year in YEARS:
            if year >= product.launched.year:
                amount = amounts.get(year)
                if amount is None:
                    known = False
                    break
                sold += amount.fen
                count += 1
    return (
        bool(maker.independent_legal_person),
        bool(maker.rd_institution_in_province and maker.production_base_in_province),
        complete and earned > 0 and spent * 100 >= earned * 3,
        bool(maker.quality_system),
        bool(maker.quality_management_evaluated or maker.quality_benchmark),
        product.launched is not None and FIRST <= product.launched <= LAST,
        bool(product.launch_evidence),
        known and count > 0 and sold >= AMOUNTS[product.category][bool(maker.mountain_or_island)] * count,
        bool(product.commitment_letter),
        product.submitted is None or OPENS <= product.submitted < CLOSES,
    )


def main() -> None:
    path = Path(__file__).parents[2] / "examples" / "product.json"
    product = read_product(path.read_bytes(), NOTICE)
    found = tuple(one.outcome is Outcome.MET for one in product.validate(CALL).findings)
    assert found == plain(product), "the two do not answer alike"
    rounds = [
        (
            timeit(lambda: product.validate(CALL), number=LOOPS) / LOOPS,
            timeit(lambda: plain(product), number=LOOPS) / LOOPS,
        )
        for _ in range(ROUNDS)
    ]
    print(f"CPython {sys.version.split()[0]}, {ROUNDS} interleaved rounds of {LOOPS}, medians")
    print(f"validate        {median(one for one, _ in rounds) * 1e6:6.1f} µs, {len(found)} findings")
    print(f"plain booleans  {median(other for _, other in rounds) * 1e6:6.1f} µs")
    print(f"ratio           {median(one / other for one, other in rounds):6.1f}")


if __name__ == "__main__":
    main()
