"""Wording: sentences for every object of the model, in Chinese and English."""

from typing import TYPE_CHECKING, Any

from ..errors import InvalidTypeError
from .voice import LOCALES, voice_of

if TYPE_CHECKING:
    from datetime import datetime

    from ..notice import Notice
    from ..rules.report import Report

__all__ = ["LOCALES", "say", "why"]


def say(value: Any, locale: str = LOCALES[0], *, at: "datetime | None" = None) -> str:
    """Put any object of the model into words: ``say(report)``, ``say(report["scale"])``, ``say(yi("41.9"), "en")``.

    ``at``: for a deadline, the moment from which to count the time left.

    >>> from zj415x import yi
    >>> from zj415x.editions.y2026 import NOTICE
    >>> from zj415x.wording import say
    >>> say(yi("41.9")), say(yi("41.9"), "en")
    ('41.9 亿元', '4.19 billion yuan')
    >>> sealed = NOTICE.jingpin.validate_recommendation("衢州市", [], sealed=False)["sealed"]
    >>> print(say(sealed))
    附件2 三3（必须）：汇总表加盖公章：不符合。
    >>> print(say(sealed, "en"))
    Annex 2, III.3 (required): official seal on the recommendation sheet: not met.

    Raises:
        UnknownLocaleError: the locale has no translation; the message lists the known locales.
        InvalidTypeError: the value is not of the model; ``at`` is given for another value than a deadline, or is no
            datetime.
        InvalidValueError: ``at`` has no time zone.
    """
    voice = voice_of(str(locale))
    if at is None:
        return voice.say(value)
    from ..printed.deadline import Deadline

    if not isinstance(value, Deadline):
        raise InvalidTypeError("只有时限才问某一时刻（at），不能是 {value}", value=type(value).__name__)
    return voice.say(value, at=at)


def why(report: "Report", notice: "Notice", locale: str = LOCALES[0]) -> str:
    """Say which open questions decide a report's verdict, and the smallest changes that would make it eligible.

    >>> from zj415x.editions.y2026 import NOTICE
    >>> from zj415x.wording import why
    >>> print(why(NOTICE.jingpin.validate_recommendation("衢州市", [], sealed=False), NOTICE))
    待明确事项不论按哪种口径理解，结论都是“不符合”。
    要达到“符合”，最少要有这些改动：
      汇总表加盖公章：从“否”到“是”〔尚可办理；附件2 三3〕

    Raises:
        UnknownLocaleError: the locale has no translation; the message lists the known locales.
        InvalidValueError: the report was built by hand.
    """
    from .reports import say_why

    return say_why(report, notice.readings, voice_of(str(locale)))
