"""The fields that rich shows, without personal data."""

from typing import Any

import pytest

from zj415x import Area, Dollars, Person, Readings, wan, yi

from ..builders import CLUSTERS, JINGPIN, NOTICE, application, judged, product


def fields(value: Any) -> list[Any]:
    return list(value.__rich_repr__())


def test_report_shows_its_verdict_and_finding_its_values() -> None:
    report = judged(application())
    assert fields(report) == [("verdict", report.verdict), ("findings", report.findings)]
    shown = dict(fields(report["scale"]))
    assert list(shown) == ["clause", "place", "force", "outcome", "observed", "required", "gap", "readings"]
    assert (shown["clause"], shown["observed"]) == ("scale", yi(1000))


def test_application_shows_its_filled_fields() -> None:
    shown = dict(fields(application(segment=None, titles=())))
    assert "segment" not in shown
    assert "world_class" not in shown
    assert shown["titles"] == ()
    assert shown["tier"] is application().tier
    assert "launched" in dict(fields(product()))


def test_people_are_hidden() -> None:
    assert fields(Person(name="某某甲", mobile="13800000000")) == []


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (yi(42), ["42亿元"]),
        (wan("0.5"), ["0.5万元"]),
        (Dollars.parse("1亿美元"), ["1亿美元"]),
        (Area.parse("3亩"), ["3亩"]),
        (Readings(A12="this-year-forecast"), [("A12", "this-year-forecast")]),
        (NOTICE, [("number", NOTICE.number), ("issued", NOTICE.issued), ("clusters", CLUSTERS), ("jingpin", JINGPIN)]),
    ],
)
def test_value_shows_its_readable_form(value: Any, shown: list[Any]) -> None:
    assert fields(value) == shown


def test_track_shows_its_floors_by_name() -> None:
    assert dict(fields(CLUSTERS.track("人工智能")))["floors"] == {"核心区": yi(500), "协同区": yi(200)}


def test_call_and_clause_show_names() -> None:
    assert fields(CLUSTERS) == [("clauses", [clause.name for clause in CLUSTERS.clauses])]
    assert fields(JINGPIN)[0][1][0] == "legal-person"
    assert fields(CLUSTERS.clauses[0])[0] == ("name", "route")


def test_ledger_shows_its_counts() -> None:
    shown = dict(fields(NOTICE.ledger))
    assert shown["segments"] == sum(shown["counts"].values()) == len(NOTICE.ledger.segments)
