"""Value: what stands on the wire as one text or number: an amount, a share, a day, a printed name.

Patterns hold in every dialect of regular expressions: there is no shorthand for digits, which in some takes others than
those of ASCII, and nothing looks ahead.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from attrs import Factory, field, frozen

from ..cluster.applicant import XTitle
from ..cluster.application import MOST_TITLES, ClusterApplication
from ..editions.y2026 import NOTICE
from ..jingpin.product import JingpinProduct
from ..jingpin.recommendation import ListedProduct
from ..printed.track import Track
from ..values.county import CITIES, COUNTIES
from ..values.kind import LONGEST as LONGEST_TEXT
from ..values.kind import Amount, City, County, Growth, Instant, Investment, Land, Points, Share
from ..values.money import AREA_UNITS as LAND
from ..values.money import DOLLAR_UNITS as DOLLARS
from ..values.money import UNITS as YUAN
from ..values.money import Area, Dollars, Money
from ..values.number import LONGEST
from ..values.unit import LARGEST

COMMENTED: Mapping[str, Any] = {"patternProperties": {r"^\$comment$": {}}, "additionalProperties": False}
"""Of an object that is read: it has no other keys than those that are named, but anything may be remarked in it."""
TEXT: Mapping[str, Any] = {"type": "string", "pattern": r"\S", "maxLength": LONGEST_TEXT}
"""A text that somebody fills in."""


@frozen(kw_only=True, eq=False)
class Value:
    """A kind of value: its name among the definitions, its title and a remark in Chinese, and its schema.

    ``names`` are printed names, of which it is one. ``stand_in`` is the class that stands for it where a schema is
    generated.
    """

    name: str
    title: str
    note: str = ""
    names: tuple[str, ...] = ()
    schema: Mapping[str, Any] = field(
        default=Factory(lambda one: {"type": "string", "enum": list(one.names)}, takes_self=True)
    )
    stand_in: type = field(
        init=False, repr=False, default=Factory(lambda one: type(one.name, (), {"value": one}), takes_self=True)
    )


def _text(pattern: str, longest: int, *examples: str, **more: str) -> Mapping[str, Any]:
    """The schema of a text that a pattern describes from its beginning to its end."""
    return {"type": "string", "pattern": f"^({pattern})$", "maxLength": longest, **more, "examples": list(examples)}


def _with_unit(units: Mapping[str, int]) -> str:
    """The pattern of an amount: no finer than a hundredth of its bare unit, no greater than is believed."""
    kinds = []
    for unit, power in units.items():
        most = len(str(LARGEST)) - 1 - power  # the greatest amount is a one with so many zeros
        kinds.append(rf"0*([0-9]{{1,{most}}}(\.[0-9]{{1,{power}}}0*)?|10{{{most}}}(\.0+)?){unit}")
    return "|".join(kinds)


_CLUSTERS, _JINGPIN = NOTICE.clusters, NOTICE.jingpin
_NUMBER = r"[0-9]+(\.[0-9]+)?"
_TO_100 = r"0*[0-9]{1,2}(\.[0-9]+)?|0*100(\.0+)?"
_DAY = "-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_TIME = r"([01][0-9]|2[0-3]):[0-5][0-9]"
_INSTANT = rf"(1999|20[0-9]{{2}}|2100){_DAY}T{_TIME}:[0-5][0-9](\.[0-9]{{1,6}})?(Z|[+-]{_TIME})"
# So many digits are read, and the unit behind them.
_AMOUNT, _IN_DOLLARS, _AREA, _PERCENT = (LONGEST + len(unit) for unit in ("亿元", "亿美元", "亩", "%"))

ANYTHING = Value(name="Anything", title="任何值", note="是调用者自己的，照样写出。", schema={})
"""What belongs to the caller: a candidate, a key, a score."""

# By the declared type of a field.
VALUES: Mapping[Any, Value] = {
    Amount: Value(
        name="Amount",
        title="金额",
        note="带单位的金额，不能是负数；单位是亿元、万元或元。",
        schema=_text(_with_unit(YUAN), _AMOUNT, "349.9亿元", "800万元"),
    ),
    Money: Value(
        name="Money",
        title="金额或两个金额之差",
        note="带单位的金额，可以是负数；单位是亿元、万元或元。",
        schema=_text(f"-?({_with_unit(YUAN)})", _AMOUNT, "42亿元", "-1000万元"),
    ),
    Investment: Value(
        name="Investment",
        title="人民币或美元金额",
        note="带单位的金额，不能是负数；人民币的单位是亿元、万元或元，美元的单位是亿美元、万美元或美元。",
        schema=_text(f"{_with_unit(YUAN)}|{_with_unit(DOLLARS)}", _IN_DOLLARS, "12亿元", "1.2亿美元"),
    ),
    Dollars: Value(
        name="Dollars",
        title="美元金额",
        note="带单位的金额，可以是负数；单位是亿美元、万美元或美元。",
        schema=_text(f"-?({_with_unit(DOLLARS)})", _IN_DOLLARS, "1.2亿美元"),
    ),
    Land: Value(
        name="Land",
        title="土地面积",
        note="带单位的面积，不能是负数；单位是亩，至多两位小数。",
        schema=_text(_with_unit(LAND), _AREA, "1200亩"),
    ),
    Area: Value(
        name="Area",
        title="面积或两个面积之差",
        note="带单位的面积，可以是负数；单位是亩，至多两位小数。",
        schema=_text(f"-?({_with_unit(LAND)})", _AREA, "1200亩"),
    ),
    Share: Value(
        name="Share",
        title="比重",
        note="百分数，带半角的 %，从 0% 到 100%。",
        schema=_text(rf"({_TO_100}|-0+(\.0+)?)%", _PERCENT, "3.5%"),
    ),
    Growth: Value(
        name="Growth",
        title="增速",
        note="百分数，带半角的 %，不低于 -100%。",
        schema=_text(f"({_NUMBER}|-({_TO_100}))%", _PERCENT, "12.5%", "-3%"),
    ),
    Decimal: Value(
        name="Ratio",
        title="比例",
        note="百分数，带半角的 %。",
        schema=_text(f"-?{_NUMBER}%", _PERCENT, "30%"),
    ),
    Points: Value(
        name="Points",
        title="分数",
        note="没有单位；照原来的位数写成数或文字。",
        schema={**_text(f"-?{_NUMBER}", LONGEST, "97.50"), "type": ["number", "string"]},
    ),
    Fraction: Value(
        name="Fraction",
        title="整数或两个整数之比",
        schema={"type": "string", "pattern": "^(-?[0-9]+(/[0-9]+)?)$", "examples": ["15/2"]},
    ),
    date: Value(
        name="Day",
        title="日期",
        note="写成 2026-06-20 的样子。",
        schema=_text("[0-9]{4}" + _DAY, len("2026-06-20"), "2026-06-20", format="date"),
    ),
    Instant: Value(
        name="Instant",
        title="时刻",
        note="写成 2026-06-20T10:00:00+08:00 的样子，带时区；北京时间写 +08:00。",
        schema=_text(_INSTANT, 40, "2026-06-20T10:00:00+08:00", format="date-time"),
    ),
    City: Value(name="City", title="设区市", names=CITIES),
    County: Value(
        name="County",
        title="县（市、区）",
        note="同时填了设区市的，须属于该市。",
        names=tuple(one.name for one in COUNTIES),
    ),
    Track: Value(
        name="Track",
        title="赛道",
        note="附1-1列明的名称；没有列明的“新星”赛道，写名称和所属的产业高地。",
        names=tuple(one.name for one in _CLUSTERS.tracks),
        schema={
            "anyOf": [
                {"type": "string", "enum": [one.name for one in _CLUSTERS.tracks]},
                {
                    "type": "object",
                    "properties": {"name": TEXT, "highland": {"type": "string", "enum": list(_CLUSTERS.highlands)}},
                    "required": ["name", "highland"],
                    **COMMENTED,
                },
            ],
            "examples": ["低空经济与商业航天", {"name": "低空装备", "highland": "高端装备"}],
        },
    ),
    Any: Value(
        name="Data",
        title="值",
        note="整数、是否、列表或对象；金额、比重和时刻写成文字；没有的为 null。",
        schema={"type": ["null", "boolean", "integer", "string", "array", "object"]},
    ),
}

_LINE = Value(
    name="Line",
    title="编号指标",
    note="指标的路径，如 scale.chain_leaders。",
    names=tuple(one.field for one in _CLUSTERS.indicators),
)
_PRODUCT_TRACK = Value(
    name="ProductTrack",
    title="产品的赛道",
    note="十五个集群赛道，或历史经典产业。",
    names=_JINGPIN.tracks,
)
# Texts that have to be printed names of the edition: of a list, each of its items.
PRINTED: Mapping[tuple[type, str], Value] = {
    (ClusterApplication, "x_types"): Value(
        name="XType", title="“X”体系类型的选项", names=(*_CLUSTERS.x_system.on_form, _CLUSTERS.x_system.none)
    ),
    (ClusterApplication, "evidence"): _LINE,
    (ClusterApplication, "classified"): _LINE,
    (XTitle, "scheme"): Value(name="Scheme", title="“X”体系的类别", names=_CLUSTERS.x_system.on_form),
    (JingpinProduct, "track"): _PRODUCT_TRACK,
    (ListedProduct, "track"): _PRODUCT_TRACK,
}
# Lists that take fewer items than every list does.
SHORTER: Mapping[tuple[type, str], int] = {(ClusterApplication, "titles"): MOST_TITLES}
