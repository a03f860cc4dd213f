"""Reports: tables of reports, sensitivity and remedies."""

from collections.abc import Iterable, Mapping

from ..editions import latest
from ..notice import Notice
from ..rules.change import Change
from ..rules.clause import Force, Topic
from ..rules.finding import Finding, Verdict
from ..rules.outcome import Outcome
from ..rules.reading import Reading, Readings
from ..rules.remedy import Choice, Remedies
from ..rules.report import Report
from ..rules.sensitivity import Sensitivity
from ..wording.findings import notes, statement
from ..wording.remedies import chosen_from
from ..wording.reports import OUT_OF_REACH, asked, filling, lacking, say_change, topics_of
from ..wording.values import place_in
from ..wording.voice import MOST_SAID, Voice
from .markup import MOST_ROWS, Child, Column, Markup, element, html_in, joined, mark, table


@html_in.register
def _(value: Sensitivity, voice: Voice, *, notice: Notice | None = None) -> Markup:
    if value.robust:
        return element("p", voice.say(value))
    # What an option means stands in an edition; an id that it does not have is shown as it is typed.
    readings = {reading.id: reading for reading in (latest() if notice is None else notice).readings}
    rows = []
    for verdict, choices in value.cases:
        ways = [element("li", _choice(choice, readings, voice)) for choice in choices[:MOST_SAID]]
        if len(choices) > MOST_SAID:
            ways.append(element("li", voice.fill("等共 {count} 种", count=len(choices))))
        rows.append((mark(verdict, voice), element("ul", ways)))
    head = voice.fill("结论取决于 {ids} 按哪种口径理解：", ids=value.hinges_on)
    questions = [element("li", asked(readings[id], voice)) for id in value.hinges_on if id in readings]
    return joined(
        [
            table((Column("结论", "short"), Column("口径")), rows, voice, caption=head),
            element("ul", questions, class_="aside"),
        ]
    )


def _choice(choice: Readings, readings: Mapping[str, Reading], voice: Voice) -> str:
    """Write each chosen option as a caller types it, with its meaning."""
    return voice.listed(
        (
            voice.fill("{id}={option}（{meaning}）", id=id, option=option, meaning=readings[id].meaning(option))
            if id in readings
            else f"{id}={option}"
            for id, option in choice.chosen
        ),
        "，",
    )


_CHANGE_COLUMNS = (Column("选择", "short"), Column("改动"))


@html_in.register
def _(value: Remedies, voice: Voice) -> Markup:
    if value.reached or not value.found:
        lines = voice.say(value).split("\n")
        return joined([element("p", line) for line in lines])
    rows = [_choosing(choice, voice) for choice in value.choices]
    head = voice.fill("要达到“{goal}”，最少要有这些改动：", goal=value.goal)
    return table(_CHANGE_COLUMNS, rows, voice, caption=head)


def _choosing(choice: Choice, voice: Voice) -> tuple[str, Markup]:
    """Render the changes that every remedy needs, or a list of alternatives."""
    needed, *others = choice.alternatives
    if not others:
        return voice.word("都要改"), element("ul", [element("li", _change(change, voice)) for change in needed])
    alternatives = [element("li", _together(changes, voice)) for changes in choice.alternatives]
    return chosen_from(choice, voice), element("ol", alternatives)


def _together(changes: tuple[Change, ...], voice: Voice) -> Markup:
    """Render the changes of an alternative, one after another."""
    return Markup(voice.listed((_change(change, voice) for change in changes), "；"))


def _change(change: Change, voice: Voice) -> Markup:
    """Render a change, and whether it can still be made; its path is for programs, and never printed."""
    colour = "bad" if change.kind in OUT_OF_REACH else "good"
    said = element("span", say_change(change, voice, path=False), title=None if change.lacking else change.field)
    return joined([mark(change.kind, voice, colour), " ", said])


_COLUMNS = (
    Column("结果", "short"),
    Column("出处", "place"),
    Column("约束力", "short"),
    Column("说明"),
    Column("待明确事项"),
)


