"""Recommending: the tests of a recommender's list (附件2 三2、三3, 推荐名额表), a plain function each."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from attrs import evolve

from ..printed.deadline import Deadline
from ..quota.allocation import Allocation, StepKind, within_places
from ..quota.quota import Recommender
from ..quota.table import QuotaTable
from ..rules.change import Change, ChangeKind, Handle
from ..rules.clause import Context
from ..rules.comparison import holds
from ..rules.judgement import Judgement
from ..rules.outcome import MOST, Comparison, Entry, Note, Outcome
from ..rules.reading import Readings
from ..rules.tally import each_held, every
from ..values.county import find_county, seat_of
from ..values.name import loosely
from ..words import Phrase
from .recommendation import Nomination, Recommendation

_SENT = Handle("$.sent")
_SEALED = Handle("$.sealed")
_THROUGH_SASAC = Handle("$.through_sasac")
_TAKEN = Handle("$.taken")
_BRAND_PLACES = Handle("$.products[*].brand_place")
_CITY = Handle("$.products[*].product.enterprise.city")


def within_quota(sheet: Recommendation, ctx: Context[QuotaTable]) -> Judgement:
    """Judge whether the list has at most as many products as its row allows; the printed number is a cap (A57).

    A city's list does not count the products on a brand's own places where these are outside its quota (A55); any
    other list counts all its products. The row of the brand counties is judged county by county, unless all share it.
    Where several share a row, what others have taken counts (A55, A56); left blank, it leaves a list open that is not
    too long by itself. Reports, without limiting, how many come from core or coordinated zones (A58).
    """
    readings = Readings.of({"A55": ctx.reading("A55"), "A56": ctx.reading("A56")})
    row, shared = ctx.bound[sheet.recommender], ctx.bound.shares(sheet.recommender, readings=readings)
    if row.kind is Recommender.BRAND_COUNTY and not shared:
        return _within_each_county(sheet, ctx.bound, readings)
    beside = row.kind is Recommender.CITY and not shared
    own = _by_seat(sheet)[1] if beside else range(len(sheet.products))
    taken = None if sheet.taken is None else min(sheet.taken, row.places) if shared else 0
    allocation = _cut(sheet, own, ctx.bound, row.name, readings, taken)
    judgement = within_places([allocation], partial(_without, sheet))
    judgement = judgement.but(observed=allocation, required=allocation.limit)
    if own and judgement.met and any(step.kind is StepKind.UNSTATED for step in allocation.steps):
        stated = _TAKEN.to(allocation.unused, None, "别家已用的名额", most=True)
        return judgement.but(outcome=Outcome.UNKNOWN, notes=(Note.TAKEN_BLANK,), ways=((stated,),))
    return judgement


def _within_each_county(sheet: Recommendation, quotas: QuotaTable, readings: Readings) -> Judgement:
    """Judge the list of the brand counties county by county; a product without a seat may be on any county's places."""
    row = quotas[sheet.recommender]
    seats, blank = _by_seat(sheet)
    judgement = _each_within(sheet, seats.items(), quotas, row.name, readings)
    if not judgement.met:
        return judgement
    if max(map(len, seats.values()), default=0) + len(blank) > row.places:
        stated = [
            (nomination.entry(index), None if nomination.brand_place is None else True)
            for index, nomination in enumerate(sheet.products)
        ]
        return every(stated, _BRAND_PLACES).but(notes=(Note.BRAND_PLACE_BLANK,), ways=())
    if seats and not blank:
        return judgement
    return _each_within(sheet, [*seats.items(), (row.name, blank)], quotas, row.name, readings)


def within_brand_places(sheet: Recommendation, ctx: Context[QuotaTable]) -> Judgement:
    """Judge whether the products on a brand's own places are within its number: two each, or two in all (A55)."""
    readings = Readings.of({"A55": ctx.reading("A55")})
    row = next(row for row in ctx.bound.rows if row.kind is Recommender.BRAND_COUNTY)
    seats, _ = _by_seat(sheet)
    if not seats or ctx.bound[sheet.recommender] is row:  # the quota clause judges the brand counties' own row
        return Judgement.not_applicable()
    if ctx.bound.shares(row.name, readings=readings):
        seats = {row.name: sorted(index for indexes in seats.values() for index in indexes)}
    return _each_within(sheet, seats.items(), ctx.bound, row.name, readings)


def _each_within(
    sheet: Recommendation,
    seats: Iterable[tuple[str, Iterable[int]]],
    quotas: QuotaTable,
    row: str,
    readings: Readings,
) -> Judgement:
    """Judge the products of each seat against the number of the brand counties' row."""
    allocated = [evolve(_cut(sheet, indexes, quotas, row, readings), recommender=seat) for seat, indexes in seats]
    return within_places(allocated, partial(_without, sheet))


