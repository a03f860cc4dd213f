"""Errors: what can be wrong with an input; an unmet condition is a finding, never an error."""

from collections.abc import Mapping
from typing import Any

from .words import Phrase, listed

_LONGEST = 40


def quoted(text: str) -> str:
    """Quote typed text in a message: at most forty characters, with control and bidi characters escaped."""
    short = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    return printable(short)


def printable(text: str) -> str:
    """Escape the control characters, direction marks and lone surrogates of a text."""
    if text.isprintable():
        return text
    return "".join(
        character if character.isprintable() or character == "\u3000" else repr(character)[1:-1] for character in text
    )


def shown(value: object) -> str:
    """Show any value in a message by its repr; by its type if the repr fails."""
    try:
        return quoted(repr(value))
    except Exception:  # repr may fail in any way: its own bug, endless nesting, an integer of too many digits
        return f"<{type(value).__name__}>"


def spelt(value: object) -> str:
    """Write out any value in full, with control and bidi characters escaped; by its type if ``str`` fails."""
    try:
        return printable(str(value))
    except Exception:  # as in shown()
        return shown(value)


class Zj415xError(Exception):
    """Base of every error of the library.

    ``message`` is a Chinese sentence with named placeholders, and the id of its translation; ``values`` fills them: a
    Phrase is our own wording, a tuple is a list, any other text is quoted as it is. ``str()`` is the finished sentence.
    """

    def __init__(self, message: str, /, **values: Any) -> None:
        super().__init__(message)
        self.message = message
        self.values: Mapping[str, Any] = values

    def __str__(self) -> str:
        return self.message.format(**{name: listed(value) for name, value in self.values.items()})


class InvalidValueError(Zj415xError, ValueError):
    """A value that its field does not accept; ``field`` names the field once it is known."""

    field: str | None = None

    def __str__(self) -> str:
        sentence = super().__str__()
        return sentence if self.field is None else f"{self.field}：{sentence}"


class InvalidTypeError(InvalidValueError, TypeError):
    """A value of a type that is not accepted, above all a float for an amount."""


class UnknownNameError(Zj415xError, KeyError):
    """A name that is not printed: carries the name and the nearest printed ones; all ``known`` ones, where few are.

    >>> from zj415x import UnknownNameError
    >>> from zj415x.editions.y2026 import NOTICE
    >>> try:
    ...     NOTICE.jingpin.quotas.limit("杭州")
    ... except UnknownNameError as error:
    ...     print(error.what, error.nearest)
    推荐单位 ('杭州市', '温州市', '湖州市')
    """

    def __init__(self, what: str, name: object, nearest: tuple[str, ...], known: tuple[str, ...] = ()) -> None:
        typed = quoted(name) if isinstance(name, str) else shown(name)
        kind = what if isinstance(what, Phrase) else Phrase(what)
        if nearest:
            near = tuple(map(printable, nearest))  # the headings of a file are as its sender typed them
            super().__init__("没有名为“{name}”的{what}；相近的有：{nearest}", what=kind, name=typed, nearest=near)
        elif known:
            super().__init__("没有名为“{name}”的{what}；可写：{known}", what=kind, name=typed, known=known)
        else:
            super().__init__("没有名为“{name}”的{what}", what=kind, name=typed)
        self.args: tuple[Any, ...] = (what, name, nearest, known)
        self.what = what
        self.name = name
        self.nearest = nearest


class UnknownTrackError(UnknownNameError):
    """A track that 附1-1 does not print."""


class FormerCountyError(UnknownNameError):
    """A county-level unit that no longer exists: carries its ``successors`` and the ``year`` of the ``change``."""

    def __init__(self, name: str, year: int, change: str, successors: tuple[str, ...]) -> None:
        super().__init__("县（市、区）", name, successors)
        self.args: tuple[Any, ...] = (name, year, change, successors)
        self.message = "“{name}”已于{year}年{change}{successors}"
        self.values: Mapping[str, Any] = {
            "name": quoted(name),
            "year": year,
            "change": Phrase(change),
            "successors": successors,
        }
        self.year = year
        self.change = change
        self.successors = successors


class UnknownLocaleError(UnknownNameError):
    """A locale without translations; ``nearest`` lists all locales."""

    def __init__(self, name: object, known: tuple[str, ...]) -> None:
        super().__init__("语言", name, known)
        self.args: tuple[Any, ...] = (name, known)
        self.message = "没有“{name}”这种{what}；可选：{nearest}"


class ClosedTrackError(Zj415xError, ValueError):
    """A request for the threshold of a track in a tier for which 附1-1 prints none."""

    def __init__(self, track: str, tier: str) -> None:
        super().__init__("附1-1没有为“{track}”列出{tier}的规模门槛，无从申报", track=track, tier=tier)
        self.args: tuple[Any, ...] = (track, tier)
        self.track = track
        self.tier = tier


class MissingExtraError(Zj415xError, ImportError):
    """A feature that needs a package that is not installed: carries the ``package`` and its ``extra``.

    The message gives the command that installs it.
    """

    def __init__(self, package: str, extra: str) -> None:
        super().__init__("没有安装 {package}；先运行 pip install 'zj415x[{extra}]'", package=package, extra=extra)
        self.args: tuple[Any, ...] = (package, extra)
        self.package = package
        self.extra = extra


class InvalidDocumentError(Zj415xError, ValueError):
    """A document that cannot be read: ``faults`` are all its (path, error) pairs, in the order of the form."""

    def __init__(self, faults: tuple[tuple[str, Zj415xError], ...]) -> None:
        super().__init__("文件有 {count} 处问题", count=len(faults))
        self.args: tuple[Any, ...] = (faults,)
        self.faults = faults

    @property
    def problems(self) -> tuple[tuple[str, str], ...]:
        """All problems as (path, sentence) pairs, the path in the form ``$.scale.revenue``."""
        return tuple((path, str(error)) for path, error in self.faults)

    def __str__(self) -> str:
        return "\n".join((super().__str__() + "：", *(f"{path}：{sentence}" for path, sentence in self.problems)))
