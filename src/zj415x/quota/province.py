"""Province: the products of the whole province, placed with the recommenders that could put them forward."""

from collections.abc import Collection, Sequence
from itertools import compress, islice
from operator import ne
from typing import Any, Generic

from attrs import Factory, field

from .. import hooks
from ..errors import InvalidTypeError, InvalidValueError, quoted, shown
from ..rules.reading import Readings
from ..values.county import check_seat, find_county, seat_of
from ..values.name import loosely, printed
from ..words import Term
from .placing import Placing, place
from .quota import Quota, Recommender
from .ranking import C, Ranking, check_decision, named


@hooks.frozen(kw_only=True)
class Nominee(Generic[C]):
    """A candidate and who could recommend it (推荐名额表): its city, the seat of a brand, its group, an association.

    ``brand_county`` may be a park (所在地). None: not eligible by this channel. A group's row alone takes its products.

    Raises:
        InvalidTypeError, InvalidValueError: a name is invalid; no recommender is named.
    """

    candidate: C
    city: str | None = None
    brand_county: str | None = None
    group: str | None = None
    association: str | None = None

    def __attrs_post_init__(self) -> None:
        for name in self.recommenders:
            if name is not None and not isinstance(name, str):
                raise InvalidTypeError("推荐单位的名称应为文字，不能是 {value}", value=shown(name))
            if name is not None and not name.strip():
                raise InvalidValueError("“{one}”的推荐单位名称是空的", one=named(self.candidate))
        if self.recommenders == _NOBODY:
            raise InvalidValueError("“{one}”没有写明可由谁推荐", one=named(self.candidate))

    @property
    def recommenders(self) -> tuple[str | None, str | None, str | None, str | None]:
        """Who could recommend it, in the order of the quota table."""
        return self.city, self.brand_county, self.group, self.association


_NOBODY = (None, None, None, None)


class Why(Term):
    """Why a product stands with its recommender."""

    FIRST = "有空余"
    NEXT = "前面的已满"
    MOVED = "他人改由别家推荐"


@hooks.frozen(kw_only=True)
class Places:
    """The places of one recommender, or places that several share: how many there are, and how many are used.

    ``within`` names the recommender or row whose places these count against too: a shared row's (A55, A56), or a city's
    (A55).
    """

    kind: Recommender
    name: str
    limit: int
    used: int
    within: str | None = None

    @property
    def unused(self) -> int:
        """Places without a product, less those that a tie keeps open."""
        return self.limit - self.used


@hooks.frozen(kw_only=True)
class Placement(Generic[C]):
    """A product on a recommender's place."""

    candidate: C
    kind: Recommender
    recommender: str


@hooks.frozen(kw_only=True)
class PlacingStep(Generic[C]):
    """A product in its turn: its recommender, why that one, and which products moved to make room.

    ``moved``: each product that moved, with the recommender it left and the one it joined.
    """

    candidate: C
    recommender: str
    why: Why
    moved: tuple[tuple[C, str, str], ...] = ()


@hooks.frozen(kw_only=True)
class OpenTie(Generic[C]):
    """Products of equal score that share places: which products, and how many places; people decide."""

    tied: tuple[C, ...]
    open_places: int


@hooks.shown
@hooks.wired
@hooks.frozen(kw_only=True)
class ProvincialAllocation(Generic[C]):
    """Who gets a place in the whole province (推荐名额表): as many products as possible, the highest ranked first.

    No left-out product could get a place without a higher one losing its own. Each product is in exactly one of
    ``recommended``, ``left_out`` and the ties. ``placements`` pairs each recommended product with its recommender;
    ``steps`` explains how. ``places`` lists every recommender's; a tie's open places count as used.
    """

    recommended: tuple[C, ...]
    left_out: tuple[C, ...]
    ties: tuple[OpenTie[C], ...]
    placements: tuple[Placement[C], ...] = field(repr=False)
    places: tuple[Places, ...] = field(repr=False)
    steps: tuple[PlacingStep[C], ...] = field(repr=False)

    @property
    def tied(self) -> tuple[C, ...]:
        """All tied products, tie by tie."""
        return tuple([candidate for tie in self.ties for candidate in tie.tied])

    @property
    def open_places(self) -> int:
        """The places that ties leave open."""
        return sum(tie.open_places for tie in self.ties)

    @property
    def is_complete(self) -> bool:
        """Is every place decided, without a tie?"""
        return not self.ties

    def of(self, recommender: str) -> tuple[C, ...]:
        """Return the products that stand with a recommender.

        Raises:
            UnknownNameError: the recommender has no places here; the error lists the nearest names.
        """
        found = printed(recommender, (row.name for row in self.places), "推荐单位")
        return tuple([row.candidate for row in self.placements if row.recommender == found])


