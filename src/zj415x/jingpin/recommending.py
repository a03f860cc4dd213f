"""What a recommender has to keep to (附件2 三2、三3, 推荐名额表), one plain function each."""

from collections.abc import Callable, Iterable
from functools import partial

from attrs import evolve

from ..printed.deadline import Deadline
from ..quota.allocation import within_places
from ..quota.quota import Recommender
from ..quota.table import QuotaTable
from ..rules.change import Change, ChangeKind, Handle
from ..rules.clause import Context
from ..rules.comparison import each_held, every, holds
from ..rules.judgement import Judgement
from ..rules.outcome import Comparison, Entry, Note, Outcome
from ..rules.reading import Readings
from ..values.name import loosely
from ..words import Phrase
from .recommendation import Nomination, Recommendation

_SENT = Handle("$.sent")
_SEALED = Handle("$.sealed")
_THROUGH_SASAC = Handle("$.through_sasac")


def within_quota(sheet: Recommendation, ctx: Context[QuotaTable]) -> Judgement:
    """Does it put forward no more products than its row allows? The printed number is a cap (A57).

    Products on a brand's own places count only where these are the city's (A55); what others of the row have taken
    counts where its places are for all together (A56). How many are made in core or coordinated zones has no bound
    (A58), and is told.
    """
    readings = Readings.of({"A55": ctx.reading("A55"), "A56": ctx.reading("A56")})
    places = ctx.bound.limit(sheet.recommender, readings=readings)
    row, shared = ctx.bound[sheet.recommender], ctx.bound.shares(sheet.recommender, readings=readings)
    own = [place for place, one in enumerate(sheet.products) if one.brand_place is None]
    if row.kind is Recommender.BRAND_COUNTY or (row.kind is Recommender.CITY and shared):
        own = list(range(len(sheet.products)))
    taken = min(sheet.taken, places) if shared else 0
    entries = _entries(sheet, own)
    zones = {entry: sheet.products[place].product.in_zone for entry, place in zip(entries, own, strict=True)}
    asked = zones.get if any(inside is not None for inside in zones.values()) else None
    allocation = ctx.bound.allocate(row.name, entries, in_zone=asked, taken=taken, readings=readings)
    judgement = within_places([allocation], partial(_without, sheet))
    return judgement.but(observed=allocation, required=allocation.limit)


def within_brand_places(sheet: Recommendation, ctx: Context[QuotaTable]) -> Judgement:
    """Do no more products stand on a brand's own places than it has: two each, or two in all (A55)?"""
    readings = Readings.of({"A55": ctx.reading("A55")})
    row = next(row for row in ctx.bound.rows if row.kind is Recommender.BRAND_COUNTY)
    if ctx.bound[sheet.recommender] is row:
        return Judgement.not_applicable()  # all its places are such, and its quota is held against the same row
    together = ctx.bound.shares(row.name, readings=readings)
    seats: dict[str, tuple[str, list[int]]] = {}
    for place, one in enumerate(sheet.products):
        if one.brand_place is not None:
            seat = row.name if together else one.brand_place
            seats.setdefault(loosely(seat), (seat, []))[1].append(place)
    if not seats:
        return Judgement.not_applicable()
    allocated = [
        evolve(ctx.bound.allocate(row.name, _entries(sheet, places), readings=readings), recommender=seat)
        for seat, places in seats.values()
    ]
    return within_places(allocated, partial(_without, sheet))


def _entries(sheet: Recommendation, places: Iterable[int]) -> list[Entry]:
    return [sheet.products[place].entry(place) for place in places]


def _without(sheet: Recommendation, entries: Iterable[Entry]) -> Change:
    """The list without some of its products."""
    gone = {entry.row for entry in entries}
    kept = tuple([one for row, one in enumerate(sheet.products, start=1) if row not in gone])
    return Change(field="$.products", kind=ChangeKind.ACT, to=kept, from_=sheet.products, most=True, total=len(kept))


def one_product_per_enterprise(sheet: Recommendation, ctx: Context[int]) -> Judgement:
    """Is there one product of each enterprise? The notice sets no limit; the year before set one, 原则上 (A53)."""
    count: dict[str, int] = {}
    several: list[tuple[Entry, str, int]] = []
    for place, one in enumerate(sheet.products):
        enterprise = one.product.enterprise.name
        name = loosely(enterprise)
        count[name] = count.get(name, 0) + 1
        if count[name] > ctx.bound:
            entry = Entry(path=f"$.products[{place}]", label="企业", row=place + 1)
            several.append((entry, enterprise, ctx.bound))
    if ctx.reading("A53") == "one-in-principle":
        judgement = each_held(Comparison.SEVERAL, several)
        return judgement.but(ways=((_without(sheet, [entry for entry, _, _ in several]),),)) if several else judgement
    return each_held(Comparison.SEVERAL, (), notes=(Note.SEVERAL_OF_ONE,) if several else ())


