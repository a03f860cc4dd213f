"""Deadlines in words: as an instant, and as the notice prints them."""

from datetime import datetime

from ..printed.deadline import Deadline, State
from .places import place_in
from .voice import Voice, say_in


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
    """What a deadline comes to at a moment: how much time is left, or that it is over."""
    state = deadline.state(at)
    if state is State.OPEN:
        return voice.fill("受理中，还有 {remaining}", remaining=deadline.remaining(at))
    return voice.say(state)
