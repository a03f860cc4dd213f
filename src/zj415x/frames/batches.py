"""Batches: record batches of Arrow, taken from whatever exports them, and their rows as Python values."""

from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import accumulate, repeat
from typing import Any, TypeAlias

from ..errors import InvalidTypeError, MissingExtraError, shown
from ..office.excel.sheet import Unreadable
from ..words import Phrase

RecordBatch: TypeAlias = Any
Array: TypeAlias = Any
Schema: TypeAlias = Any
"""Classes of Arrow, which comes without types."""
Batches: TypeAlias = Any
"""Record batches of Arrow, or whatever exports a stream of them: a table, a reader, a frame, a relation."""


def arrow() -> Any:
    """Load Arrow.

    Raises:
        MissingExtraError: the extra ``frames`` is not installed.
    """
    return loaded("pyarrow")


def loaded(package: str) -> Any:
    """Load a package of the extra ``frames``.

    Raises:
        MissingExtraError: it is not installed.
    """
    try:
        return import_module(package)
    except ImportError:
        raise MissingExtraError(package, "frames") from None


def opened(batches: Batches) -> Iterator[RecordBatch]:
    """Yield the record batches of whatever exports a stream of them, or of several such things.

    Raises:
        InvalidTypeError: it exports none.
    """
    pa = arrow()
    if isinstance(batches, pa.RecordBatch):
        yield batches
    elif hasattr(batches, "__arrow_c_stream__"):
        yield from pa.RecordBatchReader.from_stream(batches)
    elif isinstance(batches, Iterable) and not isinstance(batches, str | bytes | dict):
        for batch in batches:
            yield from opened(batch)
    else:
        raise InvalidTypeError("应为 Arrow 的批（RecordBatch），不能是 {value}", value=shown(batches))


def rows_in(batch: RecordBatch, wanted: tuple[int, ...]) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a batch as Python values; only the wanted columns, by their indexes, are taken out of Arrow."""
    columns = [_cells(batch.column(i)) if i in wanted else repeat(None) for i in range(batch.num_columns)]
    return zip(*columns)  # noqa: B905, the columns that nobody wants have no end


def _cells(column: Array) -> list[Any]:
    """Take a column out of Arrow; a value that Python cannot hold is a problem of its row alone."""
    pa = arrow()
    if pa.types.is_timestamp(column.type):  # Python knows no nanoseconds
        column = column.cast(pa.timestamp("us", column.type.tz), safe=False)
    try:
        cells: list[Any] = column.to_pylist()
    except Exception:  # a year past 9999, a text that is not UTF-8, a time zone that this machine does not know
        cells = [_cell(scalar) for scalar in column]
    return cells


def _cell(scalar: Any) -> Any:
    try:
        return scalar.as_py()
    except Exception:
        return Unreadable(Phrase("读不懂这一格：{value}", value=str(scalar.type)))


def added_to_pandas(frame: Any, table: Any) -> Any:
    """Add to a frame of pandas what a table of Arrow has behind its columns; its own columns and index stay."""
    pa = arrow()
    made = table.select(table.column_names[len(frame.columns) :])
    for number, column in enumerate(made.columns):
        if pa.types.is_dictionary(column.type):  # its indices are unsigned: older Arrow refuses them to pandas
            words = column.cast(pa.string()).dictionary_encode()
            made = made.set_column(number, made.column_names[number], words)
    added = made.to_pandas()
    added.index = frame.index
    return frame.assign(**{name: added[name] for name in added.columns})


def structs(names: tuple[str, ...], texts: Iterable[list[str]], lengths: Iterable[int]) -> Array:
    """Make a column of lists of structs of texts under these names; ``lengths`` says how many each row has."""
    pa = arrow()
    made = pa.StructArray.from_arrays([pa.array(column, pa.string()) for column in texts], names=list(names))
    return pa.ListArray.from_arrays(pa.array(accumulate(lengths, initial=0), pa.int32()), made)
