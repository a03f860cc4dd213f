"""Findings: sentences for findings and their entries."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

from ..printed.track import Threshold
from ..quota.allocation import Allocation, StepKind
from ..rules.clause import Clause
from ..rules.finding import Finding
from ..rules.judgement import Judgement, Observed, Required
from ..rules.outcome import MOST, Comparison, Entry, Note, Outcome
from ..values.money import Money
from . import messages
from .entries import say_entries
from .kept import GAP, OBSERVED, SECOND, around, on_the_stroke, said_before, whole
from .quota import zones
from .values import between, place_in
from .voice import MOST_SAID, Placeholders, Voice, say_in

if TYPE_CHECKING:
    from datetime import date, datetime

    from ..printed.deadline import Deadline


# Notes that the sentence on a threshold already covers.
_SAID = (
    Note.RELIEVED,
    Note.EVEN_RELIEVED,
    Note.COUNTY_UNKNOWN,
    Note.RELIEF_DISCRETIONARY,
    Note.FLOOR_GRANTED,
)


Figures = tuple[str | None, str | None]
"""The observed value and the gap in words, or what stands for them."""


@say_in.register
def _(value: Finding, voice: Voice) -> str:
    return say_judged(value.rule, value.judgement, voice)


@say_in.register
def _(value: Clause, voice: Voice) -> str:  # type: ignore[type-arg]
    message = "{place}（{force}）：{subject}（{word}）" if value.word else "{place}（{force}）：{subject}"
    return voice.fill(
        message, place=place_in(value.place, voice), force=value.force, subject=value.subject, word=value.word
    )


def say_judged(rule: Clause[Any], judgement: Judgement, voice: Voice) -> str:
    """Say a finding, which is made only where its sentence is not kept."""
    told = whole(judgement)
    if told is not None:
        return said_before(rule, voice, told, lambda: _sentence(Finding(rule, judgement), voice))
    told = around(judgement)
    if told is None:
        return _sentence(Finding(rule, judgement), voice)
    said, gap = _figures(judgement, voice)
    marks = (OBSERVED, None if gap is None else GAP)
    sentence = said_before(rule, voice, told, lambda: _sentence(Finding(rule, judgement), voice, marks))
    return sentence.replace(OBSERVED, said or "").replace(GAP, gap or "")


def _sentence(value: Finding, voice: Voice, figures: Figures | None = None) -> str:
    remarks = notes(value, voice)
    message = "{place}（{force}）：{statement}（{notes}）。" if remarks else "{place}（{force}）：{statement}。"
    return voice.put(
        message,
        place=place_in(value.rule.place, voice),
        force=voice.say(value.force),
        statement=statement(value, voice, figures),
        notes=voice.listed(remarks, "；"),
    )


def notes(value: Finding, voice: Voice) -> list[str]:
    """Say the finding's notes, except the ones that its statement covers."""
    judgement = value.judgement
    said = _SAID if isinstance(judgement.basis, Threshold) else ()
    return [
        voice.fill("{note}：{entries}", note=note, entries=say_entries(judgement.entries, voice))
        if note is Note.PRODUCT_OUT_OF_TIME
        else voice.say(note)
        for note in judgement.notes
        if note not in said
    ]


def statement(value: Finding, voice: Voice, figures: Figures | None = None) -> str:
    """State the finding, without its place and its notes; ``figures`` stand for its own."""
    judgement = value.judgement
    if judgement.outcome is Outcome.NOT_APPLICABLE:
        message = "{subject}：不适用" if judgement.observed is None else "{subject}：不适用，已有{observed}"
        return voice.fill(message, subject=value.subject, observed=judgement.observed)
    if isinstance(judgement.basis, Threshold):
        return _say_threshold(value, judgement.basis, voice, figures or _figures(judgement, voice))
    several = judgement.observed if isinstance(judgement.observed, tuple) else (judgement.observed,)
    if several and isinstance(several[0], Allocation):
        return _say_allocations(value, cast("tuple[Allocation[Entry], ...]", several), voice)
    if judgement.comparison in messages.EACH_OUT and isinstance(judgement.observed, tuple):
        return _say_pairs(value, voice)
    measured = _MEASURED.get(judgement.comparison)
    if measured is not None:
        return measured(value, voice, figures or _figures(judgement, voice))
    say = _SPECIAL.get(judgement.comparison, _say_plainly)
    return say(value, voice)


