"""Places split over several by weights, in words: what each gets, and by which claims."""

from ..quota.apportion import Apportionment, ApportionmentStep, Method
from .allocations import candidate, candidates
from .voice import MOST_SAID, Voice, say_in


@say_in.register
def _(value: Apportionment, voice: Voice) -> str:  # type: ignore[type-arg]
    pairs = list(zip(value.keys, value.given, strict=True))
    each = voice.listed(
        voice.fill("{key} {places}", key=candidate(key, voice), places=places) for key, places in pairs[:MOST_SAID]
    )
    message = "{method}分 {total} 个名额：{each}"
    if len(pairs) > MOST_SAID:
        message = "{method}分 {total} 个名额：{each}等 {count} 家"
    said = voice.fill(message, method=value.method, total=value.total, each=each, count=len(pairs))
    if value.is_complete:
        return said
    return voice.fill(
        "{said}；{tied}同分，争 {open} 个名额，待定",
        said=said,
        tied=candidates(value.tied, voice),
        open=value.open_places,
    )


@say_in.register
def _(value: ApportionmentStep, voice: Voice) -> str:  # type: ignore[type-arg]
    parts = [
        voice.fill("{key}：权重 {weight}", key=candidate(value.key, voice), weight=value.weight),
        voice.fill("按比例 {share}", share=value.share),
        voice.fill("得 {places} 个", places=value.places),
    ]
    if value.tied:
        parts.append(voice.fill("下一个名额与人同分，待定"))
    if value.floor and value.places == value.floor:
        parts.append(voice.fill("为其下限"))
    if value.places == value.cap:
        parts.append(voice.fill("已到上限"))
    last, next_ = "得最后一个名额的商 {claim}", "再得一个的商 {claim}"
    if value.apportionment.method is Method.HAMILTON:
        last, next_ = "得最后一个名额前的余额 {claim}", "再得一个前的余额 {claim}"
    if value.last is not None:
        parts.append(voice.fill(last, claim=value.last))
    if value.next is not None:
        parts.append(voice.fill(next_, claim=value.next))
    return voice.listed(parts, "，")
