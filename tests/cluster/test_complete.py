"""A complete application lacks nothing; its clause misses each value taken out."""

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest

from zj415x import Outcome, Topic, Verdict
from zj415x.exchange import dump, read_application

from ..builders import CLUSTERS, EXAMPLES, LINES, NOTICE, application, judged, software
from ..draws import Draw

XIANJU = json.loads((EXAMPLES / "cases" / "c10-xianju-new-star.json").read_text(encoding="utf-8"))
CORE = json.loads(json.dumps(dump(application())))
SOFTWARE = json.loads(json.dumps(dump(software())))
del XIANJU["$comment"]

# What the reader asks for itself; without it there is no application.
NEEDED = r"applicant(\.name|\.kind)?|tier|track|titles\[\d\](\.scheme)?|targets\[\d\]\.year"
# Whose place and absence says something by itself, or nothing.
SILENT = (
    r"applicant\.(city|county)|applicant\.mountain_or_island|titles\[\d\]\..*|world_class|submitted|classified"
    r"|project_lists\.\w+\[\d\]\.annual_output|x_types\[\d\]|plan|head|contact|organisation(\.\w+)?"
    r"|\w+_opinion|scale|innovation|ecosystem|growth|project_lists|(\w+_enterprises|\w+_platforms|\w+_projects)\[\d\]"
    r"|project_lists\.\w+\[\d\]|industrial_platforms\[\d\]\.representatives\[\d\]"
)
# Where the blank is missed. The first pattern that fits the path holds.
MISSED: tuple[tuple[str, set[str]], ...] = (
    (r"segment", {"basics", "segment"}),
    (r"x_types", {"basics", "x-types"}),
    (r"(head|contact)\..*|advantages", {"basics"}),
    (r"county_opinion\..*", {"county-opinion"}),
    (r"city_opinion\..*", set()),
    (r"(scale)\.revenue", {"scale-lines", "scale"}),
    (r"(scale|innovation|ecosystem|growth)\.\w+", {"{0}-lines"}),
    (r"(leading|supporting)_enterprises.*", {"{0}-enterprises"}),
    (r"key_innovation_platforms.*", {"key-innovation-platforms"}),
    (r"(industrial|service)_platforms.*", {"{0}-platforms"}),
    (r"project_lists\.\w+\[\d\]\.designated", {"project-counts"}),
    (r"project_lists\.\w+\[\d\]\.total", {"project-rows", "project-counts"}),
    (r"project_lists\.\w+\[\d\]\.\w+", {"project-rows"}),
    (r"project_lists\.\w+", {"growth-lists"}),
    (r"(champion|platform)_projects.*", {"{0}-projects"}),
    (r"chain_leader_projects.*", {"chain-leader-projects"}),
    (r"organisation\..*", {"organisation"}),
    (r"plan\.uploaded", {"plan"}),
    (r"plan\.tier_chapter", {"plan-tier-chapter"}),
    (r"plan\.restates_figures", {"plan-targets"}),
    (r"targets.*", {"targets"}),
    (r"evidence", {"scale-lists", "innovation-lists", "ecosystem-lists"}),
)
# What the conditions miss beside the form.
BESIDE: dict[str, dict[str, set[str]]] = {
    "new-star": {
        # it ticked 无, which a title or its standing could contradict
        "titles": {"x-bars-new-star", "x-types"},
        "standing": {"x-bars-new-star", "x-types", "already-held"},
    },
    "core": {
        # the applicant stands as nothing: its title alone makes it belong
        "titles": {"x-system", "x-types"},
        "standing": {"already-held"},
        "scale.chain_leaders": {"chain-leader", "scale-lines"},
        # of the programme that the line names, and so counted whatever its size
        "project_lists.major_projects[1].total": {"project-rows"},
    },
    "software": {
        "titles": {"x-system", "x-types"},
        "standing": {"already-held"},
        "scale.chain_leaders": {"chain-leader", "scale-lines"},
        # by its size alone: the substitute of the line names no programme
        "project_lists.major_projects[1].designated": set(),
        # the platforms are not collected, so that only the institutes can prove the base
        "innovation.research_institutes": {"innovation-base", "innovation-lines"},
    },
}
FULL = {"new-star": XIANJU, "core": CORE, "software": SOFTWARE}


