"""Screening whole tables, against what a person writes for the same columns: python tests/benchmarks/bench_frames.py

The hand-written queries give the same columns in the same words, under the default readings, from whole fen in 64 bits:
one in expressions of polars, one in SQL. ``judge`` is measured against the object model asked row by row. With
``--short`` only a few rows and rounds: it then shows that they answer alike, and no figure worth quoting.
"""

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from functools import reduce
from itertools import cycle
from operator import and_, or_
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any
from zoneinfo import ZoneInfo

import duckdb
import narwhals
import polars as pl
import pyarrow as pa

sys.path.insert(0, str(Path(__file__).parents[2]))  # to be run as a script, too

from tests.frames.drawn import EARNED, SOLD, SPENT, YEARS, rows
from tests.frames.engines import ENGINES, in_fen
from zj415x.editions.y2026 import NOTICE
from zj415x.frames import RowReader, judge, screen_products
from zj415x.values.county import COUNTIES
from zj415x.values.mountain_island import MOUNTAIN_ISLAND_LISTS
from zj415x.wording import say

SHORT = "--short" in sys.argv
DRAWN, TIMES, ROUNDS = (500, 2, 3) if SHORT else (5000, 40, 11)
ON_POLARS, ON_DUCKDB, JUDGE = 1.3, 2.5, 0.9  # at most so many times a query by hand; at least this part of the rows

LISTS = [known.counties for known in MOUNTAIN_ISLAND_LISTS]
EVER, ALWAYS = (tuple(sorted(names)) for names in (frozenset.union(*LISTS), frozenset.intersection(*LISTS)))
NAMES = tuple(county.name for county in COUNTIES)
TRACKS, CATEGORIES = NOTICE.jingpin.tracks, tuple(map(str, NOTICE.jingpin.categories))
REQUIRED = (
    "legal-person",
    "in-province",
    "rd-share",
    "quality-system",
    "launched-in-window",
    "launch-evidence",
    "mean-sales",
    "commitment",
    "in-time",
)
WAN = 10**6  # fen
STANDARDS = {CATEGORIES[0]: (800 * WAN, 500 * WAN), CATEGORIES[1]: (600 * WAN, 300 * WAN)}
"""By category, what mean sales have to reach, and what suffices in mountain and island counties; the third as the second."""
OUTCOMES, VERDICTS = pl.Enum(["符合", "不符合", "不明", "不适用"]), pl.Enum(["符合", "需作说明", "待补正", "不符合"])
MOST = 10**16  # fen; the sum of three, times a hundred, fits in 64 bits
ONLINE = NOTICE.deadline("jingpin-online")
SHANGHAI = ZoneInfo("Asia/Shanghai")  # polars compares moments of one zone only
OPENS, CLOSES = (at and at.astimezone(SHANGHAI) for at in (ONLINE.opens, ONLINE.closes))
KNOWN = tuple(datetime(year, 1, 1, tzinfo=UTC).astimezone(SHANGHAI) for year in (2000, 2100))
SILENT = ("in-time", "county-on-a-list")
"""What a screen says of a cell that it refuses."""
BLANK, NO_CATEGORY, NO_TRACK = "未填", "不是通知列出的产品类别", "不是通知列出的集群赛道"
NO_COUNTY, OUT_OF_TIME = "不是浙江现有的县（市、区）", "超出可能的时间"
OUT_OF_RANGE = "超出能核对的范围：金额不能是负数，也不能超过 100 万亿元"


# By hand, in polars ---------------------------------------------------------------------------------------------------


def word(met: pl.Expr, unknown: str = "不明") -> pl.Expr:
    return (
        pl.when(met)
        .then(pl.lit("符合", OUTCOMES))
        .when(~met)
        .then(pl.lit("不符合", OUTCOMES))
        .otherwise(pl.lit(unknown, OUTCOMES))
    )


def all_of(parts: list[pl.Expr]) -> pl.Expr:
    return reduce(and_, parts)


def fen(columns: tuple[str, ...]) -> list[pl.Expr]:
    return [pl.col(f"{column}（分）") for column in columns]


