"""The page of data: the catalogue's tables to download as CSV and JSON, each with its columns explained."""

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from zj415x.editions.y2026 import NOTICE
from zj415x.wording.values import place_in
from zj415x.wording.voice import voice_of

from . import markdown
from .catalogue import TABLES, Column, Table, Value
from .language import label, locale_of

FOLDER = "data"
_BOM = "\ufeff"  # Excel takes a CSV without it for the encoding of the machine
_INTRODUCTION = (
    "{number}（{issued}）里的表，和库里与它有关的表，共 {tables} 个，都从库里写出，可以下载。CSV 用 Excel 双击打开，"
    "字不会乱（UTF-8，带 BOM），pandas 的 `read_csv` 照读；空着的就是没有，一格里有几项的以“；”分开。JSON 是同样的行，"
    "键是列的名称，另带编号、出处和每列的说明，数是十进制的，不经过浮点数。{package} 按 Frictionless 的写法"
    "说明全部 CSV。英文版的文件在英文网站。不是官方数据，以通知原文为准。",
    "The tables of {number} ({issued}), and the library's tables about it: {tables} in all, written from the library, "
    "to download. The CSV files open in Excel (UTF-8 with a BOM) and in `pandas.read_csv`; a blank cell means that "
    "there is nothing, and several values in a cell are joined by “；”. The JSON files have the same rows, with the "
    "names of columns as keys, and add the number of the notice, the place and what each column says; numbers are "
    "decimal, never floats. {package} describes all CSV files as Frictionless does. Names stay in Chinese; the Chinese "
    "site has the files in Chinese. These are not official data; the Chinese text of the notice prevails.",
)
_KINDS = {
    "string": "文字",
    "integer": "整数",
    "number": "小数",
    "boolean": "是非",
    "date": "日期",
    "datetime": "时刻",
    "list": "列表",
}


def page(language: str) -> str:
    """Each table: its links, its size, where the notice has it, and its columns."""
    said = _INTRODUCTION[language == "en"].format(
        number=NOTICE.number,
        issued=NOTICE.issued.isoformat(),
        tables=len(TABLES),
        package=f'<a href="{FOLDER}/datapackage.json" download>datapackage.json</a>',
    )
    texts = [f"# {label('数据下载', language)}", said, _overview(language)]
    for table in TABLES:
        rows = [
            [
                f"`{column.name}`",
                column.heading.in_(language),
                label(_KINDS[column.type], language),
                column.meaning.in_(language),
            ]
            for column in table.columns
        ]
        head = [label(word, language) for word in ("JSON 里的键", "CSV 的表头", "类型", "说明")]
        texts += [
            f"({FOLDER}-{table.name})=\n## {table.title.in_(language)}",
            _facts(table, language),
            markdown.table(head, rows, "data"),
        ]
    return "\n\n".join(texts) + "\n"


def files(language: str) -> Iterator[tuple[str, str]]:
    """The files to download, each with its text."""
    for table in TABLES:
        yield f"{table.name}.csv", as_csv(table, language)
        yield f"{table.name}.json", as_json(table, language)
    yield "datapackage.json", _written(_package(language))


def as_csv(table: Table, language: str) -> str:
    """The table as Excel opens it: with headings in the language of the site."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(column.heading.in_(language) for column in table.columns)
    writer.writerows([_cell(value, language) for value in row] for row in table.rows(language))
    return _BOM + text.getvalue()


def as_json(table: Table, language: str) -> str:
    """The table with what it is: its rows as objects, the number of the notice, the place, and its columns."""
    names = [column.name for column in table.columns]
    rows = [dict(zip(names, map(_plain, row), strict=True)) for row in table.rows(language)]
    return _written(
        {
            "table": table.name,
            "title": table.title.in_(language),
            "notice": NOTICE.number,
            "issued": NOTICE.issued.isoformat(),
            "place": _place(table, language) or None,
            "columns": [
                {
                    "name": column.name,
                    "title": column.heading.in_(language),
                    "type": column.type,
                    "description": column.meaning.in_(language),
                }
                for column in table.columns
            ],
            "rows": rows,
        }
    )


def _package(language: str) -> dict[str, Any]:
    """What a Frictionless data package says of the CSV files."""
    return {
        "name": "zj415x",
        "title": NOTICE.number,
        "resources": [
            {
                "name": table.name,
                "title": table.title.in_(language),
                "path": f"{table.name}.csv",
                "encoding": "utf-8-sig",
                "schema": {"fields": [_field(column, language) for column in table.columns]},
            }
            for table in TABLES
        ],
    }


def _field(column: Column, language: str) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.heading.in_(language),
        "type": "string" if column.type == "list" else column.type,
        "description": column.meaning.in_(language),
    }
    if column.type == "boolean":
        field |= {"trueValues": [_cell(True, language)], "falseValues": [_cell(False, language)]}
    return field


def _cell(value: Value, language: str) -> str:
    if isinstance(value, bool):
        return label("是" if value else "否", language)
    if isinstance(value, tuple):
        return "；".join(value)
    if isinstance(value, date):  # a datetime is one
        return value.isoformat()
    return "" if value is None else str(value)


def _plain(value: Value) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return f"\0{value}" if isinstance(value, Decimal) else value


def _written(data: Any) -> str:
    """JSON, in which a decimal number is written as it is."""
    return re.sub(r'"\\u0000([^"]+)"', r"\1", json.dumps(data, ensure_ascii=False, indent=1)) + "\n"


def _overview(language: str) -> str:
    """The tables with their sizes, each leading to what is told of it."""
    rows = [
        [
            f"[{table.title.in_(language)}](#{FOLDER}-{table.name})",
            _links(table),
            str(len(table.rows(language))),
            str(len(table.columns)),
            _place(table, language) or label("不是通知印的", language),
        ]
        for table in TABLES
    ]
    head = [label(word, language) for word in ("表", "下载", "行", "列", "出处")]
    return markdown.table(head, rows, "catalogue")


def _facts(table: Table, language: str) -> str:
    colon = ": " if language == "en" else "："
    place = _place(table, language) or label("不是通知印的", language)
    count = f"{label('行', language)}{colon}{len(table.rows(language))}"
    return f"{label('出处', language)}{colon}{place} · {count} · {_links(table)}"


def _links(table: Table) -> str:
    return " · ".join(f'<a href="{FOLDER}/{table.name}.{kind}" download>{kind.upper()}</a>' for kind in ("csv", "json"))


def _place(table: Table, language: str) -> str:
    return place_in(table.place, voice_of(locale_of(language))) if table.place else ""
