"""Cells: the columns of a frame as expressions for typed values: whole fen, nullable answers, names.

Text is read as people usually write it; of whatever is written otherwise, only the object model (`judge`) makes sense,
so that here it becomes a problem of its row.
"""

from collections.abc import Callable, Collection, Iterable
from typing import Any

import narwhals as nw

from ..hooks import frozen
from ..values.answer import NO, YES
from ..words import Phrase
from .layout import Heading
from .steps import Steps

MOST_FEN = 10**16
"""The greatest amount that a screen takes, in fen: a hundred times the sum of three fits in 64 bits."""
_MOST_EXACT = 9 * 10**15  # fen, up to which floating point has every whole number
_POWERS = {"元": 2, "分": 0, "万元": 6, "万": 6, "亿元": 10, "亿": 10}  # what ends in another stands behind it
_GROUPED = r"^([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\.[0-9]+)?(亿元|万元|亿|万|元|分)?$"
BLANK = r"^[\s/|\\_~*().·⋯…。‐–—―-]*$"
"""What states nothing: an empty text, or only marks such as / or ——."""
_DIGITS = 18  # of a number in text before the point: as many as 64 bits hold, whatever they are
_FINEST = max(_POWERS.values())  # digits behind the point: to the fen in the greatest unit
_CLOSE = 5e-15  # relative: as far as fifteen digits tell two numbers apart


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
_BEYOND_FLOATS = Phrase("超出能核对的范围：小数格式的金额不能是负数，也不能超过 90 万亿元")
_FINER = Phrase("比分还细，或者读不出是多少")
_NO_AMOUNT = Phrase("不是带单位的金额；写成 800万元 的样子")


def _of_numbers(heading: Heading, column: nw.Expr, dtype: nw.dtypes.DType) -> Steps[Cell]:
    if not heading.unit:
        return Cell(null(nw.Int64), ((~column.is_null(), _NO_UNIT),))
    factor = 10 ** _POWERS[heading.unit]
    most = min(MOST_FEN // factor, _greatest(dtype))
    (fits,) = yield ((column >= nw.lit(0, dtype)) & (column <= nw.lit(most, dtype)),)
    value = nw.when(fits).then(column).cast(nw.Int64)
    return Cell(value * whole(factor), ((~fits, _TOO_LARGE),))


def _greatest(dtype: nw.dtypes.DType) -> int:
    bits = int("".join(filter(str.isdigit, str(dtype))))
    return (1 << bits - dtype.is_signed_integer()) - 1


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
        (~column.is_nan() & ~fits, _BEYOND_FLOATS),
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
    (short,) = yield (before.str.len_chars() <= _DIGITS,)
    padded = nw.concat_str(behind, nw.lit("0" * _FINEST)).str.slice(0, _FINEST)
    large, small = yield (
        nw.when(short).then(before).cast(nw.Int64),
        padded.cast(nw.Int64),
    )
    within, exact = yield (
        short & ((large < most) | ((large == most) & (small == whole(0)))),
        (behind.str.len_chars() <= _FINEST) & (small % rest == whole(0)),
    )
    said = fits & ~scale.is_null()
    return Cell(
        nw.when(within & exact).then(large) * scale + small // rest,
        (
            (~fits & ~column.str.contains(BLANK), _NO_AMOUNT),
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
    said, stray = yield from _said(column.cast(nw.String), (*YES, *NO))
    yes, no = yield (said.is_in(_variants(YES)), said.is_in(_variants(NO)))
    value = nw.when(yes).then(nw.lit(True)).when(no).then(nw.lit(False))
    return Cell(value, ((~stray.str.contains(BLANK), words),))


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


def _said(text: nw.Expr, words: Collection[str]) -> Steps[tuple[nw.Expr, nw.Expr]]:
    """Split a text into what is one of the words, with spaces around it or without, and what is something else.

    Most cells are a word to the letter, so that only the few others are looked into.
    """
    known = _variants(words)
    (exact,) = yield (text.is_in(known),)
    (trimmed,) = yield (nw.when(~exact).then(text.str.strip_chars(_AROUND)),)
    (meant,) = yield (nw.when(trimmed.is_in(known)).then(trimmed),)
    return nw.when(exact).then(text).otherwise(meant), nw.when(~exact & meant.is_null()).then(text)


def choice(column: nw.Expr, words: Collection[str], what: Phrase) -> Steps[Cell]:
    """Read a printed name as its number in ``words``, counted from 0; it must not be blank."""
    cell = yield from listed(column, words, what, needed=True)
    (said,) = yield (cell.value,)
    value = null(nw.Int64)
    for number, word in enumerate(words):
        value = nw.when(said.is_in(_variants((word,)))).then(whole(number)).otherwise(value)
    return Cell(value, cell.faults)


def listed(column: nw.Expr, names: Collection[str], what: Phrase, *, needed: bool = False) -> Steps[Cell]:
    """Read a printed name as the text that stands there; ``needed``: it must not be blank."""
    text = column.cast(nw.String)
    said, stray = yield from _said(text, names)
    (stray,) = yield (stray,)
    (blank,) = yield (stray.str.contains(BLANK),)
    unfilled = ((text.is_null() | blank, Phrase("未填")),) if needed else ()
    return Cell(said, (*unfilled, (~blank, what)))


def evidence(column: nw.Expr, dtype: nw.dtypes.DType) -> Steps[Cell]:
    """Read whether a list of names has any; 无 is an empty list, a blank says nothing."""
    if isinstance(dtype, nw.List):
        return Cell(column.list.len() > nw.lit(0))
    (text,) = yield (column.cast(nw.String).str.strip_chars(_AROUND),)
    return Cell(nw.when(text != nw.lit("")).then(text != nw.lit("无")))
