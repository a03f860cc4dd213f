"""A recommender's list."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import pytest
from attrs import evolve

from zj415x import (
    CHINA,
    Allocation,
    Enterprise,
    Entry,
    Force,
    InvalidTypeError,
    InvalidValueError,
    JingpinProduct,
    Nomination,
    Outcome,
    Readings,
    Report,
    UnknownNameError,
    Verdict,
)
from zj415x.errors import FormerCountyError
from zj415x.exchange import dump
from zj415x.jingpin.recommendation import Recommendation
from zj415x.rules.change import ChangeKind
from zj415x.rules.outcome import MOST, Note
from zj415x.values.county import find_county, seat_of
from zj415x.wording import say

from ..builders import JINGPIN, enterprise, known, product

ON_TIME = datetime(2026, 7, 20, 23, 59, tzinfo=CHINA)
LATE = datetime(2026, 7, 21, tzinfo=CHINA)
MET, UNMET, UNKNOWN, NOT_APPLICABLE = Outcome
GROUPS, ASSOCIATIONS = "省属企业集团", "省级有关行业协会"
BRANDS = "先进制造业集群品牌所在县（市、区）"
INSIDE, IN_TOTAL = {"A55": "two-per-county-inside"}, {"A55": "two-in-total-outside"}


def products(count: int) -> list[JingpinProduct]:
    """Products of enterprises within 衢州市."""
    return [
        product(enterprise=enterprise(name=f"甲{number}公司", city="衢州市", county="衢江区"))
        for number in range(count)
    ]


def nominations(listed: Sequence[JingpinProduct], **stated: Any) -> list[Nomination]:
    return [Nomination(product=one, **({"passed_review": True, "province_owned": False} | stated)) for one in listed]


def recommended(listed: Any, recommender: str = "衢州市", **more: Any) -> Report:
    chosen = Readings.of(more.pop("readings", {}))
    return JINGPIN.validate_recommendation(recommender, listed, **({"sealed": True} | more), readings=chosen)


def at(made: Enterprise, seat: str) -> Enterprise:
    """The enterprise, in the county of a brand's seat."""
    return made if seat_of(seat) is None else evolve(made, city=seat_of(seat), county=find_county(seat).name)


def on_brand_places(*seats: str) -> list[Nomination]:
    named = [
        (evolve(made, enterprise=at(made.enterprise, seat)), seat)
        for made, seat in zip(products(len(seats)), seats, strict=True)
    ]
    return [one for each, seat in named for one in nominations([each], brand_place=seat, in_brand_direction=True)]


