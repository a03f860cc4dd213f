"""Applications: what is flat of applications, a whole frame of them, judged by the object model."""

from typing import Any, TypeVar, cast

from ..errors import InvalidTypeError, shown
from ..notice import Notice
from ..rules.reading import Readings, check_readings
from ..wording.voice import LOCALES, voice_of
from .batches import added_to_pandas, arrow, loaded, rows_in
from .conclusions import FLAT, flat_part
from .layout import check_free
from .rows import RowReader, sentence_of

F = TypeVar("F")


def screen_applications(frame: F, notice: Notice, *, readings: Readings = Readings(), locale: str = LOCALES[0]) -> F:
    """Judge what is flat of applications (附件1) by the conditions of eligibility and time, a whole frame of them.

    ``frame``: a DataFrame of polars or pandas, a LazyFrame of polars, or a Table of pyarrow, in the flat layout
    (:func:`~zj415x.frames.layout.application_layout`). Returns the same kind of frame: the columns of the input, then a
    column a clause under its name with the words of Outcome, then ``verdict``, the verdict of these clauses alone; last
    ``problems``, NULL where a row is sound. Each row is read and judged by the object model.

    Raises:
        InvalidDocumentError: a needed column is missing, two columns are one field, or a column has a name of ours.
        InvalidTypeError: ``frame`` is of another kind; ``readings`` is of another type.
        UnknownLocaleError: there are no translations for ``locale``.
        MissingExtraError: the extra ``frames`` is not installed.
    """
    pyarrow, voice = arrow(), voice_of(locale)
    check_readings(readings)
    table = _table(frame)
    names = [clause.name for clause in notice.clusters.clauses if clause.topic in FLAT]
    check_free(table.column_names, (*names, "verdict", "problems"))
    reader = RowReader.of_applications(table.column_names, notice)
    made: dict[str, list[str | None]] = {name: [] for name in (*names, "verdict", "problems")}
    wanted = tuple(heading.index for heading in reader.headings)
    for row in (row for batch in table.to_batches() for row in rows_in(batch, wanted)):
        subject = reader.read(row)
        said: dict[str, str] = {}
        if isinstance(subject, tuple):
            said["problems"] = sentence_of(subject, voice.say)
        else:
            said = flat_part(subject.validate(notice.clusters, readings=readings)).to_row()
        for name, column in made.items():
            column.append(said.get(name))
    for name, column in made.items():
        table = table.append_column(name, pyarrow.array(column, pyarrow.string()))
    return cast("F", _like(frame, table))


def _table(frame: Any) -> Any:
    """Hold a frame as a table of Arrow."""
    native: Any = loaded("narwhals").from_native(frame, pass_through=True)
    kind = getattr(native, "implementation", None)
    if kind is not None and kind.is_pandas():
        return arrow().Table.from_pandas(frame, preserve_index=False)
    if kind is None or not (kind.is_polars() or kind.is_pyarrow()):
        message = "应为 polars、pandas 或 pyarrow 的表，不能是 {value}；在 Spark、DuckDB 上用 judge_applications"
        raise InvalidTypeError(message, value=shown(type(frame).__name__))
    return native.lazy().collect("pyarrow").to_native()


def _like(frame: Any, table: Any) -> Any:
    """Turn a table of Arrow into a frame of the kind of ``frame``, whose own columns stay as they are."""
    narwhals = loaded("narwhals")
    native: Any = narwhals.from_native(frame)
    if native.implementation.is_pyarrow():
        return table
    if native.implementation.is_pandas():
        return added_to_pandas(frame, table)
    made = native.implementation.to_native_namespace().from_arrow(table)
    return made.lazy() if isinstance(native, narwhals.LazyFrame) else made
