"""The clauses on the form's blanks and numbered lines."""

from collections import Counter
from datetime import date, datetime

import pytest
from attrs import evolve

from zj415x import CHINA, ApplicantKind, Entry, Opinion, Outcome, Person, Standing, Tier, Topic, Verdict, XTitle
from zj415x.rules.outcome import Note
from zj415x.wording import say

from ...builders import CLUSTERS, LINES, SCALE_LINES, SOFTWARE_LINES, applicant, application, judged, new_star, software

MET, UNMET, UNKNOWN, NOT_APPLICABLE = Outcome


class TestBasics:
    def test_every_blank_is_named_with_its_path(self) -> None:
        finding = judged(application(advantages=None, contact=Person(name="甲", position="科长")))["basics"]
        assert (finding.outcome, finding.observed, finding.required) == (UNKNOWN, 7, 9)
        assert finding.entries == (
            Entry(path="$.advantages", label="细分赛道优势"),
            Entry(path="$.contact.mobile", label="集群联系人移动电话"),
        )

    def test_new_star_track_is_its_own_segment(self) -> None:
        assert judged(new_star())["basics"].required == 8
        assert judged(new_star(segment="康复机器人"))["basics"].required == 9
        assert judged(application(segment=None))["basics"].outcome is UNKNOWN

    def test_unticked_boxes_are_a_blank(self) -> None:
        assert judged(application(x_types=()))["basics"].entries[0].path == "$.x_types"


class TestOneChoice:
    @pytest.mark.parametrize(
        "segment",
        [
            "低空装备", "低空装备 ", "空天关键零部件及材料", "低空、探空", "空天关键零部件 及 材料", "低空 装备", "低空装备及",
            "低空装备 探空", "探空 商业航天 低空装备", "低空装备及探空", "低空装备商业航天", "装备 " * 3000,
        ],
    )  # fmt: skip
    def test_single_segment_is_met(self, segment: str) -> None:
        assert judged(application(segment=segment))["one-choice"].outcome is MET

    def test_blank_segment_does_not_apply(self) -> None:
        assert judged(application(segment=None))["one-choice"].outcome is NOT_APPLICABLE

    @pytest.mark.parametrize("segment", ["低空装备、低空装备", "低空装备/低空 装备", "低空装备、无人机"])
    def test_segment_written_twice_counts_once(self, segment: str) -> None:
        assert judged(application(segment=segment))["one-choice"].outcome is MET

    @pytest.mark.parametrize(
        "segment",
        [
            "低空装备、商业航天",
            "低空装备，商业航天",
            "低空装备/商业航天",
            "商业航天;低空装备",
            "低空装备和商业航天",
            "低空装备+商业航天",
            "低空装备\n商业航天",
            "低空装备 商业航天",
            "低空装备　商业航天",
            "低空装备及商业航天",
            "低空装备与商业航天",
            "低空装备 及 商业航天",
            "空天关键零部件及材料及低空装备",
            "低空 装备 空天地面设备及终端",
            "空 天 关 键 零 部 件 及 材 料 低空装备 ",
            "低空装备 商业航天 " * 500,
            "探空、低空装备 商业航天",
        ],
    )
    def test_two_printed_segments_are_unmet(self, segment: str) -> None:
        finding = judged(application(segment=segment))["one-choice"]
        assert (finding.outcome, finding.observed, finding.required, finding.gap) == (UNMET, 2, 1, 1)
        assert finding.notes == (Note.SEVERAL_SEGMENTS,)
        assert [entry.path for entry in finding.entries] == ["$.segment"]

    def test_finding_names_the_segments(self) -> None:
        finding = judged(application(segment="低空装备和商业航天"))["one-choice"]
        assert finding.basis == ("低空装备", "商业航天")

    def test_new_star_track_may_contain_a_comma(self) -> None:
        assert judged(new_star("气体、液体分离及纯净设备"))["one-choice"].outcome is MET
        both = application(tier=Tier.NEW_STAR, segment="低空装备、商业航天")
        assert judged(both)["one-choice"].outcome is MET


