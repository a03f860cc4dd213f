"""Workbooks: what a file holds, be it JSON or a workbook; and which command reads a workbook that holds none of it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ..cluster.application import ClusterApplication
from ..editions.y2026 import NOTICE
from ..errors import InvalidDocumentError, InvalidValueError
from ..exchange import read, read_ranking
from ..jingpin.product import JingpinProduct
from ..jingpin.recommendation import ListedProduct

_BEGINNING, _BEFORE = 1024, b"\xef\xbb\xbf \t\r\n"

# Of the office no more is loaded than a file asks for.
if TYPE_CHECKING:
    from ..office import Recommendations, Remark


def is_workbook(content: bytes) -> bool:
    """Does a file begin as one of an office does, be it a workbook or not, or as a page that was named as one?"""
    from ..office import is_office_file

    return is_office_file(content) or content[:_BEGINNING].lstrip(_BEFORE).startswith(b"<")


def subject_in(content: bytes) -> ClusterApplication | JingpinProduct:
    """The application or product that a file holds: JSON, or the form as a workbook.

    Raises:
        InvalidDocumentError: with all its problems; of another table of the notice, what is to be done with that.
    """
    if not is_workbook(content):
        return read(content, NOTICE)
    from ..office import read_form_workbook

    try:
        return read_form_workbook(content, NOTICE)
    except InvalidDocumentError as error:
        told = _told(content) if _is_none(error) else None
        raise error if told is None else InvalidDocumentError((("$", told),)) from None


def ranking_in(content: bytes, sheet: str | None = None) -> "tuple[tuple[ListedProduct, ...], tuple[Remark, ...]]":
    """The ranked list that a file holds, JSON or a recommendation sheet, and what is remarked of it.

    Raises:
        InvalidDocumentError: with all its problems.
        UnknownNameError: there is no sheet of that name.
    """
    if not is_workbook(content):
        return read_ranking(content, NOTICE), ()
    read = recommendations_in(content, sheet)
    return read.products, read.remarks


def recommendations_in(content: bytes, sheet: str | None = None) -> "Recommendations":
    """What a recommendation sheet holds. Raises as :func:`ranking_in`."""
    from ..office import read_recommendations

    return read_recommendations(content, NOTICE, sheet=sheet)


def _told(content: bytes) -> InvalidValueError | None:
    """What is to be done with another table of the notice; None where it is none of them."""
    from ..office import read_roster

    tables: tuple[tuple[Callable[[bytes], object], str], ...] = (
        (recommendations_in, "这是推荐汇总表；用 zj415x allocate 按名额截取，check 核对的是申报信息表"),
        (lambda one: read_roster(one, NOTICE), "这是工作人员信息汇总表，没有可核对的；check 核对的是申报信息表"),
    )
    for reads, message in tables:
        try:
            reads(content)
        except InvalidDocumentError as error:
            if _is_none(error):
                continue
        return InvalidValueError(message)
    return None


def _is_none(error: InvalidDocumentError) -> bool:
    """Is it said of the whole file, of which nothing could be read?"""
    return error.faults[0][0] == "$"
