"""Sheets: reading a recommendation sheet, against libraries that only read the values of its cells."""

from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from zj415x import Category, ListedProduct
from zj415x.editions.y2026 import NOTICE

ROWS = 300
Ask = Callable[[int], object]


def products(count: int) -> list[ListedProduct]:
    """Make products of every category and track, no two of them alike."""
    categories, tracks = tuple(Category), NOTICE.jingpin.tracks
    return [
        ListedProduct(
            enterprise=f"某某{number}机床有限公司",
            product=f"五轴加工中心 VX-{number}",
            category=categories[number % len(categories)],
            track=tracks[number % len(tracks)],
        )
        for number in range(count)
    ]


@cache
def book() -> bytes:
    """The workbook of these products, as the library writes it."""
    from zj415x.office import write_recommendations

    with TemporaryDirectory() as folder:
        path = Path(folder) / "sheet.xlsx"
        write_recommendations(path, NOTICE, products(ROWS))
        return path.read_bytes()


def read(count: int) -> Ask:
    from zj415x.office import read_recommendations

    data = book()
    assert read_recommendations(data, NOTICE).products == tuple(products(ROWS)), "they do not write alike"
    return lambda number: read_recommendations(data, NOTICE)


def by_openpyxl(count: int) -> Ask:
    import openpyxl

    data = book()

    def ask(number: int) -> int:
        made = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True)
        sheet = made.worksheets[0]
        sheet.reset_dimensions()
        rows = sum(1 for _ in sheet.iter_rows(values_only=True))
        made.close()
        return rows

    assert ask(0) > ROWS
    return ask


def by_calamine(count: int) -> Ask:
    from python_calamine import CalamineWorkbook

    data = book()

    def ask(number: int) -> int:
        return len(CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0).to_python())

    assert ask(0) > ROWS
    return ask
