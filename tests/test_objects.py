"""Every public class behaves as Python's own: pickled, copied, compared, hashed, shown, changed, matched, never false."""

import copy
import datetime
import json
import pickle
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any, ClassVar

import attrs
import pytest

import zj415x
from zj415x import (
    CHINA,
    ClosedTrackError,
    FormerCountyError,
    InvalidDocumentError,
    InvalidTypeError,
    InvalidValueError,
    ListedProduct,
    MissingExtraError,
    Money,
    Nomination,
    Nominee,
    Outcome,
    Report,
    UnknownLocaleError,
    UnknownNameError,
    UnknownTrackError,
    Verdict,
    Zj415xError,
    difference,
    mountain_island_list,
    yi,
)
from zj415x.apportion import Method
from zj415x.jingpin.recommendation import Appearance
from zj415x.records import replay
from zj415x.words import Phrase, Term

from .builders import CLUSTERS, COMPLETE, JINGPIN, NOTICE, application, judged, product

_LISTED = ListedProduct(enterprise="某某机床有限公司", product="五轴加工中心VX-5", score=Decimal("97.5"))
_NOMINEE = Nominee(candidate="甲", city="杭州市")
_LATE = datetime.datetime(2026, 8, 1, tzinfo=CHINA)
_SUBJECTS: tuple[Any, ...] = (
    COMPLETE,
    COMPLETE.routes(CLUSTERS),
    COMPLETE.threshold(),
    judged(COMPLETE).sensitivity(),
    Nomination(product=product()),
    judged(product(submitted=_LATE)),
    judged(product(submitted=_LATE)).remedies(),
    judged(product(submitted=_LATE)).remedies().choices,
    judged(product(commitment_letter=None)).blanks,
    difference(judged(product()), judged(product(submitted=_LATE))),
    JINGPIN.quotas.allocate("衢州市", ["甲"]),
    JINGPIN.quotas.allocate_province([_NOMINEE]),
    JINGPIN.quotas.apportion("舟山市", {"定海区": 1, "普陀区": 2}, method=Method.HAMILTON),
    JINGPIN.duplicates({"台州市": [_LISTED, _LISTED]}),
    _LISTED,
    _NOMINEE,
    mountain_island_list(on=datetime.date(2026, 5, 26)),
    replay(judged(application()).receipt(document=application()), application()),
    NOTICE,
    NOTICE.open_questions,
)
_WRONG = InvalidValueError("{what} 不是数", what=Phrase("{count} 个", count=3))
_WRONG.field = "Sales.amount"
_ERRORS: tuple[Exception, ...] = (
    Zj415xError("文件有 {count} 处问题", count=2),
    _WRONG,
    InvalidTypeError("不是 {known}", known=("甲", "乙")),
    UnknownNameError("推荐单位", "杭州", ("杭州市",)),
    UnknownTrackError("赛道", "人工只能", ()),
    FormerCountyError("下城区", 2021, "撤销并入", ("拱墅区",)),
    UnknownLocaleError("fr", ("zh_Hans_CN", "en")),
    ClosedTrackError("集成电路", "核心区"),
    MissingExtraError("icalendar", "calendar"),
    InvalidDocumentError((("$.sales[0]", _WRONG),)),
)


def _within(value: object) -> Iterator[object]:
    """An object, and all that it is made of."""
    yield value
    for part in value if type(value) is tuple else _fields(value):
        yield from _within(part)


def _fields(value: Any) -> tuple[object, ...]:
    return tuple(getattr(value, one.name) for one in attrs.fields(type(value))) if attrs.has(type(value)) else ()


_FOUND = {type(one).__name__: one for one in (*_within(_SUBJECTS), *_ERRORS)}
_NAMESPACE: dict[str, Any] = {name: getattr(zj415x, name) for name in zj415x.__all__}
PUBLIC = [one for one in _NAMESPACE.values() if isinstance(one, type)]
OBJECTS = {one.__name__: next(iter(one)) if issubclass(one, Term) else _FOUND[one.__name__] for one in PUBLIC}
VALUES: dict[str, Any] = {name: one for name, one in OBJECTS.items() if attrs.has(type(one))}
WAYS: dict[str, Callable[[Any], Any]] = {
    "pickled": lambda one: pickle.loads(pickle.dumps(one)),
    "copied": copy.copy,
    "deep-copied": copy.deepcopy,
}


def _told(error: Zj415xError) -> tuple[object, ...]:
    return type(error), str(error), error.args, error.message, error.values, getattr(error, "field", None)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", OBJECTS)
def test_it_is_the_same_once_pickled_or_copied(name: str, way: str) -> None:
    given = OBJECTS[name]
    again = WAYS[way](given)
    if isinstance(given, InvalidDocumentError):
        assert again.problems == given.problems
    elif isinstance(given, Zj415xError):
        assert _told(again) == _told(given)
    else:
        assert again == given
        assert hash(again) == hash(given)
        assert repr(again) == repr(given)


@pytest.mark.parametrize("name", OBJECTS)
def test_it_is_true_and_equals_nothing_of_another_kind(name: str) -> None:
    given = OBJECTS[name]
    assert bool(given) is True
    assert given not in (None, 0, 1, "", (), object())


