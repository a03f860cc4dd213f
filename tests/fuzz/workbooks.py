"""Workbooks: the three readers of workbooks on workbooks of our own whose parts were changed."""

import re
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZIP_STORED, ZipFile

from zj415x import ClusterApplication, InvalidDocumentError, ListedProduct
from zj415x.editions.y2026 import NOTICE
from zj415x.office import (
    Roster,
    StaffMember,
    Task,
    package,
    read_form_workbook,
    read_recommendations,
    read_roster,
    write_form_workbook,
    write_recommendations,
    write_roster,
)

from ..builders import application, new_star
from ..office.books import HEADER_ROW, HEADERS, LATHE, parts, row
from .draw import WORDS, Draw
from .laws import jsonable, shown, told

Parts = dict[str, str]
_TOKEN = re.compile(r'"[^"]*"|(?<=>)[^<>]+(?=<)|<[^<>]*>')
_MARKUP = [
    *WORDS, '""', '"1"', '"s"', '"str"', '"inlineStr"', '"b"', '"e"', '"d"', '"n"', '"A1"', '"B2"', '"XFD1048576"', '"A1:B7"', '"hidden"',
    '"-1"', '"0"', '"99999999999"', '"14"', '"9"', "<v>1</v>", "<f>1+1</f>", "<c/>", '<c t="s">', "</c>", "</row>", "<row>", '<row r="3">',
    "<is><t>甲</t></is>", "<t>一</t>", "<rPh><t>yi</t></rPh>", '<mergeCell ref="A1:E9"/>', '<col min="1" max="9" hidden="1"/>',
    "&#0;", "&#10;", "&lt;", "&amp;x", "&a;", "<!--", "-->", "<![CDATA[x]]>", "<!DOCTYPE a>", "<?x y?>", "46193.5", "1e308", "-1E-7",
    "0.1", "NaN", "1_0", " 7 ", "TRUE", "_x0041_", "_xD800_", "_x0000_",
    '"0%"', '"#,##0.00万元"', '"[&lt;1]0;[&gt;=2]0.0%;@"', '"yyyy/m/d"',
]  # fmt: skip


def _parts_of(content: bytes) -> Parts:
    with ZipFile(BytesIO(content)) as whole:
        held = {name: whole.read(name) for name in whole.namelist()}
    return {name: text.decode() for name, text in held.items() if name.endswith((".xml", ".rels"))}


def _written(write: Callable[[Path], object]) -> Parts:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        write(path)
        return _parts_of(path.read_bytes())


def _typed(rows: str, **more: Any) -> Parts:
    return {name: str(text) for name, text in parts(rows, **more).items()}


@cache
def forms() -> tuple[Parts, ...]:
    """Write some forms (附1-2, 附1-3)."""
    return tuple(_form(one) for one in (application(), new_star(), None))


def _form(one: ClusterApplication | None) -> Parts:
    return _written(lambda path: write_form_workbook(path, NOTICE, one))


@cache
def lists() -> tuple[Parts, ...]:
    """Write some recommendation sheets (附件2 三3)."""
    lathe = ListedProduct(enterprise=LATHE[0], product=LATHE[1], track="工业母机与机器人")
    return (
        _written(lambda path: write_recommendations(path, NOTICE, [lathe] * 3, recommender="某市经信局")),
        _typed(HEADER_ROW + row(2, "1", *LATHE) + row(3, "合计", "1")),
        _typed(
            row(1, "汇总表") + row(3, *HEADERS) + row(4, "1", *LATHE),
            after='<mergeCells><mergeCell ref="B4:B6"/></mergeCells>',
        ),
    )


@cache
def rosters() -> tuple[Parts, ...]:
    """Write some rosters (附件3)."""
    staff = tuple(
        StaffMember(task=task, place="台州市", office="产业处", name="甲", mobile="13800138000") for task in Task
    )
    return (
        _written(lambda path: write_roster(path, NOTICE, Roster(city="台州市", staff=staff))),
        _typed(row(1, "市、县", "姓名", "手机号码", "备注") + row(2, "临海市", "乙", "1", "集群遴选")),
    )


