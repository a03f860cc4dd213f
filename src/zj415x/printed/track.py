"""Track: a row of 附1-1, and its scale thresholds."""

from decimal import Decimal

from attrs import Factory, field

from .. import hooks
from ..errors import ClosedTrackError, InvalidTypeError, shown
from ..values.money import Money
from ..values.name import loosely
from ..words import Term


class Tier(Term):
    """The tier that an applicant applies for (申报类型; 附件1 二, 附1-2 一)."""

    CORE_ZONE = "核心区"
    COORDINATED_ZONE = "协同区"
    NEW_STAR = "“新星”产业群"

    @property
    def on_form(self) -> str:
        """The tier as the form prints it beside its box (附1-2 一)."""
        return f"省级{self}" if self is Tier.NEW_STAR else f"省级重点产业集群{self}"


class Route(Term):
    """Whether a track takes applications, only adjusts existing zones, or is closed (附件1 二1, 附1-1; A03, A04)."""

    OPEN = "开放申报"
    ADJUST_ONLY = "仅调整"
    CLOSED = "不开放申报"


@hooks.shown
@hooks.wired
@hooks.frozen(kw_only=True)
class Threshold:
    """A scale threshold (规模门槛; 附件1 四（一）1, 附1-1): the printed floor, the relief, and the amount that applies.

    ``mountain_or_island`` is None where not stated; the full floor applies then. ``negotiable``: the cluster is of
    world class and the province may lower the floor, by an amount that the notice leaves open (附1-1 注2, A17).
    ``discretionary``: the reading in force leaves the relief to the province (A15). ``granted``: the floor that the
    province has granted, if any.
    """

    floor: Money
    relief: Decimal
    mountain_or_island: bool | None
    negotiable: bool
    discretionary: bool = False
    granted: Money | None = None

    @property
    def relieved(self) -> Money:
        """The floor less the relief for mountainous and island counties (附1-1 注1)."""
        return self.floor.less(self.relief)

    @property
    def amount(self) -> Money:
        """The amount that applies."""
        amount = self.relieved if self.mountain_or_island and not self.discretionary else self.floor
        return self.lowered(amount)

    def lowered(self, amount: Money) -> Money:
        """Lower an amount to the granted floor, where that is less."""
        return amount if self.granted is None else min(amount, self.granted)


@hooks.shown
@hooks.wired
@hooks.listed
@hooks.owned
@hooks.frozen(kw_only=True, repr=False)
class Track:
    """A cluster track (集群赛道) or a New Star track, a row of 附1-1; it *is* its official name.

    ``segments`` are the printed segments (细分赛道), ``open_ended`` whether their list ends in 等. A floor is None
    where 附1-1 prints none. ``software``: whether this is 人工智能 or 高端软件, which fill in other lines of the form;
    ``software_star``: whether it is a New Star track of the same industries, which may do so, too (A67).
    ``printed``: whether the notice names the track; the list of New Star tracks is open (A19). ``tiers`` are the tiers
    with a printed floor; a closed track has none.

    >>> from zj415x.editions.y2026 import NOTICE
    >>> track = NOTICE.clusters.track("人工智能")
    >>> str(track), track.route, track.tiers
    ('人工智能', <Route.OPEN>, (<Tier.CORE_ZONE>, <Tier.COORDINATED_ZONE>))
    """

    name: str
    highland: str
    route: Route
    relief: Decimal
    segments: tuple[str, ...] = ()
    open_ended: bool = False
    core: Money | None = None
    coordinated: Money | None = None
    new_star: Money | None = None
    software: bool = False
    software_star: bool = False
    printed: bool = True
    tiers: tuple[Tier, ...] = field(
        init=False,
        eq=False,
        default=Factory(lambda track: tuple(tier for tier in Tier if track.floor(tier) is not None), takes_self=True),
    )

    def __repr__(self) -> str:
        return f"<Track {self.name}>"

    def __str__(self) -> str:
        return self.name

    def floor(self, tier: Tier) -> Money | None:
        """Look up the printed floor for a tier; None where 附1-1 prints none.

        Raises:
            InvalidTypeError: ``tier`` is of another type.
        """
        if not isinstance(tier, Tier):
            raise InvalidTypeError("应为 Tier，如 Tier.CORE_ZONE，不能是 {value}", value=shown(tier))
        if tier is Tier.CORE_ZONE:
            return self.core
        return self.coordinated if tier is Tier.COORDINATED_ZONE else self.new_star

    def fills_software_lines(self, stars: str) -> bool:
        """Tell whether the track fills in the form as 人工智能 and 高端软件 do; ``stars`` is the option of A67."""
        return self.software or (self.software_star and stars == "as-software")

    def listed(self, segment: str) -> str | None:
        """Find the row's own spelling of a segment, ignoring width, brackets and spaces; None where it lists none.

        >>> from zj415x.editions.y2026 import NOTICE
        >>> NOTICE.clusters.track("工业母机与机器人").listed(" 增材制造 ")
        '增材制造'
        """
        if segment in self.segments:
            return segment
        known = loosely(segment)
        return next((printed for printed in self.segments if loosely(printed) == known), None)

    def lists(self, segment: str) -> bool:
        """Is this segment among the row's?"""
        return self.listed(segment) is not None

    def threshold(self, tier: Tier, *, mountain_or_island: bool | None, world_class: bool | None = None) -> Threshold:
        """Compute the scale threshold for a tier (附1-1, 附件1 四（一）1).

        >>> from zj415x import Tier
        >>> from zj415x.editions.y2026 import NOTICE
        >>> flight = NOTICE.clusters.track("低空经济与商业航天")
        >>> threshold = flight.threshold(Tier.CORE_ZONE, mountain_or_island=True)
        >>> threshold.floor, threshold.amount
        (yi(60), yi(42))
        >>> NOTICE.clusters.track("集成电路").threshold(Tier.CORE_ZONE, mountain_or_island=None)
        Traceback (most recent call last):
        ...
        zj415x.errors.ClosedTrackError: 附1-1没有为“集成电路”列出核心区的规模门槛，无从申报

        Raises:
            ClosedTrackError: 附1-1 prints no floor for this tier.
            InvalidTypeError: ``tier`` is of another type; an answer is neither True, False nor None.
        """
        for answer in (mountain_or_island, world_class):
            if answer is not None and not isinstance(answer, bool):
                raise InvalidTypeError("应为 True、False 或 None，不能是 {value}", value=shown(answer))
        floor = self.floor(tier)
        if floor is None:
            raise ClosedTrackError(self.name, str(tier))
        return Threshold(
            floor=floor,
            relief=self.relief,
            mountain_or_island=mountain_or_island,
            negotiable=world_class is True,
        )
