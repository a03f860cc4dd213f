"""Judging: batches of Arrow judged row by row by the object model, with all that it can say of a row.

An engine carries the batches: ``mapInArrow`` of Spark, ``map_batches`` of polars and Ray, a reader of DuckDB.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import repeat
from typing import Any

from ..cluster.application import ClusterApplication
from ..errors import (
    InvalidDocumentError,
    InvalidTypeError,
    InvalidValueError,
    UnknownNameError,
    Zj415xError,
    quoted,
)
from ..exchange import read_application
from ..hooks import frozen
from ..jingpin.product import JingpinProduct
from ..notice import Notice
from ..office.excel import typed
from ..rules.clause import Clause
from ..rules.finding import Finding, Verdict
from ..rules.judgement import Judgement
from ..rules.outcome import Outcome
from ..rules.reading import Readings, check_readings
from ..rules.report import Report
from ..values.name import nearest
from ..wording.remedies import remedies_listed
from ..wording.voice import LOCALES, Voice, voice_of
from .batches import Array, Batches, RecordBatch, Schema, arrow, opened, rows_in, structs
from .layout import check_free
from .rows import Problems, RowReader, cell_of

MOST = 10_000
"""The most rows that are judged together; a larger batch comes out in parts."""
KEPT = 1024
"""The most sentences of a clause that are kept, since rows often say the same."""
_OUTCOMES, _VERDICTS = tuple(Outcome), tuple(Verdict)
_UNMET, _UNKNOWN = _OUTCOMES.index(Outcome.UNMET), _OUTCOMES.index(Outcome.UNKNOWN)

Subject = ClusterApplication | JingpinProduct
Read = Callable[[Any], Subject | Problems]
"""Reads what a row describes, or its problems."""


def judge(
    batches: Batches,
    notice: Notice,
    *,
    readings: Readings = Readings(),
    why: bool = False,
    locale: str = LOCALES[0],
    dictionary: bool = False,
) -> Iterator[RecordBatch]:
    """Judge the products (附件2) in batches of Arrow, lazily, a batch at a time.

    ``batches`` are record batches, or whatever exports a stream of Arrow: a table, a reader, a frame of polars, a
    relation of DuckDB; they are headed as :class:`RowReader` says. The columns of a batch come out unchanged, then the
    outcome of each clause under its name, ``verdict``, the clauses ``unmet`` and ``unknown``, and ``findings``, each
    with its sentence in ``locale``; with ``why`` also the readings that the verdict ``hinges_on``, and ``remedies``.
    Last come the ``problems`` of the row: a row that has any is not judged, and NULL in the columns before.

    ``dictionary``: words come as dictionaries (categories), which Spark cannot read. Nor does its ``mapInArrow`` take
    columns with a dot in their names: there they need the headings that people give them (2024年销售收入).

    >>> import pyarrow as pa
    >>> from zj415x.editions.y2026 import NOTICE
    >>> from zj415x.frames import judge
    >>> table = pa.table({
    ...     "产品名称": ["五轴加工中心", "数控磨床"], "产品类别": ["先进制造类", "先进类"],
    ...     "集群赛道": ["工业母机与机器人"] * 2, "企业名称": ["某某机床有限公司"] * 2,
    ...     "上市时间": ["2023-05-01", None],
    ... })
    >>> (judged,) = judge(table, NOTICE)
    >>> judged["launched-in-window"].to_pylist(), judged["verdict"].to_pylist()
    (['符合', None], ['待补正', None])
    >>> print(judged["findings"][0][5]["sentence"])
    附件2 二4（必须）：上市时间 2023年5月1日，在2023年1月1日至2024年12月31日期间。
    >>> print(judged["problems"][1][0]["message"])
    没有名为“先进类”的选项；相近的有：先进制造类

    Raises:
        InvalidDocumentError: when the first batch arrives: a column is missing, two columns are of the same field, or a
            column has the name of a result.
        InvalidTypeError: ``batches`` are no batches, or a batch has other columns than the first.
        UnknownLocaleError: the locale has no translation.
        MissingExtraError: the extra ``frames`` is not installed.
    """
    judging = _Judging.of(notice.jingpin, readings, why, locale, dictionary)
    return judging.judged(batches, lambda headings: _product_rows(headings, notice))


def judge_applications(
    batches: Batches,
    notice: Notice,
    *,
    column: str = "application",
    readings: Readings = Readings(),
    why: bool = False,
    locale: str = LOCALES[0],
    dictionary: bool = False,
) -> Iterator[RecordBatch]:
    """Judge whole applications (附件1), a JSON document in each cell of a column, as :func:`judge` does products.

    The ``column`` of a problem is then the path in the document: ``$.scale.revenue``.

    Raises:
        InvalidDocumentError: when the first batch arrives: the column is missing, is there twice, or a column has the
            name of a result.
        InvalidTypeError: ``batches`` are no batches, or a batch has other columns than the first.
        UnknownLocaleError: the locale has no translation.
        MissingExtraError: the extra ``frames`` is not installed.
    """
    judging = _Judging.of(notice.clusters, readings, why, locale, dictionary)
    return judging.judged(batches, lambda headings: _application_rows(headings, notice, column))


def judged_schema(
    schema: Any,
    notice: Notice,
    *,
    column: str | None = None,
    why: bool = False,
    dictionary: bool = False,
) -> Schema:
    """Build the schema of what :func:`judge` makes of batches of this schema, which an engine may want beforehand.

    ``schema`` is Arrow's, or whatever exports one. ``column``: the column of applications; None: the rows are products.

    >>> import pyarrow as pa
    >>> from zj415x.editions.y2026 import NOTICE
    >>> from zj415x.frames import judged_schema
    >>> names = ["name", "category", "track", "enterprise.name"]
    >>> judged_schema(pa.schema([(name, pa.string()) for name in names]), NOTICE).names[-5:]
    ['verdict', 'unmet', 'unknown', 'findings', 'problems']

    Raises:
        InvalidDocumentError: a column is missing, two columns are of the same field, or a column has the name of a
            result.
        MissingExtraError: the extra ``frames`` is not installed.
    """
    call = notice.jingpin if column is None else notice.clusters
    judging = _Judging.of(call, Readings(), why, LOCALES[0], dictionary)
    schema = arrow().schema(schema)
    if column is None:
        _product_rows(schema.names, notice)
    else:
        _application_rows(schema.names, notice, column)
    return judging.schema(schema)


Rows = tuple[tuple[int, ...], Read]
"""How the rows of a batch are read: the indexes of its columns that say something, and the reader of their cells."""


def _product_rows(headings: list[str], notice: Notice) -> Rows:
    reader = RowReader.of_products(headings, notice)
    return tuple(sorted(heading.index for heading in reader.headings)), reader.read


def _application_rows(headings: list[str], notice: Notice, column: str) -> Rows:
    found = [index for index, heading in enumerate(headings) if heading == column]
    if not found:
        raise InvalidDocumentError(((quoted(column), UnknownNameError("列", column, nearest(column, headings))),))
    if len(found) > 1:
        error = InvalidValueError("表里有 {count} 列都叫“{name}”；请只留一列", count=len(found), name=quoted(column))
        raise InvalidDocumentError(((quoted(column), error),))
    index = found[0]

    def read(cells: Any) -> ClusterApplication | Problems:
        try:
            cell = cells[index] if isinstance(cells[index], bytes) else cell_of(cells[index])
            if not isinstance(cell, bytes):
                if cell is None or typed.is_blank(cell):
                    raise InvalidValueError("未填")
                cell = typed.text(cell)
            return read_application(cell, notice)
        except InvalidDocumentError as error:
            return error.faults
        except Zj415xError as error:
            return ((column, error),)

    return (index,), read


Told = tuple[int, str, str]
"""A judgement in flat values: the number of its outcome, its force, and its sentence."""


@frozen
class _Judging:
    """Judges rows by a call, and makes columns of what is said of them."""

    call: Any
    readings: Readings
    why: bool
    voice: Voice
    dictionary: bool
    tells: tuple[Callable[[Judgement], Told], ...]

    @classmethod
    def of(cls, call: Any, readings: Readings, why: bool, locale: str, dictionary: bool) -> "_Judging":
        """Prepare to judge by the clauses of a call."""
        arrow()
        check_readings(readings)
        voice = voice_of(str(locale))
        tells = tuple([_teller(clause, voice) for clause in call.clauses])
        return cls(call, readings, why, voice, dictionary, tells)

    def schema(self, schema: Schema) -> Schema:
        """Add the columns of the results; a name that is there already is a fault."""
        pa = arrow()
        text, texts = pa.string(), pa.list_(pa.string())
        word = pa.dictionary(pa.int8(), text) if self.dictionary else text
        columns = {clause.name: word for clause in self.call.clauses} | {"verdict": word}
        columns |= {"unmet": texts, "unknown": texts, "findings": pa.list_(pa.struct([(name, text) for name in _TOLD]))}
        columns |= {"hinges_on": texts, "remedies": texts} if self.why else {}
        columns |= {"problems": pa.list_(pa.struct([(name, text) for name in _PROBLEM]))}
        check_free(schema.names, columns)
        return pa.schema([*schema, *(pa.field(*column) for column in columns.items())], schema.metadata)

    def judged(self, batches: Batches, rows_of: Callable[[list[str]], Rows]) -> Iterator[RecordBatch]:
        """Judge batch by batch; the first says what the columns are."""
        first: Any = None
        for batch in opened(batches):
            if first is None:
                first, rows, schema = batch.schema, rows_of(batch.schema.names), self.schema(batch.schema)
            elif batch.schema != first:
                message = "各批的列名和类型应当相同；这一批的列：{columns}"
                raise InvalidTypeError(message, columns=tuple(batch.schema.names))
            for start in range(0, batch.num_rows or 1, MOST):
                yield self.batch(batch.slice(start, MOST), rows, schema)

    def batch(self, batch: RecordBatch, rows: Rows, schema: Schema) -> RecordBatch:
        """Judge a batch: what is said of its sound rows, spread over all rows, beside the problems of the others."""
        pa = arrow()
        indexes, read = rows
        said: list[_Said] = []
        sound: list[int | None] = []
        problems: list[Problems] = []
        for row in rows_in(batch, indexes):
            subject = read(row)
            if isinstance(subject, tuple):
                sound.append(None)
                problems.append(subject)
            else:
                sound.append(len(said))
                problems.append(())
                said.append(self.said(subject.validate(self.call, readings=self.readings)))
        columns = self.columns(said)
        if len(said) < len(sound):
            spread = pa.array(sound, pa.int32())
            columns = [column.take(spread) for column in columns]
        faults = [fault for row in problems for fault in row]
        flat = [column for column, _ in faults], [self.voice.say(error) for _, error in faults]
        columns.append(structs(_PROBLEM, flat, map(len, problems)))
        return pa.RecordBatch.from_arrays([*batch.columns, *columns], schema=schema)

    def said(self, report: Report) -> "_Said":
        """Say all there is to say of a row."""
        told = [tell(judgement) for tell, (_, judgement) in zip(self.tells, report.judged, strict=True)]
        verdict = _VERDICTS.index(report.verdict)
        if not self.why:
            return told, verdict, [], []
        return told, verdict, list(report.sensitivity().hinges_on), remedies_listed(report, self.voice)

    def columns(self, said: "list[_Said]") -> list[Array]:
        """Make the columns of what is said of some rows."""
        pa = arrow()
        clauses, texts = self.call.clauses, pa.list_(pa.string())
        names = [clause.name for clause in clauses]
        told = [each for row in said for each in row[0]]
        outcomes = [outcome for outcome, _, _ in told]
        count, times = len(clauses), len(said)
        made = [self.words(_OUTCOMES, outcomes[index::count]) for index in range(count)]
        made.append(self.words(_VERDICTS, [row[1] for row in said]))
        for wanted in (_UNMET, _UNKNOWN):
            rows = [[name for name, each in zip(names, row[0], strict=True) if each[0] == wanted] for row in said]
            made.append(pa.array(rows, texts))
        flat = (
            names * times,
            [clause.place for clause in clauses] * times,
            [force for _, force, _ in told],
            [_OUTCOMES[outcome].word for outcome in outcomes],
            [sentence for _, _, sentence in told],
        )
        made.append(structs(_TOLD, flat, repeat(count, times)))
        if self.why:
            made += [pa.array([row[reason] for row in said], texts) for reason in (2, 3)]
        return made

    def words(self, words: "Iterable[Outcome | Verdict]", codes: list[int]) -> Array:
        """Make a column of words by their numbers."""
        pa = arrow()
        numbers, kept = pa.array(codes, pa.int8()), pa.array([word.word for word in words])
        return pa.DictionaryArray.from_arrays(numbers, kept) if self.dictionary else kept.take(numbers)


_Said = tuple[list[Told], int, list[str], list[str]]
"""What is said of a row: each judgement, the number of the verdict, what it hinges on, and the remedies."""


def _teller(rule: Clause[Any], voice: Voice) -> Callable[[Judgement], Told]:
    """Build what tells the judgements of a clause, and keeps what it told: rows often say the same."""
    said: dict[tuple[object, ...], Told] = {}

    def tell(judgement: Judgement) -> Told:
        key = judgement.told
        if key not in said:
            if len(said) >= KEPT:
                said.clear()
            finding = Finding(rule, judgement)
            said[key] = _OUTCOMES.index(judgement.outcome), finding.force.word, voice.say(finding)
        return said[key]

    return tell


_TOLD = ("clause", "place", "force", "outcome", "sentence")
_PROBLEM = ("column", "message")
