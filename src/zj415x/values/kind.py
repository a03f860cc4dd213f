"""Kind: what may stand in a blank of a form, as one object that every edge asks."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Literal

import attrs

from ..errors import InvalidTypeError, InvalidValueError, Zj415xError, quoted, shown
from ..hooks import declared, frozen
from ..words import Phrase, Term
from .number import as_percent, typed

# Beyond these nothing is a figure or a text of a form, but a slip or an attack.
DIGITS, LONGEST = 25, 10_000
_MINUTE = timedelta(minutes=1)
Check = Callable[[Any], None]
Cell = Literal["text", "name", "choice", "yes-no", "whole", "number", "percent", "amount", "written", "day", "moment"]
"""How a value is typed in a cell of a workbook: an amount in the printed unit, or always written with its own."""

MOST_ROWS = 20_000
"""The most rows of a list: beyond them is a slip or an attack."""
ANY_TEXT = "应为文字，不是 {value}"
"""The refusal of a JSON value that is no text."""


@declared
@frozen(kw_only=True, eq=False)
class Kind:
    """A kind of blank: the one place that says what stands in it; ``Annotated[base, kind]`` declares a field of it.

    In the model: ``base`` is the type of its values, and ``words`` what a refusal calls it (``refusal``); ``numbered``
    writes in Python what a bare number may have meant; ``sound`` checks what the type alone leaves open; ``low`` and
    ``high`` are the least and the greatest value, both included (None: no bound). ``measure`` is the attribute that
    holds a value's whole number, and ``units`` the powers of ten of it. ``members`` are its values by their words,
    where they are few. A value of the kind ``also`` may stand there as well. No message may show what is ``private``.

    On the wire: the type that ``json`` names, as in JSON Schema; ``parse`` makes a value of its text and ``write`` the
    text of a value (None: it stands there as it is); ``expected`` is the refusal of what is no text (None: as of any
    text). Texts no longer than ``brief`` can only write sound values.

    In a schema: ``name``, ``title`` and ``note`` of its definition, and the ``schema`` itself; without a name it has
    no definition. In a ``cell`` of a workbook: the way in which it is typed.
    """

    base: Any
    words: Phrase | tuple[str, ...]
    refusal: str = "应为{kind}，不能是 {value}"
    numbered: Callable[[str], tuple[str, ...]] | None = None
    sound: Check | None = None
    low: Any = None
    high: Any = None
    measure: str = ""
    units: Mapping[str, int] = attrs.field(factory=dict)
    members: Mapping[str, Any] = attrs.field(factory=dict)
    also: "Kind | None" = None
    private: bool = False
    json: Literal["string", "integer", "number", "boolean"] = "string"
    parse: Callable[[str], Any] | None = None
    write: Callable[[Any], str] | None = None
    expected: str | None = None
    brief: int = 0
    name: str = ""
    title: str = ""
    note: str = ""
    schema: Mapping[str, Any] = attrs.field(factory=dict)
    cell: Cell = "text"

    def check(self, value: Any) -> None:
        """Check that a value may stand there.

        Raises:
            InvalidTypeError, InvalidValueError: it may not.
            UnknownNameError, FormerCountyError: a name that has to be a printed one, and is none.
        """
        if self.private:
            self._check_hidden(value)
        elif self.also is not None and type(value) is self.also.base:
            self.also.check(value)
        else:
            self._check(value)

    def measured(self, value: Any) -> Any:
        """Return the part of a value that comparisons use."""
        return getattr(value, self.measure) if self.measure else value

    def made_of(self, text: str) -> Any:
        """Parse the value that a text writes.

        Raises:
            InvalidTypeError, InvalidValueError, UnknownNameError: it writes none.
        """
        return text if self.parse is None else self.parse(text)

    def written(self, value: Any) -> Any:
        """Write a value as the wire has it."""
        return value if self.write is None else self.write(value)

    def _check(self, value: Any) -> None:
        # Not isinstance(), but of text: True is no count, and an instant is no date.
        if type(value) is not self.base and not (
            self.base is str and isinstance(value, str) and not isinstance(value, Term)
        ):
            self._offer(value)
            if self.numbered is not None and (number := typed(value)) is not None and (how := self.numbered(number)):
                raise InvalidTypeError(
                    "应为{kind}，不能是 {value}；可写 {how}", kind=self.words, value=shown(value), how=how
                )
            raise InvalidTypeError(self.refusal, kind=self.words, value=shown(value))
        if self.sound is not None:
            self.sound(value)
        if self.members and value not in self.members:
            name = self.made_of(value)
            raise InvalidValueError("“{value}”要写成“{name}”", value=value, name=name)
        if self.low is not None and value < self.low:
            raise InvalidValueError("{value} 低于可能的最小值 {low}", value=_shown(value), low=_shown(self.low))
        if self.high is not None and value > self.high:
            raise InvalidValueError("{value} 超过可能的最大值 {high}", value=_shown(value), high=_shown(self.high))

    def _offer(self, value: Any) -> None:
        """Refuse a text that writes a value of this kind, with that value as Python writes it; pass any other.

        A ``refusal`` that does not name the kind says itself what to write.
        """
        if not isinstance(value, str) or self.parse is None or "{kind}" not in self.refusal:
            return
        try:
            made = self.parse(value)
        except Zj415xError:
            return
        how = f"{type(made).__name__}.{made.name}" if isinstance(made, Term) else repr(made)
        raise InvalidTypeError(
            "应为{kind}，不能是文字 {value}；写成 {how}", kind=self.words, value=shown(value), how=how
        )

    def _check_hidden(self, value: Any) -> None:
        try:
            self._check(value)
        except InvalidTypeError:
            raise InvalidTypeError("应为文字；所填内容不在此显示") from None
        except InvalidValueError:
            raise InvalidValueError("不是可用的文字；所填内容不在此显示") from None


def schema_of(pattern: str, longest: int, *examples: str) -> Mapping[str, Any]:
    """Build the schema of a text that a pattern describes from its beginning to its end."""
    return {"type": "string", "pattern": f"^({pattern})$", "maxLength": longest, "examples": list(examples)}


def _shown(value: object) -> str:
    if isinstance(value, Decimal):
        return as_percent(value)
    return shown(value) if isinstance(value, int) else quoted(str(value))


def check_text(value: str) -> None:
    """Check that a text says something, is not endless, and can be encoded.

    Raises:
        InvalidValueError: otherwise.
    """
    if not value.strip():
        raise InvalidValueError("文字是空的")
    if len(value) > LONGEST:
        raise InvalidValueError("文字过长：{count} 字，至多 {most} 字", count=len(value), most=LONGEST)
    try:
        value.encode()
    except UnicodeEncodeError:
        raise InvalidValueError("文字里有无法编码的字符：{value}", value=quoted(value)) from None


def check_zoned(value: datetime) -> None:
    """Check that a moment has a time zone, of whole minutes as the wire writes them.

    Raises:
        InvalidValueError: otherwise.
    """
    offset = value.utcoffset()
    if offset is None:
        raise InvalidValueError("时刻 {value} 没有时区；北京时间写 +08:00", value=value.isoformat())
    if offset % _MINUTE:
        raise InvalidValueError("时刻 {value} 的时差不是整分钟；北京时间写 +08:00", value=value.isoformat())


def check_exact(value: Decimal) -> None:
    """Check that a number is finite and has no more digits than a figure.

    Raises:
        InvalidValueError: otherwise.
    """
    if not (value.is_finite() and len(value.as_tuple().digits) <= DIGITS and abs(value.adjusted()) <= DIGITS):
        raise InvalidValueError("{value} 不是可用的数：要有限，至多 {most} 位", value=quoted(str(value)), most=DIGITS)
