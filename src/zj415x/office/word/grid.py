"""Grid: a table of a form as Word holds it, of fixed widths, cell by cell."""

from collections.abc import Sequence

from attrs import evolve, frozen

from .style import ENTRY, SEAL, Style
from .text import runs

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
