"""The glossary: the terms of the notice and their English, from the library's catalogue."""

import pkgutil
from io import BytesIO

from babel.messages.pofile import read_po

from .language import label
from .markdown import table

_INTRODUCTION = (
    "通知的词和它们的英文，取自库的词表（`wording/locale/en.po`）；库里说的每一句英文都用这些词。释义是英文的，供译者用；以中文为准。",
    "The words of the notice and their English, from the library's catalogue (`wording/locale/en.po`); "
    "every English sentence "
    "that the library says uses these. The Chinese text prevails.",
)


def page(language: str) -> str:
    """Each term with its English and what it is."""
    read = read_po(BytesIO(pkgutil.get_data("zj415x.wording", "locale/en.po") or b""))
    rows = []
    for one in read:
        if "glossary" in one.auto_comments:
            meaning = " ".join(comment for comment in one.auto_comments if comment != "glossary")
            rows.append([str(one.id), str(one.string), meaning])
    head = [label(name, language) for name in ("中文", "英文", "释义")]
    return "\n\n".join([f"# {label('词表', language)}", _INTRODUCTION[language == "en"], table(head, rows)]) + "\n"
