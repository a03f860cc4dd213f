"""Area: an exact area of land in mu."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from attrs import frozen

from .amount import formatted, parsed, ratio, written
from .errors import InvalidTypeError, shown
from .number import integer
from .phrase import Phrase

if TYPE_CHECKING:
    from fractions import Fraction

UNITS = {"亩": 2}


@frozen(repr=False, order=True)
class Area:
    """An exact area of land (附1-2 二（三）), held in hundredths of a mu (亩).

    Make one with :meth:`parse`. Areas add, subtract, divide and are formatted as :class:`Money`.

    >>> from zj415x import Area
    >>> Area.parse("1200亩") < Area.parse("1200.5亩")
    True

    Raises:
        InvalidTypeError: hundredths that are no int.
    """

    hundredths: int

    def __attrs_post_init__(self) -> None:
        if type(self.hundredths) is not int:
            whole = integer(self.hundredths)
            if whole is None:
                raise InvalidTypeError("面积以 0.01 亩为单位，必须是整数，不能是 {value}", value=shown(self.hundredths))
            object.__setattr__(self, "hundredths", whole)

    @classmethod
    def parse(cls, text: str) -> "Area":
        """The area that the wire writes, unit included: ``Area.parse("1200亩")``.

        Raises:
            InvalidTypeError: a bare number.
            InvalidValueError: unknown unit, a number that cannot be used, finer than 0.01亩, or beyond belief.
        """
        return cls(parsed(text, UNITS, Phrase("0.01亩")))

    def __str__(self) -> str:
        """The area as the wire writes it; :meth:`parse` reads it back."""
        return written(self.hundredths, UNITS["亩"]) + "亩"

    def __repr__(self) -> str:
        return f"Area.parse({str(self)!r})"

    def __add__(self, other: "Area") -> "Area":
        if not isinstance(other, Area):
            return NotImplemented
        return Area(self.hundredths + other.hundredths)

    def __radd__(self, other: int) -> "Area":
        """Nought and an area are the area: ``sum`` begins with it."""
        return self if type(other) is int and other == 0 else NotImplemented

    def __sub__(self, other: "Area") -> "Area":
        if not isinstance(other, Area):
            return NotImplemented
        return Area(self.hundredths - other.hundredths)

    def __truediv__(self, other: "Area") -> "Fraction":
        if not isinstance(other, Area):
            return NotImplemented
        return ratio(self.hundredths, other.hundredths)

    def __format__(self, spec: str) -> str:
        return formatted(self, self.hundredths, UNITS, spec)

    def __rich_repr__(self) -> Iterator[Any]:
        from .display.fields import fields_of

        return fields_of(self)
