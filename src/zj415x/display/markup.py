"""Markup: HTML that is made of text, none of which can be taken for more than text."""

from collections.abc import Iterable
from html import escape

from ..errors import printable


class Markup(str):
    """A piece of HTML. Whatever is no Markup is text, and is escaped where it is put into one."""

    __slots__ = ()


Child = str | int | None | Iterable["Child"]
"""What can stand in an element: markup, text, a number, nothing, or several of these."""


def element(tag: str, *children: Child, **attributes: str | int | None) -> Markup:
    """An element; ``class_`` is its class, an attribute that is None is left out."""
    shown = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{written(str(value))}"'
        for name, value in attributes.items()
        if value is not None
    )
    return Markup(f"<{tag}{shown}>{joined(children)}</{tag}>")


def joined(children: Iterable[Child]) -> Markup:
    """Several, one behind the other."""
    return Markup("".join(map(_one, children)))


def written(text: str) -> Markup:
    """A text, escaped; what is of several lines keeps its lines, and nothing in it can move or hide the rest."""
    return Markup("\n".join(escape(printable(line)) for line in text.split("\n")))


def _one(child: Child) -> str:
    if child is None:
        return ""
    if isinstance(child, Markup):
        return child
    if isinstance(child, str | int):
        return written(str(child))
    return joined(child)
