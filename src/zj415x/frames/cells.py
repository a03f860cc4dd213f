"""Cells: the columns of a frame as expressions for typed values: whole fen, nullable answers, days, moments.

Text is read as people usually write it; of whatever is written otherwise, only the object model (`judge`) makes sense,
so that here it becomes a problem of its row.
"""

from collections.abc import Callable, Collection, Iterable
from datetime import UTC, date, datetime
from typing import Any

import narwhals as nw
from attrs import evolve, frozen

from ..printed.deadline import CHINA
from ..values.answer import NO, YES
from ..values.kind import Kind
from ..words import Phrase
from .layout import Heading
from .steps import Steps

MOST_FEN = 10**16
"""The greatest amount that a screen takes, in fen: a hundred times the sum of three fits in 64 bits."""
_MOST_EXACT = 9 * 10**15  # fen, up to which floating point has every whole number
_POWERS = {"元": 2, "分": 0, "万元": 6, "万": 6, "亿元": 10, "亿": 10}  # what ends in another stands behind it
_GROUPED = r"^([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\.[0-9]+)?(亿元|万元|亿|万|元|分)?$"
# What states nothing: empty, or only marks such as / or ——.
_BLANK = r"^[\s/|\\_~*().·⋯…。‐–—―-]*$"
_DIGITS, _FINEST = 16, 10  # of a number in text: before the point, and behind it
_CLOSE = 5e-15  # relative: as far as fifteen digits tell two numbers apart
_DAY = (
    r"^[0-9]{4}(-[0-9]{1,2}-[0-9]{1,2}|/[0-9]{1,2}/[0-9]{1,2}|\.[0-9]{1,2}\.[0-9]{1,2}|年[0-9]{1,2}月[0-9]{1,2}[日号]?)"
)
_CLOCK = r"([ T]+[0-9]{1,2}:[0-9]{1,2}(:[0-9]{1,2}(\.[0-9]{1,6})?)?(Z|[+-][0-9]{2}:?[0-9]{2})?)?"
_MINUTE, _SECOND = 60 * 10**6, 10**6  # microseconds


@frozen
class Cell:
    """A column as an expression: its ``value``, NULL where it is blank, and what is wrong with some of its cells.

    ``literal`` writes a day or a moment to compare the value with.
    """

    value: nw.Expr
    faults: tuple[tuple[nw.Expr, Phrase], ...] = ()
    literal: Callable[[Any], nw.Expr] = nw.lit


def whole(value: int) -> nw.Expr:
    """Write a whole number as a literal of 64 bits: some engines give an untyped one fewer, and it wraps."""
    return nw.lit(value, nw.Int64)


def null(dtype: Any) -> nw.Expr:
    """Write a blank of a type."""
    return nw.lit(None, dtype)


