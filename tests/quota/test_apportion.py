"""Apportion: places divided over keys by weight, within floors and caps."""

import random
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zj415x.apportion import Method, apportion
from zj415x.errors import InvalidTypeError, InvalidValueError
from zj415x.exchange import dump
from zj415x.quota.apportionment import Apportionment
from zj415x.wording import say

from ..builders import Index
from ..draws import Draw

HAMILTON, SAINTE_LAGUE, D_HONDT = Method
WEIGHTS = {"甲": 53, "乙": 24, "丙": 23}

State = tuple[dict[Any, int], tuple[Any, ...], int]


def state(made: Apportionment[Any]) -> State:
    return made.places, made.tied, made.open_places


class TestWorkedExamples:
    """Results calculated by hand."""

    @pytest.mark.parametrize(
        ("method", "places"),
        [
            # 5.3, 2.4, 2.3: the odd place goes to .4
            (HAMILTON, {"甲": 5, "乙": 3, "丙": 2}),
            # the last of ten are 53/9 = 5.9, 24/5 = 4.8 and 23/5 = 4.6; 53/11 = 4.82 is between them
            (SAINTE_LAGUE, {"甲": 6, "乙": 2, "丙": 2}),
            # 53/6 = 8.8 comes before 24/3 = 8
            (D_HONDT, {"甲": 6, "乙": 2, "丙": 2}),
        ],
    )
    def test_three_methods_on_ten_places(self, method: Method, places: dict[str, int]) -> None:
        assert state(apportion(10, WEIGHTS, method=method)) == (places, (), 0)

    def test_methods_differ_for_a_dominant_weight(self) -> None:
        weights = {"甲": 60, "乙": 9, "丙": 9, "丁": 9, "戊": 9}
        assert apportion(8, weights, method=HAMILTON).places == {"甲": 5, "乙": 0, "丙": 0, "丁": 0, "戊": 0}
        assert apportion(8, weights, method=HAMILTON).open_places == 3
        assert apportion(8, weights, method=SAINTE_LAGUE).places == {"甲": 4, "乙": 1, "丙": 1, "丁": 1, "戊": 1}
        assert apportion(8, weights, method=D_HONDT).places == {"甲": 6, "乙": 0, "丙": 0, "丁": 0, "戊": 0}

    def test_divisor_methods_may_exceed_the_share_rounded_up(self) -> None:
        weights = {"甲": 91, "乙": 3, "丙": 3, "丁": 3}
        assert apportion(30, weights, method=D_HONDT).places["甲"] == 30  # of a share of 27.3

    def test_zero_places_give_everyone_zero(self) -> None:
        for method in Method:
            assert state(apportion(0, WEIGHTS, method=method)) == ({"甲": 0, "乙": 0, "丙": 0}, (), 0)

    def test_proportional_weights_divide_exactly(self) -> None:
        for method in Method:
            assert apportion(100, WEIGHTS, method=method).places == WEIGHTS

    def test_accepts_int_fraction_and_decimal_weights(self) -> None:
        each: tuple[dict[str, Any], ...] = (
            {"甲": Decimal("5.3"), "乙": Decimal("2.4"), "丙": Decimal("2.3")},
            {"甲": Fraction(53, 7), "乙": Fraction(24, 7), "丙": Fraction(23, 7)},
            {"甲": Decimal("0.53"), "乙": Fraction(24, 100), "丙": Fraction(23, 100)},
        )
        for weights in each:
            for method in Method:
                assert apportion(10, weights, method=method).places == apportion(10, WEIGHTS, method=method).places


