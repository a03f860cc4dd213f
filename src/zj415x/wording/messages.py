"""Messages: the sentences for findings, by comparison and outcome.

Each message is a Chinese sentence with named placeholders, and also its own translation id.
"""

from collections.abc import Mapping
from typing import Any

from ..errors import InvalidDocumentError, InvalidValueError, Zj415xError, printable
from ..printed.deadline import State
from ..quota.allocation import StepKind
from ..rules.outcome import Comparison, Outcome
from ..words import Phrase, Term
from .voice import Voice, say_in

_C, _O = Comparison, Outcome

MESSAGES: Mapping[tuple[Comparison | None, Outcome], str] = {
    (_C.HOLDS, _O.MET): "{subject}：符合",
    (_C.HOLDS, _O.UNMET): "{subject}：不符合",
    (_C.HOLDS, _O.UNKNOWN): "{subject}：未填",
    (_C.IS, _O.MET): "{subject}：{observed}",
    (_C.IS, _O.UNMET): "{subject}：{observed}，要求为{required}",
    (_C.IS, _O.UNKNOWN): "{subject}：未填，要求为{required}",
    (_C.BELONGS, _O.MET): "{subject}：符合（称号：{observed}；现有身份：{basis}）",
    (_C.BELONGS, _O.UNMET): "{subject}：不符合（称号：{observed}；现有身份：{basis}）",
    (_C.BELONGS, _O.UNKNOWN): "{subject}：不明（称号：{observed}；现有身份：{basis}）",
    (_C.AT_LEAST, _O.MET): "{subject} {observed}，符合{word} {required} 的要求",
    (_C.AT_LEAST, _O.UNMET): "{subject} {observed}，要求{word} {required}，差 {gap}",
    (_C.AT_LEAST, _O.UNKNOWN): "{subject} {observed}，要求{word} {required}，能否适用较低标准不明",
    (_C.AT_MOST, _O.MET): "{subject} {observed}，不超过 {required}",
    (_C.AT_MOST, _O.UNMET): "{subject} {observed}，超过 {required}，多 {gap}",
    (_C.BELOW, _O.MET): "{subject}：{observed}，低于所申报的{required}",
    (_C.BELOW, _O.UNMET): "{subject}：{observed}，已在所申报的{required}或其上",
    (_C.BELOW, _O.UNKNOWN): "{subject}：未填",
    (_C.AGREES, _O.MET): "{subject} {observed}，与 {required} 相近",
    (_C.AGREES, _O.UNMET): "{subject} {observed}，与 {required} 相差较大",
    (_C.COUNTED, _O.MET): "{subject} {observed}，与所填 {required} 相符",
    (_C.COUNTED, _O.UNMET): "{subject} {observed}，与所填 {required} 不符",
    (_C.COUNTED, _O.UNKNOWN): "{subject} {observed}，与所填 {required} 是否相符不明",
    (_C.TICKED, _O.MET): "{subject}：{observed}",
    (_C.TICKED, _O.UNMET): "{subject}：勾选了{observed}，持有的是{required}",
    (_C.TICKED, _O.UNKNOWN): "{subject}：{observed}，与所持称号是否相符不明",
    (_C.FILLED, _O.MET): "{subject}：齐全",
    (_C.FILLED, _O.UNKNOWN): "{subject}：已填 {observed}/{required}，缺{entries}",
    (_C.LINES_FILLED, _O.MET): "{subject}：{required} 项齐全",
    (_C.LINES_FILLED, _O.UNKNOWN): "{subject}：已填 {observed}/{required}，缺{entries}",
    (_C.EVERY, _O.MET): "{subject}：{required} 个逐个符合",
    (_C.EVERY, _O.UNMET): "{subject}：{required} 个中 {gap} 个不符合：{entries}",
    (_C.EVERY, _O.UNKNOWN): "{subject}：{required} 个中 {gap} 个未填：{entries}",
    (_C.WITHIN, _O.MET): "{subject} {observed}，在{window}期间",
    (_C.WITHIN, _O.UNMET): "{subject} {observed}，不在{window}期间",
    (_C.WITHIN, _O.UNKNOWN): "{subject}未填，要求在{window}期间",
    (_C.ONE_OF, _O.MET): "{subject}：{observed}",
    (_C.ONE_OF, _O.UNMET): "{subject}：{observed}，应为{required}",
    (_C.ONE_OF, _O.UNKNOWN): "{subject}未填，可填：{required}",
    (_C.ALL, _O.MET): "{parts}；须全部具备，已具备",
    (_C.ALL, _O.UNMET): "{parts}；须全部具备，没有全部具备",
    (_C.ALL, _O.UNKNOWN): "{parts}；须全部具备，尚不能确定",
    (_C.ANY, _O.MET): "{parts}；具备其一即可，已具备",
    (_C.ANY, _O.UNMET): "{parts}；具备其一即可，都不具备",
    (_C.ANY, _O.UNKNOWN): "{parts}；具备其一即可，尚不能确定",
}
# For figures compared pair by pair: each failing figure.
NONE_OUT: Mapping[Comparison | None, str] = {
    _C.AT_MOST: "{subject}：没有超出",
    _C.AT_LEAST: "{subject}：没有降低",
    _C.ONCE: "{subject}：没有重复",
    _C.SEVERAL: "{subject}：没有超出",
    _C.LIKELY: "{subject}：数量级正常",
}
EACH_OUT: Mapping[Comparison | None, str] = {
    _C.AT_MOST: "{entry} {observed}，超过 {required}",
    _C.AT_LEAST: "{entry} {observed}，低于 {required}",
    _C.ONCE: "{entry} {observed}，已见于{required}",
    _C.SEVERAL: "{entry} {observed}，已有 {required} 个产品",
    _C.LIKELY: "{entry} {observed}",
}
# The same, where the compared figure has a name.
EACH_OUT_AGAINST: Mapping[Comparison | None, str] = {
    _C.AT_MOST: "{entry} {observed}，超过{against} {required}",
    _C.AT_LEAST: "{entry} {observed}，低于{against} {required}",
}
EVERY_OPEN = "{subject}：{required} 个产品中 {gap} 个不明：{entries}"
NOT_ASKED = "{said}；第{numbers}项无需填报"
PLAIN = "{subject}：{outcome}"
ALL_BLANK = "{subject}：未填"
NOT_YET = "{subject}：还没有"
BLANK = "{subject}未填，要求{word} {required}"
NOT_WORKED_OUT = "{subject}无法计算，要求{word} {required}"
NOT_SETTLED = "{subject}：{observed}，能否申报不明"
NOTHING_LISTED = "{subject}：{observed}，该赛道没有可申报的类型"

