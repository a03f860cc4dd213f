"""Judging: what comes out of batches of Arrow is what the object model says of each row."""

import gc
import sys
import weakref
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

import pytest

from zj415x import (
    CHINA,
    Category,
    ClusterApplication,
    InvalidDocumentError,
    InvalidTypeError,
    JingpinProduct,
    Money,
    Readings,
    UnknownNameError,
    wan,
)
from zj415x.errors import MissingExtraError, UnknownLocaleError
from zj415x.exchange import read_application
from zj415x.frames import judge, judge_applications, judged_schema, judging
from zj415x.frames.batches import arrow
from zj415x.rules.report import Report
from zj415x.wording import LOCALES, say

from ..builders import EXAMPLES, JINGPIN, NOTICE, enterprise, product, sales, years
from ..draws import Draw

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed, which the extra frames brings")

YEARS = (2023, 2024, 2025)
FACTS = (
    "mountain_or_island", "independent_legal_person", "rd_institution_in_province", "production_base_in_province",
    "quality_system", "quality_management_evaluated", "quality_benchmark",
)  # fmt: skip
CLAUSES = [clause.name for clause in JINGPIN.clauses]


def drawn(random: Random) -> JingpinProduct:
    """Draw a product with blanks, whose figures are often at a standard or beside it.

    A year with nothing in it has no row: the cells of a table cannot tell the two apart.
    """

    def maybe(value: Any) -> Any:
        return None if random.random() < 0.1 else value

    maker: dict[str, Any] = {fact: maybe(random.random() < 0.8) for fact in FACTS}
    spent = [(maybe(random.choice((299, 300, 301))), maybe(random.choice((0, 10_000, 10_001)))) for _ in YEARS]
    sold = [maybe(wan(random.choice((500, 600, 799, 800)))) for _ in YEARS]
    return product(
        name=f"产品{random.randrange(10**6)}",
        category=random.choice(list(Category)),
        track=random.choice(JINGPIN.tracks),
        enterprise=enterprise(**maker, years=tuple(row for row in years(*spent) if row.rd_expense or row.main_revenue)),
        launched=maybe(date(2022, 12, 1) + timedelta(days=random.randrange(800))),
        launch_evidence=maybe(random.choice((("其他",), ("企业内部新产品立项程序资料", "其他")))),
        sales=tuple(row for row in sales(*sold) if row.amount),
        commitment_letter=maybe(random.random() < 0.8),
        submitted=maybe(datetime(2026, 7, 10, 23, 59, 59, tzinfo=CHINA) + timedelta(seconds=random.randrange(3))),
    )


def fen(amount: Money | None) -> int | None:
    return None if amount is None else amount.fen


def row_of(described: JingpinProduct) -> dict[str, Any]:
    """Lay a product out as a row of the table."""
    maker = described.enterprise
    row: dict[str, Any] = {
        "name": described.name,
        "category": described.category.word,
        "track": described.track,
        "enterprise.name": maker.name,
        "enterprise.county": maker.county,
        **{f"enterprise.{fact}": getattr(maker, fact) for fact in FACTS},
        "launched": described.launched,
        "launch_evidence": None if described.launch_evidence is None else list(described.launch_evidence),
        "commitment_letter": described.commitment_letter,
        "submitted": described.submitted,
    }
    figures_of = ("enterprise.rd_expense", "enterprise.main_revenue", "sales")
    row |= {f"{figure}.{year}（分）": None for figure in figures_of for year in YEARS}
    for figures in maker.years:
        row[f"enterprise.rd_expense.{figures.year}（分）"] = fen(figures.rd_expense)
        row[f"enterprise.main_revenue.{figures.year}（分）"] = fen(figures.main_revenue)
    return row | {f"sales.{sold.year}（分）": fen(sold.amount) for sold in described.sales}


def table_of(products: Iterable[JingpinProduct]) -> Any:
    return pa.Table.from_pylist([row_of(described) for described in products])


