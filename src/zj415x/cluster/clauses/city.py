"""What a city has to keep to when it recommends (附件1 五（二）)."""

from ...clause import Context
from ...deadline import Deadline
from ...entry import Entry
from ...judgement import Judgement
from ...lever import ChangeKind, Handle, Lever
from ...name import loosely
from ...outcome import Comparison
from ...reading import Readings
from ...tally import each_held
from ...track import Tier
from ..city import CityRecommendation

_SENT = Handle("$.sent")


def keeps_to_the_cap(city: CityRecommendation, ctx: Context[int]) -> Judgement:
    """Does it recommend no more New Star clusters than the cap? It holds 原则上, unless read as hard (A27)."""
    stars = [place for place, one in enumerate(city.applications) if one.tier is Tier.NEW_STAR]
    judgement = Judgement.at_most(len(stars), ctx.bound).but(softened=ctx.reading("A27") == "in-principle")
    if judgement.met:
        return judgement
    over = stars[ctx.bound :]
    kept = tuple([one for place, one in enumerate(city.applications) if place not in over])
    fewer = Lever(
        path="$.applications", kind=ChangeKind.ACT, to=kept, now=city.applications, most=True, total=ctx.bound
    )
    return judgement.but(levers=((fewer,),))


def names_none_twice(city: CityRecommendation, ctx: Context[None]) -> Judgement:
    """Does no applicant stand twice for one track? Several forms are allowed, so this only warns (A26)."""
    seen: dict[tuple[str, str], Entry] = {}
    twice: list[tuple[Entry, str, Entry]] = []
    for place, one in enumerate(city.applications):
        entry = Entry(path=f"$[{place}]", label="申报单位", row=place + 1)
        first = seen.setdefault((loosely(one.applicant.name), loosely(one.track.name)), entry)
        if first is not entry:
            twice.append((entry, f"{one.applicant.name}：{one.track}", first))
    return each_held(Comparison.ONCE, twice)


def is_recommended_in_time(city: CityRecommendation, ctx: Context[Deadline]) -> Judgement:
    """Was the sealed letter sent before the day is over (附件1 五（二）; A41)?"""
    return ctx.bound.read(Readings(A41=ctx.reading("A41"))).judge(city.sent, _SENT)
