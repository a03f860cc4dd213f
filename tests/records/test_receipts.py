"""Receipts: what enters one, what never does, and which are refused."""

import json
from contextlib import suppress
from datetime import date, datetime
from hashlib import sha256
from typing import Any

import attrs
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import zj415x
from zj415x import (
    CHINA,
    ClusterApplication,
    InvalidDocumentError,
    InvalidTypeError,
    InvalidValueError,
    Readings,
    Receipt,
    Report,
    Tier,
    Topic,
    Track,
    Verdict,
    Zj415xError,
)
from zj415x.cluster.form import Person
from zj415x.exchange import dump, read_application
from zj415x.records import read_receipt
from zj415x.records.fingerprint import edition_digests, filled_in
from zj415x.rules.receipt import Filing
from zj415x.values.canonical import canonical_json
from zj415x.values.check import is_section
from zj415x.wording import say

from ..builders import CLUSTERS, EXAMPLES, JINGPIN, NOTICE, application, judged, product
from ..strategies import TRACKS, applications, blanked, products, readings

DOCUMENT = (EXAMPLES / "application.json").read_bytes()
HEAD = Person(name="张三丰", position="主任", mobile="13800000000")


def receipt(subject: Any = None, **how: Any) -> Receipt:
    subject = application() if subject is None else subject
    return judged(subject).receipt(document=subject, **how)


JSON: Any = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


def content(**changes: Any) -> dict[str, Any]:
    """The data of a receipt with some of its keys changed."""
    return receipt().content | changes


def stripped(value: Any) -> Any:
    """A dumped object without its blanks and empty sections, and of persons only which fields are filled in."""
    fields = {field.name: field for field in attrs.fields(type(value))}
    made = {}
    for name, dumped in dump(value).items():
        inner, held = getattr(value, name), dumped
        if isinstance(inner, Person):
            held = {key: True for key, text in dumped.items() if text is not None}
        elif name != "track" and attrs.has(type(inner)) and isinstance(dumped, dict):
            held = stripped(inner)
        elif isinstance(inner, tuple) and inner and isinstance(dumped[0], dict):
            held = [stripped(item) for item in inner]
        if held is not None and not (is_section(fields[name]) and held == {}):
            made[name] = held
    return made


class TestDocument:
    @given(applications(), st.data())
    def test_an_application_is_digested_as_it_is_dumped_without_blanks(self, one: Any, data: st.DataObject) -> None:
        for subject in (one, blanked(one, data.draw)):
            assert filled_in(subject) == canonical_json(stripped(subject))

    @given(products(), st.data())
    def test_so_is_a_product(self, one: Any, data: st.DataObject) -> None:
        for subject in (one, blanked(one, data.draw)):
            assert filled_in(subject) == canonical_json(stripped(subject))

    def test_a_document_means_the_same_however_it_is_written(self) -> None:
        document = json.loads(DOCUMENT)
        again = {key: document[key] for key in reversed(document)} | {"$comment": "另一种写法"}
        again["scale"] = again["scale"] | {"revenue": "3499000.0万元"}
        first = read_application(document | {"scale": document["scale"] | {"revenue": "349.9亿元"}}, NOTICE)
        assert receipt(first).document == receipt(read_application(json.dumps(again), NOTICE)).document

    @pytest.mark.parametrize("track", TRACKS, ids=str)
    def test_a_track_is_digested_whether_the_notice_names_it_or_not(self, track: Track) -> None:
        subject = evolve(application(), track=track)
        assert filled_in(subject) == canonical_json(stripped(subject))

    def test_persons_never_enter_it_nor_its_digest(self) -> None:
        named, other = evolve(application(), head=HEAD), evolve(application(), head=evolve(HEAD, name="李四光"))
        assert receipt(named) == receipt(other)
        assert receipt(named) != receipt(evolve(application(), head=evolve(HEAD, name=None)))
        for text in (
            filled_in(named).decode(),
            bytes(receipt(named)).decode(),
            say(receipt(named)),
            repr(receipt(named)),
        ):
            assert not any(private in text for private in ("张三丰", "主任", "1380000"))

    def test_a_blank_enters_no_digest(self) -> None:
        blank = ClusterApplication(applicant=application().applicant, tier=Tier.CORE_ZONE, track=application().track)
        assert json.loads(filled_in(blank)).keys() == {"applicant", "tier", "track"}

    @pytest.mark.parametrize("document", [DOCUMENT, DOCUMENT.decode(), json.loads(DOCUMENT)])
    def test_it_may_be_given_as_json(self, document: Any) -> None:
        ours = read_application(DOCUMENT, NOTICE)
        assert judged(ours).receipt(document=document) == receipt(ours)


