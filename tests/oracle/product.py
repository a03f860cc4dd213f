"""Annex 2 for a single product: the requirements of 二, and what 三1 asks of the enterprise."""

from datetime import date
from fractions import Fraction
from typing import Any

from .basis import (
    ADVISORY,
    ENCOURAGED,
    REQUIRED,
    Document,
    Options,
    all_of,
    any_of,
    day,
    fen,
    fits_a_list,
    instant,
    midnight,
    option,
    outcome,
    verdict,
    wan,
)

RULES = {
    "legal-person": (REQUIRED, "资格"),
    "in-province": (REQUIRED, "资格"),
    "rd-share": (REQUIRED, "资格"),
    "quality-system": (REQUIRED, "资格"),
    "quality-preferred": (ENCOURAGED, "资格"),
    "launched-in-window": (REQUIRED, "资格"),
    "launch-evidence": (REQUIRED, "资格"),
    "mean-sales": (REQUIRED, "资格"),
    "commitment": (REQUIRED, "资格"),
    "in-time": (REQUIRED, "时限"),
    "county-on-a-list": (ADVISORY, "提示"),
}

LAST_THREE_YEARS = (2023, 2024, 2025)
SHARE = Fraction(3, 100)

# 附件2 二5, in 万元: elsewhere, and in a mountain or island county. A table, not a percentage.
FLOORS = {
    "先进制造类": (800, 500),
    "数字技术融合类": (600, 300),
    "特色（消费品）类": (600, 300),
}


def judge_product(document: Document, readings: Options) -> Any:
    """Judge a product document clause by clause, and give the verdict on the whole."""
    enterprise = document["enterprise"]
    answers = {
        "legal-person": legal_person(enterprise),
        "in-province": in_province(enterprise),
        "rd-share": rd_share(enterprise, readings),
        "quality-system": quality_system(enterprise),
        "quality-preferred": quality_preferred(enterprise),
        "launched-in-window": launched_in_window(document),
        "launch-evidence": launch_evidence(document),
        "mean-sales": mean_sales(document, readings),
        "commitment": commitment(document),
        "in-time": in_time(document),
        "county-on-a-list": county_on_a_list(enterprise),
    }
    clauses = {name: outcome(answer) for name, answer in answers.items()}
    return {"clauses": clauses, "rules": RULES, "verdict": verdict(clauses, RULES)}


def legal_person(enterprise: Document) -> Any:
    # 附件2 二1, first half: the enterprise has to be a legal person of its own.
    return enterprise.get("independent_legal_person")


def in_province(enterprise: Document) -> Any:
    # 附件2 二1: both an R&D body and a production base, and both inside the province.
    return all_of(
        [
            enterprise.get("rd_institution_in_province"),
            enterprise.get("production_base_in_province"),
        ]
    )


def rd_share(enterprise: Document, readings: Options) -> Any:
    # 附件2 二1, end: R&D spending is to main revenue at least as 3 to 100 over the last
    # three years, 2023 to 2025 (A47: of the sums, of the mean of the shares, or each year).
    rows = {row["year"]: row for row in enterprise.get("years") or []}
    pairs = []
    for year in LAST_THREE_YEARS:
        row = rows.get(year, {})
        pairs.append((fen(row.get("rd_expense")), fen(row.get("main_revenue"))))
    chosen = option(readings, "A47")
    if chosen == "ratio-of-sums":
        return share_of_sums(pairs)
    shares = [None if spent is None or not earned else Fraction(spent, earned) for spent, earned in pairs]
    if chosen == "every-year":
        return all_of(None if share is None else share >= SHARE for share in shares)
    if any(not earned for _, earned in pairs):
        return None  # a year without revenue has no share to be averaged, and a blank may be such a year
    if sum(share for share in shares if share is not None) >= 3 * SHARE:
        return True  # what is blank can only add
    return None if None in shares else False


