"""Nominee: a product of the province's one order, with the recommenders that could carry it."""

from collections.abc import Collection, Sequence
from itertools import compress, islice
from operator import ne
from typing import Any, Generic

from attrs import Factory, field, frozen

from .. import hooks
from ..errors import InvalidTypeError, InvalidValueError, quoted, shown
from ..rules.reading import Readings
from ..values.county import check_seat, county, seat_of
from ..values.name import loosely, printed
from ..words import Phrase, Term
from .placing import Placing, place
from .quota import Quota, Recommender
from .ranking import C, Ranking, check_decision, collected, named


@frozen(kw_only=True)
class Nominee(Generic[C]):
    """A candidate and who could recommend it (推荐名额表): its city, the seat of a brand, its group, an association.

    ``brand_county`` may be a park (所在地). None: it is not among them.

    Raises:
        InvalidTypeError, InvalidValueError: a name that is none; nobody who could recommend it.
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
    """Why a product stands on a recommender's places."""

    FIRST = "有空余"
    NEXT = "前面的已满"
    MOVED = "他人改由别家推荐"


@frozen(kw_only=True)
class Places:
    """The places of a recommender, or those that several share: how many there are, how many are taken.

    ``within`` names whose places they count against, too: a row's for all together (A55, A56), or a city's (A55).
    """

    kind: Recommender
    name: str
    limit: int
    used: int
    within: str | None = None

    @property
    def unused(self) -> int:
        """Places that nobody takes, and no tie keeps open."""
        return self.limit - self.used


@frozen(kw_only=True)
class Placement(Generic[C]):
    """A product on a recommender's places."""

    candidate: C
    kind: Recommender
    recommender: str


@frozen(kw_only=True)
class PlacingStep(Generic[C]):
    """A product in its turn: on whose places it was put, why there, and who went where to make room.

    ``moved``: each with the recommender it stood with and the one it went to.
    """

    candidate: C
    recommender: str
    why: Why
    moved: tuple[tuple[C, str, str], ...] = ()


@frozen(kw_only=True)
class OpenTie(Generic[C]):
    """Products of equal score that share places: who, and how many of them have one; people decide."""

    tied: tuple[C, ...]
    open_places: int


@hooks.shown
@frozen(kw_only=True)
class ProvincialAllocation(Generic[C]):
    """Who has a place in the whole province (推荐名额表), in one order: as many and as high as can be.

    No product that is left out could have a place without a higher one losing its own. ``recommended``, ``left_out``
    and the tied are the list, each once; ``placements`` says with whom each of the recommended stands, ``steps`` how it
    came there. ``places`` are those of each recommender, a tie's open ones being counted as used.
    """

    recommended: tuple[C, ...]
    left_out: tuple[C, ...]
    ties: tuple[OpenTie[C], ...]
    placements: tuple[Placement[C], ...] = field(repr=False)
    places: tuple[Places, ...] = field(repr=False)
    steps: tuple[PlacingStep[C], ...] = field(repr=False)

    @property
    def tied(self) -> tuple[C, ...]:
        """All who are tied, tie by tie."""
        return tuple([one for tie in self.ties for one in tie.tied])

    @property
    def open_places(self) -> int:
        """The places that ties leave open."""
        return sum(tie.open_places for tie in self.ties)

    @property
    def is_complete(self) -> bool:
        """Is nobody tied?"""
        return not self.ties

    def of(self, recommender: str) -> tuple[C, ...]:
        """Those who stand with a recommender.

        Raises:
            UnknownNameError: no place is of that recommender; the nearest names are offered.
        """
        found = printed(recommender, (one.name for one in self.places), "推荐单位")
        return tuple([one.candidate for one in self.placements if one.recommender == found])


