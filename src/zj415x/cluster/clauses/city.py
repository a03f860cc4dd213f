"""City: the tests of a city's recommendation (附件1 五（二）)."""

from collections.abc import Iterable

from attrs import evolve

from ...printed.deadline import Deadline
from ...printed.track import Tier
from ...quota.allocation import Allocation, cut, within_places
from ...quota.ranking import Ranking
from ...rules.change import Change, ChangeKind, Handle
from ...rules.clause import Context, Force
from ...rules.comparison import holds
from ...rules.judgement import Judgement
from ...rules.outcome import Comparison, Entry, Outcome
from ...rules.reading import Readings
from ...rules.tally import each_held, every
from ...values.name import loosely
from ...words import Phrase
from ..application import ClusterApplication
from ..city import CityRecommendation

_SENT = Handle("$.sent")
_SEALED = Handle("$.sealed")


def new_stars_within_cap(city: CityRecommendation, ctx: Context[int]) -> Judgement:
    """Judge whether the city recommends New Star clusters within the cap; it holds 原则上 unless read as hard (A27).

    Applications are in priority order; the test lists those past the cap.
    """
    begun: Allocation[Entry] = Allocation(
        recommender=city.city, place=ctx.clause.place, limit=ctx.bound, recommended=(), left_out=()
    )
    listed = zip(_entries(city), city.applications, strict=True)
    stars = [entry for entry, application in listed if application.tier is Tier.NEW_STAR]
    allocation = cut(begun, Ranking.of(stars))

    judgement = within_places([allocation], lambda over: evolve(_without(city, over), total=ctx.bound))
    force = Force.REQUIRED if ctx.reading("A27") == "hard" else None
    return judgement.but(observed=allocation, required=ctx.bound, force=force)


def are_in_jurisdiction(city: CityRecommendation, ctx: Context[None]) -> Judgement:
    """Judge whether each applicant belongs to the city (附件1 五（二）); without city and county it is unknown."""
    homes = [application.applicant.home for application in city.applications]
    belongs = [None if home is None else home == city.city for home in homes]
    answers = list(zip(_entries(city), belongs, strict=True))
    judgement = every(answers)
    if judgement.outcome is Outcome.UNMET:
        elsewhere = [entry for entry, inside in answers if inside is False]
        return judgement.but(ways=((evolve(_without(city, elsewhere), label="推荐的申报"),),))
    blank = [
        Handle(f"{entry.path}.applicant.city").to(city.city, None, "申报单位所在的设区市")
        for entry, inside in answers
        if inside is None
    ]
    return judgement.but(ways=(tuple(blank),)) if blank else judgement


def have_city_opinion(city: CityRecommendation, ctx: Context[None]) -> Judgement:
    """Judge whether the city has given and sealed its opinion on each application (附1-2 一)."""
    opinions = [application.city_opinion for application in city.applications]
    stated = [(opinion.given, opinion.sealed) for opinion in opinions]
    answers = [False if False in parts else None if None in parts else True for parts in stated]
    return every(list(zip(_entries(city), answers, strict=True)))


def is_sealed(city: CityRecommendation, ctx: Context[None]) -> Judgement:
    """Judge whether the letter bears the seal (附件1 五（二）: 签章版)."""
    return holds(city.sealed, handle=_SEALED)


def were_submitted_in_time(city: CityRecommendation, ctx: Context[Deadline]) -> Judgement:
    """Judge whether each submitted application came before the system closed (附件1 五（一）); this warns."""
    return every(
        [
            (entry, ctx.bound.is_open(application.submitted))
            for entry, application in zip(_entries(city), city.applications, strict=True)
            if application.submitted is not None
        ]
    )


def _entries(city: CityRecommendation) -> list[Entry]:
    return [
        Entry(path=f"$.applications[{index}]", label=_subject(application), row=index + 1)
        for index, application in enumerate(city.applications)
    ]


def _without(city: CityRecommendation, entries: Iterable[Entry]) -> Change:
    """Build the change that removes these applications from the list."""
    gone = {entry.row for entry in entries}
    kept = tuple([application for row, application in enumerate(city.applications, start=1) if row not in gone])
    return Change(field="$.applications", kind=ChangeKind.ACT, to=kept, from_=city.applications, most=True)


def lists_each_applicant_once(city: CityRecommendation, ctx: Context[None]) -> Judgement:
    """Judge whether each applicant appears once for a track; the notice allows several forms, so this warns (A26)."""
    seen: dict[tuple[str, str], Entry] = {}
    twice: list[tuple[Entry, str, Entry]] = []
    for index, application in enumerate(city.applications):
        entry = Entry(path=f"$.applications[{index}]", label="申报单位", row=index + 1)
        first = seen.setdefault((loosely(application.applicant.name), loosely(application.track.name)), entry)
        if first is not entry:
            twice.append((entry, _subject(application), first))
    return each_held(Comparison.ONCE, twice)


def sent_in_time(city: CityRecommendation, ctx: Context[Deadline]) -> Judgement:
    """Judge whether the city sent the sealed letter in time (附件1 五（二）; A41)."""
    return ctx.bound.read(Readings.of({"A41": ctx.reading("A41")})).judge(city.sent, _SENT)


def _subject(application: ClusterApplication) -> Phrase:
    return Phrase("{applicant}：{track}", applicant=application.applicant.name, track=application.track.name)
