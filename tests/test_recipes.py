"""What the page of recipes shows beside Python: a container and how a client starts the MCP server."""

import json
import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "recipes.md").read_text(encoding="utf-8")


def shown(language: str) -> str:
    """What the page shows in a language."""
    (block,) = re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    return str(block)


def test_a_container_has_six_lines_and_what_they_name_is_there() -> None:
    lines = shown("dockerfile").splitlines()
    assert [line.split(" ", 1)[0] for line in lines] == ["FROM", "WORKDIR", "COPY", "RUN", "USER", "CMD"]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert re.findall(r"^FROM python:(3\.\d+)-slim$", lines[0])[0] in {
        kind.rpartition(" ")[2] for kind in project["classifiers"]
    }
    (extra,) = re.findall(r"'\.\[(\w+)\]'", lines[3])
    assert extra in project["optional-dependencies"]
    assert (ROOT / "constraints.txt").is_file()
    command = json.loads(lines[5].removeprefix("CMD "))
    assert command[0] == "uvicorn"
    module, _, name = command[-1].partition(":")
    service = ROOT / command[command.index("--app-dir") + 1] / f"{module}.py"
    assert f"\n{name} = FastAPI(" in service.read_text(encoding="utf-8")


def test_a_client_starts_the_server_that_is_there() -> None:
    (server,) = json.loads(shown("json"))["mcpServers"].values()
    assert [(ROOT / path).is_file() for path in server["args"]] == [True]
