"""Makers of clients find in the description all that a client needs."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

NODE = shutil.which("node")
PACKAGES = Path(os.environ.get("ZJ415X_AJV", "")) / "node_modules"
PROGRAMS = Path(sys.executable).parent
MAKER = shutil.which("openapi-python-client", path=str(PROGRAMS))


@pytest.fixture(scope="module")
def description(client: httpx.Client) -> Any:
    return client.get("/openapi.json").json()


def nodes(schema: Any) -> Iterator[Any]:
    """Each object of a description."""
    if isinstance(schema, list):
        for item in schema:
            yield from nodes(item)
    elif isinstance(schema, dict):
        yield schema
        for value in schema.values():
            yield from nodes(value)


def test_every_list_says_of_what_and_no_default_is_an_empty_object(description: Any) -> None:
    for schema in nodes(description):
        assert "items" in schema or "prefixItems" in schema or schema.get("type") != "array", schema
        assert schema.get("default") != {}, schema


@pytest.mark.slow
@pytest.mark.skipif(MAKER is None, reason="openapi-python-client is not installed")
def test_a_client_in_python_leaves_out_nothing(description: Any, tmp_path: Path) -> None:
    whole, made = tmp_path / "openapi.json", tmp_path / "made"
    whole.write_text(json.dumps(description), encoding="utf-8")
    command = [str(MAKER), "generate", "--path", str(whole), "--output-path", str(made), "--meta", "none"]
    environment = {**os.environ, "PATH": os.pathsep.join((str(PROGRAMS), os.environ.get("PATH", "")))}
    run = subprocess.run(
        [*command, "--fail-on-warning"], capture_output=True, text=True, encoding="utf-8", check=False, env=environment
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "Warning" not in run.stdout
    models = (made / "models" / "__init__.py").read_text(encoding="utf-8")
    for kind in ("ClusterApplication", "JingpinProduct", "Report", "Finding", "Deadline", "Allocation"):
        assert f" {description['components']['schemas'][kind]['title']}\n" in models, kind
    assert " Routes\n" in models
    operations = {path.stem for path in (made / "api").rglob("*.py")} - {"__init__"}
    assert len(operations) == len(description["paths"])


@pytest.mark.slow
@pytest.mark.skipif(NODE is None, reason="node is not installed")
@pytest.mark.skipif(
    not (PACKAGES / "openapi-typescript").is_dir(),
    reason="ZJ415X_AJV names no folder where npm installed openapi-typescript",
)
def test_a_client_in_typescript_leaves_out_nothing(description: Any, tmp_path: Path) -> None:
    whole, made = tmp_path / "openapi.json", tmp_path / "made.ts"
    whole.write_text(json.dumps(description), encoding="utf-8")
    program = PACKAGES / "openapi-typescript" / "bin" / "cli.js"
    subprocess.run([str(NODE), str(program), str(whole), "-o", str(made)], capture_output=True, check=True)
    written = made.read_text(encoding="utf-8")
    for kind in description["components"]["schemas"]:
        assert f"\n        {kind}: " in written or f'\n        "{kind}": ' in written, kind
    compiler = PACKAGES / "typescript" / "bin" / "tsc"
    subprocess.run([str(NODE), str(compiler), "--strict", "--noEmit", str(made)], capture_output=True, check=True)
