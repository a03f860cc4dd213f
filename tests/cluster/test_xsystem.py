"""Three-valued membership of the X system."""

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

    def test_unprinted_or_blank_industry_is_unknown(self) -> None:
        assert belongs(XTitle("创新型产业集群", industry="通用航空")) is UNKNOWN
        assert belongs(XTitle("创新型产业集群")) is UNKNOWN

    def test_industry_is_irrelevant_if_any_title_counts(self) -> None:
        assert belongs(XTitle("创新型产业集群", industry="人工智能"), A08="any-title") is MET
        assert belongs(XTitle("创新型产业集群"), A08="any-title") is MET


def test_single_counting_title_suffices() -> None:
    other, ours = XTitle("创新型产业集群", same_industry=False), XTitle("安全应急产业集群", same_industry=True)
    assert belongs(other) is UNMET
    assert belongs(other, ours) is MET
    assert belongs(other, XTitle("安全应急产业集群")) is UNKNOWN


def test_expired_title_does_not_count_for_any_industry() -> None:
    ended = XTitle("创新型产业集群", same_industry=True, valid_until=date(2025, 8, 1))
    assert belongs(ended) is UNMET
    assert belongs(ended, A08="any-title") is UNMET


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
    assert judged(subject)["x-system"].notes == (note,)


def test_notes_cover_expiry_before_submission_and_unlisted_schemes() -> None:
    soon = XTitle("创新型产业集群", same_industry=True, valid_until=date(2026, 6, 1))
    draft = application(tier=Tier.COORDINATED_ZONE, titles=(soon,), submitted=None)
    assert judged(draft)["x-system"].notes == (Note.TITLE_MAY_END,)
    star = application(tier=Tier.COORDINATED_ZONE, titles=(XTitle("“新星”产业群", same_industry=True),))
    assert judged(star, A01="six")["x-system"].notes == (Note.TITLE_NOT_IN_TEXT,)


def test_counting_title_suppresses_notes_on_the_others() -> None:
    ours, other = XTitle("创新型产业集群", same_industry=True), XTitle("创新型产业集群", same_industry=False)
    assert judged(application(titles=(other, ours)))["x-system"].notes == ()
