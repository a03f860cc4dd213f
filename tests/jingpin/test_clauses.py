"""The conditions of annex 2, under the default readings and all others."""

from datetime import date
from decimal import Decimal

import pytest

from zj415x import Enterprise, FinancialYear, Force, Money, Outcome, Readings, Sales, Verdict, wan, yi
from zj415x.rules.outcome import Note

from ..builders import FEN, JINGPIN, enterprise, judged, product, sales, years

MET, UNMET, UNKNOWN, NOT_APPLICABLE = Outcome.MET, Outcome.UNMET, Outcome.UNKNOWN, Outcome.NOT_APPLICABLE
YES_NO_BLANK = [(True, MET), (False, UNMET), (None, UNKNOWN)]


@pytest.mark.parametrize(("answer", "outcome"), YES_NO_BLANK)
class TestPlainFacts:
    def test_enterprise_must_be_a_legal_person(self, answer: bool | None, outcome: Outcome) -> None:
        subject = product(enterprise=enterprise(independent_legal_person=answer))
        assert judged(subject)["legal-person"].outcome is outcome

    def test_enterprise_must_have_a_quality_system(self, answer: bool | None, outcome: Outcome) -> None:
        assert judged(product(enterprise=enterprise(quality_system=answer)))["quality-system"].outcome is outcome

    def test_commitment_letter_must_be_uploaded(self, answer: bool | None, outcome: Outcome) -> None:
        assert judged(product(commitment_letter=answer))["commitment"].outcome is outcome


@pytest.mark.parametrize(
    ("institution", "base", "outcome"),
    [
        (True, True, MET),
        (True, False, UNMET),
        (False, True, UNMET),
        (None, False, UNMET),
        (True, None, UNKNOWN),
        (None, None, UNKNOWN),
    ],
)
def test_rd_institution_and_base_must_be_in_the_province(
    institution: bool | None, base: bool | None, outcome: Outcome
) -> None:
    maker = enterprise(rd_institution_in_province=institution, production_base_in_province=base)
    assert judged(product(enterprise=maker))["in-province"].outcome is outcome


@pytest.mark.parametrize(
    ("evaluated", "benchmark", "outcome"),
    [
        (True, None, MET),
        (None, True, MET),
        (False, False, UNMET),
        (None, False, UNKNOWN),
        (None, None, UNKNOWN),
    ],
)
def test_quality_is_a_preference_and_never_decides(
    evaluated: bool | None, benchmark: bool | None, outcome: Outcome
) -> None:
    maker = enterprise(quality_management_evaluated=evaluated, quality_benchmark=benchmark)
    report = judged(product(enterprise=maker))
    assert report["quality-preferred"].outcome is outcome
    assert report["quality-preferred"].force is Force.ENCOURAGED
    assert report.verdict is Verdict.ELIGIBLE


