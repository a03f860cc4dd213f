"""Catalog: the translations of the Chinese messages into a language, and Babel's data for it."""

import pkgutil
from collections.abc import Mapping, Sequence
from functools import cache
from io import BytesIO
from typing import Literal

from attrs import frozen
from babel import Locale
from babel.lists import format_list
from babel.messages.pofile import read_po

Words = str | tuple[str, ...]
"""What stands for a Chinese word: where a number decides, its forms for one and for several."""


@frozen
class Catalog:
    """Translations by Chinese message; ``by_kind`` adds the kind of term, where a Chinese word has several (符合)."""

    locale: Locale
    words: Mapping[str, Words]
    by_kind: Mapping[tuple[str, str], str]
    months: Mapping[int, str]
    short_months: Mapping[int, str]

    def __getitem__(self, message: str) -> Words:
        """Look up the translation of a message. Raises KeyError where there is none."""
        return self.words[message]

    def word(self, text: str) -> str | None:
        """Look up the translation of a word; None where it is not one of ours."""
        words = self.words.get(text)
        return words if isinstance(words, str) else None

    def term(self, text: str, kind: str) -> str | None:
        """Look up the translation of a term, by its kind where that matters."""
        return self.by_kind.get((kind, text)) or self.word(text)

    def listed(self, said: Sequence[str], style: Literal["standard", "or"]) -> str:
        """Join texts the way the language does, as a list (standard) or as a choice (or)."""
        return format_list(said, style=style, locale=self.locale)


@cache
def catalog_of(name: str) -> Catalog:
    """Load the catalog of a language from its .po file."""
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