THRESHOLD: Mapping[tuple[Comparison | None, Outcome], str] = {
    (_C.AT_LEAST, _O.MET): "{subject} {observed}，达到{threshold}",
    (_C.AT_LEAST, _O.UNMET): "{subject} {observed}，低于{threshold}，差 {gap}",
    (_C.AT_LEAST, _O.UNKNOWN): (
        "{subject} {observed}，未达到规模门槛 {floor}；是否山区海岛县未填，如是，门槛为 {relieved}，可以达到"
    ),
    (_C.MORE_THAN, _O.MET): "{subject} {observed}，超过{threshold}",
    (_C.MORE_THAN, _O.UNMET): "{subject} {observed}，未超过{threshold}，差 {gap}",
    (_C.MORE_THAN, _O.UNKNOWN): (
        "{subject} {observed}，未超过规模门槛 {floor}；是否山区海岛县未填，如是，门槛为 {relieved}，可以超过"
    ),
}
# A list and its places, or several lists.
PLACES: Mapping[Outcome, str] = {
    _O.MET: "{subject} {observed}，不超过 {required}",
    _O.UNMET: "{subject} {observed}，超过 {required}，多 {gap}：{entries}",
    _O.UNKNOWN: "{subject} {observed}，共用的名额 {required}",
}
STEPS: Mapping[StepKind, str] = {
    StepKind.PLACES: "{place}：名额 {count}",
    StepKind.TAKEN: "扣除共用名额中已用的 {count} 个",
    StepKind.UNSTATED: "名额与别家共用，别家已用几个未填，按没有用过截取",
    StepKind.TILT: "{tilt}（{place}）：没有因此进出名额的",
    StepKind.CUT: "按顺序推荐 {count} 个",
    StepKind.TIE: "{tied} 个产品同为 {score} 分，余 {count} 个名额：{candidates}",
    StepKind.DECIDED: "另行决定推荐 {count} 个：{candidates}",
    StepKind.UNUSED: "空余 {count} 个",
}
MOVED_UP = "{tilt}（{place}）：因此进入名额 {count} 个（{candidates}）"
TILTED = "{tilt}（{place}）：因此进入名额 {count} 个（{candidates}），因此落到名额外 {lost} 个（{displaced}）"
PUSHED_OUT = "{tilt}（{place}）：因此落到名额外 {lost} 个（{displaced}）"

TIMES: Mapping[State, str] = {
    State.NOT_YET: "{subject} {observed}，尚未开始受理（{printed}）",
    State.OPEN: "{subject} {observed}，在时限内（{printed}）",
    State.CLOSED: "{subject} {observed}，已过时限（{printed}）",
}


@say_in.register
def _(value: Zj415xError, voice: Voice) -> str:
    said = _sentence(value, voice)
    if isinstance(value, InvalidValueError) and value.field is not None:
        return voice.fill("{field}：{sentence}", field=value.field, sentence=said)
    return said


@say_in.register
def _(value: InvalidDocumentError, voice: Voice) -> str:
    said = [voice.fill("{field}：{sentence}", field=path, sentence=voice.say(fault)) for path, fault in value.faults]
    return "\n".join([voice.fill("{sentence}：", sentence=_sentence(value, voice)), *said])


def _sentence(error: Zj415xError, voice: Voice) -> str:
    # Typed values stay as they are: only our own words are translated.
    message = voice.text(error.message, error.values.get("count"))
    return message.format(**{name: _as_typed(value, voice) for name, value in error.values.items()})


def _as_typed(value: Any, voice: Voice) -> str:
    if isinstance(value, tuple):
        return voice.listed(_as_typed(item, voice) for item in value)
    if isinstance(value, str) and not isinstance(value, Phrase | Term):
        return printable(value)
    return voice.say(value)
