"""Workbook: the sheets of an .xlsx file, whether each is hidden, and the shared texts and formats of cells."""

import os
import posixpath
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from attrs import frozen

from ...printed.deadline import CHINA
from ...words import Phrase
from ..package import Budget, Package, broken, content_of, fault, local, walk
from .labels import DATE_FORMAT, MULTIPLE

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
_THOUSANDS = re.compile("[0#?],+(?![0#?,])")
_PLACES = re.compile(r"\[[^\]]*\]|General|[\s0#?.,\"\\!_*()-]+")
LONGEST = 32_767
"""The most characters that a cell holds."""
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
# Characters that XML forbids, and literal text that looks like their escape.
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_LITERAL = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')


@frozen
class SheetEntry:
    """A sheet as the workbook lists it: its name, whether it is hidden, and its part."""

    name: str
    hidden: bool
    part: str


@frozen(kw_only=True, eq=False)
class Workbook:
    """An open workbook: ``texts`` are shared by cells; ``dates`` and ``percents`` are styles of cells.

    ``units`` are the styles whose format scales the number or shows a different one.
    """

    package: Package
    sheets: tuple[SheetEntry, ...]
    texts: list[str]
    dates: frozenset[str]
    percents: frozenset[str]
    units: Mapping[str, str]
    epoch: datetime


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
    dates, percents, units = _styles(package, next(iter(styles.values()), ""))
    sheets, epoch = _sheets(package, main, worksheets)
    return Workbook(
        package=package,
        sheets=sheets,
        texts=_texts(package, next(iter(shared.values()), "")),
        dates=dates,
        percents=percents,
        units=units,
        epoch=epoch,
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
                target = posixpath.join("/", base, has.get("Target", ""))
                linked[has.get("Id", "")] = posixpath.normpath(target).lstrip("/")

    _run(package, links, start)
    return tuple(found.values())


def _sheets(package: Package, main: str, parts: dict[str, str]) -> tuple[tuple[SheetEntry, ...], datetime]:
    found: list[SheetEntry] = []
    epochs = [datetime(1899, 12, 30, tzinfo=CHINA)]
    roots: list[str] = []

    def start(name: str, has: dict[str, str]) -> None:
        if not roots:
            roots.append(local(name))
            if roots != ["workbook"]:  # a Word document, or another type
                raise fault("文件不是{what}", what=WHAT)
        match local(name):
            case "workbookPr":
                if has.get("date1904") in ("1", "true"):
                    epochs.append(datetime(1904, 1, 1, tzinfo=CHINA))
            case "sheet":
                link = next((value for key, value in has.items() if key.endswith(":id")), "")
                part = parts.get(link, "")
                if part in package:  # a chart sheet has a part of another kind
                    if len(found) == _SHEETS:
                        raise fault("工作表过多，至多读取 {most} 张", most=_SHEETS)
                    hidden = has.get("state", "visible") != "visible"
                    found.append(SheetEntry(unescaped(has.get("name", "")), hidden, part))

    _run(package, main, start)
    return tuple(found), epochs[-1]


def _styles(package: Package, part: str) -> tuple[frozenset[str], frozenset[str], Mapping[str, str]]:
    """Find the styles that show a date, a percentage, or a unit."""
    formats: dict[str, str] = {}
    styles: list[str] = []
    within = [False]

    def start(name: str, has: dict[str, str]) -> None:
        match local(name):
            case "numFmt":
                formats[has.get("numFmtId", "")] = has.get("formatCode", "")[:_FORMAT]
            case "cellXfs" | "cellStyleXfs" as group:
                within[0] = group == "cellXfs"
            case "cellStyles" | "dxfs":
                within[0] = False
            case "xf" if within[0] and len(styles) < _STYLES:
                styles.append(has.get("numFmtId", "0"))

    _run(package, part, start)
    dates, percents = set(map(str, _DATES)), set(map(str, _PERCENTS))
    units: dict[str, str] = {}
    for id, code in formats.items():
        plain = _LITERAL.sub("", code).partition(";")[0].lower()
        if DATE_FORMAT.search(plain):
            dates.add(id)
        elif "%" in plain:
            percents.add(id)
        elif unit := _unit_of(code):
            units[id] = unit
    numbered = list(enumerate(styles))
    return (
        frozenset(str(index) for index, id in numbered if id in dates),
        frozenset(str(index) for index, id in numbered if id in percents),
        {str(index): units[id] for index, id in numbered if id in units},
    )


def _unit_of(code: str) -> str:
    """Find the unit in a number format that scales the number (万元); … if it divides by thousands."""
    units = {_PLACES.sub("", part) for part in code.split(";")}
    units = {unit for unit in units if MULTIPLE.search(unit)}
    if _THOUSANDS.search(_LITERAL.sub("", code)) or len(units) > 1:
        return "…"
    return next(iter(units), "")


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