class TestQuota:
    @pytest.mark.parametrize(("count", "outcome"), [(19, MET), (20, MET), (21, UNMET)])
    def test_city_stays_within_its_quota(self, count: int, outcome: Outcome) -> None:
        finding = recommended(products(count))["within-quota"]
        assert (finding.outcome, finding.required, finding.gap) == (outcome, 20, count - 20 if count > 20 else None)
        assert isinstance(finding.observed, Allocation)
        assert len(finding.observed.recommended) + len(finding.observed.left_out) == count
        assert finding.force is Force.REQUIRED

    @pytest.mark.parametrize(("count", "outcome"), [(4, MET), (5, MET), (6, UNMET)])
    def test_groups_stay_within_their_quota(self, count: int, outcome: Outcome) -> None:
        assert recommended(products(count), GROUPS)["within-quota"].outcome is outcome

    @pytest.mark.parametrize(("count", "outcome"), [(9, MET), (10, MET), (11, UNMET)])
    def test_associations_stay_within_their_quota(self, count: int, outcome: Outcome) -> None:
        assert recommended(products(count), ASSOCIATIONS, taken=0)["within-quota"].outcome is outcome

    @pytest.mark.parametrize(("count", "outcome"), [(1, MET), (2, MET), (3, UNMET)])
    def test_brand_county_stays_within_its_quota(self, count: int, outcome: Outcome) -> None:
        report = recommended(on_brand_places(*["永康市"] * count), BRANDS)
        assert report["within-quota"].outcome is outcome
        assert report["brand-places"].outcome is NOT_APPLICABLE

    def test_excess_products_are_named_in_list_order(self) -> None:
        finding = recommended(products(22))["within-quota"]
        beyond = (
            Entry(path="$.products[20]", label="甲20公司：五轴加工中心", row=21),
            Entry(path="$.products[21]", label="甲21公司：五轴加工中心", row=22),
        )
        assert known(finding.observed).left_out == finding.entries == beyond
        assert say(finding) == (
            "附件2 三3（必须）：推荐产品数 22，超过 20，多 2：第21行 甲20公司：五轴加工中心、第22行 甲21公司：五轴加工中心。"
        )
        assert say(recommended(products(20))["within-quota"]).endswith("推荐产品数 20，不超过 20。")

    def test_taken_shared_places_are_reported(self) -> None:
        finding = recommended(products(3), ASSOCIATIONS, taken=8)["within-quota"]
        assert "推荐产品数 3，超过 2，多 1：第3行 " in say(finding)
        assert say(finding).endswith("；共用的名额 10 个，别家已用 8 个。")

    def test_zone_counts_are_reported_once_any_zone_is_stated(self) -> None:
        listed = [
            evolve(one, zone=zone) for one, zone in zip(products(4), ("甲县核心区", "无", None, " 无 "), strict=True)
        ]
        assert [one.in_zone for one in listed] == [True, False, None, False]
        finding = recommended(listed)["within-quota"]
        assert [entry.row for entry in known(finding.observed).in_zone] == [1]
        assert [entry.row for entry in known(finding.observed).zone_unknown] == [3]
        assert say(finding).endswith("推荐产品数 4，不超过 20；推荐的有 1 个在核心区协同区、1 个未填。")
        assert known(recommended(products(4))["within-quota"].observed).in_zone is None

    @pytest.mark.parametrize(
        ("zone", "inside"),
        [
            ("永康五金核心区", True),
            ("无", False),
            ("（无）", False),
            ("否", False),
            *(
                (said, False)
                for said in ("没有", "暂无", "不在", "不在区内", "不属于", "非核心区", "无此情况", "no", "N", "0", "×")
            ),
            *(
                (said, False)
                for said in ("否。", "不在核心区、协同区", "不属于省级重点产业集群核心区或协同区", "无核心区", "FALSE")
            ),
            *(
                (said, True)
                for said in ("是", "在", "Y", "1", "√", "核心区", "在协同区内", "位于核心区", "无人机核心区")
            ),
            ("/", None),
            ("——", None),
            (None, None),
        ],
    )
    def test_zone_is_named_or_denied(self, zone: str | None, inside: bool | None) -> None:
        assert product(zone=zone).in_zone is inside

    @pytest.mark.parametrize(
        "zone",
        [
            *(
                "甲县",
                "不详",
                "待定",
                "拟申报核心区",
                "正在创建协同区",
                "核心区？",
                "是否核心区",
                "不适用",
                "2",
                "是否",
            ),
            *("核心区以外", "核心区、非协同区", "曾在核心区", "未来"),
        ],
    )
    def test_a_zone_that_is_neither_named_nor_denied_is_refused(self, zone: str) -> None:
        with pytest.raises(InvalidValueError, match="看不出是否在核心区、协同区") as caught:
            product(zone=zone)
        assert caught.value.field == "JingpinProduct.zone"

    def test_taken_places_count_only_if_shared(self) -> None:
        def outcome(taken: int, **readings: str) -> Outcome:
            return recommended(products(3), ASSOCIATIONS, taken=taken, readings=readings)["within-quota"].outcome

        assert [outcome(taken) for taken in (0, 7, 8, 99)] == [MET, MET, UNMET, UNMET]
        assert outcome(99, A56="per-body") is MET
        assert recommended(products(20), taken=5)["within-quota"].outcome is MET

    def test_many_excess_products_are_counted_and_the_first_named(self) -> None:
        finding = recommended(products(1100))["within-quota"]
        assert (finding.gap, len(finding.entries)) == (1080, 1000)
        assert say(finding).endswith("等共 1080 处。")


