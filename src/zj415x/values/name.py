"""Name: names as people type them, matched with the printed ones."""

from collections.abc import Callable, Collection, Iterable
from functools import cache, lru_cache
from typing import Literal

from ..errors import UnknownNameError

# Longer than any known name, so a longer text matches none; normalizing costs the square of the length.
_LONGEST = 200
_SILENT = str.maketrans("", "", " \t\u3000“”\"‘’'「」")


@lru_cache(maxsize=1024)
def loosely(name: str) -> str:
    """Fold a name for comparing: width, brackets, quotes and spaces are ignored.

    “新星”产业集群 is the notice's other word for “新星”产业群 (A62).
    """
    if len(name) > _LONGEST:
        return name
    return _normalize()("NFKC", name).translate(_SILENT).replace("新星产业集群", "新星产业群").casefold()


@cache
def _normalize() -> Callable[[Literal["NFKC"], str], str]:
    from unicodedata import normalize  # only for names that differ from the printed ones

    return normalize


def meant(name: object, known: Collection[str]) -> str | None:
    """Find the printed name that ``name`` means; None where no name in ``known`` fits."""
    if not isinstance(name, str):
        return None
    if name in known:
        return str(name)
    loose = loosely(name)
    return next((key for key in known if loosely(key) == loose), None)


def printed(name: object, known: Iterable[str], what: str, error: type[UnknownNameError] = UnknownNameError) -> str:
    """Find the printed name that ``name`` means; output never repeats the typed spelling.

    Raises:
        UnknownNameError: no name in ``known`` fits; the error lists the nearest ones.
    """
    known = tuple(known)
    found = meant(name, known)
    if found is None:
        raise error(what, name, nearest(name, known))
    return found


def nearest(name: object, known: Iterable[str]) -> tuple[str, ...]:
    """Return the known names that look most like ``name``, best first, three at most."""
    from difflib import SequenceMatcher

    if not isinstance(name, str) or len(name) > _LONGEST:
        return ()
    loose = loosely(name)
    matcher = SequenceMatcher(None, "", loose)
    scored = []
    for index, key in enumerate(known):
        folded = loosely(key)
        matcher.set_seq1(folded)
        alike = 0.6 if loose and (loose in folded or folded in loose) else 0.0
        if matcher.real_quick_ratio() >= 0.4 and matcher.quick_ratio() >= 0.4:
            alike = max(alike, matcher.ratio())
        if alike >= 0.4:
            scored.append((-alike, index, key))
    return tuple(key for _, _, key in sorted(scored)[:3])
