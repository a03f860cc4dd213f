"""What a recommender has to keep to (附件2 三3, 推荐名额表), one plain function each."""

from ..clause import Context
from ..deadline import Deadline
from ..entry import Entry
from ..judgement import Judgement
from ..lever import ChangeKind, Handle, Lever
from ..name import loosely
from ..outcome import Comparison, Note
from ..quota_table import QuotaTable
from ..reading import Readings
from ..tally import each_held
from .recommendation import Recommendation

_SENT = Handle("$.sent")
_SEALED = Handle("$.sealed")


def keeps_to_its_quota(sheet: Recommendation, ctx: Context[QuotaTable]) -> Judgement:
    """Does it put forward no more products than its row allows? The printed number is a cap (A57)."""
    limit = ctx.bound.limit(sheet.recommender)
    judgement = Judgement.at_most(len(sheet.products), limit)
    if judgement.met:
        return judgement
    kept = sheet.products[:limit]
    fewer = Lever(path="$.products", kind=ChangeKind.ACT, to=kept, now=sheet.products, most=True, total=limit)
    return judgement.but(levers=((fewer,),))


def spreads_over_enterprises(sheet: Recommendation, ctx: Context[int]) -> Judgement:
    """Is there one product of each enterprise? The notice sets no limit; the year before set one, 原则上 (A53)."""
    first: dict[str, int] = {}
    several: list[tuple[Entry, str, int]] = []
    for place, product in enumerate(sheet.products):
        name = loosely(product.enterprise.name)
        first[name] = first.get(name, 0) + 1
        if first[name] > ctx.bound:
            entry = Entry(path=f"$.products[{place}]", label="企业", row=place + 1)
            several.append((entry, product.enterprise.name, ctx.bound))
    if ctx.reading("A53") == "one-in-principle":
        return each_held(Comparison.SEVERAL, several)
    return each_held(Comparison.SEVERAL, (), notes=(Note.SEVERAL_OF_ONE,) if several else ())


def recommends_none_twice(sheet: Recommendation, ctx: Context[None]) -> Judgement:
    """Does no product of an enterprise stand on the list twice, under whatever spelling (A59)?"""
    seen: dict[tuple[str, str, str], Entry] = {}
    twice: list[tuple[Entry, str, Entry]] = []
    for place, product in enumerate(sheet.products):
        entry = Entry(path=f"$.products[{place}]", label="产品", row=place + 1)
        key = (loosely(product.enterprise.name), loosely(product.name), loosely(product.model or ""))
        first = seen.setdefault(key, entry)
        if first is not entry:
            twice.append((entry, f"{product.enterprise.name}：{product.name}", first))
    return each_held(Comparison.ONCE, twice)


def is_recommended_in_time(sheet: Recommendation, ctx: Context[Deadline]) -> Judgement:
    """Was the sheet sent before the day is over (附件2 三3; A41)?"""
    return ctx.bound.read(Readings(A41=ctx.reading("A41"))).judge(sheet.sent, _SENT)


def is_sealed(sheet: Recommendation, ctx: Context[None]) -> Judgement:
    """Does the sheet bear the seal (附件2 三3)?"""
    return Judgement.holds(sheet.sealed, handle=_SEALED)
