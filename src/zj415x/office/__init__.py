"""Office: the forms of the notice as Office files, in and out (extra ``office``)."""

from typing import TYPE_CHECKING

from ..hooks import lazily

if TYPE_CHECKING:
    from .excel.form import read_form_workbook, write_form_workbook
    from .excel.problems import Remark
    from .excel.recommendations import Recommendations, read_recommendations, write_recommendations
    from .excel.roster import Roster, StaffMember, Task, read_roster, write_roster
    from .fields import read_fields
    from .signature import is_office_file
    from .word.form import write_form_document
    from .word.outline import write_plan, write_product_report

_HOMES = {
    "Recommendations": ".excel.recommendations",
    "Remark": ".excel.problems",
    "Roster": ".excel.roster",
    "StaffMember": ".excel.roster",
    "Task": ".excel.roster",
    "is_office_file": ".signature",
    "read_fields": ".fields",
    "read_form_workbook": ".excel.form",
    "read_recommendations": ".excel.recommendations",
    "read_roster": ".excel.roster",
    "write_form_document": ".word.form",
    "write_form_workbook": ".excel.form",
    "write_plan": ".word.outline",
    "write_product_report": ".word.outline",
    "write_recommendations": ".excel.recommendations",
    "write_roster": ".excel.roster",
}

__all__ = [
    "Recommendations", "Remark", "Roster", "StaffMember", "Task", "is_office_file", "read_fields", "read_form_workbook",
    "read_recommendations", "read_roster", "write_form_document", "write_form_workbook", "write_plan",
    "write_product_report", "write_recommendations", "write_roster",
]  # fmt: skip


lazily(__name__, _HOMES)
