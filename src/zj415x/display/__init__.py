"""Display: tables, forms and timelines of the model's objects, for notebooks and pages."""

from datetime import datetime
from typing import Any

from ..wording import LOCALES
from ..wording.voice import voice_of
from . import deadlines, forms, places, printed, reports  # noqa: F401  (each registers the HTML of its values)
from .shown import Shown, shown_in

__all__ = ["Shown", "show"]


def show(value: Any, locale: str = LOCALES[0], *, at: datetime | None = None) -> Shown:
    """Render any object of the model as HTML: ``show(report)``, ``show(NOTICE.deadlines, at=moment)``.

    A tuple of tracks becomes a table, a tuple of deadlines a timeline. The HTML has its own style, no script, and needs
    no network; all text in it is escaped. ``at``: for deadlines, the moment that the timeline marks, and from which it
    counts the time left.

    Raises:
        UnknownLocaleError: the locale has no translation; the message lists the known locales.
        InvalidTypeError: the value is not of the model; ``at`` is given for another value than deadlines.
        InvalidValueError: ``at`` has no time zone.
    """
    voice = voice_of(str(locale))
    return shown_in(value, voice) if at is None else shown_in(deadlines.timed(value), voice, at=at)