class TestRdShare:
    def finding(self, *figures: tuple[int | None, int | None], **readings: str):  # type: ignore[no-untyped-def]
        return judged(product(enterprise=enterprise(years=years(*figures))), **readings)["rd-share"]

    def test_observed_rounds_down_and_the_gap_up(self) -> None:
        finding = self.finding((299, 10_000), (300, 10_000), (300, 10_000))
        assert (finding.observed, finding.gap) == (Decimal("0.0299"), Decimal("0.0001"))

    def test_missing_year_or_figure_is_unknown(self) -> None:
        for figures in ([(300, 10_000)] * 2, [(300, 10_000)] * 2 + [(None, 10_000)], [(300, None)] * 3, []):
            finding = self.finding(*figures)
            assert (finding.outcome, finding.notes) == (UNKNOWN, (Note.YEAR_MISSING,))

    def test_known_figures_may_decide_despite_blanks(self) -> None:
        enough = self.finding((450, 10_000), (450, 10_000), (None, 10_000))
        assert (enough.outcome, enough.notes, enough.observed) == (MET, (Note.YEAR_MISSING,), Decimal("0.03"))
        assert enough.basis == (2023, 2024, 2025)
        assert self.finding((450, 10_000), (449, 10_000), (None, 10_000)).outcome is UNKNOWN
        assert self.finding((450, 10_000), (450, 10_000), (None, None)).outcome is UNKNOWN
        short = self.finding((200, 10_000), (200, 10_000), (199, None))
        assert (short.outcome, short.notes) == (UNMET, (Note.YEAR_MISSING,))
        assert self.finding((200, 10_000), (200, 10_000), (200, None)).outcome is UNKNOWN
        assert self.finding((200, 10_000), (200, 10_000), (None, None)).outcome is UNKNOWN
        assert self.finding((200, 10_000), (200, 10_000), (199, None), A47="mean-of-ratios").outcome is UNKNOWN

    @pytest.mark.parametrize(("spent", "outcome"), [(449, UNKNOWN), (450, MET), (451, MET)])
    def test_mean_of_ratios_holds_whatever_a_blank_expense_is(self, spent: int, outcome: Outcome) -> None:
        finding = self.finding((450, 10_000), (spent, 10_000), (None, 10_000), A47="mean-of-ratios")
        assert (finding.outcome, finding.notes) == (outcome, (Note.YEAR_MISSING,))

    def test_mean_of_ratios_asks_for_the_revenue_of_each_year(self) -> None:
        for blank in ((None, None), (300, None), (None, 0)):
            assert self.finding((450, 10_000), (450, 10_000), blank, A47="mean-of-ratios").outcome is UNKNOWN
        assert self.finding((450, 10_000), (450, 10_000), A47="mean-of-ratios").outcome is UNKNOWN

    def test_zero_total_revenue_is_unknown(self) -> None:
        finding = self.finding((300, 0), (300, 0), (300, 0))
        assert (finding.outcome, finding.notes) == (UNKNOWN, (Note.NO_REVENUE,))

    def test_zero_expense_is_unmet(self) -> None:
        assert self.finding((0, 1), (0, 1), (0, 1)).outcome is UNMET

    def test_readings_differ_if_a_large_year_is_weak(self) -> None:
        figures = (290, 10_000), (100, 1_000), (100, 1_000)
        assert self.finding(*figures).outcome is MET  # 490 of 12000
        assert self.finding(*figures, A47="mean-of-ratios").outcome is MET  # 2.9, 10 and 10 percent
        assert self.finding(*figures, A47="every-year").outcome is UNMET

    def test_a_mean_of_ratios_can_hold_where_the_sums_do_not(self) -> None:
        figures = (200, 10_000), (100, 1_000), (100, 1_000)
        assert self.finding(*figures, (0, 0)).outcome is MET
        figures = (100, 10_000), (50, 1_000), (50, 1_000)
        assert self.finding(*figures).outcome is UNMET
        assert self.finding(*figures, A47="mean-of-ratios").outcome is MET

    def test_mean_of_ratios_is_unknown_for_a_year_without_revenue(self) -> None:
        finding = self.finding((300, 0), (300, 1), (300, 1), A47="mean-of-ratios")
        assert (finding.outcome, finding.notes) == (UNKNOWN, (Note.YEAR_WITHOUT_REVENUE,))
        assert self.finding((300, 0), (300, 0), (300, 0), A47="mean-of-ratios").notes == (Note.NO_REVENUE,)

    def test_every_year_reading_is_decided_by_a_short_year_despite_blanks(self) -> None:
        assert self.finding((299, 10_000), (None, None), (300, 10_000), A47="every-year").outcome is UNMET
        assert self.finding((300, 10_000), (None, None), (300, 10_000), A47="every-year").outcome is UNKNOWN
        assert self.finding((300, 0), (300, 1), (300, 1), A47="every-year").notes == (Note.YEAR_WITHOUT_REVENUE,)
        assert self.finding(A47="every-year").notes == (Note.YEAR_MISSING,)
        assert self.finding(*[(300, 10_000)] * 3, A47="every-year").outcome is MET

    def test_every_year_reading_shows_the_weakest_year(self) -> None:
        for spent, outcome in ((299, UNMET), (300, MET), (301, MET)):
            finding = self.finding((400, 10_000), (spent, 10_000), (400, 10_000), A47="every-year")
            assert (finding.outcome, finding.observed) == (outcome, Decimal(spent).scaleb(-4))
            assert finding.notes == (Note.WEAKEST_YEAR,)

    @pytest.mark.parametrize(("fen", "outcome"), [(0, UNKNOWN), (1, MET), (2, MET)])
    def test_every_year_reading_judges_a_year_with_the_least_revenue(self, fen: int, outcome: Outcome) -> None:
        least = FinancialYear(year=2023, rd_expense=Money(1), main_revenue=Money(fen))
        maker = enterprise(years=(least, *years((300, 10_000), (300, 10_000), (300, 10_000))[1:]))
        assert judged(product(enterprise=maker), A47="every-year")["rd-share"].outcome is outcome

    def test_required_share_and_years_are_always_present(self) -> None:
        cases: list[list[tuple[int | None, int | None]]] = [
            [(300, 10_000)] * 3,
            [(299, 10_000)] * 3,
            [(1, 0)] * 3,
            [(1, None)] * 3,
            [],
        ]
        for figures in cases:
            for how in ("ratio-of-sums", "mean-of-ratios", "every-year"):
                finding = self.finding(*figures, A47=how)
                assert (finding.required, finding.basis) == (Decimal("0.03"), (2023, 2024, 2025))

    def test_other_years_do_not_count(self) -> None:
        maker = enterprise(years=(FinancialYear(year=2022, rd_expense=yi(1), main_revenue=yi(1)),))
        assert judged(product(enterprise=maker))["rd-share"].outcome is UNKNOWN


