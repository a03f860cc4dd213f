"""Province: all places of the quota table over one order of products."""

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zj415x import (
    InvalidTypeError,
    InvalidValueError,
    Nominee,
    ProvincialAllocation,
    Readings,
    UnknownNameError,
)
from zj415x.errors import FormerCountyError
from zj415x.quota.province import OpenTie, Places, Why
from zj415x.quota.quota import Recommender

from ..builders import JINGPIN

QUOTAS = JINGPIN.quotas
CITY, BRAND, GROUP, ASSOCIATION = Recommender
INSIDE, IN_TOTAL = Readings(A55="two-per-county-inside"), Readings(A55="two-in-total-outside")
PER_BODY = Readings(A56="per-body")


def from_city(count: int, city: str = "衢州市", **more: Any) -> list[Nominee[str]]:
    return [Nominee(candidate=f"{city}{number}", city=city, **more) for number in range(count)]


AS_IT_IS = Readings()


def allocated(nominees: list[Nominee[Any]], readings: Readings = AS_IT_IS, **more: Any) -> ProvincialAllocation[Any]:
    return QUOTAS.allocate_province(nominees, readings=readings, **more)


class TestChannels:
    def test_a_city_fills_no_more_than_its_places(self) -> None:
        made = allocated(from_city(22))
        assert (len(made.recommended), made.left_out) == (20, ("衢州市20", "衢州市21"))
        assert made.of("衢州市") == made.recommended
        assert {(placement.kind, placement.recommender) for placement in made.placements} == {(CITY, "衢州市")}

    def test_a_brand_place_takes_what_a_full_city_cannot(self) -> None:
        made = allocated([*from_city(20), *from_city(3, brand_county="开化县")[:0]])
        assert made.left_out == ()
        listed = [*from_city(20), *(Nominee(candidate=key, city="衢州市", brand_county="开化县") for key in "甲乙丙")]
        made = allocated(listed)
        assert (made.of("开化县"), made.left_out) == (("甲", "乙"), ("丙",))
        assert [step.why for step in made.steps[-2:]] == [Why.NEXT, Why.NEXT]

    def test_a_brand_product_moves_to_make_room_in_its_city(self) -> None:
        first: Nominee[str] = Nominee(candidate="甲", city="衢州市", brand_county="开化县")
        made = allocated([first, *from_city(20)])
        assert (made.of("开化县"), made.left_out) == (("甲",), ())
        step = made.steps[-1]
        assert (step.why, step.moved) == (Why.MOVED, (("甲", "衢州市", "开化县"),))
        assert made.steps[0].why is Why.FIRST

    def test_groups_share_places_unless_read_per_body(self) -> None:
        listed = [Nominee(candidate=one, group=f"集团{one % 2}") for one in range(12)]
        assert len(allocated(listed).recommended) == 5
        each = allocated(listed, PER_BODY)
        assert (len(each.of("集团0")), len(each.of("集团1"))) == (5, 5)

    def test_associations_share_places_unless_read_per_body(self) -> None:
        listed = [Nominee(candidate=one, association=f"协会{one % 3}") for one in range(40)]
        assert len(allocated(listed).recommended) == 10
        assert len(allocated(listed, PER_BODY).recommended) == 30

    @pytest.mark.parametrize(("readings", "recommended"), [(Readings(), 26), (IN_TOTAL, 22), (INSIDE, 20)])
    def test_brand_places_follow_the_reading(self, readings: Readings, recommended: int) -> None:
        seats = ["开化县", "江山市", "衢州智造新城"] * 3
        brands = [Nominee(candidate=place, city="衢州市", brand_county=seat) for place, seat in enumerate(seats)]
        made = allocated([*brands, *from_city(22)], readings)
        assert len(made.recommended) == recommended

    def test_a_brand_alone_uses_two_of_its_citys_places(self) -> None:
        brands = [Nominee(candidate=place, brand_county="开化县") for place in range(4)]
        made = allocated([*brands, *from_city(20)], INSIDE)
        assert made.recommended == (0, 1, *(f"衢州市{number}" for number in range(18)))
        (places,) = (row for row in made.places if row.name == "开化县")
        assert (places.limit, places.used, places.within) == (2, 2, "衢州市")

    @pytest.mark.parametrize(
        "beside",
        [
            {"city": "衢州市"},
            {"association": "某协会"},
            {"city": "衢州市", "brand_county": "开化县", "association": "某协会"},
        ],
    )
    @pytest.mark.parametrize("readings", [Readings(), INSIDE, IN_TOTAL, PER_BODY])
    def test_a_product_of_a_group_stands_on_its_groups_places_only(
        self, beside: dict[str, str], readings: Readings
    ) -> None:
        of_group = [Nominee(candidate=number, group="某集团", **beside) for number in range(6)]
        made = allocated(of_group, readings)
        assert {(placement.kind, placement.recommender) for placement in made.placements} == {(GROUP, "某集团")}
        assert (made.recommended, made.left_out) == ((0, 1, 2, 3, 4), (5,))
        without = allocated([Nominee(candidate=number, **beside) for number in range(6)], readings)
        assert without.left_out == ()

    @pytest.mark.parametrize(
        ("beside", "error"),
        [
            ({"city": "衢州"}, UnknownNameError),
            ({"brand_county": "江干区"}, FormerCountyError),
            ({"city": "衢州市", "brand_county": "永康市"}, InvalidValueError),
        ],
    )
    def test_what_stands_beside_a_group_is_checked_all_the_same(
        self, beside: dict[str, str], error: type[Exception]
    ) -> None:
        with pytest.raises(error):
            allocated([Nominee(candidate=1, group="某集团", **beside)])

    def test_matches_names_in_any_spelling(self) -> None:
        spelt = ["浙江省某某集团（有限公司）", "浙江省某某集团(有限公司)", "浙江省某某集团 （有限公司）"]
        made = allocated([Nominee(candidate=one, group=name) for one, name in enumerate(spelt)], PER_BODY)
        assert made.of("浙江省某某集团（有限公司）") == (0, 1, 2)
        made = allocated([Nominee(candidate=1, city=" 衢州市", brand_county="开化 县")])
        assert made.of("衢州市") == (1,)


