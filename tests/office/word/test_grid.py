"""A table of a form: as wide as it is to be, its cells merged, its rows on one page where they can be."""

from xml.etree import ElementTree

import pytest

from zj415x.office.word.grid import Box, Row, table_xml, together
from zj415x.office.word.style import HEAD, NAMESPACE

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def table(*rows: Row, widths: tuple[int, ...] = (20, 30, 106)) -> ElementTree.Element:
    return ElementTree.fromstring(table_xml(widths, rows).replace(">", f" {NAMESPACE}>", 1))


def attributes(tree: ElementTree.Element, name: str, attribute: str = "val") -> list[str]:
    return [one.attrib[f"{W}{attribute}"] for one in tree.iter(f"{W}{name}")]


def test_columns_are_as_wide_as_is_said_and_cells_over_several_as_these_together() -> None:
    made = table(Row((Box("甲", columns=2), Box("乙"))))
    assert attributes(made, "gridCol", "w") == ["1134", "1701", "6009"]
    assert attributes(made, "tblW", "w") == ["8844"]
    assert attributes(made, "tcW", "w") == ["2835", "6009"]
    assert attributes(made, "gridSpan") == ["2"]


def test_a_cell_has_its_paragraphs_and_where_the_seal_goes() -> None:
    made = table(Row((Box(("甲", "乙"), HEAD, 3, seal=("盖章",)),)))
    assert attributes(made, "pStyle") == ["Head", "Head", "Seal"]
    assert ["".join(one.itertext()) for one in made.iter(f"{W}p")] == ["甲", "乙", "盖章"]


def test_a_cell_begins_at_its_middle_or_at_its_top() -> None:
    assert attributes(table(Row((Box(), Box(top=True), Box()))), "vAlign") == ["center", "top", "center"]


def test_a_head_is_printed_again_on_each_page() -> None:
    made = table(Row((Box(columns=3),), head=True), Row((Box(columns=3),)))
    assert [one.find(f"{W}trPr/{W}tblHeader") is not None for one in made.iter(f"{W}tr")] == [True, False]


@pytest.mark.parametrize(("letters", "whole"), [(1, True), (60, True), (80, False), (10_000, False)])
def test_a_row_that_is_too_high_may_be_divided_between_pages(letters: int, whole: bool) -> None:
    made = table(Row((Box("长" * letters), Box(), Box())))
    assert (made.find(f".//{W}cantSplit") is not None) is whole


def test_a_short_table_stands_on_one_page() -> None:
    made = table(*together([Row((Box(("甲", "乙")), Box(), Box())), Row((Box(), Box(), Box()))]))
    kept = [[one.find(f"{W}pPr/{W}keepNext") is not None for one in row.iter(f"{W}p")] for row in made.iter(f"{W}tr")]
    assert kept == [[True] * 4, [False] * 3]


def test_lines_and_paragraphs_count_as_such() -> None:
    assert Box("甲\n乙").tall(50) == Box(("甲", "乙")).tall(50) == 2 * Box("甲").tall(50)


def test_the_narrowest_column_holds_a_letter() -> None:
    assert Box("甲乙").tall(1) > Box("甲").tall(1)
