"""What the notice leaves open in words: one question, and the page about all of them."""

from collections.abc import Mapping

from ..notice import Notice
from ..printed.question import OpenQuestion, Weight
from ..rules.reading import Reading
from .places import place_in
from .voice import Voice, say_in, voice_of

_TITLE = "# 通知没有说定的地方"
_INTRODUCTION = """\
{number}有 {count} 处自相矛盾、可以有几种理解或者没有说清，逐处列在下面：没有说定的是什么，对申报和审核有什么影响，
本库今天怎样处理。本库是通知的可执行读本，供申报单位和经信部门对照自查；它不是官方工具，不解释通知，更不替主管部门作决定。
以通知原文和主管部门的答复为准；下面的处理只是在没有答复以前能说明理由的一种读法。其中 {selectable} 处可以另选，
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
        voice.fill("没有说定：{question}", question=value.question),
        voice.fill("影响：{follows}", follows=value.follows),
        voice.fill("处理：{treatment}", treatment=value.treatment),
    ]


def page(notice: Notice, locale: str = "zh_Hans_CN") -> str:
    """The page about everything that a notice leaves open, in Markdown: what weighs most comes first.

    Raises:
        UnknownLocaleError: a locale that there are no words for; the known ones are named.
    """
    voice = voice_of(locale)
    questions, readings = notice.open_questions, {one.id: one for one in notice.readings}
    selectable = sum(one.selectable for one in questions)
    parts = [
        voice.fill(_TITLE),
        voice.fill(_INTRODUCTION, number=notice.number, count=len(questions), selectable=selectable),
    ]
    for weight, title in _SECTIONS.items():
        weighing = [one for one in questions if one.weight is weight]
        parts.append(voice.fill(title, count=len(weighing)))
        parts += [_section(one, readings.get(one.id), voice) for one in weighing]
    return "\n\n".join(parts) + "\n"


def _section(value: OpenQuestion, reading: Reading | None, voice: Voice) -> str:
    heading = voice.fill("### {id}（{kind}）", id=value.id, kind=value.kind)
    lines = _lines(value, voice)
    if reading is not None:
        lines.append(_choice(reading, voice))
    return "\n".join([heading, "", *(f"- {line}" for line in lines)])


def _choice(reading: Reading, voice: Voice) -> str:
    """How to choose: an example that can be typed, all options, why the default is ours, and whom to ask."""
    others = [one for one in reading.options if one != reading.default]
    return voice.fill(
        "另选：`{example}`；默认 `{default}`（{meaning}：{reason}），可选 {others}。可问{by}。",
        example=f'Readings({reading.id}="{others[0]}")',
        default=reading.default,
        meaning=reading.meaning(reading.default),
        reason=reading.reason,
        others=voice.listed(
            voice.fill("`{option}`（{meaning}）", option=one, meaning=reading.meaning(one)) for one in others
        ),
        by=reading.settled_by,
    )
