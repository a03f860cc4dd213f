"""Field: what may stand in a blank of a form, told by its declared type, and the check of it."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache, partial
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import attrs

from ..errors import InvalidTypeError, InvalidValueError, quoted, shown
from ..words import Phrase, Term
from .county import city_name, county_name
from .money import Area, Dollars, Money, yi
from .number import as_percent, integer


@attrs.frozen(kw_only=True)
class Bounds:
    """The least and the greatest value a field can have, both included; None: no bound."""

    low: Any = None
    high: Any = None


Amount = Annotated[Money, Bounds(low=yi(0))]
"""An amount of money that cannot be negative."""
Count = Annotated[int, Bounds(low=0, high=10**9)]
"""A whole number of things."""
Share = Annotated[Decimal, Bounds(low=Decimal(0), high=Decimal(1))]
"""A part of a whole, as a ratio: 3.5 % is ``Decimal("0.035")``."""
Growth = Annotated[Decimal, Bounds(low=Decimal(-1))]
"""Growth over the year before, as a ratio; may be negative, and over 100 %."""
Year = Annotated[int, Bounds(low=2000, high=2100)]
"""A calendar year."""

Instant = Annotated[datetime, Bounds(low=datetime(2000, 1, 1, tzinfo=UTC), high=datetime(2100, 1, 1, tzinfo=UTC))]
"""A moment with its time zone."""


@attrs.frozen
class Printed:
    """A name that has to be one of the printed ones; ``find`` gives the printed form of what was typed."""

    find: Callable[[str], str]


City = Annotated[str, Printed(city_name)]
"""One of the eleven cities (设区市), as printed."""
County = Annotated[str, Printed(county_name)]
"""One of the ninety county-level units, as printed."""


@attrs.frozen
class InEitherCurrency:
    """An amount that is given in yuan or in US dollars, and cannot be negative."""


Investment = Annotated[Money | Dollars, InEitherCurrency()]
"""A total investment, in the currency in which it was agreed (A29)."""


@attrs.frozen
class InPoints:
    """A score, which is a number of its own and no ratio."""


Points = Annotated[Decimal, InPoints()]
"""A score, as somebody gave it."""


Land = Annotated[Area, Bounds(low=Area(0))]
"""An area of land."""


@attrs.frozen
class Private:
    """What belongs to a person: no message may show it."""


PrivateText = Annotated[str, Private()]
"""A person's name or number."""

Check = Callable[[Any], None]

# Beyond these nothing is a figure or a text of a form, but a slip or an attack.
_DIGITS, LONGEST, MOST_ROWS = 25, 10_000, 20_000

_WORDS: dict[type, Phrase] = {
    int: Phrase("整数"),
    Decimal: Phrase("Decimal 比例"),
    Money: Phrase("Money 金额"),
    Dollars: Phrase("Dollars 金额"),
    Area: Phrase("Area 面积"),
    bool: Phrase("是或否（true/false）"),
    str: Phrase("文字"),
    date: Phrase("日期"),
    datetime: Phrase("带时区的时刻"),
}


_FROM_TEXT = {Money: "wan(str(x))", Decimal: "Decimal(str(x))"}


def verify(form: attrs.AttrsInstance) -> None:
    """Check every field of ``form`` against its declared type, then its fields against each other.

    What the fields of a class have to do with each other is its method ``_relate``, where it has one.

    Raises:
        InvalidTypeError, InvalidValueError: the first field that cannot hold its value; ``field`` names it.
        UnknownNameError, FormerCountyError: a name that has to be a printed one, and is none.
    """
    checks, relate = _plan(type(form))
    for name, optional, check in checks:
        value = getattr(form, name)
        if value is None and optional:
            continue
        try:
            _hold(form, name, value, check)
        except InvalidValueError as error:
            error.field = f"{type(form).__name__}.{name}"
            raise
    if relate is not None:
        relate(form)


def _hold(form: object, name: str, value: Any, check: Check) -> None:
    """Check a value; an integer of another make, as NumPy's, becomes Python's own."""
    try:
        check(value)
    except InvalidTypeError:
        number = integer(value)
        if number is None or type(value) is int:
            raise
        check(number)
        object.__setattr__(form, name, number)


@cache
def _plan(cls: type[attrs.AttrsInstance]) -> tuple[tuple[tuple[str, bool, Check], ...], Check | None]:
    declared = get_type_hints(cls, include_extras=True)
    checks = []
    for one in attrs.fields(cls):
        optional, kind = without_blank(declared[one.name])
        checks.append((one.name, optional, check_of(kind)))
    return tuple(checks), getattr(cls, "_relate", None)


def without_blank(declared: Any) -> tuple[bool, Any]:
    """Whether a field of this type may be blank, and the type of what else may stand there."""
    if get_origin(declared) in (Union, UnionType):
        (inner,) = (part for part in get_args(declared) if part is not NoneType)
        return True, inner
    return False, declared