def in_polars(frame: pl.LazyFrame) -> pl.LazyFrame:
    """The query in steps, so that what is used twice is worked out once."""
    col, maker = pl.col, "enterprise."
    columns = frame.collect_schema().names()
    spent, earned, sold = fen(SPENT), fen(EARNED), fen(SOLD)
    part, total, reach = col("part"), col("total"), col("reach")
    known_spent, known_earned = (all_of([~figure.is_null() for figure in figures]) for figures in (spent, earned))
    settled = (total > 0) & pl.when(reach).then(known_earned).otherwise(known_spent)

    on_sale = [(col("launched").dt.year() <= year).fill_null(False) for year in YEARS]
    counted = [on & ~amount.is_null() for on, amount in zip(on_sale, sold, strict=True)]
    sales, years, known = col("sales_on_market"), col("years"), col("known")

    def reaches(standard: pl.Expr) -> pl.Expr:
        enough = sales >= standard * years
        return pl.when((known > 0) & (enough | (known == years))).then(enough)

    first = col("category") == CATEGORIES[0]
    full, lower = (
        pl.when(first).then(pl.lit(one, pl.Int64)).otherwise(pl.lit(other, pl.Int64))
        for one, other in zip(*STANDARDS.values(), strict=True)
    )

    def fits(county: str, stated: str) -> pl.Expr:
        inside = pl.when(col(stated)).then(col(county).is_in(EVER)).otherwise(~col(county).is_in(ALWAYS))
        return pl.when(~col(county).is_null() & ~col(stated).is_null()).then(inside)

    home, site = col("home"), col("site")
    bad = faults()
    figures = frame.with_columns(
        part=pl.sum_horizontal(spent),
        total=pl.sum_horizontal(earned),
        sales_on_market=pl.sum_horizontal(
            pl.when(on).then(amount).otherwise(0) for on, amount in zip(counted, sold, strict=True)
        ),
        years=pl.sum_horizontal(on_sale).cast(pl.Int64),
        known=pl.sum_horizontal(counted).cast(pl.Int64),
        home=fits("enterprise.county", "enterprise.mountain_or_island"),
        site=fits("enterprise.production_county", "enterprise.production_mountain_or_island"),
        **{f"bad {number}": wrong.fill_null(False) for number, (wrong, _) in enumerate(bad)},
    ).with_columns(reach=part * 100 >= total * 3)
    conditions = {
        "legal-person": col(maker + "independent_legal_person"),
        "in-province": col(maker + "rd_institution_in_province") & col(maker + "production_base_in_province"),
        "rd-share": pl.when(settled).then(reach),
        "quality-system": col(maker + "quality_system"),
        "quality-preferred": col(maker + "quality_management_evaluated") | col(maker + "quality_benchmark"),
        "launched-in-window": col("launched").is_between(pl.date(2023, 1, 1), pl.date(2024, 12, 31)),
        "launch-evidence": col("launch_evidence") != "无",
        "mean-sales": reaches(full) | (col("enterprise.mountain_or_island") & reaches(lower)),
        "commitment": col("commitment_letter"),
        "in-time": (col("submitted") >= OPENS) & (col("submitted") < CLOSES),
        "county-on-a-list": pl.when(home.is_null()).then(site).otherwise(home & site.fill_null(True)),
    }
    flags = [col(f"bad {number}") for number in range(len(bad))]
    facts = figures.with_columns(
        sound=~reduce(or_, flags), **{f"met {name}": condition for name, condition in conditions.items()}
    )
    met = {name: col(f"met {name}") for name in conditions}
    unmet = reduce(or_, (~met[name].fill_null(True) for name in REQUIRED))
    unknown = reduce(or_, (met[name].is_null() for name in REQUIRED if name not in SILENT))
    verdict = (
        pl.when(unmet)
        .then(pl.lit("不符合", VERDICTS))
        .when(unknown)
        .then(pl.lit("待补正", VERDICTS))
        .otherwise(pl.lit("符合", VERDICTS))
    )
    made = {name: word(held, "不适用" if name in SILENT else "不明") for name, held in met.items()}
    made["verdict"] = verdict
    said = [pl.when(flag).then(sentence) for flag, (_, sentence) in zip(flags, bad, strict=True)]
    told = pl.concat_str(said, separator="；", ignore_nulls=True)
    return facts.with_columns(
        **{name: pl.when(col("sound")).then(expression) for name, expression in made.items()},
        problems=pl.when(~col("sound")).then(told),
    ).select(*columns, *made, "problems")