class TestBrandPlaces:
    def test_brand_places_are_beside_the_citys(self) -> None:
        report = recommended([*products(20), *on_brand_places("开化县", "开化县", "江山市")])
        assert report["within-quota"].outcome is MET
        finding = report["brand-places"]
        assert (finding.outcome, finding.required) == (MET, (2, 2))
        assert [one.recommender for one in known(finding.observed)] == ["开化县", "江山市"]
        assert say(finding).endswith("集群品牌所在地单独推荐的产品数：开化县 2，不超过 2；江山市 1，不超过 2。")

    @pytest.mark.parametrize(("count", "outcome"), [(1, MET), (2, MET), (3, UNMET)])
    @pytest.mark.parametrize("readings", [{}, IN_TOTAL, INSIDE])
    def test_brand_has_two_places(self, count: int, outcome: Outcome, readings: dict[str, str]) -> None:
        listed = on_brand_places(*["开化县"] * count)
        assert recommended(listed, readings=readings)["brand-places"].outcome is outcome

    def test_each_brand_has_two_places(self) -> None:
        finding = recommended(on_brand_places("开化县", "开化 县", "开化县", "江山市"))["brand-places"]
        assert (finding.outcome, finding.gap) == (UNMET, 1)
        assert [entry.row for entry in finding.entries] == [3]
        assert "开化县 3，超过 2，多 1：第3行 甲2公司：五轴加工中心；江山市 1" in say(finding)

    def test_all_brands_share_two_places_under_that_reading(self) -> None:
        finding = recommended(on_brand_places("开化县", "开化县", "江山市"), readings=IN_TOTAL)["brand-places"]
        assert (finding.outcome, finding.required) == (UNMET, (2,))
        assert known(finding.observed)[0].recommender == BRANDS

    def test_brand_places_are_the_citys_under_that_reading(self) -> None:
        def outcome(own: int, taken: int = 0) -> Outcome:
            listed = [*products(own), *on_brand_places("开化县", "开化县")]
            return recommended(listed, taken=taken, readings=INSIDE)["within-quota"].outcome

        assert [outcome(own) for own in (17, 18, 19)] == [MET, MET, UNMET]
        assert [outcome(17, taken) for taken in (1, 2)] == [MET, UNMET]

    @pytest.mark.parametrize(
        ("seats", "blank", "counted"),
        [
            ((), 0, [(BRANDS, 0)]),
            ((), 2, [(BRANDS, 2)]),
            (("永康市", "开化县", "永康市"), 0, [("永康市", 2), ("开化县", 1)]),
            (("永康市",), 1, [("永康市", 1), (BRANDS, 1)]),
        ],
    )
    def test_brand_counties_are_counted_each_and_products_without_a_seat_together(
        self, seats: tuple[str, ...], blank: int, counted: list[tuple[str, int]]
    ) -> None:
        finding = recommended([*on_brand_places(*seats), *nominations(products(blank))], BRANDS)["within-quota"]
        assert finding.outcome is MET
        assert [(one.recommender, len(one.recommended)) for one in known(finding.observed)] == counted

    @pytest.mark.parametrize(("blank", "outcome"), [(1, MET), (2, UNKNOWN)])
    def test_blank_seats_leave_it_open_once_one_county_might_have_three(self, blank: int, outcome: Outcome) -> None:
        listed = [*on_brand_places("永康市"), *nominations(products(blank))]
        finding = recommended(listed, BRANDS)["within-quota"]
        assert finding.outcome is outcome
        if outcome is UNKNOWN:
            assert (finding.observed, finding.required, finding.gap) == (1, 3, 2)
            assert [entry.row for entry in finding.entries] == [2, 3]
            # Which county's brand it is, nobody can suggest.
            assert (finding.notes, finding.judgement.ways) == ((Note.BRAND_PLACE_BLANK,), ())

    def test_only_products_whose_county_is_blank_are_offered_the_seats_county(self) -> None:
        first, second = on_brand_places("开化县", "江山市")
        homeless = evolve(second, product=product(enterprise=enterprise(name="乙", city="衢州市", county=None)))
        finding = recommended([first, homeless])["in-jurisdiction"]
        assert (finding.outcome, finding.notes) == (UNKNOWN, ())
        ((change,),) = finding.judgement.ways
        assert (change.field, change.to) == ("$.products[1].product.enterprise.county", "江山市")
        assert (change.from_, change.among) == (None, ("江山市",))
        # Beside a seat that is no county, filling in the county settles nothing.
        unlisted = recommended([homeless, evolve(homeless, brand_place="衢州智造新城")])["in-jurisdiction"]
        assert (unlisted.outcome, unlisted.notes) == (UNKNOWN, (Note.BRAND_PLACE_UNLISTED,))
        assert unlisted.judgement.ways == ()

    def test_list_without_brand_places_does_not_apply(self) -> None:
        assert recommended(products(3))["brand-places"].outcome is NOT_APPLICABLE

    def test_brand_seat_in_another_city_is_refused(self) -> None:
        with pytest.raises(InvalidValueError, match=r"products\[1\]\.brand_place：永康市属于金华市，不由衢州市推荐$"):
            recommended(on_brand_places("开化县", "永康市"))
        for seat, recommender in (("衢州智造新城", "衢州市"), ("永康市", GROUPS)):
            assert recommended(on_brand_places(seat), recommender)["brand-places"].outcome is MET


class TestBrandDirection:
    @pytest.mark.parametrize(("stated", "outcome"), [(True, MET), (False, UNMET), (None, UNKNOWN)])
    def test_direction_is_required_on_brand_places(self, stated: bool | None, outcome: Outcome) -> None:
        listed = nominations(products(1), brand_place="开化县", in_brand_direction=stated)
        assert recommended([*products(1), *listed])["brand-direction"].outcome is outcome
        assert (
            recommended(nominations(products(1), in_brand_direction=stated), BRANDS)["brand-direction"].outcome
            is outcome
        )

    def test_direction_is_not_required_elsewhere(self) -> None:
        assert recommended(products(3))["brand-direction"].outcome is NOT_APPLICABLE
        assert recommended([], BRANDS)["brand-direction"].outcome is NOT_APPLICABLE


