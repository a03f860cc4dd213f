"""The page of clauses by force: what binds, what allows for an explanation, and what never decides."""

import inspect

from zj415x import Clause, Force
from zj415x.editions.y2026 import NOTICE
from zj415x.wording import say
from zj415x.wording.values import place_in
from zj415x.wording.voice import voice_of

from .clauses import CALLS, SHADES, link_to_clause, link_to_passage, link_to_question, page_of
from .evidence import tests_of_clause
from .language import label, locale_of
from .markdown import table
from .sources import address_of_code

_INTRODUCTION = (
    "{clauses} 条条款，按约束力分开：约束力由通知的用词而定，又决定一条不满足时结论怎样。"
    "一条从“条款”点开是它问的是什么，从“代码”点开是判断它的函数，从“测试”点开是提到它的测试。"
    "命令行也可以这样看：`zj415x clauses --force 原则上`。",
    "The {clauses} clauses by their force, which follows from the notice's own words, and says what becomes of the "
    "verdict where a clause is not met. Each leads to what it asks (“Clauses”), to the function that decides it "
    "(“Code”), and to the tests that name it (“Tests”). The command line lists them as well: "
    "`zj415x clauses --force 原则上`.",
)
_EFFECTS = {
    Force.REQUIRED: (
        "写“应”“须”的，写“至少”“限选”“以内”这样一句断定的，还有表上要填的每一栏。资格和时限不满足，结论是**不符合**；填报不满足，"
        "须改正，结论是**待补正**；不明，也是**待补正**。",
        "The notice says 应 or 须 (shall, must), or states it flatly, as with 限选 (choose only); each cell of "
        "the form counts as well. Where eligibility or timing is not met, the verdict is **ineligible**; what is "
        "wrong on the form has to be corrected: **incomplete**, as it is where a clause is unknown.",
    ),
    Force.IN_PRINCIPLE: (
        "写“原则上”的。不满足，结论是**需作说明**：通知没有说明什么情形可以例外、由谁决定（A11）；不明，结论是**待补正**。",
        "The notice says 原则上 (in principle). Where it is not met, the verdict is **needs explanation**: the notice "
        "does not say which exceptions there are and who decides on them (A11). Where it is unknown: "
        "**incomplete**.",
    ),
    Force.ENCOURAGED: (
        "写“鼓励”“重点”或“倾斜”的。从不影响结论。",
        "The notice says 鼓励, 重点 or 倾斜 (encouraged, with priority, favoured). It never affects the verdict.",
    ),
    Force.ADVISORY: (
        "通知没有这样写，是本库自己的提示：数与数对不上，或者与名单不符。从不影响结论。",
        "The notice has no such condition; it is a remark of the library's own, such as on figures that do not agree. "
        "It never affects the verdict.",
    ),
}


def page(language: str) -> str:
    """A table for each force, the most binding first, and the passages of that force in which no clause stands."""
    clauses = sum(len(several) for several in CALLS.values())
    texts = [f"# {label('条款，按约束力', language)}", _INTRODUCTION[language == "en"].format(clauses=clauses)]
    for force in Force:
        texts += _of(force, language)
    return "\n\n".join(texts) + "\n"


def _of(force: Force, language: str) -> list[str]:
    locale = locale_of(language)
    rows = [
        _row(call, clause, language) for call, several in CALLS.items() for clause in several if clause.force is force
    ]
    head = ("条款", "出处", "问的是什么", "待明确事项", "代码", "测试")
    texts = [
        f"## {_heading(say(force, locale), len(rows), language)}",
        _EFFECTS[force][language == "en"],
        table([label(word, language) for word in head], rows, "force"),
    ]
    others = [segment for segment in NOTICE.ledger.segments if segment.force is force and not segment.clauses]
    if others:
        listed = [
            f'- <span class="legend"><i class="{SHADES[segment.status]}"></i></span>'
            f"{link_to_passage(segment, locale)} · {say(segment.status, locale)}"
            for segment in others
        ]
        texts += [f"### {label('没有条款的段', language)}", "\n".join(listed)]
    return texts


def _heading(force: str, clauses: int, language: str) -> str:
    return f"{force.capitalize()} ({clauses})" if language == "en" else f"{force}（{clauses} 条）"


def _row(call: str, clause: Clause[object], language: str) -> list[str]:
    locale = locale_of(language)
    between = ", " if language == "en" else "、"
    tests = len(tests_of_clause(call, clause))
    function = inspect.unwrap(clause.test)
    return [
        link_to_clause(call, clause.name, whole=True),
        place_in(clause.place, voice_of(locale)),
        say(clause.subject, locale),
        between.join(link_to_question(id) for id in clause.readings),
        f'<a href="{address_of_code(function)}"><code>{function.__name__.replace("_", "_<wbr>")}</code></a>',
        f'<a href="{page_of(clause.place)}.html#tests-{call}-{clause.name}">{tests}</a>',
    ]
