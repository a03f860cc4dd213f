"""Table: column widths, merged cells, and page breaks of a table."""

from xml.etree import ElementTree

import pytest

from zj415x.office.word.paper import Box, Row, table_xml, together
from zj415x.office.word.style import HEAD, NAMESPACE

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def table(*rows: Row, widths: tuple[int, ...] = (20, 30, 106)) -> ElementTree.Element:
    return ElementTree.fromstring(table_xml(widths, rows).replace(">", f" {NAMESPACE}>", 1))


def attributes(tree: ElementTree.Element, name: str, attribute: str = "val") -> list[str]:
    return [element.attrib[f"{W}{attribute}"] for element in tree.iter(f"{W}{name}")]


def test_columns_have_the_given_widths_and_spans_add_them() -> None:
    made = table(Row((Box("甲", columns=2), Box("乙"))))
    assert attributes(made, "gridCol", "w") == ["1134", "1701", "6009"]
    assert attributes(made, "tblW", "w") == ["8844"]
    assert attributes(made, "tcW", "w") == ["2835", "6009"]
    assert attributes(made, "gridSpan") == ["2"]


def test_a_cell_has_its_paragraphs_and_seal() -> None:
    made = table(Row((Box(("甲", "乙"), HEAD, 3, seal=("盖章",)),)))
    assert attributes(made, "pStyle") == ["Head", "Head", "Seal"]
    assert ["".join(element.itertext()) for element in made.iter(f"{W}p")] == ["甲", "乙", "盖章"]


def test_aligns_a_cell_to_middle_or_top() -> None:
    assert attributes(table(Row((Box(), Box(top=True), Box()))), "vAlign") == ["center", "top", "center"]


def test_repeats_head_rows_on_each_page() -> None:
    made = table(Row((Box(columns=3),), head=True), Row((Box(columns=3),)))
    assert [element.find(f"{W}trPr/{W}tblHeader") is not None for element in made.iter(f"{W}tr")] == [True, False]


@pytest.mark.parametrize(("letters", "whole"), [(1, True), (60, True), (80, False), (10_000, False)])
def test_very_high_rows_may_break_across_pages(letters: int, whole: bool) -> None:
    made = table(Row((Box("长" * letters), Box(), Box())))
    assert (made.find(f".//{W}cantSplit") is not None) is whole


def test_keeps_a_short_table_on_one_page() -> None:
    made = table(*together([Row((Box(("甲", "乙")), Box(), Box())), Row((Box(), Box(), Box()))]))
    kept = [
        [element.find(f"{W}pPr/{W}keepNext") is not None for element in row.iter(f"{W}p")]
        for row in made.iter(f"{W}tr")
    ]
    assert kept == [[True] * 4, [False] * 3]


def test_counts_lines_and_paragraphs() -> None:
    assert Box("甲\n乙").tall(50) == Box(("甲", "乙")).tall(50) == 2 * Box("甲").tall(50)


def test_the_narrowest_column_holds_one_character() -> None:
    assert Box("甲乙").tall(1) > Box("甲").tall(1)