def said_of(report: Report, locale: str = "zh_Hans_CN", *, why: bool = False) -> dict[str, Any]:
    """Say by hand what judging has to say of a report."""
    said: dict[str, Any] = report.to_row() | {
        "unmet": [finding.clause for finding in report.unmet],
        "unknown": [finding.clause for finding in report.unknown],
        "findings": [
            {
                "clause": finding.clause,
                "place": finding.place,
                "force": finding.force.word,
                "outcome": finding.outcome.word,
                "sentence": say(finding, locale),
            }
            for finding in report
        ],
    }
    if why:
        said["hinges_on"] = list(report.sensitivity().hinges_on)
        said["remedies"] = ["、".join(say(change) for change in remedy.changes) for remedy in report.remedies()]
    return said | {"problems": []}


def rows(judged: Iterable[Any]) -> list[dict[str, Any]]:
    return [row for batch in judged for row in batch.to_pylist()]


PLAIN = product()
GOOD = row_of(PLAIN)


def batch(*made: dict[str, Any]) -> Any:
    return pa.RecordBatch.from_pylist(list(made))


# What is said -------------------------------------------------------------------------------------------------------


def test_what_was_said_makes_room_for_more_and_stays_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    table = table_of([product(), product(commitment_letter=False), product(commitment_letter=None), product()])
    roomy = rows(judge(table.to_batches(), NOTICE))
    monkeypatch.setattr(judging, "KEPT", 1)
    assert rows(judge(table.to_batches(), NOTICE)) == roomy


def test_each_row_is_judged_as_its_product_is(draw: Draw) -> None:
    products = [drawn(draw.random) for _ in range(draw.count(150, 3_000, 30_000))]
    table = table_of(products)
    for locale in LOCALES:
        for described, row in zip(products, rows(judge(table, NOTICE, locale=locale)), strict=True):
            assert row == row_of(described) | said_of(described.validate(JINGPIN), locale), described


@pytest.mark.parametrize("chosen", [Readings(A47="mean-of-ratios"), Readings(A48="full-years", A51="production-site")])
def test_the_readings_are_those_that_the_caller_chose(draw: Draw, chosen: Readings) -> None:
    products = [drawn(draw.random) for _ in range(draw.count(40, 400, 4_000))]
    found = rows(judge(table_of(products), NOTICE, readings=chosen))
    assert [row["findings"] for row in found] == [
        said_of(described.validate(JINGPIN, readings=chosen))["findings"] for described in products
    ]


def test_why_adds_what_the_verdict_hinges_on_and_the_remedies(draw: Draw) -> None:
    products = [drawn(draw.random) for _ in range(draw.count(15, 150, 1_500))]
    table = table_of(products)
    for described, row in zip(products, rows(judge(table, NOTICE, why=True)), strict=True):
        assert row == row_of(described) | said_of(described.validate(JINGPIN), why=True)


def test_sentences_and_problems_are_in_the_language_that_is_asked_for() -> None:
    sound, unsound = rows(judge(batch(GOOD, GOOD | {"category": "先进类"}), NOTICE, locale="en"))
    assert sound["findings"] == said_of(PLAIN.validate(JINGPIN), "en")["findings"]
    assert sound["verdict"] == "符合"
    assert unsound["problems"][0]["message"].startswith("there is no ")


def test_a_language_without_words_is_refused_before_anything_is_read() -> None:
    with pytest.raises(UnknownLocaleError):
        judge(iter([]), NOTICE, locale="fr")


def test_readings_of_another_type_are_refused_before_anything_is_read() -> None:
    with pytest.raises(InvalidTypeError):
        judge(iter([]), NOTICE, readings={"A47": "ratio-of-sums"})  # type: ignore[arg-type]


# Bad rows -----------------------------------------------------------------------------------------------------------

NOT_JUDGED = dict.fromkeys((*CLAUSES, "verdict", "unmet", "unknown", "findings"))


