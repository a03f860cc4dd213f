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
    """Write the form of 附1-2 as a workbook, with the targets of 附1-3, filled in as far as an application is.

    Without an application it is blank. What can be chosen is offered in lists; people stand in it as the application
    has them. What the form has no cell for follows on sheets of its own, so that the workbook holds all of the
    application, and :func:`read_form_workbook` reads it back.

    Raises:
        InvalidTypeError, InvalidValueError: what is no application; a track that differs from the printed one of its
            name; a text that no cell can hold.
        UnknownTrackError, UnknownNameError: a name that the call does not print.
        MissingExtraError: openpyxl is not installed.
        OSError: the file cannot be written; then the old one is as it was.
    """
    from .form_book import book_of

    if application is not None:
        check_of(ClusterApplication)(application)
        notice.clusters.check(application)
    written(path, book_of(notice, application).save)


def read_form_workbook(source: Source, notice: Notice) -> ClusterApplication:
    """The application that such a workbook (附1-2, 附1-3) holds, from a file or its bytes.

    Figures may have their unit behind them or not, days are written in four ways; whatever could mean two things is a
    problem, with what is nearest of what is printed.

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
        InvalidDocumentError: with all problems of the workbook, each with its sheet and cell.
        OSError: it cannot be opened.
    """
    return read_application(opened(source), notice)