class TestTies:
    def test_tied_keys_leave_open_places(self) -> None:
        for method in Method:
            assert state(apportion(3, {"甲": 1, "乙": 1}, method=method)) == ({"甲": 1, "乙": 1}, ("甲", "乙"), 1)
            assert apportion(4, {"甲": 1, "乙": 1}, method=method).is_complete

    def test_a_decision_gives_open_places(self) -> None:
        weights = {"甲": 2, "乙": 1, "丙": 1, "丁": 1}
        made = apportion(4, weights, method=SAINTE_LAGUE)
        assert state(made) == ({"甲": 1, "乙": 1, "丙": 1, "丁": 1}, (), 0)
        made = apportion(3, weights, method=HAMILTON)
        assert state(made) == ({"甲": 1, "乙": 0, "丙": 0, "丁": 0}, ("乙", "丙", "丁"), 2)
        one = apportion(3, weights, method=HAMILTON, decided=["丁"])
        assert state(one) == ({"甲": 1, "乙": 0, "丙": 0, "丁": 1}, ("乙", "丙"), 1)
        both = apportion(3, weights, method=HAMILTON, decided=["丁", "乙"])
        assert state(both) == ({"甲": 1, "乙": 1, "丙": 0, "丁": 1}, (), 0)

    @pytest.mark.parametrize(
        ("decided", "sentence"),
        [
            (["甲"], "“甲”不在同分待定之列，不用另行决定"),
            (["戊"], "“戊”不在同分待定之列，不用另行决定"),
            (["乙", "丙", "丁"], "待定的名额只有 2 个，却决定了 3 个"),
            (["乙", "乙"], "“乙”在决定上出现两次，第二次在第 2 位"),
        ],
    )
    def test_refuses_a_decision_outside_the_tie(self, decided: list[str], sentence: str) -> None:
        with pytest.raises(InvalidValueError) as told:
            apportion(3, {"甲": 2, "乙": 1, "丙": 1, "丁": 1}, method=HAMILTON, decided=decided)
        assert str(told.value) == sentence


def test_converts_numpy_integers_to_int() -> None:
    as_any: Any = apportion
    made = as_any(
        Index(10),
        {"甲": Index(5), "乙": Fraction(3), "丙": Decimal(1)},
        method=Method.D_HONDT,
        floors={"丙": Index(2)},
        caps={"甲": Index(5)},
    )
    assert made == apportion(
        10,
        {"甲": 5, "乙": Fraction(3), "丙": Decimal(1)},
        method=Method.D_HONDT,
        floors={"丙": 2},
        caps={"甲": 5},
    )
    assert {type(value) for value in (made.total, made.weights[0], *made.given)} == {int}


def test_a_decision_names_each_key_once() -> None:
    made = apportion(2, dict.fromkeys("甲乙丙", 1), method=HAMILTON)
    with pytest.raises(InvalidValueError, match="“甲”在决定上出现两次，第二次在第 2 位"):
        made.decide(["甲", "甲"])
    with pytest.raises(InvalidTypeError, match="决定应为一组候选，不能是 '甲'"):
        made.decide("甲")


class TestBounds:
    def test_keeps_floors_and_caps(self) -> None:
        for method in Method:
            assert apportion(10, WEIGHTS, method=method, floors={"丙": 4}).places["丙"] == 4
            assert apportion(10, WEIGHTS, method=method, caps={"甲": 4}).places == {"甲": 4, "乙": 3, "丙": 3}

    def test_bounds_may_force_the_result(self) -> None:
        for method in Method:
            exact = apportion(10, WEIGHTS, method=method, floors={"甲": 2, "乙": 3, "丙": 5})
            assert state(exact) == ({"甲": 2, "乙": 3, "丙": 5}, (), 0)
            exact = apportion(10, WEIGHTS, method=method, caps={"甲": 2, "乙": 3, "丙": 5})
            assert state(exact) == ({"甲": 2, "乙": 3, "丙": 5}, (), 0)

    def test_divisor_methods_give_zero_weight_only_its_floor(self) -> None:
        for method in (SAINTE_LAGUE, D_HONDT):
            assert apportion(9, {"甲": 1, "乙": 0}, method=method, floors={"乙": 2}).places == {"甲": 7, "乙": 2}
            assert apportion(9, {"甲": 1, "乙": 0}, method=method).places == {"甲": 9, "乙": 0}

    def test_largest_remainders_may_give_zero_weight_leftover_places(self) -> None:
        assert apportion(9, {"甲": 1, "乙": 0}, method=HAMILTON, caps={"甲": 5}).places == {"甲": 5, "乙": 4}


