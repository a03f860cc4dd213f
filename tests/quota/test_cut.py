"""Allocation: a ranked list cut at its limit."""

from collections.abc import Callable, Collection
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zj415x import Allocation, InvalidTypeError, InvalidValueError, Tilt
from zj415x.quota.allocation import Step, StepKind, cut
from zj415x.quota.ranking import Ranking

PLACE = "推荐名额表 第8行"
SCORES = {"甲": 95, "乙": 90, "丙": 88, "丁": 88, "戊": 88, "己": 80, "庚": 80}
LIST = tuple(SCORES)


def allocated(
    limit: int,
    ranked: Collection[Any] = LIST,
    score: Callable[[Any], Any] | dict[Any, Any] | None = SCORES,
    **more: Any,
) -> Allocation[Any]:
    begun: Allocation[Any] = Allocation(recommender="衢州市", place=PLACE, limit=limit, recommended=(), left_out=())
    return cut(begun, Ranking.of(ranked, score), **more)


def test_an_allocation_opens_with_all_places_unused() -> None:
    begun: Allocation[str] = Allocation(recommender="衢州市", place=PLACE, limit=20, recommended=(), left_out=())
    assert (begun.unused, begun.open_places, begun.in_zone) == (20, 0, None)


def test_an_allocation_is_shown_without_its_steps() -> None:
    made = allocated(3)
    assert "recommended=('甲', '乙')" in repr(made)
    assert "steps" not in repr(made)


def step(allocation: Allocation[Any], kind: StepKind) -> Step[Any]:
    (found,) = (one for one in allocation.steps if one.kind is kind)
    return found


def joined(candidates: tuple[str, ...]) -> str:
    return "".join(candidates)


class TestTies:
    """Four limits around three equal candidates, then the other tie."""

    @pytest.mark.parametrize(
        ("limit", "recommended", "tied", "open_places", "left_out"),
        [
            (0, "", "", 0, "甲乙丙丁戊己庚"),
            (1, "甲", "", 0, "乙丙丁戊己庚"),
            (2, "甲乙", "", 0, "丙丁戊己庚"),
            (3, "甲乙", "丙丁戊", 1, "己庚"),
            (4, "甲乙", "丙丁戊", 2, "己庚"),
            (5, "甲乙丙丁戊", "", 0, "己庚"),
            (6, "甲乙丙丁戊", "己庚", 1, ""),
            (7, "甲乙丙丁戊己庚", "", 0, ""),
            (8, "甲乙丙丁戊己庚", "", 0, ""),
        ],
    )
    def test_tied_candidates_leave_open_places(
        self, limit: int, recommended: str, tied: str, open_places: int, left_out: str
    ) -> None:
        one = allocated(limit)
        groups = joined(one.recommended), joined(one.tied), one.open_places, joined(one.left_out)
        assert groups == (recommended, tied, open_places, left_out)
        assert one.is_complete is not bool(tied)
        assert one.unused == max(0, limit - 7)

    def test_a_tie_is_a_step_with_its_score(self) -> None:
        tie = step(allocated(3), StepKind.TIE)
        assert (tie.candidates, tie.count, tie.score, tie.place) == (("丙", "丁", "戊"), 1, 88, PLACE)
        assert step(allocated(3), StepKind.CUT).score is None

    def test_no_tie_without_scores(self) -> None:
        assert allocated(3, score=None).recommended == ("甲", "乙", "丙")

    def test_ties_compare_scores_exactly(self) -> None:
        assert allocated(1, ["甲", "乙"], {"甲": 0.1 + 0.2, "乙": 0.3}).recommended == ("甲",)


class TestDecided:
    def test_a_decision_gives_open_places(self) -> None:
        one = allocated(4, decided=["戊", "丙"])
        assert (one.recommended, one.tied, one.left_out) == (("甲", "乙", "丙", "戊"), (), ("丁", "己", "庚"))
        assert one.is_complete
        assert step(one, StepKind.DECIDED).candidates == ("丙", "戊")
        assert step(one, StepKind.TIE).count == 2

    def test_a_decision_may_leave_places_open(self) -> None:
        one = allocated(4, decided={"丁"})
        assert (one.recommended, one.tied, one.open_places) == (("甲", "乙", "丁"), ("丙", "戊"), 1)
        assert allocated(4, decided=one.recommended[2:]).tied == one.tied

    @pytest.mark.parametrize(
        ("decided", "sentence"),
        [
            (["甲"], "“甲”不在同分待定之列，不用另行决定"),
            (["己"], "“己”不在同分待定之列，不用另行决定"),
            (["丙", "丁", "戊"], "待定的名额只有 2 个，却决定了 3 个"),
            (["丙", "丙"], "“丙”在决定上出现两次，第二次在第 2 位"),
        ],
    )
    def test_refuses_a_decision_outside_the_tie(self, decided: list[str], sentence: str) -> None:
        with pytest.raises(InvalidValueError, match=f"^{sentence}$"):
            allocated(4, decided=decided)

    def test_refuses_a_decision_that_is_no_collection(self) -> None:
        with pytest.raises(InvalidTypeError, match=r"^决定应为一组候选，不能是 '丙'$"):
            allocated(4, decided="丙")
        with pytest.raises(InvalidValueError, match="不在同分待定之列"):
            allocated(4, score=None, decided=["丁"])