def zipped(changed: Parts) -> bytes:
    """Zip some parts, uncompressed."""
    kept = BytesIO()
    with ZipFile(kept, "w", ZIP_STORED) as whole:
        for name, text in changed.items():
            whole.writestr(name, text.encode("utf-8", "surrogatepass"))
    return kept.getvalue()


def spoilt(draw: Draw, seeds: tuple[Parts, ...]) -> bytes:
    """Draw a workbook, with changes in its markup, its texts, its parts or its bytes."""
    made = dict(draw.of(seeds))
    names = sorted(made, key=lambda name: ("sheet" not in name, name))
    for _ in range(draw.below(6)):
        # mostly the first sheet, which is the one that is read
        name = names[0] if not draw.once_in(3) else draw.of(names)
        text = made[name]
        tokens = list(_TOKEN.finditer(text))
        if not tokens:
            continue
        token = tokens[draw.below(len(tokens))]
        match draw.below(6):
            case 0:
                put = ""
            case 1:
                put = token[0] * 2
            case 2:
                put = draw.edited(token[0], _MARKUP)
            case 3:
                put = draw.of(tokens)[0]
            case 4 if token[0].startswith('"'):
                put = f'"{draw.of(WORDS)}"'
            case _:
                put = draw.of(_MARKUP)
        made[name] = text[: token.start()] + put + text[token.end() :]
    if draw.once_in(16):
        name = draw.of(names)
        match draw.below(3):
            case 0:
                del made[name]
            case 1:
                made[name.upper() if draw.below(2) else f"/{name}"] = made.pop(name)
            case _:
                made[name] = made[draw.of(list(made))]
    content = zipped(made)
    if draw.once_in(16):
        for _ in range(1 + draw.below(4)):
            at = draw.below(len(content) + 1)
            content = content[:at] + draw.bytes(6) + content[at + draw.below(6) :]
    return content


_TAGS = 20_000
"""Tags that are parsed at most for a workbook of some hundred kilobytes: each part once or twice."""


def _read(reader: Callable[..., Any], content: bytes) -> Any:
    """Read a workbook at a counted cost; None if it is refused."""
    spent: list[package.Budget] = []
    make = package.Budget

    def counted() -> package.Budget:
        spent.append(make())
        return spent[-1]

    package.Budget = counted  # type: ignore[assignment, misc]
    try:
        made = reader(content, NOTICE)
    except InvalidDocumentError as error:
        told(error)
        return None
    finally:
        package.Budget = make  # type: ignore[misc]
        for budget in spent:
            assert budget.unpacked <= 8 * len(content) + 2**16, budget
            assert budget.tags <= _TAGS + 2 * content.count(b"<"), budget
    for remark in getattr(made, "remarks", ()):
        shown(str(remark))
    return made


def form_workbooks(data: bytes) -> None:
    """Read a form; what was read is written and reads back."""
    draw = Draw(data)
    made = _read(read_form_workbook, spoilt(draw, forms()))
    if made is not None:
        jsonable(made)
        if draw.once_in(64):
            back = zipped(_written(lambda path: write_form_workbook(path, NOTICE, made)))
            assert read_form_workbook(back, NOTICE) == made


def recommendations(data: bytes) -> None:
    """Read a recommendation sheet; what was read is written and reads back."""
    draw = Draw(data)
    made = _read(read_recommendations, spoilt(draw, lists()))
    if made is not None:
        jsonable(made.products)
        if draw.once_in(16):
            back = zipped(_written(lambda path: write_recommendations(path, NOTICE, made.products)))
            assert read_recommendations(back, NOTICE).products == made.products


def rosters_of_staff(data: bytes) -> None:
    """Read a roster; what was read is written and reads back."""
    draw = Draw(data)
    made = _read(read_roster, spoilt(draw, rosters()))
    if made is not None and draw.once_in(16):
        back = read_roster(zipped(_written(lambda path: write_roster(path, NOTICE, made))), NOTICE)
        assert sorted(map(repr, back.staff)) == sorted(map(repr, made.staff))
