"""Filing: the application that fills in a form, or the tier and track of a blank one."""

from typing import Any

import pytest

from zj415x import InvalidTypeError, InvalidValueError, Tier, UnknownNameError, UnknownTrackError
from zj415x.office.files import Filing

from ..builders import CLUSTERS, NOTICE, application, software

AI = CLUSTERS.track("人工智能")


def test_takes_tier_and_track_from_the_application() -> None:
    ours = application()
    filing = Filing.of(NOTICE, ours, None, None)
    assert (filing.tier, filing.track, filing.software) == (ours.tier, ours.track, False)
    assert filing.value("scale.revenue") == ours.scale.revenue
    assert Filing.of(NOTICE, software(), None, None).software is True


@pytest.mark.parametrize("track", [AI, "人工智能", "人工 智能"])
def test_a_blank_form_may_have_tier_and_track(track: Any) -> None:
    filing = Filing.of(NOTICE, None, Tier.CORE_ZONE, track)
    assert (filing.tier, filing.track, filing.software) == (Tier.CORE_ZONE, AI, True)
    assert filing.value("scale.revenue") is None


def test_a_blank_form_may_have_neither() -> None:
    filing = Filing.of(NOTICE, None, None, None)
    assert (filing.tier, filing.track, filing.software) == (None, None, None)


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ((application(), Tier.CORE_ZONE, None), InvalidValueError),
        ((application(), None, "人工智能"), InvalidValueError),
        (("application", None, None), InvalidTypeError),
        ((None, "核心区", None), InvalidTypeError),
        ((None, None, 3), InvalidTypeError),
        ((None, None, "人工只能"), UnknownTrackError),
        ((application(x_types=("没有这一类",)), None, None), UnknownNameError),
    ],
)
def test_refuses_invalid_arguments(given: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        Filing.of(NOTICE, *given)