def allocated(
    rows: Sequence[Quota],
    nominees: Sequence[Nominee[C]],
    ranking: Ranking[C],
    decided: Collection[C],
    readings: Readings,
) -> ProvincialAllocation[C]:
    """Place the nominees, in the order of the ranking, on the places of all rows.

    Raises:
        UnknownNameError, FormerCountyError: a city is unknown; a county no longer exists.
        InvalidValueError: a county belongs to another city; the reading needs the city of a brand's seat, and nobody
            states it; ``decided`` names a candidate outside the ties, or one that does not fit beside those before it.
    """
    network = _Network.of(rows, readings)
    known: dict[Any, tuple[int, ...]] = {}
    allowed = []
    for nominee in nominees:
        names = nominee.recommenders
        nodes = known.get(names)
        if nodes is None:
            nodes = known[names] = network.nodes_of(nominee)
        allowed.append(nodes)
    starts = _starts(ranking)
    placing = place(network.capacities, network.parents, allowed, starts)
    if decided:
        placing = _decided(placing, network, allowed, starts, ranking.candidates, decided)
    return _told(placing, network, allowed, ranking.candidates)


def _starts(ranking: Ranking[C]) -> Sequence[int]:
    """Return the indices where runs of equal scores begin, closed by the number of candidates."""
    count, scores = len(ranking.candidates), ranking.scores
    if scores is None or not count:
        return range(count + 1)
    changes = map(ne, scores, islice(scores, 1, None))
    return [0, *compress(range(1, count), changes), count]


def _decided(
    placing: Placing,
    network: "_Network",
    allowed: Sequence[tuple[int, ...]],
    starts: Sequence[int],
    candidates: Sequence[C],
    chosen: Collection[C],
) -> Placing:
    """Place again with the tied candidates that people chose."""
    tied = {candidates[row] for tie in placing.ties for row in tie.tied}
    check_decision(chosen, tied, sum(tie.open_places for tie in placing.ties))
    rows = [row for row, candidate in enumerate(candidates) if candidate in chosen]
    made = place(network.capacities, network.parents, allowed, starts, frozenset(rows))
    for row in rows:
        if row not in made.nodes:
            raise InvalidValueError("名额不足，“{one}”无法与其他已选定产品同时推荐", one=named(candidates[row]))
    return made


def _told(
    placing: Placing, network: "_Network", allowed: Sequence[tuple[int, ...]], candidates: Sequence[C]
) -> ProvincialAllocation[C]:
    """Translate node numbers back into recommenders and candidates."""
    open_ = {row for tie in placing.ties for row in tie.tied}
    stand = sorted(row for row in placing.nodes if row not in open_)
    name = network.names
    return ProvincialAllocation(
        recommended=tuple([candidates[row] for row in stand]),
        left_out=tuple([candidates[row] for row in sorted(placing.left_out)]),
        ties=tuple(
            [
                OpenTie(tied=tuple([candidates[row] for row in tie.tied]), open_places=tie.open_places)
                for tie in placing.ties
            ]
        ),
        placements=tuple(
            [
                Placement(
                    candidate=candidates[row],
                    kind=network.kinds[placing.nodes[row]],
                    recommender=name[placing.nodes[row]],
                )
                for row in stand
            ]
        ),
        places=network.places(placing.load),
        steps=tuple(
            [
                PlacingStep(
                    candidate=candidates[row],
                    recommender=name[node],
                    why=Why.MOVED if moved else Why.FIRST if allowed[row][0] == node else Why.NEXT,
                    moved=tuple([(candidates[who], name[from_], name[to]) for who, from_, to in moved]),
                )
                for row, node, moved in placing.steps
                if row not in open_
            ]
        ),
    )


