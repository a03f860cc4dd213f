"""Paper: an A4 document with the margins and page numbers of official documents (GB/T 9704), its tables and figures."""

import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from attrs import evolve

from ...errors import MissingExtraError
from ...hooks import frozen
from ...printed.deadline import CHINA
from ...printed.form import Indicator
from ...values.money import Area, Money
from ...values.number import as_percent, plain
from ..files import ranges_of, written
from . import style
from .style import ENTRY, NAMESPACE, Style, runs

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section

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
        return "".join([*own, *(paragraph(text, style.SEAL) for text in self.seal)])

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
    spans = ranges_of(sorted(values))
    return "、".join(f"{span[0]}-{span[-1]}" if len(span) > 2 else "、".join(map(str, span)) for span in spans)


WIDTH, LONG_WIDTH = 156, 225
"""The width of the text, portrait and landscape, in millimetres."""
_TOP, _RIGHT, _BOTTOM, _LEFT = 37, 26, 35, 28
_SHORT, _LONG = 210, 297
_TITLE = 255  # the longest document title that Word accepts, in characters
_INK = ("styles", "settings", "footer")  # the related parts to keep from python-docx's template


class Paper:
    """A document written from top to bottom, then saved."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._pages: list[tuple[bool, list[str]]] = [(False, [])]

    def say(self, text: str, style: Style, *, keep: bool = False) -> None:
        """Add a paragraph; ``keep``: stays on the page of the next one."""
        self._pages[-1][1].append(paragraph(text, style, keep=keep))

    def draw(self, widths: Sequence[int], rows: Sequence[Row]) -> None:
        """Add a table, and a little space below."""
        self._pages[-1][1].extend((table_xml(widths, rows), paragraph("", style.GAP)))

    def turn(self, *, across: bool) -> None:
        """Start a new page, portrait or landscape."""
        self._pages.append((across, []))

    def save(self, path: str | os.PathLike[str]) -> None:
        """Save the document atomically; equal documents give equal bytes.

        Raises:
            MissingExtraError: python-docx is not installed.
            OSError: the file cannot be written.
        """
        try:
            from docx import Document
        except ImportError:
            raise MissingExtraError("python-docx", "office") from None
        document = Document()
        _dress(document, self._title)
        for index, (across, _) in enumerate(self._pages):
            section = document.add_section() if index else document.sections[0]
            _lay_out(section, across=across)
            if index:
                document.paragraphs[-1].style = style.GAP.name  # must not take up a page of its own
            else:
                _number(section)
        written(path, self._packed(document))

    def _packed(self, document: "Document") -> bytes:
        """Zip the document with its text, and with fixed timestamps."""
        made, file = BytesIO(), BytesIO()
        document.save(made)
        with ZipFile(made) as parts, ZipFile(file, "w", ZIP_DEFLATED) as packed:
            for name in parts.namelist():
                part = ZipInfo(name)
                part.compress_type, part.external_attr = ZIP_DEFLATED, 0o600 << 16
                with packed.open(part, "w") as kept:
                    if name == "word/document.xml":
                        kept.writelines(piece.encode() for piece in self._text(document))
                    else:
                        kept.write(parts.read(name))
        return file.getvalue()

    def _text(self, document: "Document") -> Iterator[str]:
        """Write the body as text: as a tree, a very long table would exhaust the memory."""
        yield f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document {NAMESPACE}><w:body>'
        for (_, blocks), end in zip(self._pages, document.element.body, strict=True):
            yield from blocks
            yield end.xml  # the last paragraph of a section holds its page layout
        yield "</w:body></w:document>"


def _dress(document: "Document", title: str) -> None:
    """Replace python-docx's fonts, styles and settings with ours."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml import parse_xml

    part = document.part
    package: Any = part.package  # typed as optional in python-docx
    for rels, kept in ((part.rels, _INK), (package.rels, ("officeDocument", "core-properties"))):
        for key in [key for key, relation in rels.items() if not relation.reltype.endswith(kept)]:
            del rels[key]
    document.styles.element[:] = parse_xml(style.STYLES)[:]
    document.settings.element[:] = parse_xml(style.SETTINGS)[:]
    fonts = Part(PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE, style.FONT_TABLE.encode(), package)
    part.relate_to(fonts, RELATIONSHIP_TYPE.FONT_TABLE)
    # Metadata without author and date.
    package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES).element[:] = []
    document.core_properties.title = style.legible(title)[:_TITLE]
    document.core_properties.language = "zh-CN"


def _lay_out(section: "Section", *, across: bool) -> None:
    from docx.enum.section import WD_ORIENTATION
    from docx.shared import Mm

    section.orientation = WD_ORIENTATION.LANDSCAPE if across else WD_ORIENTATION.PORTRAIT
    section.page_width, section.page_height = Mm(_LONG if across else _SHORT), Mm(_SHORT if across else _LONG)
    edges = (_RIGHT, _BOTTOM, _LEFT, _TOP) if across else (_TOP, _RIGHT, _BOTTOM, _LEFT)
    section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = map(Mm, edges)
    section.footer_distance = Mm(edges[2] - 7)


def _number(section: "Section") -> None:
    """Print page numbers at the outer edge, between dashes."""
    from docx.oxml import parse_xml

    dash = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
    field = f'{dash.format("— ")}<w:fldSimple w:instr=" PAGE ">{dash.format("1")}</w:fldSimple>{dash.format(" —")}'
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        footer.is_linked_to_previous = False
        (line,) = footer.paragraphs
        line._p[:] = parse_xml(
            f'<w:p {NAMESPACE}><w:pPr><w:pStyle w:val="{style.FOOTER.id}"/><w:ind w:{side}Chars="100"/>'
            f'<w:jc w:val="{side}"/></w:pPr>{field}</w:p>'
        )[:]


Texts = tuple[str, ...]
"""The paragraphs of a cell."""


def listed(
    title: str, heads: Sequence[str], rows: Sequence[Sequence[Texts]] | None, *, counted: bool, least: int
) -> list[Row]:
    """Build the rows of a list, with blank ones up to ``least``; 无 for an empty list.

    ``counted``: the first column numbers the rows.
    """
    names = ["序号", *heads] if counted else heads
    filled: list[Sequence[Texts]] = list(rows or ())
    if rows is not None and not rows:
        filled.append([(NONE,), *[("",)] * (len(heads) - 1)])
    filled += [[("",)] * len(heads)] * (least - len(filled))
    made = [
        Row((Box(title, style.PART, len(names)),), head=True),
        Row(tuple(Box(text, style.HEAD) for text in names), head=True),
    ]
    for number, texts in enumerate(filled, start=1):
        before = [Box(str(number), style.FIGURE)] if counted else []
        made.append(Row((*before, *(Box(text, style.SMALL) for text in texts)), height=10))
    return made