class TestXTypes:
    TITLE = XTitle("未来产业先导区", same_industry=True)
    OTHER = XTitle("创新型产业集群", same_industry=False)

    @pytest.mark.parametrize(
        ("titles", "ticked", "standing", "outcome", "notes"),
        [
            ((TITLE,), ("未来产业先导区",), Standing.NONE, MET, ()),
            ((), ("无",), Standing.NONE, MET, ()),
            ((TITLE,), None, Standing.NONE, UNKNOWN, ()),
            ((TITLE,), (), Standing.NONE, UNKNOWN, ()),
            ((TITLE,), ("未来产业先导区", "无"), Standing.NONE, UNMET, (Note.NONE_WITH_SCHEME,)),
            ((), ("未来产业先导区",), Standing.NONE, UNMET, (Note.SCHEME_NOT_HELD,)),
            (None, ("未来产业先导区",), Standing.NONE, UNKNOWN, ()),
            (None, ("无",), Standing.NONE, UNKNOWN, ()),
            ((TITLE,), ("无",), Standing.NONE, UNMET, (Note.NONE_THOUGH_HELD,)),
            ((OTHER,), ("无",), Standing.NONE, MET, (Note.HELD_NOT_TICKED,)),
            ((TITLE, OTHER), ("未来产业先导区",), Standing.NONE, MET, (Note.HELD_NOT_TICKED,)),
            # the form has a box for a New Star, which it is by standing
            ((), ("“新星”产业群",), Standing.NEW_STAR, MET, ()),
            (None, ("“新星”产业群",), Standing.NEW_STAR, MET, ()),
            ((), ("无",), Standing.NEW_STAR, UNMET, (Note.NONE_THOUGH_HELD,)),
            # and none for a coordinated zone (A02)
            ((), ("无",), Standing.COORDINATED_ZONE, MET, (Note.COORDINATED_HAS_NO_BOX,)),
            (
                (),
                ("未来产业先导区",),
                Standing.COORDINATED_ZONE,
                UNMET,
                (Note.SCHEME_NOT_HELD, Note.COORDINATED_HAS_NO_BOX),
            ),
            ((TITLE,), ("未来产业先导区",), Standing.COORDINATED_ZONE, MET, ()),
        ],
    )
    def test_boxes_must_match_the_titles(
        self,
        titles: tuple[XTitle, ...] | None,
        ticked: tuple[str, ...] | None,
        standing: Standing,
        outcome: Outcome,
        notes: tuple[Note, ...],
    ) -> None:
        finding = judged(application(titles=titles, x_types=ticked, standing=standing))["x-types"]
        assert (finding.outcome, finding.notes) == (outcome, notes)

    ENDED = XTitle("未来产业先导区", same_industry=True, valid_until=date(2026, 6, 19))

    @pytest.mark.parametrize(
        ("ticked", "submitted", "outcome"),
        [
            ("无", datetime(2026, 6, 20, tzinfo=CHINA), MET),
            ("未来产业先导区", datetime(2026, 6, 20, tzinfo=CHINA), UNMET),
            ("未来产业先导区", datetime(2026, 6, 19, 23, tzinfo=CHINA), MET),
            ("无", datetime(2026, 6, 19, 23, tzinfo=CHINA), UNMET),
            ("未来产业先导区", None, UNKNOWN),
            ("无", None, UNKNOWN),
        ],
    )
    def test_expired_title_is_not_held(self, ticked: str, submitted: datetime | None, outcome: Outcome) -> None:
        made = application(titles=(self.ENDED,), x_types=(ticked,), submitted=submitted)
        assert judged(made)["x-types"].outcome is outcome

    def test_blank_standing_may_be_new_star(self) -> None:
        finding = judged(application(titles=(), x_types=("“新星”产业群",), standing=None))["x-types"]
        assert finding.outcome is UNKNOWN
        assert judged(application(titles=(), x_types=("创新型产业集群",), standing=None))["x-types"].outcome is UNMET
        known = judged(application(titles=None, x_types=("无",), standing=Standing.NEW_STAR))["x-types"]
        assert (known.outcome, known.required) == (UNMET, ("“新星”产业群",))

    @pytest.mark.parametrize(
        ("titles", "standing"), [(None, Standing.NONE), ((), None), (None, None), (None, Standing.COORDINATED_ZONE)]
    )
    def test_ticked_none_is_unknown_while_titles_are_blank(
        self, titles: tuple[XTitle, ...] | None, standing: Standing | None
    ) -> None:
        made = application(titles=titles, x_types=("无",), standing=standing)
        assert judged(made)["x-types"].outcome is UNKNOWN
        stated = evolve(made, titles=(), standing=standing or Standing.NONE)
        assert judged(stated)["x-types"].outcome is MET

    def test_any_title_reading_forbids_none_beside_a_title(self) -> None:
        other = application(titles=(self.OTHER,), x_types=("无",))
        assert judged(other)["x-types"].outcome is MET
        assert judged(other, A08="any-title")["x-types"].outcome is UNMET

    def test_several_types_may_be_ticked(self) -> None:
        # the print limits the tier and the segment to one, and not these boxes
        both = ("未来产业先导区", "安全应急产业集群")
        held = application(titles=(self.TITLE, XTitle("安全应急产业集群", same_industry=True)), x_types=both)
        report = judged(held)
        assert [report[name].outcome for name in ("x-types", "one-choice")] == [MET, MET]

    def test_finding_shows_ticked_boxes_and_held_titles(self) -> None:
        finding = judged(application(titles=(self.TITLE, self.OTHER), x_types=("安全应急产业集群",)))["x-types"]
        assert finding.observed == ("安全应急产业集群",)
        assert finding.required == ("创新型产业集群", "未来产业先导区")
        assert finding.entries == (Entry(path="$.x_types", label="当前所属“X”体系类型"),)
        assert judged(application(titles=(), x_types=("无",)))["x-types"].required == ("无",)
        assert judged(application(titles=None))["x-types"].required is None
        assert judged(application())["x-types"].entries == ()


