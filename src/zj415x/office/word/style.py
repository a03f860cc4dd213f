"""Style: fonts, sizes and spacing of official documents (GB/T 9704), as Word's style sheet."""

import re
from xml.sax.saxutils import escape

from ...errors import printable
from ...hooks import frozen

_LATIN = "Times New Roman"
XIAOBIAOSONG, HEITI, KAITI, FANGSONG, SONGTI = "方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312", "宋体"
# The substitutes of a missing font: its altName, then any font of its family.
_FONTS = (
    (XIAOBIAOSONG, "FZXiaoBiaoSong-B05S", "roman"),
    (HEITI, "SimHei", "modern"),
    (KAITI, "楷体", "modern"),
    (FANGSONG, "仿宋", "modern"),
    (SONGTI, "SimSun", "roman"),
)
# Sizes in half points, spacing in twentieths of a point.
ERHAO, SANHAO, SIHAO, XIAOSI, WUHAO = 44, 32, 28, 24, 21
_LINE = 560  # 28 points: 22 lines on a page


@frozen
class Style:
    """A paragraph style: its id, its name in Word's list, its font, and its layout.

    ``line`` is an exact height; None: as high as the font. ``indent`` applies to the first line, in hundredths of a
    character. ``level`` is a heading's level, from 0.
    """

    id: str
    name: str
    font: str
    size: int
    align: str = "both"
    line: int | None = _LINE
    indent: int = 0
    before: int = 0
    after: int = 0
    level: int | None = None
    colour: str | None = None
    keep: bool = False

    @property
    def xml(self) -> str:
        """The style in Word's XML."""
        default = ' w:default="1"' if self.id == "Normal" else ""
        based = "" if default else '<w:basedOn w:val="Normal"/>'
        line = f' w:line="{self.line}" w:lineRule="exact"' if self.line else ' w:line="240" w:lineRule="auto"'
        outline = "" if self.level is None else f'<w:outlineLvl w:val="{self.level}"/>'
        colour = "" if self.colour is None else f'<w:color w:val="{self.colour}"/>'
        return (
            f'<w:style w:type="paragraph"{default} w:styleId="{self.id}">'
            f'<w:name w:val="{self.name}"/>{based}<w:qFormat/>'
            f"<w:pPr>{'<w:keepNext/>' if self.keep else ''}"
            f'<w:spacing w:before="{self.before}" w:after="{self.after}"{line}/>'
            f'<w:ind w:firstLineChars="{self.indent}" w:firstLine="{self.indent * self.size // 10}"/>'
            f'<w:jc w:val="{self.align}"/>{outline}</w:pPr>'
            f'<w:rPr><w:rFonts w:eastAsia="{self.font}"/>{colour}<w:sz w:val="{self.size}"/>'
            f'<w:szCs w:val="{self.size}"/></w:rPr></w:style>'
        )


TEXT = Style("Normal", "Normal", FANGSONG, SANHAO, indent=200)
MARK = Style("Mark", "附号", HEITI, SANHAO, align="left")
TITLE = Style("Title", "Title", XIAOBIAOSONG, ERHAO, align="center", line=700, before=140, after=200)
SUBTITLE = Style("Subtitle", "Subtitle", KAITI, SANHAO, align="center", after=280)
CHAPTER = Style("Heading1", "heading 1", HEITI, SANHAO, indent=200, level=0, keep=True)
SECTION = Style("Heading2", "heading 2", KAITI, SANHAO, indent=200, level=1, keep=True)
PROMPT = Style("Prompt", "待写", FANGSONG, SANHAO, indent=200, after=60, colour="7F7F7F")
CAPTION = Style("Caption", "caption", HEITI, XIAOSI, align="center", line=None, before=120, after=60, keep=True)
NOTE = Style("Note", "附注", FANGSONG, XIAOSI, align="left", line=None, before=60)
GAP = Style("Gap", "表间", FANGSONG, 8, align="left", line=120)
FOOTER = Style("Footer", "footer", SONGTI, SIHAO, align="right", line=None)
# In tables: labels, text filled in, figures filled in.
PART = Style("Part", "表格部分", HEITI, XIAOSI, align="left", line=None, keep=True)
LABEL = Style("Label", "表格栏目", HEITI, XIAOSI, align="center", line=None)
ENTRY = Style("Entry", "表格文字", FANGSONG, XIAOSI, align="left", line=None)
FIGURE = Style("Figure", "表格数值", FANGSONG, XIAOSI, align="center", line=None)
HEAD = Style("Head", "表格表头", HEITI, WUHAO, align="center", line=None, keep=True)
SMALL = Style("Small", "表格小字", FANGSONG, WUHAO, align="left", line=None)
SEAL = Style("Seal", "表格签章", FANGSONG, XIAOSI, align="right", line=None)
_STYLES = (
    TEXT, MARK, TITLE, SUBTITLE, CHAPTER, SECTION, PROMPT, CAPTION, NOTE, GAP, FOOTER,
    PART, LABEL, ENTRY, FIGURE, HEAD, SMALL, SEAL,
)  # fmt: skip

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = (
    f"<w:styles {NAMESPACE}><w:docDefaults><w:rPrDefault><w:rPr>"
    f'<w:rFonts w:ascii="{_LATIN}" w:hAnsi="{_LATIN}" w:eastAsia="{FANGSONG}" w:cs="{_LATIN}"/>'
    f'<w:sz w:val="{SANHAO}"/><w:szCs w:val="{SANHAO}"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    f"{''.join(style.xml for style in _STYLES)}</w:styles>"
)
"""The style sheet."""
FONT_TABLE = (
    f"<w:fonts {NAMESPACE}>"
    + "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{stand_in}"/><w:charset w:val="86"/><w:family w:val="{family}"/>'
        "</w:font>"
        for name, stand_in, family in _FONTS
    )
    + "</w:fonts>"
)
"""The fonts with their substitutes."""
SETTINGS = (
    f'<w:settings {NAMESPACE}><w:evenAndOddHeaders/><w:characterSpacingControl w:val="compressPunctuation"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    '</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
)
"""The settings of a document: Chinese, current compatibility mode, page numbers outside."""


TICKED, OPEN = "☑", "□"
# Characters that XML forbids, other controls, and bidi marks.
_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")
_ASIAN = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
# Official fonts lack the ticked box; one font for both boxes keeps them equal in size.
_SYMBOL = '<w:rPr><w:rFonts w:ascii="Segoe UI Symbol" w:hAnsi="Segoe UI Symbol" w:eastAsia="Segoe UI Symbol"/></w:rPr>'


def legible(text: str) -> str:
    """Make a text fit for a document: uniform line ends, and control characters escaped."""
    return _REFUSED.sub(lambda match: printable(match[0]), text.replace("\r\n", "\n").replace("\r", "\n"))


def box(ticked: object, label: str) -> str:
    """Write a box to tick, with its label."""
    return f"{TICKED if ticked else OPEN}{label}"


def runs(text: str) -> str:
    """Write ``text`` as the runs of a paragraph, keeping its lines and tabs."""
    parts = re.split(f"([{TICKED}{OPEN}])", legible(text))
    return "".join(
        f"<w:r>{_SYMBOL if part in (TICKED, OPEN) else _ASIAN}{'<w:br/>'.join(map(_line, part.split(chr(10))))}</w:r>"
        for part in parts
        if part
    )


def _line(text: str) -> str:
    return "<w:tab/>".join([_piece(part) if part else "" for part in text.split("\t")])


def _piece(text: str) -> str:
    kept = "" if text == text.strip() else ' xml:space="preserve"'
    return f"<w:t{kept}>{escape(text)}</w:t>"
