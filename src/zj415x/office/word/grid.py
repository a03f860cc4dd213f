"""Grid: a table of a form as Word holds it, of fixed widths, cell by cell."""

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
_PADDING = 1.5  # of a cell to the left and the right, in millimetres
_SPACING = 1.4  # how high a line is, for the size of its font
_DIVIDED = 110  # from that height on, in millimetres, a row may be divided between two pages
_LINES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_MARGIN = "".join(f'<w:{side} w:w="{round(_PADDING * _TWIPS)}" w:type="dxa"/>' for side in ("left", "right"))


@frozen
class Box:
    """A cell: its text, or several paragraphs of it; how many columns it takes; whether it begins at the top.

    ``seal`` are paragraphs below, to the right, where somebody puts a seal. ``keep``: on the page of the row below.
    """

    text: str | tuple[str, ...] = ""
    style: Style = ENTRY
    columns: int = 1
    top: bool = False
    seal: tuple[str, ...] = ()
    keep: bool = False

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Its own paragraphs; there is one at least."""
        return (self.text,) if isinstance(self.text, str) else self.text

    @property
    def xml(self) -> str:
        """Its paragraphs as Word holds them."""
        own = [paragraph(one, self.style, keep=self.keep) for one in self.paragraphs]
        return "".join([*own, *(paragraph(one, SEAL) for one in self.seal)])

    def tall(self, width: float) -> float:
        """About how high it is in a column of that width, both in millimetres; rather too high."""
        size = self.style.size / 2 * _POINT
        fitting = max(1, int((width - 2 * _PADDING) / size))
        lines = sum(1 + len(line) // fitting for one in self.paragraphs for line in one.split("\n"))
        return (lines + len(self.seal)) * size * _SPACING


@frozen
class Row:
    """A row of a table; ``head``: it is printed again on each page; ``height`` in millimetres, at least."""

    boxes: tuple[Box, ...]
    head: bool = False
    height: int = 8


def paragraph(text: str, style: Style, *, keep: bool = False) -> str:
    """A paragraph in one style; ``keep``: on the page of what follows."""
    kept = "<w:keepNext/>" if keep else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style.id}"/>{kept}</w:pPr>{runs(text)}</w:p>'


def together(rows: Sequence[Row]) -> list[Row]:
    """The rows of a short table, which are to stand on one page."""
    kept = [evolve(row, boxes=tuple(evolve(box, keep=True) for box in row.boxes)) for row in rows[:-1]]
    return [*kept, rows[-1]]


def grid(widths: Sequence[int], rows: Sequence[Row]) -> str:
    """A table with columns of these widths, in millimetres; a row that is not too high stays on one page."""
    columns = "".join(f'<w:gridCol w:w="{round(width * _TWIPS)}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{round(sum(widths) * _TWIPS)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{_LINES}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{_MARGIN}</w:tblCellMar></w:tblPr><w:tblGrid>{columns}</w:tblGrid>"
        f"{''.join(_row(row, widths) for row in rows)}</w:tbl>"
    )


def _row(row: Row, widths: Sequence[int]) -> str:
    cells, place, tallest = [], 0, 0.0
    for box in row.boxes:
        width = sum(widths[place : place + box.columns])
        span = f'<w:gridSpan w:val="{box.columns}"/>' if box.columns > 1 else ""
        cells.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{round(width * _TWIPS)}" w:type="dxa"/>{span}'
            f'<w:vAlign w:val="{"top" if box.top else "center"}"/></w:tcPr>{box.xml}</w:tc>'
        )
        place, tallest = place + box.columns, max(tallest, box.tall(width))
    whole = "<w:cantSplit/>" if tallest < _DIVIDED else ""
    height = f'<w:trHeight w:val="{round(row.height * _TWIPS)}" w:hRule="atLeast"/>'
    again = "<w:tblHeader/>" if row.head else ""
    return f"<w:tr><w:trPr>{whole}{height}{again}</w:trPr>{''.join(cells)}</w:tr>"


NOT_ASKED = "无需填报"
NONE = "无"
SCOPE = "产业集群发展目录"
"""Which enterprises the figures are of."""
NUMERALS = "一二三四五六七八九"
"""Of chapters, and in brackets of sections."""


def figure(value: Any, unit: str = "") -> str:
    """A value in words, without the unit that the form prints; a blank stays blank."""
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
    """A day as official documents write it."""
    return f"{value.year}年{value.month}月{value.day}日"


def texts(values: Iterable[str] | None) -> tuple[str, ...]:
    """Several texts, one a paragraph; 无 where it is said that there are none."""
    return ("",) if values is None else tuple(values) or (NONE,)


def cell(value: Any, label: str) -> tuple[str, ...]:
    """What stands in a cell of a table, the unit of which its label has in brackets."""
    if isinstance(value, tuple):
        return texts(value)
    return (figure(value, label.rpartition("（")[2].removesuffix("）")),)


def line(value: Any, indicator: Indicator, *, software: bool | None) -> str:
    """What stands on a numbered line; what nobody asks for is marked."""
    if value is None and software is not None and not indicator.asked_of(software=software):
        return NOT_ASKED
    return figure(value, indicator.unit)


def label(indicator: Indicator, *, software: bool | None) -> str:
    """What a line asks of a track; both, where the track is not known."""
    if software is None and indicator.substitute is not None:
        return f"{indicator.label}（人工智能、高端软件填{indicator.substitute}）"
    return indicator.label_for(software=software is True)


def numbers(values: Iterable[int]) -> str:
    """Numbers of lines, those that follow each other from the first to the last: 9、13-16、18."""
    spans: list[list[int]] = []
    for one in sorted(values):
        if spans and one == spans[-1][-1] + 1:
            spans[-1].append(one)
        else:
            spans.append([one])
    return "、".join(f"{one[0]}-{one[-1]}" if len(one) > 2 else "、".join(map(str, one)) for one in spans)
