"""Every door gives one report: objects, JSON in any form, the workbook of the form, a row of a table, and a screened table."""

import json
from operator import attrgetter
from typing import Any

import pytest
from attrs import evolve

from zj415x import ClusterApplication, Readings, XTitle
from zj415x.exchange import dump, read_application, read_product
from zj415x.frames import RowReader, screen_applications, screen_products
from zj415x.frames.conclusions import FLAT
from zj415x.frames.headings import APPLICATION

from ..builders import NOTICE
from ..draws import Draw
from ..frames.drawn import product_of, rows
from ..frames.engines import ENGINES, FORMS
from ..oracle import drawn as documents
from . import drawn


def as_json(document: Any) -> str:
    """Write a document as JSON text."""
    return json.dumps(document, ensure_ascii=False)


def test_a_product_has_one_report_as_object_json_and_row(draw: Draw) -> None:
    for form in FORMS:
        made = rows(f"{draw.test} {form}", draw.count(25, 400, 20_000))
        table = FORMS[form](made)
        reader = RowReader.of_products(table.types, NOTICE)
        for row, cells in zip(made, table.tuples(), strict=True):
            ours, chosen = product_of(row), documents.options(draw.random)
            written = dump(ours)
            read = [read_product(door, NOTICE) for door in (written, as_json(written), as_json(written).encode())]
            reports = [drawn.report_on(subject, chosen) for subject in (ours, *read)]
            assert all(report == reports[0] for report in reports), (chosen, written)
            from_row = reader.read(cells)
            assert not isinstance(from_row, tuple), (from_row, cells)
            assert drawn.differing(reports[0], drawn.report_on(from_row, chosen)) == {}, (chosen, cells)


def test_a_product_has_one_report_on_its_own_and_in_a_screened_table(draw: Draw) -> None:
    ENGINES["pyarrow"].check()
    chosen = documents.options(draw.random)
    for form in draw.of(list(FORMS), sample=1):
        made = rows(f"{draw.test} {form}", draw.count(25, 400, 20_000))
        frame = screen_products(ENGINES["pyarrow"].build(FORMS[form](made)), NOTICE, readings=Readings.of(chosen))
        for row, answer in zip(made, ENGINES["pyarrow"].bring(frame), strict=True):
            said = drawn.answers(drawn.report_on(product_of(row), chosen))
            assert {name: answer[name] for name in said} == {
                name: said[name] if name == "verdict" else said[name][0] for name in said
            }, (chosen, row)


def test_an_application_has_one_report_as_object_and_json(draw: Draw) -> None:
    for _ in range(draw.count(25, 400, 20_000)):
        document, chosen = documents.application(draw.random), documents.options(draw.random)
        doors = (document, as_json(document), as_json(document).encode())
        read = [read_application(door, NOTICE) for door in doors]
        again = read_application(dump(read[0]), NOTICE)
        reports = [drawn.report_on(subject, chosen) for subject in (*read, again)]
        assert all(report == reports[0] for report in reports), (chosen, document)
        assert len({as_json(dump(report)) for report in reports}) == 1


def test_an_application_has_one_report_as_object_and_workbook(draw: Draw) -> None:
    pytest.importorskip("openpyxl", reason="openpyxl is not installed")
    from zj415x.office import read_form_workbook
    from zj415x.office.excel.form_sheets import book_of
    from zj415x.office.excel.style import content

    for _ in range(draw.count(3, 40, 1_000)):
        document, chosen = documents.application(draw.random), documents.options(draw.random)
        ours = read_application(document, NOTICE)
        again = read_form_workbook(content(book_of(NOTICE, ours)), NOTICE)
        assert drawn.report_on(again, chosen) == drawn.report_on(ours, chosen), (chosen, document)


def test_what_is_flat_of_an_application_has_one_report_as_object_row_and_screened_table(draw: Draw) -> None:
    headings = [texts.split(" ")[0].format(last=2025, this=2026) for _, texts in APPLICATION]
    reader = RowReader.of_applications(headings, NOTICE)
    chosen = documents.options(draw.random)
    made = [
        _flat(read_application(documents.application(draw.random), NOTICE)) for _ in range(draw.count(25, 400, 20_000))
    ]
    table = [[_cell(subject, path) for path, _ in APPLICATION] for subject in made]
    said = []
    for subject, cells in zip(made, table, strict=True):
        report = drawn.report_on(subject, chosen)
        from_row = reader.read(cells)
        assert not isinstance(from_row, tuple), (from_row, cells)
        again = drawn.report_on(from_row, chosen)
        for topic in FLAT:
            assert drawn.differing(report.of(topic), again.of(topic)) == {}, (chosen, subject)
        said.append({finding.clause: finding.outcome.value for topic in FLAT for finding in report.of(topic)})
    arrow = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    frame = arrow.table({name: [cells[index] for cells in table] for index, name in enumerate(headings)})
    screened = screen_applications(frame, NOTICE, readings=Readings.of(chosen)).to_pylist()
    for expected, answer in zip(said, screened, strict=True):
        assert {name: answer[name] for name in expected} == expected, chosen


def _flat(subject: ClusterApplication) -> ClusterApplication:
    """The same application, with of its titles what a table tells: the scheme."""
    titles = subject.titles and tuple([XTitle(title.scheme) for title in subject.titles])
    return evolve(subject, titles=titles)


def _cell(subject: ClusterApplication, path: str) -> str | None:
    """Write a cell as people type it."""
    if path == "track.highland":
        return None if subject.track.printed else subject.track.highland
    value: Any = subject.track.name if path == "track" else attrgetter(path)(subject)
    if path == "titles":
        return None if value is None else "、".join(title.scheme for title in value) or "无"
    if value is None or isinstance(value, bool):
        return {None: None, True: "是", False: "否"}[value]
    return value if isinstance(value, str) else str(dump(value))
