"""Rounds: largest remainders under floors and caps."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations, combinations_with_replacement, product
from typing import Any

import pytest

from zj415x.apportion import Method, apportion
from zj415x.quota.apportionment import Apportionment, Round

from ..draws import Draw


def hamilton(places: int, weights: dict[str, Any], **bounds: dict[str, int]) -> Apportionment[str]:
    return apportion(places, weights, method=Method.HAMILTON, **bounds)


NONE = Fraction(0)
WEIGHTS = {"大": 1000, "中": 100, "小": 10, "零": 0}


class TestWorkedExamples:
    """Results calculated by hand."""

    def test_a_capped_key_leaves_the_rest_to_the_others_by_weight(self) -> None:
        # 18.02 is above 10; ten over 110 are 9.09 and 0.91
        made = hamilton(20, WEIGHTS, caps={"大": 10})
        assert (made.places, made.tied) == ({"大": 10, "中": 9, "小": 1, "零": 0}, ())

    @pytest.mark.parametrize(("cap", "medium"), [(17, 3), (18, 2), (19, 2)])
    def test_a_cap_below_at_and_above_the_rounded_quota(self, cap: int, medium: int) -> None:
        # 18.02, 1.80 and 0.18
        made = hamilton(20, WEIGHTS, caps={"大": cap})
        assert (made.places["大"], made.places["中"]) == (min(cap, 18), medium)

    @pytest.mark.parametrize(("floor", "large"), [(1, 18), (2, 18), (3, 17)])
    def test_a_floor_below_at_and_above_the_rounded_quota(self, floor: int, large: int) -> None:
        made = hamilton(20, WEIGHTS, floors={"中": floor})
        assert made.places == {"大": large, "中": max(floor, 2), "小": 0, "零": 0}

    def test_a_floor_takes_its_places_from_the_others_by_weight(self) -> None:
        # 5, 3, 2 of ten; six over 5 and 3 are 3.75 and 2.25
        made = hamilton(10, {"甲": 5, "乙": 3, "丙": 2}, floors={"丙": 4})
        assert (made.places, made.tied) == ({"甲": 4, "乙": 2, "丙": 4}, ())

    def test_a_quota_at_its_bound_stays_in(self) -> None:
        # 5 is at the cap of 5 and stays in; once 丙 has its floor of 3, 甲 goes on with 4.375
        made = hamilton(10, {"甲": 5, "乙": 3, "丙": 2}, caps={"甲": 5}, floors={"丙": 3})
        assert made.places == {"甲": 4, "乙": 3, "丙": 3}
        assert [taken.at_floor for taken in made.rounds] == [("丙",), ()]

    def test_caps_go_first_where_excess_equals_lack(self) -> None:
        # 6, 3, 1: one above the cap of 5, one below the floor of 2
        made = hamilton(10, {"甲": 6, "乙": 3, "丙": 1}, caps={"甲": 5}, floors={"丙": 2})
        assert made.places == {"甲": 5, "乙": 3, "丙": 2}
        assert [(taken.at_cap, taken.at_floor) for taken in made.rounds] == [(("甲",), ()), ((), ("丙",)), ((), ())]

    @pytest.mark.parametrize(("cap", "first"), [(4, "caps"), (5, "caps"), (6, "floors")])
    def test_the_greater_of_excess_and_lack_is_fixed_first(self, cap: int, first: str) -> None:
        # 7, 2, 1: the lack under the floor of 3 is 2, the excess 3, 2 or 1
        made = hamilton(10, {"甲": 7, "乙": 2, "丙": 1}, caps={"甲": cap}, floors={"丙": 3})
        assert ("caps" if made.rounds[0].at_cap else "floors") == first

    def test_a_later_round_may_reach_another_cap(self) -> None:
        # 8, 1, 1 of ten: three left over 1 and 1 are 1.5 each, above the cap of 1
        made = hamilton(10, {"甲": 8, "乙": 1, "丙": 1}, caps={"甲": 7, "乙": 1})
        assert made.places == {"甲": 7, "乙": 1, "丙": 2}
        assert [taken.at_cap for taken in made.rounds] == [("甲",), ("乙",), ()]

    def test_equal_remainders_on_the_line_are_tied(self) -> None:
        # nine left over 1 and 1: 4.5 each
        made = hamilton(12, {"甲": 4, "乙": 1, "丙": 1}, caps={"甲": 3})
        assert (made.places, made.tied, made.open_places) == ({"甲": 3, "乙": 4, "丙": 4}, ("乙", "丙"), 1)
        decided = made.decide(["丙"])
        assert (decided.places, decided.rounds) == ({"甲": 3, "乙": 4, "丙": 5}, made.rounds)


class TestWeightZero:
    def test_gets_only_its_floor_while_others_have_room(self) -> None:
        for cap, rest in ((11, 10), (10, 10)):
            made = hamilton(12, {"甲": 1, "乙": 0, "丙": 0}, caps={"甲": cap}, floors={"乙": 2})
            assert made.places == {"甲": rest, "乙": 2, "丙": 0}

    def test_shares_equally_what_the_others_cannot_take(self) -> None:
        made = hamilton(12, {"甲": 1, "乙": 0, "丙": 0}, caps={"甲": 5}, floors={"乙": 2})
        assert (made.places, made.tied, made.open_places) == ({"甲": 5, "乙": 3, "丙": 3}, ("乙", "丙"), 1)
        made = hamilton(12, {"甲": 1, "乙": 0, "丙": 0}, caps={"甲": 5}, floors={"乙": 6})
        assert (made.places, made.tied) == ({"甲": 5, "乙": 6, "丙": 1}, ())


class TestSteps:
    def test_cite_each_round(self) -> None:
        made = hamilton(20, WEIGHTS, caps={"大": 10})
        first, last = made.rounds
        excess = Fraction(890, 111)
        assert first == Round(places=20, count=4, weight=Fraction(1110), excess=excess, lack=NONE, at_cap=("大",))
        assert last == Round(places=10, count=3, weight=Fraction(110), excess=NONE, lack=NONE)
        large, medium, _, nothing = made.steps
        assert (large.rounds, large.quotas, large.fixed) == ((first,), (Fraction(2000, 111),), True)
        assert (large.last, large.next) == (None, None)
        assert (medium.rounds, medium.quotas) == ((first, last), (Fraction(200, 111), Fraction(100, 11)))
        assert (medium.fixed, medium.last, medium.next) == (False, Fraction(12, 11), Fraction(1, 11))
        assert (nothing.quotas, nothing.fixed, nothing.last, nothing.next) == ((NONE, NONE), False, None, NONE)

    def test_weights_keep_their_unit(self) -> None:
        made = hamilton(20, {key: Fraction(weight, 7) for key, weight in WEIGHTS.items()}, caps={"大": 10})
        assert made.rounds[0].weight == Fraction(1110, 7)
        assert made.steps[1].quotas == (Fraction(200, 111), Fraction(100, 11))

    def test_keys_of_weight_zero_count_alike_once_they_are_alone(self) -> None:
        made = hamilton(12, {"甲": 1, "乙": 0, "丙": 0}, caps={"甲": 5})
        assert made.steps[1].quotas == (NONE, Fraction(7, 2))

    def test_without_bounds_and_by_divisors_there_are_no_rounds(self) -> None:
        for made in (hamilton(20, WEIGHTS), apportion(20, WEIGHTS, method=Method.D_HONDT, caps={"大": 10})):
            assert made.rounds == ()
            assert [(step.rounds, step.quotas, step.fixed) for step in made.steps] == [((), (), False)] * 4


Kind = tuple[int, int, int | None]
"""A key's weight, floor and cap."""

