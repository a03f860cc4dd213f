"""Markup: HTML elements whose text is always escaped, and the values that are shown as HTML."""

from collections.abc import Iterable, Sequence
from functools import singledispatch
from html import escape
from typing import Any

from ..cluster.application import ClusterApplication
from ..errors import printable
from ..hooks import frozen
from ..notice import Notice
from ..rules.finding import Verdict
from ..rules.outcome import Outcome
from ..rules.sensitivity import Sensitivity
from ..wording.voice import Voice
from ..words import Term


class Markup(str):
    """A piece of HTML; elements escape any other string among their children."""

    __slots__ = ()


Child = str | int | None | Iterable["Child"]
"""What can stand in an element: markup, text, a number, nothing, or several of these."""


def element(tag: str, *children: Child, **attributes: str | int | None) -> Markup:
    """Build an element; ``class_`` is its class, and attributes of None are omitted."""
    shown = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{written(str(value))}"'
        for name, value in attributes.items()
        if value is not None
    )
    return Markup(f"<{tag}{shown}>{joined(children)}</{tag}>")


def joined(children: Iterable[Child]) -> Markup:
    """Concatenate children."""
    return Markup("".join(map(_one, children)))


def written(text: str) -> Markup:
    """Escape a text, keeping its line breaks, with control and bidi characters made visible."""
    return Markup("\n".join(escape(printable(line)) for line in text.split("\n")))


def _one(child: Child) -> str:
    if child is None:
        return ""
    if isinstance(child, Markup):
        return child
    if isinstance(child, str | int):
        return written(str(child))
    return joined(child)


# Every colour repeats the meaning of a word. Text keeps the page's colour and backgrounds are translucent, so that both
# are readable on any page; lines are borders, which browsers also print.
_RULES = """
&{font-size:.92em;line-height:1.5;max-width:100%;overflow-x:auto;
font-family:inherit,"Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",sans-serif}
& table{border-collapse:collapse;table-layout:auto;margin:.4em 0 1em;width:100%;color:inherit;background:none;
border:0;font-size:inherit;display:table}
& caption{text-align:left;font-weight:600;padding:.3em 0;caption-side:top;color:inherit}
& tr,& tr:nth-child(odd),& tr:nth-child(even),& tr:hover{background:none;color:inherit}
& th,& td{text-align:left;vertical-align:top;padding:.3em .55em;border:0;
border-bottom:1px solid rgba(128,128,128,.35);white-space:normal;overflow-wrap:break-word;max-width:none}
& th{font-weight:600}
& thead th{border-bottom:2px solid rgba(128,128,128,.6);word-break:keep-all}
& .number{text-align:right;white-space:nowrap;width:1%;font-variant-numeric:tabular-nums}
& .short{white-space:nowrap;overflow-wrap:normal;width:1%}
& .figure{text-align:right;min-width:5em;font-variant-numeric:tabular-nums}
& .place{min-width:7.5em}
& tbody th{width:30%}
& .aside{opacity:.75;font-size:.92em}
& .mark{display:inline-block;padding:0 .5em;border-radius:.3em;border:1px solid;border-left-width:.35em;
white-space:nowrap}
& .good{border-color:#2e9e5b;background:rgba(46,158,91,.14)}
& .doubt{border-color:#c98a00;background:rgba(201,138,0,.15)}
& .bad{border-color:#d0453f;background:rgba(208,69,63,.15)}
& .plain{border-color:rgba(128,128,128,.6);background:rgba(128,128,128,.1)}
& p{margin:.3em 0}
& .head{font-size:1.1em}
& ol,& ul{margin:.2em 0 .8em;padding-left:1.6em}
& td ul,& td ol{margin:0;padding-left:1.1em}
& svg{display:block;width:100%;max-width:860px;height:auto}
& svg text{fill:currentColor;font-size:13px;font-family:inherit;paint-order:stroke;stroke-width:4px;
stroke:var(--jp-layout-color0,var(--color-background-primary,Canvas))}
@media print{&{overflow:visible;color:#000}& tr,& svg{break-inside:avoid}
& thead{display:table-header-group}& .mark,& svg{print-color-adjust:exact}}
"""
# Notebooks style tables themselves; a repeated class outweighs their rules.
STYLE = Markup(f"<style>{_RULES.replace('&', '.zj415x' * 3)}</style>")


MOST_ROWS = 300
"""The most rows that a table shows; the rest is counted."""


@frozen
class Column:
    """A column: its heading in Chinese, and the style of its cells (``number``, ``figure``, ``short``, ``place``)."""

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
    """Build a table; rows past :data:`MOST_ROWS` are only counted.

    ``count``: the full number of rows, if the caller passes only the first of them.
    """
    given = list(rows)
    total = len(given) if count is None else count
    body = [_row(columns, row) for row in given[:MOST_ROWS]]
    if total > len(body):
        rest = voice.fill("另有 {count} 行未列出", count=total - len(body))
        body.append(element("tr", element("td", rest, colspan=len(columns), class_="aside")))
    heads = [element("th", voice.word(column.title), scope="col", class_=column.style) for column in columns]
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
    """Build a table of names and values, without a head."""
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
    """Build a highlighted word, such as an outcome, in its colour."""
    shade = colour or (_COLOURS.get(value, "plain") if isinstance(value, Term) else "plain")
    return element("span", voice.say(value), class_=f"mark {shade}")


@frozen(repr=False)
class Shown:
    """A piece of HTML with its own style and no script; ``str()`` gives the HTML, and notebooks render it."""

    html: str
    of: str

    def __repr__(self) -> str:
        return f"<HTML of {self.of}>"

    def __str__(self) -> str:
        return self.html

    def _repr_html_(self) -> str:
        return self.html


_OF_A_NOTICE = (ClusterApplication, Sensitivity, tuple)  # a tuple may hold some


def told_notice(value: Any, notice: Notice | None) -> dict[str, Any]:
    """Build the keyword ``notice`` for values that need a notice's labels and readings but do not name the notice."""
    return {"notice": notice} if notice is not None and isinstance(value, _OF_A_NOTICE) else {}


@singledispatch
def html_in(value: Any, voice: Voice, **how: Any) -> Markup:
    """Render a value; a type without a renderer of its own appears as its sentence."""
    return element("p", [[line, element("br")] for line in voice.say(value, **how).split("\n")])


def shown_in(value: Any, voice: Voice, **how: Any) -> Shown:
    """Render a value as a standalone piece of HTML."""
    language = voice.name.replace("_", "-")
    body = element("div", STYLE, html_in(value, voice, **how), class_="zj415x", lang=language, dir="ltr")
    return Shown(str(body), type(value).__name__)