def _say_plainly(value: Finding, voice: Voice, message: str | None = None, **instead: Any) -> str:
    """Fill the message of the comparison and outcome, or another; ``instead`` adds values or replaces the finding's."""
    judgement = value.judgement
    values = {
        "subject": value.subject,
        "word": value.rule.word,
        "outcome": judgement.outcome,
        "observed": judgement.observed,
        "required": judgement.required,
        "basis": judgement.basis,
        "gap": judgement.gap,
        **instead,
    }
    # A caller's own clause may use a comparison without a message.
    message = message or messages.MESSAGES.get((judgement.comparison, judgement.outcome), messages.PLAIN)
    return voice.text(message).format_map(Placeholders(values, voice))


def _say_filled(value: Finding, voice: Voice) -> str:
    """Say how much is filled in, what is blank, and which unrequired lines are filled in."""
    judgement, message = value.judgement, None
    if [entry.label for entry in judgement.entries] == [value.subject]:
        message = messages.NOT_YET if Note.NOT_YET in judgement.notes else messages.ALL_BLANK
    said = _say_plainly(value, voice, message, entries=say_entries(judgement.entries, voice, _count(value)))
    if judgement.basis:
        return voice.fill(messages.NOT_ASKED, said=said, numbers=voice.listed(_numbers(value)))
    return said


def _say_agreement(value: Finding, voice: Voice) -> str:
    said, entries = _say_plainly(value, voice), value.judgement.entries
    return voice.fill("{said}：{entries}", said=said, entries=say_entries(entries, voice)) if entries else said


def _say_every(value: Finding, voice: Voice) -> str:
    judgement = value.judgement
    unlisted = Note.BRAND_PLACE_UNLISTED in judgement.notes
    return voice.fill(
        messages.EVERY_OPEN if unlisted else messages.MESSAGES[judgement.comparison, judgement.outcome],
        subject=value.subject,
        required=judgement.required,
        gap=judgement.gap,
        entries=say_entries(judgement.entries, voice, _count(value)),
    )


def _say_allocations(value: Finding, allocations: tuple[Allocation[Entry], ...], voice: Voice) -> str:
    """Say how a list uses its places, or several lists theirs, and which rows exceed them."""
    named = isinstance(value.judgement.observed, tuple)
    said = []
    for allocation in allocations:
        over = allocation.left_out
        words = voice.fill(
            messages.PLACES[value.outcome if value.outcome is Outcome.UNKNOWN else Outcome.of(not over)],
            subject=allocation.recommender if named else value.subject,
            observed=len(allocation.recommended) + len(over),
            required=allocation.limit,
            gap=len(over),
            entries=say_entries(over[:MOST], voice, len(over)),
        )
        taken = sum(step.count for step in allocation.steps if step.kind is StepKind.TAKEN)
        if taken:
            message = "{words}；共用的名额 {shared} 个，别家已用 {taken} 个"
            words = voice.fill(message, words=words, shared=allocation.limit + taken, taken=taken)
        if allocation.in_zone is not None:
            words = voice.fill("{words}；{zones}", words=words, zones=zones(allocation, voice))
        said.append(words)
    return voice.fill("{subject}：{said}", subject=value.subject, said=voice.listed(said, "；")) if named else said[0]


def _say_ticked(value: Finding, voice: Voice) -> str:
    return _say_plainly(value, voice, messages.ALL_BLANK if value.judgement.observed is None else None)


def _say_pairs(value: Finding, voice: Voice) -> str:
    """Say each failing figure with the figure it was compared with."""
    judgement = value.judgement
    if judgement.outcome is Outcome.MET:
        return voice.fill(messages.NONE_OUT[judgement.comparison], subject=value.subject)
    each = messages.EACH_OUT_AGAINST if judgement.basis else messages.EACH_OUT
    out = list(zip(judgement.entries, _items(judgement.observed), _items(judgement.required), strict=True))
    said = [
        voice.fill(
            each[judgement.comparison],
            entry=entry,
            observed=observed,
            required=required,
            against=judgement.basis,
        )
        for entry, observed, required in out[:MOST_SAID]
    ]
    count = _count(value) or 0
    if count > len(said):
        said.append(voice.fill("等共 {count} 处", count=count))
    return voice.fill("{subject}：{said}", subject=value.subject, said=voice.listed(said, "；"))


def _figures(judgement: Judgement, voice: Voice) -> Figures:
    """Say amounts in the unit of the required value, and gaps between shares in percentage points."""
    asked = judgement.basis.floor if isinstance(judgement.basis, Threshold) else judgement.required
    unit = {"unit": asked.unit} if isinstance(asked, Money) else {}
    observed = None if judgement.observed is None else voice.say(judgement.observed, **unit)
    gap = None if judgement.gap is None else voice.say(judgement.gap, **unit)
    if gap is not None and isinstance(judgement.gap, Decimal):
        gap = voice.fill("{points} 个百分点", points=gap.removesuffix("%"))
    return observed, gap


