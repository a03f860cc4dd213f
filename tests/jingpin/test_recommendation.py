"""What a recommender puts forward."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from attrs import evolve

from zj415x import CHINA, Force, InvalidTypeError, JingpinProduct, Outcome, Readings, Report, UnknownNameError, Verdict
from zj415x.jingpin.recommendation import Recommendation
from zj415x.outcome import Note
from zj415x.wording import say

from ..builders import JINGPIN, enterprise, product

ON_TIME = datetime(2026, 7, 20, 23, 59, tzinfo=CHINA)
LATE = datetime(2026, 7, 21, tzinfo=CHINA)


def products(count: int) -> list[JingpinProduct]:
    return [product(enterprise=enterprise(name=f"甲{number}公司")) for number in range(count)]


def recommended(listed: Any, recommender: str = "衢州市", **more: Any) -> Report:
    chosen = Readings(**more.pop("readings", {}))
    return JINGPIN.validate_recommendation(recommender, listed, **({"sealed": True} | more), readings=chosen)


@pytest.mark.parametrize(("count", "outcome"), [(19, Outcome.MET), (20, Outcome.MET), (21, Outcome.UNMET)])
def test_a_city_keeps_to_its_quota(count: int, outcome: Outcome) -> None:
    finding = recommended(products(count))["within-quota"]
    assert (finding.outcome, finding.observed, finding.required) == (outcome, count, 20)
    assert finding.force is Force.REQUIRED


@pytest.mark.parametrize(("count", "outcome"), [(5, Outcome.MET), (6, Outcome.UNMET)])
def test_so_do_the_groups(count: int, outcome: Outcome) -> None:
    assert recommended(products(count), "省属企业集团")["within-quota"].outcome is outcome


class TestSeveralProductsOfOneEnterprise:
    LISTED = (product(), product(name="六轴加工中心"), product(enterprise=enterprise(name="乙公司")))

    def test_are_allowed_with_a_note(self) -> None:
        finding = recommended(self.LISTED)["products-per-enterprise"]
        assert (finding.outcome, finding.notes) == (Outcome.MET, (Note.SEVERAL_OF_ONE,))
        assert "往年原则上一个" in say(finding)
        assert recommended(products(2))["products-per-enterprise"].notes == ()

    def test_unless_the_rule_of_the_year_before_is_read_on(self) -> None:
        report = recommended(self.LISTED, readings={"A53": "one-in-principle"})
        finding = report["products-per-enterprise"]
        assert (finding.outcome, finding.force) == (Outcome.UNMET, Force.IN_PRINCIPLE)
        assert [one.row for one in finding.entries] == [2]
        assert report.verdict is Verdict.NEEDS_EXPLANATION
        assert say(finding).endswith("每家企业的产品数：第2行 企业 某某机床有限公司，已有 1 个产品。")


def test_one_product_twice_is_shown_under_whatever_spelling() -> None:
    again = product(name="五轴 加工中心", enterprise=enterprise(name="某某机床 有限公司"))
    report = recommended([product(model="VX（5）"), product(model="VX-6"), evolve(again, model="VX(5)")])
    finding = report["no-double-recommendation"]
    assert [one.row for one in finding.entries] == [3]
    assert report.verdict is Verdict.ELIGIBLE
    assert say(finding).endswith("企业和产品：第3行 产品 某某机床 有限公司：五轴 加工中心，已见于第1行 产品。")
    assert recommended(products(3))["no-double-recommendation"].outcome is Outcome.MET


def test_the_sheet_is_sent_in_time_and_sealed() -> None:
    assert recommended([])["recommended-in-time"].outcome is Outcome.NOT_APPLICABLE
    assert recommended([], sent=ON_TIME)["recommended-in-time"].outcome is Outcome.MET
    assert recommended([], sent=LATE)["recommended-in-time"].outcome is Outcome.UNMET
    exclusive = recommended([], sent=ON_TIME, readings={"A41": "exclusive"})
    assert exclusive["recommended-in-time"].outcome is Outcome.UNMET
    for sealed, outcome in ((True, Outcome.MET), (False, Outcome.UNMET), (None, Outcome.UNKNOWN)):
        assert recommended([], sealed=sealed)["sealed"].outcome is outcome


def test_what_would_mend_it_is_told() -> None:
    (remedy,) = recommended([], sent=LATE, sealed=False).remedies()
    assert [(one.field, one.to) for one in remedy.changes] == [
        ("$.sent", LATE - timedelta(seconds=1)),
        ("$.sealed", True),
    ]
    listed = tuple(products(21))
    (remedy,) = recommended(listed).remedies()
    (fewer,) = remedy.changes
    assert (fewer.field, fewer.to, fewer.total, fewer.most) == ("$.products", listed[:20], 20, True)
    assert say(fewer) == "推荐产品数：至多 20〔尚可办理；附件2 三3〕"


def test_what_is_no_list_or_no_recommender_is_refused() -> None:
    with pytest.raises(InvalidTypeError, match="应为一组产品"):
        recommended(None)
    with pytest.raises(InvalidTypeError):
        recommended([1])
    with pytest.raises(UnknownNameError, match="衢州市"):
        recommended([], "衢州")
    with pytest.raises(InvalidTypeError, match="审核的不是"):
        product().validate(JINGPIN.recommendation)  # type: ignore[arg-type]
    assert recommended([], " 衢州市")["within-quota"].required == 20
    assert repr(JINGPIN.recommendation) == "<RecommendationCall of 5 clauses>"
    assert JINGPIN.recommendation.judges is Recommendation