class TestContent:
    def test_it_says_what_a_verdict_was_computed_from(self) -> None:
        made = judged(application(), A12="this-year-forecast").receipt(document=application())
        assert (made.notice, made.library, made.kind) == (NOTICE.number, zj415x.__version__, Filing.APPLICATION)
        assert made.edition == edition_digests(NOTICE)
        assert len({made.edition.tables, made.edition.clauses, made.edition.readings}) == 3
        assert made.readings == Readings(A12="this-year-forecast").over(CLUSTERS.defaults)
        assert made.at == application().submitted
        assert made.verdict is Verdict.ELIGIBLE

    def test_it_says_what_came_of_it(self) -> None:
        report = judged(application(revenue=None))
        made = report.receipt(document=application(revenue=None))
        assert made.verdict is report.verdict
        assert dict(made.outcomes) == {finding.clause: finding.outcome for finding in report}
        assert [name for name, _ in made.outcomes] == sorted(report.keys())

    @given(applications() | products(), readings, st.data())
    def test_its_bytes_are_canonical_and_read_back(self, one: Any, chosen: Any, data: st.DataObject) -> None:
        subject = blanked(one, data.draw)
        made = judged(subject, **chosen).receipt(document=subject)
        assert bytes(made) == canonical_json(made.content) == canonical_json(dump(made))
        assert read_receipt(bytes(made)) == read_receipt(made.content) == made
        assert made.verdict is judged(subject, **chosen).verdict

    def test_it_rests_on_what_the_deciding_clauses_consult(self) -> None:
        short = application(revenue=zj415x.yi(1))
        report = judged(short)
        deciding = [finding for finding in report if Verdict.of([finding]) is report.verdict]
        assert receipt(short).rests_on == tuple(sorted({id for finding in deciding for id in finding.readings}))
        assert "A12" in receipt(short).rests_on

    def test_an_eligible_one_rests_on_all_that_could_decide(self) -> None:
        decide = (zj415x.Force.REQUIRED, zj415x.Force.IN_PRINCIPLE)
        asked = {id for clause in JINGPIN.clauses if clause.force in decide for id in clause.readings}
        assert receipt(product()).rests_on == tuple(sorted(asked))

    def test_what_it_hinges_on_exactly_is_written_where_it_is_asked(self) -> None:
        assert receipt().hinges_on is None
        assert receipt(hinges=True).hinges_on == judged(application()).sensitivity().hinges_on

    def test_an_edition_is_digested_part_by_part(self) -> None:
        whole = edition_digests(NOTICE)
        clause = evolve(CLUSTERS.clauses[0], subject="别的事项")
        clauses = evolve(NOTICE, clusters=evolve(CLUSTERS, clauses=(clause, *CLUSTERS.clauses[1:])))
        tables = evolve(NOTICE, roster_columns=("姓名",))
        reading = evolve(NOTICE.readings[0], question="别的问题？")
        asked = evolve(NOTICE, readings=(reading, *NOTICE.readings[1:]))
        assert edition_digests(clauses) == evolve(whole, clauses=edition_digests(clauses).clauses) != whole
        assert edition_digests(tables) == evolve(whole, tables=edition_digests(tables).tables) != whole
        assert edition_digests(asked) == evolve(whole, readings=edition_digests(asked).readings) != whole