class TestPlaces:
    def test_lists_the_places_of_every_city(self) -> None:
        made = allocated(from_city(3))
        cities = [row for row in made.places if row.kind is CITY]
        assert (len(cities), sum(city.unused for city in cities)) == (11, 387)
        assert [row.name for row in made.places[11:]] == ["省属企业集团", "省级有关行业协会"]

    def test_lists_shared_places_once_with_their_row(self) -> None:
        made = allocated([Nominee(candidate=one, group=f"集团{one}") for one in range(2)])
        assert [(row.name, row.limit, row.used, row.within) for row in made.places if row.kind is GROUP] == [
            ("省属企业集团", 5, 2, None),
            ("集团0", 5, 1, "省属企业集团"),
            ("集团1", 5, 1, "省属企业集团"),
        ]

    def test_places_of_ones_own_count_against_nobody_elses(self) -> None:
        own = Places(kind=CITY, name="衢州市", limit=20, used=4)
        assert (own.within, own.unused) == (None, 16)

    def test_a_placing_is_shown_by_who_gets_a_place(self) -> None:
        shown = repr(allocated(from_city(1)))
        assert shown == "ProvincialAllocation(recommended=('衢州市0',), left_out=(), ties=())"

    def test_no_nominees_leave_all_places_free(self) -> None:
        made = allocated([])
        assert made.is_complete
        assert sum(row.unused for row in made.places if row.kind is CITY) == 390