class TestFirstReview:
    @pytest.mark.parametrize(
        ("stated", "outcome", "rows"),
        [
            ((True, True), MET, []),
            ((True, None), UNKNOWN, [2]),
            ((None, False), UNMET, [2]),
            ((False, False), UNMET, [1, 2]),
        ],
    )
    def test_every_product_must_pass_the_review(
        self, stated: tuple[bool | None, ...], outcome: Outcome, rows: list[int]
    ) -> None:
        pairs = zip(products(2), stated, strict=True)
        finding = recommended([Nomination(product=one, passed_review=yes) for one, yes in pairs])["passed-review"]
        assert (finding.outcome, [entry.row for entry in finding.entries]) == (outcome, rows)
        assert (finding.required, finding.gap) == (2, len(rows) or None)

    def test_failing_products_are_named(self) -> None:
        assert say(recommended(products(2))["passed-review"]) == (
            "附件2 三3（必须）：初审合格：2 个中 2 个未填：第1行 甲0公司：五轴加工中心、第2行 甲1公司：五轴加工中心。"
        )
        assert say(recommended(nominations(products(2)))["passed-review"]).endswith("初审合格：2 个逐个符合。")
        failed = nominations(products(1), passed_review=False)
        assert say(recommended(failed)["passed-review"]).endswith("1 个中 1 个不符合：第1行 甲0公司：五轴加工中心。")

    def test_associations_have_no_named_reviewer(self) -> None:
        assert recommended(products(1), ASSOCIATIONS)["passed-review"].notes == (Note.REVIEWER_UNNAMED,)
        assert recommended([], ASSOCIATIONS)["passed-review"].outcome is NOT_APPLICABLE
        assert recommended(products(1))["passed-review"].notes == ()


class TestProvinceOwned:
    @pytest.mark.parametrize(
        ("recommender", "stated", "outcome"),
        [
            ("衢州市", False, MET),
            ("衢州市", True, UNMET),
            ("衢州市", None, UNKNOWN),
            (GROUPS, True, MET),
            (GROUPS, False, UNMET),
            (GROUPS, None, UNKNOWN),
            (ASSOCIATIONS, True, UNMET),
        ],
    )
    def test_province_owned_are_only_on_the_commissions_list(
        self, recommender: str, stated: bool | None, outcome: Outcome
    ) -> None:
        listed = nominations(products(1), province_owned=stated)
        assert recommended(listed, recommender)["province-owned"].outcome is outcome

    @pytest.mark.parametrize(("stated", "outcome"), [(True, MET), (False, UNMET), (None, UNKNOWN)])
    def test_province_owned_list_comes_through_sasac(self, stated: bool | None, outcome: Outcome) -> None:
        finding = recommended([], GROUPS, through_sasac=stated)["through-sasac"]
        assert finding.outcome is outcome
        offered = [(change.field, change.to, change.from_) for way in finding.judgement.ways for change in way]
        assert offered == ([] if stated else [("$.through_sasac", True, stated)])
        assert recommended([], through_sasac=stated)["through-sasac"].outcome is NOT_APPLICABLE


class TestSeveralProductsOfOneEnterprise:
    LISTED = nominations([product(), product(name="六轴加工中心"), product(enterprise=enterprise(name="乙公司"))])

    def test_several_products_are_allowed_with_a_note(self) -> None:
        finding = recommended(self.LISTED)["products-per-enterprise"]
        assert (finding.outcome, finding.notes) == (Outcome.MET, (Note.SEVERAL_OF_ONE,))
        assert "往年原则上一个" in say(finding)
        assert recommended(products(2))["products-per-enterprise"].notes == ()

    def test_last_years_limit_applies_under_that_reading(self) -> None:
        report = recommended(self.LISTED, "台州市", readings={"A53": "one-in-principle"})
        finding = report["products-per-enterprise"]
        assert (finding.outcome, finding.force) == (Outcome.UNMET, Force.IN_PRINCIPLE)
        assert [entry.row for entry in finding.entries] == [2]
        assert report.verdict is Verdict.NEEDS_EXPLANATION
        assert say(finding).endswith("每家企业的产品数：第2行 企业 某某机床有限公司，已有 1 个产品。")