def _say_number(value: Finding, voice: Voice, figures: Figures) -> str:
    """Say the figures, and the years that they are of."""
    judgement = value.judgement
    message, (observed, gap) = None, figures
    if observed is None:
        message = messages.NOT_WORKED_OUT if judgement.basis is not None else messages.BLANK
    subject = voice.say(value.subject)
    if judgement.basis:
        subject = voice.fill("{subject}（{years}年）", subject=subject, years=voice.listed(_numbers(value)))
    return _say_plainly(value, voice, message, subject=subject, observed=observed, gap=gap)


def _say_threshold(value: Finding, threshold: Threshold, voice: Voice, figures: Figures) -> str:
    judgement = value.judgement
    values: dict[str, Any] = {"subject": value.subject, "floor": threshold.floor}
    blank = threshold.mountain_or_island is None
    if blank:
        values |= {"relieved": threshold.relieved, "relief": threshold.relief}
    plain = blank and not threshold.discretionary and threshold.granted is None
    if Note.EVEN_RELIEVED in judgement.notes:
        shown = voice.fill("规模门槛 {relieved}（即使是山区海岛县，{floor} 下调 {relief}）", **values)
    elif plain and judgement.outcome is not Outcome.MET:
        shown = voice.fill("规模门槛 {floor}（如为山区海岛县，{relieved}）", **values)
    else:
        shown = voice.say(threshold)
    if judgement.observed is None:
        return voice.fill("{subject}未填，{threshold}", subject=value.subject, threshold=shown)
    return voice.fill(
        messages.THRESHOLD[judgement.comparison, judgement.outcome],
        **values,
        observed=figures[0],
        threshold=shown,
        gap=figures[1],
    )


def _say_deadline(value: Finding, voice: Voice, figures: Figures) -> str:
    judgement = value.judgement
    deadline, at = cast("Deadline", judgement.required), cast("datetime", judgement.observed)
    printed = voice.word(deadline.printed)
    if deadline.excludes_its_day:
        printed = voice.fill("{printed}，不含当日", printed=printed)
    if on_the_stroke(deadline, at):
        printed = voice.fill("{printed}，最晚{last}", printed=printed, last=deadline.closes - SECOND)
    return _say_plainly(value, voice, messages.TIMES[deadline.state(at)], printed=printed, observed=figures[0])


def _say_window(value: Finding, voice: Voice) -> str:
    first, last = cast("tuple[date, date]", value.judgement.required)
    return _say_plainly(value, voice, window=between(first, last, voice))


def _say_choice(value: Finding, voice: Voice) -> str:
    judgement = value.judgement
    message = None
    if judgement.outcome is Outcome.UNMET and not judgement.required:
        message = messages.NOTHING_LISTED
    elif judgement.outcome is Outcome.UNKNOWN and judgement.observed is not None:
        message = messages.NOT_SETTLED
    required = voice.say(judgement.required, style="or")
    return _say_plainly(value, voice, message, required=required)


def _say_joined(value: Finding, voice: Voice) -> str:
    judgement = value.judgement
    said = []
    for subject, observed, required in zip(
        value.subject, _items(judgement.observed), _items(judgement.required), strict=True
    ):
        counted = required is not True
        message = "{subject} {observed}（{word} {required}）" if counted else "{subject}：{observed}"
        said.append(voice.fill(message, subject=subject, observed=observed, word=value.rule.word, required=required))
    return _say_plainly(value, voice, parts=voice.listed(said, "；"))


# The comparison determines the type of the values.
def _items(values: Observed | Required) -> tuple[object, ...]:
    return cast("tuple[object, ...]", values)


def _count(value: Finding) -> int | None:
    return cast("int | None", value.judgement.gap)


def _numbers(value: Finding) -> Iterator[str]:
    """List the years or line numbers of the basis."""
    return map(str, cast("tuple[int, ...]", value.judgement.basis))


_SPECIAL: Mapping[Comparison | None, Callable[[Finding, Voice], str]] = {
    Comparison.FILLED: _say_filled,
    Comparison.LINES_FILLED: _say_filled,
    Comparison.AGREES: _say_agreement,
    Comparison.COUNTED: _say_agreement,
    Comparison.TICKED: _say_ticked,
    Comparison.EVERY: _say_every,
    Comparison.WITHIN: _say_window,
    Comparison.ONE_OF: _say_choice,
    Comparison.ALL: _say_joined,
    Comparison.ANY: _say_joined,
}
_MEASURED: Mapping[Comparison | None, Callable[[Finding, Voice, Figures], str]] = {
    Comparison.AT_LEAST: _say_number,
    Comparison.BEFORE: _say_deadline,
}