@pytest.mark.parametrize("name", OBJECTS)
def test_it_shows_itself_in_a_line_and_lists_its_names(name: str) -> None:
    given = OBJECTS[name]
    assert "\n" not in repr(given)
    assert repr(given) != object.__repr__(given)
    assert {one for one in dir(type(given)) if not one.startswith("_")} <= set(dir(given))


_NEEDED = {"Appearance": Appearance, "Decimal": Decimal, "datetime": datetime}


def _hides(value: Any) -> bool:
    return "<" in repr(value) or not all(one.repr for one in attrs.fields(type(value)))


@pytest.mark.parametrize("name", [name for name, one in VALUES.items() if not _hides(one)])
def test_its_repr_makes_it_again_where_it_hides_nothing(name: str) -> None:
    assert eval(repr(VALUES[name]), {**_NAMESPACE, **_NEEDED}) == VALUES[name]


@pytest.mark.parametrize("name", VALUES)
def test_an_unknown_attribute_is_named_and_none_can_be_set(name: str) -> None:
    given: Any = VALUES[name]
    with pytest.raises(AttributeError, match="verdikt"):
        given.verdikt  # noqa: B018
    for attribute in ("verdikt", attrs.fields(type(given))[0].name):
        with pytest.raises(AttributeError):
            setattr(given, attribute, None)


@pytest.mark.parametrize("name", [name for name in VALUES if name not in ("Notice", "Readings")])
def test_a_copy_with_nothing_changed_is_equal(name: str) -> None:
    assert attrs.evolve(VALUES[name]) == VALUES[name]


@pytest.mark.parametrize("kind", [one for one in PUBLIC if issubclass(one, Term)])
def test_each_word_of_a_kind_is_one_object_and_its_json_is_the_word(kind: type[Term]) -> None:
    for term in kind:
        assert all(way(term) is term for way in WAYS.values())
        assert json.loads(json.dumps({"word": term})) == {"word": term.value}


def test_an_object_is_matched_by_its_fields() -> None:
    match judged(product(submitted=_LATE)):
        case Report(verdict=Verdict.INELIGIBLE, unmet=[only]):
            assert only.clause == "in-time"
        case report:
            pytest.fail(f"{report} is matched by its verdict")
    match yi(1):
        case Money(fen=fen):
            assert fen == 10**10


class TestWhatHoldsNamedThings:
    HOLDERS: ClassVar[dict[str, tuple[Any, tuple[Any, ...], tuple[str, ...]]]] = {
        "Report": (judged(COMPLETE), judged(COMPLETE).findings, tuple(one.name for one in CLUSTERS.clauses)),
        "Ledger": (NOTICE.ledger, NOTICE.ledger.segments, tuple(one.id for one in NOTICE.ledger.segments)),
        "QuotaTable": (JINGPIN.quotas, JINGPIN.quotas.rows, tuple(one.name for one in JINGPIN.quotas.rows)),
    }

    @pytest.mark.parametrize("name", HOLDERS)
    def test_it_iterates_over_the_things_in_their_order(self, name: str) -> None:
        holder, things, names = self.HOLDERS[name]
        assert tuple(holder) == things
        assert len(holder) == len(things) == len(names)

    @pytest.mark.parametrize("name", HOLDERS)
    def test_in_and_keys_speak_of_their_names(self, name: str) -> None:
        holder, things, names = self.HOLDERS[name]
        assert holder.keys() == names
        assert dict(holder) == dict(zip(names, things, strict=True))
        assert all(one in holder for one in names)
        for stranger in ("某某", things[0], 0, None):
            assert stranger not in holder

    @pytest.mark.parametrize("name", HOLDERS)
    def test_it_is_no_sequence_and_no_mapping(self, name: str) -> None:
        from collections.abc import Mapping, Sequence

        assert not isinstance(self.HOLDERS[name][0], Sequence | Mapping)
        with pytest.raises(UnknownNameError):
            self.HOLDERS[name][0][0]

    def test_in_takes_the_names_that_are_looked_up(self) -> None:
        assert " 杭州市 " in JINGPIN.quotas
        assert JINGPIN.quotas[" 杭州市 "].name == "杭州市"

    def test_a_report_without_findings_is_a_report(self) -> None:
        empty = attrs.evolve(judged(COMPLETE), findings=())
        assert (bool(empty), len(empty), list(empty), empty.keys()) == (True, 0, [], ())

    def test_a_report_looks_for_what_is_unmet_as_any_list_does(self) -> None:
        report = judged(application(standing=None))
        assert tuple(one for one in report if one.outcome is Outcome.UNMET) == report.unmet


@pytest.mark.parametrize(
    ("slip", "names"),
    [
        ("核心", "Tier.CORE_ZONE"),
        ("CORE", "Tier.CORE_ZONE、Tier.COORDINATED_ZONE"),
        (3, "Tier.CORE_ZONE、Tier.COORDINATED_ZONE、Tier.NEW_STAR"),
    ],
)
def test_a_word_that_is_none_is_refused_with_the_nearest_members(slip: Any, names: str) -> None:
    with pytest.raises(ValueError, match=f"^Tier 没有 '{slip}'；可写：{names}$"):
        zj415x.Tier(slip)
