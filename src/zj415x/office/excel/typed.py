"""Typed: what people type in a cell, in any of the ways in which they write it."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from unicodedata import category, normalize

from ...errors import InvalidTypeError, InvalidValueError, UnknownNameError, quoted
from ...printed.deadline import CHINA
from ...values.answer import NO, YES, is_yes
from ...values.kind import ANY_TEXT, Kind
from ...values.moment import iso_instant
from ...values.name import printed
from ...values.number import EXACT, as_percent, exact_number, plain
from .labels import DAY, MARKS, NAMES_APART, NONE, TIME, UNITS, YUAN
from .sheet import Figure, Unreadable, Value


def day(value: Value) -> date:
    """Read a day, typed in any of four ways or stored as a date of the sheet. Raises InvalidValueError."""
    if isinstance(value, datetime) and value.time() == time(0):
        return value.date()
    typed = f"{value:%Y-%m-%d %H:%M:%S}" if isinstance(value, datetime) else narrow(value)
    found = DAY.fullmatch(typed)
    try:
        if found is None:
            raise ValueError
        return _day_of(found)
    except ValueError:
        raise InvalidValueError("“{value}”不是日期；写成 2026-06-20 的样子", value=quoted(typed)) from None


def _day_of(found: re.Match[str]) -> date:
    year, month, of_month, _, other_month, of_other = found.groups()
    return date(int(year), int(month or other_month), int(of_month or of_other))


def moment(value: Value) -> datetime:
    """Read a moment, in China's time unless the cell names another zone; a day alone means its midnight.

    Raises InvalidValueError.
    """
    if isinstance(value, datetime):
        return value
    typed = " ".join(text(value).translate(WIDTH).split())
    found = DAY.match(typed)
    try:
        if found is None:
            raise ValueError
        if typed[found.end() :].startswith("T"):
            made = iso_instant(typed)
            return made if made.tzinfo is not None else made.replace(tzinfo=CHINA)
        return datetime.combine(_day_of(found), time(0), CHINA) + _time_of(typed[found.end() :].strip())
    except (ValueError, OverflowError):
        raise InvalidValueError(
            "“{value}”不是时刻；写成 2026-06-20T10:00:00+08:00 的样子", value=quoted(typed)
        ) from None


def _time_of(typed: str) -> timedelta:
    """Read a time of day as the time since its midnight; 24:00 ends the day (A42)."""
    found = TIME.fullmatch(typed)
    if found is None:
        if typed:
            raise ValueError
        return timedelta(0)
    hour, minute, second, fraction = found.groups()
    since = timedelta(
        hours=int(hour),
        minutes=int(minute or 0),
        seconds=int(second or 0),
        microseconds=int((fraction or ".0")[1:7].ljust(6, "0")),
    )
    if since > _WHOLE_DAY or int(minute or 0) > 59 or int(second or 0) > 59:
        raise ValueError
    return since


# Half of the width, and a minus; not what NFKC makes of ① and ², which would be a digit more.
WIDTH = {place: normalize("NFKC", chr(place)) for place in (0x3000, *range(0xFE50, 0xFE6C), *range(0xFF01, 0xFF5F))}
WIDTH |= {0x2212: "-", 0xFE0F: ""}
_WHOLE_DAY = timedelta(days=1)
_SPACES = re.compile(r"(?<!\d)\s+|\s+(?!\d)")  # of two numbers in a cell nobody makes one
_MOST, _LEAST = 10_000, 1  # 亿元 of which no cluster has as many, per cent of which a ratio is less
_THOUSANDS = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d+)?")
# Between two of these a line ends for want of room, and for no other reason.
_WRAPPED = re.compile("(?<=[\u2e80-\uffef])\\s*[\r\n]\\s*(?=[\u2e80-\uffef])")


def text(value: Value) -> str:
    """Read the text of a cell to the letter; a number becomes its digits. Raises InvalidValueError."""
    match value:
        case str():
            return value
        case Figure():
            _as_it_stands(value)
            return as_percent(value.value) if value.percent else plain(value.value)
        case Unreadable():
            raise InvalidValueError(value.why.message, **value.why.values)
        case datetime():
            raise InvalidValueError("这一格成了日期，本该是文字；把单元格格式改成“文本”后重填")
    raise InvalidValueError("这一格是 TRUE 或 FALSE，应为文字")


def name(value: Value) -> str:
    """Read the name in a cell: on one line, without spaces around it."""
    typed = text(value).strip()
    return " ".join(_WRAPPED.sub("", typed).splitlines()) if "\n" in typed else typed


def choice(value: Value, options: Iterable[str], what: str) -> str:
    """Read a printed name. Raises UnknownNameError, which offers the nearest, or all where none is near."""
    typed, known = name(value), tuple(options)
    try:
        return printed(typed, known, what)
    except UnknownNameError as error:
        if error.nearest:
            raise
        raise UnknownNameError(what, typed, known) from None


def is_blank(value: Value | None) -> bool:
    """Check whether a cell is empty or holds only marks like / that state nothing; a doubtful mark says something."""
    if not isinstance(value, str):
        return value is None
    return all(one in MARKS or one.isspace() or category(one) in ("Cc", "Cf") for one in value.translate(WIDTH))


def narrow(value: Value) -> str:
    """Read the text of a cell for comparing: half width, with spaces only between two digits."""
    return _SPACES.sub("", text(value).translate(WIDTH))


def _counted(value: Value) -> str:
    """Read the text of a cell that should hold a number."""
    if isinstance(value, datetime):
        raise InvalidValueError("这一格成了日期，本该是数；把单元格格式改成“常规”后重填")
    return narrow(value)


def decimal(value: Value, unit: str = "") -> Decimal:
    """Read a number, with or without its unit behind it. Raises InvalidValueError."""
    if isinstance(value, Figure):
        _as_it_stands(value, unit)
        if value.percent:
            raise InvalidValueError("这一格是百分数，不是这里要填的数；把单元格格式改成“常规”后重填")
        return value.value
    return exact_number(_ungrouped(_counted(value).removesuffix(unit)))


def _ungrouped(digits: str) -> str:
    """Digits without the commas between thousands."""
    return digits.replace(",", "") if _THOUSANDS.fullmatch(digits) else digits


def whole(value: Value, unit: str = "") -> int:
    """Read a whole number of things. Raises InvalidValueError."""
    counted = decimal(value, unit)
    if counted != int(counted):
        raise InvalidValueError("应为整数，不是 {value}", value=quoted(text(value)))
    return int(counted)


def share(value: Value) -> Decimal:
    """Read a share in percent as a ratio. Raises InvalidValueError if it has no sign and may be a ratio already."""
    if isinstance(value, Figure) and value.percent:
        return value.value
    signed = value.unit == "%" if isinstance(value, Figure) else _counted(value).endswith("%")
    percents = value.value if isinstance(value, Figure) and signed else decimal(value, "%")
    if not signed and doubts_percent(percents):
        one, other = f"{percents:f}%", as_percent(percents)
        raise InvalidValueError("无法判断是 {one} 还是 {other}，请填写百分号", one=one, other=other)
    return EXACT.scaleb(percents, -2) or Decimal(0)


def doubts_percent(percents: Decimal) -> bool:
    """May this be a ratio, were it typed without a sign?"""
    return 0 < abs(percents) < _LEAST


def amount(value: Value, unit: str, kind: Kind) -> Any:
    """Read an amount of a kind, in the unit behind the number or else in the unit that the form prints.

    Raises InvalidValueError if it has no unit and is more than there can be in the printed one.
    """
    known = {said: written for said, written in UNITS.items() if written in kind.units}
    if isinstance(value, Figure):
        if value.unit in known:
            return kind.made_of(plain(value.value) + known[value.unit])
        if value.unit in YUAN and "元" in known:
            value = Figure(value.value, value.percent)
    else:
        typed = _counted(value)
        for said, written in known.items():
            if typed.endswith(said):
                return kind.made_of(plain(exact_number(_ungrouped(typed.removesuffix(said)))) + written)
    figure = decimal(value, unit)
    if doubts_unit(figure, unit):
        one, other = (f"{figure:f}{said}" for said in ("万元", "亿元"))
        raise InvalidValueError("无法判断是 {one} 还是 {other}，请填写单位", one=one, other=other)
    return kind.made_of(plain(figure) + unit)


def doubts_unit(amount: Decimal, unit: str) -> bool:
    """May this be of another unit than the one that is printed, were it typed without one?"""
    return unit == "亿元" and amount >= _MOST


def written(value: Value, kind: Kind) -> Any:
    """Read a value that must have its unit behind it. Raises InvalidTypeError."""
    if isinstance(value, Figure):
        raise InvalidTypeError(kind.expected or ANY_TEXT, value=plain(value.value))
    return kind.made_of(_counted(value))


def _as_it_stands(value: Figure, unit: str = "") -> None:
    """Check that a cell shows the number that it stores, with no other unit than that of its column."""
    if value.unit not in ("", unit):
        message = "这一格的格式里有“{unit}”，看到的和存的不一样；把单元格格式改成“常规”，单位写在数的后面"
        raise InvalidValueError(message, unit=quoted(value.unit))


def yes_or_no(value: Value, yes: Iterable[str] = (), no: Iterable[str] = ()) -> bool:
    """Read a yes or a no, in the form's own words or in those that people use. Raises InvalidValueError."""
    if isinstance(value, bool):
        return value
    typed = narrow(value)
    if typed in yes:
        return True
    if typed in no:
        return False
    said = is_yes(typed)
    if said is not None:
        return said
    first, second = next(iter(yes), YES[0]), next(iter(no), NO[0])
    raise InvalidValueError("应为“{yes}”或“{no}”，不是“{value}”", yes=first, no=second, value=quoted(typed))