def share_of_sums(pairs: Any) -> Any:
    # A47, the default. Spending that is blank can only raise the share, revenue only lower it.
    spent = sum(amount for amount, _ in pairs if amount is not None)
    earned = sum(amount for _, amount in pairs if amount is not None)
    spending_blank = any(amount is None for amount, _ in pairs)
    revenue_blank = any(amount is None for _, amount in pairs)
    if spending_blank and revenue_blank:
        return None
    if earned == 0:
        return None
    reached = spent >= SHARE * earned
    if spending_blank:
        return True if reached else None
    if revenue_blank:
        return None if reached else False
    return reached


def quality_system(enterprise: Document) -> Any:
    # 附件2 二2, first half: a quality management system is in place.
    return enterprise.get("quality_system")


def quality_preferred(enterprise: Document) -> Any:
    # 附件2 二2, second half: evaluated for quality management, or listed as a quality
    # benchmark; only a preference (A52), either of the two.
    return any_of(
        [
            enterprise.get("quality_management_evaluated"),
            enterprise.get("quality_benchmark"),
        ]
    )


def launched_in_window(document: Document) -> Any:
    # 附件2 二4: brought to market in 2023 or 2024, the first and the last day included.
    launched = day(document.get("launched"))
    if launched is None:
        return None
    return date(2023, 1, 1) <= launched <= date(2024, 12, 31)


def launch_evidence(document: Document) -> Any:
    # 附件2 二4: one proof is enough, and the list of kinds is open (A49).
    evidence = document.get("launch_evidence")
    return None if evidence is None else len(evidence) > 0


def mean_sales(document: Document, readings: Options) -> Any:
    # 附件2 二5: mean yearly sales since the launch reach the floor of the category; where it
    # is not said whether the lower floor applies, both are tried.
    usual, relieved = FLOORS[document["category"]]
    enterprise = document["enterprise"]
    if option(readings, "A51") == "registered":
        relief = enterprise.get("mountain_or_island")
    else:
        relief = enterprise.get("production_mountain_or_island")
    high = sales_reach(document, wan(usual), readings)
    low = sales_reach(document, wan(relieved), readings)
    if relief is not None:
        return low if relief else high
    return high if high == low else None


def sales_reach(document: Document, floor: int, readings: Options) -> Any:
    # A48: which of the last three calendar years count, and by how many they are divided.
    launched = day(document.get("launched"))
    if launched is None:
        return None
    chosen = option(readings, "A48")
    first = launched.year
    if chosen == "full-years" and (launched.month, launched.day) != (1, 1):
        first += 1
    counted = [year for year in LAST_THREE_YEARS if year >= first]
    if not counted:
        return None
    sold = {row["year"]: fen(row.get("amount")) for row in document.get("sales") or []}
    amounts = [sold.get(year) for year in counted]
    if chosen == "every-year":
        return all_of(None if amount is None else amount >= floor for amount in amounts)
    divisor = 3 if chosen == "three-years" else len(counted)
    if sum(amount for amount in amounts if amount is not None) >= floor * divisor:
        return True  # what is blank can only add
    return None if None in amounts else False


def commitment(document: Document) -> Any:
    # 附件2 三1: the letter of commitment is stamped and uploaded.
    return document.get("commitment_letter")


def in_time(document: Document) -> Any:
    # 附件2 三1: online from May 26 to July 10, both days whole (A43).
    moment = instant(document.get("submitted"))
    if moment is None:
        return None
    return midnight(date(2026, 5, 26)) <= moment < midnight(date(2026, 7, 11))


def county_on_a_list(enterprise: Document) -> Any:
    # 附件2 二5 with A14: only points out a statement that every dated list contradicts.
    answers = [
        fits_a_list(enterprise.get("county"), enterprise.get("mountain_or_island")),
        fits_a_list(enterprise.get("production_county"), enterprise.get("production_mountain_or_island")),
    ]
    if False in answers:
        return False
    return True if True in answers else None
