"""What a city has to keep to when it recommends (附件1 五（二）)."""

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
    """Does it recommend no more New Star clusters than the cap? It holds 原则上, unless read as hard (A27).

    Applications are in the city's order, so that the last are beyond the cap.
    """
    begun: Allocation[Entry] = Allocation(
        recommender=city.city, place=ctx.clause.place, limit=ctx.bound, recommended=(), left_out=()
    )
    stars = [
        Entry(path=f"$.applications[{place}]", label=_subject(one), row=place + 1)
        for place, one in enumerate(city.applications)
        if one.tier is Tier.NEW_STAR
    ]
    allocation = cut(begun, Ranking.of(stars))

    def without(over: Iterable[Entry]) -> Change:
        rows = {entry.row for entry in over}
        kept = tuple([one for row, one in enumerate(city.applications, start=1) if row not in rows])
        return Change(
            field="$.applications", kind=ChangeKind.ACT, to=kept, from_=city.applications, most=True, total=ctx.bound
        )

    judgement = within_places([allocation], without)
    softened = ctx.reading("A27") == "in-principle"
    return judgement.but(observed=allocation, required=ctx.bound, softened=softened)


def lists_each_applicant_once(city: CityRecommendation, ctx: Context[None]) -> Judgement:
    """Does no applicant stand twice for one track? Several forms are allowed, so this only warns (A26)."""
    seen: dict[tuple[str, str], Entry] = {}
    twice: list[tuple[Entry, str, Entry]] = []
    for place, one in enumerate(city.applications):
        entry = Entry(path=f"$.applications[{place}]", label="申报单位", row=place + 1)
        first = seen.setdefault((loosely(one.applicant.name), loosely(one.track.name)), entry)
        if first is not entry:
            twice.append((entry, _subject(one), first))
    return each_held(Comparison.ONCE, twice)


def sent_in_time(city: CityRecommendation, ctx: Context[Deadline]) -> Judgement:
    """Was the sealed letter sent before the day is over (附件1 五（二）; A41)?"""
    return ctx.bound.read(Readings.of({"A41": ctx.reading("A41")})).judge(city.sent, _SENT)


def _subject(one: ClusterApplication) -> Phrase:
    return Phrase("{applicant}：{track}", applicant=one.applicant.name, track=one.track.name)
