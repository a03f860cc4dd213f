"""The numbered tables: a field for each line, in printed order."""

from decimal import Decimal
from operator import attrgetter
from typing import Any, get_args, get_type_hints

import attrs
import pytest

from zj415x import (
    ClusterApplication,
    Ecosystem,
    Innovation,
    Potential,
    Project,
    ProjectLists,
    Scale,
    TargetYear,
    wan,
)
from zj415x.errors import InvalidTypeError, InvalidValueError
from zj415x.values.blank import Amount, Count, Growth, Share

from ..builders import CLUSTERS, application, known

SECTIONS = {"scale": Scale, "innovation": Innovation, "ecosystem": Ecosystem, "growth": Potential}
FIELDS = [(name, cls, field) for name, cls in SECTIONS.items() for field in attrs.fields(cls)]
COUNTS = [(cls, field.name) for _, cls, field in FIELDS if field.type == Count | None]


def test_fields_match_the_indicators_in_order() -> None:
    assert [f"{name}.{field.name}" for name, _, field in FIELDS] == [line.field for line in CLUSTERS.indicators]


def test_field_type_matches_its_unit() -> None:
    kinds: dict[str, tuple[object, ...]] = {"亿元": (Amount | None,), "%": (Share | None, Growth | None)}
    for (_, _, field), indicator in zip(FIELDS, CLUSTERS.indicators, strict=True):
        assert field.type in kinds.get(indicator.unit, (Count | None,)), indicator.label


def test_target_columns_match_the_lines_in_order() -> None:
    table: Any = TargetYear
    fields = attrs.fields(table)
    assert fields[0].name == "year"
    columns = fields[1:]
    assert [f"targets.{field.name}" for field in columns] == [line.field for line in CLUSTERS.targets]
    kinds: dict[str, object] = {"亿元": Amount | None, "%": Share | None}
    assert [field.type for field in columns] == [kinds.get(line.unit, Count | None) for line in CLUSTERS.targets]


def test_table_rows_match_the_cells_in_order() -> None:
    declared = get_type_hints(ClusterApplication)
    for table in CLUSTERS.tables:
        (row,) = (get_args(kind)[0] for kind in get_args(declared[table.field]) if get_args(kind))
        assert [field.name for field in attrs.fields(row)] == [cell.field for cell in table.cells]


def test_tables_follow_the_order_of_the_form() -> None:
    names = [field.name for field in attrs.fields(ClusterApplication)]
    listed = [names.index(table.field) for table in CLUSTERS.tables]
    assert listed == sorted(listed)
    sections = [names.index(name) for name in ("scale", "innovation", "ecosystem", "growth", "organisation", "plan")]
    assert sections == sorted(sections)


def test_each_growth_line_has_its_list_of_projects() -> None:
    assert [field.name for field in attrs.fields(ProjectLists)] == [field.name for field in attrs.fields(Potential)]
    (lines,) = (known(clause.bound) for clause in CLUSTERS.clauses if clause.name == "project-rows")
    assert [line.rows for line in lines] == list(CLUSTERS.project_tables)
    assert [line.rows.field for line in lines] == [f"project_lists.{field.name}" for field in attrs.fields(Potential)]
    assert [line.line.field for line in lines] == [f"growth.{field.name}" for field in attrs.fields(Potential)]
    asked = [cell.field for cell in CLUSTERS.project_tables[0].cells]
    # What is left over says by what a project counts.
    assert [field.name for field in attrs.fields(Project)] == [*asked, "designated", "annual_output"]


def test_every_blank_is_a_field() -> None:
    made = application()
    for cell in CLUSTERS.blanks:
        attrgetter(cell.field)(made)


def test_every_field_may_be_blank() -> None:
    for cls in SECTIONS.values():
        assert all(getattr(cls(), field.name) is None for field in attrs.fields(cls))


@pytest.mark.parametrize(
    ("value", "error"),
    [(-1, InvalidValueError), (1.0, InvalidTypeError), (True, InvalidTypeError), ("1", InvalidTypeError)],
)
def test_count_is_a_non_negative_integer(value: object, error: type[Exception]) -> None:
    for cls, name in COUNTS:
        with pytest.raises(error, match=f"{cls.__name__}.{name}"):
            cls(**{name: value})
        assert getattr(cls(**{name: 0}), name) == 0


def test_growth_may_be_negative_and_revenue_may_not() -> None:
    with pytest.raises(InvalidValueError):
        Scale(revenue=wan(-1))
    assert Scale(revenue_growth=Decimal("-0.5")).revenue_growth == Decimal("-0.5")
    assert Scale(revenue_growth=Decimal("3.2")).revenue_growth == Decimal("3.2")
    with pytest.raises(InvalidValueError):
        Scale(revenue_growth=Decimal("-1.01"))


def test_share_lies_between_0_and_1() -> None:
    assert Innovation(rd_share=Decimal(1)).rd_share == 1
    for share in (Decimal("1.001"), Decimal("-0.001"), Decimal("NaN")):
        with pytest.raises(InvalidValueError):
            Innovation(rd_share=share)


def test_float_is_refused() -> None:
    with pytest.raises(InvalidTypeError, match=r"Innovation\.rd_share"):
        Innovation(rd_share=0.035)  # type: ignore[arg-type]
