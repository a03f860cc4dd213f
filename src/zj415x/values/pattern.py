"""Patterns: regular expressions of what the wire writes as a text.

They hold in every dialect: no shorthand for digits, which in some takes others than those of ASCII, and nothing that
looks ahead.
"""

from collections.abc import Mapping
from typing import Any

from .unit import LARGEST

NUMBER = r"[0-9]+(\.[0-9]+)?"
TO_100 = r"0*[0-9]{1,2}(\.[0-9]+)?|0*100(\.0+)?"
_MONTH_AND_DAY = "-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_TIME = r"([01][0-9]|2[0-3]):[0-5][0-9]"
DAY = "[0-9]{4}" + _MONTH_AND_DAY
INSTANT = rf"(1999|20[0-9]{{2}}|2100){_MONTH_AND_DAY}T{_TIME}:[0-5][0-9](\.[0-9]{{1,6}})?(Z|[+-]{_TIME})"


def with_unit(units: Mapping[str, int]) -> str:
    """Build the pattern of an unsigned amount in any of the units, exact to a hundredth, up to ``LARGEST`` of these."""
    kinds = []
    for unit, power in units.items():
        most = len(str(LARGEST)) - 1 - power  # the greatest amount is a one with so many zeros
        kinds.append(rf"0*([0-9]{{1,{most}}}(\.[0-9]{{1,{power}}}0*)?|10{{{most}}}(\.0+)?){unit}")
    return "|".join(kinds)


def schema_of(pattern: str, longest: int, *examples: str, **more: str) -> Mapping[str, Any]:
    """Build the schema of a text that a pattern describes from its beginning to its end."""
    return {"type": "string", "pattern": f"^({pattern})$", "maxLength": longest, **more, "examples": list(examples)}
