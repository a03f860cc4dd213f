"""The service keeps to its own description: whatever can be made of it is answered as it says."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest

from .running import Running

_HERE = Path(__file__).parent
_ROOT = _HERE.parents[1]


@pytest.fixture(scope="module")
def description(client: httpx.Client) -> Any:
    return client.get("/openapi.json").json()


def tried(service: Running, folder: Path, *how: str) -> None:
    """Ask it all that schemathesis makes of the description, right and wrong, and hold every answer against it."""
    pytest.importorskip(
        "schemathesis", reason="schemathesis is not installed, which asks all that a description allows"
    )
    paths = os.pathsep.join([str(_ROOT / "src"), str(_ROOT)])
    command = [
        str(Path(sys.executable).with_name("schemathesis")), "--config-file", str(_HERE / "schemathesis.toml"),
        "run", f"{service.address}/openapi.json", "--no-color", "--generation-deterministic", *how,
    ]  # fmt: skip
    environment = {**os.environ, "PYTHONPATH": paths, "SCHEMATHESIS_HOOKS": f"{__package__}.agreeing"}
    run = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "No issues found" in run.stdout


@pytest.mark.slow
def test_some_of_what_can_be_asked(service: Running, tmp_path: Path) -> None:
    tried(service, tmp_path, "--phases", "examples,fuzzing", "--max-examples", "6")


@pytest.mark.slow
def test_every_limit_that_is_described(service: Running, tmp_path: Path) -> None:
    """All but /routes, which takes the document and the choices of /applications/validate."""
    tried(service, tmp_path, "--phases", "coverage", "--exclude-path", "/routes")
    assert "Traceback" not in service.logged()


METHODS = {
    "/applications/validate": "post",
    "/products/validate": "post",
    "/applications/fields": "post",
    "/products/fields": "post",
    "/routes": "post",
    "/allocate": "post",
    "/workbooks": "post",
    "/recommenders": "get",
    "/tracks": "get",
    "/deadlines": "get",
    "/schemas/{kind}": "get",
    "/examples/{name}": "get",
}


def test_all_that_there_is_is_described_in_chinese(description: Any) -> None:
    assert {path: list(operations) for path, operations in description["paths"].items()} == {
        path: [method] for path, method in METHODS.items()
    }
    for path, method in METHODS.items():
        operation = description["paths"][path][method]
        for told in (operation["summary"], operation["description"]):
            assert not told.isascii(), told
        for parameter in operation["parameters"]:
            schema = parameter["schema"]
            told = parameter.get("description") or schema.get("title") or schema.get("description", "")
            assert not told.isascii(), parameter["name"]


def test_what_can_go_wrong_is_described(description: Any) -> None:
    for path, method in METHODS.items():
        answers = description["paths"][path][method]["responses"]
        assert answers.keys() == (
            {"200", "400", "408", "413", "414", "415", "422", "500"}
            if method == "post"
            else {"200", "414", "422", "500"}
        )
        for status, one in answers.items():
            assert not one["description"].isascii(), (path, status)
            if status not in ("200", "400"):
                assert one["content"]["application/json"]["schema"] == {"$ref": "#/components/schemas/Problems"}


def test_answers_have_a_model_and_bodies_an_example(description: Any, client: httpx.Client) -> None:
    for path, method in METHODS.items():
        operation = description["paths"][path][method]
        assert operation["responses"]["200"]["content"]["application/json"]["schema"] != {}
        if method == "post":
            assert operation["requestBody"]["required"]
            if path == "/workbooks":  # the only body that is bytes
                assert list(operation["requestBody"]["content"]) == ["application/octet-stream"]
                continue
            for one in operation["requestBody"]["content"]["application/json"]["examples"].values():
                address = f"{path}?recommender=衢州市" if path == "/allocate" else path
                assert client.post(address, json=one["value"]).status_code == 200


def test_a_document_is_described_as_the_library_describes_it(description: Any) -> None:
    from zj415x import ClusterApplication, Report
    from zj415x.schema import json_schema

    schemas = description["components"]["schemas"]
    for kind in (ClusterApplication, Report):
        ours = json_schema(kind)
        assert schemas[kind.__name__]["properties"].keys() == ours["properties"].keys()
        assert schemas[kind.__name__]["title"] == ours["title"]
        assert ours["$defs"].keys() <= schemas.keys()
