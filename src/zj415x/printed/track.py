"""Track: a row of 附1-1, and the scale threshold it sets."""

from decimal import Decimal

from attrs import Factory, field, frozen

from .. import hooks
from ..errors import ClosedTrackError, InvalidTypeError, shown
from ..values.money import Money
from ..values.name import loosely
from ..words import Term


class Tier(Term):
    """What an applicant asks to become (申报类型; 附件1 二, 附1-2 一)."""

    CORE_ZONE = "核心区"
    COORDINATED_ZONE = "协同区"
    NEW_STAR = "“新星”产业群"


class Route(Term):
    """Whether a track takes applications, only adjusts existing zones, or is closed (附件1 二1, 附1-1; A03, A04)."""

    OPEN = "开放申报"
    ADJUST_ONLY = "仅调整"
    CLOSED = "不开放申报"


@hooks.shown
@frozen(kw_only=True)
class Threshold:
    """A scale threshold (规模门槛; 附件1 四（一）1, 附1-1): the printed floor, the relief, and what applies here.

    ``mountain_or_island`` None: not stated, then the floor applies until it is. ``negotiable``: the cluster is of
    world class and the floor may be lowered by an amount the notice does not give (附1-1 注2, A17). ``discretionary``:
    the relief is read as the province's to grant (A15). ``granted``: what the province has lowered the floor to, where
    it has decided so.
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
        """What applies."""
        amount = self.relieved if self.mountain_or_island and not self.discretionary else self.floor
        return self.lowered(amount)

    def lowered(self, amount: Money) -> Money:
        """An amount, or what the province has granted where that is less."""
        return amount if self.granted is None else min(amount, self.granted)


@hooks.shown
@hooks.listed
@hooks.owned
@frozen(kw_only=True, repr=False)
class Track:
    """A cluster track (集群赛道) or a New Star track, a row of 附1-1; it *is* its official name.

    ``segments`` are the printed segments (细分赛道), ``open_ended`` whether their list ends in 等. A floor that is
    None is not printed. ``software``: one of the two tracks (人工智能, 高端软件) of which the form asks other lines.
    ``printed``: whether the notice names it; the list of New Star tracks is open (A19). ``tiers`` are those for which
    a floor is printed; none for a closed track.

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
        """The printed floor for a tier; None where there is none.

        Raises:
            InvalidTypeError: what is no Tier.
        """
        if not isinstance(tier, Tier):
            raise InvalidTypeError("应为 Tier，如 Tier.CORE_ZONE，不能是 {value}", value=shown(tier))
        if tier is Tier.CORE_ZONE:
            return self.core
        return self.coordinated if tier is Tier.COORDINATED_ZONE else self.new_star

    def listed(self, segment: str) -> str | None:
        """The segment as the row prints it; None where it does not. Width, brackets and spaces do not count.

        >>> from zj415x.editions.y2026 import NOTICE
        >>> NOTICE.clusters.track("工业母机与机器人").listed(" 增材制造 ")
        '增材制造'
        """
        if segment in self.segments:
            return segment
        known = loosely(segment)
        return next((one for one in self.segments if loosely(one) == known), None)

    def lists(self, segment: str) -> bool:
        """Is this segment printed in the row?"""
        return self.listed(segment) is not None

    def threshold(self, tier: Tier, *, mountain_or_island: bool | None, world_class: bool | None = None) -> Threshold:
        """The scale threshold for a tier (附1-1, 附件1 四（一）1).

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
            InvalidTypeError: what is no Tier; an answer that is no yes, no or blank.
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