def test_a_bad_row_among_good_ones_is_null_and_tells_its_problems() -> None:
    bad = GOOD | {"name": None, "track": "工业母机", "enterprise.county": "萧山县"}
    first, second, third = rows(judge(batch(GOOD, bad, GOOD), NOTICE))
    assert first == third == GOOD | said_of(PLAIN.validate(JINGPIN))
    problems = second.pop("problems")
    assert second == bad | NOT_JUDGED
    assert [problem["column"] for problem in problems] == ["name", "track", "enterprise.county"]
    assert problems[0]["message"] == "未填"


def test_why_of_a_bad_row_is_null_too() -> None:
    (row,) = rows(judge(batch(GOOD | {"category": None}), NOTICE, why=True))
    assert row["hinges_on"] is row["remedies"] is None
    assert row["problems"] == [{"column": "category", "message": "未填"}]


def with_column(name: str, values: Any) -> Any:
    """Two rows, the second of which has a bad cell in this column of Arrow."""
    made = batch(GOOD, GOOD)
    kept = [made.column(own) for own in made.schema.names if own != name]
    names = [own for own in made.schema.names if own != name]
    return pa.RecordBatch.from_arrays([*kept, values], names=[*names, name])


def not_utf8() -> Any:
    """A column of texts, the second of which is no UTF-8."""
    first, second = "其他".encode(), b"\xff\xfe"
    offsets = pa.py_buffer(b"".join(n.to_bytes(4, "little") for n in (0, len(first), len(first) + len(second))))
    return pa.StringArray.from_buffers(2, offsets, pa.py_buffer(first + second))


@pytest.mark.parametrize(
    ("name", "values", "message"),
    [
        ("launched", lambda: pa.array([0, 10**12], pa.timestamp("s")), "读不懂这一格：timestamp[us]"),
        ("launch_evidence", not_utf8, "读不懂这一格：string"),
        ("launch_evidence", lambda: pa.array([["其他"], ["其他", None]]), "这一格的列表里有空值"),
        (
            "launch_evidence",
            lambda: pa.array([["其他"], [" 其他"]]),
            "一格里的名称各占一行，名称里不能换行，两头不能有空格",
        ),
        ("launched", lambda: pa.array([{"year": 2023}] * 2), "读不懂这一格：{'year': 2023}"),
        ("submitted", lambda: pa.array([None, timedelta(1)]), "读不懂这一格：datetime.timedelta(days=1)"),
        ("sales.2024（分）", lambda: pa.array([1.0, float("nan")]), "这一格是 NaN，不是数；没有填的留空（NULL）"),
        ("sales.2024（分）", lambda: pa.array([1, -1]), "-0.01元 低于可能的最小值 0万元"),
    ],
)
def test_a_cell_that_nobody_can_read_is_a_problem_of_its_row_alone(name: str, values: Any, message: str) -> None:
    (judged,) = judge(with_column(name, values()), NOTICE)
    assert judged["problems"].to_pylist()[1] == [{"column": name, "message": message}]
    assert judged["verdict"].to_pylist()[1] is None


def test_nanoseconds_and_any_time_zone_are_read() -> None:
    just = datetime(2026, 7, 10, 23, 59, 59, 999999, tzinfo=CHINA)
    nanoseconds = pa.array([just, just + timedelta(microseconds=1)], pa.timestamp("us", "UTC")).cast(
        pa.timestamp("ns", "America/New_York")
    )
    assert [row["in-time"] for row in rows(judge(with_column("submitted", nanoseconds), NOTICE))] == ["符合", "不符合"]


@pytest.mark.parametrize(
    ("heading", "value"),
    [
        ("sales.2024（万元）", 900),
        ("sales.2024（元）", 9_000_000),
        ("sales.2024（亿元）", Decimal("0.09")),
        ("sales.2024（分）", "900万元"),
        ("sales.2024（分）", "900000000分"),
        ("sales.2024（分）", Decimal(900_000_000)),
        ("sales.2024", "0.09亿元"),
        ("2024年销售收入（万元）", 900.0),
    ],
)
def test_amounts_are_the_same_in_any_unit(heading: str, value: Any) -> None:
    row = {name: cell for name, cell in GOOD.items() if not name.startswith("sales.2024")} | {heading: value}
    (found,) = rows(judge(batch(row), NOTICE))
    assert found["findings"] == said_of(PLAIN.validate(JINGPIN))["findings"]


