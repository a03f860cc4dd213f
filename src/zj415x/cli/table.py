"""Table: the rows of a table as documents of `zj415x check`, and what was found of each written behind them."""

import argparse
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Self

from ..cluster.applicant import Applicant
from ..cluster.application import ClusterApplication
from ..errors import InvalidDocumentError, InvalidValueError, Zj415xError, quoted
from ..hooks import frozen
from ..jingpin.enterprise import Enterprise
from ..jingpin.product import JingpinProduct
from ..notice import Notice
from ..printed.track import Tier
from ..rules.report import Report
from ..values.county import CITIES
from ..values.name import meant
from .console import NOT_CHECKED, Console, remarked, told, told_unwritten
from .inputs import STDIN, Piece, is_workbook, may_write, pieces_of

# Frames and workbooks are imported only for the files that need them.
if TYPE_CHECKING:
    from ..frames.conclusions import Conclusion, Writer
    from ..frames.rows import Problems, RowReader
    from ..frames.tables import Table

_SUFFIXES = (".csv", ".xlsx", ".parquet")  # types of file that a judged table is written as
_TEXTS = (".csv", ".tsv")
_MOST_ROWS = 1000  # rows that a process takes at a time
_NAMED = 10  # headings listed in a remark


@frozen(repr=False)
class Row:
    """A row of a table, as a document to check; ``size``: how many bytes of the file it took."""

    file: str
    line: int
    headings: tuple[str, ...]
    products: bool
    cells: Sequence[Any]
    problem: Zj415xError | None
    size: int

    def name(self, console: Console) -> str:
        """Name the row: 产品.csv:7."""
        return f"{self.file}:{self.line}"

    def subject(self, notice: Notice) -> ClusterApplication | JingpinProduct:
        """Read what the row describes.

        Raises:
            InvalidDocumentError: carries all problems of the row, each with its heading.
        """
        if self.problem is not None:
            raise InvalidDocumentError((("$", self.problem),))
        read: ClusterApplication | JingpinProduct | Problems = _reader(self.headings, self.products, notice).read(
            self.cells
        )
        if isinstance(read, tuple):
            raise InvalidDocumentError(tuple((quoted(heading), error) for heading, error in read))
        return read

    def part_of(self, report: Report) -> Report:
        """Narrow a report to what a row can be judged by."""
        from ..frames.conclusions import flat_part

        return report if self.products else flat_part(report)

    def said(self, subject_name: str, report: Report, console: Console) -> str:
        """Say in one line what was found."""
        line = console.words(
            "{at}：{name}：{verdict}", at=self.name(console), name=subject_name, verdict=report.verdict
        )
        groups = (("；不符合：{clauses}", report.unmet), ("；不明：{clauses}", report.unknown))
        for message, findings in groups:
            if findings:
                clauses = console.voice.listed(finding.clause for finding in findings)
                line += console.words(message, clauses=clauses)
        return line

    def concluded(self, subject: ClusterApplication | JingpinProduct, report: Report, console: Console) -> "Conclusion":
        """Conclude what was found of the row."""
        from ..frames.conclusions import Conclusion, sentence_on

        who: Applicant | Enterprise
        if isinstance(subject, ClusterApplication):
            who, kind = subject.applicant, str(subject.tier)
        else:
            who, kind = subject.enterprise, str(subject.category)
        return Conclusion(
            city=who.home,
            kind=kind,
            outcomes=tuple([finding.outcome.word for finding in report.findings]),
            verdict=report.verdict.word,
            sentence=sentence_on(report.findings, console.voice),
        )

    def refused(self, error: InvalidDocumentError, notice: Notice, console: Console) -> "Conclusion":
        """Conclude what is wrong with the row; its city and kind are as far as they can be read."""
        from ..frames.conclusions import Conclusion, text_of
        from ..frames.rows import sentence_of

        layout = _reader(self.headings, self.products, notice)
        typed = {heading.column.path[-1]: text_of(self.cells[heading.index]) for heading in layout.headings}
        kinds = notice.jingpin.categories if self.products else tuple(Tier)
        return Conclusion(
            city=meant(typed.get("city"), CITIES),
            kind=meant(typed.get("category" if self.products else "tier"), tuple(map(str, kinds))),
            problems=sentence_of(error.faults, console.voice.say).removeprefix("$："),
        )


@lru_cache(maxsize=8)
def _reader(headings: tuple[str, ...], products: bool, notice: Notice) -> "RowReader[Any]":
    from ..frames.rows import RowReader

    return (RowReader.of_products if products else RowReader.of_applications)(headings, notice)


def pieces_in(file: str, notice: Notice, console: Console, output: "Output | None" = None) -> Iterator[Piece | Row]:
    """Stream the documents of a file: the rows of a table, or the pieces of any other file.

    Raises:
        InvalidValueError, InvalidDocumentError, OSError: with an ``output``, which takes a whole table or none: the
            file is none, or cannot be read to its end.
    """
    table = None
    with ExitStack() as stack:
        try:
            if _may_be_table(file):
                from ..frames.tables import open_table

                table = stack.enter_context(open_table(file, notice))
            if table is not None:
                yield from _rows(file, table, notice, console, output)
        except (OSError, Zj415xError) as error:
            if output is not None:
                raise
            yield Piece(file, None, error)
            return
    if table is None:
        if output is not None:
            if file != STDIN:
                os.stat(file or os.curdir)
            raise InvalidValueError("--out 只用于整张的表：.csv、.tsv、.parquet，或首行是栏目的 .xlsx")
        yield from pieces_of(file)


