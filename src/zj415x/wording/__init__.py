"""Wording: anything of the model in words."""

from typing import Any

from . import entries as entries
from . import findings as findings
from . import questions as questions
from . import reports as reports
from .voice import LOCALES, voice_of

__all__ = ["LOCALES", "say"]


def say(value: Any, locale: str = "zh_Hans_CN") -> str:
    """What anything of the model says, in words: ``say(report)``, ``say(report["scale"])``, ``say(yi("41.9"))``.

    Raises:
        UnknownNameError: a locale that there are no words for; the known ones are named.
        InvalidTypeError: a value that is no part of the model.
    """
    return voice_of(str(locale)).say(value)
