"""OperatorWord: a word of the notice that says how a number binds, with that number."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from attrs import frozen

from zj415x.printed.transcript import normalised
from zj415x.rules.outcome import Comparison

_C = Comparison

# Each of them includes its bound, as the phrase is read by default (A13, A41, A42).
COMPARISONS: Mapping[str, Comparison] = MappingProxyType(
    {
        "不低于": _C.AT_LEAST,
        "不少于": _C.AT_LEAST,
        "至少": _C.AT_LEAST,
        "以上": _C.AT_LEAST,
        "规模门槛": _C.AT_LEAST,
        "不超过": _C.AT_MOST,
        "以内": _C.AT_MOST,
        "≤": _C.AT_MOST,
        "限选": _C.AT_MOST,
        "列举": _C.AT_MOST,
        "-": _C.WITHIN,
        "期间": _C.WITHIN,
        "前": _C.BEFORE,
        "至": _C.BEFORE,  # of a deadline that opens on a day of its own
        "截止时间": _C.BEFORE,
        "任一": _C.ONE_OF,
    }
)


@frozen
class OperatorWord:
    """An operator word with its number, as printed: 不低于, 3, %. A day is a number without a unit."""

    word: str
    number: str
    unit: str = ""

    @property
    def comparison(self) -> Comparison:
        """How what is observed is held against the number."""
        return COMPARISONS[self.word]

    @property
    def amount(self) -> str:
        """Number and unit together: 10亿元."""
        return self.number + self.unit


def operator_words(phrase: str) -> tuple[OperatorWord, ...]:
    """The operator words of a phrase that bind a number, in its order; one word may bind several.

    以上 behind a grade (省级及以上) binds none: see :func:`grades`.

    >>> from zj415x.operator_word import operator_words
    >>> [(one.word, one.amount) for one in operator_words("10亿元或1亿美元以上")]
    [('以上', '10亿元'), ('以上', '1亿美元')]
    """
    text = normalised(phrase)
    found = [(match.start(), one) for pattern in _PATTERNS for match in pattern.finditer(text) for one in _read(match)]
    return tuple(one for _, one in sorted(found, key=lambda pair: pair[0]))


def grades(phrase: str) -> tuple[str, ...]:
    """The grades of a phrase from which upwards something counts: 省级及以上, 市级以上, 检验级及以上 (A25, A36)."""
    return tuple(_GRADE.findall(normalised(phrase)))


_NUMBER = r"(?<![\d.])\d{1,12}(?:\.\d{1,12})?"
_MONEY = r"亿美元|亿元|万元|亿|万"
_AMOUNT = rf"{_NUMBER}(?:{_MONEY}|[%家个字])"
_DAY = r"(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:24:00)?"
_GRADE = re.compile(r"(?:国家|省|市|县|检验)级及?以上")

_PATTERNS = (
    # 不低于500万元、300万元、300万元; ≤5
    re.compile(rf"(?P<word>不低于|不少于|至少|不超过|≤|限选)(?P<amounts>{_AMOUNT}(?:、{_AMOUNT})*|{_NUMBER})"),
    re.compile(rf"(?P<word>列举)[^\d。;,|]{{0,9}}(?P<amounts>{_AMOUNT})"),
    # 10亿元或1亿美元以上
    re.compile(rf"(?P<amounts>{_AMOUNT}(?:\(?或{_AMOUNT}\)?)?)(?P<word>以上|以内)"),
    # 1亿元-10亿元, 2000-5000万元; not 第4-18项, which numbers lines
    re.compile(rf"(?P<first>{_NUMBER})(?P<own>{_MONEY})?-(?P<last>{_NUMBER})(?P<unit>{_MONEY})"),
    re.compile(rf"(?P<days>{_DAY})(?P<word>前)"),
    re.compile(rf"(?P<days>{_DAY}至{_DAY})(?P<word>期间)?"),
    re.compile(rf"(?P<word>截止时间)为?(?P<days>{_DAY})"),
)
_EACH = re.compile(rf"({_NUMBER})({_MONEY}|[%家个字])?")


def _read(match: re.Match[str]) -> Iterator[OperatorWord]:
    said = match.groupdict()
    if "days" in said:
        for day in said["days"].split("至"):
            yield OperatorWord(said["word"] or "至", day)
    elif "own" in said:
        yield OperatorWord("-", said["first"], said["own"] or said["unit"])
        yield OperatorWord("-", said["last"], said["unit"])
    else:
        for number, unit in _EACH.findall(said["amounts"]):
            yield OperatorWord(said["word"], number, unit)
