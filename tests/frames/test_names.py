"""Names: what the frames offer is loaded when it is asked for."""

import subprocess
import sys

import pytest

from zj415x import frames


def test_every_name_is_listed_once_in_order() -> None:
    assert dir(frames) == sorted(frames.__all__) == sorted(frames._HOMES)


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="judgement"):
        frames.judgement  # type: ignore[attr-defined]  # noqa: B018


@pytest.mark.parametrize("name", ["RowReader", "judge", "judged_schema", "reports_to_frame"])
def test_no_engine_is_loaded_before_it_is_used(name: str) -> None:
    script = (
        f"import sys\nfrom zj415x.frames import {name}\nprint(*{{'pyarrow', 'narwhals', 'polars'}} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    assert done.stdout.split() == []
