"""Blank: every kind of blank that the forms of the notice have, and the fields that are declared of it."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache, partial
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import attrs

from ..errors import InvalidValueError, UnknownNameError, quoted
from ..words import Phrase, Term
from .county import CITIES, COUNTIES, city_name, county_name
from .kind import ANY_TEXT, DIGITS, LONGEST, Kind, check_exact, check_text, check_zoned, schema_of
from .moment import DAY as DAY_PATTERN
from .moment import INSTANT as INSTANT_PATTERN
from .moment import day, instant
from .money import AREA_UNITS, DOLLAR_UNITS, UNITS, Area, Dollars, Money, yi
from .name import printed
from .number import LONGEST as LONGEST_NUMBER
from .number import NUMBER, TO_100, as_percent, exact_number, percent, plain
from .unit import with_unit

# So many digits are read, and the unit behind them.
_AMOUNT, _IN_DOLLARS, _AREA, _PERCENT = (LONGEST_NUMBER + len(unit) for unit in ("亿元", "亿美元", "亩", "%"))

TEXT = Kind(
    base=str,
    words=Phrase("文字"),
    sound=check_text,
    schema={"type": "string", "pattern": r"\S", "maxLength": LONGEST},
)
"""Any text that somebody fills in."""
PRIVATE_TEXT = attrs.evolve(TEXT, private=True)
"""What belongs to a person: no message may show it."""
YES_NO = Kind(base=bool, words=Phrase("是或否（true/false）"), json="boolean", cell="yes-no")
"""A yes or a no."""
DAY = Kind(
    base=date,
    words=Phrase("日期"),
    parse=day,
    write=date.isoformat,
    name="Day",
    title="日期",
    note="写成 2026-06-20 的样子。",
    schema=schema_of(DAY_PATTERN, len("2026-06-20"), "2026-06-20"),
    cell="day",
)
"""A day."""
MONEY = Kind(
    base=Money,
    words=Phrase("Money 金额"),
    numbered=lambda number: (f'yi("{number}")', f'wan("{number}")'),
    measure="fen",
    units=UNITS,
    parse=Money.parse,
    write=Money.__str__,
    expected='应为带单位的金额，如 "349.9亿元"，不是 {value}',
    name="Money",
    title="金额或两个金额之差",
    note="带单位的金额，可以是负数；单位是亿元、万元或元。",
    schema=schema_of(f"-?({with_unit(UNITS)})", _AMOUNT, "42亿元", "-1000万元"),
    cell="amount",
)
"""An amount of yuan, or a difference of two."""
DOLLARS = Kind(
    base=Dollars,
    words=Phrase("Dollars 金额"),
    numbered=lambda number: (f'Dollars.parse("{number}亿美元")', f'Dollars.parse("{number}万美元")'),
    measure="cents",
    units=DOLLAR_UNITS,
    parse=Dollars.parse,
    write=Dollars.__str__,
    expected='应为带单位的金额，如 "12亿元" 或 "1.2亿美元"，不是 {value}',
    name="Dollars",
    title="美元金额",
    note="带单位的金额，可以是负数；单位是亿美元、万美元或美元。",
    schema=schema_of(f"-?({with_unit(DOLLAR_UNITS)})", _IN_DOLLARS, "1.2亿美元"),
    cell="written",
)
"""An amount of US dollars, or a difference of two."""
AREA = Kind(
    base=Area,
    words=Phrase("Area 面积"),
    numbered=lambda number: (f'Area.parse("{number}亩")',),
    measure="hundredths",
    units=AREA_UNITS,
    parse=Area.parse,
    write=Area.__str__,
    expected='应为带单位的面积，如 "1200亩"，不是 {value}',
    name="Area",
    title="面积或两个面积之差",
    note="带单位的面积，可以是负数；单位是亩，至多两位小数。",
    schema=schema_of(f"-?({with_unit(AREA_UNITS)})", _AREA, "1200亩"),
    cell="amount",
)
"""An area, or a difference of two."""


def _as_ratio(ratio: Decimal) -> str:
    return f'Decimal("{plain(ratio)}") = {as_percent(ratio)}'


RATIO = Kind(
    base=Decimal,
    words=Phrase("Decimal 比例"),
    numbered=lambda number: tuple([_as_ratio(Decimal(f"{number}e{power}")) for power in (-2, 0)]),
    sound=check_exact,
    units={"%": -2},
    parse=percent,
    write=as_percent,
    expected='应为百分数，如 "3.5%"，不是 {value}',
    brief=DIGITS - len("-.%"),
    name="Ratio",
    title="比例",
    note="百分数，带半角的 %。",
    schema=schema_of(f"-?{NUMBER}%", _PERCENT, "30%"),
    cell="percent",
)
"""Any ratio."""
PLAIN: Mapping[Any, Kind] = {one.base: one for one in (TEXT, YES_NO, DAY, MONEY, DOLLARS, AREA, RATIO)}
"""The kinds that a bare type stands for."""

AMOUNT = attrs.evolve(
    MONEY,
    low=yi(0),
    name="Amount",
    title="金额",
    note="带单位的金额，不能是负数；单位是亿元、万元或元。",
    schema=schema_of(with_unit(UNITS), _AMOUNT, "349.9亿元", "800万元"),
)
COUNT = Kind(
    base=int,
    words=Phrase("整数"),
    numbered=lambda number: () if "." in number else (number,),
    low=0,
    high=10**9,
    json="integer",
    cell="whole",
)
YEAR = attrs.evolve(COUNT, low=2000, high=2100)
SHARE = attrs.evolve(
    RATIO,
    low=Decimal(0),
    high=Decimal(1),
    name="Share",
    title="比重",
    note="百分数，带半角的 %，从 0% 到 100%。",
    schema=schema_of(rf"({TO_100}|-0+(\.0+)?)%", _PERCENT, "3.5%"),
)
GROWTH = attrs.evolve(
    RATIO,
    low=Decimal(-1),
    name="Growth",
    title="增速",
    note="百分数，带半角的 %，不低于 -100%。",
    schema=schema_of(f"({NUMBER}|-({TO_100}))%", _PERCENT, "12.5%", "-3%"),
)
POINTS = Kind(
    base=Decimal,
    words=Phrase("Decimal 比例"),
    refusal='分数应为 Decimal，如 Decimal("97.5")，不能是 {value}',
    sound=check_exact,
    json="number",
    parse=exact_number,
    write=plain,
    expected="应为分数，如 97.5，不是 {value}",
    name="Points",
    title="分数",
    note="没有单位；照原来的位数写成数或文字。",
    schema={"anyOf": [{"type": "number"}, schema_of(f"-?{NUMBER}", LONGEST_NUMBER, "97.50")]},
    cell="number",
)
INSTANT = Kind(
    base=datetime,
    words=Phrase("带时区的时刻"),
    sound=check_zoned,
    low=datetime(2000, 1, 1, tzinfo=UTC),
    high=datetime(2100, 1, 1, tzinfo=UTC),
    parse=instant,
    write=datetime.isoformat,
    name="Instant",
    title="时刻",
    note="写成 2026-06-20T10:00:00+08:00 的样子，带时区；北京时间写 +08:00。",
    schema=schema_of(INSTANT_PATTERN, 40, "2026-06-20T10:00:00+08:00"),
    cell="moment",
)
CITY = Kind(
    base=str,
    words=TEXT.words,
    sound=check_text,
    members={name: name for name in CITIES},
    parse=city_name,
    name="City",
    title="设区市",
    cell="name",
)
COUNTY = attrs.evolve(
    CITY,
    members={one.name: one.name for one in COUNTIES},
    parse=county_name,
    name="County",
    title="县（市、区）",
    note="同时填了设区市的，须属于该市。",
)


def _in_either_currency(text: str) -> Money | Dollars:
    return Dollars.parse(text) if text.endswith("美元") else Money.parse(text)


INVESTMENT = attrs.evolve(
    AMOUNT,
    also=attrs.evolve(DOLLARS, low=Dollars(0)),
    parse=_in_either_currency,
    write=str,
    expected=DOLLARS.expected,
    name="Investment",
    title="人民币或美元金额",
    note="带单位的金额，不能是负数；人民币的单位是亿元、万元或元，美元的单位是亿美元、万美元或美元。",
    schema=schema_of(f"{with_unit(UNITS)}|{with_unit(DOLLAR_UNITS)}", _IN_DOLLARS, "12亿元", "1.2亿美元"),
    cell="written",
)
LAND = attrs.evolve(
    AREA,
    low=Area(0),
    name="Land",
    title="土地面积",
    note="带单位的面积，不能是负数；单位是亩，至多两位小数。",
    schema=schema_of(with_unit(AREA_UNITS), _AREA, "1200亩"),
)

Amount = Annotated[Money, AMOUNT]
"""An amount of money that cannot be negative."""
Count = Annotated[int, COUNT]
"""A whole number of things."""
Share = Annotated[Decimal, SHARE]
"""A part of a whole, as a ratio: 3.5 % is ``Decimal("0.035")``."""
Growth = Annotated[Decimal, GROWTH]
"""Growth over the year before, as a ratio; may be negative, and over 100 %."""
Year = Annotated[int, YEAR]
"""A calendar year."""
Instant = Annotated[datetime, INSTANT]
"""A moment with its time zone."""
City = Annotated[str, CITY]
"""One of the eleven cities (设区市), as printed."""
County = Annotated[str, COUNTY]
"""One of the ninety county-level units, as printed."""
Investment = Annotated[Money | Dollars, INVESTMENT]
"""A total investment, in the currency in which it was agreed (A29)."""
Points = Annotated[Decimal, POINTS]
"""A score, as somebody gave it: a number of its own and no ratio."""
Land = Annotated[Area, LAND]
"""An area of land."""
PrivateText = Annotated[str, PRIVATE_TEXT]
"""A person's name or number."""