class TestOpinions:
    @pytest.mark.parametrize("name", ["given", "sealed", "dated"])
    def test_opinion_must_be_given_sealed_and_dated(self, name: str) -> None:
        made = application()
        blank = judged(evolve(made, county_opinion=evolve(made.county_opinion, **{name: None})))
        assert blank["county-opinion"].outcome is UNKNOWN
        assert {finding.clause for finding in blank.unknown} == {"county-opinion"}
        assert blank["county-opinion"].notes == ()

    @pytest.mark.parametrize(
        "opinion", [Opinion(given=False), Opinion(given=True, sealed=False, dated=date(2026, 6, 19))]
    )
    def test_opinion_not_given_yet_adds_a_note(self, opinion: Opinion) -> None:
        finding = judged(application(county_opinion=opinion))["county-opinion"]
        assert (finding.outcome, finding.notes) == (UNKNOWN, (Note.NOT_YET,))

    def test_unsealed_opinion_adds_a_note(self) -> None:
        made = application()
        unsealed = judged(evolve(made, county_opinion=evolve(made.county_opinion, sealed=False)))
        # it is missing, which contradicts nothing
        assert (unsealed["county-opinion"].outcome, unsealed.verdict) == (UNKNOWN, Verdict.INCOMPLETE)
        assert [entry.path for entry in unsealed["county-opinion"].entries] == ["$.county_opinion.sealed"]
        assert judged(application(county_opinion=Opinion()))["county-opinion"].outcome is UNKNOWN

    @pytest.mark.parametrize(
        ("opinion", "given"),
        [
            (Opinion(), None),
            (Opinion(given=True, sealed=False), ("市级审核意见",)),
            (Opinion(given=True, sealed=True, dated=date(2026, 6, 28)), ("市级审核意见", "市级盖章", "市级日期")),
        ],
    )
    def test_city_gives_its_opinion_after_the_application(
        self, opinion: Opinion, given: tuple[str, ...] | None
    ) -> None:
        report = judged(application(city_opinion=opinion))
        finding = report["city-opinion"]
        assert (finding.outcome, finding.notes) == (NOT_APPLICABLE, (Note.CITY_GIVES_LATER,))
        assert finding.observed == given
        assert report.verdict is Verdict.ELIGIBLE

    def test_park_signs_its_own_opinion(self) -> None:
        park = applicant(kind=ApplicantKind.PARK)
        assert judged(application(applicant=park))["county-opinion"].notes == (Note.PARK_SIGNS,)
        blank = judged(application(applicant=park, county_opinion=Opinion(given=False)))["county-opinion"]
        assert (blank.outcome, blank.notes) == (UNKNOWN, (Note.NOT_YET, Note.PARK_SIGNS))
        assert judged(application())["county-opinion"].notes == ()


