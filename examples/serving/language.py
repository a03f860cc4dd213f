"""Language: which of the languages that the library speaks somebody wants (RFC 9110, 12.5.4)."""

import re
from collections.abc import Iterator
from functools import lru_cache

from zj415x.wording import LOCALES

CHINESE, ENGLISH = LOCALES
TAGS = {CHINESE: "zh-Hans-CN", ENGLISH: "en"}
"""What each of them is called in a header."""

_RANGE = re.compile(
    r"(?P<tag>\*|[a-z]{1,8})(?:-[a-z0-9]{1,8})*[ \t]*(?:;[ \t]*q=(?P<weight>0(?:\.\d{0,3})?|1(?:\.0{0,3})?))?",
    re.IGNORECASE,
)


@lru_cache(maxsize=256)
def language_of(header: str) -> str:
    """Choose the language that suits an ``Accept-Language`` best; Chinese where none does, or both as well.

    >>> language_of("en-GB,en;q=0.9,zh;q=0.8"), language_of("fr, de;q=0.5"), language_of("zh;q=0, *")
    ('en', 'zh_Hans_CN', 'en')
    """
    weights: dict[str, float] = {}  # in the order in which they are named
    for tag, weight in _ranges(header):
        weights[tag] = max(weight, weights.get(tag, -1.0))
    asked = {locale: TAGS[locale].partition("-")[0] for locale in LOCALES}
    order = sorted(
        LOCALES, key=lambda locale: list(weights).index(asked[locale]) if asked[locale] in weights else len(weights)
    )
    return max(order, key=lambda locale: weights.get(asked[locale], weights.get("*", 0.0)))


def _ranges(header: str) -> Iterator[tuple[str, float]]:
    """Each language that is named, with its weight; what is no language is passed over, one refused weighs -1."""
    for part in header.split(","):
        named = _RANGE.fullmatch(part.strip(" \t"))
        if named is not None:
            weight = 1.0 if named["weight"] is None else float(named["weight"])
            yield named["tag"].lower(), weight or -1.0
