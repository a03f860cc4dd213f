"""Allocation: a recommender's ranked list, cut at the places it has."""

from typing import Any, Generic

from attrs import field, frozen

from ..words import Term
from .ranking import C


class Tilt(Term):
    """How a recommender leans towards products of core and coordinated zones (附件2 三3), which has no number (A58).

    It is what the recommender declares, and never assumed.
    """

    NONE = "不倾斜"
    TIE_BREAK = "同分优先"
    FIRST = "优先推荐"


class StepKind(Term):
    """What a step of an allocation does."""

    PLACES = "名额"
    TAKEN = "已用"
    TILT = "倾斜"
    CUT = "截取"
    TIE = "同分"
    DECIDED = "决定"
    UNUSED = "空余"


@frozen(kw_only=True)
class Step(Generic[C]):
    """A step of an allocation: what it does, the place in the notice it rests on, how many it concerns, and who.

    ``readings`` are the doubtful phrases that bear on it. ``displaced`` are those who lost a place by a tilt;
    ``score`` is that of a tie; ``tilt`` how it leans.
    """

    kind: StepKind
    place: str
    count: int
    candidates: tuple[C, ...] = ()
    displaced: tuple[C, ...] = ()
    score: Any = None
    tilt: Tilt | None = None
    readings: tuple[str, ...] = ()


@frozen(kw_only=True)
class Allocation(Generic[C]):
    """A ranked list cut at a recommender's limit (推荐名额表): who is recommended, left out, or tied on the line.

    ``tied`` share ``open_places`` and stand equal: who of them gets these, people decide. The three groups are the
    list, each once. ``in_zone`` are the recommended made in a core or coordinated zone, ``zone_unknown`` those of whom
    nothing is stated; None: nobody asked. ``place`` is where the limit stands in the notice.
    """

    recommender: str
    place: str
    limit: int
    recommended: tuple[C, ...]
    left_out: tuple[C, ...]
    tied: tuple[C, ...] = ()
    open_places: int = 0
    in_zone: tuple[C, ...] | None = None
    zone_unknown: tuple[C, ...] = ()
    steps: tuple[Step[C], ...] = field(default=(), repr=False)

    @property
    def unused(self) -> int:
        """Places that nobody on the list takes."""
        return self.limit - len(self.recommended) - self.open_places

    @property
    def is_complete(self) -> bool:
        """Is nobody tied on the line?"""
        return not self.tied

    def _repr_html_(self) -> str:
        from ..display import show

        return str(show(self))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        from ..exchange.pydantic import core_schema_of

        return core_schema_of(cls)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> Any:
        from ..schema.definitions import definition_of

        return definition_of(cls, handler)