def allocated(
    rows: Sequence[Quota],
    nominees: Sequence[Nominee[C]],
    ranking: Ranking[C],
    decided: Collection[C],
    readings: Readings,
) -> ProvincialAllocation[C]:
    """Place the nominees, who stand in the order of the ranking, on the places of all rows.

    Raises:
        UnknownNameError, FormerCountyError: no such city, a county that is no more.
        InvalidTypeError: ``decided`` is no group of candidates.
        InvalidValueError: a city and a county that do not belong together; a brand's place whose city nobody states
            where it is needed; ``decided`` names one who is not tied, or cannot be placed beside those named before.
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
    chosen = collected(decided, Phrase("决定"))
    placing = place(network.capacities, network.parents, allowed, starts)
    if chosen:
        placing = _decided(placing, network, allowed, starts, ranking.candidates, chosen)
    return _told(placing, network, allowed, ranking.candidates)


def _starts(ranking: Ranking[C]) -> Sequence[int]:
    """Where each run of equal scores begins, and at the end how many there are."""
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
    """The same once people gave places to some of the tied."""
    tied = {candidates[one] for tie in placing.ties for one in tie.tied}
    check_decision(chosen, tied, sum(tie.open_places for tie in placing.ties))
    rows = [one for one, candidate in enumerate(candidates) if candidate in chosen]
    made = place(network.capacities, network.parents, allowed, starts, frozenset(rows))
    for one in rows:
        if one not in made.nodes:
            raise InvalidValueError("名额不足，“{one}”无法与其他已选定产品同时推荐", one=named(candidates[one]))
    return made


def _told(
    placing: Placing, network: "_Network", allowed: Sequence[tuple[int, ...]], candidates: Sequence[C]
) -> ProvincialAllocation[C]:
    """The result in the words of the table."""
    open_ = {one for tie in placing.ties for one in tie.tied}
    stand = sorted(one for one in placing.nodes if one not in open_)
    name = network.names
    return ProvincialAllocation(
        recommended=tuple([candidates[one] for one in stand]),
        left_out=tuple([candidates[one] for one in sorted(placing.left_out)]),
        ties=tuple(
            [
                OpenTie(tied=tuple([candidates[one] for one in tie.tied]), open_places=tie.open_places)
                for tie in placing.ties
            ]
        ),
        placements=tuple(
            [
                Placement(
                    candidate=candidates[one],
                    kind=network.kinds[placing.nodes[one]],
                    recommender=name[placing.nodes[one]],
                )
                for one in stand
            ]
        ),
        places=network.places(placing.load),
        steps=tuple(
            [
                PlacingStep(
                    candidate=candidates[one],
                    recommender=name[node],
                    why=Why.MOVED if moved else Why.FIRST if allowed[one][0] == node else Why.NEXT,
                    moved=tuple([(candidates[who], name[from_], name[to]) for who, from_, to in moved]),
                )
                for one, node, moved in placing.steps
                if one not in open_
            ]
        ),
    )


@frozen
class _Network:
    """The recommenders as nodes with their places, those that are shared above those that share them."""

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
        """The cities, and the rows whose places are for all together."""
        network = cls({row.kind: row for row in rows}, readings)
        for row in rows:
            allowance = row.allowance(readings)
            if row.kind is Recommender.CITY:
                network.cities[row.name] = network.node(row.kind, row.name, allowance.places, None)
            elif allowance.together:
                network.found[row.kind, ""] = network.node(row.kind, row.name, allowance.places, None)
        return network

    def node(self, kind: Recommender, name: str, capacity: int, parent: int | None) -> int:
        """A new node."""
        self.capacities.append(capacity)
        self.parents.append(parent)
        self.names.append(name)
        self.kinds.append(kind)
        return len(self.names) - 1

    def nodes_of(self, nominee: Nominee[Any]) -> tuple[int, ...]:
        """Where a nominee could stand.

        On its city's places first: the others are few and for few, and take what a city has no place for. That makes no
        difference to who is recommended.
        """
        nodes = []
        city = None if nominee.city is None else printed(nominee.city, self.cities, "设区市")
        if city is not None:
            nodes.append(self.cities[city])
        if nominee.brand_county is not None:
            nodes.append(self.brand(nominee, nominee.brand_county, city))
        for kind, name in (
            (Recommender.PROVINCE_OWNED, nominee.group),
            (Recommender.ASSOCIATION, nominee.association),
        ):
            if name is not None:
                nodes.append(self.body(kind, loosely(name), name, self.found.get((kind, ""))))
        return tuple(nodes)

    def brand(self, nominee: Nominee[Any], name: str, city: str | None) -> int:
        """The node of the seat of a brand."""
        home = seat_of(name)
        if home is not None:
            name = county(name).name
            check_seat(city, name)
        city = city or home
        kind = Recommender.BRAND_COUNTY
        above = self.found.get((kind, ""))
        if self.rows[kind].allowance(self.readings).within_city:
            if city is None:
                message = "“{one}”的集群品牌所在地“{brand}”属哪个设区市没有写明，按所选口径它的名额计入设区市"
                raise InvalidValueError(message, one=named(nominee.candidate), brand=quoted(name))
            above = self.cities[city]
        node = self.body(kind, loosely(name), name, above)
        if self.parents[node] != above:
            message = "集群品牌所在地“{brand}”写在两个设区市：{one}、{other}"
            raise InvalidValueError(message, brand=quoted(name), one=self.above(node), other=city)
        return node

    def body(self, kind: Recommender, key: str, name: str, above: int | None) -> int:
        """The node of one of a row's recommenders; where the places are for all together it has as many as these."""
        if (kind, key) not in self.found:
            places = self.rows[kind].allowance(self.readings).places
            self.found[kind, key] = self.node(kind, name, places, above)
        return self.found[kind, key]

    def above(self, node: int) -> str | None:
        """Whose places those of a node count against, too."""
        parent = self.parents[node]
        return None if parent is None else self.names[parent]

    def places(self, load: Sequence[int]) -> tuple[Places, ...]:
        """All places, row by row."""
        rows = zip(self.kinds, self.names, self.capacities, load, strict=True)
        made = [
            Places(kind=kind, name=name, limit=limit, used=used, within=self.above(node))
            for node, (kind, name, limit, used) in enumerate(rows)
        ]
        order = list(Recommender)
        return tuple(sorted(made, key=lambda one: order.index(one.kind)))