# Headings -----------------------------------------------------------------------------------------------------------


def test_a_missing_column_is_told_before_the_first_batch() -> None:
    judged = judge(batch({name: cell for name, cell in GOOD.items() if name != "track"}), NOTICE)
    with pytest.raises(InvalidDocumentError, match="track（集群赛道）"):
        next(judged)


def test_two_columns_of_one_field_are_told_before_the_first_batch() -> None:
    with pytest.raises(InvalidDocumentError, match="同一列"):
        next(judge(batch(GOOD | {"产品名称": "五轴加工中心"}), NOTICE))


def test_a_column_named_as_a_result_is_told_before_the_first_batch() -> None:
    with pytest.raises(InvalidDocumentError) as told:
        next(judge(batch(GOOD | {"verdict": "符合", "problems": ""}), NOTICE))
    assert [path for path, _ in told.value.problems] == ["verdict", "problems"]


def test_what_has_other_columns_than_the_first_batch_is_refused() -> None:
    judged = judge([batch(GOOD), batch(GOOD | {"备注": "无"})], NOTICE)
    next(judged)
    with pytest.raises(InvalidTypeError, match="备注"):
        next(judged)


def test_columns_of_no_field_are_carried_even_twice() -> None:
    made = batch(GOOD | {"备注": "甲"})
    twice = pa.RecordBatch.from_arrays([*made.columns, made.column("备注")], names=[*made.schema.names, "备注"])
    (judged,) = judge(twice, NOTICE)
    assert judged.schema.names[: len(GOOD) + 2] == twice.schema.names
    assert judged.column(len(GOOD) + 1).to_pylist() == ["甲"]


@pytest.mark.parametrize("bad", [5, "产品.csv", b"", None, {"name": ["甲"]}, [5]])
def test_what_are_no_batches_is_refused(bad: object) -> None:
    with pytest.raises(InvalidTypeError, match="RecordBatch"):
        list(judge(bad, NOTICE))


def test_a_missing_arrow_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    for called in (arrow, lambda: judge([], NOTICE), lambda: judge_applications([], NOTICE)):
        with pytest.raises(MissingExtraError, match=r"zj415x\[frames\]"):
            called()


# Schemas ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("why", [False, True])
@pytest.mark.parametrize("dictionary", [False, True])
def test_the_schema_is_known_beforehand(why: bool, dictionary: bool) -> None:
    made = batch(GOOD, GOOD | {"name": None})
    (judged,) = judge(made, NOTICE, why=why, dictionary=dictionary)
    judged.validate(full=True)
    assert judged.schema == judged_schema(made.schema, NOTICE, why=why, dictionary=dictionary)
    results = ["unmet", "unknown", "findings", *(["hinges_on", "remedies"] if why else []), "problems"]
    assert judged.schema.names == [*GOOD, *CLAUSES, "verdict", *results]
    assert {pa.types.is_dictionary(judged.schema.field(name).type) for name in (*CLAUSES, "verdict")} == {dictionary}


def test_the_schema_of_a_table_without_its_columns_is_refused() -> None:
    with pytest.raises(InvalidDocumentError):
        judged_schema(pa.schema([("name", pa.string())]), NOTICE)


def test_words_as_a_dictionary_say_the_same() -> None:
    made = batch(GOOD, GOOD | {"name": None})
    assert rows(judge(made, NOTICE, dictionary=True)) == rows(judge(made, NOTICE))


# Batches ------------------------------------------------------------------------------------------------------------


def test_a_batch_comes_out_for_each_that_goes_in_and_an_empty_one_too() -> None:
    made = batch(GOOD, GOOD)
    judged = list(judge(iter([made, made.slice(0, 0), made]), NOTICE))
    assert [each.num_rows for each in judged] == [2, 0, 2]
    assert list(judge(iter([]), NOTICE)) == []


