"""Catalog: the words of a language, by the Chinese ones, and what Babel knows of that language."""

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
    """Words by the Chinese ones; ``by_kind`` are those of a kind of term, where a Chinese word is several (符合)."""

    locale: Locale
    words: Mapping[str, Words]
    by_kind: Mapping[tuple[str, str], str]
    months: Mapping[int, str]
    short_months: Mapping[int, str]

    def __getitem__(self, message: str) -> Words:
        """What stands for a message. Raises KeyError where there is nothing."""
        return self.words[message]

    def word(self, text: str) -> str | None:
        """What stands for a word; None where it is none of ours."""
        words = self.words.get(text)
        return words if isinstance(words, str) else None

    def term(self, text: str, kind: str) -> str | None:
        """What stands for a term of a kind."""
        return self.by_kind.get((kind, text)) or self.word(text)

    def listed(self, said: Sequence[str], style: Literal["standard", "or"]) -> str:
        """Several that have been said, joined as the language joins all of them (standard) or a choice (or)."""
        return format_list(said, style=style, locale=self.locale)


@cache
def catalog_of(name: str) -> Catalog:
    """The words of a language that has a file of them."""
    words: dict[str, Words] = {}
    by_kind: dict[tuple[str, str], str] = {}
    for one in read_po(BytesIO(pkgutil.get_data("zj415x.wording", f"locale/{name}.po") or b"")):
        id = one.id if isinstance(one.id, str) else one.id[0]
        if not id:  # what the file says of itself
            continue
        said = one.string if isinstance(one.string, str) else tuple(one.string or ())
        if one.context is None:
            words[id] = said
        else:
            by_kind[one.context, id] = str(said)
    locale = Locale.parse(name)
    months = locale.months["format"]
    return Catalog(locale, words, by_kind, months["wide"], months["abbreviated"])
