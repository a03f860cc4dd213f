"""The engines that a table may stand on: each builds a frame of drawn rows, and brings a result back as rows.

An engine that is not installed is skipped, and the run says so: a user's machine may rightly lack it.
"""

import shutil
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from functools import cache
from importlib.util import find_spec
from random import Random
from typing import Any

import pytest
from attrs import frozen

from zj415x.editions.y2026 import NOTICE
from zj415x.frames import product_layout

from .drawn import AMOUNTS, ANSWERS, COLUMNS, Row

TEXT, YES_NO, WHOLE, FLOAT, DAY, MOMENT = "text", "yes or no", "whole", "float", "day", "moment"
_LAYOUT = {column.name: column for column in product_layout(NOTICE).columns}


@frozen
class Table:
    """The columns of a table in their order: the type of each, and its values; None is a blank."""

    types: dict[str, str]
    columns: dict[str, list[Any]]

    def tuples(self) -> Iterable[tuple[Any, ...]]:
        return zip(*self.columns.values(), strict=True)


# Forms: the same rows as different offices would head and fill their sheets ------------------------------------------


def in_fen(rows: list[Row]) -> Table:
    """The names of the layout; money in whole fen, days, moments and answers in the types of the engine."""
    return _table(rows, {column: (f"{column}（分）", WHOLE, _same) for column in AMOUNTS}, _names)


def in_text(rows: list[Row]) -> Table:
    """The headings that people use, and everything a text: each amount with its unit, days in five notations."""
    random = Random(len(rows))
    writers: dict[str, _Writer] = {column: (_LAYOUT[column].heading, TEXT, _amount(random)) for column in AMOUNTS}
    writers |= {column: (_LAYOUT[column].heading, TEXT, _answer(random)) for column in ANSWERS}
    writers["launched"] = (_LAYOUT["launched"].heading, TEXT, _day(random))
    writers["submitted"] = (_LAYOUT["submitted"].heading, TEXT, _moment(random))
    for column in COLUMNS:
        writers.setdefault(column, (_LAYOUT[column].heading, TEXT, _names))
    return _table(rows, writers, _names)


def in_floats(rows: list[Row]) -> Table:
    """Money in floats of 万元, as most readers of CSV and workbooks make it; answers in 是 and 否."""
    writers: dict[str, _Writer] = {column: (f"{column}（万元）", FLOAT, lambda fen: fen / 10**6) for column in AMOUNTS}
    writers |= {column: (column, TEXT, _answer(Random(len(rows)))) for column in ANSWERS}
    return _table(rows, writers, _names)


FORMS: dict[str, Callable[[list[Row]], Table]] = {"fen": in_fen, "text": in_text, "floats": in_floats}

_Writer = tuple[str, str, Callable[[Any], Any]]
"""The heading of a column, the type of its cells, and what is written for a value."""
_TYPES = dict.fromkeys(ANSWERS, YES_NO) | {"launched": DAY, "submitted": MOMENT}


def _table(rows: list[Row], writers: dict[str, _Writer], plainly: Callable[[Any], Any]) -> Table:
    types, columns = {}, {}
    for column in COLUMNS:
        kind = _TYPES.get(column, TEXT)
        heading, kind, write = writers.get(column, (column, kind, plainly if kind == TEXT else _same))
        types[heading] = kind
        columns[heading] = [None if row[column] is None else write(row[column]) for row in rows]
    return Table(types, columns)


def _same(value: Any) -> Any:
    return value


def _names(value: Any) -> str:
    return ("、".join(value) or "无") if isinstance(value, tuple) else str(value)


def _amount(random: Random) -> Callable[[int], str]:
    def write(fen: int) -> str:
        unit, places = random.choice((("万元", 6), ("万元", 6), ("元", 2), ("亿元", 10)))
        return f"{Decimal(fen).scaleb(-places):f}{unit}"

    return write


def _answer(random: Random) -> Callable[[bool], str]:
    return lambda answer: random.choice(("是", "有")) if answer else random.choice(("否", "无"))


def _day(random: Random) -> Callable[[date], str]:
    forms = (
        "{0:%Y-%m-%d}",
        "{0.year}/{0.month}/{0.day}",
        "{0:%Y.%m.%d}",
        "{0.year}年{0.month}月{0.day}日",
        "{0:%Y/%m/%d}",
    )
    return lambda day: random.choice(forms).format(day)


def _moment(random: Random) -> Callable[[datetime], str]:
    def write(moment: datetime) -> str:
        zone = random.choice((moment.tzinfo, UTC, timezone(timedelta(hours=9, minutes=30))))
        return random.choice((moment.astimezone(zone).isoformat(), f"{moment:%Y-%m-%d %H:%M:%S.%f}"))

    return write


