"""Screen: every clause over a whole frame of products at once, on the engine that holds it."""

from collections.abc import Mapping, Sequence
from functools import reduce
from operator import and_, or_
from typing import Any, TypeVar, cast

from attrs import evolve

from ..errors import MissingExtraError, quoted

try:
    import narwhals as nw
except ImportError:
    raise MissingExtraError("narwhals", "frames") from None
from ..hooks import frozen
from ..jingpin.call import JingpinCall
from ..notice import Notice
from ..rules.clause import Clause, Force
from ..rules.finding import Verdict
from ..rules.outcome import Outcome
from ..rules.reading import Readings, check_readings
from ..values.blank import COUNTY, INSTANT
from ..wording import LOCALES
from ..wording.voice import Voice, voice_of
from ..words import Phrase, Term
from . import cells, times
from .batches import added_to_pandas, arrow
from .cells import Cell, null
from .conditions import CONDITIONS, SILENT, Facts
from .hinges import hinges_of
from .layout import Heading, check_free, product_layout
from .steps import OURS, Steps, Workbench

F = TypeVar("F")

VERDICT, HINGES, PROBLEMS = "verdict", "hinges_on", "problems"
"""The columns behind those of the clauses."""
# No clause reads these: they are carried along.
_CARRIED = ("name", "model", "enterprise.name", "enterprise.city", "zone")
_SHOWN, _VALUE = 40, "{value}"


def screen_products(
    frame: F, notice: Notice, *, readings: Readings = Readings(), hinges: bool = False, locale: str = LOCALES[0]
) -> F:
    """Judge a whole frame of products (附件2) by every clause, on the engine that holds it.

    ``frame``: a DataFrame or LazyFrame of polars, a DataFrame of pandas or PySpark, a Table of pyarrow or a relation of
    DuckDB, in the flat layout (:func:`~zj415x.frames.layout.product_layout`). Returns the same kind of frame: the
    columns of the input, then a column a clause under its name with the words of Outcome, then ``verdict`` with the
    words of Verdict; with ``hinges`` the ids that the verdict hinges on; last ``problems``, NULL where a row is sound.
    A row with a problem has NULL in each of our other columns. A blank is unknown and never zero. Columns that no
    clause asks for, such as names, are carried along.

    Raises:
        InvalidDocumentError: a needed column is missing, two columns are one field, or a column has a name of ours.
        InvalidTypeError: ``readings`` is of another type.
        UnknownLocaleError: there are no translations for ``locale``.
        MissingExtraError: a frame of pandas, and pyarrow is not installed; without narwhals, the import raises it.
    """
    check_readings(readings)
    held: Any = frame
    native: Any = nw.from_native(held)
    if native.implementation.is_pandas():
        return cast("F", _of_pandas(frame, notice, readings, hinges, locale))
    eager = isinstance(native, nw.DataFrame)
    screened = _screened(native.lazy() if eager else native, notice, readings, hinges, voice_of(locale))
    made: F = nw.to_native(screened.collect() if eager else screened)
    return made


def _of_pandas(frame: Any, notice: Notice, readings: Readings, hinges: bool, locale: str) -> Any:
    """Screen a pandas frame through Arrow, where a blank is NULL whatever its dtype, and keep its own columns."""
    table = arrow().Table.from_pandas(frame, preserve_index=False)
    screened = screen_products(table, notice, readings=readings, hinges=hinges, locale=locale)
    return added_to_pandas(frame, screened)


def _screened(frame: nw.LazyFrame[Any], notice: Notice, readings: Readings, hinges: bool, voice: Voice) -> Any:
    call, schema = notice.jingpin, frame.collect_schema()
    ours = (*(clause.name for clause in call.clauses), VERDICT, *((HINGES,) if hinges else ()), PROBLEMS)
    check_free(schema.names(), ours, OURS)
    bench = Workbench(frame)
    headings = [
        heading
        for heading in product_layout(notice).match(schema.names(), wanted=("category", "track"))
        if heading.column.name not in _CARRIED
    ]
    reading = _Reading(call, frame.implementation)
    read = bench.finish([reading.steps(heading, schema[heading.typed]) for heading in headings])
    held = bench.keep([cell.value for cell in read])
    named = {
        heading.column.name: evolve(cell, value=value)
        for heading, cell, value in zip(headings, read, held, strict=True)
    }
    faults = [(heading, bad, why) for heading, cell in zip(headings, read, strict=True) for bad, why in cell.faults]
    bad = bench.keep([bad.fill_null(False) for _, bad, _ in faults])
    facts, chosen = reading.facts(named), readings.over(call.defaults)
    works = [
        CONDITIONS[clause.name](facts, clause, {id: chosen[id] for id in clause.readings}) for clause in call.clauses
    ]
    said = dict(zip(call.clauses, bench.keep(bench.finish(works)), strict=True))
    words = _Words(frame.implementation)
    made = {clause.name: words.outcome(clause, met) for clause, met in said.items()}
    made[VERDICT] = words.verdict(said)
    if hinges:
        made[HINGES] = hinges_of(bench, said, facts)
    (sound,) = bench.keep([~reduce(or_, bad)])
    made = {name: nw.when(sound).then(expression) for name, expression in made.items()}
    finished = {name: expression if name == HINGES else words.finished(expression) for name, expression in made.items()}
    told = [
        (heading, reading.column(heading.typed), flag, why) for (heading, _, why), flag in zip(faults, bad, strict=True)
    ]
    finished[PROBLEMS] = _told(told, voice)
    return bench.frame.with_columns(**finished).select(
        *[reading.column(name).alias(name) for name in schema.names()], *ours
    )


