"""Printed: sentences for deadlines, tracks, open questions and readings."""

from collections.abc import Mapping
from datetime import datetime

from ..notice import Notice
from ..printed.deadline import Deadline, State
from ..printed.question import OpenQuestion, Weight
from ..printed.track import Threshold, Track
from ..rules.reading import Reading, Readings
from .values import place_in
from .voice import Voice, say_in, voice_of


@say_in.register
def _(value: Deadline, voice: Voice, *, at: datetime | None = None) -> str:
    message = "{what}（{who}）：{last_day}24:00截止（“{printed}”，{place}）"
    if value.first_day is not None:
        message = "{what}（{who}）：{first_day}0:00起，{last_day}24:00截止（“{printed}”，{place}）"
    said = voice.fill(
        message,
        what=value.what,
        who=value.who,
        printed=value.printed,
        first_day=value.first_day,
        last_day=value.last_day,
        place=place_in(value.place, voice),
    )
    if at is None:
        return said
    return voice.fill("{deadline}：{state}", deadline=said, state=state_of(value, at, voice))


def state_of(deadline: Deadline, at: datetime, voice: Voice) -> str:
    """Say a deadline's state at a moment: the time left, or that it is over."""
    state = deadline.state(at)
    if state is State.OPEN:
        return voice.fill("受理中，还有 {remaining}", remaining=deadline.remaining(at))
    return voice.say(state)


@say_in.register
def _(value: Track, voice: Voice) -> str:
    return voice.word(value.name)


@say_in.register
def _(value: Threshold, voice: Voice) -> str:
    message = "规模门槛 {amount}"
    if value.granted is not None and value.amount == value.granted:
        message = "规模门槛 {amount}（{floor}，由省里决定下调）"
    elif value.discretionary:
        message = "规模门槛 {amount}（山区海岛县是否下调 {relief}，由省里决定）"
    elif value.mountain_or_island:
        message = "规模门槛 {amount}（{floor}，山区海岛县下调 {relief}）"
    return voice.fill(message, amount=value.amount, floor=value.floor, relief=value.relief)


_TITLE = "# 通知未予明确之处"
_INTRODUCTION = """\
{number}有 {count} 处自相矛盾、可以有几种理解或者没有说清，逐处列在下面：未予明确的是什么，对申报和审核有什么影响，
本库今天怎样处理。本库是通知的可执行版本，供申报单位和经信部门对照自查；它不是官方工具，不解释通知，更不替主管部门作决定。
以通知原文和主管部门的答复为准；以下处理只是答复作出之前有理由可循的一种理解。其中 {selectable} 处可以另选，
选法写在各处；其余各处只有一种处理。"""
_SECTIONS: Mapping[Weight, str] = {
    Weight.HIGH: "## 影响大（{count} 处）",
    Weight.MEDIUM: "## 影响中等（{count} 处）",
    Weight.LOW: "## 影响小（{count} 处）",
}


@say_in.register
def _(value: OpenQuestion, voice: Voice) -> str:
    heading = voice.fill("{id}（{kind}，影响{weight}）", id=value.id, kind=value.kind, weight=value.weight)
    return "\n".join([heading, *(f"  {line}" for line in _lines(value, voice))])


def _lines(value: OpenQuestion, voice: Voice) -> list[str]:
    place = "出处：{place}（{words}）" if value.words else "出处：{place}"
    return [
        voice.fill(place, place=place_in(value.place, voice), words=value.words),
        voice.fill("未予明确：{question}", question=value.question),
        voice.fill("影响：{follows}", follows=value.follows),
        voice.fill("处理：{treatment}", treatment=value.treatment),
    ]


def page(notice: Notice, locale: str = "zh_Hans_CN") -> str:
    """Write the Markdown page about a notice's open questions, the weightiest first.

    Raises:
        UnknownLocaleError: the locale has no translation; the message lists the known locales.
    """
    voice = voice_of(locale)
    questions, readings = notice.open_questions, {reading.id: reading for reading in notice.readings}
    selectable = sum(question.selectable for question in questions)
    parts = [
        voice.fill(_TITLE),
        voice.fill(_INTRODUCTION, number=notice.number, count=len(questions), selectable=selectable),
    ]
    for weight, title in _SECTIONS.items():
        weighing = [question for question in questions if question.weight is weight]
        parts.append(voice.fill(title, count=len(weighing)))
        parts += [_section(question, readings.get(question.id), voice) for question in weighing]
    return "\n\n".join(parts) + "\n"


def _section(value: OpenQuestion, reading: Reading | None, voice: Voice) -> str:
    heading = voice.fill("### {id}（{kind}）", id=value.id, kind=value.kind)
    lines = _lines(value, voice)
    if reading is not None:
        lines.append(_choice(reading, voice))
    return "\n".join([heading, "", *(f"- {line}" for line in lines)])


def _choice(reading: Reading, voice: Voice) -> str:
    """Say how to choose a reading: an example to type, all options, the reason for the default, and whom to ask."""
    others = [option for option in reading.options if option != reading.default]
    return voice.fill(
        "另选：`{example}`；默认 `{default}`（{meaning}：{reason}），可选 {others}。可问{by}。",
        example=f'Readings({reading.id}="{others[0]}")',
        default=reading.default,
        meaning=reading.meaning(reading.default),
        reason=reading.reason,
        others=voice.listed(
            voice.fill("`{option}`（{meaning}）", option=option, meaning=reading.meaning(option)) for option in others
        ),
        by=reading.settled_by,
    )


@say_in.register
def _(value: Reading, voice: Voice) -> str:
    lines = [
        voice.fill(
            "{id} {question}（{place}“{words}”；可问{by}）",
            id=value.id,
            question=value.question,
            place=place_in(value.place, voice),
            words=value.words,
            by=value.settled_by,
        )
    ]
    for option, meaning in zip(value.options, value.meanings, strict=True):
        message = "  {option}：{meaning}"
        if option == value.default:
            message = "  {option}：{meaning}（默认：{reason}）"
        lines.append(voice.fill(message, option=option, meaning=meaning, reason=value.reason))
    return "\n".join(lines)


@say_in.register
def _(value: Readings, voice: Voice) -> str:
    return voice.listed((f"{id}={option}" for id, option in value.chosen), "，") or voice.word("按默认口径")
