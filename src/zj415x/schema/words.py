"""Terms: what the words of each kind are about."""

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import frozen

from ..cluster.applicant import ApplicantKind, Standing
from ..jingpin.product import Category
from ..notice import Notice
from ..printed.deadline import Party, State
from ..printed.form import Section
from ..printed.question import Kind, Weight
from ..printed.track import Route, Tier
from ..quota.allocation import StepKind, Tilt
from ..quota.apportionment import Method
from ..quota.province import Why
from ..quota.quota import Recommender
from ..rules.change import ChangeKind
from ..rules.clause import Force, Topic
from ..rules.finding import Verdict
from ..rules.outcome import Comparison, Note, Outcome
from ..rules.reading import Reading, Readings
from ..wording.voice import Voice
from ..words import Term
from .forms import FORMS, Label, Remarks, printed_fields
from .results import READINGS, RESULTS
from .values import Value

TERMS: Mapping[type[Term], str] = {
    ApplicantKind: "申报单位类别",
    Category: "产品类别",
    ChangeKind: "属于哪一种改动",
    Comparison: "怎样比较",
    Force: "约束力",
    Kind: "怎样没有说定",
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

    def of_reading(self, one: Reading) -> Told:
        """Describe a doubtful phrase: its question, and the meaning of each option."""
        meanings = (
            self.voice.fill("{id}={option}（{meaning}）", id=one.id, option=option, meaning=one.meaning(option))
            for option in one.options
        )
        return {"title": self.voice.say(one.question), "description": self.voice.listed(meanings, "；")}

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
        description = ("" if self.voice.catalog is None else " ").join([self._begun(one) for one in said])
        return {"title": self._begun(self.voice.say(title))} | ({"description": description} if description else {})

    def _begun(self, said: str) -> str:
        """Capitalise a text that begins a sentence or stands by itself; Chinese has no capitals."""
        return str(said) if self.voice.catalog is None else said[:1].upper() + said[1:]

    def _meanings(self, words: Iterable[Any]) -> str:
        if self.voice.catalog is None:
            return ""
        pairs = [(str(one), self.voice.say(one)) for one in words]
        return "; ".join([f"{word}: {said}" for word, said in pairs if word != said])