class TestLaunchEvidence:
    @pytest.mark.parametrize("kind", JINGPIN.evidence)
    def test_any_printed_kind_suffices(self, kind: str) -> None:
        finding = judged(product(launch_evidence=(kind,)))["launch-evidence"]
        assert (finding.outcome, finding.notes) == (MET, ())

    def test_unprinted_kind_is_accepted_with_a_note(self) -> None:
        finding = judged(product(launch_evidence=("首台套认定文件",)))["launch-evidence"]
        assert (finding.outcome, finding.notes) == (MET, (Note.OTHER_EVIDENCE,))

    def test_missing_evidence_notes_that_the_list_is_open(self) -> None:
        assert judged(product(launch_evidence=()))["launch-evidence"].notes == (Note.OPEN_LIST,)
        assert judged(product(launch_evidence=None))["launch-evidence"].notes == (Note.OPEN_LIST,)

    def test_spaces_do_not_change_the_kind(self) -> None:
        finding = judged(product(launch_evidence=("企业内部 新产品立项程序资料",)))["launch-evidence"]
        assert finding.notes == ()

    def test_empty_evidence_is_unmet_and_a_blank_unknown(self) -> None:
        assert judged(product(launch_evidence=()))["launch-evidence"].outcome is UNMET
        assert judged(product(launch_evidence=None))["launch-evidence"].outcome is UNKNOWN


