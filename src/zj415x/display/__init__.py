"""Display: tables, forms and timelines of the model's objects, for notebooks and pages."""

from datetime import datetime
from typing import Any

from ..notice import Notice
from ..wording import LOCALES
from ..wording.voice import voice_of
from . import deadlines, forms, places, printed, reports  # noqa: F401  (each says how its values look)
from .shown import Shown, shown_in, told_notice

__all__ = ["Shown", "show"]


def show(value: Any, locale: str = LOCALES[0], *, at: datetime | None = None, notice: Notice | None = None) -> Shown:
    """Anything of the model as HTML, in one language: ``show(report)``, ``show(NOTICE.deadlines, at=moment)``.

    A tuple of tracks is a table of them, a tuple of deadlines a timeline. The HTML brings its own style, has no script
    and needs no network; all text in it is escaped. ``at``: of deadlines, the moment that the timeline marks and for
    which it is to say what is left. ``notice``: the notice whose labels and readings an application or a sensitivity is
    shown with; None: the latest.

    Raises:
        UnknownLocaleError: the locale has no translation; the message lists the known locales.
        InvalidTypeError: the value is not of the model; ``at`` is given for another value than deadlines.
        InvalidValueError: ``at`` has no time zone.
    """
    voice = voice_of(str(locale))
    if at is not None:
        return shown_in(deadlines.timed(value), voice, at=at)
    return shown_in(value, voice, **told_notice(value, notice))