class TestTies:
    LISTED = from_city(19) + [Nominee(candidate=key, city="衢州市") for key in "甲乙丙"]
    SCORES = {nominee.candidate: 90 for nominee in LISTED[:19]} | dict.fromkeys("甲乙", 80) | {"丙": 70}

    def test_tied_products_leave_open_places(self) -> None:
        made = allocated(self.LISTED, score=self.SCORES)
        assert made.ties == (OpenTie(tied=("甲", "乙"), open_places=1),)
        assert (made.tied, made.open_places, made.is_complete) == (("甲", "乙"), 1, False)
        assert (len(made.recommended), made.left_out) == (19, ("丙",))
        assert made.of("衢州市") == made.recommended
        assert [row.used for row in made.places if row.name == "衢州市"] == [20]

    def test_a_decision_settles_a_tie(self) -> None:
        made = allocated(self.LISTED, score=self.SCORES, decided=["乙"])
        assert made.is_complete
        assert (made.recommended[-1], made.left_out) == ("乙", ("甲", "丙"))

    @pytest.mark.parametrize(
        ("decided", "sentence"),
        [
            (["丙"], "“丙”不在同分待定之列，不用另行决定"),
            (["丁"], "“丁”不在同分待定之列，不用另行决定"),
            (["甲", "乙"], "待定的名额只有 1 个，却决定了 2 个"),
        ],
    )
    def test_refuses_a_decision_outside_the_ties(self, decided: list[str], sentence: str) -> None:
        with pytest.raises(InvalidValueError, match=f"^{sentence}$"):
            allocated(self.LISTED, score=self.SCORES, decided=decided)

    def test_ties_in_two_cities_stay_separate(self) -> None:
        listed = from_city(21) + from_city(22, "舟山市")
        made = allocated(listed, score=lambda one: 1)
        assert [(len(tie.tied), tie.open_places) for tie in made.ties] == [(21, 20), (22, 20)]
        assert made.recommended == ()
        with pytest.raises(InvalidValueError, match=r"^名额不足，“衢州市20”无法与其他已选定产品同时推荐$"):
            allocated(listed, score=lambda one: 1, decided=[f"衢州市{number}" for number in range(21)])


@pytest.mark.parametrize(
    ("nominees", "more", "error", "sentence"),
    [
        (["甲"], {}, InvalidTypeError, "第 1 个应为 Nominee，不能是 str"),
        (None, {}, InvalidTypeError, "名单应为一组候选，不能是 None"),
        (from_city(1) * 2, {}, InvalidValueError, "“衢州市0”在名单上出现两次，第二次在第 2 位"),
        (from_city(1, "衢州"), {}, UnknownNameError, "没有名为“衢州”的设区市；相近的有：衢州市、杭州市、温州市"),
        (from_city(1, brand_county="永康市"), {}, InvalidValueError, "永康市属于金华市，不属于衢州市"),
        (
            [Nominee(candidate="甲", brand_county="某园区")],
            {"readings": INSIDE},
            InvalidValueError,
            "“甲”的集群品牌所在地“某园区”属哪个设区市没有写明，按所选口径它的名额计入设区市",
        ),
        (
            [Nominee(candidate=city, city=city, brand_county="某园区") for city in ("衢州市", "金华市")],
            {"readings": INSIDE},
            InvalidValueError,
            "集群品牌所在地“某园区”写在两个设区市：衢州市、金华市",
        ),
        (
            from_city(2),
            {"score": {"衢州市0": 1, "衢州市1": 2}},
            InvalidValueError,
            "名单要按分数从高到低排：第 2 位“衢州市1”的 2 高于前一位的 1",
        ),
        (from_city(1), {"decided": ["衢州市0"]}, InvalidValueError, "“衢州市0”不在同分待定之列，不用另行决定"),
        (from_city(1), {"readings": None}, InvalidTypeError, "应为 Readings，如 Readings(A12=…)，不能是 None"),
    ],
)
def test_invalid_nominees_give_one_sentence(
    nominees: Any, more: dict[str, Any], error: type[Exception], sentence: str
) -> None:
    with pytest.raises(error) as told:
        QUOTAS.allocate_province(nominees, **more)
    assert str(told.value) == sentence


def test_a_former_county_names_its_successors() -> None:
    with pytest.raises(FormerCountyError, match=r"^“江干区”已于"):
        allocated([Nominee(candidate=1, brand_county="江干区")])