class TestMeanSales:
    def finding(self, launched: date | None, *amounts: Money | None, first: int = 2023, **readings: str):  # type: ignore[no-untyped-def]
        subject = product(launched=launched, sales=sales(*amounts, first=first))
        return judged(subject, **readings)["mean-sales"]

    def test_mean_is_over_the_years_on_sale(self) -> None:
        finding = self.finding(date(2024, 12, 31), None, wan(600), wan(1000))
        assert (finding.outcome, finding.observed, finding.basis) == (MET, wan(800), (2024, 2025))

    def test_observed_rounds_down_and_the_gap_up(self) -> None:
        finding = self.finding(date(2023, 5, 1), wan(800), wan(800), wan(800) - FEN)
        assert (finding.outcome, finding.observed, finding.gap) == (UNMET, wan(800) - FEN, FEN)

    def test_sales_before_the_launch_year_do_not_count(self) -> None:
        assert self.finding(date(2024, 1, 1), yi(9), wan(0), wan(0)).outcome is UNMET

    def test_early_launch_counts_all_three_years(self) -> None:
        assert self.finding(date(2020, 1, 1), wan(800), wan(800), wan(800)).basis == (2023, 2024, 2025)

    @pytest.mark.parametrize(("launched", "note"), [(None, Note.LAUNCH_BLANK), (date(2026, 1, 1), Note.LAUNCH_LATE)])
    def test_blank_or_late_launch_is_unknown(self, launched: date | None, note: Note) -> None:
        finding = self.finding(launched, yi(1), yi(1), yi(1))
        assert (finding.outcome, finding.notes) == (UNKNOWN, (note,))

    def test_missing_year_is_unknown(self) -> None:
        for amounts in ((wan(900), None, wan(900)), (wan(900), wan(900))):
            finding = self.finding(date(2023, 5, 1), *amounts)
            assert (finding.outcome, finding.notes) == (UNKNOWN, (Note.YEAR_MISSING,))

    def test_sufficient_sales_are_met_despite_blanks(self) -> None:
        for known, outcome in ((wan(1200) - FEN, UNKNOWN), (wan(1200), MET), (wan(1200) + FEN, MET)):
            finding = self.finding(date(2023, 5, 1), known, None, wan(1200))
            assert (finding.outcome, finding.notes) == (outcome, (Note.YEAR_MISSING,))
            assert finding.basis == (2023, 2024, 2025)

    def test_three_years_reading_lowers_the_mean_of_a_late_launch(self) -> None:
        figures = date(2024, 5, 1), None, wan(900), wan(900)
        assert self.finding(*figures).outcome is MET
        assert self.finding(*figures, A48="three-years").observed == wan(600)
        assert self.finding(*figures, A48="three-years").outcome is UNMET
        assert self.finding(*figures, A48="three-years").notes == (Note.OVER_ALL_YEARS,)
        assert self.finding(*figures).notes == ()

    def test_every_year_reading_is_decided_by_the_weakest_year(self) -> None:
        figures = date(2023, 5, 1), wan(600), wan(900), wan(1000)
        assert self.finding(*figures).outcome is MET
        assert self.finding(*figures, A48="every-year").outcome is UNMET
        assert self.finding(*figures, A48="every-year").notes == (Note.WEAKEST_YEAR,)
        assert self.finding(date(2023, 5, 1), wan(600), None, None, A48="every-year").outcome is UNMET
        assert self.finding(date(2023, 5, 1), wan(900), None, None, A48="every-year").outcome is UNKNOWN
        assert self.finding(date(2023, 5, 1), A48="every-year").outcome is UNKNOWN
        assert self.finding(date(2023, 5, 1), *[wan(800)] * 3, A48="every-year").outcome is MET

    @pytest.mark.parametrize(
        ("launched", "years"),
        [
            (date(2022, 12, 31), (2023, 2024, 2025)),
            (date(2023, 1, 1), (2023, 2024, 2025)),
            (date(2023, 1, 2), (2024, 2025)),
            (date(2023, 12, 31), (2024, 2025)),
            (date(2024, 1, 1), (2024, 2025)),
            (date(2024, 1, 2), (2025,)),
            (date(2024, 12, 31), (2025,)),
            (date(2025, 1, 1), (2025,)),
        ],
    )
    def test_full_years_reading_leaves_out_a_launch_year_begun_without_the_product(
        self, launched: date, years: tuple[int, ...]
    ) -> None:
        finding = self.finding(launched, wan(900), wan(900), wan(900), A48="full-years")
        assert (finding.outcome, finding.basis) == (MET, years)
        partly = launched.year >= 2023 and launched != date(launched.year, 1, 1)
        assert finding.notes == ((Note.PART_OF_YEAR,) if partly else ())

    def test_full_years_reading_takes_the_mean_of_the_full_years(self) -> None:
        for last, outcome in ((wan(900) - FEN, UNMET), (wan(900), MET), (wan(900) + FEN, MET)):
            assert self.finding(date(2023, 6, 1), yi(9), wan(700), last, A48="full-years").outcome is outcome
            assert self.finding(date(2024, 12, 20), yi(9), yi(9), last - wan(100), A48="full-years").outcome is outcome
        assert self.finding(date(2023, 6, 1), None, wan(800), wan(800), A48="full-years").outcome is MET

    def test_product_without_a_full_year_is_unknown_and_has_no_remedy_by_sales(self) -> None:
        for launched in (date(2025, 1, 2), date(2025, 12, 31)):
            finding = self.finding(launched, yi(9), yi(9), yi(9), A48="full-years")
            assert (finding.outcome, finding.notes) == (UNKNOWN, (Note.PART_OF_YEAR,))
            assert finding.judgement.ways == ()
        assert self.finding(None, yi(9), yi(9), yi(9), A48="full-years").notes == (Note.LAUNCH_BLANK,)
        assert self.finding(date(2026, 1, 1), yi(9), yi(9), yi(9), A48="full-years").notes == (Note.LAUNCH_LATE,)

    def test_single_year_without_a_row_is_filled_in_by_a_row(self) -> None:
        finding = judged(product(launched=date(2023, 6, 1), sales=sales(wan(700), wan(800))))["mean-sales"]
        ((change,),) = finding.judgement.ways
        assert (change.field, change.label, change.total) == ("$.sales", "2025年销售收入", wan(900))
        assert change.to == sales(wan(700), wan(800), wan(900))

    def test_late_launch_with_a_single_good_full_year_hinges_on_a48(self) -> None:
        maker = enterprise(production_mountain_or_island=False)
        late = product(launched=date(2024, 12, 20), sales=sales(None, wan(0), wan(1500)), enterprise=maker)
        assert judged(late).verdict is Verdict.INELIGIBLE
        assert judged(late).sensitivity().verdicts == {
            Verdict.ELIGIBLE: (Readings(A48="full-years"),),
            Verdict.INELIGIBLE: tuple(Readings(A48=one) for one in ("every-year", "three-years", "years-on-sale")),
        }

    def test_blank_full_year_is_unknown_and_named(self) -> None:
        finding = self.finding(date(2024, 5, 1), yi(9), yi(9), None, A48="full-years")
        assert (finding.outcome, finding.notes) == (UNKNOWN, (Note.PART_OF_YEAR, Note.YEAR_MISSING))

    def test_weak_and_blank_years_are_both_noted(self) -> None:
        subject = product(enterprise=enterprise(mountain_or_island=None), sales=sales(wan(600), None, None))
        finding = judged(subject, A48="every-year")["mean-sales"]
        assert (finding.outcome, finding.gap) == (UNKNOWN, None)
        assert finding.notes == (Note.WEAKEST_YEAR, Note.YEAR_MISSING, Note.COUNTY_UNKNOWN)

    def test_blank_county_and_blank_year_are_both_noted(self) -> None:
        subject = product(enterprise=enterprise(mountain_or_island=None), sales=())
        assert judged(subject)["mean-sales"].notes == (Note.YEAR_MISSING, Note.COUNTY_UNKNOWN)
        lowered = product(enterprise=enterprise(mountain_or_island=True), sales=())
        assert judged(lowered)["mean-sales"].notes == (Note.RELIEVED, Note.YEAR_MISSING)


