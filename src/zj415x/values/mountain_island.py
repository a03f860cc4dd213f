"""MountainIslandList: the dated lists of mountainous and island counties, for callers who look one up by day."""

from datetime import date

from attrs import Factory, field

from ..errors import InvalidTypeError, InvalidValueError, shown
from ..hooks import frozen
from ..words import Term
from .county import find_county


class Confidence(Term):
    """How certain the days of a list are."""

    HIGH = "高"
    MEDIUM = "中"
    LOW = "低"


@frozen(kw_only=True)
class MountainIslandList:
    """The counties that counted as 山区海岛县 (附件1 四（一）1; 附件2 二5) during a period.

    ``first`` and ``last`` are its days, both included. ``first`` None: the first day is unknown to us; ``last`` None:
    the list was still in force when the notice was issued. ``known_from`` and ``known_until``, both included, bound the
    days on which the list is documented to be in force; they differ from ``first`` and ``last`` only where these are
    None. ``provenance`` names the sources, ``reason`` explains our ``confidence``. The notice does not say which list
    it means (A14), so the library consults none unasked.
    """

    name: str
    first: date | None
    last: date | None
    # Sorted, so that every run prints the same.
    counties: frozenset[str] = field(repr=lambda names: f"frozenset({sorted(names)})")
    provenance: str
    confidence: Confidence
    reason: str
    known_from: date = field(default=Factory(lambda self: self.first, takes_self=True))
    known_until: date = field(default=Factory(lambda self: self.last, takes_self=True))


def _names(*lines: str) -> frozenset[str]:
    return frozenset(name for line in lines for name in line.split())


MOUNTAIN_ISLAND_LISTS = (
    MountainIslandList(
        name="山区26县",
        first=None,
        last=date(2024, 8, 20),
        # The plan for the 26 counties of 2021 to 2025 dates from 2021; its day is unknown to us. On this day 浙江日报
        # reported on the 26 counties under that plan: the list is documented from here on.
        known_from=date(2021, 12, 26),
        provenance="名单和止日见各县（市、区）的整理资料；2021年起有以“山区26县”为名的五年方案和公开报道",
        confidence=Confidence.MEDIUM,
        reason="名单稳定，但起始之日不明，没有见到原文件",
        counties=_names(
            "淳安县",
            "永嘉县 平阳县 苍南县 文成县 泰顺县",
            "武义县 磐安县",
            "柯城区 衢江区 常山县 开化县 龙游县 江山市",
            "三门县 天台县 仙居县",
            "莲都区 青田县 缙云县 遂昌县 松阳县 云和县 庆元县 景宁畲族自治县 龙泉市",
        ),
    ),
    MountainIslandList(
        name="山区海岛25县",
        first=date(2024, 8, 21),
        last=date(2025, 5, 27),
        provenance="名单和起止日期见各县（市、区）的整理资料；2024年8月调出三县、新增两县见于公开报道",
        confidence=Confidence.HIGH,
        reason="起止日期都有，调整与公开报道一致",
        counties=_names(
            "淳安县",
            "洞头区 永嘉县 苍南县 文成县 泰顺县",
            "武义县 磐安县",
            "衢江区 常山县 开化县 龙游县 江山市",
            "嵊泗县",
            "三门县 天台县 仙居县",
            "青田县 缙云县 遂昌县 松阳县 云和县 庆元县 景宁畲族自治县 龙泉市",
        ),
    ),
    MountainIslandList(
        name="山区海岛22县",
        first=date(2025, 5, 28),
        last=None,
        known_until=date(2026, 5, 26),  # the day the notice was issued
        provenance="名单和起始日期见各县（市、区）的整理资料",
        confidence=Confidence.MEDIUM,
        reason="只有一种来源，没有见到原文件；其后有无新一轮调整不明",
        counties=_names(
            "淳安县",
            "洞头区 文成县 泰顺县",
            "武义县 磐安县",
            "衢江区 常山县 开化县 龙游县",
            "嵊泗县",
            "三门县 天台县 仙居县",
            "青田县 缙云县 遂昌县 松阳县 云和县 庆元县 景宁畲族自治县 龙泉市",
        ),
    ),
)


def mountain_island_list(*, on: date) -> MountainIslandList:
    """Return the list in force on a day; after ``known_until`` of the newest list, that newest list.

    >>> from datetime import date
    >>> from zj415x import mountain_island_list
    >>> mountain_island_list(on=date(2025, 5, 27)).name
    '山区海岛25县'

    Raises:
        InvalidTypeError: ``on`` is no date; a datetime is refused too.
        InvalidValueError: ``on`` precedes the first documented day.
    """
    if type(on) is not date:
        raise InvalidTypeError("应为日期，如 date(2026, 5, 26)，不能是 {value}", value=shown(on))
    for entry in reversed(MOUNTAIN_ISLAND_LISTS):
        if entry.known_from <= on:
            return entry
    first = MOUNTAIN_ISLAND_LISTS[0]
    raise InvalidValueError(
        "{day}的山区海岛县名单不明：所知最早的是{name}，{first}起有据可查",
        day=on,
        name=first.name,
        first=first.known_from,
    )


def contradicts_every_list(county: str, stated: bool) -> bool:
    """Tell whether every known list of any day says otherwise of a county; which list is meant is open (A14).

    >>> from zj415x.values.mountain_island import contradicts_every_list
    >>> contradicts_every_list("上城区", True), contradicts_every_list("苍南县", True)
    (True, False)
    """
    return all((county in entry.counties) is not stated for entry in MOUNTAIN_ISLAND_LISTS)


def mountain_or_island(name: str, *, on: date) -> bool:
    """Look up whether a county is on the list in force on a day.

    >>> from datetime import date
    >>> from zj415x import mountain_or_island
    >>> mountain_or_island("苍南县", on=date(2025, 5, 27)), mountain_or_island("苍南县", on=date(2025, 5, 28))
    (True, False)

    Raises:
        UnknownNameError, FormerCountyError: no such county, as :func:`~zj415x.values.county.find_county`.
        InvalidTypeError, InvalidValueError: as :func:`mountain_island_list`.
    """
    return find_county(name).name in mountain_island_list(on=on).counties
