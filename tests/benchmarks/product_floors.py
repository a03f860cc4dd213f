"""Floors of judging a product: the same answers as bare booleans, with amounts or whole numbers, and as findings.

``by_hand`` makes a finding of each boolean with the library's classes, and shows none of the figures.
"""

from datetime import date, datetime

from zj415x import CHINA, Category, Finding, JingpinProduct, Money, Outcome, wan
from zj415x.editions.y2026 import NOTICE
from zj415x.rules.judgement import Judgement
from zj415x.rules.outcome import Comparison
from zj415x.values.mountain_island import contradicts_every_list

CALL = NOTICE.jingpin
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
    """The eleven answers as somebody would write them with the library's amounts, who wants no findings; a blank counts as nothing."""
    spent = earned = sold = ZERO
    count = 0
    figures = {one.year: one for one in product.enterprise.years}
    complete, known = True, False
    for year in YEARS:
        one = figures.get(year)
        if one is None or one.main_revenue is None:
            complete = False
            break
        if one.rd_expense is not None:
            spent += one.rd_expense
        earned += one.main_revenue
    amounts = {one.year: one.amount for one in product.sales}
    for year in YEARS:
        if product.launched is not None and year >= product.launched.year:
            amount = amounts.get(year)
            if amount is not None:
                known = True
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
    complete, known = True, False
    for year in YEARS:
        one = figures.get(year)
        if one is None or one.main_revenue is None:
            complete = False
            break
        if one.rd_expense is not None:
            spent += one.rd_expense.fen
        earned += one.main_revenue.fen
    amounts = {one.year: one.amount for one in product.sales}
    for year in YEARS:
        if product.launched is not None and year >= product.launched.year:
            amount = amounts.get(year)
            if amount is not None:
                known = True
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
        maker.county is None
        or maker.mountain_or_island is None
        or not contradicts_every_list(maker.county, maker.mountain_or_island),
    )


def by_hand(product: JingpinProduct) -> list[Finding]:
    """The answers of whole numbers as findings."""
    return [
        Finding(
            rule,
            Judgement(
                outcome=Outcome.MET if answer else Outcome.UNMET,
                comparison=Comparison.HOLDS,
                observed=answer,
                required=True,
            ),
        )
        for rule, answer in zip(CALL.clauses, in_fen(product), strict=True)
    ]