class TestDuplicates:
    def test_duplicates_are_found_in_any_spelling(self) -> None:
        again = product(name="五轴 加工中心", enterprise=enterprise(name="某某机床 有限公司"))
        report = recommended(
            nominations([product(model="VX（5）"), product(model="VX-6"), evolve(again, model="VX(5)")]), "台州市"
        )
        finding = report["no-double-recommendation"]
        assert [entry.row for entry in finding.entries] == [3]
        assert report.verdict is Verdict.ELIGIBLE
        assert say(finding).endswith("企业和产品：第3行 产品 某某机床 有限公司：五轴 加工中心，已见于第1行 产品。")
        assert recommended(products(3))["no-double-recommendation"].outcome is MET

    @pytest.mark.parametrize(
        ("enterprise_name", "name", "model", "same"),
        [
            ("某某机床有限公司", "五轴加工中心", "VX-5", True),
            ("某某机床有限公司", "五轴加工中心（VX-5）", None, True),
            ("某某（机床）有限公司", "五轴加工中心", "【ＶＸ-5】", True),
            ("某某机床有限公司", "五轴加工中心", None, False),
            ("某某机床有限公司", "五轴加工中心", "VX-6", False),
            ("某某机床股份有限公司", "五轴加工中心", "VX-5", False),
        ],
    )
    def test_key_ignores_width_brackets_and_spaces(
        self, enterprise_name: str, name: str, model: str | None, same: bool
    ) -> None:
        here = product(model="VX-5")
        there = product(enterprise=enterprise(name=enterprise_name), name=name, model=model)
        finding = recommended([here], others={ASSOCIATIONS: [there]})["no-double-recommendation"]
        assert finding.outcome is (UNMET if same else MET)

    def test_duplicates_on_other_lists_name_their_row(self) -> None:
        finding = recommended(products(2), others={"台州市": products(0), ASSOCIATIONS: products(2)[1:]})[
            "no-double-recommendation"
        ]
        (entry,) = finding.entries
        (first,) = known(finding.required)
        assert (entry.row, first.row, first.path) == (2, 1, "$.others[1].products[0]")
        assert say(finding).endswith("第2行 产品 甲1公司：五轴加工中心，已见于第1行 省级有关行业协会名单产品。")

    def test_duplicates_between_other_lists_are_ignored(self) -> None:
        report = recommended([product()], others={"台州市": products(1), "丽水市": products(1)})
        assert report["no-double-recommendation"].outcome is MET

    def test_duplicates_of_all_lists_are_found_at_once(self) -> None:
        found = JINGPIN.duplicates(
            {"衢州市": products(2), "台州市": nominations(products(1)), ASSOCIATIONS: products(1)}
        )
        assert [(one.first.recommender, one.first.row, one.again.recommender) for one in found] == [
            ("衢州市", 1, "台州市"),
            ("衢州市", 1, ASSOCIATIONS),
        ]
        assert (found[0].again.enterprise, found[0].again.product) == ("甲0公司", "五轴加工中心")
        assert JINGPIN.duplicates({}) == ()
        with pytest.raises(InvalidTypeError, match="应为 JingpinProduct 或 Nomination，不能是 str"):
            JINGPIN.duplicates({"衢州市": ["五轴加工中心"]})  # type: ignore[list-item]
        with pytest.raises(InvalidTypeError, match="应为一组产品，不能是 None"):
            JINGPIN.duplicates({"衢州市": None})  # type: ignore[dict-item]
        with pytest.raises(InvalidTypeError, match="应为推荐单位到名单的对照表，不能是 None"):
            JINGPIN.duplicates(None)  # type: ignore[arg-type]


def test_sheet_must_be_in_time_and_sealed() -> None:
    assert recommended([])["recommended-in-time"].outcome is Outcome.NOT_APPLICABLE
    assert recommended([], sent=ON_TIME)["recommended-in-time"].outcome is Outcome.MET
    assert recommended([], sent=LATE)["recommended-in-time"].outcome is Outcome.UNMET
    exclusive = recommended([], sent=ON_TIME, readings={"A41": "exclusive"})
    assert exclusive["recommended-in-time"].outcome is Outcome.UNMET
    for sealed, outcome in ((True, Outcome.MET), (False, Outcome.UNMET), (None, Outcome.UNKNOWN)):
        assert recommended([], sealed=sealed)["sealed"].outcome is outcome


def test_remedies_of_a_recommendation() -> None:
    (remedy,) = recommended([], sent=LATE, sealed=False).remedies()
    assert [(change.field, change.to) for change in remedy.changes] == [
        ("$.sent", LATE - timedelta(seconds=1)),
        ("$.sealed", True),
    ]
    listed = tuple(nominations(products(21)))
    (remedy,) = recommended(listed).remedies()
    (fewer,) = remedy.changes
    assert (fewer.field, fewer.to, fewer.total, fewer.most) == ("$.products", listed[:20], 20, True)
    assert say(fewer) == "推荐产品数：至多 20〔尚可办理；附件2 三3〕"


def test_excess_of_two_kinds_is_removed_together() -> None:
    own = nominations([*products(20), *products(1)])
    listed = [*own, *on_brand_places("开化县", "开化县", "开化县")]
    (remedy,) = recommended(listed, readings={"A53": "one-in-principle"}).remedies()
    (fewer,) = remedy.changes
    assert [one.product.enterprise.name for one in known(fewer.to)] == [f"甲{number}公司" for number in range(20)]
    assert fewer.total == 20
    (explained,) = recommended(own[1:], readings={"A53": "one-in-principle"}).remedies(Verdict.NEEDS_EXPLANATION)
    assert explained.changes == ()


def test_blank_statement_is_a_single_change_for_all_products() -> None:
    (remedy,) = recommended(products(300), "衢州市", taken=0, readings=INSIDE).remedies()
    assert [(change.field, change.to, change.kind) for change in remedy.changes if change.field != "$.products"] == [
        ("$.products[*].province_owned", False, ChangeKind.EVIDENCE),
        ("$.products[*].passed_review", True, ChangeKind.EVIDENCE),
    ]


@pytest.mark.parametrize(("fact", "answer"), [("passed_review", False), ("province_owned", True)])
def test_product_with_a_contrary_statement_is_removed(fact: str, answer: bool) -> None:
    stated: dict[str, Any] = {"passed_review": True, "province_owned": False}
    listed = [Nomination(product=item, **stated) for item in products(3)]
    listed[1] = Nomination(product=listed[1].product, **(stated | {fact: answer}))
    (remedy,) = recommended(listed).remedies()
    (change,) = remedy.changes
    assert (change.field, change.to, change.total, change.kind) == (
        "$.products", (listed[0], listed[2]), None, ChangeKind.ACT,
    )  # fmt: skip
    assert [(entry.path, entry.label, entry.row) for entry in change.entries] == [("$.products[1]", str(listed[1]), 2)]
    assert say(change).startswith(f"推荐的产品：撤下第2行 {listed[1]!s}〔尚可办理；附件2 三")
    assert known(dump(change))["entries"][0]["row"] == 2


