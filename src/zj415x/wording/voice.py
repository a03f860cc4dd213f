"""Voice: a language with its translations, and the wording of values in it."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import cache, singledispatch
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

from attrs import define

from ..errors import InvalidTypeError, UnknownLocaleError, printable, spelt
from ..hooks import frozen
from ..values.number import as_percent, plain
from ..words import Phrase, Term

if TYPE_CHECKING:
    from babel import Locale

LOCALES = ("zh_Hans_CN", "en")
"""The languages there are words for; the first is the one in which everything is written."""
MOST_SAID = 12
"""The most of many that a sentence names; the rest is counted."""
LONGEST = 10**18
"""Whole numbers from here on are no figures of any form: they are spelt as they are."""
_GROUPED = 10_000  # years, rows and counts are smaller
# The module with the words for a class, by the module that defines the class: an amount does not load reports.
_HOMES = {
    "cluster.application": "reports",
    "datetime": "values",
    "errors": "messages",
    "fractions": "apportionment",
    "jingpin.recommendation": "quota",
    "printed.deadline": "printed",
    "printed.question": "printed",
    "printed.track": "printed",
    "quota.allocation": "quota",
    "quota.apportionment": "apportionment",
    "quota.province": "province",
    "rules.change": "reports",
    "rules.clause": "findings",
    "rules.difference": "differences",
    "rules.finding": "findings",
    "rules.outcome": "entries",
    "rules.reading": "printed",
    "rules.receipt": "records",
    "rules.remedy": "remedies",
    "rules.replay": "records",
    "rules.report": "reports",
    "rules.sensitivity": "reports",
    "values.money": "values",
    "values.mountain_island": "values",
}

Words = str | tuple[str, ...]
"""What stands for a Chinese word: where a number decides, its forms for one and for several."""


@frozen
class Catalog:
    """Translations by Chinese message; ``by_kind`` adds the kind of term, where a Chinese word has several (符合)."""

    locale: "Locale"
    words: Mapping[str, Words]
    by_kind: Mapping[tuple[str, str], str]
    months: Mapping[int, str]
    short_months: Mapping[int, str]

    def word(self, text: str) -> str | None:
        """Look up the translation of a word; None where it is not one of ours."""
        words = self.words.get(text)
        return words if isinstance(words, str) else None


@cache
def catalog_of(name: str) -> Catalog:
    """Load the catalog of a language from its .po file."""
    import pkgutil
    from io import BytesIO

    from babel import Locale
    from babel.messages.pofile import read_po

    words: dict[str, Words] = {}
    by_kind: dict[tuple[str, str], str] = {}
    for message in read_po(BytesIO(pkgutil.get_data("zj415x.wording", f"locale/{name}.po") or b"")):
        id = message.id if isinstance(message.id, str) else message.id[0]
        if not id:  # the header of the .po file
            continue
        said = message.string if isinstance(message.string, str) else tuple(message.string or ())
        if message.context is None:
            words[id] = said
        else:
            by_kind[message.context, id] = str(said)
    locale = Locale.parse(name)
    months = locale.months["format"]
    return Catalog(locale, words, by_kind, months["wide"], months["abbreviated"])


@frozen(eq=False)
class Voice:
    """A language: its name and its catalog.

    The catalog is None for Chinese, the language of all messages; Chinese needs no library.
    """

    name: str
    catalog: Catalog | None

    def say(self, value: Any, **how: Any) -> str:
        """Put a value into words; ``how`` are options of its type, such as a unit."""
        kind = type(value)
        said_so = _WORDS.get(kind)
        if said_so is None:
            said_so = _WORDS[kind] = words_for(kind)
        return said_so(value, self, **how)

    def fill(self, message: str, /, **values: Any) -> str:
        """Fill a message with values put into words; ``count`` chooses the singular or the plural."""
        return self.text(message, values.get("count")).format_map(Placeholders(values, self))

    def put(self, message: str, /, **said: str) -> str:
        """Fill a message with texts."""
        return self.text(message).format_map(said)

    def text(self, message: str, count: Any = None) -> str:
        """Look up a message in this language; ``count`` chooses the singular or the plural."""
        if self.catalog is None:
            return message
        words = self.catalog.words[message]
        return words if isinstance(words, str) else words[count != 1]  # the file's header has Plural-Forms

    def word(self, text: str) -> str:
        """Translate a word of ours; in any other text, escape newlines and bidi marks."""
        return (self.catalog is not None and self.catalog.word(text)) or printable(text)

    def listed(self, said: Iterable[str], separator: Literal["、", "，", "；", "；或 "] = "、") -> str:
        """Join texts with the language's separator."""
        between = separator if self.catalog is None else self.catalog.words[separator]
        return str(between).join(said)

    def month(self, number: int, *, short: bool = False) -> str:
        """Say a month of a date: in Chinese its number, in English its name, which ``short`` abbreviates."""
        if self.catalog is None:
            return str(number)
        return (self.catalog.short_months if short else self.catalog.months)[number]

    def digits(self, value: Decimal | int, grouped: int = 1_000) -> str:
        """Write all digits of a number, at any decimal precision; English groups them from ``grouped`` on."""
        separator = "," if self.catalog is not None and not -grouped < value < grouped else ""
        return plain(value, separator)


