"""The page about what the notice leaves open."""

from zj415x.editions.y2026 import NOTICE
from zj415x.wording.printed import page as of_notice

from .language import locale_of


def page(language: str) -> str:
    """All of it, what weighs most first."""
    return of_notice(NOTICE, locale_of(language))
