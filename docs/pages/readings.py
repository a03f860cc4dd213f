"""The page about the readings that a caller can choose: what is open, what can be chosen, what follows."""

from pathlib import Path

from zj415x import Reading, Readings
from zj415x.editions.y2026 import NOTICE
from zj415x.exchange import read_application
from zj415x.wording import say
from zj415x.wording.values import place_in
from zj415x.wording.voice import voice_of

from .clauses import CALLS, link_to_clause
from .language import label, locale_of
from .markdown import table

_EXAMPLE = Path(__file__).parents[2] / "examples" / "application.json"
_INTRODUCTION = (
    "通知有 {open} 处未予明确（见[通知未予明确之处](open-questions.md)），其中 {count} 处可以由调用者另选口径："
    '`validate(…, readings=Readings(A12="this-year-forecast"))`。不选的按默认。每一处都写明默认的理由、可以问谁、'
    "哪些条款取决于它。`report.sensitivity()` 算遍一份申报涉及的全部组合。",
    "The notice leaves {open} points open (see [what the notice leaves open](open-questions.md)); the caller can "
    'choose how {count} of them are read: `validate(…, readings=Readings(A12="this-year-forecast"))`. What is not '
    "chosen is read by default. For each it says why the default is ours, who could say which is meant, and which "
    "clauses depend on it. `report.sensitivity()` goes through all joint choices that bear on an application.",
)
_ON_THE_EXAMPLE = (
    "用 `examples/application.json` 来看，各选项下的结论：{verdicts}。",
    "On `examples/application.json`, the verdict under each option: {verdicts}.",
)


def page(language: str) -> str:
    """All of them, in the order of their ids."""
    title = f"# {label('可以另选的口径', language)}"
    said = _INTRODUCTION[language == "en"].format(open=len(NOTICE.open_questions), count=len(NOTICE.readings))
    return (
        "\n\n".join([title, said, _index(language), *(_one(reading, language) for reading in NOTICE.readings)]) + "\n"
    )


def _index(language: str) -> str:
    locale = locale_of(language)
    rows = [
        [f"[{reading.id}](#reading-{reading.id.lower()})", say(reading.question, locale), f"`{reading.default}`"]
        for reading in NOTICE.readings
    ]
    return table(["", label("待明确事项", language), label("默认", language)], rows)


def _one(reading: Reading, language: str) -> str:
    locale = locale_of(language)
    colon = ": " if language == "en" else "："
    clauses = [
        link_to_clause(call, clause.name, whole=True)
        for call, several in CALLS.items()
        for clause in several
        if reading.id in clause.readings
    ]
    options = [
        [f"`{option}`", say(meaning, locale), label("默认", language) if option == reading.default else ""]
        for option, meaning in zip(reading.options, reading.meanings, strict=True)
    ]
    others = [f'`Readings({reading.id}="{option}")`' for option in reading.options if option != reading.default]
    words = reading.words if reading.words.startswith("“") else f"“{reading.words}”"
    between = ", " if language == "en" else "、"
    facts = {
        "出处": f"{place_in(reading.place, voice_of(locale))}（{words}）" if language != "en"
        else f"{place_in(reading.place, voice_of(locale))} ({words})",
        "理由": say(reading.reason, locale),
        "可以问谁": say(reading.settled_by, locale),
        "所涉条款": between.join(clauses),
        "选法": between.join(others),
    }  # fmt: skip
    return "\n".join(
        [
            f"(reading-{reading.id.lower()})=",
            f"## {reading.id} {say(reading.question, locale)}",
            "",
            table([label("选项", language), label("意思", language), ""], options),
            "",
            *(f"- {label(name, language)}{colon}{value}" for name, value in facts.items() if value),
            *_on_the_example(reading, language),
        ]
    )


def _on_the_example(reading: Reading, language: str) -> list[str]:
    """What it makes of the example, where the choice makes a difference there."""
    ours = read_application(_EXAMPLE.read_bytes(), NOTICE)
    verdicts = {
        option: ours.validate(NOTICE.clusters, readings=Readings.of({reading.id: option})).verdict
        for option in reading.options
    }
    if len(set(verdicts.values())) == 1:
        return []
    locale = locale_of(language)
    said = [f"`{option}` {say(verdict, locale)}" for option, verdict in verdicts.items()]
    return ["", _ON_THE_EXAMPLE[language == "en"].format(verdicts=("; " if language == "en" else "；").join(said))]