def _may_be_table(file: str) -> bool:
    """Tell by its name or its first bytes whether a file may be a table."""
    if file == STDIN or not os.path.isfile(file):
        return False
    if file.lower().endswith(_TEXTS):
        return True
    with open(file, "rb") as opened:
        start = opened.read(8)
    return start.startswith(b"PAR1") or is_workbook(start)


def _rows(file: str, table: "Table", notice: Notice, console: Console, output: "Output | None") -> Iterator[Row]:
    from ..frames.conclusions import results_of

    results = results_of(table.layout, notice)
    remarked(file, table.remarks, console)
    for message, headings in (
        ("{file}：没有对应的栏目，不核对：{headings}", [name for name in table.unnamed if name not in results]),
        ("{file}：上次的结论，不读取：{headings}", [name for name in table.unnamed if name in results]),
    ):
        if headings:
            listed = console.voice.listed(map(quoted, headings[:_NAMED])) + ("…" if headings[_NAMED:] else "")
            console.tell(console.words(message, file=file, headings=listed))
    products = table.layout.subject is JingpinProduct
    if not products:
        console.tell(console.words("{file}：表里只有申报条件，只核对资格和时限", file=file))
    if output is not None:
        output.begin(table)
    whole, done = os.stat(file).st_size, 0
    blank = True
    for line in table.lines:
        blank = False
        read = int(table.share() * whole)
        row = Row(file, line.number, table.headings, products, line.cells, line.problem, read - done)
        done = read
        if output is not None:
            output.keep(row)
        yield row
    if blank:
        raise InvalidValueError("表里只有表头，没有一行内容")


def chunks_of(pieces: Iterable[Piece | Row], least: int) -> Iterator[list[Piece | Row]]:
    """Group documents until each group has so many bytes, or is long."""
    chunk: list[Piece | Row] = []
    size = 0
    for piece in pieces:
        chunk.append(piece)
        size += piece.size
        if size >= least or len(chunk) == _MOST_ROWS:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


class _UnsavedError(Exception):
    """The output cannot be written; ``why`` says why."""

    def __init__(self, why: OSError | Zj415xError) -> None:
        super().__init__(why)
        self.why = why


@contextmanager
def _saving() -> Iterator[None]:
    try:
        yield
    except (OSError, Zj415xError) as error:
        raise _UnsavedError(error) from error


class Output:
    """The file in which what was found is written behind each row; nothing is left of it unless it is finished."""

    def __init__(self, path: str, notice: Notice) -> None:
        self._path = path
        self._notice = notice
        self._stack = ExitStack()
        self._kept: list[int] = []
        self._rows: deque[Row] = deque()
        self._writer: Writer | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: Any) -> None:
        with _saving():
            self._stack.__exit__(*error)

    def begin(self, table: "Table") -> None:
        """Open the file for a table; results that stand in it already are replaced."""
        from ..frames.conclusions import BEHIND, BookWriter, CsvWriter, ParquetWriter, results_of
        from ..office.files import replacing

        results = results_of(table.layout, self._notice)
        clauses = len(results) - len(BEHIND)
        self._kept = [index for index, heading in enumerate(table.headings) if heading not in results]
        headings = [*(table.headings[index] for index in self._kept), *results]
        with _saving():
            file = self._stack.enter_context(replacing(self._path))
            match os.path.splitext(self._path)[1].lower():
                case ".csv":
                    self._writer = CsvWriter(file, headings, clauses)
                case ".parquet":
                    self._writer = ParquetWriter(file, table, self._kept, headings, clauses)
                case _:
                    self._writer = BookWriter(file, table, self._notice, headings, clauses)
            self._stack.callback(self._writer.close)

    def keep(self, row: Row) -> None:
        """Keep a row until it is judged."""
        self._rows.append(row)

    def add(self, conclusion: "Conclusion") -> None:
        """Write the next row, with what was found of it."""
        cells = self._rows.popleft().cells
        with _saving():
            assert self._writer is not None
            self._writer.add([cells[index] for index in self._kept], conclusion)

    def finish(self) -> None:
        """Write what is left."""
        with _saving():
            assert self._writer is not None  # a file that is no table was refused
            self._writer.finish()


def saved(chosen: argparse.Namespace, console: Console, check: Callable[[Output | None], None]) -> bool:
    """Check what was chosen, and save it as a table where that is asked for; if that fails, say why."""
    if chosen.out is None:
        check(None)
        return True
    from pathlib import Path  # only for those who save a table

    path, (file, *more) = Path(chosen.out), chosen.files
    if path.suffix.lower() not in _SUFFIXES:
        chosen.misused(f"--out 的文件名要以 {'、'.join(_SUFFIXES)} 结尾")
    if more:
        chosen.misused("--out 只写一张表的结论，文件只能有一个")
    if not may_write(path, force=chosen.force, console=console):
        return False
    try:
        with Output(chosen.out, chosen.notice) as output:
            check(output)
            output.finish()
    except _UnsavedError as error:
        told_unwritten(path, error.why, console)
        return False
    except (OSError, Zj415xError) as error:
        told(file, error, NOT_CHECKED, console)
        return False
    console.tell(console.words("{path}：已保存", path=str(path)))
    return True
