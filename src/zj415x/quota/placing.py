"""Placing: candidates placed in order on shared places, as many and as highly ranked as possible.

Places are nodes with a capacity; a candidate at a node takes a place there and at each node above it. Sets that can be
placed together form a matroid, so greedy placing is optimal: each candidate in turn is placed if moving earlier ones
along can make room.
"""

from collections import deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise

from attrs import field

from ..hooks import frozen

Move = tuple[int, int, int]
"""A move: which candidate, from which node, to which node."""


@frozen(kw_only=True)
class Tie:
    """Candidates of equal rank who cannot all be placed, and how many places they share."""

    tied: tuple[int, ...]
    open_places: int


@frozen(kw_only=True)
class Placing:
    """Where each placed candidate stands, one place reserved for each open place of a tie; and who is left out.

    ``steps``: for each candidate in turn, the node it was put on and the moves that made room.
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
    """Place the candidates in order, each on the first of its ``allowed`` nodes that has or can get room.

    ``starts`` are the indices where runs of equal rank begin, closed by the number of candidates. ``decided``
    candidates go first in their run; those that cannot be placed together end among the left out.
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
            members = sorted(members, key=lambda candidate: candidate not in decided)
        failed: list[int] = []
        before = len(forest.died)
        for candidate in members:
            moved = forest.add(candidate, allowed[candidate])
            if moved is None:
                failed.append(candidate)
            else:
                steps.append((candidate, forest.home[candidate], moved))
        if 0 < len(failed) < after - first:
            group_ties, out = _ties(forest, range(first, after), failed, allowed, decided, forest.died[before:])
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
    """The nodes as they fill up; ``movers[c][d]`` are the candidates at c who could stand at d, in order of arrival.

    ``dead``: nodes that no search from outside can enter and that lead to no free place. They stay dead: later
    candidates do not enter them, and those inside do not move. ``died`` lists them as they died.
    """

    capacities: Sequence[int]
    parents: Sequence[int | None]
    children: list[list[int]]
    load: list[int]
    dead: bytearray
    movers: list[dict[int, dict[int, None]]]
    here: list[dict[int, tuple[int, ...]]]
    home: dict[int, int] = field(factory=dict)
    died: list[int] = field(factory=list)

    @classmethod
    def of(cls, capacities: Sequence[int], parents: Sequence[int | None]) -> "_Forest":
        """Start with empty nodes."""
        count = len(capacities)
        children: list[list[int]] = [[] for _ in range(count)]
        for node, parent in enumerate(parents):
            if parent is not None:
                children[parent].append(node)
        empty: list[dict[int, dict[int, None]]] = [{} for _ in range(count)]
        return cls(capacities, parents, children, [0] * count, bytearray(count), empty, [{} for _ in range(count)])

    def add(self, candidate: int, nodes: tuple[int, ...]) -> tuple[Move, ...] | None:
        """Place one candidate; return the moves that made room, or None where no moves can."""
        dead = self.dead
        open_ = [node for node in nodes if not dead[node]]
        if not open_:
            return None
        for node in open_:
            if self.has_room(node):
                self.put(candidate, node, nodes)
                above: int | None = node
                while above is not None:
                    self.load[above] += 1
                    above = self.parents[above]
                return ()
        return self.make_room(candidate, open_, nodes)

    def has_room(self, node: int | None) -> bool:
        """Is a place free at the node and at each node above it?"""
        while node is not None:
            if self.load[node] >= self.capacities[node]:
                return False
            node = self.parents[node]
        return True

    def put(self, candidate: int, node: int, nodes: tuple[int, ...]) -> None:
        """Put a candidate on a node, and note the nodes it could move to."""
        self.home[candidate] = node
        self.here[node][candidate] = nodes
        for could in nodes:
            if could != node:
                self.movers[node].setdefault(could, {})[candidate] = None

    def take(self, candidate: int) -> tuple[int, ...]:
        """Take a candidate off its node; return the nodes it could stand on."""
        node = self.home[candidate]
        nodes = self.here[node].pop(candidate)
        for could in nodes:
            if could != node:
                del self.movers[node][could][candidate]
        return nodes

    def make_room(self, candidate: int, open_: Sequence[int], nodes: tuple[int, ...]) -> tuple[Move, ...] | None:
        """Make room at one of the nodes by the shortest chain of moves; without a chain, mark the nodes seen dead."""
        came, free = self.search(open_, self.dead)
        if free is None:
            for node in came:
                self.dead[node] = 1
            self.died.extend(came)
            return None
        self.load[free] += 1
        moves: list[Move] = []
        node = free
        while (step := came[node]) is not None:
            before, mover = step
            if mover is not None:
                moves.append((mover, before, node))
            elif self.parents[before] == node:
                self.load[before] += 1  # the mover now counts against the node above
            else:
                self.load[node] -= 1  # a candidate below leaves, and the mover takes over its place above
            node = before
        moves.reverse()
        for mover, _, to in moves:
            self.put(mover, to, self.take(mover))
        self.put(candidate, node, nodes)
        return tuple(moves)

    def further(self, node: int) -> list[tuple[int, int | None]]:
        """List the nodes that one step leads to, each with who moves there; None: nobody has to."""
        above = self.parents[node]
        steps: list[tuple[int, int | None]] = []
        if above is not None and self.load[node] < self.capacities[node]:
            steps.append((above, None))
        steps += [(further_node, next(iter(those))) for further_node, those in self.movers[node].items() if those]
        steps += [(below, None) for below in self.children[node] if self.load[below]]
        return steps

    def search(
        self, starts: Iterable[int], closed: Sequence[int]
    ) -> tuple[dict[int, tuple[int, int | None] | None], int | None]:
        """Search the nodes reachable by moves: how each was reached, and the first with a free place."""
        came: dict[int, tuple[int, int | None] | None] = dict.fromkeys(starts)
        queue = deque(came)
        while queue:
            node = queue.popleft()
            if self.load[node] < self.capacities[node] and self.parents[node] is None:
                return came, node
            for further_node, mover in self.further(node):
                if further_node not in came and not closed[further_node]:
                    came[further_node] = (node, mover)
                    queue.append(further_node)
        return came, None


