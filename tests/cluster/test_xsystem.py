"""Whether an applicant belongs to the X system, in three values."""

from datetime import date

import pytest

from zj415x import Outcome, Standing, Tier, XTitle
from zj415x.errors import UnknownNameError
from zj415x.rules.outcome import Note

from ..builders import CLUSTERS, application, judged, new_star

MET, UNMET, UNKNOWN = Outcome.MET, Outcome.UNMET, Outcome.UNKNOWN


def belongs(*titles: XTitle, standing: Standing | None = Standing.NONE, **readings: str) -> Outcome:
    subject = application(tier=Tier.COORDINATED_ZONE, titles=titles, standing=standing)
    return judged(subject, **readings)["x-system"].outcome


@pytest.mark.parametrize("scheme", CLUSTERS.x_system.on_form)
def test_a_title_of_any_of_the_seven_schemes_suffices(scheme: str) -> None:
    assert belongs(XTitle(scheme, same_industry=True)) is MET


@pytest.mark.parametrize("scheme", CLUSTERS.x_system.on_form)
def test_read_by_the_text_a_new_star_is_not_among_them(scheme: str) -> None:
    outcome = UNMET if scheme == "“新星”产业群" else MET
    assert belongs(XTitle(scheme, same_industry=True), A01="six") is outcome


def test_standing_as_a_new_star_suffices_on_the_form_only() -> None:
    assert belongs(standing=Standing.NEW_STAR) is MET
    assert belongs(standing=Standing.NEW_STAR, A01="six") is UNMET


def test_a_standing_that_is_not_stated_leaves_it_open_unless_it_could_not_count() -> None:
    assert belongs(standing=None) is UNKNOWN
    assert belongs(standing=None, A01="six") is UNMET
    assert belongs(XTitle("未来产业先导区", same_industry=True), standing=None) is MET


@pytest.mark.parametrize("standing", [Standing.CORE_ZONE, Standing.COORDINATED_ZONE, Standing.NONE])
def test_no_other_standing_is_of_x(standing: Standing) -> None:
    assert belongs(standing=standing) is UNMET


class TestTheIndustryOfATitle:
    def test_is_what_is_stated(self) -> None:
        assert belongs(XTitle("创新型产业集群", same_industry=True, industry="人工智能")) is MET
        assert belongs(XTitle("创新型产业集群", same_industry=False, industry="低空经济与商业航天")) is UNMET

    def test_else_it_follows_from_its_name(self) -> None:
        assert belongs(XTitle("创新型产业集群", industry="低空经济与商业航天")) is MET
        assert belongs(XTitle("创新型产业集群", industry="低空经济 与商业航天")) is MET
        assert belongs(XTitle("创新型产业集群", industry="人工智能")) is UNMET
        assert belongs(XTitle("创新型产业集群", industry="文体用品")) is UNMET

    def test_a_name_of_its_own_or_none_leaves_it_open(self) -> None:
        assert belongs(XTitle("创新型产业集群", industry="通用航空")) is UNKNOWN
        assert belongs(XTitle("创新型产业集群")) is UNKNOWN

    def test_does_not_matter_where_any_title_counts(self) -> None:
        assert belongs(XTitle("创新型产业集群", industry="人工智能"), A08="any-title") is MET
        assert belongs(XTitle("创新型产业集群"), A08="any-title") is MET


def test_one_title_that_counts_is_enough() -> None:
    other, ours = XTitle("创新型产业集群", same_industry=False), XTitle("安全应急产业集群", same_industry=True)
    assert belongs(other) is UNMET
    assert belongs(other, ours) is MET
    assert belongs(other, XTitle("安全应急产业集群")) is UNKNOWN


def test_a_title_that_ended_does_not_count_even_for_any_industry() -> None:
    ended = XTitle("创新型产业集群", same_industry=True, valid_until=date(2025, 8, 1))
    assert belongs(ended) is UNMET
    assert belongs(ended, A08="any-title") is UNMET


def test_a_scheme_that_is_not_printed_is_refused() -> None:
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
def test_why_a_title_does_not_count_is_noted(title: XTitle, note: Note) -> None:
    subject = application(tier=Tier.COORDINATED_ZONE, titles=(title, title))
    assert judged(subject)["x-system"].notes == (note,)


def test_so_is_that_it_may_end_before_it_is_submitted_and_that_the_text_does_not_name_it() -> None:
    soon = XTitle("创新型产业集群", same_industry=True, valid_until=date(2026, 6, 1))
    draft = application(tier=Tier.COORDINATED_ZONE, titles=(soon,), submitted=None)
    assert judged(draft)["x-system"].notes == (Note.TITLE_MAY_END,)
    star = application(tier=Tier.COORDINATED_ZONE, titles=(XTitle("“新星”产业群", same_industry=True),))
    assert judged(star, A01="six")["x-system"].notes == (Note.TITLE_NOT_IN_TEXT,)


def test_where_one_counts_the_others_need_no_note() -> None:
    ours, other = XTitle("创新型产业集群", same_industry=True), XTitle("创新型产业集群", same_industry=False)
    assert judged(application(titles=(other, ours)))["x-system"].notes == ()
