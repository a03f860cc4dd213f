"""The fictitious year from one end to the other: run with the copy of the package in front (test_next_year.py)."""

import json
import pickle
import sys
from operator import attrgetter
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from zj415x import Outcome, Readings, Verdict, editions
from zj415x.cli import main
from zj415x.display import show
from zj415x.exchange import dump, dump_tables, read_application
from zj415x.wording import LOCALES, say, why
from zj415x.wording.printed import page

EXAMPLES, FOLDER = Path(sys.argv[1]), Path(sys.argv[2])
OLD, NEW = editions.edition("y2026"), editions.latest()
assert NEW is editions.edition("y2027")
assert NEW.number == "浙制高办〔2027〕1号"
DOCUMENT: dict[str, Any] = json.loads((EXAMPLES / "application.json").read_text(encoding="utf-8"))
LOW_ALTITUDE, AI = DOCUMENT | {"tier": "核心区"}, "人工智能"


def document(unicorns: int | None, **changes: Any) -> dict[str, Any]:
    """The example, with as many unicorns."""
    evidence = [*DOCUMENT["evidence"], *([] if unicorns is None else ["scale.unicorns"])]
    return DOCUMENT | {"scale": DOCUMENT["scale"] | {"unicorns": unicorns}, "evidence": evidence} | changes


def checked() -> None:
    """The floor, the clause and the line are this year's, and last year's stay as they were."""
    assert (say(NEW.clusters.track(AI).core), say(OLD.clusters.track(AI).core)) == ("600 亿元", "500 亿元")
    for count, readings, outcome in (
        (None, {}, Outcome.UNKNOWN),
        (0, {}, Outcome.UNMET),
        (1, {}, Outcome.MET),
        (1, {"A72": "two"}, Outcome.UNMET),
        (2, {"A72": "two"}, Outcome.MET),
    ):
        report = read_application(document(count), NEW).validate(NEW.clusters, readings=Readings.of(readings))
        assert report["unicorns"].outcome is outcome, (count, readings)
        assert report["scale-lines"].outcome is (Outcome.UNKNOWN if count is None else Outcome.MET)
        assert "plan-tier-chapter" not in report
        assert say(report)
        assert say(report, "en")
        assert dump(report)
    before = read_application(DOCUMENT, OLD).validate(OLD.clusters)
    assert before.verdict is Verdict.NEEDS_EXPLANATION
    assert "unicorns" not in before
    assert len(NEW.clusters.form_lines("智能物联")) == len(OLD.clusters.form_lines("智能物联")) + 1


def said() -> None:
    """Words are there in both languages, and no Chinese is left in English."""
    report = read_application(document(1), NEW).validate(NEW.clusters)
    short = read_application(document(0), NEW).validate(NEW.clusters)
    assert say(report["unicorns"]).startswith("附件1 四（一）4（原则上）：独角兽企业 1"), say(report["unicorns"])
    for made in (report["unicorns"], short["unicorns"], NEW.reading("A72").question):
        english = say(made, "en")
        assert not any("一" <= one <= "鿿" for one in english), english
    assert report.sensitivity().hinges_on[-1] == "A72"
    assert [one.to for remedy in short.remedies() for one in remedy.changes if one.clause == "unicorns"] == [1]
    for locale in LOCALES:
        assert "A72" in why(report, NEW, locale)
        assert page(NEW, locale) == page(NEW, locale)


def shown() -> None:
    """Forms and readings are shown with the labels of the year that the caller names, else of the latest."""
    ours = read_application(document(1), NEW)
    assert "独角兽企业数量" in str(show(ours))
    assert "独角兽企业数量" in str(show((ours, ours)))
    assert "独角兽企业数量" not in str(show(ours, notice=OLD)) + str(show((ours,), notice=OLD))
    hinging = ours.validate(NEW.clusters).sensitivity()
    assert "要有两家" in str(show(hinging))
    assert "A72=two" in str(show(hinging, notice=OLD))
    assert "要有两家" not in str(show(hinging, notice=OLD))


def described() -> None:
    """The JSON Schema asks for what the year prints."""
    from zj415x import ClusterApplication
    from zj415x.schema import json_schema

    new, old = json_schema(ClusterApplication, notice=NEW), json_schema(ClusterApplication, notice=OLD)
    assert new == json_schema(ClusterApplication)
    assert new["$defs"]["Scale"]["properties"]["unicorns"]["title"] == "独角兽企业数量"
    assert "scale.unicorns" in new["$defs"]["Line"]["enum"]
    assert "scale.unicorns" not in old["$defs"]["Line"]["enum"]
    assert "unicorns" in old["$defs"]["Scale"]["properties"]  # a field of every year, without a label of this one
    assert "A72" in json_schema(Readings)["properties"]
    assert "A72" not in json_schema(Readings, notice=OLD)["properties"]
    assert json_schema(ClusterApplication, "en")["$defs"]["Scale"]["properties"]["unicorns"]["title"] == "Unicorns"


def filed() -> None:
    """The form goes out blank and filled in, and comes back."""
    from zj415x.office import read_form_workbook, write_form_document, write_form_workbook, write_plan

    blank, full = FOLDER / "blank.xlsx", FOLDER / "full.xlsx"
    write_form_workbook(blank, NEW)
    ours = read_application(document(2), NEW)
    write_form_workbook(full, NEW, ours)
    back = read_form_workbook(full, NEW)
    assert attrgetter("scale.unicorns")(back) == 2
    assert back.scale == ours.scale
    assert back.evidence == ours.evidence
    write_form_document(FOLDER / "full.docx", NEW, ours)
    write_plan(FOLDER / "plan.docx", NEW, ours)
    assert main(["check", str(full)]) == 1
    assert main(["check", str(full), "--edition", "2027"]) == 1
    assert main(["form", "申报信息表", "--out", str(FOLDER / "form.xlsx"), "--edition", "2026"]) == 0


def kept() -> None:
    """Parts of the year pickle by their names, and its tables are written for the golden file."""
    assert pickle.loads(pickle.dumps(NEW)) is NEW
    assert pickle.loads(pickle.dumps(OLD)) is OLD
    clause = next(one for one in NEW.clusters.clauses if one.name == "unicorns")
    assert pickle.loads(pickle.dumps(clause)) is clause
    track = NEW.clusters.track(AI)
    assert pickle.loads(pickle.dumps(track)) is track
    new, old = dump_tables(NEW), dump_tables(OLD)
    changed = {name for name in new if new[name] != old[name]}
    assert changed == {"number", "issued", "tracks", "indicators", "cluster_clauses", "readings"}, changed
    ours = read_application(document(1), NEW)
    with pytest.raises(ValueError, match="不同"):
        evolve(ours, track=track, segment=None).validate(OLD.clusters)


if __name__ == "__main__":
    for part in (checked, said, shown, described, filed, kept):
        part()
        print(part.__name__)