def paths(node: Any, path: str = "") -> Iterator[str]:
    """Every field and row that holds something."""
    if isinstance(node, dict):
        for name, value in node.items():
            below = f"{path}.{name}" if path else name
            if value is not None:
                yield below
                yield from paths(value, below)
    elif isinstance(node, list):
        for place, value in enumerate(node):
            yield f"{path}[{place}]"
            yield from paths(value, f"{path}[{place}]")


def without(document: dict[str, Any], path: str) -> dict[str, Any]:
    """Copy the document without a field or a row."""
    copy: Any = deepcopy(document)
    here = copy
    *before, last = [int(step) if step.isdigit() else step for step in re.findall(r"\w+", path)]
    for step in before:
        here = here[step]
    if isinstance(last, int):
        del here[last]
    else:
        here[last] = None
    return dict(copy)


def expected(kind: str, path: str) -> set[str]:
    if path in BESIDE[kind]:
        return BESIDE[kind][path]
    if line := re.fullmatch(r"evidence\[(\d+)\]", path):
        section, _, _ = FULL[kind]["evidence"][int(line[1])].partition(".")
        return {f"{section}-lists"}
    for pattern, clauses in MISSED:
        if found := re.fullmatch(pattern, path):
            return {clause.format(*found.groups()) for clause in clauses}
    raise AssertionError(f"nobody says what becomes of {path}")


@pytest.mark.parametrize("kind", FULL)
def test_complete_application_has_no_missing_entry(kind: str) -> None:
    report = read_application(FULL[kind], NOTICE).validate(CLUSTERS)
    assert report.verdict is Verdict.ELIGIBLE
    assert report.unmet == report.unknown == ()
    asked = len(CLUSTERS.form_lines(FULL[kind]["track"]))
    assert report.of(Topic.FORM).filled == (asked, asked)
    assert {one.outcome for one in report.of(Topic.FORM).findings} <= {Outcome.MET, Outcome.NOT_APPLICABLE}


@pytest.mark.parametrize("kind", FULL)
def test_removed_value_is_missed_by_its_clause(kind: str, draw: Draw) -> None:
    every = [one for one in paths(FULL[kind]) if not re.fullmatch(NEEDED, one) and not re.fullmatch(SILENT, one)]
    drawn = {*draw.of(every, sample=60), *(BESIDE[kind].keys() & every)}
    missed, strays = {}, {}
    for path in drawn:
        report = read_application(without(FULL[kind], path), NOTICE).validate(CLUSTERS)
        missed[path] = {finding.clause for finding in report.unknown} if report.unmet == () else report.unmet
        if not path.startswith(("evidence", "project_lists")):  # there the line is named that lacks its list
            strays[path] = [
                entry.path
                for one in report.of(Topic.FORM).unknown
                for entry in one.entries
                if not (f"$.{path}".startswith(entry.path) or entry.path.startswith(f"$.{path}"))
            ]
    assert missed == {path: expected(kind, path) for path in drawn}
    assert {path: found for path, found in strays.items() if found} == {}


@pytest.mark.parametrize("kind", FULL)
def test_optional_value_is_missed_by_no_clause(kind: str) -> None:
    for path in paths(FULL[kind]):
        if re.fullmatch(SILENT, path) and re.search(r"city$|county$|world_class|classified|output", path):
            assert judged(read_application(without(FULL[kind], path), NOTICE)).verdict is Verdict.ELIGIBLE


def test_draft_is_incomplete_and_not_ineligible() -> None:
    few = {name: CORE[name] for name in ("applicant", "tier", "track")}
    report = read_application(few, NOTICE).validate(CLUSTERS)
    assert report.verdict is Verdict.INCOMPLETE
    assert report.unmet == ()
    assert report.of(Topic.FORM).filled == (0, LINES)


def test_software_cluster_may_leave_uncollected_lines_blank() -> None:
    made = software()
    blank = [line.field for line in CLUSTERS.indicators if not line.asked_of(software=True)]
    assert len(blank) == 7
    for field in blank:
        section, _, name = field.partition(".")
        assert getattr(getattr(made, section), name) is None
    assert judged(made).verdict is Verdict.ELIGIBLE
