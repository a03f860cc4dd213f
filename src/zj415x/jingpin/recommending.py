"""Recommending: the tests of a recommender's list (附件2 三2、三3, 推荐名额表), a plain function each."""

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
    """Judge whether the list has at most as many products as its row allows; the printed number is a cap (A57).

    Products on a brand's own places count only where these are the city's (A55); the places that others of the row have
    taken count where all share them (A56). Reports, without limiting, how many come from core or coordinated zones
    (A58).
    """
    readings = Readings.of({"A55": ctx.reading("A55"), "A56": ctx.reading("A56")})
    limit = ctx.bound.limit(sheet.recommender, readings=readings)
    row, shared = ctx.bound[sheet.recommender], ctx.bound.shares(sheet.recommender, readings=readings)
    own = [index for index, nomination in enumerate(sheet.products) if nomination.brand_place is None]
    if row.kind is Recommender.BRAND_COUNTY or (row.kind is Recommender.CITY and shared):
        own = list(range(len(sheet.products)))
    taken = min(sheet.taken, limit) if shared else 0
    entries = _entries(sheet, own)
    zones = {entry: sheet.products[index].product.in_zone for entry, index in zip(entries, own, strict=True)}
    asked = zones.get if any(inside is not None for inside in zones.values()) else None
    allocation = ctx.bound.allocate(row.name, entries, in_zone=asked, taken=taken, readings=readings)
    judgement = within_places([allocation], partial(_without, sheet))
    return judgement.but(observed=allocation, required=allocation.limit)


def within_brand_places(sheet: Recommendation, ctx: Context[QuotaTable]) -> Judgement:
    """Judge whether the products on a brand's own places are within its number: two each, or two in all (A55)."""
    readings = Readings.of({"A55": ctx.reading("A55")})
    row = next(row for row in ctx.bound.rows if row.kind is Recommender.BRAND_COUNTY)
    if ctx.bound[sheet.recommender] is row:
        return Judgement.not_applicable()  # all its places are the brand's, and the quota clause judges the same row
    together = ctx.bound.shares(row.name, readings=readings)
    seats: dict[str, tuple[str, list[int]]] = {}
    for index, nomination in enumerate(sheet.products):
        if nomination.brand_place is not None:
            seat = row.name if together else nomination.brand_place
            seats.setdefault(loosely(seat), (seat, []))[1].append(index)
    if not seats:
        return Judgement.not_applicable()
    allocated = [
        evolve(ctx.bound.allocate(row.name, _entries(sheet, indexes), readings=readings), recommender=seat)
        for seat, indexes in seats.values()
    ]
    return within_places(allocated, partial(_without, sheet))


def _entries(sheet: Recommendation, indexes: Iterable[int]) -> list[Entry]:
    return [sheet.products[index].entry(index) for index in indexes]


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


def _stated(
    sheet: Recommendation,
    fact: str,
    concerns: Callable[[Nomination], bool] = lambda nomination: True,
    *,
    expected: bool = True,
) -> Judgement:
    """Judge a statement about each product that a condition concerns."""
    answers = [
        (nomination.entry(index), getattr(nomination, fact))
        for index, nomination in enumerate(sheet.products)
        if concerns(nomination)
    ]
    judgement = every(answers, Handle(f"$.products[*].{fact}"), expected=expected)
    if judgement.outcome is not Outcome.UNMET:
        return judgement
    # A product's facts cannot change, but it can be taken off the list.
    contrary = [entry for entry, answer in answers if answer is (not expected)]
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


def sent_in_time(sheet: Recommendation, ctx: Context[Deadline]) -> Judgement:
    """Judge whether the sheet was sent in time (附件2 三3; A41)."""
    return ctx.bound.read(Readings.of({"A41": ctx.reading("A41")})).judge(sheet.sent, _SENT)


def is_sealed(sheet: Recommendation, ctx: Context[None]) -> Judgement:
    """Judge whether the sheet bears the seal (附件2 三3)."""
    return holds(sheet.sealed, handle=_SEALED)
