"""Names: the names of the office load on first use, and say what to install if that fails."""

import sys

import pytest

import zj415x.office
from zj415x.errors import MissingExtraError


def test_every_public_name_loads() -> None:
    assert dir(zj415x.office) == zj415x.office.__all__
    for name in zj415x.office.__all__:
        assert getattr(zj415x.office, name).__name__ == name


def test_an_unknown_name_raises_attribute_error() -> None:
    with pytest.raises(AttributeError, match="read_minds"):
        zj415x.office.read_minds  # type: ignore[attr-defined]  # noqa: B018


def test_names_the_extra_without_openpyxl(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    monkeypatch.delitem(sys.modules, "zj415x.office.excel.style", raising=False)
    with pytest.raises(MissingExtraError, match=r"pip install 'zj415x\[office\]'"):
        import zj415x.office.excel.style  # noqa: F401
