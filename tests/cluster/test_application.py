"""An application of annex 1."""

import pickle
from datetime import datetime

import pytest
from attrs import evolve

from zj415x import Person, Readings, Tier, Verdict, yi
from zj415x.errors import ClosedTrackError, InvalidTypeError, InvalidValueError

from ..builders import CLUSTERS, JINGPIN, application, judged


def test_complete_application_is_eligible() -> None:
    report = judged(application())
    assert report.verdict is Verdict.ELIGIBLE
    assert report.unmet == report.unknown == ()


def test_threshold_follows_track_tier_and_county() -> None:
    assert application().threshold().amount == yi(42)
    assert application(mountain_or_island=None).threshold().amount == yi(60)
    with pytest.raises(ClosedTrackError, match="集成电路"):
        application("集成电路").threshold()


def test_naive_submission_time_is_refused() -> None:
    with pytest.raises(InvalidValueError, match=r"\+08:00"):
        application(submitted=datetime(2026, 6, 20))  # noqa: DTZ001


def test_plain_strings_are_refused_as_terms() -> None:
    with pytest.raises(InvalidTypeError, match="核心区"):
        application(tier="核心区")


def test_call_for_products_is_refused() -> None:
    with pytest.raises(InvalidTypeError, match=r"NOTICE\.clusters"):
        application().validate(JINGPIN)  # type: ignore[arg-type]


def test_application_and_report_survive_pickling() -> None:
    subject = application(tier=Tier.COORDINATED_ZONE)
    assert pickle.loads(pickle.dumps(subject)) == subject
    report = subject.validate(CLUSTERS, readings=Readings(A12="this-year-forecast"))
    assert pickle.loads(pickle.dumps(report)) == report


def test_application_report_and_call_are_hashable_values() -> None:
    assert hash(application()) == hash(application())
    assert hash(judged(application())) == hash(judged(application()))
    assert judged(application()) == judged(application())
    assert len(set(CLUSTERS.clauses)) == len(CLUSTERS.clauses)


def test_application_is_immutable() -> None:
    with pytest.raises(AttributeError):
        application().tier = Tier.NEW_STAR  # type: ignore[misc]


def test_repr_names_the_application_without_figures_or_persons() -> None:
    subject = evolve(application(), head=Person(name="某某某", mobile="13800000000"))
    assert repr(subject) == "<ClusterApplication 开化县人民政府：低空经济与商业航天 核心区>"
