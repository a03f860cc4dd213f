"""The page on what becomes of the notice: the ledger as a picture, a square for each passage."""

from collections import Counter
from html import escape

from zj415x.editions.y2026 import NOTICE
from zj415x.printed.ledger import Status
from zj415x.wording import say
from zj415x.wording.values import place_in
from zj415x.wording.voice import voice_of

from .clauses import SHADES, anchor, page_of, part_of
from .language import label, locale_of
from .markdown import table

_INTRODUCTION = (
    "通知的每一段都有交代。下面一段一格，颜色是它的去处，点开是[对照通知](notice.md)里的那一段。"
    "**已建模**的成了数据或条款；**部分建模**的有一部分没有写成代码，那一段写明是哪些；**由人评判**的（“较高”“显著”之类）"
    "库不打分；**另有名单或规定**的，名单或办法没有附在通知里；**程序**是谁在哪里办什么；**不设规则**的是标题、目的和题签。",
    "Every passage of the notice is accounted for. Below is a square for each, in the colour of what becomes of it; it "
    "leads to the passage in [Beside the notice](notice.md). What is **modelled** became data or clauses; of what is "
    "**partly** modelled some is not code; what is **judged by people** (such as “rather high”) the library gives no "
    "points for; of what is **left to another list or rule** that is not attached to the notice; **procedure** is who "
    "does what where; **no rule** are headings, aims and captions.",
)


def page(language: str) -> str:
    """The picture, part by part, and the counts."""
    locale = locale_of(language)
    segments = NOTICE.ledger.segments
    parts = list(dict.fromkeys(part_of(segment.place) for segment in segments))
    texts = [f"# {label('各段的处理', language)}", _INTRODUCTION[language == "en"], _counts(parts, language)]
    texts += [f"## {label('一段一格', language)}", _legend(locale)]
    for part in parts:
        squares = "".join(
            f'<a href="{page_of(segment.place)}.html#{anchor(segment.id)}" class="{SHADES[segment.status]}" '
            f'title="{escape(_title(segment.id, locale))}: {escape(say(segment.status, locale))}"></a>'
            for segment in segments
            if part_of(segment.place) == part
        )
        texts.append(f"**{place_in(part, voice_of(locale))}**")
        texts.append(f'<div class="ledger">{squares}</div>')
    return "\n\n".join(texts) + "\n"


def _title(id: str, locale: str) -> str:
    place, _, number = id.rpartition("/")
    return f"{place_in(place, voice_of(locale))}/{number}"


def _counts(parts: list[str], language: str) -> str:
    locale = locale_of(language)
    counted = {
        part: Counter(segment.status for segment in NOTICE.ledger.segments if part_of(segment.place) == part)
        for part in parts
    }
    rows = [
        [
            place_in(part, voice_of(locale)),
            *(str(counted[part][status] or "") for status in Status),
            str(counted[part].total()),
        ]
        for part in parts
    ]
    total = NOTICE.ledger.counts
    rows.append(
        [f"**{label('合计', language)}**", *(f"**{total[status]}**" for status in Status), f"**{sum(total.values())}**"]
    )
    head = [label("部分", language), *(say(status, locale) for status in Status), label("段数", language)]
    return table(head, rows, "counts")


def _legend(locale: str) -> str:
    marks = "".join(f'<span><i class="{SHADES[status]}"></i>{say(status, locale)}</span>' for status in Status)
    return f'<p class="legend">{marks}</p>'
