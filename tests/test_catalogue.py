"""The tables to download: whole, the same in both forms, and read alike by pandas and by a spreadsheet."""

import csv
import io
import json
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("sphinx", reason="Sphinx is not installed (extra: docs)")
sys.path.insert(0, str(Path(__file__).parents[1] / "docs"))

from pages import data
from pages.catalogue import TABLES, Table

from zj415x import Tier
from zj415x.values.county import CITIES, COUNTIES

from .builders import CLUSTERS, JINGPIN, NOTICE

LANGUAGES = ("zh_CN", "en")
ROWS = {
    "tracks": len(CLUSTERS.tracks),
    "lines": len(CLUSTERS.indicators) + len(CLUSTERS.targets),
    "sales": len(JINGPIN.categories),
    "quotas": len(CITIES) + 3,
    "deadlines": len(NOTICE.deadlines),
    "clauses": len([*CLUSTERS, *JINGPIN]),
    "readings": sum(len(one.options) for one in NOTICE.readings),
    "questions": len(NOTICE.open_questions),
    "passages": len(NOTICE.ledger.segments),
    "counties": len(COUNTIES),
    "county-lists": 3,
    "former-counties": 13,
}
every = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
in_both = pytest.mark.parametrize("language", LANGUAGES)


def read(table: Table, language: str) -> Any:
    return json.loads(data.as_json(table, language), parse_float=Decimal)


def named(name: str) -> Table:
    return next(table for table in TABLES if table.name == name)


def cells(table: Table, language: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.as_csv(table, language).removeprefix("\ufeff"), newline="")))


def test_every_table_has_all_its_rows() -> None:
    assert {table.name: len(table.rows("en")) for table in TABLES} == ROWS


@every
@in_both
def test_both_forms_have_the_same_rows(table: Table, language: str) -> None:
    whole = read(table, language)
    assert (whole["table"], whole["notice"], whole["issued"]) == (table.name, "浙制高办〔2026〕30号", "2026-05-26")
    head, *rows = cells(table, language)
    assert head == [column["title"] for column in whole["columns"]]
    words = {True: data._cell(True, language), False: data._cell(False, language), None: ""}
    for row, one in zip(rows, whole["rows"], strict=True):
        assert list(one) == [column["name"] for column in whole["columns"]]
        told = [
            words[value] if value is None or isinstance(value, bool)
            else "；".join(value) if isinstance(value, list)
            else str(value)
            for value in one.values()
        ]  # fmt: skip
        assert row == told


@every
def test_names_and_headings_are_said_once_and_explained_in_both_languages(table: Table) -> None:
    for language in LANGUAGES:
        columns = read(table, language)["columns"]
        for key in ("name", "title"):
            assert len({column[key] for column in columns}) == len(columns)
        assert all(column["description"] for column in columns)
    # A list in one cell can be taken apart again.
    assert not any(
        "；" in value for row in table.rows("zh_CN") for cell in row if isinstance(cell, tuple) for value in cell
    )


@every
def test_numbers_names_and_ids_are_the_same_in_both_languages(table: Table) -> None:
    chinese, english = (read(table, language)["rows"] for language in LANGUAGES)
    for here, there in zip(chinese, english, strict=True):
        for key, value in here.items():
            if not isinstance(value, str):
                assert there[key] == value, key


@every
@in_both
def test_a_spreadsheet_shows_what_is_written_and_computes_nothing(table: Table, language: str) -> None:
    text = data.as_csv(table, language)
    assert text.startswith("\ufeff")
    assert text.count("\r\n") == len(table.rows(language)) + 1
    assert "\n" not in text.replace("\r\n", "")
    assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for row in cells(table, language) for cell in row)


@every
@in_both
def test_pandas_reads_both_forms(table: Table, language: str) -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed (extra: dev)")
    frame = pandas.read_csv(io.BytesIO(data.as_csv(table, language).encode()))
    rows = pandas.DataFrame(json.loads(data.as_json(table, language))["rows"])
    assert frame.shape == rows.shape == (ROWS[table.name], len(table.columns))
    assert list(frame.columns) == [column.heading.in_(language) for column in table.columns]
    for column in table.columns:
        if column.type in ("number", "integer"):
            assert pandas.api.types.is_numeric_dtype(frame[column.heading.in_(language)])
            assert frame[column.heading.in_(language)].sum() == rows[column.name].sum()


def test_the_numbers_are_the_notices() -> None:
    tracks = {row["track"]: row for row in read(named("tracks"), "en")["rows"]}
    for track in CLUSTERS.tracks:
        floors = [track.floor(tier) for tier in Tier]
        expected = [None if floor is None else floor.in_unit("亿元") for floor in floors]
        assert [tracks[track.name][key] for key in ("core", "coordinated", "new_star")] == expected
    space = tracks["低空经济与商业航天"]
    assert (space["core"], space["core_relieved"]) == (60, 42)
    quotas = {row["recommender"]: row["places"] for row in read(named("quotas"), "en")["rows"]}
    assert quotas == {row.name: row.places for row in JINGPIN.quotas}
    assert sum(quotas[city] for city in CITIES) == 390
    assert [row["amount"] for row in read(named("sales"), "en")["rows"]] == [800, 600, 600]
    defaults = {row["id"]: row["option"] for row in read(named("readings"), "en")["rows"] if row["default"]}
    assert defaults == {one.id: one.default for one in NOTICE.readings}
    assert sum(row["list_22"] for row in read(named("counties"), "en")["rows"]) == 22


@in_both
def test_a_description_names_every_file_and_every_heading(language: str) -> None:
    files = dict(data.files(language))
    package = json.loads(files.pop("datapackage.json"))
    assert {one["path"] for one in package["resources"]} == {name for name in files if name.endswith(".csv")}
    for table, one in zip(TABLES, package["resources"], strict=True):
        assert [field["name"] for field in one["schema"]["fields"]] == cells(table, language)[0]


@in_both
def test_the_page_tells_of_every_file(language: str) -> None:
    page = data.page(language)
    assert [name for name, _ in data.files(language) if f'href="data/{name}" download' not in page] == []