@pytest.mark.parametrize(
    ("names", "error", "sentence"),
    [
        ({}, InvalidValueError, "“甲”没有写明可由谁推荐"),
        ({"city": " "}, InvalidValueError, "“甲”的推荐单位名称是空的"),
        ({"group": 3}, InvalidTypeError, "推荐单位的名称应为文字，不能是 3"),
    ],
)
def test_a_nominee_lists_its_recommenders(names: dict[str, Any], error: type[Exception], sentence: str) -> None:
    with pytest.raises(error) as told:
        Nominee(candidate="甲", **names)
    assert str(told.value) == sentence


COUNTIES = ("开化县", "江山市", "永康市")


@st.composite
def provinces(draw: st.DrawFn) -> list[Nominee[int]]:
    """Draw far more products of two cities, three brands, two groups and two associations than there are places."""
    chosen = random.Random(draw(st.integers(0, 10**9)))
    made: list[Nominee[int]] = []
    for candidate in range(draw(st.integers(0, 90))):
        city, counties = chosen.choice((("衢州市", COUNTIES[:2]), ("金华市", COUNTIES[2:])))
        made.append(
            Nominee(
                candidate=candidate,
                city=city,
                brand_county=chosen.choice((None, *counties)),
                group=chosen.choice((None, None, "集团甲", "集团乙")),
                association=chosen.choice((None, None, "协会甲", "协会乙")),
            )
        )
    return made


READINGS = st.builds(
    lambda brands, bodies: Readings(A55=brands, A56=bodies),
    st.sampled_from(["two-per-county-outside", "two-in-total-outside", "two-per-county-inside"]),
    st.sampled_from(["total", "per-body"]),
)


class TestEveryProvince:
    @given(provinces(), READINGS, st.integers(1, 60))
    def test_each_product_has_one_outcome_within_the_limits(
        self, nominees: list[Nominee[int]], readings: Readings, step: int
    ) -> None:
        made = allocated(nominees, readings, score=lambda one: -(one // step))
        assert sorted(made.recommended + made.left_out + made.tied) == list(range(len(nominees)))
        assert [placement.candidate for placement in made.placements] == list(made.recommended)
        assert list(made.recommended) == sorted(made.recommended)
        by_candidate = {nominee.candidate: nominee for nominee in nominees}
        for placement in made.placements:
            nominee = by_candidate[placement.candidate]
            assert placement.recommender in ([nominee.group] if nominee.group else nominee.recommenders)
        for places in made.places:
            assert 0 <= places.used <= places.limit
        roots = [row for row in made.places if row.within is None]
        assert sum(root.used for root in roots) == len(made.recommended) + made.open_places

    @given(provinces(), READINGS)
    def test_no_left_out_product_could_be_placed_harmlessly(
        self, nominees: list[Nominee[int]], readings: Readings
    ) -> None:
        made = allocated(nominees, readings)
        for candidate in made.left_out[:5]:
            higher = [two for two in nominees if two.candidate in made.recommended and two.candidate < candidate]
            again = allocated([*higher, nominees[candidate]], readings)
            assert again.left_out == (candidate,)

    @given(provinces(), READINGS)
    def test_replaying_the_steps_gives_the_result(self, nominees: list[Nominee[int]], readings: Readings) -> None:
        made = allocated(nominees, readings)
        stand: dict[int, str] = {}
        for step in made.steps:
            for candidate, before, after in step.moved:
                assert stand[candidate] == before
                stand[candidate] = after
            stand[step.candidate] = step.recommender
            assert (step.why is Why.MOVED) is bool(step.moved)
        assert stand == {placement.candidate: placement.recommender for placement in made.placements}


def test_a_malformed_decision_is_refused_before_anything_is_placed() -> None:
    for decided, sentence in (
        ("甲", "决定应为一组候选，不能是 '甲'"),
        (["甲", "甲"], "“甲”在决定上出现两次，第二次在第 2 位"),
    ):
        with pytest.raises(InvalidValueError, match=f"^{sentence}$"):
            allocated(from_city(1, "没有这个市"), decided=decided)