@frozen
class _Reading:
    """Reads the columns of a table as an engine holds them."""

    call: JingpinCall
    implementation: nw.Implementation

    def steps(self, heading: Heading, dtype: nw.dtypes.DType) -> Steps[Cell]:
        """Read a column by its kind of blank."""
        column = self.column(heading.typed)
        match heading.column.name:
            case "launched":
                return times.day(column, dtype)
            case "submitted":
                return times.moment(column, dtype, INSTANT, converts=self.implementation not in _ONE_ZONE)
            case "track":
                return cells.listed(column, self.call.tracks, Phrase("不是通知列出的集群赛道"), needed=True)
            case "category":
                return cells.choice(column, tuple(map(str, self.call.categories)), Phrase("不是通知列出的产品类别"))
            case "launch_evidence":
                return cells.evidence(column, dtype)
            case "enterprise.county" | "enterprise.production_county":
                return cells.listed(column, COUNTY.members, Phrase("不是浙江现有的县（市、区）"))
        if heading.column.counts_money:
            return cells.fen(heading, column, dtype)
        return cells.answer(column, dtype)

    def column(self, name: str) -> nw.Expr:
        """Name a column of the table; in a bare name Spark takes a dot for a step into a struct."""
        return nw.col(f"`{name.replace('`', '``')}`" if self.implementation.is_spark_like() else name)

    def facts(self, named: Mapping[str, Cell]) -> Facts:
        """Gather the facts that the conditions ask for; a column that is missing is blank."""
        return Facts(
            values={name: cell.value for name, cell in named.items()},
            category=named["category"].value,
            categories=self.call.categories,
            launched=named.get("launched", Cell(null(nw.Date))),
            submitted=named.get("submitted", Cell(null(nw.Datetime("us")), literal=times.in_china)),
        )


def _told(faults: Sequence[tuple[Heading, nw.Expr, nw.Expr, Phrase]], voice: Voice) -> nw.Expr:
    """Say what is wrong with the cells of each row, in the words of ``voice``."""
    sentences = []
    for heading, column, bad, why in faults:
        said = voice.say(Phrase("{column}：“{value}”{why}", column=quoted(heading.typed), value=_VALUE, why=why))
        before, _, behind = said.partition(_VALUE)
        value = column.cast(nw.String).fill_null("").str.slice(0, _SHOWN)
        sentences.append(nw.when(bad).then(nw.concat_str(nw.lit(before), value, nw.lit(behind))))
    together = nw.concat_str(*sentences, separator="；", ignore_nulls=True)
    return nw.when(reduce(or_, [bad for _, _, bad, _ in faults])).then(together)


# Engines that compare moments of any time zone as they are.
_ONE_ZONE = (nw.Implementation.DUCKDB, nw.Implementation.PYSPARK, nw.Implementation.PYSPARK_CONNECT)
_NO_WORDS = (nw.Implementation.PYSPARK, nw.Implementation.PYSPARK_CONNECT)


@frozen
class _Words:
    """How an engine holds the words of an outcome or a verdict: as an enum where it has one."""

    implementation: nw.Implementation

    def literal(self, word: Term) -> nw.Expr:
        """Write a word as a literal."""
        if self.implementation.is_polars() or self.implementation.is_duckdb():
            return nw.lit(str(word), nw.Enum(list(map(str, type(word)))))
        return nw.lit(str(word))

    def finished(self, column: nw.Expr) -> nw.Expr:
        """Turn a column of words into the type in which the engine keeps few of them."""
        return column.cast(nw.Categorical) if self.implementation.is_pyarrow() else column

    def outcome(self, clause: Clause[Any], met: nw.Expr) -> nw.Expr:
        """Say an outcome; a clause that does not apply says so where it is NULL."""
        unknown = Outcome.NOT_APPLICABLE if clause.name in SILENT else Outcome.UNKNOWN
        unmet = nw.when(~met).then(self.literal(Outcome.UNMET)).otherwise(self.literal(unknown))
        return nw.when(met).then(self.literal(Outcome.MET)).otherwise(unmet)

    def verdict(self, met: Mapping[Clause[Any], nw.Expr]) -> nw.Expr:
        """Say the verdict: 应、须 unmet, then anything unknown that could decide, then 原则上 unmet."""
        required = reduce(and_, _deciding(met, Force.REQUIRED))
        in_principle = _deciding(met, Force.IN_PRINCIPLE)
        unknown = reduce(or_, [each.is_null() for each in in_principle], required.is_null())
        unexplained = reduce(or_, [~each for each in in_principle], nw.lit(False))
        said = nw.when(unexplained).then(self.literal(Verdict.NEEDS_EXPLANATION))
        best = said.otherwise(self.literal(Verdict.ELIGIBLE))
        known = nw.when(unknown).then(self.literal(Verdict.INCOMPLETE)).otherwise(best)
        return nw.when(~required).then(self.literal(Verdict.INELIGIBLE)).otherwise(known)


def _deciding(met: Mapping[Clause[Any], nw.Expr], force: Force) -> list[nw.Expr]:
    """List the conditions of a force; one that does not apply is met."""
    return [
        expression.fill_null(True) if clause.name in SILENT else expression
        for clause, expression in met.items()
        if clause.force is force
    ]
