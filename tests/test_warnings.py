"""Warnings in a test run: ours fail it, those of a package that the library uses do not."""

import warnings

import pytest


def warn(module: str) -> None:
    """Warn as Python does where a module uses what is deprecated."""
    warnings.warn_explicit("old", DeprecationWarning, "a file", 1, module=module)


@pytest.mark.parametrize("module", ["zj415x", "zj415x.values.money", "tests.values.test_money"])
def test_a_deprecated_call_of_ours_fails(module: str) -> None:
    with pytest.raises(DeprecationWarning, match="old"):
        warn(module)


@pytest.mark.parametrize("module", ["babel.numbers", "openpyxl.cell.cell", "icalendar", "_pytest.python"])
def test_one_inside_a_dependency_is_only_listed(module: str) -> None:
    with warnings.catch_warnings(record=True) as listed:
        warn(module)
    assert [str(warning.message) for warning in listed] == ["old"]


def test_a_file_left_open_fails() -> None:
    with pytest.raises(ResourceWarning):
        warnings.warn_explicit("unclosed file", ResourceWarning, "a file", 1, module="anywhere")
