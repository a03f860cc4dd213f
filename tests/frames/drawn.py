"""Products drawn at every line that annex 2 draws, as flat rows, and the same products as objects, written apart."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import cache
from math import gcd
from random import Random
from typing import Any

from zj415x import (
    CHINA,
    Category,
    Enterprise,
    FinancialYear,
    JingpinProduct,
    Money,
    Sales,
)
from zj415x.editions.y2026 import NOTICE
from zj415x.values.county import CITIES, COUNTIES
from zj415x.values.mountain_island import MOUNTAIN_ISLAND_LISTS

Row = dict[str, Any]
"""A value for each column: text, a yes or a no, whole fen, a day, a moment, names; None is a blank."""
YEARS = (2023, 2024, 2025)
ANSWERS = (
    "enterprise.mountain_or_island",
    "enterprise.independent_legal_person",
    "enterprise.rd_institution_in_province",
    "enterprise.production_base_in_province",
    "enterprise.quality_system",
    "enterprise.quality_management_evaluated",
    "enterprise.quality_benchmark",
    "enterprise.production_mountain_or_island",
    "commitment_letter",
)
"""The columns of a yes or a no."""
SPENT, EARNED, SOLD = (
    tuple(f"{name}.{year}" for year in YEARS) for name in ("enterprise.rd_expense", "enterprise.main_revenue", "sales")
)
AMOUNTS = (*SPENT, *EARNED, *SOLD)
"""The columns of money, in whole fen."""
COLUMNS = (
    "name",
    "model",
    "category",
    "track",
    "enterprise.name",
    "enterprise.city",
    "enterprise.county",
    *ANSWERS[:7],
    "enterprise.production_county",
    "enterprise.production_mountain_or_island",
    *SPENT,
    *EARNED,
    "launched",
    "launch_evidence",
    *SOLD,
    "zone",
    "commitment_letter",
    "submitted",
)
"""Every column of the layout, in its order."""

_WAN = 10**6  # fen
# Typed here once more: a slip in the edition must not move the drawn line with it.
_STANDARDS = {
    "先进制造类": (800 * _WAN, 500 * _WAN),
    "数字技术融合类": (600 * _WAN, 300 * _WAN),
    "特色（消费品）类": (600 * _WAN, 300 * _WAN),
}
_LAUNCHES = (
    *(date(year, month, day) for year in range(2022, 2027) for month, day in ((1, 1), (1, 2), (12, 31))),
    date(1999, 12, 31),
    date(2024, 2, 29),
)
_INSTANT = timedelta(microseconds=1)
_OPENS, _CLOSES = datetime(2026, 5, 26, tzinfo=CHINA), datetime(2026, 7, 11, tzinfo=CHINA)
_SUBMITTED = tuple(edge + step * _INSTANT for edge in (_OPENS, _CLOSES) for step in (-1, 0, 1))
_EVIDENCE = (
    (),
    ("企业内部新产品立项程序资料",),
    ("省经信厅工业新产品评价材料", "地方工业新产品投产鉴定材料"),
    ("首批销售合同",),
    ("企业内部新产品立项程序资料", "首批销售合同"),
)
# The counties by the number of known lists that have them; a county on none fits no yes, one on all fits no no.
_LISTED = [
    [county for county in COUNTIES if sum(county.name in known.counties for known in MOUNTAIN_ISLAND_LISTS) == count]
    for count in range(len(MOUNTAIN_ISLAND_LISTS) + 1)
]


def rows(seed: object, count: int) -> list[Row]:
    """Draw so many products, the same for the same seed; the name of each tells its number."""
    random = Random(f"{seed}")
    return [_row(random, index) for index in range(count)]


def product_of(row: Row) -> JingpinProduct:
    """Make the product that a row describes."""
    maker = {column.removeprefix("enterprise."): row[column] for column in ANSWERS if column != "commitment_letter"}
    return JingpinProduct(
        name=row["name"],
        model=row["model"],
        category=Category(row["category"]),
        track=row["track"],
        enterprise=Enterprise(
            name=row["enterprise.name"],
            city=row["enterprise.city"],
            county=row["enterprise.county"],
            production_county=row["enterprise.production_county"],
            years=tuple(
                FinancialYear(year=year, rd_expense=_money(row[spent]), main_revenue=_money(row[earned]))
                for year, spent, earned in zip(YEARS, SPENT, EARNED, strict=True)
            ),
            **maker,
        ),
        launched=row["launched"],
        launch_evidence=row["launch_evidence"],
        sales=tuple(
            Sales(year=year, amount=_money(row[sold]))
            for year, sold in zip(YEARS, SOLD, strict=True)
            if row[sold] is not None
        ),
        zone=row["zone"],
        commitment_letter=row["commitment_letter"],
        submitted=row["submitted"],
    )


def _money(fen: int | None) -> Money | None:
    return None if fen is None else Money(fen)


def _row(random: Random, index: int) -> Row:
    sound = random.random() < 0.6  # as to everything but the figures, which then decide the verdict
    row: Row = dict.fromkeys(COLUMNS)
    row["name"] = f"产品{index}"
    row["model"] = random.choice((None, "VX-5"))
    row["category"] = random.choice(tuple(_STANDARDS))
    row["track"] = random.choice(NOTICE.jingpin.tracks)
    row["enterprise.name"] = "某某机床有限公司"
    for column in ANSWERS:
        row[column] = sound or random.choice((True, True, False, None))
    for column in ("enterprise.mountain_or_island", "enterprise.production_mountain_or_island"):
        row[column] = random.choice((True, False, None))
    home, site = (random.choice(random.choice(_LISTED)) for _ in range(2))
    if random.random() < 0.9:
        row["enterprise.county"] = home.name
        row["enterprise.city"] = random.choice((home.city, None))
    else:
        row["enterprise.city"] = random.choice((None, *CITIES))
    row["enterprise.production_county"] = random.choice((None, site.name))
    row["launched"] = _launched(random, sound)
    row["launch_evidence"] = random.choice(_EVIDENCE[1:] if sound else (None, *_EVIDENCE))
    row["zone"] = random.choice((None, "无", "温岭工业母机核心区"))
    in_time = (None, *_SUBMITTED[1:4], datetime(2026, 7, 1, 9, 30, tzinfo=CHINA))
    row["submitted"] = random.choice(in_time if sound else (None, *_SUBMITTED))
    spent, earned = random.choices(tuple(_FIGURES), tuple(_FIGURES.values()))[0](random)
    row |= _blanked(random, dict(zip((*SPENT, *EARNED), (*spent, *earned), strict=True)))
    row |= _blanked(random, dict(zip(SOLD, _sold(random, *_STANDARDS[row["category"]]), strict=True)))
    return row


def _launched(random: Random, sound: bool) -> date | None:
    if sound:
        return random.choice([*(day for day in _LAUNCHES if 2023 <= day.year <= 2024), date(2023, 5, 1)])
    return random.choice((None, *_LAUNCHES))


def _blanked(random: Random, figures: dict[str, int]) -> dict[str, int | None]:
    """Leave out some figures, now and then all of them."""
    if random.random() < 0.6:
        return dict(figures)
    left_out = random.sample(list(figures), random.choice((1, 1, 1, 2, 2, 3, len(figures))))
    return {column: None if column in left_out else fen for column, fen in figures.items()}


def _fen(random: Random) -> int:
    """Draw an amount of any size up to 1万亿元, which fifteen digits still write to the fen."""
    return random.randint(1, 10 ** random.randint(1, 14))


def _split(random: Random, total: int) -> list[int]:
    """Spread a sum over three years, or put it all in one."""
    first, second = sorted(random.randint(0, total) for _ in range(2))
    parts = [first, second - first, total - second] if random.random() < 0.7 else [total, 0, 0]
    random.shuffle(parts)
    return parts


def _off(random: Random, fen: int) -> int:
    """The amount, or a fen below or above it."""
    return max(0, fen + random.choice((-1, 0, 0, 1)))


Figures = tuple[list[int], list[int]]
"""R&D expenses and main revenues, a figure a year."""


def _at_the_sums(random: Random) -> Figures:
    """3 % of the three years together."""
    earned = [_fen(random) for _ in YEARS]
    if random.random() < 0.6:
        earned[0] += -sum(earned) % 100  # so that 3 % of it are whole fen
    return _split(random, _off(random, -(-3 * sum(earned) // 100))), earned


def _at_each_year(random: Random) -> Figures:
    """3 % of every single year."""
    earned = [_fen(random) for _ in YEARS]
    if random.random() < 0.5:
        earned = [revenue + -revenue % 100 for revenue in earned]
    return [_off(random, -(-3 * revenue // 100)) for revenue in earned], earned


def _at_the_mean(random: Random) -> Figures:
    """Three ratios whose mean is 3 %, such as 2 %, 3 % and 4 %, or a fen of it."""
    finer = random.choice((1, 1, 1, 2, 3, 7, 11))
    percents = random.choice(((2 * finer, 3 * finer, 4 * finer), _split(random, 9 * finer)))
    times = [_fen(random) // (100 * finer) + 1 for _ in YEARS]
    spent = [many * share for many, share in zip(times, percents, strict=True)]
    if random.random() < 0.5:
        year = random.randrange(3)
        spent[year] = _off(random, spent[year])
    return spent, [many * 100 * finer for many in times]


def _by_a_hair(random: Random) -> Figures:
    """Three ratios whose mean lies as close to 3 % as their revenues allow."""
    spent, earned = random.choice(_hairs())
    return list(spent), list(earned)


@cache
def _hairs() -> tuple[Figures, ...]:
    """Find expenses e for revenues r with 100 Σ e/r - 9 = t/(r1 r2 r3), where t is as near to 0 as can be, and not 0.

    The revenues have no common factor, so that t decides what each e leaves over when r divides it.
    """
    random, found = Random(415), list[Figures]()
    while len(found) < 48:
        largest = 10 ** random.choice((3, 6, 9, 13, 15))
        earned = [random.randint(largest // 10, largest) for _ in YEARS]
        first, second, third = earned
        whole = first * second * third
        if any(gcd(*pair) > 1 for pair in ((first, second), (second, third), (first, third), (whole, 100))):
            continue
        for hair in ((-9 * whole) % 100, (-9 * whole) % 100 - 100):
            part = (9 * whole + hair) // 100
            spent = [part * pow(whole // revenue, -1, revenue) % revenue for revenue in earned]
            if sum(expense * (whole // revenue) for expense, revenue in zip(spent, earned, strict=True)) == part:
                found.append((spent, earned))
    return tuple(found)


def _without_revenue(random: Random) -> Figures:
    """A year without revenue, or all of them."""
    earned = [random.choice((0, 0, _fen(random))) for _ in YEARS]
    return [random.choice((0, _off(random, -(-3 * revenue // 100)))) for revenue in earned], earned


def _plenty(random: Random) -> Figures:
    """More than enough in some years: enough for all of them, even where another is blank."""
    earned = [_fen(random) for _ in YEARS]
    return [random.choice((0, revenue // 10, sum(earned) * 3 // 100)) for revenue in earned], earned


_FIGURES: dict[Callable[[Random], Figures], int] = {
    _at_the_sums: 4,
    _at_each_year: 4,
    _at_the_mean: 4,
    _by_a_hair: 2,
    _without_revenue: 1,
    _plenty: 2,
}


def _sold(random: Random, full: int, lower: int) -> list[int]:
    """Sales that reach one of the two amounts, by one of the ways to count: over one to three years, or in each."""
    amount, years = random.choice((full, lower)), random.randint(1, 3)
    before = [random.choice((0, 1, full * 3)) for _ in YEARS[years:]]
    if random.random() < 0.4:
        return before + [_off(random, amount) for _ in range(years)]
    total = _off(random, amount * random.choice((years, 3)))
    parts = _split(random, total)
    while len(parts) > years:
        parts[0] += parts.pop()
    return before + parts
