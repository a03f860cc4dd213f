"""JingpinProduct: one product put forward for the 浙江制造精品 catalogue."""

from collections.abc import Sequence
from datetime import date

from attrs import frozen

from .. import hooks
from ..errors import InvalidValueError
from ..rules.examine import Call, report_on
from ..rules.reading import Readings, check_readings
from ..rules.report import Report
from ..values.check import check_years, verify
from ..values.kind import Amount, Instant, Year
from ..values.money import Money
from ..values.name import loosely
from ..words import Term
from .enterprise import Enterprise


class Category(Term):
    """The three categories of products (附件2 一)."""

    ADVANCED_MANUFACTURING = "先进制造类"
    DIGITAL_INTEGRATION = "数字技术融合类"
    CONSUMER_SPECIALTY = "特色（消费品）类"


@frozen(kw_only=True)
class Sales:
    """Sales of the product in one calendar year (附件2 二5), as Money.

    Raises:
        InvalidTypeError, InvalidValueError: a field that cannot hold its value.
    """

    year: Year
    amount: Amount | None = None

    def __attrs_post_init__(self) -> None:
        verify(self)


@hooks.listed
@hooks.wired
@hooks.described
@frozen(kw_only=True)
class JingpinProduct:
    """A product with its enterprise (附件2 二、三1); what is not stated is None.

    ``track`` is a track's printed name. ``launched`` is the day it came to market; ``launch_evidence`` the kinds of
    proof handed in: None not stated, empty none. ``zone`` names the core or coordinated zone it is made in, 无 if
    in none. ``commitment_letter``: the sealed commitment is uploaded. ``submitted`` None: not yet.

    Raises:
        InvalidTypeError, InvalidValueError: a field that cannot hold its value; a year of sales twice.
    """

    name: str
    category: Category
    track: str
    enterprise: Enterprise
    model: str | None = None
    launched: date | None = None
    launch_evidence: tuple[str, ...] | None = None
    sales: tuple[Sales, ...] = ()
    zone: str | None = None
    commitment_letter: bool | None = None
    submitted: Instant | None = None

    def __attrs_post_init__(self) -> None:
        verify(self)

    def _relate(self) -> None:
        check_years("JingpinProduct.sales", (one.year for one in self.sales))

    @property
    def in_zone(self) -> bool | None:
        """Is it made in a core or coordinated zone? None: not stated, or a mark like / that states nothing."""
        name = "" if self.zone is None else loosely(self.zone).strip("()")
        if not any(map(str.isalnum, name)):
            return None
        return name not in _NO_ZONE

    def sales_on_market(self, years: Sequence[int]) -> tuple[Money | None, ...]:
        """Sales in each of ``years`` from the launch year on, a blank year None; empty if the launch is unknown."""
        amounts = {one.year: one.amount for one in self.sales}
        first = self.launched.year if self.launched is not None else max(years) + 1
        return tuple([amounts.get(year) for year in years if year >= first])

    def mean_sales(self, *, years: Sequence[int] | None = None, readings: Readings = Readings()) -> Money | None:
        """Mean yearly sales since the launch (附件2 二5), rounded down to a fen; None where a blank leaves it open.

        A48 chooses what it is divided by; read as every year, it is the weakest year that counts. ``years`` are the
        calendar years looked at. A product does not know its edition, so that by default they are the three up to the
        last row of ``sales``: where that is not 2025, give them, or ask the clause ``mean-sales``.

        >>> from datetime import date
        >>> from zj415x import Category, Enterprise, JingpinProduct, Readings, Sales, wan
        >>> sales = (Sales(year=2024, amount=wan(700)), Sales(year=2025, amount=wan(950)))
        >>> machine = JingpinProduct(
        ...     name="五轴加工中心", category=Category.ADVANCED_MANUFACTURING, track="工业母机与机器人",
        ...     enterprise=Enterprise(name="某某机床有限公司"), launched=date(2024, 3, 1), sales=sales,
        ... )
        >>> machine.mean_sales(), machine.mean_sales(readings=Readings(A48="three-years"))
        (wan(825), wan(550))

        Raises:
            InvalidValueError: ``years`` is empty.
            InvalidTypeError: what are no Readings.
        """
        check_readings(readings)
        if years is not None and not years:
            raise InvalidValueError("要有至少一个年份")
        if years is None:
            last = max((one.year for one in self.sales), default=0)
            years = range(last - 2, last + 1)
        sales = self.sales_on_market(years)
        known = [one for one in sales if one is not None]
        if len(known) < len(sales) or not known:
            return None
        if readings["A48"] == "every-year":
            return min(known)
        count = len(years) if readings["A48"] == "three-years" else len(known)
        return Money(sum(one.fen for one in known) // count)

    def validate(self, call: Call["JingpinProduct"], *, readings: Readings = Readings()) -> Report:
        """Hold it against every clause of the call, in the order of the notice.

        Raises:
            InvalidTypeError: not a call for products; what are no Readings.
            UnknownTrackError: a track that the call does not print.
        """
        return report_on(self, call, readings)


_NO_ZONE = ("无", "否")