def test_removal_for_several_reasons_is_minimal() -> None:
    stated: dict[str, Any] = {"passed_review": True, "province_owned": False}
    listed = [Nomination(product=item, **stated) for item in products(22)]
    listed[4] = evolve(listed[4], passed_review=False)
    listed[7] = evolve(listed[7], province_owned=None)
    report = recommended(listed)
    (remedy,) = report.remedies()
    filled, fewer = remedy.changes
    assert [entry.row for entry in fewer.entries] == [5, 22]
    assert (filled.field, filled.to) == ("$.products[*].province_owned", False)
    kept = [one for one in listed if one in known(fewer.to)]
    assert recommended([evolve(one, province_owned=False) for one in kept]).verdict is Verdict.ELIGIBLE


def test_non_list_and_unknown_recommender_are_refused() -> None:
    with pytest.raises(InvalidTypeError, match="应为一组产品"):
        recommended(None)
    with pytest.raises(InvalidTypeError, match="第 2 个应为 JingpinProduct 或 Nomination，不能是 int"):
        recommended([product(), 1])
    with pytest.raises(InvalidTypeError, match="应为推荐单位到名单的对照表"):
        recommended([], others=[])
    with pytest.raises(InvalidTypeError, match=r"Nomination\.passed_review"):
        Nomination(product=product(), passed_review="是")  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match=r"Recommendation\.taken"):
        recommended([], taken=-1)
    with pytest.raises(UnknownNameError, match="衢州市"):
        recommended([], "衢州")
    with pytest.raises(InvalidTypeError, match="审核的不是"):
        product().validate(JINGPIN.recommendation)  # type: ignore[arg-type]
    assert recommended([], " 衢州市")["within-quota"].required == 20
    assert repr(JINGPIN.recommendation) == "<RecommendationCall of 11 clauses>"
    assert JINGPIN.recommendation.judges is Recommendation


class TestSharedPlaces:
    """A row that several share leaves a list open while nobody says how many places the others used (A55, A56)."""

    @pytest.mark.parametrize(
        ("recommender", "readings"),
        [
            (ASSOCIATIONS, {}),
            (BRANDS, IN_TOTAL),
            ("衢州市", INSIDE),
        ],
    )
    @pytest.mark.parametrize("taken", [None, 0, 1])
    def test_a_blank_leaves_a_list_open_that_is_not_too_long_by_itself(
        self, recommender: str, readings: dict[str, str], taken: int | None
    ) -> None:
        listed = on_brand_places("江山市") if recommender == BRANDS else products(1)
        finding = recommended(listed, recommender, taken=taken, readings=readings)["within-quota"]
        assert finding.outcome is (UNKNOWN if taken is None else MET)
        assert finding.notes == ((Note.TAKEN_BLANK,) if taken is None else ())
        limit = JINGPIN.quotas.limit(recommender, readings=Readings.of(readings))
        too_long = on_brand_places(*["江山市"] * 3) if recommender == BRANDS else products(limit + 1)
        assert recommended(too_long, recommender, taken=taken, readings=readings)["within-quota"].outcome is UNMET
        full = recommended(listed, recommender, taken=limit, readings=readings)["within-quota"]
        assert full.outcome is UNMET
        if taken is None:
            ((change,),) = finding.judgement.ways
            assert (change.field, change.to, change.most) == ("$.taken", limit - 1, True)
            assert (change.from_, change.label) == (None, "别家已用的名额")

    def test_an_empty_list_is_never_open(self) -> None:
        assert recommended([], ASSOCIATIONS)["within-quota"].outcome is MET

    @pytest.mark.parametrize(("taken", "outcome"), [(None, MET), (0, MET), (2, MET), (3, UNMET)])
    def test_the_groups_have_one_sender_and_a_stated_number_counts(self, taken: int | None, outcome: Outcome) -> None:
        finding = recommended(products(3), GROUPS, taken=taken)["within-quota"]
        assert (finding.outcome, finding.notes) == (outcome, ())

    @pytest.mark.parametrize("recommender", ["衢州市", BRANDS])
    def test_a_row_that_nobody_shares_is_never_open(self, recommender: str) -> None:
        listed = on_brand_places("江山市") if recommender == BRANDS else products(1)
        assert recommended(listed, recommender)["within-quota"].outcome is MET

    def test_per_body_no_association_waits_for_the_others(self) -> None:
        assert recommended(products(10), ASSOCIATIONS, readings={"A56": "per-body"})["within-quota"].outcome is MET

    def test_a_cut_says_that_what_others_used_is_not_stated(self) -> None:
        blank, stated = (JINGPIN.quotas.allocate(ASSOCIATIONS, ["甲"], taken=taken) for taken in (None, 0))
        assert [str(step.kind) for step in blank.steps][:2] == ["名额", "已用不明"]
        assert blank.recommended == stated.recommended == ("甲",)
        assert "已用不明" not in [str(step.kind) for step in stated.steps]
        assert "别家已用几个未填，按没有用过截取" in say(blank.steps[1])
        assert "已用不明" not in [str(step.kind) for step in JINGPIN.quotas.allocate(GROUPS, ["甲"]).steps]


