"""Text: what anybody typed, as the runs of a paragraph and nothing else."""

import re
from xml.sax.saxutils import escape

from ...errors import printable

TICKED, OPEN = "☑", "□"
# What XML refuses, other controls, and what turns the direction of a line round.
_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")
_ASIAN = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
# Fonts of official documents lack the ticked box; both are of one font, so that they are of one size.
_SYMBOL = '<w:rPr><w:rFonts w:ascii="Segoe UI Symbol" w:hAnsi="Segoe UI Symbol" w:eastAsia="Segoe UI Symbol"/></w:rPr>'


def legible(text: str) -> str:
    """A text as a document can hold it: lines end in one way, and what it cannot hold is written out as Python does."""
    return _REFUSED.sub(lambda one: printable(one[0]), text.replace("\r\n", "\n").replace("\r", "\n"))


def box(ticked: object, label: str) -> str:
    """A box to tick with its label."""
    return f"{TICKED if ticked else OPEN}{label}"


def runs(text: str) -> str:
    """The runs of a paragraph that say ``text``, its lines and tabs kept."""
    parts = re.split(f"([{TICKED}{OPEN}])", legible(text))
    return "".join(
        f"<w:r>{_SYMBOL if part in (TICKED, OPEN) else _ASIAN}{'<w:br/>'.join(map(_line, part.split(chr(10))))}</w:r>"
        for part in parts
        if part
    )


def _line(text: str) -> str:
    return "<w:tab/>".join([_piece(part) if part else "" for part in text.split("\t")])


def _piece(text: str) -> str:
    kept = "" if text == text.strip() else ' xml:space="preserve"'
    return f"<w:t{kept}>{escape(text)}</w:t>"
