"""Replays: the same library says same, every single change is named, and old receipts are understood."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import attrs
import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

import zj415x
from zj415x import (
    CHINA,
    Difference,
    EditKind,
    InvalidTypeError,
    InvalidValueError,
    Outcome,
    Readings,
    Replay,
    Verdict,
    difference,
    yi,
)
from zj415x.display import show
from zj415x.exchange import dump, read
from zj415x.records import read_receipt, rejudge, replay
from zj415x.rules.reading import VOCABULARY
from zj415x.rules.replay import Cause, Changed
from zj415x.values.check import is_section
from zj415x.wording import LOCALES, say

from ..builders import CLUSTERS, JINGPIN, NOTICE, application, judged, product
from ..strategies import applications, blanked, products, readings, window

HERE = Path(__file__).parent
KEPT = sorted(HERE.glob("kept/*/*.json"))
OWN = zj415x.__version__.partition(".dev")[0]


def causes(found: Replay) -> list[tuple[Cause, str]]:
    return [(differing.cause, differing.id) for differing in found.causes]


def corrected(part: str) -> Any:
    """The notice with a correction in one of its parts."""
    if part == "tables":
        return evolve(NOTICE, roster_columns=("姓名",))
    if part == "clauses":
        calls: dict[str, Any] = {
            "clusters": evolve(CLUSTERS, clauses=(evolve(CLUSTERS.clauses[0], subject="别的"), *CLUSTERS.clauses[1:])),
            "jingpin": evolve(JINGPIN, clauses=(evolve(JINGPIN.clauses[0], subject="别的"), *JINGPIN.clauses[1:])),
        }
        return evolve(NOTICE, **calls)
    return evolve(NOTICE, readings=(evolve(NOTICE.readings[0], reason="别的"), *NOTICE.readings[1:]))


class TestSame:
    @given(applications() | products(), readings, st.booleans(), st.none() | window, st.data())
    def test_any_receipt_is_replayed_alike_by_the_same_library(
        self, one: Any, chosen: Any, hinges: bool, at: datetime | None, data: st.DataObject
    ) -> None:
        document = blanked(one, data.draw)
        report = judged(document if at is None else evolve(document, submitted=at), **chosen)
        kept = report.receipt(document=document, at=at, hinges=hinges)
        found = replay(bytes(kept), document)
        assert (found.before, found.now) == (kept, kept)
        assert (found.same, found.holds, found.unexplained) == (True, True, False)
        assert (found.causes, found.changed) == ((), ())


def test_a_draft_that_is_sent_later_is_replayed_as_the_draft_it_was() -> None:
    draft = application(submitted=None)
    kept = judged(draft).receipt(document=draft)
    found = replay(kept, evolve(draft, submitted=datetime(2026, 6, 10, tzinfo=CHINA)))
    assert (found.now.at, causes(found), found.changed) == (None, [(Cause.DOCUMENT, "")], ())


class TestRejudge:
    """The report that a receipt was written of."""

    @given(applications() | products(), readings, st.none() | window)
    def test_the_report_is_as_it_was(self, document: Any, chosen: Any, at: datetime | None) -> None:
        report = judged(document if at is None else evolve(document, submitted=at), **chosen)
        kept = report.receipt(document=document, at=at)
        assert rejudge(kept, document) == report
        assert rejudge(bytes(kept), dump(document)) == report

    def test_two_receipts_with_their_documents_are_compared(self) -> None:
        draft, final = (application(scale=evolve(application().scale, revenue=yi(revenue))) for revenue in (39, 43))
        receipts = [judged(document).receipt(document=document) for document in (draft, final)]
        found = difference(rejudge(receipts[0], draft), rejudge(receipts[1], final))
        assert found == difference(judged(draft), judged(final))
        assert [edit.field for edit in found.edits] == ["$.scale.revenue"]

    def test_a_receipt_of_another_notice_or_kind_is_refused(self) -> None:
        kept = judged(application()).receipt(document=application())
        with pytest.raises(InvalidValueError, match="请指定那一年的通知"):
            rejudge(evolve(kept, notice="浙制高办〔2027〕1号"), application())
        with pytest.raises(InvalidValueError, match="回执是集群申报的，材料是精品产品"):
            rejudge(kept, product())


class TestEveryChangeIsNamed:
    @given(applications() | products(), st.data())
    def test_of_the_document(self, one: Any, data: st.DataObject) -> None:
        kept = judged(one).receipt(document=one)
        other = blanked(one, data.draw)
        assume(other != one)
        found = replay(kept, other)
        assert causes(found) == [(Cause.DOCUMENT, "")]
        assert not found.holds
        before, now = judged(one), judged(evolve(other, submitted=one.submitted))
        assert (found.before.verdict, found.now.verdict) == (before.verdict, now.verdict)
        assert {change.clause for change in found.changed} == {
            finding.clause for finding in before if now[finding.clause].outcome is not finding.outcome
        }

    @given(applications() | products(), st.sampled_from(sorted(VOCABULARY)), st.data())
    def test_of_a_reading(self, one: Any, id: str, data: st.DataObject) -> None:
        kept = judged(one).receipt(document=one)
        other = data.draw(st.sampled_from([option for option in VOCABULARY[id] if option != kept.readings[id]]))
        found = replay(kept, one, readings=Readings.of({id: other}))
        assert causes(found) == [(Cause.READING, id)]
        assert (found.causes[0].before, found.causes[0].now) == (kept.readings[id], other)
        assert found.now.verdict is judged(one, **{id: other}).verdict

    @given(applications() | products(), window)
    def test_of_the_day(self, one: Any, at: datetime) -> None:
        assume(at != one.submitted)
        found = replay(judged(one).receipt(document=one), one, at=at)
        assert causes(found) == [(Cause.MOMENT, "")]
        assert found.now.at == at

    @pytest.mark.parametrize(
        ("part", "cause"), [("tables", Cause.TABLES), ("clauses", Cause.CLAUSES), ("readings", Cause.QUESTIONS)]
    )
    @pytest.mark.parametrize("subject", [application(), product()], ids=["application", "product"])
    def test_of_the_edition(self, subject: Any, part: str, cause: Cause) -> None:
        found = replay(judged(subject).receipt(document=subject), subject, notice=corrected(part))
        assert causes(found) == [(cause, "")]
        assert (found.same, found.holds) == (False, True)

    def test_of_the_library(self) -> None:
        kept = evolve(judged(product()).receipt(document=product()), library="0.1.0")
        found = replay(kept, product())
        assert causes(found) == [(Cause.LIBRARY, "")]
        assert (found.same, found.holds, found.unexplained) == (False, True, False)

    def test_a_reading_that_did_not_exist_then_is_named(self) -> None:
        kept = judged(product()).receipt(document=product()).content
        kept["readings"] = {id: option for id, option in VOCABULARY_DEFAULTS.items() if id != "A68"}
        found = replay(kept, product())
        assert [(cause.cause, cause.id, cause.before) for cause in found.causes] == [(Cause.READING, "A68", None)]

    def test_a_clause_that_did_not_exist_then_is_named(self) -> None:
        kept = judged(product()).receipt(document=product())
        found = replay(evolve(kept, library="0.1.0", outcomes=kept.outcomes[1:]), product())
        assert found.changed == (Changed(kept.outcomes[0][0], None, kept.outcomes[0][1]),)
        assert "没有这一条 → " in say(found)

    def test_an_altered_receipt_is_told_from_a_changed_document(self) -> None:
        kept = judged(application(revenue=yi(1))).receipt(document=application(revenue=yi(1)))
        assert kept.verdict is not Verdict.ELIGIBLE
        found = replay(evolve(kept, verdict=Verdict.ELIGIBLE), application(revenue=yi(1)))
        assert (found.holds, found.unexplained) == (False, True)
        assert "回执的 verdict 却与算出的不同，回执可能被改动过" in say(found)
        found = replay(evolve(kept, rests_on=("A12",), outcomes=kept.outcomes[1:]), application(revenue=yi(1)))
        assert "回执的 outcomes、rests_on 却与算出的不同" in say(found)


class TestEverySingleChange:
    """What one change makes of the outcomes, replay names by its cause, and difference explains by that change alone."""

    @given(applications() | products(), st.data())
    def test_to_a_field_of_the_document(self, subject: Any, data: st.DataObject) -> None:
        other = one_blank(subject, data.draw)
        kept = judged(subject).receipt(document=subject)
        found = replay(kept, other)
        self.explained(
            found, difference(rejudge(kept, subject), rejudge(kept, other)), Cause.DOCUMENT, EditKind.DOCUMENT
        )

    @given(applications() | products(), st.sampled_from(sorted(VOCABULARY)), st.data())
    def test_to_a_reading(self, subject: Any, id: str, data: st.DataObject) -> None:
        kept = judged(subject).receipt(document=subject)
        other = data.draw(st.sampled_from([option for option in VOCABULARY[id] if option != kept.readings[id]]))
        found = replay(kept, subject, readings=Readings.of({id: other}))
        self.explained(
            found, difference(judged(subject), judged(subject, **{id: other})), Cause.READING, EditKind.READING
        )

    @given(applications() | products(), window)
    def test_to_the_day(self, subject: Any, at: datetime) -> None:
        assume(at != subject.submitted)
        kept = judged(subject).receipt(document=subject)
        found = replay(kept, subject, at=at)
        told = difference(rejudge(kept, subject), rejudge(found.now, subject))
        self.explained(found, told, Cause.MOMENT, EditKind.DAY)

    @given(applications() | products(), st.data())
    def test_to_a_clause_of_the_edition(self, subject: Any, data: st.DataObject) -> None:
        kept = judged(subject).receipt(document=subject)
        calls: dict[str, Any] = {"clusters": CLUSTERS, "jingpin": JINGPIN}
        for name, call in calls.items():
            gone = data.draw(st.sampled_from(call.clauses))
            calls[name] = evolve(call, clauses=tuple(clause for clause in call.clauses if clause is not gone))
        notice = evolve(NOTICE, **calls)
        found = replay(kept, subject, notice=notice)
        told = difference(rejudge(kept, subject), rejudge(kept, subject, notice=notice))
        self.explained(found, told, Cause.CLAUSES, EditKind.EDITION)
        assert len(found.changed) == len(told) == 1

    def explained(self, found: Replay, told: Difference, cause: Cause, kind: EditKind) -> None:
        assert [differing.cause for differing in found.causes] == [cause]
        assert [edit.kind for edit in told.edits] == [kind]
        assert {change.clause for change in found.changed} <= {shift.clause for shift in told}
        assert all(shift.explanations == (told.edits,) for shift in told)
        assert told.explanations == (() if found.before.verdict is found.now.verdict else (told.edits,))


def one_blank(subject: Any, draw: Any) -> Any:
    """The same form with a single one of its fields not filled in."""
    held = [
        field
        for field in attrs.fields(type(subject))
        if getattr(subject, field.name) is not None
        and (is_section(field) or (field.default is None and field.name != "submitted"))
    ]
    field = draw(st.sampled_from(held))
    inner = getattr(subject, field.name)
    return evolve(subject, **{field.name: one_blank(inner, draw) if is_section(field) else None})


VOCABULARY_DEFAULTS = dict(CLUSTERS.defaults)


class TestRefused:
    def test_a_receipt_of_another_notice(self) -> None:
        kept = evolve(judged(product()).receipt(document=product()), notice="浙制高办〔2027〕1号")
        with pytest.raises(InvalidValueError) as refused:
            replay(kept, product())
        assert str(refused.value) == f"回执依据的是浙制高办〔2027〕1号，不是{NOTICE.number}，请指定那一年的通知"

    def test_a_document_of_another_kind(self) -> None:
        kept = judged(product()).receipt(document=product())
        with pytest.raises(InvalidValueError, match="回执是精品产品的，材料是集群申报"):
            replay(kept, application())

    def test_what_is_no_choice_of_readings(self) -> None:
        kept = judged(product()).receipt(document=product())
        with pytest.raises(InvalidTypeError, match="应为 Readings"):
            replay(kept, product(), readings={"A12": "this-year-forecast"})  # type: ignore[arg-type]


@pytest.mark.parametrize("path", KEPT, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_receipts_of_every_version_are_understood(path: Path) -> None:
    document = (HERE / "documents" / path.name).read_bytes()
    whole = path.read_bytes()
    assert bytes(read_receipt(whole)) == whole
    found = replay(whole, document)
    assert Cause.DOCUMENT not in [cause.cause for cause in found.causes]
    assert not found.unexplained
    assert found.same is (path.parent.name == OWN)
    assert found.now == judged(read(document, NOTICE)).receipt(document=document)


def test_every_document_has_a_receipt_of_this_version() -> None:
    names = {path.name for path in (HERE / "documents").iterdir()}
    assert {path.name for path in KEPT if path.parent.name == OWN} == names


class TestSaid:
    KEPT = judged(application()).receipt(document=application())

    @pytest.mark.parametrize("locale", LOCALES)
    def test_each_case_has_its_sentence(self, locale: str) -> None:
        kept = self.KEPT
        found = [
            replay(kept, application()),
            replay(evolve(kept, library="0.1.0"), application()),
            replay(kept, evolve(application(), advantages="别的")),
            replay(kept, evolve(application(), growth=evolve(application().growth, major_projects=None))),
            replay(kept, application(revenue=yi(1))),
            replay(evolve(kept, outcomes=()), application()),
            replay(evolve(kept, outcomes=kept.outcomes[20:], library="0.1.0"), application()),
            replay(kept, application(), at=date(2026, 7, 1), readings=Readings(A12="this-year-forecast")),
            Replay(kept, evolve(kept, at=None)),
            Replay(kept, evolve(kept, edition=evolve(kept.edition, tables=kept.edition.clauses))),
        ]
        assert len({say(one, locale) for one in found}) == len(found)
        for one in found:
            shown = str(show(one, locale))
            assert say(one, locale).split("\n")[0].split("“")[0][:20] in shown
            assert str(show(one, locale)).count("<table") == bool(one.changed)

    def test_a_replay_is_told_cause_by_cause(self) -> None:
        found = replay(self.KEPT, application(revenue=yi(1)), at=date(2026, 7, 1))
        assert say(found).split("\n") == [
            "复核不一致：结论由“符合”变为“不符合”，5 条结果不同。",
            *[f"  {say(change)}" for change in found.changed],
            "与出具回执时不同的：",
            f"  材料：{found.before.document[:15]}… → {found.now.document[:15]}…",
            "  提交时间：2026年6月20日10:00 → 2026年7月1日00:00",
        ]
        assert Changed("scale", Outcome.MET, Outcome.UNMET) in found.changed

    def test_it_is_data_too(self) -> None:
        found = replay(self.KEPT, application(), at=date(2026, 6, 20))
        data = dump(found)
        assert (data["same"], data["holds"], data["unexplained"]) == (False, True, False)
        assert data["causes"] == [
            {"cause": "提交时间", "before": "2026-06-20T10:00:00+08:00", "now": "2026-06-20T00:00:00+08:00", "id": ""}
        ]
        assert data["before"] == self.KEPT.content
        assert repr(found) == "<Replay holds>"
        assert repr(replay(self.KEPT, application())) == "<Replay same>"
        assert repr(replay(self.KEPT, application(revenue=None))) == "<Replay differs>"
        assert datetime(2026, 6, 20, tzinfo=CHINA) == found.now.at
