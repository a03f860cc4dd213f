"""Office: its public names, and what importing them loads."""

import pytest

from zj415x import office

from ..test_import import loaded_by


def test_names_load_on_first_use() -> None:
    assert dir(office) == office.__all__ == sorted(office._HOMES)
    assert all(callable(getattr(office, name)) for name in office.__all__)


def test_an_unknown_name_raises_attribute_error() -> None:
    with pytest.raises(AttributeError, match="write_forms"):
        office.write_forms  # type: ignore[attr-defined]  # noqa: B018


def test_importing_loads_no_optional_package() -> None:
    loaded = loaded_by("from zj415x.office import *")
    assert loaded & {"docx", "lxml", "openpyxl"} == set()
