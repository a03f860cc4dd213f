"""Tables: a file of products or applications, row by row: CSV, TSV, a sheet of a workbook, Parquet."""

import csv
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from io import TextIOWrapper
from pathlib import Path
from stat import S_ISREG
from typing import Any, BinaryIO

from attrs import field

from ..errors import InvalidDocumentError, InvalidValueError, MissingExtraError, Zj415xError
from ..hooks import frozen
from ..notice import Notice
from ..office.excel.columns import Layout as SheetLayout
from ..office.excel.columns import header_key
from ..office.excel.listing import Found, listings_in
from ..office.excel.problems import Remark, settle
from ..office.excel.sheet import Value
from ..office.excel.workbook import opened
from ..office.package import LARGEST, fault
from ..office.signature import is_office_file
from .delimited import DELIMITERS, Delimited, encoding_of
from .layout import Layout, application_layout, product_layout

MOST_COLUMNS = 2000
_SUFFIXES = (".csv", ".tsv")
_PARQUET = b"PAR1"
_TITLES = 50  # lines that may hold the headings
_START = 512
_BATCH = 1000
_NAMED = 10  # sheets that are listed


@frozen
class Line:
    """A row: its number as a spreadsheet counts it, its cells, and why these cannot be told apart, if they cannot."""

    number: int
    cells: Sequence[Any]
    problem: Zj415xError | None = None


@frozen(kw_only=True)
class Table:
    """An open table: its ``layout``, its ``headings``, its ``lines`` as they are read, and ``remarks`` on it.

    ``unnamed`` are the headings that name no column of the layout.
    ``share`` tells how much of it was read. ``schema`` are the types of its columns, where a file of Arrow has some.
    """

    layout: Layout
    headings: tuple[str, ...]
    unnamed: tuple[str, ...]
    lines: Iterator[Line] = field(repr=False)
    remarks: tuple[Remark, ...] = ()
    share: Callable[[], float] = field(repr=False, default=lambda: 1.0)
    schema: Any = field(repr=False, default=None)


def open_table(path: str | os.PathLike[str], notice: Notice) -> AbstractContextManager[Table | None]:
    r"""Open a table of products (附件2) or of what is flat of applications (附件1); None for a file of another kind.

    What a file is shows by its first bytes, and text by its name: .csv or .tsv. Of a workbook, only a sheet with the
    headings of such a table is one.

    >>> from pathlib import Path
    >>> from zj415x.editions.y2026 import NOTICE
    >>> from zj415x.frames.tables import open_table
    >>> text = "产品名称;产品类别;集群赛道;企业名称\n五轴加工中心;先进制造类;高端软件;某公司\n"
    >>> written = Path("产品.csv").write_text(text, encoding="utf-8")
    >>> with open_table("产品.csv", NOTICE) as table:
    ...     [(line.number, line.cells[0]) for line in table.lines]
    [(2, '五轴加工中心')]

    Raises:
        InvalidDocumentError: the table cannot be read at all, or its headings have problems, all of which it carries.
        MissingExtraError: a Parquet file, and the extra ``frames`` is not installed.
        OSError: the file cannot be opened.
    """
    return _opened(Path(path), notice)


@contextmanager
def _opened(path: Path, notice: Notice) -> Iterator[Table | None]:
    if not S_ISREG(path.stat().st_mode):
        raise fault("不是文件，而是文件夹、管道等，无法读取；请指定表的文件")
    with path.open("rb") as file:
        start = file.read(_START)
        file.seek(0)
        if is_office_file(start):
            yield _in_workbook(file.read(LARGEST + 1), notice)
        elif start.startswith(_PARQUET):
            yield _in_parquet(file, notice)
        elif path.suffix.lower() in _SUFFIXES:
            with TextIOWrapper(file, encoding_of(file), errors="replace", newline="") as text:
                yield _in_text(text, file, notice)
        else:
            yield None


def _layout_for(headings: Iterable[str], notice: Notice) -> tuple[Layout, int]:
    """Find which of the two a table is of, by its headings, and how many of the needed columns it has."""
    typed = list(headings)
    products, applications = product_layout(notice), application_layout(notice)
    first, second = _score(products, typed), _score(applications, typed)
    return (applications, second[0]) if second > first else (products, first[0])


def _score(layout: Layout, headings: list[str]) -> tuple[int, int]:
    """Count the columns that a table has, those first that it needs."""
    found = {}
    for heading in headings:
        try:
            named = layout.of(heading)
        except InvalidValueError:
            continue
        if named is not None:
            found[named[0].name] = named[0].needed
    return sum(found.values()), len(found)


def _in_text(text: TextIOWrapper, file: BinaryIO, notice: Notice) -> Table:
    """Read a table of text: its delimiter shows by its headings, which may stand below titles."""
    whole = Delimited(text)
    start = whole.peek(_TITLES)
    _, delimiter, above = max((_best(start, each, notice) for each in DELIMITERS), key=lambda found: found[0])
    rows = whole.rows(delimiter)
    headings: tuple[str, ...] = ()
    for row in rows:
        headings = _trimmed(row.cells)
        if row.problem is not None:
            raise InvalidDocumentError(((f"第 {row.number} 行", row.problem),))
        if headings and row.number > above:
            break
    size = os.fstat(file.fileno()).st_size or 1
    lines = (Line(row.number, row.cells, row.problem) for row in whole.entries(rows, len(headings), delimiter))
    return _table(headings, None, notice, lines, share=lambda: min(file.tell() / size, 1.0))


