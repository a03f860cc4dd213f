"""Draws: of very many cases a sample, more under ``-m slow``, all of them under ``-m whole``."""

import re
from collections.abc import Sequence
from enum import StrEnum
from random import Random
from typing import TypeVar

from attrs import Factory, field, frozen
from hypothesis import HealthCheck, settings

T = TypeVar("T")

SEED = 415


class Size(StrEnum):
    """How much a run tries of what is drawn; all but the sample are markers of pytest."""

    SAMPLE = "sample"
    SLOW = "slow"
    WHOLE = "whole"

    @classmethod
    def asked_by(cls, expression: str) -> "Size":
        """The size that the argument of ``-m`` asks for."""
        words = re.findall(r"\w+", re.sub(r"\bnot\s+\w+", "", expression))
        return next((size for size in (cls.WHOLE, cls.SLOW) if size in words), cls.SAMPLE)


EXAMPLES = {Size.SAMPLE: 20, Size.SLOW: 50, Size.WHOLE: 1000}
"""How many examples hypothesis tries of a property."""


def load_profile(size: Size) -> None:
    """Have hypothesis draw so many examples, the same in every run, however slow the machine."""
    settings.register_profile(
        size,
        max_examples=EXAMPLES[size],
        derandomize=True,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
    settings.load_profile(size)


def costly(times: int) -> settings:
    """The settings of a property that costs so many times what others do: it tries as many examples fewer."""
    return settings(max_examples=max(settings().max_examples // times, 1))


@frozen
class Draw:
    """What a test draws: the same in every run, whatever the other tests draw."""

    size: Size
    test: str
    random: Random = field(init=False, default=Factory(lambda self: Random(f"{SEED} {self.test}"), takes_self=True))

    def count(self, sample: int, slow: int, whole: int) -> int:
        """How many cases a run of this size makes up."""
        return {Size.SAMPLE: sample, Size.SLOW: slow, Size.WHOLE: whole}[self.size]

    def of(self, cases: Sequence[T], sample: int, slow: int | None = None) -> list[T]:
        """So many of the cases, in their order; all of them where the whole is asked for, or where ``slow`` is left out."""
        most = self.count(sample, len(cases) if slow is None else slow, len(cases))
        if most >= len(cases):
            return list(cases)
        return [cases[place] for place in sorted(self.random.sample(range(len(cases)), most))]
