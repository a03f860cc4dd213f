"""Transcript: a copy of a notice, cut into the passages that a ledger accounts for."""

import re
from collections.abc import Iterator
from hashlib import sha256
from itertools import groupby

import attrs
from attrs import frozen

from ..errors import InvalidTypeError, printable, shown
from ..words import Term


class Kind(Term):
    """What a passage is, by its looks."""

    HEADING = "标题"
    SENTENCE = "句"
    ITEM = "条目"
    NOTE = "注"
    ROW = "表行"
    CAPTION = "题签"


@frozen
class Passage:
    """A passage of a copy: what it is, the line (from 1) it begins on, its text as normalised, and the hash of that."""

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
        """Its first characters, to find it by; none that could move or hide the others."""
        return printable(self.text[:_SHOWN]) + ("…" if len(self.text) > _SHOWN else "")


def transcribe(text: str) -> tuple[Passage, ...]:
    """The passages of a Markdown copy, in its order: headings, limbs of sentences, items, notes, rows, captions.

    Sentences end at 。；！？ and their limbs at ，; one that a page cut in two is put together again. The cells of a
    table are parted by tabs, and its rows may go on over lines. Any text is taken; what is no notice comes out in
    passages of its own.

    Raises:
        InvalidTypeError: what is no text.
    """
    if not isinstance(text, str):
        raise InvalidTypeError("要一份通知的文字，不能是 {value}", value=shown(text))
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    return tuple(passage for kind, parts in _units(lines) for passage in _passages(kind, parts))


def normalised(line: str) -> str:
    """A line without marks of Markdown and HTML, white space, and differences of width: what is hashed."""
    plain = _TAG.sub("", _ADDRESS.sub(r"\1", _LINK.sub(r"\1", line)))
    return "".join(plain.translate(_MARKS).translate(_WIDTHS).split())


_SHOWN = 16
# A limb no longer than this says nothing by itself (申报核心区的，) and goes with the next.
_SHORT = 12

# None of these searches a stretch twice: each stops where the next mark could begin.
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
_ADDRESS = re.compile(r"<(https?:[^<>\s]*)>")
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?>")
_MARKS = str.maketrans("", "", "*\\`")
# Not Unicode's own normalisation, which changes between its versions.
_WIDTHS = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}

# In normalised text: what numbers an item, what opens a note, and where a limb ends.
_ITEM = re.compile(r"\d{1,2}(?:-\d{1,2})?[.、]|\([一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]{1,3}、|附件?:")
_NOTE = re.compile(r"备?注:")
_LIMB = re.compile(r"[^。;!?,]*[。;!?,]+[”’)》]*|[^。;!?,]+")
_PROSE = re.compile(r"[。;!?,]")

_Part = tuple[int, str]


def _units(lines: list[str]) -> Iterator[tuple[Kind, list[_Part]]]:
    """What belongs together, as numbered lines: a heading, a row, a paragraph from its number to its last stop."""
    kind, parts, prose = Kind.CAPTION, list[_Part](), False
    for looks, number, plain in _lines(lines):
        if looks is None and prose and parts[-1][1][-1] not in "。;!?:)":
            parts.append((number, plain))  # a page ended within the sentence
            continue
        if parts:
            yield kind, parts
        # Behind a note a numbered item is the second of several notes.
        if not (looks is Kind.ITEM and kind is Kind.NOTE and plain[0].isdigit()):
            kind = looks or (Kind.SENTENCE if _PROSE.search(plain) else Kind.CAPTION)
        parts = [(number, plain)]
        prose = kind not in (Kind.HEADING, Kind.ROW) and _PROSE.search(plain) is not None
    if parts:
        yield kind, parts


def _lines(lines: list[str]) -> Iterator[tuple[Kind | None, int, str]]:
    """Each line that says something, and each row of a table as one: what it looks like, its number, its text."""
    for blank, block in groupby(enumerate(lines, start=1), key=lambda one: not one[1].strip()):
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
    """The rows of a table whose widest line has so many tabs; a line that falls short goes on in the next."""
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
    """A heading or a row whole, a paragraph in its limbs, each with the line it begins on."""
    if kind in (Kind.HEADING, Kind.ROW):
        for number, plain in parts:
            yield Passage(kind, number, plain)
        return
    ends, length = list[tuple[int, int]](), 0
    for number, plain in parts:
        length += len(plain)
        ends.append((length, number))
    place, line, limb = 0, 0, ""
    for piece in _LIMB.findall("".join(plain for _, plain in parts)):
        limb += piece
        if piece.endswith(",") and len(limb) <= _SHORT and place + len(limb) < length:
            continue
        while ends[line][0] <= place:
            line += 1
        yield Passage(kind, ends[line][1], limb)
        place += len(limb)
        limb = ""
