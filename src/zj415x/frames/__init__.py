"""Frames: whole tables of products and applications, judged by the object model or on the engine that holds them."""

from typing import TYPE_CHECKING

from ..hooks import lazily

if TYPE_CHECKING:
    from .applications import screen_applications
    from .judging import judge, judge_applications, judged_schema
    from .layout import Column, Layout, application_layout, product_layout
    from .results import allocation_to_frame, reports_to_frame
    from .rows import RowReader
    from .screen import screen_products

_HOMES = {
    "Column": ".layout",
    "Layout": ".layout",
    "RowReader": ".rows",
    "allocation_to_frame": ".results",
    "application_layout": ".layout",
    "judge": ".judging",
    "judge_applications": ".judging",
    "judged_schema": ".judging",
    "product_layout": ".layout",
    "reports_to_frame": ".results",
    "screen_applications": ".applications",
    "screen_products": ".screen",
}

__all__ = [
    "Column", "Layout", "RowReader", "allocation_to_frame", "application_layout", "judge", "judge_applications",
    "judged_schema", "product_layout", "reports_to_frame", "screen_applications", "screen_products",
]  # fmt: skip


lazily(__name__, _HOMES)
