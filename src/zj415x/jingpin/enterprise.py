"""Enterprise: the maker of a product, with its figures year by year."""

from ..hooks import frozen
from ..values.blank import Amount, City, County, Year
from ..values.check import check_years, verify
from ..values.county import check_seat, seat_of


@frozen(kw_only=True)
class FinancialYear:
    """A year of an enterprise (附件2 二1): R&D expense (研发投入) and main revenue (主营业务收入), as Money.

    Raises:
        InvalidTypeError, InvalidValueError: a field has a wrong type or value.
    """

    year: Year
    rd_expense: Amount | None = None
    main_revenue: Amount | None = None

    def __attrs_post_init__(self) -> None:
        verify(self)


@frozen(kw_only=True)
class Enterprise:
    """An enterprise that puts a product forward (附件2 二1、二2); None is a blank.

    ``mountain_or_island`` describes the county of registration, ``production_mountain_or_island`` the county of
    production.

    Raises:
        UnknownNameError: Zhejiang has no such city or county.
        FormerCountyError: the county no longer exists.
        InvalidTypeError, InvalidValueError: a field has a wrong type or value; two rows have the same year; the county
            belongs to another city.
    """

    name: str
    city: City | None = None
    county: County | None = None
    mountain_or_island: bool | None = None
    independent_legal_person: bool | None = None
    rd_institution_in_province: bool | None = None
    production_base_in_province: bool | None = None
    quality_system: bool | None = None
    quality_management_evaluated: bool | None = None
    quality_benchmark: bool | None = None
    production_county: County | None = None
    production_mountain_or_island: bool | None = None
    years: tuple[FinancialYear, ...] = ()

    def __attrs_post_init__(self) -> None:
        verify(self)

    def _relate(self) -> None:
        check_seat(self.city, self.county)
        check_years("Enterprise.years", (row.year for row in self.years))

    @property
    def home(self) -> str | None:
        """The city it belongs to, by itself or by its county of registration; None where neither is stated."""
        return self.city if self.city is not None or self.county is None else seat_of(self.county)
