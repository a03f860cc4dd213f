"""Placing: candidates in order on shared places."""

import random
from collections.abc import Iterator, Sequence
from itertools import groupby, permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zj415x.quota.placing import Placing, Tie, place

from ..draws import Draw

Nodes = tuple[int, ...]


def placed(
    capacities: Sequence[int],
    allowed: Sequence[Nodes],
    parents: Sequence[int | None] | None = None,
    ranks: Sequence[int] | None = None,
    decided: Sequence[int] = (),
) -> Placing:
    ranks = range(len(allowed)) if ranks is None else ranks
    runs = [len(list(run)) for _, run in groupby(ranks)]
    starts = [sum(runs[:at]) for at in range(len(runs) + 1)]
    return place(capacities, parents or [None] * len(capacities), allowed, starts, decided)


def test_each_takes_its_preferred_node_while_free() -> None:
    made = placed([1, 2], [(0, 1), (0, 1), (1,), (0, 1)])
    assert made.nodes == {0: 0, 1: 1, 2: 1}
    assert made.left_out == (3,)
    assert made.steps == ((0, 0, ()), (1, 1, ()), (2, 1, ()))
    assert made.load == (1, 2)


def test_earlier_candidates_move_to_make_room() -> None:
    made = placed([1, 1, 1], [(0, 1), (1, 2), (0,)])
    assert made.nodes == {2: 0, 0: 1, 1: 2}
    assert made.steps[-1] == (2, 0, ((0, 0, 1), (1, 1, 2)))


def test_no_candidate_loses_its_place_to_a_later_one() -> None:
    made = placed([1, 1], [(0,), (1,), (0, 1), (0,), (1, 0)])
    assert made.nodes == {0: 0, 1: 1}
    assert made.left_out == (2, 3, 4)


def test_shared_places_count_at_both_nodes() -> None:
    made = placed([2, 9, 9], [(1,), (2,), (2,), (1,)], [None, 0, 0])
    assert made.nodes == {0: 1, 1: 2}
    assert made.load == (2, 1, 1)


def test_makes_room_below_a_shared_node() -> None:
    # 0 holds two, of which 1 and 2 have theirs; one of those in 2 can stand elsewhere
    made = placed([2, 2, 2, 1], [(1,), (2, 3), (1,), (1,)], [None, 0, 0, None])
    assert made.nodes == {0: 1, 2: 1, 1: 3}
    assert made.left_out == (3,)
    assert made.load == (2, 2, 0, 1)


def test_moves_a_candidate_off_the_shared_node() -> None:
    made = placed([1, 1, 1], [(0, 2), (1,)], [None, 0, None])
    assert made.nodes == {1: 1, 0: 2}
    assert made.load == (1, 1, 1)


def test_nobody_moves_while_room_is_below_a_shared_node() -> None:
    made = placed([1, 1, 1, 1], [(0, 2), (0, 1)], [None, 3, None, None])
    assert made.nodes == {0: 0, 1: 1}
    assert made.steps[-1] == (1, 1, ())


class TestTies:
    def test_ties_join_candidates_that_could_replace_each_other(self) -> None:
        made = placed([1, 1], [(0,), (0,), (1,), (1,), (1,)], ranks=[0] * 5)
        assert made.ties == (Tie(tied=(0, 1), open_places=1), Tie(tied=(2, 3, 4), open_places=1))
        assert made.left_out == ()

    def test_a_candidate_on_two_nodes_joins_their_ties(self) -> None:
        made = placed([1, 1], [(0,), (0, 1), (1,)], ranks=[0] * 3)
        assert made.ties == (Tie(tied=(0, 1, 2), open_places=2),)

    def test_a_candidate_without_a_place_joins_the_ties_of_its_nodes(self) -> None:
        made = placed([1, 1], [(0,), (1,), (0, 1)], ranks=[0] * 3)
        assert made.ties == (Tie(tied=(0, 1, 2), open_places=2),)

    def test_ties_reach_through_those_of_a_higher_rank(self) -> None:
        # whoever waits for 0 gets a place if the first moves to 1, or the first two move to 1 and 2
        made = placed([1, 1], [(0, 1), (1,), (0,)], ranks=[0, 1, 1])
        assert made.ties == (Tie(tied=(1, 2), open_places=1),)
        made = placed([1, 1, 1], [(0, 1), (1, 2), (2,), (0,)], ranks=[0, 1, 2, 2])
        assert made.ties == (Tie(tied=(2, 3), open_places=1),)

    def test_ties_leave_other_ranks_alone(self) -> None:
        made = placed([2, 1], [(0,), (0,), (0,), (0,), (1,)], ranks=[0, 1, 1, 2, 3])
        assert made.ties == (Tie(tied=(1, 2), open_places=1),)
        assert (made.nodes[0], made.nodes[4], made.left_out) == (0, 1, (3,))

    def test_leaves_out_a_candidate_without_a_place_to_share(self) -> None:
        made = placed([1, 1], [(0,), (0,), (1,)], ranks=[0, 1, 1])
        assert (made.ties, made.left_out) == ((), (1,))

    def test_a_decision_settles_a_tie(self) -> None:
        allowed: list[Nodes] = [(0,), (0, 1), (1,), (1,)]
        made = placed([1, 1], allowed, ranks=[0] * 4, decided=[3])
        assert made.ties == (Tie(tied=(0, 1), open_places=1),)
        assert made.left_out == (2,)
        both = placed([1, 1], allowed, ranks=[0] * 4, decided=[0, 3])
        assert (both.ties, both.left_out, set(both.nodes)) == ((), (1, 2), {0, 3})


