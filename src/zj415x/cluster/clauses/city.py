"""City: the tests of a city's recommendation (附件1 五（二）)."""

from collections.abc import Iterable

from ...printed.deadline import Deadline
from ...printed.track import Tier
from ...quota.allocation import Allocation, cut, within_places
from ...quota.ranking import Ranking
from ...rules.change import Change, ChangeKind, Handle
from ...rules.clause import Context
from ...rules.comparison import each_held
from ...rules.judgement import Judgement
from ...rules.outcome import Comparison, Entry
from ...rules.reading import Readings
from ...values.name import loosely
from ...words import Phrase
from ..application import ClusterApplication
from ..city import CityRecommendation

_SENT = Handle("$.sent")


def new_stars_within_cap(city: CityRecommendation, ctx: Context[int]) -> Judgement:
    """Judge whether the city recommends New Star clusters within the cap, which holds 原则上 unless read as hard (A27).

    Applications are in priority order; the test lists those past the cap.
    """
    begun: Allocation[Entry] = Allocation(
        recommender=city.city, place=ctx.clause.place, limit=ctx.bound, recommended=(), left_out=()
    )
    stars = [
        Entry(path=f"$.applications[{index}]", label=_subject(application), row=index + 1)
        for index, application in enumerate(city.applications)
        if application.tier is Tier.NEW_STAR
    ]
    allocation = cut(begun, Ranking.of(stars))

    def without(over: Iterable[Entry]) -> Change:
        rows = {entry.row for entry in over}
        kept = tuple([application for row, application in enumerate(city.applications, start=1) if row not in rows])
        return Change(
            field="$.applications", kind=ChangeKind.ACT, to=kept, from_=city.applications, most=True, total=ctx.bound
        )

    judgement = within_places([allocation], without)
    softened = ctx.reading("A27") == "in-principle"
    return judgement.but(observed=allocation, required=ctx.bound, softened=softened)


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