def test_a_large_batch_comes_out_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judging, "MOST", 3)
    made = table_of(product(name=f"产品{number}") for number in range(7)).to_batches()[0]
    judged = list(judge(made, NOTICE))
    assert [each.num_rows for each in judged] == [3, 3, 1]
    assert [row["name"] for row in rows(judged)] == [f"产品{number}" for number in range(7)]


def most_alive(count: int) -> int:
    """The most batches that live at any time while so many are judged and let go."""
    alive: list[weakref.ref[Any]] = []
    most = 0

    def stream() -> Iterator[Any]:
        for number in range(count):
            made = batch(GOOD | {"name": f"产品{number}"})
            alive.append(weakref.ref(made))
            yield made

    for judged in judge(stream(), NOTICE):
        alive.append(weakref.ref(judged))
        gc.collect()
        most = max(most, sum(each() is not None for each in alive))
    return most


def test_no_more_batches_live_however_many_are_judged() -> None:
    assert most_alive(30) == most_alive(3) <= 4


def test_a_batch_is_asked_for_only_when_it_is_wanted() -> None:
    asked: list[int] = []

    def stream() -> Iterator[Any]:
        for number in range(5):
            asked.append(number)
            yield batch(GOOD)

    judged = judge(stream(), NOTICE)
    assert asked == []
    next(judged)
    assert asked == [0]


# Engines ------------------------------------------------------------------------------------------------------------

EXPECTED = rows(judge(batch(GOOD, GOOD | {"name": None}), NOTICE))


def test_a_reader_is_judged() -> None:
    table = pa.Table.from_batches([batch(GOOD, GOOD | {"name": None})])
    assert rows(judge(table.to_reader(), NOTICE)) == rows(judge(table, NOTICE)) == EXPECTED


def test_polars_judges_lazily_by_map_batches() -> None:
    pl = pytest.importorskip("polars", reason="polars is not installed")
    frame = pl.DataFrame([GOOD, GOOD | {"name": None}], schema_overrides={"category": pl.Categorical})

    def judged(part: Any) -> Any:
        return pl.from_arrow(pa.Table.from_batches(judge(part, NOTICE)))

    schema = pl.from_arrow(judged_schema(frame.clear().to_arrow().schema, NOTICE).empty_table()).schema
    found = frame.lazy().map_batches(judged, schema=schema).collect()
    assert found["verdict"].to_list() == [row["verdict"] for row in EXPECTED]
    assert found["findings"].to_list() == [row["findings"] for row in EXPECTED]
    assert found["problems"].to_list() == [row["problems"] for row in EXPECTED]


def test_duckdb_judges_a_relation_and_queries_what_is_said() -> None:
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    connection = duckdb.connect()
    table = pa.Table.from_batches([batch(GOOD, GOOD | {"name": None})])
    relation = connection.from_arrow(table)
    schema = judged_schema(table.schema, NOTICE)
    judged = pa.RecordBatchReader.from_batches(schema, judge([table], NOTICE))
    assert judged.schema == schema
    query = 'select "mean-sales", verdict, len(problems), findings[1].sentence from judged'
    assert connection.sql(query).fetchall() == [
        (
            row["mean-sales"],
            row["verdict"],
            len(row["problems"]),
            (row["findings"] or [{"sentence": None}])[0]["sentence"],
        )
        for row in EXPECTED
    ]
    assert [row["verdict"] for row in rows(judge(relation, NOTICE))] == [row["verdict"] for row in EXPECTED]


def test_pandas_is_judged() -> None:
    pd = pytest.importorskip("pandas", reason="pandas is not installed")
    frame = pd.DataFrame([GOOD, GOOD | {"name": None}])
    assert [row["findings"] for row in rows(judge(frame, NOTICE))] == [row["findings"] for row in EXPECTED]


# Applications -------------------------------------------------------------------------------------------------------

DOCUMENTS = [
    path.read_text(encoding="utf-8")
    for path in (EXAMPLES / "application.json", *sorted((EXAMPLES / "cases").glob("*.json")))
]


