"""JingpinProduct: a product put forward for the 浙江制造精品 catalogue."""

from collections.abc import Mapping, Sequence
from datetime import date

from .. import hooks
from ..errors import InvalidTypeError, InvalidValueError, quoted, shown
from ..rules.examine import Call, report_on
from ..rules.reading import Readings, check_readings
from ..rules.report import Report
from ..values.answer import is_in_zone, is_mark
from ..values.blank import Amount, Instant, Year
from ..values.check import check_years, verify
from ..values.money import Money
from ..values.number import integer
from ..words import Term
from .enterprise import Enterprise


class Category(Term):
    """The three categories of products (附件2 一)."""

    ADVANCED_MANUFACTURING = "先进制造类"
    DIGITAL_INTEGRATION = "数字技术融合类"
    CONSUMER_SPECIALTY = "特色（消费品）类"


@hooks.frozen(kw_only=True)
class Sales:
    """Sales of the product in a calendar year (附件2 二5), as Money.

    Raises:
        InvalidTypeError, InvalidValueError: a field has a wrong type or value.
    """

    year: Year
    amount: Amount | None = None

    def __attrs_post_init__(self) -> None:
        verify(self)


_SECTIONS = {"enterprise": "企业", "sales": "各年销售收入"} | dict.fromkeys(
    ["name", "category", "track", "model", "launched", "launch_evidence", "zone", "commitment_letter"], "产品"
)


@hooks.listed
@hooks.wired
@hooks.frozen(kw_only=True)
class JingpinProduct:
    """A product with its enterprise (附件2 二、三1); None is a blank.

    ``track`` is a track's printed name. ``launched`` is the day of the launch; ``launch_evidence`` the kinds of proof
    submitted, empty for none. ``zone`` names the core or coordinated zone of production, 无 outside any.
    ``commitment_letter``: the sealed letter of commitment is uploaded. ``submitted`` None: not yet.

    Raises:
        InvalidTypeError, InvalidValueError: a field has a wrong type or value; two rows of sales have the same year;
            ``zone`` neither names a zone nor denies it.
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
        check_years("JingpinProduct.sales", (sales.year for sales in self.sales))
        if self.zone is not None and self.in_zone is None and not is_mark(self.zone):
            message = "“{value}”看不出是否在核心区、协同区；在的写明核心区或协同区的名称，不在的写“无”"
            error = InvalidValueError(message, value=quoted(self.zone))
            error.field = "JingpinProduct.zone"
            raise error

    @property
    def filed_by(self) -> str:
        """The enterprise's name."""
        return self.enterprise.name

    @property
    def sections(self) -> Mapping[str, str]:
        """What each field is about: the product, its enterprise, or its sales."""
        return _SECTIONS

    @property
    def in_zone(self) -> bool | None:
        """Is the product made in a core or coordinated zone? None for a blank, or for a placeholder such as /."""
        return None if self.zone is None else is_in_zone(self.zone)

    def sales_on_market(self, years: Sequence[int], *, full: bool = False) -> tuple[Money | None, ...]:
        """List the sales of ``years`` from the launch year on, None for a blank; empty if the launch is unknown.

        ``full``: only of the years in which the product was on sale from the first day (A48).

        Raises:
            InvalidTypeError: ``years`` are no whole numbers.
        """
        _check_years(years)
        return self.sold_in(tuple(years), full=full)

    def sold_in(self, years: tuple[int, ...], *, full: bool) -> tuple[Money | None, ...]:
        """List the sales as :meth:`sales_on_market`, of years that are whole numbers for sure."""
        amounts = {sales.year: sales.amount for sales in self.sales}
        first = self.launched.year if self.launched is not None else max(years, default=0) + 1
        if full and self.launched is not None and self.launched > date(first, 1, 1):
            first += 1
        return tuple([amounts.get(year) for year in years if year >= first])

    def mean_sales(self, *, years: Sequence[int] | None = None, readings: Readings = Readings()) -> Money | None:
        """Compute mean sales a year since the launch (附件2 二5), rounded down to a fen; None if blanks leave it open.

        A48 chooses the divisor, and whether the launch year counts where the product was on sale for part of it; under
        its reading of every single year, the weakest year counts. ``years`` are the calendar years of the mean, by
        default the three up to the last row of ``sales``, since a product does not know its edition: unless that row is
        2025, pass ``years``, or ask the clause ``mean-sales``.

        >>> from datetime import date
        >>> from zj415x import Category, Enterprise, JingpinProduct, Readings, Sales, wan
        >>> sales = (Sales(year=2024, amount=wan(700)), Sales(year=2025, amount=wan(950)))
        >>> machine = JingpinProduct(
        ...     name="五轴加工中心", category=Category.ADVANCED_MANUFACTURING, track="工业母机与机器人",
        ...     enterprise=Enterprise(name="某某机床有限公司"), launched=date(2024, 3, 1), sales=sales,
        ... )
        >>> machine.mean_sales(), machine.mean_sales(readings=Readings(A48="three-years"))
        (wan(825), wan(550))
        >>> machine.mean_sales(readings=Readings(A48="full-years"))
        wan(950)

        Raises:
            InvalidValueError: ``years`` is empty.
            InvalidTypeError: ``readings`` is of another type; ``years`` are no whole numbers.
        """
        check_readings(readings)
        if years is not None:
            _check_years(years)
        if years is not None and not years:
            raise InvalidValueError("要有至少一个年份")
        if years is None:
            last = max((sales.year for sales in self.sales), default=0)
            years = range(last - 2, last + 1)
        sales = self.sales_on_market(years, full=readings["A48"] == "full-years")
        known = [amount for amount in sales if amount is not None]
        if len(known) < len(sales) or not known:
            return None
        if readings["A48"] == "every-year":
            return min(known)
        count = len(years) if readings["A48"] == "three-years" else len(known)
        return Money(sum(amount.fen for amount in known) // count)

    def validate(self, call: Call["JingpinProduct"], *, readings: Readings = Readings()) -> Report:
        """Judge the product by every clause of the call, in the order of the notice.

        Raises:
            InvalidTypeError: ``call`` is not a call for products; ``readings`` is of another type.
            UnknownTrackError: the call does not print the track.
        """
        return report_on(self, call, readings)


def _check_years(years: object) -> None:
    if not isinstance(years, Sequence) or any(integer(year) is None for year in years):
        raise InvalidTypeError("应为一列年份，如 (2023, 2024, 2025)，不能是 {value}", value=shown(years))