class TestTieBreak:
    @pytest.mark.parametrize(
        ("zone", "recommended", "tied", "open_places", "left_out"),
        [
            ("", "甲乙", "丙丁戊", 2, "己庚"),
            ("戊", "甲乙戊", "丙丁", 1, "己庚"),
            ("丙戊", "甲乙丙戊", "", 0, "丁己庚"),
            ("丙丁戊", "甲乙", "丙丁戊", 2, "己庚"),
            ("己", "甲乙", "丙丁戊", 2, "己庚"),
        ],
    )
    def test_zone_products_win_ties(
        self, zone: str, recommended: str, tied: str, open_places: int, left_out: str
    ) -> None:
        one = allocated(4, tilt=Tilt.TIE_BREAK, in_zone=set(zone))
        groups = joined(one.recommended), joined(one.tied), one.open_places, joined(one.left_out)
        assert groups == (recommended, tied, open_places, left_out)

    def test_too_many_zone_products_stay_tied(self) -> None:
        one = allocated(3, tilt=Tilt.TIE_BREAK, in_zone={"丙", "戊"})
        assert (one.tied, one.open_places, joined(one.left_out)) == (("丙", "戊"), 1, "丁己庚")
        tilt = step(one, StepKind.TILT)
        assert (tilt.count, tilt.candidates, tilt.displaced) == (0, (), ("丁",))

    def test_the_tilt_records_its_effect_as_a_step(self) -> None:
        tilt = step(allocated(4, tilt=Tilt.TIE_BREAK, in_zone={"丙", "戊"}), StepKind.TILT)
        assert (tilt.count, tilt.candidates, tilt.displaced) == (2, ("丙", "戊"), ("丁",))
        assert (tilt.place, tilt.tilt) == ("附件2 三3", Tilt.TIE_BREAK)

    def test_the_tilt_has_no_effect_without_a_tie(self) -> None:
        tilt = step(allocated(5, tilt=Tilt.TIE_BREAK, in_zone={"己"}), StepKind.TILT)
        assert (tilt.count, tilt.displaced) == (0, ())

    def test_the_tie_break_needs_scores(self) -> None:
        with pytest.raises(InvalidValueError, match=r"^没有分数就没有同分，“同分优先”要有 score$"):
            allocated(4, score=None, tilt=Tilt.TIE_BREAK, in_zone=set())


class TestZoneProductsFirst:
    @pytest.mark.parametrize(
        ("limit", "zone", "recommended", "tied", "open_places", "left_out"),
        [
            (3, "己庚", "己庚甲", "", 0, "乙丙丁戊"),
            (1, "己庚", "", "己庚", 1, "甲乙丙丁戊"),
            (2, "己庚", "己庚", "", 0, "甲乙丙丁戊"),
            (5, "己", "己甲乙", "丙丁戊", 2, "庚"),
            (5, "丙己", "丙己甲乙", "丁戊", 1, "庚"),
            (9, "庚", "庚甲乙丙丁戊己", "", 0, ""),
        ],
    )
    def test_zone_products_go_first(
        self, limit: int, zone: str, recommended: str, tied: str, open_places: int, left_out: str
    ) -> None:
        one = allocated(limit, tilt=Tilt.FIRST, in_zone=set(zone))
        groups = joined(one.recommended), joined(one.tied), one.open_places, joined(one.left_out)
        assert groups == (recommended, tied, open_places, left_out)

    def test_the_tilt_records_its_effect_as_a_step(self) -> None:
        tilt = step(allocated(3, score=None, tilt=Tilt.FIRST, in_zone={"甲", "己", "庚"}), StepKind.TILT)
        assert (tilt.count, tilt.candidates, tilt.displaced) == (2, ("己", "庚"), ("乙", "丙"))