def test_product_not_submitted_yet_is_not_judged() -> None:
    assert judged(product(submitted=None))["in-time"].outcome is NOT_APPLICABLE


def test_bare_product_is_incomplete_and_not_ineligible() -> None:
    bare = product(
        enterprise=Enterprise(name="某厂"), launched=None, launch_evidence=None, sales=(), commitment_letter=None
    )
    assert judged(bare).verdict is Verdict.INCOMPLETE
    assert Sales(year=2025).amount is None


class TestCountyOnAList:
    @pytest.mark.parametrize(
        ("home", "site", "outcome"),
        [
            (("上城区", True), (None, None), Outcome.UNMET),
            (("上城区", False), (None, None), Outcome.MET),
            (("上城区", False), ("开化县", False), Outcome.UNMET),
            (("上城区", False), ("开化县", True), Outcome.MET),
            (("上城区", True), ("开化县", True), Outcome.UNMET),
            (("苍南县", None), ("开化县", False), Outcome.UNMET),
            (("苍南县", None), (None, True), Outcome.NOT_APPLICABLE),
        ],
    )
    def test_only_what_every_known_list_says_otherwise_is_remarked(
        self, home: tuple[str, bool | None], site: tuple[str | None, bool | None], outcome: Outcome
    ) -> None:
        stated = enterprise(
            city=None, county=home[0], mountain_or_island=home[1],
            production_county=site[0], production_mountain_or_island=site[1],
        )  # fmt: skip
        report = judged(product(enterprise=stated))
        assert report["county-on-a-list"].outcome is outcome
        assert report["county-on-a-list"].force is Force.ADVISORY