class TestSteps:
    def test_explain_each_keys_places(self) -> None:
        first, second, third = apportion(10, WEIGHTS, method=SAINTE_LAGUE, caps={"丙": 2}, floors={"乙": 1}).steps
        assert (first.key, first.weight, first.share, first.places) == ("甲", Fraction(53), Fraction(53, 10), 6)
        assert (first.last, first.next) == (Fraction(53, 11), Fraction(53, 13))
        assert (second.floor, second.cap, second.last, second.tied) == (1, None, Fraction(24, 3), False)
        assert (third.floor, third.cap, third.last, third.next) == (0, 2, Fraction(23, 3), None)
        assert repr(first) == "<ApportionmentStep '甲': 6>"

    def test_hamilton_claims_are_remainders_of_the_share(self) -> None:
        _, second, third = apportion(10, WEIGHTS, method=HAMILTON).steps
        assert (second.last, second.next) == (Fraction(2, 5), Fraction(-3, 5))
        assert third.next == Fraction(3, 10)

    def test_floor_places_and_zero_weights_have_no_claim(self) -> None:
        first, second = apportion(3, {"甲": 1, "乙": 0}, method=D_HONDT, floors={"乙": 1}).steps
        assert (second.last, second.next, first.last) == (None, None, Fraction(1, 2))


NAN = Decimal("NaN")
BAD: list[tuple[dict[str, Any], type[Exception], str]] = [
    ({"places": 1.0}, InvalidTypeError, "名额应为整数，不能是 1.0"),
    ({"places": True}, InvalidTypeError, "名额应为整数，不能是 True"),
    ({"places": -1}, InvalidValueError, "名额不能是负数 -1"),
    ({"method": "圣拉古法"}, InvalidTypeError, "应为 Method，如 Method.SAINTE_LAGUE，不能是 '圣拉古法'"),
    ({"weights": [1]}, InvalidTypeError, "权重应为对照表，不能是 [1]"),
    ({"weights": {}}, InvalidValueError, "没有权重，无从分配"),
    ({"weights": {"甲": 0, "乙": 0}}, InvalidValueError, "权重全是零，无从分配"),
    ({"weights": {"甲": Decimal(0)}}, InvalidValueError, "权重全是零，无从分配"),
    ({"weights": {"甲": 1, "乙": -2}}, InvalidValueError, "“乙”的权重是负数 -2"),
    ({"weights": {"甲": 0, "乙": -2}}, InvalidValueError, "“乙”的权重是负数 -2"),
    ({"weights": {"甲": 1, "乙": Decimal("-0.5")}}, InvalidValueError, "“乙”的权重是负数 -0.5"),
    (
        {"weights": {"甲": Decimal("1e999999")}},
        InvalidValueError,
        "“甲”的权重 1E+999999 过大或过小，写出来超过 4000 位",
    ),
    ({"weights": {"甲": Decimal("1e-9999")}}, InvalidValueError, "“甲”的权重 1E-9999 过大或过小，写出来超过 4000 位"),
    ({"weights": {"甲": Decimal("1e-4001")}}, InvalidValueError, "“甲”的权重 1E-4001 过大或过小，写出来超过 4000 位"),
    ({"weights": {"甲": Decimal("0e9999")}}, InvalidValueError, "权重全是零，无从分配"),
    ({"weights": {"甲": 10**4000}}, InvalidValueError, "权重过大或过细，化成整数超过 4000 位"),
    ({"weights": {"甲": 10**5000}}, InvalidValueError, "权重过大或过细，化成整数超过 4000 位"),
    (
        {"weights": {"甲": Fraction(1, 10**3000), "乙": 10**3000}},
        InvalidValueError,
        "权重过大或过细，化成整数超过 4000 位",
    ),
    ({"weights": {"甲": Fraction(1, 10**5000)}}, InvalidValueError, "权重过大或过细，化成整数超过 4000 位"),
    ({"places": 10**4000}, InvalidValueError, "名额过大，写出来超过 4000 位"),
    ({"places": 10**5000}, InvalidValueError, "名额过大，写出来超过 4000 位"),
    ({"weights": {"甲": -(10**5000)}}, InvalidValueError, "“甲”的权重是负数 <int>"),
    ({"weights": {"甲": NAN}}, InvalidValueError, "“甲”的权重 NaN 不是数"),
    (
        {"weights": {"甲": 0.5}},
        InvalidTypeError,
        '“甲”的权重应为整数、Fraction 或 Decimal，不能是 0.5；小数写成 Decimal("0.1")',
    ),
    (
        {"weights": {"甲": True}},
        InvalidTypeError,
        '“甲”的权重应为整数、Fraction 或 Decimal，不能是 True；小数写成 Decimal("0.1")',
    ),
    ({"floors": {"戊": 1}}, InvalidValueError, "下限里的“戊”没有权重"),
    ({"caps": {"戊": 1}}, InvalidValueError, "上限里的“戊”没有权重"),
    ({"floors": [1]}, InvalidTypeError, "下限应为对照表，不能是 [1]"),
    ({"caps": {"甲": 1.5}}, InvalidValueError, "“甲”的上限应为不小于 0 的整数，不能是 1.5"),
    ({"floors": {"甲": -1}}, InvalidValueError, "“甲”的下限应为不小于 0 的整数，不能是 -1"),
    ({"floors": {"甲": 3}, "caps": {"甲": 2}}, InvalidValueError, "“甲”的下限 3 高于上限 2"),
    ({"floors": {"甲": 6, "乙": 5}}, InvalidValueError, "下限合计 11，超过名额 10"),
    ({"floors": {"甲": 11}}, InvalidValueError, "下限合计 11，超过名额 10"),
    ({"caps": {"甲": 3, "乙": 3, "丙": 3}}, InvalidValueError, "上限合计 9，分不完名额 10"),
    (
        {"weights": {"甲": 1, "乙": 0}, "floors": {"乙": 2}, "caps": {"甲": 7}},
        InvalidValueError,
        "权重为零的除下限外分不到名额，其余按上限至多分 9 个，分不完名额 10",
    ),
    ({"caps": {"甲": 10**4000}}, InvalidValueError, "“甲”的上限过大，写出来超过 4000 位"),
    ({"floors": {"甲": 10**4000}}, InvalidValueError, "“甲”的下限过大，写出来超过 4000 位"),
    ({"decided": "甲"}, InvalidTypeError, "决定应为一组候选，不能是 '甲'"),
    ({"decided": ["甲", "甲"], "weights": {}}, InvalidValueError, "“甲”在决定上出现两次，第二次在第 2 位"),
    # What counts as nothing is told, too, where it is of another type.
    ({"floors": None}, InvalidTypeError, "下限应为对照表，不能是 None"),
    ({"floors": 0}, InvalidTypeError, "下限应为对照表，不能是 0"),
    ({"caps": []}, InvalidTypeError, "上限应为对照表，不能是 []"),
    ({"caps": False}, InvalidTypeError, "上限应为对照表，不能是 False"),
    ({"decided": None}, InvalidTypeError, "决定应为一组候选，不能是 None"),
    ({"decided": 0}, InvalidTypeError, "决定应为一组候选，不能是 0"),
    ({"decided": ""}, InvalidTypeError, "决定应为一组候选，不能是 ''"),
]