class TestZones:
    def test_counts_zone_products_among_the_recommended(self) -> None:
        zones = {"甲": True, "乙": False, "己": True}
        one = allocated(5, in_zone=zones.get)
        assert (one.in_zone, one.zone_unknown) == (("甲",), ("丙", "丁", "戊"))
        assert allocated(5).in_zone is None
        assert allocated(5, in_zone=()).in_zone == ()

    def test_refuses_a_tilt_on_a_blank_zone(self) -> None:
        sentence = "^“丙”在不在核心区协同区没有填，不能据以倾斜$"
        zones = {"甲": True, "乙": True, "丁": False, "戊": False, "己": True}
        for tilt, limit in ((Tilt.TIE_BREAK, 3), (Tilt.FIRST, 1)):
            with pytest.raises(InvalidValueError, match=sentence):
                allocated(limit, tilt=tilt, in_zone=zones.get)
        # Where the blank ones are not on the line, nothing hangs on them.
        assert allocated(2, tilt=Tilt.TIE_BREAK, in_zone=zones.get).recommended == ("甲", "乙")

    def test_refuses_a_tilt_without_in_zone(self) -> None:
        with pytest.raises(InvalidValueError, match=r"^要“优先推荐”，须用 in_zone 说明哪些产品在核心区协同区$"):
            allocated(3, tilt=Tilt.FIRST)
        with pytest.raises(InvalidTypeError, match=r"^应为 Tilt，如 Tilt.TIE_BREAK，不能是 '优先推荐'$"):
            allocated(3, tilt="优先推荐")
        with pytest.raises(InvalidTypeError, match=r"^在核心区协同区的应为一组候选，不能是 '甲'$"):
            allocated(3, in_zone="甲")


def test_steps_follow_their_order() -> None:
    one = allocated(4, tilt=Tilt.TIE_BREAK, in_zone={"戊"}, decided=["丙"])
    assert [each.kind for each in one.steps] == [StepKind.TILT, StepKind.CUT, StepKind.TIE, StepKind.DECIDED]
    assert step(one, StepKind.CUT).count == 3
    unused = allocated(9)
    assert [each.kind for each in unused.steps] == [StepKind.CUT, StepKind.UNUSED]
    assert step(unused, StepKind.UNUSED).count == 2


cases = st.tuples(
    st.lists(st.integers(0, 4), max_size=9).map(lambda scores: sorted(scores, reverse=True)),
    st.integers(0, 10),
    st.sampled_from(list(Tilt)),
    st.integers(0, 511),
)


@given(cases)
def test_cut_matches_brute_force_over_all_orders(case: tuple[list[int], int, Tilt, int]) -> None:
    """A declared preference decides; equal candidates may come in any order."""
    scores, limit, tilt, bits = case
    zone = {place for place in range(len(scores)) if bits >> place & 1}
    one = allocated(limit, range(len(scores)), dict(enumerate(scores)), tilt=tilt, in_zone=zone)

    def standing(place: int) -> tuple[int, ...]:
        inside = int(place in zone)
        return {
            Tilt.NONE: (scores[place],),
            Tilt.TIE_BREAK: (scores[place], inside),
            Tilt.FIRST: (inside, scores[place]),
        }[tilt]

    def ahead(place: int) -> int:
        return sum(standing(other) > standing(place) for other in range(len(scores)))

    def not_behind(place: int) -> int:
        return sum(standing(other) >= standing(place) for other in range(len(scores)))

    places = range(len(scores))
    assert set(one.recommended) == {place for place in places if not_behind(place) <= limit}
    assert set(one.left_out) == {place for place in places if ahead(place) >= limit}
    assert sorted(one.recommended + one.left_out + one.tied) == list(places)
    assert len(one.recommended) + one.open_places + one.unused == limit
    assert 0 < one.open_places < len(one.tied) or (not one.tied and not one.open_places)
    assert one.in_zone == tuple(place for place in one.recommended if place in zone)
    for chosen in combinations(one.tied, one.open_places):
        complete = allocated(
            limit, range(len(scores)), dict(enumerate(scores)), tilt=tilt, in_zone=zone, decided=chosen
        )
        assert set(complete.recommended) == {*one.recommended, *chosen}
        assert complete.is_complete
        assert sorted(complete.recommended + complete.left_out) == list(places)


def test_a_malformed_decision_is_refused_before_the_list_is_cut() -> None:
    asked: list[str] = []
    with pytest.raises(InvalidValueError, match=r"^“丙”在决定上出现两次，第二次在第 2 位$"):
        allocated(4, tilt=Tilt.TIE_BREAK, in_zone=asked.append, decided=["丙", "丙"])
    assert asked == []
