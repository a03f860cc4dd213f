"""Paper: an A4 document with the margins and page numbers of official documents (GB/T 9704)."""

import os
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ...errors import MissingExtraError
from ..files import written
from .grid import NONE, Box, Row, paragraph, table_xml
from .style import FIGURE, FONT_TABLE, FOOTER, GAP, HEAD, NAMESPACE, PART, SETTINGS, SMALL, STYLES, Style, legible

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section


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
        self._pages[-1][1].extend((table_xml(widths, rows), paragraph("", GAP)))

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
                document.paragraphs[-1].style = GAP.name  # must not take up a page of its own
            else:
                _number(section)
        written(path, lambda file: self._pack(document, file))

    def _pack(self, document: "Document", file: BinaryIO) -> None:
        """Zip the document with its text, and with fixed timestamps."""
        made = BytesIO()
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
    document.styles.element[:] = parse_xml(STYLES)[:]
    document.settings.element[:] = parse_xml(SETTINGS)[:]
    fonts = Part(PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE, FONT_TABLE.encode(), package)
    part.relate_to(fonts, RELATIONSHIP_TYPE.FONT_TABLE)
    # Metadata without author and date.
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
    """Print page numbers at the outer edge, between dashes."""
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
    """Build the rows of a list, with blank ones up to ``least``; 无 for an empty list.

    ``counted``: the first column numbers the rows.
    """
    names = ["序号", *heads] if counted else heads
    filled: list[Sequence[Texts]] = list(rows or ())
    if rows is not None and not rows:
        filled.append([(NONE,), *[("",)] * (len(heads) - 1)])
    filled += [[("",)] * len(heads)] * (least - len(filled))
    made = [
        Row((Box(title, PART, len(names)),), head=True),
        Row(tuple(Box(text, HEAD) for text in names), head=True),
    ]
    for number, texts in enumerate(filled, start=1):
        before = [Box(str(number), FIGURE)] if counted else []
        made.append(Row((*before, *(Box(text, SMALL) for text in texts)), height=10))
    return made