def quotient(value: nw.Expr, by: int) -> nw.Expr:
    """Divide whole numbers downward, by a constant, exactly.

    Some engines divide whole numbers in floating point: the half keeps the result off the edge.
    """
    return (value - value % whole(by) + whole(by // 2)) // whole(by)


def fen(heading: Heading, column: nw.Expr, dtype: nw.dtypes.DType) -> Steps[Cell]:
    """Read amounts as whole fen, in the unit of the heading, or of the cell where it is text."""
    if dtype.is_integer():
        return (yield from _of_numbers(heading, column, dtype))
    if dtype.is_float():
        return (yield from _of_floats(heading, column))
    # Decimals are read by their digits; engines cut digits where they multiply them.
    return (yield from _of_digits(heading, column.cast(nw.String)))


_NO_UNIT = Phrase("没有写单位；单位写在数的后面或表头里，如 800万元、（万元）")
_TOO_LARGE = Phrase("超出能核对的范围：金额不能是负数，也不能超过 100 万亿元")
_FINER = Phrase("比分还细，或者读不出是多少")
_NO_AMOUNT = Phrase("不是带单位的金额；写成 800万元 的样子")


def _of_numbers(heading: Heading, column: nw.Expr, dtype: nw.dtypes.DType) -> Steps[Cell]:
    if not heading.unit:
        return Cell(null(nw.Int64), ((~column.is_null(), _NO_UNIT),))
    factor = 10 ** _POWERS[heading.unit]
    most = MOST_FEN // factor
    low, high = _bounds(dtype)
    fits = nw.lit(True)
    if low < 0:
        fits = column >= nw.lit(0, dtype)
    if high > most:
        fits = fits & (column <= nw.lit(most, dtype))
    (fits,) = yield (fits,)
    value = nw.when(fits).then(column).cast(nw.Int64)
    return Cell(value if factor == 1 else value * whole(factor), ((~fits, _TOO_LARGE),))


def _bounds(dtype: nw.dtypes.DType) -> tuple[int, int]:
    bits = int("".join(filter(str.isdigit, str(dtype))) or 64)
    return (0, 2**bits - 1) if str(dtype).startswith("U") else (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1)


def _of_floats(heading: Heading, column: nw.Expr) -> Steps[Cell]:
    if not heading.unit:
        return Cell(null(nw.Int64), ((~column.is_null(), _NO_UNIT),))
    column = column.cast(nw.Float64)
    factor = float(10 ** _POWERS[heading.unit])
    (fits,) = yield ((column >= nw.lit(0.0)) & (column <= nw.lit(_MOST_EXACT / factor)) & ~column.is_nan(),)
    (safe,) = yield (nw.when(fits).then(column),)
    (value,) = yield ((safe * nw.lit(factor)).round(0),)
    # The amount that the first fifteen digits write, as in a workbook; what they do not decide is told.
    exact = (value / nw.lit(factor) - safe).abs() <= safe * nw.lit(_CLOSE)
    faults = (
        (column.is_nan(), Phrase("是 NaN，不是数；没有填的留空（NULL）")),
        (~column.is_nan() & ~fits, _TOO_LARGE),
        (~exact, _FINER),
    )
    return Cell(value.cast(nw.Int64), faults)


def _of_digits(heading: Heading, column: nw.Expr) -> Steps[Cell]:
    """Read digits with a unit behind them exactly: before and behind the point as whole numbers."""
    (text,) = yield (column.str.replace_all("，", ",", literal=True).str.replace_all(r"\s+", ""),)
    (fits,) = yield (text.str.contains(_GROUPED),)
    (text,) = yield (nw.when(fits).then(text.str.replace_all(",", "", literal=True)),)

    def by_unit(of: Callable[[int], int]) -> nw.Expr:
        chosen = whole(of(_POWERS[heading.unit])) if heading.unit else null(nw.Int64)
        for unit, power in _POWERS.items():
            chosen = nw.when(text.str.ends_with(unit)).then(whole(of(power))).otherwise(chosen)
        return chosen

    scale, rest, most, before, behind = yield (
        by_unit(lambda power: 10**power),
        by_unit(lambda power: 10 ** (_FINEST - power)),
        by_unit(lambda power: MOST_FEN // 10**power),
        text.str.replace_all(r"[^0-9].*$", ""),
        text.str.replace_all(r"^[0-9]+\.?", "").str.replace_all(r"[^0-9].*$", "").str.replace_all("0+$", ""),
    )
    (short,) = yield ((before.str.len_chars() <= _DIGITS) & (behind.str.len_chars() <= _FINEST),)
    padded = nw.concat_str(behind, nw.lit("0" * _FINEST)).str.slice(0, _FINEST)
    large, small = yield (
        nw.when(short).then(before).cast(nw.Int64),
        nw.when(short).then(padded).cast(nw.Int64),
    )
    within, exact = yield (short & (large <= most), small % rest == whole(0))
    said = fits & ~scale.is_null()
    return Cell(
        nw.when(within & exact).then(large) * scale + small // rest,
        (
            (~fits & ~column.str.contains(_BLANK), _NO_AMOUNT),
            (fits & scale.is_null(), _NO_UNIT),
            (said & ~within, _TOO_LARGE),
            (said & within & ~exact, _FINER),
        ),
    )


def answer(column: nw.Expr, dtype: nw.dtypes.DType) -> Steps[Cell]:
    """Read yes and no, as a boolean, as 1 and 0, or in the words that people use."""
    if dtype == nw.Boolean:
        return Cell(column)
    words = Phrase("应为“是”或“否”")
    if dtype.is_numeric():
        yes, no = yield (column == nw.lit(1), column == nw.lit(0))
        return Cell(nw.when(yes | no).then(yes), ((~(yes | no), words),))
    text = column.cast(nw.String)
    (said,) = yield (text.str.strip_chars(_AROUND),)
    yes, no = yield (said.is_in(_variants(YES)), said.is_in(_variants(NO)))
    faults = ((~yes & ~no & ~text.str.contains(_BLANK), words),)
    return Cell(nw.when(yes).then(nw.lit(True)).when(no).then(nw.lit(False)), faults)


_AROUND = " \t\r\n\u3000。.!！;；,，"


def _variants(words: Iterable[str]) -> list[str]:
    """List how words of a table are written: in any case, and with brackets and quotes of either width or without."""
    narrow = str.maketrans("（）“”", '()""')
    bare = str.maketrans("", "", "“”")
    written = {
        form
        for word in words
        for form in (word, word.lower(), word.title(), word.translate(narrow), word.translate(bare))
    }
    return sorted(written)


def choice(column: nw.Expr, words: Iterable[str], what: Phrase) -> Steps[Cell]:
    """Read a printed name as its number in ``words``, counted from 0; it must not be blank."""
    text = column.cast(nw.String)
    said, blank = yield (text.str.strip_chars(_AROUND), text.is_null() | text.str.contains(_BLANK))
    value = null(nw.Int64)
    for number, word in enumerate(words):
        value = nw.when(said.is_in(_variants((word,)))).then(whole(number)).otherwise(value)
    (value,) = yield (value,)
    return Cell(value, ((blank, Phrase("未填")), (value.is_null() & ~blank, what)))


def listed(column: nw.Expr, names: Collection[str], what: Phrase) -> Steps[Cell]:
    """Read a printed name of many as the text that stands there."""
    text = column.cast(nw.String)
    (said,) = yield (text.str.strip_chars(_AROUND),)
    (known,) = yield (said.is_in(_variants(names)),)
    return Cell(nw.when(known).then(said), ((~known & ~text.str.contains(_BLANK), what),))


def evidence(column: nw.Expr, dtype: nw.dtypes.DType) -> Steps[Cell]:
    """Read whether a list of names has any; 无 is an empty list, a blank says nothing."""
    if isinstance(dtype, nw.List):
        return Cell(column.list.len() > nw.lit(0))
    (text,) = yield (column.cast(nw.String).str.strip_chars(_AROUND),)
    return Cell(nw.when(text != nw.lit("")).then(text != nw.lit("无")))


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
    faults = ((~column.cast(nw.String).str.contains(_BLANK) & ~(fits & real).fill_null(False), _NO_DAY),)
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
    faults = ((~column.str.contains(_BLANK) & ~(fits & real).fill_null(False), _NO_MOMENT),)
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
