"""MountainIslandList: the dated lists of mountainous and island counties, for a caller who asks for one by its day."""

from datetime import date

from attrs import Factory, field, frozen

from ..errors import InvalidTypeError, InvalidValueError, shown
from ..words import Term
from .county import county


class Confidence(Term):
    """How sure we are of a list."""

    HIGH = "高"
    MEDIUM = "中"
    LOW = "低"


@frozen(kw_only=True)
class MountainIslandList:
    """Which counties counted as 山区海岛县 (附件1 四（一）1; 附件2 二5) over a time.

    ``first`` and ``last`` are its days, both included. ``first`` None: the day it began is not known to us; ``last``
    None: none had followed it when the notice was issued. ``known_from`` and ``known_until`` are the days between which
    we know it to be in force, both included; they stand apart only where ``first`` or ``last`` is None. ``provenance``
    says what it is known from, ``reason`` why our ``confidence`` is what it is. The notice does not say which list it
    means (A14): nothing here is ever consulted silently.
    """

    name: str
    first: date | None
    last: date | None
    counties: frozenset[str] = field(repr=lambda names: f"frozenset({sorted(names)})")  # in one order, on any day
    provenance: str
    confidence: Confidence
    reason: str
    known_from: date = field(default=Factory(lambda one: one.first, takes_self=True))
    known_until: date = field(default=Factory(lambda one: one.last, takes_self=True))


def _names(*lines: str) -> frozenset[str]:
    return frozenset(name for line in lines for name in line.split())


MOUNTAIN_ISLAND_LISTS = (
    MountainIslandList(
        name="山区26县",
        first=None,
        last=date(2024, 8, 20),
        # The plan for the 26 counties over 2021 to 2025 is of the year 2021, its day is not known to us. On this day
        # 浙江日报 reported on the 26 counties under that plan: from here on the list is certainly documented.
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
    """The list in force on a day; after ``known_until`` of the newest it is that one, as far as known by then.

    >>> from datetime import date
    >>> from zj415x import mountain_island_list
    >>> mountain_island_list(on=date(2025, 5, 27)).name
    '山区海岛25县'

    Raises:
        InvalidTypeError: ``on`` is no day; an instant is none.
        InvalidValueError: a day before the first on which a list is known to be in force.
    """
    if type(on) is not date:
        raise InvalidTypeError("应为日期，如 date(2026, 5, 26)，不能是 {value}", value=shown(on))
    for one in reversed(MOUNTAIN_ISLAND_LISTS):
        if one.known_from <= on:
            return one
    first = MOUNTAIN_ISLAND_LISTS[0]
    raise InvalidValueError(
        "{day}的山区海岛县名单不明：所知最早的是{name}，{first}起有据可查",
        day=on,
        name=first.name,
        first=first.known_from,
    )


def mountain_or_island(name: str, *, on: date) -> bool:
    """Does a county stand on the list in force on a day? For a caller who chooses to answer by a list.

    >>> from datetime import date
    >>> from zj415x import mountain_or_island
    >>> mountain_or_island("苍南县", on=date(2025, 5, 27)), mountain_or_island("苍南县", on=date(2025, 5, 28))
    (True, False)

    Raises:
        UnknownNameError, FormerCountyError: no such county, as :func:`~zj415x.values.county.county`.
        InvalidTypeError, InvalidValueError: as :func:`mountain_island_list`.
    """
    return county(name).name in mountain_island_list(on=on).counties