# Engines -------------------------------------------------------------------------------------------------------------


def _polars(table: Table) -> Any:
    import polars as pl

    types = {
        TEXT: pl.String(),
        YES_NO: pl.Boolean(),
        WHOLE: pl.Int64(),
        FLOAT: pl.Float64(),
        DAY: pl.Date(),
        MOMENT: pl.Datetime("us", "Asia/Shanghai"),
    }
    schema: dict[str, pl.DataType] = {heading: types[kind] for heading, kind in table.types.items()}
    return pl.DataFrame(table.columns, schema=schema)


def _pandas(table: Table) -> Any:
    """What pandas makes of such columns by itself: amounts with a blank are floats, answers with a blank objects."""
    import pandas as pd

    frame = pd.DataFrame(table.columns)
    for heading, kind in table.types.items():
        if kind == DAY:
            frame[heading] = frame[heading].astype("datetime64[us]")
        if kind == MOMENT:
            frame[heading] = pd.to_datetime(frame[heading]).astype("datetime64[us, Asia/Shanghai]")
    return frame


def _pandas_on_arrow(table: Table) -> Any:
    import pandas as pd

    return _arrow(table).to_pandas(types_mapper=pd.ArrowDtype)


def _arrow(table: Table) -> Any:
    import pyarrow as pa

    types = {
        TEXT: pa.string(),
        YES_NO: pa.bool_(),
        WHOLE: pa.int64(),
        FLOAT: pa.float64(),
        DAY: pa.date32(),
        MOMENT: pa.timestamp("us", "Asia/Shanghai"),
    }
    return pa.table({heading: pa.array(cells, types[table.types[heading]]) for heading, cells in table.columns.items()})


def _duckdb(table: Table) -> Any:
    return _connection().from_arrow(_arrow(table))


@cache
def _connection() -> Any:
    import duckdb

    return duckdb.connect()


def _spark(table: Table) -> Any:
    from pyspark.sql import types as sql

    types = {
        TEXT: sql.StringType(),
        YES_NO: sql.BooleanType(),
        WHOLE: sql.LongType(),
        FLOAT: sql.DoubleType(),
        DAY: sql.DateType(),
        MOMENT: sql.TimestampType(),
    }
    schema = sql.StructType([sql.StructField(heading, types[kind]) for heading, kind in table.types.items()])
    return _session().createDataFrame(list(table.tuples()), schema)


@cache
def _session() -> Any:
    """A session of Spark on this machine, which ends with the run."""
    from pyspark.sql import SparkSession

    settings = {
        "spark.ui.enabled": "false",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.sql.shuffle.partitions": "2",
        "spark.sql.session.timeZone": "UTC",  # another zone than the notice's, which must not matter
    }
    maker = SparkSession.builder.master("local[2]").appName("zj415x")
    for name, value in settings.items():
        maker = maker.config(name, value)
    session = maker.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    return session


@frozen
class Engine:
    """An engine: what it needs, how it makes a frame of a table, and how it brings a result back as rows."""

    needs: tuple[str, ...]
    build: Callable[[Table], Any]
    bring: Callable[[Any], list[Row]]
    java: bool = False

    def check(self) -> None:
        """Skip the test where the engine is not installed, and say what is missing."""
        for module in self.needs:
            if find_spec(module) is None:
                pytest.skip(f"{module} is not installed")
        if self.java and shutil.which("java") is None:
            pytest.skip("Spark needs a Java")


def _records(frame: Any) -> list[Row]:
    """The rows of a frame of pandas, with None for whatever it writes for a blank."""
    import pandas as pd

    plain = frame.astype(object)
    records: list[Row] = plain.where(~pd.isna(plain), None).to_dict("records")
    return records


ENGINES = {
    "polars": Engine(("polars",), _polars, lambda frame: frame.to_dicts()),
    "polars-lazy": Engine(("polars",), lambda table: _polars(table).lazy(), lambda frame: frame.collect().to_dicts()),
    "pandas": Engine(("pandas",), _pandas, _records),
    "pandas-arrow": Engine(("pandas", "pyarrow"), _pandas_on_arrow, _records),
    "pyarrow": Engine(("pyarrow",), _arrow, lambda frame: frame.to_pylist()),
    "duckdb": Engine(("duckdb", "pyarrow"), _duckdb, lambda frame: frame.to_arrow_table().to_pylist()),
    "pyspark": Engine(("pyspark",), _spark, lambda frame: [row.asDict() for row in frame.collect()], java=True),
}
"""The engines by their names, Spark last: it takes longest to begin."""
