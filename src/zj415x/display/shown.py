"""Shown: a value as HTML in one language, for a notebook or a page."""

from functools import singledispatch
from typing import Any

from attrs import frozen

from ..wording.voice import Voice
from .markup import Markup, element
from .style import STYLE


@frozen(repr=False)
class Shown:
    """A piece of HTML with its own style and no script; ``str()`` is the HTML, and notebooks show it."""

    html: str
    of: str

    def __repr__(self) -> str:
        return f"<HTML of {self.of}>"

    def __str__(self) -> str:
        return self.html

    def _repr_html_(self) -> str:
        return self.html


@singledispatch
def html_in(value: Any, voice: Voice, **how: Any) -> Markup:
    """What a value looks like; whatever has no look of its own is shown by what is said of it."""
    return element("p", [[line, element("br")] for line in voice.say(value, **how).split("\n")])


def shown_in(value: Any, voice: Voice, **how: Any) -> Shown:
    """A value as it is shown, whole."""
    language = voice.name.replace("_", "-")
    body = element("div", STYLE, html_in(value, voice, **how), class_="zj415x", lang=language, dir="ltr")
    return Shown(str(body), type(value).__name__)
