"""Reference: how pickle and copy take what belongs to a notice: an edition's own by its name, any other by its values.

A process that unpickles it loads the edition where it has not, and finds the very objects there.
"""

from typing import Any

import attrs


def reduced(part: Any) -> tuple[Any, ...]:
    """The ``__reduce__`` of a class whose objects an edition may own.

    >>> import copy, pickle
    >>> from attrs import evolve
    >>> from zj415x.editions.y2026 import NOTICE
    >>> track = NOTICE.clusters.track("人工智能")
    >>> pickle.loads(pickle.dumps(track)) is track, copy.deepcopy(track) is track
    (True, True)
    >>> changed = evolve(track, segments=())
    >>> pickle.loads(pickle.dumps(changed)) == changed
    True
    """
    from .editions.parts import reference_to

    reference = reference_to(part)
    if reference is not None:
        return referred, reference
    return rebuilt, (type(part), {one.alias: getattr(part, one.name) for one in attrs.fields(type(part)) if one.init})


def referred(edition: str, kind: type, name: str) -> Any:
    """An edition's own object of that kind and name. Raises KeyError for a name that the edition does not have."""
    from .editions.parts import part

    return part(edition, kind, name)


def rebuilt(kind: type, values: dict[str, Any]) -> Any:
    """An object made anew of its values, so that what it works out from them is worked out again."""
    return kind(**values)