def feasible(nodes: Sequence[Nodes], capacities: Sequence[int], parents: Sequence[int | None]) -> bool:
    """Tell whether all candidates of a set can be placed, by trying every way."""
    room = list(capacities)

    def fits(at: int) -> bool:
        if at == len(nodes):
            return True
        for node in nodes[at]:
            chain = []
            above: int | None = node
            while above is not None:
                chain.append(above)
                above = parents[above]
            if all(room[one] for one in chain):
                for one in chain:
                    room[one] -= 1
                found = fits(at + 1)
                for one in chain:
                    room[one] += 1
                if found:
                    return True
        return False

    return fits(0)


def best(allowed: Sequence[Nodes], capacities: Sequence[int], parents: Sequence[int | None]) -> set[int]:
    """Find the first set in rank order that can be placed; no other set is larger."""
    sets = [
        [one for one, chosen in enumerate(bits) if chosen] for bits in product((1, 0), repeat=len(allowed))
    ]  # in the order of rank
    possible = [one for one in sets if feasible([allowed[each] for each in one], capacities, parents)]
    assert len(possible[0]) == max(map(len, possible))
    return set(possible[0])


MASKS = [tuple(node for node in range(4) if bits >> node & 1) for bits in range(16)]


def instances(length: int, first: Nodes | None = None) -> Iterator[tuple[list[Nodes], int]]:
    """Yield all lists of ``length`` over four channels, up to renaming channels, with the best sets as bits.

    ``first``: only the lists that begin with it.

    The placeable sets grow with the list: the sets of the shorter list, each also with the new candidate if that fits.
    What a set can take depends only on the channels of its members, so of equivalent sets the first in rank is kept.
    """
    grown: dict[tuple[tuple[Nodes, ...], Nodes], tuple[Nodes, ...] | None] = {}

    def with_one_more(held: tuple[Nodes, ...], one: Nodes) -> tuple[Nodes, ...] | None:
        if (held, one) not in grown:
            more = tuple(sorted((*held, one)))
            grown[held, one] = more if feasible(more, [1] * 4, [None] * 4) else None
        return grown[held, one]

    def grow(made: list[Nodes], used: int, sets: dict[tuple[Nodes, ...], int]) -> Iterator[tuple[list[Nodes], int]]:
        if len(made) == length:
            yield made, max(sets.values())
            return
        bit = 1 << (length - len(made) - 1)
        for mask in MASKS if made or first is None else (first,):
            new = [node for node in mask if node >= used]
            if new != list(range(used, used + len(new))):
                continue
            after = dict(sets)
            for held, bits in sets.items():
                more = with_one_more(held, mask)
                if more is not None:
                    after[more] = max(after.get(more, 0), bits | bit)
            yield from grow([*made, mask], used + len(new), after)

    yield from grow([], 0, {(): 0})


def held_against_every_instance(length: int, first: Nodes | None = None) -> int:
    count = 0
    for allowed, bits in instances(length, first):
        made = place([1] * 4, [None] * 4, allowed, range(length + 1))
        assert sum(1 << (length - candidate - 1) for candidate in made.nodes) == bits, allowed
        count += 1
    return count


@pytest.mark.parametrize("length", [1, 2, 3, 4])
def test_matches_brute_force_on_small_instances(length: int) -> None:
    assert held_against_every_instance(length) > 4**length


@pytest.mark.slow
def test_matches_brute_force_on_five_over_four() -> None:
    assert held_against_every_instance(5) > 4**5


def test_matches_brute_force_on_drawn_six_over_four(draw: Draw) -> None:
    for _ in range(draw.count(sample=500, slow=10_000, whole=10_000)):
        allowed = draw.random.choices(MASKS, k=6)
        assert set(placed([1] * 4, allowed).nodes) == best(allowed, [1] * 4, [None] * 4), allowed


