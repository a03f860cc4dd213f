"""Wording: anything of the model in words."""

from typing import Any

from ..notice import Notice
from ..report import Report
from . import allocations as allocations
from . import apportionments as apportionments
from . import duplicates as duplicates
from . import entries as entries
from . import findings as findings
from . import provinces as provinces
from . import questions as questions
from . import remedies as remedies
from . import reports as reports
from .voice import LOCALES, voice_of
from .why import said_why

__all__ = ["LOCALES", "say", "why"]


def say(value: Any, locale: str = "zh_Hans_CN") -> str:
    """What anything of the model says, in words: ``say(report)``, ``say(report["scale"])``, ``say(yi("41.9"))``.

    Raises:
        UnknownNameError: a locale that there are no words for; the known ones are named.
        InvalidTypeError: a value that is no part of the model.
    """
    return voice_of(str(locale)).say(value)


def why(report: Report, notice: Notice, locale: str = "zh_Hans_CN") -> str:
    """On which doubtful phrases a report's verdict hinges, and the smallest changes with which it would be eligible.

    Raises:
        UnknownNameError: a locale that there are no words for; the known ones are named.
        InvalidValueError: a report that no ``validate`` made.
    """
    return said_why(report, notice.readings, voice_of(str(locale)))