@pytest.mark.parametrize(("given", "error", "sentence"), BAD)
def test_invalid_input_gives_one_sentence(given: dict[str, Any], error: type[Exception], sentence: str) -> None:
    arguments: dict[str, Any] = {"places": 10, "weights": WEIGHTS, "method": SAINTE_LAGUE} | given
    with pytest.raises(error) as told:
        apportion(**arguments)
    assert str(told.value) == sentence


def test_empty_bounds_and_an_empty_decision_change_nothing() -> None:
    for method in Method:
        made = apportion(10, WEIGHTS, method=method)
        assert apportion(10, WEIGHTS, method=method, floors={}, caps={}, decided=[]) == made


def test_whatever_is_accepted_can_be_written() -> None:
    """Exact quotas multiply places and weights; Python refuses to print integers of more than 4 300 digits."""
    for method in Method:
        made = apportion(10**2000, {"甲": 10**2199, "乙": 1}, method=method, caps={"甲": 10**2000 - 1})
        assert made.steps[1].places == 1
        assert len(str([dump(made), say(made), *map(say, made.steps)])) > 2000
        with pytest.raises(InvalidValueError, match="名额和权重合在一起过大，按比例的数写出来超过 4200 位"):
            apportion(10**2000, {"甲": 5 * 10**2199, "乙": 1}, method=method)