KINDS: tuple[Kind, ...] = tuple(
    (weight, floor, cap)
    for weight, (floor, cap) in product((0, 1, 2, 5), ((0, None), (0, 0), (0, 1), (0, 3), (1, None), (2, 4), (3, None)))
)
CROWDS = [crowd for size in range(1, 6) for crowd in combinations_with_replacement(KINDS, size)]
MOST_PLACES = 12
PARTS = 6  # of the whole: a test that takes longer than ten minutes is reported as hanging


def exact_quotas(places: int, crowd: Sequence[Kind]) -> list[Fraction]:
    """Find the quotas: try every choice of keys at their floor, at their cap and in between.

    The keys in between divide by weight what the others leave; a key at its floor would get no more by that rate, and
    a key at its cap no less.
    """
    for sides in product((0, 1, 2), repeat=len(crowd)):
        ends = [(floor, None, cap)[side] for side, (_, floor, cap) in zip(sides, crowd, strict=True)]
        if any(side == 2 and end is None for side, end in zip(sides, ends, strict=True)):
            continue
        rest = places - sum(end or 0 for end in ends)
        whole = sum(weight for side, (weight, _, _) in zip(sides, crowd, strict=True) if side == 1)
        if not whole or rest < 0:
            continue
        fits = (
            (
                weight * rest <= floor * whole,
                floor * whole <= weight * rest <= (places if cap is None else cap) * whole,
                cap is not None and cap * whole <= weight * rest,
            )[side]
            for side, (weight, floor, cap) in zip(sides, crowd, strict=True)
        )
        if all(fits):
            return [
                Fraction(weight * rest, whole) if end is None else Fraction(end)
                for end, (weight, _, _) in zip(ends, crowd, strict=True)
            ]
    raise AssertionError("no choice fits")


