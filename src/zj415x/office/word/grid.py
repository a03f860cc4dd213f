"""Grid: a table of a form in Word's XML, with fixed column widths."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from attrs import evolve, frozen

from ...printed.deadline import CHINA
from ...printed.form import Indicator
from ...values.money import Area, Money
from ...values.number import as_percent, plain
from .style import ENTRY, SEAL, Style, runs

_TWIPS, _POINT = 1440 / 25.4, 25.4 / 72  # twips in a millimetre, a point in millimetres
_PADDING = 1.5  # left and right of a cell's text, in millimetres
_SPACING = 1.4  # line height per font size
_DIVIDED = 110  # rows of this height or more, in millimetres, may break across pages
_LINES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_MARGIN = "".join(f'<w:{side} w:w="{round(_PADDING * _TWIPS)}" w:type="dxa"/>' for side in ("left", "right"))


@frozen
class Box:
    """A cell: its text, or its paragraphs; how many columns it spans; whether its text starts at the top.

    ``seal`` are paragraphs at the bottom right for a seal. ``keep``: stays on the page of the next row.
    """

    text: str | tuple[str, ...] = ""
    style: Style = ENTRY
    columns: int = 1
    top: bool = False
    seal: tuple[str, ...] = ()
    keep: bool = False

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The cell's own paragraphs, at least one."""
        return (self.text,) if isinstance(self.text, str) else self.text

    @property
    def xml(self) -> str:
        """The paragraphs in Word's XML."""
        own = [paragraph(text, self.style, keep=self.keep) for text in self.paragraphs]
        return "".join([*own, *(paragraph(text, SEAL) for text in self.seal)])

    def tall(self, width: float) -> float:
        """Estimate the height in a column of that width, both in millimetres; the estimate is on the high side."""
        size = self.style.size / 2 * _POINT
        fitting = max(1, int((width - 2 * _PADDING) / size))
        lines = sum(1 + len(line) // fitting for text in self.paragraphs for line in text.split("\n"))
        return (lines + len(self.seal)) * size * _SPACING


@frozen
class Row:
    """A row of a table; ``head``: repeated on each page; ``height``: the least, in millimetres."""

    boxes: tuple[Box, ...]
    head: bool = False
    height: int = 8


def paragraph(text: str, style: Style, *, keep: bool = False) -> str:
    """Write a paragraph in one style; ``keep``: stays on the page of the next paragraph."""
    kept = "<w:keepNext/>" if keep else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style.id}"/>{kept}</w:pPr>{runs(text)}</w:p>'


def together(rows: Sequence[Row]) -> list[Row]:
    """Keep the rows of a short table on one page."""
    kept = [evolve(row, boxes=tuple(evolve(box, keep=True) for box in row.boxes)) for row in rows[:-1]]
    return [*kept, rows[-1]]


def table_xml(widths: Sequence[int], rows: Sequence[Row]) -> str:
    """Write a table with columns of these widths, in millimetres; only very high rows break across pages."""
    columns = "".join(f'<w:gridCol w:w="{round(width * _TWIPS)}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{round(sum(widths) * _TWIPS)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{_LINES}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{_MARGIN}</w:tblCellMar></w:tblPr><w:tblGrid>{columns}</w:tblGrid>"
        f"{''.join(_row(row, widths) for row in rows)}</w:tbl>"
    )


def _row(row: Row, widths: Sequence[int]) -> str:
    cells, column, tallest = [], 0, 0.0
    for box in row.boxes:
        width = sum(widths[column : column + box.columns])
        span = f'<w:gridSpan w:val="{box.columns}"/>' if box.columns > 1 else ""
        cells.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{round(width * _TWIPS)}" w:type="dxa"/>{span}'
            f'<w:vAlign w:val="{"top" if box.top else "center"}"/></w:tcPr>{box.xml}</w:tc>'
        )
        column, tallest = column + box.columns, max(tallest, box.tall(width))
    whole = "<w:cantSplit/>" if tallest < _DIVIDED else ""
    height = f'<w:trHeight w:val="{round(row.height * _TWIPS)}" w:hRule="atLeast"/>'
    again = "<w:tblHeader/>" if row.head else ""
    return f"<w:tr><w:trPr>{whole}{height}{again}</w:trPr>{''.join(cells)}</w:tr>"


NOT_ASKED = "无需填报"
NONE = "无"
SCOPE = "产业集群发展目录"
"""The enterprises that the figures cover."""
NUMERALS = "一二三四五六七八九"
"""Number chapters, and in brackets sections."""


def figure(value: Any, unit: str = "") -> str:
    """Write a value for a cell of the form, without the ``unit`` that the form prints; None is an empty text."""
    match value:
        case None:
            return ""
        case bool():
            return "是" if value else "否"
        case Money() if unit in ("亿元", "万元", "元"):
            return plain(value.in_unit(unit))
        case Decimal():
            return as_percent(value).removesuffix(unit)
        case Area():
            return str(value).removesuffix(unit)
        case datetime():
            here = value.astimezone(CHINA)
            return f"{day(here)} {here.time().isoformat()}"
        case date():
            return day(value)
    return str(value)


def day(value: date) -> str:
    """Write a day as official documents do."""
    return f"{value.year}年{value.month}月{value.day}日"


def texts(values: Iterable[str] | None) -> tuple[str, ...]:
    """Write several texts, one a paragraph; 无 for an empty list, blank for None."""
    return ("",) if values is None else tuple(values) or (NONE,)


def cell(value: Any, label: str) -> tuple[str, ...]:
    """Write the content of a table cell, in the unit that its label has in brackets."""
    if isinstance(value, tuple):
        return texts(value)
    return (figure(value, label.rpartition("（")[2].removesuffix("）")),)


def line(value: Any, indicator: Indicator, *, software: bool | None) -> str:
    """Write the value of a numbered line, or that the track need not fill it."""
    if value is None and software is not None and not indicator.asked_of(software=software):
        return NOT_ASKED
    return figure(value, indicator.unit)


def label(indicator: Indicator, *, software: bool | None) -> str:
    """Label a line for its track; for an unknown track with both versions."""
    if software is None and indicator.substitute is not None:
        return f"{indicator.label}（人工智能、高端软件填{indicator.substitute}）"
    return indicator.label_for(software=software is True)


def numbers(values: Iterable[int]) -> str:
    """Join line numbers, with consecutive ones as a range: 9、13-16、18."""
    spans: list[list[int]] = []
    for number in sorted(values):
        if spans and number == spans[-1][-1] + 1:
            spans[-1].append(number)
        else:
            spans.append([number])
    return "、".join(f"{span[0]}-{span[-1]}" if len(span) > 2 else "、".join(map(str, span)) for span in spans)
