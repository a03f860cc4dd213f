"""The names of the office are loaded when they are asked for, and say what to install where that is missing."""

import sys

import pytest

import zj415x.office
from zj415x.errors import MissingExtraError


def test_each_name_is_there() -> None:
    assert dir(zj415x.office) == zj415x.office.__all__
    for name in zj415x.office.__all__:
        assert getattr(zj415x.office, name).__name__ == name


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="read_minds"):
        zj415x.office.read_minds  # noqa: B018


def test_without_openpyxl_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    monkeypatch.delitem(sys.modules, "zj415x.office.excel.style", raising=False)
    with pytest.raises(MissingExtraError, match=r"pip install 'zj415x\[office\]'"):
        import zj415x.office.excel.style  # noqa: F401
