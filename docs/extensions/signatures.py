"""Signatures: what a class takes, by name, with what it is where nothing is said; types stand in the text."""

from typing import Any

import attrs
from sphinx.application import Sphinx


def _of_fields(
    app: Sphinx, what: str, name: str, value: Any, options: Any, signature: str | None, returns: str | None
) -> tuple[str | None, str | None] | None:
    """The signature of a class of the model, from its fields."""
    if what != "class" or not attrs.has(value) or not signature:
        return None
    taken, starred = [], False
    for attribute in attrs.fields(value):
        if not attribute.init:
            continue
        if attribute.kw_only and not starred:
            taken.append("*")
            starred = True
        taken.append(attribute.alias + _default(attribute.default))
    return f"({', '.join(taken)})", None


def _default(default: Any) -> str:
    if default is attrs.NOTHING:
        return ""
    made = getattr(default, "factory", None)
    if made is None:
        return f"={default!r}"
    return f"={made.__name__}()" if isinstance(made, type) else "=…"


def setup(app: Sphinx) -> dict[str, Any]:
    """Write them so where the reference is built."""
    app.connect("autodoc-process-signature", _of_fields)
    return {"parallel_read_safe": True}
