"""Every engine gives the answers of the object model, cell by cell, under all joint readings of annex 2.

The default is a sample on each engine that is installed; ``-m slow`` draws ten thousand rows an engine, and two thousand
on Spark; ``-m whole`` a million rows an engine.
"""

from functools import lru_cache
from itertools import product

import pytest

from zj415x import Readings
from zj415x.editions.y2026 import NOTICE
from zj415x.frames import screen_products
from zj415x.rules.reading import VOCABULARY

from ..draws import Draw
from .drawn import AMOUNTS, Row, product_of, rows
from .engines import ENGINES, FORMS

CLAUSES = tuple(clause.name for clause in NOTICE.jingpin.clauses)
IDS = tuple(sorted({id for clause in NOTICE.jingpin.clauses for id in clause.readings}))
JOINT = tuple(Readings.of(zip(IDS, options, strict=True)) for options in product(*(VOCABULARY[id] for id in IDS)))
"""Every joint choice of the readings that the clauses of a product declare."""


def judged(row: Row, readings: Readings) -> dict[str, str | None]:
    """What the object model says of a row, in the columns that an engine adds."""
    report = product_of(row).validate(NOTICE.jingpin, readings=readings)
    words: dict[str, str | None] = {finding.clause: finding.outcome.value for finding in report.findings}
    return words | {
        "verdict": report.verdict.value,
        "hinges_on": "、".join(report.sensitivity().hinges_on),
        "problems": None,
    }


@lru_cache(maxsize=len(FORMS))
def drawn(seed: str, count: int, readings: Readings) -> tuple[list[Row], list[dict[str, str | None]]]:
    """Drawn rows, and what the object model says of each: kept for the next engine."""
    made = rows(seed, count)
    return made, [judged(row, readings) for row in made]


def screened(engine: str, form: str, made: list[Row], readings: Readings) -> list[Row]:
    """Screen rows on an engine; return what it adds to each, in the order of the rows."""
    table = FORMS[form](made)
    frame = ENGINES[engine].build(table)
    result = screen_products(frame, NOTICE, readings=readings, hinges=True)
    assert type(result) is type(frame)
    (name, *_) = table.types
    answers = {answer[name]: answer for answer in ENGINES[engine].bring(result)}
    added = (*CLAUSES, "verdict", "hinges_on", "problems")
    for answer in answers.values():
        assert list(answer) == [*table.types, *added]
    return [{column: answers[row["name"]][column] for column in added} for row in made]


def compare(engine: str, form: str, count: int, readings: Readings) -> None:
    """Compare each cell that an engine adds with the object model's."""
    seed = f"{form}, {'-'.join(readings[id] for id in IDS)}"
    made, expected = drawn(seed, count, readings)
    found = screened(engine, form, made, readings)
    differing = [
        f"seed {seed!r}, row {index}, {column}: {found[index][column]}, the object model says {said}; {made[index]}"
        for index, answer in enumerate(expected)
        for column, said in answer.items()
        if found[index][column] != said
    ]
    assert not differing, f"{len(differing)} cells of {count} rows differ on {engine}:\n" + "\n".join(differing[:5])


def form_of(readings: Readings) -> str:
    """The form under these readings: each in turn, since engines plan for seconds, however few the rows."""
    return list(FORMS)[JOINT.index(readings) % len(FORMS)]


@pytest.mark.parametrize("engine", [engine for engine in ENGINES if engine != "pyspark"])
def test_an_engine_answers_as_the_object_model_does(engine: str, draw: Draw) -> None:
    ENGINES[engine].check()
    # DuckDB plans for seconds, however few the rows.
    once, often = (1, 8) if engine == "duckdb" else (2, len(JOINT))
    for readings in draw.of(JOINT, sample=once, slow=often):
        compare(engine, form_of(readings), draw.count(sample=200 // once, slow=10_080 // often, whole=41_667), readings)


@pytest.mark.slow
def test_spark_answers_as_the_object_model_does(draw: Draw) -> None:
    ENGINES["pyspark"].check()
    for readings in draw.of(JOINT, sample=1, slow=6):
        compare("pyspark", form_of(readings), draw.count(sample=1, slow=336, whole=41_667), readings)


LARGEST = 2**63 - 1
LARGE = (
    *(LARGEST, LARGEST - 1, LARGEST // 2, LARGEST // 3, LARGEST // 100),
    *(edge + step for edge in (10**15, 9 * 10**15, 10**16) for step in (-1, 0, 1)),
)


@pytest.mark.parametrize("readings", JOINT[:: len(JOINT) // 3], ids=lambda readings: readings["A47"])
@pytest.mark.parametrize("form", ["fen", "text"])
@pytest.mark.parametrize(
    "engine", ["polars", "pandas-arrow", "pyarrow", pytest.param("duckdb", marks=pytest.mark.slow)]
)
def test_amounts_near_the_largest_are_answered_rightly_or_refused(
    engine: str, form: str, readings: Readings, draw: Draw
) -> None:
    ENGINES[engine].check()
    made = rows(f"largest, {form}", draw.count(sample=100, slow=1000, whole=10_000))
    for row in made:
        for column in AMOUNTS:
            if row[column] is not None and draw.random.random() < 0.4:
                row[column] = draw.random.choice(LARGE)
    for index, found in enumerate(screened(engine, form, made, readings)):
        if found["problems"] is None:
            assert found == judged(made[index], readings), made[index]
        else:
            assert any(column in found["problems"] or "年" in found["problems"] for column in AMOUNTS)
            assert {found[column] for column in (*CLAUSES, "verdict")} == {None}
