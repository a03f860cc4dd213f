"""Markup: a part of XML read element by element, within bounds, so that it never stands in memory whole."""

import re
from collections.abc import Callable, Iterator
from xml.parsers.expat import ExpatError, ParserCreate

from ...errors import InvalidDocumentError, quoted
from ..package import Package, broken, fault

Start = Callable[[str, dict[str, str]], object]
End = Callable[[str], object]
Text = Callable[[str], object]

_NAMES = 2000  # different names of elements and attributes, which a parser keeps to the end
_TAG = 2**20  # bytes of one tag or comment, which a parser keeps whole, and begins anew with each piece of it


def walk(package: Package, name: str, *, start: Start, end: End, text: Text) -> Iterator[None]:
    """Tell what a part holds to these three, pausing every now and then.

    Raises:
        InvalidDocumentError: it is no XML, defines entities, or is beyond all bounds.
    """
    names: dict[str, str] = {}
    parser = ParserCreate(intern=names)
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text

    def refuse(*_: object) -> None:
        raise fault("文件里的 {part} 带有 DTD 或实体定义，不读", part=quoted(name))

    parser.StartDoctypeDeclHandler = refuse
    read = 0
    try:
        for chunk in package.chunks(name):
            package.budget.read(chunk.count(b"<"))
            parser.Parse(chunk)
            read += len(chunk)
            if len(names) > _NAMES or read - parser.CurrentByteIndex > _TAG:
                raise broken()
            yield
        parser.Parse(b"", True)
    except InvalidDocumentError:
        raise
    except (ExpatError, LookupError, ValueError):
        raise broken() from None
    yield


def local(name: str) -> str:
    """A name without the prefix of its namespace."""
    return name.rpartition(":")[2]


def prefix_of(package: Package, name: str) -> str:
    """The prefix that the names of a sheet have in its part, with its colon: as a rule none."""
    found = re.search(rb"<(\w+:)worksheet\b", next(package.chunks(name), b""))
    return found[1].decode() if found else ""