class TestMoment:
    def test_a_day_is_its_beginning_in_beijing(self) -> None:
        moment = datetime(2026, 6, 20, tzinfo=CHINA)
        ours = application()
        report = judged(evolve(ours, submitted=moment))
        made = report.receipt(document=ours, at=date(2026, 6, 20))
        assert made == report.receipt(document=ours, at=moment)
        assert made.at == moment
        assert made.document == receipt(ours).document

    def test_its_own_time_may_be_named(self) -> None:
        assert receipt(at=application().submitted) == receipt()

    def test_without_any_time_it_says_so(self) -> None:
        assert receipt(evolve(application(), submitted=None)).at is None

    @pytest.mark.parametrize(
        ("at", "says"),
        [
            (datetime(2026, 6, 20, tzinfo=CHINA).replace(tzinfo=None), "没有时区"),
            ("2026-06-20", "应为带时区的时刻"),
            (datetime(1999, 1, 1, tzinfo=CHINA), "低于可能的最小值"),
        ],
    )
    def test_what_is_no_moment_is_refused(self, at: Any, says: str) -> None:
        with pytest.raises(InvalidValueError, match=says):
            receipt(at=at)


class TestRefused:
    @pytest.mark.parametrize(
        ("document", "at"),
        [
            (application(revenue=None), None),
            (product(), None),
            (application(), date(2026, 6, 20)),
            (application(revenue=None), date(2026, 6, 20)),
        ],
    )
    def test_a_document_that_was_not_the_one_judged(self, document: Any, at: Any) -> None:
        with pytest.raises(InvalidValueError, match="回执要按核对过的那一份材料出具，提交时间也要相同；这一份不是"):
            judged(application()).receipt(document=document, at=at)

    def test_a_report_that_nobody_judged(self) -> None:
        by_hand = Report(findings=(), readings=Readings())
        with pytest.raises(InvalidValueError, match="这份结论不是 validate 得出的，无从出具回执"):
            by_hand.receipt(document=application())

    def test_a_part_of_a_report_or_a_report_by_another_notice(self) -> None:
        number = NOTICE.number
        with pytest.raises(
            InvalidValueError, match=f"回执要有{number}的全部条款；这份结论只有一部分，或按的是别的通知"
        ):
            judged(application()).of(Topic.FORM).receipt(document=application())
        clause = evolve(CLUSTERS.clauses[0], subject="别的事项")
        other = evolve(NOTICE, clusters=evolve(CLUSTERS, clauses=(clause, *CLUSTERS.clauses[1:])))
        with pytest.raises(InvalidValueError, match="全部条款"):
            judged(application()).receipt(document=application(), notice=other)

    @pytest.mark.parametrize("document", [None, 5, [DOCUMENT], CLUSTERS.validate_city("衢州市", [])])
    def test_what_is_no_document(self, document: Any) -> None:
        with pytest.raises(InvalidTypeError, match="应为集群申报或精品产品，或它的 JSON，不能是"):
            judged(application()).receipt(document=document)

    def test_the_receipt_of_a_city(self) -> None:
        with pytest.raises(InvalidValueError, match="核对过的那一份材料"):
            CLUSTERS.validate_city("衢州市", []).receipt(document=application())


