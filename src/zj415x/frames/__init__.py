"""Frames: whole tables of products and applications, judged by the object model or on the engine that holds them."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .layout import Column, Layout, application_layout, product_layout
    from .rows import RowReader
    from .screen import screen_products

_HOMES = {
    "Column": ".layout",
    "Layout": ".layout",
    "RowReader": ".rows",
    "application_layout": ".layout",
    "product_layout": ".layout",
    "screen_products": ".screen",
}

__all__ = ["Column", "Layout", "RowReader", "application_layout", "product_layout", "screen_products"]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name], __name__), name)


def __dir__() -> list[str]:
    return __all__