def faults() -> list[tuple[pl.Expr, pl.Expr]]:
    """What makes a cell bad, and what is said of it, in the order of the columns."""

    def said(column: str, why: str) -> pl.Expr:
        shown = pl.col(column).cast(pl.String).fill_null("").str.slice(0, 40)
        return pl.concat_str(pl.lit(f"{column}：“"), shown, pl.lit(f"”{why}"))

    def of_word(column: str, known: tuple[str, ...], why: str) -> list[tuple[pl.Expr, pl.Expr]]:
        blank = pl.col(column).is_null()
        return [(blank, said(column, BLANK)), (~blank & ~pl.col(column).is_in(known), said(column, why))]

    def of_amount(column: str) -> tuple[pl.Expr, pl.Expr]:
        return (~pl.col(column).is_between(0, MOST), said(column, OUT_OF_RANGE))

    def of_county(column: str) -> tuple[pl.Expr, pl.Expr]:
        return (~pl.col(column).is_in(NAMES), said(column, NO_COUNTY))

    sent = pl.col("submitted")
    return [
        *of_word("category", CATEGORIES, NO_CATEGORY),
        *of_word("track", TRACKS, NO_TRACK),
        of_county("enterprise.county"),
        of_county("enterprise.production_county"),
        *(of_amount(f"{column}（分）") for column in (*SPENT, *EARNED, *SOLD)),
        ((sent < KNOWN[0]) | (sent >= KNOWN[1]), said("submitted", OUT_OF_TIME)),
    ]


# By hand, in SQL ------------------------------------------------------------------------------------------------------


