"""ajv compiles every published schema in its strict mode."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
SCHEMAS = HERE.parents[1] / "docs" / "schema"
PACKAGES = Path(os.environ.get("ZJ415X_AJV", "")) / "node_modules"
NODE = shutil.which("node")


@pytest.mark.skipif(NODE is None, reason="node is not installed")
@pytest.mark.skipif(not (PACKAGES / "ajv").is_dir(), reason="ZJ415X_AJV names no folder where npm installed ajv")
@pytest.mark.parametrize("folder", [SCHEMAS, SCHEMAS / "en"], ids=["zh", "en"])
def test_strict_ajv_compiles_every_schema(folder: Path) -> None:
    done = subprocess.run(
        [str(NODE), str(HERE / "ajv.mjs"), str(PACKAGES), str(folder)], capture_output=True, text=True, check=True
    )
    assert len(list(folder.glob("*.json"))) >= 14
    assert done.stdout == ""


def test_no_schema_lists_several_types() -> None:
    """Without node: a list of types is what strict ajv refuses."""
    for path in {*SCHEMAS.rglob("*.json")} - {SCHEMAS / "product-table.json"}:  # which is no JSON Schema
        assert '"type": [' not in path.read_text(encoding="utf-8"), path.name
        assert '"format":' not in path.read_text(encoding="utf-8"), path.name