def check_years(name: str, years: Iterable[int]) -> None:
    """No year may stand in a yearly table twice.

    Raises:
        InvalidValueError: the second one; ``field`` says where it stands.
    """
    seen: set[int] = set()
    for place, year in enumerate(years):
        if year in seen:
            error = InvalidValueError("{year}年填了两次", year=shown(year))
            error.field = f"{name}[{place}].year"
            raise error
        seen.add(year)


@cache
def check_of(declared: Any) -> Check:
    """The check that a declared type stands for."""
    origin, parts = get_origin(declared), get_args(declared)
    if origin is Annotated:
        kind, rule = parts
        if isinstance(rule, Private):
            return _is_private_text
        if isinstance(rule, InEitherCurrency):
            return _is_investment
        if isinstance(rule, InPoints):
            return _is_score
        return partial(_is_printed, rule) if isinstance(rule, Printed) else partial(_is_bounded, kind, rule)
    if origin is tuple:
        return partial(_is_tuple_of, check_of(parts[0]))
    return partial(_is_exactly if declared in _WORDS else _is_instance, declared)


def _is_tuple_of(check: Check, values: object) -> None:
    if type(values) is not tuple:
        raise InvalidTypeError("应为元组，不能是 {value}", value=shown(values))
    if len(values) > MOST_ROWS:
        raise InvalidValueError("数量过多：{count} 项，至多 {most} 项", count=len(values), most=MOST_ROWS)
    for value in values:
        check(value)


def _is_bounded(kind: type, bounds: Bounds, value: Any) -> None:
    _is_exactly(kind, value)
    if bounds.low is not None and value < bounds.low:
        raise InvalidValueError("{value} 低于可能的最小值 {low}", value=_shown(value), low=_shown(bounds.low))
    if bounds.high is not None and value > bounds.high:
        raise InvalidValueError("{value} 超过可能的最大值 {high}", value=_shown(value), high=_shown(bounds.high))


def _is_printed(rule: Printed, value: str) -> None:
    _is_exactly(str, value)
    name = rule.find(value)
    if name != value:
        raise InvalidValueError("“{value}”要写成“{name}”", value=value, name=name)


def _is_investment(value: object) -> None:
    if type(value) is Dollars:
        _is_bounded(Dollars, _NO_DEBT, value)
    else:
        check_of(Amount)(value)


_NO_DEBT = Bounds(low=Dollars(0))


def _is_score(value: object) -> None:
    if type(value) is not Decimal:
        raise InvalidTypeError('分数应为 Decimal，如 Decimal("97.5")，不能是 {value}', value=shown(value))
    _is_exactly(Decimal, value)


def _is_private_text(value: object) -> None:
    try:
        _is_exactly(str, value)
    except InvalidTypeError:
        raise InvalidTypeError("应为文字；所填内容不在此显示") from None
    except InvalidValueError:
        raise InvalidValueError("不是可用的文字；所填内容不在此显示") from None


def _is_exactly(kind: type, value: object) -> None:
    # Not isinstance(), but of text: True is no count, and an instant is no date.
    if type(value) is not kind and not (kind is str and isinstance(value, str) and not isinstance(value, Term)):
        if isinstance(value, float) and kind in _FROM_TEXT:
            message = "应为{kind}，不能是浮点数 {value}；先写成文字，如 {how}"
            raise InvalidTypeError(message, kind=_WORDS[kind], value=shown(value), how=_FROM_TEXT[kind])
        raise InvalidTypeError("应为{kind}，不能是 {value}", kind=_WORDS[kind], value=shown(value))
    if isinstance(value, str):
        _is_text(value)
    elif isinstance(value, datetime):
        if value.utcoffset() is None:
            raise InvalidValueError("时刻 {value} 没有时区；北京时间写 +08:00", value=value.isoformat())
    elif isinstance(value, Decimal) and not (
        value.is_finite() and len(value.as_tuple().digits) <= _DIGITS and abs(value.adjusted()) <= _DIGITS
    ):
        raise InvalidValueError("{value} 不是可用的数：要有限，至多 {most} 位", value=quoted(str(value)), most=_DIGITS)


def _is_text(value: str) -> None:
    if not value.strip():
        raise InvalidValueError("文字是空的")
    if len(value) > LONGEST:
        raise InvalidValueError("文字过长：{count} 字，至多 {most} 字", count=len(value), most=LONGEST)
    try:
        value.encode()
    except UnicodeEncodeError:
        raise InvalidValueError("文字里有无法编码的字符：{value}", value=quoted(value)) from None


def _is_instance(kind: type, value: object) -> None:
    if not isinstance(value, kind):
        members = tuple(f"{kind.__name__}.{one.name}" for one in kind) if issubclass(kind, Enum) else ()
        # Of what should be an object only its type is shown: it may be somebody's name and number.
        seen = shown(value) if members else type(value).__name__
        raise InvalidTypeError("应为 {kind}，不能是 {value}", kind=members or kind.__name__, value=seen)


def _shown(value: object) -> str:
    if isinstance(value, Decimal):
        return as_percent(value)
    return shown(value) if isinstance(value, int) else quoted(str(value))
