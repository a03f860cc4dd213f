"""Workbook: the sheets of an .xlsx file, whether each is hidden, and the shared texts and formats of cells."""

import operator
import os
import posixpath
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from ...hooks import frozen
from ...printed.deadline import CHINA
from ...words import Phrase
from ..package import Budget, Package, broken, content_of, fault, local, walk
from .labels import DATE_FORMAT

Source = str | os.PathLike[str] | bytes
"""A file's path, or its bytes."""

WHAT = Phrase("Excel 工作簿（.xlsx）")
_WORKBOOK = "xl/workbook.xml"
_SHEETS, _LINKS = 200, 2000
_STYLES = 2**16  # a spreadsheet's own limit
_FORMAT = 255  # characters of a format, the same
# Built-in date formats, which files use without a code; 27-36 and 50-58 are the Chinese ones.
_DATES = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_PERCENTS = {9, 10}
_CURRENCIES = {*range(5, 9), 42, 44}  # shown with the sign of the computer's country
_THOUSANDS = re.compile("[0#?],+(?![0#?,])")
LONGEST = 32_767
"""The most characters that a cell holds."""
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
# Characters that XML forbids, and literal text that looks like their escape.
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_LITERAL = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|!.|_.|\*.')
# Of a section: what pads, colours and places digits goes, and what is written behind or before the number stays.
_PADDING = re.compile(r"_.|\*.|\[(?!\$)[^\]]*\]|\[\$(?P<sign>[^\]-]*)[^\]]*\]")
_NUMBER = re.compile(r"G/通用格式|General|E[+-]|[\s0#?.,()+\-@]+", re.IGNORECASE)
_QUOTING = str.maketrans("", "", '"\\!')
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)(-?[0-9.]+)\]")
_COMPARE: Mapping[str, Callable[[Decimal, Decimal], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "=": operator.eq, "<>": operator.ne,
}  # fmt: skip


@frozen
class Section:
    """A section of a number format: whether it shows a percentage, and its unit; … where it scales the number."""

    percent: bool
    unit: str
    condition: tuple[str, Decimal] | None = None


@frozen
class Format:
    """A number format: one section, or one for positive numbers, one for negative ones and one for zero."""

    sections: tuple[Section, ...]

    def section_for(self, value: Decimal) -> Section:
        """Choose the section by which a spreadsheet shows a number."""
        for section in self.sections:
            if section.condition is not None and _COMPARE[section.condition[0]](value, section.condition[1]):
                return section
        if any(section.condition for section in self.sections):
            return next((section for section in self.sections if section.condition is None), self.sections[-1])
        index = 1 if value < 0 else 2 if not value else 0
        return self.sections[index if index < len(self.sections) else 0]


PERCENT = Format((Section(percent=True, unit=""),))
_CURRENCY = Format((Section(percent=False, unit="¥"),))


@frozen
class SheetEntry:
    """A sheet as the workbook lists it: its name, whether it is hidden, and its part."""

    name: str
    hidden: bool
    part: str


@frozen(kw_only=True, eq=False)
class Workbook:
    """An open workbook: ``texts`` are shared by cells; ``dates`` are the styles of cells that show a date.

    ``formats`` are the formats of the styles that show more than the stored number. ``stale``: the workbook has to be
    computed when it is opened, so that a formula's stored nought may be none.
    """

    package: Package
    sheets: tuple[SheetEntry, ...]
    texts: list[str]
    dates: frozenset[str]
    formats: Mapping[str, Format]
    epoch: datetime
    stale: bool


def opened(source: Source, budget: Budget | None = None) -> Workbook:
    """Open a workbook, from a file or its bytes, reading only its list of sheets, texts and formats.

    ``budget`` limits the cost of reading.

    Raises:
        InvalidDocumentError: no workbook, or one that exceeds the limits.
        OSError: the file cannot be opened.
    """
    package = Package(source if isinstance(source, bytes) else content_of(Path(source)), WHAT, budget)
    (mains,) = _related(package, "_rels/.rels", "officeDocument")
    main = next(iter(mains.values()), _WORKBOOK)
    if main.endswith(".bin"):
        raise fault("文件是二进制工作簿（.xlsb），不予读取；请用 Excel 或 WPS 打开，另存为{what}", what=WHAT)
    if main not in package:
        raise fault("文件不是{what}", what=WHAT)
    folder, name = posixpath.split(main)
    kinds = ("sharedStrings", "styles", "worksheet")
    shared, styles, worksheets = _related(package, f"{folder}/_rels/{name}.rels", *kinds)
    dates, formats = _styles(package, next(iter(styles.values()), ""))
    sheets, epoch, stale = _sheets(package, main, worksheets)
    return Workbook(
        package=package,
        sheets=sheets,
        texts=_texts(package, next(iter(shared.values()), "")),
        dates=dates,
        formats=formats,
        epoch=epoch,
        stale=stale,
    )


def unescaped(text: str) -> str:
    """Decode the _x000D_ escapes of characters that XML forbids."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def escaped(text: str) -> str:
    """Encode text for a file; :func:`unescaped` reads it back."""
    return _UNWRITABLE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def _nothing(_: str) -> None:
    pass


def _run(package: Package, name: str, start: Callable[[str, dict[str, str]], object]) -> None:
    """Call ``start`` for the elements of a part; a missing part has none."""
    if name in package:
        for _ in walk(package, name, start=start, end=_nothing, text=_nothing):
            pass


def _related(package: Package, links: str, *kinds: str) -> tuple[dict[str, str], ...]:
    """Return the linked parts of each kind, by the ids of the links."""
    base = posixpath.dirname(posixpath.dirname(links))
    found: dict[str, dict[str, str]] = {kind: {} for kind in kinds}

    def start(name: str, has: dict[str, str]) -> None:
        if local(name) == "Relationship":
            linked = found.get(has.get("Type", "").rpartition("/")[2])
            if linked is not None:
                if len(linked) == _LINKS:
                    raise broken()
                target = posixpath.join("/", base, has.get("Target", "").replace("\\", "/"))
                linked[has.get("Id", "")] = posixpath.normpath(target).lstrip("/")

    _run(package, links, start)
    return tuple(found.values())


def truth(text: str | None) -> bool | None:
    """Read a boolean as the files write it; None for anything else."""
    return _TRUTH.get("" if text is None else text.strip().lower())


_TRUTH = {"1": True, "true": True, "0": False, "false": False}


def _sheets(package: Package, main: str, parts: dict[str, str]) -> tuple[tuple[SheetEntry, ...], datetime, bool]:
    found: list[SheetEntry] = []
    epochs = [datetime(1899, 12, 30, tzinfo=CHINA)]
    roots: list[str] = []
    stale = [False]

    def start(name: str, has: dict[str, str]) -> None:
        if not roots:
            roots.append(local(name))
            if roots != ["workbook"]:  # a Word document, or another type
                raise fault("文件不是{what}", what=WHAT)
        match local(name):
            case "workbookPr":
                if truth(has.get("date1904")):
                    epochs.append(datetime(1904, 1, 1, tzinfo=CHINA))
            case "calcPr":
                stale[0] = truth(has.get("fullCalcOnLoad")) is True
            case "sheet":
                link = next((value for key, value in has.items() if key.endswith(":id")), "")
                part = parts.get(link, "")
                if part in package:  # a chart sheet has a part of another kind
                    if len(found) == _SHEETS:
                        raise fault("工作表过多，至多读取 {most} 张", most=_SHEETS)
                    hidden = has.get("state", "visible") != "visible"
                    found.append(SheetEntry(unescaped(has.get("name", "")), hidden, part))

    _run(package, main, start)
    return tuple(found), epochs[-1], stale[0]


def _styles(package: Package, part: str) -> tuple[frozenset[str], Mapping[str, Format]]:
    """Find the styles that show a date, and the formats of those that show a percentage or a unit."""
    codes: dict[str, str] = {}
    styles: list[str] = []
    within = [False]

    def start(name: str, has: dict[str, str]) -> None:
        match local(name):
            case "numFmt":
                codes[has.get("numFmtId", "")] = has.get("formatCode", "")[:_FORMAT]
            case "cellXfs" | "cellStyleXfs" as group:
                within[0] = group == "cellXfs"
            case "cellStyles" | "dxfs":
                within[0] = False
            case "xf" if within[0] and len(styles) < _STYLES:
                styles.append(has.get("numFmtId", "0"))

    _run(package, part, start)
    dates = set(map(str, _DATES))
    formats = dict.fromkeys(map(str, _PERCENTS), PERCENT) | dict.fromkeys(map(str, _CURRENCIES), _CURRENCY)
    for id, code in codes.items():
        formats.pop(id, None)
        if DATE_FORMAT.search(_LITERAL.sub("", code).partition(";")[0].lower()):
            dates.add(id)
            continue
        made = format_of(code)
        if any(section.percent or section.unit for section in made.sections):
            formats[id] = made
    numbered = [(str(index), id) for index, id in enumerate(styles)]
    return (
        frozenset(style for style, id in numbered if id in dates),
        {style: formats[id] for style, id in numbered if id in formats},
    )


def format_of(code: str) -> Format:
    """Read a number format, section by section; a fourth section is for texts."""
    sections, start = [], 0
    quoted_ = _LITERAL.sub(lambda found: "_" * len(found[0]), code)
    for end in (*(index for index, sign in enumerate(quoted_) if sign == ";"), len(code)):
        sections.append(_section_of(code[start:end]))
        start = end + 1
    return Format(tuple(sections[:3]))


def _section_of(code: str) -> Section:
    plain = _LITERAL.sub("", code)
    found = _CONDITION.search(code)
    try:
        condition = None if found is None else (found[1], Decimal(found[2]))
    except ArithmeticError:
        condition = None
    written = _PADDING.sub(lambda found: found["sign"] or "", code).translate(_QUOTING)
    percent = "%" in plain
    unit = "…" if _THOUSANDS.search(plain) else _NUMBER.sub("", written.replace("%", "", 1) if percent else written)
    return Section(percent=percent, unit=unit, condition=condition)


def _texts(package: Package, part: str) -> list[str]:
    """Read the texts shared by cells, without phonetic guides."""
    found: list[str] = []
    pieces: list[str] = []
    state = {"open": False, "phonetic": False}

    def start(name: str, _: dict[str, str]) -> None:
        match local(name):
            case "t":
                state["open"] = not state["phonetic"]
            case "rPh":
                state["phonetic"] = True

    def end(name: str) -> None:
        match local(name):
            case "t":
                state["open"] = False
            case "rPh":
                state["phonetic"] = False
            case "si":
                found.append(unescaped("".join(pieces)))
                pieces.clear()

    def text(data: str) -> None:
        if state["open"]:
            pieces.append(data)

    if part in package:
        for _ in walk(package, part, start=start, end=end, text=text):
            if sum(map(len, pieces)) > LONGEST:
                raise broken()
    return found
