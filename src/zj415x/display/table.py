"""Table: rows under headings, of many the first ones, and the marks that stand in them."""

from collections.abc import Iterable, Sequence

from attrs import frozen

from ..rules.finding import Verdict
from ..rules.outcome import Outcome
from ..wording.voice import Voice
from ..words import Term
from .markup import Child, Markup, element

MOST_ROWS = 300
"""The most rows that a table shows; the rest is counted."""


@frozen
class Column:
    """A column: its heading, in Chinese, and how its cells are set (``number``, ``figure``, ``short``, ``place``)."""

    title: str
    style: str | None = None


def table(
    columns: Sequence[Column],
    rows: Iterable[Sequence[Child]],
    voice: Voice,
    *,
    caption: Child = None,
    count: int | None = None,
) -> Markup:
    """A table of at most :data:`MOST_ROWS` rows; ``count``: how many there are, where not all are given."""
    given = list(rows)
    total = len(given) if count is None else count
    body = [_row(columns, row) for row in given[:MOST_ROWS]]
    if total > len(body):
        rest = voice.fill("另有 {count} 行未列出", count=total - len(body))
        body.append(element("tr", element("td", rest, colspan=len(columns), class_="aside")))
    heads = [element("th", voice.word(one.title), scope="col", class_=one.style) for one in columns]
    return element(
        "table",
        None if caption is None else element("caption", caption),
        element("thead", element("tr", heads)),
        element("tbody", body),
    )


def _row(columns: Sequence[Column], cells: Sequence[Child]) -> Markup:
    return element(
        "tr", [element("td", cell, class_=column.style) for column, cell in zip(columns, cells, strict=True)]
    )


def pairs(rows: Iterable[tuple[str, Child]], voice: Voice, *, caption: Child = None) -> Markup:
    """A table of two columns without a head: what is named, and what it is."""
    return element(
        "table",
        None if caption is None else element("caption", caption),
        element(
            "tbody",
            [element("tr", element("th", voice.say(name), scope="row"), element("td", cell)) for name, cell in rows],
        ),
    )


_COLOURS: dict[Term, str] = {
    Verdict.ELIGIBLE: "good",
    Verdict.NEEDS_EXPLANATION: "doubt",
    Verdict.INCOMPLETE: "doubt",
    Verdict.INELIGIBLE: "bad",
    Outcome.MET: "good",
    Outcome.UNMET: "bad",
    Outcome.UNKNOWN: "doubt",
}


def mark(value: Term | str, voice: Voice, colour: str | None = None) -> Markup:
    """A word that is looked for, such as an outcome, in its colour."""
    shade = colour or (_COLOURS.get(value, "plain") if isinstance(value, Term) else "plain")
    return element("span", voice.say(value), class_=f"mark {shade}")