def _best(start: list[str], delimiter: str, notice: Notice) -> tuple[tuple[int, int], str, int]:
    """Find the row with the most columns of a layout, were the text split at this delimiter, and the rows above it."""
    best, above = (0, 0), 0
    with suppress(csv.Error):  # a row that is too long is told where it is read
        for index, cells in enumerate(csv.reader(start, delimiter=delimiter)):
            _, needed = _layout_for(cells, notice)
            score = needed, sum(map(bool, cells)) if needed else 0
            if score > best:
                best, above = score, index
    return best, delimiter, above


def _trimmed(cells: list[str]) -> tuple[str, ...]:
    while cells and not cells[-1].strip():
        cells.pop()
    return tuple(cells)


def _table(
    headings: tuple[str, ...], layout: Layout | None, notice: Notice, lines: Iterator[Line], **more: Any
) -> Table:
    """Make a table, once its headings are sound. Raises InvalidDocumentError with all problems of theirs."""
    if not headings:
        raise fault("文件中没有表头")
    if len(headings) > MOST_COLUMNS:
        raise fault("列数过多，至多 {most} 列", most=MOST_COLUMNS)
    if layout is None:
        layout, _ = _layout_for(headings, notice)
    named = {heading.index for heading in layout.match(headings)}
    unnamed = tuple(heading for index, heading in enumerate(headings) if heading and index not in named)
    return Table(layout=layout, headings=headings, unnamed=unnamed, lines=lines, **more)


def _in_parquet(file: BinaryIO, notice: Notice) -> Table:
    """Read a table of Parquet, batch by batch."""
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError:
        raise MissingExtraError("pyarrow", "frames") from None
    try:
        whole = ParquetFile(file)
    except (ArrowException, OSError):
        raise fault("文件不是 Parquet，或者已损坏") from None
    headings = tuple(whole.schema_arrow.names)
    count = whole.metadata.num_rows or 1
    done = 0

    def lines() -> Iterator[Line]:
        nonlocal done
        try:
            for batch in whole.iter_batches(_BATCH):
                for cells in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                    done += 1
                    yield Line(done + 1, cells)
        except (ArrowException, OSError):
            raise fault("文件不是 Parquet，或者已损坏") from None

    return _table(headings, None, notice, lines(), share=lambda: done / count, schema=whole.schema_arrow)


def _in_workbook(content: bytes, notice: Notice) -> Table | None:
    """Read the one table in a workbook; titles, totals, notes and signatures are told apart as in other lists."""
    workbook = opened(content)
    for layout in (product_layout(notice), application_layout(notice)):
        found, remarks = listings_in(workbook, _in_sheets(layout))
        if found and not _is_recommended(found, notice):
            return _of_sheet(found, remarks, layout, notice)
    return None


def _is_recommended(found: Found, notice: Notice) -> bool:
    """Tell whether a sheet is the recommendation sheet of the notice (附件2 三3), which holds too little to judge."""
    return all(
        {*map(header_key, notice.jingpin.columns)} <= {*map(header_key, listing.header.values())}
        for listing, _ in found
    )


def _in_sheets(layout: Layout) -> SheetLayout:
    """Describe a layout as sheets are read by: any column may be merged over the rows of an enterprise."""
    names = {column.name: (*column.headings, column.name) for column in layout.columns}
    expected = tuple(column.name for column in layout.columns if column.needed)
    first = tuple(name for name in expected if name.endswith(".name"))
    return SheetLayout(
        names=names, needed=(*first, *(name for name in expected if name == "name")), expected=expected,
        merged=tuple(names), lenient=True,
    )  # fmt: skip


def _of_sheet(found: Found, remarks: list[Remark], layout: Layout, notice: Notice) -> Table:
    filled = [pair for pair in found if pair[1]]
    if len(filled) > 1:
        names = tuple(listing.problems.sheet for listing, _ in filled[:_NAMED])
        raise fault("有几张工作表都是这样的表：{names}；请各存为一个文件", names=names)
    listing, entries = (filled or found)[0]
    columns = range(min(listing.header), max(listing.header) + 1)
    headings = tuple(_heading(listing.header.get(column)) for column in columns)
    named = {column: name for name, column in listing.columns.items()}
    count, done = len(entries) or 1, 0

    def lines() -> Iterator[Line]:
        nonlocal done
        for entry in entries:
            done += 1
            cells = [entry.cells.get(named.get(column, ""), entry.whole.get(column)) for column in columns]
            yield Line(entry.row, cells)

    remarks += listing.problems.remarks
    table = _table(headings, layout, notice, lines(), remarks=tuple(remarks), share=lambda: done / count)
    settle(listing.problems)
    return table


def _heading(value: Value | None) -> str:
    return value if isinstance(value, str) else ""