def fits_brand_direction(sheet: Recommendation, ctx: Context[QuotaTable]) -> Judgement:
    """Does each product on a brand's own places agree with what the brand is cultivated for (附件2 三3)?"""
    all_are = ctx.bound[sheet.recommender].kind is Recommender.BRAND_COUNTY
    return _stated(sheet, "in_brand_direction", lambda one: all_are or one.brand_place is not None)


def passed_first_review(sheet: Recommendation, ctx: Context[QuotaTable]) -> Judgement:
    """Did each product pass the first review (附件2 三3)? Of the associations' nobody is named to review it (A59)."""
    judgement = _stated(sheet, "passed_review")
    if ctx.bound[sheet.recommender].kind is Recommender.ASSOCIATION and sheet.products:
        return judgement.but(notes=(Note.REVIEWER_UNNAMED,))
    return judgement


def province_owned_only_through_sasac(sheet: Recommendation, ctx: Context[QuotaTable]) -> Judgement:
    """Are products of province-owned enterprises on their own row's list, and on no other (附件2 三2)?"""
    own = ctx.bound[sheet.recommender].kind is Recommender.PROVINCE_OWNED
    return _stated(sheet, "province_owned", expected=own)


def _stated(
    sheet: Recommendation,
    fact: str,
    concerns: Callable[[Nomination], bool] = lambda one: True,
    *,
    expected: bool = True,
) -> Judgement:
    """What is stated of each product that a condition speaks of."""
    answers = [(one.entry(place), getattr(one, fact)) for place, one in enumerate(sheet.products) if concerns(one)]
    judgement = every(answers, Handle(f"$.products[*].{fact}"), expected=expected)
    if judgement.outcome is not Outcome.UNMET:
        return judgement
    # What is so of a product cannot be changed; that it stands on the list can.
    other = [entry for entry, answer in answers if answer is (not expected)]
    return judgement.but(ways=((evolve(_without(sheet, other), label=_PRODUCTS, total=None),),))


_PRODUCTS = "推荐的产品"


def sent_through_sasac(sheet: Recommendation, ctx: Context[QuotaTable]) -> Judgement:
    """Do the province-owned groups send their list through the state assets commission (附件2 三2、三3)?"""
    if ctx.bound[sheet.recommender].kind is not Recommender.PROVINCE_OWNED:
        return Judgement.not_applicable()
    return holds(sheet.through_sasac, handle=_THROUGH_SASAC)


def lists_each_product_once(sheet: Recommendation, ctx: Context[None]) -> Judgement:
    """Does no product of an enterprise stand there twice, on this list or on another's, however it is spelt (A59)?"""
    elsewhere: dict[tuple[str, str], Entry] = {}
    for number, other in enumerate(sheet.others):
        for one in other.appearances:
            path, label = (
                f"$.others[{number}].products[{one.row - 1}]",
                Phrase("{recommender}名单产品", recommender=other.recommender),
            )
            elsewhere.setdefault(one.key, Entry(path=path, label=label, row=one.row))
    here: dict[tuple[str, str], Entry] = {}
    twice: list[tuple[Entry, str, Entry]] = []
    for one, nomination in zip(sheet.appearances, sheet.products, strict=True):
        entry = Entry(path=f"$.products[{one.row - 1}]", label="产品", row=one.row)
        before = here.setdefault(one.key, entry)
        if before is entry:
            before = elsewhere.get(one.key, entry)
        if before is not entry:
            twice.append((entry, str(nomination), before))
    return each_held(Comparison.ONCE, twice)


def sent_in_time(sheet: Recommendation, ctx: Context[Deadline]) -> Judgement:
    """Was the sheet sent before the day is over (附件2 三3; A41)?"""
    return ctx.bound.read(Readings.of({"A41": ctx.reading("A41")})).judge(sheet.sent, _SENT)


def is_sealed(sheet: Recommendation, ctx: Context[None]) -> Judgement:
    """Does the sheet bear the seal (附件2 三3)?"""
    return holds(sheet.sealed, handle=_SEALED)
