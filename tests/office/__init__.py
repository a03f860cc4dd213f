"""Office: forms as Office files; these tests need the extra ``office``."""

import pytest

pytest.importorskip("openpyxl", reason="openpyxl is not installed, which the extra office brings")