class TestLines:
    def test_zero_is_not_blank(self) -> None:
        made = application()
        finding = judged(evolve(made, scale=evolve(made.scale, future_factories=0)))["scale-lines"]
        assert (finding.outcome, finding.observed, finding.required, finding.gap) == (
            MET,
            SCALE_LINES,
            SCALE_LINES,
            None,
        )

    def test_missing_lines_are_named_by_number_and_path(self) -> None:
        made = application()
        finding = judged(evolve(made, scale=evolve(made.scale, revenue_growth=None, green_factories=None)))[
            "scale-lines"
        ]
        assert (finding.outcome, finding.observed, finding.required, finding.gap) == (
            UNKNOWN,
            SCALE_LINES - 2,
            SCALE_LINES,
            2,
        )
        assert [(entry.number, entry.path) for entry in finding.entries] == [
            (2, "$.scale.revenue_growth"),
            (18, "$.scale.green_factories"),
        ]

    def test_no_unrequired_figure_adds_no_note(self) -> None:
        made = software()
        blank = judged(evolve(made, scale=evolve(made.scale, revenue_growth=None)))["scale-lines"]
        assert (blank.notes, blank.basis) == ((), ())
        assert judged(made)["targets"].notes == ()

    def test_software_tracks_have_other_lines(self) -> None:
        report = judged(software())
        required = {one.clause: one.required for one in report.findings if one.clause.endswith("-lines")}
        sections = Counter(line.field.partition(".")[0] for line in CLUSTERS.form_lines("高端软件"))
        assert required == {f"{section}-lines": count for section, count in sections.items()}

    def test_unrequired_figure_adds_a_note_and_is_used(self) -> None:
        made = software()
        given = evolve(made, innovation=evolve(made.innovation, innovation_platforms=2, research_institutes=0))
        report = judged(given)
        assert report["innovation-lines"].outcome is MET
        assert report["innovation-lines"].notes == (Note.FILLED_THOUGH_NOT_ASKED,)
        assert report["innovation-lines"].basis == (4,)
        assert report["innovation-base"].outcome is MET
        assert report.verdict is Verdict.ELIGIBLE

    def test_software_tracks_fill_in_the_substitute(self) -> None:
        made = software()
        blank = judged(evolve(made, scale=evolve(made.scale, single_champions=None)))["scale-lines"]
        assert [entry.label for entry in blank.entries] == ["国家重点软件企业数量"]


