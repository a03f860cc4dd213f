"""Paper: a document on A4 with the margins and page numbers of official documents (GB/T 9704)."""

import os
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ...errors import MissingExtraError
from ..files import written
from .grid import NONE, Box, Row, grid, paragraph
from .style import FIGURE, FONT_TABLE, FOOTER, GAP, HEAD, NAMESPACE, PART, SETTINGS, SMALL, STYLES, Style, legible

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section


WIDTH, LONG_WIDTH = 156, 225
"""How wide the text is on a page upright and across, in millimetres."""
_TOP, _RIGHT, _BOTTOM, _LEFT = 37, 26, 35, 28
_SHORT, _LONG = 210, 297
_TITLE = 255  # the most characters that the title of a document has
_INK = ("styles", "settings", "footer")  # what is kept of the parts that python-docx begins with


class Paper:
    """A document that is being written, from the top down, and then saved."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._pages: list[tuple[bool, list[str]]] = [(False, [])]

    def say(self, text: str, style: Style, *, keep: bool = False) -> None:
        """A paragraph; ``keep``: on the page of what follows."""
        self._pages[-1][1].append(paragraph(text, style, keep=keep))

    def draw(self, widths: Sequence[int], rows: Sequence[Row]) -> None:
        """A table, and a little space below."""
        self._pages[-1][1].extend((grid(widths, rows), paragraph("", GAP)))

    def turn(self, *, across: bool) -> None:
        """Go on on a new page, upright or across."""
        self._pages.append((across, []))

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write it to ``path``, whole or not at all; the same document is the same bytes.

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
        for place, (across, _) in enumerate(self._pages):
            section = document.add_section() if place else document.sections[0]
            _lay_out(section, across=across)
            if place:
                document.paragraphs[-1].style = GAP.name  # it closes the page before, and is to need no page of its own
            else:
                _number(section)
        written(path, lambda file: self._pack(document, file))

    def _pack(self, document: "Document", file: BinaryIO) -> None:
        """Save it with its text, and without the hour at which it was saved."""
        made = BytesIO()
        document.save(made)
        with ZipFile(made) as parts, ZipFile(file, "w", ZIP_DEFLATED) as packed:
            for name in parts.namelist():
                part = ZipInfo(name)
                part.compress_type, part.external_attr = ZIP_DEFLATED, 0o600 << 16
                with packed.open(part, "w") as kept:
                    if name == "word/document.xml":
                        kept.writelines(one.encode() for one in self._text(document))
                    else:
                        kept.write(parts.read(name))

    def _text(self, document: "Document") -> Iterator[str]:
        """Written as text: as a tree, a table of very many rows would fill the memory."""
        yield f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document {NAMESPACE}><w:body>'
        for (_, blocks), end in zip(self._pages, document.element.body, strict=True):
            yield from blocks
            yield end.xml  # what closes a section says how its pages are laid out
        yield "</w:body></w:document>"


def _dress(document: "Document", title: str) -> None:
    """Put our fonts, styles and settings in the place of those that python-docx brings along."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml import parse_xml

    part = document.part
    package: Any = part.package  # python-docx says that there may be none
    for rels, kept in ((part.rels, _INK), (package.rels, ("officeDocument", "core-properties"))):
        for key in [key for key, one in rels.items() if not one.reltype.endswith(kept)]:
            del rels[key]
    document.styles.element[:] = parse_xml(STYLES)[:]
    document.settings.element[:] = parse_xml(SETTINGS)[:]
    fonts = Part(PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE, FONT_TABLE.encode(), package)
    part.relate_to(fonts, RELATIONSHIP_TYPE.FONT_TABLE)
    # It names nobody and no moment.
    package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES).element[:] = []
    document.core_properties.title = legible(title)[:_TITLE]
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
    """Page numbers at the outer edge, between dashes."""
    from docx.oxml import parse_xml

    dash = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
    field = f'{dash.format("— ")}<w:fldSimple w:instr=" PAGE ">{dash.format("1")}</w:fldSimple>{dash.format(" —")}'
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        footer.is_linked_to_previous = False
        (line,) = footer.paragraphs
        line._p[:] = parse_xml(
            f'<w:p {NAMESPACE}><w:pPr><w:pStyle w:val="{FOOTER.id}"/><w:ind w:{side}Chars="100"/><w:jc w:val="{side}"/>'
            f"</w:pPr>{field}</w:p>"
        )[:]


Texts = tuple[str, ...]
"""The paragraphs of a cell."""


def listed(
    title: str, heads: Sequence[str], rows: Sequence[Sequence[Texts]] | None, *, counted: bool, least: int
) -> list[Row]:
    """A row for each that is given, and blank ones up to ``least``; 无 where it is said that there are none.

    ``counted``: the rows are numbered, in a column before the others.
    """
    names = ["序号", *heads] if counted else heads
    filled: list[Sequence[Texts]] = list(rows or ())
    if rows is not None and not rows:
        filled.append([(NONE,), *[("",)] * (len(heads) - 1)])
    filled += [[("",)] * len(heads)] * (least - len(filled))
    made = [
        Row((Box(title, PART, len(names)),), head=True),
        Row(tuple(Box(one, HEAD) for one in names), head=True),
    ]
    for number, texts in enumerate(filled, start=1):
        before = [Box(str(number), FIGURE)] if counted else []
        made.append(Row((*before, *(Box(one, SMALL) for one in texts)), height=10))
    return made
