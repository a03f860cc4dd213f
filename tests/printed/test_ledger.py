"""A ledger, and copies compared with it."""

import pytest
from attrs import evolve

from zj415x import Force
from zj415x.errors import InvalidTypeError, UnknownNameError
from zj415x.printed.ledger import Ledger, Segment, Status
from zj415x.printed.transcript import Kind, transcribe

LINES = ("# 标题", "1.甲。", "2.乙。", "表头\t值", "1\t丙", "表头\t值", "1\t丁")
COPY = "\n\n".join(LINES)


def ledger(*lines: str) -> Ledger:
    passages = transcribe("\n\n".join(lines))
    return Ledger(
        segments=tuple(
            Segment(id=f"文/{place}", place="文", kind=one.kind, status=Status.NO_RULE, sha256=one.sha256)
            for place, one in enumerate(passages, start=1)
        )
    )


OURS = ledger(*LINES)


def copy(*numbers: int) -> str:
    """Build a copy of these lines, counted from 1."""
    return "\n\n".join(LINES[number - 1] for number in numbers)


def test_identical_copy_agrees() -> None:
    collation = OURS.collate(COPY)
    assert collation.agrees
    assert (collation.unknown, collation.lacking, collation.moved) == ((), (), ())
    assert OURS.collate(COPY.replace("甲", "**甲** ").replace("。", "。  ")).agrees


def test_extra_passage_is_unknown_with_its_line() -> None:
    (unknown,) = OURS.collate(COPY.replace("2.乙。", "2.乙。\n3.戊，己。")).unknown
    assert (unknown.line, unknown.kind, unknown.beginning) == (6, Kind.ITEM, "3.戊,己。")


def test_missing_passage_is_a_lacking_segment() -> None:
    collation = OURS.collate(copy(1, 2, 4, 5, 6, 7))
    assert [segment.id for segment in collation.lacking] == ["文/3"]
    assert (collation.unknown, collation.moved, collation.agrees) == ((), (), False)


def test_changed_passage_is_unknown_and_lacking() -> None:
    collation = OURS.collate(COPY.replace("甲", "戊"))
    assert [passage.beginning for passage in collation.unknown] == ["1.戊。"]
    assert [segment.id for segment in collation.lacking] == ["文/2"]


def test_reordered_passage_is_moved() -> None:
    collation = OURS.collate(copy(1, 3, 4, 5, 2, 6, 7))
    assert [(passage.text, segment.id) for passage, segment in collation.moved] == [("1.甲。", "文/2")]
    assert (collation.unknown, collation.lacking, collation.agrees) == ((), (), False)


def test_missing_duplicate_is_the_right_segment() -> None:
    assert [one.id for one in OURS.collate(copy(1, 2, 3, 5, 6, 7)).lacking] == ["文/4"]
    assert [one.id for one in OURS.collate(copy(1, 2, 3, 4, 5, 7)).lacking] == ["文/6"]
    collation = OURS.collate(copy(1, 2, 3, 4, 5, 6, 7, 6))
    assert [passage.text for passage in collation.unknown] == ["表头|值"]
    assert not collation.lacking
    assert not collation.moved


def test_empty_copy_lacks_every_segment() -> None:
    assert OURS.collate("").lacking == OURS.segments
    assert len(ledger().collate(COPY).unknown) == len(LINES)
    assert ledger().collate("").agrees


def test_any_text_can_be_collated() -> None:
    assert len(OURS.collate("表头\t值\n\n" * 20_000).lacking) == len(LINES) - 2
    assert not OURS.collate("\x00<<[[](\t" * 1000).agrees
    with pytest.raises(InvalidTypeError):
        OURS.collate(None)  # type: ignore[arg-type]


def test_segments_are_indexed_by_id_clause_reading_line_and_item() -> None:
    first = evolve(
        OURS.segments[0],
        status=Status.MODELLED,
        force=Force.REQUIRED,
        clauses=("clusters/scale",),
        readings=("A12",),
        lines=("scale.revenue",),
        items=("track/人工智能",),
    )
    ours = Ledger(segments=(first, *OURS.segments[1:]))
    assert ours["文/1"] is first
    assert ours["文 /１"] is first
    assert ours.of_clause("clusters/scale") == ours.of_reading("A12") == (first,)
    assert ours.by_line["scale.revenue"] == ours.by_item["track/人工智能"] == (first,)
    assert ours.counts == {status: {Status.MODELLED: 1, Status.NO_RULE: 6}.get(status, 0) for status in Status}
    assert repr(ours) == "<Ledger of 7 segments>"
    with pytest.raises(UnknownNameError, match="文/1"):
        ours["文/0"]
    with pytest.raises(UnknownNameError, match="clusters/scale"):
        ours.of_clause("cluster/scale")
    with pytest.raises(UnknownNameError, match="待明确事项编号"):
        ours.of_reading(12)  # type: ignore[arg-type]
