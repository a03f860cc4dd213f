"""Sentences for allocations, apportionments, the province and duplicates."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from zj415x import Allocation, Apportionment, Nominee, Readings, Tilt
from zj415x.apportion import Method, apportion
from zj415x.jingpin.recommendation import Appearance, duplicates_of
from zj415x.wording import say

from ..builders import JINGPIN

QUOTAS = JINGPIN.quotas
FIVE = "省属企业集团"


def said(allocation: Allocation[Any]) -> list[str]:
    return [say(allocation), *map(say, allocation.steps)]


class TestCut:
    def test_list_with_unused_places(self) -> None:
        assert said(QUOTAS.allocate(FIVE, ["甲", "乙"])) == [
            "省属企业集团：名额 5（推荐名额表 第13行），推荐 2，名额外 0，空余 3",
            "推荐名额表 第13行：名额 5（按 A56 所选口径）",
            "按顺序推荐 2 个",
            "空余 3 个",
        ]

    def test_places_that_others_took(self) -> None:
        assert said(QUOTAS.allocate(FIVE, ["甲"], taken=4)) == [
            "省属企业集团：名额 1（推荐名额表 第13行），推荐 1，名额外 0",
            "推荐名额表 第13行：名额 5（按 A56 所选口径）",
            "扣除共用名额中已用的 4 个（按 A56 所选口径）",
            "按顺序推荐 1 个",
        ]

    def test_a_tie_and_what_people_decided(self) -> None:
        ranked = list("甲乙丙丁戊己庚")
        score = dict(zip(ranked, map(Decimal, ["99", "98", "97.5", "97.5", "97.5", "97.5", "90"]), strict=True))
        assert said(QUOTAS.allocate(FIVE, ranked, score=score, decided=["己"]))[::4] == [
            "省属企业集团：名额 5（推荐名额表 第13行），推荐 3，2 个名额待定（3 个产品同分），名额外 1",
            "另行决定推荐 1 个：己",
        ]
        assert (
            said(QUOTAS.allocate(FIVE, ranked, score=score))[3] == "4 个产品同为 97.5 分，余 3 个名额：丙、丁、戊、己"
        )

    @pytest.mark.parametrize(
        ("in_zone", "effect"),
        [
            (["甲"], "没有因此进出名额的"),
            (["庚"], "因此进入名额 1 个（庚），因此落到名额外 1 个（戊）"),
            (["甲", "乙", "丙", "丁", "戊"], "没有因此进出名额的"),
        ],
    )
    def test_tilt_and_its_effect(self, in_zone: list[str], effect: str) -> None:
        allocation = QUOTAS.allocate(FIVE, list("甲乙丙丁戊己庚"), tilt=Tilt.FIRST, in_zone=in_zone)
        assert said(allocation)[2] == f"优先推荐（附件2 三3）：{effect}"

    def test_tilt_among_equal_scores(self) -> None:
        ranked = list("甲乙丙丁戊己庚")
        allocation = QUOTAS.allocate(
            FIVE, ranked, score=lambda one: 1 if one == "庚" else 2, tilt=Tilt.TIE_BREAK, in_zone=["己"]
        )
        assert said(allocation)[2] == "同分优先（附件2 三3）：因此进入名额 1 个（己）"
        six = QUOTAS.allocate(FIVE, ranked, score=lambda _: 1, tilt=Tilt.TIE_BREAK, in_zone=list("甲乙丙丁戊己"))
        assert said(six)[2] == "同分优先（附件2 三3）：因此落到名额外 1 个（庚）"

    def test_counts_of_products_from_zones(self) -> None:
        zones = {"甲": True, "乙": False, "丙": None}
        for ranked, words in (
            ("甲乙", "推荐的有 1 个在核心区协同区"),
            ("甲乙丙", "推荐的有 1 个在核心区协同区、1 个未填"),
        ):
            assert say(QUOTAS.allocate(FIVE, list(ranked), in_zone=zones.get)).endswith(f"，{words}")

    def test_long_list_is_cut_and_names_cannot_forge_lines(self) -> None:
        ranked = [f"产品{number}" for number in range(61)]
        tie = said(QUOTAS.allocate("杭州市", ranked, score=lambda _: 1))[3]
        assert tie.startswith("61 个产品同为 1 分，余 60 个名额：产品0、产品1、")
        assert tie.endswith("、产品11等 61 个")
        forged = QUOTAS.allocate(FIVE, ["甲\n乙", *list("丙丁戊己庚")], score=lambda _: "优\n良")
        assert not any("\n" in line for line in said(forged))

    def test_object_without_str_is_named_by_its_type(self) -> None:
        class Mute:
            def __str__(self) -> str:
                raise RuntimeError

            __repr__ = __str__

        tie = said(QUOTAS.allocate(FIVE, [Mute() for _ in range(6)], score=lambda _: 10**5000))[3]
        assert tie == "6 个产品同为 <int> 分，余 5 个名额：" + "、".join(["<Mute>"] * 6)


class TestSplit:
    def test_figures_of_any_size(self) -> None:
        made = apportion(10**20, {"甲": 10**20, "乙": Fraction(1, 7)}, method=Method.HAMILTON)
        assert say(made).startswith("最大余额法分 100000000000000000000 个名额：甲 ")
        assert "权重 100000000000000000000，" in say(made.steps[0])
        assert "权重 1/7（约 0.1429），按比例 " in say(made.steps[1])

    def test_largest_remainders(self) -> None:
        made = QUOTAS.apportion(
            "舟山市",
            {"定海区": 1, "普陀区": Decimal("1.5"), "岱山县": Decimal("1.5")},
            method=Method.HAMILTON,
        )
        assert [say(made), *map(say, made.steps[:2])] == [
            "最大余额法分 20 个名额：定海区 5、普陀区 7、岱山县 7；1 个名额待定（普陀区、岱山县同分）",
            "定海区：权重 1，按比例 5，得 5 个，得最后一个名额前的余额 1，再得一个前的余额 0",
            "普陀区：权重 1.5，按比例 7.5，得 7 个，下一个名额同分，待定，得最后一个名额前的余额 1.5，再得一个前的余额 0.5",
        ]

    def test_a_divisor_and_its_bounds(self) -> None:
        made = QUOTAS.apportion(
            "衢州市",
            {"柯城区": 53, "衢江区": 24, "江山市": 23, "龙游县": 11},
            method=Method.SAINTE_LAGUE,
            floors={"龙游县": 4},
            caps={"江山市": 3},
        )
        assert [say(made), *map(say, made.steps)] == [
            "圣拉古法分 20 个名额：柯城区 9、衢江区 4、江山市 3、龙游县 4",
            "柯城区：权重 53，按比例 1060/111（约 9.5495），得 9 个，得最后一个名额的商 53/17（约 3.1176），再得一个的商 53/19（约 2.7895）",
            "衢江区：权重 24，按比例 160/37（约 4.3243），得 4 个，得最后一个名额的商 24/7（约 3.4286），再得一个的商 8/3（约 2.6667）",
            "江山市：权重 23，按比例 460/111（约 4.1441），得 3 个，已到上限，得最后一个名额的商 4.6",
            "龙游县：权重 11，按比例 220/111（约 1.982），得 4 个，为其下限，再得一个的商 11/9（约 1.2222）",
        ]

    def test_rounds_under_bounds(self) -> None:
        weights = {"甲": 1000, "乙": 100, "丙": 10, "丁": 0}
        made = apportion(20, weights, method=Method.HAMILTON, caps={"甲": 10})
        assert [*map(say, made.rounds), *map(say, made.steps[:2])] == [
            "20 个名额按权重分给 4 家，超出上限合计 890/111（约 8.018），不足下限合计 0，甲按上限确定",
            "10 个名额按权重分给 3 家，超出上限合计 0，不足下限合计 0，按最大余额取整",
            "甲：权重 1000，按比例 2000/111（约 18.018），得 10 个，第 1 轮按上限确定",
            "乙：权重 100，按比例 200/111（约 1.8018），第 2 轮按比例 100/11（约 9.0909），得 9 个，得最后一个名额前的余额 12/11（约 1.0909），再得一个前的余额 1/11（约 0.0909）",
        ]
        made = apportion(9, {"甲": 5, "乙": 0, "丙": 0}, method=Method.HAMILTON, caps={"甲": 3}, floors={"乙": 5})
        assert [say(taken) for taken in made.rounds[1:]] == [
            "6 个名额平分给权重为零的 2 家，超出上限合计 0，不足下限合计 2，乙按下限确定",
            "1 个名额平分给权重为零的 1 家，超出上限合计 0，不足下限合计 0，按最大余额取整",
        ]
        assert say(made.rounds[1], "en") == (
            "6 places in equal shares over the 2 of weight zero, excess over the caps 0, lack under the floors 2, "
            "fixed at the floor: 乙"
        )
        assert say(made.steps[1]).endswith("第 2 轮按比例 3，得 5 个，第 2 轮按下限确定")

    def test_a_key_that_stays_in_may_have_its_floor_or_cap(self) -> None:
        made = apportion(6, {"甲": 5, "乙": 1}, method=Method.HAMILTON, caps={"甲": 5}, floors={"乙": 1})
        assert ["已到上限" in say(made.steps[0]), "为其下限" in say(made.steps[1])] == [True, True]

    def test_long_apportionment_is_cut(self) -> None:
        made: Apportionment[str] = QUOTAS.apportion(
            "杭州市", {f"第{number}园区": 1 for number in range(15)}, method=Method.D_HONDT
        )
        assert say(made).endswith("、第11园区 4等 15 家")


class TestProvince:
    def test_each_product_has_its_recommender_and_reason(self) -> None:
        nominees = [Nominee(candidate=f"甲{place}", city="衢州市", association="某协会") for place in range(21)]
        nominees += [Nominee(candidate=f"乙{place}", city="衢州市") for place in range(12)]
        made = QUOTAS.allocate_province(nominees)
        assert say(made) == "全省推荐 30，名额外 3"
        assert [say(made.steps[place]) for place in (0, 20, 21)] == [
            "甲0：由衢州市推荐，有空余名额",
            "甲20：由某协会推荐，排在它前面的推荐单位名额已满",
            "乙0：由衢州市推荐，为此甲0由衢州市改到某协会",
        ]
        assert say(made.placements[-1]) == "乙8：由衢州市推荐"
        assert say(made.places[0]) == "杭州市：名额 60，已用 0，空余 60"
        assert say(made.places[-1]) == "某协会：名额 10，已用 10，空余 0，计入省级有关行业协会的名额"

    def test_tie_names_the_tied_products(self) -> None:
        nominees = [Nominee(candidate=number, group="某集团") for number in range(7)]
        made = QUOTAS.allocate_province(nominees, score=lambda _: 1)
        assert [say(made), *map(say, made.ties)] == [
            "全省推荐 0，5 个名额待定（7 个产品同分），名额外 0",
            "5 个名额待定（7 个产品同分）：0、1、2、3、4、5、6",
        ]

    def test_long_chain_of_moves_is_cut(self) -> None:
        nominees = []
        for number in range(8):
            here, after, between = f"园区{number}", f"园区{number + 1}", f"协会{number}"
            nominees += [Nominee(candidate=f"{here}-{one}", brand_county=here, association=between) for one in range(2)]
            if number < 7:
                nominees += [
                    Nominee(candidate=f"{between}-{one}", brand_county=after, association=between) for one in range(10)
                ]
        nominees.sort(key=lambda one: one.candidate.startswith("协会"))
        nominees.append(Nominee(candidate="最后", brand_county="园区0"))
        last = QUOTAS.allocate_province(nominees, readings=Readings(A56="per-body")).steps[-1]
        assert len(last.moved) == 15
        assert say(last).startswith("最后：由园区0推荐，为此园区0-0由园区0改到协会0、")
        assert say(last).endswith("等 15 个")


def test_duplicate_is_shown_in_both_spellings() -> None:
    (duplicate,) = duplicates_of(
        [
            Appearance(recommender="衢州市", row=1, enterprise="甲（浙江）公司", product="X 1"),
            Appearance(recommender="省属企业集团", row=3, enterprise="甲(浙江)公司", product="X1"),
        ]
    )
    assert say(duplicate) == ("省属企业集团名单第 3 行“甲(浙江)公司：X1”已见于衢州市名单第 1 行“甲（浙江）公司：X 1”")
