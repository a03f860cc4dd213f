"""Ledger: what becomes of each passage of a notice, and whether a copy has the same passages."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

import attrs
from attrs import Factory, frozen

from .. import hooks
from ..errors import UnknownNameError
from ..rules.clause import Force
from ..values.name import meant, nearest, printed
from ..words import Term
from .transcript import Kind, Passage, transcribe


class Status(Term):
    """What becomes of a passage: it is modelled, in full or in part, or left to others, or it binds nobody."""

    MODELLED = "已建模"
    PARTLY = "部分建模"
    JUDGED = "由人评判"
    DELEGATED = "另有名单或规定"
    PROCEDURE = "程序"
    NO_RULE = "不设规则"


@frozen(kw_only=True)
class Segment:
    """A passage of the notice as the edition accounts for it; its text is held as a hash only.

    ``id`` is its place with its number there (附件1 四（一）2/1). ``force`` is how binding its words are, None where
    they bind nobody to anything. ``clauses`` are those that rest on it, with their call (``clusters/scale``,
    ``city/new-star-cap``, ``jingpin/mean-sales``, ``recommenders/within-quota``); ``readings`` the doubtful places in
    it, whether they can be chosen or not; ``lines`` the fields that hold it, or that those look at who judge it
    (``scale.revenue``); ``items`` what else the edition prints of it (``track/人工智能``, ``quota/杭州市``,
    ``deadline/staff-roster``).
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


@frozen(kw_only=True)
class Collation:
    """A copy held against the ledger: what only the copy has, what it lacks, and what it has in another order.

    ``moved`` are the passages of the copy that stand elsewhere, each with its segment.
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


@hooks.listed
@hooks.owned
@frozen(kw_only=True, eq=False, repr=False)
class Ledger:
    """Every passage of a notice, in its order, with what becomes of it.

    ``by_clause``, ``by_reading``, ``by_line`` and ``by_item`` are the segments that name each of these. It
    iterates over its segments, while ``in`` and ``keys()`` speak of their ids.

    >>> from zj415x.editions.y2026 import NOTICE
    >>> NOTICE.ledger
    <Ledger of 366 segments>
    >>> [one.id for one in NOTICE.ledger.by_line["scale.chain_leaders"]]
    ['附件1 四（一）2/1', '附件1 四（二）1/4', '附1-2 二（一）4/1']
    """

    segments: tuple[Segment, ...]
    by_clause: Mapping[str, tuple[Segment, ...]] = attrs.field(
        init=False, default=Factory(_index(lambda one: one.clauses), takes_self=True)
    )
    by_reading: Mapping[str, tuple[Segment, ...]] = attrs.field(
        init=False, default=Factory(_index(lambda one: one.readings), takes_self=True)
    )
    by_line: Mapping[str, tuple[Segment, ...]] = attrs.field(
        init=False, default=Factory(_index(lambda one: one.lines), takes_self=True)
    )
    by_item: Mapping[str, tuple[Segment, ...]] = attrs.field(
        init=False, default=Factory(_index(lambda one: one.items), takes_self=True)
    )

    def __repr__(self) -> str:
        return f"<Ledger of {len(self.segments)} segments>"

    def __getitem__(self, id: str) -> Segment:
        """The segment of that id.

        Raises:
            UnknownNameError: no such segment; the nearest ids are offered.
        """
        found = printed(id, self.keys(), "段落")
        return next(one for one in self.segments if one.id == found)

    def __iter__(self) -> Iterator[Segment]:
        return iter(self.segments)

    def __len__(self) -> int:
        return len(self.segments)

    def __contains__(self, id: object) -> bool:
        return meant(id, self.keys()) is not None

    def keys(self) -> tuple[str, ...]:
        """The ids of its segments, in their order."""
        return tuple(one.id for one in self.segments)

    def of_clause(self, name: str) -> tuple[Segment, ...]:
        """The segments that a clause rests on: ``of_clause("clusters/scale")``.

        Raises:
            UnknownNameError: no segment names it; the nearest names are offered.
        """
        return _named(name, self.by_clause, "条款")

    def of_reading(self, id: str) -> tuple[Segment, ...]:
        """The segments in which a doubtful place stands.

        Raises:
            UnknownNameError: no segment names it; the nearest ids are offered.
        """
        return _named(id, self.by_reading, "待明确事项编号")

    @property
    def counts(self) -> Mapping[Status, int]:
        """How many segments have each status; a copy of its own."""
        counted = Counter(one.status for one in self.segments)
        return {status: counted[status] for status in Status}

    def collate(self, copy: str) -> Collation:
        """Hold a Markdown copy of the notice against the ledger: passages are matched by their hashes, in order.

        >>> from zj415x.editions.y2026 import NOTICE
        >>> found = NOTICE.ledger.collate("# 另一份通知")
        >>> found.agrees, found.unknown[0].text, len(found.lacking)
        (False, '另一份通知', 366)

        Raises:
            InvalidTypeError: what is no text.
        """
        passages = transcribe(copy)
        kept = _in_order([one.sha256 for one in passages], [one.sha256 for one in self.segments])
        matched = set(kept.values())
        left: defaultdict[str, list[Segment]] = defaultdict(list)
        for place, segment in enumerate(self.segments):
            if place not in matched:
                left[segment.sha256].append(segment)
        unknown: list[Passage] = []
        moved: list[tuple[Passage, Segment]] = []
        for place, passage in enumerate(passages):
            if place in kept:
                continue
            if left[passage.sha256]:
                moved.append((passage, left[passage.sha256].pop(0)))
            else:
                unknown.append(passage)
        lacking = tuple(one for one in self.segments if one in left[one.sha256])
        return Collation(unknown=tuple(unknown), lacking=lacking, moved=tuple(moved))


def _named(name: str, known: Mapping[str, tuple[Segment, ...]], what: str) -> tuple[Segment, ...]:
    found = known.get(name)
    if found is None:
        raise UnknownNameError(what, name, nearest(name, known))
    return found


def _in_order(copy: list[str], own: list[str]) -> dict[int, int]:
    """The longest run of places that match in order: places of the copy with places of its own.

    Hunt and Szymanski's: an increasing run among all matching pairs, so that it does not take the square of a copy.
    """
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place in range(len(own) - 1, -1, -1):
        places[own[place]].append(place)  # the last first, so that a place of the copy is matched once
    ends: list[int] = []
    runs: list[_Run] = []
    for here, one in enumerate(copy):
        for there in places.get(one, ()):
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
    """The ledger of a table: each row is a segment, numbered within its place."""
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
