"""Ledger: the treatment of each passage of a notice, and the comparison with a copy."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

import attrs
from attrs import Factory

from .. import hooks
from ..errors import UnknownNameError
from ..rules.clause import Force
from ..values.name import meant, nearest, printed
from ..words import Term
from .transcript import Kind, Passage, transcribe


class Status(Term):
    """The treatment of a passage: modelled in full or in part, left to people or other rules, or without a rule."""

    MODELLED = "已建模"
    PARTLY = "部分建模"
    JUDGED = "由人评判"
    DELEGATED = "另有名单或规定"
    PROCEDURE = "程序"
    NO_RULE = "不设规则"


@hooks.frozen(kw_only=True)
class Segment:
    """A passage of the notice and its treatment; the ledger stores only the hash of its text.

    ``id`` is its place and its number there (附件1 四（一）2/1). ``force`` is how binding its words are, None where
    they bind nobody. ``clauses`` are the clauses that rest on it, with their call (``clusters/scale``,
    ``city/new-star-cap``, ``jingpin/mean-sales``, ``recommenders/within-quota``); ``readings`` its open questions,
    selectable or not; ``lines`` the fields that state it, or that its reviewers consult (``scale.revenue``); ``items``
    the edition's other data from it (``track/人工智能``, ``quota/杭州市``, ``deadline/staff-roster``).
    """

    id: str
    place: str
    kind: Kind
    status: Status
    force: Force | None = None
    clauses: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    sha256: str


@hooks.frozen(kw_only=True)
class Collation:
    """The differences between a copy and the ledger.

    ``unknown`` are the passages that only the copy has, ``lacking`` the segments that it lacks, ``moved`` the passages
    in another order, each with its segment.
    """

    unknown: tuple[Passage, ...]
    lacking: tuple[Segment, ...]
    moved: tuple[tuple[Passage, Segment], ...]

    @property
    def agrees(self) -> bool:
        """Does the copy have every segment, in order, and nothing else?"""
        return not (self.unknown or self.lacking or self.moved)


def _index(names: Callable[[Segment], tuple[str, ...]]) -> Callable[["Ledger"], Mapping[str, tuple[Segment, ...]]]:
    def index(ledger: "Ledger") -> Mapping[str, tuple[Segment, ...]]:
        found: defaultdict[str, list[Segment]] = defaultdict(list)
        for segment in ledger.segments:
            for name in names(segment):
                found[name].append(segment)
        return MappingProxyType({name: tuple(segments) for name, segments in found.items()})

    return index


@hooks.keyed
@hooks.listed
@hooks.owned
@hooks.frozen(kw_only=True, eq=False, repr=False)
class Ledger:
    """Every passage of a notice, in order, with its treatment.

    ``by_clause``, ``by_reading``, ``by_line`` and ``by_item`` map each name to the segments that mention it. A ledger
    iterates over its segments, while ``in`` and ``keys()`` go by their ids.

    >>> from zj415x.editions.y2026 import NOTICE
    >>> NOTICE.ledger
    <Ledger of 366 segments>
    >>> [segment.id for segment in NOTICE.ledger.by_line["scale.chain_leaders"]]
    ['附件1 四（一）2/1', '附件1 四（二）1/4', '附1-2 二（一）4/1']
    """

    segments: tuple[Segment, ...]
    by_clause: Mapping[str, tuple[Segment, ...]] = attrs.field(
        init=False, default=Factory(_index(lambda segment: segment.clauses), takes_self=True)
    )
    by_reading: Mapping[str, tuple[Segment, ...]] = attrs.field(
        init=False, default=Factory(_index(lambda segment: segment.readings), takes_self=True)
    )
    by_line: Mapping[str, tuple[Segment, ...]] = attrs.field(
        init=False, default=Factory(_index(lambda segment: segment.lines), takes_self=True)
    )
    by_item: Mapping[str, tuple[Segment, ...]] = attrs.field(
        init=False, default=Factory(_index(lambda segment: segment.items), takes_self=True)
    )

    def __repr__(self) -> str:
        return f"<Ledger of {len(self.segments)} segments>"

    def __getitem__(self, id: str) -> Segment:
        """Look up a segment by its id.

        Raises:
            UnknownNameError: no segment has that id; the message offers the nearest ids.
        """
        found = printed(id, self.keys(), "段落")
        return next(segment for segment in self.segments if segment.id == found)

    def __iter__(self) -> Iterator[Segment]:
        return iter(self.segments)

    def __len__(self) -> int:
        return len(self.segments)

    def __contains__(self, id: object) -> bool:
        return meant(id, self.keys()) is not None

    def keys(self) -> tuple[str, ...]:
        """List the ids of the segments, in order."""
        return tuple(segment.id for segment in self.segments)

    def of_clause(self, name: str) -> tuple[Segment, ...]:
        """List the segments that a clause rests on: ``of_clause("clusters/scale")``.

        Raises:
            UnknownNameError: no segment names the clause; the message offers the nearest names.
        """
        return _named(name, self.by_clause, "条款")

    def of_reading(self, id: str) -> tuple[Segment, ...]:
        """List the segments that contain an open question, by its id: ``of_reading("A24")``.

        Raises:
            UnknownNameError: no segment contains a phrase with that id; the message offers the nearest ids.
        """
        return _named(id, self.by_reading, "待明确事项编号")

    @property
    def counts(self) -> Mapping[Status, int]:
        """The number of segments of each status, as a fresh mapping."""
        counted = Counter(segment.status for segment in self.segments)
        return {status: counted[status] for status in Status}

    def collate(self, copy: str) -> Collation:
        """Compare a Markdown copy of the notice with the ledger, matching passages by their hashes, in order.

        >>> from zj415x.editions.y2026 import NOTICE
        >>> found = NOTICE.ledger.collate("# 另一份通知")
        >>> found.agrees, found.unknown[0].text, len(found.lacking)
        (False, '另一份通知', 366)

        Raises:
            InvalidTypeError: ``copy`` is of another type than str.
        """
        passages = transcribe(copy)
        kept = _in_order([passage.sha256 for passage in passages], [segment.sha256 for segment in self.segments])
        matched = set(kept.values())
        left: defaultdict[str, list[Segment]] = defaultdict(list)
        for index, segment in enumerate(self.segments):
            if index not in matched:
                left[segment.sha256].append(segment)
        unknown: list[Passage] = []
        moved: list[tuple[Passage, Segment]] = []
        for index, passage in enumerate(passages):
            if index in kept:
                continue
            if left[passage.sha256]:
                moved.append((passage, left[passage.sha256].pop(0)))
            else:
                unknown.append(passage)
        lacking = tuple(segment for segment in self.segments if segment in left[segment.sha256])
        return Collation(unknown=tuple(unknown), lacking=lacking, moved=tuple(moved))


def _named(name: str, known: Mapping[str, tuple[Segment, ...]], what: str) -> tuple[Segment, ...]:
    found = known.get(name)
    if found is None:
        raise UnknownNameError(what, name, nearest(name, known))
    return found


def _in_order(copy: list[str], own: list[str]) -> dict[int, int]:
    """Find the longest common subsequence, as indexes of the copy mapped to indexes of the ledger.

    Hunt and Szymanski's algorithm: an increasing run among the matching pairs, so usually far from quadratic.
    """
    indexes: defaultdict[str, list[int]] = defaultdict(list)
    for index in range(len(own) - 1, -1, -1):
        indexes[own[index]].append(index)  # last first, so that each passage of the copy matches once
    ends: list[int] = []
    runs: list[_Run] = []
    for here, sha256 in enumerate(copy):
        for there in indexes.get(sha256, ()):
            length = bisect_left(ends, there)
            run = (here, there, runs[length - 1] if length else None)
            ends[length : length + 1] = [there]
            runs[length : length + 1] = [run]
    kept = {}
    last = runs[-1] if runs else None
    while last is not None:
        here, there, last = last
        kept[here] = there
    return kept


_Run = tuple[int, int, "_Run | None"]


Row = tuple[str, Kind, Status, Force | None, str, str, str, str, str]
"""A row of an edition's table: a segment's fields in their order, without its number; names stand apart by a space."""


def ledger_of(rows: Iterable[Row]) -> Ledger:
    """Build the ledger of a table: each row becomes a segment with a number within its place."""
    numbers: Counter[str] = Counter()
    segments = []
    for place, kind, status, force, clauses, readings, lines, items, sha256 in rows:
        numbers[place] += 1
        segments.append(
            Segment(
                id=f"{place}/{numbers[place]}",
                place=place,
                kind=kind,
                status=status,
                force=force,
                clauses=tuple(clauses.split()),
                readings=tuple(readings.split()),
                lines=tuple(lines.split()),
                items=tuple(items.split()),
                sha256=sha256,
            )
        )
    return Ledger(segments=tuple(segments))