@pytest.mark.whole
@pytest.mark.parametrize("first", [(), (0,), (0, 1), (0, 1, 2), (0, 1, 2, 3)])  # what a channel is called is open
def test_matches_brute_force_on_six_over_four(first: Nodes) -> None:
    assert held_against_every_instance(6, first) > 4**5


def test_matches_brute_force_with_capacities_up_to_two(draw: Draw) -> None:
    for length in (1, 2, 3):
        cases = list(product(product(range(3), repeat=3), product(MASKS[:8], repeat=length)))
        for capacities, masks in draw.of(cases, sample=1000):
            made = placed(capacities, masks)
            assert set(made.nodes) == best(masks, capacities, [None] * 3), (capacities, masks)


@st.composite
def forests(draw: st.DrawFn) -> tuple[list[int], list[int | None], list[Nodes]]:
    count = draw(st.integers(1, 6))
    parents: list[int | None] = [
        None if node == 0 else draw(st.one_of(st.none(), st.integers(0, node - 1))) for node in range(count)
    ]
    capacities = draw(st.lists(st.integers(0, 3), min_size=count, max_size=count))
    nodes = st.lists(st.integers(0, count - 1), unique=True, max_size=4).map(tuple)
    return capacities, parents, draw(st.lists(nodes, max_size=7))


class TestForests:
    @given(forests())
    def test_matches_brute_force(self, forest: tuple[list[int], list[int | None], list[Nodes]]) -> None:
        capacities, parents, allowed = forest
        made = placed(capacities, allowed, parents)
        assert set(made.nodes) == best(allowed, capacities, parents)
        assert sorted([*made.nodes, *made.left_out]) == list(range(len(allowed)))

    @given(forests())
    def test_no_node_exceeds_its_capacity(self, forest: tuple[list[int], list[int | None], list[Nodes]]) -> None:
        capacities, parents, allowed = forest
        made = placed(capacities, allowed, parents)
        load = [0] * len(capacities)
        for one, node in made.nodes.items():
            assert node in allowed[one]
            above: int | None = node
            while above is not None:
                load[above] += 1
                above = parents[above]
        assert tuple(load) == made.load
        assert all(had <= most for had, most in zip(load, capacities, strict=True))

    @given(forests(), st.randoms())
    def test_ties_are_the_candidates_whose_fate_depends_on_order(
        self, forest: tuple[list[int], list[int | None], list[Nodes]], chosen: random.Random
    ) -> None:
        capacities, parents, allowed = forest
        allowed = allowed[:6]
        ranks = sorted(chosen.randint(0, 2) for _ in allowed)
        made = placed(capacities, allowed, parents, ranks)
        outcomes: set[frozenset[int]] = set()
        for order in permutations(range(len(allowed))):
            if [ranks[candidate] for candidate in order] == ranks:
                strict = placed(capacities, [allowed[candidate] for candidate in order], parents)
                outcomes.add(frozenset(order[candidate] for candidate in strict.nodes))
        tied = {candidate for tie in made.ties for candidate in tie.tied}
        some, all_ = frozenset.union(*outcomes), frozenset.intersection(*outcomes)
        assert set(made.nodes) - tied == all_
        assert set(made.left_out) == set(range(len(allowed))) - some
        assert sum(tie.open_places for tie in made.ties) == len(next(iter(outcomes)) & tied)
        for tie in made.ties:
            assert 0 < tie.open_places < len(tie.tied)
            assert len({ranks[candidate] for candidate in tie.tied}) == 1
            assert {len(each.intersection(tie.tied)) for each in outcomes} == {tie.open_places}
        for each in outcomes:
            decided = placed(capacities, allowed, parents, ranks, sorted(each & tied))
            assert set(decided.nodes) == set(each)
            assert decided.ties == ()


def test_places_many_of_equal_rank_fast() -> None:
    allowed: list[Nodes] = [(number % 7, 7 + number % 5) for number in range(20_000)]
    made = placed([30] * 12, allowed, ranks=[0] * 20_000)
    assert (len(made.nodes), len(made.left_out)) == (360, 0)
    assert [tie.open_places for tie in made.ties] == [360]


def test_places_many_ties_over_many_nodes_fast() -> None:
    """Each tie searches its own nodes: 1000 ranks of two ties each, on nodes with a single place."""
    allowed: list[Nodes] = [(number // 10,) for number in range(20_000)]
    made = placed([1] * 2000, allowed, ranks=[number // 20 for number in range(20_000)])
    assert [tie.open_places for tie in made.ties] == [1] * 2000
    assert made.ties[-1].tied == tuple(range(19_990, 20_000))