@cache
def kind_declared(declared: Any) -> Kind | None:
    """Find the kind of blank that a declared type stands for; None for objects, lists and all other types."""
    if get_origin(declared) is Annotated:
        return next((rule for rule in get_args(declared)[1:] if isinstance(rule, Kind)), None)
    if isinstance(declared, type) and issubclass(declared, Term):
        return _one_of(declared)
    return PLAIN.get(declared)


def _one_of(terms: type[Term]) -> Kind:
    """Build the kind of a sort of the notice's words; a sort has few words, so that a refusal names them all."""
    words = {str(term): term for term in terms}
    typed = words | {getattr(term, "on_form", str(term)): term for term in terms}
    return Kind(
        base=terms,
        words=tuple(f"{terms.__name__}.{term.name}" for term in terms),
        refusal="应为 {kind}，不能是 {value}",
        members=words,
        parse=partial(_term, typed, tuple(words)),
        write=str,
        expected=ANY_TEXT,
        cell="choice",
    )


def _term(typed: Mapping[str, Term], words: tuple[str, ...], text: str) -> Term:
    try:
        return typed[printed(text, typed, "选项")]
    except UnknownNameError as error:
        if error.nearest and len(words) > 1:
            near = tuple(dict.fromkeys(str(typed[name]) for name in error.nearest))
            message = "没有“{value}”这一项；相近的有：{nearest}；可填：{options}"
            raise InvalidValueError(message, value=quoted(text), nearest=near, options=words) from None
        raise InvalidValueError("没有“{value}”这一项；可填：{options}", value=quoted(text), options=words) from None


def without_blank(declared: Any) -> tuple[bool, Any]:
    """Whether a field of this type may be blank, and the type of what else may stand there."""
    if get_origin(declared) in (Union, UnionType):
        (inner,) = (part for part in get_args(declared) if part is not NoneType)
        return True, inner
    return False, declared