class TestSeatsOfBrands:
    @pytest.mark.parametrize(("recommender", "limit"), [(ASSOCIATIONS, 10), (GROUPS, 5)])
    def test_a_brands_places_free_nothing_on_another_senders_list(self, recommender: str, limit: int) -> None:
        listed = on_brand_places("永康市", *["永康市"] * limit)
        finding = recommended(listed, recommender, taken=0)["within-quota"]
        assert (finding.outcome, finding.gap) == (UNMET, 1)
        assert recommended(listed[:limit], recommender, taken=0)["within-quota"].outcome is MET

    def test_a_citys_list_does_not_count_them(self) -> None:
        listed = [*nominations(products(20)), *on_brand_places("江山市", "江山市")]
        assert recommended(listed)["within-quota"].outcome is MET
        assert recommended(listed, taken=0, readings=INSIDE)["within-quota"].outcome is UNMET

    @pytest.mark.parametrize(
        ("seats", "outcome"),
        [
            (("永康市", "永康市", "江山市", "江山市"), MET),
            (("永康市", "永康市", "永康市", "江山市"), UNMET),
            (("永康市", " 永康市", "永康市"), UNMET),
        ],
    )
    def test_the_row_of_the_brands_is_judged_county_by_county(self, seats: tuple[str, ...], outcome: Outcome) -> None:
        assert recommended(on_brand_places(*seats), BRANDS)["within-quota"].outcome is outcome

    @pytest.mark.parametrize(
        ("seats", "outcome"), [(("永康市", "江山市"), MET), (("永康市", "江山市", "江山市"), UNMET)]
    )
    def test_two_in_all_are_judged_together(self, seats: tuple[str, ...], outcome: Outcome) -> None:
        finding = recommended(on_brand_places(*seats), BRANDS, taken=0, readings=IN_TOTAL)["within-quota"]
        assert finding.outcome is outcome

    @pytest.mark.parametrize(("blank", "outcome"), [(1, MET), (2, UNKNOWN), (3, UNKNOWN)])
    def test_a_product_without_a_seat_may_be_any_countys(self, blank: int, outcome: Outcome) -> None:
        listed = [*on_brand_places("永康市"), *nominations(products(blank), in_brand_direction=True)]
        finding = recommended(listed, BRANDS)["within-quota"]
        assert finding.outcome is outcome
        assert finding.notes == ((Note.BRAND_PLACE_BLANK,) if outcome is UNKNOWN else ())

    def test_a_product_without_a_seat_may_be_of_the_county_with_the_most(self) -> None:
        listed = [*on_brand_places("永康市", "江山市", "江山市"), *nominations(products(1), in_brand_direction=True)]
        assert recommended(listed, BRANDS)["within-quota"].outcome is UNKNOWN

    def test_blanks_alone_are_judged_as_one_county(self) -> None:
        assert recommended(nominations(products(2)), BRANDS)["within-quota"].outcome is MET
        assert recommended(nominations(products(3)), BRANDS)["within-quota"].outcome is UNKNOWN


