"""Round trip: form and plan together keep everything that an application states."""

from datetime import date, datetime
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs
import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zj415x import CHINA, Applicant, Area, ClusterApplication, Dollars, Money, Person, TargetYear, Track, XTitle
from zj415x.office import write_form_document, write_plan
from zj415x.office.word.style import legible
from zj415x.values.blank import Amount, Count, Growth, Instant, Investment, Land, PrivateText, Share, Year
from zj415x.values.county import COUNTIES
from zj415x.words import Term

from ...builders import CLUSTERS, COMPLETE, NOTICE, software
from ...draws import costly
from ...strategies import TRACKS
from .document import read
from .reader import application_in

pytest.importorskip("docx", reason="python-docx is not installed, which the extra office brings")

# Of each declared type any value that it allows, so that a new field is filled in, too; 无 is how none are written.
words = st.text(min_size=1, max_size=9).filter(lambda text: text.strip() not in ("", "无"))
money = st.integers(0, 10**24).map(Money)
VALUES: dict[Any, st.SearchStrategy[Any]] = {
    str: words,
    PrivateText: words,
    bool: st.booleans(),
    date: st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    Amount: money,
    Count: st.integers(0, 10**9),
    Share: st.decimals(0, 1, places=9),
    Growth: st.decimals(-1, 10**6, places=6),
    Land: st.integers(0, 10**12).map(Area),
    Investment: money | st.integers(0, 10**24).map(Dollars),
    Instant: st.datetimes(datetime(2000, 1, 2), datetime(2099, 12, 30), timezones=st.just(CHINA)),  # noqa: DTZ001
    Year: st.integers(2024, 2031),
}


def of(declared: Any) -> st.SearchStrategy[Any]:
    """Draw any value of a declared type."""
    if declared in VALUES:
        return VALUES[declared]
    origin, parts = get_origin(declared), get_args(declared)
    if origin in (Union, UnionType):
        return st.none() | of(next(part for part in parts if part is not NoneType))
    if origin is tuple:
        return st.lists(of(parts[0]), max_size=4).map(tuple)
    return made(declared) if attrs.has(declared) else st.sampled_from(declared)


def made(cls: Any, **given: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Draw any object of a class, with some fields given."""
    hints = get_type_hints(cls, include_extras=True)
    rest = {one.name: of(hints[one.name]) for one in attrs.fields(cls) if one.name not in given}
    return st.builds(cls, **rest, **given)


def some(*among: str) -> st.SearchStrategy[Any]:
    return st.none() | st.lists(st.sampled_from(among), max_size=5, unique=True).map(tuple)


seats = st.sampled_from(COUNTIES).flatmap(
    lambda one: st.tuples(st.sampled_from([None, one.city]), st.sampled_from([None, one.name]))
)
applicants = seats.flatmap(lambda seat: made(Applicant, city=st.just(seat[0]), county=st.just(seat[1])))
titles = made(XTitle, scheme=st.sampled_from(CLUSTERS.x_system.on_form))
lines = [indicator.field for indicator in CLUSTERS.indicators]
applications = made(
    ClusterApplication,
    applicant=applicants,
    track=st.sampled_from(TRACKS),
    titles=st.none() | st.lists(titles, max_size=3).map(tuple),
    x_types=some(*sorted(CLUSTERS.x_system.boxes)),
    evidence=some(*lines),
    classified=some(*lines),
    targets=st.none() | st.lists(of(TargetYear), max_size=4, unique_by=lambda one: one.year).map(tuple),
)


def told(value: Any) -> Any:
    """Normalise an application to what paper can show: text escaped, blank rows dropped, lines in order."""
    if isinstance(value, str) and not isinstance(value, Term):
        return legible(value)
    if isinstance(value, tuple):
        rows = tuple(told(one) for one in value)
        kept = tuple(one for one in rows if not (attrs.has(type(one)) and blank(one)))
        return kept if kept or not rows else None
    if attrs.has(type(value)) and type(value).__module__.startswith("zj415x.cluster."):
        return evolve(value, **{one.name: told(getattr(value, one.name)) for one in attrs.fields(type(value))})
    return value


def blank(row: Any) -> bool:
    return all(value is None for value in attrs.asdict(row, filter=lambda one, _: one.name != "year").values())


def as_told(app: ClusterApplication) -> ClusterApplication:
    ticks = [value for value in (*CLUSTERS.x_system.on_form, "无") if value in (app.x_types or ())]
    years = [*CLUSTERS.target_years, *range(2000, 2100)]
    columns = tuple(sorted(app.targets or (), key=lambda one: years.index(one.year)))
    given = evolve(
        app,
        x_types=tuple(ticks) or None,
        evidence=in_order(app.evidence),
        classified=in_order(app.classified),
        targets=columns or None,
    )
    made: ClusterApplication = told(given)
    return made


def in_order(fields: tuple[str, ...] | None) -> tuple[str, ...] | None:
    return None if fields is None else tuple(line for line in lines if line in fields)


def back(app: ClusterApplication, folder: Path) -> ClusterApplication:
    write_form_document(folder / "form.docx", NOTICE, app)
    write_plan(folder / "plan.docx", NOTICE, app)
    return application_in(read(folder / "form.docx"), read(folder / "plan.docx"))


@settings(costly(4), suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(app=applications)
def test_any_application_is_read_back(app: ClusterApplication, tmp_path: Path) -> None:
    assert back(app, tmp_path) == as_told(app)


@pytest.mark.parametrize("track", TRACKS, ids=str)
def test_the_track_is_read_back(track: Track, tmp_path: Path) -> None:
    bare = ClusterApplication(applicant=COMPLETE.applicant, tier=COMPLETE.tier, track=track)
    assert back(bare, tmp_path).track == track


@pytest.mark.parametrize("app", [COMPLETE, software()], ids=["complete", "software"])
def test_a_complete_application_is_read_back(app: ClusterApplication, tmp_path: Path) -> None:
    assert back(app, tmp_path) == as_told(app)
    assert as_told(app) == evolve(app, evidence=in_order(app.evidence))


def test_a_blank_application_is_read_back(tmp_path: Path) -> None:
    bare = ClusterApplication(applicant=COMPLETE.applicant, tier=COMPLETE.tier, track=COMPLETE.track)
    assert back(bare, tmp_path) == bare
    assert bare.head == Person()
