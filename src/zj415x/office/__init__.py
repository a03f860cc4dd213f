"""Office: the forms of the notice as files of an office, in and out (extra ``office``)."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .word.form import write_form_document
    from .word.plan import write_plan
    from .word.report import write_product_report

_HOMES = {
    "write_form_document": ".word.form",
    "write_plan": ".word.plan",
    "write_product_report": ".word.report",
}

__all__ = ["write_form_document", "write_plan", "write_product_report"]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name], __name__), name)


def __dir__() -> list[str]:
    return __all__