def in_sql() -> str:
    """The same query for DuckDB, over a table called ``products``."""

    def quoted(column: str) -> str:
        return f'"{column}"'

    def listed(words: tuple[str, ...]) -> str:
        return "(" + ", ".join(f"'{word}'" for word in words) + ")"

    def word(met: str, unknown: str = "不明") -> str:
        return f"CASE WHEN {met} THEN '符合' WHEN NOT {met} THEN '不符合' ELSE '{unknown}' END::outcome"

    def in_fens(columns: tuple[str, ...]) -> list[str]:
        return [quoted(f"{column}（分）") for column in columns]

    def added(terms: list[str]) -> str:
        return "(" + " + ".join(terms) + ")"

    def each_known(columns: list[str]) -> str:
        return "(" + " AND ".join(f"{column} IS NOT NULL" for column in columns) + ")"

    spent, earned, sold = in_fens(SPENT), in_fens(EARNED), in_fens(SOLD)
    part, total = (added([f"coalesce({column}, 0)" for column in figures]) for figures in (spent, earned))
    on_sale = [f"coalesce(year(launched) <= {year}, false)" for year in YEARS]
    counted = [f"({on} AND {amount} IS NOT NULL)" for on, amount in zip(on_sale, sold, strict=True)]
    sales = added([f"CASE WHEN {on} THEN {amount} ELSE 0 END" for on, amount in zip(counted, sold, strict=True)])
    years, known = (added([f"CAST({fact} AS BIGINT)" for fact in facts]) for facts in (on_sale, counted))
    (full, lower), (other_full, other_lower) = STANDARDS.values()

    def reaches(standard: str, name: str) -> str:
        return f"CASE WHEN known > 0 AND (sales >= {standard} * years OR known = years) THEN sales >= {standard} * years END AS {name}"

    def fits(county: str, stated: str) -> str:
        return (
            f'CASE WHEN "{county}" IS NOT NULL AND "{stated}" IS NOT NULL THEN '
            f'CASE WHEN "{stated}" THEN "{county}" IN {listed(EVER)} ELSE "{county}" NOT IN {listed(ALWAYS)} END END'
        )

    def said(column: str, why: str) -> str:
        return f"concat('{column}：“', left(coalesce(CAST(\"{column}\" AS VARCHAR), ''), 40), '”{why}')"

    bad = [
        ('"category" IS NULL', said("category", BLANK)),
        (f'"category" NOT IN {listed(CATEGORIES)}', said("category", NO_CATEGORY)),
        ('"track" IS NULL', said("track", BLANK)),
        (f'"track" NOT IN {listed(TRACKS)}', said("track", NO_TRACK)),
        *(
            (f'"{column}" NOT IN {listed(NAMES)}', said(column, NO_COUNTY))
            for column in ("enterprise.county", "enterprise.production_county")
        ),
        *(
            (f'"{column}（分）" NOT BETWEEN 0 AND {MOST}', said(f"{column}（分）", OUT_OF_RANGE))
            for column in (*SPENT, *EARNED, *SOLD)
        ),
        (
            f"submitted < TIMESTAMPTZ '{KNOWN[0]}' OR submitted >= TIMESTAMPTZ '{KNOWN[1]}'",
            said("submitted", OUT_OF_TIME),
        ),
    ]
    met = {
        "legal-person": '"enterprise.independent_legal_person"',
        "in-province": '("enterprise.rd_institution_in_province" AND "enterprise.production_base_in_province")',
        "rd-share": "share",
        "quality-system": '"enterprise.quality_system"',
        "quality-preferred": '("enterprise.quality_management_evaluated" OR "enterprise.quality_benchmark")',
        "launched-in-window": "(launched BETWEEN DATE '2023-01-01' AND DATE '2024-12-31')",
        "launch-evidence": "(launch_evidence <> '无')",
        "mean-sales": '(full_reached OR ("enterprise.mountain_or_island" AND lower_reached))',
        "commitment": "commitment_letter",
        "in-time": f"(submitted >= TIMESTAMPTZ '{OPENS}' AND submitted < TIMESTAMPTZ '{CLOSES}')",
        "county-on-a-list": "fits",
    }
    unmet = " OR ".join(f"NOT coalesce({met[name]}, true)" for name in REQUIRED)
    unknown = " OR ".join(f"{met[name]} IS NULL" for name in REQUIRED if name not in SILENT)
    words = {name: word(held, "不适用" if name in SILENT else "不明") for name, held in met.items()}
    words["verdict"] = f"CASE WHEN {unmet} THEN '不符合' WHEN {unknown} THEN '待补正' ELSE '符合' END::verdict"
    carried = "known, years, sales, full_amount, lower_amount, home, site, part, total"
    worked = f"full_reached, lower_reached, share, fits, {carried}"
    return f"""
        WITH figures AS (
            SELECT *, {part} AS part, {total} AS total, {sales} AS sales, {years} AS years, {known} AS known,
                CASE WHEN category = '{CATEGORIES[0]}' THEN {full} ELSE {other_full} END AS full_amount,
                CASE WHEN category = '{CATEGORIES[0]}' THEN {lower} ELSE {other_lower} END AS lower_amount,
                {fits("enterprise.county", "enterprise.mountain_or_island")} AS home,
                {fits("enterprise.production_county", "enterprise.production_mountain_or_island")} AS site
            FROM products
        ), facts AS (
            SELECT *, {reaches("full_amount", "full_reached")}, {reaches("lower_amount", "lower_reached")},
                CASE WHEN total > 0 AND CASE WHEN part * 100 >= total * 3 THEN {each_known(earned)}
                    ELSE {each_known(spent)} END THEN part * 100 >= total * 3 END AS share,
                CASE WHEN home IS NULL THEN site ELSE home AND coalesce(site, true) END AS fits,
                {" OR ".join(f"coalesce({wrong}, false)" for wrong, _ in bad)} AS bad
            FROM figures
        )
        SELECT * EXCLUDE ({worked}, bad),
            {", ".join(f'CASE WHEN NOT bad THEN {said} END AS "{name}"' for name, said in words.items())},
            CASE WHEN bad THEN concat_ws('；', {", ".join(f"CASE WHEN {wrong} THEN {said} END" for wrong, said in bad)})
                END AS problems
        FROM facts
    """


# Measuring ------------------------------------------------------------------------------------------------------------


def products() -> pl.DataFrame:
    """Drawn rows many times over, whole fen in 64 bits; one in fifty has a cell that no screen takes."""
    made = rows("benchmark", DRAWN)
    slips = cycle((("track", "数控机床"), (SOLD[2], -1), ("enterprise.county", "下城区")))
    for row, (column, slip) in zip(made[::50], slips, strict=False):
        row[column] = slip
    frame: pl.DataFrame = ENGINES["polars"].build(in_fen(made))
    return pl.concat([frame] * TIMES, rechunk=True)