def applications(*documents: Any, column: str = "application") -> Any:
    return pa.RecordBatch.from_pylist([{"id": number, column: each} for number, each in enumerate(documents)])


def report_of(document: str, **readings: str) -> Report:
    read: ClusterApplication = read_application(document, NOTICE)
    return read.validate(NOTICE.clusters, readings=Readings.of(readings))


def test_each_application_is_judged_as_its_document_is() -> None:
    found = rows(judge_applications(applications(*DOCUMENTS), NOTICE))
    for number, (document, row) in enumerate(zip(DOCUMENTS, found, strict=True)):
        assert row == {"id": number, "application": document} | said_of(report_of(document))


def test_applications_are_read_from_bytes_and_dictionaries_under_the_chosen_readings() -> None:
    document = DOCUMENTS[0]
    expected = said_of(report_of(document, A12="this-year-forecast"))["findings"]
    for values in (
        pa.array([document.encode()]),
        pa.array([document]).dictionary_encode(),
        pa.array([document], pa.large_string()),
    ):
        made = pa.RecordBatch.from_arrays([values], names=["申报"])
        chosen = Readings(A12="this-year-forecast")
        (row,) = rows(judge_applications(made, NOTICE, column="申报", readings=chosen))
        assert row["findings"] == expected


def test_a_bad_document_tells_its_problems_by_their_paths() -> None:
    found = rows(judge_applications(applications(None, " ", "{", '{"tier": "核心区"}', DOCUMENTS[0]), NOTICE))
    assert [row["verdict"] is None for row in found] == [True] * 4 + [False]
    assert [[problem["column"] for problem in row["problems"]] for row in found] == [
        ["application"],
        ["application"],
        ["$"],
        ["$.applicant", "$.track"],
        [],
    ]
    assert found[0]["problems"][0]["message"] == found[1]["problems"][0]["message"] == "未填"


def test_a_cell_that_is_no_text_is_a_problem_of_its_row() -> None:
    made = pa.RecordBatch.from_arrays([pa.array([{"tier": "核心区"}])], names=["application"])
    (row,) = rows(judge_applications(made, NOTICE))
    assert row["problems"] == [{"column": "application", "message": "读不懂这一格：{'tier': '核心区'}"}]


def test_a_name_that_the_call_does_not_print_is_a_problem_of_its_row() -> None:
    for field, value in (
        ("x_types", '["乱写"]'),
        ("evidence", '["scale.nothing"]'),
        ("titles", '[{"scheme": "乱写"}]'),
    ):
        document = f'{{"tier": "核心区", "track": "人工智能", "applicant": {{"name": "甲", "kind": "其他"}}, "{field}": {value}}}'
        (row,) = rows(judge_applications(applications(document), NOTICE))
        assert [problem["column"].startswith(f"$.{field}") for problem in row["problems"]] == [True]


def test_why_of_an_application() -> None:
    (row,) = rows(judge_applications(applications(DOCUMENTS[0]), NOTICE, why=True))
    expected = said_of(report_of(DOCUMENTS[0]), why=True)
    assert {name: row[name] for name in expected} == expected


def test_the_column_of_applications_has_to_be_there_once() -> None:
    made = applications(DOCUMENTS[0])
    with pytest.raises(InvalidDocumentError, match="application") as told:
        next(judge_applications(made, NOTICE, column="applications"))
    ((_, error),) = told.value.faults
    assert isinstance(error, UnknownNameError)
    assert error.nearest == ("application",)
    twice = pa.RecordBatch.from_arrays([made.column(1)] * 2, names=["application"] * 2)
    with pytest.raises(InvalidDocumentError, match="表里有 2 列都叫“application”"):
        next(judge_applications(twice, NOTICE))


def test_the_schema_of_applications_is_known_beforehand() -> None:
    made = applications(DOCUMENTS[0])
    (judged,) = judge_applications(made, NOTICE)
    assert judged.schema == judged_schema(made.schema, NOTICE, column="application")
    with pytest.raises(InvalidDocumentError):
        judged_schema(made.schema, NOTICE, column="申报")