def names(value: Value) -> tuple[str, ...]:
    """Read the names in a cell: one a line, or apart by 、 on a single one."""
    said = text(value)
    if "\n" in said:
        return tuple(name for name in map(str.strip, said.split("\n")) if name)
    if said.strip() == NONE:
        return ()
    return tuple(name for name in map(str.strip, NAMES_APART.split(said)) if name)


def names_written(several: tuple[str, ...]) -> str:
    """Write names in a cell, one a line. Raises InvalidValueError for a line break, or spaces around a name."""
    if not several:
        return NONE
    for each in several:
        if each != each.strip() or "\n" in each:
            raise InvalidValueError("一格里的名称各占一行，名称里不能换行，两头不能有空格")
    # A line that ends says that it is a name, whatever stands in it.
    return "\n".join(several) + ("\n" if len(several) == 1 and names(several[0]) != several else "")


def says(cells: Iterable[Any]) -> bool:
    """Check whether a row of a list says anything; marks like … say nothing."""
    return not all(map(is_blank, cells))


def says_none(cells: Iterable[Any]) -> bool:
    """Check whether a row of a list says that the list is empty."""
    said = [cell for cell in cells if not is_blank(cell)]
    return len(said) == 1 and isinstance(said[0], str) and said[0].strip() == NONE
