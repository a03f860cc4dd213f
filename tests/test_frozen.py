"""Our frozen classes answer as those that attrs makes, at a part of the cost of loading them."""

from typing import Any

import attrs
import pytest
from attrs import field
from attrs.exceptions import FrozenInstanceError

from zj415x import hooks


def stop_of(made_by: Any, **how: Any) -> Any:
    """Define a class with every kind of field, frozen by attrs or by us."""

    class Stop:
        name: str
        note: str = field(default="", eq=False)
        day: int = field(default=1, repr=lambda day: f"#{day}")
        secret: str = field(default="", repr=False)

    return made_by(**how)(Stop)


@pytest.mark.parametrize("how", [{}, {"order": True}, {"eq": False}, {"repr": False}, {"kw_only": True}], ids=str)
def test_our_frozen_classes_print_compare_and_hash_as_those_of_attrs(how: dict[str, Any]) -> None:
    ours, theirs = stop_of(hooks.frozen, **how), stop_of(attrs.frozen, **how)
    given: list[dict[str, Any]] = [
        {"name": "甲"},
        {"name": "甲", "note": "乙"},
        {"name": "甲", "day": 2},
        {"name": "甲", "secret": "乙"},
    ]
    for cls in (ours, theirs):
        with pytest.raises(FrozenInstanceError):
            cls(name="甲").name = "乙"
    if how.get("repr", True):
        assert [repr(ours(**values)) for values in given] == [repr(theirs(**values)) for values in given]
    else:
        assert "__repr__" not in vars(ours)
    for first in given:
        for second in given:
            assert (ours(**first) == ours(**second)) is (theirs(**first) == theirs(**second))
            same = {ours(**first), ours(**second)}
            assert len(same) == len({theirs(**first), theirs(**second)})
    assert ours(name="甲") != theirs(name="甲")


def test_a_frozen_class_keeps_the_methods_that_it_defines() -> None:
    @hooks.frozen
    class Loose:
        name: str

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Loose)

        def __hash__(self) -> int:
            return 7

        def __repr__(self) -> str:
            return "loose"

    assert (Loose("甲") == Loose("乙"), hash(Loose("甲")), repr(Loose("甲"))) == (True, 7, "loose")
