"""Three-valued membership of the X system."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from attrs import evolve

from zj415x import CHINA, Finding, Outcome, Standing, Tier, Topic, Verdict, XTitle
from zj415x.errors import UnknownNameError
from zj415x.rules.change import Change, ChangeKind, Ways
from zj415x.rules.outcome import Comparison, Note

from ..builders import CLUSTERS, application, judged, new_star

MET, UNMET, UNKNOWN = Outcome.MET, Outcome.UNMET, Outcome.UNKNOWN


def belongs(*titles: XTitle, standing: Standing | None = Standing.NONE, **readings: str) -> Outcome:
    subject = application(tier=Tier.COORDINATED_ZONE, titles=titles, standing=standing)
    return judged(subject, **readings)["x-system"].outcome


@pytest.mark.parametrize("scheme", CLUSTERS.x_system.on_form)
def test_title_of_any_of_the_seven_schemes_suffices(scheme: str) -> None:
    assert belongs(XTitle(scheme, same_industry=True)) is MET


@pytest.mark.parametrize("scheme", CLUSTERS.x_system.on_form)
def test_text_reading_excludes_new_star(scheme: str) -> None:
    outcome = UNMET if scheme == "“新星”产业群" else MET
    assert belongs(XTitle(scheme, same_industry=True), A01="six") is outcome


def test_new_star_standing_suffices_only_under_the_forms_schemes() -> None:
    assert belongs(standing=Standing.NEW_STAR) is MET
    assert belongs(standing=Standing.NEW_STAR, A01="six") is UNMET


def test_blank_standing_is_unknown_only_if_it_could_count() -> None:
    assert belongs(standing=None) is UNKNOWN
    assert belongs(standing=None, A01="six") is UNMET
    assert belongs(XTitle("未来产业先导区", same_industry=True), standing=None) is MET


@pytest.mark.parametrize("standing", [Standing.CORE_ZONE, Standing.COORDINATED_ZONE, Standing.NONE])
def test_other_standings_do_not_belong_to_x(standing: Standing) -> None:
    assert belongs(standing=standing) is UNMET


class TestIndustryOfTitle:
    def test_stated_industry_decides(self) -> None:
        assert belongs(XTitle("创新型产业集群", same_industry=True, industry="人工智能")) is MET
        assert belongs(XTitle("创新型产业集群", same_industry=False, industry="低空经济与商业航天")) is UNMET

    def test_industry_follows_from_its_name(self) -> None:
        assert belongs(XTitle("创新型产业集群", industry="低空经济与商业航天")) is MET
        assert belongs(XTitle("创新型产业集群", industry="低空经济 与商业航天")) is MET
        assert belongs(XTitle("创新型产业集群", industry="人工智能")) is UNMET
        assert belongs(XTitle("创新型产业集群", industry="文体用品")) is UNMET

    @pytest.mark.parametrize("segment", ["商业航天", "低空装备", " 空天关键零部件及材料 "])
    def test_segment_of_its_row_is_the_industry(self, segment: str) -> None:
        assert belongs(XTitle("未来产业先导区", industry=segment)) is MET

    @pytest.mark.parametrize("segment", ["模具", "农机装备", "工业软件", "仪器仪表", "服装"])
    def test_segment_of_another_row_is_another_industry(self, segment: str) -> None:
        assert belongs(XTitle("未来产业先导区", industry=segment)) is UNMET

    # A63: an old name of a track is not mapped to a new one.
    @pytest.mark.parametrize("industry", ["通用航空", "低空经济", "数字安防与网络通信", "低" * 61, None])
    def test_unprinted_or_blank_industry_is_unknown(self, industry: str | None) -> None:
        assert belongs(XTitle("创新型产业集群", industry=industry)) is UNKNOWN

    def test_industry_is_irrelevant_if_any_title_counts(self) -> None:
        assert belongs(XTitle("创新型产业集群", industry="人工智能"), A08="any-title") is MET
        assert belongs(XTitle("创新型产业集群"), A08="any-title") is MET


class TestKin:
    """The same industry in both columns of 附1-1 (A21)."""

    @pytest.mark.parametrize("industry", ["创新药与医疗器械", "中医药大健康", "康复辅具"])
    def test_new_star_title_of_a_kin_track_leaves_the_coordinated_zone_unknown(self, industry: str) -> None:
        titles = (XTitle("“新星”产业群", industry=industry),)
        subject = application("生物医药与医疗器械", tier=Tier.COORDINATED_ZONE, titles=titles, standing=Standing.NONE)
        for clause in ("x-system", "route"):
            finding = judged(subject)[clause]
            assert (finding.outcome, finding.notes[0]) == (UNKNOWN, Note.TITLE_INDUSTRY_UNKNOWN)
        other = evolve(subject, titles=(XTitle("“新星”产业群", industry="医美"),))
        assert (judged(other)["x-system"].outcome, judged(other)["route"].outcome) == (UNMET, UNMET)

    @pytest.mark.parametrize(
        ("track", "industry", "outcome"),
        [
            ("光电（半导体）", "光电（半导体）", UNMET),
            ("光电（半导体）", "集成电路", UNKNOWN),
            ("光电（半导体）", "人工智能", MET),
            ("算力产业", "人工智能", UNKNOWN),
            ("算力产业", "算力基础设施", UNKNOWN),
            ("算力产业", "工业软件", MET),
            ("高性能纤维成套设备", "纺织设备", UNKNOWN),
            ("中医药大健康", "现代中药", UNKNOWN),
            ("医美", "现代中药", MET),
            ("合成材料", "绿色石化", UNKNOWN),
            ("合成材料", "高端新材料", UNKNOWN),
            ("先进金属材料", "高端新材料", UNKNOWN),
            ("先进金属材料", "绿色石化", MET),
            ("先进无机非金属材料", "高端新材料", UNKNOWN),
            ("先进无机非金属材料", "第三代半导体", UNKNOWN),
        ],
    )
    def test_title_of_a_kin_track_leaves_the_bar_on_new_stars_unknown(
        self, track: str, industry: str, outcome: Outcome
    ) -> None:
        titled = new_star(track, titles=(XTitle("创新型产业集群", industry=industry),))
        assert judged(titled)["x-bars-new-star"].outcome is outcome

    def test_stated_answer_settles_a_kin_title(self) -> None:
        for answer, outcome in ((True, UNMET), (False, MET)):
            title = XTitle("创新型产业集群", industry="集成电路", same_industry=answer)
            assert judged(new_star("光电（半导体）", titles=(title,)))["x-bars-new-star"].outcome is outcome

    def test_kin_title_contradicts_no_ticked_none_until_the_answer_is_stated(self) -> None:
        title = XTitle("创新型产业集群", industry="集成电路")
        assert judged(new_star("光电（半导体）", titles=(title,)))["x-types"].outcome is UNKNOWN
        same, other = evolve(title, same_industry=True), evolve(title, same_industry=False)
        assert judged(new_star("光电（半导体）", titles=(same,)))["x-types"].outcome is UNMET
        assert judged(new_star("光电（半导体）", titles=(other,)))["x-types"].outcome is MET

    def test_unprinted_track_leaves_a_printed_industry_unknown(self) -> None:
        drones = CLUSTERS.new_star_track("无人机", highland="高端装备")
        for industry, outcome in (("低空装备", UNKNOWN), ("人工智能", UNKNOWN), ("无人机", UNMET), (" 无人机 ", UNMET)):
            titles = (XTitle("创新型产业集群", industry=industry),)
            assert judged(evolve(new_star(), track=drones, titles=titles))["x-bars-new-star"].outcome is outcome

    @pytest.mark.parametrize(("length", "outcome"), [(59, UNMET), (60, UNMET), (61, UNKNOWN)])
    def test_name_longer_than_any_printed_is_compared_as_it_stands_only(self, length: int, outcome: Outcome) -> None:
        industry = "甲" * (length - 1) + " "
        long = CLUSTERS.new_star_track("甲" * (length - 1), highland="高端装备")
        star = evolve(new_star(), track=long, titles=(XTitle("创新型产业集群", industry=industry),))
        assert judged(star)["x-bars-new-star"].outcome is outcome
        same = evolve(star, titles=(XTitle("创新型产业集群", industry=long.name),))
        assert judged(same)["x-bars-new-star"].outcome is UNMET


class TestSafetyEquipment:
    """The track 安全应急装备, whose natural applicants hold the title 安全应急产业集群 (A09)."""

    TITLE = XTitle("安全应急产业集群", same_industry=True)

    def test_new_star_that_holds_the_title_is_told_and_judged_as_any_other(self) -> None:
        told = judged(new_star("安全应急装备", titles=(self.TITLE,)))
        other = judged(new_star("安全应急装备", titles=(XTitle("创新型产业集群", same_industry=True),)))
        assert told["x-bars-new-star"].notes == (Note.TITLE_AT_ODDS_WITH_TRACK,)
        assert other["x-bars-new-star"].notes == ()
        assert told["x-bars-new-star"].outcome is other["x-bars-new-star"].outcome is UNMET
        assert told.of(Topic.ELIGIBILITY).verdict is other.of(Topic.ELIGIBILITY).verdict is Verdict.NEEDS_EXPLANATION

    def test_one_such_title_among_others_is_told(self) -> None:
        other = XTitle("创新型产业集群", same_industry=True)
        told = judged(new_star("安全应急装备", titles=(other, self.TITLE)))
        assert told["x-bars-new-star"].notes == (Note.TITLE_AT_ODDS_WITH_TRACK,)

    def test_note_is_given_beside_the_doubts_about_the_title(self) -> None:
        for answer, outcome, notes in (
            (None, UNKNOWN, (Note.TITLE_INDUSTRY_UNKNOWN, Note.TITLE_AT_ODDS_WITH_TRACK)),
            (False, MET, (Note.TITLE_OF_OTHER_INDUSTRY, Note.TITLE_AT_ODDS_WITH_TRACK)),
        ):
            title = evolve(self.TITLE, same_industry=answer)
            finding = judged(new_star("安全应急装备", titles=(title,)))["x-bars-new-star"]
            assert (finding.outcome, finding.notes) == (outcome, notes)

    def test_zone_of_the_track_is_told_on_the_basic_condition(self) -> None:
        zone = application("安全应急装备", tier=Tier.COORDINATED_ZONE, titles=(self.TITLE,), segment=None)
        assert judged(zone)["x-system"].outcome is MET
        assert judged(zone)["x-system"].notes == (Note.TITLE_AT_ODDS_WITH_TRACK,)

    @pytest.mark.parametrize("track", ["仪器仪表", "精密泵阀"])
    def test_other_tracks_are_not_concerned(self, track: str) -> None:
        assert judged(new_star(track, titles=(self.TITLE,)))["x-bars-new-star"].notes == ()
        assert judged(application(titles=(self.TITLE,)))["x-system"].notes == ()


def test_single_counting_title_suffices() -> None:
    other, ours = XTitle("创新型产业集群", same_industry=False), XTitle("安全应急产业集群", same_industry=True)
    assert belongs(other) is UNMET
    assert belongs(other, ours) is MET
    assert belongs(other, XTitle("安全应急产业集群")) is UNKNOWN


class TestEndOfTitle:
    """A title counts on its last day; a draft will be sent between the day of the notice and the last day (A07)."""

    @staticmethod
    def ending(day: date, submitted: datetime | None, **readings: str) -> Finding:
        title = XTitle("创新型产业集群", same_industry=True, valid_until=day)
        subject = application(tier=Tier.COORDINATED_ZONE, titles=(title,), standing=Standing.NONE, submitted=submitted)
        return judged(subject, **readings)["x-system"]

    @pytest.mark.parametrize(("day", "outcome"), [(9, UNMET), (10, MET), (11, MET)])
    @pytest.mark.parametrize("at", [datetime(2026, 6, 10, tzinfo=CHINA), datetime(2026, 6, 10, 15, 59, tzinfo=UTC)])
    def test_day_of_submission_in_china_decides(self, at: datetime, day: int, outcome: Outcome) -> None:
        assert self.ending(date(2026, 6, day), at).outcome is outcome

    @pytest.mark.parametrize(
        ("day", "draft", "notice_date"),
        [
            (date(2026, 5, 25), UNMET, UNMET),
            (date(2026, 5, 26), UNKNOWN, MET),
            (date(2026, 5, 27), UNKNOWN, MET),
            (date(2026, 6, 24), UNKNOWN, MET),
            (date(2026, 6, 25), MET, MET),
            (date(2026, 6, 26), MET, MET),
        ],
    )
    def test_draft_is_unknown_while_the_title_may_end_before_it_is_sent(
        self, day: date, draft: Outcome, notice_date: Outcome
    ) -> None:
        assert self.ending(day, None).outcome is draft
        assert self.ending(day, None, A07="notice-date").outcome is notice_date

    @pytest.mark.parametrize(
        ("day", "movable"),
        [
            (date(2026, 5, 25), False),
            (date(2026, 5, 26), True),
            (date(2026, 6, 24), True),
            (date(2026, 6, 25), False),
        ],
    )
    def test_submission_can_be_moved_only_across_a_day_in_the_window(self, day: date, movable: bool) -> None:
        late = datetime(2026, 6, 30, tzinfo=CHINA)
        before = [(change.field, change.to) for way in self.ending(day, late).judgement.ways for change in way]
        in_force = ("$.submitted", datetime(day.year, day.month, day.day, 23, 59, 59, tzinfo=CHINA))
        assert (in_force in before) is movable
        title = XTitle("创新型产业集群", same_industry=True, valid_until=day)
        star = new_star(titles=(title,), submitted=datetime(2026, 5, 26, tzinfo=CHINA))
        ways = judged(star)["x-bars-new-star"].judgement.ways
        after = [(change.field, change.to) for way in ways for change in way]
        ended = ("$.submitted", datetime.combine(day + timedelta(days=1), time(0), CHINA))
        assert (ended in after) is movable


def test_expired_title_does_not_count_for_any_industry() -> None:
    ended = XTitle("创新型产业集群", same_industry=True, valid_until=date(2025, 8, 1))
    assert belongs(ended) is UNMET
    assert belongs(ended, A08="any-title") is UNMET


@pytest.mark.parametrize("scheme", ["创新型 产业集群", " 创新型产业集群", '"新星"产业群'])
def test_scheme_is_recognised_however_it_is_typed(scheme: str) -> None:
    assert belongs(XTitle(scheme, same_industry=True)) is MET


def test_title_that_outlasts_the_window_counts_before_submission() -> None:
    for last, outcome in ((date(2026, 6, 24), UNKNOWN), (date(2026, 6, 25), MET), (date(2026, 6, 26), MET)):
        title = XTitle("创新型产业集群", same_industry=True, valid_until=last)
        draft = application(tier=Tier.COORDINATED_ZONE, titles=(title,), submitted=None)
        assert judged(draft)["x-system"].outcome is outcome, last


def test_title_that_outlasts_the_window_is_in_no_doubt_before_submission() -> None:
    lasting = XTitle("创新型产业集群", valid_until=CLUSTERS.x_system.last_day)
    subject = application(tier=Tier.COORDINATED_ZONE, titles=(lasting,), standing=Standing.NONE, submitted=None)
    finding = judged(subject)["x-system"]
    assert (finding.outcome, finding.notes) == (UNKNOWN, (Note.TITLE_INDUSTRY_UNKNOWN,))


def test_unprinted_scheme_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="未来产业先导区"):
        judged(new_star(titles=(XTitle("未来产业"),)))


@pytest.mark.parametrize(
    ("title", "note"),
    [
        (XTitle("创新型产业集群", same_industry=False), Note.TITLE_OF_OTHER_INDUSTRY),
        (XTitle("创新型产业集群"), Note.TITLE_INDUSTRY_UNKNOWN),
        (XTitle("创新型产业集群", same_industry=True, valid_until=date(2025, 8, 1)), Note.TITLE_ENDED),
    ],
)
def test_notes_explain_why_a_title_does_not_count(title: XTitle, note: Note) -> None:
    subject = application(tier=Tier.COORDINATED_ZONE, titles=(title, title))
    finding = judged(subject)["x-system"]
    assert (finding.notes, finding.comparison) == ((note,), Comparison.BELONGS)
    assert (finding.observed, finding.required, finding.basis) == (
        ("创新型产业集群",) * 2,
        True,
        Standing.NONE,
    )


def test_notes_cover_expiry_before_submission_and_unlisted_schemes() -> None:
    soon = XTitle("创新型产业集群", same_industry=True, valid_until=date(2026, 6, 1))
    draft = application(tier=Tier.COORDINATED_ZONE, titles=(soon,), submitted=None)
    assert judged(draft)["x-system"].notes == (Note.TITLE_MAY_END,)
    star = application(tier=Tier.COORDINATED_ZONE, titles=(XTitle("“新星”产业群", same_industry=True),))
    assert judged(star, A01="six")["x-system"].notes == (Note.TITLE_NOT_IN_TEXT,)


def test_counting_title_suppresses_notes_on_the_others() -> None:
    ours, other = XTitle("创新型产业集群", same_industry=True), XTitle("创新型产业集群", same_industry=False)
    assert judged(application(titles=(other, ours)))["x-system"].notes == ()


class TestWaysIn:
    """The changes that would make the applicant a member."""

    @staticmethod
    def ways(*titles: XTitle, standing: Standing | None = Standing.NONE, **readings: str) -> Ways:
        subject = application(
            tier=Tier.COORDINATED_ZONE, titles=titles, standing=standing, submitted=datetime(2026, 6, 10, tzinfo=CHINA)
        )
        finding = judged(subject, **readings)["x-system"]
        assert finding.judgement.subject == CLUSTERS.x_system.subject
        return finding.judgement.ways

    def test_a_further_title_always_would_and_a_blank_standing_might(self) -> None:
        further, standing = self.ways(standing=None)
        (title,) = further
        assert (title.field, title.from_, title.kind) == ("$.titles", (), ChangeKind.DECISION)
        assert title.to == (XTitle(CLUSTERS.x_system.on_form[0], same_industry=True),)
        assert standing == (
            Change(field="$.standing", kind=ChangeKind.EVIDENCE, to=Standing.NEW_STAR, from_=None, label="现有身份"),
        )
        assert len(self.ways(standing=None, A01="six")) == 1

    def test_a_doubt_about_the_industry_is_settled_by_its_title_in_its_row(self) -> None:
        other = XTitle("未来产业先导区", same_industry=False)
        settled, _ = self.ways(other, XTitle("创新型产业集群"))
        (change,) = settled
        assert (change.field, change.to, change.from_) == ("$.titles[1].same_industry", True, None)
        assert str(change.label) == "第2个称号（创新型产业集群）属本产业"

    def test_a_title_that_is_ruled_out_is_not_settled_by_its_other_doubts(self) -> None:
        ended = XTitle("创新型产业集群", valid_until=date(2026, 5, 1))
        assert len(self.ways(ended)) == 1
        in_window = evolve(ended, valid_until=date(2026, 6, 5))
        assert len(self.ways(in_window)) == 2
        assert len(self.ways(evolve(in_window, same_industry=False))) == 1
        assert len(self.ways(in_window, A07="notice-date")) == 2
        assert len(self.ways(evolve(in_window, valid_until=date(2026, 5, 25)), A07="notice-date")) == 1

    def test_another_industry_is_not_settled_by_the_end_of_its_title(self) -> None:
        assert len(self.ways(XTitle("创新型产业集群", same_industry=False, valid_until=date(2026, 6, 20)))) == 1

    def test_a_title_that_ended_is_settled_by_an_earlier_submission(self) -> None:
        ended = XTitle("创新型产业集群", same_industry=True, valid_until=date(2026, 6, 5))
        settled, _ = self.ways(ended)
        assert settled == (
            Change(
                field="$.submitted",
                kind=ChangeKind.PAST,
                to=datetime(2026, 6, 5, 23, 59, 59, tzinfo=CHINA),
                from_=datetime(2026, 6, 10, tzinfo=CHINA),
                label="提交时间",
                most=True,
            ),
        )

    @pytest.mark.parametrize(("count", "settled"), [(12, 12), (13, 12)])
    def test_of_very_many_titles_the_first_twelve_are_looked_at(self, count: int, settled: int) -> None:
        assert len(self.ways(*[XTitle("创新型产业集群")] * count)) == settled + 1


class TestWaysOut:
    """The changes that would make the applicant of a New Star a non-member."""

    @staticmethod
    def ways(*titles: XTitle, standing: Standing | None = Standing.NONE, submitted: datetime | None = None) -> Ways:
        star = new_star(titles=titles, standing=standing, submitted=submitted)
        return judged(star)["x-bars-new-star"].judgement.ways

    def test_a_title_that_does_not_count_needs_no_answer(self) -> None:
        other, doubted = XTitle("未来产业先导区", same_industry=False), XTitle("创新型产业集群")
        (way,) = self.ways(other, doubted)
        assert [(change.field, change.to) for change in way] == [("$.titles[1].same_industry", False)]

    def test_a_blank_standing_has_to_be_none(self) -> None:
        (way,) = self.ways(XTitle("创新型产业集群"), standing=None)
        assert way[-1] == Change(
            field="$.standing", kind=ChangeKind.EVIDENCE, to=Standing.NONE, from_=None, label="现有身份"
        )

    def test_either_doubt_about_a_single_title_is_enough_and_the_first_of_each_of_several(self) -> None:
        doubted = XTitle("创新型产业集群", valid_until=date(2026, 6, 5))
        fields = [[change.field for change in way] for way in self.ways(doubted)]
        assert fields == [["$.submitted"], ["$.titles[0].same_industry"]]
        fields = [[change.field for change in way] for way in self.ways(doubted, XTitle("未来产业先导区"))]
        assert fields == [["$.submitted", "$.titles[1].same_industry"]]

    @pytest.mark.parametrize(("count", "found"), [(12, 1), (13, 0)])
    def test_of_more_titles_than_there_can_be_no_way_is_sought(self, count: int, found: int) -> None:
        assert len(self.ways(*[XTitle("创新型产业集群")] * count)) == found
