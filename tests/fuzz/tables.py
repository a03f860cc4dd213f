"""Tables: delimited text and workbooks as tables, the rows of a table, and copies of the notice."""

import os
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import gettempdir
from typing import Any

from zj415x import ClusterApplication, InvalidDocumentError, JingpinProduct
from zj415x.editions.y2026 import NOTICE
from zj415x.frames import RowReader
from zj415x.frames.layout import application_layout, product_layout
from zj415x.frames.rows import sentence_of
from zj415x.frames.tables import open_table
from zj415x.office.excel.sheet import Figure, Unreadable
from zj415x.printed.transcript import transcribe
from zj415x.words import Phrase

from ..builders import EXAMPLES
from .documents import NAMES
from .draw import VALUES, WORDS, Draw
from .laws import jsonable, judged, shown, told
from .workbooks import lists, spoilt

LAYOUTS = (product_layout(NOTICE), application_layout(NOTICE))
_HEADINGS = [
    [heading for column in layout.columns for heading in (*column.headings, column.name)] for layout in LAYOUTS
]
_UNITS = ["", "（万元）", "（亿元）", "（元）", "（分）", "(万元)", "（吨）", " ", "（"]
_EXAMPLE = (EXAMPLES / "lists" / "products.csv").read_text(encoding="utf-8-sig")
_FEW = "".join(_EXAMPLE.splitlines(keepends=True)[:6])
_PIECES = [
    *WORDS, *NAMES[:20], '"', '""', '"a\nb"', '"\n', "\n\n", "\r", "\r\n", ",", ",,,,", ";", "\t", "\x00", "\ufeff", "合计", "," * 300,
    "字" * 5000, '"' + "x\n" * 60,
]  # fmt: skip
_CODES = ["utf-8", "utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "latin-1"]
_PATH = Path(gettempdir()) / f"zj415x-fuzz-{os.getpid()}"


def _headings(draw: Draw) -> list[str]:
    names = _HEADINGS[draw.below(2)]
    needed = (
        ["name", "category", "track", "enterprise.name"]
        if names is _HEADINGS[0]
        else ["applicant.name", "applicant.kind", "tier", "track"]
    )
    made = needed + [draw.of(names) + (draw.of(_UNITS) if draw.once_in(2) else "") for _ in range(draw.below(9))]
    if draw.once_in(8):
        made[draw.below(len(made))] = draw.edited(draw.of(made), WORDS)
    return made


def _text(draw: Draw) -> str:
    if draw.below(2):
        return _FEW
    delimiter = draw.of(",;\t")
    rows = [_headings(draw)]
    rows += [[draw.of(_ANY) if draw.below(2) else draw.of(NAMES) for _ in rows[0]] for _ in range(draw.below(5))]
    return draw.of(["\n", "\r\n", "\r"]).join(delimiter.join(each) for each in rows)


def _many(draw: Draw, pieces: list[str], count: int) -> str:
    """Draw a line that stands in a text very often: no cost may grow with the square."""
    line = draw.of(['a","b', '"', "a,b", '""x', '","', '"""', "a\tb", "，甲。", "[", "<a"])
    line = draw.edited(line, pieces)[:20] if draw.below(2) else line
    return (line + "\n") * count


_ANY = [word for word in WORDS if len(word) < 100]


@cache
def _sheets() -> tuple[dict[str, str], ...]:
    return lists()


def tables(data: bytes) -> None:
    """Open a table and read each of its rows."""
    draw = Draw(data)
    if draw.once_in(16):
        content = spoilt(draw, _sheets())
    else:
        text = _text(draw)
        for _ in range(draw.below(6)):
            text = draw.edited(text, _PIECES)
        if draw.once_in(64):
            text += _many(draw, _PIECES, 6000)
        content = text.encode(draw.of(_CODES), draw.of(["ignore", "replace"]))
        for _ in range(draw.below(3) if draw.once_in(4) else 0):
            at = draw.below(len(content) + 1)
            content = content[:at] + draw.bytes(4) + content[at + draw.below(4) :]
    path = _PATH.with_suffix(draw.of([".csv", ".tsv", ".xlsx", ".CSV"]))
    path.write_bytes(content)
    try:
        _opened(draw, path, content)
    except InvalidDocumentError as error:
        told(error)
    finally:
        path.unlink()


def _opened(draw: Draw, path: Path, content: bytes) -> None:
    with open_table(path, NOTICE) as table:
        if table is None:
            return
        products = table.layout.subject is JingpinProduct
        reader: Any = (RowReader.of_products if products else RowReader.of_applications)(table.headings, NOTICE)
        last = 1 if path.suffix == ".xlsx" else 0
        count = 0
        for line in table.lines:
            assert line.number > last, "rows are told in their order"
            last, count = line.number, count + 1
            assert len(line.cells) == len(table.headings)
            assert 0 <= table.share() <= 1
            if line.problem is not None:
                shown(str(line.problem))
            _row(reader.read(line.cells), judge=draw.once_in(8))
        for remark in table.remarks:
            shown(str(remark))
        lines = content.count(b"\n") + content.count(b"\r") + 1
        assert path.suffix == ".xlsx" or count <= lines, (count, lines)


def _row(made: Any, *, judge: bool) -> None:
    if isinstance(made, JingpinProduct | ClusterApplication):
        jsonable(made)
        if judge:
            judged(made, aloud=False)
        return
    assert made, "a row that is not read has problems"
    shown(sentence_of(made))


class Item:
    """What looks like a scalar of NumPy."""

    def __init__(self, value: Any) -> None:
        self.value = value

    def item(self) -> Any:
        """Return the plain value."""
        return self.value


class NaTType(datetime):
    """What looks like a moment of pandas that is missing."""

    def __eq__(self, other: object) -> bool:
        return False

    __hash__ = datetime.__hash__


class NAType:
    """What looks like the missing value of pandas."""


_NAIVE = datetime.combine(date(2024, 5, 6), time(7, 8))
_EARLIEST = datetime.combine(date.min, time())
_CELLS: list[Any] = [
    *_ANY, *VALUES, *NAMES, Decimal("41.9"), Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity"), Decimal("1E+400"), Decimal("-0"),
    Decimal("1E-400"), Decimal(10) ** 60, float("nan"), float("inf"), float("-inf"), 1e-320, 0.1, -0.0, 10**400, date(2024, 5, 6), date.min,
    date.max, _NAIVE, datetime(2024, 5, 6, tzinfo=timezone(timedelta(hours=-23, minutes=-59))), _EARLIEST,
    datetime.max.replace(tzinfo=timezone(timedelta(hours=-23))), datetime.min.replace(tzinfo=timezone(timedelta(hours=23))),
    timedelta(1), Item(3), Item(float("nan")), Item("41.9亿元"), Item(None), Item(b"x"), NAType(), NaTType(2024, 5, 6, tzinfo=UTC), b"x", bytearray(b"x"), 1j, object(), set(), (),
    ("未来产业先导区",), ["a", None], [["x"]], (1, 2), {"a"}, frozenset(), Figure(Decimal(3), percent=True), Figure(Decimal("0.03"), unit="万元"),
    Figure(Decimal(5), unit="…"), Unreadable(Phrase("读不懂")), "\ud800", "甲\x00乙", "\u202e", "字" * 9999, True,
]  # fmt: skip


def rows(data: bytes) -> None:
    """Read rows of any Python values under any headings."""
    draw = Draw(data)
    headings = _headings(draw)
    products = headings[0] == "name"
    try:
        reader: Any = (RowReader.of_products if products else RowReader.of_applications)(headings, NOTICE)
    except InvalidDocumentError as error:
        told(error)
        return
    sound: list[Any] = (
        ["机床", "先进制造类", "人工智能", "甲"] if products else ["某县", "县（市、区）人民政府", "核心区", "人工智能"]
    )
    for _ in range(1 + draw.below(8)):
        cells = sound + [draw.of(_CELLS) for _ in headings[4:]]
        if draw.once_in(3):
            cells[draw.below(4)] = draw.of(_CELLS)
        made = reader.read(cells)
        _row(made, judge=draw.once_in(8))
        again = reader.read(cells)
        assert again == made or isinstance(again, tuple), "a row that is kept is the row that was read"


@cache
def _copies() -> list[str]:
    held = os.environ.get("ZJ415X_NOTICE")
    copy = [Path(held).read_text(encoding="utf-8")] if held else []
    return [
        *copy,
        "# 通知\n\n一、总则\n\n- （一）甲，乙；丙。\n\n备注：1.某\n\n甲\t乙\n300\t50\n\n2.丁[链](http://x)<br/>**粗**\n",
    ]


_LINES = [
    *_ANY, "\t", "\t\t", "\n\n", "# ", "- ", "（一）", "一、", "1.", "备注：", "注：", "附件1：", "。", "，", "；", "<br/>", "<a ", "[x](y)", "[" * 50,
    "<http://x>", "(" * 50, "**", "\\", "`", "a\tb\nc\td\n", "，" * 100, "<a" * 50,
]  # fmt: skip


def collations(data: bytes) -> None:
    """Compare a copy of the notice with the ledger: every passage and every segment is accounted for once."""
    draw = Draw(data)
    text = draw.of(_copies())
    if len(text) > 3000 and draw.below(4):
        at = draw.below(len(text))
        text = text[at : at + 3000]
    if draw.once_in(3):  # a part stands elsewhere, or twice
        lines = text.splitlines(keepends=True)
        start = draw.below(len(lines))
        part = lines[start : start + 1 + draw.below(20)]
        if draw.below(3):
            del lines[start : start + len(part)]
        at = draw.below(len(lines) + 1)
        text = "".join(lines[:at] + part + lines[at:])
    for _ in range(draw.below(8)):
        text = draw.edited(text, _LINES)
    if draw.once_in(64):
        text += _many(draw, _LINES, 1500)
    ledger = NOTICE.ledger
    passages = transcribe(text)
    found = ledger.collate(text)
    kept = len(passages) - len(found.unknown) - len(found.moved)
    assert kept == len(ledger) - len(found.lacking) - len(found.moved)
    assert kept >= 0
    assert found.agrees is (kept == len(passages) == len(ledger))
    assert _rising(one.line for one in passages)
    assert _rising(one.line for one in found.unknown)
    for one in passages:
        shown(one.beginning)
        assert one.text
        assert 1 <= one.line <= text.count("\n") + 1


def _rising(numbers: Iterable[int]) -> bool:
    held = list(numbers)
    return held == sorted(held)
