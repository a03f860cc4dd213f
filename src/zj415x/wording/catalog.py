"""Catalog: the words of a language, by the Chinese ones."""

import pkgutil
from collections.abc import Mapping
from functools import cache
from io import BytesIO

from attrs import frozen

from ..errors import UnknownLocaleError

Words = str | tuple[str, ...]
"""What stands for a Chinese word: where a language has them, its forms for one and for several."""
LOCALES = ("zh_Hans_CN", "en")
"""The languages there are words for; the first is the one in which everything is written."""


@frozen
class Catalog:
    """Words by the Chinese ones; ``by_kind`` are those of a kind of term, where a Chinese word is several (符合)."""

    words: Mapping[str, Words]
    by_kind: Mapping[tuple[str, str], str]

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


@cache
def catalog_of(name: str) -> Catalog | None:
    """The words of a language; None for Chinese, which needs none.

    Raises UnknownLocaleError for a language that there are no words for.
    """
    if name not in LOCALES:
        raise UnknownLocaleError(name, LOCALES)
    if name == LOCALES[0]:
        return None
    from babel.messages.pofile import read_po  # whoever reads Chinese does not load it

    read = read_po(BytesIO(pkgutil.get_data("zj415x", f"locale/{name}.po") or b""))
    words: dict[str, Words] = {}
    by_kind: dict[tuple[str, str], str] = {}
    for one in read:
        id = one.id if isinstance(one.id, str) else one.id[0]
        if not id:  # what the file says of itself
            continue
        said = one.string if isinstance(one.string, str) else tuple(one.string or ())
        if one.context is None:
            words[id] = said
        else:
            by_kind[one.context, id] = str(said)
    return Catalog(words, by_kind)