def _cut(
    sheet: Recommendation,
    indexes: Iterable[int],
    quotas: QuotaTable,
    row: str,
    readings: Readings,
    taken: int | None = None,
) -> Allocation[Entry]:
    """Cut some products of the list at the limit of a row, with their zones once any is stated."""
    zones = {sheet.products[index].entry(index): sheet.products[index].product.in_zone for index in indexes}
    asked = zones.get if any(inside is not None for inside in zones.values()) else None
    return quotas.allocate(row, zones, in_zone=asked, taken=taken, readings=readings)


def _by_seat(sheet: Recommendation) -> tuple[dict[str, list[int]], list[int]]:
    """Sort the products by the brand's seat whose places they use, as first spelt; the rest use no seat's."""
    spelt: dict[str, str] = {}
    seats: dict[str, list[int]] = {}
    rest = []
    for index, nomination in enumerate(sheet.products):
        if nomination.brand_place is None:
            rest.append(index)
        else:
            seat = spelt.setdefault(loosely(nomination.brand_place), nomination.brand_place)
            seats.setdefault(seat, []).append(index)
    return seats, rest


def _without(sheet: Recommendation, entries: Iterable[Entry]) -> Change:
    """Build the change that removes these products from the list."""
    gone = {entry.row for entry in entries}
    kept = tuple([nomination for row, nomination in enumerate(sheet.products, start=1) if row not in gone])
    return Change(field="$.products", kind=ChangeKind.ACT, to=kept, from_=sheet.products, most=True, total=len(kept))


def one_product_per_enterprise(sheet: Recommendation, ctx: Context[int]) -> Judgement:
    """Judge whether each enterprise has a single product; this notice sets no limit, last year's did 原则上 (A53)."""
    count: dict[str, int] = {}
    several: list[tuple[Entry, str, int]] = []
    for index, nomination in enumerate(sheet.products):
        enterprise = nomination.product.enterprise.name
        name = loosely(enterprise)
        count[name] = count.get(name, 0) + 1
        if count[name] > ctx.bound:
            entry = Entry(path=f"$.products[{index}]", label="企业", row=index + 1)
            several.append((entry, enterprise, ctx.bound))
    if ctx.reading("A53") == "one-in-principle":
        judgement = each_held(Comparison.SEVERAL, several)
        return judgement.but(ways=((_without(sheet, [entry for entry, _, _ in several]),),)) if several else judgement
    return each_held(Comparison.SEVERAL, (), notes=(Note.SEVERAL_OF_ONE,) if several else ())


def fits_brand_direction(sheet: Recommendation, ctx: Context[QuotaTable]) -> Judgement:
    """Judge whether each product on a brand's own places fits the brand's direction (附件2 三3)."""
    all_are = ctx.bound[sheet.recommender].kind is Recommender.BRAND_COUNTY
    return _stated(sheet, "in_brand_direction", lambda nomination: all_are or nomination.brand_place is not None)


def passed_first_review(sheet: Recommendation, ctx: Context[QuotaTable]) -> Judgement:
    """Judge whether each product passed the first review (附件2 三3); associations have no named reviewer (A59)."""
    judgement = _stated(sheet, "passed_review")
    if ctx.bound[sheet.recommender].kind is Recommender.ASSOCIATION and sheet.products:
        return judgement.but(notes=(Note.REVIEWER_UNNAMED,))
    return judgement


def province_owned_only_through_sasac(sheet: Recommendation, ctx: Context[QuotaTable]) -> Judgement:
    """Judge whether products of province-owned enterprises are on the commission's list only (附件2 三2)."""
    own = ctx.bound[sheet.recommender].kind is Recommender.PROVINCE_OWNED
    return _stated(sheet, "province_owned", expected=own)


def is_in_jurisdiction(sheet: Recommendation, ctx: Context[QuotaTable]) -> Judgement:
    """Judge whether each enterprise is in the recommending city, or in the county whose brand's place it uses.

    A city recommends within its jurisdiction (附件2 三2). A brand's seat that is no listed county leaves it open.
    """
    kind = ctx.bound[sheet.recommender].kind
    if kind not in (Recommender.CITY, Recommender.BRAND_COUNTY):
        return Judgement.not_applicable()
    city = sheet.recommender if kind is Recommender.CITY else None
    answers = {index: _is_inside(nomination, city) for index, nomination in enumerate(sheet.products)}
    judgement = _each(sheet, answers, _CITY)
    if judgement.outcome is not Outcome.UNKNOWN:
        return judgement
    changes: dict[str, Change] = {}
    notes: dict[Note, None] = {}
    for index, nomination in enumerate(sheet.products):
        seat = nomination.brand_place
        if answers[index] is not None:
            continue
        if seat is not None and seat_of(seat) is not None:
            name = find_county(seat).name
            county = Handle(f"$.products[{index}].product.enterprise.county")
            changes[county.path] = county.to(name, None, "企业所在县（市、区）", among=(name,))
        elif seat is None and city is not None:
            changes[_CITY.path] = _CITY.to(city, None, "企业所在设区市", among=(city,))
        else:
            notes[Note.BRAND_PLACE_BLANK if seat is None else Note.BRAND_PLACE_UNLISTED] = None
    return judgement.but(notes=tuple(notes), ways=() if notes else (tuple(changes.values()),))