def _ties(
    forest: _Forest,
    group: range,
    failed: list[int],
    allowed: Sequence[tuple[int, ...]],
    decided: Collection[int],
    died: Sequence[int],
) -> tuple[list[Tie], list[int]]:
    """Find the ties of a group: who lacks a place but could replace whom; the rest is left out.

    An unplaced candidate could replace everybody on the nodes that moves reach from its own; a tie is a connected set
    of such replacements. Only the nodes that died with this group matter: a search of the group saw each of them, and
    nobody of the group stands on or beyond a node that was dead before.
    """
    home = forest.home
    at = {candidate: home[candidate] for candidate in group if candidate in home and candidate not in decided}
    fresh = set(died)
    beyond = {node: [further for further, _ in forest.further(node) if further in fresh] for node in died}
    contested = _leading({node for node in at.values() if node in fresh}, beyond)
    part = {node: node for node in contested}

    def root(node: int) -> int:
        while part[node] != node:
            part[node] = node = part[part[node]]
        return node

    for node in contested:
        for further in beyond[node]:
            if further in contested:
                part[root(node)] = root(further)
    out = []
    for candidate in failed:
        nodes = [node for node in allowed[candidate] if node in contested]
        if not nodes:
            out.append(candidate)
            continue
        at[candidate] = nodes[0]
        for node in nodes[1:]:
            part[root(node)] = root(nodes[0])
    parts: dict[int, list[int]] = {}
    for candidate in group:
        if at.get(candidate) in contested:
            parts.setdefault(root(at[candidate]), []).append(candidate)
    ties = [Tie(tied=tuple(tied), open_places=sum(candidate in home for candidate in tied)) for tied in parts.values()]
    return ties, out


def _leading(nodes: set[int], beyond: Mapping[int, Sequence[int]]) -> set[int]:
    """Find the nodes from which one of ``nodes`` is reached, those themselves included."""
    before: dict[int, list[int]] = {}
    for node, further in beyond.items():
        for next_ in further:
            before.setdefault(next_, []).append(node)
    leading, stack = set(nodes), list(nodes)
    while stack:
        new = [earlier for earlier in before.get(stack.pop(), ()) if earlier not in leading]
        leading.update(new)
        stack += new
    return leading