class TestLists:
    def test_line_with_a_figure_needs_its_list(self) -> None:
        made = application()
        evidence = tuple(line for line in made.evidence or () if line != "scale.little_giants")
        finding = judged(evolve(made, evidence=evidence))["scale-lists"]
        assert finding.outcome is UNKNOWN
        assert [(entry.number, entry.path) for entry in finding.entries] == [(6, "$.scale.little_giants")]

    def test_zero_needs_no_list(self) -> None:
        made = application()
        none = evolve(made, scale=evolve(made.scale, little_giants=0), evidence=tuple(
            line for line in made.evidence or () if line != "scale.little_giants"))  # fmt: skip
        assert judged(none)["scale-lists"].outcome is MET

    def test_blank_line_needs_no_list(self) -> None:
        made = application()
        ecosystem = evolve(made.ecosystem, development_zones=None, talent_bases=None)
        assert judged(evolve(made, ecosystem=ecosystem, evidence=()))["ecosystem-lists"].outcome is NOT_APPLICABLE

    def test_secret_line_needs_no_list(self) -> None:
        made = application()
        evidence = tuple(line for line in made.evidence or () if line != "innovation.major_achievements")
        secret = evolve(made, evidence=evidence, classified=("innovation.major_achievements",))
        assert judged(secret)["innovation-lists"].outcome is MET
        assert judged(evolve(secret, classified=()))["innovation-lists"].outcome is UNKNOWN

    def test_list_of_a_secret_line_adds_a_note(self) -> None:
        finding = judged(application(classified=("innovation.major_achievements",)))["innovation-lists"]
        assert (finding.outcome, finding.notes) == (MET, (Note.CLASSIFIED_LISTED,))
        assert judged(application(classified=("innovation.major_achievements",)))["scale-lists"].notes == ()
        rows = judged(application(classified=("growth.major_projects",)))["growth-lists"]
        assert (rows.outcome, rows.notes) == (MET, (Note.CLASSIFIED_LISTED,))
        # even where no list is left to ask for
        every = judged(application(classified=("ecosystem.development_zones", "ecosystem.talent_bases")))
        assert every["ecosystem-lists"].outcome is NOT_APPLICABLE
        assert "明细清单：不适用（有涉密指标附了明细清单" in say(every)

    def test_blank_evidence_leaves_every_list_missing(self) -> None:
        finding = judged(application(evidence=None))["innovation-lists"]
        assert (finding.outcome, finding.observed, finding.required) == (UNKNOWN, 0, 7)

    def test_substitutes_list_is_requested_under_its_name(self) -> None:
        made = software()
        evidence = tuple(line for line in made.evidence or () if line != "scale.single_champions")
        finding = judged(evolve(made, evidence=evidence))["scale-lists"]
        assert [entry.label for entry in finding.entries] == ["国家重点软件企业数量"]

    def test_project_rows_serve_as_a_growth_lines_list(self) -> None:
        made = application()
        assert judged(made)["growth-lists"].outcome is MET
        bare = evolve(made, project_lists=evolve(made.project_lists, medium_projects=None))
        assert [entry.number for entry in judged(bare)["growth-lists"].entries] == [2]
        elsewhere = evolve(bare, evidence=(*(made.evidence or ()), "growth.medium_projects"))
        assert judged(elsewhere)["growth-lists"].outcome is MET

    def test_ecosystem_lines_1_and_4_need_a_list(self) -> None:
        finding = judged(application(evidence=()))["ecosystem-lists"]
        assert [entry.number for entry in finding.entries] == [1, 4]


def test_report_groups_the_form_by_section() -> None:
    sections = judged(application(tier=Tier.COORDINATED_ZONE)).of(Topic.FORM).sections
    assert list(sections) == [
        "集群基本信息",
        "规模实力",
        "创新水平",
        "产业生态",
        "成长潜力",
        "组织保障",
        "字数",
        "建设实施方案",
    ]
    assert [one.clause for one in sections["产业生态"].findings] == [
        "ecosystem-lines",
        "ecosystem-lists",
        "industrial-platforms",
        "service-platforms",
    ]
    assert all(section.verdict is Verdict.ELIGIBLE for section in sections.values())
    assert judged(application()).of(Topic.ELIGIBILITY).sections == {}


def test_form_lines_match_the_lines_that_are_asked() -> None:
    ours, software_lines = CLUSTERS.form_lines("低空经济与商业航天"), CLUSTERS.form_lines(CLUSTERS.track("高端软件"))
    assert (len(ours), len(software_lines)) == (LINES, SOFTWARE_LINES)
    assert (ours[0].label, ours[0].unit, ours[0].itemised) == ("2025年集群规上企业营业收入", "亿元", False)
    assert [line.substitute for line in software_lines if line.name == "single_champions"] == ["国家重点软件企业数量"]
