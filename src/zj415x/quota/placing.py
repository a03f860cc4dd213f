"""Placing: some in their order at places that they share, so that nobody is left out who could be placed.

Places are nodes with a capacity; who stands at a node takes a place there and at each node above it. Sets that can be
placed together form a matroid, so that whoever comes first is placed where that is possible at all, the others moving
to where they can stand, too: no other way places more of them, or better ones.
"""

from collections import deque
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from attrs import field, frozen

Move = tuple[int, int, int]
"""Who moved, from which node, to which."""


@frozen(kw_only=True)
class Tie:
    """Some of equal rank of whom not all have a place: who they are, and how many places there are for them."""

    tied: tuple[int, ...]
    open_places: int


@frozen(kw_only=True)
class Placing:
    """Where each stands who is placed, with a place held for each that a tie leaves open; and who is left out.

    ``steps``: for each in turn the node where it was put, and who moved for it.
    """

    nodes: dict[int, int]
    left_out: tuple[int, ...]
    ties: tuple[Tie, ...]
    steps: tuple[tuple[int, int, tuple[Move, ...]], ...]
    load: tuple[int, ...]


def place(
    capacities: Sequence[int],
    parents: Sequence[int | None],
    allowed: Sequence[tuple[int, ...]],
    starts: Sequence[int],
    decided: Collection[int] = (),
) -> Placing:
    """Place those whose nodes ``allowed`` lists, each in the order of its preference, the first of them first.

    ``starts`` is where each run of equal rank begins, and at its end how many there are. ``decided`` go before the
    others of their run; who of them cannot be placed together with the others is among those left out.
    """
    forest = _Forest.of(capacities, parents)
    left_out: list[int] = []
    ties: list[Tie] = []
    steps = []
    dead = forest.dead
    for first, after in pairwise(starts):
        if after - first == 1 and all(dead[node] for node in allowed[first]):
            left_out.append(first)
            continue
        members: Iterable[int] = range(first, after)
        if decided and after - first > 1:
            members = sorted(members, key=lambda one: one not in decided)
        failed: list[int] = []
        for one in members:
            moved = forest.add(one, allowed[one])
            if moved is None:
                failed.append(one)
            else:
                steps.append((one, forest.home[one], moved))
        if 0 < len(failed) < after - first:
            group_ties, out = _ties(forest, range(first, after), failed, allowed, decided)
            ties += group_ties
            left_out += out
        else:
            left_out += failed
    return Placing(
        nodes=forest.home,
        left_out=tuple(left_out),
        ties=tuple(ties),
        steps=tuple(steps),
        load=tuple(forest.load),
    )


