"""The door to the forms of an office: what it offers, and what it loads."""

import pytest

from zj415x import office

from ..test_import import loaded_by


def test_each_name_is_loaded_when_it_is_asked_for() -> None:
    assert dir(office) == office.__all__ == sorted(office._HOMES)
    assert all(callable(getattr(office, name)) for name in office.__all__)


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="write_forms"):
        office.write_forms  # noqa: B018


def test_neither_the_door_nor_its_names_load_what_an_extra_brings() -> None:
    loaded = loaded_by("from zj415x.office import *")
    assert loaded & {"docx", "lxml", "openpyxl"} == set()