def test_numbers_of_4000_digits_are_accepted() -> None:
    alone: Any
    for alone in (10**4000 - 1, Fraction(1, 10**4000), Decimal("1e-4000")):
        assert apportion(10, {"甲": alone}, method=SAINTE_LAGUE).places == {"甲": 10}
    assert apportion(10**4000 - 1, {"甲": 1}, method=SAINTE_LAGUE).places == {"甲": 10**4000 - 1}
    together = dict.fromkeys("甲乙", 6 * 10**3999)  # each has 4000 digits, though their sum has one more
    assert apportion(10, together, method=SAINTE_LAGUE).places == {"甲": 5, "乙": 5}


def test_places_and_weights_multiply_to_4200_digits_at_most() -> None:
    places, weight = 5**2000 // 2, 10**4200 // 5**2000  # 2 * places + 1 is the divisor of the last claim
    assert (2 * places + 1) * weight == 10**4200
    assert apportion(places, {"甲": weight - 1}, method=SAINTE_LAGUE).is_complete
    with pytest.raises(InvalidValueError, match="超过 4200 位"):
        apportion(places, {"甲": weight}, method=SAINTE_LAGUE)


def test_a_result_needs_neither_bounds_nor_a_tie() -> None:
    made = Apportionment(method=HAMILTON, total=1, keys=("甲",), weights=(1,), whole=1, given=(1,))
    assert made == apportion(1, {"甲": 1}, method=HAMILTON)
    assert (made.open_places, made.rounds, made.steps[0].floor, made.steps[0].cap) == (0, (), 0, None)
    assert type(apportion(1, {"甲": 1}, method=HAMILTON).whole) is int


def test_a_result_is_shown_by_its_places() -> None:
    shown = repr(apportion(2, {"甲": 3, "乙": 1}, method=SAINTE_LAGUE, floors={"乙": 1}, caps={"甲": 1}))
    assert shown == (
        f"Apportionment(method={SAINTE_LAGUE!r}, total=2, keys=('甲', '乙'), given=(1, 1), tied=(), open_places=0)"
    )


def test_many_fine_weights_are_refused_before_they_are_scaled() -> None:
    """The common denominator of so many takes over a gigabyte for all weights together."""
    fine = {key: Fraction(7 * key + 1, 10**9 + key) for key in range(20_000)}
    with pytest.raises(InvalidValueError, match="权重过大或过细"):
        apportion(10, fine, method=SAINTE_LAGUE)


def test_cost_does_not_grow_with_the_places() -> None:
    weights = {place: 10**30 + place**3 for place in range(300)}
    for method in Method:
        made = apportion(10**12, weights, method=method, floors={7: 1}, caps={9: 10**9})
        assert sum(made.places.values()) + made.open_places == 10**12
        assert made.places[9] == 10**9


def test_cost_is_about_linear_in_the_keys() -> None:
    """A cost that grew with the square of the keys would take minutes here."""
    many = range(20_000)
    for method in Method:
        made = apportion(5, {key: 0 if key else 1 for key in many}, method=method)
        assert (made.places[0], made.is_complete) == (5, True)
        made = apportion(10_001, dict.fromkeys(many, 1), method=method)
        assert (sum(made.places.values()), len(made.tied), made.open_places) == (0, 20_000, 10_001)
        assert all(step.tied for step in made.steps)
        assert made.decide(range(10_001)).is_complete
        made = apportion(30_001, {key: 1 if key else 10**6 for key in many}, method=method, caps={0: 20_001})
        assert made.places[0] + (0 in made.tied) <= 20_001
        made = apportion(200_000, {key: key % 3 for key in many}, method=method, floors={1: 2}, caps={2: 2})
        assert sum(made.places.values()) + made.open_places == 200_000


def by_hand(places: int, weights: Mapping[str, int], method: Method, floors: Any, caps: Any) -> State:
    """Give place by place by a divisor method, from the floors; the last claim and its equals are tied."""
    given = {key: floors.get(key, 0) for key in weights}

    def claim(key: str, before: int) -> Fraction:
        return Fraction(weights[key], before + 1 if method is D_HONDT else 2 * before + 1)

    def may(key: str) -> bool:
        return given[key] < caps.get(key, places) and bool(weights[key])

    line = None
    for _ in range(places - sum(given.values())):
        key = max(filter(may, weights), key=lambda one: claim(one, given[one]))
        line = claim(key, given[key])
        given[key] += 1
    had = [key for key in weights if given[key] > floors.get(key, 0) and claim(key, given[key] - 1) == line]
    want = [key for key in weights if may(key) and claim(key, given[key]) == line]
    if not want:
        return given, (), 0
    for key in had:
        given[key] -= 1
    return given, tuple(key for key in weights if key in had or key in want), len(had)


