"""Transcript: a copy of a notice, cut into the passages of a ledger."""

import re
from collections.abc import Iterator
from hashlib import sha256
from itertools import groupby

import attrs

from ..errors import InvalidTypeError, printable, shown
from ..hooks import frozen
from ..values.name import unified
from ..words import Term


class Kind(Term):
    """The kind of a passage, by its layout."""

    HEADING = "标题"
    SENTENCE = "句"
    ITEM = "条目"
    NOTE = "注"
    ROW = "表行"
    CAPTION = "题签"


@frozen
class Passage:
    """A passage of a copy: its kind, its first line (from 1), its normalised text, and the hash of that text."""

    kind: Kind
    line: int
    text: str
    sha256: str = attrs.field(
        init=False,
        repr=False,
        default=attrs.Factory(
            lambda passage: sha256(passage.text.encode("utf-8", "surrogatepass")).hexdigest(), takes_self=True
        ),
    )

    @property
    def beginning(self) -> str:
        """The first characters, to find the passage by; control and bidi characters are escaped."""
        return printable(self.text[:_SHOWN]) + ("…" if len(self.text) > _SHOWN else "")


def transcribe(text: str) -> tuple[Passage, ...]:
    """Cut a Markdown copy into passages, in order: headings, limbs of sentences, items, notes, rows, captions.

    Sentences end at 。；！？ and their limbs at ，; a sentence cut by a page break is joined again. Tabs separate the
    cells of a table, and a row may span several lines. Any text is accepted, a notice or not.

    Raises:
        InvalidTypeError: ``text`` is of another type than str.
    """
    if not isinstance(text, str):
        raise InvalidTypeError("要一份通知的文字，不能是 {value}", value=shown(text))
    lines = unified(text).replace("\r\n", "\n").split("\n")
    return tuple(passage for kind, parts in _units(lines) for passage in _passages(kind, parts))


def normalised(line: str) -> str:
    """Normalise a line for hashing: strip Markdown, HTML and white space, and fold full-width characters."""
    plain = _TAG.sub("", _ADDRESS.sub(r"\1", _LINK.sub(r"\1", line)))
    return "".join(plain.translate(_MARKS).translate(_WIDTHS).split())


_SHOWN = 16
# A limb up to this length is no statement by itself (申报核心区的，) and joins the next limb.
_SHORT = 12

# Each pattern stops where the next mark could begin, so matching is linear.
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
_ADDRESS = re.compile(r"<(https?:[^<>\s]*)>")
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?>")
_MARKS = str.maketrans("", "", "*\\`")
# Unicode's own normalisation changes between versions.
_WIDTHS = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}

# In normalised text: an item's number, a note's opening, and the end of a limb.
_ITEM = re.compile(r"\d{1,2}(?:-\d{1,2})?[.、]|\([一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]{1,3}、|附件?:")
_NOTE = re.compile(r"备?注:")
_LIMB = re.compile(r"[^。;!?,]*[。;!?,]+[”’)》]*|[^。;!?,]+")
_PROSE = re.compile(r"[。;!?,]")

_Part = tuple[int, str]


def _units(lines: list[str]) -> Iterator[tuple[Kind, list[_Part]]]:
    """Group numbered lines into units: a heading, a row, or a paragraph from its number to its last stop."""
    kind, parts, prose = Kind.CAPTION, list[_Part](), False
    for looks, number, plain in _lines(lines):
        if looks is None and prose and parts[-1][1][-1] not in "。;!?:)":
            parts.append((number, plain))  # a page ended within the sentence
            continue
        if parts:
            yield kind, parts
        # After a note, a numbered item is another note.
        if not (looks is Kind.ITEM and kind is Kind.NOTE and plain[0].isdigit()):
            kind = looks or (Kind.SENTENCE if _PROSE.search(plain) else Kind.CAPTION)
        parts = [(number, plain)]
        prose = kind not in (Kind.HEADING, Kind.ROW) and _PROSE.search(plain) is not None
    if parts:
        yield kind, parts


def _lines(lines: list[str]) -> Iterator[tuple[Kind | None, int, str]]:
    """Yield each line with content, and each table row as one line: its apparent kind, its number, its text."""
    for blank, block in groupby(enumerate(lines, start=1), key=lambda numbered: not numbered[1].strip()):
        if blank:
            continue
        numbered = list(block)
        width = max(line.count("\t") for _, line in numbered)
        for number, whole in _rows(numbered, width) if width else numbered:
            line = whole.lstrip(" ").removeprefix("- ")
            # Cells stay apart: 300 and 50 are not 3005 and 0.
            plain = "|".join(map(normalised, line.split("\t"))).rstrip("|")
            if not plain.strip("-_#"):
                continue
            if line.startswith("#"):
                yield Kind.HEADING, number, plain.lstrip("#")
            elif "\t" in line:
                yield Kind.ROW, number, plain
            elif _NOTE.match(plain):
                yield Kind.NOTE, number, plain
            else:
                yield (Kind.ITEM if _ITEM.match(plain) else None), number, plain


def _rows(block: list[_Part], width: int) -> Iterator[_Part]:
    """Yield the rows of a table whose widest line has ``width`` tabs; a shorter line continues on the next."""
    start, row, tabs = 0, list[str](), 0
    for number, line in block:
        more = line.count("\t")
        if tabs and tabs + more <= width:
            row.append(line)
            tabs += more
            continue
        if row:
            yield start, "".join(row)
        start, row, tabs = number, [line], more
    yield start, "".join(row)


def _passages(kind: Kind, parts: list[_Part]) -> Iterator[Passage]:
    """Yield a heading or a row whole, and a paragraph limb by limb, each with its first line."""
    if kind in (Kind.HEADING, Kind.ROW):
        for number, plain in parts:
            yield Passage(kind, number, plain)
        return
    ends, length = list[tuple[int, int]](), 0
    for number, plain in parts:
        length += len(plain)
        ends.append((length, number))
    start, line, limb = 0, 0, ""
    for piece in _LIMB.findall("".join(plain for _, plain in parts)):
        limb += piece
        if piece.endswith(",") and len(limb) <= _SHORT and start + len(limb) < length:
            continue
        while ends[line][0] <= start:
            line += 1
        yield Passage(kind, ends[line][1], limb)
        start += len(limb)
        limb = ""