def ratio(name: str, ours: Callable[[], object], by_hand: Callable[[], object], most: float) -> None:
    """The median of the ratios round by round, so that a machine that slows down slows both."""
    timed(ours), timed(by_hand)
    rounds = [(timed(ours), timed(by_hand)) for _ in range(ROUNDS)]
    times = median(mine / other for mine, other in rounds)
    count = DRAWN * TIMES / median(mine for mine, _ in rounds)
    print(f"{name:8} {count:12,.0f} rows a second  {times:5.2f} x by hand (at most {most})")


def timed(run: Callable[[], object]) -> float:
    began = perf_counter()
    run()
    return perf_counter() - began


def as_texts(rows: list[dict[str, Any]]) -> list[tuple[str | None, ...]]:
    """What a screen adds, in an order of its own."""
    added = (*(clause.name for clause in NOTICE.jingpin.clauses), "verdict", "problems")
    return sorted(
        (str(row["name"]), *(None if row[column] is None else str(row[column]) for column in added)) for row in rows
    )


def judged_alone(table: pa.Table) -> list[dict[str, Any]]:
    """What ``judge`` adds, from the object model alone: each row read, judged and said, one after the other."""
    reader = RowReader.of_products(table.column_names, NOTICE)
    made: list[dict[str, Any]] = []
    for cells in zip(*(column.to_pylist() for column in table.columns), strict=True):
        product = reader.read(cells)
        if isinstance(product, tuple):
            made.append({"problems": [{"column": column, "message": str(why)} for column, why in product]})
            continue
        report = product.validate(NOTICE.jingpin)
        findings = [
            {
                "clause": finding.clause,
                "place": finding.place,
                "force": finding.force.value,
                "outcome": finding.outcome.value,
                "sentence": say(finding),
            }
            for finding in report
        ]
        outcomes: dict[str, Any] = {finding.clause: finding.outcome.value for finding in report}
        made.append(
            outcomes
            | {
                "verdict": report.verdict.value,
                "unmet": [finding.clause for finding in report.unmet],
                "unknown": [finding.clause for finding in report.unknown],
                "findings": findings,
                "problems": [],
            }
        )
    return made


def rate_of_judge(frame: pl.DataFrame) -> None:
    table = frame.head(DRAWN).to_arrow()
    judged = [row for batch in judge(table, NOTICE) for row in batch.to_pylist()]
    for row, alone in zip(judged, judged_alone(table), strict=True):
        assert {column: row[column] or [] if column == "problems" else row[column] for column in alone} == alone
    rounds = [(timed(lambda: list(judge(table, NOTICE))), timed(lambda: judged_alone(table))) for _ in range(ROUNDS)]
    part = median(alone / mine for mine, alone in rounds)
    count = DRAWN / median(mine for mine, _ in rounds)
    print(f"{'judge':8} {count:12,.0f} rows a second  {part:5.2f} x the object model's own (at least {JUDGE})")


def main() -> None:
    python = sys.version.split()[0]
    print(f"CPython {python}, narwhals {narwhals.__version__}, polars {pl.__version__}, duckdb {duckdb.__version__}; "
          f"{DRAWN * TIMES} rows; {ROUNDS} interleaved rounds, medians")  # fmt: skip
    frame = products()
    lazy = frame.lazy()

    def screened() -> pl.DataFrame:
        return screen_products(lazy, NOTICE).collect()

    def by_hand() -> pl.DataFrame:
        return in_polars(lazy).collect()

    assert screened().equals(by_hand()), "they do not answer alike"
    ratio("polars", screened, by_hand, ON_POLARS)

    connection = duckdb.connect()
    connection.execute("CREATE TYPE outcome AS ENUM ('符合', '不符合', '不明', '不适用')")
    connection.execute("CREATE TYPE verdict AS ENUM ('符合', '需作说明', '待补正', '不符合')")
    connection.from_arrow(frame.to_arrow()).create("products")
    query = in_sql()
    relation = connection.table("products")

    def on_duckdb() -> pa.Table:
        return screen_products(relation, NOTICE).to_arrow_table()

    def in_duckdb() -> pa.Table:
        return connection.sql(query).to_arrow_table()

    assert as_texts(on_duckdb().to_pylist()) == as_texts(in_duckdb().to_pylist()), "they do not answer alike"
    ratio("DuckDB", on_duckdb, in_duckdb, ON_DUCKDB)
    rate_of_judge(frame)


if __name__ == "__main__":
    main()
