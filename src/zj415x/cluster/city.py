"""CityRecommendation: the applications that a city recommends."""

from typing import Any

from attrs import Factory, field

from .. import hooks
from ..errors import InvalidTypeError, shown
from ..rules.clause import Clause, Context, contexts
from ..rules.examine import report_on
from ..rules.reading import Readings
from ..rules.report import Report
from ..values.blank import City, Instant
from ..values.check import verify
from .application import ClusterApplication


@hooks.frozen(kw_only=True)
class CityRecommendation:
    """The applications that a city's bureau (设区市经信局) recommends (附件1 五（二）), in the city's order.

    ``sent`` is when its letter was sent; None: not yet. ``sealed``: the letter bears the seal (签章版).

    Raises:
        InvalidTypeError, InvalidValueError: a field has a wrong type or value.
        UnknownNameError: Zhejiang has no such city.
    """

    city: City
    applications: tuple[ClusterApplication, ...]
    sent: Instant | None = None
    sealed: bool | None = None

    def __attrs_post_init__(self) -> None:
        verify(self)


@hooks.owned
@hooks.frozen(kw_only=True, eq=False, repr=False)
class CityCall:
    """The clauses that judge a city's recommendation (附件1 五（二）)."""

    clauses: tuple[Clause[CityRecommendation], ...]
    defaults: Readings
    by_default: tuple[Context[object], ...] = field(
        init=False, default=Factory(lambda call: contexts(call.clauses, call.defaults), takes_self=True)
    )

    def __repr__(self) -> str:
        return f"<CityCall of {len(self.clauses)} clauses>"

    @property
    def judges(self) -> type[CityRecommendation]:
        """The kind of subject this call judges."""
        return CityRecommendation

    def check(self, recommendation: CityRecommendation) -> None:
        """Accept any recommendation: it holds no name for the call to check."""

    def judge(self, city: str, applications: Any, sent: Any, sealed: Any, readings: Readings) -> Report:
        """Judge the applications that a city recommends.

        Raises:
            UnknownNameError: Zhejiang has no such city.
            InvalidTypeError, InvalidValueError: as :class:`CityRecommendation`; ``readings`` is of another type.
        """
        try:
            listed = tuple(applications)
        except TypeError:
            raise InvalidTypeError("应为一组申报，不能是 {value}", value=shown(applications)) from None
        sheet = CityRecommendation(city=city, applications=listed, sent=sent, sealed=sealed)
        return report_on(sheet, self, readings)