class TestJurisdiction:
    @staticmethod
    def of(recommender: str, *, seat: str | None = None, **where: str | None) -> Any:
        made = product(enterprise=enterprise(**({"city": None, "county": None} | where)))
        return recommended(nominations([made], brand_place=seat), recommender)["in-jurisdiction"]

    @pytest.mark.parametrize(
        ("where", "outcome"),
        [
            ({"city": "衢州市"}, MET),
            ({"city": "台州市"}, UNMET),
            ({"county": "江山市"}, MET),
            ({"county": "温岭市"}, UNMET),
            ({}, UNKNOWN),
        ],
    )
    def test_a_city_recommends_enterprises_within_it(self, where: dict[str, str], outcome: Outcome) -> None:
        assert self.of("衢州市", **where).outcome is outcome

    @pytest.mark.parametrize(
        ("recommender", "seat", "where", "outcome"),
        [
            ("衢州市", "江山市", {"city": "衢州市", "county": "江山市"}, MET),
            ("衢州市", "江山市", {"city": "衢州市", "county": "开化县"}, UNMET),
            ("衢州市", "江山市", {"city": "衢州市"}, UNKNOWN),
            ("衢州市", "江山市", {}, UNKNOWN),
            ("衢州市", "衢州智造新城", {"city": "衢州市", "county": "柯城区"}, UNKNOWN),
            ("衢州市", "衢州智造新城", {"city": "台州市", "county": "温岭市"}, UNMET),
            (BRANDS, "永康市", {"city": "金华市", "county": "永康市"}, MET),
            (BRANDS, "永康市", {"county": "永康市"}, MET),
            (BRANDS, "永康市", {"city": "金华市", "county": "义乌市"}, UNMET),
            (BRANDS, "永康市", {"city": "台州市"}, UNMET),
            (BRANDS, "永康市", {"city": "金华市"}, UNKNOWN),
            (BRANDS, None, {"city": "金华市", "county": "永康市"}, UNKNOWN),
            (BRANDS, "永康经济开发区", {"city": "金华市", "county": "永康市"}, UNKNOWN),
        ],
    )
    def test_a_brands_place_goes_to_an_enterprise_of_its_county(
        self, recommender: str, seat: str | None, where: dict[str, str], outcome: Outcome
    ) -> None:
        assert self.of(recommender, seat=seat, **where).outcome is outcome

    @pytest.mark.parametrize("recommender", [GROUPS, ASSOCIATIONS])
    def test_groups_and_associations_have_none(self, recommender: str) -> None:
        assert self.of(recommender, city="台州市").outcome is NOT_APPLICABLE

    @pytest.mark.parametrize("recommender", ["衢州市", BRANDS])
    def test_an_empty_list_is_not_concerned(self, recommender: str) -> None:
        assert recommended([], recommender)["in-jurisdiction"].outcome is NOT_APPLICABLE

    def test_a_blank_can_be_filled_in_and_another_city_is_taken_off(self) -> None:
        listed = nominations(products(1)) + nominations([product(enterprise=enterprise(city=None, county=None))])
        report = recommended(listed, sent=ON_TIME, taken=0)
        (remedy,) = report.remedies()
        assert [(change.field, change.to) for change in remedy.changes] == [
            ("$.products[*].product.enterprise.city", "衢州市")
        ]
        assert [(change.from_, change.among) for change in remedy.changes] == [(None, ("衢州市",))]
        other = recommended([*listed[:1], *nominations([product()])], sent=ON_TIME)
        (remedy,) = other.remedies()
        assert [change.to for change in remedy.changes] == [(listed[0],)]

    def test_a_blank_county_on_a_brands_place_can_be_filled_in(self) -> None:
        made = product(enterprise=enterprise(city=None, county=None))
        listed = nominations([made], brand_place="江山 市", in_brand_direction=True)
        (remedy,) = recommended(listed, sent=ON_TIME).remedies()
        assert [(change.field, change.to) for change in remedy.changes] == [
            ("$.products[0].product.enterprise.county", "江山市")
        ]

    @pytest.mark.parametrize(
        ("seats", "notes", "word"),
        [
            ((None, "永康市"), (Note.BRAND_PLACE_BLANK,), "1 个未填"),
            (("永康经济开发区", "永康市"), (Note.BRAND_PLACE_UNLISTED,), "1 个不明"),
            ((None, "永康经济开发区"), (Note.BRAND_PLACE_BLANK, Note.BRAND_PLACE_UNLISTED), "2 个不明"),
        ],
    )
    def test_a_blank_seat_and_a_park_are_each_noted(
        self, seats: tuple[str | None, ...], notes: tuple[Note, ...], word: str
    ) -> None:
        made = product(enterprise=enterprise(city="金华市", county="永康市"))
        finding = recommended([*(nominations([made], brand_place=seat)[0] for seat in seats)], BRANDS)[
            "in-jurisdiction"
        ]
        assert (finding.outcome, finding.notes) == (UNKNOWN, notes)
        assert word in say(finding)

    @pytest.mark.parametrize("recommender", ["杭州市", BRANDS, GROUPS, ASSOCIATIONS])
    def test_a_seat_that_no_longer_exists_is_refused_on_every_list(self, recommender: str) -> None:
        with pytest.raises(FormerCountyError, match="江干区"):
            recommended(on_brand_places("江干区"), recommender)


class TestProductsOutOfTime:
    @pytest.mark.parametrize(
        ("submitted", "noted"),
        [
            (None, False),
            (datetime(2026, 5, 26, tzinfo=CHINA), False),
            (datetime(2026, 7, 10, 23, 59, 59, tzinfo=CHINA), False),
            (datetime(2026, 7, 11, tzinfo=CHINA), True),
            (datetime(2026, 5, 25, 23, 59, tzinfo=CHINA), True),
        ],
    )
    def test_a_product_submitted_out_of_time_is_remarked(self, submitted: datetime | None, noted: bool) -> None:
        made = evolve(products(1)[0], submitted=submitted)
        finding = recommended(nominations([made]), sent=ON_TIME)["recommended-in-time"]
        assert finding.outcome is MET
        assert finding.notes == ((Note.PRODUCT_OUT_OF_TIME,) if noted else ())
        assert ("第1行 甲0公司：五轴加工中心" in say(finding)) is noted

    def test_of_very_many_products_out_of_time_the_first_are_named(self) -> None:
        made = evolve(products(1)[0], submitted=datetime(2026, 7, 11, tzinfo=CHINA))
        entries = recommended(nominations([made] * (MOST + 1)), sent=ON_TIME)["recommended-in-time"].entries
        assert [entry.row for entry in entries] == list(range(1, MOST + 1))