def _is_inside(nomination: Nomination, city: str | None) -> bool | None:
    """Is the enterprise in the city, and in the county whose brand's place it uses? ``city`` None: in the county."""
    enterprise, seat = nomination.product.enterprise, nomination.brand_place
    home = enterprise.home
    answers = [] if city is None else [None if home is None else home == city]
    if city is None or seat is not None:
        if seat is None or (above := seat_of(seat)) is None:
            answers.append(None)
        elif enterprise.county is None:
            answers.append(None if home in (None, above) else False)
        else:
            answers.append(loosely(enterprise.county) == loosely(seat))
    return False if False in answers else None if None in answers else True


def _stated(
    sheet: Recommendation,
    fact: str,
    concerns: Callable[[Nomination], bool] = lambda nomination: True,
    *,
    expected: bool = True,
) -> Judgement:
    """Judge a statement about each product that a condition concerns."""
    answers = {
        index: getattr(nomination, fact) for index, nomination in enumerate(sheet.products) if concerns(nomination)
    }
    return _each(sheet, answers, Handle(f"$.products[*].{fact}"), expected=expected)


def _each(
    sheet: Recommendation, answers: Mapping[int, bool | None], handle: Handle, *, expected: bool = True
) -> Judgement:
    """Judge an answer for each product, by its index; products that answer otherwise can be taken off the list."""
    entries = [(sheet.products[index].entry(index), answer) for index, answer in answers.items()]
    judgement = every(entries, handle, expected=expected)
    if judgement.outcome is not Outcome.UNMET:
        return judgement
    # A product's facts cannot change, but it can be taken off the list.
    contrary = [entry for entry, answer in entries if answer is (not expected)]
    return judgement.but(ways=((evolve(_without(sheet, contrary), label=_PRODUCTS, total=None),),))


_PRODUCTS = "推荐的产品"


def sent_through_sasac(sheet: Recommendation, ctx: Context[QuotaTable]) -> Judgement:
    """Judge whether province-owned groups send their list through the state assets commission (附件2 三2、三3)."""
    if ctx.bound[sheet.recommender].kind is not Recommender.PROVINCE_OWNED:
        return Judgement.not_applicable()
    return holds(sheet.through_sasac, handle=_THROUGH_SASAC)


def lists_each_product_once(sheet: Recommendation, ctx: Context[None]) -> Judgement:
    """Judge whether each product appears once, on this list and the others', in any spelling (A59)."""
    elsewhere: dict[tuple[str, str], Entry] = {}
    for number, rival in enumerate(sheet.others):
        for appearance in rival.appearances:
            path, label = (
                f"$.others[{number}].products[{appearance.row - 1}]",
                Phrase("{recommender}名单产品", recommender=rival.recommender),
            )
            elsewhere.setdefault(appearance.key, Entry(path=path, label=label, row=appearance.row))
    here: dict[tuple[str, str], Entry] = {}
    twice: list[tuple[Entry, str, Entry]] = []
    for appearance, nomination in zip(sheet.appearances, sheet.products, strict=True):
        entry = Entry(path=f"$.products[{appearance.row - 1}]", label="产品", row=appearance.row)
        before = here.setdefault(appearance.key, entry)
        if before is entry:
            before = elsewhere.get(appearance.key, entry)
        if before is not entry:
            twice.append((entry, str(nomination), before))
    return each_held(Comparison.ONCE, twice)


def sent_in_time(sheet: Recommendation, ctx: Context[tuple[Deadline, Deadline]]) -> Judgement:
    """Judge whether the sheet was sent in time (附件2 三3; A41); remarks on products submitted out of time (三1)."""
    sending, filing = ctx.bound
    judgement = sending.read(Readings.of({"A41": ctx.reading("A41")})).judge(sheet.sent, _SENT)
    out = [
        nomination.entry(index)
        for index, nomination in enumerate(sheet.products)
        if nomination.product.submitted is not None and not filing.is_open(nomination.product.submitted)
    ]
    if not out:
        return judgement
    return judgement.but(notes=(*judgement.notes, Note.PRODUCT_OUT_OF_TIME), entries=tuple(out[:MOST]))


def is_sealed(sheet: Recommendation, ctx: Context[None]) -> Judgement:
    """Judge whether the sheet bears the seal (附件2 三3)."""
    return holds(sheet.sealed, handle=_SEALED)