@frozen
class _Forest:
    """The nodes as they fill up; ``movers[c][d]`` are those at c who could stand at d, in the order of their coming.

    ``dead``: what cannot be reached from outside any more, and from where no place can be reached. It stays so: who
    comes later does not enter it, and what is in it does not move.
    """

    capacities: Sequence[int]
    parents: Sequence[int | None]
    children: list[list[int]]
    load: list[int]
    dead: bytearray
    movers: list[dict[int, dict[int, None]]]
    here: list[dict[int, tuple[int, ...]]]
    home: dict[int, int] = field(factory=dict)

    @classmethod
    def of(cls, capacities: Sequence[int], parents: Sequence[int | None]) -> "_Forest":
        """Nodes where nobody stands yet."""
        count = len(capacities)
        children: list[list[int]] = [[] for _ in range(count)]
        for node, parent in enumerate(parents):
            if parent is not None:
                children[parent].append(node)
        empty: list[dict[int, dict[int, None]]] = [{} for _ in range(count)]
        return cls(capacities, parents, children, [0] * count, bytearray(count), empty, [{} for _ in range(count)])

    def add(self, one: int, nodes: tuple[int, ...]) -> tuple[Move, ...] | None:
        """Place one more: who moved for it, or None where no moving makes room."""
        dead = self.dead
        open_ = [node for node in nodes if not dead[node]]
        if not open_:
            return None
        for node in open_:
            if self.has_room(node):
                self.put(one, node, nodes)
                above: int | None = node
                while above is not None:
                    self.load[above] += 1
                    above = self.parents[above]
                return ()
        return self.make_room(one, open_, nodes)

    def has_room(self, node: int | None) -> bool:
        """Is a place free there, and at each node above it?"""
        while node is not None:
            if self.load[node] >= self.capacities[node]:
                return False
            node = self.parents[node]
        return True

    def put(self, one: int, node: int, nodes: tuple[int, ...]) -> None:
        """Let one stand at a node, who could also stand at the others."""
        self.home[one] = node
        self.here[node][one] = nodes
        for other in nodes:
            if other != node:
                self.movers[node].setdefault(other, {})[one] = None

    def take(self, one: int) -> tuple[int, ...]:
        """Let one stand nowhere; returns where it could."""
        node = self.home[one]
        nodes = self.here[node].pop(one)
        for other in nodes:
            if other != node:
                del self.movers[node][other][one]
        return nodes

    def make_room(self, one: int, open_: Sequence[int], nodes: tuple[int, ...]) -> tuple[Move, ...] | None:
        """The shortest chain of moves that makes room at one of the nodes; where there is none, all it saw is dead."""
        came, free = self.search(open_, self.dead)
        if free is None:
            for node in came:
                self.dead[node] = 1
            return None
        self.load[free] += 1
        moves: list[Move] = []
        node = free
        while (step := came[node]) is not None:
            before, mover = step
            if mover is not None:
                moves.append((mover, before, node))
            elif self.parents[before] == node:
                self.load[before] += 1  # it now passes on to the node above
            else:
                self.load[node] -= 1  # one of those below goes, and what it took above is taken over
            node = before
        moves.reverse()
        for mover, _, to in moves:
            self.put(mover, to, self.take(mover))
        self.put(one, node, nodes)
        return tuple(moves)

    def search(
        self, starts: Iterable[int], closed: Sequence[int]
    ) -> tuple[dict[int, tuple[int, int | None] | None], int | None]:
        """What can be reached by moving others on: how each node was come to, and the first that has a free place."""
        came: dict[int, tuple[int, int | None] | None] = dict.fromkeys(starts)
        queue = deque(came)
        while queue:
            node = queue.popleft()
            further: list[tuple[int, int | None]] = []
            if self.load[node] < self.capacities[node]:
                above = self.parents[node]
                if above is None:
                    return came, node
                further.append((above, None))
            further += [(other, next(iter(those))) for other, those in self.movers[node].items() if those]
            further += [(below, None) for below in self.children[node] if self.load[below]]
            for other, mover in further:
                if other not in came and not closed[other]:
                    came[other] = (node, mover)
                    queue.append(other)
        return came, None


def _ties(
    forest: _Forest,
    group: range,
    failed: list[int],
    allowed: Sequence[tuple[int, ...]],
    decided: Collection[int],
) -> tuple[list[Tie], list[int]]:
    """Who of a group that has no place could have had one instead of which others of it, and who could not.

    Somebody without a place could stand instead of everybody who stands where others would have to move for him; the
    ties are what hangs together by that.
    """
    placed: dict[int, list[int]] = {}
    for one in group:
        if one in forest.home and one not in decided:
            placed.setdefault(forest.home[one], []).append(one)
    none = bytearray(len(forest.load))
    instead: dict[tuple[int, ...], list[int]] = {}
    part: dict[int, int] = {}

    def root(one: int) -> int:
        while part.setdefault(one, one) != one:
            part[one] = one = part[part[one]]
        return one

    def join(one: int, other: int) -> None:
        part[root(one)] = root(other)

    out = []
    for one in failed:
        nodes = allowed[one]
        if nodes not in instead:
            came, _ = forest.search(nodes, none)
            instead[nodes] = [other for node in came for other in placed.get(node, ())]
            for other in instead[nodes]:
                join(other, instead[nodes][0])
        if instead[nodes]:
            join(one, instead[nodes][0])
        else:
            out.append(one)
    parts: dict[int, list[int]] = {}
    for one in group:
        if one in part:
            parts.setdefault(root(one), []).append(one)
    ties = [Tie(tied=tuple(tied), open_places=sum(one in forest.home for one in tied)) for tied in parts.values()]
    return ties, out