class TestReading:
    @pytest.mark.parametrize(
        "data",
        ["{}", "[]", '{"library": 5}', '{"library": "x"}', '{"library": "' + "1" * 41 + '"}', "{", b"\xff", DOCUMENT],
    )
    def test_what_is_no_receipt_is_refused(self, data: Any) -> None:
        with pytest.raises(InvalidDocumentError) as refused:
            read_receipt(data)
        assert [path for path, _ in refused.value.problems] == ["$"]

    @pytest.mark.parametrize("library", ["0.3.0", "1.0", "0.2.1.dev0", "9.9.9+local", "0.10.0"])
    def test_a_version_from_the_future_is_named(self, library: str) -> None:
        own = zj415x.__version__
        with pytest.raises(InvalidValueError) as refused:
            read_receipt({"library": library, "unheard": "of"})
        assert str(refused.value) == f"回执由 {library} 版写成，比本版（{own}）新，请用该版或更新的版本复核"

    @pytest.mark.parametrize("library", ["0.1.0", "0.2.0", "0.2.0.dev0", "0.2.0rc1", "0.2.0+".ljust(40, "x")])
    def test_other_versions_are_read(self, library: str) -> None:
        assert read_receipt(content(library=library)).library == library

    @pytest.mark.parametrize(
        ("changes", "why"),
        [
            ({"verdict": "通过"}, "verdict：“通过”是本版没有的词"),
            ({"outcomes": {"scale": "大概"}}, "outcomes：“大概”是本版没有的词"),
            ({"kind": "别的"}, "kind：“别的”是本版没有的词"),
            ({"readings": {"A99": "yes"}}, "readings：没有名为“A99”的可选事项"),
            (
                {"readings": {"A12": "next-year"}},
                "readings：A12 没有口径“next-year”；可选：last-year-actual、this-year-forecast",
            ),
            ({"at": "昨天"}, "at：“昨天”不是时刻；写成 2026-06-20T10:00:00+08:00 的样子"),
        ],
    )
    def test_words_that_this_version_lacks_are_told_in_one_sentence(self, changes: Any, why: str) -> None:
        with pytest.raises(InvalidValueError) as refused:
            read_receipt(content(library="0.1.0", **changes))
        begun = f"回执由 0.1.0 版写成，本版（{zj415x.__version__}）读不懂 {why}"
        assert str(refused.value).startswith(begun)
        assert "\n" not in say(refused.value, "en")

    @pytest.mark.parametrize(
        ("key", "value"),
        [
            ("document", "sha256:0"),
            ("document", None),
            ("edition", {"tables": "sha256:" + "0" * 64}),
            ("edition", {"tables": "sha256:" + "0" * 64, "clauses": "", "readings": "sha256:" + "0" * 64}),
            ("edition", "sha256:" + "0" * 64),
            ("at", 5),
            ("hinges_on", "A12"),
            ("hinges_on", [5]),
            ("rests_on", ["A 12"]),
            ("notice", 2026),
            ("outcomes", {"规模": "符合"}),
            ("outcomes", {"scale": None}),
            ("outcomes", ["scale"]),
            ("readings", {"A12": ["x"]}),
        ],
    )
    def test_every_key_has_its_shape(self, key: str, value: Any) -> None:
        with pytest.raises(InvalidDocumentError) as refused:
            read_receipt(content(**{key: value}))
        ((path, problem),) = refused.value.problems
        assert path == f"$.{key}"
        assert problem.startswith("与回执的写法不符：")

    def test_missing_and_unknown_keys_are_named(self) -> None:
        data = content(extra=1)
        del data["verdict"]
        with pytest.raises(InvalidDocumentError) as refused:
            read_receipt(data)
        assert refused.value.problems == (("$.verdict", "缺少必填字段"), ("$.extra", "回执没有这一项"))

    def test_a_key_that_stands_twice_is_named(self) -> None:
        twice = bytes(receipt()).decode().replace('"verdict":', '"verdict":"不符合","verdict":')
        for data in (twice, twice.encode()):
            with pytest.raises(InvalidDocumentError, match="不止一次"):
                read_receipt(data)

    @given(st.sampled_from(sorted(receipt().content)), JSON)
    def test_nothing_that_json_holds_fails_in_another_way(self, key: str, value: Any) -> None:
        for data in (content(**{key: value}), content(**{key: {"A12": value}}), content(**{key: [value]}), value):
            with suppress(Zj415xError):
                read_receipt(data)
            with suppress(Zj415xError):
                read_receipt(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode(errors="surrogatepass"))

    def test_ten_thousand_unknown_keys_are_cut(self) -> None:
        with pytest.raises(InvalidDocumentError) as refused:
            read_receipt(content(**{f"k{number}": 1 for number in range(10_000)}))
        assert len(refused.value.problems) == 1000


def test_it_is_said_in_both_languages() -> None:
    made = receipt(application(revenue=None), hinges=True)
    zh, en = say(made), say(made, "en")
    assert zh.startswith("回执：集群申报，结论“待补正”\n  共 49 条：")
    assert en.startswith("Receipt of ")
    assert zh.count("\n") == en.count("\n") == 6
    assert all(made.document in said for said in (zh, en))
    assert "负责人" not in zh
    assert repr(made).startswith("<Receipt INCOMPLETE, sha256:")


def test_its_own_digest_is_that_of_its_bytes() -> None:
    made = receipt()
    assert made.digest == "sha256:" + sha256(bytes(made)).hexdigest()