def _seat(name: str, city: str | None) -> tuple[str, str | None]:
    """Return a brand's seat as printed, and its city; None where nobody states it."""
    home = seat_of(name)
    if home is not None:
        name = find_county(name).name
        check_seat(city, name)
    return name, city or home


@hooks.frozen
class _Network:
    """The recommenders as nodes with their places; shared places are the nodes above."""

    rows: dict[Recommender, Quota]
    readings: Readings
    capacities: list[int] = Factory(list)
    parents: list[int | None] = Factory(list)
    names: list[str] = Factory(list)
    kinds: list[Recommender] = Factory(list)
    found: dict[tuple[Recommender, str], int] = Factory(dict)
    cities: dict[str, int] = Factory(dict)

    @classmethod
    def of(cls, rows: Sequence[Quota], readings: Readings) -> "_Network":
        """Build the nodes of the cities and of the rows that share their places."""
        network = cls({row.kind: row for row in rows}, readings)
        for row in rows:
            allowance = row.allowance(readings)
            if row.kind is Recommender.CITY:
                network.cities[row.name] = network.node(row.kind, row.name, allowance.places, None)
            elif allowance.together:
                network.found[row.kind, ""] = network.node(row.kind, row.name, allowance.places, None)
        return network

    def node(self, kind: Recommender, name: str, capacity: int, parent: int | None) -> int:
        """Add a node; return its number."""
        self.capacities.append(capacity)
        self.parents.append(parent)
        self.names.append(name)
        self.kinds.append(kind)
        return len(self.names) - 1

    def nodes_of(self, nominee: Nominee[Any]) -> tuple[int, ...]:
        """Return the nodes where a nominee could stand: its group's alone, else its city first.

        The other channels are scarce and take what a city has no place for. Their order does not change who is
        recommended.
        """
        city = None if nominee.city is None else printed(nominee.city, self.cities, "设区市")
        seat = None if nominee.brand_county is None else _seat(nominee.brand_county, city)
        if nominee.group is not None:
            return (self.body(Recommender.PROVINCE_OWNED, nominee.group),)
        nodes = [] if city is None else [self.cities[city]]
        if seat is not None:
            nodes.append(self.brand(nominee, *seat))
        if nominee.association is not None:
            nodes.append(self.body(Recommender.ASSOCIATION, nominee.association))
        return tuple(nodes)

    def brand(self, nominee: Nominee[Any], name: str, city: str | None) -> int:
        """Return the node of a brand's seat, in a city or None."""
        if not self.rows[Recommender.BRAND_COUNTY].allowance(self.readings).within_city:
            return self.body(Recommender.BRAND_COUNTY, name)
        if city is None:
            message = "“{one}”的集群品牌所在地“{brand}”属哪个设区市没有写明，按所选口径它的名额计入设区市"
            raise InvalidValueError(message, one=named(nominee.candidate), brand=quoted(name))
        node = self.body(Recommender.BRAND_COUNTY, name, self.cities[city])
        if self.parents[node] != self.cities[city]:
            message = "集群品牌所在地“{brand}”写在两个设区市：{one}、{other}"
            raise InvalidValueError(message, brand=quoted(name), one=self.above(node), other=city)
        return node

    def body(self, kind: Recommender, name: str, city: int | None = None) -> int:
        """Return the node of a recommender of a row, below its ``city`` or the node that the row shares."""
        key = kind, loosely(name)
        if key not in self.found:
            places = self.rows[kind].allowance(self.readings).places
            self.found[key] = self.node(kind, name, places, self.found.get((kind, "")) if city is None else city)
        return self.found[key]

    def above(self, node: int) -> str | None:
        """Return the name of the node above: whose places this node's count against too."""
        parent = self.parents[node]
        return None if parent is None else self.names[parent]

    def places(self, load: Sequence[int]) -> tuple[Places, ...]:
        """Report all places, row by row."""
        rows = zip(self.kinds, self.names, self.capacities, load, strict=True)
        made = [
            Places(kind=kind, name=name, limit=limit, used=used, within=self.above(node))
            for node, (kind, name, limit, used) in enumerate(rows)
        ]
        order = list(Recommender)
        return tuple(sorted(made, key=lambda row: order.index(row.kind)))
