"""Where the library and the second reading say different things of a document."""

from typing import Any

from attrs import Factory, define, field

from zj415x import Report

from ..draws import Draw, Size
from .basis import Document, Options, verdict
from .open_questions import EXCEPT, Open

Answer = dict[str, Any]
"""What the second reading says: the outcomes of its clauses, their rules, and the verdict."""


NOT_COVERED = {
    "product": (),
    # Neither the notice nor the table of readings says how far apart figures may be.
    "application": ("revenue-unit", "forecast-agrees", "rd-expense-agrees"),
    # The author of the second reading was not told of these.
    "city": ("in-jurisdiction", "city-opinions", "applications-in-time"),
    "recommendation": (),
}
"""The clauses of the library that the second reading does not answer; in a verdict the library's answers stand in."""


def differences(
    kind: str, document: Document, options: Options, report: Report, answer: Answer
) -> tuple[list[str], list[Open]]:
    """List what the library and the second reading say differently of a document, and the open questions met."""
    outcomes, rules = answer["clauses"], answer["rules"]
    agreed: dict[str, str] = {}
    wrong: list[str] = []
    met: list[Open] = []
    for finding in report.findings:
        clause, library = finding.rule.name, finding.judgement.outcome.value
        agreed[clause] = library
        if clause in NOT_COVERED[kind]:
            rules = rules | {clause: (finding.force.value, finding.rule.topic.value)}
            continue
        second = outcomes[clause]
        if second == library:
            continue
        excuse = next((one for one in EXCEPT[kind] if one.excuses(clause, library, second, document, options)), None)
        if excuse is None:
            wrong.append(f"{clause}: {library}, not {second}")
        else:
            met.append(excuse)
    if not wrong and report.verdict.value != (expected := verdict(agreed, rules)):
        wrong.append(f"verdict: {report.verdict.value}, not {expected}")
    return wrong, met


@define
class Tally:
    """What is found while documents of a kind are compared, and the open questions that they met."""

    kind: str
    draw: Draw
    found: list[str] = field(init=False, default=Factory(list))
    met: set[Open] = field(init=False, default=Factory(set))

    def compare(self, document: Document, options: Options, report: Report, answer: Answer) -> None:
        """Note the differences of a document."""
        wrong, met = differences(self.kind, document, options, report, answer)
        self.met.update(met)
        self.found += [f"{told}; {options}; {document}" for told in wrong]

    def check(self) -> None:
        """Expect no difference; and of a larger draw, that every open question was met: the others would have to go."""
        assert not self.found, "\n".join(self.found[:3])
        if self.draw.size is not Size.SAMPLE:
            assert self.met == set(EXCEPT[self.kind])