def drawn(chosen: random.Random) -> tuple[int, dict[str, int], dict[str, int], dict[str, int]] | None:
    """Draw small numbers, so that ties are common; None where the bounds allow no result."""
    greatest = chosen.choice((2, 4, 12))
    weights = {key: chosen.randint(0, greatest) for key in "甲乙丙丁戊"[: chosen.randint(1, 5)]}
    places = chosen.randint(0, 14)
    floors: dict[str, int] = {}
    caps: dict[str, int] = {}
    if chosen.random() < 0.5:
        floors = {key: chosen.randint(0, 3) for key in weights if chosen.random() < 0.4}
        caps = {key: floors.get(key, 0) + chosen.randint(0, 5) for key in weights if chosen.random() < 0.5}
    room = sum(caps.get(key, places) if weights[key] else floors.get(key, 0) for key in weights)
    if not any(weights.values()) or sum(floors.values()) > places or room < places:
        return None
    return places, weights, floors, caps


def test_divisor_methods_match_giving_place_by_place(draw: Draw) -> None:
    chosen = draw.random
    cases = ties = 0
    while cases < draw.count(sample=2000, slow=20_000, whole=200_000):
        case = drawn(chosen)
        if case is not None:
            places, weights, floors, caps = case
            method = chosen.choice((SAINTE_LAGUE, D_HONDT))
            made = apportion(places, weights, method=method, floors=floors, caps=caps)
            assert state(made) == by_hand(places, weights, method, floors, caps), (case, method)
            cases += 1
            ties += bool(made.tied)
    assert ties > cases // 10


def fewest_and_most(made: Apportionment[Any], key: Any) -> tuple[int, int]:
    """Return what a key gets if every tie is decided against it, and if in its favour."""
    return made.places[key], made.places[key] + (key in made.tied)


small = st.builds(lambda seed: drawn(random.Random(seed)), st.integers(0, 10**9)).filter(lambda case: case is not None)
METHODS = st.sampled_from(list(Method))
DIVISORS = st.sampled_from([SAINTE_LAGUE, D_HONDT])
WEIGHED = st.dictionaries(st.integers(0, 20), st.integers(0, 10**6), min_size=1, max_size=8).filter(
    lambda weights: any(weights.values())
)
MANY = st.integers(0, 10**6)


class TestConservation:
    @given(MANY, WEIGHED, METHODS)
    def test_every_place_is_given_or_open(self, places: int, weights: dict[int, int], method: Method) -> None:
        made = apportion(places, weights, method=method)
        assert sum(made.places.values()) + made.open_places == places
        assert 0 < made.open_places < len(made.tied) or not (made.open_places or made.tied)
        assert list(made.places) == list(weights)
        assert made.places is not made.places


class TestBoundsAlways:
    @given(small, METHODS)
    def test_results_stay_within_floors_and_caps(self, case: Any, method: Method) -> None:
        places, weights, floors, caps = case
        made = apportion(places, weights, method=method, floors=floors, caps=caps)
        for key, had in made.places.items():
            assert floors.get(key, 0) <= had
            assert had + (key in made.tied) <= caps.get(key, places)


