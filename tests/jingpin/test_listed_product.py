"""A row of a ranked list, and reading a ranked list."""

import json
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

from zj415x import Category, InvalidDocumentError
from zj415x.errors import InvalidTypeError, InvalidValueError
from zj415x.exchange import dump, read_ranking
from zj415x.jingpin.recommendation import ListedProduct

from ..builders import JINGPIN, NOTICE, known, product

ROW: dict[str, Any] = {
    "enterprise": "甲机床有限公司",
    "product": "五轴加工中心 VX-5",
    "category": "先进制造类",
    "track": "工业母机与机器人",
    "score": "97.5",
    "in_zone": True,
}
LISTED = ListedProduct(
    enterprise="甲机床有限公司",
    product="五轴加工中心 VX-5",
    category=Category.ADVANCED_MANUFACTURING,
    track="工业母机与机器人",
    score=Decimal("97.5"),
    in_zone=True,
)


class TestRow:
    def test_omitted_fields_are_blank(self) -> None:
        bare = ListedProduct(enterprise="甲公司", product="甲")
        assert (bare.category, bare.track, bare.score, bare.in_zone) == (None, None, None, None)
        assert str(bare) == "甲公司：甲"

    @pytest.mark.parametrize("score", [97.5, 97, True, "97.5"])
    def test_score_is_exact(self, score: Any) -> None:
        with pytest.raises(InvalidTypeError) as told:
            ListedProduct(enterprise="甲公司", product="甲", score=score)
        assert str(told.value) == (f'ListedProduct.score：分数应为 Decimal，如 Decimal("97.5")，不能是 {score!r}')

    @pytest.mark.parametrize("score", ["NaN", "Infinity", "1e30"])
    def test_score_has_a_bounded_size(self, score: str) -> None:
        with pytest.raises(InvalidValueError, match="不是可用的数"):
            ListedProduct(enterprise="甲公司", product="甲", score=Decimal(score))


class TestList:
    @pytest.mark.parametrize(
        "document",
        [
            [ROW],
            {"ranked": [ROW], "$comment": "虚构"},
            json.dumps([ROW]),
            json.dumps({"ranked": [ROW]}).encode(),
            "\ufeff" + json.dumps([ROW], ensure_ascii=False),
        ],
    )
    def test_list_may_be_bare_or_under_ranked(self, document: Any) -> None:
        assert read_ranking(document, NOTICE) == (LISTED,)

    @pytest.mark.parametrize(
        ("written", "score"),
        [
            ("97.5", "97.5"),
            ('"97.5"', "97.5"),
            ("97", "97"),
            ("-3", "-3"),
            ("0.1000000000000000055", "0.1000000000000000055"),  # as written, not as a float would have it
            ("null", None),
        ],
    )
    def test_scores_keep_every_digit(self, written: str, score: str | None) -> None:
        (one,) = read_ranking(f'[{{"enterprise": "甲公司", "product": "甲", "score": {written}}}]', NOTICE)
        assert one.score == (None if score is None else Decimal(score))

    def test_parsed_float_keeps_its_written_value(self) -> None:
        (one,) = read_ranking([{"enterprise": "甲公司", "product": "甲", "score": 86.1}], NOTICE)
        assert one.score == Decimal("86.1")

    def test_nan_and_infinity_are_no_scores(self) -> None:
        with pytest.raises(InvalidDocumentError, match="“<int>”不是可用的数"):
            read_ranking([{"enterprise": "甲公司", "product": "甲", "score": 10**5000}], NOTICE)

    @pytest.mark.parametrize(
        ("written", "sentence"),
        [
            ("true", "应为分数，如 97.5，不是 true"),
            ("[]", "应为分数，如 97.5，不是 列表 […]"),
            ('"优"', "“优”不是可用的数：只用半角数字和一个小数点，至多 58 位，如 349.9"),
            ("NaN", "“NaN”不是可用的数：只用半角数字和一个小数点，至多 58 位，如 349.9"),
            ("1e2", "“1e2”不是可用的数：只用半角数字和一个小数点，至多 58 位，如 349.9"),
            ("9" * 30, "9" * 30 + " 不是可用的数：要有限，至多 25 位"),
        ],
    )
    def test_other_types_are_no_scores(self, written: str, sentence: str) -> None:
        with pytest.raises(InvalidDocumentError) as told:
            read_ranking(f'[{{"enterprise": "甲公司", "product": "甲", "score": {written}}}]', NOTICE)
        assert told.value.problems == (("$[0].score", sentence),)

    def test_all_problems_come_with_their_paths(self) -> None:
        rows = [ROW | {"track": "工业母机"}, {"product": "", "in_zone": "是"}, 3, ROW | {"grade": 1}]
        with pytest.raises(InvalidDocumentError) as bare:
            read_ranking(rows, NOTICE)  # type: ignore[arg-type]
        assert [path for path, _ in bare.value.problems] == [
            "$[0].track",
            "$[1].enterprise",
            "$[1].product",
            "$[1].in_zone",
            "$[2]",
            "$[3].grade",
        ]
        with pytest.raises(InvalidDocumentError) as held:
            read_ranking({"ranked": rows}, NOTICE)
        assert [path for path, _ in held.value.problems][:2] == ["$.ranked[0].track", "$.ranked[1].enterprise"]

    @pytest.mark.parametrize(
        ("document", "problem"),
        [
            ({}, ("$.ranked", "缺少必填字段")),
            ({"ranked": "甲"}, ("$.ranked", "应为列表 […]，不是 文字“甲”")),
            ("3", ("$", "文件应是一个 JSON 对象 {…}，不是 3")),
            ("[", ("$", "JSON 格式有误：第 1 行第 2 列")),
            ({"ranked": [], "list": []}, ("$.list", "没有名为“list”的字段")),
        ],
    )
    def test_non_list_is_refused(self, document: Any, problem: tuple[str, str]) -> None:
        with pytest.raises(InvalidDocumentError) as told:
            read_ranking(document, NOTICE)
        assert told.value.problems == (problem,)

    def test_dumped_list_is_read_back(self) -> None:
        rows = known(dump((LISTED, ListedProduct(enterprise="乙公司", product="乙", score=Decimal("0.035")))))
        assert rows[0] == ROW
        assert rows[1]["score"] == "0.035"
        assert dump(read_ranking(json.dumps(rows), NOTICE)) == rows


def test_row_and_product_may_be_duplicates() -> None:
    whole = evolve(product(), model="VX-5")
    listed = ListedProduct(enterprise=f" {whole.enterprise.name}", product=f"{whole.name}（VX－5）")
    (found,) = JINGPIN.duplicates({"衢州市": [listed], "省级有关行业协会": [whole]})
    assert (found.first.recommender, found.again.recommender) == ("衢州市", "省级有关行业协会")