@define
class Placeholders:
    """Lazy placeholders: a message puts only the values it mentions into words."""

    values: Mapping[str, Any]
    voice: Voice

    def __getitem__(self, name: str) -> str:
        value = self.values[name]
        return self.voice.word(value) if type(value) is str else self.voice.say(value)


class Mark(str):
    """What stands for a value in a sentence: a control character, which all other texts have escaped."""

    __slots__ = ()


@cache
def voice_of(name: str) -> Voice:
    """Look up a language by name. Raises UnknownLocaleError."""
    if name not in LOCALES:
        raise UnknownLocaleError(name, LOCALES)
    if name == LOCALES[0]:
        return Voice(name, None)
    return Voice(name, catalog_of(name))


@singledispatch
def say_in(value: Any, voice: Voice, **how: Any) -> str:
    """Say a value in one language; each kind of value has its own words, below or in another module."""
    raise InvalidTypeError("无法表述 {value}", value=type(value).__name__)


# A lookup by class is several times as fast as singledispatch.
_WORDS: dict[type, Callable[..., str]] = {}


def words_for(kind: type) -> Callable[..., str]:
    """Find the function that puts values of a class into words; loads its module on first use."""
    for base in kind.__mro__:
        home = _HOMES.get(base.__module__.removeprefix("zj415x."))
        if home is not None:
            import_module(f".{home}", __package__)
    # Not dispatch(), which fails while another thread registers the words of a module.
    return next(said_so for base in kind.__mro__ if (said_so := say_in.registry.get(base)) is not None)


@say_in.register
def _(value: str, voice: Voice) -> str:
    return voice.word(value)


@say_in.register
def _(value: Mark, voice: Voice) -> str:
    return value


@say_in.register
def _(value: Phrase, voice: Voice) -> str:
    if voice.catalog is None:
        return printable(value)
    return voice.fill(value.message, **{name: _counted(stated, voice) for name, stated in value.values.items()})


def _counted(value: Any, voice: Voice) -> Any:
    """Return a phrase's value, with a list written out in full."""
    return voice.listed(voice.say(item) for item in value) if isinstance(value, tuple) else value


@say_in.register
def _(value: Term, voice: Voice) -> str:
    if voice.catalog is None:
        return str(value.value)
    by_kind = voice.catalog.by_kind.get((type(value).__name__, value.value))
    return by_kind or voice.catalog.word(value.value) or value.value


@say_in.register
def _(value: None, voice: Voice) -> str:
    return voice.word("未填")


@say_in.register
def _(value: bool, voice: Voice) -> str:
    return voice.word("是" if value else "否")


@say_in.register
def _(value: int, voice: Voice) -> str:
    if abs(value) >= LONGEST:
        return spelt(value)
    return voice.digits(value, _GROUPED)


@say_in.register
def _(value: Decimal, voice: Voice) -> str:
    return as_percent(value)


@say_in.register
def _(value: tuple, voice: Voice, *, style: Literal["standard", "or"] = "standard") -> str:  # type: ignore[type-arg]
    if not value:
        return voice.word("无")
    said = [voice.say(item) for item in value[:MOST_SAID]]
    if len(value) > MOST_SAID:
        return voice.fill("{said}等共 {count} 项", said=voice.listed(said), count=len(value))
    if voice.catalog is not None:
        from babel.lists import format_list  # which Chinese does not need

        return format_list(said, style=style, locale=voice.catalog.locale)
    *before, last = said
    if not before:
        return last
    head = "、".join(before)
    return f"{head}或{last}" if style == "or" else f"{head}和{last}"
