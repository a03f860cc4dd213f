"""Names as people type them, matched with the names that are printed."""

from collections.abc import Callable, Collection, Iterable
from functools import cache, lru_cache
from typing import Literal

from ..errors import UnknownNameError

# Far beyond any name there is, so that a longer one means none; normalizing takes the square of the length.
_LONGEST = 200
_SILENT = str.maketrans("", "", " \t\u3000“”\"‘’'「」")


@lru_cache(maxsize=1024)
def loosely(name: str) -> str:
    """The form in which names are compared: width, brackets, quotes and spaces do not count.

    “新星”产业集群 is the notice's other word for “新星”产业群 (A62).
    """
    if len(name) > _LONGEST:
        return name
    return _normalize()("NFKC", name).translate(_SILENT).replace("新星产业集群", "新星产业群").casefold()


@cache
def _normalize() -> Callable[[Literal["NFKC"], str], str]:
    from unicodedata import normalize  # only where a name is not the printed one to the letter

    return normalize


def meant(name: object, known: Collection[str]) -> str | None:
    """The printed name that ``name`` means, None where it means none of ``known``."""
    if not isinstance(name, str):
        return None
    if name in known:
        return str(name)
    loose = loosely(name)
    return next((one for one in known if loosely(one) == loose), None)


def printed(name: object, known: Iterable[str], what: str, error: type[UnknownNameError] = UnknownNameError) -> str:
    """The printed name that ``name`` means; the way it was typed is never written back.

    Raises:
        UnknownNameError: none of ``known`` is meant; it carries the nearest of them, a guess to be offered.
    """
    known = tuple(known)
    found = meant(name, known)
    if found is None:
        raise error(what, name, nearest(name, known))
    return found


def nearest(name: object, known: Iterable[str]) -> tuple[str, ...]:
    """At most three of the known names that look like ``name``, the likeliest first."""
    from difflib import SequenceMatcher

    if not isinstance(name, str) or len(name) > _LONGEST:
        return ()
    loose = loosely(name)
    matcher = SequenceMatcher(None, "", loose)
    scored = []
    for place, one in enumerate(known):
        other = loosely(one)
        matcher.set_seq1(other)
        alike = 0.6 if loose and (loose in other or other in loose) else 0.0
        if matcher.real_quick_ratio() >= 0.4 and matcher.quick_ratio() >= 0.4:
            alike = max(alike, matcher.ratio())
        if alike >= 0.4:
            scored.append((-alike, place, one))
    return tuple(one for _, _, one in sorted(scored)[:3])
