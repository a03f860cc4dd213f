"""Errors in words: what is wrong with an input, sentence by sentence."""

from typing import Any

from ..errors import InvalidDocumentError, InvalidValueError, Zj415xError, printable
from ..phrase import Phrase
from ..term import Term
from .voice import Voice, say_in


@say_in.register
def _(value: Zj415xError, voice: Voice) -> str:
    said = _sentence(value, voice)
    if isinstance(value, InvalidValueError) and value.field is not None:
        return voice.fill("{field}：{sentence}", field=value.field, sentence=said)
    return said


@say_in.register
def _(value: InvalidDocumentError, voice: Voice) -> str:
    said = [voice.fill("{field}：{sentence}", field=path, sentence=voice.say(one)) for path, one in value.faults]
    return "\n".join([voice.fill("{sentence}：", sentence=_sentence(value, voice)), *said])


def _sentence(error: Zj415xError, voice: Voice) -> str:
    # What somebody typed, or has to type, is said as it is: only words of ours have others in English.
    message = voice.text(error.message, error.values.get("count"))
    return message.format(**{name: _as_typed(value, voice) for name, value in error.values.items()})


def _as_typed(value: Any, voice: Voice) -> str:
    if isinstance(value, tuple):
        return voice.listed(_as_typed(one, voice) for one in value)
    if isinstance(value, str) and not isinstance(value, Phrase | Term):
        return printable(value)
    return voice.say(value)