@html_in.register
def _(value: Report, voice: Voice) -> Markup:
    return joined([_head(value, voice), *_conditions(value, voice), _form(value, voice), _remarks(value, voice)])


@html_in.register
def _(value: Finding, voice: Voice) -> Markup:
    return table(_COLUMNS, [_row(value, voice)], voice)


def _head(report: Report, voice: Voice) -> Markup:
    """Render the verdict, and the verdict of each topic."""
    parts = [element("strong", mark(report.verdict, voice))]
    parts += [element("span", said, class_="aside") for said in topics_of(report, voice)]
    return element("p", [["" if index == 0 else " · ", part] for index, part in enumerate(parts)], class_="head")


def _conditions(report: Report, voice: Voice) -> Iterable[Markup]:
    for topic in (Topic.ELIGIBILITY, Topic.TIMING):
        findings = report.of(topic).findings
        applied = [finding for finding in findings if finding.outcome is not Outcome.NOT_APPLICABLE]
        if applied:
            yield table(_COLUMNS, (_row(finding, voice) for finding in applied), voice, caption=voice.say(topic))
        aside = [finding for finding in findings if finding.outcome is Outcome.NOT_APPLICABLE]
        if aside:
            subjects = voice.listed(_aside(finding, voice) for finding in aside[:MOST_ROWS])
            yield element("p", voice.fill("不适用：{subjects}", subjects=subjects), class_="aside")


def _aside(finding: Finding, voice: Voice) -> str:
    """Say a condition that does not apply, and the readings that could make it apply."""
    if not finding.readings:
        return voice.say(finding.subject)
    return voice.fill("{subject}（{readings}）", subject=finding.subject, readings=voice.listed(finding.readings))


def _row(finding: Finding, voice: Voice) -> tuple[Child, ...]:
    said = notes(finding, voice)
    remark = element("div", voice.listed(said, "；"), class_="aside") if said else ""
    return (
        _outcome(finding, voice),
        [place_in(finding.place, voice), element("div", finding.clause, class_="aside")],
        voice.say(finding.force),
        joined([statement(finding, voice), remark]),
        " ".join(finding.readings),
    )


def _outcome(finding: Finding, voice: Voice) -> Markup:
    """Render the outcome, in the colour of its consequence: an unmet condition does not always exclude."""
    if finding.force is Force.ADVISORY:
        return mark(finding.force, voice)
    colour = None if finding.outcome is not Outcome.UNMET else _UNMET.get(Verdict.of([finding]), "doubt")
    return mark(finding.outcome, voice, colour)


_UNMET = {Verdict.INELIGIBLE: "bad", Verdict.ELIGIBLE: "plain"}


_SECTION_COLUMNS = (Column("栏目"), Column("结果", "short"), Column("缺什么、哪里不符"))


def _form(report: Report, voice: Voice) -> Markup:
    """Render what the form lacks, by section; a complete section is a single row."""
    form = report.of(Topic.FORM)
    if not form.findings:
        return Markup("")
    rows = []
    for title, section, open_, complete in lacking(form):
        items = [element("li", _outcome(finding, voice), " ", voice.say(finding)) for finding in open_[:MOST_ROWS]]
        if len(open_) > MOST_ROWS:
            items.append(element("li", voice.fill("等共 {count} 条", count=len(open_))))
        comes_to = mark("齐全", voice, "good") if complete else mark(section.verdict, voice)
        rows.append((voice.word(title), comes_to, element("ul", items) if items else ""))
    caption = filling(form, voice)
    return table(_SECTION_COLUMNS, rows, voice, caption=caption) if rows else element("p", caption)


def _remarks(report: Report, voice: Voice) -> Markup:
    unmet = report.of(Topic.ADVICE).unmet
    if not unmet:
        return Markup("")
    return table(_COLUMNS, (_row(finding, voice) for finding in unmet), voice, caption=voice.say(Topic.ADVICE))
