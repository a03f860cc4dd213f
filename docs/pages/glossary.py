"""The glossary: the terms of the notice, their English, and what they are."""

import pkgutil
import tomllib
from io import BytesIO
from pathlib import Path

from babel.messages.pofile import read_po

from .language import label
from .markdown import table

_INTRODUCTION = (
    "通知的词和它们的英文，取自库的词表（`wording/locale/en.po`）；库里说的每一句英文都用这些词。释义用我们自己的话，以通知原文为准。",
    "The words of the notice and their English, from the library's catalogue (`wording/locale/en.po`); "
    "every English sentence "
    "that the library says uses these. The Chinese text prevails.",
)


def page(language: str) -> str:
    """Each term with its English and what it is."""
    chinese = tomllib.loads((Path(__file__).parents[1] / "glossary.toml").read_text(encoding="utf-8"))
    read = read_po(BytesIO(pkgutil.get_data("zj415x.wording", "locale/en.po") or b""))
    rows = []
    for entry in read:
        if "glossary" in entry.auto_comments:
            english = " ".join(comment for comment in entry.auto_comments if comment != "glossary")
            rows.append([str(entry.id), str(entry.string), english if language == "en" else chinese[str(entry.id)]])
    head = [label(name, language) for name in ("中文", "英文", "释义")]
    return "\n\n".join([f"# {label('词表', language)}", _INTRODUCTION[language == "en"], table(head, rows)]) + "\n"
