"""Agreeing: what schemathesis loads beside the description, for what no description can say.

Where it means a request to be right, whatever contradicts itself in it is taken out: no schema knows that a county lies in
another city. Only the differences between schema and reader that are listed with their reasons are seen to; any other
document that is valid and not read is a failure.
"""

import json
import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import schemathesis

from zj415x import InvalidDocumentError
from zj415x.exchange import read_application, read_product, read_ranking
from zj415x.office import write_form_workbook

from ..builders import EXAMPLES, NOTICE
from ..schema.test_against_reading import STRICTER

APPLICATION = EXAMPLES / "application.json"
_READERS = {
    "/applications/validate": read_application,
    "/routes": read_application,
    "/products/validate": read_product,
}
_MOST = 200


@cache
def workbook() -> bytes:
    """A filled-in form: of bytes a description can say no more."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "申报信息表.xlsx")
        write_form_workbook(path, NOTICE, read_application(APPLICATION.read_bytes(), NOTICE))
        return path.read_bytes()


# What is typed in fields may be of any shape, so that a right request has to be given.
_RIGHT: Mapping[str, Callable[[], Any]] = {
    "/workbooks": workbook,
    "/applications/fields": lambda: json.loads(APPLICATION.read_bytes()),
    "/products/fields": lambda: json.loads((EXAMPLES / "product.json").read_bytes()),
}
# Beside those: a text of U+001C and its like alone is empty, and these are no spaces in the patterns that are not Python's.
_KNOWN = {*STRICTER, "文字是空的"}


@schemathesis.hook
def before_call(context: Any, case: Any, kwargs: Any) -> None:
    """Make what a right request says agree with itself."""
    if case.meta is None or case.meta.generation.mode is not schemathesis.GenerationMode.POSITIVE:
        return
    if isinstance((case.query or {}).get("reading"), list):
        case.query["reading"] = list({one.partition("=")[0]: one for one in case.query["reading"]}.values())
    if case.operation.path in _READERS and isinstance(case.body, dict):
        mend(case.body, _READERS[case.operation.path])
    elif case.operation.path == "/allocate":
        rank(case)
    elif case.operation.path in _RIGHT:
        case.body = _RIGHT[case.operation.path]()


def mend(document: Any, read: Any) -> None:
    """Take out what is valid and, as is known, not read."""
    for _ in range(_MOST):
        try:
            read(document, NOTICE)
        except InvalidDocumentError as error:
            known = [path for path, fault in error.faults if fault.message in _KNOWN]
            if len(known) < len(error.faults):
                return
            _replace(document, known[0])
        else:
            return


def _replace(document: Any, path: str) -> None:
    *steps, last = [int(row) if row else name for name, row in re.findall(r"\.([^.\[]+)|\[(\d+)\]", path)]
    if last == "year":  # a row of which there are two
        *steps, last = steps
    for step in steps:
        document = document[step]
    if isinstance(document, list):
        del document[last]
    elif last in ("name", "enterprise", "product", "year"):
        document[last] = "甲"
    elif last == "track":
        document[last] = "人工智能"
    else:
        document.pop(last)


def rank(case: Any) -> None:
    """A list in which everybody stands once, with nothing of which an order could be wrong."""
    mend(case.body, read_ranking)
    rows = case.body["ranked"] if isinstance(case.body, dict) else case.body
    once = {(row["enterprise"], row["product"]): row for row in rows}
    for row in once.values():
        row.update(score=97.5, in_zone=True)
    rows[:] = once.values()
    for name in ("decided", "taken"):
        (case.query or {}).pop(name, None)
