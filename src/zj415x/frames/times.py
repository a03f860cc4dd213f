"""Times: columns of days and moments as expressions, in whatever type an engine holds them, text included."""

from datetime import UTC, date, datetime

import narwhals as nw
from attrs import evolve

from ..printed.deadline import CHINA
from ..values.kind import Kind
from ..words import Phrase
from .cells import BLANK, Cell, quotient, whole
from .steps import Steps

_MINUTE, _SECOND = 60 * 10**6, 10**6  # microseconds
_CLOCK = r"([ T]+[0-9]{1,2}:[0-9]{1,2}(:[0-9]{1,2}(\.[0-9]{1,6})?)?(Z|[+-][0-9]{2}:?[0-9]{2})?)?"
_DAY = (
    r"^[0-9]{4}(-[0-9]{1,2}-[0-9]{1,2}|/[0-9]{1,2}/[0-9]{1,2}|\.[0-9]{1,2}\.[0-9]{1,2}|年[0-9]{1,2}月[0-9]{1,2}[日号]?)"
)
_NO_DAY = Phrase("不是日期；写成 2026-06-20 的样子")
_NO_MOMENT = Phrase("不是时刻；写成 2026-06-20T10:00:00+08:00 的样子")


def day(column: nw.Expr, dtype: nw.dtypes.DType) -> Steps[Cell]:
    """Read days: dates, midnights, or text in the ways in which people write them, as numbers such as 20230501."""
    if dtype == nw.Date:
        return Cell(column, literal=_date)
    if isinstance(dtype, nw.Datetime) and dtype.time_zone is None:
        (value,) = yield (column.cast(nw.Date),)
        return Cell(value, ((value.cast(dtype) != column, _NO_DAY),), _date)
    (text,) = yield (column.cast(nw.String).str.replace_all(r"\s+", ""),)
    (fits,) = yield (text.str.contains(f"{_DAY}$"),)
    (text,) = yield (nw.when(fits).then(text),)
    year, month, of_month = yield _parts(text)
    (real,) = yield (_is_day(year, month, of_month),)
    value = nw.when(real).then(year * whole(10_000) + month * whole(100) + of_month)
    faults = ((~column.cast(nw.String).str.contains(BLANK) & ~(fits & real).fill_null(False), _NO_DAY),)
    return Cell(value, faults, lambda day: whole(day.year * 10_000 + day.month * 100 + day.day))


def _date(day: date) -> nw.Expr:
    return nw.lit(day, nw.Date)


def _parts(text: nw.Expr) -> tuple[nw.Expr, nw.Expr, nw.Expr]:
    """Split the text of a day into its year, month and day of the month."""
    behind = text.str.slice(5)
    year, month = text.str.slice(0, 4), behind.str.replace_all("[^0-9].*$", "")
    of_month = behind.str.replace_all("^[0-9]+[^0-9]", "").str.replace_all("[^0-9].*$", "")
    return year.cast(nw.Int64), month.cast(nw.Int64), of_month.cast(nw.Int64)


def _is_day(year: nw.Expr, month: nw.Expr, of_month: nw.Expr) -> nw.Expr:
    leap = ((year % whole(4) == whole(0)) & (year % whole(100) != whole(0))) | (year % whole(400) == whole(0))
    longest = nw.when(month.is_in([4, 6, 9, 11])).then(whole(30)).otherwise(whole(31))
    longest = nw.when(month == whole(2)).then(nw.when(leap).then(whole(29)).otherwise(whole(28))).otherwise(longest)
    return (
        (year >= whole(1)) & (month >= whole(1)) & (month <= whole(12)) & (of_month >= whole(1)) & (of_month <= longest)
    )


def moment(column: nw.Expr, dtype: nw.dtypes.DType, kind: Kind, *, converts: bool) -> Steps[Cell]:
    """Read moments; one without a time zone is in China's time, and a day is its midnight.

    ``converts``: the engine compares two zones only where both are converted to one.
    """
    if dtype == nw.Date:
        made = Cell(column, literal=lambda at: _date(at.astimezone(CHINA).date()))
    elif isinstance(dtype, nw.Datetime) and dtype.time_zone is None:
        made = Cell(column, literal=in_china)
    elif isinstance(dtype, nw.Datetime):
        (value,) = yield (column.dt.convert_time_zone("UTC") if converts else column,)
        made = Cell(value, literal=lambda at: nw.lit(at.astimezone(UTC)))
    else:
        return (yield from _moment_of_text(column.cast(nw.String)))
    outside = (made.value < made.literal(kind.low)) | (made.value >= made.literal(kind.high))
    return evolve(made, faults=((outside, Phrase("超出可能的时间")),))


