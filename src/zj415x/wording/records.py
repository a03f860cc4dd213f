"""Records: sentences for receipts and their replay."""

from datetime import datetime

from ..rules.outcome import Outcome
from ..rules.receipt import Receipt
from ..rules.replay import Cause, Changed, Differing, Replay
from .reports import counted
from .voice import MOST_SAID, Voice, say_in


@say_in.register
def _(value: Receipt, voice: Voice) -> str:
    lines = [
        voice.fill("回执：{kind}，结论“{verdict}”", kind=value.kind, verdict=value.verdict),
        counted((outcome for _, outcome in value.outcomes), voice),
        voice.fill("  依据{notice}核对，程序版本 {library}", notice=value.notice, library=value.library),
        voice.fill("  提交时间：{at}", at=value.at),
        voice.fill("  结论所依据的待明确事项：{ids}", ids=value.rests_on),
        voice.fill("  材料摘要：{document}", document=value.document),
    ]
    if value.hinges_on is not None:
        lines.insert(-1, voice.fill("  口径改变时结论可能随之改变的事项：{ids}", ids=value.hinges_on))
    return "\n".join(lines)


@say_in.register
def _(value: Replay, voice: Voice) -> str:
    lines = [conclusion(value, voice)]
    lines += [f"  {voice.say(changed)}" for changed in value.changed[:MOST_SAID]]
    if len(value.changed) > MOST_SAID:
        lines.append("  " + voice.fill("等共 {count} 条", count=len(value.changed)))
    if value.causes:
        lines.append(voice.fill("与出具回执时不同的："))
        lines += [f"  {voice.say(cause)}" for cause in value.causes]
    return "\n".join(lines)


def conclusion(replay: Replay, voice: Voice) -> str:
    """Say whether the document comes to the same again, in one sentence."""
    before, now, count = replay.before, replay.now, len(replay.changed)
    if replay.unexplained:
        keys = voice.listed([key for key, value in now.content.items() if value != before.content[key]], "、")
        message = (
            "复核不一致：材料和依据都没有变，回执的 {keys} 却与算出的不同，回执可能被改动过；现在的结论是“{verdict}”。"
        )
        return voice.fill(message, keys=keys, verdict=now.verdict)
    if before.verdict is not now.verdict:
        message = "复核不一致：结论由“{before}”变为“{verdict}”，{count} 条结果不同。"
    elif count:
        message = "复核不一致：结论仍为“{verdict}”，{count} 条结果不同。"
    elif before.document != now.document:
        message = "材料不同：结论仍为“{verdict}”，各条结果相同。"
    elif replay.same:
        message = "复核一致：结论“{verdict}”，各条结果和依据都相同。"
    else:
        message = "复核一致：结论仍为“{verdict}”，各条结果相同。"
    return voice.fill(message, before=before.verdict, verdict=now.verdict, count=count)


@say_in.register
def _(value: Changed, voice: Voice) -> str:
    return voice.fill(
        "{clause}：{before} → {now}",
        clause=value.clause,
        before=_outcome(value.before, voice),
        now=_outcome(value.now, voice),
    )


def _outcome(outcome: Outcome | None, voice: Voice) -> str:
    return voice.text("没有这一条") if outcome is None else voice.say(outcome)


_SAID = {
    Cause.DOCUMENT: "材料：{before} → {now}",
    Cause.LIBRARY: "程序版本：{before} → {now}",
    Cause.MOMENT: "提交时间：{before} → {now}",
    Cause.READING: "口径 {id}：{before} → {now}",
}


@say_in.register
def _(value: Differing, voice: Voice) -> str:
    message = _SAID.get(value.cause)
    if message is None:
        return voice.fill("{cause}有更正", cause=value.cause)
    before, now = [_held(value.cause, held, voice) for held in (value.before, value.now)]
    return voice.fill(message, id=value.id, before=before, now=now)


def _held(cause: Cause, held: str | None, voice: Voice) -> str:
    """Say a value; of a digest its beginning, which tells two apart."""
    if held is None:
        return voice.text("未填" if cause is Cause.MOMENT else "没有")
    if cause is Cause.MOMENT:
        return voice.say(datetime.fromisoformat(held))
    return f"{held[:15]}…" if cause is Cause.DOCUMENT else held
