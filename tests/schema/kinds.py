"""Objects of every kind that goes over the wire, and what validates by the schema of a kind."""

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import cache
from operator import attrgetter
from typing import Any

import pytest
from attrs import evolve

from zj415x import CHINA, ListedProduct, Nomination, Nominee, Readings, Replay, Tier, Tilt, difference
from zj415x.apportion import Method
from zj415x.records import replay
from zj415x.schema import json_schema

from ..builders import CLUSTERS, JINGPIN, NOTICE, application, judged, new_star, product, software


@cache
def validator(kind: Any, locale: str = "zh_Hans_CN") -> Any:
    """What validates by the schema of a kind; where the libraries for it are missing, the test that asks is skipped."""
    pytest.importorskip("msgspec", reason="what generates schemas is not installed")
    jsonschema = pytest.importorskip("jsonschema", reason="what validates by schemas is not installed")
    return jsonschema.Draft202012Validator(json_schema(kind, locale))


def faults(kind: Any, data: Any) -> list[str]:
    """What is wrong with data of a kind."""
    return [f"{one.json_path}: {one.message}" for one in validator(kind).iter_errors(data)]


def _reports() -> list[Any]:
    late = datetime(2026, 7, 21, 9, tzinfo=CHINA)
    listed: list[Any] = [
        product(),
        Nomination(product=product(name="另一件"), passed_review=False, brand_place="温岭市"),
    ]
    closed = evolve(application(), track=CLUSTERS.track("集成电路"))
    return [
        judged(application()),
        judged(application(revenue=None, titles=None, plan=evolve(application().plan, uploaded=False))),
        judged(application(mountain_or_island=None), A15="discretionary"),
        judged(closed),
        judged(new_star(titles=application().titles)),
        judged(software()),
        judged(product(sales=(), launched=None)),
        judged(product(submitted=late)),
        CLUSTERS.validate_city("衢州市", [application(), new_star(), *[new_star("宠物用品")] * 4]),
        JINGPIN.validate_recommendation("台州市", listed, sent=late, sealed=False, others={"衢州市": [product()]}),
        JINGPIN.validate_recommendation("省属企业集团", [product(name=f"第{n}件") for n in range(9)]),
    ]


REPORTS = _reports()
_ROWS = [
    ListedProduct(enterprise=f"企业{n}", product="机床", score=Decimal(90 - n // 8), in_zone=None if n == 3 else n % 2 == 0)
    for n in range(24)
]  # fmt: skip
_ALLOCATIONS = [
    JINGPIN.quotas.allocate("衢州市", _ROWS, score=attrgetter("score"), in_zone=attrgetter("in_zone")),
    JINGPIN.quotas.allocate("衢州市", _ROWS[:3] + _ROWS[4:], score=attrgetter("score"), in_zone=attrgetter("in_zone"),
                            tilt=Tilt.FIRST),
    JINGPIN.quotas.allocate("省属企业集团", ["甲", "乙"], score={"甲": Fraction(1, 3), "乙": 0.25}),
]  # fmt: skip
_NOMINEES = [Nominee(candidate=f"品{n}", city="舟山市") for n in range(25)] + [Nominee(candidate="乙", group="甲集团")]
_FLIGHT = CLUSTERS.track("低空经济与商业航天")
_KEPT = [(one, judged(one).receipt(document=one, hinges=hinges)) for one, hinges in
         ((application(), True), (new_star(), False), (product(submitted=None), True))]  # fmt: skip
_REPLAYS = [
    *[replay(receipt, one) for one, receipt in _KEPT],
    replay(_KEPT[0][1], application(revenue=None), at=date(2026, 6, 20), readings=Readings(A12="this-year-forecast")),
    Replay(evolve(_KEPT[2][1], outcomes=_KEPT[2][1].outcomes[1:]), _KEPT[2][1]),
]
# By the short names of the schemas that are published.
WRITTEN: dict[str, list[Any]] = {
    "application": [application(), new_star(), software(), application(titles=None, standing=None)],
    "product": [product(), product(sales=(), launched=None, submitted=None)],
    "ranking": [tuple(_ROWS), ()],
    "readings": [Readings(), Readings(A12="this-year-forecast"), CLUSTERS.defaults],
    "report": REPORTS,
    "routes": [application().routes(CLUSTERS), application().routes(CLUSTERS, tracks=["文体用品"])],
    "receipt": [receipt for _, receipt in _KEPT],
    "replay": _REPLAYS,
    "sensitivity": [one.sensitivity() for one in REPORTS],
    "remedies": [one.remedies() for one in REPORTS],
    "blanks": [one.blanks for one in REPORTS],
    "difference": [
        difference(judged(application()), judged(one))
        for one in (application(), application(titles=None, standing=None, submitted=None), new_star())
    ],
    "threshold": [_FLIGHT.threshold(tier, mountain_or_island=held) for tier in _FLIGHT.tiers for held in (True, None)]
    + [application(granted_floor=_FLIGHT.floor(Tier.CORE_ZONE)).threshold(readings=Readings(A15="discretionary"))],
    "track": [*CLUSTERS.tracks, CLUSTERS.new_star_track("无人机", highland="高端装备")],
    "deadlines": [NOTICE.deadlines],
    "allocation": _ALLOCATIONS,
    "provincial-allocation": [
        JINGPIN.quotas.allocate_province(_NOMINEES),
        JINGPIN.quotas.allocate_province(_NOMINEES, score=lambda one: 1),
    ],
    "apportionment": [
        JINGPIN.quotas.apportion("舟山市", {"定海区": 1, "普陀区": Decimal("1.5"), "岱山县": Fraction(3, 2)}, method=one)
        for one in Method
    ]
    + [JINGPIN.quotas.apportion("舟山市", {"定海区": 0, "普陀区": 1}, method=Method.D_HONDT, floors={"定海区": 1}, caps={"普陀区": 19})]
    + [JINGPIN.quotas.apportion("舟山市", {"定海区": 9, "普陀区": 1}, method=Method.HAMILTON, caps={"定海区": 10})],
}  # fmt: skip
