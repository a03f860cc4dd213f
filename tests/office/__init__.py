"""Forms as office files, for which the extra ``office`` is needed: without it there is nothing here to try."""

import pytest

pytest.importorskip("openpyxl", reason="openpyxl is not installed, which the extra office brings")