def expected(places: int, crowd: Sequence[Kind]) -> set[tuple[int, ...]]:
    """Find all whole numbers nearest to the exact quotas, by trying to round each up or down."""
    quotas = exact_quotas(places, crowd)
    found: dict[tuple[int, ...], Fraction] = {}
    for each in product(*({quota.__floor__(), quota.__ceil__()} for quota in quotas)):
        if sum(each) == places:
            found[each] = sum(((had - quota) ** 2 for had, quota in zip(each, quotas, strict=True)), Fraction(0))
    return {each for each, distance in found.items() if distance == min(found.values())}


def by_room(places: int, crowd: Sequence[Kind]) -> set[tuple[int, ...]]:
    """Give weight zero its floor while the others have room; else the others their caps, and zeros share equally."""
    room = sum(places if cap is None else cap for weight, _, cap in crowd if weight)
    if places - sum(floor for weight, floor, _ in crowd if not weight) <= room:
        return expected(places, [(weight, floor, cap if weight else floor) for weight, floor, cap in crowd])
    alone: list[Kind] = [(0, cap or 0, cap) if weight else (1, floor, cap) for weight, floor, cap in crowd]
    return expected(places, alone)


def outcomes(made: Apportionment[int]) -> set[tuple[int, ...]]:
    """List the results of every way to decide the tie."""
    return {
        tuple(had + (key in lucky) for key, had in made.places.items())
        for lucky in combinations(made.tied, made.open_places)
    }


def follow_the_rounds(made: Apportionment[int], crowd: Sequence[Kind]) -> None:
    """Take the rounds as the steps cite them, each from the keys that are still in; round what is left."""
    steps, places, still = made.steps, made.total, list(range(len(crowd)))
    for number, taken in enumerate(made.rounds):
        quotas = {key: steps[key].quotas[number] for key in still}
        assert (taken.places, taken.count, sum(quotas.values())) == (places, len(still), places)
        over = {key: quotas[key] - cap for key in still if (cap := crowd[key][2]) is not None and quotas[key] > cap}
        under = {key: crowd[key][1] - quotas[key] for key in still if quotas[key] < crowd[key][1]}
        assert (taken.excess, taken.lack) == (sum(over.values()), sum(under.values()))
        caps_go = taken.excess >= taken.lack
        assert taken.at_cap == (tuple(over) if caps_go else ())
        assert taken.at_floor == (() if caps_go else tuple(under))
        for key in (*taken.at_cap, *taken.at_floor):
            assert (steps[key].fixed, len(steps[key].rounds)) == (True, number + 1)
            assert steps[key].places == crowd[key][2 if caps_go else 1]
            places -= steps[key].places
            still.remove(key)
    for key in still:
        quota = steps[key].quotas[-1] if made.rounds else steps[key].share
        assert not steps[key].fixed
        assert quota.__floor__() <= steps[key].places <= steps[key].places + steps[key].tied <= quota.__ceil__()


@pytest.mark.parametrize("part", range(PARTS))
def test_all_small_crowds_match_the_oracle(draw: Draw, part: int) -> None:
    tried = ties = 0
    for crowd in draw.of(CROWDS[part::PARTS], sample=25, slow=800):
        least = sum(floor for _, floor, _ in crowd)
        most = sum(MOST_PLACES if cap is None else cap for _, _, cap in crowd)
        if not any(weight for weight, _, _ in crowd):
            continue
        for places in range(least, min(most, MOST_PLACES) + 1):
            made = apportion(
                places,
                {key: weight for key, (weight, _, _) in enumerate(crowd)},
                method=Method.HAMILTON,
                floors={key: floor for key, (_, floor, _) in enumerate(crowd) if floor},
                caps={key: cap for key, (_, _, cap) in enumerate(crowd) if cap is not None},
            )
            assert outcomes(made) == by_room(places, crowd), (places, crowd)
            follow_the_rounds(made, crowd)
            tried += 1
            ties += bool(made.tied)
    assert ties > tried // 20
