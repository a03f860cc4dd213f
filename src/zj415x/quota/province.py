"""Province: the recommenders of the quota table as nodes with their places, and one order of products over them."""

from collections.abc import Collection, Sequence
from itertools import compress, islice
from operator import ne
from typing import Any

from attrs import Factory, frozen

from ..errors import InvalidValueError, quoted
from ..rules.reading import Readings
from ..values.county import check_seat, county, seat_of
from ..values.name import loosely, printed
from ..words import Phrase
from .decision import check_decision
from .nominee import Nominee
from .placing import Placing, place
from .provincial_allocation import OpenTie, Placement, Places, PlacingStep, ProvincialAllocation, Why
from .quota import Quota, Recommender
from .ranking import C, Ranking, collected, named


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
            raise InvalidValueError("“{one}”与同时决定的其他几个放不下", one=named(candidates[one]))
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
                message = "“{one}”的集群品牌所在地“{brand}”属哪个设区市没有写明，按所选的读法它的名额计入设区市"
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
