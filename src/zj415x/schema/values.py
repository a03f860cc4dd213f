"""Value: what stands on the wire as one text or number: an amount, a share, a day, a printed name."""

from collections.abc import Mapping
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any

from attrs import Factory, field, frozen

from ..cluster.applicant import XTitle
from ..cluster.application import MOST_TITLES, ClusterApplication
from ..jingpin.product import JingpinProduct
from ..jingpin.recommendation import ListedProduct
from ..notice import Notice
from ..printed.track import Track
from ..values.blank import TEXT as ANY_TEXT
from ..values.blank import kind_declared
from ..values.kind import Kind

COMMENTED: Mapping[str, Any] = {"patternProperties": {r"^\$comment$": {}}, "additionalProperties": False}
"""Of an object that is read: it has no other keys than those that are named, but anything may be remarked in it."""
TEXT = ANY_TEXT.schema
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


ANYTHING = Value(name="Anything", title="任何值", note="是调用者自己的，照样写出。", schema={})
"""What belongs to the caller: a candidate, a key, a score."""

# By the declared type of a field: what is no blank of its own.
_OTHERS: Mapping[Any, Value] = {
    Fraction: Value(
        name="Fraction",
        title="整数或两个整数之比",
        schema={"type": "string", "pattern": "^(-?[0-9]+(/[0-9]+)?)$", "examples": ["15/2"]},
    ),
    Any: Value(
        name="Data",
        title="值",
        note="整数、是否、列表或对象；金额、比重和时刻写成文字；没有的为 null。",
        schema={"type": ["null", "boolean", "integer", "string", "array", "object"]},
    ),
}


@cache
def value_of(declared: Any) -> Value | None:
    """Find the definition of a declared type; None where the type has none of its own."""
    kind = kind_declared(declared)
    return _OTHERS.get(declared) if kind is None else _defined(kind) if kind.name else None


@cache
def _defined(kind: Kind) -> Value:
    if kind.members:
        return Value(name=kind.name, title=kind.title, note=kind.note, names=tuple(kind.members))
    return Value(name=kind.name, title=kind.title, note=kind.note, schema=kind.schema)


@lru_cache(maxsize=4)
def printed_values(notice: Notice) -> Mapping[Any, Value]:
    """Find the printed names that a notice allows for a value, by declared type or by class and field.

    Of a list, each item has to be such a name.
    """
    tracks, highlands = [one.name for one in notice.clusters.tracks], list(notice.clusters.highlands)
    x_types = notice.clusters.x_system.on_form
    line = Value(
        name="Line",
        title="编号指标",
        note="指标的路径，如 scale.chain_leaders。",
        names=tuple(one.field for one in notice.clusters.indicators),
    )
    product_track = Value(
        name="ProductTrack",
        title="产品的赛道",
        note="十五个集群赛道，或历史经典产业。",
        names=notice.jingpin.tracks,
    )
    return {
        Track: Value(
            name="Track",
            title="赛道",
            note="附1-1列明的名称；没有列明的“新星”赛道，写名称和所属的产业高地；属软件类产业的另写 software。",
            names=tuple(tracks),
            schema={
                "anyOf": [
                    {"type": "string", "enum": tracks},
                    {
                        "type": "object",
                        "properties": {
                            "name": TEXT,
                            "highland": {"type": "string", "enum": highlands},
                            "software": {"type": "boolean", "default": False},
                        },
                        "required": ["name", "highland"],
                        **COMMENTED,
                    },
                ],
                "examples": ["低空经济与商业航天", {"name": "低空装备", "highland": "高端装备"}],
            },
        ),
        (ClusterApplication, "x_types"): Value(
            name="XType", title="“X”体系类型的选项", names=(*x_types, notice.clusters.x_system.none)
        ),
        (ClusterApplication, "evidence"): line,
        (ClusterApplication, "classified"): line,
        (XTitle, "scheme"): Value(name="Scheme", title="“X”体系的类别", names=x_types),
        (JingpinProduct, "track"): product_track,
        (ListedProduct, "track"): product_track,
    }


# Lists that take fewer items than every list does.
SHORTER: Mapping[tuple[type, str], int] = {(ClusterApplication, "titles"): MOST_TITLES}
