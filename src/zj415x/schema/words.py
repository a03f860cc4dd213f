"""Words: what a schema says of classes and fields, and of values and terms, what may stand there too."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any

from attrs import Factory, field

from ..cluster.applicant import ApplicantKind, Standing, XTitle
from ..cluster.application import MOST_TITLES, ClusterApplication
from ..hooks import frozen
from ..jingpin.product import Category, JingpinProduct
from ..jingpin.recommendation import ListedProduct
from ..notice import Notice
from ..printed.deadline import Party, State
from ..printed.form import Section
from ..printed.question import Kind, Weight
from ..printed.track import Route, Tier, Track
from ..quota.allocation import StepKind, Tilt
from ..quota.apportionment import Method
from ..quota.province import Why
from ..quota.quota import Recommender
from ..rules.change import ChangeKind
from ..rules.clause import Force, Topic
from ..rules.difference import EditKind, Trend
from ..rules.finding import Verdict
from ..rules.outcome import Comparison, Note, Outcome
from ..rules.reading import Reading, Readings
from ..rules.receipt import Filing
from ..rules.replay import Cause
from ..values.blank import TEXT as ANY_TEXT
from ..values.blank import kind_declared
from ..values.kind import Kind as BlankKind
from ..wording.fields import Label, Remarks, printed_fields
from ..wording.voice import Voice
from ..words import Term
from .forms import FORMS
from .results import READINGS, RESULTS

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
        default=Factory(lambda value: {"type": "string", "enum": list(value.names)}, takes_self=True)
    )
    stand_in: type = field(
        init=False, repr=False, default=Factory(lambda value: type(value.name, (), {"value": value}), takes_self=True)
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
        schema={
            "anyOf": [
                *({"type": name} for name in ("null", "boolean", "integer", "string")),
                {"type": "array", "items": {}},
                {"type": "object", "additionalProperties": {}},
            ]
        },
    ),
}


@cache
def value_of(declared: Any) -> Value | None:
    """Find the definition of a declared type; None where the type has none of its own."""
    kind = kind_declared(declared)
    return _OTHERS.get(declared) if kind is None else _defined(kind) if kind.name else None


@cache
def _defined(kind: BlankKind) -> Value:
    if kind.members:
        return Value(name=kind.name, title=kind.title, note=kind.note, names=tuple(kind.members))
    return Value(name=kind.name, title=kind.title, note=kind.note, schema=kind.schema)


@lru_cache(maxsize=4)
def printed_values(notice: Notice) -> Mapping[Any, Value]:
    """Find the printed names that a notice allows for a value, by declared type or by class and field.

    Of a list, each item has to be such a name.
    """
    tracks, highlands = [track.name for track in notice.clusters.tracks], list(notice.clusters.highlands)
    x_types = notice.clusters.x_system.on_form
    line = Value(
        name="Line",
        title="编号指标",
        note="指标的路径，如 scale.chain_leaders。",
        names=tuple(line.field for line in notice.clusters.indicators),
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


TERMS: Mapping[type[Term], str] = {
    ApplicantKind: "申报单位类别",
    Category: "产品类别",
    Cause: "什么不同",
    ChangeKind: "属于哪一种改动",
    Comparison: "怎样比较",
    Filing: "材料的种类",
    EditKind: "改的是什么",
    Force: "约束力",
    Kind: "未予明确的情形",
    Method: "分配的方法",
    Note: "须知",
    Outcome: "结果",
    Party: "由谁办理",
    Recommender: "推荐单位的类别",
    Route: "申报方式",
    Section: "栏目",
    Standing: "现有身份",
    State: "状态",
    StepKind: "做什么",
    Tier: "申报类型",
    Tilt: "倾斜的方式",
    Topic: "结果的类别",
    Trend: "转差还是转好",
    Verdict: "结论",
    Weight: "影响",
    Why: "为什么在那里",
}


Told = dict[str, Any]
"""The keys of a schema that are for people: ``title`` and, where there is more to say, ``description``."""


@frozen
class Words:
    """What is said of classes, fields and values, in the language of a voice; labels are a notice's."""

    voice: Voice
    notice: Notice

    def of_class(self, cls: type) -> Told:
        """Describe an object of a class."""
        return self._labelled(READINGS if cls is Readings else (FORMS.get(cls) or RESULTS[cls])[0])

    def of_field(self, cls: type, name: str) -> Told:
        """Describe a field in our words, else by what the form prints."""
        label = (FORMS.get(cls) or RESULTS[cls])[1].get(name)
        if label is not None:
            return self._labelled(label)
        printed = printed_fields(self.notice).get((cls, name))
        if printed is None:  # of another year
            return {"title": name, "description": self._begun(self.voice.fill("这一年的通知没有这一项。"))}
        return self._told(printed.label, printed.remarks)

    def of_reading(self, reading: Reading) -> Told:
        """Describe an open question: its question, and the meaning of each option."""
        meanings = (
            self.voice.fill("{id}={option}（{meaning}）", id=reading.id, option=option, meaning=reading.meaning(option))
            for option in reading.options
        )
        return {"title": self.voice.say(reading.question), "description": self.voice.listed(meanings, "；")}

    def of_value(self, value: Value) -> Told:
        """Describe a kind of value, and in another language the meaning of its printed names."""
        return self._labelled((value.title, value.note), self._meanings(value.names))

    def of_term(self, kind: type[Term]) -> Told:
        """Describe what the words of a kind are about, and in another language what they mean."""
        return self._labelled(TERMS.get(kind, kind.__name__), self._meanings(kind))

    def _labelled(self, label: Label, *more: str) -> Told:
        title, *notes = (label,) if isinstance(label, str) else label
        return self._told(title, tuple([(note, {}) for note in notes if note]), *more)

    def _told(self, title: str, remarks: Remarks, *more: str) -> Told:
        said = [*(self.voice.fill(message, **values) for message, values in remarks), *filter(None, more)]
        description = ("" if self.voice.catalog is None else " ").join([self._begun(text) for text in said])
        return {"title": self._begun(self.voice.say(title))} | ({"description": description} if description else {})

    def _begun(self, said: str) -> str:
        """Capitalise a text that begins a sentence or stands by itself; Chinese has no capitals."""
        return str(said) if self.voice.catalog is None else said[:1].upper() + said[1:]

    def _meanings(self, words: Iterable[Any]) -> str:
        if self.voice.catalog is None:
            return ""
        pairs = [(str(word), self.voice.say(word)) for word in words]
        return "; ".join([f"{word}: {said}" for word, said in pairs if word != said])