def _moment_of_text(column: nw.Expr) -> Steps[Cell]:
    """Read the text of moments as microseconds since 1970 in UTC."""
    (text,) = yield (column.str.strip_chars(),)
    (fits,) = yield (text.str.contains(f"{_DAY}{_CLOCK}$"),)
    (text,) = yield (nw.when(fits).then(text),)
    year, month, of_month, clock = yield (
        *_parts(text),
        text.str.replace_all("^[0-9]{4}[^0-9][0-9]{1,2}[^0-9][0-9]{1,2}[日号]?[ T]*", ""),
    )
    zone, hands = yield (clock.str.replace_all("^[0-9:.]*", ""), clock.str.replace_all("[Z+-].*$", ""))
    hour, rest, digits = yield (
        hands.str.replace_all(":.*$", ""),
        hands.str.replace_all("^[0-9]*:?", ""),
        zone.str.replace_all("[^0-9]", ""),
    )
    minute, seconds = yield (
        rest.str.replace_all(":.*$", ""),
        nw.when(rest.str.contains(":")).then(rest.str.replace_all("^[0-9]*:", "")).otherwise(nw.lit("")),
    )
    second, behind = yield (
        seconds.str.replace_all("[.].*$", ""),
        nw.when(seconds.str.contains("[.]")).then(seconds.str.replace_all("^[0-9]*[.]", "")).otherwise(nw.lit("")),
    )
    hour, minute, second, fraction, hours, minutes, real = yield (
        _number(hour),
        _number(minute),
        _number(second),
        _number(nw.concat_str(behind, nw.lit("000000")).str.slice(0, 6)),
        _number(digits.str.slice(0, 2)),
        _number(digits.str.slice(2, 2)),
        _is_day(year, month, of_month),
    )
    since, ahead, days = yield (
        (hour * whole(60) + minute) * whole(_MINUTE) + second * whole(_SECOND) + fraction,
        hours * whole(60) + minutes,
        _days(year, month, of_month),
    )
    signed = nw.when(zone.str.starts_with("-")).then(whole(0) - ahead).otherwise(ahead)
    within = (minute <= whole(59)) & (second <= whole(59)) & (since <= whole(24 * 60 * _MINUTE))
    this_century = (year >= whole(2000)) & (year < whole(2100))
    offset, real = yield (
        nw.when(zone == nw.lit("")).then(whole(8 * 60)).otherwise(signed),
        real & within & this_century & (ahead < whole(24 * 60)) & (minutes <= whole(59)),
    )
    value = nw.when(real).then(days * whole(24 * 60 * _MINUTE) + since - offset * whole(_MINUTE))
    faults = ((~column.str.contains(BLANK) & ~(fits & real).fill_null(False), _NO_MOMENT),)
    return Cell(value, faults, _microseconds)


def _microseconds(at: datetime) -> nw.Expr:
    passed = at - datetime(1970, 1, 1, tzinfo=UTC)
    return whole((passed.days * 86_400 + passed.seconds) * _SECOND + passed.microseconds)


def _number(digits: nw.Expr) -> nw.Expr:
    """Read digits as a whole number, none as 0."""
    return nw.when(digits == nw.lit("")).then(nw.lit("0")).otherwise(digits).cast(nw.Int64)


def _days(year: nw.Expr, month: nw.Expr, of_month: nw.Expr) -> nw.Expr:
    """Count the days from 1 January 1970: whole years, then the months of a year that begins in March."""
    early = month <= whole(2)
    year = nw.when(early).then(year - whole(1)).otherwise(year)
    month = nw.when(early).then(month + whole(9)).otherwise(month - whole(3))
    leaps = quotient(year, 4) - quotient(year, 100) + quotient(year, 400)
    return year * whole(365) + leaps + quotient(month * whole(153) + whole(2), 5) + of_month - whole(719_469)


def in_china(at: datetime) -> nw.Expr:
    """Write a moment as what a clock in China shows."""
    return nw.lit(at.astimezone(CHINA).replace(tzinfo=None), nw.Datetime("us"))