class TestHouseMonotonicity:
    @given(MANY, WEIGHED, DIVISORS)
    def test_one_more_place_takes_none_from_any_key(self, places: int, weights: dict[int, int], method: Method) -> None:
        before, after = (apportion(count, weights, method=method) for count in (places, places + 1))
        for key in weights:
            assert after.places[key] >= before.places[key]
            assert fewest_and_most(after, key)[1] >= fewest_and_most(before, key)[1]

    @given(small, DIVISORS)
    def test_one_place_less_gives_none_to_any_key_under_bounds(self, case: Any, method: Method) -> None:
        places, weights, floors, caps = case
        after = apportion(places, weights, method=method, floors=floors, caps=caps)
        if sum(floors.values()) < places:
            before = apportion(places - 1, weights, method=method, floors=floors, caps=caps)
            for key in weights:
                assert all(
                    less <= more
                    for less, more in zip(fewest_and_most(before, key), fewest_and_most(after, key), strict=True)
                )

    def test_largest_remainders_lack_it(self) -> None:
        weights = {"甲": 6, "乙": 6, "丙": 2}  # 4.29, 4.29, 1.43 of ten; 4.71, 4.71, 1.57 of eleven
        assert apportion(10, weights, method=HAMILTON).places == {"甲": 4, "乙": 4, "丙": 2}
        assert apportion(11, weights, method=HAMILTON).places == {"甲": 5, "乙": 5, "丙": 1}


class TestPopulationMonotonicity:
    @given(
        st.integers(0, 60),
        st.lists(st.integers(1, 60), min_size=2, max_size=5),
        DIVISORS,
        st.integers(0, 20),
        st.integers(0, 20),
        st.data(),
    )
    def test_a_key_that_grows_loses_nothing_to_a_key_that_shrinks(
        self, places: int, counts: list[int], method: Method, more: int, less: int, data: st.DataObject
    ) -> None:
        grows, shrinks = data.draw(st.permutations(range(len(counts))))[:2]
        before = dict(enumerate(counts))
        # The other keys change as they like.
        after = {key: data.draw(st.integers(1, 60)) for key in before}
        after[grows] = before[grows] + more
        after[shrinks] = max(before[shrinks] - less, 0)
        was, now = (apportion(places, weights, method=method) for weights in (before, after))
        lost = fewest_and_most(now, grows)[1] < fewest_and_most(was, grows)[0]
        won = fewest_and_most(now, shrinks)[0] > fewest_and_most(was, shrinks)[1]
        assert not (lost and won)


class TestQuota:
    @given(MANY, WEIGHED)
    def test_hamilton_rounds_each_share_up_or_down(self, places: int, weights: dict[int, int]) -> None:
        made = apportion(places, weights, method=HAMILTON)
        for step in made.steps:
            assert step.share.__floor__() <= step.places
            assert step.places + step.tied <= step.share.__ceil__()


class TestAnonymity:
    @given(st.integers(0, 30), WEIGHED, METHODS, st.randoms())
    def test_names_and_order_do_not_matter(
        self, places: int, weights: dict[int, int], method: Method, chosen: random.Random
    ) -> None:
        items = list(weights.items())
        chosen.shuffle(items)
        made = apportion(places, weights, method=method)
        other = apportion(places, {f"县{key}": one for key, one in items}, method=method)
        assert other.places == {f"县{key}": had for key, had in made.places.items()}
        assert set(other.tied) == {f"县{key}" for key in made.tied}

    @given(small, METHODS, st.randoms())
    def test_order_does_not_matter_under_bounds(self, case: Any, method: Method, chosen: random.Random) -> None:
        places, weights, floors, caps = case
        items = list(weights.items())
        chosen.shuffle(items)
        made = apportion(places, weights, method=method, floors=floors, caps=caps)
        other = apportion(places, dict(items), method=method, floors=floors, caps=caps)
        assert (other.places, set(other.tied)) == (made.places, set(made.tied))

    @given(st.integers(0, 30), WEIGHED, METHODS, st.fractions(min_value=Fraction(1, 50)).filter(bool))
    def test_the_unit_of_the_weights_does_not_matter(
        self, places: int, weights: dict[int, int], method: Method, unit: Fraction
    ) -> None:
        scaled = {key: one * unit for key, one in weights.items()}
        assert state(apportion(places, scaled, method=method)) == state(apportion(places, weights, method=method))


class TestClaims:
    @given(small, METHODS)
    def test_no_open_claim_exceeds_a_granted_one(self, case: Any, method: Method) -> None:
        places, weights, floors, caps = case
        steps = apportion(places, weights, method=method, floors=floors, caps=caps).steps
        met = [step.last for step in steps if step.last is not None]
        wait = [step.next for step in steps if step.next is not None]
        assert not met or not wait or max(wait) <= min(met)
        line = {step.next for step in steps if step.tied}
        assert len(line) <= 1
        assert not line or line == {max(wait)}
