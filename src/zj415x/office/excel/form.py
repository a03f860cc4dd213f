"""Form: 《浙江省先进制造业集群申报信息表》 as a workbook, in and out."""

import os

from ...cluster.application import ClusterApplication
from ...notice import Notice
from ...values.check import check_of
from ..files import written
from .form_reading import read_application
from .workbook import Source, opened


def write_form_workbook(
    path: str | os.PathLike[str], notice: Notice, application: ClusterApplication | None = None
) -> None:
    """Write the form of 附1-2 and the targets of 附1-3 as a workbook, filled in from an application.

    Without an application it is blank. Cells with a choice offer a list; people's names appear as in the application.
    Extra sheets hold what the form has no cell for, so that :func:`read_form_workbook` reads the whole application
    back.

    Raises:
        InvalidTypeError, InvalidValueError: ``application`` is no application; a track that differs from the printed
            one of its name; a text too long for a cell.
        UnknownTrackError, UnknownNameError: a name that the call does not print.
        MissingExtraError: openpyxl is not installed.
        OSError: the file cannot be written; an existing file is then unchanged.
    """
    from .form_book import book_of

    if application is not None:
        check_of(ClusterApplication)(application)
        notice.clusters.check(application)
    written(path, book_of(notice, application).save)


def read_form_workbook(source: Source, notice: Notice) -> ClusterApplication:
    """Read the application in such a workbook (附1-2, 附1-3), given as a file or its bytes.

    Figures may carry their unit, and days may have any of four notations; an ambiguous value is a problem, reported
    with the nearest printed names.

    >>> from zj415x import InvalidDocumentError
    >>> from zj415x.editions.y2026 import NOTICE
    >>> from zj415x.office import read_form_workbook, write_form_workbook
    >>> write_form_workbook("申报信息表.xlsx", NOTICE)
    >>> try:
    ...     read_form_workbook("申报信息表.xlsx", NOTICE)
    ... except InvalidDocumentError as error:
    ...     print(error.problems[0])
    ('申报信息表!E3', '未填')

    Raises:
        InvalidDocumentError: carries all problems of the workbook, each with its sheet and cell.
        OSError: the file cannot be opened.
    """
    return read_application(opened(source), notice)
