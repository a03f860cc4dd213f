"""Form book: the sheets of the form's workbook, in order."""

from collections.abc import Callable
from typing import Any

from ...cluster.application import ClusterApplication
from ...notice import Notice
from .form_extras import (
    FACTS_WIDTHS,
    PROJECTS_WIDTHS,
    TARGETS_WIDTHS,
    YEAR_WIDTH,
    draw_facts,
    draw_options,
    draw_projects,
    draw_targets,
    years_of,
)
from .form_sheet import WIDTHS, draw_form
from .labels import FACTS_SHEET, FORM_SHEET, FORM_TITLE, OPTIONS_SHEET, PROJECTS_SHEET, TARGETS_SHEET
from .slots import slots_of
from .style import Canvas, book, page


def book_of(notice: Notice, application: ClusterApplication | None) -> Any:
    """Build the workbook, ready to save."""
    call = notice.clusters
    slots, made = slots_of(call), book(notice, FORM_TITLE)
    names = (FORM_SHEET, TARGETS_SHEET, FACTS_SHEET, PROJECTS_SHEET, OPTIONS_SHEET)
    form, targets, facts, projects, options = (made.create_sheet(name) for name in names)
    sources = draw_options(options, slots, call)
    year_widths = (YEAR_WIDTH,) * len(years_of(call, application))
    drawn: tuple[tuple[Any, tuple[float, ...], Callable[[Canvas], None]], ...] = (
        (form, WIDTHS, lambda canvas: draw_form(canvas, slots, call, application)),
        (targets, (*TARGETS_WIDTHS, *year_widths), lambda canvas: draw_targets(canvas, call, application)),
        (facts, FACTS_WIDTHS, lambda canvas: draw_facts(canvas, slots, call, application)),
        (projects, PROJECTS_WIDTHS, lambda canvas: draw_projects(canvas, slots, call, application)),
    )
    for sheet, widths, draw in drawn:
        canvas = Canvas(sheet, widths, sources)
        draw(canvas)
        canvas.finish()
        page(sheet, landscape=sheet is projects, repeated="1:2" if sheet is projects else "1:1")
    options.sheet_state = "hidden"  # only the drop-down lists use it; nobody prints it
    return made
